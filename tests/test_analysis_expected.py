"""What a document expects of a year that is not over when it is published: shown, and nothing is judged by it. Figures are invented."""

import contextlib
from pathlib import Path

import pytest
from analysis_cases import level, target, yoy
from warehouse_cases import ZONE, ask, entry, publish

from metrics.analysis import comparison, outlook, overview, targets
from metrics.analysis.frames import rows_of, unfit
from metrics.warehouse import store

FULL = {"indicator": "fai", "status": "estimate"}
DONE = [level("2030-09", 70, indicator="fai"), target("fai", 100)]
EXPECTED = [level("2030-12", 104, **FULL), yoy("2030-12", "6", **FULL)]
# The day on which the estimate of the year was published, and whether the year was still to come then.
DAYS = [("2030-10-20", True), ("2030-11-30", True), ("2030-12-28", False), ("2031-01-15", False), ("", False)]


@pytest.mark.parametrize(("day", "is_expected"), DAYS)
def test_an_estimate_told_before_its_period_was_over_is_marked_and_not_computed_with(tmp_path: Path, day: str, is_expected: bool) -> None:
    path = tmp_path / "w.duckdb"
    publish(path, entry(*DONE, *EXPECTED, published=day))
    rows = ask(path, "select flags, status, bound from figure where period_end = '2030-12' and status = 'estimate'")

    assert [unfit(dict(zip(("flags", "status", "bound"), row, strict=True))) for row in rows] == ["planned" if is_expected else ""] * 2


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("october") / "w.duckdb"
    others = [level("2030-12", 10 + at, indicator=code, status="estimate") for at, code in enumerate(("gdp", "exports", "imports"))]
    publish(path, entry(*DONE, *EXPECTED, *others, published="2030-10-20"))
    return path


def test_a_target_is_as_far_as_was_done_and_not_as_is_expected(october: Path) -> None:
    """70 of 100 by the end of September, though 104 are expected: slow, and no year that is over."""
    with contextlib.closing(store.connect(october)) as opened:
        (row,) = rows_of(outlook.outlook(opened, ZONE, 2030))
        (judged,) = rows_of(targets.board(opened, ZONE, 2030, 12))
        places = rows_of(outlook.places(opened))
        months = targets.judged_months(opened, ZONE, 2030)

    assert (row["months"], row["completion_pct"], row["light"], row["prospect"]) == (9, 70, "amber", "unlikely")
    assert (judged["light"], judged["done"], judged["completion_pct"]) == ("grey", None, None)
    assert [(place["zone"], place["targets"], place["known"]) for place in places if place["zone"] == ZONE] == [(ZONE, 1, 1)]
    assert months == [9]


def test_a_zone_is_not_ranked_by_what_it_expects(october: Path) -> None:
    with contextlib.closing(store.connect(october)) as opened:
        (row,) = rows_of(comparison.compare(opened, (ZONE,), "fai", "2030-01", "2030-12"))

    assert (row["value"], row["yoy_pct"], row["is_comparable"]) == (104 * 10**8, 6, False)
    assert (row["computed_rank_level"], row["computed_rank_yoy"]) == (None, None)


def test_the_overview_opens_at_what_was_done(october: Path) -> None:
    """Four indicators are expected for the year, one was published for September."""
    with contextlib.closing(store.connect(october)) as opened:
        periods = overview.periods(opened, ZONE)

    assert [(row["period_end"], row["indicators"], row["reached"]) for row in rows_of(periods)] == [("2030-12", 4, 0), ("2030-09", 1, 1)]
    assert overview.headline_period(periods) == ("2030-01", "2030-09")
