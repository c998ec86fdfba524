"""What several tests share: one warehouse built from the real seeds, apart from the one people use, and a browser."""

import atexit
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from metrics.cli import building
from metrics.warehouse import store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from metrics.warehouse.ingest import Entry

# Examples are the same at every run, and none is too slow: on a machine with much else to do one took longer than the library's 200 ms.
settings.register_profile("any machine", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# The files that take longest, which begin first: else a worker is left alone with one of them at the end. Those with a browser and a server of
# their own begin one after another: with three at once on two processors a page can take a minute to answer.
LONG = (
    "test_browser_intake", "test_corpus", "test_shortcuts", "test_export", "test_browser", "test_intake_decisions", "test_warehouse_corrections",
    "test_looks", "test_publishing", "test_browser_undoing", "test_reading_malformed", "test_warehouse_interrupted", "test_intake_page", "test_document_redated",
    "test_page_quality", "test_command_line_people", "test_withdrawal", "test_intake", "test_warehouse_target_edits", "test_warehouse_settlements",
    "test_warehouse_faults", "test_page_targets", "test_warehouse", "test_reading_formats", "test_command_line_storing", "test_extraction",
    "test_intake_titles", "test_briefing", "test_document_source", "test_page_documents", "test_intake_again", "test_extraction_properties", "test_pages",
    "test_analysis_progress", "test_analysis_targets", "test_analysis_standing", "test_recognition_checks",
)  # fmt: skip


# What is loaded for the tests is there until they end: to look through all of it for garbage again and again takes a tenth of their time.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish() -> None:
    """What the tests are made of is no garbage either."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # what is never taken down at the end is reported as leaked


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files in the order of LONG, then all others in their own."""
    items.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))


@pytest.fixture(autouse=True)
def few_open_warehouses() -> Iterator[None]:
    """Of the warehouses that tests have asked, those that are gone and those asked first are closed: each keeps memory and threads.

    A later test may have its own at the place of one that is gone."""
    yield
    for path in [path for path in store._readers if not path.exists()]:
        del store._readers[path]
    for path in list(store._readers)[:-4]:
        del store._readers[path]


@pytest.fixture(scope="session")
def built_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse made as `python -m metrics build` makes it, in a temporary folder: by the first worker that asks, for all of them."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "built"
    folder.mkdir(exist_ok=True)
    path = folder / "warehouse.duckdb"
    with FileLock(folder / "lock"):
        if not path.exists():
            complaints: list[str] = []
            building.build(complaints.append, complaints.append, path)
            assert complaints == []
    return path


def published_copy(folder: Path, built: Path) -> Path:
    """A copy of the built warehouse, as it is published."""
    path = folder / "warehouse.duckdb"
    version = store.versions_folder(path) / "20260101T000000000000.duckdb"
    version.parent.mkdir()
    shutil.copyfile(built, version)
    store.switch_to(path, version)
    return path


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> "Callable[..., Path]":
    """The warehouse of these documents, for tests that only ask: the tests of a file that name the same documents share one."""
    from warehouse_cases import publish

    @cache
    def of(*documents: "Entry") -> Path:
        path = tmp_path_factory.mktemp("published") / "w.duckdb"
        publish(path, *documents)
        return path

    return of


@pytest.fixture
def own_warehouse(tmp_path: Path, built_warehouse: Path) -> Path:
    """A warehouse for a test that changes it."""
    return published_copy(tmp_path, built_warehouse)


@pytest.fixture
def warehouse(own_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse built from the real seeds, which the commands work on."""
    monkeypatch.setattr(store, "WAREHOUSE", own_warehouse)
    return own_warehouse


@pytest.fixture
def built_pages(built_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that a test opens are those of the warehouse built from the real seeds, as one who may change it sees them."""
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(built_warehouse))
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")


@pytest.fixture
def desk_warehouse(own_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A warehouse that a person at this machine may change in the pages, at a desk on which nothing lies."""
    import streamlit as st

    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(own_warehouse))
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")
    monkeypatch.setenv("KAIMENHONG_USER", "李明")
    st.cache_resource.clear()
    yield own_warehouse
    st.cache_resource.clear()


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    """A file with one sentence of two figures."""
    from command_line_cases import SENTENCE

    file = tmp_path / "bulletin.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def dashboard(built_warehouse: Path) -> Iterator[str]:
    """The address of a dashboard for the tests of a file, which only look."""
    from browser_cases import serving

    with serving(built_warehouse) as address:
        yield address


@pytest.fixture(scope="module")
def site_warehouse(built_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that the tests of a file change, one after another."""
    return published_copy(tmp_path_factory.mktemp("site"), built_warehouse)


@pytest.fixture(scope="module")
def site(site_warehouse: Path) -> Iterator[str]:
    """The address of a dashboard that shows and changes it, and knows no name of its user."""
    from browser_cases import serving

    with serving(site_warehouse, KAIMENHONG_USER="") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """One Chromium for the tests of a file."""
    from browser_cases import chromium

    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def screen(browser: "Browser") -> "Iterator[Page]":
    """The one tab of a file's tests: in a new one the dashboard's code would be fetched and compiled anew."""
    from browser_cases import new_tab

    page = new_tab(browser)
    yield page
    page.close()


@pytest.fixture
def tab(screen: "Page") -> "Iterator[Page]":
    """That tab, empty at the beginning and in the end."""
    yield screen
    screen.goto("about:blank")
