"""The annual targets of a zone as far as the year has come: gaps, what is needed, where the year may end, monthly tasks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis import lights, pace, plans
from metrics.analysis.changed_goals import CHANGE_COLUMNS, with_changes
from metrics.analysis.discrete import subtract
from metrics.analysis.frames import Row, ask_rows, frame_of, unfit
from metrics.analysis.judging import exact_first, first, judge, of_coverage
from metrics.analysis.targets import TARGETS, one_implied, whole_year

OUTLOOK_COLUMNS = (
    "zone", "year", "indicator", "name_zh", "name_en", "coverage", "kind", "target", "stretch", "stretch_pct", "target_unit", "target_amount",
    "is_derived_amount", "months", "done", "done_bound", "done_amount", "unit", "amount_unit", "completion_pct", "completion_bound", "line_pct", "gap_pp", "gap_units",
    "needed_per_month", "needed_per_quarter", "effort", "last_year_completion_pct", "plan", "plan_basis", "plan_fallback", "light",
    "projections", "projected_low", "projected_high", "prospect", "pace_plan", "origin", "target_text", "target_observation_id",
    "observation_id", "growth_basis", *CHANGE_COLUMNS,
)  # fmt: skip
TASK_COLUMNS = (
    "month", "task", "cumulative", "share_pct", "unit", "done", "done_piece", "gap_units", "observation_id",
)  # fmt: skip
WALL_COLUMNS = (*OUTLOOK_COLUMNS, "tasks")
CURRENT_PRICES = ("nominal", "physical")  # bases of growth that amounts have too
TASK_ENDS = {"month": tuple(range(1, 13)), "quarter": pace.QUARTER_ENDS}

_FIGURES = """
select f.year, f.indicator, f.measure, f.value, f.unit, f.scope, f.status, f.bound, f.flags, f.rounding, f.observation_id, f.document_id,
    cast(right(f.period_end, 2) as integer) as months
from figure as f
where f.zone = ? and coalesce(f.indicator = ?, true) and f.year in (?, ?) and f.period_start = f.year || '-01' and f.measure in ('level', 'yoy', 'completion', 'gap')
    and f.status <> 'target' and not list_contains(string_split(f.flags, '|'), 'expected') and f.kind <> 'stock'
order by months, f.scope is not null, f.scope, f.unit
"""
_NAMES = "select indicator, name_zh, name_en, growth_basis, sort_order from indicator"
_PLACES = """
with aimed as (
    select distinct zone, year, indicator, coalesce(scope, '') as scope from target_all where period = 'year' and kind <> 'share'
), known as (
    select distinct zone, year, indicator, scope from reached where has_come
)
select a.zone, a.year, count(*) as targets, count(k.indicator) as known
from aimed as a left join known as k using (zone, year, indicator, scope)
group by a.zone, a.year
order by known desc, targets desc, a.year desc, a.zone
"""


def places(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """All zones and years with annual targets, those first for which most of them have a figure."""
    return frame_of(ask_rows(connection, _PLACES), ("zone", "year", "targets", "known"), "no_target")


Months = dict[int, list[Row]]  # month → the figures from January up to it


def _of_two_years(
    connection: duckdb.DuckDBPyConnection, zone: str, year: int, indicator: str | None = None
) -> tuple[dict[str, Months], dict[str, Months]]:
    """The cumulative figures of a zone (of one indicator) by indicator and month: those of the year, those of the year before."""
    found: dict[int, dict[str, Months]] = {year: {}, year - 1: {}}
    for row in ask_rows(connection, _FIGURES, (zone, indicator, year, year - 1)):
        found[row["year"]].setdefault(row["indicator"], {}).setdefault(row["months"], []).append(row)
    return found[year], found[year - 1]


def _latest(months: dict[int, list[Row]], target: Row) -> tuple[int, list[Row]]:
    """The last month that says something of the target, and its figures; 0 where none does."""
    wanted = ("yoy",) if target["kind"] == "growth" else ("level", "completion")
    for month in sorted(months, reverse=True):
        rows = of_coverage(months[month], target["scope"])
        if any(row["measure"] in wanted and row["unit"] in (target["unit"], "PERCENT") for row in rows):
            return month, rows
    return 0, []


def _projections(
    done: Decimal, months: int, year: int, shape: plans.Shape | None, seasonal: plans.Plan | None, growing: tuple[Decimal, Decimal] | None
) -> list[pace.Projection]:
    """The year's end by every method that can be worked out; none once the year is over. `growing`: last year's amount and the growth
    since, where one may be worked out with the other."""
    if months >= pace.YEAR:
        return []
    found = [pace.project_linear(done, months)]
    last = (shape or {}).get(year - 1, {})
    if months in last and pace.YEAR in last:
        found.append(pace.project_rest(done, last[months], last[pace.YEAR], year))
    if seasonal and months in seasonal.known and seasonal.share(months) > 0:
        found.append(pace.project_seasonal(done, seasonal.share(months), seasonal.basis))
    if growing:
        found.append(pace.project_growth(*growing, year))
    return found


def _growing(target: Row, found: list[Row], last: Row | None, growth_basis: str) -> tuple[Decimal, Decimal] | None:
    """Last year's whole amount and this year's published growth.

    Growth without price changes, or on a comparable basis, says nothing of an amount at current prices: it holds only against a target
    of such growth, whose amount is worked out alike.
    """
    rate = exact_first(found, "yoy")
    if last is None or rate is None or (target["kind"] != "growth" and growth_basis not in CURRENT_PRICES):
        return None
    return last["value"], rate["value"]


def outlook(
    connection: duckdb.DuckDBPyConnection, zone: str, year: int, pace_plan: str | None = None, indicator: str | None = None
) -> pd.DataFrame:
    """Every annual target of a zone (of one indicator) at the last month of the year for which something is published.

    Projected year ends are `pace.Projection`s by method (linear; last year's rest of the year; the zone's seasonal
    shape; last year grown as this one has so far), `projected_low` and `_high` their range: no probability is meant. A growth target becomes an amount where last
    year's level is known (`is_derived_amount`). `months` is 0 where nothing is published yet.
    """
    return frame_of(_rows(connection, _known(connection, zone, year, indicator), pace_plan), OUTLOOK_COLUMNS, "no_target")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a zone's year: its annual targets, the figures of this year and the last by indicator, earlier years' shapes."""

    targets: list[Row]
    figures: dict[str, Months]
    before: dict[str, Months]
    shapes: dict[plans.Series, plans.Shape]


