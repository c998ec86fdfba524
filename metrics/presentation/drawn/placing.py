"""On which side of its point a word stands, so that no line runs through it: measured on a field as wide as a desk's screen shows it.

On a telephone the same sides hold; a word that has no room left of its point there is set on two lines (style.css).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from metrics.presentation.drawn.curves import Axes, Curve, Label

WIDE, HIGH = 990.0, 352.0  # pixels of the field
LETTER, LINE = 7.0, 14.0  # pixels of a digit (a Chinese letter is two of them), of a line of words
AWAY = 9.0  # pixels between a point and its words
LEFT, RIGHT = 0.88, 0.1  # share of the words that stand left of the point
SIDES = {"over": (LEFT, True), "over early": (RIGHT, True), "under": (LEFT, False), "under early": (RIGHT, False)}
_TAG = re.compile("<[^>]+>")
Box = tuple[float, float, float, float]  # left, bottom, right, top


def side(label: Label, lines: Sequence[Curve], axes: Axes, is_early: bool) -> str:
    """The class (style.css) of the side on which fewest lines and points meet the words; above the point where that is as good."""
    order = sorted(SIDES, key=lambda css: (not css.startswith("over"), css.endswith("early") != is_early))
    return min(order, key=lambda css: _meets(_box(label, axes, css), lines, axes))


def _box(label: Label, axes: Axes, css: str) -> Box:
    share, is_over = SIDES[css]
    words = _TAG.sub("", label.words)
    wide = LETTER * sum(2 if letter >= "\u2e80" else 1 for letter in words)
    x, y = _place(axes, float(label.at), float(label.value))
    low = y + AWAY if is_over else y - AWAY - LINE
    return x - share * wide, low, x + (1 - share) * wide, low + LINE


def _place(axes: Axes, at: float, value: float) -> tuple[float, float]:
    across, up = axes.across, axes.up
    return (
        WIDE * (at - float(across.low)) / float(across.high - across.low),
        HIGH * (value - float(up.low)) / float(up.high - up.low),
    )


def _meets(box: Box, lines: Sequence[Curve], axes: Axes) -> int:
    """How many strokes and points lie in the box; one that leaves the field on its left or below counts most."""
    count = 100 * (box[0] < 0 or box[1] < 0)
    for curve in lines:
        places = [_place(axes, float(point.at), float(point.value)) for point in curve.points]
        count += sum(_crosses(one, other, box) for one, other in pairwise(places))
        count += sum(box[0] - 5 < x < box[2] + 5 and box[1] - 5 < y < box[3] + 5 for x, y in places)
    return count


def _crosses(one: tuple[float, float], other: tuple[float, float], box: Box) -> bool:
    """Whether a rising or falling stroke from left to right goes through the box."""
    left, right = max(one[0], box[0]), min(other[0], box[2])
    if left > right or one[0] == other[0]:
        return False
    slope = (other[1] - one[1]) / (other[0] - one[0])
    ends = sorted(one[1] + slope * (x - one[0]) for x in (left, right))
    return ends[0] < box[3] and ends[1] > box[1]
