"""Turns a spreadsheet's number and its format into the figure as the sheet shows it: 0.0821 with 0.00% is 8.21%."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

_IGNORED = re.compile(r"\[(?![hms]+\])[^\]]*\]|_.|\*.|\\(?=[ ()\-])")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[0#?]+)?,*")
_UNSAFE = re.compile(r"[!/Ee@]")


def shown(value: object, code: str) -> str | None:
    """What the sheet shows for a value, empty for none; None where the format is one we cannot follow.

    >>> shown(0.0821, "0.00%"), shown(1234.5, "#,##0.00"), shown(82.7, "General"), shown(82.7, '0.00"亿元"')
    ('8.21%', '1,234.50', '82.7', '82.70亿元')
    >>> shown(-3.94, "0.0_);[Red]\\\\(0.0\\\\)"), shown(1234567, "0.0,"), shown(123456, "0!.0,")
    ('-3.9', '1234.6', None)
    >>> shown(0, '#,##0.00_ ;-#,##0.00_ ;"-"??_ ;@_ '), shown(0, "0.00")
    ('-', '0.00')
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return "" if value.startswith("#") and value.endswith(("!", "?", "A")) else value
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月" if "d" not in code.lower() else f"{value.year}年{value.month}月{value.day}日"
    if not isinstance(value, int | float):
        return ""
    if isinstance(value, float) and (value != value or abs(value) > 1e18):
        return ""
    return _number(Decimal(repr(value)), code or "General")


def _number(value: Decimal, code: str) -> str | None:
    sections = code.split(";")
    section = sections[2] if value == 0 and len(sections) > 2 else sections[0]
    if value == 0 and section is not sections[0] and not re.search("[0#]", _LITERAL.sub("", _IGNORED.sub("", section))):
        return _words(_IGNORED.sub("", section))  # bookkeepers' formats show nothing as "-"
    plain = _IGNORED.sub("", section)
    if not plain or plain.strip().lower() in ("general", "@", "g/通用格式"):
        return _general(value)
    literals = _LITERAL.sub("", plain)
    found = _DIGITS.search(literals)
    if found is None or _UNSAFE.search(literals) or len(_DIGITS.findall(literals)) > 1:
        return None
    digits = found.group()
    scaled = value * 100 if "%" in literals else value
    scaled = scaled.scaleb(-3 * (len(digits) - len(digits.rstrip(","))))
    decimals = len(digits.rstrip(",").partition(".")[2])
    rounded = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in digits.rstrip(",") else f"{rounded:f}"
    before, after = plain.split(digits, 1) if digits in plain else ("", "")
    return _words(before) + text + _words(after)


def _words(piece: str) -> str:
    return "".join(found[1] or found[2] or "" for found in _LITERAL.finditer(piece)) + ("%" if "%" in _LITERAL.sub("", piece) else "")


def _general(value: Decimal) -> str:
    """Without the dust of binary fractions: 8.210000000000001 is 8.21."""
    rounded = round(value, 9).normalize()
    return f"{rounded:f}"
