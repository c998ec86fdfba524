"""Turns the targets that people set into rows that stand in the place of those of the seeds.

A row of the seeds is never altered: an edit lives in the table `target_edit`, targets.sql shows the last one in force, and an
undone one leaves nothing but its record.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import duckdb

from metrics.model import CURRENCIES
from metrics.seeds import load_published_units
from metrics.seeds.tables import as_printed
from metrics.warehouse.ingest import COLUMNS, insert
from metrics.warehouse.rows import rows_of
from metrics.warehouse.undoing import ChangeRefused, Ledger, found, mark_undone

# What stands at the moment: the last edit in force, or else the rows of the seeds.
STANDING = """
with edited as (
    select value, stretch, unit, pace_plan, value_text from target_edit
    where zone = $zone and indicator = $indicator and year = $year and period = $period and kind = $kind and undone_at is null
    order by set_at desc, edit_id limit 1
)
from edited
union all
select value, stretch, unit, pace_plan, null from target
where zone = $zone and indicator = $indicator and year = $year and period = $period and kind = $kind
    and not exists (from edited)
order by value
"""
PRINTED_IN = {
    "CNY": "亿元", "USD": "亿美元", "PERCENT": "%", "COUNT": "个", "PERSON": "人", "KWH": "亿千瓦时", "TONNE": "吨", "TEU": "万标箱",
    "M2": "万平方米",
}  # fmt: skip
COUNTED = ("COUNT", "PERSON")


class TargetError(ChangeRefused):
    """A target that cannot be set or taken back."""


LEDGER = Ledger(
    "target set by a person",
    "target",
    "from target_edit where edit_id = ?",
    "update target_edit set undone_by = ?, undone_at = ?, undone_reason = ? where edit_id = ?",
    TargetError,
)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a person sets: values in the base unit, and as they were typed."""

    zone: str
    indicator: str
    year: int
    period: str  # by when it is due: year, q1, h1, q3
    kind: str  # amount, growth, count
    value: Decimal
    unit: str
    value_text: str
    stretch: Decimal | None
    stretch_text: str | None
    pace_plan: str

    @property
    def key(self) -> dict[str, object]:
        """What a goal takes another one's place by."""
        return {name: getattr(self, name) for name in ("zone", "indicator", "year", "period", "kind")}


def kind_of(unit: str, indicator_unit: str) -> str | None:
    """The kind of a target in `unit`; None where that unit cannot measure the indicator.

    >>> kind_of("USD", "MONEY"), kind_of("PERCENT", "CNY"), kind_of("COUNT", "COUNT"), kind_of("TONNE", "CNY")
    ('amount', 'growth', 'count', None)
    """
    if unit == indicator_unit or (unit in CURRENCIES and indicator_unit in ("MONEY", *CURRENCIES)):
        return "count" if unit in COUNTED else "amount"
    return "growth" if unit == "PERCENT" else None


def set_target(connection: duckdb.DuckDBPyConnection, goal: Goal, by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Record that a person sets a target; the edit. Raises TargetError."""
    _check(goal)
    standing = rows_of(connection, STANDING, goal.key)
    same = (goal.value, goal.stretch, goal.unit, goal.pace_plan)
    if [(row["value"], row["stretch"], row["unit"], row["pace_plan"]) for row in standing] == [same]:
        raise TargetError(f"this target is {goal.value_text} already; nothing changed")
    old = standing[0] if len(standing) == 1 else {"value": None, "unit": None}
    values = {
        **{name: getattr(goal, name) for name in goal.__slots__}, "reason": reason, "set_by": by, "set_at": at.isoformat(sep=" "),
        "old_value": old["value"], "old_unit": old["unit"], "old_text": "; ".join(map(_as_text, standing)) or None,
        "undone_by": None, "undone_at": None, "undone_reason": None,
    }  # fmt: skip
    values["edit_id"] = hashlib.sha256("\x1f".join(map(str, values.values())).encode()).hexdigest()[:8]
    insert(connection, "target_edit", [tuple(values[name] for name in COLUMNS["target_edit"])])
    return values


def _check(goal: Goal) -> None:
    for value, words in ((goal.value, goal.value_text), (goal.stretch, goal.stretch_text)):
        if value is not None and goal.kind != "growth" and value <= 0:
            raise TargetError(f"{words} is no target to reach; only a growth rate may be zero or less")


def _as_text(row: dict[str, Any]) -> str:
    """A target as people print it."""
    if row["value_text"]:
        return str(row["value_text"])
    name = PRINTED_IN.get(row["unit"], row["unit"])
    factor = load_published_units()[name][1] if row["unit"] in PRINTED_IN else Decimal(1)
    return as_printed(format((row["value"] / factor).normalize(), "f"), name)


def undo(connection: duckdb.DuckDBPyConnection, edit_id: str, by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Mark a person's target as undone: the one before it, or the seed's, stands again. Raises TargetError."""
    row = found(connection, LEDGER, edit_id)
    mark_undone(connection, LEDGER, edit_id, by, reason, at)
    return row
