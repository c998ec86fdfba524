"""Pace plans, monthly tasks and the outlook of a year, on invented figures; a decomposed plan adds up to its target."""

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from analysis_cases import completion, level, target, yoy
from hypothesis import given
from hypothesis import strategies as st
from warehouse_cases import ZONE, entry, publish

from metrics.analysis import heatmap, outlook, pace, plans, targets
from metrics.analysis.frames import rows_of
from metrics.warehouse import store

SECOND = "成都经济技术开发区"
STEADY = {
    2028: {3: Decimal(20), 6: Decimal(40), 12: Decimal(100)},
    2029: {3: Decimal(30), 6: Decimal(60), 12: Decimal(100)},
}


@pytest.mark.parametrize(
    ("shape", "shares", "years", "known"),
    [
        (STEADY, {3: "25", 6: "50", 9: "75", 12: "100"}, (2028, 2029), (3, 6, 12)),
        ({2029: {6: Decimal(30), 12: Decimal(120)}}, {3: "12.5", 6: "25", 9: "62.5", 12: "100"}, (2029,), (6, 12)),
        ({2028: {6: Decimal(1)}, 2029: {6: Decimal(4), 12: Decimal(8)}}, {6: "50", 12: "100"}, (2029,), (6, 12)),
    ],
)
def test_a_seasonal_plan_is_the_mean_shape_of_complete_years(shape, shares, years, known) -> None:
    plan = plans.seasonal_plan(shape)

    assert plan is not None
    assert {month: plan.shares[month - 1] for month in shares} == {month: Decimal(share) for month, share in shares.items()}
    assert (plan.years, plan.known) == (years, known)


@pytest.mark.parametrize(
    "shape",
    [
        {},
        {2029: {6: Decimal(3)}},
        {2029: {12: Decimal(3)}},
        {2029: {6: Decimal(0), 12: Decimal(0)}},
        {2029: {6: Decimal(5), 9: Decimal(4), 12: Decimal(9)}},
    ],
)
def test_without_a_complete_rising_year_a_seasonal_plan_falls_back_and_says_so(shape) -> None:
    plan = plans.plan_for("seasonal", shape)

    assert (plan.kind, plan.shares, plan.fallback) == ("linear", pace.LINEAR, True)


@pytest.mark.parametrize("words", ["5|10", "|".join(["10"] * 12), "|".join(map(str, [9, 8, *range(10, 100, 9)]))])
def test_a_manual_plan_that_falls_or_does_not_end_at_100_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="twelve shares"):
        plans.manual_plan(words)


def test_a_manual_plan_is_taken_as_it_stands() -> None:
    plan = plans.plan_for("5|10|30|35|40|55|60|65|75|80|90|100", None)

    assert (plan.kind, plan.shares[2], plan.shares[5]) == ("manual", Decimal(30), Decimal(55))


SHARES = st.lists(st.integers(0, 1000), min_size=11, max_size=11).map(lambda cuts: [*sorted(cuts), 1000])


@given(
    st.integers(1, 10**16),
    SHARES,
    st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(100), Decimal(10**6)]),
    st.sampled_from(list(outlook.TASK_ENDS.values())),
)
def test_a_decomposed_plan_adds_up_to_its_target(cents: int, tenths: list[int], quantum: Decimal, ends: tuple[int, ...]) -> None:
    goal = Decimal(cents).scaleb(-2)
    plan = [Decimal(share) / 10 for share in tenths]

    pieces = pace.decompose(goal, plan, quantum, ends)

    assert sum(piece.amount for piece in pieces) == goal
    assert [piece.month for piece in pieces] == list(ends)
    assert all(piece.cumulative == sum(other.amount for other in pieces[: place + 1]) for place, piece in enumerate(pieces))


def test_counts_are_cut_into_whole_pieces() -> None:
    pieces = pace.decompose(Decimal(44), pace.LINEAR, Decimal(1), pace.QUARTER_ENDS)

    assert [piece.amount for piece in pace.decompose(Decimal(10), pace.LINEAR, Decimal(1), pace.QUARTER_ENDS)] == [
        3,
        2,
        3,
        2,
    ]
    assert [piece.amount for piece in pieces] == [11, 11, 11, 11]


