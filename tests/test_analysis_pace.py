"""The arithmetic of targets against what bulletins published, row by row."""

from decimal import Decimal

import pytest

from metrics.analysis import pace
from metrics.presentation.numbers import percent, points, rounded

# month, completion in percent as published, gap in percentage points as published (two decimals where printed so)
PUBLISHED_GAPS = [
    (2, "12.85", "-3.82", 2),
    (4, "43.2", "9.9", 1),
    (4, "37.8", "4.5", 1),
    (5, "45.2", "3.5", 1),
    (6, "56.6", "6.6", 1),
    (6, "50.13", "0.13", 2),
]


@pytest.mark.parametrize(("months", "completion", "gap", "decimals"), PUBLISHED_GAPS)
def test_gap_to_the_pace_is_the_published_one(months: int, completion: str, gap: str, decimals: int) -> None:
    computed = pace.schedule_gap_pp(Decimal(completion), months)

    assert rounded(computed, decimals).replace("−", "-") == f"{Decimal(gap):.{decimals}f}"


def test_pace_of_february_is_a_sixth_of_the_year() -> None:
    assert percent(pace.elapsed_pct(2), 2) == "16.67%"


def test_october_differs_from_the_printed_gap_by_what_the_source_rounded() -> None:
    gap = pace.schedule_gap_pp(Decimal("97.2"), 10)

    assert rounded(gap, 1) == "13.9"
    assert abs(gap - Decimal("13.8")) <= Decimal("0.1")


def test_revenue_half_done_by_a_hair_has_passed_half() -> None:
    gap = pace.schedule_gap_pp(Decimal("50.13"), 6)

    assert (pace.verdict(gap), pace.light(gap), points(gap, "zh")) == ("pass", "green", "+0.13个百分点")


def test_five_remaining_months_need_46_1_each() -> None:
    assert rounded(pace.needed_per_month(Decimal(600), Decimal("369.7"), 7) or Decimal(0), 1) == "46.1"


@pytest.mark.parametrize(
    ("target", "done", "months", "expected"),
    [(100, 100, 6, 0), (100, 130, 9, 0), (120, 0, 11, 120), (120, 60, 12, None)],
)
def test_what_is_needed_is_never_negative_and_ends_in_december(
    target: int, done: int, months: int, expected: int | None
) -> None:
    assert pace.needed_per_month(Decimal(target), Decimal(done), months) == expected


def test_a_wrongly_printed_rate_is_told_from_the_true_one() -> None:
    rate = pace.completion_pct(Decimal("2.74"), Decimal("10.66"))

    assert rate is not None
    assert rounded(rate, 2) == "25.70"
    assert abs(rate - Decimal("21.85")) > Decimal("0.1")


def test_a_task_is_implied_by_what_is_done_of_it() -> None:
    assert rounded(pace.implied_task(Decimal(10), Decimal(83)) or Decimal(0), 0) == "12"


def test_a_target_of_nothing_has_no_completion() -> None:
    assert pace.completion_pct(Decimal(5), Decimal(0)) is None


@pytest.mark.parametrize(
    ("gap", "light"),
    [("0", "green"), ("12", "green"), ("-0.01", "amber"), ("-10", "amber"), ("-10.01", "red"), (None, "grey")],
)
def test_lights_change_where_the_rule_says(gap: str | None, light: str) -> None:
    assert pace.light(None if gap is None else Decimal(gap)) == light


@pytest.mark.parametrize("months", [0, 13])
def test_a_month_that_is_none_is_refused(months: int) -> None:
    with pytest.raises(ValueError, match=f"not {months}"):
        pace.elapsed_pct(months)
