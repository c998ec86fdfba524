"""Who may change what is published from a browser: no where it cannot be told, and asked again at the change itself."""

from collections.abc import Callable

import pytest
import streamlit as st

from metrics.intake import Refused
from metrics.presentation.labels import text
from metrics.presentation.ui import writing
from metrics.presentation.ui.frame import Page

LOCAL = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}
REQUESTS = [
    # server.address, setting, headers, may write
    ("127.0.0.1", "", LOCAL, True),
    ("localhost", "", {"Host": "localhost:8501", "Origin": "http://localhost:8501"}, True),
    ("::1", "", {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}, True),
    ("127.0.0.1", "", {}, False),
    ("127.0.0.1", "", {"Host": "127.0.0.1:8501"}, False),
    ("127.0.0.1", "", LOCAL | {"Host": "data.example.org"}, False),
    ("127.0.0.1", "", LOCAL | {"Origin": "https://data.example.org"}, False),
    ("127.0.0.1", "", LOCAL | {"Host": "127.0.0.1.example.org"}, False),
    ("127.0.0.1", "", LOCAL | {"X-Forwarded-For": "10.0.0.7"}, False),
    ("0.0.0.0", "", LOCAL, False),
    ("", "", LOCAL, False),
    (None, "", LOCAL, False),
    ("0.0.0.0", "yes", {}, True),
    ("127.0.0.1", "no", LOCAL, False),
    ("127.0.0.1", "perhaps", LOCAL, False),
]


@pytest.fixture
def request_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes the session look as if this request had opened it."""

    def become(address: str | None, setting: str, headers: dict[str, str]) -> None:
        monkeypatch.setenv(writing.SETTING, setting)
        monkeypatch.setattr(st, "get_option", {"server.address": address}.get)
        monkeypatch.setattr(type(st.context), "headers", headers)

    return become


@pytest.mark.parametrize(("address", "setting", "headers", "expected"), REQUESTS)
def test_writing_is_for_this_machine_or_where_a_setting_allows_it(request_of, address, setting, headers, expected) -> None:
    request_of(address, setting, headers)

    assert writing.may_write() is expected


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a page says."""
    lines: list[str] = []
    monkeypatch.setattr(st, "error", lines.append)
    monkeypatch.setattr(writing, "html", lines.append)
    return lines


def test_a_change_is_not_even_begun_without_the_right(request_of, said: list[str]) -> None:
    request_of("0.0.0.0", "", LOCAL)
    begun: list[str] = []

    answer = writing.publish(Page("intake", "zh", ("", 0, 0)), lambda _: begun.append("begun"))

    assert (answer, begun, len(said)) == (None, [], 1)
    assert text("writing.not_allowed", "zh") in said[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_refused_change_is_said_in_a_sentence(request_of, said: list[str], language: str) -> None:
    request_of("127.0.0.1", "", LOCAL)

    def change(tell: Callable[[str], None]) -> str:
        tell("waiting")
        raise Refused("busy", "process 7 writes")

    assert writing.publish(Page("intake", language, ("", 0, 0)), change) is None
    assert said == [text("refused.busy", language, message="process 7 writes")]


def test_a_change_gives_its_answer(request_of) -> None:
    request_of("127.0.0.1", "", LOCAL)

    assert writing.publish(Page("intake", "zh", ("", 0, 0)), lambda tell: "done") == "done"
