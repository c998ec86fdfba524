"""How a zone stands: cards with laggards first, what the latest document changed, what is missing. All figures invented."""

import contextlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from analysis_cases import completion, level, target, yoy
from warehouse_cases import ZONE, Entry, entry, observation, of_one_zone_each, publish

from metrics.analysis import overview, standing
from metrics.analysis.frames import rows_of
from metrics.warehouse import store

EARLIER = [
    level("2030-03", 40), yoy("2030-03", "7.0"), yoy("2030-03", "3.0", indicator="exports"),
    level("2030-03", 9, indicator="tax_revenue"),
]  # fmt: skip
LATEST = [
    level("2030-05", 90), yoy("2030-05", "6.2"), target("gdp", 200),
    level("2030-05", 20, indicator="fai"), target("fai", 100), yoy("2030-05", "9.0", indicator="fai"),
    level("2030-05", 38, indicator="retail_sales"), target("retail_sales", 100),
    yoy("2030-05", "-1.5", indicator="imports"), yoy("2030-05", "4.5", indicator="exports"),
    completion("budget_revenue", "44", "2030-05"), level("2030-05", 22, indicator="budget_revenue"),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("standing") / "warehouse.duckdb"
    publish(
        path,
        entry(*EARLIER, published="2030-04-20", name="first.txt"),
        entry(*LATEST, published="2030-06-20", name="second.txt"),
    )
    opened = store.connect(path)
    yield opened
    opened.close()


def test_laggards_come_first_then_what_falls_then_those_on_pace_then_the_unknown(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = rows_of(standing.standing(connection, ZONE, "2030-01", "2030-05"))

    assert [(row["indicator"], row["light"]) for row in rows] == [
        ("fai", "red"), ("retail_sales", "amber"), ("imports", "grey"), ("budget_revenue", "green"), ("gdp", "green"),
        ("exports", "grey"),
    ]  # fmt: skip


def test_a_card_says_completion_and_its_distance_to_the_pace_in_any_month(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = {row["indicator"]: row for row in rows_of(standing.standing(connection, ZONE, "2030-01", "2030-05"))}
    pace = Decimal(500) / 12

    assert (rows["gdp"]["completion_pct"], rows["gdp"]["schedule_gap_pp"]) == (45, 45 - pace)
    assert (rows["budget_revenue"]["completion_pct"], rows["budget_revenue"]["is_completion_published"]) == (44, True)
    assert rows["gdp"]["is_completion_published"] is False
    assert (rows["imports"]["completion_pct"], rows["imports"]["line_pct"]) == (None, None)


def test_the_years_behind_a_card_are_whole_ones_that_have_come(tmp_path: Path) -> None:
    several = observation(period_start="2026-01", period_end="2029-12", value=400 * 10**8, value_text="400亿元")
    planned = level("2028-12", 130, status="target")
    publish(tmp_path / "w.duckdb", entry(level("2027-12", 80), planned, level("2029-12", 95), several, level("2030-12", 100)))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        (row,) = rows_of(overview.headline(opened, ZONE, "2030-01", "2030-12"))
        counted = [rows_of(overview.indicators(opened, zone))[0]["figures"] for zone in (ZONE, None)]

    assert [(year, value / 10**8) for year, value in row["history"]] == [(2027, 80), (2029, 95), (2030, 100)]
    assert counted == [4, 4]


def test_a_period_that_does_not_begin_in_january_has_no_verdict(connection: duckdb.DuckDBPyConnection) -> None:
    found = standing.standing(connection, ZONE, "2030-04", "2030-05")

    assert (len(found), found.attrs["reason"]) == (0, "no_figures")


def test_what_the_latest_document_changed_is_told_against_the_period_before_slowest_first(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    document = standing.dated_documents(connection, ZONE)[0]
    rows = rows_of(standing.changes(connection, ZONE, document["document_id"]))

    assert str(document["published"]) == "2030-06-20"
    assert [(row["indicator"], row["change_pp"], row["before_end"]) for row in rows[:2]] == [
        ("gdp", Decimal("-0.8"), "2030-03"),
        ("exports", Decimal("1.5"), "2030-03"),
    ]
    assert {row["indicator"] for row in rows[2:]} == {"fai", "retail_sales", "imports", "budget_revenue"}
    assert {row["change_pp"] for row in rows[2:]} == {None}


def test_a_document_that_prints_another_value_for_a_known_period_says_what_stood_before(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(
        path,
        entry(level("2030-03", 40), grade="official", published="2030-04-20", name="first.txt"),
        entry(level("2030-03", 42), grade="official", published="2030-05-20", name="second.txt"),
    )
    opened = store.connect(path)
    document = standing.dated_documents(opened, ZONE)[0]
    rows = rows_of(standing.changes(opened, ZONE, document["document_id"]))
    opened.close()

    assert [(row["value"], row["revised_from"]) for row in rows] == [(42 * 10**8, "40亿元")]


def test_what_an_earlier_document_changed_is_never_held_against_what_was_printed_after_it(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(
        path,
        entry(level("2030-03", 40), grade="media", published="2030-04-20", name="first.txt"),
        entry(level("2030-03", 42), grade="official", published="2030-05-20", name="second.txt"),
        entry(level("2030-03", 43), grade="republished", published="2030-06-20", name="copy.txt"),
        entry(level("2030-06", 90), grade="official", published="2030-07-20", name="third.txt"),
    )
    with contextlib.closing(store.connect(path)) as opened:
        documents = standing.dated_documents(opened, ZONE)
        told = [rows_of(standing.changes(opened, ZONE, row["document_id"])) for row in documents]

    assert [row["file_name"] for row in documents] == ["third.txt", "second.txt"]
    assert [[(row["period_end"], row["revised_from"]) for row in rows] for rows in told] == [[("2030-06", None)], [("2030-03", "40亿元")]]


@pytest.mark.parametrize(
    ("beside", "until", "value"),
    [
        ({"value": 90, "status": "estimate"}, "2030-09", 64),  # what has been done, not what is expected of the whole year
        ({"value": 90}, "2030-12", 90),
    ],
)
def test_what_a_document_expects_of_the_year_does_not_hide_what_was_done(
    tmp_path: Path, beside: dict[str, Any], until: str, value: int
) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2030-09", 64), level("2030-12", **beside), published="2031-01-20"))
    with contextlib.closing(store.connect(path)) as opened:
        rows = rows_of(standing.changes(opened, ZONE, standing.dated_documents(opened, ZONE)[0]["document_id"]))

    assert [(row["period_end"], row["value"]) for row in rows] == [(until, value * 10**8)]


APART = [
    # before and now (month, rate, what is said with it); the change in points, why there is none
    ((("2030-03", "7.0", {}), ("2030-06", "6.2", {})), Decimal("-0.8"), ""),
    ((("2029-06", "7.0", {}), ("2030-06", "6.2", {})), Decimal("-0.8"), ""),
    ((("2029-03", "7.0", {}), ("2030-06", "6.2", {})), None, "far_apart"),
    ((("2024-12", "59.1", {}), ("2030-06", "6.2", {})), None, "far_apart"),
    ((("2030-03", "40", {"bound": "over"}), ("2030-06", "8.3", {})), None, "inexact"),
    ((("2030-03", "4", {}), ("2030-06", "5", {"bound": "about"})), None, "inexact"),
    ((("2030-03", "4", {"flags": ("doubtful",)}), ("2030-06", "5", {})), None, "doubtful"),
]


def before_and_now(before: tuple[str, str, dict[str, object]], now: tuple[str, str, dict[str, object]]) -> Iterator[Entry]:
    for (until, rate, said), day, name in ((before, "2030-04-20", "first.txt"), (now, "2030-07-20", "second.txt")):
        yield entry(yoy(until, rate, **said), published=day, name=name)


APART_ZONES, HELD_AGAINST = of_one_zone_each(before_and_now(*case[0]) for case in APART)


@pytest.mark.parametrize(("zone", "case"), list(zip(APART_ZONES, APART, strict=True)))
def test_growth_is_held_against_the_one_before_only_where_both_are_certain_and_a_year_apart_at_most(
    published: Callable[..., Path], zone: str, case: tuple[tuple[tuple[str, str, dict[str, object]], ...], Decimal | None, str]
) -> None:
    (before, _), change, why = case
    path = published(*HELD_AGAINST)
    with contextlib.closing(store.connect(path)) as opened:
        document = standing.dated_documents(opened, zone)[0]
        (row,) = rows_of(standing.changes(opened, zone, document["document_id"]))

    assert (row["change_pp"], row["why_no_change"], row["before_pct"]) == (change, why, Decimal(before[1]))


def test_a_document_without_a_day_is_as_late_as_the_last_period_it_tells_of(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(
        path,
        entry(level("2030-03", 40), published="2030-04-20", name="dated.txt"),
        entry(level("2030-05", 70), name="monthly.xlsx"),
        entry(level("2030-02", 20), name="old.xlsx"),
        entry(level("--09", 90), name="no year.txt"),
    )
    opened = store.connect(path)
    latest = standing.dated_documents(opened, ZONE)[0]
    recent = rows_of(overview.recent_documents(opened, ZONE))
    opened.close()

    assert (latest["file_name"], latest["published"]) == ("monthly.xlsx", None)
    assert [row["file_name"] for row in recent] == ["monthly.xlsx", "dated.txt", "old.xlsx", "no year.txt"]


def test_a_document_of_single_months_and_several_years_has_nothing_to_compare_and_is_not_the_latest(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    single = observation(period_start="2030-06", period_end="2030-06")
    several = observation(period_start="2024-01", period_end="2030-12", value="9", value_text="9元")
    publish(
        path,
        entry(level("2030-05", 70), published="2030-06-20", name="so far.txt"),
        entry(single, several, published="2031-01-20", name="month.txt"),
    )
    opened = store.connect(path)
    latest = standing.dated_documents(opened, ZONE)[0]
    opened.close()

    assert latest["file_name"] == "so far.txt"


def test_an_indicator_published_before_but_not_for_this_period_is_missing(connection: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(standing.missing(connection, ZONE, "2030-01", "2030-05"))

    assert [(row["indicator"], row["period_end"]) for row in rows] == [("tax_revenue", "2030-03")]


def test_a_zone_without_figures_has_no_latest_document_and_nothing_missing(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    assert standing.dated_documents(connection, "昆山经济技术开发区") == []
    assert standing.missing(connection, "昆山经济技术开发区", "2030-01", "2030-05").empty


def test_what_no_card_tells_is_listed_each_figure_once_and_goals_are_not(tmp_path: Path) -> None:
    june = {"period_start": "2030-01", "period_end": "2030-06"}
    path = tmp_path / "warehouse.duckdb"
    news = [
        level("2030-06", 90), yoy("2030-06", "6.2"), target("gdp", 200, "2030-06"),
        observation(measure="rank_yoy", unit="RANK", value="2", value_text="第2位", scope="全市", **june),
        observation(measure="rank_yoy", unit="RANK", value="5", value_text="第5位", scope="全省", **june),
        observation(measure="share", unit="PERCENT", value="32", value_text="32%", scope="全市", **june),
        observation(indicator="fai", measure="rank_yoy", unit="RANK", value="1", value_text="第1位", **june),
    ]  # fmt: skip
    publish(path, entry(*news, published="2030-07-20"))
    with contextlib.closing(store.connect(path)) as opened:
        rows = rows_of(overview.beside_headline(opened, ZONE, "2030-01", "2030-06"))

    assert [(row["indicator"], row["measure"], row["scope"]) for row in rows] == [
        ("gdp", "share", "全市"), ("gdp", "rank_yoy", "全省"), ("fai", "rank_yoy", None),
    ]  # fmt: skip
