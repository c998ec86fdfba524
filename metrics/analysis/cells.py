"""Turns values into the cells of a file: exact, never taken for a formula by a spreadsheet, and fit for what Word and Excel write.

A spreadsheet runs a text that begins with = + - @ (full-width ones too), a tab or a carriage return. Such a text gets an
apostrophe in front, and one that has apostrophes before such a sign gets one more, so that taking one away again is exact.
So does an identifier of digits alone (one in a thousand is): a spreadsheet keeps fifteen of its sixteen digits.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

_RISKY = re.compile("'*[=+\\-@＝＋－＠\t\r]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile("([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_DIGITS = re.compile("'*([0-9]+(?:e[0-9]+)?)")  # an identifier that a spreadsheet reads as a number
_IDENTIFIER = 16  # characters of an identifier
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
    """A text that no spreadsheet takes for a formula, nor an identifier for a number; numbers stay what they are.

    >>> neutral("=1+1"), neutral("--01"), neutral("-3.9%"), neutral("'-x"), neutral("GDP"), neutral("5860404870587438")
    ("'=1+1", "'--01", '-3.9%', "''-x", 'GDP', "'5860404870587438")
    """
    return f"'{text}" if (_RISKY.match(text) and not _NUMBER.fullmatch(text)) or _is_identifier(text) else text


def _is_identifier(text: str) -> bool:
    found = _DIGITS.fullmatch(text)
    return found is not None and len(found[1]) == _IDENTIFIER


def for_xml(text: str) -> str:
    """A text with a space for each character that XML 1.0 has no place for (section 2.2, Char): a file with one could not be written.

    >>> for_xml("GDP\\x0c179.74\\uffff")
    'GDP 179.74 '
    """
    return _NOT_IN_XML.sub(" ", text)


def restored(text: str) -> str:
    """The text that `neutral` was given.

    >>> restored("'=1+1"), restored("''-x"), restored("'GDP'"), restored("-3.9%")
    ('=1+1', "'-x", "'GDP'", '-3.9%')
    """
    return text[1:] if text.startswith("'") and (_RISKY.match(text) or _is_identifier(text)) else text


def day_of(month: str, *, is_end: bool) -> str:
    """The first or last day of a month: a spreadsheet takes 2026-06 for the first of June. One of an unknown year stays what it is.

    >>> day_of("2026-01", is_end=False), day_of("2024-02", is_end=True), day_of("--03", is_end=True)
    ('2026-01-01', '2024-02-29', '--03')
    """
    if month.startswith("-"):
        return month
    year, number = map(int, month.split("-"))
    return f"{month}-{monthrange(year, number)[1] if is_end else 1:02d}"


def day_written(text: str) -> str:
    """A day as YYYY-MM-DD that a spreadsheet has written in the manner of its country; any other text as it is.

    >>> day_written("2018/1/1"), day_written("2018-07-20"), day_written("--01"), day_written("20.7.2018")
    ('2018-01-01', '2018-07-20', '--01', '20.7.2018')
    """
    found = _DAY.fullmatch(text)
    return text if found is None else f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"


def month_of(day: str, *, is_end: bool) -> str:
    """The month that `day_of` was given, also where a spreadsheet has written the day anew; another day, or anything else, as it is.

    >>> month_of("2026/1/1", is_end=False), month_of("2024-02-29", is_end=True), month_of("2024-02-28", is_end=True)
    ('2026-01', '2024-02', '2024-02-28')
    """
    written = day_written(day)
    try:
        return written[:7] if _DAY.fullmatch(written) and day_of(f"{date.fromisoformat(written):%Y-%m}", is_end=is_end) == written else day
    except ValueError:  # a thirteenth month
        return day
