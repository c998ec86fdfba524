"""Zones side by side at one cumulative period: like with like, and what had to be left out.

A rank is computed only among figures of the same unit and coverage (a CNY equivalent is shown, never ranked with
published CNY). Ranks the zones published themselves stand in their own columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis.frames import Row, ask, ask_rows, frame_of, growth_of

MIN_ZONES, MAX_ZONES = 2, 12
TOTAL = "合计"  # the level of a row that sums up many zones: shown where asked for, never ranked among them
COMPARE_COLUMNS = (
    "zone", "zone_name_en", "value", "unit", "scope", "status", "value_cny", "is_converted", "rate", "yoy_pct",
    "computed_rank_level", "ranked_level", "computed_rank_yoy", "ranked_yoy", "published_rank_level",
    "published_rank_yoy", "published_rank_scope", "observation_id", "document_id", "yoy_observation_id",
    "source_grade", "is_comparable",
)  # fmt: skip

_FIGURES = """
select f.zone, f.zone_name_en, f.zone_level, f.measure, f.value, f.unit, f.scope, f.status, f.observation_id, f.document_id,
    f.source_grade, c.value_cny, c.rate, c.is_converted
from figure as f
left join figure_cny as c on c.observation_id = f.observation_id
where f.indicator = ? and f.period_start = ? and f.period_end = ?
    and f.measure in ('level', 'yoy', 'rank_level', 'rank_yoy') and list_contains(?::text[], f.zone)
order by f.zone, f.scope is not null, f.unit <> 'CNY', f.scope
"""
_PERIODS = """
select period_start, period_end, count(distinct zone) as zones
from figure
where indicator = ? and measure in ('level', 'yoy') and year is not null
    and (kind = 'stock' or substr(period_start, 6, 2) = '01')
group by period_start, period_end
order by period_end desc, period_start
"""
_AT_PERIOD = """
select zone, any_value(zone_name_en) as zone_name_en, any_value(zone_level) = '合计' as is_total, bool_or(measure = 'level') as has_level
from figure
where indicator = ? and period_start = ? and period_end = ? and measure in ('level', 'yoy') and zone is not null
group by zone
order by has_level desc, max(value) filter (where measure = 'level') desc nulls last, zone
"""
_TREND = """
select zone, zone_name_en, year, period_end, measure, value, unit, scope, observation_id
from figure
where indicator = ? and substr(period_end, 6, 2) = ? and year is not null and (measure = 'level' or measure = 'yoy' and scope is null)
    and (kind = 'stock' or substr(period_start, 6, 2) = '01') and list_contains(?::text[], zone)
