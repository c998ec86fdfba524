"""Which of a zone's indicators keep their targets: the boards of March (开门红), June (双过半), September, December.

A target is an amount or count for the year or for the period, a growth rate, or a share of the year. Where a zone
publishes only its completion rate, that rate is judged, marked as published.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis import pace
from metrics.analysis.frames import Row, ask_rows, frame_of, growth_of, rows_of

BOARD_COLUMNS = (
    "indicator", "name_zh", "name_en", "kind", "period", "target", "stretch", "target_unit", "done", "unit",
    "completion_pct", "published_completion_pct", "is_conflict", "line_pct", "gap_pp", "needed_per_month",
    "yoy_pct", "last_year_completion_pct", "verdict", "light", "origin", "target_text", "target_observation_id",
    "observation_id", "document_id",
)  # fmt: skip
PLACE_COLUMNS = ("zone", "year", "months", "with_target", "judged")
PERIOD_OF_MONTHS = {3: "q1", 6: "h1", 9: "q3", 12: "year"}
COMPLETION_TOLERANCE_PP = Decimal("0.1")  # sources round last, so their own rates differ by up to this much

_TARGETS = """
select indicator, period, kind, value, stretch, unit, origin, observation_id, coalesce(evidence_text, source) as words
from target_all
where zone = ? and year = ? and period in ('year', ?)
order by indicator, period = 'year', kind, origin, value
"""
_FIGURES = """
select f.indicator, f.name_zh, f.name_en, f.measure, f.value, f.unit, f.scope, f.observation_id, f.document_id,
    i.sort_order
from figure as f inner join indicator as i using (indicator)
where f.zone = ? and f.period_start = ? and f.period_end = ? and f.measure in ('level', 'yoy', 'completion')
order by i.sort_order, f.scope is not null, f.scope, f.unit
"""
_NAMES = "select indicator, name_zh, name_en, sort_order from indicator"
_PLACES = """
with place as (
    select distinct zone, year from target_all where period in ('year', ?)
    union
    select distinct zone, year from figure
    where measure = 'completion' and year is not null and period_end = year || '-' || ?
), reached as (
    select zone, year, count(distinct indicator) as figures
    from figure
    where period_start = year || '-01' and period_end = year || '-' || ? and measure in ('level', 'yoy', 'completion')
    group by zone, year
)
select place.zone, place.year from place left join reached using (zone, year)
order by coalesce(reached.figures, 0) desc, place.year desc, place.zone
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


def _first(rows: list[Row], measure: str, unit: str | None = None) -> Row | None:
    """The first figure of a measure (those without a narrower coverage come first)."""
    for row in rows:
        if row["measure"] == measure and unit in (None, row["unit"]):
            return row
    return None


@dataclass(frozen=True, slots=True)
class _Reached:
    """What was reached against a line, all in percent but `done` (base unit; percent for a growth target)."""

    line: Decimal
    done: Decimal | None = None
    completion: Decimal | None = None
    gap: Decimal | None = None
    evidence: Row | None = None


def _growth_reached(target: Row, rate: Row | None) -> _Reached:
    """A growth target: the published growth against it."""
    goal: Decimal = target["value"]
    if rate is None:
        return _Reached(goal)
    return _Reached(goal, rate["value"], None, rate["value"] - goal, rate)


def _amount_reached(target: Row | None, level: Row | None, published: Row | None, months: int) -> _Reached:
    """An amount, count or share: C/T where both are known, else the completion rate the zone published itself.

    Where the task is only implied by the published rate, that rate is taken as it is, not worked out back again.
    """
    is_annual = target is None or target["period"] == "year"
    line = pace.elapsed_pct(months) if is_annual else Decimal(100)
    if target and target["kind"] == "share":
        line = target["value"]
    done: Decimal | None = level["value"] if level else None
    completion: Decimal | None = None
    evidence = level
    has_own_target = target is not None and target["kind"] != "share"
    if target and has_own_target and done is not None and not (published and target["origin"] == "implied"):
        completion = pace.completion_pct(done, target["value"])
    elif published and is_annual:
        completion, evidence = published["value"], published
    return _Reached(line, done, completion, None if completion is None else completion - line, evidence)


def _judge(target: Row | None, rows: list[Row], months: int) -> Row:
    """One line of the board: what was reached against one target, or against a published completion rate."""
    kind = target["kind"] if target else "published"
    is_amount = target is not None and kind in ("amount", "count")
    published = _first(rows, "completion")
    level = _first(rows, "level", target["unit"] if target and is_amount else None)
    rate = growth_of(rows, None if kind == "growth" else level)
    if target and kind == "growth":
        reached = _growth_reached(target, rate)
    else:
        reached = _amount_reached(target, level, published, months)
    printed: Decimal | None = published["value"] if published else None
    differs_pp = Decimal(0)
    if is_amount and reached.completion is not None and printed is not None:
        differs_pp = abs(reached.completion - printed)
    needed = None
    if target and is_amount and target["period"] == "year" and reached.done is not None:
        needed = pace.needed_per_month(target["value"], reached.done, months)
    evidence = reached.evidence or {}
    goal = target or {"period": "year", "origin": "published_completion"}
    return {
        "kind": kind,
        "period": goal["period"],
        "target": goal.get("value"),
        "stretch": goal.get("stretch"),
        "target_unit": goal.get("unit"),
        "done": reached.done,
        "unit": "PERCENT" if kind == "growth" else level and level["unit"],
        "completion_pct": reached.completion,
        "published_completion_pct": printed,
        "is_conflict": differs_pp > COMPLETION_TOLERANCE_PP,
        "line_pct": reached.line,
        "gap_pp": reached.gap,
        "needed_per_month": needed,
        "yoy_pct": rate and rate["value"],
        "verdict": pace.verdict(reached.gap),
        "light": pace.light(reached.gap),
        "origin": goal["origin"],
        "target_text": goal.get("words"),
        "target_observation_id": goal.get("observation_id"),
        "observation_id": evidence.get("observation_id"),
        "document_id": evidence.get("document_id"),
    }


