"""What is of no one period, or set against something other than the year before: other years, a plan, another place."""

from __future__ import annotations

import re

from metrics.extraction.doubts import spans_years
from metrics.extraction.refused.claim import Claim
from metrics.extraction.set_beside import is_beside_anothers_rate
from metrics.extraction.slots import match, search
from metrics.language.seldom import seldom

OF_A_TIME = ("level", "yoy", "change", "share")
OPENING = 14  # characters of 自贸区挂牌一年来,
_WINTER = (12, 1, 2)
_YEARS_PAST = re.compile('[“"]?[^,。;\\d年]{0,8}?([一两二三四五六七八九十]{1,2})年(?:多|余)?来,')
# 从2021年起到今年6月底,累计实际利用外资3.6亿美元: of all the months between; not 从2021年的12亿元到今年的15亿元, and not 由9亿元增加到…
_BETWEEN_YEARS = seldom(
    r"[12]\d{3}年(?:\d{1,2}月(?:份|\d{1,2}日)?|[年底初末])?(?:[^,。;\d]{0,8}算起|起|开始)?,?(?:截?[至到]|截止到?)"
    r"(?:今年|本年|(?:20)?\d\d年(?=\d|上半|[一二三]季|前三))(?!的)(?:\d{1,2}月[份底末]?|上半年|[一二三]季度末?|前三季度|年?[底末])?,?(?P<on>[^。;]*)$"
)
_RISES = re.compile("[由从]|(?:增|升|提高|扩大|发展|达)[长加大]?[到至]")
# 与合肥经开区相比,…; 与去年同期相比 and 与一季度相比 are times
_BESIDE_A_PLACE = seldom(
    r"[与同和跟](?![^,。;]{0,16}(?:[年月季期]|阶段|时))[^,。;\d]{1,16}(?:相比|比较|对比|比起来),|比(?![^,。;]{0,12}[年月季期初末])[\u4e00-\u9fff]{2,8}[高低多少]\d[^,。;]{0,8},"
)
# 截止9月底,全区累计批准外商投资企业2358家,累计合同外资230亿美元: since the zone was founded, where nothing says since when
_SINCE_IT_BEGAN = seldom(
    r"截[至止]到?[^,。;]{0,12}?(?:月[底末]?(?:\d{1,2}日)?|目前|今|日前),[^。;]*?累计(?:批准|批办|审批|兴办|设立|落户|吸引|注册|引进外资项目|引进外商|引进世界)[^。;]*$"
)
_SINCE_JANUARY = re.compile("今年|本年|年初|年内|以来")
_KEPT_SINCE = ("fdi_", "projects_", "firms_new", "market_entities_new", "domestic_capital", "patents")
_BESIDE_A_GOAL = seldom(r"(?:对照|对标|比照|对比|参照|[与和同跟较比])[^,。;\d]{0,12}(?:目标|计划|任务|预期)[^,。;\d]{0,4},")


def is_of_years_past(claim: Claim) -> bool:
    """三年来,全区税收12亿元; 挂牌一年来,…: of those years, where the sentence names no other time; in winter 一年来 may be the year that ends."""
    text, start = claim.text, claim.sentence.start
    if text.find("年", start, start + OPENING) < 0 or (found := _YEARS_PAST.match(text, start)) is None:
        return False
    published = claim.state.context.published
    if found[1] == "一" and (published is None or published[1] in _WINTER):
        return False
    return not any(t.letter == "T" and t.start < claim.start for t in claim.sentence.tokens)


def is_between_years(claim: Claim) -> bool:
    """从2021年起到今年6月底,累计…,实际利用…,完成…: what those years have brought, with nothing said of where it rose from."""
    found = _BETWEEN_YEARS.search(claim.text, claim.sentence.start, claim.start)
    if found is None or _RISES.search(found["on"]) is not None:
        return False
    return not any(t.letter == "T" and found.start("on") <= t.start < claim.start for t in claim.sentence.tokens)


def is_since_it_began(claim: Claim) -> bool:
    """截止9月底,全区累计批准外商投资企业2358家,累计合同外资230亿美元: of all the years that a zone has been there."""
    if not claim.topic.code.startswith(_KEPT_SINCE):
        return False
    found = _SINCE_IT_BEGAN.search(claim.text, claim.sentence.start, claim.start)
    return found is not None and _SINCE_JANUARY.search(found.group()) is None


def is_against_a_place(claim: Claim) -> bool:
    """与合肥经开区相比,芜湖经开区…增长3.1%,低2.2个百分点: how far two places are apart, and no change of either's growth."""
    return _is_beside_a_place(claim) or is_beside_anothers_rate(claim.sentence, claim.clause, claim.state.context)


def _is_beside_a_place(claim: Claim) -> bool:
    text, start, end = claim.text, claim.sentence.start, claim.start
    if text.find("比", start, end) < 0 or search("[YVTN]", claim.clause.letters) is not None:
        return False
    return _BESIDE_A_PLACE.search(text, start, end) is not None


def is_beside_a_goal(claim: Claim) -> bool:
    """对照全年目标,GDP增速高0.2个百分点,工业增加值增速高1.1个百分点: how far both are from what was aimed at."""
    if search("[YVTNpO]", claim.clause.letters) is not None or "G" not in claim.sentence.letters:
        return False
    goal = _BESIDE_A_GOAL.search(claim.text, claim.sentence.start, claim.start)
    return goal is not None and not any(t.letter in "YVpO" and goal.end() <= t.start < claim.start for t in claim.sentence.tokens)


def is_averaged_behind(claim: Claim) -> bool:
    """达到526亿元,净增160亿元,年均增长4.4%: what several years have added."""
    sentence = claim.sentence
    behind = sentence.slot_at(claim.start) + 1
    averaged = match("[,j]v?N", sentence.letters[behind : behind + 3])
    entry = sentence.tokens[behind + averaged.end() - 1].entry if averaged is not None else None
    return entry is not None and entry.value == "年均"


def is_against_another_year(claim: Claim) -> bool:
    """与2015年相比,进出口增长2倍; 增长9%,与2019年相比,年均增长6%: of the six, and not of the nine; 过去五年间,增幅居西部之首."""
    state = claim.state
    return state.is_other_base and "Y" not in claim.clause.letters and claim.start >= state.other_base_since


def is_of_several_years(claim: Claim) -> bool:
    return spans_years(claim.state, claim.clause)
