"""How long each question of the analysis takes on a warehouse of one million invented observations.

    python -m benchmarks.analysis [--folder DIR] [--rounds N]

Builds the warehouse once (`DIR/warehouse.duckdb`; invented figures, nothing published), asks each question through the
functions the pages use, with other arguments every time, and prints p50 and p95 in milliseconds and the ratio of p50 to a
bare scan by DuckDB of the same rows: reading the columns value, unit and observation_id of the figures the question is
about, without any analysis. Exits with 1 when a p95 is not under 100 ms.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from metrics.analysis import (
    comparison,
    discrete,
    documents,
    figures,
    heatmap,
    indicators,
    league,
    outlook,
    overview,
    progress,
    quality,
    targets,
    trends,
    vintages,
)
from metrics.analysis.connection import open_version, version
from metrics.warehouse import store
from metrics.warehouse.dictionaries import load_dictionaries

LIMIT_MS = 100
FIRST_YEAR, LAST_YEAR = 2016, 2025
# 400 zones × 29 indicators × 10 years × 4 periods × (level, growth), every fifth indicator with a completion rate too, and a
# second witness for one level in twenty: a little over one million rows.
FILL = """
create temp table z as
    select zone, (row_number() over (order by zone))::integer as n from zone where level <> '合计' order by zone limit 400;
create temp table i as
    select indicator, name_zh, (row_number() over (order by sort_order))::integer as n from indicator
    where kind = 'flow' and unit = 'CNY' order by sort_order limit 29;
create temp table cells as
select z.zone, z.n as zn, i.indicator, i.n as n, i.name_zh, y, m,
    round((1000 + 37 * z.n + 91 * i.n) * (1 + (y - 2015) * 0.05) * m / 12
        * (1 + 0.03 * sin(z.n + i.n + m)) * 1000000)::decimal(28, 6) as level,
    round(4 + 6 * sin(z.n * 3 + i.n + y), 1)::decimal(28, 6) as growth, (100 * m / 12 - 3 + i.n % 7)::decimal(28, 6) as rate
from z, i, range(?, ? + 1) as years (y), (values (3), (6), (9), (12)) as months (m);
create temp table said as
select *, (level * (1 + copy / 100) / 100000000)::decimal(18, 2) || '亿元' as level_text, growth::decimal(9, 1) || '%' as growth_text,
    rate::decimal(9, 2) || '%' as rate_text, 'd' || zn || '_' || least(y + copy, ?) as document_id,
    y || '年1—' || m || '月,' || zone || name_zh || '完成' || level_text || case when copy = 0 then ',同比增长' || growth_text else '' end
        || case when copy = 0 and n % 5 = 0 then ',完成全年目标任务的' || rate_text else '' end || '。' as sentence
from (select *, 0 as copy from cells union all select *, 1 from cells where (zn + n + y) % 10 = 0 and n % 2 = 0);
insert into document by name
select document_id, document_id as digest, 'invented.txt' as file_name, 'bulletin' as kind, 'invented' as publisher,
    any_value(zone) || ' ' || split_part(document_id, '_', 2) as title, make_date(split_part(document_id, '_', 2)::integer, 12, 31) as published,
    '' as address, 'media' as source_grade, any_value(zone) as zone, 'text' as reader, 'benchmark' as extractor_version,
    string_agg(sentence, '' order by y, m, n) as text, now()::timestamp as added_at
from said group by document_id;
create temp table facts as
select *, 'level' as measure, (level * (1 + copy / 100))::decimal(28, 6) as value, 'CNY' as unit, level_text as value_text from said
union all select *, 'yoy', growth, 'PERCENT', growth_text from said where copy = 0
union all select *, 'completion', rate, 'PERCENT', rate_text from said where copy = 0 and n % 5 = 0;
insert into observation by name
select left(md5(concat_ws('-', document_id, indicator, measure, y, m, copy)), 16) as observation_id, document_id,
    zone, indicator, name_zh as indicator_text, measure, value, unit, value_text, y || '-01' as period_start,
    y || '-' || lpad(m::text, 2, '0') as period_end, 'actual' as status, 'exact' as bound, 0 as evidence_start,
    8 as evidence_end, value_text as evidence_text, sentence, 0 as sentence_start, 500000 as rounding,
    make_date((y + copy)::integer, 12, 31) as vintage, 'benchmark' as construction, '' as flags
