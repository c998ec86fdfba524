"""Which of a zone's indicators keep their targets: the boards of March (开门红), June (双过半), September, December.

A target is an amount or count for the year or for the period, a growth rate, or a share of the year. The line is the
target's pace plan; the light follows the rule stored for the indicator.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis import lights, pace, plans
from metrics.analysis.changed_goals import CHANGE_COLUMNS, with_changes
from metrics.analysis.frames import YOY_COLUMNS, Row, ask_rows, beside_level, first_of, frame_of, growth_of, is_of_part_goal, rows_of
from metrics.analysis.judging import PERIOD_OF_MONTHS, exact_first, first, is_usable, judge, of_coverage, unaimed_rates

BOARD_COLUMNS = (
    "zone", "year", "indicator", "name_zh", "name_en", "coverage", "kind", "period", "target", "stretch", "stretch_pct", "target_unit",
    "target_amount", "is_derived_amount", "done", "done_bound", "unit", "completion_pct", "completion_bound", "published_completion_pct", "is_conflict",
    "line_pct", "gap_pp", "gap_units", "needed_per_month", "needed_per_quarter", "remaining", "average_per_month", "effort", "amount_unit", "plan", "plan_basis", "plan_fallback",
    *YOY_COLUMNS, "last_year_completion_pct", "verdict", "light", "amber_pp", "rule_zh", "rule_en", "rule_source", "origin",
    "target_text", "target_observation_id", "observation_id", "document_id", *CHANGE_COLUMNS,
)  # fmt: skip
PLACE_COLUMNS = ("zone", "year", "months", "with_target", "judged")

TARGETS = """
select zone, indicator, year, period, scope, kind, value, stretch, unit, rounding, pace_plan, origin, observation_id, implied_at, target_id,
    if(regexp_matches(evidence_text, '[^0-9.,%\\s]'), evidence_text, concat_ws(' · ', evidence_text, source)) as words  -- of a cell its number alone says nothing
from target_all
where zone = ? and year = ? and list_contains(?::text[], period)
order by indicator, period = 'year', scope nulls first, kind, origin, value
"""
_FIGURES = """
select f.period_end, f.indicator, f.name_zh, f.name_en, f.measure, f.value, f.unit, f.scope, f.status, f.bound, f.flags, f.rounding,
    f.observation_id, f.document_id
from figure as f inner join indicator as i using (indicator)
where f.zone = ? and list_contains(?::text[], f.period_end) and f.period_start = left(f.period_end, 4) || '-01'
    and f.measure in ('level', 'yoy', 'completion', 'gap')
order by i.sort_order, f.scope is not null, f.scope, f.unit
"""
_NAMES = "select indicator, name_zh, name_en, sort_order from indicator"
_PLACES = """
with target_due as (
    select distinct zone, year, indicator, coalesce(scope, '') as scope, kind from target_all where period in ('year', ?)
), by_then as (
    from reached where months = ?
), aimed as (
    select t.zone, t.year, case t.kind
            when 'growth' then coalesce(r.has_growth, false)
            when 'share' then coalesce(r.has_rate, false)
            else coalesce(r.has_level or r.has_rate, false)
        end as is_judged
    from target_due as t left join by_then as r using (zone, year, indicator, scope)
    union all
    select zone, year, true
    from by_then anti join (from target_due where kind <> 'growth') as t using (zone, year, indicator, scope)
    where has_rate
)
select zone, year, count(*) as with_target, count(*) filter (where is_judged) as judged
from aimed
group by zone, year
order by judged desc, with_target desc, year desc, zone
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How a board came out: `passed` of `judged`, and how many targets have no figure yet."""

    passed: int
    judged: int
    unknown: int


def tally(board: pd.DataFrame) -> Tally:
    """K of N of a board; the unknown ones are counted apart, never as failed."""
    verdicts = list(board["verdict"])
    return Tally(
        verdicts.count(pace.PASS),
        verdicts.count(pace.PASS) + verdicts.count(pace.LAG),
        verdicts.count(pace.UNKNOWN),
    )


def one_implied(targets: list[Row], until: str) -> list[Row]:
    """The targets with one of those that a zone's, indicator's and kind's published rates imply, as each rate implies its own.

    It is the one implied at the month `until` or last before it; where there is none, the last of all.
    """
    best: dict[tuple[str, str, str | None, str], Row] = {}
    for target in targets:
        if target["origin"] == "implied":
            key = (target["zone"], target["indicator"], target["scope"], target["kind"])
            known = best.get(key)
            if known is None or _nearness(target, until) > _nearness(known, until):
                best[key] = target
    kept = {id(target) for target in best.values()}
    return [target for target in targets if target["origin"] != "implied" or id(target) in kept]


def _nearness(target: Row, until: str) -> tuple[bool, str]:
    return target["implied_at"] <= until, target["implied_at"]


def figures_at(connection: duckdb.DuckDBPyConnection, zone: str, *ends: tuple[int, int]) -> list[dict[str, list[Row]]]:
    """The year-to-date figures of a zone up to each of the months (year, month), by indicator in the indicators' order."""
    names = [f"{year}-{months:02d}" for year, months in ends]
    found: dict[str, dict[str, list[Row]]] = {name: {} for name in names}
    for row in ask_rows(connection, _FIGURES, (zone, names)):
        found[row["period_end"]].setdefault(row["indicator"], []).append(row)
    return [found[name] for name in names]


