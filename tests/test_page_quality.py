"""The quality page as a place of work: a conflict accepted, a witness chosen, a figure corrected or doubted, and taken back."""

import contextlib
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from page_cases import body, opened
from streamlit.testing.v1 import AppTest
from test_page_targets import button, labelled, warehouse
from warehouse_cases import ask, entry, observation, publish, silent

from metrics.analysis import quality
from metrics.analysis.frames import rows_of
from metrics.cli import building
from metrics.intake import settling
from metrics.model import Extraction, Span, Unread
from metrics.presentation.labels import text
from metrics.presentation.quality_tables import checks_table
from metrics.warehouse import store

__all__ = ["warehouse"]
ZONE = "大连金普新区"  # whose GDP of 2021 two sources print differently: 2576.3 and 2529亿元
CHECK = {"check": "check_conflict", "of_zone": ZONE}
FIGURE = "select value_text, is_conflict, flags from figure where zone = ? and indicator = 'gdp' and measure = 'level' and period_start = '2021-01' and period_end = '2021-12'"


def figure(path: Path) -> list[tuple]:
    return ask(path, FIGURE, ZONE)


def decided(app: AppTest, action: str, which: str = "first", new: str = "") -> AppTest:
    """The page after a decision on the failure it shows."""
    labelled(app, "quality.what", "radio").set_value(action).run()
    if action != "accept":
        labelled(app, "quality.of_which", "radio").set_value(which).run()
    if new:
        labelled(app, "quality.new_value").set_value(new).run()
    labelled(app, "goal.why").set_value("已核对").run()
    return button(app, "settle").click().run()


def test_both_sentences_stand_side_by_side_with_their_sources(warehouse: Path) -> None:
    shown = body(opened("quality", **CHECK))

    assert shown.count('<blockquote class="sentence">') == 2
    for words in ("2576.3亿元", "2529亿元", "中国日报网", "2022-01-31", "2022-01-07"):
        assert words in shown


@pytest.mark.parametrize(
    ("check", "head", "actions"),
    [
        ("check_doubtful", None, ["accept", "correct"]),
        ("check_stale_zone", "quality.expected.stale_zone", ["accept", "correct", "doubt"]),
        ("check_future_period", "quality.expected.future_period", ["accept", "correct", "doubt"]),
        ("check_implausible_growth", "quality.expected.implausible_growth", ["accept", "correct", "doubt"]),
    ],
)
def test_a_check_of_one_sentence_speaks_of_one_and_says_what_kind_of_doubt_it_is(
    warehouse: Path, check: str, head: str | None, actions: list[str]
) -> None:
    app = opened("quality", check=check)
    shown = body(app)
    heads = re.findall(r"<th\b[^>]*>([^<]*)</th>", shown)
    labelled(app, "quality.what", "radio").set_value("correct").run()

    assert [error.value for error in app.exception] == []
    assert text(f"about.{check}", "zh") in shown
    assert "两句话" not in shown
    assert shown.count('<blockquote class="sentence">') == 1
    assert heads[-2:] == [text("quality.first.alone", "zh"), text("quality.state", "zh")]
    assert head is None or text(head, "zh") in heads
    assert labelled(app, "quality.what", "radio").options == [text(f"quality.act.{action}", "zh") for action in actions]
    assert text("quality.of_which", "zh") not in [field.label for field in app.radio]
    assert ("gap_zone=" in shown) == (check == "check_stale_zone")


DECISIONS = [
    ("accept", "first", "", [("2576.3亿元", True, "")]),
    ("choose", "second", "", [("2529亿元", False, "chosen")]),
    ("correct", "first", "2529亿元", [("2529亿元", False, "correction")]),
    ("doubt", "first", "", [("2529亿元", True, "")]),
]


@pytest.mark.parametrize(("action", "which", "new", "expected"), DECISIONS)
def test_a_decision_is_published_recorded_and_can_be_taken_back(
    warehouse: Path, action: str, which: str, new: str, expected: list[tuple]
) -> None:
    before = figure(warehouse)
    app = decided(opened("quality", **CHECK), action, which, new)
    assert [error.value for error in app.exception] == []
    assert app.success[0].value.startswith(text(f"quality.act.{action}", "zh").join(("已发布：", "")))
    after = figure(warehouse)

    app = opened("quality", list="ledger")
    assert "已核对" in body(app)
    labelled(app, "goal.why").set_value("撤回").run()
    button(app, "undo").click().run()

    assert [error.value for error in app.exception] == []
    assert (after, figure(warehouse)) == (expected, before)
    assert "李明" in body(app)
    assert "撤回" in body(app)


