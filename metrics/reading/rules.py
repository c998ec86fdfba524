"""Turns the ruled lines on a page into frames: the columns, the rows between lines, and the cells of ruled tables.

Statistical tables are often open at their sides, so the outermost edges need not be drawn.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_RULES = 1000  # of a page, in each direction; a page with more is a drawing
MAX_CELLS = 10_000
_DRAWN = 0.4  # of a column's width: a dashed line covers as much


@dataclass(frozen=True, slots=True)
class Rule:
    """A level (`x0` to `x1` at `y0`) or upright (`y0` to `y1` at `x0`) line."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_level(self) -> bool:
        """True for a line that is wider than high."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(slots=True, eq=False)
class Frame:
    """A ruled table: the edges of its columns and rows, and the cell (a number) at each row and column."""

    xs: list[float]
    ys: list[float]
    cells: list[list[int]]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        """True for a point in the table or on its edge."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def cell(self, x: float, y: float) -> int:
        """The cell at a point inside."""
        column = min(max(bisect_left(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self.cells[self.row(y)][column]

    def row(self, y: float) -> int:
        """The row at a height inside."""
        return min(max(bisect_left(self.ys, y) - 1, 0), len(self.ys) - 2)


def frames(rules: Iterable[Rule], tolerance: float) -> list[Frame]:
    """The ruled tables; lines nearer than `tolerance` count as one, and as touching."""
    drawn = list(rules)
    lines = [(r.y0, r.x0, r.x1) for r in drawn if r.is_level], [(r.x0, r.y0, r.y1) for r in drawn if not r.is_level]
    if max(map(len, lines)) > MAX_RULES:
        return []
    level, upright = (_joined(each, tolerance) for each in lines)
    found = (_frame(h, v, tolerance) for h, v in _groups(level, upright, tolerance))
    return [frame for frame in found if frame is not None]


Line = tuple[float, float, float]  # where it lies, from, to


def _joined(lines: Sequence[Line], tolerance: float) -> list[Line]:
    """Lines that lie on one another or end to end, as one."""
    joined: list[Line] = []
    beds: list[list[Line]] = []
    for line in sorted(lines):
        if beds and line[0] - beds[-1][-1][0] <= tolerance / 2:
            beds[-1].append(line)
        else:
            beds.append([line])
    for bed in beds:
        weights = [max(end - start, 0.01) ** 2 for _, start, end in bed]  # strokes of letters beside a long line do not move it
        at = sum(line[0] * weight for line, weight in zip(bed, weights, strict=True)) / sum(weights)
        start, end = min(line[1:] for line in bed)
        for _, begin, stop in sorted(bed, key=lambda line: line[1]):
            if begin - end > tolerance:
                joined.append((at, start, end))
                start = begin
            end = max(end, stop) if begin - end <= tolerance else stop
        joined.append((at, start, end))
    return joined


def _groups(level: list[Line], upright: list[Line], tolerance: float) -> list[tuple[list[Line], list[Line]]]:
    """The lines that touch each other, directly or through others."""
    group = list(range(len(level) + len(upright)))
    for h, (y, left, right) in enumerate(level):
        for v, (x, top, bottom) in enumerate(upright, len(level)):
            if left - tolerance <= x <= right + tolerance and top - tolerance <= y <= bottom + tolerance:
                group[_root(group, h)] = _root(group, v)
    found: dict[int, tuple[list[Line], list[Line]]] = {}
    for at, line in enumerate([*level, *upright]):
        found.setdefault(_root(group, at), ([], []))[at >= len(level)].append(line)
    return [pair for pair in found.values() if len(pair[0]) >= 2 and pair[1]]


def _frame(level: list[Line], upright: list[Line], tolerance: float) -> Frame | None:
    """The grid of one group of lines, or None where it has a single row or column."""
    xs = _edges([x for x, _, _ in upright], min(h[1] for h in level), max(h[2] for h in level), tolerance)
    level = _parting_lines(level, xs)
    if not level:
        return None
    ys = _edges([y for y, _, _ in level], min(v[1] for v in upright), max(v[2] for v in upright), tolerance)
    rows, columns = len(ys) - 1, len(xs) - 1
    if min(rows, columns) < 2 or rows * columns > MAX_CELLS:
        return None
    crossed = [[line for line in level if abs(line[0] - y) <= tolerance] for y in ys]
    passed = [[line for line in upright if abs(line[0] - x) <= tolerance] for x in xs]
    group = list(range(rows * columns))
    for row, column in itertools.product(range(rows), range(columns)):
        at = row * columns + column
        if column and not _is_drawn(passed[column], (ys[row] + ys[row + 1]) / 2):
            group[_root(group, at)] = _root(group, at - 1)
        if row and not _is_drawn(crossed[row], (xs[column] + xs[column + 1]) / 2):
            group[_root(group, at)] = _root(group, at - columns)
    return _parting(Frame(xs, ys, [[_root(group, row * columns + column) for column in range(columns)] for row in range(rows)]))


def _parting(frame: Frame) -> Frame | None:
    """The frame without edges that part no cells, such as a stroke of a letter that touches the table's side; None where too few are left."""
    rows = [0, *(at for at in range(1, len(frame.cells)) if frame.cells[at] != frame.cells[at - 1])]
    upright = list(zip(*frame.cells, strict=True))
    columns = [0, *(at for at in range(1, len(upright)) if upright[at] != upright[at - 1])]
    if min(len(rows), len(columns)) < 2:
        return None
    xs, ys = ([edges[at] for at in kept] + edges[-1:] for edges, kept in ((frame.xs, columns), (frame.ys, rows)))
    return Frame(xs, ys, [[frame.cells[row][column] for column in columns] for row in rows])


def _parting_lines(level: list[Line], xs: list[float]) -> list[Line]:
    """The lines that are drawn over much of a column, in one piece or in several; the others are strokes of letters."""
    beds: dict[float, list[Line]] = {}
    for line in level:
        beds.setdefault(line[0], []).append(line)
    columns = list(itertools.pairwise(xs))
    return [
        line
        for bed in beds.values()
        if any(sum(max(min(end, b) - max(start, a), 0) for _, start, end in bed) >= _DRAWN * (b - a) for a, b in columns)
        for line in bed
    ]


def _root(group: list[int], at: int) -> int:
    """The member that stands for a member's group."""
    while group[at] != at:
        group[at] = group[group[at]]
        at = group[at]
    return at


def _edges(drawn: list[float], first: float, last: float, tolerance: float) -> list[float]:
    """Where columns or rows begin and end."""
    edges: list[float] = []
    for at in sorted([*drawn, first, last]):
        if not edges or at - edges[-1] > tolerance:
            edges.append(at)
    return edges


def _is_drawn(lines: list[Line], through: float) -> bool:
    return any(start <= through <= end for _, start, end in lines)
