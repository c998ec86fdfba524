"""Cells of CSV files for spreadsheets: amounts in the unit they are told in, percentages without what a division leaves behind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from metrics.analysis.cells import neutral, plain
from metrics.presentation.labels import word
from metrics.presentation.numbers import Scale

FOUR = Decimal("0.0001")  # of 亿元: 10,000 CNY


def in_scale(value: Decimal | None, scale: Scale, quantum: Decimal | None = None) -> Decimal | None:
    """A value in a scale, rounded to the quantum where there is one."""
    if value is None:
        return None
    shown = value / scale.factor
    return shown if quantum is None else shown.quantize(quantum, ROUND_HALF_UP)


def unit_word(scale: Scale, unit: str | None, language: str) -> str:
    """What stands behind a number in the scale; a count has a word of its own."""
    return scale.word or word("unit", unit, language)


def bound_word(bound: str | None, language: str) -> str | None:
    """What a figure is more or less than (约, 超过); nothing of an exact one."""
    return word("bound", bound, language) if bound and bound != "exact" else None


def hundredths(value: Decimal | None) -> Decimal | None:
    """What a division leaves behind the second digit of a percentage says nothing."""
    return None if value is None else value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def titled_file(title: str, heads: list[str], rows: Iterable[list[object]]) -> bytes:
    """A table under a line that says of what; the byte order mark tells a spreadsheet how it is encoded."""
    lines = [[neutral(title), *[""] * (len(heads) - 1)], heads]
    lines += [[neutral(plain(cell)) for cell in row] for row in rows]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(lines)
    return buffer.getvalue().encode("utf-8-sig")