def _figures(connection: duckdb.DuckDBPyConnection, zone: str, year: int, months: int) -> dict[str, list[Row]]:
    """The year-to-date figures of a zone at one month, by indicator."""
    found: dict[str, list[Row]] = {}
    for row in ask_rows(connection, _FIGURES, (zone, f"{year}-01", f"{year}-{months:02d}")):
        found.setdefault(row["indicator"], []).append(row)
    return found


def _last_year(target: Row, before: list[Row], months: int, full: list[Row]) -> Decimal | None:
    """Last year's share of its own year at the same month, in percent: C(y−1, m)/C(y−1, 12)."""
    done = _first(before, "level", target["unit"])
    year = _first(full, "level", target["unit"])
    return pace.completion_pct(done["value"], year["value"]) if done and year else None


def board(connection: duckdb.DuckDBPyConnection, zone: str, year: int, months: int) -> pd.DataFrame:
    """Every target of a zone and year judged at the end of month 3, 6, 9 or 12, in the indicators' order.

    Amounts and counts for the year pass at completion C/T ≥ m/12 (双过半: 50 % at the end of June); for a target set for
    the period itself at 100 %; a growth target where the published growth reaches it; a share-of-the-year target at
    its own share. 开门红 has no universal 25 % rule: the linear pace is the line where nothing else is stated.
    """
    figures = _figures(connection, zone, year, months)
    before, full = (
        _figures(connection, zone, year - 1, months),
        _figures(connection, zone, year - 1, 12),
    )
    names = {row["indicator"]: row for row in ask_rows(connection, _NAMES)}
    targets = ask_rows(connection, _TARGETS, (zone, year, PERIOD_OF_MONTHS[months]))
    rows: list[Row] = []
    for target in targets:
        code = target["indicator"]
        row = _judge(target, figures.get(code, []), months)
        row["last_year_completion_pct"] = _last_year(target, before.get(code, []), months, full.get(code, []))
        rows.append(names[code] | row)
    aimed = {target["indicator"] for target in targets if target["kind"] != "growth"}
    for code, found in figures.items():
        if code not in aimed and _first(found, "completion"):
            rows.append(names[code] | _judge(None, found, months))
    rows.sort(key=lambda row: (row["sort_order"], row["kind"], row["period"]))
    return frame_of(rows, BOARD_COLUMNS, "no_target")


def without_target(connection: duckdb.DuckDBPyConnection, zone: str, year: int, months: int) -> pd.DataFrame:
    """Figures of the period for which no target is known: level and growth as published, no verdict."""
    judged = set(board(connection, zone, year, months)["indicator"])
    rows = []
    for code, found in _figures(connection, zone, year, months).items():
        level = _first(found, "level")
        rate = growth_of(found, level)
        if code in judged or not (level or rate):
            continue
        evidence = level or rate or {}
        rows.append(
            found[0]
            | {
                "done": level and level["value"],
                "unit": level and level["unit"],
                "yoy_pct": rate and rate["value"],
                "observation_id": evidence["observation_id"],
                "yoy_observation_id": rate and rate["observation_id"],
            }
        )
    columns = ("indicator", "name_zh", "name_en", "done", "unit", "yoy_pct", "observation_id", "yoy_observation_id")
    return frame_of(rows, columns, "no_figures")


def board_places(connection: duckdb.DuckDBPyConnection, months: int) -> pd.DataFrame:
    """Zones and years that have a target or a published completion rate, those with most judged targets first."""
    rows = []
    month = f"{months:02d}"
    for place in ask_rows(connection, _PLACES, (PERIOD_OF_MONTHS[months], month, month)):
        found = board(connection, place["zone"], place["year"], months)
        counts = tally(found)
        if counts.judged + counts.unknown:
            rows.append(
                place | {"months": months, "with_target": counts.judged + counts.unknown, "judged": counts.judged}
            )
    rows.sort(key=lambda row: (-row["judged"], -row["with_target"], -row["year"], row["zone"]))
    return frame_of(rows, PLACE_COLUMNS, "no_target")


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


def light_rows(board_frame: pd.DataFrame) -> list[Row]:
    """The rows of a board, laggards first: red, amber, green, then the unknown."""
    order = {pace.RED: 0, pace.AMBER: 1, pace.GREEN: 2, pace.GREY: 3}
    return sorted(rows_of(board_frame), key=lambda row: order[row["light"]])
