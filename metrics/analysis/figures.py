"""The table of figures behind the data page and its export: filtered, exact, with their source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from metrics.analysis.frames import ask, ask_rows

FIGURE_COLUMNS = (
    "zone", "zone_name_en", "province", "city", "indicator", "name_zh", "name_en", "measure", "value", "unit",
    "value_text", "period_start", "period_end", "period_kind", "status", "bound", "scope", "flags", "source_grade",
    "publisher", "title", "file_name", "published", "address", "witnesses", "is_conflict", "evidence_text", "sentence", "observation_id",
    "document_id",
)  # fmt: skip

_WHERE = """
from figure
where (len($zones::text[]) = 0 or list_contains($zones::text[], zone))
    and (len($indicators::text[]) = 0 or list_contains($indicators::text[], indicator))
    and (len($measures::text[]) = 0 or list_contains($measures::text[], measure))
    and (len($grades::text[]) = 0 or list_contains($grades::text[], source_grade))
    and ($first_year is null or year >= $first_year) and ($last_year is null or year <= $last_year)
"""
# One word in small letters, in a sentence or in what is said of its document.
_WORD = " and (contains(sentence, $word) or contains(beside, $word) or contains(source, $word))"
# Words by which a zone or an indicator is called are looked for beside its name; whether there is one is asked of the small
# tables first.
_KNOWN = """
select
    (select bool_or(contains(zone, $word) or contains(lower(name_en), $word)) from zone_summary) as zones,
    (select bool_or(contains(name_zh, $word) or contains(lower(name_en), $word)) from indicator) as indicators
"""
_CALLED = {
    "zones": "or contains(zone, $word) or contains(lower(zone_name_en), $word)",
    "indicators": "or contains(name_zh, $word) or contains(lower(name_en), $word)",
}
_COUNT = "select count(*) as figures, count(distinct zone) as zones from wanted"
# The figures wanted are found by zone and place in the table (which is kept in this order within a zone); only then are
# their other columns read.
_ORDER = "order by richest nulls last, place"
_KEPT = (
    ", richness as (select zone, rowid as richest from zone_summary), kept as (select place from wanted left join richness using (zone) "
    + _ORDER + " limit $limit) select {columns}, figure.rowid as place"
    " from figure {beside} left join richness on richness.zone = figure.zone where figure.rowid in (select place from kept) " + _ORDER
)  # fmt: skip
_SENTENCE = ("passage.sentence", "left join passage using (passage)")  # kept once for all its figures
_CHOICES = "from choice order by subject, case when subject <> 'year' then figures end desc, choice"


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

    def found(self, connection: duckdb.DuckDBPyConnection) -> tuple[str, dict[str, object]]:
        """The beginning of a query that names the figures `wanted` (place in the table and zone), with its parameters."""
        lists = {name: list(getattr(self, name)) for name in ("zones", "indicators", "measures", "grades")}
        years = {"first_year": self.first_year, "last_year": self.last_year}
        words = {f"word_{number}": word for number, word in enumerate(dict.fromkeys(self.words.lower().split()))}
        plain, named = "", ""
        for name, word in words.items():
            known = ask_rows(connection, _KNOWN, {"word": word})[0]
            called = " ".join(_CALLED[kind] for kind in known if known[kind])
            said = _WORD.replace("$word", f"${name}")
            if called:
                named += f" and (passage in (select passage from said where true {said}) {called.replace('$word', f'${name}')})"
            else:
                plain += said
        of_words = (" and passage in (select passage from said)" if plain else "") + named
        start = f"with said as (from passage where true {plain}), " if words else "with "
        return f"{start} wanted as (select rowid as place, zone {_WHERE} {of_words})", {**lists, **years, **words}


EVERYTHING = Wanted()


def figures(
    connection: duckdb.DuckDBPyConnection, wanted: Wanted = EVERYTHING, limit: int = 1_000_000, columns: Sequence[str] = FIGURE_COLUMNS
) -> pd.DataFrame:
    """The figures wanted; one chosen row a figure, base units. `columns` are some of `FIGURE_COLUMNS`: sentences and sources take time."""
    query, parameters = wanted.found(connection)
    named = [column for column in FIGURE_COLUMNS if column in columns]
    read, beside = _SENTENCE if "sentence" in named else ("", "")
    columns_read = ", ".join(read if column == "sentence" else f"figure.{column}" for column in named)
    return ask(connection, query + _KEPT.format(columns=columns_read, beside=beside), parameters | {"limit": limit}, named, "no_match")


def count_figures(connection: duckdb.DuckDBPyConnection, wanted: Wanted = EVERYTHING) -> tuple[int, int]:
    """How many figures, of how many zones, are wanted."""
    query, parameters = wanted.found(connection)
    row = ask_rows(connection, query + _COUNT, parameters)[0]
    return row["figures"], row["zones"]


def choices(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """What can be filtered for: indicators, measures and grades of sources that occur, richest first, and the years."""
    found: dict[str, list[str]] = {"indicator": [], "measure": [], "grade": [], "year": []}
    for row in ask_rows(connection, _CHOICES):
        found[row["subject"]].append(row["choice"])
    return found


def indicator_names(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every indicator's names, kind and growth basis."""
    columns = ("indicator", "name_zh", "name_en", "kind", "growth_basis")
    return ask(connection, "select * from indicator order by sort_order", (), columns, "empty_warehouse")


def zone_names(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every zone of the gazetteer, with figures or without, by province."""
    return ask(connection, "select zone, name_en from zone order by province, zone", (), ("zone", "name_en"), "empty_warehouse")
