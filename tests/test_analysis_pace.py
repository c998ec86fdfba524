"""The arithmetic of targets against what bulletins published, row by row."""

from decimal import Decimal

import pytest

from metrics import seeds
from metrics.analysis import lights, pace
from metrics.presentation.numbers import percent, points, rounded

STORED = {(rule.indicator, rule.judged): rule for rule in seeds.load_light_rules()}
HOUSE = lights.rule_for(STORED, "gdp", "completion")
RULES = {
    "house": HOUSE,
    "projects": lights.rule_for(STORED, "projects_signed", "completion"),
    "growth": lights.rule_for(STORED, "gdp", "growth"),
    "investment": lights.rule_for(STORED, "fai", "growth"),
}
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
    computed = pace.schedule_gap_pp(Decimal(completion), pace.elapsed_pct(months))

    assert rounded(computed, decimals).replace("−", "-") == f"{Decimal(gap):.{decimals}f}"


def test_pace_of_february_is_a_sixth_of_the_year() -> None:
    assert percent(pace.elapsed_pct(2), 2) == "16.67%"


def test_october_differs_from_the_printed_gap_by_what_the_source_rounded() -> None:
    gap = pace.schedule_gap_pp(Decimal("97.2"), pace.elapsed_pct(10))

    assert rounded(gap, 1) == "13.9"
    assert abs(gap - Decimal("13.8")) <= Decimal("0.1")


def test_revenue_half_done_by_a_hair_has_passed_half() -> None:
    gap = pace.schedule_gap_pp(Decimal("50.13"), pace.elapsed_pct(6))
    shown = lights.light(gap, HOUSE)

    assert (lights.verdict(shown), shown, points(gap, "zh")) == ("pass", "green", "+0.13个百分点")


def test_a_level_over_its_target_gives_the_half_that_was_printed() -> None:
    rate = pace.completion_pct(Decimal("5.013"), Decimal(10))

    assert rate is not None
    assert (rounded(rate, 2), points(pace.schedule_gap_pp(rate, pace.elapsed_pct(6)), "zh")) == ("50.13", "+0.13个百分点")


def test_five_remaining_months_need_46_1_each() -> None:
    assert rounded(pace.needed_per_month(Decimal(600), Decimal("369.7"), 7) or Decimal(0), 1) == "46.1"


@pytest.mark.parametrize(
    ("target", "done", "months", "expected"),
    [(100, 100, 6, 0), (100, 130, 9, 0), (120, 0, 11, 120), (120, 60, 12, None)],
)
def test_what_is_needed_is_never_negative_and_ends_in_december(target: int, done: int, months: int, expected: int | None) -> None:
    assert pace.needed_per_month(Decimal(target), Decimal(done), months) == expected


def test_a_wrongly_printed_rate_is_told_from_the_true_one() -> None:
    rate = pace.completion_pct(Decimal("2.74"), Decimal("10.66"))

    assert rate is not None
    assert rounded(rate, 2) == "25.70"
    assert abs(rate - Decimal("21.85")) > Decimal("0.1")


def test_a_target_of_nothing_has_no_completion() -> None:
    assert pace.completion_pct(Decimal(5), Decimal(0)) is None


@pytest.mark.parametrize(
    ("rule", "gap", "growth", "city", "light"),
    [
        ("house", "0", None, None, "green"),
        ("house", "12", None, None, "green"),
        ("house", "-0.01", None, None, "amber"),
        ("house", "-10", None, None, "amber"),
        ("house", "-10.01", None, None, "red"),
        ("house", None, None, None, "grey"),
        ("projects", "-30", None, None, "amber"),
        ("projects", "-30.01", None, None, "red"),
        ("growth", "0", "5", None, "green"),
        ("growth", "-4", "1", None, "amber"),
        ("growth", "-5", "0", None, "amber"),
        ("growth", "-5.1", "-0.1", None, "red"),
        ("growth", "1", "6", "-1", "green"),
        ("investment", "1", "6", None, "green"),
        ("investment", "1", "6", "0.5", "green"),
        ("investment", "1", "6", "0", "green"),
        ("investment", "1", "6", "-0.5", "amber"),
        ("investment", "-9", "-3", "2", "red"),
    ],
)
def test_lights_change_where_the_stored_rule_says(rule: str, gap: str | None, growth: str | None, city: str | None, light: str) -> None:
    gap_pp, rate, city_pp = (None if words is None else Decimal(words) for words in (gap, growth, city))

    assert lights.light(gap_pp, RULES[rule], rate, city_pp) == light


@pytest.mark.parametrize(("months", "expected"), [(3, "10"), (6, "15"), (7, "18"), (9, "30"), (10, None), (12, None)])
def test_what_each_whole_remaining_quarter_must_bring(months: int, expected: str | None) -> None:
    needed = pace.needed_per_quarter(Decimal(60), Decimal(30), months)

    assert needed == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("projection", "value", "basis"),
    [
        (pace.project_linear(Decimal(30), 6), "60", ""),
        (pace.project_rest(Decimal(30), Decimal(20), Decimal(50), 2030), "60", "2029"),
        (pace.project_seasonal(Decimal(30), Decimal(40), "2027–2029"), "75", "2027–2029"),
        (pace.project_growth(Decimal(200), Decimal("-3.5"), 2030), "193", "2029"),
    ],
)
def test_the_year_is_projected_by_each_method(projection: pace.Projection, value: str, basis: str) -> None:
    assert (projection.value, projection.basis) == (Decimal(value), basis)


def test_a_growth_target_becomes_an_amount_and_growth_implies_the_level_before() -> None:
    assert pace.target_of_growth(Decimal(200), Decimal(8)) == 216
    assert pace.implied_previous(Decimal(216), Decimal(8)) == 200
    assert pace.implied_previous(Decimal(5), Decimal(-100)) is None


@pytest.mark.parametrize("months", [0, 13])
def test_a_month_that_is_none_is_refused(months: int) -> None:
    with pytest.raises(ValueError, match=f"not {months}"):
        pace.elapsed_pct(months)
