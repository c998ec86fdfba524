"""One indicator of all zones through the years: pale lines for everybody, one zone's line in the accent colour."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import floats
from metrics.presentation.labels import zone_name
from metrics.presentation.numbers import measured, scale_for
from metrics.presentation.theme import ACCENT, MUTED, axis, grid_axis, styled

OTHERS = "#a9b4bf"
HEIGHT = 420


def history_chart(frame: pd.DataFrame, measure: str, zone: str | None, is_log: bool, language: str) -> go.Figure:
    """Lines of level or growth year by year; the highlighted zone bears its name and its last value.

    All pale lines are one trace with gaps, so that hundreds of zones cost no more than a few.
    """
    rows = rows_of(frame)
    scale = scale_for([row["value"] for row in rows], rows[0]["unit"], language)
    factor = scale.factor if measure == "level" else Decimal(1)
    years = sorted(row["year"] for row in rows)
    mine = [row for row in rows if row["zone"] == zone]
    figure = go.Figure(_line([row for row in rows if row["zone"] != zone], measure, factor, OTHERS, language))
    if mine:
        figure.add_trace(_line(mine, measure, factor, ACCENT, language))
        is_early = 2 * mine[-1]["year"] < years[0] + years[-1]
        _name_beside(figure, mine[-1], measure, factor, is_log, "left" if is_early else "right", language)
    if measure == "yoy":
        figure.add_hline(y=0, line={"color": MUTED, "width": 1})
    first, last = years[0], years[-1]
    step = max(1, (last - first) // 6 + 1)
    value_axis: dict[str, Any] = {"type": "log", "dtick": 1} if is_log else {"nticks": 6}
    unit = scale.word if measure == "level" else ""
    return styled(
        figure,
        HEIGHT,
        xaxis=axis(range=[first - 0.4, last + 0.4], tickvals=list(range(last, first - 1, -step))[::-1], tickangle=0),
        yaxis=grid_axis(
            tickformat=",", ticksuffix="%" if measure == "yoy" else "",
            title={"text": unit, "font": {"size": 12, "color": MUTED}}, **value_axis,
        ),
        margin={"t": 34},
    )  # fmt: skip


def _line(rows: Sequence[Row], measure: str, factor: Decimal, colour: str, language: str) -> go.Scatter:
    """The zones' lines one behind the other, with a gap where the next zone begins."""
    years: list[int | None] = []
    values: list[Decimal | None] = []
    words: list[str] = []
    identifiers: list[list[str | None]] = []
    for position, row in enumerate(rows):
        if position and rows[position - 1]["zone"] != row["zone"]:
            years, values = [*years, None], [*values, None]
            words, identifiers = [*words, ""], [*identifiers, [None]]
        years.append(row["year"])
        values.append(row["value"])
        title = zone_name(row["zone"], row["zone_name_en"], language, is_short=True)
        words.append(f"<b>{title}</b><br>{row['year']}: {measured(measure, row['value'], row['unit'], language)}")
        identifiers.append([row["observation_id"]])
    is_mine = colour == ACCENT
    return go.Scatter(
        x=years,
        y=floats(values, factor),
        mode="lines+markers",
        line={"color": colour, "width": 3 if is_mine else 1.2},
        marker={"size": 10 if is_mine else 6, "color": colour, "symbol": "circle" if is_mine else "circle-open"},
        connectgaps=False,
        customdata=identifiers,
        hovertext=words,
        hoverinfo="text",
    )


def _name_beside(
    figure: go.Figure, row: Row, measure: str, factor: Decimal, is_log: bool, anchor: str, language: str
) -> None:
    """The highlighted zone's name and last value above its last point; a logarithmic axis counts in powers of ten."""
    height = row["value"] / factor
    figure.add_annotation(
        x=row["year"], y=float(height.log10() if is_log else height), xanchor=anchor, yshift=18, showarrow=False,
        text=f"<b>{zone_name(row['zone'], row['zone_name_en'], language, is_short=True)}"
        f" {measured(measure, row['value'], row['unit'], language)}</b>",
        font={"color": ACCENT, "size": 12}, bgcolor="rgba(255,255,255,0.8)",
    )  # fmt: skip
