"""Turns one cell of a table and what is said about it into a figure: its measure, its quantity, its unit.

Each question is answered with nothing where the answer is not certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from metrics.extraction.constructions.ranks import PRICES
from metrics.extraction.tabular.captions import Caption
from metrics.extraction.tabular.facets import Facets, of_money
from metrics.extraction.tabular.heads import clean, unit_of
from metrics.extraction.tabular.ranges import RANK_OF, is_range_of_goal, least_of
from metrics.extraction.times.reference_period import Resolved
from metrics.language.periods import find_periods
from metrics.language.quantities import find_quantities
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary
from metrics.model import CURRENCIES, MEASURE_UNITS, Cell

_NUMBER = seldom(
    r"(?:第(?=\d{1,3}[位名]?$))?([-+]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,8})?(%|(?:[十百千]?[万亿])?[一-鿿㎡/]{1,6})?[①-⑳*]?"
)
_DIRECTED = re.compile(
    r"(?:(?P<up>↑|(?:同比)?(?:增长|上升))|(?:↓|(?:同比)?(?:下降|减少)))(?P<before>\d{1,5}(?:\.\d{1,4})?)%?|(?P<behind>\d{1,5}(?:\.\d{1,4})?)%?(?:(?P<rises>↑)|↓)"
)
_BRACKET = re.compile(r"(?<=[\d%])\((\d{1,3})\)$")  # 5.2(3): 3 is a rank where the table says so
_PAIR = re.compile(r"([^()]{1,24})\(([^()]{1,16})\)")
_BOUND = re.compile("(?:左右|上下|(?<=[\\d%])(?:以上|以内|以下))$")  # 7%左右, 8%以上; 5000万元以上 names a class
_NONE = re.compile(r"[-~/….*×xX一]{0,4}|无|无数据|暂无|不详|[nN]/?[aA]")
YEAR = re.compile(r"(?:19|20)\d{2}")
_GROWING = re.compile(r"(?:同比|比上年)?(?:增长|下降)\d[\d.]*%")
_TIMES = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)倍")
_UNCHANGED = "持平"  # growth of 0
_RANKED = 1000  # no table ranks more
_GROWTH = ("yoy", "target_yoy")  # may be told in words: 增长9.1%, 增长8%以上
_BASE, _ROUNDED, _SOARING = 100, Decimal("0.05"), 30  # of an index of prices


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell is by its looks: its words as the recognisers read them, and of what kind they are."""

    words: str
    is_none: bool  # a mark for a figure that is not known
    is_figure: bool  # a number, alone or with a unit; 1-3月 and 2024年 are words
    is_year: bool  # 2024: a figure by its looks that may be a head
    is_pair: bool  # 402.1(381.1): two figures; 8.2(3) may be one as well


@lru_cache(maxsize=1 << 14)
def look_at(text: str) -> Look:
    """The look of a cell, kept: a cell is asked about for many reasons, and tables repeat themselves."""
    words = clean(text)
    return Look(words, _NONE.fullmatch(words) is not None, _is_figure(words), YEAR.fullmatch(words) is not None, _is_pair(words))


def is_figure(cell: Cell) -> bool:
    """True for a number, alone or with a unit; 1-3月 and 2024年 are words."""
    return look_at(cell.text).is_figure


def _is_figure(words: str) -> bool:
    words = _BOUND.sub("", _BRACKET.sub("", words))
    found = _NUMBER.fullmatch(words)
    if words == _UNCHANGED or _DIRECTED.fullmatch(words):
        return True
    return found is not None and (not found[4] or found[4] in ("位", "名") or bool(unit_of(found[4])))


def _is_pair(words: str) -> bool:
    found = _PAIR.fullmatch(words)
    return found is not None and all(_is_figure(each) and YEAR.fullmatch(each) is None for each in found.groups())


