"""Growth of zones against their level, as a scatter whose points bear their names."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import rows_of
from metrics.presentation.charts.parts import floats, percents, unit_title, wrapped
from metrics.presentation.drawing import Drawing
from metrics.presentation.labels import text, zone_name
from metrics.presentation.numbers import amount, percent, scale_for
from metrics.presentation.theme import INK, PALETTE, grid_axis


def level_growth_chart(frame: pd.DataFrame, language: str) -> go.Figure:
    """Growth against level, a named point a zone that has both; dotted lines at the medians."""
    rows = [row for row in rows_of(frame) if row["is_comparable"] and row["yoy_pct"] is not None]
    scale = scale_for([row["value"] for row in rows], rows[0]["unit"], language)
    across, up = floats([row["value"] for row in rows], scale.factor), percents([row["yoy_pct"] for row in rows])
    names = [zone_name(row["zone"], row["zone_name_en"], language, is_short=True) for row in rows]
    points = [(float(x or 0), float(y or 0)) for x, y in zip(across, up, strict=True)]
    left, right = _bounds([x for x, _ in points], 0.22)
    low, high = _bounds([y for _, y in points], 0.2)
    drawing = Drawing()
    drawing.upright(statistics.median(x for x, _ in points), dash="dot")
    drawing.across(statistics.median(y for _, y in points), dash="dot")
    drawing.scatter(
        x=across,
        y=up,
        mode="markers",
        marker={"size": 11, "color": PALETTE[0], "line": {"color": "#ffffff", "width": 1}},
        customdata=[[row["observation_id"]] for row in rows],
        hovertext=[
            f"<b>{title}</b><br>{amount(row['value'], row['unit'], language)}<br>"
            f"{text('measure.yoy', language)} {percent(row['yoy_pct'], is_signed=True)}"
            for row, title in zip(rows, names, strict=True)
        ],
    )
    labels = [wrapped(title, 9) for title in names]
    for (x, y), label, place in zip(
        points, labels, _label_places(points, labels, (left, right), (low, high)), strict=True
    ):
        drawing.write(label, x=x, y=y, font={"size": 11, "color": INK}, **place)
    return drawing.figure(
        420,
        xaxis=grid_axis(range=[left, right], nticks=5, tickformat=",", title=unit_title(scale.word, 10)),
        yaxis=grid_axis(range=[low, high], nticks=6, ticksuffix="%"),
    )


def _bounds(values: Sequence[float], room: float) -> tuple[float, float]:
    """Lowest and highest value with some room beyond them."""
    span = (max(values) - min(values)) or abs(max(values)) or 1.0
    return min(values) - room * span, max(values) + room * span


TELEPHONE = (290.0, 340.0)  # pixels of a plot there, across and up
SIDES: tuple[dict[str, Any], ...] = (
    {"xanchor": "left", "yanchor": "middle", "xshift": 7, "align": "left"},
    {"xanchor": "right", "yanchor": "middle", "xshift": -7, "align": "right"},
    {"xanchor": "center", "yanchor": "bottom", "yshift": 6},
    {"xanchor": "center", "yanchor": "top", "yshift": -6},
    {"xanchor": "left", "yanchor": "bottom", "xshift": 5, "yshift": 5, "align": "left"},
    {"xanchor": "left", "yanchor": "top", "xshift": 5, "yshift": -5, "align": "left"},
    {"xanchor": "right", "yanchor": "bottom", "xshift": -5, "yshift": 5, "align": "right"},
    {"xanchor": "right", "yanchor": "top", "xshift": -5, "yshift": -5, "align": "right"},
)


def _label_places(
    points: Sequence[tuple[float, float]],
    labels: Sequence[str],
    across: tuple[float, float],
    up: tuple[float, float],
) -> list[dict[str, Any]]:
    """For each label the side of its point where it covers least of what stands there already, on a telephone."""
    places = []
    at = [
        (TELEPHONE[0] * (x - across[0]) / (across[1] - across[0]), TELEPHONE[1] * (y - up[0]) / (up[1] - up[0]))
        for x, y in points
    ]
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in at]
    for own, ((x, y), label) in enumerate(zip(at, labels, strict=True)):
        lines = label.split("<br>")
        wide = max(sum(11 if ord(letter) > 0x2E80 else 6.6 for letter in line) for line in lines)
        tall = 15 * len(lines)
        boxes = [
            (x + 7, y - tall / 2, x + 7 + wide, y + tall / 2),
            (x - 7 - wide, y - tall / 2, x - 7, y + tall / 2),
            (x - wide / 2, y + 6, x + wide / 2, y + 6 + tall),
            (x - wide / 2, y - 6 - tall, x + wide / 2, y - 6),
            (x + 5, y + 5, x + 5 + wide, y + 5 + tall),
            (x + 5, y - 5 - tall, x + 5 + wide, y - 5),
            (x - 5 - wide, y + 5, x - 5, y + 5 + tall),
            (x - 5 - wide, y - 5 - tall, x - 5, y - 5),
        ]
        others = [box for place, box in enumerate(taken) if place != own]
        best = min(
            range(len(SIDES)), key=lambda side: (sum(_shared(boxes[side], box) for box in others) + _beyond(boxes[side]), side)
        )
        taken.append(boxes[best])
        places.append(SIDES[best])
    return places


Box = tuple[float, float, float, float]


def _shared(one: Box, other: Box) -> float:
    """The area two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0


def _beyond(box: Box) -> float:
    """What of a box lies left or right of the plot, weighed heavily."""
    return 50.0 * (max(0.0, -box[0]) + max(0.0, box[2] - TELEPHONE[0]))