def _known(connection: duckdb.DuckDBPyConnection, zone: str, year: int, indicator: str | None) -> _Known:
    asked = ask_rows(connection, TARGETS, (zone, year, ["year"]))
    targets = one_implied([target for target in asked if indicator in (None, target["indicator"])], f"{year}-12")
    if not targets:
        return _Known([], {}, {}, {})
    shapes = plans.shapes(connection, [zone], (target["indicator"] for target in targets), year)
    return _Known(targets, *_of_two_years(connection, zone, year, indicator), shapes)


def _rows(connection: duckdb.DuckDBPyConnection, known: _Known, pace_plan: str | None) -> list[Row]:
    """One row a target, in the order of the indicators."""
    if not known.targets:
        return []
    rules = lights.rules(connection)
    names = {row["indicator"]: row for row in ask_rows(connection, _NAMES)}
    rows: list[Row] = []
    for target in known.targets:
        code = target["indicator"]
        full = of_coverage(known.before.get(code, {}).get(pace.YEAR, []), target["scope"])
        basis = names[code]["growth_basis"]
        row = _row(target, *_latest(known.figures.get(code, {}), target), full, known.shapes, rules, pace_plan, basis)
        rows.append(names[code] | row | {"zone": target["zone"], "year": target["year"]})
    return sorted(with_changes(connection, rows), key=lambda row: (row["sort_order"], row["kind"]))


def _row(
    target: Row, months: int, found: list[Row], full: list[Row], shapes: dict[plans.Series, plans.Shape], rules: lights.Rules,
    pace_plan: str | None, growth_basis: str,
) -> Row:  # fmt: skip
    """One target by the figures `found` of its last month and those of the whole year before (`full`)."""
    level = first(found, "level", None if target["kind"] == "growth" else target["unit"])
    last = whole_year(full, target, level)
    unit = (level or last or target)["unit"] if target["kind"] == "growth" else target["unit"]
    shape = plans.shape_of(shapes, target, unit) or {}
    plan = plans.plan_for(pace_plan or target["pace_plan"], shape)
    row = judge(target, found, months or 1, rules, target["indicator"], plan, last["value"] if last else None)
    exact, year = exact_first(found, "level", unit), target["year"]
    growing = _growing(target, found, last, growth_basis)
    ends = _projections(exact["value"], months, year, shape, plans.seasonal_plan(shape), growing) if exact else []
    share = plans.seasonal_plan({year - 1: shape.get(year - 1, {})}) if months else None
    row |= {
        "months": months,
        "done_amount": level and level["value"],
        "amount_unit": unit,
        "last_year_completion_pct": share.share(months) if share and months in share.known else None,
        "projections": ends,
        "projected_low": min((end.value for end in ends), default=None),
        "projected_high": max((end.value for end in ends), default=None),
        "prospect": pace.prospect(
            months, row["gap_pp"], row["completion_pct"], None if target["kind"] == "growth" else row["target_amount"], ends
        ),
        "pace_plan": target["pace_plan"],
    }
    return row if months else row | {"line_pct": None, "needed_per_month": None}


