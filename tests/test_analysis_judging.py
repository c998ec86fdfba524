"""One target against the figures of its indicator: what is worked out, what is taken as published, and what stays open. All invented."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from metrics import seeds
from metrics.analysis import judging

RULES = {(rule.indicator, rule.judged): rule for rule in seeds.load_light_rules()}
Row = dict[str, Any]


def goal(kind: str = "amount", value: str = "100", **changes: object) -> Row:
    """A target of the year, of 100 of something."""
    unit = "PERCENT" if kind in ("growth", "share") else "CNY"
    about = {"period": "year", "origin": "document", "stretch": None, "scope": None, "words": "", "observation_id": "target"}
    return about | {"indicator": "gdp", "kind": kind, "value": Decimal(value), "unit": unit} | changes


def seen(measure: str, value: str, **changes: object) -> Row:
    """A figure as it was published."""
    about = {"scope": None, "bound": "exact", "status": "actual", "flags": "", "rounding": Decimal(0), "document_id": "document"}
    row = {"measure": measure, "value": Decimal(value), "unit": "CNY" if measure == "level" else "PERCENT", "observation_id": measure}
    return about | row | changes


def judged(target: Row | None, *rows: Row, months: int = 6, indicator: str = "gdp", before: Decimal | None = None) -> Row:
    return judging.judge(target, rows, months, RULES, indicator, before=before)


PROJECTS = {"indicator": "projects_signed", "unit": "COUNT"}
LINES: list[tuple[str, Row, Sequence[Row], int, tuple]] = [
    # completion, line, gap, verdict
    ("a share of the year by the rate of the year", goal("share", "24", period="q1"), [seen("completion", "24.1")], 3, ("24.1", "24", "0.1", "pass")),
    ("a share is no amount to be reached", goal("share", "24", period="q1"), [seen("level", "30")], 3, (None, "24", None, "unknown")),
    ("a quarter's task not by the rate of the year", goal(period="q1"), [seen("completion", "24")], 3, (None, "100", None, "unknown")),
    ("a quarter's task by its own amount", goal(period="q1"), [seen("level", "90")], 3, ("90", "100", "-10", "lag")),
    ("what a rate implies by that rate", goal(value="12", origin="implied"), [seen("level", "10"), seen("completion", "83")], 6, ("83", "50", "33", "pass")),
    ("what a rate once implied by the amount", goal(value="12", origin="implied"), [seen("level", "3")], 6, ("25", "50", "-25", "lag")),
    ("what two rounded figures imply by no more than they tell", goal(value="200", origin="implied", rounding=Decimal("0.6")), [seen("level", "99.8")], 6, ("49.9", "50", None, "unknown")),
    ("what they imply where rounding hides less", goal(value="200", origin="implied", rounding=Decimal("0.3")), [seen("level", "99.8")], 6, ("49.9", "50", "-0.1", "lag")),
    ("that a quarter's rate is known beside it", goal(value="200", origin="implied", rounding=Decimal(9)), [seen("level", "99.8"), seen("completion", "49.9")], 6, ("49.9", "50", "-0.1", "lag")),
    ("more than just half", goal(), [seen("level", "50", bound="over")], 6, ("50", "50", "0", "pass")),
    ("less than just half", goal(), [seen("level", "50", bound="under")], 6, ("50", "50", None, "unknown")),
    ("about half is no half", goal("amount", "4"), [seen("level", "2", bound="about")], 6, ("50", "50", None, "unknown")),
    ("about so much as lies far beyond", goal("amount", "400"), [seen("level", "280", bound="about")], 6, ("70", "50", "20", "pass")),
    ("about so much as falls far short", goal("amount", "400"), [seen("level", "150", bound="about")], 6, ("37.5", "50", "-12.5", "lag")),
    ("a rate of about half", goal(), [seen("completion", "50", bound="about")], 6, ("50", "50", None, "unknown")),
    ("a rate of about so much more", goal(), [seen("completion", "55", bound="about")], 6, ("55", "50", "5", "pass")),
    ("growth of about what was asked for", goal("growth", "7"), [seen("yoy", "7", bound="about")], 6, (None, "7", None, "unknown")),
    ("growth of about more", goal("growth", "7"), [seen("yoy", "7.5", bound="about")], 6, (None, "7", "0.5", "pass")),
    ("a count by what was counted", goal("count", "12", **PROJECTS), [seen("level", "5"), seen("level", "9", unit="COUNT")], 6, ("75", "50", "25", "pass")),
    ("dollars not by yuan", goal(unit="USD"), [seen("level", "70")], 6, (None, "50", None, "unknown")),
]  # fmt: skip


@pytest.mark.parametrize(("target", "rows", "months", "expected"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_a_target_is_judged_by_what_it_asks_for(target: Row, rows: Sequence[Row], months: int, expected: tuple) -> None:
    row = judged(target, *rows, months=months)

    assert [row[name] for name in ("completion_pct", "line_pct", "gap_pp")] == [number and Decimal(number) for number in expected[:3]]
    assert row["verdict"] == expected[3]


@pytest.mark.parametrize(
    ("scope", "gap", "light"), [("全市", "-1", "amber"), ("全市", "0", "green"), ("全省", "-1", "green"), ("全国", "-1", "green")]
)
def test_investment_that_grows_as_asked_is_green_unless_it_grows_slower_than_the_city(scope: str, gap: str, light: str) -> None:
    rows = judging.of_coverage([seen("yoy", "6"), seen("gap", gap, unit="PP", scope=scope)], None)

    assert judged(goal("growth", "5"), *rows, indicator="fai")["light"] == light


@pytest.mark.parametrize(("growth", "light"), [("0", "amber"), ("0.1", "amber"), ("-0.1", "red"), ("5", "green")])
def test_growth_below_its_target_is_amber_as_long_as_nothing_falls(growth: str, light: str) -> None:
    assert judged(goal("growth", "5"), seen("yoy", growth))["light"] == light


@pytest.mark.parametrize(
    ("published", "rounding", "is_conflict"),
    [("45.2", "0", False), ("45.3", "0", True), ("45.3", "0.5", False), ("44.9", "0", True), ("45.05", "0", False)],
)
def test_a_rate_of_its_own_contradicts_by_more_than_sources_round(published: str, rounding: str, is_conflict: bool) -> None:
    """Of 45.15 in 100: rates differ by up to 0.1, and as far as the amount was rounded itself."""
    row = judged(goal(), seen("level", "45.15", rounding=Decimal(rounding)), seen("completion", published))

    assert (row["is_conflict"], row["completion_pct"]) == (is_conflict, Decimal("45.15"))


def test_a_growth_target_has_no_gap_in_amounts_and_no_amount_to_stretch_for() -> None:
    row = judged(goal("growth", "8", stretch=Decimal(10)), seen("yoy", "6"), seen("level", "110"), before=Decimal(200))

    assert [row[name] for name in ("target_amount", "is_derived_amount", "gap_units", "stretch_pct", "needed_per_month")] == [
        216, True, None, None, Decimal(106) / 6,
    ]  # fmt: skip


def test_a_rate_stands_by_itself_beside_a_growth_target_but_not_beside_an_amount_or_a_share() -> None:
    figures = {"gdp": [seen("completion", "48")]}
    found = {kind: [code for code, _ in judging.unaimed_rates([goal(kind)], figures)] for kind in ("growth", "amount", "count", "share")}

    assert found == {"growth": ["gdp"], "amount": [], "count": [], "share": []}