order by zone, year, scope is not null
"""


def ranks(values: Sequence[Decimal | None]) -> list[int | None]:
    """Positions from the largest (1) down; equal values share the better place, unknown ones have none."""
    known = [value for value in values if value is not None]
    return [None if value is None else 1 + sum(other > value for other in known) for value in values]


def periods(connection: duckdb.DuckDBPyConnection, indicator: str) -> pd.DataFrame:
    """Periods for which zones have the indicator, newest first, with the number of zones."""
    return ask(connection, _PERIODS, (indicator,), ("period_start", "period_end", "zones"), "no_figures")


def zones_at(connection: duckdb.DuckDBPyConnection, indicator: str, period_start: str, period_end: str) -> pd.DataFrame:
    """Zones that have the indicator at the period, those with a level first, largest first."""
    return ask(
        connection,
        _AT_PERIOD,
        (indicator, period_start, period_end),
        ("zone", "zone_name_en", "is_total", "has_level"),
        "no_figures",
    )


def _merge(zone: str, found: list[Row]) -> Row:
    by_measure: dict[str, Row] = {}
    for row in found:
        by_measure.setdefault(row["measure"], row)
    level = by_measure.get("level")
    growth = growth_of(found, level)
    by_level, by_growth = by_measure.get("rank_level"), by_measure.get("rank_yoy")
    main = level or growth or found[0]
    return main | {
        "zone": zone,
        "value": level and level["value"],
        "unit": level and level["unit"],
        "scope": level and level["scope"],
        "value_cny": level and level["value_cny"],
        "is_converted": bool(level and level["is_converted"]),
        "yoy_pct": growth and growth["value"],
        "yoy_observation_id": growth and growth["observation_id"],
        "published_rank_level": by_level and by_level["value"],
        "published_rank_yoy": by_growth and by_growth["value"],
        "published_rank_scope": (by_level or by_growth or {}).get("scope"),
    }


def _rank(rows: list[Row]) -> None:
    """Adds computed ranks: by level within the main unit and coverage, by growth among all that publish it."""
    for row in rows:
        row["is_total"] = row["zone_level"] == TOTAL
    kinds = [(row["unit"], row["scope"]) for row in rows if row["value"] is not None and not row["is_total"]]
    main = max(kinds, key=lambda kind: (kinds.count(kind), kind[1] is None)) if kinds else None
    for row in rows:
        row["is_comparable"] = row["value"] is not None and not row["is_total"] and (row["unit"], row["scope"]) == main
    levels = [row["value"] if row["is_comparable"] else None for row in rows]
    rates = [None if row["is_total"] else row["yoy_pct"] for row in rows]
    for row, by_level, by_growth in zip(rows, ranks(levels), ranks(rates), strict=True):
        row |= {
            "computed_rank_level": by_level,
            "ranked_level": sum(value is not None for value in levels),
            "computed_rank_yoy": by_growth,
            "ranked_yoy": sum(value is not None for value in rates),
        }


def compare(
    connection: duckdb.DuckDBPyConnection,
    zones: Sequence[str],
    indicator: str,
    period_start: str,
    period_end: str,
) -> pd.DataFrame:
    """One row a zone at one period, largest comparable level first.

    `attrs["left_out"]` lists (zone, code of the reason): no figure at the period, growth only, other currency, other
    coverage, a total over zones. A zone that publishes only growth still takes part in the growth ranking.
    """
    grouped: dict[str, list[Row]] = {}
    for row in ask_rows(connection, _FIGURES, (indicator, period_start, period_end, list(zones))):
        grouped.setdefault(row["zone"], []).append(row)
    rows = [_merge(zone, found) for zone, found in grouped.items()]
    _rank(rows)
    main_unit = next((row["unit"] for row in rows if row["is_comparable"]), None)
    left_out = [(zone, "no_figure_at_period") for zone in zones if zone not in grouped]
    for row in rows:
        if row["value"] is None:
            left_out.append((row["zone"], "growth_only" if row["yoy_pct"] is not None else "rank_only"))
        elif row["is_total"]:
            left_out.append((row["zone"], "total"))
        elif not row["is_comparable"]:
            left_out.append((row["zone"], "other_currency" if row["unit"] != main_unit else "other_coverage"))
    rows.sort(key=lambda row: (row["computed_rank_level"] or 99, row["computed_rank_yoy"] or 99, row["zone"]))
    frame = frame_of(rows, COMPARE_COLUMNS, "no_figures")
    frame.attrs["left_out"] = left_out
    return frame


def trend(connection: duckdb.DuckDBPyConnection, zones: Sequence[str], indicator: str, months: int) -> pd.DataFrame:
    """Level and published growth of the same cumulative period through the years, one row a zone and year."""
    merged: dict[tuple[str, int], Row] = {}
    for row in ask_rows(connection, _TREND, (indicator, f"{months:02d}", list(zones))):
        entry = merged.setdefault((row["zone"], row["year"]), dict(row) | {"value": None, "unit": None})
        if row["measure"] == "yoy":
            entry.setdefault("yoy_pct", row["value"])
        elif entry["value"] is None:
            entry |= {
                "value": row["value"],
                "unit": row["unit"],
                "scope": row["scope"],
                "observation_id": row["observation_id"],
            }
    columns = ("zone", "zone_name_en", "year", "value", "unit", "scope", "yoy_pct", "observation_id")
    return frame_of(merged.values(), columns, "no_figures")
