"""How an indicator of a zone went on through the years: cumulative figures, their growth, last year's implied level.

Chinese economic figures are published cumulatively (January to the month named). Everything else is derived from them
and marked so; single months and quarters are in `discrete`.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis.frames import YOY_COLUMNS, Row, ask_rows, beside_level, frame_of, rows_of, unfit
from metrics.analysis.pace import implied_previous

CUMULATIVE_COLUMNS = (
    "year", "months", "period_start", "period_end", "value", "unit", "scope", "status", "bound", *YOY_COLUMNS,
    "value_cny", "rate", "rate_basis", "observation_id", "document_id", "source_grade", "witnesses",
    "is_conflict", "is_revised", "flags", "vintage",
)  # fmt: skip
GROWTH_COLUMNS = (
    "year", "months", "published_pct", "computed_pct", "difference_pp", "growth_basis", "is_comparable", "is_flagged",
    "yoy_bound", "is_growth_fit", "observation_id",
)  # fmt: skip

IMPLIED_COLUMNS = (
    "year", "months", "implied", "published", "difference_pct", "unit", "level_observation_id",
    "yoy_observation_id", "published_observation_id",
)  # fmt: skip
FLAG_PP = Decimal(1)  # a published rate this far from the one two levels give is worth a question

_WHICH = """
where zone = ? and indicator = ? and measure in ('level', 'yoy') and year is not null
    and (kind = 'stock' or period_start = year || '-01')
"""
# Named columns: a figure has fifty, and most of the time of a question goes into those nobody asked for. How many witnesses
# there are is known of chosen figures only.
_POINT = """
select year, period_start, period_end, measure, value, unit, scope, status, bound, observation_id, document_id, source_grade, flags,
    vintage, kind, growth_basis, cast(substr(period_end, 6, 2) as integer) as month"""
_SERIES = _POINT + ", witnesses, is_conflict, is_revised from figure" + _WHICH + "order by year, month"
# The rule of choice is the warehouse's own (candidates.sql); the filters stand before it, so that only one series is looked at.
AS_OF = """ and vintage <= cast(? as date)
qualify row_number() over (partition by figure_key order by choice_order) = 1
    and not list_contains(string_split(flags, '|'), 'corrected')
"""
_SERIES_AS_OF = _POINT + " from candidate" + _WHICH + AS_OF + "order by year, month"
_RATES = "select period_start, period_end, rate, basis from period_rate where currency = ?"


def _main_series(rows: list[Row]) -> tuple[str, str | None] | None:
    """The unit and coverage with most points; without a named coverage first where two have as many."""
    counts = Counter((row["unit"], row["scope"]) for row in rows)
    if not counts:
        return None
    return max(counts, key=lambda key: (counts[key], key[1] is None, key[0] == "CNY", str(key)))


def cumulative(
    connection: duckdb.DuckDBPyConnection,
    zone: str,
    indicator: str,
    measure_scope: str | None = None,
    as_of: str | None = None,
) -> pd.DataFrame:
    """Year-to-date figures as published (stocks: at the end of the month), one row a period.

    Levels of one unit and one coverage only: those with most points, or the coverage asked for. `value` is in the
    base unit and `None` where only growth was published; `yoy_pct` is the published growth of the same period and
    coverage. `value_cny` converts foreign money with the average rate of exactly that period (`rate`, `rate_basis`; flows
    only). `as_of` (YYYY-MM-DD) answers with what was published until that day.
    `attrs`: unit, scope, kind, growth_basis, left_out (points of other units or coverages).
    """
    rows = ask_rows(connection, _SERIES_AS_OF, (zone, indicator, as_of)) if as_of else ask_rows(connection, _SERIES, (zone, indicator))
    for row in rows:
        row["months"] = row["month"]  # of the year up to which it counts; the view's own are the months covered
    levels, rates = ([row for row in rows if row["measure"] == measure] for measure in ("level", "yoy"))
    wanted = [row for row in levels if row["scope"] == measure_scope] if measure_scope else levels
    unit, scope = _main_series(wanted) or ("", None)
    if not levels:
        scope = (_main_series(rates) or ("", None))[1]
    chosen = [row for row in levels if (row["unit"], row["scope"]) == (unit, scope)]
    merged = _points(chosen, [row for row in rates if row["scope"] == scope], unit)
    about = {key: rows[0][key] if rows else "" for key in ("kind", "growth_basis")}
    _convert(connection, merged, unit, about["kind"])
    frame = frame_of(merged, CUMULATIVE_COLUMNS, "no_series")
    frame.attrs |= {"unit": unit, "scope": scope, **about, "left_out": len(levels) - len({_when(row) for row in chosen})}
    return frame


def _when(row: Row) -> tuple[int, int]:
    return row["year"], row["months"]


def _points(levels: list[Row], rates: list[Row], unit: str) -> list[Row]:
    """Levels and growth of one coverage, one row a period; of growth alone a row without a value."""
    level_at, rate_at = ({_when(row): row for row in found} for found in (levels, rates))
    merged = []
    for when in sorted(level_at.keys() | rate_at.keys()):
        level, rate = level_at.get(when), rate_at.get(when)
        point = level or {**(rate or {}), "value": None, "unit": unit}
        merged.append(point | beside_level(rate))
    return merged


def _convert(connection: duckdb.DuckDBPyConnection, rows: list[Row], unit: str, kind: str) -> None:
    """Adds CNY equivalents of a foreign currency's flows; a stock would need the rate of a day."""
    if unit == "CNY" or kind != "flow":
        return
    rates = {(row["period_start"], row["period_end"]): row for row in ask_rows(connection, _RATES, (unit,))}
    for row in rows:
        rate = rates.get((row["period_start"], row["period_end"]))
        if rate and row["value"] is not None:
            row |= {"value_cny": row["value"] * rate["rate"], "rate": rate["rate"], "rate_basis": rate["basis"]}


