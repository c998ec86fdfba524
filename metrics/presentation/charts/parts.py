"""What several charts are made of: exact values as floats, wrapped names, labels that keep clear.

The only place where exact decimals become floating point.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from metrics.analysis.frames import Row
from metrics.presentation.theme import MUTED


def floats(values: Sequence[Decimal | None], factor: Decimal) -> list[float | None]:
    return [None if value is None else float(value / factor) for value in values]


def apart(rows: Sequence[Row]) -> list[Row | None]:
    """Rows of years with a gap (None) where the next zone begins or years without a figure lie between."""
    found: list[Row | None] = []
    for position, row in enumerate(rows):
        if position and (rows[position - 1]["zone"] != row["zone"] or row["year"] - rows[position - 1]["year"] > 1):
            found.append(None)
        found.append(row)
    return found


def leaps(rows: Sequence[Row]) -> list[Row | None]:
    """The two ends of every stretch of years without a figure, each pair followed by a gap (None)."""
    found: list[Row | None] = []
    for before, after in pairwise(rows):
        if before["zone"] == after["zone"] and after["year"] - before["year"] > 1:
            found += [before, after, None]
    return found


def lonely(rows: Sequence[Row]) -> list[Row]:
    """The rows that no line leads to: their zone has no figure of the year before nor of the year after."""
    known = {(row["zone"], row["year"]) for row in rows}
    return [row for row in rows if not {(row["zone"], row["year"] - 1), (row["zone"], row["year"] + 1)} & known]


def percents(values: Sequence[Decimal | None]) -> list[float | None]:
    """Rates as they are drawn: in percent."""
    return floats(values, Decimal(1))


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


def unit_title(words: str, standoff: int = 4) -> dict[str, Any]:
    """A quiet title of an axis: the unit."""
    return {"text": words, "font": {"size": 12, "color": MUTED}, "standoff": standoff}
