"""Growth of zones against their level, to zoom into where points lie close together."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.look import axis, look
from metrics.presentation.labels import text, zone_name
from metrics.presentation.numbers import exact, exact_growth, scale_for
from metrics.presentation.theme import INK, PALETTE


def level_growth_figure(frame: pd.DataFrame, language: str) -> go.Figure:
    """A named point a zone that has both and is like the others. `frame`: of `analysis.comparison.compare`, one such row at least."""
    rows = [row for row in rows_of(frame) if row["is_comparable"] and row["yoy_pct"] is not None]
    scale = scale_for([row["value"] for row in rows], rows[0]["unit"], language)
    names = [zone_name(row["zone"], row["zone_name_en"], language, is_short=True) for row in rows]
    points = go.Scatter(
        x=[float(row["value"] / scale.factor) for row in rows],
        y=[float(row["yoy_pct"]) for row in rows],
        mode="markers+text",
        cliponaxis=False,
        text=[escape(name) for name in names],
        textposition="top center",
        textfont={"size": 11, "color": INK},
        marker={"size": 11, "color": PALETTE[0], "line": {"color": "#ffffff", "width": 1}},
        hovertext=[_hover(row, name, language) for row, name in zip(rows, names, strict=True)],
        hoverinfo="text",
        customdata=[[row["observation_id"]] for row in rows],
    )
    growth = axis(text("measure.yoy", language), ticksuffix="%")
    return go.Figure(points, look(xaxis=axis(scale.word), yaxis=growth, showlegend=False))


def _hover(row: Row, name: str, language: str) -> str:
    """What is said of a point when a pointer rests on it, with every digit."""
    growth = f"{text('measure.yoy', language)} {exact_growth(row['yoy_pct'])}"
    return f"<b>{escape(name)}</b><br>{exact(row['value'], row['unit'], language)}<br>{growth}"
