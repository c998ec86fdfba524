"""Growth of zones against their level, to zoom into where points lie close together."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import rows_of
from metrics.presentation.charts.look import axis, hover, look
from metrics.presentation.hovers import said_of_level_and_growth
from metrics.presentation.labels import text, zone_name
from metrics.presentation.numbers import scale_for
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
        hovertext=[hover(said_of_level_and_growth(row, language)) for row in rows],
        hoverinfo="text",
        customdata=[[row["observation_id"]] for row in rows],
    )
    growth = axis(text("measure.yoy", language), ticksuffix="%")
    return go.Figure(points, look(xaxis=axis(scale.word), yaxis=growth, showlegend=False))
