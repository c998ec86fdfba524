"""Turns one cell of a table and what is said about it into a figure: its measure, its quantity, its period.

Each question is answered with nothing where the answer is not certain.
"""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.document.context import Context
from metrics.extraction.tabular.captions import Caption
from metrics.extraction.tabular.facets import CUMULATIVE, DISCRETE, Facets
from metrics.extraction.tabular.heads import clean, unit_of
from metrics.extraction.times.reference_period import ReferencePeriod, Resolved
from metrics.language.periods import PeriodMention
from metrics.language.quantities import find_quantities
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary
from metrics.model import Cell

_NUMBER = re.compile(
    r"(?:第(?=\d{1,3}[位名]?$))?([-+]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,8})?(%|(?:[十百千]?[万亿])?[一-鿿㎡/]{1,6})?[①-⑳*]?"
)
_NONE = re.compile(r"[-~/….*×xX]{0,4}|无|无数据|暂无|不详|[nN]/?[aA]")
PERCENT = ("yoy", "mom", "avg2y", "share", "completion", "target_yoy")
_UNCHANGED = "持平"  # growth of 0
_RANKED = 1000  # no table ranks more


def is_none(cell: Cell) -> bool:
    """A mark for a figure that is not known."""
    return _is_none(cell.text)


def is_figure(cell: Cell) -> bool:
    """True for a number, alone or with a unit; 1-3月 and 2024年 are words."""
    return _is_figure(cell.text)


@lru_cache(maxsize=1 << 14)
def _is_none(text: str) -> bool:
    return _NONE.fullmatch(clean(text)) is not None


@lru_cache(maxsize=1 << 14)
def _is_figure(text: str) -> bool:
    words = clean(text)
    found = _NUMBER.fullmatch(words)
    return words == _UNCHANGED or (found is not None and (not found[4] or found[4] in ("位", "名") or bool(unit_of(found[4]))))


def measure_of(said: Facets, caption: Caption, only: str) -> tuple[str, tuple[str, ...]]:
    """The measure and a flag where it is concluded; `only` is the one of level and yoy that the table has.

    A figure in percent of an indicator counted in money can only be its growth.
    """
    measure = said.measure or "level"
    if measure == "rank":
        measure = {"yoy": "rank_yoy", "level": "rank_level"}.get(only, "")
    unit = said.unit or (caption.unit if measure == "level" else "")
    if measure == "level" and unit == "%" and vocabulary().units[said.indicator] != "PERCENT":
        return ("yoy", ("growth_by_unit",)) if not said.shift else ("", ())
    # What a ratio gained is told in points under a head of percents too.
    is_open = measure == "unclear" or (measure == "yoy" and vocabulary().units[said.indicator] == "PERCENT")
    return ("", ()) if is_open else (measure, ())


def goal_of(measure: str, said: Facets, cell: Cell) -> str:
    """The measure of a goal: 9% in a column of goals is the growth wished for, where what the row counts is told in no unit of its own."""
    if measure != "target" or said.unit not in ("", "%") or not clean(cell.text).endswith("%"):
        return measure
    return "target_yoy" if vocabulary().units[said.indicator] != "PERCENT" else measure


def token_of(cell: Cell, said: Facets, measure: str, caption: Caption, column_unit: str) -> Token | None:
    """The figure with the unit that its cell, head, row or caption gives."""
    words = clean(cell.text)
    found = _NUMBER.fullmatch("0%" if words == _UNCHANGED and measure == "yoy" else words)
    if found is None:
        return None
    digits = found[2].replace(",", "") + (found[3] or "")
    if measure.startswith("rank"):
        is_rank = not found[1] and not found[3] and found[4] in (None, "位", "名") and 0 < int(digits) < _RANKED
        return Token("K", 0, 0, cell.text, rank=int(digits)) if is_rank else None
    own = unit_of(found[4] or "")
    unit = None if found[4] and not own else _unit(said, measure, caption, column_unit, own)
    if not unit:
        return None
    text = ("-" if found[1] == "-" else "") + digits + unit
    amounts = list(find_quantities(text))
    if len(amounts) != 1 or amounts[0].text != text:
        return None
    return Token("M", 0, 0, cell.text.strip() + ("" if own or words == _UNCHANGED else unit), quantity=amounts[0])


def _unit(said: Facets, measure: str, caption: Caption, column_unit: str, own: str) -> str:
    """The unit as printed, or nothing where cell, head, row and caption disagree or say none."""
    if measure in PERCENT:  # a row's unit is that of its amounts, and growth is in percent all the same
        is_percent = own in ("", "%") and column_unit in ("", "%") and said.unit != "个百分点"
        return "%" if is_percent else ""
    unit = said.unit if said.unit != "%" or vocabulary().units[said.indicator] == "PERCENT" else ""
    if own and unit and own != unit:
        return ""
    return own or unit or caption.unit


def period_of(said: Facets, measure: str, caption: Caption, context: Context) -> Resolved | None:
    """First and last month and flags, or None where they are not certain."""
    kind = vocabulary().kinds[said.indicator]
    mention, held = said.period, caption.period
    if measure.startswith("target"):
        yearly = mention or held
        mention = yearly._replace(months=(1, 12)) if yearly is not None else None
    elif mention is None or mention.kind == "year":
        mention = _completed(mention, held, said.span, kind, context)
    elif mention.kind == "month" and said.span == CUMULATIVE and mention.months is not None:
        mention = mention._replace(months=(1, mention.months[1]), kind="span")
    if mention is None or mention.months is None:
        return None
    if mention.year is None and mention.relative is None and held is not None:
        mention = mention._replace(year=held.year, relative=held.relative)
    periods = ReferencePeriod(context)
    periods.period = mention._replace(kind="as_of") if kind == "stock" and not measure.startswith("target") else mention
    return periods.resolve(said.indicator, None, said.shift)


def _completed(year: PeriodMention | None, held: PeriodMention | None, span: str, kind: str, context: Context) -> PeriodMention | None:
    """A period out of the caption's and what the head says: 本月, 累计, a year, or nothing."""
    if held is None or (year is not None and held.kind == "year"):
        held = year or held
    elif year is not None and (year.relative != 0 or held.year is None):  # 本年 is the caption's year
        held = held._replace(year=year.year, relative=year.relative)
    if held is None or held.months is None:
        return None
    first, last = held.months
    if held.kind == "year":  # a year that was not over when this was published is no period
        is_over = context.year_is_inferred or held.year is None or context.base_year is None or held.year < context.base_year
        return held if not span and is_over else None
    if span == CUMULATIVE:
        return held._replace(months=(1, last), kind="span")
    if span == DISCRETE:
        return held._replace(months=(last, last), kind="month") if first in (1, last) else None
    is_open = held.kind == "month" and kind == "flow" and held.months != (1, 1) and "当月" not in held.text
    return None if is_open else held  # 3月 alone: the month, or January to March
