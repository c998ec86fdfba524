"""Figures as most are printed, 82.70亿元 or 8.21%: digits, a magnitude, a known unit, then punctuation, and nothing that bounds them.

`quantities` reads every figure; nine in ten need none of its care, and are read here in one step with the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from metrics.language import measures
from metrics.language.numerals import CHINESE_DIGITS
from metrics.model import Quantity

_POWERS = {"": 0, "万": 4, "亿": 8}
_COMMON = ("%", "元", "个百分点", "美元")  # tried first; what follows decides, so that the order changes nothing else
_FIGURE = r"([0-9](?!(?<=0)[0-9]){leading}[0-9]{{0,5}}(?:\.[0-9]{{1,4}})?)([万亿]?)({units})(?=[,;。、()和与的\n]|及(?!以)|$)"
_NUMERALS = CHINESE_DIGITS + "十百千万亿点"
# What stands before a figure that is read alone wherever it stands: no other number that it could be a part or the end of.
_ALONE = (
    rf"(?<=[\u4e00-\u9fff:;(,、][0-9])(?<![{{speaking}}{_NUMERALS}至之][0-9])(?<!约[为达][0-9])(?<![^达加高升大长]到[0-9])"
    rf"(?<![0-9个位名{_NUMERALS}][,、和及与][0-9])(?<![,、和及与][,、和及与][0-9])"
)


def _pattern(leading: str) -> re.Pattern[str]:
    units = sorted(measures.whole_units(), key=lambda unit: (unit not in _COMMON, -len(unit)))
    return re.compile(_FIGURE.format(leading=leading, units="|".join(map(re.escape, units))))


@cache
def _here() -> re.Pattern[str]:
    return _pattern("")


@cache
def _anywhere() -> re.Pattern[str]:
    """A list of bare numbers can begin with 12个, which is then no figure of its own."""
    return re.compile(_pattern(_ALONE.format(speaking=measures.SPEAKING)).pattern + "(?!(?<=个)[,、和及与])")


def plain_quantity(text: str, start: int) -> Quantity | None:
    """The quantity whose first digit stands here, or None where it is not plain.

    >>> plain_quantity("完成82.70亿元,", 2).value, plain_quantity("约82.70亿元,", 1)
    (Decimal('8270000000'), None)
    """
    if measures.speaks(text, start):
        return None
    found = _here().match(text, start)
    return None if found is None else _quantity(found)


def plain_figures(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The plain quantities between two offsets that are read alike whatever else stands in the sentence."""
    return map(_quantity, _anywhere().finditer(text, start, end))


def _quantity(found: re.Match[str]) -> Quantity:
    digits, magnitude, unit = found.groups()
    start, end = found.span()
    if magnitude:
        whole, _, fraction = digits.partition(".")
        value = Decimal(whole + fraction.ljust(_POWERS[magnitude], "0"))
    else:
        value = Decimal(digits)
    return Quantity(start, end, digits + magnitude + unit, value, measures.base_of(unit), "exact", False, None, digits + magnitude, unit)
