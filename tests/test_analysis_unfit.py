"""Figures that are doubtful, still to come or not exact are shown as printed and never computed with. All invented."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from analysis_cases import completion, level, target, yoy
from warehouse_cases import ZONE, entry, publish

from metrics.analysis import comparison, discrete, frames, heatmap, league, outlook, plans, progress, targets, trends
from metrics.analysis.frames import rows_of
from metrics.warehouse import store

SECOND, THIRD, FOURTH, FIFTH = "成都经济技术开发区", "天津经济技术开发区", "北京经济技术开发区", "青岛经济技术开发区"
DOUBT = {"flags": ("year_inferred", "doubtful")}
FIGURES = [
    # one zone's series: the half-year of 2029 is doubted, the whole year of 2028 too
    level("2028-12", 80, **DOUBT), level("2029-03", 20), level("2029-06", 45, **DOUBT), yoy("2029-06", "9"), level("2029-09", 70),
    level("2029-12", 100), yoy("2029-12", "10"), level("2030-03", 25), level("2030-06", 50),
    # targets of 2030 with what is known of them in June
    target("fai", 100), level("2030-06", 60, indicator="fai", **DOUBT), completion("fai", "60"),
    target("retail_sales", 100), level("2030-06", 55, indicator="retail_sales", bound="over"),
    target("tax_revenue", 100), level("2030-06", 45, indicator="tax_revenue", bound="over"),
    target("budget_revenue", 100), level("2030-06", 45, indicator="budget_revenue", bound="under"),
    target("exports", 100), level("2030-06", 55, indicator="exports", bound="under"),
    target("imports", 9, measure="target_yoy", unit="PERCENT", value="5", value_text="5%"),
    yoy("2030-06", "4", indicator="imports", bound="over"), level("2029-12", 90, indicator="imports", bound="about"),
    target("trade_total", 8, measure="target_yoy", unit="PERCENT", value="5", value_text="5%"), yoy("2030-06", "6", indicator="trade_total", **DOUBT),
    level("2030-06", 7, indicator="industrial_tax", **DOUBT), completion("industrial_tax", "70"),
    # zones side by side
    level("2030-06", 40, zone=SECOND), yoy("2030-06", "8", zone=SECOND), level("2030-06", 90, zone=THIRD, bound="over"),
    level("2030-06", 70, zone=FOURTH, **DOUBT), yoy("2030-06", "99", zone=FOURTH, **DOUBT),
    level("2030-06", 60, zone=FIFTH, status="target"), level("2029-06", 32, zone=SECOND),
]  # fmt: skip
JUNE = ("2030-01", "2030-06")


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("unfit") / "warehouse.duckdb"
    publish(path, entry(*FIGURES))
    with contextlib.closing(store.connect(path)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({}, ""),
        ({"flags": None, "bound": "exact", "status": "estimate"}, ""),
        ({"flags": "year_inferred|doubtful", "bound": "over"}, "doubtful"),
        ({"flags": "undoubtful", "bound": "about", "status": "actual"}, "inexact"),
        ({"flags": "", "bound": "under", "status": "target"}, "planned"),
    ],
)
def test_a_figure_says_why_it_must_not_be_computed_with(row: frames.Row, reason: str) -> None:
    assert frames.unfit(row) == reason


def test_a_doubtful_cumulative_figure_is_not_subtracted(connection: duckdb.DuckDBPyConnection) -> None:
    found = [row for row in rows_of(discrete.discrete(connection, ZONE, "gdp", "quarter")) if row["year"] == 2029]
    assert [(row["value"] and row["value"] / 10**8, row["reason"]) for row in found] == [
        (20, ""), (None, "doubtful_cumulative"), (None, "doubtful_cumulative"), (30, ""),
    ]  # fmt: skip


def test_growth_and_last_years_level_are_not_worked_out_from_doubtful_figures(connection: duckdb.DuckDBPyConnection) -> None:
    growth = {(row["year"], row["months"]): row["computed_pct"] for row in rows_of(progress.growth(connection, ZONE, "gdp"))}
    assert growth == {(2029, 6): None, (2029, 12): None, (2030, 3): 25}
    implied = rows_of(progress.implied(connection, ZONE, "gdp"))
    assert [(row["year"], row["months"], row["published"]) for row in implied] == [(2028, 12, None)]


def test_a_seasonal_shape_passes_over_doubtful_figures(connection: duckdb.DuckDBPyConnection) -> None:
    shape = plans.shapes(connection, [ZONE], ["gdp"], 2030)[ZONE, "gdp", "CNY"]
    assert {year: sorted(months) for year, months in shape.items()} == {2029: [3, 9, 12]}


@pytest.mark.parametrize(
    ("indicator", "completion_pct", "gap_pp", "verdict"),
    [
        ("fai", 60, 10, "pass"),  # the zone's own rate, not the doubtful amount
        ("retail_sales", 55, 5, "pass"),  # more than 55 of 100 is more than half
        ("tax_revenue", 45, None, "unknown"),  # more than 45 may be half or not
        ("budget_revenue", 45, -5, "lag"),  # less than 45 is less than half
        ("exports", 55, None, "unknown"),
        ("imports", None, None, "unknown"),  # grew by more than 4, 5 was asked for
        ("trade_total", None, None, "unknown"),
        ("industrial_tax", 70, 20, "pass"),
    ],
)
def test_a_board_judges_as_far_as_the_figure_allows(connection, indicator: str, completion_pct, gap_pp, verdict: str) -> None:
    (row,) = (row for row in rows_of(targets.board(connection, ZONE, 2030, 6)) if row["indicator"] == indicator)
    assert (row["completion_pct"], row["gap_pp"], row["verdict"]) == (completion_pct, gap_pp, verdict)
    (spot,) = (spot for spot in rows_of(heatmap.heat_map(connection, 2030, 6)) if spot["indicator"] == indicator)
    assert (spot["gap_pp"], spot["verdict"]) == (gap_pp, verdict)


def test_neither_the_years_end_nor_an_amount_is_worked_out_from_inexact_figures(connection: duckdb.DuckDBPyConnection) -> None:
    found = {row["indicator"]: row for row in rows_of(outlook.outlook(connection, ZONE, 2030))}
    assert [found[code]["needed_per_month"] for code in ("retail_sales", "budget_revenue")] == [None] * 2
    assert [found[code]["projected_high"] for code in ("fai", "retail_sales", "budget_revenue")] == [None] * 3
    assert (found["imports"]["target_amount"], found["imports"]["is_derived_amount"]) == (None, False)
    tasks = rows_of(outlook.tasks(connection, ZONE, 2030, "retail_sales", "quarter"))
    assert [(row["month"], row["done"] and row["done"] / 10**8, row["done_piece"]) for row in tasks] == [
        (3, None, None), (6, 55, None), (9, None, None), (12, None, None),
    ]  # fmt: skip


def test_a_rate_implies_no_task_with_a_doubtful_amount(connection: duckdb.DuckDBPyConnection) -> None:
    query = "select indicator from target_all where origin = 'implied'"
    assert connection.execute(query).fetchall() == []


def test_only_exact_and_undoubted_figures_are_ranked_and_the_rest_is_said(connection: duckdb.DuckDBPyConnection) -> None:
    frame = comparison.compare(connection, [ZONE, SECOND, THIRD, FOURTH, FIFTH], "gdp", *JUNE)
    shown = {row["zone"]: row for row in rows_of(frame)}
    assert {zone: (row["computed_rank_level"], row["value"] / 10**8) for zone, row in shown.items()} == {
        ZONE: (1, 50), SECOND: (2, 40), THIRD: (None, 90), FOURTH: (None, 70), FIFTH: (None, 60),
    }  # fmt: skip
    assert sorted(frame.attrs["left_out"]) == sorted([(THIRD, "inexact"), (FOURTH, "doubtful"), (FIFTH, "planned")])
    assert (shown[SECOND]["computed_rank_yoy"], shown[FOURTH]["computed_rank_yoy"]) == (1, None)
    assert (shown[SECOND]["value_before"] / 10**8, shown[ZONE]["value_before"]) == (32, None)


def test_a_league_scores_only_exact_and_undoubted_figures(connection: duckdb.DuckDBPyConnection) -> None:
    preset = connection.execute("select preset from league_part where indicator = 'gdp' and measure = 'level'").fetchall()[0][0]
    names = dict.fromkeys([ZONE, SECOND, THIRD, FOURTH, FIFTH])
    parts = rows_of(league.parts(connection, names, preset, "2030-06"))
    found = [(row["zone"], row["score"], row["reason"]) for row in parts if (row["indicator"], row["measure"]) == ("gdp", "level")]
    assert found == [
        (ZONE, 100, ""), (SECOND, 0, ""), (THIRD, None, "inexact"), (FOURTH, None, "doubtful"), (FIFTH, None, "no_figure_at_period"),
    ]  # fmt: skip


def test_an_index_and_ranks_through_the_years_leave_doubtful_years_out(connection: duckdb.DuckDBPyConnection) -> None:
    frame = trends.trend(connection, [ZONE, SECOND], "gdp", 6)
    index = trends.index(frame, 2029)
    assert [(row["zone"], row["year"], row["index"]) for row in rows_of(index) if row["year"] == 2030] == [
        (SECOND, 2030, 125),
    ]  # fmt: skip
    assert index.attrs["left_out"] == [(ZONE, "doubtful")]  # why it has no base, once
    assert trends.index(frame, 2030).attrs["left_out"] == [(ZONE, "doubtful")]  # the year of a zone that has one
    assert trends.index(frame, 2028).attrs["left_out"] == [(SECOND, "no_base"), (ZONE, "no_base")]
    assert rows_of(trends.rank_history(frame)) == []  # 2029 has one zone alone, and no other year has both to compare with


def test_what_is_not_judged_is_still_listed(connection: duckdb.DuckDBPyConnection) -> None:
    assert [row["indicator"] for row in rows_of(targets.without_target(connection, ZONE, 2030, 6))] == ["gdp"]
