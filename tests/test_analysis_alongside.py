"""The figures of a period beside last year's and those of the period before, like with like. All figures invented."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from analysis_cases import level, yoy
from warehouse_cases import ZONE, Entry, entry, of_one_zone_each, publish

from metrics.analysis.alongside import alongside
from metrics.analysis.frames import rows_of
from metrics.warehouse import store

NOW = [level("2030-10", 110), yoy("2030-10", "8.0")]


def then(*observations: Any, day: str = "2029-11-20") -> Entry:
    return entry(*observations, published=day, name=f"{day}.txt")


# What stands beside a level of 110 and a growth of 8.0 up to October: last year's level and growth, computed growth or why there is none;
# the growth before, the change or why there is none.
CASES: list[tuple[str, list[Any], list[Any], tuple[Any, ...]]] = [
    ("last year", NOW, [level("2029-10", 100), yoy("2029-10", "7.0")], (100, "7.0", "10", "", "7.0", "1.0", "")),
    ("the month before", NOW, [yoy("2030-09", "8.5"), yoy("2030-08", "9.0")], (None, None, None, "", "8.5", "-0.5", "")),
    ("the year before as the period before", [level("2030-03", 30), yoy("2030-03", "8.0")], [yoy("2029-12", "7.5")],
     (None, None, None, "", "7.5", "0.5", "")),
    ("about as much last year", NOW, [level("2029-10", 100, bound="about")], (100, None, None, "inexact", None, None, "")),
    ("an inexact growth before", NOW, [yoy("2030-09", "8.5", bound="over")], (None, None, None, "", "8.5", None, "inexact")),
    ("growth alone", [yoy("2030-10", "8.0")], [level("2029-10", 100)], (100, None, None, "", None, None, "")),
    ("nothing last year", NOW, [level("2029-10", 0)], (0, None, None, "", None, None, "")),
]  # fmt: skip
NOTHING = [
    ("two years back", NOW, [level("2028-10", 100), yoy("2028-12", "7.0")]),
    ("another coverage", NOW, [level("2029-10", 100, scope="规模以上"), yoy("2030-09", "7.0", scope="规模以上")]),
    ("another currency", NOW, [level("2029-10", 100, unit="USD")]),
    ("a goal", NOW, [level("2029-10", 100, measure="target", status="target")]),
    ("a single month", NOW, [level("2029-10", 100)._replace(period_start="2029-10"), yoy("2030-09", "7.0")._replace(period_start="2030-09")]),
    ("another indicator", NOW, [level("2029-10", 100, indicator="fai"), yoy("2030-09", "7.0", indicator="fai")]),
    ("a later month of this year", NOW, [yoy("2030-11", "7.0")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    path: Path = tmp_path_factory.mktemp("alongside") / "warehouse.duckdb"
    every = [*((name, now, old) for name, now, old, _ in CASES), *NOTHING]
    zones, entries = of_one_zone_each([then(*old), then(*now, day="2030-12-20")] for _, now, old in every)
    publish(path, *entries)
    connection = store.connect(path)
    found = {}
    for zone, (name, now, _) in zip(zones, every, strict=True):
        end = now[-1].period_end
        found[name] = [row for row in rows_of(alongside(connection, zone, f"{end[:4]}-01", end)) if row["indicator"] == "gdp"]
    connection.close()
    return found


@pytest.mark.parametrize(("name", "expected"), [(name, expected) for name, _, _, expected in CASES])
def test_what_stands_beside_a_figure_is_of_its_unit_coverage_and_months(answers: Any, name: str, expected: tuple[Any, ...]) -> None:
    (row,) = answers[name]
    last, *rates = row["last_value"], row["last_yoy_pct"], row["computed_pct"], row["why_not_computed"], row["before_pct"]
    shown = [None if last is None else int(last / 10**8), *rates, row["change_pp"], row["why_no_change"]]
    wanted = [Decimal(one) if isinstance(one, str) and one[-1:].isdigit() else one for one in expected]
    assert shown == wanted


@pytest.mark.parametrize("name", [name for name, _, _ in NOTHING])
def test_what_is_not_alike_does_not_stand_beside_it(answers: Any, name: str) -> None:
    assert answers[name] == []


def test_a_period_that_does_not_begin_in_january_has_nothing_beside_it(tmp_path: Path) -> None:
    publish(
        tmp_path / "w.duckdb", then(level("2029-10", 100)), then(level("2030-10", 10)._replace(period_start="2030-10"), day="2030-12-20")
    )
    connection = store.connect(tmp_path / "w.duckdb")
    assert alongside(connection, ZONE, "2030-10", "2030-10").empty
    connection.close()
