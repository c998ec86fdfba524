"""What there is, and how a zone stands: zones with data, periods, headline figures, latest documents, totals."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis.frames import YOY_COLUMNS, Row, ask, ask_rows, beside_level, frame_of, growth_of, is_of_part_goal, rows_of

ZONE_COLUMNS = (
    "zone", "name_en", "province", "city", "zone_level", "figures", "indicators", "year_to_date",
    "first_period", "last_period",
)  # fmt: skip
PERIOD_COLUMNS = ("period_start", "period_end", "indicators", "reached")
HEADLINE_COLUMNS = (
    "indicator", "name_zh", "name_en", "indicator_group", "kind", "growth_basis", "value", "unit", "scope", "status",
    "bound", *YOY_COLUMNS, "rank_level", "rank_yoy", "rank_scope", "completion_pct", "gap_pp", "gap_scope",
    "observation_id", "document_id", "publisher", "source_grade", "published", "is_conflict", "witnesses", "flags", "history",
)  # fmt: skip
BESIDE_COLUMNS = (
    "indicator", "name_zh", "name_en", "measure", "value", "unit", "scope", "status", "bound", "flags", "is_conflict", "observation_id",
)  # fmt: skip
BESIDE_HEADLINE = ("rank_level", "rank_yoy", "completion", "gap")  # what a headline row tells with its level and growth: the first of each
HEADED_BY = ("level", "yoy", "completion")  # what a headline row is about, the first of them that was published
ENOUGH_INDICATORS = 4  # a headline period shows at least this many indicators, where the zone has such a period

_ZONES = """
from zone_summary
order by zone_level = '合计', zone not in (select zone from target_all where origin = 'person' and zone is not null),
    year_to_date desc, figures desc, zone
"""
_PERIODS = """
select period_start, period_end, count(distinct indicator) as indicators,
    count(distinct indicator) filter (where status <> 'target' and not list_contains(string_split(flags, '|'), 'expected')) as reached
from figure
where zone = ? and kind <> 'stock' and year is not null
    and (measure in ('level', 'yoy') or measure = 'completion' and not regexp_matches(coalesce(scope, ''), '(目标|任务|计划)$'))
    and substr(period_start, 6, 2) = '01' and substr(period_start, 1, 4) = substr(period_end, 1, 4)
group by period_start, period_end
order by period_end desc
"""
_HEADLINE = """
select f.indicator, f.name_zh, f.name_en, f.indicator_group, f.kind, f.growth_basis, f.measure, f.value, f.unit, f.scope,
    f.status, f.bound, f.observation_id, f.document_id, f.publisher, f.source_grade, f.published, f.is_conflict, f.witnesses,
    f.flags, i.sort_order
from figure as f inner join indicator as i using (indicator)
where f.zone = ? and (
    (f.period_start = ? and f.period_end = ?) or (f.kind = 'stock' and f.period_end = ?)
)
order by i.sort_order, f.scope is not null, f.unit <> 'CNY', f.scope
"""
_HISTORY = """
select indicator, unit, scope, year, value
from figure
where zone = ? and measure = 'level' and year is not null and substr(period_end, 6, 2) = ?
    and (kind = 'stock' or period_start = year || '-01') and status <> 'target' and period_end <= ?
order by indicator, year
"""
_INDICATORS = """
select indicator, name_zh, name_en, kind, growth_basis, indicator_group, cumulative_figures as figures, cumulative_zones as zones
from indicator_summary
where cumulative_figures > 0
order by figures desc, indicator
"""
_INDICATORS_OF_ZONE = """
with counted as (
    select indicator, count(*) as figures
    from figure
    where zone = ? and measure in ('level', 'yoy') and year is not null and (kind = 'stock' or period_start = year || '-01')
    group by indicator
)
select i.indicator, i.name_zh, i.name_en, i.kind, i.growth_basis, i.indicator_group, c.figures, 1 as zones
from counted as c join indicator as i using (indicator)
order by c.figures desc, i.indicator
"""


def zones(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Zones that have figures, those first for which somebody here has set a target (a bureau's own: the pages open with the first),
    then those with most year-to-date figures from official sources and newspapers.

    Totals over many zones (level 合计) come last.
    """
    return ask(connection, _ZONES, columns=ZONE_COLUMNS, reason="empty_warehouse")


def periods(connection: duckdb.DuckDBPyConnection, zone: str) -> pd.DataFrame:
    """Cumulative periods of a zone, newest first, with the number of indicators that have a level, growth or the completion rate of a
    year, and of those of which it is more than a plan or an expectation (`reached`)."""
    return ask(connection, _PERIODS, (zone,), PERIOD_COLUMNS, "no_figures")


def headline_period(periods_frame: pd.DataFrame) -> tuple[str, str] | None:
    """The latest period in which at least four indicators are more than planned or expected; the fullest one where none has so many."""
    rows = rows_of(periods_frame)
    if not rows:
        return None
    rich = [row for row in rows if row["reached"] >= ENOUGH_INDICATORS]
    best = rich[0] if rich else max(rows, key=lambda row: (row["reached"], row["period_end"]))
    return best["period_start"], best["period_end"]


