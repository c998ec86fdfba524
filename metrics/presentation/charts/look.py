"""The one look of plotly's charts, as plain settings (plotly.com/javascript/reference)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from metrics.presentation.theme import FONT, INK, MUTED, PALETTE, PAPER, RULE

HEIGHT = 480  # pixels
_WORDS = {"family": FONT, "size": 13, "color": INK}


def axis(title: str = "", **more: Any) -> dict[str, Any]:
    """A calm axis: pale lines, no zero line, no frame, the unit as a quiet title."""
    return {
        "title": {"text": title, "font": {"size": 12, "color": MUTED}, "standoff": 10}, "tickfont": {"color": MUTED, "size": 12},
        "gridcolor": RULE, "zeroline": False, "showline": False, "automargin": True,
    } | more  # fmt: skip


def look(**layout: Any) -> dict[str, Any]:
    """The layout all figures share, with `layout` on top; the width is the container's.

    Dragging moves the view, the wheel zooms, a double click shows everything again.
    """
    return {
        "height": HEIGHT, "template": {}, "font": _WORDS, "colorway": list(PALETTE), "paper_bgcolor": PAPER, "plot_bgcolor": PAPER,
        "margin": {"l": 8, "r": 64, "t": 24, "b": 8}, "hovermode": "closest", "dragmode": "pan", "separators": ".,",
        "legend": {"orientation": "h", "y": -0.16, "font": {"size": 12, "color": INK}},
        "hoverlabel": {"font": _WORDS, "bgcolor": "#ffffff", "bordercolor": RULE, "align": "left"},
    } | layout  # fmt: skip


def hover(lines: Sequence[str]) -> str:
    """Plain lines as plotly's markup, the first of them in bold."""
    first, *others = map(escape, lines)
    return "<br>".join([f"<b>{first}</b>", *others])
