"""Cumulative figures, single quarters and growth on small warehouses of invented figures."""

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from analysis_cases import level, yoy
from hypothesis import given
from hypothesis import strategies as st
from warehouse_cases import ZONE, entry, observation, publish

from metrics.analysis import discrete, progress
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
    frame = discrete.discrete(connection, ZONE, "gdp", "quarter")
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
    marks = {row["quarter"]: row["is_accounting"] for row in rows_of(discrete.discrete(connection, ZONE, "gdp", "quarter"))}

    assert marks == {1: False, 2: True, 3: True, 4: True}


def point(value: int, **changes: object) -> dict[str, object]:
    """An invented cumulative figure."""
    return {"value": Decimal(value), "bound": "exact", "status": "actual", "flags": "", "is_revised": False} | changes


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (point(8), point(9), (Decimal(1), "")),
        (point(9), point(8), (None, "falling_cumulative")),
        (point(8, status="estimate"), point(9), (None, "mixed_vintages")),
        (point(8), point(9, status="estimate"), (None, "mixed_vintages")),
        (point(8, status="estimate"), point(9, status="estimate"), (Decimal(1), "")),
        (point(8), point(9, flags="before_revision"), (None, "mixed_vintages")),
        (point(8), point(9, is_revised=True), (None, "mixed_vintages")),
        (point(8, bound="over"), point(9), (None, "inexact_cumulative")),
    ],
)
def test_only_pieces_of_one_vintage_are_subtracted(earlier: dict, later: dict, expected: tuple) -> None:
    part = discrete.parts({3: earlier, 6: later}, (3, 6))[1]

    assert (part.value, part.reason) == expected


def test_january_and_february_are_one_piece_and_months_follow() -> None:
    points = {1: point(3), 2: point(10), 3: point(16), 5: point(30)}
    found = discrete.parts(points, discrete.ENDS["month"])

    assert [(part.first_month, part.month, part.value, part.reason, part.is_derived) for part in found[:4]] == [
        (1, 2, Decimal(10), "", False),
        (3, 3, Decimal(6), "", True),
        (4, 4, None, "no_cumulative", True),
        (5, 5, None, "no_previous_cumulative", True),
    ]


@given(st.lists(st.integers(0, 10**15), min_size=4, max_size=11), st.integers(0, 6))
def test_discrete_pieces_add_up_to_the_cumulative_figure(pieces: list[int], scale: int) -> None:
    ends = discrete.ENDS["month"][: len(pieces)]
    cumulative = [sum(pieces[: count + 1]) for count in range(len(pieces))]
    points = {end: point(0) | {"value": Decimal(total).scaleb(-scale)} for end, total in zip(ends, cumulative, strict=True)}

    found = discrete.parts(points, ends)

    assert [part.reason for part in found] == [""] * len(pieces)
    assert sum(part.value for part in found if part.value is not None) == points[ends[-1]]["value"]


def test_gdp_has_no_months_and_other_flows_have_them(connection: duckdb.DuckDBPyConnection) -> None:
    frame = discrete.discrete(connection, ZONE, "gdp", "month")

    assert (len(frame), frame.attrs["reason"]) == (0, "accounts_have_no_months")
    assert len(discrete.discrete(connection, ZONE, "retail_sales", "month")) == 22


def test_a_quarter_that_was_published_on_its_own_is_taken_as_published(tmp_path: Path) -> None:
    second = observation(indicator="exports", value=8 * 10**8, value_text="8亿元", period_start="2024-04", period_end="2024-06")
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2024-03", 5, indicator="exports"), level("2024-06", 12, indicator="exports"), second))
    with contextlib.closing(store.connect(path)) as opened:
        [row] = [row for row in rows_of(discrete.discrete(opened, ZONE, "exports", "quarter")) if row["quarter"] == 2]

    assert (row["value"], row["is_derived"], row["observation_id"] is None) == (8 * 10**8, False, False)


