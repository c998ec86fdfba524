"""Boards of targets on a small warehouse: goals of each kind, and figures that keep or miss them. All invented."""

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from analysis_cases import completion, level, target, yoy
from warehouse_cases import ZONE, ask, entry, observation, publish

from metrics.analysis import comparison, overview, targets
from metrics.analysis.frames import rows_of
from metrics.extraction import extract
from metrics.reading import read_bytes
from metrics.warehouse import store
from metrics.warehouse.ingest import Entry

FIGURES = [
    target("gdp", 200), level("2030-06", 101), yoy("2030-06", "6.1"),
    target("fai", 100), level("2030-06", 35, indicator="fai"),
    target("retail_sales", 40), level("2030-06", 18, indicator="retail_sales"), completion("retail_sales", "48"),
    target("tax_revenue", 30),
    target("exports", 9, measure="target_yoy", unit="PERCENT", value="5", value_text="5%"),
    yoy("2030-06", "5", indicator="exports"),
    target("industrial_output", 20, "2030-06"), level("2030-06", 19, indicator="industrial_output"),
    completion("budget_revenue", "50.13"),
    level("2030-06", 7, indicator="imports"), yoy("2030-06", "-2", indicator="imports"),
    level("2029-06", 90), level("2029-12", 180),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("targets") / "warehouse.duckdb"
    publish(path, entry(*FIGURES))
    opened = store.connect(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def june(connection: duckdb.DuckDBPyConnection) -> dict[str, dict]:
    """The half-year board by indicator."""
    return {row["indicator"]: row for row in rows_of(targets.board(connection, ZONE, 2030, 6))}


@pytest.mark.parametrize(
    ("indicator", "kind", "completion_pct", "line_pct", "gap_pp", "verdict", "light"),
    [
        ("gdp", "amount", "50.5", "50", "0.5", "pass", "green"),
        ("fai", "amount", "35", "50", "-15", "lag", "red"),
        ("retail_sales", "amount", "45", "50", "-5", "lag", "amber"),
        ("tax_revenue", "amount", None, "50", None, "unknown", "grey"),
        ("exports", "growth", None, "5", "0", "pass", "green"),
        ("industrial_output", "amount", "95", "100", "-5", "lag", "amber"),
        ("budget_revenue", "published", "50.13", "50", "0.13", "pass", "green"),
    ],
)
def test_each_kind_of_target_is_judged_by_its_own_line(
    june: dict[str, dict],
    indicator: str,
    kind: str,
    completion_pct: str | None,
    line_pct: str,
    gap_pp: str | None,
    verdict: str,
    light: str,
) -> None:
    row = june[indicator]

    assert [row[key] for key in ("kind", "completion_pct", "line_pct", "gap_pp", "verdict", "light")] == [
        kind,
        completion_pct and Decimal(completion_pct),
        Decimal(line_pct),
        gap_pp and Decimal(gap_pp),
        verdict,
        light,
    ]


def test_the_tally_counts_unknown_targets_apart(connection: duckdb.DuckDBPyConnection) -> None:
    assert targets.tally(targets.board(connection, ZONE, 2030, 6)) == targets.Tally(passed=3, judged=6, unknown=1)


def test_a_published_rate_that_level_and_target_do_not_give_is_flagged(june: dict[str, dict]) -> None:
    assert {code: row["is_conflict"] for code, row in june.items() if row["published_completion_pct"]} == {
        "retail_sales": True,
        "budget_revenue": False,
    }


def test_what_each_remaining_month_must_bring(june: dict[str, dict]) -> None:
    assert {code: row["needed_per_month"] for code, row in june.items() if row["needed_per_month"]} == {
        "gdp": Decimal("1650000000"),
        "fai": Decimal(65 * 10**8) / 6,
        "retail_sales": Decimal(22 * 10**8) / 6,
    }


def test_last_years_share_at_the_same_month_stands_beside(june: dict[str, dict]) -> None:
    assert june["gdp"]["last_year_completion_pct"] == 50


def test_figures_without_a_target_get_no_verdict(connection: duckdb.DuckDBPyConnection) -> None:
    frame = targets.without_target(connection, ZONE, 2030, 6)

    assert [(row["indicator"], row["done"], row["yoy_pct"]) for row in rows_of(frame)] == [("imports", 7 * 10**8, -2)]


def test_places_with_boards_come_with_what_can_be_judged(connection: duckdb.DuckDBPyConnection) -> None:
    places = rows_of(targets.board_places(connection, 6))

    assert [(row["zone"], row["year"], row["judged"], row["with_target"]) for row in places if row["year"] == 2030] == [(ZONE, 2030, 6, 7)]


def test_laggards_come_first_and_in_every_light_the_least_done_first(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    publish(path, entry(*FIGURES, target("trade_total", 100), level("2030-06", 42, indicator="trade_total")))
    with contextlib.closing(store.connect(path)) as connection:
        rows = targets.light_rows(targets.board(connection, ZONE, 2030, 6))

    assert [(row["indicator"], row["light"], row["gap_pp"]) for row in rows][:4] == [
        ("fai", "red", -15), ("trade_total", "amber", -8), ("industrial_output", "amber", -5), ("retail_sales", "amber", -5)
    ]  # fmt: skip
    assert [row["light"] for row in rows] == ["red", "amber", "amber", "amber", "green", "green", "green", "grey"]
    assert [row["indicator"] for row in rows if row["light"] == "green"] == ["exports", "budget_revenue", "gdp"]


@pytest.mark.parametrize(("printed", "is_conflict"), [("83", False), ("83.3", False), ("83.0", True), ("84", True)])
def test_a_rate_that_only_rounds_differently_is_no_conflict(tmp_path: Path, printed: str, is_conflict: bool) -> None:
    """10 of 12 is 83.33 %: printed as 83 % it agrees, as 83.0 % it does not."""
    signed = {"indicator": "projects_signed", "unit": "COUNT"}
    figures = [
        observation(
            **signed, measure="target", status="target", value="12", value_text="12个", period_start="2030-01", period_end="2030-12"
        ),
        observation(**signed, value="10", value_text="10个", period_start="2030-01", period_end="2030-06"),
        completion("projects_signed", printed),
    ]
    publish(tmp_path / "w.duckdb", entry(*figures))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as connection:
        (row,) = rows_of(targets.board(connection, ZONE, 2030, 6))
    assert row["is_conflict"] is is_conflict


def test_a_target_out_of_a_document_without_a_title_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(target("gdp", 200), published="2030-01-20", name="工作报告.docx"))

    assert ask(path, "select source from target_all where zone = ? and origin = 'document'", ZONE) == [("工作报告.docx, 2030-01-20",)]


def test_how_much_of_a_quarters_goal_was_reached_is_no_share_of_the_year(tmp_path: Path) -> None:
    """42 of the quarter's 40 is 105 %: no verdict on the year, no goal of the year that the rate would imply, and no headline."""
    quarter = completion("fai", "105")._replace(scope="一季度目标", period_end="2030-03")
    publish(tmp_path / "w.duckdb", entry(level("2030-03", 42, indicator="fai"), quarter))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as connection:
        (row,) = rows_of(overview.headline(connection, ZONE, "2030-01", "2030-03"))
        beside = [found["measure"] for found in rows_of(overview.beside_headline(connection, ZONE, "2030-01", "2030-03"))]
        compared = rows_of(comparison.compare(connection, [ZONE], "fai", "2030-01", "2030-03"))
        board = rows_of(targets.board(connection, ZONE, 2030, 3))
        parts = [(found["scope"], found["value"]) for found in rows_of(targets.part_goals(connection, ZONE, 2030, 3))]
        annual = targets.part_goals(connection, ZONE, 2030, 6)

    assert (parts, annual.empty) == ([("一季度目标", 105)], True)
    assert ask(tmp_path / "w.duckdb", "select count(*) from target_all where zone = ?", ZONE) == [(0,)]
    assert ask(tmp_path / "w.duckdb", "select count(*) from reached where zone = ? and has_rate", ZONE) == [(0,)]
    assert (row["completion_pct"], beside, [found["completion_pct"] for found in compared], board) == (None, ["completion"], [None], [])


@pytest.mark.parametrize(
    "said",
    [
        "年初预算21.5亿元，调整预算23亿元，上半年完成11亿元",
        "年初目标21.5亿元，调整后的目标23亿元，上半年完成11亿元",
        "年度目标由21.5亿元调增至23亿元，上半年完成11亿元",
    ],
)
def test_the_goal_that_was_set_anew_is_the_one_in_force(tmp_path: Path, said: str) -> None:
    """11 of 23 is 47.83 %, below half; of the goal given up it was 51.16 %."""
    document = read_bytes("会议.txt", f"今年，全区一般公共预算收入{said}。".encode())
    publish(tmp_path / "w.duckdb", Entry(document, extract(document, ZONE, "2030-07-20"), "bulletin", "media", "test"))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as connection:
        (row,) = rows_of(targets.board(connection, ZONE, 2030, 6))

    assert (row["target"], round(row["completion_pct"], 2), row["verdict"]) == (2_300_000_000, Decimal("47.83"), "lag")


def test_of_a_goal_in_a_cell_the_source_is_told_beside_the_bare_number(tmp_path: Path) -> None:
    """That the goal of 480 stands in "480" tells nobody where."""
    table = "2030年1-6月主要经济指标\n指标,单位,1-6月累计,全年目标\n固定资产投资,亿元,228.4,480\n"
    document = read_bytes("月报.csv", table.encode())
    publish(tmp_path / "w.duckdb", Entry(document, extract(document, ZONE, "2030-07-20"), "bulletin", "media", "test"))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as connection:
        (row,) = rows_of(targets.board(connection, ZONE, 2030, 6))

    assert (row["target"], row["target_text"].split(" · ")[0], "月报" in row["target_text"]) == (48_000_000_000, "480", True)
