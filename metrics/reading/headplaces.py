"""Finds the columns that each head of a table without ruled lines stands over.

Heads and figures may end flush at opposite sides of their column: 本月 at the left, 31.25 at the right. By its place alone such a head is
nearer to the figures of the column before it, and one over a column that holds nothing is near to a column that has its own. A head
that stands over no figures is of a column beside it only where as many such heads as columns are left there: their order tells then.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from metrics.reading.pieces import Row, Segment, extents

Extent = tuple[float, float]
_OVER = 0.3  # of the narrower one: a piece shares so much with a column that it stands over
_TOUCHES, _LEVEL = 0.25, 0.4  # in heights of a line
_LINES_OF_TALL = 3  # heads as high as two rows of heads stand on a line between these


class HeadPlaces(NamedTuple):
    """For each row of heads the columns of its pieces, the columns whose head nobody knows, and where heads stand over nothing at all."""

    rows: list[list[list[int]]]
    open: set[int]
    blank: list[Extent]


def places_of(segment: Segment, columns: Sequence[Extent]) -> list[int]:
    """The columns a piece stands over; the nearest one where it stands between."""
    return _over((segment.x0, segment.x1), columns) or [_nearest((segment.x0 + segment.x1) / 2, columns)]


def places_of_heads(heads: Sequence[Row], columns: Sequence[Extent], figured: Collection[int]) -> HeadPlaces:
    """Where the heads stand; `figured` are the columns that hold figures."""
    rows = [[places_of(segment, columns) for segment in row] for row in heads]
    if not heads or len(columns) < 2:
        return HeadPlaces(rows, set(), [])
    lowest = heads[-1]
    tall = list(itertools.chain(*([heads[-2]] if len(heads) == _LINES_OF_TALL else [])))
    tall += [s for row in heads[:-1] for s in row if s.x1 <= lowest[0].x0 and s not in tall]
    groups = _groups([*tall, *lowest])
    over = [_over(group, columns) or _touched(group, columns, _TOUCHES * lowest[0].height) for group in groups]
    rising = _rising(lowest, groups)
    if rising != sorted(rising):
        return HeadPlaces(rows, set(), [])
    if len(groups) == len(columns) and all(at in each or not each for at, each in enumerate(over)):
        found, unknown, blank = {at: [at] for at in range(len(groups))}, set[int](), list[int]()
    elif any(rising):
        return HeadPlaces(rows, set(), [])
    else:
        found, unknown, blank = _matched(groups, over, columns, figured)
    for at, segment in enumerate(lowest):
        rows[-1][at] = found.get(_group_of(segment, groups), rows[-1][at])
    for row, places in zip(heads[:-1], rows[:-1], strict=True):
        for at, segment in enumerate(row):
            under = sorted({column for group in _over((segment.x0, segment.x1), groups) for column in found.get(group, [])})
            if under and not _over((segment.x0, segment.x1), columns):
                places[at] = under
    return HeadPlaces(rows, unknown, [groups[at] for at in blank])


def _groups(pieces: Sequence[Segment]) -> list[Extent]:
    """The extents of heads; two pieces so near that no column lies between them are one: 同比增长 (%)."""
    found: list[Extent] = []
    for first, last in extents(pieces):
        if found and first - found[-1][1] < _TOUCHES * pieces[0].height:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def _group_of(segment: Segment, groups: Sequence[Extent]) -> int:
    return next(at for at, (x0, x1) in enumerate(groups) if x0 <= segment.x0 <= x1)


def _rising(row: Row, groups: Sequence[Extent]) -> list[bool]:
    """Of each head of a row whether it stands lower than the highest, be some broken into lines: 本月 half a line above 实绩 | 增长% is of
    both, 指标 | 单位 to their left are of one column each.
    """
    boxes: dict[int, tuple[float, float]] = {}
    for segment in row:
        at = _group_of(segment, groups)
        top, bottom = boxes.get(at, (segment.y0, segment.y1))
        boxes[at] = min(top, segment.y0), max(bottom, segment.y1)
    middles = [sum(boxes[at]) / 2 for at in sorted(boxes)]
    return [middle - min(middles) > _LEVEL * min(segment.height for segment in row) for middle in middles]


def _matched(
    groups: Sequence[Extent], over: Sequence[list[int]], columns: Sequence[Extent], figured: Collection[int]
) -> tuple[dict[int, list[int]], set[int], list[int]]:
    """The columns of heads, of those that stand over none as well; the columns that one of several such heads may be of; and the heads
    that can be of none.
    """
    claimed = set(itertools.chain(*over))
    is_corner = 0 not in figured and 0 not in claimed and groups[0][0] > columns[0][1]  # nothing stands over the names
    free = set(range(len(columns))) - claimed - ({0} if is_corner else set())
    found = {at: each for at, each in enumerate(over) if each}
    unknown: set[int] = set()
    blank: list[int] = []
    for heads, beside in _components([at for at, each in enumerate(over) if not each], groups, columns, free):
        if len(heads) == len(beside):
            found |= {head: [column] for head, column in zip(heads, sorted(beside), strict=True)}
        else:
            found |= {head: [] for head in heads}
            unknown |= beside
            blank += heads if not beside else []
    return found, unknown, blank


def _components(
    heads: Sequence[int], groups: Sequence[Extent], columns: Sequence[Extent], free: Collection[int]
) -> Iterator[tuple[list[int], set[int]]]:
    """Heads that stand over no column, with the free columns beside them: those that share one together."""
    held: list[int] = []
    beside: set[int] = set()
    for head in heads:
        middle = sum(groups[head]) / 2
        right = next((at for at, (x0, x1) in enumerate(columns) if (x0 + x1) / 2 > middle), len(columns))
        near = {right - 1, right} & set(free)
        if held and not near & beside:
            yield held, beside
            held, beside = [], set()
        held, beside = [*held, head], beside | near
    if held:
        yield held, beside


def _over(extent: Extent, columns: Sequence[Extent]) -> list[int]:
    first, last = extent
    return [at for at, (x0, x1) in enumerate(columns) if min(last, x1) - max(first, x0) > _OVER * min(x1 - x0, last - first)]


def _touched(extent: Extent, columns: Sequence[Extent], gap: float) -> list[int]:
    """The one column that a head reaches, though it hardly stands over it."""
    found = [at for at, (x0, x1) in enumerate(columns) if max(extent[0], x0) - min(extent[1], x1) < gap]
    return found if len(found) == 1 else []


def _nearest(middle: float, columns: Sequence[Extent]) -> int:
    return min(range(len(columns)), key=lambda at: abs((columns[at][0] + columns[at][1]) / 2 - middle))
