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

# What stands at the moment: the last edit in force (a withdrawal says nothing), or else the rows of the seeds, or else what
# documents say or imply, as it was when the version was published.
STANDING = """
with edited as (
    select value, stretch, unit, pace_plan, value_text from target_edit
    where zone = $zone and indicator = $indicator and year = $year and period = $period and scope is not distinct from $scope and kind = $kind and undone_at is null
    order by set_at desc, edit_id limit 1
),
seeded as (
    select value, stretch, unit, pace_plan, null as value_text from target
    where zone = $zone and indicator = $indicator and year = $year and period = $period and scope is not distinct from $scope and kind = $kind
        and not exists (from edited)
),
said as (
    select value, stretch, unit, pace_plan, null as value_text from target_all
    where zone = $zone and indicator = $indicator and year = $year and period = $period and scope is not distinct from $scope and kind = $kind
        and origin in ('document', 'implied') and not exists (from edited) and not exists (from seeded)
)
from edited where value is not null
union all
from seeded
union all
from said
order by value
"""
PRINTED_IN = {
    "CNY": "亿元", "USD": "亿美元", "PERCENT": "%", "COUNT": "个", "PERSON": "人", "KWH": "亿千瓦时", "TONNE": "吨", "TEU": "万标箱",
    "M2": "万平方米",
}  # fmt: skip
COUNTED = ("COUNT", "PERSON")
# What was published in one version with an edit and still counts: such edits are of one person and one moment.
TOGETHER = """
select edit_id from target_edit
where undone_at is null and (set_by, set_at) in (select (set_by, set_at) from target_edit where edit_id = ?)
order by edit_id
"""
KEY = ("zone", "indicator", "year", "period", "scope", "kind")


class TargetError(ChangeRefused):
    """A target that cannot be set or taken back."""


LEDGER = Ledger(
    "target set by a person",
    "target --list",
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
    kind: str  # amount, growth, count, share
    value: Decimal
    unit: str
    value_text: str
    stretch: Decimal | None
    stretch_text: str | None
    pace_plan: str
    scope: str | None = None  # what it covers, where not the whole of the indicator

    @property
    def key(self) -> dict[str, object]:
        """What a goal takes another one's place by."""
        return {name: getattr(self, name) for name in KEY}


def kind_of(unit: str, indicator_unit: str) -> str | None:
    """The kind of a target in `unit`; None where that unit cannot measure the indicator.

    >>> kind_of("USD", "MONEY"), kind_of("PERCENT", "CNY"), kind_of("COUNT", "COUNT"), kind_of("TONNE", "CNY")
    ('amount', 'growth', 'count', None)
    """
    if unit == indicator_unit or (unit in CURRENCIES and indicator_unit in ("MONEY", *CURRENCIES)):
        return "count" if unit in COUNTED else "amount"
    return "growth" if unit == "PERCENT" else None


def stands(connection: duckdb.DuckDBPyConnection, goal: Goal) -> bool:
    """Whether this very target is the one in force."""
    standing = rows_of(connection, STANDING, goal.key)
    same = (goal.value, goal.stretch, goal.unit, goal.pace_plan)
    return [(row["value"], row["stretch"], row["unit"], row["pace_plan"]) for row in standing] == [same]


def set_target(connection: duckdb.DuckDBPyConnection, goal: Goal, by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Record that a person sets a target; the edit."""
    return _record(connection, {name: getattr(goal, name) for name in goal.__slots__}, by, reason, at)


def withdraw(connection: duckdb.DuckDBPyConnection, key: dict[str, object], by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Record that a person says a target is none; the edit. Raises TargetError where there is no such target."""
    standing = rows_of(connection, STANDING, key)
    if not standing:
        raise TargetError("there is no such target to withdraw; nothing changed")
    nothing = {"value": None, "unit": standing[0]["unit"], "value_text": None, "stretch": None, "stretch_text": None}
    return _record(connection, {**key, **nothing, "pace_plan": "linear"}, by, reason, at)


def _record(connection: duckdb.DuckDBPyConnection, said: dict[str, Any], by: str, reason: str, at: datetime) -> dict[str, Any]:
    """One more row of the ledger, with what stood before it."""
    standing = rows_of(connection, STANDING, {name: said[name] for name in KEY})
    old = standing[0] if len(standing) == 1 else {"value": None, "unit": None}
    values = {
        **said, "reason": reason, "set_by": by, "set_at": at.isoformat(sep=" "),
        "old_value": old["value"], "old_unit": old["unit"], "old_text": "; ".join(map(_as_text, standing)) or None,
        "undone_by": None, "undone_at": None, "undone_reason": None,
    }  # fmt: skip
    values["edit_id"] = hashlib.sha256("\x1f".join(map(str, values.values())).encode()).hexdigest()[:8]
    insert(connection, "target_edit", [tuple(values[name] for name in COLUMNS["target_edit"])])
    return values


def _as_text(row: dict[str, Any]) -> str:
    """A target as it was typed, or as people print it."""
    return str(row["value_text"] or printed(row["value"], row["unit"]))


def printed(value: Decimal, unit: str) -> str:
    """A value in its base unit, exactly, in the unit in which people print it.

    >>> printed(Decimal("35050000000"), "CNY"), printed(Decimal("8.5"), "PERCENT")
    ('350.5亿元', '8.5%')
    """
    name = PRINTED_IN.get(unit, unit)
    factor = load_published_units()[name][1] if unit in PRINTED_IN else Decimal(1)
    return as_printed(format((value / factor).normalize(), "f"), name)


def undo(connection: duckdb.DuckDBPyConnection, edit_id: str, by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Mark a person's target as undone: the one before it, or the seed's, stands again. Raises TargetError."""
    row = found(connection, LEDGER, edit_id)
    mark_undone(connection, LEDGER, edit_id, by, reason, at)
    return row


def undo_together(connection: duckdb.DuckDBPyConnection, edit_id: str, by: str, reason: str, at: datetime) -> list[dict[str, Any]]:
    """Mark all targets as undone that were set in one version with this one; those that were undone before are passed over.

    Raises TargetError where this one was, or there is none.
    """
    found(connection, LEDGER, edit_id)
    return [undo(connection, row["edit_id"], by, reason, at) for row in rows_of(connection, TOGETHER, [edit_id])]
