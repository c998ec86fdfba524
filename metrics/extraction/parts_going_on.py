"""Whether the part of a sentence behind a semicolon is still of the firm, the class of firms or the places that the one before it was of."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.codes import FIRMS_HAVE
from metrics.extraction.state import State
from metrics.language.seldom import seldom

_TOLD_BARE = re.compile("[IJ](?:v{0,2}F)?v{0,2}(?:M|[ud]v{0,2}P)")  # slots
_AMOUNT_BARE = re.compile("v{0,2}F?[IJ](?:v{0,2}F)?v{0,2}M")  # slots
_ARE_COUNTED = seldom(r"[\d一二三四五六七八九十]个[^,;:、\d]{0,6}(?:区|县|县市|县级市|乡|镇|街道)(?:合计|总共|一?共|累计)*(?:完成|实现)?$")
_TOLD_NEXT = re.compile("v{1,3}[IJ]")  # slots
_WHOLE_FIRST = re.compile("I[vF]{0,3}M(?:,Y?v?[ud]v?P)?,q")  # slots
_OTHER_INDUSTRIES = ("第二产业", "第三产业", "二产", "三产")
_FIRM = ("公司", "企业", "集团")


def goes_on(state: State, at: int) -> bool:
    """…;实现总产值…: the part behind the semicolon at `at` names nobody, and is of whom the one before it was."""
    sentence = state.sentence
    if state.memory.part == "industry" and _was_among_the_whole(sentence, at):
        return False
    behind = sentence.letters[at + 1 : at + 3]
    if behind in ("FI", "FJ") or (behind[:1] == "I" and sentence.tokens[at + 1].text.startswith(("实现", "完成"))):
        return True
    if behind[:1] == "I" and sentence.tokens[at + 1].text.startswith(_OTHER_INDUSTRIES):
        return True  # 县域第一产业增加值增长4%;第二产业增加值增长2%
    told = _TOLD_NEXT.match(sentence.letters, at + 1)
    if told is not None and any(t.text.endswith(("实现", "完成")) for t in sentence.tokens[at + 1 : told.end() - 1]):
        return True  # …;累计实现工业增加值…, …;累计完成现价工业增加值…
    # 公司去年实现销售收入28亿元;今年1-7月开票销售21亿元
    is_firms = state.memory.is_firms_sentence or sentence.tokens[0].text in _FIRM
    end = sentence.letters.find(";", at + 1)
    part = sentence.tokens[at + 1 : end if end >= 0 else None] if is_firms else []
    return is_firms and not any(t.letter == "S" or t.text[0] == "全" for t in part)  # …;全区工业总产值255亿元


def _was_among_the_whole(sentence: Sentence, at: int) -> bool:
    """完成工业总产值1285亿元,其中电子产业完成895亿元;实现进出口总额…: the industry was told among what the zone has, who goes on."""
    first = sentence.letters.rfind(";", 0, at) + 1
    return _WHOLE_FIRST.search(sentence.letters, first, at) is not None


def lists_on(state: State, at: int) -> bool:
    """某公司实现营业收入5亿元,增长3%;利润总额2亿元: what a firm may have is told by its name alone, in a sentence that has begun with the firm."""
    first = state.memory.first
    return first is not None and first.is_blocked and is_told_bare(state.sentence, at)


def is_of_those_counted(state: State, at: int) -> bool:
    """全省56个城区生产总值1.2万亿元;实际利用外资129亿美元: more amounts of the districts or towns that the sentence has begun with and added up."""
    first, sentence = state.memory.first, state.sentence
    if first is None or not first.is_blocked or _AMOUNT_BARE.match(sentence.letters, at + 1) is None:
        return False
    if sentence.tokens[at + 1].text[0] == "全":
        return False
    amount = sentence.tokens[sentence.letters.find("M", sentence.slot_at(first.start))].quantity
    return (
        amount is not None
        and amount.bound == "exact"
        and _ARE_COUNTED.search(sentence.text_of(0, sentence.slot_at(first.start))) is not None
    )


def is_told_bare(sentence: Sentence, at: int) -> bool:
    """Whether the part behind the semicolon at `at` opens with the name of what a firm may have, and with no word of whom it is."""
    if _TOLD_BARE.match(sentence.letters, at + 1) is None:
        return False
    named = sentence.tokens[at + 1]  # 全区工业总产值 is nobody else's
    return named.entry is not None and named.entry.value.startswith(FIRMS_HAVE) and named.text[0] != "全"
