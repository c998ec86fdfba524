"""What a browser says was done to figures: each change is kept once, whenever it arrives, and none that was never made. Figures are invented."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from intake_cases import drafted, one_newspaper

from metrics.intake import ACCEPTED, Decision, Desk, Ear, Review, typed_as_read
from metrics.presentation import review_list

REASON = "存疑"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return one_newspaper(tmp_path_factory.mktemp("hearing"))


@pytest.fixture
def desk(path: Path) -> Desk:
    """A desk with one draft."""
    desk = Desk()
    desk.put(drafted(path))
    return desk


def review(desk: Desk) -> Review:
    (one,) = desk.all().values()
    return one


def printed(desk: Desk, words: str) -> str:
    """The identifier of the figure printed so."""
    return next(one.observation_id for one in review(desk).draft.candidates if one.observation.value_text == words)


def log(desk: Desk, *changes: tuple[int, str, str, str | None]) -> list[list[Any]]:
    """A browser's log of changes: number, the figure as printed, part, value."""
    (name,) = desk.all()
    return [[number, name, printed(desk, words), part, value] for number, words, part, value in changes]


def hear(ear: Ear, desk: Desk, entries: Sequence[object], by: str = "tab") -> None:
    ear.hear({"by": by, "log": list(entries)}, desk, lambda one: REASON)


def read(desk: Desk, words: str) -> Any:
    """The figure as it was read, in the form that a person would type."""
    return typed_as_read(next(one.observation for one in review(desk).draft.candidates if one.observation.value_text == words))


def decisions(desk: Desk) -> dict[str, Decision]:
    """What was decided, by the figures as printed."""
    return {
        one.observation.value_text: review(desk).decisions[one.observation_id]
        for one in review(desk).draft.candidates
        if one.observation_id in review(desk).decisions
    }


def test_each_change_is_kept_in_its_order(desk: Desk) -> None:
    ear = Ear()
    hear(
        ear,
        desk,
        log(
            desk,
            (2, "120亿元", "number", "121.5"),
            (1, "120亿元", "action", "correct"),
            (3, "120亿元", "reason", "核对"),
            (4, "9%", "action", "reject"),
            (5, "8.5%", "action", "accept"),
        ),
    )

    assert decisions(desk) == {
        "120亿元": Decision("correct", "核对", replace(read(desk, "120亿元"), number="121.5")), "9%": Decision("reject", REASON), "8.5%": ACCEPTED,
    }  # fmt: skip
    assert ear.last == ("tab", 5)


def test_what_is_said_again_takes_back_nothing_decided_meanwhile(desk: Desk) -> None:
    ear = Ear()
    said = log(desk, (1, "9%", "action", "accept"), (2, "9%", "action", None))
    hear(ear, desk, said)
    review(desk).accept_sure()
    hear(ear, desk, said)
    hear(ear, desk, [*said, *log(desk, (3, "8.5%", "action", "reject"))])

    assert {words: decision.action for words, decision in decisions(desk).items()} == {"8.5%": "reject", "60亿元": "accept", "9%": "accept"}


def test_two_browsers_are_heard_apart(desk: Desk) -> None:
    ear = Ear()
    hear(ear, desk, log(desk, (7, "9%", "action", "accept")), by="one")
    hear(ear, desk, log(desk, (1, "8.5%", "action", "accept")), by="other")

    assert decisions(desk) == {"9%": ACCEPTED, "8.5%": ACCEPTED}
    assert ear.last == ("other", 1)


@pytest.mark.parametrize(("part", "value"), [("number", "1301.5"), ("reason", "核对"), ("zone", "")])
def test_what_another_browser_took_back_is_not_brought_back_by_a_field_still_open_here(desk: Desk, part: str, value: str) -> None:
    here, there = Ear(), Ear()
    hear(here, desk, log(desk, (1, "120亿元", "action", "correct")))
    hear(there, desk, log(desk, (1, "120亿元", "action", None)), by="other")
    hear(here, desk, log(desk, (2, "120亿元", part, value)))

    assert decisions(desk) == {}


