"""Finds the tables that a web page leaves in plain text once they are pasted: a cell a line, often with blank lines between.

The head that names the rows (指标, 地区) begins one; how many cells a row has follows from where the first figure stands, and every
row has to have as many, a name first and figures behind it. A row that has not (a blank cell, a broken name) ends the table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from metrics.model import Cell, Table
from metrics.reading.tablerows import is_figure

_NAMING = re.compile(r"^[ \u3000]*(?:主要)?(?:经济)?(?:指[ \u3000]*标|项[ \u3000]*目|[指項][標目]|地区|地區|区域|园区|开发区|县[（(]?市、?区[)）]?|板块)(?:名称|名稱)?[ \u3000\r]*$", re.MULTILINE)
_UNIT_HEAD = re.compile(r"(?:计量|計量)?[单單][ \u3000]*位")
_VALUE = re.compile(r"[-+－]?\d[\d,，]*(?:[.．]\d+)?个?百分点|持平|无")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,2}[）)]")
_NO_CELL = re.compile(r"[。；\t|]")
_LONGEST, _LONGEST_UNIT = 40, 8  # characters
_MOST_HEADS = 10
_FEWEST_ROWS = 2


def cell_tables(text: str) -> Iterator[Table]:
    """The tables of a cell a line.

    >>> (table,) = cell_tables("指标\\n\\n本月\\n\\n同比%\\n\\n工业投资\\n\\n3.1\\n\\n5.0\\n\\n固定资产投资\\n\\n9.2\\n\\n-1.0\\n\\n说明")
    >>> [[cell.text for cell in row if cell] for row in table.rows]
    [['指标', '本月', '同比%'], ['工业投资', '3.1', '5.0'], ['固定资产投资', '9.2', '-1.0']]
    """
    end = 0
    for head in _NAMING.finditer(text):
        if head.start() >= end and (rows := _rows(_cells(text, head.start()))):
            end = rows[-1][-1].end
            width = len(rows[0])
            yield Table(tuple((*row, *[None] * (width - len(row))) for row in rows), rows[0][0].start, end)


def _cells(text: str, start: int) -> Iterator[Cell]:
    """The lines from a place on, until one is no cell."""
    for found in re.compile(r"[^\n]+").finditer(text, start):
        words = found.group().strip()
        if len(words) > _LONGEST or _NO_CELL.search(words):
            return
        if words:
            at = found.start() + found.group().index(words)
            yield Cell(words, at, at + len(words))


def _rows(cells: Iterator[Cell]) -> list[list[Cell]]:
    """Heads and rows of a table that begins with these cells; nothing where it is none."""
    words = list(itertools.islice(cells, _MOST_HEADS + 3))
    has_units = len(words) > 1 and _UNIT_HEAD.fullmatch(words[1].text) is not None
    named = 1 + has_units  # a row's own words
    width = next((at for at, cell in enumerate(words) if _is_value(cell)), 0) - named
    while width > named and _NUMBERED.match(words[width - 1].text):
        width -= 1  # 一、综合 before the first row
    if not named < width <= _MOST_HEADS:
        return []
    left = itertools.chain(words[width:], cells)
    rows, row = [words[:width]], list(itertools.islice(left, width))
    while len(row) == width:
        if _NUMBERED.match(row[0].text) and not _is_value(row[named]):  # 一、工业
            rows.append(row[:1])
            row = [*row[1:], *itertools.islice(left, 1)]
        elif _is_row(row, named):
            rows.append(row)
            row = list(itertools.islice(left, width))
        else:
            break
    if row and _is_value(row[0]):
        rows.pop()  # it went on: its cells are not those of the heads
    return rows if sum(len(each) == width for each in rows) > _FEWEST_ROWS else []


def _is_value(cell: Cell) -> bool:
    return is_figure(cell.text) or _VALUE.fullmatch(cell.text) is not None


def _is_row(row: list[Cell], named: int) -> bool:
    """A name, a unit where there is one, and figures."""
    is_named = not any(_is_value(cell) for cell in row[:named]) and (named == 1 or len(row[1].text) <= _LONGEST_UNIT)
    return is_named and all(_is_value(cell) for cell in row[named:])