from facts
order by md5(document_id), m, n, measure;
insert into target by name
select 't' || zone || indicator || y as target_id, zone, indicator, y as year, 'year' as period,
    case when n % 3 = 0 then 'growth' else 'amount' end as kind,
    case when n % 3 = 0 then 6 else round((1000 + 37 * zn + 91 * n) * (1 + (y - 2015) * 0.05)) * 1000000 end as value,
    case when n % 3 = 0 then 'PERCENT' else 'CNY' end as unit, case when n % 2 = 0 then 'seasonal' else 'linear' end as pace_plan,
    'invented' as source
from (select distinct zone, zn, indicator, n, y from cells where n <= 12 and y >= ? - 1);
"""


@dataclass(frozen=True)
class Question:
    """A question of the analysis with the rows it is about: a condition on `figure` for the bare scan, with parameters."""

    name: str
    ask: Callable[[duckdb.DuckDBPyConnection, int], object]
    where: str
    bind: Callable[[int], list[object]]


def is_usable(path: Path) -> bool:
    """Whether this release can ask the warehouse at `path`."""
    try:
        store.connect(path).close()
    except store.WarehouseError:
        return False
    return True


def build(path: Path) -> int:
    """The warehouse of invented observations, made by the program's own publishing, anew where another release made it; how
    many observations it holds."""
    if not is_usable(path):
        numbers = iter([FIRST_YEAR, LAST_YEAR, LAST_YEAR, LAST_YEAR])
        with store.draft(path, from_current=False, tell=print) as connection:
            load_dictionaries(connection)
            connection.execute("delete from target")
            for statement in filter(str.strip, FILL.split(";\n")):
                connection.execute(statement, [next(numbers) for _ in range(statement.count("?"))])
    count: int = store.reader(path).execute("select count(*) from observation").fetchall()[0][0]
    return count


def questions(connection: duckdb.DuckDBPyConnection) -> list[Question]:
    """Every question a page asks of a large table, with arguments that change from round to round."""
    zone_names = [row[0] for row in connection.execute("select distinct zone from figure order by 1").fetchall()]
    codes = [row[0] for row in connection.execute("select distinct indicator from figure order by 1").fetchall()]
    ids = [row[0] for row in connection.execute("select observation_id from figure using sample 100").fetchall()]

    def zone(n: int) -> str:
        return zone_names[n * 37 % len(zone_names)]

    def code(n: int) -> str:
        return codes[n * 7 % len(codes)]

    def some(n: int, count: int = 12) -> list[str]:
        return [zone_names[(n * 37 + step * 11) % len(zone_names)] for step in range(count)]

    def year(n: int) -> int:
        return FIRST_YEAR + 1 + n % (LAST_YEAR - FIRST_YEAR)

    series = "zone = ? and indicator = ?"
    of_zone = "zone = ? and year = ?"
    everywhere = "indicator = ? and period_end = ?"
    group = "list_contains(?::text[], zone) and indicator = ?"
    return [
        Question("overview: zones", lambda c, n: overview.zones(c), "period_kind = 'year_to_date'", lambda n: []),
        Question("overview: periods", lambda c, n: overview.periods(c, zone(n)), "zone = ?", lambda n: [zone(n)]),
        Question("overview: headline", lambda c, n: overview.headline(c, zone(n), f"{year(n)}-01", f"{year(n)}-06"), "zone = ?", lambda n: [zone(n)]),
        Question("overview: indicators of a zone", lambda c, n: overview.indicators(c, zone(n)), "zone = ?", lambda n: [zone(n)]),
        Question("overview: all indicators", lambda c, n: overview.indicators(c), "true", lambda n: []),
        Question("overview: totals", lambda c, n: overview.totals(c), "true", lambda n: []),
        Question("overview: recent documents", lambda c, n: overview.recent_documents(c, zone(n)), "zone = ?", lambda n: [zone(n)]),
        Question("progress: cumulative", lambda c, n: progress.cumulative(c, zone(n), code(n)), series, lambda n: [zone(n), code(n)]),
        Question("progress: as of a day", lambda c, n: progress.cumulative(c, zone(n), code(n), None, "2022-12-31"), series, lambda n: [zone(n), code(n)]),
        Question("progress: quarters", lambda c, n: discrete.discrete(c, zone(n), code(n), "quarter"), series, lambda n: [zone(n), code(n)]),
        Question("progress: months", lambda c, n: discrete.discrete(c, zone(n), code(n), "month"), series, lambda n: [zone(n), code(n)]),
        Question("progress: growth", lambda c, n: progress.growth(c, zone(n), code(n)), series, lambda n: [zone(n), code(n)]),
        Question("progress: implied levels", lambda c, n: progress.implied(c, zone(n), code(n)), series, lambda n: [zone(n), code(n)]),
        Question("progress: revisions", lambda c, n: vintages.revisions(c, zone(n), code(n)), series, lambda n: [zone(n), code(n)]),
        Question("progress: publication days", lambda c, n: vintages.publication_days(c, zone(n), code(n)), series, lambda n: [zone(n), code(n)]),
        Question("targets: board", lambda c, n: targets.board(c, zone(n), LAST_YEAR, 6), of_zone, lambda n: [zone(n), LAST_YEAR]),
        Question("targets: board, seasonal", lambda c, n: targets.board(c, zone(n), LAST_YEAR, 9, "seasonal"), of_zone, lambda n: [zone(n), LAST_YEAR]),
        Question("targets: without target", lambda c, n: targets.without_target(c, zone(n), LAST_YEAR, 6), of_zone, lambda n: [zone(n), LAST_YEAR]),
        Question("targets: places", lambda c, n: targets.board_places(c, 6), "months = 6", lambda n: []),
        Question("targets: years", lambda c, n: targets.years_with_figures(c, zone(n), 6), "zone = ?", lambda n: [zone(n)]),
        Question("targets: heat map", lambda c, n: heatmap.heat_map(c, LAST_YEAR, 6), "period_end = '2025-06'", lambda n: []),
        Question("targets: heat years", lambda c, n: heatmap.heat_years(c, 6), "measure = 'completion'", lambda n: []),
        Question("targets: outlook places", lambda c, n: outlook.places(c), "true", lambda n: []),
        Question("targets: outlook", lambda c, n: outlook.outlook(c, zone(n), LAST_YEAR), of_zone, lambda n: [zone(n), LAST_YEAR]),
        Question("targets: monthly tasks", lambda c, n: outlook.tasks(c, zone(n), LAST_YEAR, codes[0]), of_zone, lambda n: [zone(n), LAST_YEAR]),
        Question("comparison: periods", lambda c, n: comparison.periods(c, code(n)), "indicator = ?", lambda n: [code(n)]),
        Question("comparison: latest common", lambda c, n: comparison.latest_common(c, some(n), code(n)), group, lambda n: [some(n), code(n)]),
        Question("comparison: zones at a period", lambda c, n: comparison.zones_at(c, code(n), f"{year(n)}-01", f"{year(n)}-06"), everywhere, lambda n: [code(n), f"{year(n)}-06"]),
        Question("comparison: 12 zones", lambda c, n: comparison.compare(c, some(n), code(n), f"{year(n)}-01", f"{year(n)}-06"), group, lambda n: [some(n), code(n)]),
        Question("comparison: 400 zones", lambda c, n: comparison.compare(c, zone_names, code(n), f"{year(n)}-01", f"{year(n)}-06"), everywhere, lambda n: [code(n), f"{year(n)}-06"]),
        Question("comparison: trend", lambda c, n: trends.trend(c, some(n), code(n), 12), group, lambda n: [some(n), code(n)]),
        Question("league: periods", lambda c, n: league.periods(c, "national"), "true", lambda n: []),
        Question("league: zones", lambda c, n: league.zones(c, "national", f"{year(n)}-12"), "period_end = ?", lambda n: [f"{year(n)}-12"]),
        Question("league: 30 zones", lambda c, n: league.parts(c, dict.fromkeys(some(n, 30)), "national", f"{year(n)}-12"), "period_end = ?", lambda n: [f"{year(n)}-12"]),
        Question("indicator: totals", lambda c, n: indicators.totals(c, code(n)), "indicator = ?", lambda n: [code(n)]),
        Question("indicator: latest of all zones", lambda c, n: indicators.latest(c, code(n)), "indicator = ?", lambda n: [code(n)]),
        Question("indicator: history of all zones", lambda c, n: indicators.history(c, code(n), 12, "level"), "indicator = ?", lambda n: [code(n)]),
        Question("indicator: months", lambda c, n: indicators.months_with_figures(c, code(n)), "indicator = ?", lambda n: [code(n)]),
        Question("indicator: disputed", lambda c, n: indicators.disputed(c, code(n)), "indicator = ?", lambda n: [code(n)]),
        Question("indicator: sources", lambda c, n: indicators.sources(c, code(n)), "indicator = ?", lambda n: [code(n)]),
        Question("indicator: coverage", lambda c, n: indicators.coverage(c, code(n)), "indicator = ?", lambda n: [code(n)]),
        Question("data: count", lambda c, n: figures.count_figures(c, figures.Wanted((zone(n),))), "zone = ?", lambda n: [zone(n)]),
        Question("data: 1000 rows of all", lambda c, n: figures.figures(c, limit=1000), "true", lambda n: []),
        Question("data: words of all", lambda c, n: figures.count_figures(c, figures.Wanted(words=str(year(n)))), "true", lambda n: []),
        Question("data: two words of all", lambda c, n: figures.count_figures(c, figures.Wanted(words=f"{year(n)} 工业")), "true", lambda n: []),
        Question("data: 1000 rows with a word", lambda c, n: figures.figures(c, figures.Wanted(words=str(year(n))), 1000), "true", lambda n: []),
        Question("data: choices", lambda c, n: figures.choices(c), "true", lambda n: []),
        Question("documents: list", lambda c, n: documents.documents(c), "true", lambda n: []),
        Question("documents: words of all", lambda c, n: documents.documents(c, words=f"{year(n)}"), "true", lambda n: []),
        Question("documents: marks", lambda c, n: documents.marks(c, documents.document_of(c, ids[n % len(ids)]) or ""), "zone = ?", lambda n: [zone(n)]),
        Question("quality: totals", lambda c, n: quality.quality_totals(c), "true", lambda n: []),
        Question("quality: counts", lambda c, n: quality.check_counts(c), "true", lambda n: []),
        Question("quality: checks of a zone", lambda c, n: quality.checks(c, zone(n)), "zone = ?", lambda n: [zone(n)]),
        Question("quality: coverage", lambda c, n: quality.coverage(c), "true", lambda n: []),
    ]  # fmt: skip


def milliseconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def measure(connection: duckdb.DuckDBPyConnection, question: Question, rounds: int) -> tuple[float, float, float]:
    """p50 and p95 of a question, and p50 of the bare scan of its rows."""
    question.ask(connection, 0)
    asked = [milliseconds(lambda n=n: question.ask(connection, n)) for n in range(1, rounds + 1)]  # type: ignore[misc]
    # The conditions are the constants above; only values are bound.
    sql = f"select sum(value), sum(strlen(unit)), sum(strlen(observation_id)) from figure where {question.where}"
    scan = [milliseconds(lambda n=n: connection.execute(sql, question.bind(n)).fetchall()) for n in range(rounds)]  # type: ignore[misc]
    return statistics.median(asked), statistics.quantiles(asked, n=20)[18], statistics.median(scan)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the warehouse is kept between runs (default: a temporary one)")
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        path = (options.folder or Path(temporary)) / "warehouse.duckdb"
        path.parent.mkdir(parents=True, exist_ok=True)
        print(f"{build(path):,} observations")
        gc.collect()
        gc.freeze()  # what making the data left behind is not for the questions to go through
        connection = open_version(version(path)[0])
        print(f"{'question':34}{'p50 ms':>9}{'p95 ms':>9}{'bare scan ms':>14}{'ratio':>8}")
        slow = 0
        for question in questions(connection):
            p50, p95, bare = measure(connection, question, options.rounds)
            slow += p95 >= LIMIT_MS
            print(f"{question.name:34}{p50:9.1f}{p95:9.1f}{bare:14.1f}{p50 / bare:8.1f}{'  SLOW' if p95 >= LIMIT_MS else ''}")
        connection.close()
    print(f"{slow} questions took {LIMIT_MS} ms or more" if slow else f"every p95 is under {LIMIT_MS} ms")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
