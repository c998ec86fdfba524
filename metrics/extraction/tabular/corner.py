"""The year in the corner of a table's heads: 2024年 | 1-2月 | 1-3月."""

from __future__ import annotations

from metrics.extraction.tabular.cells import is_figure
from metrics.extraction.tabular.columns import Row
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.heads import clean, facets
from metrics.model import Cell


def with_corner_year(heads: list[Row], row: Row) -> list[Row]:
    """2024年 | 1-2月 | 1-3月 over names and figures: the year in the corner is that of the columns beside it, and of no names."""
    first, name = heads[0][0], row[0]
    if first is None or name is None or is_figure(name) or any(head[0] not in (None, first) for head in heads):
        return heads
    said = facets(clean(first.text))
    period = said.period
    if period is None or period.kind != "year" or said != Facets(period=period) or not any(map(_is_open, heads[-1][1:])):
        return heads
    return [(None, *(first for _ in row[1:])), *((None, *head[1:]) for head in heads)]


def _is_open(cell: Cell | None) -> bool:
    """Whether a head names months without their year."""
    period = facets(clean(cell.text)).period if cell is not None else None
    return period is not None and period.year is None and period.relative is None