@pytest.mark.parametrize(
    "said", [{"bound": "over"}, {"flags": ("doubtful",)}, {"status": "target"}, {"unit": "USD"}, {"scope": "加工贸易"}]
)
def test_a_quarter_of_its_own_that_is_not_certain_or_of_another_kind_gives_way_to_the_difference(tmp_path: Path, said: dict) -> None:
    second = observation(indicator="exports", value=8 * 10**8, value_text="8亿元", period_start="2024-04", period_end="2024-06", **said)
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2024-03", 5, indicator="exports"), level("2024-06", 12, indicator="exports"), second))
    with contextlib.closing(store.connect(path)) as opened:
        [row] = [row for row in rows_of(discrete.discrete(opened, ZONE, "exports", "quarter")) if row["quarter"] == 2]

    assert (row["value"], row["is_derived"]) == (7 * 10**8, True)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (point(8, status="estimate"), (Decimal(8), "")),
        (point(8, bound="over"), (None, "inexact_cumulative")),
        (point(8, flags="doubtful"), (None, "doubtful_cumulative")),
        (point(8, status="target"), (None, "planned_cumulative")),
    ],
)
def test_the_first_piece_of_a_year_is_what_was_published_where_that_is_certain(first: dict, expected: tuple) -> None:
    part = discrete.parts({3: first}, (3, 6))[0]

    assert (part.value, part.reason, part.is_derived) == (*expected, False)


def test_a_stock_has_no_quarters(connection: duckdb.DuckDBPyConnection) -> None:
    frame = discrete.discrete(connection, ZONE, "population", "quarter")

    assert (len(frame), frame.attrs["reason"]) == (0, "stock_has_no_quarters")


def test_published_and_computed_growth_stand_apart(connection: duckdb.DuckDBPyConnection) -> None:
    real = [row for row in rows_of(progress.growth(connection, ZONE, "gdp")) if (row["year"], row["months"]) == (2022, 3)]
    nominal = rows_of(progress.growth(connection, ZONE, "retail_sales"))

    columns = ("published_pct", "computed_pct", "difference_pp", "is_comparable", "is_flagged")
    assert [tuple(row[column] for column in columns) for row in real] == [(18, 20, 2, False, False)]
    assert [tuple(row[column] for column in columns) for row in nominal] == [(21, 20, -1, True, False)]


def test_a_published_rate_is_flagged_only_where_the_bases_allow_comparison(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    codes = ("retail_sales", "gdp", "fai", "electricity", "exports", "imports", "industrial_tax", "industrial_profit")
    estimated = {"industrial_tax": ("2023-12",), "industrial_profit": ("2024-12",)}
    levels = [
        level(end, value, indicator=code, unit="KWH" if code == "electricity" else "CNY", status="estimate" if end in estimated.get(code, ()) else "actual")
        for code in codes for end, value in (("2023-12", 100), ("2024-12", 110))
    ]  # fmt: skip
    uncertain = {"exports": {"bound": "over"}, "imports": {"flags": ("doubtful",)}}
    publish(path, entry(*levels, *(yoy("2024-12", "8.9", indicator=code, **uncertain.get(code, {})) for code in codes)))
    with contextlib.closing(store.connect(path)) as opened:
        found = {code: rows_of(progress.growth(opened, ZONE, code)) for code in codes}

    flagged = {code: [row["is_flagged"] for row in rows] for code, rows in found.items()}
    assert flagged == {code: [code in ("retail_sales", "electricity")] for code in codes}


def test_a_level_and_its_growth_imply_last_years_level_beside_the_published_one(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = rows_of(progress.implied(connection, ZONE, "retail_sales"))

    assert [(row["year"], row["months"], row["published"]) for row in rows] == [(2021, 3, 5 * 10**8)]
    assert abs(rows[0]["implied"] * Decimal("1.21") - 6 * 10**8) < Decimal("1e-9")


@pytest.mark.parametrize("said", [{"bound": "over"}, {"bound": "about"}, {"flags": ("doubtful",)}])
def test_growth_that_is_not_certain_implies_nothing_and_keeps_what_is_said_with_it(tmp_path: Path, said: dict[str, object]) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2021-06", 6), yoy("2021-06", "20", **said)))
    with contextlib.closing(store.connect(path)) as opened:
        found = progress.cumulative(opened, ZONE, "gdp")
        implied = progress.implied(opened, ZONE, "gdp", found)
        (growth,) = rows_of(progress.growth(opened, ZONE, "gdp", found))

    (row,) = rows_of(found)
    assert implied.empty
    assert (row["value"], row["bound"], row["yoy_bound"]) == (6 * 10**8, "exact", said.get("bound", "exact"))
    assert (growth["published_pct"], growth["is_growth_fit"], growth["is_flagged"]) == (20, False, False)
