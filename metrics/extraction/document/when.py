"""When a text was written and the years it means, and what follows of that for a time that names no year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from metrics.extraction.document.datelines import DECEMBER, Date
from metrics.language.periods import PeriodMention

_REPORT = re.compile(r"[^,。;\d\n]{0,16}政府工作报告")
_THIS_YEAR = ("今年", "本年", "今年度", "本年度")
JUST_OVER = (1, 2)  # months that tell of the year before
_BEGINS = range(1, 5)  # months in which nothing of a year can have been counted as a whole
_FIRST_QUARTER = 3  # its last month
_SECOND_HALF = (7, 12)  # in December nobody has counted it yet
_REPORTED_IN = 2  # months from the end of some months, in which they are news
_SOON = 2  # months before a quarter or half-year in which one speaks of what it shall bring


@dataclass(frozen=True, slots=True)
class When:
    """When a text was written, and the years it means."""

    base_year: int | None  # the year that 今年 means
    main_year: int | None  # the year that most of the text is about
    published: Date | None  # the day it came out first, as far as that is known

    @property
    def published_month(self) -> int | None:
        """1 to 12; None where the day of publication is not known."""
        return self.published[1] if self.published else None

    def lies_ahead(self, mention: PeriodMention) -> bool:
        """True for 下半年 in August and 三季度 in July: a part of the year that is not over, or has not begun, dates nothing that was reached."""
        published, months = self.published, mention.months
        if published is None or months is None or mention.kind != "span" or (months[0] == 1 and published[1] not in JUST_OVER):
            return False  # as nearly all
        if mention.year not in (None, self.base_year) or mention.relative not in (None, 0):
            return False
        if months[0] == 1:
            return (
                self.main_year in (None, self.base_year) and published[1] < months[1] <= _FIRST_QUARTER
            )  # 一季度增长9%, told in January: a goal, or of the year before
        is_over = months[1] < published[1] or (months[1] == published[1] and months != _SECOND_HALF)
        return not is_over and months[0] - published[1] <= _SOON

    def ends_later(self, mention: PeriodMention) -> bool:
        """到2019年底,…达到120亿元, told in February of it."""
        if mention.kind != "as_of" or self.published is None or mention.months is None:
            return False
        is_of_this_year = mention.year == self.base_year or mention.relative == 0
        return is_of_this_year and mention.months[1] > self.published[1] and mention.text.startswith(("到", "至"))

    def is_to_end(self, month: str) -> bool:
        """True where a month (YYYY-MM) lies behind that of publication."""
        return self.published is not None and month[:4].isdigit() and month > f"{self.published[0]:04d}-{self.published[1]:02d}"

    @property
    def is_of_one_year(self) -> bool:
        """The text is about the year in which it came out."""
        return self.main_year == self.base_year

    @property
    def year_of_writing(self) -> int | None:
        """The year in which the text came out, as far as it is known, else the one that 今年 means."""
        return self.published[0] if self.published else self.base_year

    @property
    def year_told(self) -> int:
        """The year whose figures are news: that of writing or the one before it; 0 where nothing tells."""
        writing = self.year_of_writing or self.main_year or 0
        return writing - 1 if self.main_year == writing - 1 else writing

    @property
    def is_under_way(self) -> bool:
        """False in January and February, when 全年预计 still means the year just ended."""
        return self.published is None or self.published[1] > 2

    @property
    def year_is_inferred(self) -> bool:
        """True where no day of publication is known, so that 今年 is only what the text lets expect."""
        return self.published is None

    def year_of(self, mention: PeriodMention, named: int | None, is_ahead: bool, is_promised: bool) -> int | None:
        """The year that 今年, or a period without a year, counts from; `named`: the year that was last named together with a period."""
        base, month, months = self.base_year, self.published_month, mention.months
        if base is None or mention.relative is not None:
            return named if base is None else base
        if month == 1 and mention.kind == "month":
            return base if months == (1, 1) else base - 1  # 1月29日举行…仪式。1月,…: in news of that month
        if month in (2, 3) and months is not None and months[0] == 1 and months[1] < month:
            return base  # 1月份, in an account of the year before that came out in February
        if named == base - 1 and month is not None and months is not None and months[0] == 1 and month - months[1] == 1:
            named = None  # 2022年,…。上半年,…, told in July 2023
        if named is not None and (month is None or named in (base, base - 1) or self._has_come_and_gone(named)):
            return named
        has_just_ended = month is not None and months is not None and months[0] == 1 and month - months[1] in range(_REPORTED_IN)
        is_to_come = self.published is not None and (self.main_year or 0) > max(base, self.published[0])  # 力争到2025年…。一季度,…
        if self.main_year is not None and self.main_year != base and not has_just_ended and not is_to_come:
            return self.main_year  # but 1-9月 in October are this year's, whatever year the text names otherwise
        is_over = month is None or months is None or months[1] <= month
        return base if is_over or is_ahead or is_promised else base - 1

    def _has_come_and_gone(self, named: int) -> bool:
        """2018年工作情况…2020年工作情况 / 全年…, on a page of 2021: a year behind the one that the page is about, and over when it came out."""
        return self.published is not None and (self.base_year or 0) < named < self.published[0]

    def begins_anew(self, mention: PeriodMention, told: PeriodMention | None, is_to_come: bool) -> bool:
        """True for 今年 in February 2008 behind 2007年 or 去年 (`told`): it is the year begun; in January only where the sentence says what `is_to_come`."""
        base, published = self.base_year, self.published
        if mention.text not in _THIS_YEAR or base is None or told is None or told.kind != "year":
            return False
        if told.year != base - 1 and not (told.year is None and told.relative == -1):
            return False
        return published is None or (published[0] == base and published[1] in _BEGINS and (published[1] > 1 or is_to_come))

    def titles_report(self, mention: PeriodMention, text: str, end: int) -> bool:
        """2019年政府工作报告, which tells of 2018: the title dates nothing below it; `end`: where the year ends in the text."""
        is_of_report = mention.kind == "year" and mention.year is not None and mention.year == self.base_year and not self.is_of_one_year
        return is_of_report and _REPORT.match(text, end) is not None

    def has_hardly_begun(self, told: PeriodMention | None) -> bool:
        """2018年,…。今年以来,… in an account of January 2019: nothing is known of that year yet."""
        if told is None or self.base_year is None or self.published_month != 1:
            return False
        return told.kind == "year" and told.year == self.base_year - 1

    def looks_back(self, mention: PeriodMention, told: PeriodMention | None) -> bool:
        """2023年,开发区这样干 / 过去一年,…: a page of January that is headed by its own year tells of the one before first."""
        base = self.base_year or 0
        is_headed = told is not None and (told.kind, told.year) == ("year", base) and self.published_month in JUST_OVER
        return is_headed and mention.kind == "year" and (mention.relative == -1 or mention.year == base - 1)

    def names_the_year_that_ends(self, mention: PeriodMention, told: PeriodMention | None, is_account: bool) -> bool:
        """过去的一年 in a report of December, or of November under 2023年工作回顾: the year that is ending; under such a heading (`is_account`) also without a date."""
        if mention.relative != -1 or not mention.text.startswith("过去"):
            return False
        is_headed = told is not None and (told.kind, told.year) == ("year", self.base_year)
        if self.published is None or self.published[0] != self.base_year:
            return is_headed and is_account
        return self.published[1] == DECEMBER or (self.published[1] == DECEMBER - 1 and is_headed)
