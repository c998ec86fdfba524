"""Zones side by side at one cumulative period: like with like, and what had to be left out.

A rank is computed only among figures of the same unit and coverage (a CNY equivalent is shown, never ranked with
published CNY). Ranks the zones published themselves stand in their own column, each with its own coverage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis.frames import YOY_COLUMNS, Row, ask, ask_rows, ask_together, beside_level, frame_of, growth_of, is_of_part_goal, unfit
from metrics.analysis.pace import completion_pct
from metrics.analysis.ranking import median, ranks

MIN_ZONES, MAX_ZONES = 2, 12
ENOUGH_ZONES = 5  # a comparison opens with a period that at least so many zones have, where there is one
STANDINGS = (
    "rank_level",
    "rank_yoy",
    "gap",
)  # what a zone prints of its place among others: ranks, growth against its city's or province's
LAST = 10**9  # where a zone without a rank sorts
TOTAL = "合计"  # the level of a row that sums up many zones: shown where asked for, never ranked among them
COMPARE_COLUMNS = (
    "zone", "zone_name_en", "value", "unit", "scope", "status", "bound", "flags", "value_cny", "is_converted", "rate", *YOY_COLUMNS,
    "computed_rank_level", "ranked_level", "computed_rank_yoy", "ranked_yoy", "published_ranks",
    "observation_id", "document_id", "source_grade", "is_comparable", "share_pct", "gap_to_leader",
    "gap_to_median", "value_before", "before_observation_id", "rank_before",
    "rank_now_alike", "ranked_alike", "moved", "completion_pct", "completion_target", "completion_origin",
    "is_completion_published", "completion_observation_id",
)  # fmt: skip

_FIGURES = """
select f.zone, f.zone_name_en, f.zone_level, f.measure, f.value, f.unit, f.scope, f.status, f.bound, f.flags, f.observation_id, f.document_id,
    f.source_grade, f.kind,
    case when f.kind = 'flow' and f.measure = 'level' and f.unit <> 'CNY' then r.rate end as rate
from figure_by_indicator as f
left join period_rate as r on r.currency = f.unit and r.period_start = f.period_start and r.period_end = f.period_end
where f.indicator = ? and f.period_start = ? and f.period_end = ?
    and f.measure in ('level', 'yoy', 'rank_level', 'rank_yoy', 'gap', 'completion') and f.zone in (select unnest(?::text[]))
order by f.zone, f.scope is not null, f.unit <> 'CNY', f.scope
"""
_BEFORE = """
select zone, value, unit, scope, status, bound, flags, observation_id
from figure_by_indicator
where indicator = ? and period_start = ? and period_end = ? and measure = 'level' and zone in (select unnest(?::text[]))
order by zone, scope is not null, unit <> 'CNY', scope
"""
_TARGETS = """
select zone, value, unit, scope, origin from target_all
where zone in (select unnest(?::text[])) and indicator = ? and year = ? and period = 'year' and kind in ('amount', 'count')
order by zone, origin = 'implied', value
"""
_COMMON = """
select period_start, period_end, count(distinct zone) as zones
from figure_by_indicator
where list_contains(?::text[], zone) and indicator = ? and measure in ('level', 'yoy') and year is not null
    and (kind = 'stock' or period_start = year || '-01')
group by period_start, period_end
order by zones desc, period_end desc limit 1
"""
_PERIODS = """
select period_start, period_end, count(distinct zone) as zones,
    count(distinct zone) filter (where zone_level is distinct from '合计' and status <> 'target'
        and not list_contains(string_split(flags, '|'), 'expected')) as reached,
    coalesce(bool_or(zone = ?), false) as has_own
from figure_by_indicator
where indicator = ? and measure in ('level', 'yoy') and year is not null
    and (kind = 'stock' or period_start = year || '-01')
