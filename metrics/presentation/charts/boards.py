"""Charts of targets: bullets of completion against the pace, growth against target growth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import plotly.graph_objects as go

from metrics.analysis.frames import Row
from metrics.presentation.charts.parts import floats, wrapped
from metrics.presentation.labels import name, text
from metrics.presentation.numbers import amount, percent, points
from metrics.presentation.theme import (
    INK,
    LIGHT_COLOURS,
    LIGHT_SIGNS,
    LIGHT_SYMBOLS,
    PALE,
    PALETTE,
    axis,
    grid_axis,
    styled,
)


def completion_chart(rows: Sequence[Row], language: str) -> go.Figure:
    """Bullets: completion of each target as a bar, the line to reach as a mark, the light as a shape at the bar's end."""
    rows = [row for row in reversed(rows) if row["completion_pct"] is not None]
    values = floats([row["completion_pct"] for row in rows], Decimal(1))
    top = max([100.0, *[value for value in values if value is not None]])
    figure = go.Figure()
    figure.add_vrect(x0=0, x1=100, fillcolor="#f1f1ee", line_width=0, layer="below")
    figure.add_trace(
        go.Bar(
            x=values,
            y=list(range(len(rows))),
            orientation="h",
            width=0.42,
            marker={"color": PALETTE[0]},
            customdata=[[row["observation_id"]] for row in rows],
            hovertext=[_board_hover(row, language) for row in rows],
            hoverinfo="text",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=values,
            y=list(range(len(rows))),
            mode="markers",
            marker={
                "symbol": [LIGHT_SYMBOLS[row["light"]] for row in rows],
                "color": [LIGHT_COLOURS[row["light"]] for row in rows],
                "size": 14,
                "line": {"color": "#ffffff", "width": 1.5},
            },
            hoverinfo="skip",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=floats([row["line_pct"] for row in rows], Decimal(1)),
            y=list(range(len(rows))),
            mode="markers",
            marker={"symbol": "line-ns", "size": 26, "line": {"color": INK, "width": 3}},
            hovertext=[f"{text('board.line', language)} {percent(row['line_pct'], 2)}" for row in rows],
            hoverinfo="text",
        )
    )
    return styled(
        figure,
        64 + 58 * len(rows),
        xaxis=grid_axis(range=[0, top * 1.04], ticksuffix="%", nticks=5, side="top"),
        yaxis=axis(
            tickvals=list(range(len(rows))),
            ticktext=[_bullet_name(row, language) for row in rows],
            tickfont={"color": INK, "size": 13},
            range=[-0.6, len(rows) - 0.4],
        ),
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
    """Growth against the target growth: a filled dot for what was reached, an upright mark for the target."""
    rows = [row for row in reversed(rows) if row["kind"] == "growth" and row["done"] is not None]
    figure = go.Figure()
    for position, row in enumerate(rows):
        figure.add_shape(
            type="line", x0=float(row["target"]), x1=float(row["done"]), y0=position, y1=position,
            line={"color": PALE, "width": 6}, layer="below",
        )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=floats([row["target"] for row in rows], Decimal(1)),
            y=list(range(len(rows))),
            mode="markers",
            marker={"symbol": "line-ns", "size": 24, "line": {"color": INK, "width": 3}},
            hovertext=[f"{text('board.target', language)} {percent(row['target'])}" for row in rows],
            hoverinfo="text",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=floats([row["done"] for row in rows], Decimal(1)),
            y=list(range(len(rows))),
            mode="markers+text",
            marker={
                "symbol": [LIGHT_SYMBOLS[row["light"]] for row in rows],
                "color": [LIGHT_COLOURS[row["light"]] for row in rows],
                "size": 14,
            },
            text=[f"<b>{percent(row['done'], is_signed=True)}</b>" for row in rows],
            textposition="top center",
            customdata=[[row["observation_id"]] for row in rows],
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    return styled(
        figure,
        70 + 52 * len(rows),
        xaxis=grid_axis(ticksuffix="%", nticks=5, rangemode="tozero", side="top"),
        yaxis=axis(
            tickvals=list(range(len(rows))),
            ticktext=[wrapped(name(row, language)) for row in rows],
            tickfont={"color": INK, "size": 13},
            range=[-0.6, len(rows) - 0.3],
        ),
        margin={"r": 30},
    )
