"""Every page file, in both languages, on the warehouse built from the real seeds; and what is said when there is none."""

import contextlib
import gc
import importlib
import re
import shutil
import sys
import tomllib
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import duckdb
import pytest
from page_cases import body, opened
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest
from warehouse_cases import ZONE, entry, observation, publish, silent

from metrics.presentation import ui
from metrics.presentation.labels import LANGUAGES, text
from metrics.presentation.ui import frame
from metrics.presentation.ui.frame import PAGES
from metrics.warehouse import store

pytestmark = pytest.mark.usefixtures("built_pages")

importing = importlib.import_module
ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "pages").glob("*.py"))


def test_a_board_without_a_figure_leads_to_those_of_the_year_that_have_one() -> None:
    empty, full = (body(opened("year_end", zone="西安高新技术产业开发区", year="2017", month=month)) for month in ("12", "9"))
    way = '<a class="" href="half_year?zone=%E8%A5%BF%E5%AE%89%E9%AB%98%E6%96%B0%E6%8A%80%E6%9C%AF%E4%BA%A7%E4%B8%9A%E5%BC%80%E5%8F%91%E5%8C%BA&amp;year=2017&amp;month=6&amp;lang=zh">'

    assert [text("board.elsewhere", "zh") in shown and way in shown for shown in (empty, full)] == [True, True]
    assert text("board.elsewhere", "zh") not in body(opened("half_year", zone="西安高新技术产业开发区", year="2017"))


@pytest.fixture(scope="module")
def to_september(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with a target of a year and what was reached by the end of September."""
    path = tmp_path_factory.mktemp("september") / "warehouse.duckdb"
    goal = observation(measure="target", status="target", value_text="120亿元", value="12000000000")
    publish(path, entry(goal, observation(period_end="2020-09", value="9000000000", value_text="90亿元"), published="2020-10-20"))
    return path


@pytest.mark.parametrize(
    ("query", "month"),
    [
        ({}, "9"),
        ({"zone": ZONE}, "9"),
        ({"zone": ZONE, "year": "2020"}, "9"),
        ({"zone": ZONE, "year": "2020", "month": "12"}, "12"),
        ({"zone": ZONE, "year": "2019"}, "12"),
    ],
)
def test_the_later_boards_open_at_the_last_month_that_judges_a_target(
    to_september: Path, query: dict[str, str], month: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In November the page of the later boards said of every target that there is no figure of December."""
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(to_september))
    app = opened("year_end", **query)

    assert [error.value for error in app.exception] == []
    assert next(field.value for field in app.get("button_group") if field.key == "w_month") == month


def test_a_target_of_no_document_leads_to_its_source_among_the_zones_targets() -> None:
    shown = body(opened("year_end", zone="广州南沙经济技术开发区", year="2023", month="12"))
    (way, title) = re.findall(
        r'<a class="fig" href="(targets\?part=edit[^"]*year=2023[^"]*)"><span title="([^"]+)">\+30\.0%</span></a>', shown
    )[0]

    assert "part=edit" in way
    assert "2023" in title


def test_a_card_leads_to_how_its_indicator_went_on() -> None:
    shown = body(opened("overview", zone="西安高新技术产业开发区", period="2017-01~2017-06"))
    place = "zone=%E8%A5%BF%E5%AE%89%E9%AB%98%E6%96%B0%E6%8A%80%E6%9C%AF%E4%BA%A7%E4%B8%9A%E5%BC%80%E5%8F%91%E5%8C%BA"

    assert f'<h3><a class="" href="progress?{place}&amp;indicator=trade_total&amp;lang=zh">进出口总额</a></h3>' in shown


def test_the_menu_has_every_page_file() -> None:
    assert sorted(PAGES) == [path.stem for path in FILES]


def test_streamlits_own_list_of_files_never_stands_in_for_the_menu() -> None:
    """It would, in English and without a word of Chinese, for as long as the first request of a fresh server takes."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert settings["client"]["showSidebarNavigation"] is False


def test_a_fresh_server_says_that_it_opens_and_then_says_it_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, ui.__name__)  # put back afterwards, so that no test has the module twice
    drawn: list[str] = []
    markdown = DeltaGenerator.markdown
    monkeypatch.setattr(
        DeltaGenerator, "markdown", lambda self, words, *rest, **more: drawn.append(words) or markdown(self, words, *rest, **more)
    )
    monkeypatch.setattr(
        importlib, "import_module", lambda name, *rest: sys.modules.setdefault(name, ui) if name == ui.__name__ else importing(name, *rest)
    )
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()

    assert ([error.value for error in app.exception], sum("Opening" in words for words in drawn)) == ([], 1)
    assert [words.value for words in app.markdown if "Opening" in words.value] == []


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without any figure."""
    path = tmp_path_factory.mktemp("bare") / "warehouse.duckdb"
    publish(path)
    return path


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("targets", "intake")])
def test_a_page_without_any_figure_leads_to_the_import(bare: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(bare))
    app = opened(name)

    assert [error.value for error in app.exception] == []
    assert text("empty.bring", "zh") in body(app)


