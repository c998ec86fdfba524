"""Charts of lines with their names at the end: an index of several zones, ranks year by year, growth in small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import apart, leaps, percents
from metrics.presentation.drawing import Drawing
from metrics.presentation.drawn.curves import spread
from metrics.presentation.labels import zone_name
from metrics.presentation.numbers import percent, rounded
from metrics.presentation.theme import MUTED, PALETTE, TEXT_OF, axis, grid_axis

LABEL_ROOM = 150  # pixels right of the lines for their names, which fit a telephone too
SMALL_LETTERS = 19  # above a small chart, half a telephone wide
LETTERS = {"zh": 9, "en": 15}  # of a name at the end of a line
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x", "pentagon", "star", "hexagon")


def _by_zone(frame: pd.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows_of(frame):
        found.setdefault(row["zone"], []).append(row)
    return found


def _named_lines(
    lines: dict[str, list[Row]], key: str, decimals: int, language: str, height: int, room: Decimal, **layout: Any
) -> go.Figure:
    """One line a zone in its own colour and mark, its name and last value right of the chart."""
    drawing = Drawing()
    heights = spread([Decimal(rows[-1][key]) for rows in lines.values()], room)
    last = max(row["year"] for rows in lines.values() for row in rows)
    first = min(row["year"] for rows in lines.values() for row in rows)
    for position, (zone, rows) in enumerate(lines.items()):
        colour = PALETTE[position % len(PALETTE)]
        title = zone_name(zone, rows[0]["zone_name_en"], language, is_short=True)
        words = [f"<b>{title}</b><br>{row['year']}: {rounded(Decimal(row[key]), decimals)}" for row in rows]
        _line(drawing, rows, key, colour, words, marker={"size": 9, "symbol": SYMBOLS[position % len(SYMBOLS)], "color": colour})
        end = rows[-1]["year"]
        if end < last:  # the line stops early: a pale thread leads to its name
            thread = {"color": colour, "width": 1, "dash": "dot"}
            drawing.shape(x0=end, x1=last, y0=float(rows[-1][key]), y1=float(heights[position]), line=thread)
        short = _cut(title, LETTERS[language])
        value = rounded(Decimal(rows[-1][key]), decimals)
        drawing.write(
            f"<b>{short}</b> {value}", x=last, y=float(heights[position]), xanchor="left", xshift=8, align="left",
            font={"color": TEXT_OF.get(colour, colour), "size": 11},
        )  # fmt: skip
    years = list(range(first, last + 1))
    step = -(-len(years) // 4)  # four years at most: more touch on a telephone
    return drawing.figure(
        height,
        xaxis=axis(range=[first - 0.3, last + 0.15], tickvals=years[::-step][::-1], tickangle=0),
        margin={"r": LABEL_ROOM},
        **layout,
    )


def _line(drawing: Drawing, rows: Sequence[Row], key: str, colour: str, words: Sequence[str], **settings: Any) -> None:
    """A line through the years, dashed where years without a figure lie between; `words` are told of each point."""
    told = {row["year"]: said for row, said in zip(rows, words, strict=True)}
    for shown, width, dash in ((leaps(rows), 1, "dash"), (apart(rows), 2, "solid")):
        if not shown:
            continue
        drawing.scatter(
            x=[row["year"] if row else None for row in shown],
            y=percents([Decimal(row[key]) if row else None for row in shown]),
            mode="lines" if dash == "dash" else "lines+markers",
            line={"color": colour, "width": width, "dash": dash},
            customdata=[[row["observation_id"] if row else None] for row in shown],
            hovertext=[told[row["year"]] if row else "" for row in shown],
            **settings,
        )


def _cut(title: str, letters: int) -> str:
    """A name that fits its place; the whole one is shown when a pointer rests on the line."""
    return title if len(title) <= letters else title[: letters - 1] + "…"


def index_chart(frame: pd.DataFrame, language: str) -> go.Figure:
    """Zones with the base year as 100, at current prices."""
    lines = {zone: rows for zone, rows in _by_zone(frame).items() if len(rows) > 1}
    values = [Decimal(100), *(row["index"] for rows in lines.values() for row in rows)]
    low, high = min(values), max(values)
    return _named_lines(
        lines, "index", 1, language, 400, (high - low or Decimal(1)) / 18, yaxis=grid_axis(nticks=6, tickformat=",")
    )


def rank_chart(frame: pd.DataFrame, language: str) -> go.Figure:
    """Ranks year by year, first on top; a year's ranks count only the zones that have a like figure that year."""
    lines = {zone: rows for zone, rows in _by_zone(frame).items() if len(rows) > 1}
    most = max(row["rank"] for rows in lines.values() for row in rows)
    below = grid_axis(range=[most + 0.6, 0.4], tickvals=list(range(1, most + 1)))
    return _named_lines(lines, "rank", 0, language, 90 + 34 * most, Decimal("0.5"), yaxis=below)


def trend_charts(zones: dict[str, list[Row]], language: str) -> go.Figure:
    """Small multiples, two in a row: each zone's published growth through the years, on shared axes."""
    every = [row for rows in zones.values() for row in rows]
    rates = [float(row["yoy_pct"]) for row in every]
    low, high = min(0.0, *rates), max(0.0, *rates)
    span = high - low or 1
    years = min(row["year"] for row in every), max(row["year"] for row in every)
    lines = -(-len(zones) // 2)
    drawing, axes = Drawing(), {}
    for position, (zone, rows) in enumerate(zones.items()):
        line, column = divmod(position, 2)
        number = position + 1
        axes[f"xaxis{number}"] = axis(
            domain=[0.56 * column, 0.44 + 0.56 * column], anchor=f"y{number}", tickvals=sorted(set(years)), tickangle=0,
            range=[years[0] - 0.5, years[1] + 0.5 * (years[1] - years[0] + 1)],
        )  # fmt: skip
        top = 1 - line / lines
        axes[f"yaxis{number}"] = grid_axis(
            domain=[top - 0.66 / lines, top - 0.14 / lines], anchor=f"x{number}", ticksuffix="%", nticks=3,
            range=[low - 0.1 * span, high + 0.2 * span],
        )  # fmt: skip
        _small(drawing, rows, str(number), zone_name(zone, rows[0]["zone_name_en"], language, is_short=True))
    return drawing.figure(190 * lines, **axes)


def _small(drawing: Drawing, rows: list[Row], number: str, title: str) -> None:
    """One of the small charts: its line, the last rate in words, its title above."""
    own = {"xref": f"x{number}", "yref": f"y{number}"}
    words = [f"<b>{title}</b><br>{row['year']}: {percent(row['yoy_pct'], is_signed=True)}" for row in rows]
    place = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    _line(drawing, rows, "yoy_pct", PALETTE[0], words, marker={"size": 6, "color": PALETTE[0]}, **place)
    drawing.shape(xref=f"x{number} domain", yref=own["yref"], x0=0, x1=1, y0=0, y1=0, line={"color": MUTED, "width": 1})
    drawing.write(
        f"<b>{percent(rows[-1]['yoy_pct'], is_signed=True)}</b>", x=rows[-1]["year"], y=float(rows[-1]["yoy_pct"]),
        xanchor="left", xshift=6, font={"size": 12}, **own,
    )  # fmt: skip
    drawing.write(
        f"<b>{_cut(title, SMALL_LETTERS)}</b>", xref=f"x{number} domain", yref=f"y{number} domain", x=0, y=1, xanchor="left", yanchor="bottom",
        font={"size": 13},
    )  # fmt: skip
