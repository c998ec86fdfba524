"""How an indicator of a zone went on through the years: cumulative figures, discrete quarters, growth.

Chinese economic figures are published cumulatively (January to the month named). Everything else here is derived
from them and marked so.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis.frames import Row, ask_rows, frame_of, rows_of

CUMULATIVE_COLUMNS = (
    "year", "months", "period_start", "period_end", "value", "unit", "scope", "status", "bound", "yoy_pct",
    "observation_id", "document_id", "yoy_observation_id", "source_grade", "witnesses", "is_conflict",
)  # fmt: skip
DISCRETE_COLUMNS = (
    "year", "quarter", "value", "unit", "is_derived", "is_accounting", "reason",
    "observation_id", "previous_observation_id",
)  # fmt: skip
GROWTH_COLUMNS = (
    "year", "months", "published_pct", "computed_pct", "difference_pp", "growth_basis", "is_comparable",
    "observation_id",
)  # fmt: skip

# Accounts whose quarters statisticians estimate on their own since 2015: a subtraction only approximates them.
ACCOUNTING_INDICATORS = frozenset(
    {"gdp", "primary_va", "secondary_va", "tertiary_va", "industrial_va", "industrial_va_all"}
)

_SERIES = """
select year, period_start, period_end, cast(substr(period_end, 6, 2) as integer) as months, measure, value, unit,
    scope, status, bound, observation_id, document_id, source_grade, witnesses, is_conflict, kind, growth_basis
from figure
where zone = ? and indicator = ? and measure in ('level', 'yoy') and year is not null
    and (kind = 'stock' or substr(period_start, 6, 2) = '01')
order by year, months
"""


def _main_series(rows: list[Row]) -> tuple[str, str | None] | None:
    """The unit and coverage with most points; without a named coverage first where two have as many."""
    counts = Counter((row["unit"], row["scope"]) for row in rows)
    if not counts:
        return None
    return max(counts, key=lambda key: (counts[key], key[1] is None, key[0] == "CNY", str(key)))


def cumulative(
    connection: duckdb.DuckDBPyConnection, zone: str, indicator: str, measure_scope: str | None = None
) -> pd.DataFrame:
    """Year-to-date figures as published (stocks: at the end of the month), one row a period.

    Levels of one unit and one coverage only: those with most points, or the coverage asked for. `value` is in the
    base unit and `None` where only growth was published; `yoy_pct` is the published growth of the same period and
    coverage.
    `attrs`: unit, scope, kind, growth_basis, left_out (points of other units or coverages).
    """
    rows = ask_rows(connection, _SERIES, (zone, indicator))
    levels = [row for row in rows if row["measure"] == "level"]
    wanted = [row for row in levels if row["scope"] == measure_scope] if measure_scope else levels
    unit, scope = _main_series(wanted) or ("", None)
    chosen = {(row["year"], row["months"]): row for row in levels if (row["unit"], row["scope"]) == (unit, scope)}
    rates = [row for row in rows if row["measure"] == "yoy"]
    if not levels:
        scope = (_main_series(rates) or ("", None))[1]
    growth = {(row["year"], row["months"]): row for row in rates if row["scope"] == scope}
    merged = []
    for key in sorted(chosen.keys() | growth.keys()):
        level, rate = chosen.get(key), growth.get(key)
        base = dict(level or rate or {})
        if level is None:
            base |= {"value": None, "unit": unit}
        merged.append(base | {"yoy_pct": rate and rate["value"], "yoy_observation_id": rate and rate["observation_id"]})
    frame = frame_of(merged, CUMULATIVE_COLUMNS, "no_series")
    first = rows[0] if rows else {}
    frame.attrs |= {
        "unit": unit,
        "scope": scope,
        "kind": first.get("kind", ""),
        "growth_basis": first.get("growth_basis", ""),
        "left_out": len(levels) - len(chosen),
    }
    return frame


def _quarter(points: dict[int, Row], quarter: int) -> tuple[Decimal | None, str]:
    """The quarter's own amount, and the code of the reason where it cannot be had."""
    now, before = points.get(3 * quarter), points.get(3 * quarter - 3)
    if now is None:
        return None, "no_cumulative"
    if quarter == 1:
        return now["value"], ""
    if before is None:
        return None, "no_previous_cumulative"
    if now["bound"] != "exact" or before["bound"] != "exact":
        return None, "inexact_cumulative"
    if now["value"] < before["value"]:
        return None, "falling_cumulative"
    return now["value"] - before["value"], ""


def discrete_quarters(connection: duckdb.DuckDBPyConnection, zone: str, indicator: str) -> pd.DataFrame:
    """Single quarters by subtraction, four rows a year that has a cumulative level.

    Q(k) = C(3k) − C(3k−3) within one year, zone, indicator, unit and coverage; Q1 = C(3) as published. January and
    February are read together, so that no month is derived here. Where a piece is missing, inexact (超, 约) or falls,
    `value` is `None` and `reason` says why. `is_accounting`: quarterly value added has not been a plain subtraction
    since 2015, so the figure only approximates the official one.
    """
    series = cumulative(connection, zone, indicator)
    if series.attrs["kind"] == "stock":
        return frame_of([], DISCRETE_COLUMNS, "stock_has_no_quarters")
    years: dict[int, dict[int, Row]] = {}
    for row in rows_of(series):
        if row["value"] is not None:
            years.setdefault(row["year"], {})[row["months"]] = row
    rows = []
    for year, points in sorted(years.items()):
        for quarter in (1, 2, 3, 4):
            value, reason = _quarter(points, quarter)
            rows.append(
                {
                    "year": year,
                    "quarter": quarter,
                    "value": value,
                    "unit": series.attrs["unit"],
                    "is_derived": quarter > 1,
                    "is_accounting": quarter > 1 and indicator in ACCOUNTING_INDICATORS,
                    "reason": reason,
                    "observation_id": points.get(3 * quarter, {}).get("observation_id"),
                    "previous_observation_id": points.get(3 * quarter - 3, {}).get("observation_id"),
                }
            )
    frame = frame_of(rows, DISCRETE_COLUMNS, "no_cumulative")
    frame.attrs["unit"] = series.attrs["unit"]
    return frame


def growth(connection: duckdb.DuckDBPyConnection, zone: str, indicator: str) -> pd.DataFrame:
    """Published growth beside growth computed from two published levels, both in percent, never mixed.

    computed = 100·(C(y)/C(y−1) − 1), same months, unit and coverage. `is_comparable` only for nominal and physical
    indicators: value added grows at constant prices and investment on a comparable basis, so there the two differ
    rightly. The base period may have been revised, so a difference is a question, not an error.
    """
    series = cumulative(connection, zone, indicator)
    basis = series.attrs["growth_basis"]
    levels = {(row["year"], row["months"]): row["value"] for row in rows_of(series) if row["value"] is not None}
    rows = []
    for row in rows_of(series):
        key = (row["year"], row["months"])
        before = levels.get((key[0] - 1, key[1]))
        computed = 100 * (levels[key] / before - 1) if key in levels and before else None
        if computed is None and row["yoy_pct"] is None:
            continue
        both = computed is not None and row["yoy_pct"] is not None
        rows.append(
            {
                "year": key[0],
                "months": key[1],
                "published_pct": row["yoy_pct"],
                "computed_pct": computed,
                "difference_pp": computed - row["yoy_pct"] if both else None,
                "growth_basis": basis,
                "is_comparable": basis in ("nominal", "physical"),
                "observation_id": row["yoy_observation_id"] or row["observation_id"],
            }
        )
    return frame_of(rows, GROWTH_COLUMNS, "no_growth")
