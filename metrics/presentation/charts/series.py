"""Charts of one indicator of one zone through time: cumulative lines, single quarters, growth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import floats
from metrics.presentation.labels import text
from metrics.presentation.numbers import amount, percent, period, scale_for, scaled
from metrics.presentation.theme import (
    ACCENT,
    MUTED,
    PALE,
    PALETTE,
    axis,
    grid_axis,
    styled,
)

LABELLED_YEARS = 5  # lines labelled and coloured on a cumulative chart; earlier years stay pale


def _ticks(language: str) -> dict[str, Any]:
    months = (1, 3, 6, 9, 12)
    return {"tickvals": months, "ticktext": [text(f"chart.month.{month}", language) for month in months]}


def cumulative_chart(frame: pd.DataFrame, language: str, years: Sequence[int]) -> go.Figure:
    """One line a year through the months to which the published figures run; the latest year in the accent colour."""
    rows = [row for row in rows_of(frame) if row["value"] is not None and row["year"] in years]
    scale = scale_for([row["value"] for row in rows], frame.attrs["unit"], language)
    shown = sorted({row["year"] for row in rows}, reverse=True)
    figure = go.Figure()
    for position, year in reversed(list(enumerate(shown))):
        points_of = [row for row in rows if row["year"] == year]
        colour = ACCENT if position == 0 else PALETTE[position - 1] if position < LABELLED_YEARS else PALE
        figure.add_trace(
            go.Scatter(
                x=[row["months"] for row in points_of],
                y=floats([row["value"] for row in points_of], scale.factor),
                mode="lines+markers+text" if position < LABELLED_YEARS else "lines+markers",
                line={"color": colour, "width": 3 if position == 0 else 2},
                marker={"size": 9 if position == 0 else 7, "color": colour},
                text=[""] * (len(points_of) - 1) + [f" <b>{year}</b>"],
                textposition="middle right",
                textfont={"color": colour if position < LABELLED_YEARS else MUTED},
                cliponaxis=False,
                customdata=[[row["observation_id"]] for row in points_of],
                hovertext=[_level_hover(row, language) for row in points_of],
                hoverinfo="text",
                name=str(year),
            )
        )
    return styled(
        figure,
        380,
        xaxis=axis(range=[0.6, 12.9], **_ticks(language)),
        yaxis=grid_axis(rangemode="tozero", title={"text": scale.word, "font": {"size": 12, "color": MUTED}}, nticks=6),
        margin={"r": 34},
    )


def _level_hover(row: Row, language: str) -> str:
    lines = [
        f"<b>{period(row['period_start'], row['period_end'], language)}</b>",
        amount(row["value"], row["unit"], language),
    ]
    if row.get("yoy_pct") is not None:
        lines.append(f"{text('measure.yoy', language)} {percent(row['yoy_pct'], is_signed=True)}")
    if row["status"] != "actual":
        lines.append(text(f"status.{row['status']}", language))
    return "<br>".join(lines)


def quarters_chart(frame: pd.DataFrame, language: str, years: Sequence[int]) -> go.Figure:
    """Single quarters as bars in the order of time: published first quarters plain, derived ones hatched.

    A quarter that cannot be derived is an empty place with a word, so that nobody reads it as zero.
    """
    rows = [row for row in rows_of(frame) if row["year"] in years]
    scale = scale_for([row["value"] for row in rows], frame.attrs["unit"], language)
    places = [
        str(row["year"]) + "<br>" + _quarter_word(row, language)
        if row["quarter"] == 1
        else "<br>" + _quarter_word(row, language)
        for row in rows
    ]
    missing = text("chart.missing_mark", language)
    figure = go.Figure(
        go.Bar(
            x=list(range(len(rows))),
            y=floats([row["value"] for row in rows], scale.factor),
            marker={
                "color": [PALETTE[0] if not row["is_derived"] else "#8db8d6" for row in rows],
                "pattern": {"shape": ["" if not row["is_derived"] else "/" for row in rows], "fgcolor": PALETTE[0]},
            },
            text=[scaled(row["value"], scale) if row["value"] is not None else "" for row in rows],
            textposition="outside",
            textangle=0,
            textfont={"size": 11},
            cliponaxis=False,
            customdata=[[row["observation_id"]] for row in rows],
            hovertext=[_quarter_hover(row, language) for row in rows],
            hoverinfo="text",
        )
    )
    for position, row in enumerate(rows):
        if row["value"] is None:
            figure.add_annotation(
                x=position, y=0, text=missing, showarrow=False, yshift=10, font={"color": MUTED, "size": 11}
            )
    return styled(
        figure,
        320,
        xaxis=axis(tickvals=list(range(len(rows))), ticktext=places, tickangle=0, range=[-0.7, len(rows) - 0.3]),
        yaxis=grid_axis(title={"text": scale.word, "font": {"size": 12, "color": MUTED}}, nticks=5),
        uniformtext={"minsize": 9, "mode": "hide"},
    )


def _quarter_word(row: Row, language: str) -> str:
    return text(f"chart.quarter.{row['quarter']}", language)


def _month_word(row: Row, language: str) -> str:
    return text(f"chart.month.{row['months']}", language)


def _quarter_hover(row: Row, language: str) -> str:
    head = f"<b>{row['year']} {_quarter_word(row, language)}</b>"
    if row["value"] is None:
        return head + "<br>" + text("reason." + row["reason"], language)
    origin = "derived" if row["is_derived"] else "published"
    return f"{head}<br>{amount(row['value'], row['unit'], language)}<br>{text(f'origin.{origin}', language)}"


def growth_chart(frame: pd.DataFrame, language: str, years: Sequence[int]) -> go.Figure:
    """Published growth (dots with numbers) in the order of time, computed growth as open diamonds beside it."""
    rows = [row for row in rows_of(frame) if row["year"] in years]
    labels = [period(f"{row['year']}-01", f"{row['year']}-{row['months']:02d}", language) for row in rows]
    positions = list(range(len(rows)))
    figure = go.Figure()
    figure.add_hline(y=0, line={"color": MUTED, "width": 1})
    figure.add_trace(
        go.Scatter(
            x=positions,
            y=floats([row["computed_pct"] for row in rows], Decimal(1)),
            mode="markers",
            marker={"symbol": "diamond-open", "size": 10, "color": PALETTE[1], "line": {"width": 2}},
            hovertext=[
                f"<b>{label}</b><br>{text('growth.computed', language)} {percent(row['computed_pct'], is_signed=True)}"
                for label, row in zip(labels, rows, strict=True)
            ],
            hoverinfo="text",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=positions,
            y=floats([row["published_pct"] for row in rows], Decimal(1)),
            mode="lines+markers+text",
            line={"color": PALETTE[0], "width": 1.5, "dash": "dot"},
            marker={"size": 9, "color": PALETTE[0]},
            text=[
                percent(row["published_pct"], is_signed=True) if row["published_pct"] is not None else ""
                for row in rows
            ],
            textposition="top center",
            textfont={"size": 11},
            cliponaxis=False,
            customdata=[[row["observation_id"]] for row in rows],
            hovertext=[
                f"<b>{label}</b><br>{text('growth.published', language)} {percent(row['published_pct'], is_signed=True)}"
                for label, row in zip(labels, rows, strict=True)
            ],
            hoverinfo="text",
        )
    )
    short = [
        _month_word(row, language) + f"<br>{row['year']}"
        if position == 0 or rows[position - 1]["year"] != row["year"]
        else _month_word(row, language)
        for position, row in enumerate(rows)
    ]
    return styled(
        figure,
        300,
        xaxis=axis(tickvals=positions, ticktext=short, tickangle=0, range=[-0.6, len(rows) - 0.4]),
        yaxis=grid_axis(ticksuffix="%", nticks=5),
        margin={"t": 24},
    )