def whole_year(full: list[Row], target: Row, level: Row | None) -> Row | None:
    """Last year's level of the whole year, in the currency of this year's level or of an amount target."""
    if level:
        return exact_first(full, "level", level["unit"])
    return exact_first(full, "level", None if target["unit"] == "PERCENT" else target["unit"])


def _last_year(target: Row, before: list[Row], full: list[Row]) -> Decimal | None:
    """Last year's share of its own year at the same month, in percent: C(y−1, m)/C(y−1, 12)."""
    done = exact_first(before, "level", None if target["kind"] in ("growth", "share") else target["unit"])
    year = exact_first(full, "level", done["unit"]) if done else None
    if not done or not year:
        return None
    return pace.completion_pct(done["value"], year["value"])


def board(connection: duckdb.DuckDBPyConnection, zone: str, year: int, months: int, pace_plan: str | None = None) -> pd.DataFrame:
    """Every target of a zone and year judged at the end of a month, in the indicators' order.

    Amounts and counts for the year pass where completion C/T reaches the pace plan's share (linear: m/12; 双过半: 50 % at
    the end of June); a target set for the period itself at 100 %; a growth target where the published growth reaches
    it; a share-of-the-year target at its own share. 开门红 has no universal 25 % rule: the plan is the line where
    nothing else is stated. `pace_plan` (linear, seasonal) overrides the plans stored with the targets.
    """
    figures, before, full = figures_at(connection, zone, (year, months), (year - 1, months), (year - 1, 12))
    names = {row["indicator"]: row for row in ask_rows(connection, _NAMES)}
    targets = one_implied(
        ask_rows(connection, TARGETS, (zone, year, ["year", PERIOD_OF_MONTHS.get(months, "year")])),
        f"{year}-{months:02d}",
    )
    rules = lights.rules(connection)
    shapes = plans.shapes(connection, [zone], (target["indicator"] for target in targets), year)
    rows: list[Row] = []
    for target in targets:
        code = target["indicator"]
        found, then, year_before = (of_coverage(rows.get(code, []), target["scope"]) for rows in (figures, before, full))
        plan = plans.plan_for(pace_plan or target["pace_plan"], plans.shape_of(shapes, target, target["unit"]))
        level = first(found, "level", None if target["kind"] == "growth" else target["unit"])
        last = whole_year(year_before, target, level)
        row = judge(target, found, months, rules, code, plan, last["value"] if last else None)
        row["amount_unit"] = (level or last or target)["unit"] if target["kind"] == "growth" else target["unit"]
        row["last_year_completion_pct"] = _last_year(target, then, year_before)
        rows.append(names[code] | row)
    for code, found in unaimed_rates(targets, figures):
        rows.append(names[code] | judge(None, found, months, rules, code))
    rows.sort(key=lambda row: (row["sort_order"], row["kind"], row["period"]))
    rows = [row | {"zone": zone, "year": year} for row in with_changes(connection, rows)]
    return frame_of(rows, BOARD_COLUMNS, "no_target")


