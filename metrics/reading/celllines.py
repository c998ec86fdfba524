"""Finds the tables that a web page leaves in plain text once they are pasted: a cell a line, often with blank lines between.

The head that names the rows (指标, 地区) begins one; how many cells a row has follows from where the first figure stands, and every
row has to have as many, a name first and figures behind it. A row that has not (a blank cell, a broken name) ends the table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from metrics.model import Cell, Table
from metrics.reading.tablerows import is_figure

_NAMING = re.compile(
    r"^[ \u3000]*(?:主要)?(?:经济)?(?:指[ \u3000]*标|项[ \u3000]*目|[指項][標目]|地区|地區|区域|园区|开发区|县[（(]?市、?区[)）]?|板块)(?:名称|名稱)?[ \u3000\r]*$",
    re.MULTILINE,
)
_LAST = frozenset("标目標项項地区區域园块称稱)）")  # how a head that names rows may end
_UNIT_HEAD = re.compile(r"(?:计量|計量)?[单單][ \u3000]*位")
_VALUE = re.compile(r"[-+－]?\d[\d,，]*(?:[.．]\d+)?个?百分点|持平|无")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,2}[）)]")
_LINE = re.compile(r"[^\n]+")
_NO_CELL = re.compile(r"[。；\t|]")
_BARRED = re.compile(r"[^|]*\|[| ]*")  # a cell and the bar that ended it
_ENDS = re.compile(r"^[^|\n]{1,40}\|[ \u3000\r]*$", re.MULTILINE)
_ALONE = re.compile(r"^[ \u3000]*\|[ \u3000\r]*$", re.MULTILINE)
_FEWEST_BARS = 8
_CORNER = re.compile(r"^[ \u3000]*\|[ \u3000\r]*\n[ \u3000]*(?:19|20)\d{2}年?[ \u3000]*\|", re.MULTILINE)  # a blank cell, then years
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_LONGEST, _LONGEST_UNIT = 40, 8  # characters
_MOST_HEADS = 10
_FEWEST_ROWS = 2


def cell_tables(text: str) -> Iterator[Table]:
    """The tables of a cell a line.

    >>> (table,) = cell_tables("指标\\n\\n本月\\n\\n同比%\\n\\n工业投资\\n\\n3.1\\n\\n5.0\\n\\n固定资产投资\\n\\n9.2\\n\\n-1.0\\n\\n说明")
    >>> [[cell.text for cell in row if cell] for row in table.rows]
    [['指标', '本月', '同比%'], ['工业投资', '3.1', '5.0'], ['固定资产投资', '9.2', '-1.0']]
    """
    has_corner = "|" in text and _CORNER.search(text) is not None
    style = "ends" if has_corner else _bars(text) if "|" in text else ""
    if not style and _NAMING.search(text) is None:
        return
    cells = _cells(text, style)
    naming = [
        at
        for at, cell in enumerate(cells)
        if cell is not None and (not cell.text or (cell.text[-1] in _LAST and _NAMING.fullmatch(cell.text)))
    ]
    end = 0
    for at, following in itertools.zip_longest(naming, naming[1:]):
        head = cells[at]
        if at >= end and head is not None and following != at + 1 and (rows := _rows(cells, at)):
            end = at + sum(map(len, rows))
            width = len(rows[0])
            yield Table(tuple((*row, *[None] * (width - len(row))) for row in rows), head.start, rows[-1][-1].end)


def _bars(text: str) -> str:
    """How bars part the cells of a text of a cell a line: each ends with one, or one stands alone between two."""
    if len(_ENDS.findall(text)) >= _FEWEST_BARS:
        return "ends"
    return "between" if len(_ALONE.findall(text)) >= _FEWEST_BARS else ""


def _cells(text: str, bars: str) -> list[Cell | None]:
    """The lines that hold something; None for one that is no cell. Where each cell `ends` with a bar, a blank one is a bar alone."""
    found: list[Cell | None] = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if bars == "between" and words == "|":
            continue
        if bars == "ends" and _BARRED.fullmatch(words):
            words = words.rstrip("| \u3000")
            if not words:
                found.append(Cell("", line.start(), line.start()))
                continue
        if len(words) > _LONGEST or _NO_CELL.search(words):
            found.append(None)
        elif words:
            at = line.start() + line.group().index(words)
            found.append(Cell(words, at, at + len(words)))
    return found


def _rows(cells: list[Cell | None], head: int) -> list[list[Cell]]:
    """Heads and rows of the table that begins with this cell; nothing where none does."""
    words = _next(cells, head, _MOST_HEADS + 3)
    has_units = len(words) > 1 and _UNIT_HEAD.fullmatch(words[1].text) is not None
    named = 1 + has_units  # a row's own words
    years = (
        named + sum(1 for _ in itertools.takewhile(lambda cell: _YEAR.fullmatch(cell.text), words[named:]))
        if words and not words[0].text
        else 0
    )
    width = next((at for at, cell in enumerate(words) if at >= years and _is_value(cell.text)), 0) - named
    while width > named and _NUMBERED.match(words[width - 1].text):
        width -= 1  # 一、综合 before the first row
    if not named < width <= _MOST_HEADS:
        return []
    rows, at = [words[:width]], head + width
    while len(row := _next(cells, at, width)) == width:
        if _NUMBERED.match(row[0].text) and not _is_value(row[named].text):  # 一、工业
            row = row[:1]
        elif not _is_row(row, named):
            break
        rows.append(row)
        at += len(row)
    if row and _is_value(row[0].text):
        rows.pop()  # it went on: its cells are not those of the heads
    return rows if sum(len(each) == width for each in rows) > _FEWEST_ROWS else []


def _next(cells: list[Cell | None], at: int, count: int) -> list[Cell]:
    """So many cells from a place on, fewer where a line is none."""
    return [cell for cell in itertools.takewhile(lambda cell: cell is not None, cells[at : at + count]) if cell is not None]


@lru_cache(maxsize=1 << 12)
def _is_value(text: str) -> bool:
    return is_figure(text) or _VALUE.fullmatch(text) is not None


def _is_row(row: list[Cell], named: int) -> bool:
    """A name, a unit where there is one, and figures."""
    is_named = not any(_is_value(cell.text) for cell in row[:named]) and (named == 1 or len(row[1].text) <= _LONGEST_UNIT)
    return is_named and all(_is_value(cell.text) for cell in row[named:])
