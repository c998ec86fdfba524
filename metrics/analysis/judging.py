"""One target against what was reached: completion, line, gaps, what is needed, light. Pure: rows in, a row out.

Where a zone publishes only its completion rate, that rate is judged, marked as published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from metrics.analysis import lights, pace
from metrics.analysis.frames import Row, beside_level, first_of, growth_of, is_of_part_goal, unfit
from metrics.analysis.plans import LINEAR_PLAN, Plan
from metrics.model import LightRule

PERIOD_OF_MONTHS = {3: "q1", 6: "h1", 9: "q3", 12: "year"}
COMPLETION_TOLERANCE_PP = Decimal("0.1")  # sources round last, so their own rates differ by up to this much
_PERCENT = Decimal(100)
CITY = ("全市", "全区(市)", "市")
_PUBLISHED: Row = {"kind": "published", "period": "year", "origin": "published_completion"}


def of_coverage(rows: Sequence[Row], scope: str | None) -> list[Row]:
    """The figures that cover just this (亿元以上项目, or the whole of the indicator); whom growth is compared with is no coverage.

    规上 and all are indicators of their own: nothing of the one is ever among the figures of the other.
    """
    return [row for row in rows if row["measure"] == "gap" or row["scope"] == scope]


def unaimed_rates(targets: Sequence[Row], figures: Mapping[str, list[Row]]) -> Iterator[tuple[str, list[Row]]]:
    """The indicators, each with the figures of one coverage, that have a published completion rate and no amount it could be of."""
    aimed = {(target["indicator"], target["scope"]) for target in targets if target["kind"] != "growth"}
    for code, found in figures.items():
        for scope in dict.fromkeys(row["scope"] for row in found if row["measure"] == "completion" and not is_of_part_goal(row)):
            alike = of_coverage(found, scope)
            if (code, scope) not in aimed and first(alike, "completion"):
                yield code, alike


def first(rows: Sequence[Row], measure: str, unit: str | None = None) -> Row | None:
    """The first figure of a measure that can be judged by (those without a narrower coverage come first)."""
    wanted = (row for row in rows if row["measure"] == measure and unit in (None, row["unit"]))
    return next((row for row in wanted if is_usable(row)), None)


def exact_first(rows: Sequence[Row], measure: str, unit: str | None = None) -> Row | None:
    """The first figure of a measure, if it is exact enough to compute with."""
    found = first(rows, measure, unit)
    return None if found is None or unfit(found) else found


def is_usable(row: Row) -> bool:
    """Whether a figure is undoubted and has come about; 超 and 约 will do, as far as the verdict follows from them."""
    return unfit(row) in ("", "inexact")


def certain(gap: Decimal | None, evidence: Row | None, whole: Decimal = _PERCENT) -> Decimal | None:
    """The gap to the line where it decides; None where the figure says only more than (超) or less than (不足) so much, or where
    about (约) so much hides more than the gap: `whole` is what 100 points are of what it counts."""
    if gap is None or evidence is None:
        return gap
    bound = evidence.get("bound", "exact")
    is_open = bound == "about" and abs(gap) < 100 * _hidden_by_about(evidence["value"]) / whole
    return None if is_open or (bound == "over" and gap < 0) or (bound == "under" and gap >= 0) else gap


def _hidden_by_about(value: Decimal) -> Decimal:
    """How far a figure that is told with 约 may lie off: by half a unit of its last digit that is no nought.

    >>> [str(_hidden_by_about(Decimal(value)).normalize()) for value in ("7.5", "150", "48")]
    ['0.05', '5', '0.5']
    """
    place = value.normalize().as_tuple().exponent if value else 0
    return Decimal(5).scaleb(int(place) - 1)


def city_gap(rows: Sequence[Row]) -> Decimal | None:
    """Published points of growth above (or below) the city's."""
    return next((row["value"] for row in rows if row["measure"] == "gap" and row["scope"] in CITY), None)


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached against a line, all in percent but `done` (base unit; percent for a growth target)."""

    line: Decimal
    done: Decimal | None = None
    completion: Decimal | None = None
    gap: Decimal | None = None
    evidence: Row | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What decides on a target among the figures of one zone, indicator, period and coverage; none that is doubted or planned."""

    level: Row | None
    rate: Row | None  # the growth that belongs to the level
    published: Row | None  # the zone's own completion rate


