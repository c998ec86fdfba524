"""A scored league of zones: each thing measured is scored 0 to 100 among the zones that have it, dimensions are weighted.

Score of one thing: 100·(v − min)/(max − min) among the zones of the league with a like figure (turned round where lower is
better). Score of a dimension: the mean of its things the zone has. Total: the weighted mean of the dimensions the zone has;
how much of the weight that covers stands beside it, and a zone with less than half is not ranked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis.frames import Row, ask, ask_rows, frame_of, unfit
from metrics.analysis.ranking import ranks

LEAGUE_COLUMNS = ("zone", "zone_name_en", "rank", "ranked", "score", "covered_pct", "dimensions", "missing")
PART_COLUMNS = (
    "zone", "zone_name_en", "dimension", "indicator", "name_zh", "name_en", "measure", "direction", "value", "unit",
    "scope", "score", "least", "most", "zones", "reason", "observation_id",
)  # fmt: skip
ENOUGH_PCT = Decimal(50)  # of the weight: below it a total would say little
FEWEST = 2  # zones that must have a thing for it to be scored at all

_PARTS = """
select p.preset, p.dimension, p.weight, p.indicator, p.measure, p.direction, p.source, i.name_zh, i.name_en
from league_part as p join indicator as i using (indicator)
where p.preset = ?
order by p.sort_order
"""
_PRESETS = (
    "select preset, any_value(source) filter (where source <> '') as source from league_part group by preset order by min(sort_order)"
)
_FIGURES = """
select zone, zone_name_en, indicator, measure, value, unit, scope, status, bound, flags, observation_id
from figure_by_indicator
where list_contains(?::text[], zone) and list_contains(?::text[], indicator) and measure in ('level', 'yoy')
    and period_end = ? and (kind = 'stock' or period_start = ?) and status <> 'target'
order by scope is not null, unit <> 'CNY', scope
"""
_ZONES = """
select zone, any_value(zone_name_en) as zone_name_en, any_value(province) as province, any_value(zone_level) as zone_level,
    count(distinct (indicator, measure)) as things
from figure_by_indicator
where period_end = ? and (kind = 'stock' or period_start = ?) and zone is not null and zone_level <> '合计' and status <> 'target'
    and (indicator, measure) in (select (indicator, measure) from league_part where preset = ?)
group by zone order by things desc, zone
"""
_PERIODS = "from league_period where preset = ? and zones > 1 order by period_end desc"


def presets(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The presets stored in seeds/league_presets.csv, with where their weights come from."""
    return ask(connection, _PRESETS, (), ("preset", "source"), "no_presets")


def weights(connection: duckdb.DuckDBPyConnection, preset: str) -> dict[str, Decimal]:
    """The weight of each dimension of a preset in percent, in its order."""
    return {row["dimension"]: row["weight"] for row in ask_rows(connection, _PARTS, (preset,))}


def periods(connection: duckdb.DuckDBPyConnection, preset: str) -> pd.DataFrame:
    """Cumulative periods at which at least two zones have something the preset scores, newest first; of how many `ranked` ones."""
    return ask(connection, _PERIODS, (preset,), ("period_end", "zones", "ranked"), "no_figures")


def zones(connection: duckdb.DuckDBPyConnection, preset: str, period_end: str) -> pd.DataFrame:
    """Zones with something the preset scores, those with most first; totals over zones are none."""
    columns = ("zone", "zone_name_en", "province", "zone_level", "things")
    return ask(connection, _ZONES, (period_end, f"{period_end[:4]}-01", preset), columns, "no_figures")


def _like(found: Sequence[Row]) -> tuple[dict[str, Row], dict[str, str]]:
    """One figure a zone, all exact and of the commonest unit and coverage; and why other zones have none."""
    unsure = {row["zone"]: unfit(row) for row in found if unfit(row)}
    found = [row for row in found if not unfit(row)]
    kinds = [(row["unit"], row["scope"]) for row in found]
    if not kinds:
        return {}, unsure
    main = max(kinds, key=lambda kind: (kinds.count(kind), kind[1] is None, kind[0] == "CNY", str(kind)))
    alike = {row["zone"]: row for row in reversed(found) if (row["unit"], row["scope"]) == main}
    others = {row["zone"]: row for row in found if row["zone"] not in alike}
    reasons = {zone: "other_currency" if row["unit"] != main[0] else "other_coverage" for zone, row in others.items()}
    return alike, unsure | reasons


