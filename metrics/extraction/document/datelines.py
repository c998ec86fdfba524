"""The dates that texts carry: over an article, in the dateline of news (7月16日电), or given with a document."""

from __future__ import annotations

import re

from metrics.extraction.document.spelt_days import SPELT_DAY, day_spelt
from metrics.extraction.document.years import GOAL_YEAR, IN_MONTHS, SINCE_THEN, WHOLE, YEAR
from metrics.language.backwards import backwards
from metrics.language.period_words import MASKED
from metrics.language.periods import find_periods
from metrics.language.vocabulary import any_of

Date = tuple[int, int]  # year and month
DECEMBER = 12
_DATELINE = re.compile(
    r"((?:19|20)(?<!\d..)\d{2})(?:年(?=\d{1,2}月)|[./-](?=\d{1,2}[./-]))(\d{1,2})[月./-](\d{1,2})(?:(?!\d|-|~|月)日?|(?=\d\d:\d\d))"
)
_TURNED = re.compile(r"[0-3](?<![\d.].)(?:(?<!3)\d|(?<=3)[01])\.(\d{2})\.((?:19|20)\d{2})(?![\d.])")
_MONTH_ALONE = re.compile(r"^ {0,4}\(((?:19|20)\d{2})年(\d{1,2})月\) {0,4}$", re.MULTILINE)  # below a title
_MONTH_LINE = re.compile(
    r"^[ (]{0,4}(?:[\u4e00-\u9fff]{1,15}[局会办室院部委府心][ ,]{0,4})?((?:19|20)\d{2})年(1[0-2]|0?[1-9])月[ )]{0,4}$", re.MULTILINE
)  # also behind the office
_NEWS_DAY = re.compile(r"(?<![年\d])(\d{1,2})月(\d{1,2})日[电讯]")  # of a dateline without a year
_RISEN_TO = re.compile(r"[至到]((?:19|20)\d{2})年的\d")  # 由2000年的3亿元升至2012年的120亿元: a year told as a whole
_SCRUBBED = re.compile(
    r"(?:^|[。\n、])(?:[*×]{1,4}|XX|xx|Xx)?年(?:是[^,。\n]{2,40}(?:年|之年)|(?:政府|主要)?工作(?:回顾|总结))", re.MULTILINE
)
_MASKED = re.compile(MASKED)
_SCRUBBED_WITHIN = 600  # characters
# 2008年生产总值117亿元,较上年增长14.6%: a year told as one that is over
_HELD_AGAINST_THE_YEAR_BEFORE = re.compile(
    rf"年度?(?![^。\n\d]{{0,30}}(?:{any_of('wishing_word')}|目标|任务|将|要))[^,。;\d\n]{{0,24}}\d[\d.]*(?:[亿万元]|%)[^。;\n\d]{{0,6}},?(?:比|较)(?:上年|去年)(?:增长|增加|提高|上升|下降|减少)"
)
_TOLD = (IN_MONTHS, WHOLE, _HELD_AGAINST_THE_YEAR_BEFORE)
_FROM_THEN = backwards(r"[截至自从于]\n?")
_NEWS_WITHIN, _DATELINE_WITHIN, _LEAD = 80, 400, 200  # characters


def given_date(published: str | None) -> Date | None:
    """Year and month of publication as given."""
    return (int(published[:4]), int(published[5:7])) if published else None


def date_in(text: str) -> Date | None:
    """Year and month of the first date of a text, which is its dateline."""
    if "19" not in text and "20" not in text:
        return None  # no year, and so no date
    found, turned = _DATELINE.search(text), _TURNED.search(text)
    if found is None and turned is not None and 1 <= int(turned[1]) <= DECEMBER:
        return int(turned[2]), int(turned[1])  # 19.08.2015
    alone = _MONTH_ALONE.search(text, 0, _LEAD)
    if alone is not None and (found is None or alone.start() < found.start()) and 1 <= int(alone[2]) <= 12:
        return int(alone[1]), int(alone[2])
    if found is None and (printed := month_printed(text)) is not None:
        return int(printed[1]), int(printed[2])
    spelt = SPELT_DAY.search(text)
    if spelt is not None and (found is None or spelt.start() < found.start()) and not _FROM_THEN.match(text, 0, spelt.start()):
        day = day_spelt(spelt)
        return (day.year, day.month) if day is not None else None
    if found and 1 <= int(found[2]) <= 12 and not _FROM_THEN.match(text, 0, found.start()):
        return int(found[1]), int(found[2])
    return None


