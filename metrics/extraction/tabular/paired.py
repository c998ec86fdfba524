"""Two figures in one cell, where the head says what each is: 完成(上年同期) over 402.1(381.1), 完成额(同比%) over 6.6(4.4%).

Or a line above or below the table does, of all its columns: 括号内为同比增速, over 全市 and 2268.47(6.7).
"""

from __future__ import annotations

import re

from metrics.extraction.tabular.cells import look_at
from metrics.extraction.tabular.columns import Row
from metrics.extraction.tabular.heads import clean, facets
from metrics.model import Cell, Table

_GROWTH_IN_BRACKETS = re.compile("括号[内中里]?的?(?:数字|数据|数值|数)?(?:为|是|表示)(?:同比|较上年|比上年)?(?:同期)?的?增(?:速|长|幅)")
_AROUND = 300  # characters above and below a table
_PAIR = re.compile(r"\s*([^()（）]{1,24}?)\s*[(（]\s*([^()（）]{1,16}?)\s*[)）]\s*")


def paired(table: Table) -> Table:
    """The table with a column for each figure of such cells."""
    at = 0
    rows = table.rows
    while rows and at < len(rows[0]):
        first = _first_of_pairs(rows, at)
        if first is not None:
            rows = tuple(_divided(row, at, is_head=number < first) for number, row in enumerate(rows))
            at += 1
        at += 1
    return table if rows is table.rows else Table(rows, table.start, table.end, table.place)


def with_growth_in_brackets(text: str, table: Table) -> Table:
    """The table with a column for the growth in brackets, and a row of heads that says so, where a line of the text beside it does."""
    told = (text[max(0, table.start - _AROUND) : table.start], text[table.end : table.end + _AROUND])
    if not any(map(_GROWTH_IN_BRACKETS.search, told)):
        return table
    first = next((number for number, row in enumerate(table.rows) if any(map(_is_growth_beside, row))), 0)
    if not first:
        return table
    divided = [at for at in range(len(table.rows[0])) if any(_is_growth_beside(row[at]) for row in table.rows[first:])]
    rows = [_with_growth(row, divided, is_head=number < first) for number, row in enumerate(table.rows)]
    heads = [None if at not in divided else Cell("总量", table.start, table.start) for at in range(len(table.rows[0]))]
    rows.insert(first, _beside(heads, divided, table.start))
    return Table(tuple(rows), table.start, table.end, table.place)


def _is_growth_beside(cell: Cell | None) -> bool:
    """171.30(7.4), and -(9.2) where the amount is not told."""
    parts = _parts(cell)
    if parts is None:
        return False
    one, other = (look_at(part.text) for part in parts)
    return (one.is_figure or one.is_none) and other.is_figure


def _with_growth(row: Row, divided: list[int], *, is_head: bool) -> Row:
    cells: list[Cell | None] = []
    for at, cell in enumerate(row):
        if at not in divided:
            cells.append(cell)
            continue
        parts = _parts(cell) if not is_head and _is_growth_beside(cell) else None
        cells += parts or (cell, cell if is_head else None)
    return tuple(cells)


def _beside(heads: list[Cell | None], divided: list[int], start: int) -> Row:
    cells: list[Cell | None] = []
    for at, head in enumerate(heads):
        cells += [head, Cell("同比增速(%)", start, start)] if at in divided else [head]
    return tuple(cells)


def _first_of_pairs(rows: tuple[Row, ...], at: int) -> int | None:
    """The first row with two figures in a column whose head tells of two, where no other cell below it holds anything else."""
    first = next((number for number, row in enumerate(rows) if _is_pair(row[at])), 0)
    heads = [cell for row in rows[:first] if (cell := row[at]) is not None and cell.text.strip()]
    if not heads or not _tells_of_two(heads[-1]) or any(heads[-1] in (*row[:at], *row[at + 1 :]) for row in rows[:first]):
        return None
    below = (cell for row in rows[first:] if (cell := row[at]) is not None and cell.text.strip())
    return first if all(_is_pair(cell) or look_at(cell.text).is_figure or look_at(cell.text).is_none for cell in below) else None


def _parts(cell: Cell | None) -> tuple[Cell, Cell] | None:
    if cell is None or len(cell.text) != cell.end - cell.start:
        return None
    found = _PAIR.fullmatch(cell.text)
    if found is None:
        return None
    one, other = (Cell(found[n], cell.start + found.start(n), cell.start + found.end(n), cell.place) for n in (1, 2))
    return one, other


def _is_pair(cell: Cell | None) -> bool:
    """402.1(381.1); (4) alone and 81个(项) are no two figures."""
    return cell is not None and look_at(cell.text).is_pair and _parts(cell) is not None


def _tells_of_two(head: Cell) -> bool:
    """Whether the bracket of a head tells what a second figure is, and not the unit of the first."""
    parts = _parts(head)
    said = facets(clean(parts[1].text)) if parts is not None else None
    return said is not None and not said.rest and bool(said.shift or said.measure)


def _divided(row: Row, at: int, is_head: bool) -> Row:
    cell = row[at]
    parts = _parts(cell) if _is_pair(cell) or (is_head and cell is not None and _tells_of_two(cell)) else None
    one, other = parts or (cell, cell if is_head else None)
    if is_head and parts is not None and "rank" in facets(clean(parts[1].text)).measure:
        other = cell  # 增速(位次): the rank is that of growth
    return (*row[:at], one, other, *row[at + 1 :])
