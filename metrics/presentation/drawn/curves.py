"""Lines through the months of a year: strokes as one picture that stretches with the page, points and words as HTML over it.

A point is a link to its sentence that a keyboard reaches; what it says is shown at once when a pointer rests on it.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from metrics.presentation.drawn.parts import HUNDRED, Span, plain, span, ticks
from metrics.presentation.html import address_of
from metrics.presentation.labels import text

MONTHS = Span(Decimal("0.5"), Decimal("12.4"))  # ends of the axis of months
NAMED_MONTHS = (1, 3, 6, 9, 12)
ROOM = Decimal("0.09")  # above the highest point and below the lowest one under zero
FINE = 1000  # steps of the picture's own measure


@dataclass(frozen=True, slots=True)
class Point:
    """A value at the end of a month, what is said of it, and the observation it comes from (None: none)."""

    month: int
    value: Decimal
    words: str
    observation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """Points in the order of months, a colour, how they are marked (a class of style.css), how the stroke goes."""

    points: Sequence[Point]
    colour: str
    css: str
    width: float = 2
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words near a point: right of it at the year's end, above it before."""

    month: int
    value: Decimal
    words: str
    colour: str


def curves(found: Sequence[Curve], labels: Sequence[Label], unit: str, key: str, alt: str, language: str) -> str:
    """The curves over their grid; `unit` (plain) and `key` (HTML) stand above."""
    values = [point.value for curve in found for point in curve.points]
    ends = span(values, ROOM)
    marks = ticks(ends, 7)
    wide = max(len(plain(mark)) for mark in marks)
    grid = "".join(f'<i class="{"zero" if mark == 0 else ""}" style="bottom:{ends.at(mark)}"><b>{plain(mark)}</b></i>' for mark in marks)
    months = "".join(f'<b style="left:{MONTHS.at(Decimal(month))}">{text(f"chart.month.{month}", language)}</b>' for month in NAMED_MONTHS)
    points = "".join(_point(point, curve, ends, language) for curve in found for point in curve.points)
    return (
        f'<div class="drawn curves" role="group" aria-label="{escape(alt, quote=True)}"><p class="unit">{escape(unit)} {key}</p>'
        f'<div class="field" style="margin-left:{0.55 * wide + 0.4:.2f}rem"><div class="levels" aria-hidden="true">{grid}</div>'
        f"{_strokes(found, ends)}{points}{_labels(labels, ends)}"
        f'<div class="months" aria-hidden="true">{months}</div></div></div>'
    )


def _strokes(found: Sequence[Curve], ends: Span) -> str:
    """All lines as one picture without a size of its own: their width stays as it is wherever it is stretched to."""
    lines = []
    for curve in found:
        places = " ".join(f"{_share(MONTHS, Decimal(point.month)):.1f},{FINE - _share(ends, point.value):.1f}" for point in curve.points)
        dash = f' stroke-dasharray="{curve.dash}"' if curve.dash else ""
        lines.append(f'<polyline points="{places}" stroke="{curve.colour}" stroke-width="{curve.width}"{dash} vector-effect="non-scaling-stroke"/>')
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FINE} {FINE}" preserveAspectRatio="none">'
        f'<g fill="none" stroke-linejoin="round">{"".join(lines)}</g></svg>'
    )
    data = base64.b64encode(drawing.encode()).decode()
    return f'<img class="strokes" alt="" src="data:image/svg+xml;base64,{data}">'


def _share(ends: Span, value: Decimal) -> Decimal:
    return FINE * (value - ends.low) / (ends.high - ends.low)


def _point(point: Point, curve: Curve, ends: Span, language: str) -> str:
    """A mark that says its value when looked at; its words open to the side that has room."""
    across, up = MONTHS.at(Decimal(point.month)), ends.at(point.value)
    sides = f"{'late' if point.month > 8 else 'early' if point.month < 4 else ''} {'high' if point.value > (ends.low + 2 * ends.high) / 3 else ''}"
    words = escape(point.words, quote=True)
    shown = f'class="dot {curve.css} {sides}" style="left:{across};bottom:{up};--tint:{curve.colour}" data-hint="{words}"'
    if not point.observation_id:
        return f"<span {shown}></span>"
    return f'<a {shown} aria-label="{words}" href="{address_of(point.observation_id, language)}"></a>'


def _labels(labels: Sequence[Label], ends: Span) -> str:
    """Words that keep clear of one another: a column right of the year's end, and those of lines that end before it."""
    room = (ends.high - ends.low) * Decimal("0.056")
    drawn = []
    for is_last in (True, False):
        own = [label for label in labels if (label.month == 12) == is_last]
        heights = spread([label.value for label in own], room)
        for label, height in zip(own, heights, strict=True):
            css = "beside" if is_last else "over early" if label.month < 4 else "over"
            style = f"left:{MONTHS.at(Decimal(label.month))};bottom:{_unbounded(ends, height)};color:{label.colour}"
            drawn.append(f'<span class="end {css}" style="{style}">{label.words}</span>')
    return "".join(drawn)


def _unbounded(ends: Span, height: Decimal) -> str:
    """A place that may lie a little beyond the ends, where labels had to make room."""
    return f"{HUNDRED * (height - ends.low) / (ends.high - ends.low):.2f}%"


def spread(heights: Sequence[Decimal], room: Decimal) -> list[Decimal]:
    """Heights for labels near the ones given, at least `room` apart: those that crowd share the room about their common middle.

    >>> [str(height) for height in spread([Decimal(1), Decimal(1), Decimal(9)], Decimal(2))]
    ['0', '2', '9']
    """
    groups: list[list[int]] = []

    def lowest(group: list[int]) -> Decimal:
        return sum((heights[place] for place in group), Decimal(0)) / len(group) - room * (len(group) - 1) / 2

    for place in sorted(range(len(heights)), key=lambda place: heights[place]):
        groups.append([place])
        while len(groups) > 1 and lowest(groups[-1]) < lowest(groups[-2]) + room * len(groups[-2]):
            last = groups.pop()
            groups[-1] += last
    found = list(heights)
    for group in groups:
        for step, place in enumerate(group):
            found[place] = lowest(group) + room * step
    return found