def _scored(part: Row, found: Sequence[Row], zone_names: Mapping[str, str | None]) -> list[Row]:
    """The score of every zone for one thing measured, or why it has none."""
    alike, reasons = _like(found)
    values = [row["value"] for row in alike.values()]
    least, most = min(values, default=None), max(values, default=None)
    rows = []
    for zone, english in zone_names.items():
        row = part | {
            "zone": zone,
            "zone_name_en": english,
            "score": None,
            "least": least,
            "most": most,
            "zones": len(values),
        }
        figure = alike.get(zone)
        if figure is None:
            row["reason"] = reasons.get(zone, "no_figure_at_period")
        else:
            row |= {key: figure[key] for key in ("value", "unit", "scope", "observation_id")}
            if len(values) < FEWEST:
                row["reason"] = "only_one_zone"
            elif most is None or least is None or most == least:
                row |= {"score": Decimal(50), "reason": "all_equal"}
            else:
                share = 100 * (figure["value"] - least) / (most - least)
                row |= {"score": share if part["direction"] == "higher" else 100 - share, "reason": ""}
        rows.append(row)
    return rows


def parts(connection: duckdb.DuckDBPyConnection, zone_names: Mapping[str, str | None], preset: str, period_end: str) -> pd.DataFrame:
    """How each score is made: one row a zone and thing measured, its value, the range it is scored in, or what is missing."""
    wanted = ask_rows(connection, _PARTS, (preset,))
    codes = sorted({part["indicator"] for part in wanted})
    found: dict[tuple[str, str], list[Row]] = {}
    for row in ask_rows(connection, _FIGURES, (list(zone_names), codes, period_end, f"{period_end[:4]}-01")):
        found.setdefault((row["indicator"], row["measure"]), []).append(row)
    rows: list[Row] = []
    for part in wanted:
        rows += _scored(part, found.get((part["indicator"], part["measure"]), []), zone_names)
    return frame_of(rows, PART_COLUMNS, "no_figures")


def _total(rows: Sequence[Row], of_dimension: Mapping[str, Decimal]) -> Row:
    """The total of one zone from its scored things."""
    dimensions: dict[str, Decimal] = {}
    for dimension in of_dimension:
        scores = [row["score"] for row in rows if row["dimension"] == dimension and row["score"] is not None]
        if scores:
            dimensions[dimension] = sum(scores, Decimal(0)) / len(scores)
    whole = sum(of_dimension.values(), Decimal(0))
    covered = sum((of_dimension[dimension] for dimension in dimensions), Decimal(0))
    weighted = sum((of_dimension[dimension] * score for dimension, score in dimensions.items()), Decimal(0))
    return {
        "zone": rows[0]["zone"],
        "zone_name_en": rows[0]["zone_name_en"],
        "score": weighted / covered if covered > 0 else None,
        "covered_pct": 100 * covered / whole if whole > 0 else Decimal(0),
        "dimensions": dimensions,
        "missing": [dimension for dimension in of_dimension if dimension not in dimensions],
    }


def league(part_rows: Sequence[Row], of_dimension: Mapping[str, Decimal]) -> pd.DataFrame:
    """Zones by total score, those with less than half of the weight covered last and unranked.

    `part_rows` are the rows of `parts`, `of_dimension` the analyst's weights (any positive numbers; they are taken as shares
    of their sum). `dimensions` holds the score of each dimension the zone has, `missing` those it has not.
    """
    by_zone: dict[str, list[Row]] = {}
    for row in part_rows:
        by_zone.setdefault(row["zone"], []).append(row)
    rows = [_total(found, of_dimension) for found in by_zone.values()]
    judged = [row["score"] if row["covered_pct"] >= ENOUGH_PCT else None for row in rows]
    for row, place in zip(rows, ranks(judged), strict=True):
        row |= {"rank": place, "ranked": sum(score is not None for score in judged)}
    last = len(rows) + 1
    rows.sort(key=lambda row: (row["rank"] or last, -row["covered_pct"], -(row["score"] or 0), row["zone"]))
    return frame_of(rows, LEAGUE_COLUMNS, "no_figures")
