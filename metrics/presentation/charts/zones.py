"""Charts of several indicators or zones: bars of growth and level, small multiples, the coverage matrix."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import bars, floats
from metrics.presentation.labels import name, zone_name
from metrics.presentation.numbers import percent, scale_for, scaled
from metrics.presentation.theme import (
    MUTED,
    PALE,
    PALETTE,
    axis,
    grid_axis,
    styled,
)


def growth_bars(frame: pd.DataFrame, language: str) -> go.Figure:
    """Published growth of a zone's indicators at one period, strongest first, the number at the end of each bar."""
    rows = sorted((row for row in rows_of(frame) if row["yoy_pct"] is not None), key=lambda row: row["yoy_pct"])
    values = floats([row["yoy_pct"] for row in rows], Decimal(1))
    return bars(
        [name(row, language) for row in rows],
        values,
        [percent(row["yoy_pct"], is_signed=True) for row in rows],
        [row["yoy_observation_id"] for row in rows],
        [PALETTE[0] if row["yoy_pct"] >= 0 else PALETTE[1] for row in rows],
        "%",
    )


def zone_level_chart(frame: pd.DataFrame, language: str) -> go.Figure:
    """Levels of zones as bars, largest on top; bars that are not comparable (other currency, coverage) are pale."""
    rows = [row for row in reversed(rows_of(frame)) if row["value"] is not None]
    main = [row for row in rows if row["is_comparable"]]
    unit = main[0]["unit"] if main else (rows[0]["unit"] if rows else "")
    rows = [row for row in rows if row["unit"] == unit]
    scale = scale_for([row["value"] for row in rows], unit, language)
    return bars(
        [zone_name(row["zone"], row["zone_name_en"], language, is_short=True) for row in rows],
        floats([row["value"] for row in rows], scale.factor),
        [scaled(row["value"], scale) for row in rows],
        [row["observation_id"] for row in rows],
        [PALETTE[0] if row["is_comparable"] else PALE for row in rows],
        "",
        scale.word,
    )


def zone_growth_chart(frame: pd.DataFrame, language: str) -> go.Figure:
    """Published growth of zones as bars, strongest on top."""
    rows = sorted((row for row in rows_of(frame) if row["yoy_pct"] is not None), key=lambda row: row["yoy_pct"])
    return bars(
        [zone_name(row["zone"], row["zone_name_en"], language, is_short=True) for row in rows],
        floats([row["yoy_pct"] for row in rows], Decimal(1)),
        [percent(row["yoy_pct"], is_signed=True) for row in rows],
        [row["yoy_observation_id"] for row in rows],
        [PALETTE[0] if row["yoy_pct"] >= 0 else PALETTE[1] for row in rows],
        "%",
    )


def trend_chart(rows: Sequence[Row], language: str, bounds: tuple[float, float], years: tuple[int, int]) -> go.Figure:
    """A small multiple: one zone's published growth through the years, on axes shared by all zones."""
    known = [row for row in rows if row.get("yoy_pct") is not None]
    figure = go.Figure(
        go.Scatter(
            x=[row["year"] for row in known],
            y=floats([row["yoy_pct"] for row in known], Decimal(1)),
            mode="lines+markers+text",
            line={"color": PALETTE[0], "width": 2},
            marker={"size": 7},
            text=[""] * (len(known) - 1) + [f" <b>{percent(known[-1]['yoy_pct'], is_signed=True)}</b>"]
            if known
            else [],
            textposition="middle right",
            cliponaxis=False,
            hovertext=[f"{row['year']}: {percent(row['yoy_pct'], is_signed=True)}" for row in known],
            hoverinfo="text",
        )
    )
    figure.add_hline(y=0, line={"color": MUTED, "width": 1})
    span = bounds[1] - bounds[0] or 1
    ticks = sorted({years[0], years[1]})
    return styled(
        figure,
        150,
        xaxis=axis(
            range=[years[0] - 0.6, years[1] + 0.32 * (years[1] - years[0] + 1)],
            tickvals=ticks,
            ticktext=[str(year) for year in ticks],
        ),
        yaxis=grid_axis(range=[bounds[0] - 0.12 * span, bounds[1] + 0.28 * span], ticksuffix="%", nticks=3),
        margin={"t": 6, "l": 4, "r": 22},
    )
