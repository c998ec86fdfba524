"""The page of import without a browser: who may use it, what is published without a look and what is not published at all."""

import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import pytest
from page_cases import body, opened
from streamlit.testing.v1 import AppTest
from warehouse_cases import ask, silent

from metrics import intake
from metrics.intake import Decision, settling, typed_as_read
from metrics.presentation.labels import text
from metrics.presentation.ui import intake as intake_page
from metrics.presentation.ui.intake import desk
from metrics.warehouse import store

# Invented figures.
TEXT = "2026年1-6月，大连金普新区实现地区生产总值1310.5亿元，同比增长6.1%。固定资产投资完成288.4亿元，增长412%。"

TITLE = "大连金普新区 2026年1–6月"


def brought(pasted: str = TEXT) -> AppTest:
    """The page once a text was pasted and read."""
    app = opened("intake")
    app.text_area(key="w_paste").set_value(pasted)
    app.button(key="read").click().run()
    assert [error.value for error in app.exception] == []
    return app


def test_without_the_right_to_write_the_page_says_what_to_set(desk_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WRITING", "")

    app = opened("intake")

    assert text("writing.not_allowed", "zh") in body(app)
    assert (len(app.text_area), len(app.file_uploader)) == (0, 0)


def test_a_right_that_is_gone_at_the_moment_of_publishing_publishes_nothing(desk_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = brought()
    before = store.current_version(desk_warehouse)
    monkeypatch.setenv("KAIMENHONG_WRITING", "no")
    app.button(key="publish_unseen").click().run()

    assert text("writing.not_allowed", "zh") in body(app)
    assert store.current_version(desk_warehouse) == before


def test_everything_is_published_as_extracted_only_when_asked(desk_warehouse: Path) -> None:
    app = brought()
    assert ask(desk_warehouse, "select count(*) from document where added_by is not null") == [(0,)]
    app.button(key="publish_unseen").click().run()

    assert text("intake.done", "zh", file=TITLE, accepted=4, corrected=0, rejected=0) in body(app)
    assert ask(desk_warehouse, "select value_text from figure where document_id in (select document_id from document where added_by = '李明') order by 1") == [
        ("1310.5亿元",), ("288.4亿元",), ("412%",), ("6.1%",),
    ]  # fmt: skip


def test_figures_of_a_zone_that_no_list_has_are_accepted_at_once_and_corrected_as_others_are(desk_warehouse: Path) -> None:
    """Each of them had to be accepted by itself, and none could be corrected: its zone was no zone that could be chosen."""
    zone = "无锡经济开发区"
    app = brought(TEXT.replace("大连金普新区", zone))
    assert app.button(key="accept_sure").disabled
    app.button(key="accept_unlisted").click().run()
    (review,) = desk().all().values()
    doubted = [one for one in review.draft.candidates if {doubt.code for doubt in one.doubts} - {"zone_not_listed"}]
    printed = {one.observation.value_text: one for one in review.draft.candidates}
    assert set(review.decisions) == {one.observation_id for one in printed.values() if one not in doubted}
    read = typed_as_read(printed["1310.5亿元"].observation)
    review.decisions[printed["1310.5亿元"].observation_id] = Decision("correct", "核对", replace(read, number="1301.5"))
    review.decisions |= {one.observation_id: Decision("reject", "存疑") for one in doubted}
    app.run().button(key="publish").click().run()

    assert ask(desk_warehouse, "select value_text from figure where zone = ? and indicator = 'gdp' and measure = 'level'", zone) == [
        ("1301.5亿元",)
    ]


def test_two_drafts_of_one_title_are_told_apart_by_their_files(desk_warehouse: Path) -> None:
    about = intake.About("", "")
    for name in ("a.txt", "b.md"):
        (found,) = intake.drafts_of(name, f"大连金普新区经济运行\n{TEXT}{'。' * (name == 'b.md')}".encode(), about, desk_warehouse)
        assert isinstance(found, intake.Draft)
        desk().put(intake.entitled(found, "大连金普新区经济运行"))
    options = next(box.options for box in opened("intake").selectbox if box.key == "w_draft")

    assert ["a.txt" in options[0], "b.md" in options[1]] == [True, True]


def test_where_all_is_rejected_nothing_is_published_and_it_is_said(desk_warehouse: Path) -> None:
    app = brought()
    before = store.current_version(desk_warehouse)
    app.text_input(key="reject_rest_why").set_value("不是本区数据").run()
    app.button(key="reject_rest_now").click().run()
    app.button(key="publish").click().run()

    assert [error.value for error in app.error] == [text("refused.nothing_accepted", "zh")]
    assert store.current_version(desk_warehouse) == before


def test_nothing_is_published_while_a_figure_is_undecided_or_nobody_says_who(desk_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = brought()
    app.button(key="accept_sure").click().run()
    assert app.button(key="publish").disabled
    app.text_input(key="w_who").set_value(" ").run()

    assert (app.button(key="publish").disabled, app.button(key="publish_unseen").disabled) == (True, True)


@pytest.mark.parametrize(
    ("pasted", "key", "values"),
    [
        ("", "refused.empty", {}),
        ("今天天气很好。", "intake.no_figures", {"file": "粘贴的文字.txt"}),
        ("GDP of 120.5 billion yuan, up 5.6%.", "intake.no_chinese", {"file": "粘贴的文字.txt"}),
    ],
)
def test_what_holds_no_figure_is_said_and_nothing_waits(desk_warehouse: Path, pasted: str, key: str, values: dict[str, str]) -> None:
    app = brought(pasted)

    assert text(key, "zh", **values) in body(app)
    assert 'class="paper"' not in body(app)


def test_a_stored_text_is_recognised(desk_warehouse: Path) -> None:
    app = brought()
    app.button(key="publish_unseen").click().run()
    again = brought()

    assert text("intake.known", "zh", file="粘贴的文字.txt", stored=f"{TITLE}.txt") in body(again)


def test_a_stored_text_that_was_taken_back_says_so_when_it_comes_again(desk_warehouse: Path) -> None:
    brought().button(key="publish_unseen").click().run()
    (stored,) = ask(desk_warehouse, "select document_id from document where source_grade = 'user'")[0]
    change = settling.withdraw(stored, "王芳", "导错了文件", silent, desk_warehouse)
    again = brought()

    words = {"who": "王芳", "day": str(change["settled_at"])[:10], "why": "导错了文件"}
    assert text("intake.known_withdrawn", "zh", file="粘贴的文字.txt", stored=f"{TITLE}.txt", **words) in body(again)


def test_the_day_on_which_a_text_was_taken_back_is_that_of_whoever_looks(desk_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brought().button(key="publish_unseen").click().run()
    (stored,) = ask(desk_warehouse, "select document_id from document where source_grade = 'user'")[0]
    change = settling.withdraw(stored, "王芳", "导错了文件", silent, desk_warehouse)
    at = datetime.fromisoformat(change["settled_at"])
    monkeypatch.setattr(intake_page, "minutes_ahead", lambda: 24 * 60 - at.hour * 60 - at.minute)  # a clock for which it is past midnight

    assert str(at.date() + timedelta(days=1)) in body(brought())


def test_the_way_to_a_zone_that_is_new_here_bears_its_english_name(desk_warehouse: Path) -> None:
    zone = "常州高新技术产业开发区"
    assert ask(desk_warehouse, "select count(*) from observation where zone = ?", zone) == [(0,)]
    app = opened("intake", lang="en")
    app.text_area(key="w_paste").set_value(TEXT.replace("大连金普新区", zone))
    app.button(key="read").click().run()
    app.button(key="publish_unseen").click().run()

    assert text("intake.to_overview", "en", zone="Changzhou High-tech Zone") in body(app)


def test_a_day_given_in_the_review_reads_the_years_anew_and_keeps_what_was_decided(desk_warehouse: Path) -> None:
    app = brought("1-6月，大连金普新区实现地区生产总值1310.5亿元，同比增长6.1%。2026年1-6月，固定资产投资增长4.2%。")
    assert text("intake.no_day", "zh") in body(app)
    assert text("intake.day_settles", "zh", count=2) in body(app)
    app.button(key="accept_sure").click().run()
    (before,) = desk().all().values()
    sure = set(before.decisions)
    day = next(field for field in app.date_input if field.label == text("intake.day", "zh"))
    day.set_value(date(2026, 7, 20)).run()

    (review,) = desk().all().values()
    found = {(one.observation.indicator, one.observation.measure, one.observation.period_end) for one in review.draft.candidates}
    assert [error.value for error in app.exception] == []
    assert found == {("gdp", "level", "2026-06"), ("gdp", "yoy", "2026-06"), ("fai", "yoy", "2026-06")}
    assert text("intake.day_settles", "zh", count=2) not in body(app)
    assert (review.draft.document.origin.published, text("intake.no_day", "zh") in body(app)) == ("2026-07-20", False)
    assert sure
    assert sure <= set(review.decisions)
    app.button(key="publish_unseen").click().run()
    assert ask(desk_warehouse, "select published::text from document where added_by = '李明'") == [("2026-07-20",)]


def test_a_zone_given_in_the_review_is_that_of_the_figures_that_name_none(desk_warehouse: Path) -> None:
    app = brought("2026年1-6月，开发区实现地区生产总值310.5亿元。固定资产投资增长4.2%。")
    assert text("intake.zone_settles", "zh", count=2) in body(app)
    next(field for field in app.selectbox if field.label == text("intake.zone_of_all", "zh")).set_value("昆山经济技术开发区").run()

    (review,) = desk().all().values()
    found = {(one.observation.indicator, one.observation.zone) for one in review.draft.candidates}
    assert [error.value for error in app.exception] == []
    assert found == {("gdp", "昆山经济技术开发区"), ("fai", "昆山经济技术开发区")}
    assert text("intake.zone_settles", "zh", count=2) not in body(app)
    assert [one.doubts for one in review.draft.candidates] == [(), ()]
    assert next(field for field in app.selectbox if field.label == text("intake.zone_of_all", "zh")).value == "昆山经济技术开发区"


def test_a_region_that_is_no_known_zone_is_said_to_be_none_and_how_it_becomes_one(desk_warehouse: Path) -> None:
    app = brought("2026年1-6月，嘉定经济技术开发区实现地区生产总值310.5亿元，增长4.2%。")

    assert text("intake.zone_to_list", "zh", count=2) in body(app)
    assert [field.label for field in app.selectbox if field.label == text("intake.zone_of_all", "zh")] == []


def test_what_was_read_stands_in_the_form_no_more_and_is_not_said_of_the_next_text(desk_warehouse: Path) -> None:
    """With the next document the first was read again, though it had been dropped meanwhile, and the next one bore its title."""
    app = opened("intake")
    app.text_area(key="w_paste").set_value(TEXT)
    said = ("publisher", "title", "address")
    for part in said:
        app.text_input(key=f"w_about_{part}").set_value("https://zone.example/a")
    app.button(key="read").click().run()

    labels = [text(f"intake.about_{part}", "zh") for part in said]
    assert app.text_area[0].value == ""
    assert [field.value for field in app.text_input if field.label in labels] == ["", "", ""]
    assert [review.draft.document.origin.title for review in desk().all().values()] == ["https://zone.example/a"]
    app.button(key="publish_unseen").click().run()
    app.text_area[0].set_value("今天天气很好。")
    app.button(key="read").click().run()
    assert (app.text_area[0].value, desk().all()) == ("今天天气很好。", {})  # nothing came of it: it can be mended


def test_the_figures_of_a_sentence_stand_together_below_it_doubtful_ones_first(desk_warehouse: Path) -> None:
    groups = listed(brought())["groups"]

    assert [[re.findall(r'<p class="read">([^<]*) <strong>([^<]*)', line["html"]) for line in group["lines"]] for group in groups] == [
        [[("固定资产投资 同比", "+412.0%")]],
        [[("地区生产总值 数值", "1,310.50亿元")], [("地区生产总值 同比", "+6.1%")]],
        [[("固定资产投资 数值", "288.40亿元")]],
    ]  # fmt: skip
    assert all('<blockquote class="sentence">' in group["head"] for group in groups)


def test_what_was_accepted_for_all_is_shown_and_counted(desk_warehouse: Path) -> None:
    app = brought()
    app.button(key="accept_sure").click().run()

    shown = [(line["html"].partition("<strong>")[2][:4], line["action"]) for group in listed(app)["groups"] for line in group["lines"]]
    assert shown == [("+412", None), ("1,31", "accept"), ("+6.1", "accept"), ("288.", "accept")]
    assert app.button(key="publish").label == text("intake.publish", "zh", count=3)


def test_what_is_corrected_has_its_fields_and_a_wrong_one_is_said(desk_warehouse: Path) -> None:
    app = brought()
    (review,) = desk().all().values()
    code = next(one.observation_id for one in review.draft.candidates if one.observation.value_text == "1310.5亿元")
    typed = typed_as_read(next(one.observation for one in review.draft.candidates if one.observation_id == code))
    review.decisions[code] = Decision("correct", "", replace(typed, number="many"))
    shown = listed(app.run())
    (line,) = (line for group in shown["groups"] for line in group["lines"] if line["key"] == code)

    assert [(field["key"], field["value"]) for field in line["fields"]] == [
        ("zone", "大连金普新区"), ("indicator", "gdp"), ("measure", "level"), ("number", "many"), ("unit", "亿元"),
        ("year", "2026"), ("span", "2026-01~2026-06"), ("status", "actual"), ("reason", ""),
    ]  # fmt: skip
    assert line["outcome"] == (
        f'<p class="fault" role="alert">{escape(text("refused.typed_number", "zh", message=""))}</p>'
        f'<p class="quiet">{text("refused.no_reason", "zh", message="")}</p>'
    )
    assert ["大连金普新区", "大连金普新区"] in shown["lists"]["zone"]


def test_what_a_text_says_in_html_is_shown_as_it_is_written(desk_warehouse: Path) -> None:
    shown = listed(brought("2026年1-6月，大连金普新区<img src=x onerror=alert(1)>实现地区生产总值1310.5亿元。"))

    (group,) = shown["groups"]
    assert "&lt;img src=x onerror=alert(1)&gt;" in group["head"]
    assert not re.search("<img", json.dumps(shown))


def listed(app: AppTest) -> dict[str, Any]:
    """What the browser is given to draw the figures under review."""
    (element,) = (one for one in app.get("bidi_component") if one.proto.component_name == "kaimenhong_review")
    shown: dict[str, Any] = json.loads(element.proto.json)
    return shown


def test_the_first_of_several_files_is_reviewed_first(desk_warehouse: Path) -> None:
    app = opened("intake")
    files = [(f"{year}.txt", TEXT.replace("2026", str(year)).encode(), "text/plain") for year in (2023, 2024, 2025)]
    app.file_uploader(key="w_files").set_value(files)
    app.button(key="read").click().run()

    assert [error.value for error in app.exception] == []
    assert next(iter(app.selectbox(key="w_draft").options)).startswith("2023")
    assert desk().all()[app.selectbox(key="w_draft").value].draft.document.name == "2023.txt"
