"""Lines through the months of a year or through years: strokes as one picture that stretches with the page, marks and words over it.

A mark is a link to its sentence that a keyboard reaches; what it says is shown at once when a pointer rests on it.
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
    """A value at a month or year (or at another value), what is said of it, and the observation it comes from (None: none)."""

    at: int | Decimal
    value: Decimal
    words: str = ""
    observation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """Points from left to right, a colour, how they are marked (a class of style.css; none: not at all), how the stroke goes."""

    points: Sequence[Point]
    colour: str
    css: str = ""
    width: float = 2
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words (HTML) at a place, and on which side of it (a class of style.css)."""

    at: int | Decimal
    value: Decimal
    words: str
    colour: str
    css: str = "beside"


@dataclass(frozen=True, slots=True)
class Axes:
    """The ends of a field, and what is written below it and on its left: (place, words)."""

    across: Span
    up: Span
    below: Sequence[tuple[Decimal, str]]
    left: Sequence[tuple[Decimal, str]]

    @property
    def margin(self) -> str:
        """The CSS that leaves room for the words on the left."""
        return f"margin-left:{0.55 * max(len(words) for _, words in self.left) + 0.4:.2f}rem"


def month_axes(values: Sequence[Decimal], language: str) -> Axes:
    """Axes of a year's months that hold zero and the values."""
    up = span(values, ROOM)
    months = [(Decimal(month), text(f"chart.month.{month}", language)) for month in NAMED_MONTHS]
    return Axes(MONTHS, up, months, [(mark, plain(mark)) for mark in ticks(up, 7)])


def curves(
    found: Sequence[Curve], labels: Sequence[Label], axes: Axes, head: str, alt: str, language: str, style: str = "",
    ground: str | None = None, foot: str = "",
) -> str:  # fmt: skip
    """A drawing of its own: the field under its head (HTML: the unit, a key), the unit of what lies across at its `foot`."""
    below = f'<p class="unit across">{escape(foot)}</p>' if foot else ""
    return (
        f'<div class="drawn curves" role="group" aria-label="{escape(alt, quote=True)}">{head}'
        f"{field(found, labels, axes, language, style, ground)}{below}</div>"
    )


def field(found: Sequence[Curve], labels: Sequence[Label], axes: Axes, language: str, style: str = "", ground: str | None = None) -> str:
    """The curves over their grid. `style` is CSS, for a height or room of its own; `ground` (HTML) is drawn in the place of strokes."""
    grid = "".join(
        f'<i class="{"zero" if mark == 0 and words.startswith("0") else ""}" style="bottom:{axes.up.at(mark)}"><b>{escape(words)}</b></i>'
        for mark, words in axes.left
    )
    below = "".join(f'<b style="left:{axes.across.at(place)}">{escape(words)}</b>' for place, words in axes.below)
    marks = "".join(_mark(point, curve, axes, language) for curve in found if curve.css for point in curve.points)
    return (
        f'<div class="field" style="{axes.margin};{style}"><div class="levels" aria-hidden="true">{grid}</div>'
        f"{_strokes(found, axes) if ground is None else ground}{marks}{''.join(_label(label, axes) for label in labels)}"
        f'<div class="below" aria-hidden="true">{below}</div></div>'
    )


def _strokes(found: Sequence[Curve], axes: Axes) -> str:
    """All lines as one picture without a size of its own: their width stays as it is wherever it is stretched to."""
    lines = []
    # Thousands of places, to a tenth of a thousandth of the picture: floating point is exact enough and ten times as fast.
    left, top = float(axes.across.low), float(axes.up.high)
    wide, high = FINE / (float(axes.across.high) - left), FINE / (top - float(axes.up.low))
    for curve in found:
        places = " ".join(f"{(float(point.at) - left) * wide:.1f},{(top - float(point.value)) * high:.1f}" for point in curve.points)
        dash = f' stroke-dasharray="{curve.dash}"' if curve.dash else ""
        lines.append(
            f'<polyline points="{places}" stroke="{curve.colour}" stroke-width="{curve.width}"{dash} vector-effect="non-scaling-stroke"/>'
        )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FINE} {FINE}" preserveAspectRatio="none">'
        f'<g fill="none" stroke-linejoin="round">{"".join(lines)}</g></svg>'
    )
    data = base64.b64encode(drawing.encode()).decode()
    return f'<img class="strokes" alt="" src="data:image/svg+xml;base64,{data}">'


def _share(ends: Span, value: Decimal) -> Decimal:
    return FINE * (value - ends.low) / (ends.high - ends.low)


def _mark(point: Point, curve: Curve, axes: Axes, language: str) -> str:
    """A mark that says its value when looked at; its words open to the side that has room."""
    right, top = _share(axes.across, Decimal(point.at)), _share(axes.up, point.value)
    sides = f"{'late' if 3 * right > 2 * FINE else 'early' if 3 * right < FINE else ''} {'high' if 3 * top > 2 * FINE else ''}"
    words = escape(point.words, quote=True)
    place = f"left:{axes.across.at(Decimal(point.at))};bottom:{axes.up.at(point.value)}"
    shown = f'class="dot {curve.css} {sides}" style="{place};--tint:{curve.colour}"'
    if not point.observation_id:
        return f'<span {shown} data-hint="{words}"></span>'
    return f'<a {shown} aria-label="{words}" href="{address_of(point.observation_id, language)}"></a>'


def _label(label: Label, axes: Axes) -> str:
    """Words, where they had to make room a little beyond the ends too."""
    height = f"{HUNDRED * (label.value - axes.up.low) / (axes.up.high - axes.up.low):.2f}%"
    style = f"left:{axes.across.at(Decimal(label.at))};bottom:{height};color:{label.colour}"
    return f'<span class="end {label.css}" style="{style}">{label.words}</span>'


def spread(heights: Sequence[Decimal], room: Decimal, ends: Span | None = None) -> list[Decimal]:
    """Heights for labels near the ones given, at least `room` apart: those that crowd share the room about their common middle.

    `ends`: of the field that no label may leave, as long as it has room for all.

    >>> [str(height) for height in spread([Decimal(1), Decimal(1), Decimal(9)], Decimal(2))]
    ['0', '2', '9']
    >>> [str(height) for height in spread([Decimal(1), Decimal(1), Decimal(9)], Decimal(2), Span(Decimal(0), Decimal(10)))]
    ['1', '3', '9']
    """
    groups: list[list[int]] = []

    def lowest(group: list[int]) -> Decimal:
        tall = room * (len(group) - 1)
        place = sum((heights[place] for place in group), Decimal(0)) / len(group) - tall / 2
        return place if ends is None else max(ends.low + room / 2, min(place, ends.high - room / 2 - tall))

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
