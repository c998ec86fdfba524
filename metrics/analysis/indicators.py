"""One indicator whole: what it means, every zone's latest figure, all histories, what was said differently, who says it."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.analysis.frames import YOY_COLUMNS, Row, ask, ask_rows, beside_level, frame_of, growth_of
from metrics.analysis.vintages import VINTAGE_COLUMNS

LATEST_COLUMNS = (
    "zone", "zone_name_en", "zone_level", "period_start", "period_end", "value", "unit", "scope", "status", "bound",
    "source_grade", "observation_id", *YOY_COLUMNS, "figures", "first_period",
)  # fmt: skip
HISTORY_COLUMNS = ("zone", "zone_name_en", "year", "value", "unit", "bound", "observation_id")
SOURCE_COLUMNS = ("publisher", "source_grade", "figures", "zones", "documents", "first_day", "last_day", "document_id")
MEASURES = ("level", "yoy")
MOST_DISPUTED = 60  # figures
MOST_ZONES = 30  # of the matrix of years

_ABOUT = """
select i.*, p.name_zh as parent_zh, p.name_en as parent_en
from indicator as i left join indicator as p on p.indicator = i.parent
where i.indicator = ?
"""
_TOTALS = """
select count(*) as figures, count(distinct zone) as zones, count(distinct period_start || period_end) as periods,
    (select coalesce(sum(documents), 0)::bigint from source_summary where indicator = $1) as documents,  -- of which the sources are listed
    count(distinct nullif(publisher, '')) as publishers,
    count(*) filter (where witnesses > 1) as confirmed,
    count(*) filter (where is_conflict) as conflicts, count(*) filter (where is_revised) as revised,
    count(*) filter (where list_contains(string_split(flags, '|'), 'doubtful')) as doubtful,
    count(*) filter (where source_grade = 'republished') as unverified,
    count(*) filter (where year is null) as undated,
    (select count(*) from zone) as known_zones
from figure_by_indicator
where indicator = $1
"""
# The last period of each zone at which it has a level (or, with none at all, a growth), with all figures of that period.
_LATEST = """
with last as (
    select zone, count(*) as figures, min(period_end) as first_period,
        max_by(period_start, row(measure = 'level', period_end, period_start)) as period_start,
        max_by(period_end, row(measure = 'level', period_end, period_start)) as period_end
    from figure_by_indicator
    where indicator = ? and measure in ('level', 'yoy') and zone is not null and year is not null and status <> 'target'
    group by zone
)
select f.zone, f.zone_name_en, f.zone_level, f.measure, f.period_start, f.period_end, f.value, f.unit, f.scope, f.status,
    f.bound, f.flags, f.source_grade, f.observation_id, last.figures, last.first_period
from figure_by_indicator as f inner join last using (zone, period_start, period_end)
where f.indicator = ? and f.measure in ('level', 'yoy') and f.status <> 'target'
order by f.zone, f.scope is not null, f.unit <> 'CNY', f.scope
"""
_HISTORY = """
with mine as (
    select zone, zone_name_en, year, value, unit, bound, observation_id, row_number() over (
        partition by zone, unit, year order by period_start, observation_id
    ) as place
    from figure_by_indicator
    where indicator = ? and measure = ? and right(period_end, 2) = ? and year is not null and zone is not null
        and scope is null and status <> 'target' and zone_level is distinct from '合计'
        and (kind = 'stock' or period_start = year || '-01')
        and not list_has_any(string_split(coalesce(flags, ''), '|'), ['doubtful', 'expected'])
),
main as (select mode(unit) as unit from mine)
select mine.* from mine inner join main using (unit) where mine.place = 1 order by zone, year
"""
_MONTHS = """
select right(period_end, 2)::integer as months, count(distinct zone) as zones, count(*) as figures
from figure_by_indicator
where indicator = ? and measure in ('level', 'yoy') and year is not null and zone is not null
    and (kind = 'stock' or period_start = year || '-01')
