"""Zones through the years at the same cumulative period: levels, growth, an index with a base year, ranks year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import duckdb
import pandas as pd

from metrics.analysis.comparison import TOTAL
from metrics.analysis.frames import YOY_COLUMNS, Row, ask_rows, beside_level, frame_of, rows_of, unfit
from metrics.analysis.ranking import ranks

TREND_COLUMNS = (
    "zone",
    "zone_name_en",
    "zone_level",
    "year",
    "value",
    "unit",
    "scope",
    "bound",
    *YOY_COLUMNS,
    "observation_id",
    "unfit",
)
INDEX_COLUMNS = (*TREND_COLUMNS, "index", "base_year")
FEWEST = 2  # zones that a rank needs
RANK_COLUMNS = ("zone", "zone_name_en", "year", "value", "rank", "ranked", "observation_id")

_TREND = """
select zone, zone_name_en, zone_level, year, period_end, measure, value, unit, scope, status, bound, flags, observation_id
from figure_by_indicator
where list_contains(?::text[], zone) and indicator = ? and right(period_end, 2) = ? and year is not null
    and (measure = 'level' or measure = 'yoy' and scope is null) and (kind = 'stock' or period_start = year || '-01')
order by zone, year, scope is not null, unit <> 'CNY'
"""


def trend(connection: duckdb.DuckDBPyConnection, zones: Sequence[str], indicator: str, months: int) -> pd.DataFrame:
    """Level and published growth of the same cumulative period through the years, one row a zone and year."""
    merged: dict[tuple[str, int], Row] = {}
    for row in ask_rows(connection, _TREND, (list(zones), indicator, f"{months:02d}")):
        entry = merged.setdefault((row["zone"], row["year"]), dict(row) | {"value": None, "unit": None})
        if row["measure"] == "yoy":
            if "yoy_pct" not in entry:
                entry |= beside_level(row)
        elif entry["value"] is None:
            entry |= {key: row[key] for key in ("value", "unit", "scope", "bound", "observation_id")} | {"unfit": unfit(row)}
    return frame_of(merged.values(), TREND_COLUMNS, "no_figures")


def main_kind(rows: Sequence[Row]) -> tuple[str, str | None]:
    """The unit and coverage that most levels share; the whole indicator before a narrower coverage."""
    kinds = [(row["unit"], row["scope"]) for row in rows if row["value"] is not None]
    return max(kinds, key=lambda kind: (kinds.count(kind), kind[1] is None, str(kind)), default=("", None))


def base_years(frame: pd.DataFrame) -> list[int]:
    """Years with a level, best base first: most zones go on from it to a later year, then most zones have it, then the earliest.

    From a base that is the last year of most zones every line would only lead up to 100, and none says who grew more since.
    """
    years: dict[str, list[int]] = {}
    for row in rows_of(frame):
        if row["value"] is not None and not row["unfit"]:
            years.setdefault(row["zone"], []).append(row["year"])
    every = Counter(year for own in years.values() for year in own)
    going_on = Counter(year for own in years.values() for year in own if year < max(own))
    return sorted(every, key=lambda year: (-going_on[year], -every[year], year))


def index(frame: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """Levels of a trend with the base year as 100: 100·C(y)/C(base), one unit and coverage a zone.

    At current prices, as the levels are. `attrs["left_out"]` lists (zone, reason): of a zone without a base why it has none (no
    figure in the base year, or one that is doubtful, planned or inexact), of others the years of such figures or of another
    unit or coverage.
    """
    at_base = {row["zone"]: row for row in rows_of(frame) if row["year"] == base_year and row["value"]}
    base = {zone: row for zone, row in at_base.items() if not row["unfit"]}
    rows, left_out = [], []
    for row in rows_of(frame):
        if row["value"] is None:
            continue
        origin = base.get(row["zone"])
        if origin is None:
            left_out.append((row["zone"], at_base[row["zone"]]["unfit"] if row["zone"] in at_base else "no_base"))
        elif row["unfit"]:
            left_out.append((row["zone"], row["unfit"]))
        elif (origin["unit"], origin["scope"]) != (row["unit"], row["scope"]):
            left_out.append((row["zone"], "other_coverage"))
        else:
            rows.append(row | {"index": 100 * row["value"] / origin["value"], "base_year": base_year})
    answer = frame_of(rows, INDEX_COLUMNS, "no_base")
    answer.attrs["left_out"] = list(dict.fromkeys(left_out))
    return answer


def rank_history(frame: pd.DataFrame) -> pd.DataFrame:
    """Ranks by exact levels year by year, among the zones that have a like figure (the year's commonest unit and coverage) in each of the years.

    The zones are the same in every year: the second of four would look like a rise from the sixth of eight. The years are those that
    show most, see `_years_together`; the rows are in the order of zones and years. A total over zones is not ranked among them.
    `attrs["left_out"]` lists (zone, reason) of the zones without any rank.
    """
    by_year: dict[int, list[Row]] = {}
    reasons: dict[str, str] = {}
    for row in rows_of(frame):
        why = "total" if row["zone_level"] == TOTAL else "growth_only" if row["value"] is None else row["unfit"]
        reasons[row["zone"]] = why or "other_coverage"
        if not why:
            by_year.setdefault(row["year"], []).append(row)
    like: dict[int, dict[str, Row]] = {}
    for year, found in by_year.items():
        kind = main_kind(found)
        like[year] = {row["zone"]: row for row in found if (row["unit"], row["scope"]) == kind}
        reasons |= dict.fromkeys(like[year], "not_every_year")
    years = _years_together({year: frozenset(found) for year, found in like.items()})
    rows: list[Row] = []
    for year in years:
        alike = [row for zone, row in like[year].items() if all(zone in like[other] for other in years)]
        for row, place in zip(alike, ranks([row["value"] for row in alike]), strict=True):
            rows.append(row | {"rank": place, "ranked": len(alike)})
    rows.sort(key=lambda row: (row["zone"], row["year"]))
    answer = frame_of(rows, RANK_COLUMNS, "no_figures")
    ranked = {row["zone"] for row in rows}
    answer.attrs["left_out"] = [(zone, reason) for zone, reason in reasons.items() if zone not in ranked]
    return answer


def _years_together(zones: Mapping[int, frozenset[str]]) -> list[int]:
    """The years to rank in, in their order: the two with most zones in common, the later of equals, then each that adds more points than
    it takes away (years times zones that all of them share). None where no two years share two zones.

    >>> _years_together({2020: frozenset("ab"), 2021: frozenset("abcdef"), 2023: frozenset("abc"), 2024: frozenset("bcd")})
    [2021, 2023, 2024]
    """
    pair = max(combinations(sorted(zones), 2), key=lambda years: (len(zones[years[0]] & zones[years[1]]), years), default=None)
    if pair is None:
        return []
    chosen, shared = list(pair), zones[pair[0]] & zones[pair[1]]
    others = set(zones) - set(pair)
    while others:
        count, year = max((len(shared & zones[year]), year) for year in others)
        if count < FEWEST or count * (len(chosen) + 1) < len(shared) * len(chosen):
            break
        chosen, shared, others = [*chosen, year], shared & zones[year], others - {year}
    return sorted(chosen) if len(shared) >= FEWEST else []
