"""Amounts of zones for each resident and each square kilometre: worked out, never published, and only where all that is needed is known.

The divisor is the zone's own figure at the end of the period, or the nearest one at most a year away: 常住人口 (statisticians divide
by the year's average), 规划面积. Both stand beside the quotient with their day. Inexact, doubtful and planned figures give none.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from metrics.analysis import comparison
from metrics.analysis.frames import Row, ask_rows, frame_of, rows_of, unfit
from metrics.model import CURRENCIES

PEOPLE, LAND = "population", "land_area"
PER_HEAD_ALREADY = ("income_", "gdp_per_capita")  # indicators that are counted by head themselves
SQUARE_KILOMETRE = 10**6  # square metres
FURTHEST = 12  # months between the end of the period and the day of the divisor
INTENSITY_COLUMNS = (
    "zone", "zone_name_en", "value", "unit", "observation_id", "people", "people_on", "people_observation_id", "per_head",
    "land", "land_on", "land_observation_id", "per_km2",
)  # fmt: skip

_DIVISORS = """
select zone, indicator, value, unit, scope, status, bound, flags, period_end, observation_id,
    abs(12 * (left(period_end, 4)::integer - left($end, 4)::integer) + right(period_end, 2)::integer - right($end, 2)::integer) as away
from figure
where list_contains($zones::text[], zone) and list_contains($indicators::text[], indicator) and measure = 'level' and scope is null
    and year is not null and unit in ('PERSON', 'M2') and value > 0
order by away, period_end desc
"""


def intensity(
    connection: duckdb.DuckDBPyConnection, zones: Sequence[str], indicator: str, period_start: str, period_end: str
) -> pd.DataFrame:
    """The comparable zones (`comparison.compare`) that have a divisor: largest amount for each resident first, then by area.

    `per_head` and `per_km2` are in the unit of the amount. Empty for what is no amount of money or is counted by head already.
    """
    compared = comparison.compare(connection, zones, indicator, period_start, period_end)
    rows = [row for row in rows_of(compared) if row["is_comparable"] and row["unit"] in CURRENCIES]
    if not rows or indicator.startswith(PER_HEAD_ALREADY):
        return frame_of([], INTENSITY_COLUMNS, "no_amount")
    near = _nearest(connection, [row["zone"] for row in rows], period_end)
    found = [_divided(row, near.get((row["zone"], PEOPLE)), near.get((row["zone"], LAND))) for row in rows]
    known = [row for row in found if row["per_head"] is not None or row["per_km2"] is not None]
    known.sort(key=lambda row: (-(row["per_head"] or 0), -(row["per_km2"] or 0)))
    return frame_of(known, INTENSITY_COLUMNS, "no_divisor")


def _nearest(connection: duckdb.DuckDBPyConnection, zones: Sequence[str], period_end: str) -> dict[tuple[str, str], Row]:
    """The divisor of each zone and kind that is nearest to the end of the period, of those that may be computed with."""
    asked = {"zones": list(zones), "indicators": [PEOPLE, LAND], "end": period_end}
    near: dict[tuple[str, str], Row] = {}
    for row in ask_rows(connection, _DIVISORS, asked):
        if row["away"] <= FURTHEST and not unfit(row):
            near.setdefault((row["zone"], row["indicator"]), row)
    return near


def _divided(row: Row, people: Row | None, land: Row | None) -> Row:
    return {
        **{key: row[key] for key in ("zone", "zone_name_en", "value", "unit", "observation_id")},
        "people": people and people["value"],
        "people_on": people and people["period_end"],
        "people_observation_id": people and people["observation_id"],
        "per_head": row["value"] / people["value"] if people else None,
        "land": land and land["value"],
        "land_on": land and land["period_end"],
        "land_observation_id": land and land["observation_id"],
        "per_km2": row["value"] * SQUARE_KILOMETRE / land["value"] if land else None,
    }
