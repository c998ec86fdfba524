"""Figures that are such only by their heads: 6%-7% and 130-140 of goals, whose first is the least that is wished for; 2/8 of ranks."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.tabular.facets import Facets
from metrics.language.quantities import find_quantities
from metrics.language.token import Token
from metrics.model import Cell

_RANGE = re.compile(r"(\d{1,9}(?:\.\d{1,4})?)(%?)[-—–~至](\d{1,9}(?:\.\d{1,4})?)(%?)")
RANK_OF = re.compile(r"(\d{1,3})/\d{1,3}")  # 2/8: the second of eight


def is_figure_under(head: Facets, words: str) -> bool:
    """Whether a cell is a figure of what its column holds, though by its looks it is none."""
    return (head.measure.startswith("rank") and RANK_OF.fullmatch(words) is not None) or is_range_of_goal(words, head)


def is_range_of_goal(words: str, head: Facets) -> bool:
    """6%-7% and 130-140 under a head of goals; 12-6 there, and 1-6 below other heads, are something else."""
    found = _RANGE.fullmatch(words) if head.measure.startswith("target") else None
    return found is not None and found[4] >= found[2] and Decimal(found[1]) < Decimal(found[3])


def least_of(cell: Cell, words: str, unit: str) -> Token | None:
    """The figure of such a cell with its unit, which is over the lower end; None where it has none."""
    found = _RANGE.fullmatch(words)
    if found is None or not unit:
        return None
    amount = next(find_quantities(f"{found[1]}-{found[3]}{unit}"), None)
    return Token("M", 0, 0, cell.text.strip(), quantity=amount._replace(bound="over")) if amount is not None and amount.upper else None
