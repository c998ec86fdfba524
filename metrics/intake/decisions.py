"""Turns what a person decides about the figures of a draft into verdicts the warehouse keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from metrics import seeds
from metrics.intake.drafts import Candidate, Draft
from metrics.intake.refusal import Refused
from metrics.intake.typed import plain_typed
from metrics.model import CURRENCIES, MEASURE_UNITS, MEASURES, STATUSES, Observation
from metrics.seeds.tables import as_printed
from metrics.warehouse.review import Figure, Verdict

NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,8})?")
MONTH = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure as a person types it: `number` in `unit`, a name of seeds/units_published.csv or a base unit."""

    zone: str
    indicator: str
    measure: str
    number: str
    unit: str
    period_start: str
    period_end: str
    status: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of one figure: accept, reject or correct; `typed` is what is right instead."""

    action: str
    reason: str = ""
    typed: Typed | None = None


ACCEPTED = Decision("accept")


def units_for(indicator: str, measure: str) -> dict[str, tuple[str, Decimal]]:
    """The units a figure can be typed in, by name: base unit and factor. The base unit itself is there under its code."""
    wanted = MEASURE_UNITS.get(measure) or {one.code: one.unit for one in seeds.load_indicators()}[indicator]
    bases = CURRENCIES if wanted in ("MONEY", "CNY") else (wanted,)
    named = {name: unit for name, unit in seeds.load_published_units().items() if unit[0] in bases}
    missing = [base for base in bases if base not in {unit for unit, _ in named.values()}]
    return named | {base: (base, Decimal(1)) for base in missing}


def typed_as_read(observation: Observation) -> Typed:
    """An observation in the form a person would type it in, in the unit it was printed in where that has a name."""
    units = units_for(observation.indicator, observation.measure)
    fitting = [name for name, (base, _) in units.items() if base == observation.unit]
    printed = [name for name in fitting if observation.value_text.endswith(name)]
    unit = max(printed, key=len) if printed else next(iter(fitting), observation.unit)
    number = observation.value / units[unit][1] if unit in units else observation.value
    return Typed(
        observation.zone or "", observation.indicator, observation.measure, format(number.normalize(), "f"), unit,
        observation.period_start, observation.period_end, observation.status,
    )  # fmt: skip


def figure_of(typed: Typed, named: str | None = None) -> Figure:
    """The figure that was typed, in its base unit. Raises Refused where it says nothing that could be stored.

    `named` is the zone the text itself names: accepted as it is, the figure is of that one, and so it can stay when another part of it
    is corrected, though no list has it.
    """
    number = plain_typed(typed.number)
    codes = (
        ("zone", bool(typed.zone) and (typed.zone == named or typed.zone in {zone.name for zone in seeds.load_zones()})),
        ("indicator", typed.indicator in {one.code for one in seeds.load_indicators()}),
        ("measure", typed.measure in MEASURES),
        ("status", typed.status in STATUSES),
        ("period", bool(MONTH.fullmatch(typed.period_start) and MONTH.fullmatch(typed.period_end))),
        ("period", typed.period_start <= typed.period_end),
        ("number", bool(NUMBER.fullmatch(number))),
    )
    for code, holds in codes:
        if not holds:
            raise Refused(f"typed_{code}", f"the {code} of the corrected figure cannot be used: {_shown(typed, code)}")
    units = units_for(typed.indicator, typed.measure)
    if typed.unit not in units:
        raise Refused("typed_unit", f"{typed.unit} cannot measure {typed.indicator} {typed.measure}; allowed: {', '.join(units)}")
    base, factor = units[typed.unit]
    value = Decimal(number) * factor
    if value != round(value, 6) or abs(value) >= Decimal(10) ** 22:
        raise Refused("typed_number", f"{typed.number}{typed.unit} cannot be stored exactly")
    return Figure(
        typed.zone, typed.indicator, typed.measure, value, base, as_printed(number, typed.unit),
        typed.period_start, typed.period_end, typed.status,
    )  # fmt: skip


def _shown(typed: Typed, code: str) -> str:
    return f"{typed.period_start}..{typed.period_end}" if code == "period" else f"'{getattr(typed, code)}'"


def verdicts(draft: Draft, decisions: Mapping[str, Decision]) -> tuple[Verdict, ...]:
    """What the warehouse has to keep besides the document. Raises Refused where a figure is undecided or a reason is missing."""
    undecided = [one for one in draft.candidates if one.observation_id not in decisions]
    if undecided:
        raise Refused("undecided", f"{len(undecided)} figures of {draft.document.name} are not decided on yet")
    found = [(one, decisions[one.observation_id]) for one in draft.candidates]
    if not any(decision.action != "reject" for _, decision in found):
        raise Refused("nothing_accepted", f"no figure of {draft.document.name} was accepted; nothing is published")
    return tuple(verdict for one, decision in found if (verdict := _verdict(one, decision)))


def _verdict(one: Candidate, decision: Decision) -> Verdict | None:
    """None where the figure enters as it was read."""
    if decision.action == "accept":
        return None
    figure = figure_of(decision.typed, one.observation.zone) if decision.typed else None
    if decision.typed == typed_as_read(one.observation):
        return None
    reason = decision.reason.strip()
    if not reason:
        raise Refused("no_reason", f"{one.observation.value_text}: say why")
    return Verdict(one.observation_id, figure, reason)
