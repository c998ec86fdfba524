"""Where a year may end, and how its tasks are rounded, each told by documents of its own. All figures are invented."""

import contextlib
from decimal import Decimal
from pathlib import Path

import pytest
from analysis_cases import level, target, yoy
from warehouse_cases import ZONE, entry, of_one_zone_each, publish

from metrics.analysis import outlook, plans
from metrics.analysis.frames import rows_of
from metrics.warehouse import store

GROWING = [
    # what of the year and of the last one is known, beside a level and an annual target: the year's end at this year's growth, in 亿元
    ("retail_sales", target("retail_sales", 220), [], "212"),
    ("fai", target("fai", 220), [], None),  # on a comparable basis
    ("gdp", target("gdp", 220), [], None),  # at constant prices
    ("gdp", target("gdp", 8, measure="target_yoy", unit="PERCENT", value="8", value_text="8%"), [], "212"),
    ("imports", target("imports", 220), [level("2029-12", 200, indicator="imports", unit="USD")], None),
    ("exports", target("exports", 220), [level("2029-12", 200, indicator="exports", bound="over")], None),
    ("tax_revenue", target("tax_revenue", 220), [yoy("2030-03", "6", indicator="tax_revenue", bound="over")], None),
]  # fmt: skip


def test_a_year_grows_on_as_it_has_where_amounts_and_growth_are_at_one_kind_of_prices(tmp_path: Path) -> None:
    cases, ends = [], {}
    for code, goal, other, _ in GROWING:
        told = {(one.measure, one.period_end) for one in other}
        usual = [level("2029-12", 200, indicator=code), yoy("2030-03", "6", indicator=code)]
        usual = [one for one in usual if (one.measure, one.period_end) not in told]
        cases.append([entry(goal, level("2030-03", 55, indicator=code), *usual, *other, name=f"{code}.txt")])
    zones, entries = of_one_zone_each(cases)
    publish(tmp_path / "w.duckdb", *entries)
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        for at, zone in enumerate(zones):
            (row,) = rows_of(outlook.outlook(opened, zone, 2030))
            ends[at] = next((end.value / 10**8 for end in row["projections"] if end.method == "growth_so_far"), None)

    assert list(ends.values()) == [None if end is None else Decimal(end) for *_, end in GROWING]


@pytest.mark.parametrize(("months", "then"), [(2, 0), (3, None)])
def test_no_years_end_follows_from_a_share_of_nothing_or_one_that_was_never_seen(tmp_path: Path, months: int, then: int | None) -> None:
    seen = [level("2029-02", then, indicator="fai")] if then is not None else [level("2029-06", 40, indicator="fai")]
    done = level(f"2030-{months:02d}", 30, indicator="fai")
    publish(tmp_path / "w.duckdb", entry(target("fai", 600, "2030-12"), done, level("2029-12", 100, indicator="fai"), *seen))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        (row,) = rows_of(outlook.outlook(opened, ZONE, 2030))

    assert "seasonal" not in [end.method for end in row["projections"]]


def test_a_season_is_that_of_years_that_are_known_and_no_estimate(tmp_path: Path) -> None:
    estimate = level("2028-12", 90, indicator="fai", status="estimate")
    known = [level("2028-06", 40, indicator="fai"), level("2029-06", 50, indicator="fai"), level("2029-12", 100, indicator="fai")]
    publish(tmp_path / "w.duckdb", entry(estimate, *known))
    with contextlib.closing(store.connect(tmp_path / "w.duckdb")) as opened:
        shapes = plans.shapes(opened, [ZONE], ["fai"], 2030)

    assert {series: sorted(years) for series, years in shapes.items()} == {(ZONE, "fai", "CNY"): [2029]}


@pytest.mark.parametrize(
    ("amount", "unit", "step"),
    [(10**8, "CNY", 10**6), (10**8 - 1, "CNY", 100), (10**4, "USD", 100), (9999, "USD", "0.01"), (10**9, "COUNT", 1), (10**5, "PERSON", 1)],
)
def test_a_task_is_rounded_as_offices_print_it(amount: int, unit: str, step: object) -> None:
    """To a hundredth of 亿 from one 亿 on, to a hundredth of 万 from one 万 on, to whole pieces and heads."""
    assert outlook.quantum(Decimal(amount), unit) == Decimal(str(step))