group by period_start, period_end
order by period_end desc, period_start
"""
_AT_PERIOD = """
select zone, any_value(zone_name_en) as zone_name_en, any_value(province) as province, any_value(city) as city, any_value(zone_level) as zone_level, any_value(zone_level) = '合计' as is_total, bool_or(measure = 'level') as has_level
from figure_by_indicator
where indicator = ? and period_start = ? and period_end = ? and measure in ('level', 'yoy') and zone is not null
group by zone
order by has_level desc, max(value) filter (where measure = 'level') desc nulls last, zone
"""


def periods(connection: duckdb.DuckDBPyConnection, indicator: str, own: str = "") -> pd.DataFrame:
    """Periods for which zones have the indicator, newest first, with the number of zones, of those that tell more than a plan or an
    expectation (`reached`), and whether the zone `own` is among them (`has_own`)."""
    return ask(connection, _PERIODS, (own, indicator), ("period_start", "period_end", "zones", "reached", "has_own"), "no_figures")


def headline_period(found: Sequence[Row]) -> tuple[str, str] | None:
    """The period that a comparison opens with, of those that `periods` found: the newest one in which enough zones can be compared.

    Where one stands now is asked beside others, and a year that is over for long has more zones only because its figures had the
    time to be collected. One's own zone is among them where it can be; where no period has enough zones, the fullest one is taken.
    """
    if not found:
        return None
    rich = [row for row in found if row["reached"] >= ENOUGH_ZONES]
    best = next((row for row in rich if row["has_own"]), None) or next(iter(rich), None) or fullest_period(found)
    return best["period_start"], best["period_end"]


def fullest_period(found: Sequence[Row]) -> Row:
    """The period with most zones, the newest of several."""
    return max(found, key=lambda row: (row["zones"], row["period_end"], row["period_start"]))


def latest_common(connection: duckdb.DuckDBPyConnection, zones: Sequence[str], indicator: str) -> tuple[str, str, int] | None:
    """The latest period that as many of the zones have as any (all of them, where that can be), and how many."""
    rows = ask_rows(connection, _COMMON, (list(zones), indicator))
    return (rows[0]["period_start"], rows[0]["period_end"], rows[0]["zones"]) if rows else None


def zones_at(connection: duckdb.DuckDBPyConnection, indicator: str, period_start: str, period_end: str) -> pd.DataFrame:
    """Zones that have the indicator at the period, those with a level first, largest first."""
    return ask(
        connection,
        _AT_PERIOD,
        (indicator, period_start, period_end),
        ("zone", "zone_name_en", "province", "city", "zone_level", "is_total", "has_level"),
        "no_figures",
    )


def _in_cny(level: Row | None) -> Decimal | None:
    """A level in CNY: its own, or a flow of foreign money at the period's average rate."""
    if level is None or level["unit"] == "CNY":
        return level["value"] if level else None
    return level["value"] * level["rate"] if level["rate"] else None


def _merge(zone: str, found: list[Row]) -> Row:
    by_measure: dict[str, Row] = {}
    for row in found:
        by_measure.setdefault(row["measure"], row)
    level = by_measure.get("level")
    growth = growth_of(found, level)
    main = level or growth or found[0]
    return (
        main
        | beside_level(growth)
        | {
            "zone": zone,
            "value": level and level["value"],
            "unit": level and level["unit"],
            "scope": level and level["scope"],
            "rate": level and level["rate"],
            "value_cny": _in_cny(level),
            "is_converted": bool(level and level["rate"]),
            "published_ranks": [row for row in found if row["measure"] in STANDINGS],
        }
    )


def _rank(rows: list[Row]) -> None:
    """Adds computed ranks: by level within the main unit and coverage, by growth among all that publish it.

    Only exact and undoubted figures of zones are ranked, not totals over them.
    """
    for row in rows:
        row["is_total"] = row["zone_level"] == TOTAL
        row["unfit"] = unfit(row)
        row["is_fit"] = row["value"] is not None and not row["is_total"] and not row["unfit"]
    kinds = Counter((row["unit"], row["scope"]) for row in rows if row["is_fit"])
    main = max(kinds, key=lambda kind: (kinds[kind], kind[1] is None)) if kinds else None
    for row in rows:
        row["is_comparable"] = row["is_fit"] and (row["unit"], row["scope"]) == main
    levels = [row["value"] if row["is_comparable"] else None for row in rows]
    rates = [row["yoy_pct"] if row["is_growth_fit"] and not row["is_total"] else None for row in rows]
    counts = {"ranked_level": _known(levels), "ranked_yoy": _known(rates)}
    for row, by_level, by_growth in zip(rows, ranks(levels), ranks(rates), strict=True):
        row |= {"computed_rank_level": by_level, "computed_rank_yoy": by_growth, **counts}


def _known(values: Sequence[Decimal | None]) -> int:
    return sum(value is not None for value in values)


def _distances(rows: list[Row]) -> None:
    """Adds the share of the total and the gaps to the leader and the median, among comparable levels."""
    alike = [row for row in rows if row["is_comparable"]]
    values = [row["value"] for row in alike]
    total, middle = sum(values, Decimal(0)), median(values)
    least, most = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    for row in alike:
        row |= {
            "share_pct": 100 * row["value"] / total if total > 0 and least >= 0 else None,
            "gap_to_leader": row["value"] - most,
            "gap_to_median": row["value"] - middle,
        }


