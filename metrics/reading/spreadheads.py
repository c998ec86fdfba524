"""Finds the columns that a head in the middle over several of them stands for, in a table without ruled lines.

年度目标 | 1-6月完成情况 over 总量 | 增幅 ‖ 完成数 | 同比 | 完成率 stand each in the middle of its columns, and over one of them alone by their
place: the columns before that one would be taken for those of the head to their left.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from metrics.reading.pieces import Row, Segment

_OFF, _NEXT = 0.5, 0.2  # of the narrowest column: a head stands so near to the middle of its columns, and so much farther from others'
_LEVEL = 0.4  # in heights of a line
_MOST = 40  # columns of a table that is looked at

Span = tuple[int, int]  # first and last column
Extent = tuple[float, float]
_Way = tuple[float, tuple[Span, ...]]  # how far off, and the columns of each piece


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a table stand, and which of them have a head on the lowest line of heads."""

    edges: tuple[float, ...]
    headed: frozenset[int]
    tall: frozenset[int]  # their heads are as high as all rows of heads

    def middle(self, first: int, last: int) -> float:
        return (self.edges[first] + self.edges[last + 1]) / 2

    @property
    def whole(self) -> _Columns:
        """The same, where heads higher than the lowest line may still stand below others."""
        return _Columns(self.edges, self.headed | self.tall, frozenset())

    @property
    def narrowest(self) -> float:
        return min(right - left for left, right in itertools.pairwise(self.edges))


@dataclass(slots=True)
class Spread:
    """A row of heads: the columns that each piece is in the middle of, where it is of several, and the columns whose head nobody knows."""

    spans: list[Span | None]
    open: set[int]


def spread(
    heads: Sequence[Row], columns: Sequence[Extent], places: Sequence[Sequence[Sequence[int]]], figured: Collection[int]
) -> list[Spread]:
    """What the pieces of each row of heads stand for; `places` are the columns each stands over by itself, `figured` those of figures."""
    found = [Spread([None] * len(row), set()) for row in heads]
    if len(heads) < 2 or not 2 < len(columns) <= _MOST:
        return found
    bottom = max(piece.middle[1] for piece in heads[-1])
    alone = {over[0]: piece for piece, over in zip(heads[-1], places[-1], strict=True) if len(over) == 1}
    lowest = {
        at: piece for at, piece in alone.items() if bottom - piece.middle[1] < _LEVEL * piece.height
    }  # others are as high as all rows
    known = _known(alone, lowest, columns)
    within: list[Span] = [(0, len(columns) - 1)]
    for at, row in enumerate(heads[:-1]):
        groups: list[Span] = []
        for first, last in within:
            inside = [k for k, piece in enumerate(row) if known[0].edges[first] <= piece.middle[0] < known[0].edges[last + 1]]
            pieces, over = [row[k] for k in inside], [places[at][k] for k in inside]
            is_flush = all(_begins_with(piece, lowest.get(each[0])) for piece, each in zip(pieces, over, strict=True))
            fits = (_tiled(pieces, first, last, each, figured, is_whole=at > 0) for each in (known, [one.whole for one in known]))
            tiles = [] if is_flush else next(filter(None, fits), [])
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


def _known(alone: Mapping[int, Segment], lowest: Mapping[int, Segment], columns: Sequence[Extent]) -> tuple[_Columns, _Columns]:
    """The columns with edges in the blank between them, and with edges half way between the middles of their heads: one may be skewed
    by figures that end flush, the other by columns of different widths.
    """
    extents, middles = list(columns), [(x0 + x1) / 2 for x0, x1 in columns]
    for at, piece in alone.items():
        x0, x1 = extents[at]
        extents[at], middles[at] = (min(x0, piece.x0), max(x1, piece.x1)), piece.middle[0]
    headed, tall = frozenset(lowest), frozenset(alone.keys() - lowest.keys())
    between = [(left[1] + right[0]) / 2 for left, right in itertools.pairwise(extents)]
    gap = min(right[0] - left[1] for left, right in itertools.pairwise(extents)) / 2
    halves = [(left + right) / 2 for left, right in itertools.pairwise(middles)]
    ends = 2 * middles[0] - halves[0], 2 * middles[-1] - halves[-1]
    return (
        _Columns((extents[0][0] - gap, *between, extents[-1][1] + gap), headed, tall),
        _Columns((ends[0], *halves, ends[1]), headed, tall),
    )


def _tiled(pieces: list[Segment], first: int, last: int, known: Sequence[_Columns], figured: Collection[int], is_whole: bool) -> list[Span]:
    """The columns of each piece, side by side over all that hold figures; nothing where no such division fits best by far."""
    if not pieces:
        return []
    under = [at for at in figured if first <= at <= last and at in known[0].headed]
    least = last if is_whole else max(under, default=first)
    begins = [first] if is_whole else range(first, min(under, default=last) + 1)
    best: dict[tuple[Span, ...], float] = {}
    for each in known:
        ways: dict[tuple[int, int], list[_Way]] = {}
        for begin in begins:
            for off, tiles in _divisions(pieces, 0, begin, last, least, each, ways):
                best[tiles] = min(off, best.get(tiles, off))
    ranked = sorted(best, key=lambda tiles: best[tiles])
    if not ranked or (len(ranked) > 1 and best[ranked[1]] - best[ranked[0]] < _NEXT):
        return []
    return list(ranked[0]) if any(b > a for a, b in ranked[0]) else []


def _divisions(
    pieces: list[Segment], at: int, begin: int, last: int, least: int, known: _Columns, ways: dict[tuple[int, int], list[_Way]]
) -> list[_Way]:
    """The two best ways to give the pieces from this one on columns from `begin` on, each near the middle of its own, with how far off the
    farthest is; they must reach the column `least`. `ways` are those known, as there may be very many.
    """
    if at == len(pieces):
        return [(0.0, ())] if begin > least else []
    if (at, begin) not in ways:
        found: list[_Way] = []
        for end in itertools.takewhile(lambda column: column not in known.tall, range(begin, last + 1)):
            off = abs(known.middle(begin, end) - pieces[at].middle[0]) / known.narrowest
            if off <= _OFF:
                others = _divisions(pieces, at + 1, end + 1, last, least, known, ways)
                found += [(max(off, far), ((begin, end), *tiles)) for far, tiles in others]
        ways[at, begin] = sorted(found)[:2]
    return ways[at, begin]