def _seen(target: Row | None, rows: Sequence[Row]) -> Seen:
    usable = [row for row in rows if is_usable(row)]
    kind = target["kind"] if target else "published"
    unit = target["unit"] if target and kind in ("amount", "count") else None
    level = next((row for row in usable if row["measure"] == "level" and unit in (None, row["unit"])), None)
    return Seen(level, growth_of(usable, None if kind == "growth" else level), first_of(usable, "completion"))


def _growth_reached(target: Row, rate: Row | None) -> Reached:
    """A growth target: the published growth against it."""
    goal: Decimal = target["value"]
    if rate is None:
        return Reached(goal)
    return Reached(goal, rate["value"], None, certain(pace.schedule_gap_pp(rate["value"], goal), rate), rate)


def _amount_reached(target: Row | None, level: Row | None, published: Row | None, months: int, plan: Plan) -> Reached:
    """An amount, count or share: C/T where both are known, else the completion rate the zone published itself.

    Where the task is only implied by the published rate, that rate is taken as it is, not worked out back again.
    """
    is_annual = target is None or target["period"] == "year"
    is_share = target is not None and target["kind"] == "share"  # of the year, whenever it is due
    line = target["value"] if target and is_share else plan.share(months) if is_annual else Decimal(100)
    done: Decimal | None = level["value"] if level else None
    completion: Decimal | None = None
    evidence = level
    if target and not is_share and done is not None and not (published and target["origin"] == "implied"):
        completion = pace.completion_pct(done, target["value"])
    elif published and (is_annual or is_share):
        completion, evidence = published["value"], published
    gap = None if completion is None else pace.schedule_gap_pp(completion, line)
    if target and completion is not None and gap is not None and evidence is level and _is_hidden(gap, completion, target):
        gap = None
    return Reached(line, done, completion, certain(gap, evidence, target["value"] if target and evidence is level else _PERCENT), evidence)


def _is_hidden(gap: Decimal, completion: Decimal, target: Row) -> bool:
    """Whether a gap is smaller than what rounding hides of a target that two rounded figures imply: then it decides nothing."""
    hidden = target.get("rounding") or Decimal(0)
    return abs(gap) < completion * hidden / target["value"]


def _contradicts(target: Row | None, completion: Decimal | None, level: Row | None, published: Row | None) -> bool:
    """Whether the zone's own rate is another one than C/T, by more than what sources round (check_completion_against_target).

    Against a target that a person set it is no contradiction: the zone reckoned with its own.
    """
    if not (target and level and published) or completion is None or target["origin"] == "person":
        return False
    rounded = published["rounding"] + 100 * level["rounding"] / target["value"]
    return abs(completion - published["value"]) > COMPLETION_TOLERANCE_PP + rounded


