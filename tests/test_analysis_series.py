"""Which series of an indicator is shown: in which currency, of the whole or of a part, and as of which day."""

import contextlib
from decimal import Decimal
from pathlib import Path

import pytest
from analysis_cases import level, yoy
from hypothesis import given
from hypothesis import strategies as st
from warehouse_cases import ZONE, ask, entry, observation, publish, silent

from metrics.analysis import discrete, progress, vintages
from metrics.analysis.frames import rows_of
from metrics.intake import settling
from metrics.warehouse import store


def test_foreign_money_is_converted_with_the_rate_of_its_period_and_back(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2020-12", 3, indicator="exports", unit="USD")))
    with contextlib.closing(store.connect(path)) as opened:
        [row] = rows_of(progress.cumulative(opened, ZONE, "exports"))

    assert row["rate"] is not None
    assert "average" in row["rate_basis"]
    assert row["value_cny"] / row["rate"] == row["value"]


@pytest.mark.parametrize(
    ("unit", "scope", "expected"),
    [("USD", "加工贸易", ("CNY", None)), ("CNY", "加工贸易", ("USD", None)), ("CNY", None, ("CNY", None))],
)
def test_of_two_series_as_long_that_of_the_whole_indicator_is_shown_and_then_the_one_in_cny(
    tmp_path: Path, unit: str, scope: str | None, expected: tuple[str, str | None]
) -> None:
    other = "USD" if unit == "CNY" else "CNY"
    publish(
        tmp_path / "w.duckdb",
        entry(level("2024-12", 3, indicator="exports", unit=unit, scope=scope), level("2024-12", 9, indicator="exports", unit=other)),
    )
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        attrs = progress.cumulative(opened, ZONE, "exports").attrs

    assert (attrs["unit"], attrs["scope"], attrs["left_out"]) == (*expected, 1)


def test_a_foreign_stock_is_not_converted_with_the_average_of_a_period(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2020-12", 3, indicator="deposits", unit="USD")))
    with contextlib.closing(store.connect(path)) as opened:
        [row] = rows_of(progress.cumulative(opened, ZONE, "deposits"))

    assert (row["value"], row["value_cny"], row["rate"]) == (3 * 10**8, None, None)


@given(st.integers(1, 10**14), st.integers(10**7, 10**10))
def test_conversion_there_and_back_returns_the_amount(amount: int, rate: int) -> None:
    value, per_unit = Decimal(amount).scaleb(-2), Decimal(rate).scaleb(-8)

    assert abs(value * per_unit / per_unit - value) <= value * Decimal("1e-26")


def test_a_series_can_be_asked_for_as_of_a_day_and_its_revisions_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    first = entry(level("2024-12", 100), grade="official", published="2025-02-01")
    final = entry(level("2024-12", 104), grade="official", published="2025-11-01")
    publish(path, first, final)
    with contextlib.closing(store.connect(path)) as opened:
        known = {
            day: rows_of(progress.cumulative(opened, ZONE, "gdp", None, day))
            for day in ("2025-01-31", "2025-02-01", "2025-10-31", "2025-11-01")
        }
        revisions = rows_of(vintages.revisions(opened, ZONE, "gdp"))
        days = list(vintages.publication_days(opened, ZONE, "gdp")["day"])

    assert {day: [row["value"] for row in rows] for day, rows in known.items()} == {
        "2025-01-31": [],
        "2025-02-01": [100 * 10**8],
        "2025-10-31": [100 * 10**8],
        "2025-11-01": [104 * 10**8],
    }
    assert [(row["value"] / 10**8, row["is_chosen"]) for row in revisions] == [(100, False), (104, True)]
    assert days == ["2025-11-01", "2025-02-01"]


def test_as_of_a_day_a_figure_that_was_corrected_to_another_currency_is_not_shown_twice(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2024-12", 100, indicator="exports"), grade="official", published="2025-02-01"))
    (identifier,) = ask(path, "select observation_id from observation")[0]
    settling.correct(identifier, "15亿美元", "李明", "单位误印", silent, path)
    with contextlib.closing(store.connect(path)) as opened:
        found = progress.cumulative(opened, ZONE, "exports", None, "2025-02-01")

    assert [(row["value"] / 10**8, row["unit"]) for row in rows_of(found)] == [(15, "USD")]
    assert found.attrs["left_out"] == 0


def test_growth_of_a_part_alone_is_a_series_of_the_part(tmp_path: Path) -> None:
    publish(tmp_path / "w.duckdb", entry(*(yoy(f"{year}-12", "8", indicator="exports", scope="加工贸易") for year in (2023, 2024))))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        found = progress.cumulative(opened, ZONE, "exports")

    assert ([row["yoy_pct"] for row in rows_of(found)], found.attrs["scope"]) == ([8, 8], "加工贸易")


def test_what_follows_from_a_series_as_of_a_day_follows_from_what_was_published_then(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    own_quarter = observation(value=32 * 10**8, value_text="32亿元", period_start="2024-04", period_end="2024-06")
    first = entry(
        level("2023-06", 50), level("2024-03", 20), level("2024-06", 60), yoy("2024-06", "20"), grade="official", published="2024-07-15"
    )
    later = entry(level("2024-06", 55), yoy("2024-06", "10"), own_quarter, grade="official", published="2024-11-01")
    publish(path, first, later)
    with contextlib.closing(store.connect(path)) as opened:
        then, now = (discrete.derived(opened, ZONE, "gdp", "quarter", day) for day in ("2024-08-01", None))

    assert [second_quarter_and_growth(found) for found in (then, now)] == [(40, True, 20, 20), (32, False, 10, 10)]
    assert [list(found.implied["implied"]) for found in (then, now)] == [[50 * 10**8], [50 * 10**8]]


def second_quarter_and_growth(found: discrete.Derived) -> tuple[object, ...]:
    """The second quarter of 2024 in 亿元, whether derived, and the growth of the half-year as published and as computed."""
    (piece,) = (row for row in rows_of(found.pieces) if (row["year"], row["quarter"]) == (2024, 2))
    (rate,) = (row for row in rows_of(found.growth) if row["year"] == 2024 and row["published_pct"] is not None)
    return piece["value"] / 10**8, piece["is_derived"], rate["published_pct"], rate["computed_pct"]