def test_without_any_target_the_page_of_targets_leads_to_where_one_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path)
    with store.draft(path, from_current=True, tell=silent) as connection:
        connection.execute("delete from target")
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    app = opened("targets")

    assert [error.value for error in app.exception] == []
    assert f'href="targets?part=edit&amp;lang=zh">{text("overview.set_targets", "zh")}' in body(app)


def test_a_board_of_a_zone_without_figures_and_targets_leads_to_where_both_are_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "warehouse.duckdb"
    zone = "沭阳经济技术开发区"  # for which the seeds want nothing
    publish(path, entry(observation(zone=zone, period_start="2030-01", period_end="2030-03")))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))

    shown = body(opened("half_year", zone=zone))
    assert text("board.nothing", "zh", zone=zone, until=text("chart.month.6", "zh")) in shown
    assert 'href="intake?gap_zone=' in shown
    assert 'href="targets?part=edit&amp;zone=' in shown


@pytest.mark.parametrize(
    ("name", "query", "expected"),
    [
        (
            "overview",
            {"zone": "青岛西海岸新区", "period": "2024-01~2024-03"},
            {"zones": ["青岛西海岸新区"], "since": ["2024"], "until": ["2024"]},
        ),
        ("progress", {"zone": "大连金普新区", "indicator": "gdp"}, {"zones": ["大连金普新区"], "indicators": ["gdp"]}),
        ("indicator", {"indicator": "gdp"}, {"indicators": ["gdp"]}),
        (
            "comparison",
            {"indicator": "gdp", "period": "2021-01~2021-12", "zones": ["大连金普新区", "青岛西海岸新区"]},
            {"zones": ["大连金普新区", "青岛西海岸新区"], "indicators": ["gdp"], "since": ["2021"], "until": ["2021"]},
        ),
    ],
)
def test_what_a_page_shows_can_be_taken_home_from_the_page_of_data(name: str, query: dict, expected: dict[str, list[str]]) -> None:
    shown = body(opened(name, **query))
    (address,) = re.findall(f'href="data[?]([^"]*)">{text("data.take_home", "zh")}', shown)
    found = parse_qs(unescape(address))

    assert {key: sorted(values) for key, values in found.items() if key != "lang"} == {
        key: sorted(values) for key, values in expected.items()
    }
    assert [error.value for error in opened("data", **found).exception] == []


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


def test_a_warehouse_of_another_release_is_said_to_be_one(built_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "warehouse.duckdb"
    shutil.copyfile(built_warehouse.resolve(), old)
    with contextlib.closing(duckdb.connect(str(old))) as writer:
        writer.execute("alter table zone_summary rename column figures to amount")
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(old))

    app = opened("overview")

    assert [error.value for error in app.exception] == []
    assert text("warehouse.outdated", "zh") in body(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_without_a_warehouse_a_page_says_what_to_run(name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(tmp_path / "warehouse.duckdb"))

    app = opened(name, lang=language)

    assert [error.value for error in app.exception] == []
    assert text("warehouse.missing", language) in body(app)
    assert "python3 run.py build" in body(app)


def test_the_first_zone_shown_is_rich_in_figures() -> None:
    assert body(opened("overview")).count('<article class="card">') >= 6


def test_an_indicator_without_figures_is_defined_and_says_that_there_are_none() -> None:
    app = opened("indicator", indicator="rpi")

    assert [error.value for error in app.exception] == []
    assert "商品零售价格水平" in body(app)
    assert text("reason.no_figures_of_indicator", "zh") in body(app)


def test_what_lives_as_long_as_the_process_is_kept_from_the_garbage_collector() -> None:
    gc.unfreeze()
    frame._keep_from_collector.cache_clear()

    opened("overview")
    kept = gc.get_freeze_count()
    opened("overview")

    assert kept > len(gc.get_objects())
    assert gc.get_freeze_count() <= kept
