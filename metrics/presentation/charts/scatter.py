"""Growth of zones against their level, as a scatter whose points bear their names."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.charts.look import axis, look
from metrics.presentation.charts.places import sides, wrapped
from metrics.presentation.drawn.parts import Span, plain, ticks
from metrics.presentation.labels import text, zone_name
from metrics.presentation.numbers import exact, exact_growth, scale_for
from metrics.presentation.theme import INK, MUTED, PALETTE

HEIGHT = 420  # pixels


def level_growth_chart(frame: pd.DataFrame, language: str) -> go.Figure:
    """Growth against level, a named point a zone that has both; dotted lines at the medians.

    Streamlit has each new figure drawn twice, so it is made of what plotly draws fast: names are the texts of their points
    (annotations take four times as long), ticks and margins are given (plotly would draw, measure and draw once more).
    """
    rows = [row for row in rows_of(frame) if row["is_comparable"] and row["yoy_pct"] is not None]
    scale = scale_for([row["value"] for row in rows], rows[0]["unit"], language)
    names = [zone_name(row["zone"], row["zone_name_en"], language, is_short=True) for row in rows]
    points = [(row["value"] / scale.factor, row["yoy_pct"]) for row in rows]
    across, up = _ends([x for x, _ in points], Decimal("0.22")), _ends([y for _, y in points], Decimal("0.2"))
    labels = [wrapped(title, 9) for title in names]
    shares = [(_share(across, x), _share(up, y)) for x, y in points]
    marks = [f"{plain(mark)}%" for mark in ticks(up, 6)]
    trace = {
        "type": "scatter", "mode": "markers+text", "cliponaxis": False, "hoverinfo": "text",
        "x": [float(x) for x, _ in points], "y": [float(y) for _, y in points],
        "marker": {"size": 11, "color": PALETTE[0], "line": {"color": "#ffffff", "width": 1}},
        "text": labels, "textposition": sides(shares, labels), "textfont": {"size": 11, "color": INK},
        "hovertext": [_hover(row, title, language) for row, title in zip(rows, names, strict=True)],
        "customdata": [[row["observation_id"]] for row in rows],
    }  # fmt: skip
    layout = look(
        HEIGHT,
        margin={"l": 14 + 7 * max(map(len, marks)), "r": 16, "t": 12, "b": 44},
        xaxis=axis(across, ticks(across, 5), [plain(mark) for mark in ticks(across, 5)], scale.word),
        yaxis=axis(up, ticks(up, 6), marks),
        shapes=[_median("x", [x for x, _ in points]), _median("y", [y for _, y in points])],
    )
    # Nothing is checked but by looking at the page: plotly's checks take as long as everything else here.
    return go.Figure({"data": [trace], "layout": layout}, _validate=False)


def _hover(row: Row, title: str, language: str) -> str:
    """What is said of a point when a pointer rests on it, with every digit."""
    growth = f"{text('measure.yoy', language)} {exact_growth(row['yoy_pct'])}"
    return f"<b>{title}</b><br>{exact(row['value'], row['unit'], language)}<br>{growth}"


def _ends(values: Sequence[Decimal], room: Decimal) -> Span:
    """Lowest and highest value with some room beyond them."""
    length = (max(values) - min(values)) or abs(max(values)) or Decimal(1)
    return Span(min(values) - room * length, max(values) + room * length)


def _share(ends: Span, value: Decimal) -> float:
    return float((value - ends.low) / (ends.high - ends.low))


def _median(letter: str, values: Sequence[Decimal]) -> dict[str, Any]:
    """A dotted line through the whole plot at the median of an axis (`x` or `y`)."""
    other, middle = "y" if letter == "x" else "x", float(statistics.median(values))
    ends = {f"{letter}0": middle, f"{letter}1": middle, f"{other}0": 0, f"{other}1": 1, f"{other}ref": f"{other} domain"}
    return {"type": "line", "layer": "below", "line": {"color": MUTED, "width": 1, "dash": "dot"}} | ends
