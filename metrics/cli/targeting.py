"""Turns the target a person sets into a stored one, and stored ones into lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from metrics import seeds
from metrics.cli.correcting import now, undone_words
from metrics.seeds.corrections import read_printed
from metrics.seeds.tables import PACE_PLAN, PACE_PLANS, YEAR, pace_plan_fault
from metrics.warehouse import store, target_edits
from metrics.warehouse.rows import rows_of
from metrics.warehouse.target_edits import Goal, TargetError, kind_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as a person types it."""

    zone: str
    indicator: str
    year: str
    value: str
    period: str = "year"
    stretch: str | None = None
    pace: str = "linear"


def set_target(wanted: Wanted, by: str, because: str, tell: Callable[[str], None], path: Path | None = None) -> str:
    """Store a person's target in the place of the seed's; in a line. Raises TargetError, WarehouseError."""
    goal = _goal(wanted)
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        at = datetime.now(UTC).replace(tzinfo=None)  # whole: of two targets the later one stands
        row = target_edits.set_target(connection, goal, by, because, at)
    return line_of(row)


def _goal(wanted: Wanted) -> Goal:
    if not YEAR.fullmatch(wanted.year):
        raise TargetError(f"'{wanted.year}' cannot be read as a year; allowed: a year such as 2023")
    _check_plan(wanted.pace)
    units = {indicator.code: indicator.unit for indicator in seeds.load_indicators()}
    if wanted.indicator not in units:
        raise TargetError(f"'{wanted.indicator}' is not known; allowed: a code of seeds/indicators.csv")
    value, unit = _read(wanted.value)
    kind = kind_of(unit, units[wanted.indicator])
    if kind is None:
        raise TargetError(f"{wanted.value} cannot measure {wanted.indicator}; allowed: a figure in {units[wanted.indicator]} or in %")
    stretch = _read(wanted.stretch) if wanted.stretch else None
    if stretch and stretch[1] != unit:
        raise TargetError(f"the stretch {wanted.stretch} is in {stretch[1]}, the target {wanted.value} in {unit}")
    return Goal(
        wanted.zone, wanted.indicator, int(wanted.year), wanted.period, kind, value, unit, wanted.value.strip(),
        stretch[0] if stretch else None, wanted.stretch or None, wanted.pace,
    )  # fmt: skip


def _read(text: str) -> tuple[Decimal, str]:
    """The value and base unit of a target as printed, which says its unit."""
    try:
        value, unit = read_printed(text, "")
    except ValueError as error:
        raise TargetError(str(error)) from None
    if not unit:
        raise TargetError(f"'{text}' says no unit; write it as printed, such as 350亿元, 8% or 12个")
    return value, unit


def _check_plan(pace: str) -> None:
    if not PACE_PLAN.fullmatch(pace):
        raise TargetError(f"the pace plan '{pace}' cannot be read; allowed: {PACE_PLANS}")
    if fault := pace_plan_fault(pace):
        raise TargetError(f"the pace plan {fault}; allowed: {PACE_PLANS}")


def undo(edit_id: str, by: str, because: str, tell: Callable[[str], None], path: Path | None = None) -> str:
    """Take a person's target back; in a line. Its record stays. Raises TargetError, WarehouseError."""
    at = now()
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        row = target_edits.undo(connection, edit_id, by, because, at)
    return line_of(row | {"undone_by": by, "undone_at": at, "undone_reason": because})


def listed(path: Path | None = None) -> Iterator[str]:
    """Every target a person ever set, undone ones too, a line each."""
    query = "from target_edit order by zone, indicator, year, period, kind, set_at, edit_id"
    for row in rows_of(store.reader(path or store.WAREHOUSE), query):
        yield line_of(row)


def line_of(row: dict[str, Any]) -> str:
    """A person's target in one line: its id, what it is for, old and new value, who, when, why, and whether it was undone."""
    figure = f"{row['zone']} {row['indicator']} {row['kind']} {row['year']} {row['period']}"
    stretch = f" (stretch {row['stretch_text']})" if row["stretch_text"] else ""
    pace = "" if row["pace_plan"] == "linear" else f" (pace {row['pace_plan']})"
    change = f"{row['old_text'] or '-'} → {row['value_text']}{stretch}{pace}"
    made = f"{row['set_by']}, {str(row['set_at'])[:10]}: {row['reason']}"
    return f"{row['edit_id']}  {figure}  {change}  {made}{undone_words(row)}"
