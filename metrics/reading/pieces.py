"""The pieces of text on a page, each with its box, and how they stand to each other: side by side in rows, over one another.

Coordinates grow to the right and downwards, in whatever unit the page has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from metrics.reading.rules import Frame


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
    table: RuledTable | None = None  # this piece is a whole table

    @property
    def height(self) -> float:
        """In the unit of the page."""
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        """From the left and from the top."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A ruled table and the pieces in it."""

    frame: Frame
    segments: tuple[Segment, ...]

    def as_segment(self) -> Segment:
        """The table as one piece of the page."""
        x0, y0, x1, y1 = self.frame.box
        return Segment(x0, y0, x1, y1, "", min(s.order for s in self.segments), table=self)


Row = list[Segment]


def line_height(segments: Sequence[Segment]) -> float:
    """The usual height of a line, never zero."""
    heights = [s.height for s in segments if s.table is None]
    return max(median(heights), 0.01) if heights else 1.0


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


def extents(segments: Iterable[Segment]) -> list[tuple[float, float]]:
    """The horizontal extents of pieces that stand over one another."""
    found: list[tuple[float, float]] = []
    for segment in sorted(segments, key=lambda s: s.x0):
        if found and segment.x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], segment.x1))
        else:
            found.append((segment.x0, segment.x1))
    return found
