"""The table of figures behind the data page and its export: filtered, exact, with their source."""

from __future__ import annotations

from dataclasses import dataclass

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
where (len($zones::text[]) = 0 or list_contains($zones::text[], zone))
    and (len($indicators::text[]) = 0 or list_contains($indicators::text[], indicator))
    and (len($measures::text[]) = 0 or list_contains($measures::text[], measure))
    and (len($grades::text[]) = 0 or list_contains($grades::text[], source_grade))
    and ($first_year is null or year >= $first_year) and ($last_year is null or year <= $last_year)
    and (len($words::text[]) = 0 or len(list_filter($words::text[], lambda word: not contains(
        lower(concat_ws(' ', zone, zone_name_en, name_zh, name_en, value_text, scope, publisher, title, sentence)), word
    ))) = 0)
"""
_ORDER = """
order by richness.figures desc nulls last, zone, indicator, measure, period_end desc, period_start, unit, scope
"""
# The rows wanted are found by the columns of their order alone; only then is the rest of them read.
_SELECT = (
    "with richness as (select zone, figures from zone_summary), wanted as (select rowid as place, zone, indicator, measure,"
    " period_end, period_start, unit, scope" + _WHERE + "), kept as (select place from wanted left join richness using (zone)"
    + _ORDER + " limit $limit) select figure.* from figure left join richness using (zone)"
    " where figure.rowid in (select place from kept)" + _ORDER
)  # fmt: skip
_COUNT = "select count(*) as figures, count(distinct zone) as zones " + _WHERE


@dataclass(frozen=True)
class Wanted:
    """Which figures: every filter must be met, and an empty one lets all pass. `words` must all stand somewhere in a figure:
    in its zone, indicator, printed value, coverage, source or sentence, whatever the case of Latin letters."""

    zones: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    words: str = ""

    def parameters(self) -> dict[str, object]:
        """The filters as parameters of a query."""
        lists = {name: list(getattr(self, name)) for name in ("zones", "indicators", "measures", "grades")}
        years = {"first_year": self.first_year, "last_year": self.last_year}
        return {**lists, **years, "words": self.words.lower().split()}


EVERYTHING = Wanted()


def figures(connection: duckdb.DuckDBPyConnection, wanted: Wanted = EVERYTHING, limit: int = 1_000_000) -> pd.DataFrame:
    """The figures wanted; one chosen row a figure, base units."""
    return ask(connection, _SELECT, wanted.parameters() | {"limit": limit}, FIGURE_COLUMNS, "no_match")


def count_figures(connection: duckdb.DuckDBPyConnection, wanted: Wanted = EVERYTHING) -> tuple[int, int]:
    """How many figures, of how many zones, are wanted."""
    row = ask_rows(connection, _COUNT, wanted.parameters())[0]
    return row["figures"], row["zones"]


def choices(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """What can be filtered for: indicators, measures and grades of sources that occur, richest first, and the years."""
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
    "grade": "select source_grade as grade from figure group by grade order by count(*) desc, grade",
    "year": "select distinct year from figure where year is not null order by year",
}
