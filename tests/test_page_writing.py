"""What a page says while it publishes: its steps, that another writer is waited for, and why nothing was published."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics import intake
from metrics.intake import About, Draft
from metrics.presentation.labels import text

# Invented figures.
TEXT = "2026年1-6月，大连金普新区实现地区生产总值1310.5亿元。"


def publishing() -> None:
    import streamlit as st

    from metrics.intake import Refused
    from metrics.presentation.ui.frame import Page
    from metrics.presentation.ui.writing import publish

    def change(tell):
        for message in st.session_state["told"]:
            tell(message)
        if st.session_state["refused"]:
            raise Refused("no_reason", "say why")
        return "done"

    st.session_state["answer"] = publish(Page("intake", "zh", ("", 0, 0)), change)


def published(monkeypatch: pytest.MonkeyPatch, told: list[str], refused: bool) -> AppTest:
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")
    app = AppTest.from_function(publishing, default_timeout=60)
    app.session_state["told"], app.session_state["refused"] = told, refused
    return app.run()


def test_the_steps_of_a_publication_are_shown_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    app = published(monkeypatch, ["somebody writes since 12:00", "storing", "deriving"], refused=False)

    keys = ("writing.waiting", "writing.step.storing", "writing.step.deriving")
    assert [words.value for words in app.status[0].markdown] == [text(key, "zh") for key in keys]
    assert (app.status[0].label, app.status[0].state, app.session_state["answer"]) == (text("writing.published", "zh"), "complete", "done")


def test_a_refused_publication_says_why_below_the_steps_it_came_to(monkeypatch: pytest.MonkeyPatch) -> None:
    app = published(monkeypatch, ["storing"], refused=True)

    assert [words.value for words in app.status[0].markdown] == [text("writing.step.storing", "zh")]
    assert [error.value for error in app.status[0].error] == [text("refused.no_reason", "zh", message="say why")]
    assert (app.status[0].label, app.status[0].state, app.session_state["answer"]) == (text("writing.refused", "zh"), "error", None)


def test_a_draft_is_published_in_the_steps_that_have_words(own_warehouse: Path) -> None:
    (draft,) = intake.drafts_of("text.txt", TEXT.encode(), About("", "", "", "", "", "user"), own_warehouse)
    assert isinstance(draft, Draft)
    steps: list[str] = []
    count = intake.publish([(draft, intake.as_extracted(draft))], "李明", steps.append, own_warehouse, step=steps.append)

    assert (count, tuple(steps)) == (1, intake.STEPS)
