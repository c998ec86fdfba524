"""The one look of plotly's charts, as plain settings (plotly.com/javascript/reference)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from metrics.presentation.drawn.parts import Span
from metrics.presentation.theme import FONT, INK, MUTED, PAPER, RULE


def axis(ends: Span, marks: Sequence[Decimal], words: Sequence[str], title: str = "") -> dict[str, Any]:
    """A calm axis from end to end: pale lines with their words at the marks, no zero line, no frame; the unit as a quiet title."""
    return {
        "range": [float(ends.low), float(ends.high)], "tickvals": [float(mark) for mark in marks], "ticktext": list(words),
        "tickangle": 0, "ticks": "", "tickfont": {"color": MUTED, "size": 12}, "gridcolor": RULE, "gridwidth": 1,
        "zeroline": False, "showline": False, "fixedrange": True, "automargin": False,
        "title": {"text": title, "font": {"size": 12, "color": MUTED}, "standoff": 10},
    }  # fmt: skip


def look(height: int, **layout: Any) -> dict[str, Any]:
    """The layout all charts share, with `layout` on top. `height` in pixels; the width is the container's."""
    return {
        "height": height, "template": {}, "font": {"family": FONT, "size": 13, "color": INK}, "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER, "showlegend": False, "hovermode": "closest", "dragmode": False, "separators": ".,",
        "hoverlabel": {
            "font": {"family": FONT, "size": 13, "color": INK}, "bgcolor": "#ffffff", "bordercolor": RULE, "align": "left",
        },
    } | layout  # fmt: skip
