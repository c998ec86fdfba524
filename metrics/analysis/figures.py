"""The table of figures behind the data page and its export: filtered, exact, with their source."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from metrics.analysis.frames import ask, ask_rows

FIGURE_COLUMNS = (
    "zone", "zone_name_en", "province", "city", "indicator", "name_zh", "name_en", "measure", "value", "unit",
    "value_text", "period_start", "period_end", "period_kind", "status", "bound", "scope", "source_grade",
    "publisher", "title", "published", "address", "witnesses", "is_conflict", "evidence_text", "observation_id",
    "document_id",
)  # fmt: skip

_WHERE = """
from figure
where (len(?::text[]) = 0 or list_contains(?::text[], zone))
    and (len(?::text[]) = 0 or list_contains(?::text[], indicator))
    and (len(?::text[]) = 0 or list_contains(?::text[], measure))
    and (? is null or year >= ?) and (? is null or year <= ?)
"""
_ORDER = """
order by richness.figures desc nulls last, zone, indicator, measure, period_end desc, period_start, unit, scope
"""
# The rows wanted are found by the columns of their order alone; only then is the rest of them read.
_SELECT = (
    "with richness as (select zone, figures from zone_summary), wanted as (select rowid as place, zone, indicator, measure,"
    " period_end, period_start, unit, scope" + _WHERE + "), kept as (select place from wanted left join richness using (zone)"
    + _ORDER + " limit ?) select figure.* from figure left join richness using (zone)"
    " where figure.rowid in (select place from kept)" + _ORDER
)  # fmt: skip
_COUNT = "select count(*) as figures, count(distinct zone) as zones " + _WHERE


def _parameters(
    zones: Sequence[str],
    indicators: Sequence[str],
    measures: Sequence[str],
    first_year: int | None,
    last_year: int | None,
) -> list[object]:
    lists: list[object] = []
    for chosen in (zones, indicators, measures):
        lists += [list(chosen), list(chosen)]
    return [*lists, first_year, first_year, last_year, last_year]


def figures(
    connection: duckdb.DuckDBPyConnection,
    zones: Sequence[str] = (),
    indicators: Sequence[str] = (),
    measures: Sequence[str] = (),
    first_year: int | None = None,
    last_year: int | None = None,
    limit: int = 1_000_000,
) -> pd.DataFrame:
    """Figures that meet every filter given (an empty filter lets all pass); one chosen row a figure, base units."""
    parameters = _parameters(zones, indicators, measures, first_year, last_year)
    return ask(connection, _SELECT, [*parameters, limit], FIGURE_COLUMNS, "no_match")


def count_figures(
    connection: duckdb.DuckDBPyConnection,
    zones: Sequence[str] = (),
    indicators: Sequence[str] = (),
    measures: Sequence[str] = (),
    first_year: int | None = None,
    last_year: int | None = None,
) -> tuple[int, int]:
    """How many figures, of how many zones, meet the filters."""
    parameters = _parameters(zones, indicators, measures, first_year, last_year)
    row = ask_rows(connection, _COUNT, parameters)[0]
    return row["figures"], row["zones"]


def choices(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """What can be filtered for: indicators and measures that occur, richest first, and the years."""
    found: dict[str, list[str]] = {}
    for column, sql in _CHOICES.items():
        found[column] = [str(row[column]) for row in ask_rows(connection, sql)]
    return found


def indicator_names(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every indicator's names, kind and growth basis."""
    columns = ("indicator", "name_zh", "name_en", "kind", "growth_basis")
    return ask(connection, "select * from indicator order by sort_order", (), columns, "empty_warehouse")


def zone_names(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every zone of the gazetteer, with figures or without, by province."""
    return ask(connection, "select zone, name_en from zone order by province, zone", (), ("zone", "name_en"), "empty_warehouse")


_CHOICES = {
    "indicator": "select indicator from figure group by indicator order by count(*) desc, indicator",
    "measure": "select measure from figure group by measure order by count(*) desc, measure",
    "year": "select distinct year from figure where year is not null order by year",
}
