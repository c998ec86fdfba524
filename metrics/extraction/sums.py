"""What is added up: 合计 and 总计 make a sum of all that was told before them, and so does 共 before a verb."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, words_of

SUMS = frozenset(words_of("sum_word"))
IN_ALL = (*words_of("in_all_word"), *SUMS)
_BEHIND = 3  # slots
_TOGETHER = (*SUMS, "共", "总共", "累计")
_LISTED = re.compile("j[SvxQEJ]{1,4}$")  # slots
_COUNTED = re.compile("Mv?,[vT]?$")  # slots
_BROUGHT_BY_THEM = ("fdi_", "domestic_capital")  # 批准外资企业28家,累计协议外资1.2亿美元
_FIRMS_COUNTED = re.compile("([^,;:]*企业)[^,;企]{0,8}[家户],[^,;]*$")
_ALL_THERE = re.compile("入驻|落户|入园|入区|进区|进园|现有|各类|(?:拥有|共有|有)(?:工业)?企业$|(?:园区|开发区|区内|园内)企业$")
_PARTS_OF_ALL = re.compile("[国地]税|[两各]级|内资|城镇|农村|上半年|季度")  # 国税、地税合计: all that there is
_LISTED_AND_COUNTED, _BEFORE = re.compile("[Sx]j[Sx]{1,2}M[vQ]?$"), 6  # slots: 安国、龙固两个工业集中区合计
_SUM = seldom(rf"(?:[两三四五六七八九十\d]{{1,2}}个?[\u4e00-\u9fff]{{1,2}})?(?:{any_of('sum_word')})")


def ends_a_sum(sentence: Sentence, at: int) -> bool:
    """瓦房店市、庄河市和长海县合计80亿元: what a list of places, the last of them at a slot, has in all."""
    if sentence.letters[max(0, at - 2) : at] != "Sj" and _LISTED_AND_COUNTED.search(sentence.letters[max(0, at - _BEFORE) : at]) is None:
        return False
    first = sentence.letters.find(")", at) + 1 if sentence.letters[at + 1 : at + 2] == "(" else at + 1
    return _SUM.match(sentence.text_of(first, first + _BEHIND)) is not None


def is_sum_of_those_listed(sentence: Sentence, at: int, code: str) -> bool:
    """甲汽车、乙客车合计入库税收6亿元; 市区企业46家,合计缴纳税收6亿元: what those listed or counted right before the name at a slot have in all."""
    summed = _first_of_deed(sentence, at)
    if summed < 1 or not sentence.tokens[summed].text.startswith(_TOGETHER):
        return False
    before = sentence.letters[:summed]
    if _COUNTED.search(before) is not None:
        if code.startswith(_BROUGHT_BY_THEM):
            return False
        firms = _FIRMS_COUNTED.search(sentence.text_of(0, summed))
        if firms is None or _ALL_THERE.search(firms[1]) is not None:
            return False
        return "规" not in firms[1] or not code.startswith("industrial_")
    if _LISTED.search(before) is None:
        return False
    return _PARTS_OF_ALL.search(sentence.text_of(sentence.behind_last(",;:(", summed), summed)) is None


def _first_of_deed(sentence: Sentence, at: int) -> int:
    """The slot of 合计 in 合计入库税收 and 合计完成税收, of 共缴纳 in 共缴纳税收; the name's own where no verb stands before it."""
    first = at
    while first and at - first < _BEHIND and sentence.letters[first - 1] in "vF":
        first -= 1
    return first


def sums_places(sentence: Sentence, number: int) -> bool:
    """地区生产总值:普兰店市和长海县(普兰店市含普湾新区)合计1001.8亿元: the same asked of a number, where other places stand in a bracket between."""
    if sentence.letters[number - 2 : number - 1] != ")" or sentence.tokens[number - 1].text not in SUMS:
        return False
    return ends_a_sum(sentence, sentence.letters.rfind("(", 0, number) - 1)