def growth(connection: duckdb.DuckDBPyConnection, zone: str, indicator: str, known: pd.DataFrame | None = None) -> pd.DataFrame:
    """Published growth beside growth computed from two published levels that are exact and undoubted, both in percent, never mixed.

    computed = 100·(C(y)/C(y−1) − 1), same months, unit and coverage. `is_comparable` only for nominal and physical
    indicators: value added grows at constant prices and investment on a comparable basis, so there the two differ
    rightly. The base period may have been revised, so a difference is a question, not an error: `is_flagged` where the
    bases allow comparison, all three figures are exact and actual, and the two rates are more than a point apart.
    `known` is the cumulative series, where it has been asked for already.
    """
    series = cumulative(connection, zone, indicator) if known is None else known
    basis = series.attrs["growth_basis"]
    found = {(row["year"], row["months"]): row for row in rows_of(series) if row["value"] is not None and not unfit(row)}
    levels = {key: row["value"] for key, row in found.items()}
    is_comparable = basis in ("nominal", "physical")
    rows = []
    for row in rows_of(series):
        key = (row["year"], row["months"])
        before = levels.get((key[0] - 1, key[1]))
        computed = 100 * (levels[key] / before - 1) if key in levels and before else None
        if computed is None and row["yoy_pct"] is None:
            continue
        difference = computed - row["yoy_pct"] if computed is not None and row["yoy_pct"] is not None else None
        is_firm = row["is_growth_fit"] and all(point["status"] == "actual" for point in (row, found.get((key[0] - 1, key[1]), row)))
        rows.append(
            {
                "year": key[0],
                "months": key[1],
                "published_pct": row["yoy_pct"],
                "computed_pct": computed,
                "difference_pp": difference,
                "growth_basis": basis,
                "is_comparable": is_comparable,
                "is_flagged": is_comparable and is_firm and difference is not None and abs(difference) > FLAG_PP,
                "yoy_bound": row["yoy_bound"],
                "is_growth_fit": row["is_growth_fit"],
                "observation_id": row["yoy_observation_id"] or row["observation_id"],
            }
        )
    return frame_of(rows, GROWTH_COLUMNS, "no_growth")


def implied(connection: duckdb.DuckDBPyConnection, zone: str, indicator: str, known: pd.DataFrame | None = None) -> pd.DataFrame:
    """Last year's level that each level and its published growth imply, C/(1 + g/100), beside the one published then.

    Marked implied, and used nowhere else. One row for each year-to-date figure with both, exact and undoubted; `year` is the year implied, and
    `difference_pct` how far the implied level is from the published one: a revised base, or growth at constant prices.
    `known` is the cumulative series, where it has been asked for already.
    """
    series = rows_of(cumulative(connection, zone, indicator) if known is None else known)
    published = {(row["year"], row["months"]): row for row in series if row["value"] is not None and not unfit(row)}
    rows = []
    for row in series:
        value = None
        if (row["year"], row["months"]) in published and row["is_growth_fit"]:
            value = implied_previous(row["value"], row["yoy_pct"])
        if value is None:
            continue
        before = published.get((row["year"] - 1, row["months"]))
        rows.append(
            {
                "year": row["year"] - 1,
                "months": row["months"],
                "implied": value,
                "published": before and before["value"],
                "difference_pct": 100 * (value / before["value"] - 1) if before and before["value"] else None,
                "unit": row["unit"],
                "level_observation_id": row["observation_id"],
                "yoy_observation_id": row["yoy_observation_id"],
                "published_observation_id": before and before["observation_id"],
            }
        )
    return frame_of(rows, IMPLIED_COLUMNS, "no_level_with_growth")
