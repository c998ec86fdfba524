"""Charts of one indicator of one zone through the months: a cumulative line a year against the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import floats, spread
from metrics.presentation.drawing import Drawing
from metrics.presentation.labels import text
from metrics.presentation.numbers import Scale, amount, exact, percent, period, scale_for, scaled
from metrics.presentation.theme import ACCENT, HAZE, INK, MUTED, PALETTE, axis, grid_axis

LABELLED_YEARS = 6  # years named at the end of their line; earlier ones are context


@dataclass(frozen=True)
class PacePlan:
    """The pace plan of one year's target: the cumulative amount at each month, in the unit of the series."""

    year: int
    cumulative: tuple[Decimal, ...]
    unit: str


def cumulative_scale(frame: pd.DataFrame, language: str, years: Sequence[int], plan: PacePlan | None = None) -> Scale:
    """How the values of the chart are shown; its unit belongs into the words above it."""
    values = [row["value"] for row in _shown(frame, years)]
    return scale_for([*values, *(plan.cumulative if plan else ())], frame.attrs["unit"], language)


def _shown(frame: pd.DataFrame, years: Sequence[int]) -> list[Row]:
    return [row for row in rows_of(frame) if row["value"] is not None and row["year"] in years]


def cumulative_chart(
    frame: pd.DataFrame, language: str, years: Sequence[int], plan: PacePlan | None = None
) -> go.Figure:
    """One line a year through the months to which the published figures run.

    The latest year in the accent colour, the year before in blue, earlier ones pale; the plan of the latest year's target dashed.
    Margins are given and labels are a trace: measuring every word took the browser most of the time.
    """
    rows, goal = _shown(frame, years), list(plan.cumulative) if plan else []
    scale = cumulative_scale(frame, language, years, plan)
    by_year: dict[int, list[Row]] = {}
    for row in rows:
        by_year.setdefault(row["year"], []).append(row)
    drawing = Drawing()
    if plan:
        _plan_line(drawing, plan, scale, language)
    shown = sorted(by_year, reverse=True)
    colours = dict(zip(shown, (ACCENT, PALETTE[0], *[HAZE] * len(shown)), strict=False))
    for year in reversed(shown):
        drawing.scatter(**_year_line(by_year[year], colours[year], scale.factor, language))
    top = max([float(row["value"] / scale.factor) for row in rows] + floats_of(goal, scale))
    _year_labels(drawing, {year: by_year[year][-1] for year in shown[:LABELLED_YEARS]}, colours, scale, 0.06 * top)
    months = (1, 3, 6, 9, 12)
    return drawing.figure(
        400,
        xaxis=axis(
            range=[0.5, 12.4], tickvals=months, tickangle=0, automargin=False,
            ticktext=[text(f"chart.month.{month}", language) for month in months],
        ),
        yaxis=grid_axis(nticks=6, tickformat=",", range=[0, 1.08 * top], automargin=False),
        margin={"l": 16 + 7 * len(f"{top:,.0f}"), "r": 92, "b": 28},
    )  # fmt: skip


def floats_of(values: Sequence[Decimal], scale: Scale) -> list[float]:
    return [float(value / scale.factor) for value in values]


def _plan_line(drawing: Drawing, plan: PacePlan, scale: Scale, language: str) -> None:
    """The plan as a dashed line from nothing to the target, which is named at its end."""
    words = text("progress.plan_line", language, year=plan.year)
    drawing.scatter(
        x=list(range(1, 13)),
        y=floats_of(plan.cumulative, scale),
        mode="lines",
        line={"color": INK, "width": 1.5, "dash": "dash"},
        hovertext=[f"<b>{words}</b><br>{amount(value, plan.unit, language)}" for value in plan.cumulative],
    )
    drawing.write(
        f"{words} {amount(plan.cumulative[-1], plan.unit, language)}", x=12, y=float(plan.cumulative[-1] / scale.factor),
        xanchor="right", yanchor="bottom", font={"size": 12, "color": INK}, bgcolor="rgba(255,255,255,0.75)",
    )  # fmt: skip


def _year_labels(drawing: Drawing, last: dict[int, Row], colours: dict[int, str], scale: Scale, room: float) -> None:
    """The year and its last value beside the end of each line, those that end at the same month pushed apart."""
    places: list[tuple[int, float, str, str]] = []
    for month in {row["months"] for row in last.values()}:
        years = [year for year, row in last.items() if row["months"] == month]
        heights = spread([float(last[year]["value"] / scale.factor) for year in years], room)
        for year, height in zip(years, heights, strict=True):
            value = f" {scaled(last[year]['value'], scale)}" if year in list(last)[:2] else ""
            colour = MUTED if colours[year] == HAZE else colours[year]
            places.append((month, height, f"  <b>{year}</b>{value}", colour))
    across, up, words, inks = zip(*places, strict=True)
    drawing.scatter(
        x=across, y=up, mode="text", text=words, textposition="middle right", textfont={"size": 12, "color": inks}, hoverinfo="skip",
    )  # fmt: skip


def _year_line(rows: Sequence[Row], colour: str, factor: Decimal, language: str) -> Row:
    is_latest = colour == ACCENT
    return {
        "x": [row["months"] for row in rows],
        "y": floats([row["value"] for row in rows], factor),
        "mode": "lines+markers",
        "line": {"color": colour, "width": 3 if is_latest else 2},
        "marker": {"size": 10 if is_latest else 7, "color": colour, "symbol": "circle" if is_latest else "square"},
        "customdata": [[row["observation_id"]] for row in rows],
        "hovertext": [_level_hover(row, language) for row in rows],
    }


def _level_hover(row: Row, language: str) -> str:
    """The period, the value as shown and in full, growth, status."""
    lines = [
        f"<b>{period(row['period_start'], row['period_end'], language)}</b>",
        amount(row["value"], row["unit"], language),
        exact(row["value"], row["unit"], language),
    ]
    if row.get("yoy_pct") is not None:
        lines.append(f"{text('measure.yoy', language)} {percent(row['yoy_pct'], is_signed=True)}")
    if row["status"] != "actual":
        lines.append(text(f"status.{row['status']}", language))
    return "<br>".join(dict.fromkeys(lines))
