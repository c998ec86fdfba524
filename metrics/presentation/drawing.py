"""A chart as plain data until it is whole: traces, shapes and words are collected and made a plotly figure once.

plotly checks each property whenever a figure is changed; a page of three charts spends a third of a second on that. Here
nothing is checked but by looking at the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from metrics.presentation.theme import MUTED, look


@dataclass
class Drawing:
    """Traces, shapes and words in plotly's own terms (plotly.com/javascript/reference)."""

    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)

    def scatter(self, **settings: Any) -> None:
        """Lines or marks; what is shown when a pointer rests on one is their `hovertext`."""
        self.traces.append({"type": "scatter", "hoverinfo": "text", "cliponaxis": False} | settings)

    def shape(self, **settings: Any) -> None:
        """A line or a rectangle behind the traces."""
        self.shapes.append({"type": "line", "layer": "below"} | settings)

    def across(self, y: float, **line: Any) -> None:
        """A level line through the whole chart."""
        self.shape(xref="x domain", x0=0, x1=1, y0=y, y1=y, line={"color": MUTED, "width": 1} | line)

    def upright(self, x: float, **line: Any) -> None:
        """An upright line through the whole chart."""
        self.shape(yref="y domain", y0=0, y1=1, x0=x, x1=x, line={"color": MUTED, "width": 1} | line)

    def write(self, words: str, **settings: Any) -> None:
        """Words at a place, without an arrow."""
        self.words.append({"text": words, "showarrow": False} | settings)

    def figure(self, height: int, **layout: Any) -> go.Figure:
        """The figure in the common look. `height` in pixels; the width is the container's."""
        whole = look(height, **layout) | {"shapes": self.shapes, "annotations": self.words}
        return go.Figure({"data": self.traces, "layout": whole}, _validate=False)
