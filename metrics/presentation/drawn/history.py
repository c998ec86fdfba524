"""One indicator of all zones through the years: pale lines for everybody, one zone's line in the accent colour."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from itertools import groupby

import pandas as pd

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.drawn.curves import Axes, Curve, Label, Point, curves
from metrics.presentation.drawn.parts import Span, plain, ticks
from metrics.presentation.drawn.years import runs
from metrics.presentation.hovers import said_of_year
from metrics.presentation.numbers import scale_for
from metrics.presentation.theme import ACCENT, HAZE

MOST_MARKS = 400  # pale points that bear a mark; beyond, those alone that no line leads to: a mark costs a browser as much as a word
NAMED_YEARS = 6
STYLE = "height:26rem;margin-right:.5rem"


def history_lines(frame: pd.DataFrame, measure: str, zone: str | None, is_log: bool, language: str, alt: str) -> str:
    """Lines of level or growth year by year; the highlighted zone bears its name and its last value.

    On a logarithmic axis the values, all above zero, stand at their powers of ten.
    """
    rows = rows_of(frame)
    scale = scale_for([row["value"] for row in rows], rows[0]["unit"], language)
    factor = scale.factor if measure == "level" else Decimal(1)

    def words(row: Row) -> str:
        return "\n".join(said_of_year(row, measure, language))

    def points(own: list[Row]) -> list[Point]:
        years = {row["year"] for row in own}
        values = [row["value"] / factor for row in own]
        told = [are_few or own[0]["zone"] == zone or not {row["year"] - 1, row["year"] + 1} & years for row in own]
        return [
            Point(row["year"], value.log10() if is_log else value, words(row) if is_told else "", row["observation_id"])
            for row, value, is_told in zip(own, values, told, strict=True)
        ]

    are_few = sum(row["zone"] != zone for row in rows) <= MOST_MARKS
    by_zone = {name: points(list(own)) for name, own in groupby(rows, key=lambda row: str(row["zone"]))}
    mine = by_zone.pop(zone or "", [])
    lines = _pale(list(by_zone.values()), are_few) + (runs(mine, ACCENT, "round", 3) if mine else [])
    axes = _axes([point for curve in lines for point in curve.points], measure, is_log)
    unit = f'<p class="unit">{escape(scale.word)}</p>' if measure == "level" else ""
    return curves(lines, [_name(mine, axes)] if mine else [], axes, unit, alt, language, STYLE)


def _pale(zones: Sequence[Sequence[Point]], have_marks: bool) -> list[Curve]:
    """The other zones' lines, the first of them lowest."""
    found = [curve for points in zones for curve in runs(points, HAZE, "faint", 1.2)]
    if have_marks:
        return found
    return [Curve(curve.points, HAZE, "faint" if len(curve.points) == 1 else "", curve.width, curve.dash) for curve in found]


def _axes(points: Sequence[Point], measure: str, is_log: bool) -> Axes:
    values = [point.value for point in points]
    if measure == "yoy" or (not is_log and len(set(values)) == 1):  # around a single value there is nothing to see but zero
        values.append(Decimal(0))
    room = (max(values) - min(values) or Decimal(1)) / 12
    up = Span(min(values) - room, max(values) + room)
    if is_log:
        powers = range(int(up.low) - 1, int(up.high) + 2)
        left = [(Decimal(power), plain(Decimal(10) ** power)) for power in powers if up.low <= power <= up.high]
    else:
        left = [(mark, plain(mark) + ("%" if measure == "yoy" else "")) for mark in ticks(up, 7)]
    years = [int(point.at) for point in points]
    first, last = min(years), max(years)
    step = (last - first) // NAMED_YEARS + 1
    below = [(Decimal(year), str(year)) for year in range(last, first - 1, -step)]
    return Axes(Span(first - Decimal("0.4"), last + Decimal("0.4")), up, below, left)


def _name(mine: Sequence[Point], axes: Axes) -> Label:
    """The highlighted zone's name and last value above its last point."""
    last = mine[-1]
    title, _, value = last.words.partition("\n")
    words = f"<b>{escape(title)} {escape(value.partition(': ')[2])}</b>"
    is_early = 2 * last.at < axes.across.low + axes.across.high
    return Label(last.at, last.value, words, ACCENT, "over early" if is_early else "over")
