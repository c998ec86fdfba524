"""Cumulative figures, single quarters and growth on small warehouses of invented figures."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from analysis_cases import level, yoy
from warehouse_cases import ZONE, entry, observation, publish

from metrics.analysis import progress
from metrics.analysis.frames import rows_of
from metrics.warehouse import store

FIGURES = [
    # 2021 complete, 2022 without its half-year, 2023 with an inexact half-year and a third quarter that falls
    level("2021-03", 10), level("2021-06", 22), level("2021-09", 36), level("2021-12", 52),
    level("2022-03", 12), level("2022-09", 40), level("2022-12", 60), yoy("2022-03", "18"),
    level("2023-03", 13), level("2023-06", 30, bound="over"), level("2023-09", 28), yoy("2023-12", "7.5"),
    level("2022-03", 99, scope="规上工业"), yoy("2022-09", "33", scope="规上工业"),
    level("2021-03", 5, indicator="retail_sales"), level("2022-03", 6, indicator="retail_sales"),
    yoy("2022-03", "21", indicator="retail_sales"),
    observation(indicator="population", unit="PERSON", value="500000", value_text="50万人", period_start="2022-12", period_end="2022-12"),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("progress") / "warehouse.duckdb"
    publish(path, entry(*FIGURES))
    opened = store.connect(path)
    yield opened
    opened.close()


def quarters(connection: duckdb.DuckDBPyConnection, year: int) -> list[tuple[object, bool, str]]:
    """A year's quarters in 亿元, whether derived, and why not."""
    frame = progress.discrete_quarters(connection, ZONE, "gdp")
    return [
        (None if row["value"] is None else row["value"] / 10**8, row["is_derived"], row["reason"])
        for row in rows_of(frame)
        if row["year"] == year
    ]


def test_cumulative_figures_come_as_published_with_their_growth(connection: duckdb.DuckDBPyConnection) -> None:
    frame = progress.cumulative(connection, ZONE, "gdp")

    assert [
        (row["period_end"], row["value"] and row["value"] / 10**8, row["yoy_pct"])
        for row in rows_of(frame)
        if row["year"] == 2022 or row["value"] is None
    ] == [
        ("2022-03", 12, 18), ("2022-09", 40, None), ("2022-12", 60, None), ("2023-12", None, Decimal("7.5")),
    ]  # fmt: skip
    assert (frame.attrs["unit"], frame.attrs["scope"], frame.attrs["left_out"]) == ("CNY", None, 1)


def test_values_stay_exact_decimals(connection: duckdb.DuckDBPyConnection) -> None:
    values = progress.cumulative(connection, ZONE, "gdp")["value"]

    assert {type(value) for value in values} == {Decimal, type(None)}


def test_quarters_are_differences_and_add_up_to_the_year(connection: duckdb.DuckDBPyConnection) -> None:
    found = quarters(connection, 2021)

    assert found == [(10, False, ""), (12, True, ""), (14, True, ""), (16, True, "")]
    assert sum(value for value, _, _ in found) == 52  # type: ignore[misc]


def test_a_missing_piece_refuses_both_quarters_it_touches(connection: duckdb.DuckDBPyConnection) -> None:
    assert quarters(connection, 2022) == [
        (12, False, ""),
        (None, True, "no_cumulative"),
        (None, True, "no_previous_cumulative"),
        (20, True, ""),
    ]


def test_inexact_cumulative_figures_are_not_subtracted(connection: duckdb.DuckDBPyConnection) -> None:
    assert quarters(connection, 2023) == [
        (13, False, ""),
        (None, True, "inexact_cumulative"),
        (None, True, "inexact_cumulative"),
        (None, True, "no_cumulative"),
    ]


def test_derived_quarters_of_value_added_are_marked(connection: duckdb.DuckDBPyConnection) -> None:
    marks = {
        row["quarter"]: row["is_accounting"] for row in rows_of(progress.discrete_quarters(connection, ZONE, "gdp"))
    }

    assert marks == {1: False, 2: True, 3: True, 4: True}


def test_a_falling_cumulative_figure_gives_no_quarter() -> None:
    points = {3: {"value": Decimal(9), "bound": "exact"}, 6: {"value": Decimal(8), "bound": "exact"}}

    assert progress._quarter(points, 2) == (None, "falling_cumulative")


def test_a_stock_has_no_quarters(connection: duckdb.DuckDBPyConnection) -> None:
    frame = progress.discrete_quarters(connection, ZONE, "population")

    assert (len(frame), frame.attrs["reason"]) == (0, "stock_has_no_quarters")


def test_published_and_computed_growth_stand_apart(connection: duckdb.DuckDBPyConnection) -> None:
    real = [
        row for row in rows_of(progress.growth(connection, ZONE, "gdp")) if (row["year"], row["months"]) == (2022, 3)
    ]
    nominal = rows_of(progress.growth(connection, ZONE, "retail_sales"))

    assert [(row["published_pct"], row["computed_pct"], row["is_comparable"]) for row in real] == [(18, 20, False)]
    assert [
        (row["published_pct"], row["computed_pct"], row["difference_pp"], row["is_comparable"]) for row in nominal
    ] == [(21, 20, -1, True)]
