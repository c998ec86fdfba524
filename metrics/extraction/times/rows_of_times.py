"""Times told side by side before their numbers: 一季度、上半年和前三季度分别增长…."""

from __future__ import annotations

import re

from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention, each_of, years_of
from metrics.language.token import Token

_COMPARED = re.compile("[cpVY]T?$")
_ROW = re.compile("(T(?:jT)*)(?:[vSIYrA,]{0,6}|,?[vx]{1,4}[vIYrA]{0,3})D")
_OF_A_PLACE = re.compile("T?([vx]{1,4})(?:[IJ][vrA]{0,2}D|DF?v?[IJ])")
_PLACE = re.compile(r"[^一二三四五六七八九十两几各\d]{2,8}[区城园县市镇盟旗州]")  # 三大园区GDP分别为: of three parks, or in three years
_ROW_APART = re.compile("T(?:jT)+[^;:MPB]{0,30}D")  # 上半年和前三季度在考核中,我市分别居第4位和第3位
_ROW_OF_MONTHS = re.compile("(T)(?:[vSIYrA]{0,3}|,[^,;:()PMBXKT]{1,10},)TD")  # 7、8月,工业加速恢复,当月分别增长
_OF_A_YEAR = r"T[vF]{0,2}[ud]?v?[MP]"
# 全区一季度GDP增速:2022年4.1%,2023年5%
_LED_ROW = re.compile(rf"[vSc,]{{0,3}}(T)[vS,]{{0,3}}[IJ][rv]{{0,3}}[:,]?(?P<row>{_OF_A_YEAR}(?:[,j;]{_OF_A_YEAR})+)")
_PERIODS = re.compile(f"{_ROW.pattern}[^,;:()PMBXK]{{0,5}}$")
_MONTHS = re.compile(f"{_ROW_OF_MONTHS.pattern}[^,;:()PMBXK]{{0,5}}$")


def listed_periods(letters: str, tokens: list[Token], first: int) -> list[PeriodMention]:
    """The times named in a row before 分别: 一季度、上半年和前三季度分别增长; empty where there is no such row before `first`."""
    found = _PERIODS.search(letters, 0, first)
    if found is not None and tokens[found.start()].text in ("当月", "单月", "当季"):
        found = _MONTHS.search(letters, 0, first)
    if found is not None and _COMPARED.search(letters, 0, found.start()) is not None:
        return []  # 比去年三、四季度分别加快…
    if found is None:
        return []
    between = slice(found.end(1) + (letters[found.end(1)] == ","), found.end())
    if found.re is _PERIODS and "x" in letters[between] and not leads_by_a_place(letters[between], tokens[between]):
        return []
    named = [t.period for t in tokens[found.start() : found.end(1)] if t.period is not None]
    years = [t.period.year for t in tokens[: found.start()] if t.period is not None and t.period.kind == "year"]
    if len(named) > 1 and (row := [each for period in named for each in (years_of(period) or [period])]) != named:
        return row  # 2020-2022年及2023年一季度,…分别为
    return [_of_year(each, years[-1] if years else None) for period in named for each in each_of(period)]


def leads_by_a_place(letters: str, tokens: list[Token]) -> bool:
    """临港新城 of 2021-2023年,临港新城GDP分别为…, and of 临港新城分别实现GDP…: a place that nobody knows stands before the one name of a list."""
    found = _OF_A_PLACE.match(letters)
    return found is not None and _PLACE.fullmatch("".join([t.text for t in tokens[slice(*found.span(1))]])) is not None


def _of_year(named: PeriodMention, year: int | None) -> PeriodMention:
    """2018年,GDP一、二季度分别增长…: a quarter that says no year is of the one told before it."""
    return named if year is None or named.year is not None or named.relative is not None else named._replace(year=year)


def is_listed_period(letters: str, at: int, period: PeriodMention) -> bool:
    """True for a member of such a row: none of them is the time of what follows."""
    if "D" not in letters:
        return False
    while letters[at - 2 : at] == "Tj":
        at -= 2
    row = _ROW.match(letters, at) or _ROW_OF_MONTHS.match(letters, at)
    return (row is not None and ("j" in row[1] or len(each_of(period)) > 1)) or _ROW_APART.match(letters, at) is not None


def same_part_of_year(letters: str, tokens: list[Token], at: int, period: PeriodMention) -> PeriodMention:
    """一季度 of 2022 for 2022年 of 一季度GDP增速:2022年4.1%,2023年5%: years in a row, of which a part that leads the sentence is told."""
    if period.kind != "year" or period.months != WHOLE_YEAR or "全" in period.text:
        return period
    found = _LED_ROW.match(letters)
    if found is None or not found.start("row") <= at < found.end():
        return period
    lead = tokens[found.start(1)].period
    if lead is None or lead.kind not in ("span", "month") or lead.months in (None, WHOLE_YEAR) or lead.year is not None:
        return period
    if lead.relative is not None or any(
        t.period is None or t.period.kind != "year" for t in tokens[found.start("row") : found.end()] if t.letter == "T"
    ):
        return period
    return period._replace(months=lead.months, kind=lead.kind)
