"""Figures as most are printed, 82.70亿元 or 8.21%: digits, a magnitude, a known unit, then punctuation, and nothing that bounds them.

`quantities` reads every figure; nine in ten need none of its care, and are read here in one step with the same result.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from metrics.language import measures
from metrics.model import Quantity

_POWERS = {"": 0, "万": 4, "亿": 8}


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(map(re.escape, measures.whole_units()))
    return re.compile(rf"((0|[1-9][0-9]{{0,5}})(?:\.([0-9]{{1,4}}))?([万亿]?))({units})(?=[,;。、()\n]|$)")


def plain_quantity(text: str, start: int) -> Quantity | None:
    """The quantity whose first digit stands here, or None where it is not plain.

    >>> plain_quantity("完成82.70亿元,", 2).value, plain_quantity("约82.70亿元,", 1)
    (Decimal('8270000000'), None)
    """
    if measures.speaks(text[start - 1 : start]):
        return None
    found = _pattern().match(text, start)
    if found is None:
        return None
    printed, whole, fraction, magnitude, unit = found.groups()
    power = _POWERS[magnitude]
    value = Decimal(whole + (fraction or "").ljust(power, "0")) if power else Decimal(printed)
    return Quantity(start, found.end(), found.group(), value, measures.base_of(unit), "exact", False, None, printed, unit)
