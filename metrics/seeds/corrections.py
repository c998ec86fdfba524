"""Turns seeds/corrections.csv into known errors, and a figure as people type it into a value in its base unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from metrics.model import MEASURES, KnownError
from metrics.seeds.rows import SEEDS, Row, read_rows
from metrics.seeds.tables import (
    DATE,
    MONTH_OR_NO_YEAR,
    as_printed,
    in_base_unit,
    load_indicators,
    load_published_units,
    load_zones,
)

COLUMNS = (
    *("zone", "indicator", "measure", "scope", "period_start", "period_end", "expected", "expected_unit"),
    *("action", "corrected", "corrected_unit", "reason", "decided"),
)
ACTIONS = ("replace", "doubt")
PRINTED = re.compile(r"第?(-?[0-9]{1,18}(?:\.[0-9]{1,8})?)\s?(.{0,40})")


@cache
def load_corrections(folder: Path = SEEDS) -> tuple[KnownError, ...]:
    """The known errors of corrections.csv, in its order; none where there is no such file. Raises SeedError."""
    path = folder / "corrections.csv"
    return tuple(_known_error(row, folder) for row in read_rows(path, COLUMNS)) if path.exists() else ()


def _known_error(row: Row, folder: Path) -> KnownError:
    zones = tuple(zone.name for zone in load_zones(folder))
    row.one_of("indicator", tuple(indicator.code for indicator in load_indicators(folder)))
    measure = row.one_of("measure", tuple(MEASURES))
    action = row.one_of("action", ACTIONS)
    old_value, old_unit, old_text = _figure(row, "expected", measure, folder)
    new_value, new_unit, new_text = None, None, None
    if action == "replace":
        new_value, new_unit, new_text = _figure(row, "corrected", measure, folder)
    elif row.text("corrected"):
        raise row.fail("corrected", "a doubt gives no other value", "an empty cell, or the action replace")
    month = "a month such as 2019-01, or --01 where the year is not known"
    return KnownError(
        file=row.file, line=row.line, zone=row.one_of("zone", zones), indicator=row.text("indicator"), measure=measure,
        scope=row.text("scope") or None, period_start=row.like("period_start", MONTH_OR_NO_YEAR, month),
        period_end=row.like("period_end", MONTH_OR_NO_YEAR, month), action=action,
        old_value=old_value, old_unit=old_unit, old_text=old_text,
        new_value=new_value, new_unit=new_unit, new_text=new_text,
        reason=row.needed("reason"), decided=row.needed("decided") and row.like("decided", DATE, "a day such as 2026-11-20"),
    )  # fmt: skip


def _figure(row: Row, column: str, measure: str, folder: Path) -> tuple[Decimal, str, str]:
    unit = row.needed(f"{column}_unit")
    value, base_unit = in_base_unit(replace(row, cells=row.cells | {"unit": unit}), column, measure, folder)
    return value, base_unit, as_printed(row.text(column), unit)


def read_printed(text: str, unit: str, folder: Path = SEEDS) -> tuple[Decimal, str]:
    """The value and base unit of a figure as people type it; a bare number is in `unit`. Raises ValueError.

    >>> read_printed("257.63亿元", "CNY"), read_printed("8.2", "PERCENT")
    ((Decimal('25763000000.00'), 'CNY'), (Decimal('8.2'), 'PERCENT'))
    """
    match = PRINTED.fullmatch(text.strip())
    units = load_published_units(folder)
    name = match[2].strip() if match else ""
    if match is None or (name and name not in units):
        names = ", ".join(units)
        raise ValueError(f"'{text}' cannot be read as a figure; allowed: a plain number, alone or with one of {names}")
    base_unit, factor = units[name] if name else (unit, Decimal(1))
    value = Decimal(match[1]) * factor
    if abs(value) >= Decimal(10) ** 22 or value != round(value, 6):
        raise ValueError(f"'{text}' cannot be stored exactly; at most 22 digits before and 6 after the point in {base_unit}")
    return value, base_unit
