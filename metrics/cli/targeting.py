"""Turns the target a person sets, or says is none, into a stored one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from metrics.cli.ledgers import line_of
from metrics.intake import targets
from metrics.intake.targets import Wanted
from metrics.warehouse import store
from metrics.warehouse.program import PROGRAM
from metrics.warehouse.rows import rows_of
from metrics.warehouse.target_edits import TargetError

STANDING = """
select distinct kind from target_all
where zone = $zone and indicator = $indicator and year = $year and period = $period and scope is not distinct from $scope
    and ($kind is null or kind = $kind)
order by kind
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which target a person means; `kind` None is the only one there is."""

    zone: str
    indicator: str
    year: str
    period: str = "year"
    scope: str | None = None
    kind: str | None = None


def set_target(wanted: Wanted, by: str, because: str, tell: Callable[[str], None], path: Path | None = None) -> str:
    """Store a person's target in the place of the seed's; in a line. Raises TargetError, WarehouseError."""
    return line_of("target", targets.set_targets([targets.goal_of(wanted)], by, because, tell, path)[0])


def withdraw(asked: Asked, by: str, because: str, tell: Callable[[str], None], path: Path | None = None) -> str:
    """Store that a target is none; in a line. Raises TargetError where none or several fit, WarehouseError."""
    if not asked.year.isdecimal():
        raise TargetError(f"'{asked.year}' cannot be read as a year; allowed: a year such as 2023")
    key: dict[str, object] = {name: getattr(asked, name) for name in asked.__slots__} | {"year": int(asked.year)}
    kinds = [row["kind"] for row in rows_of(store.reader(path or store.WAREHOUSE), STANDING, key)]
    if not kinds:
        raise TargetError(f"there is no such target to withdraw; nothing changed (`{PROGRAM} target --list` shows those people set)")
    if len(kinds) > 1:
        raise TargetError(f"{len(kinds)} targets fit; say which with --kind: {', '.join(kinds)}")
    return line_of("target", targets.withdraw(key | {"kind": kinds[0]}, by, because, tell, path))