def test_a_year_moves_the_period_and_the_old_period_said_again_does_not_bring_it_back(desk: Desk) -> None:
    ear = Ear()
    said = log(desk, (1, "120亿元", "action", "correct"), (2, "120亿元", "span", "2020-01~2020-06"))
    hear(ear, desk, said)
    hear(ear, desk, [*said, *log(desk, (3, "120亿元", "year", "2019"))])
    hear(ear, desk, said)

    typed = decisions(desk)["120亿元"].typed
    assert typed == replace(read(desk, "120亿元"), period_start="2019-01", period_end="2019-06")


@pytest.mark.parametrize("action", [None, "reject"])
def test_what_was_accepted_for_all_can_be_taken_back_and_decided_otherwise(desk: Desk, action: str | None) -> None:
    review(desk).accept_sure()
    hear(Ear(), desk, log(desk, (1, "9%", "action", action)))

    decided = decisions(desk).get("9%")
    assert ((decided and decided.action), decisions(desk)["8.5%"]) == (action, ACCEPTED)


def test_a_reason_as_long_as_the_page_lets_it_be_is_kept_whole(desk: Desk) -> None:
    words = "核" * review_list.LONGEST["reason"]
    hear(Ear(), desk, log(desk, (1, "9%", "action", "reject"), (2, "9%", "reason", words)))

    assert decisions(desk)["9%"] == Decision("reject", words)


@pytest.mark.parametrize(
    ("span", "moved"),
    [
        ("2019-07~2020-06", ("2021-07", "2022-06")),
        ("2019-01~2020-12", ("2021-01", "2022-12")),
        ("--07~--06", ("2021-07", "2022-06")),
        ("--01~--06", ("2022-01", "2022-06")),
    ],
)
def test_another_year_leaves_a_period_as_long_as_it_is(desk: Desk, span: str, moved: tuple[str, str]) -> None:
    said = log(desk, (1, "120亿元", "action", "correct"), (2, "120亿元", "span", span), (3, "120亿元", "year", "2022"))
    hear(Ear(), desk, said)

    typed = decisions(desk)["120亿元"].typed
    assert (typed.period_start, typed.period_end) == moved


def test_a_reason_outlives_another_decision(desk: Desk) -> None:
    ear = Ear()
    hear(ear, desk, log(desk, (1, "9%", "action", "reject"), (2, "9%", "reason", "不是本区"), (3, "9%", "action", "correct")))

    assert decisions(desk)["9%"] == Decision("correct", "不是本区", read(desk, "9%"))


@pytest.mark.parametrize(
    "entry",
    [
        (1, "120亿元", "action", "publish"), (1, "120亿元", "indicator", "no_such"), (1, "120亿元", "year", "20199"), (1, "120亿元", "span", "2020~2021"),
        (1, "120亿元", "__class__", "x"), (1, "120亿元", "reason", "长" * 201),
    ],
)  # fmt: skip
def test_what_no_page_offers_changes_nothing(desk: Desk, entry: tuple[int, str, str, str]) -> None:
    hear(Ear(), desk, log(desk, (0, "9%", "action", "accept")))
    ear = Ear()
    hear(ear, desk, log(desk, (1, "120亿元", "action", "correct")))
    number, *rest = entry
    hear(ear, desk, log(desk, (number + 1, *rest)))

    assert decisions(desk) == {"120亿元": Decision("correct", REASON, read(desk, "120亿元"))}


@pytest.mark.parametrize(
    "said",
    [
        None,
        "tab",
        {},
        {"by": 1, "log": []},
        {"by": "tab", "log": None},
        {"by": "tab", "log": [None, [], ["1", "", "", "", ""], [1, "no draft", "no figure", "action", "accept"]]},
    ],
)
def test_what_no_browser_of_ours_says_is_not_heard(desk: Desk, said: object) -> None:
    Ear().hear(said, desk, lambda one: REASON)

    assert decisions(desk) == {}