def _first_of_each(found: list[Row]) -> dict[str, Row]:
    """The first figure of each measure, those of the whole indicator before those of a narrower coverage."""
    by_measure: dict[str, Row] = {}
    for row in found:
        if not is_of_part_goal(row):
            by_measure.setdefault(row["measure"], row)
    return by_measure


def _fold(found: list[Row]) -> Row | None:
    """All figures of one indicator and period as one headline row; `None` where neither level, growth nor completion is among them."""
    by_measure = _first_of_each(found)
    main = next((by_measure[measure] for measure in HEADED_BY if measure in by_measure), None)
    if main is None:
        return None
    level = by_measure.get("level")
    growth = growth_of(found, level)
    ranks = by_measure.get("rank_yoy") or by_measure.get("rank_level")

    def value(measure: str) -> Decimal | None:
        return by_measure[measure]["value"] if measure in by_measure else None

    return (
        main
        | beside_level(growth)
        | {
            "value": level and level["value"],
            "unit": level and level["unit"],
            "rank_level": value("rank_level"),
            "rank_yoy": value("rank_yoy"),
            "rank_scope": ranks and ranks["scope"],
            "completion_pct": value("completion"),
            "gap_pp": value("gap"),
            "gap_scope": by_measure["gap"]["scope"] if "gap" in by_measure else None,
        }
    )


def _by_indicator(connection: duckdb.DuckDBPyConnection, zone: str, period_start: str, period_end: str) -> dict[str, list[Row]]:
    """Every figure of a zone at a period, the main indicators first."""
    grouped: dict[str, list[Row]] = {}
    for row in ask_rows(connection, _HEADLINE, (zone, period_start, period_end, period_end)):
        grouped.setdefault(row["indicator"], []).append(row)
    return grouped


def headline(connection: duckdb.DuckDBPyConnection, zone: str, period_start: str, period_end: str) -> pd.DataFrame:
    """One row an indicator at one period: level, published growth, published ranks, completion, gap.

    `history` is the list of (year, value) of the same cumulative period in this and earlier years, same unit and
    coverage. Stocks take part with their figure at the end of the period's last month.
    """
    history: dict[tuple[str, str, str | None], list[tuple[int, Decimal]]] = {}
    for row in ask_rows(connection, _HISTORY, (zone, period_end[5:7], period_end)):
        history.setdefault((row["indicator"], row["unit"], row["scope"]), []).append((row["year"], row["value"]))
    rows = []
    for found in _by_indicator(connection, zone, period_start, period_end).values():
        folded = _fold(found)
        if folded:
            key = (folded["indicator"], folded["unit"], folded["scope"])
            rows.append(folded | {"history": history.get(key, [])})
    return frame_of(rows, HEADLINE_COLUMNS, "no_figures")


def beside_headline(connection: duckdb.DuckDBPyConnection, zone: str, period_start: str, period_end: str) -> pd.DataFrame:
    """The figures of a zone at a period that no headline row tells: shares, contributions, other coverages, ranks of an
    indicator without level, growth and completion. Goals are left out."""
    rows: list[Row] = []
    for found in _by_indicator(connection, zone, period_start, period_end).values():
        told = _told(found)
        rows += [row for row in found if row["observation_id"] not in told and row["status"] != "target"]
    return frame_of([{column: row[column] for column in BESIDE_COLUMNS} for row in rows], BESIDE_COLUMNS, "no_figures")


def _told(found: list[Row]) -> set[str]:
    """The observations of one indicator that its headline row tells."""
    by_measure = _first_of_each(found)
    level = by_measure.get("level")
    main = [row for row in (level, growth_of(found, level)) if row]
    if not main and "completion" not in by_measure:
        return set()
    return {row["observation_id"] for row in [*main, *(by_measure[key] for key in BESIDE_HEADLINE if key in by_measure)]}


def indicators(connection: duckdb.DuckDBPyConnection, zone: str | None = None) -> pd.DataFrame:
    """Indicators that have cumulative figures (of the zone, where one is named), richest first."""
    columns = ("indicator", "name_zh", "name_en", "kind", "growth_basis", "indicator_group", "figures", "zones")
    query, parameters = (_INDICATORS, ()) if zone is None else (_INDICATORS_OF_ZONE, (zone,))
    return ask(connection, query, parameters, columns, "no_figures" if zone else "empty_warehouse")


def recent_documents(connection: duckdb.DuckDBPyConnection, zone: str, limit: int = 6) -> pd.DataFrame:
    """The latest documents that carry figures of the zone; of one without a day of publication, its last period says when."""
    return ask(
        connection,
        """
        select d.document_id, d.title, d.publisher, d.published, d.source_grade, d.file_name, c.figures
        from (
            select document_id, count(*) as figures,
                last_day(max(try_cast(period_end || '-01' as date)) filter (where status <> 'target')) as last_told
            from observation anti join withdrawn using (document_id) where zone = ? group by document_id
        ) as c
        inner join document as d using (document_id)
        order by coalesce(d.published, c.last_told) desc nulls last, figures desc, d.document_id limit ?
        """,
        (zone, limit),
        ("document_id", "title", "publisher", "published", "source_grade", "file_name", "figures"),
        "no_documents",
    )


def totals(connection: duckdb.DuckDBPyConnection) -> Row:
    """Numbers of zones, indicators, figures and periods, first and last period, and documents."""
    return ask_rows(connection, "from contents")[0]
