"""Turns a number as a keyboard or a spreadsheet gives it into plain digits: ３，５００亿元, −3.2, 1,310.5."""

from __future__ import annotations

import re

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # letters, digits and signs as wide as a Chinese one
_PLAIN |= str.maketrans("−–", "--")
_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")


def plain_typed(text: str) -> str:
    """A number, and the unit behind it, in plain digits and signs and without the marks between thousands.

    >>> plain_typed("１，３１０．５") + " " + plain_typed("−3.2") + " " + plain_typed("912,36") + " " + plain_typed("３，５００亿元")
    '1310.5 -3.2 912,36 3500亿元'
    """
    return _GROUPED.sub(lambda number: number[0].replace(",", ""), text.translate(_PLAIN))
