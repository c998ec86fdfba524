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
from metrics.model import CURRENCIES, Quantity

_POWERS = {"": 0, "万": 4, "亿": 8}
_COMMON = ("%", "元", "个百分点", "美元")  # tried first; what follows decides, so that the order changes nothing else
_FIGURE = r"(?!0[0-9])([0-9]{leading}[0-9]{{0,5}}(?:\.[0-9]{{1,4}})?)([万亿]?)({units})(?=[,;。、()和与的\n]|及(?!以)|$)"
_NUMERALS = CHINESE_DIGITS + "十百千万亿点"
# What stands before a figure that is read alone wherever it stands: no other number that it could be a part or the end of.
_ALONE = (
    rf"(?<=[\u4e00-\u9fff:;(,、][0-9])(?<![{{speaking}}{_NUMERALS}至之][0-9])(?<!约[为达][0-9])(?<![^达加高升大长]到[0-9])"
    rf"(?<![0-9个{_NUMERALS}][,、和及与][0-9])(?<![,、和及与][,、和及与][0-9])"
)


def _pattern(leading: str, among: tuple[str, ...] = ()) -> re.Pattern[str]:
    known = [unit for unit in measures.whole_units() if not among or measures.base_of(unit) in among]
    units = sorted(known, key=lambda unit: (unit not in _COMMON, -len(unit)))
    return re.compile(_FIGURE.format(leading=leading, units="|".join(map(re.escape, units))))


@cache
def _here() -> re.Pattern[str]:
    return _pattern("")


@cache
def _anywhere() -> re.Pattern[str]:
    """A list of bare numbers can begin with 12个, which is then no figure of its own."""
    return re.compile(_pattern(_ALONE.format(speaking=measures.SPEAKING)).pattern + "(?!(?<=个)[,、和及与])")


@cache
def _interchangeable() -> re.Pattern[str]:
    alone = _ALONE.format(speaking=measures.SPEAKING) + "(?<=(?=[0-9.]{0,9}[1-9])[0-9])"
    return _pattern(alone, (*CURRENCIES, "PERCENT", "PP"))


def figures_apart(text: str) -> list[str]:
    """A text cut at its plain amounts, rates and points other than nothing: what another such figure would say as well.

    What stands before each, then its digits, its magnitude and its unit, and at last the rest.

    >>> figures_apart("完成投资82.70亿元,增长8%")
    ['完成投资', '82.70', '亿', '元', ',增长', '8', '', '%', '']
    """
    return _interchangeable().split(text)


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


def plain_value(digits: str, magnitude: str) -> Decimal:
    """The value of a plain figure, before its unit.

    >>> plain_value("82.7", "亿"), plain_value("8.21", "")
    (Decimal('8270000000'), Decimal('8.21'))
    """
    if not magnitude:
        return Decimal(digits)
    whole, _, fraction = digits.partition(".")
    return Decimal(whole + fraction.ljust(_POWERS[magnitude], "0"))


def _quantity(found: re.Match[str]) -> Quantity:
    digits, magnitude, unit = found.groups()
    start, end = found.span()
    return Quantity(start, end, found.group(), plain_value(digits, magnitude), measures.base_of(unit), "exact", False, None, digits + magnitude, unit)