def _movement(rows: list[Row], before: dict[str, list[Row]]) -> None:
    """Adds last year's level and the places gained, among the zones that have comparable levels in both years (`before`)."""
    alike = []
    for row in rows:
        then = next(
            (old for old in before.get(row["zone"], [])
             if (old["unit"], old["scope"]) == (row["unit"], row["scope"]) and not unfit(old)), None,
        )  # fmt: skip
        if row["is_comparable"] and then:
            row |= {"value_before": then["value"], "before_observation_id": then["observation_id"]}
            alike.append(row)
    now, past = ranks([row["value"] for row in alike]), ranks([row["value_before"] for row in alike])
    for row, new, old in zip(alike, now, past, strict=True):
        row |= {"rank_now_alike": new, "rank_before": old, "moved": (old or 0) - (new or 0), "ranked_alike": len(alike)}


def _completions(rows: list[Row], grouped: dict[str, list[Row]], targets: list[Row]) -> None:
    """Adds completion of the annual target: worked out where level and target are known, else as published."""
    goals: dict[tuple[str, str, str | None], Row] = {}
    for target in targets:
        goals.setdefault((target["zone"], target["unit"], target["scope"]), target)
    for row in rows:
        rates = [found for found in grouped[row["zone"]] if found["measure"] == "completion" and not is_of_part_goal(found)]
        printed = next((rate for rate in rates if row["value"] is None or rate["scope"] == row["scope"]), None)
        goal = goals.get((row["zone"], row["unit"], row["scope"]))
        if goal and row["value"] is not None and not row["unfit"] and not (printed and goal["origin"] == "implied"):
            rate = completion_pct(row["value"], goal["value"])
            row |= {"completion_pct": rate, "completion_target": goal["value"], "completion_origin": goal["origin"]}
        elif printed:
            row |= {
                "completion_pct": printed["value"], "is_completion_published": True,
                "completion_observation_id": printed["observation_id"],
            }  # fmt: skip


def _grouped(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["zone"], []).append(row)
    return found


def compare(
    connection: duckdb.DuckDBPyConnection,
    zones: Sequence[str],
    indicator: str,
    period_start: str,
    period_end: str,
) -> pd.DataFrame:
    """One row a zone at one period, largest comparable level first.

    `published_ranks` are the rows of the ranks the zone printed, and of its growth against another region's. `attrs["left_out"]` lists (zone, code of the reason): no figure at the period, growth only, other currency, other
    coverage, a total over zones, a figure that is doubtful, planned or inexact (超, 约). A zone that publishes only growth still takes part in the growth ranking. `share_pct`,
    `gap_to_leader` and `gap_to_median` are among the comparable levels; `moved` (places gained on the year before) only
    among the zones comparable in both years, whose number is `ranked_alike`.
    """
    year = int(period_end[:4])
    earlier = [f"{int(month[:4]) - 1}{month[4:]}" for month in (period_start, period_end)]
    asked = (
        (_FIGURES, (indicator, period_start, period_end, list(zones))),
        (_BEFORE, (indicator, *earlier, list(zones))),
        (_TARGETS, (list(zones), indicator, year)),
    )
    figures, before, targets = ask_together(connection, *asked)
    grouped = _grouped(figures)
    rows = [_merge(zone, found) for zone, found in grouped.items()]
    _rank(rows)
    _distances(rows)
    _movement(rows, _grouped(before))
    _completions(rows, grouped, targets)
    left_out = _left_out(rows)
    rows.sort(key=lambda row: (row["computed_rank_level"] or LAST, row["computed_rank_yoy"] or LAST, -(row["value"] or 0), row["zone"]))
    frame = frame_of(rows, COMPARE_COLUMNS, "no_figures")
    frame.attrs["left_out"] = [(zone, "no_figure_at_period") for zone in zones if zone not in grouped] + left_out
    return frame


def _left_out(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The zones whose level is not ranked, each with the code of the reason."""
    main_unit = next((row["unit"] for row in rows if row["is_comparable"]), None)
    found: list[tuple[str, str]] = []
    for row in rows:
        if row["value"] is None:
            found.append((row["zone"], "growth_only" if row["yoy_pct"] is not None else "rank_only"))
        elif row["is_total"]:
            found.append((row["zone"], "total"))
        elif row["unfit"]:
            found.append((row["zone"], row["unfit"]))
        elif not row["is_comparable"]:
            found.append((row["zone"], "other_currency" if row["unit"] != main_unit else "other_coverage"))
    return found