def without_target(connection: duckdb.DuckDBPyConnection, zone: str, year: int, months: int) -> pd.DataFrame:
    """Figures of the period for which no target is known: level and growth as published, no verdict."""
    known = ask_rows(connection, TARGETS, (zone, year, ["year", PERIOD_OF_MONTHS[months]]))
    aimed = {(target["indicator"], target["scope"]) for target in known}
    rows = []
    for code, found in figures_at(connection, zone, (year, months))[0].items():
        level = first_of(found, "level")
        rate = growth_of(found, level)
        evidence = level or rate
        if evidence is None or (code, evidence["scope"]) in aimed or first(of_coverage(found, evidence["scope"]), "completion"):
            continue
        rows.append(
            found[0]
            | beside_level(rate)
            | {
                "done": level and level["value"],
                "done_bound": level and level["bound"],
                "unit": level and level["unit"],
                "observation_id": evidence["observation_id"],
            }
        )
    columns = ("indicator", "name_zh", "name_en", "done", "done_bound", "unit", "observation_id", *YOY_COLUMNS)
    return frame_of(rows, columns, "no_figures")


def part_goals(connection: duckdb.DuckDBPyConnection, zone: str, year: int, months: int) -> pd.DataFrame:
    """Published completion rates of goals of the period itself (一季度目标, 开门红目标; `scope` says which), as published: on the board
    they decide nothing, which counts goals that are known."""
    found = figures_at(connection, zone, (year, months))[0].values()
    rows = [row for each in found for row in each if is_of_part_goal(row) and is_usable(row)]
    columns = ("indicator", "name_zh", "name_en", "scope", "value", "bound", "observation_id")
    return frame_of(rows, columns, "no_figures")


def board_places(connection: duckdb.DuckDBPyConnection, months: int, limit: int = 200) -> pd.DataFrame:
    """Zones and years that have a target or a published completion rate, those with most judged targets first."""
    period = PERIOD_OF_MONTHS[months]
    places = ask_rows(connection, _PLACES + " limit ?", (period, months, limit))
    return frame_of([place | {"months": months} for place in places], PLACE_COLUMNS, "no_target")


def years_with_figures(connection: duckdb.DuckDBPyConnection, zone: str, months: int) -> list[int]:
    """Years in which the zone has a figure up to the month, or a target due then or by the year's end; newest first."""
    rows = ask_rows(
        connection,
        """
        select distinct year from figure
        where zone = ? and year is not null and measure in ('level', 'yoy', 'completion')
            and period_start = year || '-01' and period_end = year || '-' || ?
        union
        select distinct year from target_all where zone = ? and period in ('year', ?)
        order by year desc
        """,
        (zone, f"{months:02d}", zone, PERIOD_OF_MONTHS[months]),
    )
    return [row["year"] for row in rows]


def judged_months(connection: duckdb.DuckDBPyConnection, zone: str, year: int) -> list[int]:
    """The ends of quarters (3, 6, 9, 12) for which a target of the zone and year can be judged."""
    rows = ask_rows(connection, "select months from due where zone = ? and year = ? and judged > 0 order by months", (zone, year))
    return [row["months"] for row in rows]


def last_judged(connection: duckdb.DuckDBPyConnection, zone: str, most: int = 4) -> list[Row]:
    """The last ends of quarters (`year`, `months`) at which something is known of a target of the zone, newest first."""
    return ask_rows(
        connection, "select year, months from due where zone = ? and judged > 0 order by year desc, months desc limit ?", (zone, most)
    )  # fmt: skip


def light_rows(board_frame: pd.DataFrame) -> list[Row]:
    """The rows of a board, laggards first: red, amber, green, then the unknown; in each the least done against its line first."""
    order = {lights.RED: 0, lights.AMBER: 1, lights.GREEN: 2, lights.GREY: 3}
    return sorted(rows_of(board_frame), key=lambda row: (order[row["light"]], row["gap_pp"] or 0))
