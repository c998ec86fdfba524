"""What several charts are made of: exact values as floats, wrapped names, horizontal bars.

The only place where exact decimals become floating point.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import plotly.graph_objects as go

from metrics.presentation.theme import (
    INK,
    MUTED,
    axis,
    grid_axis,
    styled,
)


def floats(values: Sequence[Decimal | None], factor: Decimal) -> list[float | None]:
    return [None if value is None else float(value / factor) for value in values]


def spread(ends: Sequence[float], room: float) -> list[float]:
    """Heights for labels near `ends`, pushed apart so that neighbours are at least `room` from each other."""
    order = sorted(range(len(ends)), key=lambda place: ends[place])
    heights = list(ends)
    for lower, upper in pairwise(order):
        heights[upper] = max(heights[upper], heights[lower] + room)
    return heights


def wrapped(words: str, width: int = 13) -> str:
    """A name broken into lines of about `width` Chinese characters (twice as many Latin ones)."""
    limit = width if any(ord(character) > 0x2E80 for character in words) else 2 * width
    if len(words) <= limit:
        return words
    if limit == width:
        return "<br>".join(words[start : start + width] for start in range(0, len(words), width))
    lines = [""]
    for token in words.split():
        if len(lines[-1]) + len(token) + 1 > limit and lines[-1]:
            lines.append(token)
        else:
            lines[-1] = f"{lines[-1]} {token}".strip()
    return "<br>".join(lines)


def bars(
    names: Sequence[str],
    values: Sequence[float | None],
    labels: Sequence[str],
    identifiers: Sequence[str | None],
    colours: Sequence[str],
    suffix: str,
    unit: str = "",
) -> go.Figure:
    """Horizontal bars, names wrapped on the left, numbers outside the ends with room to stand in."""
    known = [value for value in values if value is not None] or [0.0]
    low, high = min(0.0, *known), max(0.0, *known)
    room = (high - low or 1) * 0.3  # a label fits beside the longest bar on a telephone
    figure = go.Figure(
        go.Bar(
            x=list(values),
            y=list(range(len(names))),
            orientation="h",
            marker={"color": list(colours)},
            text=[f" {label} " for label in labels],
            textposition="outside",
            textfont={"size": 12, "color": INK},
            cliponaxis=False,
            customdata=[[identifier] for identifier in identifiers],
            hovertext=[f"<b>{full}</b><br>{label}" for full, label in zip(names, labels, strict=True)],
            hoverinfo="text",
        )
    )
    figure.add_vline(x=0, line={"color": MUTED, "width": 1})
    ticks = [wrapped(full) for full in names]
    return styled(
        figure,
        (74 if unit else 54) + 34 * len(names),
        xaxis=grid_axis(
            range=[low - (room if low < 0 else 0), high + room],
            ticksuffix=suffix,
            nticks=4,
            side="top",
            tickformat=",",
            title={"text": unit, "font": {"size": 12, "color": MUTED}, "standoff": 4},
        ),
        yaxis=axis(
            tickvals=list(range(len(names))),
            ticktext=ticks,
            tickfont={"color": INK, "size": 12},
            range=[-0.6, len(names) - 0.4],
        ),
    )
