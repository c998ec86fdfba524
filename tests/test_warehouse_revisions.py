"""A revision is told from a conflict, goes from what was said first to what was said last, and is known from its day on."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import ask, entry, figures, observation, of_one_zone_each, publish

from metrics.warehouse.ingest import Entry

REVISIONS = [
    # grade, day, publisher and value of two witnesses: is it a revision, is it a conflict
    (("media", "2021-02-01", "晚报", "100亿元"), ("official", "2022-01-01", "统计局", "103亿元"), (1, True, False)),
    (("media", "2021-02-01", "晚报", "100亿元"), ("media", "2022-01-01", "晚报", "103亿元"), (1, True, False)),
    (("media", "2021-02-01", "晚报", "100亿元"), ("media", "2022-01-01", "日报", "103亿元"), (1, False, True)),
    (("media", "2021-02-01", "晚报", "100亿元"), ("media", "2022-01-01", "晚报", "100.0亿元"), (0, False, False)),
    (("official", "2021-02-01", "统计局", "100亿元"), ("media", "2022-01-01", "晚报", "103亿元"), (1, False, True)),
    (("official", "", "统计局", "100亿元"), ("official", "2022-01-01", "统计局", "103亿元"), (0, False, True)),
    (("official", "2022-01-01", "统计局", "100亿元"), ("official", "2022-01-01", "统计局", "103亿元"), (0, False, True)),
    (("media", "2022-01-01", "晚报", "103亿元"), ("media", "2021-02-01", "晚报", "100亿元"), (1, True, False)),
    (("media", "2021-02-01", "晚报", "100亿元"), ("media", "2022-01-01", "晚报", "100.4亿元"), (0, False, False)),  # only rounded
]


def witness(grade: str, day: str, publisher: str, text: str) -> Entry:
    made = entry(observation(value=Decimal(text[:-2]) * 10**8, value_text=text), grade=grade, published=day)
    return replace(made, document=replace(made.document, origin=replace(made.document.origin, publisher=publisher)))


REVISION_ZONES, SAID_ANEW = of_one_zone_each((witness(*first), witness(*second)) for first, second, _ in REVISIONS)


@pytest.mark.parametrize(("zone", "expected"), list(zip(REVISION_ZONES, (case[2] for case in REVISIONS), strict=True)))
def test_a_revision_is_told_from_a_conflict(published: Callable[..., Path], zone: str, expected: tuple[int, bool, bool]):
    path = published(*SAID_ANEW)
    steps = ask(path, "select count(*) from revision where zone = ?", zone)[0][0]
    assert (steps, *figures(path, ["is_revised", "is_conflict"], zone)[0]) == expected


STEPS = """
select period_end, earlier_text, later_text, difference > 0 from revision where zone = ? order by period_end, later_vintage
"""


def test_a_revision_goes_from_what_was_said_first_to_what_was_said_last(tmp_path: Path):
    """Whatever the order of the witnesses in the warehouse: several years, since their identifiers are as good as random."""
    path, years = tmp_path / "w.duckdb", [f"{year}-12" for year in range(2012, 2020)]

    def said(text: str, published: str, **changes: object) -> Entry:
        found = [
            observation(value=Decimal(text[:-2]) * 10**8, value_text=text, period_start=f"{end[:4]}-01", period_end=end, **changes)
            for end in years
        ]
        return entry(*found, published=published)

    flagged = said("100亿元", "2021-02-01", flags=("before_revision",)).extraction.observations
    publish(
        path,
        entry(*flagged, *said("103亿元", "").extraction.observations, published="2021-02-01"),
        said("108亿元", "2022-01-01", status="estimate"),
        said("105亿元", "2022-01-01"),
        said("110亿元", "2023-01-01"),
    )
    expected = [("100亿元", "103亿元", True), ("103亿元", "108亿元", True), ("105亿元", "110亿元", True)]
    assert ask(path, STEPS, observation().zone) == [(end, *step) for end in years for step in expected]


AS_OF = [("2021-01-01", []), ("2021-02-01", [("100亿元", 1)]), ("2022-06-30", [("103亿元", 2)])]


@pytest.mark.parametrize(("day", "expected"), AS_OF)
def test_figures_can_be_asked_as_of_a_day(tmp_path: Path, day: str, expected):
    path = tmp_path / "w.duckdb"
    publish(
        path,
        entry(observation(), published="2021-02-01"),
        entry(observation(value="10300000000", value_text="103亿元"), published="2022-03-01"),
        entry(observation(value="10400000000", value_text="104亿元"), text="its day is not known"),
    )
    assert ask(path, "select value_text, witnesses from figure_as_of(?)", day) == expected
