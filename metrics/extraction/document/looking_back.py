"""Whether the first year that a text names is one that it looks back to: 2002年,税收只有2亿元。去年,税收达到18亿元, on a page of 2012."""

from __future__ import annotations

import re

from metrics.extraction.document.datelines import Date
from metrics.extraction.document.years import latest_year
from metrics.language.numerals import parse_number
from metrics.language.seldom import seldom
from metrics.language.telltales import FIGURE
from metrics.language.tokens import letters_of

_LONG_AGO = 10  # years
_MONTH, _STOP = re.compile(r"年\d{1,2}月"), re.compile(r"[。!\n]|$")
_LAST = r"去年(?!同期|同月|同季|度?[末底]|年[末底])"
_AMOUNT_NEXT = r"[^。\n\d]{0,16}\d[\d.]*个?(?:亿|万)"
_LAST_YEARS = seldom(rf"(?<![比较与同]){_LAST}{_AMOUNT_NEXT}")
_THEN_LAST = seldom(rf"((?:19|20)\d\d)年(?!同期)[^。;\n年]{{0,30}}[,、]{_LAST}[^。\n\d]{{0,16}}\d")
_MONTHS = seldom(
    rf"(?<![年\d去])(?:上半年|1月?[-~至]{{1,2}}\d{{1,2}}月份?|前(?:三季度|[2-9]个?月)|第?一季度|首季)[^。\n]{{0,40}}?{FIGURE.pattern}"
)
_TOLD = seldom(rf"(?:全年|上半年|季度|月份?){_AMOUNT_NEXT}")
_WAS_LITTLE = seldom(r"年[^。;\n\d]{0,24}?(?:只有|仅|才|不足|不到|尚|区区|刚刚|刚起步|起步|之初|第一年|头一年)")
_YEARS_AGO = seldom(r"(?<!\d)(?:[两二三四五六七八九几多]|[二三四五]?十[一二三四五六七八九余多几]?|\d{1,2})[余多]?年前的?[,(]?$")
_YEARS_GONE = seldom(
    r"(?<![\d第])([两二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|\d{1,2})[余多]?年(?:来|间|时间|[之以]?后|里|的?(?:发展|建设|努力|奋斗)|增长|翻|[,过])"
)


def is_how_it_began(text: str, title: re.Match[str], date: Date | None) -> bool:
    """1993年3月,第一批建设者来到这片滩涂。…, told many years later: a month in which something began, and no time of any figure."""
    if date is None or not int(title[1]) < date[0] - _LONG_AGO or _MONTH.match(text, title.end()) is None:
        return False
    stop = _STOP.search(text, title.end())
    return stop is None or not set(letters_of(text[title.end() : stop.start()])) & {"I", "J"}


def is_long_before(text: str, title: re.Match[str], date: Date | None) -> bool:
    """2002年,税收只有2亿元。去年(上半年),税收达到18亿元: as it was long before the page came out, and not the year it was written in.

    Figures of 去年 stand before it, or some of 去年 or of months behind it, where the text says how little it was then,
    how many years have gone by, or a later year.
    """
    if date is None or not int(title[1]) < date[0] - 1:
        return False
    if _TOLD.search(text, 0, title.start()) is not None and _WAS_LITTLE.match(text, title.end()) is not None:
        return True  # 全年税收16亿元。这一数字,2004年只有1.5亿元
    has_last = "去年" in text
    if has_last and _LAST_YEARS.search(text, 0, title.start()) is not None:
        return True
    if not (has_last and _LAST_YEARS.search(text, title.end()) is not None) and _MONTHS.search(text, title.end()) is None:
        return False
    if says_how_long_ago(text, title, date[0]):
        return True
    return has_last and (int(title[1]) + 1 < (latest_year(text) or 0) <= date[0] or _goes_on_to_last_year(text, title))


def _goes_on_to_last_year(text: str, title: re.Match[str]) -> bool:
    """2011年8亿元,2012年11亿元,去年16亿元: the year behind one that the text knows and that is later than its first."""
    behind = _THEN_LAST.search(text, title.end())
    return behind is not None and int(behind[1]) == int(title[1]) + 1


def says_how_long_ago(text: str, year: re.Match[str], now: int) -> bool:
    """2002年,…只有2亿元; 十年前的2002年; 2002年…。经过十年发展, told in 2012: the year is one that is looked back to."""
    if _WAS_LITTLE.match(text, year.end()) is not None or _YEARS_AGO.search(text, 0, year.start()) is not None:
        return True
    gone = (_years(found[1]) for found in _YEARS_GONE.finditer(text, year.end()))
    return any(abs(now - int(year[1]) - years) <= 1 for years in gone)


def _years(numeral: str) -> int:
    """How many a numeral says, 0 where it cannot be told.

    >>> _years("十"), _years("十五"), _years("20"), _years("两")
    (10, 15, 20, 2)
    """
    return int(parse_number(numeral) or 0)
