"""Every page file, in both languages, on the warehouse built from the real seeds; and what is said when there is none."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.presentation.labels import LANGUAGES, text
from metrics.presentation.ui.frame import PAGES

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "pages").glob("*.py"))


def opened(name: str, **query: str) -> AppTest:
    """A page of the dashboard after its first run."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{name}.py")
    return app.run()


def body(app: AppTest) -> str:
    """All HTML of a page."""
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.fixture(autouse=True)
def _warehouse(built_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(built_warehouse))


def test_the_menu_has_every_page_file() -> None:
    assert sorted(PAGES) == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_page_is_short_and_builds_its_own_frame(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert len(source.splitlines()) <= 80
    assert f'page = ui.page("{path.stem}")' in source


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_its_title_and_no_error(name: str, language: str) -> None:
    app = opened(name, lang=language)

    assert [error.value for error in app.exception] == []
    assert f'<h1 class="title">{text(f"page.{name}.title", language)}</h1>' in body(app)
    assert 'class="empty"' not in body(app) or name == "quality"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_without_a_warehouse_a_page_says_what_to_run(
    name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(tmp_path / "warehouse.duckdb"))

    app = opened(name, lang=language)

    assert [error.value for error in app.exception] == []
    assert text("warehouse.missing", language) in body(app)
    assert "python3 run.py build" in body(app)


def test_the_first_zone_shown_is_rich_in_figures() -> None:
    assert body(opened("overview")).count('<article class="card">') >= 6


def test_the_address_chooses_zone_indicator_and_language() -> None:
    app = opened("progress", zone="大连金普新区", indicator="fai", lang="en")

    assert (app.selectbox(key="w_zone").value, app.selectbox(key="w_indicator").value) == ("大连金普新区", "fai")
    assert "Dalian Jinpu New Area · Fixed-asset investment" in body(app)


def test_a_choice_goes_into_the_address() -> None:
    app = opened("progress")

    app.selectbox(key="w_zone").select("大连金普新区").run()

    assert app.query_params["zone"] == "大连金普新区"
    assert "大连金普新区 · " in body(app)


def test_an_address_that_names_what_is_not_there_falls_back_and_says_so() -> None:
    app = opened("progress", zone="大连金普新区", indicator="no_such_indicator")

    assert [error.value for error in app.exception] == []
    assert text("filter.not_here", "zh", wanted="no_such_indicator") in [caption.value for caption in app.caption]


def test_a_figure_in_the_address_opens_its_sentence() -> None:
    link = body(opened("overview")).split('href="documents?figure=')[1].split("&")[0]

    app = opened("documents", figure=link)

    assert [error.value for error in app.exception] == []
    assert '<blockquote class="sentence">' in body(app)
    assert 'class="m-level focus"' in body(app) or 'class="m-growth focus"' in body(app)


def test_a_figure_that_is_gone_is_said_to_be() -> None:
    app = opened("documents", figure="0000000000000000")

    assert [error.value for error in app.exception] == []
    assert text("reason.no_such_figure", "zh") in body(app)
