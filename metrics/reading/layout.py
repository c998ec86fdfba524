"""Turns the pieces of text on a page, each with its box, into blocks in reading order: columns of lines, and tables.

A block is cut out by the blank gutters between columns; lines that cross a gutter (headlines) separate what is above
from what is below. Rows that hold figures of their own side by side make a table and are not cut.
Coordinates grow to the right and downwards, in whatever unit the page has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from metrics.reading.assemble import Entry, Grid

_FIGURE = re.compile(r"[-+－—]?\d[\d,，]*(?:[.．]\d+)?[%％‰]?|[-－—–/…*]{1,3}|第?\d{1,3}[位名]?")
_NUMERAL = re.compile(r"[-+－—]?\d[\d,，]*(?:[.．]\d+)?[%％‰]?")
_PROSE = re.compile(r"[。，；]")
_PROSE_FROM = 14  # characters; a longer piece with a comma is prose, not a cell
_GUTTER = 0.7  # in heights of a line
_CROSSED = 0.34  # of a region's rows may cross a gutter (headlines, a picture's caption)
_HEADLINE = 1.3  # times the usual height
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line without wide gaps, in the order of the file."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    order: int = 0
    confidence: float = 1.0

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that belong together: a column of text, or a table."""

    segments: tuple[Segment, ...]
    is_table: bool = False


Row = list[Segment]


def line_height(segments: Sequence[Segment]) -> float:
    """The usual height of a line, never zero."""
    return max(median(s.height for s in segments), 0.01) if segments else 1.0


def rows_of(segments: Iterable[Segment]) -> list[Row]:
    """Pieces that stand side by side, top row first, each from left to right."""
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda s: (s.y0 + s.y1, s.x0)):
        middle = (segment.y0 + segment.y1) / 2
        last = rows[-1] if rows else None
        if last is not None:
            reference = last[0]
            tolerance = 0.45 * min(reference.height, segment.height)
            if abs((reference.y0 + reference.y1) / 2 - middle) <= max(tolerance, 0.2 * segment.height):
                last.append(segment)
                continue
        rows.append([segment])
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def is_figure(text: str) -> bool:
    """A number, a rank or a mark for none, alone in its place."""
    return _FIGURE.fullmatch(text.replace(" ", "")) is not None


def _is_prose(segment: Segment) -> bool:
    return len(segment.text) >= _PROSE_FROM and _PROSE.search(segment.text) is not None


def _has_figures(row: Row) -> bool:
    cells = [s for s in row if not _is_prose(s)]
    numerals = [s for s in cells if _NUMERAL.fullmatch(s.text.replace(" ", ""))]
    return len(cells) == len(row) >= 2 and bool(numerals)


