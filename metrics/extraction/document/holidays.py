"""Holidays that an article is about: what it tells of visitors is of some days, and of no months."""

from __future__ import annotations

import re

from metrics.language.periods import find_periods
from metrics.language.telltales import has_any
from metrics.language.vocabulary import any_of, words_of

_FESTIVALS = tuple(words_of("festival_word"))
_HEAD = 160  # characters
_DAYS = "(?:[一二两三四五六七八3-8]天(?:长?假期?)?|黄金周|小?长假|假期|假日|期间|旅游|文旅|出游|消费|市场|我在|账单|成绩单)"
_HOLIDAYS = re.compile(
    rf"(?:{any_of('festival_word')}(?<!十一))[节”\"、]{{0,2}}[^,。;\n\d]{{0,6}}{_DAYS}|(?<!第)十一[”\"]?(?:黄金周|小?长?假|期间)|黄金周|小长假|[3-8三五七八]天长?假|长假(?=[^,。;\n]{{0,12}}旅游)"
)
_LASTS = ("span", "month", "so_far")  # 去年 is last year's holiday


def is_about_holidays(text: str) -> bool:
    """Whether the title, or the first sentence of a text that has none, names a holiday: 各地春节旅游成绩单; 国庆假期,全市接待游客60万人次."""
    head = text[:_HEAD].lstrip()
    stop = min(at for at in (head.find("\n"), head.find("。"), len(head)) if at >= 0)
    return has_any(head[:stop], (*_FESTIVALS, "黄金周", "假")) and _HOLIDAYS.search(head, 0, stop) is not None


def is_told_of_holidays(text: str, start: int, number: int) -> bool:
    """“十一”黄金周,全县接待游客46万人次;旅游收入2.6亿元: whether the sentence from `start` names a holiday, and no months between it and the number."""
    if not has_any(text[start:number], (*_FESTIVALS, "黄金周", "假")):
        return False
    found = _HOLIDAYS.search(text, start, number)
    return found is not None and all(each.kind not in _LASTS or each.is_compared for each in find_periods(text[found.end() : number]))


def names_months(text: str, number: int) -> bool:
    """Whether the paragraph of a number has named a time before it that is more than some days: 一季度,全市接待游客200万人次."""
    start = text.rfind("\n", 0, number) + 1
    told = (each for each in find_periods(text[start:number]) if each.kind in _LASTS and not each.is_compared)
    return any(not text.startswith(_FESTIVALS, start + each.end) for each in told)
