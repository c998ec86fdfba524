"""Turns the targets people type or paste into goals, saying of every cell what is wrong and what is allowed, and publishes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from metrics import seeds
from metrics.intake.english import as_printed
from metrics.intake.typed import plain_typed
from metrics.model import TARGET_PERIODS, Indicator
from metrics.seeds.corrections import read_printed
from metrics.seeds.tables import PACE_PLAN, PACE_PLANS, TARGET_KINDS, YEAR, pace_plan_fault
from metrics.warehouse import store, target_edits
from metrics.warehouse.target_edits import KEY, Goal, TargetError, kind_of, printed

Tell = Callable[[str], None]
__all__ = ["KEY", "Fault", "Goal", "TargetFault", "Wanted", "faults_of", "goal_of", "known_zones", "printed", "set_targets", "withdraw"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as a person types it; an empty kind follows from the unit."""

    zone: str
    indicator: str
    year: str
    value: str
    period: str = "year"
    stretch: str | None = None
    pace: str = "linear"
    kind: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell: its column, a code with values for the page's words, and an English sentence."""

    column: str
    code: str
    message: str
    values: dict[str, str] = field(default_factory=dict)


class TargetFault(TargetError):
    """A target that cannot be set because of one of its cells."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message)


def _fail(column: str, code: str, message: str, **values: str) -> TargetFault:
    return TargetFault(Fault(column, code, message, values))


def known_zones(path: Path | None = None) -> set[str]:
    """The zones of the seeds and of the stored figures."""
    stored = store.reader(path or store.WAREHOUSE).execute("select zone from zone_summary").fetchall()
    return {zone.name for zone in seeds.load_zones()} | {zone for (zone,) in stored}


def goal_of(wanted: Wanted) -> Goal:
    """The goal somebody wants; of its zone nothing is asked. Raises TargetFault for the first cell that makes no sense."""
    wanted = _narrow(wanted)
    for check in _cells(wanted):
        check()
    value, unit, kind, stretch = _together(wanted)
    return Goal(
        wanted.zone, wanted.indicator, int(wanted.year), wanted.period, kind, value, unit, wanted.value.strip(),
        stretch, wanted.stretch or None, wanted.pace, wanted.scope.strip() or None,
    )  # fmt: skip


def faults_of(wanted: Wanted) -> list[Fault]:
    """Every cell that makes no sense; whether the cells fit together is asked only where each can be read."""
    wanted = _narrow(wanted)
    faults = _faults(_cells(wanted))
    return faults if {fault.column for fault in faults} - {"year", "pace"} else faults + _faults([lambda: _together(wanted)])


def _narrow(wanted: Wanted) -> Wanted:
    """With its value and stretch in plain digits, however they were typed."""
    return replace(wanted, value=plain_typed(wanted.value), stretch=wanted.stretch and plain_typed(wanted.stretch))


def _faults(checks: Sequence[Callable[[], object]]) -> list[Fault]:
    found = []
    for check in checks:
        try:
            check()
        except TargetFault as refusal:
            found.append(refusal.fault)
    return found


def _cells(wanted: Wanted) -> list[Callable[[], object]]:
    """One check for each cell by itself; an empty kind or stretch asks for none."""
    checks: list[Callable[[], object]] = [
        lambda: _year(wanted.year),
        lambda: _one_of("period", wanted.period, TARGET_PERIODS),
        lambda: _pace(wanted.pace),
        lambda: _indicator(wanted.indicator),
        lambda: _read("value", wanted.value),
    ]
    if wanted.stretch:
        checks.append(lambda: _read("stretch", wanted.stretch or ""))
    if wanted.kind:
        checks.append(lambda: _one_of("kind", wanted.kind, TARGET_KINDS))
    return checks


def _together(wanted: Wanted) -> tuple[Decimal, str, str, Decimal | None]:
    """Value, base unit, kind and stretch, where they fit each other and the indicator."""
    value, unit = _read("value", wanted.value)
    kind = _kind(wanted, unit, _indicator(wanted.indicator))
    stretch = _stretch(wanted, unit)
    for column, number, words in (("value", value, wanted.value), ("stretch", stretch, wanted.stretch or "")):
        if number is not None and number <= 0 and kind != "growth":
            message = f"{words} is no target to reach; only a growth rate may be zero or less"
            raise _fail(column, "not_positive", message, text=words)
    if stretch is not None and 0 < stretch < value:
        message = f"the stretch {wanted.stretch} asks for less than the target {wanted.value}"
        raise _fail("stretch", "stretch_below", message, text=wanted.stretch or "")
    return value, unit, kind, stretch


def _year(text: str) -> None:
    if not YEAR.fullmatch(text):
        raise _fail("year", "year", f"'{text}' cannot be read as a year; allowed: a year such as 2023", text=text)


def _one_of(column: str, text: str, allowed: Sequence[str]) -> None:
    if text not in allowed:
        raise _fail(column, column, f"'{text}' is not known; allowed: {', '.join(allowed)}", text=text)


def _indicator(code: str) -> Indicator:
    found = next((indicator for indicator in seeds.load_indicators() if indicator.code == code), None)
    if found is None:
        raise _fail("indicator", "indicator", f"'{code}' is not known; allowed: a code of seeds/indicators.csv", text=code)
    return found


def _read(column: str, text: str) -> tuple[Decimal, str]:
    """The value and base unit of a target as printed, which says its unit."""
    try:
        value, unit = read_printed(as_printed(text), "")
    except ValueError as error:
        raise _fail(column, "unreadable", str(error), text=text) from None
    if not unit:
        message = f"'{text}' says no unit; write it as printed, such as 350亿元, 35 billion yuan, 8%, 12个 or 12 projects"
        raise _fail(column, "no_unit", message, text=text)
    return value, unit


def _kind(wanted: Wanted, unit: str, indicator: Indicator) -> str:
    """The kind that the unit says, or the share of a year that somebody names."""
    kind = kind_of(unit, indicator.unit)
    if kind is None:
        message = f"{wanted.value} cannot measure {indicator.code}; allowed: a figure in {indicator.unit} or in %"
        raise _fail("value", "unit", message, text=wanted.value, unit=indicator.unit)
    if wanted.kind == "share" and unit == "PERCENT" and wanted.period != "year":
        return "share"
    if wanted.kind and wanted.kind != kind:
        message = (
            f"{wanted.value} is no target of the kind {wanted.kind}; allowed: {kind}, or a share in % that is due before the year's end"
        )
        raise _fail("kind", "kind_of_unit", message, text=wanted.value, kind=kind)
    return kind


def _stretch(wanted: Wanted, unit: str) -> Decimal | None:
    if not wanted.stretch:
        return None
    value, stretch_unit = _read("stretch", wanted.stretch)
    if stretch_unit != unit:
        message = f"the stretch {wanted.stretch} is in {stretch_unit}, the target {wanted.value} in {unit}"
        raise _fail("stretch", "stretch_unit", message, text=wanted.stretch)
    return value


def _pace(text: str) -> None:
    if not PACE_PLAN.fullmatch(text):
        raise _fail("pace", "pace", f"the pace plan '{text}' cannot be read; allowed: {PACE_PLANS}", text=text)
    if fault := pace_plan_fault(text):
        raise _fail("pace", "pace_falls", f"the pace plan {fault}; allowed: {PACE_PLANS}", text=text)


def now() -> datetime:
    """This moment, as the warehouse keeps times; whole, since of two targets the later one stands."""
    return datetime.now(UTC).replace(tzinfo=None)


def set_targets(goals: Sequence[Goal], by: str, because: str, tell: Tell, path: Path | None = None) -> list[dict[str, Any]]:
    """Publish goals as one version; the edits made. What stands already is passed over.

    Raises TargetError where nothing would change, WarehouseError.
    """
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        changed = [goal for goal in goals if not target_edits.stands(connection, goal)]
        if not changed:
            said = goals[0].value_text if len(goals) == 1 else "what was given"
            raise TargetError(f"this target is {said} already; nothing changed")
        at = now()
        return [target_edits.set_target(connection, goal, by, because, at) for goal in changed]


def withdraw(key: dict[str, object], by: str, because: str, tell: Tell, path: Path | None = None) -> dict[str, Any]:
    """Publish that a target (`KEY`) is no longer one; the edit. Raises TargetError, WarehouseError."""
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        return target_edits.withdraw(connection, key, by, because, now())
