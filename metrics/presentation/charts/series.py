"""Charts of one indicator of one zone through time: cumulative lines against the plan, single quarters, growth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import floats, percents, spread, unit_title
from metrics.presentation.drawing import Drawing
from metrics.presentation.labels import text
from metrics.presentation.numbers import Scale, amount, exact, percent, period, scale_for, scaled
from metrics.presentation.theme import ACCENT, HAZE, INK, MUTED, PALETTE, RULE, axis, grid_axis

LABELLED_YEARS = 6  # years named at the end of their line; earlier ones are context
CROWDED = 7  # with more bars than this their numbers stand upright, so that they fit a telephone


@dataclass(frozen=True)
class PacePlan:
    """The pace plan of one year's target: the cumulative amount at each month, in the unit of the series."""

    year: int
    cumulative: tuple[Decimal, ...]
    unit: str


def cumulative_chart(
    frame: pd.DataFrame, language: str, years: Sequence[int], plan: PacePlan | None = None
) -> go.Figure:
    """One line a year through the months to which the published figures run.

    The latest year in the accent colour, the year before in blue, earlier ones pale; the plan of the latest year's target dashed.
    """
    rows = [row for row in rows_of(frame) if row["value"] is not None and row["year"] in years]
    goal = list(plan.cumulative) if plan else []
    scale = scale_for([*(row["value"] for row in rows), *goal], frame.attrs["unit"], language)
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
            range=[0.5, 12.4], tickvals=months, tickangle=0,
            ticktext=[text(f"chart.month.{month}", language) for month in months],
        ),
        yaxis=grid_axis(rangemode="tozero", title=unit_title(scale.word), nticks=6, tickformat=",", range=[0, 1.08 * top]),
        margin={"r": 92},
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
    for month in {row["months"] for row in last.values()}:
        years = [year for year, row in last.items() if row["months"] == month]
        heights = spread([float(last[year]["value"] / scale.factor) for year in years], room)
        for year, height in zip(years, heights, strict=True):
            value = f" {scaled(last[year]['value'], scale)}" if year in list(last)[:2] else ""
            drawing.write(
                f"<b>{year}</b>{value}", x=month, y=height, xanchor="left", xshift=8, bgcolor="rgba(255,255,255,0.75)",
                font={"color": MUTED if colours[year] == HAZE else colours[year], "size": 12},
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


def _year_marks(drawing: Drawing, rows: Sequence[Row]) -> None:
    """Years under an axis that counts places: a thin line where a year begins, its number below the ticks."""
    for position, row in enumerate(rows):
        if position and rows[position - 1]["year"] == row["year"]:
            continue
        if position:
            drawing.upright(position - 0.5, color=RULE)
        last = max(place for place, other in enumerate(rows) if other["year"] == row["year"])
        drawing.write(
            f"<b>{row['year']}</b>",
            x=(position + last) / 2,
            y=0,
            yref="paper",
            yshift=-32,
            font={"size": 12, "color": INK},
        )


def pieces_chart(frame: pd.DataFrame, language: str, years: Sequence[int]) -> go.Figure:
    """Single quarters or months as bars in the order of time: published ones plain, derived ones hatched.

    A piece that cannot be derived is an empty place with a word, so that nobody reads it as zero. Years without any
    piece are left out.
    """
    known = {row["year"] for row in rows_of(frame) if row["value"] is not None}
    rows = [row for row in rows_of(frame) if row["year"] in years and row["year"] in known]
    scale = scale_for([row["value"] for row in rows], frame.attrs["unit"], language)
    drawing = Drawing()
    drawing.bar(
        x=list(range(len(rows))),
        y=floats([row["value"] for row in rows], scale.factor),
        marker={
            "color": ["#a9cbe2" if row["is_derived"] else PALETTE[0] for row in rows],
            "pattern": {"shape": ["/" if row["is_derived"] else "" for row in rows], "fgcolor": PALETTE[0]},
        },
        text=[scaled(row["value"], scale) if row["value"] is not None else "" for row in rows],
        textposition="outside",
        textfont={"size": 11, "color": INK},
        textangle=-90 if len(rows) > CROWDED else 0,
        constraintext="none",
        customdata=[[row["observation_id"]] for row in rows],
        hovertext=[_piece_hover(row, language) for row in rows],
    )
    missing = text("chart.missing_mark", language)
    for position, row in enumerate(rows):
        if row["value"] is None:
            drawing.write(missing, x=position, y=0, yshift=10, font={"color": MUTED, "size": 11})
    _year_marks(drawing, rows)
    is_monthly = any(row["quarter"] is None for row in rows)
    ticks = [str(row["month"] if is_monthly else row["quarter"]) for row in rows]
    title = text("chart.single_month_axis" if is_monthly else "chart.quarter_axis", language)
    return _placed(drawing, ticks, title, scale.word, "")


def _placed(drawing: Drawing, ticks: list[str], title: str, unit: str, suffix: str) -> go.Figure:
    """A chart over places in time: short ticks that fit a telephone, the years below them."""
    return drawing.figure(
        320,
        xaxis=axis(
            tickvals=list(range(len(ticks))), ticktext=ticks, tickangle=0, range=[-0.6, max(len(ticks), 3) - 0.4],
            title=unit_title(title, 26),
        ),
        yaxis=grid_axis(title=unit_title(unit), ticksuffix=suffix, nticks=5, tickformat=","),
        margin={"t": 40},
    )  # fmt: skip


def _piece_hover(row: Row, language: str) -> str:
    months = period(f"{row['year']}-{row['first_month']:02d}", f"{row['year']}-{row['month']:02d}", language)
    head = f"<b>{months}</b>"
    if row["value"] is None:
        return head + "<br>" + text("reason." + row["reason"], language)
    origin = text(f"origin.{'derived' if row['is_derived'] else 'published'}", language)
    shown = dict.fromkeys((amount(row["value"], row["unit"], language), exact(row["value"], row["unit"], language)))
    return "<br>".join([head, *shown, origin])


def growth_chart(frame: pd.DataFrame, language: str, years: Sequence[int]) -> go.Figure:
    """Published growth as thin bars with numbers in the order of time, computed growth as open diamonds beside them.

    Bars, not a line: the periods are of different length and not evenly spaced.
    """
    rows = [row for row in rows_of(frame) if row["year"] in years]
    places = list(range(len(rows)))
    drawing = Drawing()
    drawing.bar(
        x=places,
        y=percents([row["published_pct"] for row in rows]),
        width=0.34,
        marker={"color": [PALETTE[1] if (row["published_pct"] or 0) < 0 else PALETTE[0] for row in rows]},
        text=["" if row["published_pct"] is None else percent(row["published_pct"], is_signed=True) for row in rows],
        textposition="outside",
        textfont={"size": 11, "color": INK},
        textangle=-90 if len(rows) > CROWDED else 0,
        constraintext="none",
        customdata=[[row["observation_id"]] for row in rows],
        hovertext=[_growth_hover(row, "published", language) for row in rows],
    )
    drawing.scatter(
        x=[place + 0.3 for place in places],
        y=percents([row["computed_pct"] for row in rows]),
        mode="markers",
        marker={"symbol": "diamond-open", "size": 10, "color": INK, "line": {"width": 2}},
        hovertext=[_growth_hover(row, "computed", language) for row in rows],
    )
    drawing.across(0)
    _year_marks(drawing, rows)
    return _placed(drawing, [str(row["months"]) for row in rows], text("chart.month_axis", language), "", "%")


def _growth_hover(row: Row, which: str, language: str) -> str:
    head = period(f"{row['year']}-01", f"{row['year']}-{row['months']:02d}", language)
    value = percent(row[f"{which}_pct"], is_signed=True)
    return f"<b>{head}</b><br>{text(f'growth.{which}', language)} {value}"
