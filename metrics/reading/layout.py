"""Turns the pieces of text on a page, each with its box, into blocks in reading order: columns of lines, and tables.

A block is cut out by the blank gutters between columns; lines that cross a gutter (headlines) separate what is above
from what is below. Rows that hold figures of their own side by side make a table and are not cut.
Coordinates grow to the right and downwards, in whatever unit the page has.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics.reading.pieces import Segment, extents, line_height, rows_of
from metrics.reading.tablerows import has_figures, is_figure, tables_in

_GUTTER = 0.7  # in heights of a line
_CROSSED = 0.34  # of a region's rows may cross a gutter (headlines, a picture's caption)
_HEADLINE = 1.3  # times the usual height
_DEEPEST = 12
_LEVEL = 0.3  # in heights of a line: rows of two tables nearer than this are rows of one


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that belong together: a column of text, or a table."""

    segments: tuple[Segment, ...]
    is_table: bool = False


def _tables_beside(segments: list[Segment], height: float, depth: int) -> Iterable[Block]:
    """A table as a block; two with a gutter between them whose rows are not level, each as its own."""
    for left, right in itertools.pairwise(extents(segments)):
        middle = (left[1] + right[0]) / 2
        sides = [s for s in segments if s.x1 <= middle], [s for s in segments if s.x0 >= middle]
        rows = [rows_of(side) for side in sides]
        named = [sum(has_figures(row) and not is_figure(row[0].text) for row in each) for each in rows]
        heights = [row[0].middle[1] for row in rows[0]]
        level = sum(any(abs(row[0].middle[1] - at) < _LEVEL * height for at in heights) for row in rows[1])
        if min(named) >= 2 and 2 * level < min(map(len, rows)):
            for side in sides:
                yield from _cut(side, height, depth + 1)
            return
    yield Block(tuple(segments), is_table=True)


def blocks(segments: Sequence[Segment]) -> list[Block]:
    """The blocks of a page in reading order by the column cut."""
    return list(_cut(list(segments), line_height(segments), 0))


def _cut(segments: list[Segment], height: float, depth: int) -> Iterable[Block]:
    if not segments:
        return
    rows = rows_of(segments)
    tables = tables_in(rows) if depth < _DEEPEST else []
    if tables:
        at = 0
        for start, end in [*tables, (len(rows), len(rows))]:
            yield from _cut_columns([s for row in rows[at:start] for s in row], height, depth)
            if end > start:
                yield from _tables_beside([s for row in rows[start:end] for s in row], height, depth)
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
    if len(segments) == 1 and segments[0].table is not None:
        yield Block(tuple(segments), is_table=True)
        return
    gutter = _gutter(segments, height) if depth < _DEEPEST else None
    if gutter is None:
        yield from _around_tables([s for row in rows_of(segments) for s in row])
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
            yield from _around_tables(crossed)
            crossed = []
        (crossed if is_crossing else above).extend(row)
    if crossed:
        yield from _around_tables(crossed)
    yield from _cut(above, height, depth + 1)


def _around_tables(segments: list[Segment]) -> Iterable[Block]:
    """Pieces that nothing parts, with the ruled tables among them as blocks of their own."""
    held: list[Segment] = []
    for segment in segments:
        if segment.table is not None:
            if held:
                yield Block(tuple(held))
            yield Block((segment,), is_table=True)
            held = []
        else:
            held.append(segment)
    if held:
        yield Block(tuple(held))


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
