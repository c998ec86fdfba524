"""Takes apart the tables that stand below each other in one grid, as a sheet without blank rows holds them.

一、工业 / 单位：亿元 / 指标 | 累计 … 二、财政 / 单位：万元 / 指标 | 累计 …: a table begins where heads follow a row of one cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from metrics.extraction.tabular.captions import distinct
from metrics.extraction.tabular.cells import is_figure
from metrics.extraction.tabular.columns import Row, is_head
from metrics.model import Table


def sections(table: Table) -> Iterator[Table]:
    """The tables of a grid from top to bottom; the grid itself where it is one. What stands above each is text between them."""
    begins = _beginnings(table.rows)
    if not begins:
        yield table
        return
    start = table.start
    for first, end in zip([0, *begins], [*begins, len(table.rows)], strict=True):
        rows = table.rows[first:end]
        last = next((at for at in range(len(rows) - 1, 0, -1) if not _is_lone(rows[at])), 0)
        kept = rows[: last + 1]
        yield Table(kept, start if not first else _first(kept), max(_ends(kept), default=table.end), table.place)


def _beginnings(rows: tuple[Row, ...]) -> list[int]:
    """The rows of heads below a row of one cell, behind rows of figures."""
    found: list[int] = []
    has_figures = False
    for at, row in enumerate(rows):
        if has_figures and _is_lone(rows[at - 1]) and len(cells := distinct(row)) > 1 and is_head(row, cells):
            found.append(at)
            has_figures = False
        has_figures = has_figures or any(is_figure(cell) for cell in row if cell is not None)
    return found


def _is_lone(row: Row) -> bool:
    """True where a row holds nothing but its first cell, which is no figure, be it alone or in all columns."""
    first, last = (row[0], row[-1]) if row else (None, None)
    if last is not None and last is not first and last.text and not last.text.isspace():
        return False  # as most rows
    for cell in row[1:]:
        if cell is not None and cell is not first and cell.text and not cell.text.isspace():
            return False
    return first is None or not is_figure(first)


def _first(rows: tuple[Row, ...]) -> int:
    return min(cell.start for cell in rows[0] if cell is not None and cell.text)


def _ends(rows: tuple[Row, ...]) -> Iterator[int]:
    return (cell.end for row in rows for cell in row if cell is not None and cell.text)