def test_every_decision_is_counted_and_can_be_taken_back_page_by_page(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = ask(warehouse, "select first_observation_id, second_observation_id from check_all where \"check\" = 'check_conflict' limit 3")
    for first, second in cases:
        settling.accept("check_conflict", first, second, "李明", "已核对", silent, warehouse)
    monkeypatch.setattr("metrics.presentation.ui.decided.MOST", 2)
    count = ask(warehouse, "select (select count(*) from settlement) + (select count(*) from correction)")[0][0]
    pages = [opened("quality", list="ledger", at=str(at)) for at in (1, 2)]

    assert [[error.value for error in app.exception] for app in pages] == [[], []]
    assert [text("quality.ledger_heading", "zh", count=count) in body(app) for app in pages] == [True, True]
    offered = [[option for box in app.selectbox if box.key == "undo_which" for option in box.options] for app in pages]
    assert [len(options) for options in offered] == [2, 1]  # what the seeds correct is taken back there


def test_unread_numbers_are_reached_page_by_page(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = ["3.71", "3.72", "3.73"]
    told = entry(observation(), text="、".join(numbers))
    unread = tuple(Unread(Span(at * 5, at * 5 + 4, number), Span(0, 14, told.document.text), "") for at, number in enumerate(numbers))
    publish(warehouse, replace(told, extraction=Extraction(told.extraction.observations, unread)), from_current=True)
    monkeypatch.setattr("metrics.presentation.ui.quality.MOST_ROWS", 1)
    pages = [opened("quality", list="unread", at=str(at)) for at in (1, 2, 3)]

    assert [[option.split(" · ")[0] for box in app.selectbox for option in box.options] for app in pages] == [
        [number] for number in numbers
    ]


def test_what_was_accepted_is_no_longer_open_and_outlives_a_build(warehouse: Path) -> None:
    decided(opened("quality", **CHECK), "accept")

    assert text("quality.none_open", "zh") in body(opened("quality", **CHECK))
    building.build(silent, silent, warehouse)
    app = opened("quality", state="settled", **CHECK)
    assert text(
        "quality.settled_by",
        "zh",
        who="李明",
        day=ask(warehouse, "select strftime(settled_at, '%Y-%m-%d') from settlement")[0][0],
        why="已核对",
    ) in body(app)


@pytest.mark.parametrize("new", ["12朵", "12吨"])
def test_a_correction_that_cannot_be_read_is_refused_in_words(warehouse: Path, new: str) -> None:
    app = opened("quality", **CHECK)
    labelled(app, "quality.what", "radio").set_value("correct").run()
    labelled(app, "goal.why").set_value("已核对")
    labelled(app, "quality.new_value").set_value(new).run()

    assert new in next(line for line in body(app).splitlines() if 'class="fault"' in line)
    assert button(app, "settle").disabled


@pytest.mark.parametrize(("new", "is_asked"), [("2529亿元", False), ("25.3亿元", True), ("25290亿元", True)])
def test_a_value_far_from_the_printed_one_is_asked_about_and_may_be_published(warehouse: Path, new: str, is_asked: bool) -> None:
    app = opened("quality", **CHECK)
    labelled(app, "quality.what", "radio").set_value("correct").run()
    labelled(app, "goal.why").set_value("已核对")
    labelled(app, "quality.new_value").set_value(new).run()

    assert ('class="warned"' in body(app), button(app, "settle").disabled) == (is_asked, False)


def test_an_unread_number_can_be_accepted(warehouse: Path) -> None:
    with contextlib.closing(duckdb.connect(str(warehouse))) as writer:
        writer.execute(
            "insert into unread select min(document_id), 0, 4, '37.5', '自编: 出口37.5', 'no construction reads it', false from document"
        )
    app = opened("quality", list="unread")
    assert "自编: 出口37.5" in body(app)
    labelled(app, "goal.why").set_value("是页码").run()
    button(app, "settle").click().run()

    assert [error.value for error in app.exception] == []
    assert text("reason.nothing_unread", "zh") in body(app)
    assert "是页码" in body(opened("quality", list="unread", state="settled"))


def test_a_number_set_aside_is_listed_on_request_and_nobody_is_asked_about_it(warehouse: Path) -> None:
    with contextlib.closing(duckdb.connect(str(warehouse))) as writer:
        writer.execute(
            "insert into unread select min(document_id), 0, 3, '21%', '自编: 某公司产值增长21%', 'it is another''s figure', true from document"
        )
    still_open, aside = opened("quality", list="unread"), opened("quality", list="unread", state="set_aside")

    assert "某公司产值增长21%" not in body(still_open)
    assert text("reason.nothing_unread", "zh") in body(still_open)
    assert "某公司产值增长21%" in body(aside)
    assert text("unread.it is another's figure", "zh") in body(aside)
    assert [one.label for one in aside.button if one.key == "settle"] == []


REFUSED = [
    (lambda path: settling.accept("check_conflict", "0", None, "李明", "已核对", silent, path), "there is no such failure"),
    (lambda path: settling.accept("unread", "0", "1:2", "李明", "已核对", silent, path), "there is no such failure"),
    (lambda path: settling.choose("0", "李明", "已核对", silent, path), "no other witness"),
    (lambda path: settling.correct("0", "1亿元", "李明", "已核对", silent, path), "there is no observation 0"),
    (lambda path: settling.undo("settlement", "0", "李明", "已核对", silent, path), "there is no settlement '0'"),
]


@pytest.mark.parametrize(("change", "message"), REFUSED)
def test_a_decision_about_what_is_not_there_is_refused(warehouse: Path, change, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        change(warehouse)


def test_the_same_decision_twice_is_refused(warehouse: Path) -> None:
    (observation,) = ask(warehouse, "select conflict_observation_id from figure where zone = ? and is_conflict", ZONE)[0]
    settling.choose(observation, "李明", "已核对", silent, warehouse)

    with pytest.raises(ValueError, match="李明 has settled this already"):
        settling.choose(observation, "王芳", "也核对", silent, warehouse)


def test_only_what_somebody_settled_takes_the_room_of_a_sentence(warehouse: Path) -> None:
    """The last column of the table: a link for each open failure, and who accepted it and why for the others."""
    (row, *_) = rows_of(quality.checks(store.reader(warehouse), ZONE, "check_conflict", "open"))
    settled = row | {"settlement_id": "1", "settled_by": "李明", "settled_at": datetime(2030, 7, 1, 9), "settled_because": "已核对原文"}

    assert [re.findall(r'<td[^>]* class="([^"]*)"', checks_table([one], "zh"))[-1] for one in (row, settled)] == ["nowrap", "wide"]


@pytest.mark.parametrize(("ahead", "day"), [(0, "2030-07-01"), (480, "2030-07-02")])
def test_the_day_of_a_decision_is_that_of_whoever_looks(warehouse: Path, ahead: int, day: str) -> None:
    (row, *_) = rows_of(quality.checks(store.reader(warehouse), ZONE, "check_conflict", "open"))
    settled = row | {"settlement_id": "1", "settled_by": "李明", "settled_at": datetime(2030, 7, 1, 17), "settled_because": "已核对原文"}

    assert text("quality.settled_by", "zh", who="李明", day=day, why="已核对原文") in checks_table([settled], "zh", ahead)


def test_where_there_is_nothing_to_check_nothing_is_said_to_have_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "w.duckdb")
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(tmp_path / "w.duckdb"))
    app = opened("quality")

    assert [error.value for error in app.exception] == []
    assert (text("reason.empty_warehouse", "zh") in body(app), text("reason.no_failures", "zh") in body(app)) == (True, False)


@pytest.mark.parametrize(
    ("detail", "sentence", "words"),
    [
        (
            "来源或抄录存疑",
            "2021-01—2021-12 规模以上工业总产值 3231.02亿元 (注: 同页(第2页)数字互相矛盾)",
            "原句的注：同页(第2页)数字互相矛盾",
        ),
        ("来源或抄录存疑", "2021年规模以上工业总产值3231.02亿元。", ""),
        ("口径不明", "2021-01—2021-12 规模以上工业总产值 3231.02亿元 (注: 同页数字互相矛盾)", "口径不明"),
    ],
)
def test_a_doubtful_figure_says_why_it_is_doubted(detail: str, sentence: str, words: str) -> None:
    row = dict.fromkeys(
        (
            "zone",
            "name_zh",
            "zone_name_en",
            "second_sentence",
            "second_observation_id",
            "settlement_id",
            "case",
            "indicator",
            "period_start",
            "period_end",
        )
    )
    row |= {"check": "check_doubtful", "printed": "3231.02亿元", "expected": "?", "detail": detail, "first_sentence": sentence}
    table = checks_table([row | {"first_observation_id": "o", "case": "1"}], "zh")

    cells = [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", table)]
    assert [cell for cell in cells[2:] if cell not in (sentence, text("quality.settle", "zh"))] == ([words] if words else [])
