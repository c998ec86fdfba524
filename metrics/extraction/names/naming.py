"""What a name means that is too short to say it alone: 增加值 behind the branch it is of, 规上企业 behind an output, 总投资 behind projects."""

from __future__ import annotations

import re

from metrics.extraction.clause import Memory, Sentence
from metrics.extraction.codes import OUTPUT
from metrics.extraction.names.crops import crop_grown
from metrics.extraction.names.gathered import OF_DEEDS
from metrics.extraction.slots import match, search
from metrics.extraction.whose.strangers import NEAR, NEWLY
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

_PARTED = 7  # slots
_RAISED = 18
_RAISES = r"[vxCu]I[vk]{0,2}M(?:j{1,2}I[vk]{0,2}M){0,2},v?L[vS]{0,2}(I)[vur]{0,3}B$"
_CROP = ("总产量", "总产")
_ECONOMIES = ("经济", "经济核心产业", "经济产业")
_PARTED_NOUNS = (*_CROP, "总收入", "收入", "总产值", "产值", "增加值")
_NOUNS_END = frozenset(noun[-1] for noun in _PARTED_NOUNS)
_HEADS = re.compile("(?:收支|运行|方面|情况|经济)*$")  # 财政运行情况:总收入6.9亿元
_BUILDERS = re.compile(
    r"(?<![重点骨干龙头])(?<![特一二三]级资质)(?<!以上资质)建筑业?企业(?:数|单位|共|有|达|共有|达到|为)*\d+[家户个],(?:[^,;。\d]{0,8}\d+[家户个],)?(?:全年|共|累计|共计)*(?:完成|实现)总?$"
)
_ADDS_TO_GROWTH = re.compile(r"Jv?L[Sv]{0,3}I|J(?:v?L|v?c)[Sv]{0,3}[Iv]{1,2}[uvr]{0,3}[BC]|JvC")


def of_amount(sentence: Sentence, at: int, memory: Memory) -> str:
    """工业总产值…,其中规模以上工业企业完成1464亿元: the same of the firms above designated size."""
    fewest = 0 if sentence.letters[:at].endswith("q") else 1  # 其中规模以上企业60.5亿元
    found = match(rf"[vFe]{{{fewest},3}}M", sentence.letters[at + 1 : at + 5])
    quantity = sentence.tokens[at + found.end()].quantity if found is not None else None
    entry = sentence.tokens[at].entry
    if entry is None or quantity is None or quantity.unit not in ("CNY", ""):
        return ""
    return next((name.indicator for name in entry.names if memory.context in name.after), "")


def _is_a_months(sentence: Sentence, at: int, token: Token, memory: Memory) -> bool:
    """规上工业总产值280亿元。4月份当月产值65亿元: the same of the month with which the next sentence begins."""
    month, told = sentence.tokens[0].period, memory.previous
    if at != 1 or month is None or month.kind not in ("month", "this_month") or told is None or told.is_blocked:
        return False
    return memory.is_near and told.text.endswith(token.text) and match("TJ[vFe]{0,3}M", sentence.letters) is not None


def added(sentence: Sentence, at: int, token: Token, memory: Memory) -> str:
    """增加值 without a name of its own: of what the sentence began with, or of the topic, told again; 建筑业企业26家,完成总产值9.9亿元."""
    if token.text in ("产值", "总产值") and _BUILDERS.search(sentence.text_of(at - NEAR, at)) is not None:
        return "construction_output"
    names = token.entry.names if token.entry is not None else ()
    if memory.first is not None and (code := next((name.indicator for name in names if memory.first.code in name.after), "")):
        return code  # 工业总产值…;营业收入…;实现增加值…
    if told := _told_last_of_which(sentence, at, token, memory):
        return told
    topic = memory.topic
    if _is_a_months(sentence, at, token, memory):
        return memory.previous.code if memory.previous is not None else ""
    if topic is None or topic.is_blocked or (at and sentence.tokens[at - 1].text.endswith(_ECONOMIES)):
        return ""  # 服务业占比58.2%,信息经济增加值2313亿元
    if token.text.endswith("产值"):
        return topic.code if topic.code in OUTPUT and not memory.has_level else ""
    if topic.code == "agri_output" and topic.text.startswith("农林牧渔"):
        return "primary_va"
    if not topic.code.endswith("_va"):
        return ""
    behind = sentence.letters[at + 1 : at + 4]
    if match(r"[vuY]{0,2}[ud]", behind):
        return topic.code  # 占GDP比重61.8%,增加值增长6.8%
    is_level = match(r"[vu]{0,2}M", behind) is not None and (memory.last == "share" or not memory.has_level)
    return topic.code if is_level else ""


def _told_last_of_which(sentence: Sentence, at: int, token: Token, memory: Memory) -> str:
    """规上工业增加值97亿元。其中7月当月完成增加值13.8亿元: of what the sentence before told last, whose name ends so; no branch stands between."""
    told = memory.going_on[0] if memory.going_on is not None and memory.is_near else None
    is_bare = match("q[,:]?T[,v]{0,2}F?$", sentence.letters[:at]) is not None
    return told.code if told is not None and is_bare and not told.is_blocked and told.text.endswith(token.text) else ""


