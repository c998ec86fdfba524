"""Reads the tables of tests/cases: a row is a test, and a `known_gap` is one that must still fail."""

import csv
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table; `\\n` in a text stands for a line break."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return [{column: cell.replace("\\n", "\n") for column, cell in row.items()} for row in csv.DictReader(file)]


def parameters(name: str, column: str) -> list[object]:
    """Every row as a parameter; `column` says which rows are known gaps."""
    gap = pytest.mark.xfail(strict=True, reason="not read yet")
    return [
        pytest.param(row, id=f"{at}-{row['text'][:24]}", marks=[gap] if row[column] == "known_gap" else [])
        for at, row in enumerate(rows(name), start=2)
    ]