def measure_of(said: Facets, caption: Caption) -> tuple[str, tuple[str, ...]]:
    """The measure and a flag where it is concluded.

    A figure in percent of an indicator counted in money can only be its growth; so is what is ranked behind it.
    """
    measure = said.measure or "level"
    unit = said.unit or (caption.unit if measure in ("level", "rank_level") else "")
    if caption.is_of_parts and measure == "level" and unit in ("", "%"):
        return "", ()
    if measure == "rank_level" and unit == "%" and vocabulary().units[said.indicator] != "PERCENT":
        return "rank_yoy", ("growth_by_unit",)
    if measure == "level" and unit == "%" and vocabulary().units[said.indicator] != "PERCENT":
        is_of_growth = not said.shift or (caption.says_growth and caption.units == ("%",))  # 增速（%）: 1-5月 | 上年同期
        return ("yoy", ("growth_by_unit",)) if is_of_growth else ("", ())
    # What a ratio gained is told in points under a head of percents too.
    is_open = measure == "unclear" or (measure == "yoy" and vocabulary().units[said.indicator] == "PERCENT")
    return ("", ()) if is_open else (measure, ())


def is_base_of_prices(said: Facets, measure: str, cell: Cell) -> bool:
    """100 in a column of last year's figures: what an index of prices counts from."""
    return measure == "level" and bool(said.shift) and said.indicator in PRICES and number_in(cell) == _BASE


def tells_growth_of_prices(said: Facets, row: tuple[Cell | None, ...], cell: Cell) -> bool:
    """居民消费价格指数 | 102.1 | 2.1: under a head of growth, what the index of the row is above 100, or all that the row tells; else it may be points."""
    if said.measure != "yoy" or said.indicator not in PRICES or "点" in cell.text:
        return False
    told = number_in(cell)
    if said.is_index:
        return told is not None
    others = [number for each in row if each is not None and each is not cell and (number := number_in(each)) is not None]
    return told is not None and (any(abs(other - _BASE - told) <= _ROUNDED for other in others) if others else abs(told) < _SOARING)


def number_in(cell: Cell) -> Decimal | None:
    """The number that a cell holds, alone or in percent."""
    found = _NUMBER.fullmatch(clean(cell.text))
    return Decimal(found[1] + found[2].replace(",", "") + (found[3] or "")) if found is not None and found[4] in (None, "%") else None


def goal_of(measure: str, said: Facets, cell: Cell) -> str:
    """The measure of a goal: 增长9%, 9%, or 9 in a row that counts in percent, is the growth wished for; of the last two only where what the row counts is told in no unit of its own."""
    words = clean(cell.text)
    is_rate = said.unit == "%" or (not said.unit and _BOUND.sub("", words).endswith("%"))  # or 6%-7%
    if measure != "target" or not (is_rate or _GROWING.match(words)):
        return measure
    return "target_yoy" if vocabulary().units[said.indicator] != "PERCENT" else measure


def status_of(said: Facets, measure: str, caption: Caption, last_month: str) -> str:
    """Whether a figure is wished for, expected or known, by its head, the caption and the notes below."""
    if is_of_goals(measure, said):
        return "target"
    return "estimate" if said.status or caption.is_estimate or caption.estimates.holds(said, last_month) else "actual"


def is_of_goals(measure: str, said: Facets) -> bool:
    """What is wished for of a year; so is the investment planned in key projects."""
    return measure.startswith("target") or (measure == "level" and said.indicator == "projects_key_planned")


def token_of(cell: Cell, said: Facets, measure: str, caption: Caption, column_unit: str) -> Token | None:
    """The figure with the unit that its cell, head, row or caption gives."""
    words = clean(cell.text)
    if caption.has_bracketed_ranks:
        words = _BRACKET.sub("", words)
    if is_range_of_goal(words, said):
        is_ceiling = vocabulary().units[said.indicator] == "PERCENT"  # prices and ratios are wished to stay below
        return None if is_ceiling else least_of(cell, words, _unit(said, measure, caption, column_unit, "%" if words.endswith("%") else ""))
    among = RANK_OF.fullmatch(words) if measure.startswith("rank") else None
    words = among[1] if among is not None else words
    about = _BOUND.search(words)
    words = words[: about.start()] if about is not None else words
    found = _NUMBER.fullmatch(_growth_as_number(words) if measure in _GROWTH else words)
    if found is None:
        return None
    digits = found[2].replace(",", "") + (found[3] or "")
    if measure.startswith("rank"):
        is_rank = about is None and not found[1] and not found[3] and found[4] in (None, "位", "名") and 0 < int(digits) < _RANKED
        return Token("K", 0, 0, cell.text, rank=int(digits)) if is_rank else None
    own = unit_of(found[4] or "")
    unit = None if found[4] and not own else _unit(said, measure, caption, column_unit, own)
    if not unit:
        return None
    text = ("-" if found[1] == "-" else "") + digits + unit + (about[0] if about is not None else "")
    amounts = list(find_quantities(text))
    if len(amounts) != 1 or amounts[0].text != text:
        return None
    if about is not None:
        return Token("M", 0, 0, text, quantity=amounts[0])
    return Token("M", 0, 0, cell.text.strip() + ("" if own or words == _UNCHANGED else unit), quantity=amounts[0])


