"""Turns the pieces of a table on a page into the rows and columns of its cells, by its ruled lines or by where they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from metrics.reading.assemble import Entry, Grid
from metrics.reading.headplaces import Extent, places_of, places_of_heads
from metrics.reading.pieces import Row, Segment, extents, rows_of
from metrics.reading.rules import Frame
from metrics.reading.spreadheads import spread
from metrics.reading.tablerows import has_figures, heads_columns, is_figure

_LONG = 60  # characters: a cell with more holds prose
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．]|.*[：:]$")
_UNKNOWN = "…"  # over a column that a head may stand for, or its neighbour
_WRAPPED = 0.75  # of the usual distance of rows: lines nearer than this are one cell's


def is_table(frame: Frame, segments: Sequence[Segment]) -> bool:
    """False for lines that only frame prose or pictures."""
    texts: dict[int, int] = {}
    for segment in segments:
        cell = frame.cell(*segment.middle)
        texts[cell] = texts.get(cell, 0) + len(segment.text)
    rows = {at for at, row in enumerate(frame.cells) for cell in row if cell in texts}
    columns = {at for row in frame.cells for at, cell in enumerate(row) if cell in texts}
    return len(rows) >= 2 and len(columns) >= 2 and len(texts) >= 4 and sum(n > _LONG for n in texts.values()) <= 0.3 * len(texts)


def ruled_grid(frame: Frame, segments: Sequence[Segment]) -> tuple[Grid, list[str]]:
    """The cells of a ruled table, and what stands across several cells that are not one: it belongs to none.

    A merged cell's entry stands at each of its places. Rows that no line parts are parted by their lines of text.
    """
    across = [s for s in segments if _stands_across(frame, s)]
    left_out = {id(s) for s in across}
    inside = [s for s in segments if id(s) not in left_out]
    tall = {cell for row, below in itertools.pairwise(frame.cells) for cell in row if cell in below}
    entries: dict[int, Entry] = {}
    for row in rows_of(s for s in inside if frame.cell(*s.middle) in tall):
        for segment in row:
            _write(entries, frame.cell(*segment.middle), segment)
    held: dict[int, list[Segment]] = {}
    for segment in inside:
        if frame.cell(*segment.middle) not in tall:
            held.setdefault(frame.row(segment.middle[1]), []).append(segment)
    grid: list[list[Entry | None]] = []
    shown = {cell for at in held for cell in frame.cells[at]}
    for at, cells in enumerate(frame.cells):
        parted = _parted(held.get(at, []), frame)
        if not parted and any(cell in entries and cell not in shown for cell in cells):  # every cell of the row is a tall one
            shown.update(cells)
            parted = [[]]
        for lines in parted:
            own = {cell: entry for cell, entry in entries.items() if cell in tall}
            for segment in itertools.chain(*lines):
                _write(own, frame.cell(*segment.middle), segment)
            grid.append([own.get(cell) for cell in cells])
    return grid, [s.text for s in across]


def _stands_across(frame: Frame, segment: Segment) -> bool:
    inset = 0.4 * segment.height
    y = segment.middle[1]
    return segment.x1 - segment.x0 > 2 * inset and frame.cell(segment.x0 + inset, y) != frame.cell(segment.x1 - inset, y)


def _write(entries: dict[int, Entry], cell: int, segment: Segment) -> None:
    held = entries.setdefault(cell, Entry(""))
    is_word = held.text[-1:].isascii() and held.text[-1:].isalpha() and segment.text[:1].isascii() and segment.text[:1].isalpha()
    is_apart = is_word or (is_figure(held.text) and is_figure(segment.text))  # two figures must not read as one
    held.text += (" / " if is_apart and not is_word else " " if is_word else "") + segment.text


def _parted(segments: Sequence[Segment], frame: Frame) -> list[list[Row]]:
    """The lines of each row between two ruled lines: one row, or several where each has figures of its own."""
    lines = rows_of(segments)
    figured = [line for line in lines if any(is_figure(s.text) and s.middle[0] > frame.xs[1] for s in line)]
    return grouped(lines) if len(figured) > 1 else [lines] if lines else []


def grouped(lines: list[Row]) -> list[list[Row]]:
    """Lines of text by rows of the table: a line without figures that stands nearer to the next than rows do is a part of it."""
    figured = [at for at, line in enumerate(lines) if has_figures(line)]
    pitches = [(_middle(lines[b]) - _middle(lines[a])) / (b - a) for a, b in itertools.pairwise(figured)]
    usual = median(pitches) if pitches else 0.0
    rows: list[list[Row]] = []
    heads = lines[: figured[0]] if figured else []
    for at, line in enumerate(lines):
        above = lines[at - 1] if at and not (at <= len(heads) and _is_apart(heads[at - 1 :], usual)) else None
        is_near = above is not None and _middle(line) - _middle(above) < _WRAPPED * usual
        if is_near and rows and sum(has_figures(each) for each in [*rows[-1], line]) <= 1:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_apart(heads: list[Row], usual: float) -> bool:
    """Whether a line of heads is a row of its own, though heads in the middle of its height and of the next one's stand right below it."""
    below = [
        next((_middle(line) - _middle(heads[0]) for line in heads[1:] if any(min(s.x1, p.x1) > max(s.x0, p.x0) for s in line)), None)
        for p in heads[0]
    ]
    told = [distance for distance in below if distance is not None]
    return bool(told) and min(told) >= _WRAPPED * usual