def _amounts(target: Row | None, reached: Reached, level: Row | None, before: Decimal | None, months: int) -> Row:
    """What is missing in units: of an amount or count target, or of a growth target whose last year is known."""
    empty = dict.fromkeys(
        (
            "target_amount", "is_derived_amount", "gap_units", "remaining", "needed_per_month", "needed_per_quarter",
            "average_per_month", "effort", "stretch_pct",
        )
    )  # fmt: skip
    if target is None or target["kind"] == "share":
        return empty | {"is_derived_amount": False}
    is_growth = target["kind"] == "growth"
    amount = target["value"] if not is_growth else before and pace.target_of_growth(before, target["value"])
    found: Row = empty | {"target_amount": amount, "is_derived_amount": is_growth and amount is not None}
    done = level["value"] if level and not unfit(level) else None
    if done is None or amount is None:
        return found
    found["gap_units"] = None if is_growth else pace.schedule_gap_units(done, amount, reached.line)
    if target["period"] == "year":
        found["needed_per_month"] = pace.needed_per_month(amount, done, months)
        found["needed_per_quarter"] = pace.needed_per_quarter(amount, done, months)
        found["remaining"] = max(amount - done, Decimal(0))
        found["average_per_month"] = done / months
        needed = found["needed_per_month"]
        found["effort"] = None if needed is None else pace.effort(needed, done, months)
    if target["stretch"] is not None and not is_growth:
        found["stretch_pct"] = pace.completion_pct(done, target["stretch"])
    return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a target came out, by which figures and which rule."""

    seen: Seen
    reached: Reached
    rule: LightRule
    light: str


def outcome(target: Row | None, rows: Sequence[Row], months: int, rules: lights.Rules, indicator: str, plan: Plan = LINEAR_PLAN) -> Outcome:
    """What `rows` (one zone, indicator, period, coverage) reached of a target, or of the published rate, and its light."""
    seen = _seen(target, rows)
    is_growth = target is not None and target["kind"] == "growth"
    if target and is_growth:
        reached = _growth_reached(target, seen.rate)
    else:
        reached = _amount_reached(target, seen.level, seen.published, months, plan)
    rule = lights.rule_for(rules, indicator, "growth" if is_growth else "completion")
    city = city_gap(rows) if rule.method == "direction_city" else None
    return Outcome(seen, reached, rule, lights.light(reached.gap, rule, seen.rate["value"] if seen.rate else None, city))


def in_short(target: Row | None, found: Outcome) -> Row:
    """An outcome as a cell of a map: what was aimed at, what was reached, the gap, the light, the figure that says so."""
    goal, seen, reached = target or _PUBLISHED, found.seen, found.reached
    said = seen.rate if goal["kind"] == "growth" else seen.level
    return {
        "coverage": target["scope"] if target else seen.published and seen.published["scope"],
        "kind": goal["kind"],
        "period": goal["period"],
        "origin": goal["origin"],
        "target": goal.get("value"),
        "target_unit": goal.get("unit"),
        "done": reached.done,
        "done_bound": said and said["bound"],
        "completion_bound": reached.evidence and reached.evidence["bound"],
        "unit": "PERCENT" if goal["kind"] == "growth" else seen.level and seen.level["unit"],
        "completion_pct": reached.completion,
        "line_pct": reached.line,
        "gap_pp": reached.gap,
        "light": found.light,
        "verdict": lights.verdict(found.light),
        "observation_id": reached.evidence["observation_id"] if reached.evidence else None,
    }


def judge(
    target: Row | None,
    rows: Sequence[Row],
    months: int,
    rules: lights.Rules,
    indicator: str,
    plan: Plan = LINEAR_PLAN,
    before: Decimal | None = None,
) -> Row:
    """One line of a board: the outcome of a target with all that can be said of it.

    `before` is last year's whole level in the indicator's currency, where it is known.
    """
    found = outcome(target, rows, months, rules, indicator, plan)
    level, rate, published = found.seen.level, found.seen.rate, found.seen.published
    goal, rule = target or {}, found.rule
    return (
        _amounts(target, found.reached, level, before, months)
        | in_short(target, found)
        | beside_level(rate)
        | {
            "stretch": goal.get("stretch"),
            "target_text": goal.get("words"),
            "target_observation_id": goal.get("observation_id"),
            "target_id": goal.get("target_id"),
            "plan": plan.kind,
            "plan_basis": plan.basis,
            "plan_fallback": plan.fallback,
            "published_completion_pct": published["value"] if published else None,
            "is_conflict": _contradicts(target, found.reached.completion, level, published),
            "amber_pp": rule.amber_pp if rule.method == "margin" else None,
            "rule_zh": rule.words_zh,
            "rule_en": rule.words_en,
            "rule_source": rule.source,
            "document_id": (found.reached.evidence or {}).get("document_id"),
        }
    )
