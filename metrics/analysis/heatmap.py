"""All zones at once: the schedule gap of every zone and indicator at one month of one year, with K of N a zone."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.analysis import lights, pace, plans
from metrics.analysis.frames import Row, ask_rows, ask_together, frame_of
from metrics.analysis.judging import PERIOD_OF_MONTHS, in_short, of_coverage, outcome, unaimed_rates
from metrics.analysis.targets import one_implied

HEAT_COLUMNS = (
    "zone", "zone_name_en", "indicator", "name_zh", "name_en", "coverage", "kind", "period", "completion_pct", "done", "done_bound", "unit",
    "target", "target_unit", "line_pct", "gap_pp", "light", "verdict", "origin", "observation_id",
)  # fmt: skip
MOST_ZONES = 30  # rows of a map a reader can take in; those with most targets come first

_YEARS = """
select year, count(*) as zones, count(*) filter (where judged > 0) as judged
from due where months = ? group by year order by year desc
"""
_ZONES = "select zone, zone_name_en from due where year = ? and months = ? order by judged desc, targets desc, zone limit ?"
_TARGETS = """
select zone, indicator, period, scope, kind, value, unit, rounding, pace_plan, origin, implied_at
from target_all
where year = $year and period in ('year', $period) and zone in (select unnest($zones::text[]))
order by indicator, period = 'year', scope nulls first, kind, origin, value
"""
_FIGURES = """
select zone, indicator, measure, value, unit, scope, status, bound, flags, observation_id
from goal_figure
where year = ? and months = ? and zone in (select unnest(?::text[]))
order by scope is not null, scope, unit
"""
_NAMES = "select indicator, name_zh, name_en, sort_order from indicator"


def heat_years(connection: duckdb.DuckDBPyConnection, months: int) -> pd.DataFrame:
    """Years for which zones have targets or published completion rates, newest first: how many zones, how many of them judged."""
    return frame_of(ask_rows(connection, _YEARS, (months,)), ("year", "zones", "judged"), "no_target")


def heat_map(connection: duckdb.DuckDBPyConnection, year: int, months: int, limit: int = MOST_ZONES) -> pd.DataFrame:
    """One row a zone and target at one month: the gap to its own line in points, judged as on the zone's board.

    The zones with most judged indicators, at most `limit`. Where an indicator has several targets all are listed.
    """
    english = {row["zone"]: row["zone_name_en"] for row in ask_rows(connection, _ZONES, (year, months, limit))}
    zones = list(english)
    due = {"year": year, "period": PERIOD_OF_MONTHS[months], "zones": zones}
    asked = ((_FIGURES, (year, months, zones)), (_TARGETS, due), (plans.SHAPES_ASKED_FOR, {"year": year, "zones": zones}), (_NAMES, ()))
    published, aimed, years, named = ask_together(connection, *asked)
    names = {row["indicator"]: row for row in named}
    figures: dict[str, dict[str, list[Row]]] = {}
    for row in published:
        figures.setdefault(row["zone"], {}).setdefault(row["indicator"], []).append(row)
    targets: dict[str, list[Row]] = {}
    for row in one_implied(aimed, f"{year}-{months:02d}"):
        targets.setdefault(row["zone"], []).append(row)
    rules = lights.rules(connection)
    shapes = plans.by_series(years)
    rows: list[Row] = []
    for zone in zones:
        for row in _zone_rows(targets.get(zone, []), figures.get(zone, {}), months, rules, shapes):
            about = {"zone": zone, "zone_name_en": english[zone]}
            rows.append(names[row["indicator"]] | row | about)
    rows.sort(key=lambda row: (zones.index(row["zone"]), row["sort_order"], row["period"] == "year", row["kind"]))
    return frame_of(rows, HEAT_COLUMNS, "no_target")


def _zone_rows(
    targets: list[Row],
    figures: dict[str, list[Row]],
    months: int,
    rules: lights.Rules,
    shapes: dict[plans.Series, plans.Shape],
) -> list[Row]:
    """The judged targets of one zone, and its published completion rates without a known target."""
    rows = []
    for target in targets:
        code = target["indicator"]
        plan = plans.plan_for(target["pace_plan"], plans.shape_of(shapes, target, target["unit"]))
        found = of_coverage(figures.get(code, []), target["scope"])
        rows.append({"indicator": code} | in_short(target, outcome(target, found, months, rules, code, plan)))
    for code, found in unaimed_rates(targets, figures):
        rows.append({"indicator": code} | in_short(None, outcome(None, found, months, rules, code)))
    return rows


def zone_tallies(rows: list[Row]) -> dict[str, tuple[int, int]]:
    """K and N of every zone of a map: how many judged targets pass."""
    counts: dict[str, tuple[int, int]] = {}
    for row in rows:
        passed, judged = counts.get(row["zone"], (0, 0))
        if row["verdict"] != pace.UNKNOWN:
            counts[row["zone"]] = (passed + (row["verdict"] == pace.PASS), judged + 1)
    return counts
