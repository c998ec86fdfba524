"""The page of import without a browser: who may use it, what is published without a look and what is not published at all."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup
from test_pages import body, opened
from warehouse_cases import ask

from metrics.intake import Candidate
from metrics.presentation.labels import text
from metrics.presentation.ui.intake import desk
from metrics.warehouse import store

# Invented figures.
TEXT = "2026年1-6月，大连金普新区实现地区生产总值1310.5亿元，同比增长6.1%。固定资产投资完成288.4亿元，增长412%。"

TITLE = "大连金普新区 2026年1–6月"


@pytest.fixture
def path(built_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A warehouse that may be changed, at a desk on which nothing lies."""
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(built_warehouse.resolve(), path)
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")
    monkeypatch.setenv("KAIMENHONG_USER", "李明")
    st.cache_resource.clear()
    yield path
    st.cache_resource.clear()


def brought(pasted: str = TEXT) -> AppTest:
    """The page once a text was pasted and read."""
    app = opened("intake")
    app.text_area(key="w_paste").set_value(pasted)
    app.button(key="read").click().run()
    assert [error.value for error in app.exception] == []
    return app


def test_without_the_right_to_write_the_page_says_what_to_set(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WRITING", "")

    app = opened("intake")

    assert text("writing.not_allowed", "zh") in body(app)
    assert (len(app.text_area), len(app.file_uploader)) == (0, 0)


def test_a_right_that_is_gone_at_the_moment_of_publishing_publishes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = brought()
    before = store.current_version(path)
    monkeypatch.setenv("KAIMENHONG_WRITING", "no")
    app.button(key="publish_unseen").click().run()

    assert text("writing.not_allowed", "zh") in body(app)
    assert store.current_version(path) == before


def test_everything_is_published_as_extracted_only_when_asked(path: Path) -> None:
    app = brought()
    assert ask(path, "select count(*) from document where added_by is not null") == [(0,)]
    app.button(key="publish_unseen").click().run()

    assert text("intake.done", "zh", file=TITLE, accepted=4, corrected=0, rejected=0) in body(app)
    assert ask(path, "select value_text from figure where document_id in (select document_id from document where added_by = '李明') order by 1") == [
        ("1310.5亿元",), ("288.4亿元",), ("412%",), ("6.1%",),
    ]  # fmt: skip


def test_where_all_is_rejected_nothing_is_published_and_it_is_said(path: Path) -> None:
    app = brought()
    before = store.current_version(path)
    app.text_input(key="reject_rest_why").set_value("不是本区数据").run()
    app.button(key="reject_rest_now").click().run()
    app.button(key="publish").click().run()

    assert [error.value for error in app.error] == [text("refused.nothing_accepted", "zh")]
    assert store.current_version(path) == before


def test_nothing_is_published_while_a_figure_is_undecided_or_nobody_says_who(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = brought()
    app.button(key="accept_sure").click().run()
    assert app.button(key="publish").disabled
    app.text_input(key="w_who").set_value(" ").run()

    assert (app.button(key="publish").disabled, app.button(key="publish_unseen").disabled) == (True, True)


@pytest.mark.parametrize(
    ("pasted", "key", "values"),
    [("", "refused.empty", {}), ("今天天气很好。", "intake.no_figures", {"file": "粘贴的文字.txt"})],
)
def test_what_holds_no_figure_is_said_and_nothing_waits(path: Path, pasted: str, key: str, values: dict[str, str]) -> None:
    app = brought(pasted)

    assert text(key, "zh", **values) in body(app)
    assert 'class="paper"' not in body(app)


def test_a_stored_text_is_recognised(path: Path) -> None:
    app = brought()
    app.button(key="publish_unseen").click().run()
    again = brought()

    assert text("intake.known", "zh", file="粘贴的文字.txt", stored=f"{TITLE}.txt") in body(again)


def test_a_title_can_be_changed_until_it_is_published_and_outlives_another_reading(path: Path) -> None:
    app = brought()
    (field,) = (field for field in app.text_input if field.label == text("intake.title", "zh"))
    assert field.value == TITLE
    field.set_value("半年通稿").run()
    app.text_area(key="w_paste").set_value(TEXT)
    app.button(key="read").click().run()
    app.button(key="publish_unseen").click().run()

    assert text("intake.done", "zh", file="半年通稿", accepted=4, corrected=0, rejected=0) in body(app)
    assert ask(path, "select title, file_name from document where added_by = '李明'") == [("半年通稿", f"{TITLE}.txt")]


def test_the_figures_of_a_sentence_stand_together_below_it_doubtful_ones_first(path: Path) -> None:
    shown = body(brought())
    read = re.findall(r'<blockquote class="sentence">|<p class="read">([^<]*)<strong>([^<]*)', shown)

    assert [(title.strip(), value) for title, value in read] == [
        ("", ""), ("固定资产投资 同比", "+412.0%"),
        ("", ""), ("地区生产总值 数值", "1,310.50亿元"), ("地区生产总值 同比", "+6.1%"),
        ("", ""), ("固定资产投资 数值", "288.40亿元"),
    ]  # fmt: skip


def test_what_another_browser_took_back_is_not_brought_back_by_a_field_still_open_here(path: Path) -> None:
    app = brought()
    code = figure_printed("1310.5亿元")
    app.button_group(key=f"do_{code}").set_value("correct").run()
    other = opened("intake", draft=app.query_params["draft"])
    other.button_group(key=f"do_{code}").set_value(None).run()
    app.text_input(key=f"number_{code}").set_value("1301.5").run()

    assert [error.value for error in app.exception] == []
    assert (decided(app, code), [field.key for field in app.text_input if code in field.key]) == (None, [])


def test_fields_drawn_before_everything_sure_was_accepted_take_nothing_back(path: Path) -> None:
    """A browser sends with a click what it showed: here the figures as they were before the decision for all."""
    app = brought()
    codes = [one.observation_id for one in waiting() if not one.doubts]
    drawn_before = [app.button_group(key=f"do_{one.observation_id}") for one in waiting()]
    app.run()
    app.button(key="accept_sure").click().run()
    for field in drawn_before:
        field.set_value(None)
    drawn_before[0].run()

    assert [decided(app, code) for code in codes] == ["accept"] * 3
    assert app.button(key="publish").label == text("intake.publish", "zh", count=3)


def test_a_period_drawn_before_its_year_was_changed_does_not_bring_the_old_year_back(path: Path) -> None:
    app = brought()
    code = figure_printed("1310.5亿元")
    app.button_group(key=f"do_{code}").set_value("correct").run()
    drawn_before = app.selectbox(key=f"span_{code}")
    app.run()
    app.selectbox(key=f"year_{code}").set_value("2025").run()
    drawn_before.set_value("2026-01~2026-06").run()

    assert [field.value for field in app.selectbox if field.key.startswith(f"span_{code}")] == ["2025-01~2025-06"]


@pytest.mark.parametrize("action", [None, "reject"])
def test_what_was_accepted_for_all_can_be_taken_back_and_decided_otherwise(path: Path, action: str | None) -> None:
    app = brought()
    code = figure_printed("6.1%")
    app.button(key="accept_sure").click().run()
    the_field(app, code).set_value(action).run()

    assert (decided(app, code), decided(app, figure_printed("1310.5亿元"))) == (action, "accept")


def the_field(app: AppTest, code: str) -> ButtonGroup[str]:
    """The field in which a figure is decided on."""
    (field,) = (field for field in app.button_group if field.key.startswith(f"do_{code}"))
    return field


def decided(app: AppTest, code: str) -> str | None:
    """What the page shows as decided."""
    return the_field(app, code).value


def waiting() -> tuple[Candidate, ...]:
    """The figures under review."""
    (review,) = desk().all().values()
    return review.draft.candidates


def figure_printed(printed: str) -> str:
    """The identifier of the figure printed so."""
    (one,) = (one for one in waiting() if one.observation.value_text == printed)
    return one.observation_id
