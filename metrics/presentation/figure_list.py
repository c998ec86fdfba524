"""The figures as blocks one below the other, for a screen on which a grid would show the names and not the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from metrics.presentation.exports import headings, shown_frame
from metrics.presentation.html import Cell, proper, table
from metrics.presentation.labels import text

NAMES = ("zone", "indicator")  # together the head of a block
VALUE, WAY = "shown", "open"
BETWEEN = " · "


def figures_list(found: pd.DataFrame, columns: Sequence[str], language: str) -> str:
    """The figures in these columns (HTML): whose and which as the head, whole; the value leads to its sentence where both are wanted."""
    named = [key for key in NAMES if key in columns] or [columns[0]]
    is_linked = VALUE in columns and WAY in columns
    others = [key for key in columns if key not in named and not (is_linked and key == WAY)]
    head = BETWEEN.join(headings(named, language))
    shown = shown_frame(found, language, columns)
    cells = dict(zip(columns, (shown[name].tolist() for name in shown.columns), strict=True))
    ways = cells[WAY] if WAY in columns else [""] * len(found)

    def styled(key: str, at: int) -> Cell:
        return (cell(key, at), "nowrap") if key == "period" else cell(key, at)

    def cell(key: str, at: int) -> str:
        if key == WAY:
            return _led(escape(text("data.open", language)), ways[at])
        words = proper(str(cells[key][at]), language)
        return _led(words, ways[at]) if key == VALUE and is_linked else words

    body: list[list[Cell]] = [
        [(BETWEEN.join(cell(key, at) for key in named), "name"), *(styled(key, at) for key in others)] for at in range(len(found))
    ]
    numeric = [1 + others.index(VALUE)] if VALUE in others else []
    return table([head, *headings(others, language)], body, numeric)


def _led(words: str, address: str) -> str:
    return f'<a class="fig" href="{escape(address, quote=True)}">{words}</a>'
