"""One indicator whole: its meaning, every zone's latest figure, histories, disputed figures and sources; invented figures."""

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from analysis_cases import level, target, yoy
from warehouse_cases import ZONE, ask, entry, publish, silent

from metrics.analysis import indicators
from metrics.analysis.frames import rows_of
from metrics.intake import settling
from metrics.warehouse import store

SECOND, THIRD, TOTAL = "成都经济技术开发区", "天津经济技术开发区", "国家级经济技术开发区(合计)"
YI = Decimal(10**8)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("indicators") / "warehouse.duckdb"
    official = entry(
        level("2029-12", 90, indicator="exports"), level("2030-06", 50, indicator="exports"),
        yoy("2030-06", "4", indicator="exports"), yoy("2030-09", "6", indicator="exports"),
        level("2030-12", 200, indicator="exports", status="target"),
        level("2029-12", 7, indicator="exports", scope="三资企业", zone=THIRD),
        level("2028-12", 5, indicator="exports", unit="USD", zone=THIRD),
        level("2029-12", 900, indicator="exports", zone=TOTAL),
        target("exports", 300), grade="official", published="2031-01-05", name="official.txt",
    )  # fmt: skip
    copied = entry(
        level("2029-12", 95, indicator="exports"), level("2030-06", 50, indicator="exports"),
        yoy("2030-03", "-2", indicator="exports", zone=SECOND), level("2028-12", 80, indicator="exports"),
        grade="republished", published="2031-02-01", name="copied.txt",
    )  # fmt: skip
    publish(path, official, copied)
    opened = store.connect(path)
    yield opened
    opened.close()


def test_an_indicator_says_what_it_means_and_what_it_is_part_of(connection: duckdb.DuckDBPyConnection) -> None:
    about = indicators.about(connection, "exports")
    whole = indicators.about(connection, "trade_total")

    assert (about["parent"], about["parent_zh"], about["parts"]) == ("trade_total", "进出口总额", [])
    assert [part["indicator"] for part in whole["parts"]] == ["exports", "imports"]
    assert "离岸价" in about["definition_zh"]
    assert "f.o.b." in about["definition_en"]
    assert "出口额" in about["aliases"].split("|")
    assert "{" not in about["aliases"]


def test_totals_count_what_deserves_doubt(connection: duckdb.DuckDBPyConnection) -> None:
    totals = indicators.totals(connection, "exports")

    assert {key: totals[key] for key in ("figures", "zones", "confirmed", "conflicts", "unverified", "documents")} == {
        "figures": 11, "zones": 4, "confirmed": 2, "conflicts": 1, "unverified": 2, "documents": 2,
    }  # fmt: skip
    assert totals["known_zones"] > totals["zones"]


def test_every_zone_shows_its_last_level_with_the_growth_of_that_period(connection: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(indicators.latest(connection, "exports"))

    assert [(row["zone"], row["period_end"], row["value"], row["yoy_pct"]) for row in rows] == [
        (ZONE, "2030-06", 50 * YI, Decimal(4)),  # not the growth alone of September, nor the goal of December
        (SECOND, "2030-03", None, Decimal(-2)),
        (TOTAL, "2029-12", 900 * YI, None),
        (THIRD, "2029-12", 7 * YI, None),
    ]


def test_a_history_holds_only_what_is_alike(connection: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(indicators.history(connection, "exports", 12, "level"))

    assert [(row["zone"], row["year"], row["value"]) for row in rows] == [
        (ZONE, 2028, 80 * YI), (ZONE, 2029, 90 * YI),
    ]  # fmt: skip
    assert indicators.history(connection, "exports", 7, "yoy").attrs["reason"] == "no_series"


def test_no_line_of_a_history_runs_through_what_is_doubted_or_was_expected(tmp_path: Path) -> None:
    known = [level("2028-12", 80), level("2029-12", 9, flags=("doubtful",)), level("2030-12", 90, bound="about")]
    publish(tmp_path / "w.duckdb", entry(*known, level("2031-12", 99, status="estimate", flags=("expected",))))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        rows = rows_of(indicators.history(opened, "gdp", 12, "level"))

    assert [(row["year"], row["value"]) for row in rows] == [(2028, 80 * YI), (2030, 90 * YI)]


def test_months_with_figures_are_listed_fullest_first(connection: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(indicators.months_with_figures(connection, "exports"))

    assert [row["months"] for row in rows] == [12, 6, 9, 3]


def test_every_witness_of_a_disputed_figure_is_shown_with_the_one_in_use(connection: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(indicators.disputed(connection, "exports"))

    assert [(row["value_text"], row["source_grade"], row["is_chosen"], row["is_open"]) for row in rows] == [
        ("90亿元", "official", True, True),
        ("95亿元", "republished", False, True),
    ]
    assert indicators.disputed(connection, "imports").attrs["reason"] == "no_revisions"


def test_sources_and_covered_years_are_counted(connection: duckdb.DuckDBPyConnection) -> None:
    sources = rows_of(indicators.sources(connection, "exports"))
    covered = rows_of(indicators.coverage(connection, "exports"))

    assert [(row["publisher"], row["source_grade"], row["figures"]) for row in sources] == [
        ("official.txt", "official", 9), ("copied.txt", "republished", 4),
    ]  # fmt: skip
    assert {(row["zone"], row["year"]): row["figures"] for row in covered}[(ZONE, 2030)] == 3


def test_every_source_is_counted_however_many_there_are(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, *(entry(level("2029-12", number, indicator="exports"), name=f"{number}.txt") for number in range(1, 104)))
    with contextlib.closing(store.connect(path)) as opened:
        assert len(indicators.sources(opened, "exports")) == 103


def test_indicators_with_most_figures_come_first(connection: duckdb.DuckDBPyConnection) -> None:
    listed = rows_of(indicators.listed(connection))

    assert (listed[0]["indicator"], listed[0]["figures"], listed[1]["figures"]) == ("exports", 11, 0)


def test_a_document_whose_only_figure_was_corrected_counts(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2029-12", 90), grade="official"), entry(level("2030-12", 99), text="乙", name="b.txt"))
    (printed,) = ask(path, "select observation_id from observation where period_end = '2030-12'")[0]
    settling.correct(printed, "98亿元", "李明", "与原件核对", silent, path)

    opened = store.connect(path)
    assert indicators.totals(opened, "gdp")["documents"] == sum(row["documents"] for row in rows_of(indicators.sources(opened, "gdp"))) == 2
    assert indicators.totals(opened, "exports")["documents"] == 0
    opened.close()