def completes_goal_of(goal: str, period: Resolved | None) -> bool:
    """Whether a goal is the year's, or of the very months that a figure is of: 完成一季度目标% beside 1-3月, and not beside 1-6月."""
    if period is None or not goal:
        return True
    named = next(find_periods(goal), None)
    return named is None or named.months == (int(period[0][-2:]), int(period[1][-2:]))


def _growth_as_number(words: str) -> str:
    """↑8.8% and 增长8.8% are 8.8%, ↓3.1% and 下降3.1% are -3.1%; 持平 is no growth."""
    if words == _UNCHANGED:
        return "0%"
    if (times := _TIMES.fullmatch(words)) is not None:
        return f"{(Decimal(times[1]) * _BASE).normalize():f}%"  # 1.3倍, as the yearbooks write growth of more than all
    told = _DIRECTED.fullmatch(words)
    return f"{'' if told['up'] or told['rises'] else '-'}{told['before'] or told['behind']}%" if told is not None else words


def growth_or_change(cell: Cell, unit: str) -> str:
    """What a cell under 同比增减 counts in says what it is: 0.8% is growth, 413万元 a change, and so is 413 under 同比增减(万元); 0.8 alone is either."""
    words = clean(cell.text)
    if unit and "百分点" not in unit and number_in(cell) is not None and not words.endswith("%"):
        return "change"
    if words == _UNCHANGED or words.endswith("%") or _DIRECTED.fullmatch(words):
        return "yoy"
    found = _NUMBER.fullmatch(words)
    return "change" if found is not None and found[4] and "百分点" not in found[4] and unit_of(found[4]) else "unclear"


def rank_beside(cell: Cell, measure: str, caption: Caption) -> tuple[str, int, int] | None:
    """The measure of the rank in brackets behind a figure, and where in the cell it stands, where the table says that it is one."""
    ranked = {"level": "rank_level", "yoy": "rank_yoy"}.get(measure, "")
    told = re.search(r"[(（](\d{1,3})[)）]$", cell.text) if caption.has_bracketed_ranks and ranked else None
    return (ranked, *told.span(1)) if told is not None and int(told[1]) else None


def _unit(said: Facets, measure: str, caption: Caption, column_unit: str, own: str) -> str:
    """The unit as printed, or nothing where cell, head, row and caption disagree or say none."""
    if MEASURE_UNITS.get(measure) == "PERCENT":  # a row's unit is that of its amounts, and growth is in percent all the same
        is_percent = own in ("", "%") and column_unit in ("", "%") and said.unit != "个百分点"
        return "%" if is_percent else ""
    unit = of_money(said.unit if said.unit != "%" or vocabulary().units[said.indicator] == "PERCENT" else "", caption.units)
    if own and unit and own != unit:
        return ""
    return own or unit or caption.unit or _fitting(caption.units, vocabulary().units[said.indicator])


@lru_cache(maxsize=1 << 10)
def _fitting(units: tuple[str, ...], base: str) -> str:
    """The one of several units that an indicator's figures can be in: 万元 of 个、万元 for an amount of money."""
    bases = {"CNY"} if base == "CNY" else CURRENCIES if base == "MONEY" else {base}
    fitting = [unit for unit in units if any(each.unit in bases for each in find_quantities("1" + unit))]
    return fitting[0] if len(fitting) == 1 else ""
