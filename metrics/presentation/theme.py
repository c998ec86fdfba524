"""The one look of all charts: fonts, colours that colour-blind readers can tell apart, and calm axes."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

FONT = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
INK, MUTED, RULE, PAPER = "#23272e", "#6a7078", "#e6e6e2", "rgba(0,0,0,0)"
ACCENT = "#a8322d"
# Okabe and Ito's palette, darkest first: safe for the common kinds of colour blindness.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#5b5f66")
LIGHT_COLOURS = {"green": "#00775a", "amber": "#b26a00", "red": "#b3261e", "grey": "#7b8088"}
LIGHT_SYMBOLS = {"green": "circle", "amber": "triangle-up", "red": "square", "grey": "circle-open"}
LIGHT_SIGNS = {"green": "●", "amber": "▲", "red": "■", "grey": "○"}
PALE = "#c9d7e3"


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


def styled(figure: go.Figure, height: int, **layout: Any) -> go.Figure:
    """The figure with the common look. `height` in pixels; the width is the container's."""
    margin = {"l": 8, "r": 16, "t": 12, "b": 8} | layout.pop("margin", {})
    figure.update_layout(
        height=height,
        margin=margin,
        font={"family": FONT, "size": 13, "color": INK},
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        showlegend=False,
        hoverlabel={"font": {"family": FONT, "size": 13}, "bgcolor": "#ffffff", "bordercolor": RULE},
        separators=".,",
        bargap=0.35,
        **layout,
    )
    return figure
