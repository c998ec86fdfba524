"""Tells where a number that stands bare may be growth or an amount: a goal beside growth alone, and what counts gained among percents."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from metrics.extraction.tabular.cells import number_in
from metrics.extraction.tabular.columns import Column, Row
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.neighbours import column_at
from metrics.language.vocabulary import vocabulary
from metrics.model import Cell

_AMOUNTS = {"", "level", "completion"}
_MOST_GROWTH = Decimal(30)  # percent that are wished for
_COUNTED = ("COUNT", "PERSON")
_LOOKED_AT = 200  # rows in which growth may be told with its sign of percent


def may_be_growth(row: Row, columns: list[Column], at: int, said: Facets, head: Facets) -> bool:
    """– | 7.9 | 8.0: a goal told in the unit of its row may be the growth wished for, where growth is all that the row tells besides."""
    cell = row[at]
    if (
        said.measure != "target"
        or head.unit
        or said.unit == "%"
        or cell is None
        or "%" in cell.text
        or vocabulary().units.get(said.indicator) == "PERCENT"
    ):
        return False
    goal = number_in(cell)
    if goal is None or abs(goal) > _MOST_GROWTH:
        return False
    told = {
        column_at(columns, other).head.measure
        for other, each in enumerate(row)
        if other != at and each is not None and number_in(each) is not None
    }
    return "yoy" in told and not told & _AMOUNTS


def may_be_change(rows: Sequence[Row], at: int, said: Facets, head: Facets, cell: Cell) -> bool:
    """By how many points a ratio has risen, where growth in percent may be meant; 612家 | +18 in a column of 6.3% and -3.8%: 18 more, or 18%."""
    base = vocabulary().units[said.indicator]
    if said.measure in ("yoy_accel", "gap"):
        return base == "PERCENT"
    number = number_in(cell) if said.measure == "yoy" and base in _COUNTED and not head.unit else None
    if not number or number % 1 or "%" in cell.text:
        return False
    return any(
        (each := row[at] if at < len(row) else None) is not None and each.text.rstrip().endswith("%") for row in islice(rows, _LOOKED_AT)
    )
