"""What is set side by side is alike: zones, years, a level and its goal, a period and the one before. All figures invented."""

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from analysis_cases import completion, level, target, yoy
from warehouse_cases import ZONE, entry, observation, publish

from metrics.analysis import comparison, outlook, standing, trends
from metrics.analysis.frames import frame_of, rows_of
from metrics.presentation import drawn
from metrics.warehouse import store

SECOND, TOTAL, PART = "成都经济技术开发区", "国家级经济技术开发区(合计)", "亿元以上项目"
JUNE = ("2030-01", "2030-06")
GROWTH = {"measure": "target_yoy", "unit": "PERCENT", "value": "5", "value_text": "5%"}
FIGURES = [
    yoy("2030-06", "4", indicator="exports"), yoy("2030-06", "99", indicator="exports", zone=TOTAL),
    level("2030-06", 10, indicator="industrial_profit"), level("2030-06", -2, indicator="industrial_profit", zone=SECOND),
    level("2030-06", 10, indicator="tax_revenue"), completion("tax_revenue", "83"),  # which imply 12.05
    level("2030-06", 30, indicator="fai"), completion("fai", "70")._replace(scope=PART),
    level("2030-06", 50, indicator="retail_sales", bound="over"), target("retail_sales", 80),
    level("2030-06", 20, indicator="imports"), target("imports", 80),
    # coverages of growth, in one year and from one period to the next
    level("2030-06", 7, indicator="industrial_tax"), yoy("2030-06", "12", indicator="industrial_tax", scope=PART),
    yoy("2030-03", "9", scope=PART), yoy("2030-06", "5"),
    # a quarter by itself, with a goal of the year
    level("2030-06", 60, indicator="trade_total", zone=SECOND), target("trade_total", 100, zone=SECOND),
    observation(indicator="trade_total", zone=SECOND, value=9 * 10**8, value_text="9亿元", period_start="2030-04", period_end="2030-06"),
    # a growth that was aimed at, and a rate of its own that says more
    completion("budget_revenue", "30"), yoy("2030-06", "6", indicator="budget_revenue"), target("budget_revenue", 0, **GROWTH),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("alike") / "warehouse.duckdb"
    plan = level("2031-06", 90, status="target", indicator="industrial_output")
    publish(path, entry(*FIGURES, published="2030-07-20", name="first.txt"), entry(plan, published="2030-08-20", name="plan.txt"))
    with contextlib.closing(store.connect(path)) as opened:
        yield opened


def compared(connection: duckdb.DuckDBPyConnection, indicator: str, *zones: str) -> dict[str, dict[str, Any]]:
    return {row["zone"]: row for row in rows_of(comparison.compare(connection, [ZONE, *zones], indicator, *JUNE))}


def test_the_growth_of_a_total_is_not_ranked_among_zones(connection: duckdb.DuckDBPyConnection) -> None:
    rows = compared(connection, "exports", TOTAL)

    assert [(rows[zone]["computed_rank_yoy"], rows[zone]["ranked_yoy"]) for zone in (ZONE, TOTAL)] == [(1, 1), (None, 1)]


def test_a_loss_has_no_share_of_a_sum(connection: duckdb.DuckDBPyConnection) -> None:
    rows = compared(connection, "industrial_profit", SECOND)

    assert [(row["share_pct"], row["gap_to_leader"]) for row in rows.values()] == [(None, 0), (None, -12 * 10**8)]


@pytest.mark.parametrize(
    ("indicator", "completion_pct", "is_published"),
    [
        ("tax_revenue", 83, True),  # not worked out back again from the task that this rate implies
        ("fai", None, None),  # a part's rate is not the whole's
        ("retail_sales", None, None),  # more than 50 of 80
        ("imports", 25, None),
    ],
)
def test_a_zone_beside_others_has_the_completion_rate_of_its_own_level(connection, indicator: str, completion_pct, is_published) -> None:
    row = compared(connection, indicator)[ZONE]

    assert (row["completion_pct"], row["is_completion_published"]) == (completion_pct, is_published)


def test_growth_of_a_part_does_not_stand_beside_the_level_of_the_whole(connection: duckdb.DuckDBPyConnection) -> None:
    (row,) = rows_of(trends.trend(connection, [ZONE], "industrial_tax", 6))

    assert (row["value"] / 10**8, row["yoy_pct"]) == (7, None)


def year(zone: str, year_: int, value: int, **changes: object) -> dict[str, Any]:
    """A row of a trend."""
    return {"zone": zone, "year": year_, "value": Decimal(value), "unit": "CNY", "scope": None, "unfit": ""} | changes


def test_an_index_goes_on_within_one_coverage_and_one_currency() -> None:
    rows = [year("甲", 2028, 50), year("甲", 2029, 60), year("甲", 2030, 90, scope=PART), year("甲", 2031, 8, unit="USD")]
    frame = trends.index(frame_of(rows, trends.TREND_COLUMNS), 2028)

    assert [(row["year"], row["index"]) for row in rows_of(frame)] == [(2028, 100), (2029, 120)]
    assert frame.attrs["left_out"] == [("甲", "other_coverage")]


RANKED = [
    # whose levels are known in which year, then in which years who is ranked
    ({2028: "甲乙丙丁戊", 2029: "甲乙", 2030: "甲乙丙"}, {2028, 2029, 2030}, "甲乙"),  # as many points, and no year less
    ({2028: "甲乙丙丁戊", 2029: "甲", 2030: "甲乙丙"}, {2028, 2030}, "甲乙丙"),
    ({2027: "甲乙丙丁", 2028: "甲乙丙丁", 2029: "甲乙", 2030: "丙丁"}, {2027, 2028}, "甲乙丙丁"),
    ({2028: "甲乙", 2029: "丙丁", 2030: "乙丙"}, set(), ""),
]


@pytest.mark.parametrize(("known", "years", "zones"), RANKED)
def test_the_same_zones_are_ranked_in_every_year(known: dict[int, str], years: set[int], zones: str) -> None:
    rows = [year(zone, at, 10 * place) for at, own in known.items() for place, zone in enumerate(own, start=1)]
    found = trends.rank_history(frame_of(rows, trends.TREND_COLUMNS))
    ranked = rows_of(found)

    assert [(row["zone"], row["year"]) for row in ranked] == [(zone, at) for zone in sorted(zones) for at in sorted(years)]
    assert drawn.has_leap(ranked) == (years == {2028, 2030})
    assert {row["ranked"] for row in ranked} == ({len(zones)} if zones else set())
    assert {zone for zone, _ in found.attrs["left_out"]} == set("".join(known.values())) - set(zones)


def test_a_quarter_by_itself_takes_no_light_from_the_goal_of_the_year(connection: duckdb.DuckDBPyConnection) -> None:
    (row,) = rows_of(standing.standing(connection, SECOND, "2030-04", "2030-06"))

    assert (row["value"] / 10**8, row["light"], row["target"]) == (9, "grey", None)


def test_a_rate_of_its_own_says_more_than_a_growth_that_was_aimed_at(connection: duckdb.DuckDBPyConnection) -> None:
    rows = {row["indicator"]: row for row in rows_of(standing.standing(connection, ZONE, *JUNE))}

    assert (rows["budget_revenue"]["light"], rows["budget_revenue"]["completion_pct"]) == ("red", 30)


def test_growth_is_held_against_the_earlier_one_of_the_same_coverage_in_the_latest_document_of_figures_that_have_come(connection) -> None:
    latest = standing.dated_documents(connection, ZONE)[0]
    rows = {row["indicator"]: row for row in rows_of(standing.changes(connection, ZONE, latest["document_id"]))}

    assert (latest["file_name"], rows["gdp"]["yoy_pct"], rows["gdp"]["change_pp"], rows["gdp"]["before_pct"]) == (
        "first.txt",
        5,
        None,
        None,
    )


OUTLOOKS = [
    # figures of the year, its last month with a figure, last year's share at the same month, methods, the first quarter's piece
    ([level("2030-03", 20), level("2030-06", 5, unit="USD")], 3, None, ["linear"], 20 * 10**8),
    ([level("2030-06", 45)], 6, 40, ["linear", "rest_of_last_year", "seasonal"], None),
    ([level("2030-03", 20, bound="over")], 3, None, [], None),
    ([level("2030-12", 99)], 12, 100, [], None),
]


@pytest.mark.parametrize(("figures", "months", "share", "methods", "piece"), OUTLOOKS)
def test_an_outlook_rests_on_months_and_units_that_are_known(tmp_path: Path, figures, months: int, share, methods, piece) -> None:
    publish(tmp_path / "w.duckdb", entry(target("gdp", 100), level("2029-06", 40), level("2029-12", 100), *figures))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        (row,) = rows_of(outlook.outlook(opened, ZONE, 2030))
        tasks = rows_of(outlook.tasks(opened, ZONE, 2030, "gdp", "quarter"))

    assert (row["months"], row["last_year_completion_pct"], [end.method for end in row["projections"]]) == (months, share, methods)
    assert tasks[0]["done_piece"] == piece