def _middle(line: Row) -> float:
    return sum(s.middle[1] for s in line) / len(line)


def columns_of(segments: Sequence[Segment]) -> list[Extent]:
    """The horizontal extents of an unruled table's columns, from the rows with figures, and from heads over nothing."""
    found = extents(s for row in rows_of(segments) if has_figures(row) for s in row)
    heads, rows = _heads_and_rows(_parts_of(segments)[1])
    return sorted([*found, *places_of_heads(heads, found, _figured(rows, found)).blank])


def unruled_grid(segments: Sequence[Segment], columns: Sequence[Extent]) -> tuple[list[str], Grid, list[str]]:
    """A table's captions (rows of one piece above its heads), its cells, and what stands below it."""
    above, kept, notes = _parts_of(segments)
    heads, rows = _heads_and_rows(kept)
    figured = _figured(rows, columns)
    places = places_of_heads(heads, columns, figured)
    grid: list[list[Entry | None]] = []
    for row, over in zip(kept, [*places.rows, *([places_of(s, columns) for s in row] for row in rows)], strict=True):
        cells: list[Entry | None] = [None] * len(columns)
        for segment, each in zip(row, over, strict=True):
            _place(segment, each, cells)
        grid.append(cells)
    _spread(heads, columns, places.rows, figured, grid)
    for column in places.open:
        grid[len(heads) - 1][column] = Entry(_UNKNOWN)
    return [row[0].text for row in above], grid, [row[0].text for row in notes]


def _parts_of(segments: Sequence[Segment]) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of one piece above a table's heads, its own, and those below it."""
    rows = [list(itertools.chain(*row)) for row in grouped(rows_of(segments))]
    first = next((i for i, row in enumerate(rows) if len(row) > 1), 0)
    if first and first + 1 < len(rows) and not has_figures(rows[first]) and heads_columns(rows[first - 1]):
        first -= 1  # 累计完成 alone over 金额 | 增减额 | 增减%
    last = max((i for i, row in enumerate(rows) if len(row) > 1), default=len(rows) - 1)
    return rows[:first], _with_first_lines(rows[first : last + 1]), rows[last + 1 :]


def _heads_and_rows(kept: list[Row]) -> tuple[list[Row], list[Row]]:
    heads = list(itertools.takewhile(lambda row: not has_figures(row), kept))
    return heads, kept[len(heads) :]


def _figured(rows: list[Row], columns: Sequence[Extent]) -> set[int]:
    """The columns that hold figures."""
    return {at for row in rows for segment in row if is_figure(segment.text) for at in places_of(segment, columns)}


def _spread(
    heads: list[Row],
    columns: Sequence[Extent],
    places: list[list[list[int]]],
    figured: set[int],
    grid: list[list[Entry | None]],
) -> None:
    """Heads in the middle over several columns stand at each of these, as merged cells do."""
    for at, row in enumerate(spread(heads, columns, places, figured)):
        for column in row.open:
            grid[at][column] = Entry(_UNKNOWN)
        if not any(row.spans):
            continue
        lowest = grid[len(heads) - 1]
        grid[at] = [
            lowest[column] if not any(column in over for over in places[at]) else grid[at][column] for column in range(len(columns))
        ]
        for segment, span in zip(heads[at], row.spans, strict=True):
            if span is not None:
                grid[at][span[0] : span[1] + 1] = [Entry(segment.text)] * (span[1] - span[0] + 1)


def _with_first_lines(rows: list[Row]) -> list[Row]:
    """Rows with the words alone above them that may be the first line of their name: 高新技术产业 over 固定资产投资 is no 固定资产投资.

    Headings are told apart where they are numbered, or what they head is set further in.
    """
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else []
        is_first_line = len(above) == 1 and _HEADING.match(above[0].text) is None and abs(above[0].x0 - row[0].x0) < 0.8 * row[0].height
        if is_first_line and any(is_figure(s.text) for s in row[1:]):
            found[-1] = [*above, *row]
        else:
            found.append(row)
    return found


def _place(segment: Segment, at: Sequence[int], cells: list[Entry | None]) -> None:
    entry = Entry(segment.text)
    for column in at:
        held = cells[column]
        if held is None:
            cells[column] = entry
        elif held is not entry:
            held.text += ("" if not is_figure(held.text) or not is_figure(entry.text) else " / ") + entry.text
