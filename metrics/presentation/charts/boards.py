"""Charts of targets: bullets of completion against pace, target and last year; growth against target growth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import plotly.graph_objects as go

from metrics.analysis.frames import Row
from metrics.presentation.charts.parts import names_axis, percents, wrapped
from metrics.presentation.drawing import Drawing
from metrics.presentation.labels import name, text
from metrics.presentation.numbers import amount, percent, points
from metrics.presentation.theme import (
    INK,
    LIGHT_COLOURS,
    LIGHT_SIGNS,
    LIGHT_SYMBOLS,
    PALE,
    PALETTE,
    RANGES,
    grid_axis,
)

HALF = 0.36  # of a bullet's height, in rows
WHOLE = Decimal(100)


def completion_chart(rows: Sequence[Row], language: str) -> go.Figure:
    """Bullets: done as a bar, the pace as an upright line, the target (100 %) as a thick one, last year as a diamond.

    The shades behind, of one hue, go from far below the line over a little below it to the line and beyond, by the rule of
    the indicator's light.
    """
    rows = [row for row in reversed(rows) if row["completion_pct"] is not None]
    places = list(range(len(rows)))
    top = float(max([WHOLE, *(row["completion_pct"] for row in rows)])) * 1.03
    drawing = Drawing()
    _ranges(drawing, rows, top)
    drawing.bar(
        x=percents([row["completion_pct"] for row in rows]),
        y=places,
        orientation="h",
        width=0.3,
        marker={"color": PALETTE[0]},
        customdata=[[row["observation_id"]] for row in rows],
        hovertext=[_board_hover(row, language) for row in rows],
    )
    _marks(drawing, rows, "last_year_completion_pct", "board.last_year", language, {
        "symbol": "diamond", "size": 11, "color": "#ffffff", "line": {"color": INK, "width": 2},
    })  # fmt: skip
    _marks(drawing, rows, "line_pct", "board.line", language, {
        "symbol": "line-ns", "size": 17, "line": {"color": PALETTE[1], "width": 3},
    })  # fmt: skip
    return drawing.figure(
        52 + 58 * len(rows),
        barmode="overlay",
        xaxis=grid_axis(range=[0, top], ticksuffix="%", nticks=5, side="top"),
        yaxis=names_axis([_bullet_name(row, language) for row in rows]),
    )


def _ranges(drawing: Drawing, rows: Sequence[Row], top: float) -> None:
    """Three shades of one hue behind the bullets (two where a rule knows no middle), and the mark of the target at 100 %."""
    lines = [float(row["line_pct"]) for row in rows]
    middles = [
        line if row["amber_pp"] is None else max(0.0, line + float(row["amber_pp"]))
        for line, row in zip(lines, rows, strict=True)
    ]
    edges = ([0.0] * len(rows), middles, lines, [top] * len(rows))
    plain = {"y": list(range(len(rows))), "orientation": "h", "width": 2 * HALF, "hoverinfo": "skip"}
    for colour, (low, high) in zip(RANGES, pairwise(edges), strict=True):
        widths = [max(0.0, end - start) for start, end in zip(low, high, strict=True)]
        drawing.bar(base=low, x=widths, marker={"color": colour}, **plain)
    drawing.scatter(
        x=[100.0] * len(rows), y=plain["y"], mode="markers", hoverinfo="skip",
        marker={"symbol": "line-ns", "size": 20, "line": {"color": INK, "width": 5}},
    )  # fmt: skip


def _marks(drawing: Drawing, rows: Sequence[Row], key: str, label: str, language: str, marker: Row) -> None:
    """One mark a bullet where the value is known."""
    known = [(place, row) for place, row in enumerate(rows) if row[key] is not None]
    drawing.scatter(
        x=percents([row[key] for _, row in known]),
        y=[place for place, _ in known],
        mode="markers",
        marker=marker,
        hovertext=[f"{text(label, language)} {percent(row[key], 2)}" for _, row in known],
    )


def _bullet_name(row: Row, language: str) -> str:
    """Name, number and light in words beside the bar: nothing can cover them there, at any width."""
    light = row["light"]
    words = f"{percent(row['completion_pct'], 2)} {LIGHT_SIGNS[light]} {text(f'light.{light}', language)}"
    return f'{wrapped(name(row, language))}<br><span style="color:{LIGHT_COLOURS[light]}"><b>{words}</b></span>'


def _board_hover(row: Row, language: str) -> str:
    lines = [
        f"<b>{name(row, language)}</b>",
        f"{text('board.completion', language)} {percent(row['completion_pct'], 2)}",
    ]
    if row["target"] is not None:
        lines.append(f"{text('board.target', language)} {amount(row['target'], row['target_unit'], language)}")
    lines.append(f"{text('board.gap', language)} {points(row['gap_pp'], language)}")
    return "<br>".join(lines)


def target_growth_chart(rows: Sequence[Row], language: str) -> go.Figure:
    """Growth against the target growth: a filled mark for what was reached, an upright line for the target."""
    rows = [row for row in reversed(rows) if row["kind"] == "growth" and row["done"] is not None]
    places = list(range(len(rows)))
    drawing = Drawing()
    for place, row in enumerate(rows):
        drawing.shape(
            x0=float(row["target"]), x1=float(row["done"]), y0=place, y1=place, line={"color": PALE, "width": 6}
        )
    drawing.scatter(
        x=percents([row["target"] for row in rows]),
        y=places,
        mode="markers",
        marker={"symbol": "line-ns", "size": 12, "line": {"color": INK, "width": 3}},
        hovertext=[f"{text('board.target', language)} {percent(row['target'])}" for row in rows],
    )
    drawing.scatter(
        x=percents([row["done"] for row in rows]),
        y=places,
        mode="markers+text",
        marker={
            "symbol": [LIGHT_SYMBOLS[row["light"]] for row in rows],
            "color": [LIGHT_COLOURS[row["light"]] for row in rows],
            "size": 14,
        },
        text=[f"<b>{percent(row['done'], is_signed=True)}</b>" for row in rows],
        textposition="top center",
        customdata=[[row["observation_id"]] for row in rows],
        hoverinfo="skip",
    )
    return drawing.figure(
        70 + 52 * len(rows),
        xaxis=grid_axis(ticksuffix="%", nticks=5, rangemode="tozero", side="top"),
        yaxis=names_axis([wrapped(name(row, language)) for row in rows]) | {"range": [-0.6, len(rows) - 0.3]},
        margin={"r": 30},
    )
