"""Zones side by side, headline figures and empty answers, on small warehouses of invented figures."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from analysis_cases import level, yoy
from warehouse_cases import ZONE, entry, observation, publish

from metrics.analysis import (
    comparison,
    discrete,
    documents,
    figures,
    overview,
    progress,
    quality,
    ranking,
    targets,
    trends,
)
from metrics.analysis.connection import open_version, version
from metrics.analysis.frames import WarehouseProblem, frame_of, rows_of
from metrics.warehouse import store

SECOND, THIRD, FOURTH, TOTAL = (
    "成都经济技术开发区",
    "天津经济技术开发区",
    "北京经济技术开发区",
    "国家级经济技术开发区(合计)",
)
FIGURES = [
    level("2030-06", 50, indicator="exports"), yoy("2030-06", "4", indicator="exports"),
    level("2030-06", 70, indicator="exports", zone=SECOND), yoy("2030-06", "4", indicator="exports", zone=SECOND),
    level("2030-06", 9, indicator="exports", zone=THIRD, unit="USD"),
    yoy("2030-06", "9", indicator="exports", zone=FOURTH),
    level("2030-06", 900, indicator="exports", zone=TOTAL),
    observation(indicator="exports", zone=FOURTH, measure="rank_yoy", unit="RANK", value="1", value_text="第1位", scope="全市",
                period_start="2030-01", period_end="2030-06"),
    level("2030-06", 3, indicator="imports"), yoy("2030-06", "40", indicator="imports", scope="三资企业"),
    level("2030-06", 80), yoy("2030-06", "5"), level("2029-06", 75), level("2030-03", 41),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("comparison") / "warehouse.duckdb"
    publish(path, entry(*FIGURES))
    opened = store.connect(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3, 1, 2], [1, 3, 2]),
        ([5, 5, 4], [1, 1, 3]),
        ([None, 2, None, 7], [None, 2, None, 1]),
        ([], []),
    ],
)
def test_ranks_start_at_the_largest_and_ties_share_a_place(values: list, expected: list) -> None:
    assert ranking.ranks([None if value is None else Decimal(value) for value in values]) == expected


def test_like_is_compared_with_like_and_the_rest_is_said(connection: duckdb.DuckDBPyConnection) -> None:
    everyone = [ZONE, SECOND, THIRD, FOURTH, TOTAL, "威海经济技术开发区"]
    frame = comparison.compare(connection, everyone, "exports", "2030-01", "2030-06")

    assert [
        (row["zone"], row["computed_rank_level"], row["ranked_level"], row["computed_rank_yoy"], row["ranked_yoy"])
        for row in rows_of(frame)
    ] == [
        (SECOND, 1, 2, 2, 3),
        (ZONE, 2, 2, 2, 3),
        (FOURTH, None, 2, 1, 3),
        (TOTAL, None, 2, None, 3),
        (THIRD, None, 2, None, 3),
    ]
    assert sorted(frame.attrs["left_out"]) == sorted(
        [
            ("威海经济技术开发区", "no_figure_at_period"),
            (THIRD, "other_currency"),
            (FOURTH, "growth_only"),
            (TOTAL, "total"),
        ]
    )


def test_of_periods_that_as_many_zones_have_the_latest_is_shown(connection: duckdb.DuckDBPyConnection) -> None:
    assert comparison.latest_common(connection, [ZONE], "gdp") == ("2030-01", "2030-06", 1)
    assert comparison.latest_common(connection, [ZONE, SECOND, FOURTH], "exports") == ("2030-01", "2030-06", 3)


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([("2031", 4, False), ("2030", 5, False), ("2021", 17, False)], "2030"),  # the newest that enough zones have, not the fullest
        ([("2031", 6, False), ("2030", 5, True), ("2021", 17, True)], "2030"),  # and one's own zone is among them
        ([("2031", 6, False), ("2030", 4, True)], "2031"),
        ([("2031", 2, True), ("2030", 4, False), ("2029", 4, False)], "2030"),  # where none has enough, the fullest
        ([], None),
    ],
)
def test_a_comparison_opens_with_the_newest_period_that_enough_zones_have(periods: list, expected: str | None) -> None:
    found = [
        {"period_start": f"{year}-01", "period_end": f"{year}-12", "zones": zones, "reached": zones, "has_own": has_own}
        for year, zones, has_own in periods
    ]

    assert comparison.headline_period(found) == (expected and (f"{expected}-01", f"{expected}-12"))


def test_neither_a_goal_nor_a_total_makes_a_period_one_that_zones_can_be_compared_in(tmp_path: Path) -> None:
    publish(
        tmp_path / "w.duckdb",
        entry(
            level("2030-06", 5), level("2030-06", 6, zone=SECOND), level("2030-06", 90, zone=TOTAL),
            level("2031-12", 9, status="target"), level("2031-12", 8, zone=SECOND, flags=("expected",)),
        ),
    )  # fmt: skip
    rows = rows_of(comparison.periods(store.reader(tmp_path / "w.duckdb"), "gdp", SECOND))

    assert [(row["period_end"], row["zones"], row["reached"], row["has_own"]) for row in rows] == [
        ("2031-12", 2, 0, True),
        ("2030-06", 3, 2, True),
    ]


def test_a_rank_a_zone_published_stands_beside_the_computed_one(connection: duckdb.DuckDBPyConnection) -> None:
    [row] = rows_of(comparison.compare(connection, [FOURTH], "exports", "2030-01", "2030-06"))

    printed = [(rank["measure"], rank["value"], rank["scope"]) for rank in row["published_ranks"]]
    assert (printed, row["computed_rank_yoy"]) == ([("rank_yoy", 1, "全市")], 1)


def test_headline_shows_level_growth_and_the_same_period_of_earlier_years(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = {row["indicator"]: row for row in rows_of(overview.headline(connection, ZONE, "2030-01", "2030-06"))}

    assert (rows["gdp"]["value"], rows["gdp"]["yoy_pct"]) == (80 * 10**8, 5)
    assert rows["gdp"]["history"] == [(2029, Decimal(75 * 10**8)), (2030, Decimal(80 * 10**8))]


def test_growth_of_another_coverage_is_not_put_beside_a_level(connection: duckdb.DuckDBPyConnection) -> None:
    [row] = rows_of(comparison.compare(connection, [ZONE], "imports", "2030-01", "2030-06"))
    [card] = [row for row in rows_of(overview.headline(connection, ZONE, "2030-01", "2030-06")) if row["indicator"] == "imports"]

    assert (row["value"], row["yoy_pct"], card["value"], card["yoy_pct"]) == (3 * 10**8, None, 3 * 10**8, None)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([("2030-03", 1), ("2029-12", 5), ("2028-12", 9)], ("2029-01", "2029-12")),
        ([("2030-03", 1), ("2029-12", 3)], ("2029-01", "2029-12")),
        ([("2030-03", 3), ("2029-12", 4), ("2028-12", 9)], ("2029-01", "2029-12")),
        ([], None),
    ],
)
def test_headline_period_is_the_latest_with_enough_indicators(counts: list[tuple[str, int]], expected: tuple[str, str] | None) -> None:
    rows = [(end[:4] + "-01", end, 9, count) for end, count in counts]  # whatever is planned or expected besides

    assert overview.headline_period(pd.DataFrame(rows, columns=list(overview.PERIOD_COLUMNS), dtype=object)) == expected


EMPTY: list[tuple[Callable[..., pd.DataFrame], tuple, tuple[str, ...]]] = [
    (overview.zones, (), overview.ZONE_COLUMNS),
    (overview.periods, (ZONE,), overview.PERIOD_COLUMNS),
    (overview.headline, (ZONE, "2020-01", "2020-03"), overview.HEADLINE_COLUMNS),
    (progress.cumulative, (ZONE, "gdp"), progress.CUMULATIVE_COLUMNS),
    (discrete.discrete, (ZONE, "gdp"), discrete.DISCRETE_COLUMNS),
    (progress.growth, (ZONE, "gdp"), progress.GROWTH_COLUMNS),
    (targets.board, (ZONE, 1999, 6), targets.BOARD_COLUMNS),
    (comparison.compare, ((ZONE, SECOND), "gdp", "2020-01", "2020-03"), comparison.COMPARE_COLUMNS),
    (quality.checks, (), quality.CHECK_COLUMNS),
    (documents.marks, ("0",), documents.MARK_COLUMNS),
    (figures.figures, (), figures.FIGURE_COLUMNS),
]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    publish(path)
    opened = store.connect(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(("question", "arguments", "columns"), EMPTY, ids=[case[0].__qualname__ for case in EMPTY])
def test_an_empty_answer_has_its_columns_and_a_reason(
    empty: duckdb.DuckDBPyConnection, question: Callable[..., pd.DataFrame], arguments: tuple, columns: tuple[str, ...]
) -> None:
    frame = question(empty, *arguments)

    assert (tuple(frame.columns), len(frame), bool(frame.attrs["reason"])) == (columns, 0, True)


def test_filters_let_through_exactly_what_they_name(connection: duckdb.DuckDBPyConnection) -> None:
    wanted = figures.Wanted((ZONE,), ("gdp",), ("level",), first_year=2030, last_year=2030)
    found = figures.figures(connection, wanted)

    assert sorted(found["period_end"]) == ["2030-03", "2030-06"]
    assert figures.count_figures(connection, wanted) == (2, 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("", 14), ("苏州", 8), ("苏州 GDP", 4), ("gdplevel 80", 1), ("gross REGIONAL", 4), ("没有这个词", 0), ("%", 5), ("第1位", 1)],
)
def test_a_search_asks_for_every_word_wherever_it_stands(connection: duckdb.DuckDBPyConnection, words: str, expected: int) -> None:
    assert figures.count_figures(connection, figures.Wanted(words=words))[0] == expected


def test_a_missing_warehouse_is_a_problem_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(WarehouseProblem) as caught:
        version(tmp_path / "warehouse.duckdb")

    assert caught.value.code == "missing"


@pytest.mark.parametrize(("content", "code"), [(b"rubbish", "unreadable"), (None, "outdated")])
def test_a_warehouse_that_cannot_serve_is_a_problem_with_a_code(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "warehouse.duckdb"
    if content is None:
        duckdb.connect(str(path)).close()
    else:
        path.write_bytes(content)

    with pytest.raises(WarehouseProblem) as caught:
        open_version(version(path)[0])

    assert caught.value.code == code


def test_an_index_begins_where_most_zones_go_on_from_and_not_where_they_end() -> None:
    known = {"甲": (2019, 2020, 2023), "乙": (2020, 2023), "丙": (2020, 2022), "丁": (2023,), "戊": (2023,)}
    rows = [{"zone": zone, "year": year, "value": Decimal(1)} for zone, years in known.items() for year in years]
    doubted = [{"zone": "己", "year": year, "value": Decimal(1), "unfit": "doubtful"} for year in (2018, 2023)]

    assert trends.base_years(frame_of([*rows, *doubted], trends.TREND_COLUMNS)) == [2020, 2019, 2023, 2022]
