"""Turns values into the cells of a CSV file: exact, and never taken for a formula by a spreadsheet.

A spreadsheet runs a text that begins with = + - @ (full-width ones too), a tab or a carriage return. Such a text gets an
apostrophe in front, and one that has apostrophes before such a sign gets one more, so that taking one away again is exact.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_RISKY = re.compile("'*[=+\\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]{0,40}(\.[0-9]{1,20})?%?")  # what a spreadsheet reads as the number it is


def plain(cell: object) -> str:
    """A cell as text: nothing as nothing, a decimal without exponent or needless zeros, a day as YYYY-MM-DD.

    >>> plain(Decimal("8270000000.000000")), plain(Decimal("-3.900000")), plain(Decimal("1E+3")), plain(None)
    ('8270000000', '-3.9', '1000', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        text = format(cell, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula; numbers stay what they are.

    >>> neutral("=1+1"), neutral("--01"), neutral("-3.9%"), neutral("'-x"), neutral("GDP")
    ("'=1+1", "'--01", '-3.9%', "''-x", 'GDP')
    """
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def restored(text: str) -> str:
    """The text that `neutral` was given.

    >>> restored("'=1+1"), restored("''-x"), restored("'GDP'"), restored("-3.9%")
    ('=1+1', "'-x", "'GDP'", '-3.9%')
    """
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
