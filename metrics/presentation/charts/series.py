"""Charts of one indicator of one zone through time: cumulative lines, single quarters, growth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import floats, spread
from metrics.presentation.labels import text
from metrics.presentation.numbers import amount, percent, period, scale_for, scaled
from metrics.presentation.theme import ACCENT, INK, MUTED, PALE, PALETTE, RULE, axis, grid_axis, styled

LABELLED_YEARS = 6  # lines coloured and labelled on a cumulative chart; earlier years stay pale
CROWDED = 7  # with more bars than this their numbers stand upright, so that they fit a telephone


def _year_marks(figure: go.Figure, rows: Sequence[Row]) -> None:
    """Years under an axis that counts places: a thin line where a year begins, its number below the ticks."""
    for position, row in enumerate(rows):
        if position and rows[position - 1]["year"] == row["year"]:
            continue
        if position:
            figure.add_vline(x=position - 0.5, line={"color": RULE, "width": 1})
        last = max(place for place, other in enumerate(rows) if other["year"] == row["year"])
        figure.add_annotation(
            x=(position + last) / 2, y=0, yref="paper", yshift=-32, text=f"<b>{row['year']}</b>", showarrow=False,
            font={"size": 12, "color": INK},
        )  # fmt: skip


def _year_labels(figure: go.Figure, ends: dict[int, tuple[int, float, str]], height: float) -> None:
    """The year beside the end of each line, those that end at the same month pushed apart: year → month, level, colour."""
    for month in {end[0] for end in ends.values()}:
        years = [year for year, end in ends.items() if end[0] == month]
        for year, level in zip(years, spread([ends[year][1] for year in years], 0.055 * height), strict=True):
            figure.add_annotation(
                x=month, y=level, xanchor="left", xshift=8, showarrow=False, text=f"<b>{year}</b>",
                font={"color": ends[year][2]},
            )  # fmt: skip


def cumulative_chart(frame: pd.DataFrame, language: str, years: Sequence[int]) -> go.Figure:
    """One line a year through the months to which the published figures run; the latest year in the accent colour."""
    rows = [row for row in rows_of(frame) if row["value"] is not None and row["year"] in years]
    scale = scale_for([row["value"] for row in rows], frame.attrs["unit"], language)
    by_year: dict[int, list[Row]] = {}
    for row in rows:
        by_year.setdefault(row["year"], []).append(row)
    shown = sorted(by_year, reverse=True)
    figure = go.Figure()
    ends: dict[int, tuple[int, float, str]] = {}
    for position, year in reversed(list(enumerate(shown))):
        colour = ACCENT if position == 0 else PALETTE[position - 1] if position < LABELLED_YEARS else PALE
        figure.add_trace(_year_line(by_year[year], year, colour, scale.factor, language))
        last = by_year[year][-1]
        ends[year] = (last["months"], float(last["value"] / scale.factor), MUTED if colour == PALE else colour)
    _year_labels(figure, ends, max((end[1] for end in ends.values()), default=1.0))
    months = (1, 3, 6, 9, 12)
    ticks = [text(f"chart.month.{month}", language) for month in months]
    unit = {"text": scale.word, "font": {"size": 12, "color": MUTED}}
    return styled(
        figure,
        400,
        xaxis=axis(range=[0.5, 13.1], tickvals=months, ticktext=ticks, tickangle=0),
        yaxis=grid_axis(rangemode="tozero", title=unit, nticks=6, tickformat=","),
    )


def _year_line(rows: Sequence[Row], year: int, colour: str, factor: Decimal, language: str) -> go.Scatter:
    is_latest = colour == ACCENT
    return go.Scatter(
        x=[row["months"] for row in rows],
        y=floats([row["value"] for row in rows], factor),
        mode="lines+markers",
        line={"color": colour, "width": 3 if is_latest else 2},
        marker={"size": 10 if is_latest else 8, "color": colour},
        cliponaxis=False,
        customdata=[[row["observation_id"]] for row in rows],
        hovertext=[_level_hover(row, language) for row in rows],
        hoverinfo="text",
        name=str(year),
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


def pieces_chart(frame: pd.DataFrame, language: str, years: Sequence[int]) -> go.Figure:
    """Single quarters or months as bars in the order of time: published ones plain, derived ones hatched.

    A piece that cannot be derived is an empty place with a word, so that nobody reads it as zero. Years without any
    piece are left out.
    """
    known = {row["year"] for row in rows_of(frame) if row["value"] is not None}
    rows = [row for row in rows_of(frame) if row["year"] in years and row["year"] in known]
    scale = scale_for([row["value"] for row in rows], frame.attrs["unit"], language)
    figure = go.Figure(
        go.Bar(
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
            cliponaxis=False,
            customdata=[[row["observation_id"]] for row in rows],
            hovertext=[_quarter_hover(row, language) for row in rows],
            hoverinfo="text",
        )
    )
    missing = text("chart.missing_mark", language)
    for position, row in enumerate(rows):
        if row["value"] is None:
            figure.add_annotation(
                x=position, y=0, text=missing, showarrow=False, yshift=10, font={"color": MUTED, "size": 11}
            )
    _year_marks(figure, rows)
    is_monthly = any(row["quarter"] is None for row in rows)
    ticks = [str(row["month"] if is_monthly else row["quarter"]) for row in rows]
    title = text("chart.single_month_axis" if is_monthly else "chart.quarter_axis", language)
    return _placed(figure, ticks, title, scale.word, "")


def _placed(figure: go.Figure, ticks: list[str], title: str, unit: str, suffix: str) -> go.Figure:
    """A chart over places in time: short ticks that fit a telephone, the years below them."""
    quiet: dict[str, Any] = {"size": 12, "color": MUTED}
    return styled(
        figure,
        340,
        xaxis=axis(
            tickvals=list(range(len(ticks))), ticktext=ticks, tickangle=0, range=[-0.6, max(len(ticks), 3) - 0.4],
            title={"text": title, "font": quiet, "standoff": 26},
        ),
        yaxis=grid_axis(title={"text": unit, "font": quiet}, ticksuffix=suffix, nticks=5, tickformat=","),
        margin={"t": 40},
    )  # fmt: skip


def _quarter_hover(row: Row, language: str) -> str:
    months = period(f"{row['year']}-{row['first_month']:02d}", f"{row['year']}-{row['month']:02d}", language)
    head = f"<b>{months}</b>"
    if row["value"] is None:
        return head + "<br>" + text("reason." + row["reason"], language)
    origin = "derived" if row["is_derived"] else "published"
    return f"{head}<br>{amount(row['value'], row['unit'], language)}<br>{text(f'origin.{origin}', language)}"


def growth_chart(frame: pd.DataFrame, language: str, years: Sequence[int]) -> go.Figure:
    """Published growth as thin bars with numbers in the order of time, computed growth as open diamonds beside them.

    Bars, not a line: the periods are of different length and not evenly spaced.
    """
    rows = [row for row in rows_of(frame) if row["year"] in years]
    places = list(range(len(rows)))
    figure = go.Figure(
        go.Bar(
            x=places,
            y=floats([row["published_pct"] for row in rows], Decimal(1)),
            width=0.34,
            marker={"color": [PALETTE[1] if (row["published_pct"] or 0) < 0 else PALETTE[0] for row in rows]},
            text=[_signed(row["published_pct"]) for row in rows],
            textposition="outside",
            textfont={"size": 11, "color": INK},
            textangle=-90 if len(rows) > CROWDED else 0,
            constraintext="none",
            cliponaxis=False,
            customdata=[[row["observation_id"]] for row in rows],
            hovertext=[_growth_hover(row, "published", language) for row in rows],
            hoverinfo="text",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=places,
            y=floats([row["computed_pct"] for row in rows], Decimal(1)),
            mode="markers",
            marker={"symbol": "diamond-open", "size": 11, "color": INK, "line": {"width": 2}},
            hovertext=[_growth_hover(row, "computed", language) for row in rows],
            hoverinfo="text",
        )
    )
    figure.add_hline(y=0, line={"color": MUTED, "width": 1})
    _year_marks(figure, rows)
    return _placed(figure, [str(row["months"]) for row in rows], text("chart.month_axis", language), "", "%")


def _signed(value: Decimal | None) -> str:
    return "" if value is None else percent(value, is_signed=True)


def _growth_hover(row: Row, which: str, language: str) -> str:
    head = period(f"{row['year']}-01", f"{row['year']}-{row['months']:02d}", language)
    value = percent(row[f"{which}_pct"], is_signed=True)
    return f"<b>{head}</b><br>{text(f'growth.{which}', language)} {value}"