def quantum(amount: Decimal, unit: str | None) -> Decimal:
    """What a task is rounded to: one piece for counts, a hundredth of 亿 or a hundredth of 万 for money, as offices print."""
    if unit in ("COUNT", "PERSON"):
        return Decimal(1)
    return Decimal(10**6) if abs(amount) >= 10**8 else Decimal(100) if abs(amount) >= 10**4 else Decimal("0.01")


def tasks(
    connection: duckdb.DuckDBPyConnection,
    zone: str,
    year: int,
    indicator: str,
    step: str = "month",
    pace_plan: str | None = None,
) -> pd.DataFrame:
    """An annual target decomposed to months or quarters by its pace plan, with what was published beside it.

    `step` is month or quarter. The tasks add up to the target exactly. `done_piece` is derived by subtraction, under
    the rules of `discrete.subtract`. `attrs`: plan (`plans.Plan`), target, unit, is_derived_amount.
    """
    known = _known(connection, zone, year, indicator)
    goal = next((row for row in _rows(connection, known, pace_plan) if row["target_amount"] is not None), None)
    if goal is None:
        return frame_of([], TASK_COLUMNS, "no_amount_target")
    plan, rows = _decomposed(known, zone, goal, step, pace_plan)
    frame = frame_of(rows, TASK_COLUMNS)
    frame.attrs |= {"plan": plan, "target": goal["target_amount"], "unit": goal["amount_unit"], "is_derived": goal["is_derived_amount"]}
    return frame


def wall(connection: duckdb.DuckDBPyConnection, zone: str, year: int, pace_plan: str | None = None) -> pd.DataFrame:
    """All annual targets of a zone at once: the rows of `outlook`, each with its tasks.

    `tasks` has rows of `TASK_COLUMNS` by step (month, quarter); it is empty for a target that is no amount.
    """
    known = _known(connection, zone, year, None)
    rows = _rows(connection, known, pace_plan)
    for row in rows:
        steps = TASK_ENDS if row["target_amount"] is not None else ()
        row["tasks"] = {step: _decomposed(known, zone, row, step, pace_plan)[1] for step in steps}
    return frame_of(rows, WALL_COLUMNS, "no_target")


def _decomposed(known: _Known, zone: str, goal: Row, step: str, pace_plan: str | None) -> tuple[plans.Plan, list[Row]]:
    """The plan of a row of the outlook and its target cut by it, with what was published beside each piece."""
    indicator, unit, amount = goal["indicator"], goal["amount_unit"], goal["target_amount"]
    series = {"zone": zone, "indicator": indicator, "scope": goal["coverage"]}
    plan = plans.plan_for(pace_plan or goal["pace_plan"], plans.shape_of(known.shapes, series, unit))
    of_month = known.figures.get(indicator, {})
    levels = {month: first(of_coverage(found, goal["coverage"]), "level", unit) for month, found in of_month.items()}
    rows, before = [], 0
    for piece in pace.decompose(amount, plan.shares, quantum(amount, unit), TASK_ENDS[step]):
        rows.append(_task(piece, levels.get(piece.month), levels.get(before), before == 0) | {"unit": unit})
        before = piece.month
    return plan, rows


def _task(piece: pace.Piece, now: Row | None, then: Row | None, is_first: bool) -> Row:
    """A month's or quarter's task beside what was published up to its end (`now`) and up to its beginning (`then`)."""
    first_piece = now["value"] if now and not unfit(now) else None
    return {
        "month": piece.month,
        "task": piece.amount,
        "cumulative": piece.cumulative,
        "share_pct": piece.share_pct,
        "done": now and now["value"],
        "done_piece": first_piece if is_first else subtract(now, then)[0],
        "gap_units": now["value"] - piece.cumulative if now else None,
        "observation_id": now and now["observation_id"],
    }
