"""Growth of zones against their level: points that bear their names, dashed lines at the medians."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from decimal import Decimal
from html import escape

import pandas as pd

from metrics.analysis.frames import rows_of
from metrics.presentation.drawn.curves import Axes, Curve, Label, Point, curves
from metrics.presentation.drawn.parts import Span, plain, ticks
from metrics.presentation.drawn.places import sides, wrapped
from metrics.presentation.hovers import said_of_level_and_growth
from metrics.presentation.labels import text, zone_name
from metrics.presentation.numbers import scale_for
from metrics.presentation.theme import INK, PALETTE

ROOM_ACROSS, ROOM_UP = Decimal("0.22"), Decimal("0.2")  # for names beyond the outermost points, as a share of their distance
LONGEST = 9  # Chinese characters in a line of a name


def level_growth_points(frame: pd.DataFrame, language: str, alt: str) -> str:
    """A named point a zone that has both and is like the others; each leads to the sentence of its level."""
    rows = [row for row in rows_of(frame) if row["is_comparable"] and row["yoy_pct"] is not None]
    scale = scale_for([row["value"] for row in rows], rows[0]["unit"], language)
    names = [zone_name(row["zone"], row["zone_name_en"], language, is_short=True) for row in rows]
    points = [
        Point(row["value"] / scale.factor, row["yoy_pct"], "\n".join(said_of_level_and_growth(row, language)), row["observation_id"])
        for row in rows
    ]
    across, up = _ends([Decimal(point.at) for point in points], ROOM_ACROSS), _ends([point.value for point in points], ROOM_UP)
    below = [(mark, plain(mark)) for mark in ticks(across, 5)]
    axes = Axes(across, up, below, [(mark, f"{plain(mark)}%") for mark in ticks(up, 6)])
    head = f'<p class="unit">{escape(text("measure.yoy", language))}</p>'
    return curves(
        [Curve(points, PALETTE[0], "round")],
        _names(points, names, axes),
        axes,
        head,
        alt,
        language,
        "margin-right:.5rem",
        _ground(points, axes),
        scale.word,
    )


def _ends(values: Sequence[Decimal], room: Decimal) -> Span:
    """Lowest and highest value with some room beyond them."""
    length = (max(values) - min(values)) or abs(max(values)) or Decimal(1)
    return Span(min(values) - room * length, max(values) + room * length)


def _names(points: Sequence[Point], names: Sequence[str], axes: Axes) -> list[Label]:
    """Each name on the side of its point where it covers least and no dashed line runs through it."""
    broken = [wrapped(title, LONGEST) for title in names]
    shares = [(_share(axes.across, Decimal(point.at)), _share(axes.up, point.value)) for point in points]
    across, up = _medians(points)
    middle = _share(axes.across, across), _share(axes.up, up)
    return [
        Label(point.at, point.value, "<br>".join(map(escape, lines)), INK, f"side {side.replace(' ', '-')}")
        for point, lines, side in zip(points, broken, sides(shares, broken, middle), strict=True)
    ]


def _medians(points: Sequence[Point]) -> tuple[Decimal, Decimal]:
    """Of the levels and of the growth rates."""
    return Decimal(statistics.median(Decimal(point.at) for point in points)), statistics.median(point.value for point in points)


def _share(ends: Span, value: Decimal) -> float:
    return float((value - ends.low) / (ends.high - ends.low))


def _ground(points: Sequence[Point], axes: Axes) -> str:
    """Upright lines of the grid, and the medians through the whole field (HTML)."""
    grid = "".join(f'<i style="left:{axes.across.at(mark)}"></i>' for mark, _ in axes.below)
    middle = _medians(points)
    return (
        f'<div class="grid" aria-hidden="true">{grid}</div><i class="median across" style="left:{axes.across.at(middle[0])}"></i>'
        f'<i class="median up" style="bottom:{axes.up.at(middle[1])}"></i>'
    )
