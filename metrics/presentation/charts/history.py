"""One indicator of all zones through the years, to zoom into and to single zones out of."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from itertools import groupby
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.look import axis, hover, look
from metrics.presentation.hovers import said_of_year
from metrics.presentation.labels import zone_name
from metrics.presentation.numbers import scale_for
from metrics.presentation.theme import ACCENT

NAMED_YEARS = 6


def history_figure(frame: pd.DataFrame, measure: str, zone: str | None, is_log: bool, language: str) -> go.Figure:
    """A line a zone, the highlighted one in the accent colour and drawn last. `frame`: of `analysis.indicators.history`, not empty.

    A year without a figure breaks the line. On a logarithmic axis all values must be above zero.
    """
    rows = rows_of(frame)
    scale = scale_for([row["value"] for row in rows], rows[0]["unit"], language)
    factor = scale.factor if measure == "level" else Decimal(1)
    by_zone = {str(name): list(own) for name, own in groupby(rows, key=lambda row: row["zone"])}
    mine = by_zone.pop(zone or "", [])
    lines = [_line(own, measure, factor, language) for own in by_zone.values()]
    if mine:
        lines.append(_line(mine, measure, factor, language).update(line={"color": ACCENT, "width": 3}, marker={"color": ACCENT, "size": 8}))
    up = axis("", ticksuffix="%") if measure == "yoy" else axis(scale.word, type="log" if is_log else "linear", tickformat=",")
    return go.Figure(lines, look(xaxis=axis("", **_years(rows)), yaxis=up))


def _line(own: list[Row], measure: str, factor: Decimal, language: str) -> go.Scatter:
    title = escape(zone_name(own[0]["zone"], own[0]["zone_name_en"], language, is_short=True))
    of_year = {row["year"]: row for row in own}
    years = range(min(of_year), max(of_year) + 1)
    known = [of_year.get(year) for year in years]
    return go.Scatter(
        x=list(years),
        y=[float(row["value"] / factor) if row is not None else None for row in known],
        name=title,
        mode="lines+markers",
        line={"width": 1.5},
        marker={"size": 5},
        hoverinfo="text",
        hovertext=[hover(said_of_year(row, measure, language)) if row is not None else "" for row in known],
        customdata=[[row["observation_id"]] if row is not None else [None] for row in known],
    )


def _years(rows: list[Row]) -> dict[str, Any]:
    """From the first to the last year, with room for their marks, and a word for so many of them as fit a telephone."""
    first, last = min(row["year"] for row in rows), max(row["year"] for row in rows)
    return {
        "range": [first - 0.4, last + 0.4],
        "tick0": last,
        "dtick": (last - first) // NAMED_YEARS + 1,
        "tickformat": "d",
        "tickangle": 0,
    }
