"""The one look of all charts: fonts, colours that colour-blind readers can tell apart, and calm axes."""

from __future__ import annotations

from typing import Any

FONT = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
INK, MUTED, RULE, PAPER = "#23272e", "#6a7078", "#e6e6e2", "rgba(0,0,0,0)"
ACCENT = "#a8322d"
# Okabe and Ito's palette, darkest first: safe for the common kinds of colour blindness.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#5b5f66")
# The same hues dark enough for words on white (contrast 4.5 at least).
TEXT_OF = {"#d55e00": "#b34f00", "#009e73": "#007a59", "#cc79a7": "#a34a7d", "#56b4e9": "#1f77ac", "#e69f00": "#8a6000"}
LIGHT_SIGNS = {"green": "●", "amber": "▲", "red": "■", "grey": "○"}
HAZE = "#a3afba"  # earlier years and other zones: there for context
RANGES = ("#c3cfd9", "#dbe3ea", "#eef2f5")  # one hue, far below a target to above it


def axis(**settings: Any) -> dict[str, Any]:
    """A quiet axis: no zero line, no frame, pale grid; `settings` win."""
    calm = {
        "showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True,
        "tickfont": {"color": MUTED, "size": 12}, "automargin": True,
    }  # fmt: skip
    return calm | settings


def grid_axis(**settings: Any) -> dict[str, Any]:
    """An axis with pale grid lines, for values."""
    return axis(showgrid=True, gridcolor=RULE, gridwidth=1, **settings)


def look(height: int, **layout: Any) -> dict[str, Any]:
    """The layout all charts share, with `layout` on top. `height` in pixels; the width is the container's."""
    margin = {"l": 8, "r": 16, "t": 12, "b": 8} | layout.pop("margin", {})
    return {
        "height": height,
        "margin": margin,
        "template": {},
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "font": {"family": FONT, "size": 13, "color": INK}, "bgcolor": "#ffffff", "bordercolor": RULE, "align": "left",
        },
        "separators": ".,",
        "bargap": 0.35,
    } | layout  # fmt: skip
