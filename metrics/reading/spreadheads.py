"""Finds the columns that a head in the middle over several of them stands for, in a table without ruled lines.

年度目标 | 1-6月完成情况 over 总量 | 增幅 ‖ 完成数 | 同比 | 完成率 stand each in the middle of its columns, and over one of them alone by their
place: the columns before that one would be taken for those of the head to their left.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.reading.pieces import Row, Segment

_OFF = 0.25  # of the narrowest column: a head stands so near to the middle of its columns
_MOST = 40  # columns of a table that is looked at

Span = tuple[int, int]  # first and last column
Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a table stand, and which of them have a head in the lowest row of heads."""

    edges: tuple[float, ...]
    headed: frozenset[int]

    def middle(self, first: int, last: int) -> float:
        return (self.edges[first] + self.edges[last + 1]) / 2

    @property
    def narrowest(self) -> float:
        return min(right - left for left, right in itertools.pairwise(self.edges))


@dataclass(slots=True)
class Spread:
    """A row of heads: the columns that each piece is in the middle of, where it is of several, and the columns whose head nobody knows."""

    spans: list[Span | None]
    open: set[int]


def spread(heads: Sequence[Row], columns: Sequence[Extent], places: Sequence[Sequence[Sequence[int]]]) -> list[Spread]:
    """What the pieces of each row of heads stand for; `places` are the columns each stands over by itself."""
    found = [Spread([None] * len(row), set()) for row in heads]
    if len(heads) < 2 or not 2 < len(columns) <= _MOST:
        return found
    known = _known(heads[-1], columns, places[-1])
    lowest = {over[0]: piece for piece, over in zip(heads[-1], places[-1], strict=True) if len(over) == 1}
    within: list[Span] = [(0, len(columns) - 1)]
    for at, row in enumerate(heads[:-1]):
        groups: list[Span] = []
        for first, last in within:
            inside = [k for k, piece in enumerate(row) if known[0].edges[first] <= piece.middle[0] < known[0].edges[last + 1]]
            pieces, over = [row[k] for k in inside], [places[at][k] for k in inside]
            is_flush = all(_begins_with(piece, lowest.get(each[0])) for piece, each in zip(pieces, over, strict=True))
            tiles = [] if is_flush else next(filter(None, (_tiled(pieces, first, last, each, is_whole=at > 0) for each in known)), [])
            for k, span in zip(inside, tiles, strict=False):
                found[at].spans[k] = span
            groups += tiles
            if not (tiles or is_flush):
                found[at].open |= lowest.keys() - set(itertools.chain(*over)) - {0}
        within = [span for span in groups if span[1] > span[0]] or within
    return found


def _begins_with(piece: Segment, below: Segment | None) -> bool:
    """Whether a head begins where the one below it does: it is of the columns from there on."""
    return below is not None and abs(piece.x0 - below.x0) < piece.height / 2


def _known(lowest: Row, columns: Sequence[Extent], places: Sequence[Sequence[int]]) -> tuple[_Columns, _Columns]:
    """The columns with edges in the blank between them, and with edges half way between the middles of their heads: one may be skewed
    by figures that end flush, the other by columns of different widths.
    """
    extents, middles = list(columns), [(x0 + x1) / 2 for x0, x1 in columns]
    for piece, over in zip(lowest, places, strict=True):
        if len(over) == 1:
            x0, x1 = extents[over[0]]
            extents[over[0]], middles[over[0]] = (min(x0, piece.x0), max(x1, piece.x1)), piece.middle[0]
    headed = frozenset(over[0] for over in places if len(over) == 1)
    between = [(left[1] + right[0]) / 2 for left, right in itertools.pairwise(extents)]
    gap = min(right[0] - left[1] for left, right in itertools.pairwise(extents)) / 2
    halves = [(left + right) / 2 for left, right in itertools.pairwise(middles)]
    ends = 2 * middles[0] - halves[0], 2 * middles[-1] - halves[-1]
    return (
        _Columns((extents[0][0] - gap, *between, extents[-1][1] + gap), headed),
        _Columns((ends[0], *halves, ends[1]), headed),
    )


def _tiled(pieces: list[Segment], first: int, last: int, known: _Columns, is_whole: bool) -> list[Span]:
    """The columns of each piece, side by side, nothing where no such division is the only one that fits."""
    if not pieces:
        return []
    off = _OFF * known.narrowest
    found = [
        tiles
        for begin in ([first] if is_whole else range(first, last + 1))
        for tiles in _divisions(pieces, begin, last, known, off)
        if not is_whole or tiles[-1][1] == last
    ]
    # Columns left over on the right have heads of their own height, which do not stand in the lowest row.
    found = [tiles for tiles in found if not any(at in known.headed for at in range(tiles[-1][1] + 1, last + 1))] or found
    return found[0] if len(found) == 1 and any(b > a for a, b in found[0]) else []


def _divisions(pieces: list[Segment], begin: int, last: int, known: _Columns, off: float) -> Iterator[list[Span]]:
    """The ways to give the pieces columns from this one on, each in the middle of its own."""
    if not pieces:
        yield []
        return
    for end in range(begin, last + 1):
        if abs(known.middle(begin, end) - pieces[0].middle[0]) <= off:
            for others in _divisions(pieces[1:], end + 1, last, known, off):
                yield [(begin, end), *others]
