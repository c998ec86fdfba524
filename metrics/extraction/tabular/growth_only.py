"""Turns a row that tells growth and no amount into whether the goal beside it can be an amount."""

from __future__ import annotations

from decimal import Decimal

from metrics.extraction.tabular.cells import number_in
from metrics.extraction.tabular.columns import Column, Row
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.neighbours import column_at
from metrics.language.vocabulary import vocabulary

_AMOUNTS = {"", "level", "completion"}
_MOST_GROWTH = Decimal(30)  # percent that are wished for


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