FIGURES = [
    target("fai", 600, "2030-12"), level("2030-06", 330, indicator="fai"), level("2029-06", 200, indicator="fai"),
    level("2029-12", 500, indicator="fai"), level("2028-06", 240, indicator="fai"), level("2028-12", 400, indicator="fai"),
    target("retail_sales", 8, "2030-12", measure="target_yoy", unit="PERCENT", value="8", value_text="8%"),
    level("2030-03", 55, indicator="retail_sales"), yoy("2030-03", "6", indicator="retail_sales"),
    level("2029-12", 200, indicator="retail_sales"),
    target("tax_revenue", 30, "2030-12"),
    level("2030-03", 10, indicator="exports"), completion("exports", "20", "2030-03"),
    level("2030-06", 24, indicator="exports"), completion("exports", "47", "2030-06"),
    target("fai", 100, "2030-12", zone=SECOND), level("2030-06", 40, indicator="fai", zone=SECOND),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("plans") / "warehouse.duckdb"
    publish(path, entry(*FIGURES))
    with contextlib.closing(store.connect(path)) as opened:
        yield opened


@pytest.fixture(scope="module")
def year(connection: duckdb.DuckDBPyConnection) -> dict[str, dict]:
    return {row["indicator"]: row for row in rows_of(outlook.outlook(connection, ZONE, 2030))}


def test_the_outlook_stands_at_the_last_month_with_a_figure(year: dict[str, dict]) -> None:
    assert {code: row["months"] for code, row in year.items()} == {
        "retail_sales": 3,
        "fai": 6,
        "tax_revenue": 0,
        "exports": 6,
    }
    fai = year["fai"]
    columns = (
        "completion_pct",
        "gap_pp",
        "gap_units",
        "needed_per_month",
        "needed_per_quarter",
        "last_year_completion_pct",
    )
    assert [fai[column] for column in columns] == [55, 5, 30 * 10**8, 45 * 10**8, 135 * 10**8, 40]


def test_the_years_end_is_a_range_of_named_methods(year: dict[str, dict]) -> None:
    fai = year["fai"]

    assert [(end.method, end.value / 10**8, end.basis) for end in fai["projections"]] == [
        ("linear", 660, ""),
        ("rest_of_last_year", 630, "2029"),
        ("seasonal", 660, "2028–2029"),
    ]
    assert (fai["projected_low"] / 10**8, fai["projected_high"] / 10**8) == (630, 660)
    assert year["tax_revenue"]["projections"] == []


def test_a_growth_target_has_an_amount_where_last_year_is_known_and_is_marked(year: dict[str, dict]) -> None:
    retail = year["retail_sales"]

    assert (retail["target_amount"] / 10**8, retail["is_derived_amount"], retail["light"]) == (216, True, "amber")
    assert (year["fai"]["is_derived_amount"], year["tax_revenue"]["light"]) == (False, "grey")


def test_of_the_tasks_several_rates_imply_the_one_of_the_board_is_used(
    connection: duckdb.DuckDBPyConnection, year: dict[str, dict]
) -> None:
    implied = {
        months: [row["target"] / 10**8 for row in rows_of(targets.board(connection, ZONE, 2030, months)) if row["indicator"] == "exports"]
        for months in (3, 6, 12)
    }

    assert {months: [round(value, 2) for value in found] for months, found in implied.items()} == {
        3: [Decimal("50.00")], 6: [Decimal("51.06")], 12: [Decimal("51.06")],
    }  # fmt: skip
    assert round(year["exports"]["target"] / 10**8, 2) == Decimal("51.06")


def test_tasks_stand_beside_what_was_published_and_add_up(connection: duckdb.DuckDBPyConnection) -> None:
    frame = outlook.tasks(connection, ZONE, 2030, "fai", "quarter", "seasonal")
    rows = rows_of(frame)

    assert [(row["month"], row["task"] / 10**8) for row in rows] == [(3, 150), (6, 150), (9, 150), (12, 150)]
    assert [(row["done"], row["gap_units"]) for row in rows if row["done"] is not None] == [(330 * 10**8, 30 * 10**8)]
    assert (frame.attrs["plan"].kind, sum(row["task"] for row in rows)) == ("seasonal", frame.attrs["target"])


@pytest.mark.parametrize(
    ("months", "gap", "completion", "target", "ends", "expected"),
    [
        (0, None, None, 100, [], "unknown"),
        (6, None, 50, 100, [120], "unknown"),
        (12, 0, 100, 100, [], "met"),
        (12, "-0.1", "99.9", 100, [], "missed"),
        (9, 25, 100, 100, [133], "reached"),
        (6, 2, 52, 100, [104, 101], "likely"),
        (6, -2, 48, 100, [96, 99], "unlikely"),
        (6, -2, 48, 100, [96, 100], "open"),
        (6, 2, 52, 100, [], "ahead"),
        (6, "-0.1", "49.9", None, [], "behind"),
    ],
)
def test_a_verdict_is_given_by_the_year_that_is_over_or_else_by_where_it_may_end(
    months: int, gap: object, completion: object, target: object, ends: list[int], expected: str
) -> None:
    said = [None if value is None else Decimal(value) for value in (gap, completion, target)]

    assert pace.prospect(months, *said, [pace.Projection("linear", Decimal(end), "") for end in ends]) == expected


def test_all_targets_stand_together_with_their_verdicts_and_the_tasks_of_each(connection: duckdb.DuckDBPyConnection) -> None:
    rows = {row["indicator"]: row for row in rows_of(outlook.wall(connection, ZONE, 2030))}
    alone = rows_of(outlook.tasks(connection, ZONE, 2030, "fai", "month"))

    assert {code: row["prospect"] for code, row in rows.items()} == {
        "fai": "likely", "retail_sales": "behind", "tax_revenue": "unknown", "exports": "unlikely",
    }  # fmt: skip
    assert rows["fai"]["tasks"]["month"] == alone
    assert all(row["tasks"][step][-1]["cumulative"] == row["target_amount"] for row in rows.values() for step in ("month", "quarter"))


def test_a_growth_target_without_last_years_level_has_no_tasks(tmp_path: Path) -> None:
    goal = target("gdp", 8, "2030-12", measure="target_yoy", unit="PERCENT", value="8", value_text="8%")
    publish(tmp_path / "w.duckdb", entry(goal))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        (row,) = rows_of(outlook.wall(opened, ZONE, 2030))

    assert (row["tasks"], row["prospect"]) == ({}, "unknown")


def test_a_board_can_be_judged_along_the_zones_own_season(connection: duckdb.DuckDBPyConnection) -> None:
    lines = {
        plan: [
            (row["line_pct"], row["plan"]) for row in rows_of(targets.board(connection, ZONE, 2030, 3, plan)) if row["indicator"] == "fai"
        ]
        for plan in ("linear", "seasonal")
    }

    assert lines == {"linear": [(25, "linear")], "seasonal": [(25, "seasonal")]}


def test_all_zones_stand_on_one_map_with_k_of_n(connection: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(heatmap.heat_map(connection, 2030, 6))

    assert heatmap.zone_tallies(rows) == {ZONE: (1, 2), SECOND: (0, 1)}
    assert [(row["indicator"], row["gap_pp"]) for row in rows if row["zone"] == SECOND] == [("fai", -10)]
    assert rows_of(heatmap.heat_years(connection, 6))[0] == {"year": 2030, "zones": 2, "judged": 2}


def test_the_map_judges_as_the_board_does(connection: duckdb.DuckDBPyConnection) -> None:
    columns = ("indicator", "kind", "gap_pp", "light", "line_pct")
    of_map = [tuple(row[column] for column in columns) for row in rows_of(heatmap.heat_map(connection, 2030, 6)) if row["zone"] == ZONE]
    of_board = [tuple(row[column] for column in columns) for row in rows_of(targets.board(connection, ZONE, 2030, 6))]

    assert of_map == of_board
