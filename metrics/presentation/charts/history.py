"""One indicator of all zones through the years: pale lines for everybody, one zone's line in the accent colour."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.parts import apart, floats, leaps, lonely, unit_title
from metrics.presentation.drawing import Drawing
from metrics.presentation.labels import zone_name
from metrics.presentation.numbers import measured, scale_for
from metrics.presentation.theme import ACCENT, HAZE, axis, grid_axis

HEIGHT = 420
MOST_MARKS = 600  # pale points that bear a mark; beyond, lines alone are drawn: each mark costs a browser as much as a word


def history_chart(frame: pd.DataFrame, measure: str, zone: str | None, is_log: bool, language: str) -> go.Figure:
    """Lines of level or growth year by year; the highlighted zone bears its name and its last value.

    All pale lines are one trace with gaps (and one of dotted threads over years without a figure), so that hundreds of zones cost no more than a few.
    """
    rows = rows_of(frame)
    scale = scale_for([row["value"] for row in rows], rows[0]["unit"], language)
    factor = scale.factor if measure == "level" else Decimal(1)
    years = sorted(row["year"] for row in rows)
    mine = [row for row in rows if row["zone"] == zone]
    drawing = Drawing()
    for lines, colour in (([row for row in rows if row["zone"] != zone], HAZE), (mine, ACCENT)):
        if leaps(lines):
            thread = {"mode": "lines", "line": {"color": colour, "width": 1, "dash": "dot"}, "hoverinfo": "skip"}
            drawing.scatter(**_points(leaps(lines), factor), **thread)
        if lines:
            drawing.scatter(**_line(lines, measure, factor, colour, language, has_marks=len(lines) <= MOST_MARKS))
        if len(lines) > MOST_MARKS:
            drawing.scatter(**_line(lonely(lines), measure, factor, colour, language))
    if mine:
        is_early = 2 * mine[-1]["year"] < years[0] + years[-1]
        _name_beside(drawing, mine[-1], measure, factor, is_log, "left" if is_early else "right", language)
    if measure == "yoy":
        drawing.across(0)
    first, last = years[0], years[-1]
    step = max(1, (last - first) // 6 + 1)
    value_axis: dict[str, Any] = {"type": "log", "dtick": 1} if is_log else {"nticks": 6}
    unit = scale.word if measure == "level" else ""
    return drawing.figure(
        HEIGHT,
        xaxis=axis(range=[first - 0.4, last + 0.4], tickvals=list(range(last, first - 1, -step))[::-1], tickangle=0),
        yaxis=grid_axis(
            tickformat=",", ticksuffix="%" if measure == "yoy" else "",
            title=unit_title(unit), **value_axis,
        ),
        margin={"t": 34},
    )  # fmt: skip


def _line(rows: Sequence[Row], measure: str, factor: Decimal, colour: str, language: str, has_marks: bool = True) -> Row:
    """The zones' lines one behind the other, with a gap where the next zone begins and where years have no figure."""

    def words(row: Row) -> str:
        title = zone_name(row["zone"], row["zone_name_en"], language, is_short=True)
        return f"<b>{title}</b><br>{row['year']}: {measured(measure, row['value'], row['unit'], language)}"

    shown = apart(rows)
    is_mine = colour == ACCENT
    return _points(shown, factor) | {
        "mode": "lines+markers" if has_marks else "lines",
        "line": {"color": colour, "width": 3 if is_mine else 1.2},
        "marker": {"size": 10 if is_mine else 6, "color": colour, "symbol": "circle" if is_mine else "circle-open"},
        "connectgaps": False,
        "customdata": [[row["observation_id"] if row else None] for row in shown],
        "hovertext": [words(row) if row else "" for row in shown],
    }


def _points(shown: Sequence[Row | None], factor: Decimal) -> Row:
    values = [row["value"] if row else None for row in shown]
    return {"x": [row["year"] if row else None for row in shown], "y": floats(values, factor)}


def _name_beside(
    drawing: Drawing, row: Row, measure: str, factor: Decimal, is_log: bool, anchor: str, language: str
) -> None:
    """The highlighted zone's name and last value above its last point; a logarithmic axis counts in powers of ten."""
    height = row["value"] / factor
    drawing.write(
        f"<b>{zone_name(row['zone'], row['zone_name_en'], language, is_short=True)}"
        f" {measured(measure, row['value'], row['unit'], language)}</b>",
        x=row["year"], y=float(height.log10() if is_log else height), xanchor=anchor, yshift=18,
        font={"color": ACCENT, "size": 12}, bgcolor="rgba(255,255,255,0.8)",
    )  # fmt: skip