def _tables(rows: list[Row]) -> list[tuple[int, int]]:
    """First and last-but-one row of each table: rows with figures, and the rows of heads above them."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(rows):
        if not _has_figures(rows[at]):
            at += 1
            continue
        end = at + 1
        while end < len(rows) and (_has_figures(rows[end]) or _goes_on(rows, end)):
            end += 1
        start = at
        while start > (found[-1][1] if found else 0) and _is_head(rows[start - 1], rows[start]):
            start -= 1
        if sum(_has_figures(row) for row in rows[at:end]) + (at > start) >= 2:
            found.append((start, end))
        at = end
    return found


def _goes_on(rows: list[Row], at: int) -> bool:
    """A row without figures (a name alone, marks for none) inside a table."""
    is_inside = at + 1 < len(rows) and _has_figures(rows[at + 1])
    return not any(map(_is_prose, rows[at])) and (is_inside or (len(rows[at]) >= 3 and any(is_figure(s.text) for s in rows[at][1:])))


def _is_head(row: Row, below: Row) -> bool:
    is_near = below[0].y0 - row[0].y1 < 2.5 * row[0].height
    return is_near and len(row) >= 2 and all(len(s.text) <= 24 and not _is_prose(s) for s in row)


def blocks(segments: Sequence[Segment]) -> list[Block]:
    """The blocks of a page in reading order by the column cut."""
    return list(_cut(list(segments), line_height(segments), 0))


def _cut(segments: list[Segment], height: float, depth: int) -> Iterable[Block]:
    if not segments:
        return
    rows = rows_of(segments)
    tables = _tables(rows) if depth < _DEEPEST else []
    if tables:
        at = 0
        for start, end in [*tables, (len(rows), len(rows))]:
            yield from _cut_columns([s for row in rows[at:start] for s in row], height, depth)
            if end > start:
                yield Block(tuple(s for row in rows[start:end] for s in row), is_table=True)
            at = end
        return
    yield from _cut_columns(segments, height, depth)


def _cut_columns(segments: list[Segment], height: float, depth: int) -> Iterable[Block]:
    if not segments:
        return
    bands = _bands(segments, height)
    if len(bands) > 1:
        for band in bands:
            yield from _cut_columns(band, height, depth)
        return
    gutter = _gutter(segments, height) if depth < _DEEPEST else None
    if gutter is None:
        yield Block(tuple(s for row in rows_of(segments) for s in row))
        return
    left, right = gutter
    crossing = [s for s in segments if s.x0 < left and s.x1 > right]
    if not crossing:
        middle = (left + right) / 2
        yield from _cut([s for s in segments if (s.x0 + s.x1) / 2 < middle], height, depth + 1)
        yield from _cut([s for s in segments if (s.x0 + s.x1) / 2 >= middle], height, depth + 1)
        return
    above: list[Segment] = []
    crossed: list[Segment] = []
    for row in rows_of(segments):
        is_crossing = any(s.x0 < left and s.x1 > right for s in row)
        if is_crossing and above:
            yield from _cut(above, height, depth + 1)
            above = []
        if not is_crossing and crossed:
            yield Block(tuple(crossed))
            crossed = []
        (crossed if is_crossing else above).extend(row)
    if crossed:
        yield Block(tuple(crossed))
    yield from _cut(above, height, depth + 1)


def _bands(segments: list[Segment], height: float) -> list[list[Segment]]:
    """The pieces apart at headlines: larger writing that nothing stands beside."""
    bands: list[list[Segment]] = [[]]
    was_headline = False
    for row in rows_of(segments):
        top, bottom = min(s.y0 for s in row), max(s.y1 for s in row)
        is_alone = sum(s.y0 < bottom - 0.2 * height and s.y1 > top + 0.2 * height for s in segments) == len(row)
        is_headline = len(row) == 1 and row[0].height > _HEADLINE * height and is_alone
        if is_headline != was_headline and bands[-1]:
            bands.append([])
        bands[-1].extend(row)
        was_headline = is_headline
    return bands


def _gutter(segments: list[Segment], height: float) -> tuple[float, float] | None:
    """The blank strip between two columns that the fewest rows cross, the widest of these."""
    rows = len(rows_of(segments))
    edges = sorted({s.x1 for s in segments})
    best: tuple[float, float, float, float] | None = None
    for left in edges:
        starts = [s.x0 for s in segments if s.x0 >= left]
        if not starts:
            continue
        right = min(starts)
        crossing = sum(1 for s in segments if s.x0 < left and s.x1 > left and s.x1 > right)
        if right - left < _GUTTER * height:
            continue
        if any(s.x0 < left < s.x1 <= right for s in segments):
            continue  # a line that ends inside: the strip begins behind it
        if crossing > _CROSSED * rows or not _is_between_columns(segments, left, right):
            continue
        key = (crossing, -(right - left), left, right)
        best = min(best, key) if best else key
    return (best[2], best[3]) if best else None


def _is_between_columns(segments: list[Segment], left: float, right: float) -> bool:
    """True where most rows of the narrower side go on at the same height on the other one, or each side is a stack of lines."""
    before = [s for s in segments if s.x1 <= left]
    behind = [s for s in segments if s.x0 >= right]
    return bool(before) and bool(behind)


def table_grid(block: Block) -> tuple[list[str], Grid, list[str]]:
    """A table's captions (rows of one piece above its heads), its cells, and what stands below it."""
    rows = rows_of(block.segments)
    columns = _columns(rows)
    first = next((i for i, row in enumerate(rows) if len(row) > 1), 0)
    last = max((i for i, row in enumerate(rows) if len(row) > 1), default=len(rows) - 1)
    grid: list[list[Entry | None]] = []
    for row in rows[first : last + 1]:
        cells: list[Entry | None] = [None] * len(columns)
        for segment in row:
            entry = Entry(segment.text)
            for at in _places(segment, columns):
                held = cells[at]
                if held is None:
                    cells[at] = entry
                elif held is not entry:
                    held.text += " " + entry.text
        grid.append(cells)
    return [r[0].text for r in rows[:first]], grid, [r[0].text for r in rows[last + 1 :]]


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """The horizontal extents of the columns, from the rows with figures."""
    found: list[tuple[float, float]] = []
    for segment in sorted((s for row in rows if _has_figures(row) for s in row), key=lambda s: s.x0):
        if found and segment.x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], segment.x1))
        else:
            found.append((segment.x0, segment.x1))
    return found


def _places(segment: Segment, columns: list[tuple[float, float]]) -> list[int]:
    """The columns a piece stands over; the nearest one where it stands between."""
    over = [i for i, (x0, x1) in enumerate(columns) if min(segment.x1, x1) - max(segment.x0, x0) > 0.3 * min(x1 - x0, segment.x1 - segment.x0)]
    if over:
        return over
    middle = (segment.x0 + segment.x1) / 2
    return [min(range(len(columns)), key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - middle))]
