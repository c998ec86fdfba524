"""What a document brought to the page of import is called: by its headline, its zone and period, or its first words."""

from datetime import date
from pathlib import Path

import pytest
from page_cases import body, opened
from streamlit.testing.v1 import AppTest
from test_intake_page import TEXT, TITLE, brought
from warehouse_cases import ask, silent

from metrics.intake import settling
from metrics.presentation.labels import text
from metrics.presentation.ui.intake import desk


def test_a_stored_text_whose_own_title_names_it_is_named_once(desk_warehouse: Path) -> None:
    title = "金普新区2026年上半年经济运行情况"
    pasted = f"{title}\n{TEXT}"
    brought(pasted).button(key="publish_unseen").click().run()
    assert text("intake.known_same", "zh", file=f"{title}.txt") in body(brought(pasted))

    (stored,) = ask(desk_warehouse, "select document_id from document where source_grade = 'user'")[0]
    change = settling.withdraw(stored, "王芳", "导错了文件", silent, desk_warehouse)
    words = {"who": "王芳", "day": str(change["settled_at"])[:10], "why": "导错了文件"}
    assert text("intake.known_same_withdrawn", "zh", file=f"{title}.txt", **words) in body(brought(pasted))


def test_a_title_can_be_changed_until_it_is_published_and_outlives_another_reading(desk_warehouse: Path) -> None:
    app = brought()
    (field,) = (field for field in app.text_input if field.label == text("intake.title", "zh"))
    assert field.value == TITLE
    field.set_value("半年通稿").run()
    app.text_area[0].set_value(TEXT)
    app.button(key="read").click().run()
    app.button(key="publish_unseen").click().run()

    assert text("intake.done", "zh", file="半年通稿", accepted=4, corrected=0, rejected=0) in body(app)
    assert ask(desk_warehouse, "select title, file_name from document where added_by = '李明'") == [("半年通稿", f"{TITLE}.txt")]


def titles(app: AppTest) -> list[str]:
    return [field.value for field in app.text_input if field.label == text("intake.title", "zh")]


def test_texts_of_one_zone_and_period_are_told_apart_by_their_first_words(desk_warehouse: Path) -> None:
    brought().button(key="publish_unseen").click().run()
    other = brought("大连金普新区上半年外贸开局良好。2026年1-6月，大连金普新区进出口总额410.2亿元。")
    assert titles(other) == [f"{TITLE}：大连金普新区上半年外贸开局良好…"]
    other.button(key="publish_unseen").click().run()

    assert ask(desk_warehouse, "select title from document where added_by = '李明' order by length(title)") == [
        (TITLE,), (f"{TITLE}：大连金普新区上半年外贸开局良好…",),
    ]  # fmt: skip


def test_a_text_without_a_year_is_called_by_its_first_words_until_a_day_gives_it_one(desk_warehouse: Path) -> None:
    app = brought("## 1-6月，大连金普新区实现地区生产总值1310.5亿元，同比增长6.1%。\n固定资产投资增长4.2%。")
    assert titles(app) == ["大连金普新区：1-6月，大连金普新区实现地区生…"]
    next(field for field in app.date_input if field.label == text("intake.day", "zh")).set_value(date(2026, 7, 20)).run()

    (review,) = desk().all().values()
    assert titles(app) == [TITLE]
    assert review.draft.document.name == f"{TITLE}.txt"


def test_a_text_that_names_neither_zone_nor_year_is_called_by_its_first_words(desk_warehouse: Path) -> None:
    assert titles(brought("一季度，开发区实现地区生产总值31.5亿元。")) == ["一季度，开发区实现地区生产总值3…"]


@pytest.mark.parametrize(("written", "title"), [(f"金普新区上半年经济运行情况\n\n{TEXT}", "金普新区上半年经济运行情况"), (TEXT, "")])
def test_a_file_that_begins_with_a_headline_is_called_by_it_and_keeps_its_name(desk_warehouse: Path, written: str, title: str) -> None:
    app = opened("intake")
    app.file_uploader(key="w_files").set_value([("half.txt", written.encode(), "text/plain")])
    app.button(key="read").click().run()
    (field,) = (field for field in app.text_input if field.label == text("intake.title", "zh"))
    assert field.value == title
    app.button(key="publish_unseen").click().run()

    assert ask(desk_warehouse, "select coalesce(title, ''), file_name from document where added_by = '李明'") == [(title, "half.txt")]
