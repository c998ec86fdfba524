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


def leaps(rows: Sequence[Row]) -> list[Row | None]:
    """The two ends of every stretch of years without a figure, each pair followed by a gap (None)."""
    found: list[Row | None] = []
    for before, after in pairwise(rows):
        if before["zone"] == after["zone"] and after["year"] - before["year"] > 1:
            found += [before, after, None]
    return found


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