group by 1 order by 3 desc, 1 desc
"""
_DISPUTED = """
with first_of_all as (
    select chosen_id from disputed
    where indicator = $1
    group by chosen_id
    order by any_value(is_open) desc, any_value(zone), any_value(period_end) desc, any_value(measure), any_value(scope) nulls first
    limit $2
)
from disputed semi join first_of_all using (chosen_id)
where indicator = $1
order by is_open desc, zone, period_end desc, measure, scope nulls first, vintage nulls first, observation_id
"""
_SOURCES = "from source_summary where indicator = ? order by figures desc, publisher"
_COVERAGE = """
with mine as (from figure_by_indicator where indicator = ? and zone is not null and year is not null and status <> 'target'),
richest as (select zone, count(*) as total from mine group by zone order by total desc, zone limit ?)
select f.zone, any_value(f.zone_name_en) as zone_name_en, f.year, count(*) as figures, any_value(r.total) as total
from mine as f inner join richest as r using (zone)
group by f.zone, f.year order by total desc, f.zone, f.year
"""


def listed(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every indicator there is, those with most figures first, those without any last in the order of the seeds."""
    columns = ("indicator", "name_zh", "name_en", "indicator_group", "kind", "growth_basis", "figures", "zones")
    query = "select * from indicator_summary order by figures desc, sort_order"
    return ask(connection, query, (), columns, "empty_warehouse")


def about(connection: duckdb.DuckDBPyConnection, indicator: str) -> Row:
    """What a known indicator means: names, definition with its source, unit, kind, growth basis, group, parent, and
    `parts` (rows with the names of the indicators it is made of)."""
    rows = ask_rows(connection, _ABOUT, (indicator,))
    parts = "select indicator, name_zh, name_en from indicator where parent = ? order by sort_order"
    return rows[0] | {"parts": ask_rows(connection, parts, (indicator,))}


def totals(connection: duckdb.DuckDBPyConnection, indicator: str) -> Row:
    """How many figures, zones, periods, documents and publishers; figures with several witnesses, in conflict, revised,
    doubtful, from copies, of an unknown year; and the number of all known zones."""
    return ask_rows(connection, _TOTALS, (indicator,))[0]


def latest(connection: duckdb.DuckDBPyConnection, indicator: str) -> pd.DataFrame:
    """One row a zone: the level and growth of the last period it has a level for (else its last growth).

    Periods differ from zone to zone: the rows are for looking up, not for ranking. Newest period first.
    """
    grouped: dict[str, list[Row]] = {}
    for row in ask_rows(connection, _LATEST, (indicator, indicator)):
        grouped.setdefault(row["zone"], []).append(row)
    rows = []
    for found in grouped.values():
        level = next((row for row in found if row["measure"] == "level"), None)
        growth = growth_of(found, level)
        main = level or found[0]
        rows.append(
            main
            | beside_level(growth)
            | {
                "value": level and level["value"],
                "unit": level and level["unit"],
                "observation_id": level and level["observation_id"],
            }
        )
    rows.sort(key=lambda row: row["zone"])
    rows.sort(key=lambda row: (row["period_end"], row["period_start"]), reverse=True)
    return frame_of(rows, LATEST_COLUMNS, "no_figures")


def months_with_figures(connection: duckdb.DuckDBPyConnection, indicator: str) -> pd.DataFrame:
    """The months up to which cumulative figures run (stocks: at whose end they stand), fullest first."""
    return ask(connection, _MONTHS, (indicator,), ("months", "zones", "figures"), "no_figures")


def history(connection: duckdb.DuckDBPyConnection, indicator: str, months: int, measure: str) -> pd.DataFrame:
    """Every zone's level or published growth (`measure`: level, yoy) at the same cumulative period, year by year.

    Like with like: plain coverage, the commonest unit; totals over zones are left out, and so is what is doubtful, planned, or was
    expected of a year that was not over: a line would run through it as through what came about.
    """
    return ask(connection, _HISTORY, (indicator, measure, f"{months:02d}"), HISTORY_COLUMNS, "no_series")


def disputed(connection: duckdb.DuckDBPyConnection, indicator: str) -> pd.DataFrame:
    """Every witness of the (at most `MOST_DISPUTED`) figures that were published with more than one value, open conflicts first.

    The one in use is marked (`is_chosen`), by the rule written in the warehouse's views.
    """
    columns = ("zone", "zone_name_en", *VINTAGE_COLUMNS, "is_open")
    return ask(connection, _DISPUTED, (indicator, MOST_DISPUTED), columns, "no_revisions")


def sources(connection: duckdb.DuckDBPyConnection, indicator: str) -> pd.DataFrame:
    """Who publishes the indicator: figures, zones, documents, first and last day; `document_id` leads to one of them."""
    return ask(connection, _SOURCES, (indicator,), SOURCE_COLUMNS, "no_documents")


def coverage(connection: duckdb.DuckDBPyConnection, indicator: str) -> pd.DataFrame:
    """Number of figures by zone and year (long shape), for the `MOST_ZONES` zones with most of them."""
    columns = ("zone", "zone_name_en", "year", "figures", "total")
    return ask(connection, _COVERAGE, (indicator, MOST_ZONES), columns, "no_figures")
