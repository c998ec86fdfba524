"""A target is judged only by figures that cover the same: a part of an indicator says nothing of the whole. All invented."""

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from analysis_cases import completion, level, target
from warehouse_cases import ZONE, entry, publish

from metrics.analysis import comparison, goals, heatmap, outlook, standing, targets
from metrics.analysis.frames import rows_of
from metrics.presentation.labels import name
from metrics.warehouse import store

PART = "亿元以上项目"
FIGURES = [
    # the goal is of the part; figures of both
    target("fai", 100, scope=PART), level("2030-06", 60, indicator="fai", scope=PART), level("2030-06", 300, indicator="fai"),
    # the goal is of the whole; a figure of the part alone
    target("exports", 100), level("2030-06", 80, indicator="exports", scope=PART),
    # the goal is of firms above designated size; a figure of all industry alone, which is another indicator
    target("industrial_va", 100), level("2030-06", 70, indicator="industrial_va_all"),
    # a rate of the whole, a goal of the part
    target("imports", 50, scope=PART), completion("imports", "40"),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("coverage") / "warehouse.duckdb"
    publish(path, entry(*FIGURES))
    with contextlib.closing(store.connect(path)) as opened:
        yield opened


JUDGED = [
    ("exports", None, None, "unknown"),
    ("fai", PART, Decimal(60), "pass"),
    ("imports", None, Decimal(40), "lag"),  # published, of no known goal
    ("imports", PART, None, "unknown"),
    ("industrial_va", None, None, "unknown"),
]


def judged(rows: list[dict]) -> list[tuple]:
    found = [(row["indicator"], row["coverage"], row["completion_pct"], row["verdict"]) for row in rows]
    return sorted(found, key=lambda row: (row[0], row[1] or ""))


def test_the_board_judges_each_target_by_figures_of_its_own_coverage(connection: duckdb.DuckDBPyConnection):
    assert judged(rows_of(targets.board(connection, ZONE, 2030, 6))) == JUDGED


def test_the_map_of_all_zones_judges_as_the_board_does(connection: duckdb.DuckDBPyConnection):
    assert judged(rows_of(heatmap.heat_map(connection, 2030, 6))) == JUDGED


def test_the_board_says_what_a_target_covers(connection: duckdb.DuckDBPyConnection):
    row = next(row for row in rows_of(targets.board(connection, ZONE, 2030, 6)) if row["indicator"] == "fai")
    assert (name(row, "zh"), name(row, "en")) == (f"{row['name_zh']}（{PART}）", f"{row['name_en']} ({PART})")


def test_places_count_what_the_board_judges(connection: duckdb.DuckDBPyConnection):
    places = [(row["with_target"], row["judged"]) for row in rows_of(targets.board_places(connection, 6))]
    assert places[0] == (5, 2)


def test_the_outlook_and_the_tasks_take_figures_of_the_same_coverage(connection: duckdb.DuckDBPyConnection):
    found = {row["indicator"]: (row["coverage"], row["done_amount"]) for row in rows_of(outlook.outlook(connection, ZONE, 2030))}
    assert found == {
        "fai": (PART, Decimal(60 * 10**8)), "exports": (None, None), "imports": (PART, None), "industrial_va": (None, None),
    }  # fmt: skip
    tasks = rows_of(outlook.tasks(connection, ZONE, 2030, "fai", "quarter"))
    assert [row["done"] for row in tasks] == [None, Decimal(60 * 10**8), None, None]


def test_a_card_of_the_whole_takes_no_light_from_a_target_of_the_part(connection: duckdb.DuckDBPyConnection):
    rows = {row["indicator"]: row for row in rows_of(standing.standing(connection, ZONE, "2030-01", "2030-06"))}
    assert (rows["fai"]["scope"], rows["fai"]["light"], rows["fai"].get("target")) == (None, "grey", None)


def test_figures_of_the_whole_are_among_those_without_a_target(connection: duckdb.DuckDBPyConnection):
    rows = rows_of(targets.without_target(connection, ZONE, 2030, 6))
    assert [(row["indicator"], row["done"]) for row in rows] == [
        ("industrial_va_all", Decimal(70 * 10**8)), ("fai", Decimal(300 * 10**8)), ("exports", Decimal(80 * 10**8)),
    ]  # fmt: skip


def test_zones_side_by_side_complete_only_their_own_target(connection: duckdb.DuckDBPyConnection):
    row = rows_of(comparison.compare(connection, [ZONE], "fai", "2030-01", "2030-06"))[0]
    assert (row["value"], row["completion_pct"]) == (Decimal(300 * 10**8), None)


def test_targets_in_force_keep_their_coverage(connection: duckdb.DuckDBPyConnection):
    found = {(row["indicator"], row["scope"]) for row in rows_of(goals.standing(connection, ZONE, 2030))}
    assert found == {("fai", PART), ("exports", None), ("imports", PART), ("industrial_va", None)}


def test_no_target_of_the_seeds_stands_twice_under_two_coverages(built_warehouse: Path):
    query = """
    select zone, indicator, year from target_all
    group by zone, indicator, year, period, kind, value, unit having count(distinct coalesce(scope, '')) > 1
    """
    with contextlib.closing(store.connect(built_warehouse)) as opened:
        assert opened.execute(query).fetchall() == []
