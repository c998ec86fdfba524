"""Takes apart the tables that stand side by side in one grid: 指标 | 累计 | 同比 ‖ 指标 | 累计 | 同比.

A table begins at a column whose head names rows (指标, 地区) or where the heads begin to repeat, behind columns of figures.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from metrics.extraction.tabular.captions import distinct
from metrics.extraction.tabular.cells import is_figure, look_at
from metrics.extraction.tabular.columns import is_head
from metrics.extraction.tabular.heads import clean, facets
from metrics.model import Cell, Table

_NAMING = ("name", "zone")
_HEADS_WITHIN = 12  # rows: heads of a table beside another may begin lower


def parts(table: Table) -> Iterator[Table]:
    """The tables that a grid holds, from left to right; the grid itself where it is one."""
    width = len(table.rows[0]) if table.rows else 0
    edges = [0, *_edges(table, width), width]
    if len(edges) == 2:
        yield table
        return
    for first, end in itertools.pairwise(edges):
        yield Table(tuple(row[first:end] for row in table.rows), table.start, table.end, table.place)


def _edges(table: Table, width: int) -> list[int]:
    naming = {at for row in table.rows[:_HEADS_WITHIN] for at in range(1, width) if _names_rows(row, at)}
    naming |= _repeats(table, width)
    edges: list[int] = []
    last = 0
    for at in sorted(naming):
        first = at - 1 if _begins_as(table, last, at - 1) else at
        if any(_has_values(table, column) for column in range(last + 1, first)):  # the first holds names or ranks
            edges.append(first)
            last = first
    return edges


def _begins_as(table: Table, first: int, at: int) -> bool:
    """Whether a column before one that names rows has the head of the first table's own first column: 排名 | 开发区 | 总量 ‖ 排名 | 开发区 | 增速."""
    if at <= first + 1:
        return False
    texts = [(clean(one.text), clean(other.text)) for row in table.rows[:_HEADS_WITHIN] if (one := row[first]) and (other := row[at])]
    return bool(texts) and texts[0][0] == texts[0][1] and not is_figure(Cell(texts[0][0], 0, 0))


def _names_rows(row: tuple[Cell | None, ...], at: int) -> bool:
    """A head such as 指标 that begins in this column."""
    cell = row[at]
    return cell is not None and cell is not row[at - 1] and facets(clean(cell.text)).role in _NAMING


def _repeats(table: Table, width: int) -> set[int]:
    """Where the heads begin again with the same words in the same order, and words stand below."""
    heads = next(
        (row for row in table.rows[:_HEADS_WITHIN] if is_head(row, distinct(row)) and sum(c is not None for c in row) >= width - 2), None
    )
    if heads is None or width < 4:
        return set()
    texts = [clean(cell.text) if cell is not None else "" for cell in heads]
    for count in range(2, width // 2 + 1):
        size = width // count
        is_regular = size * count == width and size >= 2 and all(texts[:size] == texts[at : at + size] for at in range(0, width, size))
        if is_regular and not any(_has_values(table, at) for at in range(0, width, size)):
            return set(range(size, width, size))
    return set()


def _has_values(table: Table, at: int) -> bool:
    """True for a column of figures that are no numbers of rows."""
    cells = [cell for row in table.rows if (cell := row[at]) is not None]
    roles = {facets(clean(cell.text)).role for cell in cells[:_HEADS_WITHIN]}
    return not roles & {"ignored", "period"} and any(look.is_figure and not look.is_year for look in (look_at(cell.text) for cell in cells))
