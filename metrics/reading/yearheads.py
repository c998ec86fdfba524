"""Puts a line of bare years over the spaced rows below it: 2010 2015 2020, once at the top of a yearbook's page of many sections.

Such a line names no column of names, so it is no head by its looks, and the headings of sections part the rows into many tables. They are
one: what two sections say of the same name must not be taken for the whole's (从业人员 under 农业).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from metrics.model import Cell, Table
from metrics.reading.spacedrows import is_bare
from metrics.reading.tablerows import is_figure

_YEARS = re.compile(r"^[ \u3000]*(?:19|20)\d{2}年?(?:[ \u3000]+(?:19|20)\d{2}年?){1,7}[ \u3000]*$", re.M)
_YEAR, _HEADING = re.compile(r"(?:19|20)\d{2}年?"), re.compile(r"\S.*\S|\S")
_PROSE = re.compile(r"[。；]|[，,].{8}|\s[-+]?\d[\d.,]*$")
_BRACKETED = re.compile(r"[(（][^()（）]{0,12}[)）]")
_LONGEST_HEADING = 30  # characters
_MOST_NAMES = 2  # columns of names and units

Row = tuple[Cell | None, ...]


def under_years(text: str, tables: list[Table]) -> list[Table]:
    """The tables, those of spaced rows below a line of as many years as most of them have figures as one with it as its head."""
    lines = [(line.start(), years) for line in _YEARS.finditer(text) if _are_in_order(years := _cells_of(line))]
    found: list[Table] = []
    at = 0
    for (start, years), end in zip(lines, [*(begin for begin, _ in lines[1:]), len(text)][: len(lines)], strict=True):
        found += [table for table in tables[at:] if table.start < start]
        at = len([table for table in tables if table.start < start])
        below = [_without_head(table, years) for table in tables[at:] if table.start < end]
        rows, count = _rows_below(text, years[-1].end, below)
        headed = _headed(years, rows) if count else None
        if headed is not None:
            found.append(headed)
            at += count
    return [*found, *tables[at:]]


def _cells_of(line: re.Match[str]) -> list[Cell]:
    return [Cell(year.group(), line.start() + year.start(), line.start() + year.end()) for year in _YEAR.finditer(line.group())]


def _are_in_order(years: Sequence[Cell]) -> bool:
    """Each year is later than the one before it, or each is earlier: other numbers may look like years."""
    told = [int(cell.text[:4]) for cell in years]
    return all(one < other for one, other in pairwise(told)) or all(one > other for one, other in pairwise(told))


def _without_head(table: Table, years: Sequence[Cell]) -> Table:
    """2010年 2015年 has become the head of the rows right below it."""
    if [cell for cell in table.rows[0] if cell is not None] != list(years):
        return table
    first = next(cell for cell in table.rows[1] if cell is not None)
    return Table(table.rows[1:], first.start, table.end)


def _rows_below(text: str, at: int, tables: Sequence[Table]) -> tuple[list[Row], int]:
    """The rows of the tables that nothing but short headings parts from the line of years, the headings among them, and how many tables they are."""
    rows: list[Row] = []
    for count, table in enumerate(tables):
        headings = [Cell(line.group(), at + line.start(), at + line.end()) for line in _HEADING.finditer(text[at : table.start])]
        if not _is_of_names_and_figures(text, table) or any(map(_is_no_heading, headings)):
            return rows, count
        rows += [(each,) for each in headings]
        rows += [_with_unit([cell for cell in row if cell is not None]) for row in table.rows]
        at = table.end
    return rows, len(tables)


def _is_no_heading(line: Cell) -> bool:
    return len(line.text) > _LONGEST_HEADING or _PROSE.search(line.text) is not None


def _is_of_names_and_figures(text: str, table: Table) -> bool:
    return not is_bare(list(table.rows[0])) and not any(mark in text[table.start : table.end] for mark in "|\t")


def _with_unit(cells: list[Cell]) -> Row:
    """A row whose unit stands behind the name in brackets: 实际外商直接投资 (亿美元)."""
    if len(cells) < 2 or _BRACKETED.fullmatch(cells[1].text) is None:
        return tuple(cells)
    name, unit = cells[:2]
    return (Cell(f"{name.text}{unit.text}", name.start, unit.end), *cells[2:])


def _headed(years: list[Cell], rows: list[Row]) -> Table | None:
    """The table below its years, where most rows have a figure for each; figures of another row stand beside all columns."""
    figured = [row for row in rows if len(row) > 1]
    width = Counter(map(len, figured)).most_common(1)[0][0]
    names = width - len(years)
    whole = [row for row in figured if len(row) == width and 1 <= names <= _MOST_NAMES and _has_names(row, names)]
    if len(whole) * 2 <= len(figured):
        return None
    widest = width + max(map(len, rows))
    placed = [_placed(row, row in whole, width, widest) for row in rows]
    last = next(cell for cell in reversed(rows[-1]) if cell is not None)
    return Table((_filled((*[None] * names, *years), widest), *placed), years[0].start, last.end)


def _has_names(row: Sequence[Cell | None], names: int) -> bool:
    return all(cell is not None and is_figure(cell.text) == (at >= names) for at, cell in enumerate(row))


def _placed(row: Row, is_whole: bool, width: int, widest: int) -> Row:
    if is_whole or len(row) == 1:
        return _filled(row, widest)
    first = next((at for at, cell in enumerate(row) if cell is not None and is_figure(cell.text)), len(row))
    return _filled((*row[:first], *[None] * (width - first), *row[first:]), widest)


def _filled(row: Row, width: int) -> Row:
    return (*row, *[None] * (width - len(row)))[:width]
