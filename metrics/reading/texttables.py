"""Finds the tables that stand in plain text: runs of lines with tabs or bars, as pasted from a spreadsheet or in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.model import Cell, Table

_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_FEWEST_ROWS = 2


def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of plain text.

    >>> [cell.text for cell in tables_in("指标\\t一季度\\nGDP\\t82.7\\n")[0].rows[1] if cell]
    ['GDP', '82.7']
    """
    return tuple(_table(text, lines) for lines in _runs(text))


def _runs(text: str) -> Iterator[list[tuple[int, int, str]]]:
    """Start, end and separator of the lines of each run."""
    run: list[tuple[int, int, str]] = []
    at = 0
    for line in text.split("\n"):
        separator = "\t" if "\t" in line.lstrip() else "|" if line.strip().strip("|").count("|") else ""
        if separator and (not run or run[-1][2] == separator):
            run.append((at, at + len(line), separator))
        else:
            if len(run) >= _FEWEST_ROWS:
                yield run
            run = [(at, at + len(line), separator)] if separator else []
        at += len(line) + 1
    if len(run) >= _FEWEST_ROWS:
        yield run


def _table(text: str, lines: list[tuple[int, int, str]]) -> Table:
    rows = [list(_cells(text, start, end, separator)) for start, end, separator in lines if not _RULE.fullmatch(text, start, end)]
    width = max(map(len, rows), default=0)
    return Table(tuple((*row, *[None] * (width - len(row))) for row in rows), lines[0][0], lines[-1][1])


def _cells(text: str, start: int, end: int, separator: str) -> Iterator[Cell | None]:
    if separator == "|":  # the outer bars enclose
        inside = text[start:end].strip()
        start = text.index(inside, start) + inside.startswith("|")
        end = start - inside.startswith("|") + len(inside) - inside.endswith("|")
    at = start
    for piece in text[start:end].split(separator):
        words = piece.strip()
        first = at + (len(piece) - len(piece.lstrip()))
        yield Cell(words, first, first + len(words)) if words else None
        at += len(piece) + 1
