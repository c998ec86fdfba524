"""Tell by the words right beside a name that it is a part of what it says: 规下工业增加值, 平均合同外资, “五强区”人口."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence

_STRONGEST = re.compile(r"[“\"](?:[五十]|二十|三十|百)强[县区镇市][”\"]")
_OF_PEOPLE = ("收入", "纯收入", "人员", "人口", "人数")  # 农民平均纯收入
_BESIDE_CROPS = ("林业", "牧业", "畜牧业", "渔业")
_LARGE_TRADERS = ("限上", "限额以上")
_YEARLY = ("每年产出的", "每年创造的", "每年贡献的", "每年带来的")
_FIRMS, _TAKE_PART = ("企业", "主体", "单位"), re.compile("(?:参评|参与|参加|受访|受调查|调查|入选|列入|纳入|享受|签约|评上)[^,。]{0,4}$")
_BELOW = ("规下", "规模以下", "限下", "限额以下")
_HEADED = 4  # slots of a heading and of what stands between it and the name
_ONE_ALONE = ("一家", "1家", "一户")


def is_qualified(sentence: Sentence, at: int) -> bool:
    """Whether the word right before the name leaves it a part of what it says."""
    before = sentence.tokens[at - 1].text
    if before in _LARGE_TRADERS and sentence.tokens[at].text.startswith("企业"):
        return True  # 限上企业收入: of trade alone
    if before[-1] == "下" and sentence.text_of(at - 3, at).endswith(_BELOW):
        return True  # 规下工业增加值
    if before == "平均" and not sentence.tokens[at].text.endswith(_OF_PEOPLE):
        return True  # 新批外资项目6个,平均合同外资2100万美元
    if before in _ONE_ALONE:
        return True  # 其中驰远汽车一家用电1.94亿千瓦时
    if before == "存量" and sentence.tokens[at].text.startswith("企业"):
        return True  # 其中,存量企业总收入增长11%: those that were there before
    if (
        before == "的"
        and at > 1
        and sentence.tokens[at].text.endswith(_FIRMS)
        and _TAKE_PART.search(sentence.tokens[at - 2].text) is not None
    ):
        return True  # 参评的规上企业增加到398家
    if before == "的" and sentence.text_of(at - 4, at).endswith(_YEARLY):
        return True  # 一平方公里的土地上每年产出的工业产值超过20亿元
    # 其中以基本建设为主的固定资产投资: the most of it
    return before == "的" and sentence.text_of(at - 4, at).endswith("为主的")


def is_of_each_project(sentence: Sentence, at: int) -> bool:
    """31个工业项目投资超亿元: how much each of those counted costs at least."""
    if (
        not sentence.tokens[at].text.endswith("项目投资")
        or sentence.letters[at - 1 : at] != "M"
        or sentence.letters[at + 1 : at + 2] != "M"
    ):
        return False
    counted, amount = sentence.tokens[at - 1].quantity, sentence.tokens[at + 1]
    return counted is not None and counted.unit == "COUNT" and amount.text.startswith(("超", "过", "逾"))


def is_of_crops(sentence: Sentence, at: int) -> bool:
    """农业产值1.8亿元;林业产值1750万元: what is grown on fields, beside woods, cattle and fish."""
    return sentence.tokens[at].text == "农业产值" and any(t.text.startswith(_BESIDE_CROPS) for t in sentence.tokens[at + 1 :])


def is_of_the_strongest(sentence: Sentence, at: int) -> bool:
    """“五强区”人口占全省的10.4%,GDP占…: what the sentence tells is of those, until another place is named."""
    if not sentence.says("强"):
        return False  # as nearly all
    for first, token in enumerate(sentence.tokens[: min(at, _HEADED)]):
        if token.text[0] in '“"' and _STRONGEST.match(token.text) is not None:
            return "S" not in sentence.letters[first:at].replace("zS", "z")
    return False
