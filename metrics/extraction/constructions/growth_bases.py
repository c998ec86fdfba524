"""Which growth a rate is, by what it is counted from: the year before, the month before, the average of two years, or no year that counts."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause
from metrics.extraction.slots import match, search
from metrics.language.periods import PeriodMention

_AGAINST = ("比", "较", "与", "同", "和")
_YEAR_BEFORE = ("上年", "去年", "上一年", "前一年", "一年前", "1年前", "同比")
_EVENT_ENDS = ("前", "之初", "初期", "伊始")
_ON_AVERAGE = re.compile("(?:年|时期)?(?:[月季日]?均(?!增|提|上|下|实)|[月季日]?(?:的)?平均(?:水平|值|数|产|收|完|实))|[月季日]均")
_OTHER_BASES = ("历史", "均", "平均", "规划")  # known words that no growth over a year is counted from
_TURNED = re.compile("(?:已|再次|重新|再度)?(?:[由从].{1,3})?(?:转|变|止)[升增正涨稳降减负跌]?.{0,2}")
_STOCKS = ("deposits", "loans", "market_entities", "population", "hightech_firms", "industrial_firms")


def growth_measure(clause: Clause) -> str:
    """Which growth it is by its base; empty where there is no measure for that base."""
    letters = clause.letters
    if "c" in letters and (is_against_another_base(clause) or _is_before_an_event(clause)):
        return ""
    if "Y" in letters and _is_against_an_average(clause):
        return ""
    if "A" in letters:
        return "avg2y"
    if search(r"O[udv]{0,3}[PX]$", letters) or ("V" in letters and _is_since_the_period_before(clause)):
        return "mom"  # 比3月份环比增长21%
    if ("N" in letters and not _is_since_new_year(clause)) or search(r"cv{0,2}Nv?c?,[^,NVYO]*$", clause.wide) is not None:
        return ""  # 相比于“十一五”末,分别增长了114.1%、101.5%
    if "V" in clause.wide and _is_behind_another_year(clause):
        return ""
    if "V" in letters and not all(_is_the_year_before(t.period, clause) for t in clause.tokens if t.letter == "V"):
        return ""
    if "O" in letters:
        return "mom"
    # 从环比看,11月居民消费价格上涨0.8%; 环比由升转降,下降2.6%
    from_month = match("v{0,2}Ov{0,2},", clause.wide) is not None or _turned_since_the_month_before(clause)
    return "mom" if from_month and "Y" not in letters else "yoy"


def is_against_another_base(clause: Clause) -> bool:
    """较疫情前增长8%, 与历史同期相比, 比峰值, 较全市: what stands between 较 and the verb is no year, nor the year before."""
    found = search(r"c([^,;:()PMBXKIJcVYON]{1,8})(?:Y|c)?v{0,2}[rudoagshn][udvF]{0,3}[PXMB]$", clause.letters)
    if found is None or clause.tokens[found.start()].text not in _AGAINST:
        return False
    base = clause.tokens[found.start(1) : found.end(1)]
    words = "".join([t.text for t in base])
    if any(year in words for year in _YEAR_BEFORE):
        return False
    return any(t.letter in "xGSE" for t in base) or words.startswith(_OTHER_BASES)


def _is_against_an_average(clause: Clause) -> bool:
    """较上年均值增长8%, 比去年月均增长4%: a year's average is no figure of the same months; 固投、税收较上年均增长8% are both of them."""
    at = clause.letters.rfind("Y")
    return clause.tokens[at].text[-1] in "年度" and _ON_AVERAGE.match(clause.text_of(at + 1, len(clause.tokens) - 1)) is not None


def _is_before_an_event(clause: Clause) -> bool:
    """税收较投产前增长30%, 比开园之初增长5倍: what stands between 较 and the verb ends as a time, and is no year."""
    found = search(r"c([^,;:()PMBXKcVYON]{1,8}?)v{0,2}[rudoagshnw][udvF]{0,3}[PXMB]$", clause.letters)
    if found is None or clause.tokens[found.start()].text not in _AGAINST:
        return False
    words = clause.text_of(found.start(1), found.end(1))
    return words.endswith(_EVENT_ENDS) and not any(year in words for year in _YEAR_BEFORE)


def _turned_since_the_month_before(clause: Clause) -> bool:
    """出口额21.3亿元,环比由升转降,下降2.6%."""
    found = search("O([vxud]{1,5}),v{0,2}[ud]v{0,2}P$", clause.wide)
    if found is None:
        return False
    return _TURNED.fullmatch("".join([t.text for t in clause.wide_tokens[found.start(1) : found.end(1)]])) is not None


def _is_the_year_before(base: PeriodMention | None, clause: Clause) -> bool:
    """比2020年, 比上年同期, told of 2021: the year before as a whole, or the same months of it."""
    if base is None or (base.relative != -1 and (base.year is None or base.year + 1 != clause.year)):
        return False
    return base.kind == "year" or base.months == clause.months


def _is_behind_another_year(clause: Clause) -> bool:
    """较2019年一季度,增幅超42%, told of 2021: the base stands before the comma."""
    if search(r"cv{0,2}Vv{0,2}c?,[rudv]{0,4}[PX]$", clause.wide) is None:
        return False
    base = next((t.period for t in reversed(clause.wide_tokens) if t.letter == "V"), None)
    return not _is_the_year_before(base, clause)


def _is_since_the_period_before(clause: Clause) -> bool:
    """6月份,…比5月份增长8%; 二季度,…环比一季度增长8%."""
    base, months = next((t.period for t in clause.tokens if t.letter == "V"), None), clause.months
    if base is None or base.kind not in ("month", "span") or base.months is None or months is None:
        return False
    if base.relative is not None or base.year not in (None, clause.year):
        return False
    return months[0] == base.months[1] + 1 and months[1] - months[0] == base.months[1] - base.months[0]


def is_for_the_year(clause: Clause) -> bool:
    """年末常住人口…,比上年末减少0.1万人,降幅为0.14%: of the twelve months."""
    return clause.months is not None and clause.months[1] == 12 and clause.topic_code in _STOCKS


def _is_since_new_year(clause: Clause) -> bool:
    """各项存款余额…,比上年末增长18.2%, told of the end of a year: twelve months."""
    [base] = [t for t in clause.tokens if t.letter == "N"][-1:]
    is_new_year = base.entry is not None and base.entry.value == "年初"
    is_years_end = base.period is not None and base.period.relative == -1 and base.period.kind == "as_of"
    return (is_new_year or is_years_end) and is_for_the_year(clause)