def of_branch(branch: str, noun: str) -> str:
    """新兴产业…,实现总产值: the branch named before and the short name make an indicator's name, or none."""
    entries = vocabulary().entries.get(branch + noun, ())
    return next((entry.value for entry in entries if entry.type == "indicator"), "")


def whole_name(sentence: Sentence, at: int, code: str | None) -> str | None:
    """The code of a short name by what stands before it: the crop of 总产量, 旅游上半年实现总收入, which a period parts, and 财政:总收入, a colon."""
    if sentence.tokens[at].text[-1] not in _NOUNS_END:
        return code
    noun = sentence.tokens[at].text.removeprefix("实现").removeprefix("完成")
    if noun not in _PARTED_NOUNS:
        return code
    first = max(0, at - _PARTED)
    found = search(r"(?:^|[,;:T])(?:([xJ])T|([xJ][xv]{0,3}):T?)[vF]?$", sentence.letters[first:at])
    if found is not None:
        branch = sentence.text_of(*(first + end for end in found.span(found.lastindex or 0)))
        if whole := of_branch(_HEADS.sub("", branch), noun):
            return whole
    return crop_grown(sentence, at) if noun in _CROP else code


def is_half_of_a_name(sentence: Sentence, at: int, memory: Memory) -> bool:
    """住宿和餐饮业完成…: what stands behind a listed word belongs to it too."""
    token, letters = sentence.tokens[at], sentence.letters
    if not at or letters[at - 1] != "j" or (memory.just_read in OF_DEEDS and letters[at - 2 : at - 1] == "Q"):
        return False  # 签约甲电池等44个项目、总投资80亿元
    if letters[at] == "I" and at > 1 and sentence.tokens[at - 2].text.endswith("增加值"):
        return False  # 旅游增加值、财政总收入均居第一: the noun has ended the name before it
    half = r"[^MPBXKI]j$" if token.text == "增加值" else r"[^MPBXK]j$" if token.letter == "J" else r"Jj$"
    if search(half, letters[max(0, at - 2) : at]) is None:
        return False
    return match(r".[^,;:()]*,?D|.[vF]{0,2}Mj{1,2}M", letters[at : at + NEAR]) is None


def raised_by_what_is_new(sentence: Sentence, number: int) -> Token | None:
    """27个项目达产,新增(带来、贡献)规上工业产值近10亿元、税收1亿元,拉动全区规上工业产值增长17.1个百分点: the indicator whose own new part has raised it."""
    first = max(0, number - _RAISED)
    found = search(_RAISES, sentence.letters[first : number + 1])
    if found is None:
        return None
    new, name, raised = (sentence.tokens[first + at] for at in (found.start(), found.start() + 1, found.start(1)))
    is_same = name.entry is not None and raised.entry is not None and name.entry.value == raised.entry.value
    return raised if is_same and new.text in NEWLY else None


def branch_around(sentence: Sentence, at: int) -> tuple[str, str] | None:
    """高新技术产业实现90亿元工业产值: the two parts of a name that its amount stands between; `at` is the second."""
    before = sentence.letters[:at][-6:]
    found = search(r"J[TvF]{1,3}Mv?$", before) if "M" in before else None
    noun = sentence.tokens[at].text.removeprefix("工业") if found is not None and at < len(sentence.tokens) else ""
    branch = sentence.tokens[at - len(found[0])].text if found is not None else ""
    return (branch, noun) if noun in ("产值", "总产值", "增加值") and branch.endswith("业") else None


def short_of_a_whole(sentence: Sentence, at: int) -> str:
    """服务业占GDP比重, 先进制造业占规上工业增加值的比重: the whole tells what the short name at a slot is short for, empty where nothing does."""
    adds = _ADDS_TO_GROWTH.match(sentence.letters, at)
    if adds is not None and _is_of_product(sentence, at, adds.end()):
        return of_branch(sentence.tokens[at].text, "增加值")  # 其中工业拉动GDP增长4.4个百分点
    found = match(r"Jvz[Sv]{0,2}I|Jz[Sv]{0,2}I", sentence.letters[at : at + 7])
    entry, whole = sentence.tokens[at].entry, sentence.tokens[at + found.end() - 1].entry if found else None
    if entry is None or whole is None:
        return ""
    if sentence.tokens[at].text == "工业" and whole.value == "gdp":
        return "industrial_va_all"  # 工业占生产总值的比重; 生产总值…,工业增长9% may be of the firms above designated size
    return next((name.indicator for name in entry.names if whole.value in name.after), "")


def _is_of_product(sentence: Sentence, at: int, end: int) -> bool:
    """Whether GDP, or the economy, is what grows: named here, or by the contribution told before."""
    whole = sentence.tokens[at + 1 : end]
    named = [t.entry.value if t.letter == "I" and t.entry is not None else t.text for t in whole]
    if "gdp" in named or "经济" in named:
        return True
    return sentence.letters[end - 1] == "C" and "I" not in sentence.letters[at:end] and "C" in sentence.letters[:at]
