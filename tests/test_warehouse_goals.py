"""The goals of the warehouse: from documents, from completion rates, and from the seeds with the sentence that says them too."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import ask, entry, observation, of_one_zone_each, publish

from metrics.model import Observation

SIGNED = {"indicator": "projects_signed", "unit": "COUNT", "period_start": "2022-01", "period_end": "2022-03"}
DONE = observation(**SIGNED, value="10", value_text="10个")
SHARE = observation(**SIGNED | {"unit": "PERCENT"}, measure="completion", value="83", value_text="83%")
GOAL = observation(**SIGNED | {"period_end": "2022-12"}, measure="target", status="target", value="12", value_text="12个")
MONEY_DONE = observation(indicator="exports", period_start="2022-01", period_end="2022-03")
MONEY_SHARE = MONEY_DONE._replace(measure="completion", unit="PERCENT", value=Decimal(83), value_text="83%")


def over(start: str, end: str, *found: Observation) -> tuple[Observation, ...]:
    """The same of another period."""
    return tuple(one._replace(period_start=start, period_end=end) for one in found)


TARGETS = [
    # A quarter's own figure over the rate of the year so far, two years together, and a rate of nothing say nothing of a year's task.
    (over("2022-04", "2022-06", DONE, SHARE), []),
    (over("2021-01", "2022-12", DONE, SHARE), []),
    ((DONE, SHARE._replace(value=Decimal(0), value_text="0%")), []),
    # Nor do a rate and an amount of different coverage, or of which one is a plan or only about so much.
    ((DONE, SHARE._replace(scope="亿元以上项目")), []),
    ((DONE._replace(status="target"), SHARE), []),
    ((DONE._replace(bound="over"), SHARE), []),
    ((DONE, SHARE._replace(bound="about")), []),
    ((MONEY_DONE, MONEY_SHARE), [("exports", 2022, "year", "amount", Decimal(12_048_000_000), "implied")]),
    ((DONE, SHARE), [("projects_signed", 2022, "year", "count", Decimal(12), "implied")]),
    ((DONE, SHARE, GOAL), [("projects_signed", 2022, "year", "count", Decimal(12), "document")]),
    ((DONE,), []),
    ((SHARE,), []),
    (over("2021-01", "2022-12", GOAL), []),  # of two years together
    (over("2022-04", "2022-06", GOAL), []),  # of a quarter by itself
]


TARGET_ZONES, WITH_GOALS = of_one_zone_each([entry(*observations)] for observations, _ in TARGETS)


@pytest.mark.parametrize(("zone", "case"), list(zip(TARGET_ZONES, TARGETS, strict=True)))
def test_goals_come_from_documents_and_from_completion_rates(published: Callable[..., Path], zone: str, case: tuple):
    path = published(*WITH_GOALS)
    query = "select indicator, year, period, kind, value, origin from target_all where zone = ?"
    assert ask(path, query, zone) == case[1]


@pytest.mark.parametrize(
    ("done", "share", "rounding"),
    [
        ((MONEY_DONE, "12.3亿元", 12.3), "25.3%", Decimal("29370869.721445")),  # (0.05亿 + 12.3亿·0.05%/25.3%)/25.3%
        ((DONE, "10个", 10), "83%", Decimal(0)),  # 12 is the only whole number from 11.98 to 12.12
        ((DONE, "300个", 300), "83%", Decimal("2.177384")),
    ],
)
def test_how_far_a_task_that_two_figures_imply_may_be_from_the_one_that_was_set(
    tmp_path: Path, done: tuple[Observation, str, float], share: str, rounding: Decimal
) -> None:
    path, (level, words, number) = tmp_path / "w.duckdb", done
    factor = 10**8 if "亿" in words else 1
    level = level._replace(value=Decimal(str(number)) * factor, value_text=words)
    rate = level._replace(measure="completion", unit="PERCENT", value=Decimal(share[:-1]), value_text=share)
    publish(path, entry(level, rate))

    assert [found for (found,) in ask(path, "select rounding from target_all where origin = 'implied'")] == [rounding]


def test_a_goal_of_the_seeds_carries_the_sentence_that_says_it_too(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    zone, year = "长春高新技术产业开发区", {"period_start": "2018-01", "period_end": "2018-12"}
    goal = observation(zone=zone, measure="target_yoy", unit="PERCENT", value="10", value_text="10%", **year)
    publish(path, entry(goal))
    query = "select origin, value, sentence from target_all where zone = ? and indicator = 'gdp'"
    assert ask(path, query, zone) == [("seed", Decimal(10), goal.sentence.text)]
