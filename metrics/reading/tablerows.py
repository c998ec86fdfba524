"""Tells which rows of pieces on a page make a table: rows that hold figures of their own, the heads above them, and the lines
between them that belong to a name.
"""

from __future__ import annotations

import itertools
import re

from metrics.reading.pieces import Row, Segment

_FIGURE = re.compile(r"[-+－—]?\d[\d,，]*(?:[.．]\d+)?[%％‰]?|[-－—–/…*]{1,3}|第?\d{1,3}[位名]?")
_NUMERAL = re.compile(r"[-+－—]?\d[\d,，]*(?:[.．]\d+)?[%％‰]?")
_HEADS_COLUMNS = re.compile(
    r"(?:本年|自年初|年初以来|1[-—~至]\d{1,2}月)?(?:累计|完成|本月|当月|年度?目标|全年(?:目标|任务|计划)|同比|比上年同期|与上年同期比较?)(?:完成)?(?:数|额|情况|增减|增长)?"
)
_PROSE = re.compile(r"[。，；]")
_PROSE_FROM = 14  # characters; a longer piece with a comma is prose, not a cell
_WRAPS = 4  # lines that a name in a table may take
_LONGEST_HEAD = 24  # characters of a line of a head


def is_figure(text: str) -> bool:
    """A number, a rank or a mark for none, alone in its place."""
    return _FIGURE.fullmatch(text.replace(" ", "")) is not None


def _is_prose(segment: Segment) -> bool:
    return segment.table is not None or (len(segment.text) >= _PROSE_FROM and _PROSE.search(segment.text) is not None)


def has_figures(row: Row) -> bool:
    """A row of a table: pieces side by side, none of them prose, one of them a number."""
    cells = [s for s in row if not _is_prose(s)]
    numerals = [s for s in cells if _NUMERAL.fullmatch(s.text.replace(" ", ""))]
    return len(cells) == len(row) >= 2 and bool(numerals)


def tables_in(rows: list[Row]) -> list[tuple[int, int]]:
    """First and last-but-one row of each table: rows with figures, and the rows of heads above them."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(rows):
        if not has_figures(rows[at]):
            at += 1
            continue
        end = at + 1
        while end < len(rows) and (has_figures(rows[end]) or _goes_on(rows, end)):
            end += 1
        start = _first_head(rows, at, found[-1][1] if found else 0)
        if sum(has_figures(row) for row in rows[at:end]) + (at > start) >= 2:
            found.append((start, end))
        at = end
    return found


def _goes_on(rows: list[Row], at: int) -> bool:
    """A row without figures (a name alone, a part of a name, marks for none) inside a table."""
    if any(map(_is_prose, rows[at])):
        return False
    if at + 1 < len(rows) and has_figures(rows[at + 1]):
        return True
    if len(rows[at]) >= 3 and any(is_figure(s.text) for s in rows[at][1:]):
        return True
    parts = list(itertools.takewhile(lambda k: _is_part_of_name(rows[k - 1], rows[k]), range(at, min(at + _WRAPS, len(rows)))))
    if not parts:
        return False
    last = parts[-1]
    return last + 1 == len(rows) or has_figures(rows[last + 1]) or not _is_near(rows[last], rows[last + 1])


def _first_head(rows: list[Row], at: int, least: int) -> int:
    """The row at which the heads above a table's first row of figures begin."""
    start = top = at
    while top > least and (_is_head(rows[top - 1], rows[top]) or (at - top < _WRAPS and _is_lone(rows[top - 1]))):
        top -= 1
        if len(rows[top]) >= 2 or (start < at and heads_columns(rows[top])):
            start = top
    return start


def heads_columns(row: Row) -> bool:
    """累计完成 alone in its row, over the heads of some columns."""
    return len(row) == 1 and _HEADS_COLUMNS.fullmatch(row[0].text) is not None


def _is_head(row: Row, below: Row) -> bool:
    is_near = below[0].y0 - row[0].y1 < 2.5 * row[0].height
    return is_near and len(row) >= 2 and all(len(s.text) <= _LONGEST_HEAD and not _is_prose(s) for s in row)


def _is_part_of_name(above: Row, below: Row) -> bool:
    """Two lines so near that one may go on in the other, one of them a few words alone."""
    return (_is_lone(above) or _is_lone(below)) and _is_near(above, below)


def _is_lone(row: Row) -> bool:
    """A few words alone."""
    return len(row) == 1 and len(row[0].text) <= _LONGEST_HEAD and not _is_prose(row[0])


def _is_near(above: Row, below: Row) -> bool:
    return below[0].y0 - above[0].y1 < 0.4 * above[0].height
