"""Positions among values, and what lies between them: gaps to the leader and the median, shares of a total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def ranks(values: Sequence[Decimal | None]) -> list[int | None]:
    """Positions from the largest (1) down; equal values share the better place, unknown ones have none."""
    ordered = sorted((value for value in values if value is not None), reverse=True)
    place: dict[Decimal, int] = {}
    for position, value in enumerate(ordered, start=1):
        place.setdefault(value, position)
    return [None if value is None else place[value] for value in values]


def median(values: Sequence[Decimal]) -> Decimal | None:
    """The middle value; the mean of the two middle ones where their number is even."""
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
