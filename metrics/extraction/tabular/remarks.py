"""Words beside the figures of a table, in a column of no interest or over a column, that change whose or of when these are."""

from __future__ import annotations

from metrics.extraction.sums import SUMS
from metrics.language.periods import find_periods

TOTALS = SUMS | {"平均", "平均值", "均值"}  # what a row or column is of all the others
_LONGEST = 12  # characters of a remark that says of which months a row is


def is_told_aside(words: str) -> bool:
    """合计 in the column of numbers, 1-7月数据 in that of remarks."""
    return words in TOTALS or (len(words) <= _LONGEST and any(m.months and m.kind != "year" for m in find_periods(words)))