def _is_of_another_day(text: str) -> bool:
    """7月16日电…。2006年7月29日,…: the first full date is not that of the dateline before it."""
    news, found = _NEWS_DAY.search(text, 0, _NEWS_WITHIN), _DATELINE.search(text, 0, _DATELINE_WITHIN)
    if news is None or found is None or news.start() >= found.start():
        return False
    return (int(news[1]), int(news[2])) != (int(found[2]), int(found[3]))


def dateline(text: str) -> Date | None:
    """The date of a text, unless it tells what was done in a later year: then that date is an event's."""
    date = date_in(text[:_DATELINE_WITHIN])
    if date is None or _is_of_another_day(text) or (SINCE_THEN.search(text, 0, _DATELINE_WITHIN) or [""])[0].startswith(f"{date[0]}年"):
        return None  # 2020年6月3日,…挂牌。一年来,…
    if date[1] < DECEMBER and any(int(year) == date[0] for year in _RISEN_TO.findall(text)):
        return None  # …升至2012年的120亿元。2012年8月30日,…批复…
    later = (found for found in YEAR.finditer(text) if int(found[1]) > date[0] and not GOAL_YEAR.match(text, 0, found.start()))
    return None if any(told.match(text, found.end()) for found in later for told in _TOLD) else date


def news_month(text: str, within: int = _NEWS_WITHIN) -> int | None:
    """The month of a dateline without a year, 深圳新闻网1月24日讯, that ends within so many characters."""
    news = _NEWS_DAY.search(text, 0, within) if text.find("日", 0, within) >= 0 else None
    return int(news[1]) if news is not None else None


def is_scrubbed(text: str) -> bool:
    """True where the years have been taken out of a text, and the date over it is that of the page it was copied to: 一、年工作回顾, 年是…的一年, *年是…."""
    head = text[:_SCRUBBED_WITHIN]
    return ("年是" in head or "工作回顾" in head or "工作总结" in head) and _SCRUBBED.search(head) is not None


def is_masked(text: str) -> bool:
    """True where a text is handed on as a pattern, 20XX年工作总结: whatever date is given with it is not its own."""
    return _MASKED.search(text, 0, _SCRUBBED_WITHIN) is not None


def is_date_at(text: str, start: int) -> bool:
    """True where the year that starts here is that of a day, or stands in brackets of its own: (2018年3月)."""
    return (
        _DATELINE.match(text, start) is not None
        or SPELT_DAY.match(text, start) is not None
        or _MONTH_ALONE.match(text, start - 1) is not None
    )


def month_printed(text: str) -> re.Match[str] | None:
    """The month alone in a line below a title that names an earlier time: 2012年2月 under 2011年主要指标 says when the paper is of."""
    line = _MONTH_LINE.search(text, 0, _LEAD)
    if line is None or not line.start():
        return None
    told = [(each.year, each.months[1]) for each in find_periods(text[: line.start()]) if each.year is not None and each.months is not None]
    return line if told and max(told) < (int(line[1]), int(line[2])) else None


def is_line_of(text: str, start: int, date: Date | None) -> bool:
    """True where the year that starts here opens a line of its own that says when the text came out: (2008年3月), or 2008年3月 under what is told of 2007."""
    printed = month_printed(text) if start < _LEAD else None
    if printed is not None and printed.start(1) == start:
        return True
    if date is None or text[start - 1 : start] != "(":
        return False
    line = _MONTH_ALONE.match(text, text.rfind("\n", 0, start) + 1)
    return line is not None and (int(line[1]), int(line[2])) == date
