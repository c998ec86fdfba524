"""Charts of lines with their names at the end: an index of several zones, ranks year by year, a plan and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import floats, spread
from metrics.presentation.labels import text, zone_name
from metrics.presentation.numbers import amount, rounded, scale_for
from metrics.presentation.theme import ACCENT, MUTED, PALETTE, axis, grid_axis, styled

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x", "pentagon", "star", "hexagon")


def _by_zone(frame: pd.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows_of(frame):
        found.setdefault(row["zone"], []).append(row)
    return found


def _named_lines(
    lines: dict[str, list[Row]], key: str, words: Sequence[str], language: str, height: int, room: float
) -> go.Figure:
    """One line a zone in its own colour and mark, its name and last value beside its end."""
    figure = go.Figure()
    heights = spread([float(rows[-1][key]) for rows in lines.values()], room)
    last = max(row["year"] for rows in lines.values() for row in rows)
    first = min(row["year"] for rows in lines.values() for row in rows)
    for position, (zone, rows) in enumerate(lines.items()):
        colour = PALETTE[position % len(PALETTE)]
        title = zone_name(zone, rows[0]["zone_name_en"], language, is_short=True)
        figure.add_trace(
            go.Scatter(
                x=[row["year"] for row in rows],
                y=floats([Decimal(row[key]) for row in rows], Decimal(1)),
                mode="lines+markers",
                line={"color": colour, "width": 2},
                marker={"size": 8, "symbol": SYMBOLS[position % len(SYMBOLS)], "color": colour},
                customdata=[[row["observation_id"]] for row in rows],
                hovertext=[
                    f"<b>{title}</b><br>{row['year']}: {words[0]}{rounded(Decimal(row[key]), int(words[1]))}"
                    for row in rows
                ],
                hoverinfo="text",
            )
        )
        figure.add_annotation(
            x=last, y=heights[position], xanchor="left", xshift=10, showarrow=False, align="left",
            text=f"<b>{title[:14] if language == 'zh' else title[:22]}</b> {rounded(Decimal(rows[-1][key]), int(words[1]))}", font={"color": colour, "size": 11},
        )  # fmt: skip
    years = list(range(first, last + 1))
    step = max(1, len(years) // 5)
    room_right = 0.75 * max(last - first, 1)
    return styled(
        figure,
        height,
        xaxis=axis(range=[first - 0.3, last + room_right], tickvals=years[::-step][::-1], tickangle=0),
    )


def index_chart(frame: pd.DataFrame, language: str) -> go.Figure:
    """Zones with the base year as 100, at current prices."""
    lines = {zone: rows for zone, rows in _by_zone(frame).items() if len(rows) > 1}
    values = [float(row["index"]) for rows in lines.values() for row in rows]
    figure = _named_lines(lines, "index", ("", "1"), language, 400, (max(values) - min(values)) / 16)
    figure.add_hline(y=100, line={"color": MUTED, "width": 1, "dash": "dot"})
    figure.update_layout(yaxis=grid_axis(nticks=6, tickformat=","))
    return figure


def rank_chart(frame: pd.DataFrame, language: str) -> go.Figure:
    """Ranks year by year, first on top; a year's ranks count only the zones that have a like figure that year."""
    lines = {zone: rows for zone, rows in _by_zone(frame).items() if len(rows) > 1}
    most = max(row["rank"] for rows in lines.values() for row in rows)
    figure = _named_lines(lines, "rank", ("", "0"), language, 120 + 34 * most, 0.45)
    figure.update_layout(yaxis=grid_axis(range=[most + 0.6, 0.4], tickvals=list(range(1, most + 1))))
    return figure


def tasks_chart(rows: Sequence[Row], language: str) -> go.Figure:
    """The plan's cumulative amounts as a stepped line to the target, what was published as marked points."""
    unit = rows[0]["unit"]
    scale = scale_for([row["cumulative"] for row in rows], unit, language)
    done = [row for row in rows if row["done"] is not None]
    figure = go.Figure(
        go.Scatter(
            x=[0, *(row["month"] for row in rows)],
            y=[0.0, *floats([row["cumulative"] for row in rows], scale.factor)],
            mode="lines+markers",
            line={"color": MUTED, "width": 2, "dash": "dash"},
            marker={"size": 5, "color": MUTED},
            hovertext=[
                "",
                *(
                    f"{text('targets.cumulative', language)} {amount(row['cumulative'], unit, language)}"
                    for row in rows
                ),
            ],
            hoverinfo="text",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[row["month"] for row in done],
            y=floats([row["done"] for row in done], scale.factor),
            mode="lines+markers+text",
            line={"color": ACCENT, "width": 3},
            marker={"size": 11, "color": ACCENT},
            text=[f"<b>{amount(row['done'], unit, language)}</b>" for row in done],
            textposition="top left",
            textfont={"color": ACCENT},
            customdata=[[row["observation_id"]] for row in done],
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    last = rows[-1]
    is_above = (
        last["done"] is None or last["done"] < last["cumulative"]
    )  # the label keeps clear of the last point's own
    figure.add_annotation(
        x=12, y=float(last["cumulative"] / scale.factor), xanchor="right", yshift=14 if is_above else -22, showarrow=False,
        text=f"{text('board.target', language)} {amount(last['cumulative'], unit, language)}", font={"size": 12},
    )  # fmt: skip
    months = (3, 6, 9, 12)
    return styled(
        figure,
        340,
        xaxis=axis(
            range=[0, 12.4], tickvals=months, ticktext=[text(f"chart.month.{month}", language) for month in months]
        ),
        yaxis=grid_axis(
            rangemode="tozero",
            nticks=5,
            tickformat=",",
            title={"text": scale.word, "font": {"size": 12, "color": MUTED}},
        ),
        margin={"t": 30},
    )
