"""The page of targets as a place of work: set, change, withdraw, paste, take back, and nothing of that without the right to."""

import contextlib
import csv
import io
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from page_cases import body, opened
from streamlit.testing.v1 import AppTest
from warehouse_cases import ask

from metrics.analysis import outlook
from metrics.analysis.cells import plain
from metrics.analysis.frames import rows_of
from metrics.presentation.labels import text
from metrics.presentation.wall_tables import verdict_words, wall_csv
from metrics.warehouse import store

ZONE = "长春高新技术产业开发区"  # whose GDP the seeds want to grow by 10 % in 2018
PLACE = {"zone": ZONE, "year": "2018"}
SERIES = "8 16 25 33 41 50 58 66 75 83 91 100"


@pytest.fixture
def warehouse(built_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse of the test's own, which it may write."""
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(built_warehouse.resolve(), path)
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")
    monkeypatch.setenv("KAIMENHONG_USER", "李明")
    return path


def labelled(app: AppTest, key: str, kind: str = "text_input"):
    """The field whose label is this text of the catalogue."""
    return next(field for field in app.get(kind) if field.label == text(key, "zh"))


def button(app: AppTest, key: str):
    return next(found for found in app.button if found.key == key)


def standing(path: Path) -> list[tuple]:
    query = "select indicator, kind, value::bigint, pace_plan, origin from target_all where zone = ? and year = 2018 and indicator in ('gdp', 'exports') order by all"
    return ask(path, query, ZONE)


SEED = ("gdp", "growth", 10, "linear", "seed")


def test_a_target_is_set_changed_withdrawn_and_every_step_is_on_record(warehouse: Path) -> None:
    app = opened("targets", part="edit", goal="new", **PLACE)
    labelled(app, "goal.value").set_value("12%")
    labelled(app, "goal.why").set_value("工作报告").run()
    button(app, "goal_publish").click().run()
    assert [error.value for error in app.exception] == []
    assert app.success[0].value == text("goal.published", "zh", of="地区生产总值", year=2018, change="10% → 12%")
    set_to = standing(warehouse)

    edit = ask(warehouse, "select edit_id from target_edit")[0][0]
    app = opened("targets", part="edit", goal=f"person:{edit}", **PLACE)
    assert labelled(app, "goal.value").value == "12%"
    labelled(app, "goal.why").set_value("未下达").run()
    button(app, "goal_withdraw").click().run()
    withdrawn = standing(warehouse)

    app = opened("targets", part="history")
    labelled(app, "goal.why").set_value("误撤").run()
    button(app, "goal_undo_button").click().run()
    assert [error.value for error in app.exception] == []

    assert (set_to, withdrawn, standing(warehouse)) == ([("gdp", "growth", 12, "linear", "person")], [], set_to)
    for words in ("10% → 12%", f"12% → {text('goal.withdrawn', 'zh')}", "李明", "误撤", text("goal.state.undone", "zh")):
        assert words in body(app)


def test_a_target_that_was_published_leads_to_the_boards_that_judge_it_now(warehouse: Path) -> None:
    """Whoever had typed a year's targets had to look for 双过半 in the menu and to choose zone and year there anew."""
    town = {"zone": "西安高新技术产业开发区", "year": 2017}
    app = opened("targets", part="edit", goal="new", zone=town["zone"], year="2017")
    before = body(app)
    labelled(app, "goal.value").set_value("1100亿元")
    labelled(app, "goal.why").set_value("工作报告").run()
    button(app, "goal_publish").click().run()
    after = unescape(body(app))

    assert [error.value for error in app.exception] == []
    for way in (f"half_year?{urlencode(town | {'month': 6, 'view': 'one'})}", f"targets?{urlencode({'part': 'wall'} | town)}"):
        assert (way in unescape(before), way in after) == (False, True)
    assert "year_end?zone" not in after  # nothing is known of it by then


def test_a_pace_series_is_shown_by_months_before_it_is_published_with_its_target(warehouse: Path) -> None:
    app = opened("targets", part="edit", goal="new", **PLACE)
    labelled(app, "goal.value").set_value("350亿元")
    labelled(app, "goal.pace", "radio").set_value("manual")
    labelled(app, "goal.why").set_value("工作报告").run()
    assert text("goal.fault.pace", "zh", text="manual") in body(app)
    assert button(app, "goal_publish").disabled
    labelled(app, "goal.series", "text_area").set_value(SERIES).run()
    assert "175.00亿元" in body(app)  # half of it by June
    button(app, "goal_publish").click().run()

    assert standing(warehouse)[0] == ("gdp", "amount", 35000000000, SERIES.replace(" ", "|"), "person")


def test_a_count_is_set_and_offered_again_in_english_words(warehouse: Path) -> None:
    app = opened("targets", part="edit", goal="new", lang="en", **PLACE)
    field = next(field for field in app.selectbox if field.label == text("goal.indicator", "en"))
    field.set_value("projects_signed").run()
    value = next(field for field in app.text_input if field.label == text("goal.value", "en"))
    assert value.placeholder == text("goal.value_hint.COUNT", "en")
    value.set_value("1,200 projects")
    next(field for field in app.text_input if field.label == text("goal.why", "en")).set_value("work report").run()
    button(app, "goal_publish").click().run()
    assert [error.value for error in app.exception] == []

    query = "select target_id, value::bigint, unit from target_all where zone = ? and indicator = 'projects_signed'"
    ((target, *stored),) = ask(warehouse, query, ZONE)
    app = opened("targets", part="edit", goal=target, lang="en", **PLACE)
    value = next(field for field in app.text_input if field.label == text("goal.value", "en"))
    assert (stored, value.value) == ([1200, "COUNT"], "1200 items")


@pytest.mark.parametrize(
    ("value", "fault"),
    [("350", "no_unit"), ("12朵", "unreadable"), ("12吨", "unit"), ("0亿元", "not_positive")],
)
def test_a_value_that_makes_no_sense_cannot_be_published_and_says_why(warehouse: Path, value: str, fault: str) -> None:
    app = opened("targets", part="edit", goal="new", **PLACE)
    labelled(app, "goal.value").set_value(value)
    labelled(app, "goal.why").set_value("工作报告").run()

    values = {"text": value, "unit": text("unit.CNY", "zh")}
    assert text(f"goal.fault.{fault}", "zh", **values) in body(app)
    assert button(app, "goal_publish").disabled


def test_pasted_rows_are_previewed_and_published_together_or_not_at_all(warehouse: Path) -> None:
    rows = f"{ZONE}\tgdp\t2018\t10%\n{ZONE}\t出口额\t2018\t9亿美元\n没有的区\tgdp\t2018\t8%"
    app = opened("targets", part="paste")
    app.text_area[0].set_value(rows).run()
    labelled(app, "goal.why").set_value("下达").run()
    assert text("goal.fault.zone", "zh", text="没有的区") in body(app)
    assert button(app, "goal_publish_many").disabled
    before = standing(warehouse)

    app.text_area[0].set_value(rows.rpartition("\n")[0]).run()
    assert button(app, "goal_publish_many").label == text("goal.publish_many", "zh", count=1)
    button(app, "goal_publish_many").click().run()

    assert [error.value for error in app.exception] == []
    assert app.success[0].value == text("goal.published_many", "zh", count=1)
    assert f"targets?{urlencode({'part': 'wall', 'zone': ZONE, 'year': 2018})}" in unescape(body(app))
    assert (before, standing(warehouse)) == ([SEED], [("exports", "amount", 900000000, "linear", "person"), SEED])


def test_what_was_pasted_together_is_undone_together_or_row_by_row(warehouse: Path) -> None:
    """Forty wrong rows could only be taken back one by one, with forty reasons."""
    app = opened("targets", part="paste")
    app.text_area[0].set_value(f"{ZONE}\tgdp\t2018\t11%\n{ZONE}\t出口额\t2018\t9亿美元\n{ZONE}\t进口额\t2018\t7亿美元").run()
    labelled(app, "goal.why").set_value("下达").run()
    button(app, "goal_publish_many").click().run()
    pasted = standing(warehouse)

    app = opened("targets", part="history", of="zone", **PLACE)
    box = app.selectbox(key="goal_undo")
    assert [words.partition(" · ")[0] == "整批 3 项" for words in box.options] == [True, False, False, False]
    box.select_index(next(at for at, words in enumerate(box.options) if "7亿美元" in words)).run()
    labelled(app, "goal.why").set_value("一行有误").run()
    button(app, "goal_undo_button").click().run()
    one_less = standing(warehouse), button(app, "goal_undo_button").label
    labelled(app, "goal.why").set_value("整批有误").run()
    button(app, "goal_undo_button").click().run()

    assert [error.value for error in app.exception] == []
    assert app.success[0].value == text("goal.undone_all", "zh", count=2)
    assert one_less == (pasted, text("goal.undo_all", "zh", count=2))
    assert (len(pasted), standing(warehouse)) == (2, [SEED])
    assert "整批有误" in body(app)


def test_the_wall_shows_every_target_of_a_zone_and_keeps_it_as_a_file_of_exact_numbers(warehouse: Path) -> None:
    town = "西安高新技术产业开发区"
    with contextlib.closing(store.connect(warehouse)) as connection:
        rows = rows_of(outlook.wall(connection, town, 2017))
    app = opened("targets", part="wall", zone=town, year="2017")
    lines = list(csv.reader(io.StringIO(wall_csv(rows, "quarter", "=a", "zh").decode("utf-8-sig"), newline="")))
    columns = [lines[1].index(text(f"targets.{key}", "zh")) for key in ("indicator", "goal", "done", "completion", "verdict")]
    halves = lines[1].index(text("targets.done_until", "zh", end=text("chart.month.6", "zh")))

    assert [error.value for error in app.exception] == []
    assert len(rows) == 5
    assert all(f"<strong>{row['name_zh']}</strong>" in body(app) and verdict_words(row, "zh") in body(app) for row in rows)
    assert all(row["observation_id"] in body(app) for row in rows)
    assert lines[0][0] == "'=a"
    assert [[line[at] for at in columns] for line in lines[2:]] == [
        [
            row["name_zh"],
            plain(row["target"] / 10**8),
            plain(row["done"] / 10**8),
            f"{row['completion_pct']:.2f}".rstrip("0").rstrip("."),
            verdict_words(row, "zh"),
        ]
        for row in rows
    ]
    ids = [lines[1].index(text(f"column.{which}_id", "zh")) for which in ("done", "goal")]
    assert [[line[at] for at in ids] for line in lines[2:]] == [[row["observation_id"], row["target_observation_id"] or ""] for row in rows]
    assert [line[halves] for line in lines[2:]] == [plain(row["done"] / 10**8) for row in rows]
    assert {line[lines[1].index(text("targets.unit", "zh"))] for line in lines[2:]} == {"亿元", "亿美元"}


def test_a_pasted_amount_many_times_or_a_small_part_of_what_was_reached_asks_for_its_unit(warehouse: Path) -> None:
    app = opened("targets", part="paste")
    app.text_area[0].set_value("大连金普新区\tgdp\t2022\t2700万元\n大连金普新区\tgdp\t2023\t2700亿元\n大连金普新区\tgdp\t2024\t6%").run()

    assert [error.value for error in app.exception] == []
    doubt = text("goal.doubt_size", "zh", year=2021, value="2,576.30亿元")
    assert body(app).count(doubt) == 1
    assert body(app).index("2700万元") < body(app).index(doubt) < body(app).index("2700亿元")


@pytest.mark.parametrize(
    ("value", "key", "values"),
    [
        ("2700万元", "goal.doubt_size", {"year": 2021, "value": "2,576.30亿元"}),
        ("2700亿元", "", {}),
        ("800%", "intake.odd", {"measure": "增速目标", "low": "−90%", "high": "200%"}),
        ("8%", "", {}),
    ],
)
def test_a_typed_target_far_from_what_was_reached_asks_for_its_unit(
    warehouse: Path, value: str, key: str, values: dict[str, object]
) -> None:
    """350万元 for 350亿元 was published without a word, though a pasted one was asked about."""
    app = opened("targets", part="edit", goal="new", zone="大连金普新区", year="2022")
    labelled(app, "goal.indicator", "selectbox").set_value("gdp")
    labelled(app, "goal.value").set_value(value).run()

    assert [error.value for error in app.exception] == []
    assert (text(key, "zh", **values) in body(app)) if key else 'class="warned"' not in body(app)


def test_a_target_far_from_the_one_that_stands_is_asked_about_and_a_stretch_below_it_refused(warehouse: Path) -> None:
    app = opened("targets", part="edit", goal="new", zone="雅安经济技术开发区", year="2022")
    labelled(app, "goal.indicator", "selectbox").set_value("budget_revenue")
    labelled(app, "goal.value").set_value("３亿美元")
    labelled(app, "goal.stretch_field").set_value("2亿美元").run()

    assert text("goal.fault.stretch_below", "zh", text="2亿美元") in body(app)
    labelled(app, "goal.stretch_field").set_value("").run()
    assert text("goal.doubt_standing", "zh", value="3.00亿元") in body(app)


@pytest.mark.parametrize("part", ["edit", "paste", "history"])
def test_without_the_right_to_write_there_is_nothing_to_press(warehouse: Path, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version = store.current_version(warehouse)
    monkeypatch.setenv("KAIMENHONG_WRITING", "no")

    app = opened("targets", part=part, **PLACE)

    assert [error.value for error in app.exception] == []
    assert [found.label for found in app.button] == []
    assert part == "history" or text("writing.not_allowed", "zh") in body(app)
    assert store.current_version(warehouse) == version


def test_a_right_that_is_gone_when_the_button_is_pressed_counts(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("targets", part="edit", goal="new", **PLACE)
    labelled(app, "goal.value").set_value("12%")
    labelled(app, "goal.why").set_value("工作报告").run()
    monkeypatch.setenv("KAIMENHONG_WRITING", "no")
    button(app, "goal_publish").click().run()

    assert standing(warehouse) == [SEED]
