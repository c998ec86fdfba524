"""Which year the articles of one page share: an issue of a newspaper is of one day, articles put together in one file need not be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from metrics.extraction.document.datelines import Date
from metrics.language.periods import find_periods

_DAY = re.compile(r"([0-9](?<![年0-9][0-9])[0-9]?)月[0-9]{1,2}日")
_BESIDE = re.compile("[去今]年(?!同期|同月)")
_OF_NOW = re.compile(
    "\\d{1,2}月|工作|度|全[市县区省年]|[我本该]区|我[市县]|经济|[目指]标|计划|预算|要|将|[前一二三四首]季|[上下]半年|第|[春夏秋冬]|[初末底]|财政|政府|新增|新|完成|实现|的|地区|,[全我][市县区]"
)
_LEAD = 1500  # characters in which an article says when it was written
_BEFORE, _BEHIND = 3, 1  # months: what is told of is over for so long, or nearly over
_AROUND = 12


def page_years(texts: list[str], dates: list[Date | None], now: list[int | None]) -> list[int | None]:
    """For each article the year that the others tell: that in which all dated ones agree, else one that names the same months with their year, or the days of news that fit; `now` is the year that each means by 今年, None where nothing tells."""
    dated = {date[0] for date in dates if date is not None}
    if dated:
        return [max(dated) if len(dated) == 1 else None] * len(texts)
    by_month = _years_shared(texts, now, _months_of)
    now = [year if year is not None and is_told_as_now(text, year) else None for text, year in zip(texts, now, strict=True)]
    by_now = [
        None if _has_own(text, year) else told for text, year, told in zip(texts, now, _years_shared(texts, now, _told_now), strict=True)
    ]
    by_day = _years_shared(texts, now, _days)
    by_last = _years_of_neighbours(texts, now)
    return [next(filter(None, each), None) for each in zip(by_month, by_now, by_day, by_last, strict=True)]


def is_told_as_now(text: str, year: int) -> bool:
    """Whether a text tells of a year as one does of the present or the last: 2010年工作动员大会, 2009年全县; not 1984年,他进了厂, in a story of forty years."""
    return any(_OF_NOW.match(text, found.end()) is not None for found in re.finditer(f"{year}年|{year - 1}年", text))


def _years_of_neighbours(texts: list[str], now: list[int | None]) -> list[int | None]:
    """1月15日,…2010年工作动员大会。…/ 去年1至11月,…: the one year that the page's other articles tell with a day, for a text that says 去年 or 今年 and no month that is still to come."""
    days = [(year, _days(text, year)) for text, year in zip(texts, now, strict=True) if year is not None]
    years, months = {year for year, told in days if told}, {month for _, told in days for month in told}
    if len(years) != 1:
        return [None] * len(texts)
    [shared], last = years, max(months)
    return [
        shared if year is None and _BESIDE.search(text) and _may_be_of(text, last) else None for text, year in zip(texts, now, strict=True)
    ]


def _may_be_of(text: str, last: int) -> bool:
    """Whether no month that a text tells of this year, as it stands without a year, lies behind the `last` one of the news."""
    told = [mention for mention in find_periods(text[:_LEAD]) if mention.months is not None and mention.year is None]
    over = {mention.months[1] for mention in told if mention.months is not None and mention.relative == -1}
    return {mention.months[1] for mention in told if mention.months is not None} <= over | {_AROUND, *range(1, last + 1)}


def _has_own(text: str, year: int | None) -> bool:
    """Whether a text names months with its year, which then is its own."""
    return year is not None and bool(_months_of(text, year))


def _told_now(text: str, year: int) -> set[int]:
    """The months that a text tells of without a year, which calls the year 今年: one that names last year's figures too knows which that is."""
    return _months(text) if "今年" in text and (f"{year}年" in text or f"{year - 1}年" in text) else set()


def _years_shared(texts: list[str], now: list[int | None], months_told: Callable[[str, int], set[int]]) -> list[int | None]:
    """For each article the one year of the others whose months fit those that it tells of."""
    told = [(year, months_told(text, year)) if year is not None else (0, set()) for text, year in zip(texts, now, strict=True)]
    counts = Counter((year, month) for year, months in told for month in months)
    return [_shared(text, counts - Counter((year, month) for month in months)) for text, (year, months) in zip(texts, told, strict=True)]


def _shared(text: str, others: Counter[Date]) -> int | None:
    """The one year of the other articles whose months fit the months that a text tells of."""
    months = _months(text) if others else set()
    years = {year for year, day in others if any(-_BEHIND <= day - month <= _BEFORE for month in months)}
    return years.pop() if len(years) == 1 else None


def _days(text: str, year: int) -> set[int]:
    """The months of the days that a text of this year names without one, as news do."""
    return {int(month) for month in _DAY.findall(text, 0, _LEAD) if 1 <= int(month) <= _AROUND} if "月" in text and "日" in text else set()


def _months_of(text: str, year: int) -> set[int]:
    """The months from January that a text tells of with this year: 2010年1-6月."""
    named = f"{year}年"
    if named not in text:
        return set()
    spans = (mention for mention in find_periods(text) if mention.year == year and mention.kind == "span" and not mention.is_compared)
    return {mention.months[1] for mention in spans if mention.months is not None and mention.months[0] == 1 and mention.months[1] < _AROUND}


def _months(text: str) -> set[int]:
    """The months in which what a text tells ends."""
    spans = [
        mention for mention in find_periods(text[:_LEAD]) if mention.months is not None and mention.year is None and not mention.is_compared
    ]
    return {mention.months[1] for mention in spans if mention.months is not None and mention.months != (1, _AROUND)}
