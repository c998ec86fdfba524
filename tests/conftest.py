"""What several tests share: one warehouse built from the real seeds, apart from the one people use, and a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from metrics.cli import building
from metrics.warehouse import store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


# The files that take longest, which begin first: else a worker is left alone with one of them at the end.
LONG = (
    "test_browser", "test_corpus", "test_looks", "test_browser_intake", "test_warehouse_corrections", "test_publishing", "test_warehouse_settlements",
    "test_warehouse_interrupted", "test_warehouse", "test_intake_decisions", "test_export", "test_page_quality", "test_reading_malformed",
    "test_warehouse_target_edits", "test_pages", "test_warehouse_faults", "test_intake", "test_intake_page", "test_command_line_storing",
    "test_reading_formats", "test_extraction", "test_command_line_people", "test_page_targets", "test_page_documents", "test_intake_again",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files in the order of LONG, then all others in their own."""
    items.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))


@pytest.fixture(scope="session")
def built_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse made as `python -m metrics build` makes it, in a temporary folder."""
    path = tmp_path_factory.mktemp("built") / "warehouse.duckdb"
    complaints: list[str] = []
    building.build(complaints.append, complaints.append, path)
    assert complaints == []
    return path


@pytest.fixture
def own_warehouse(tmp_path: Path, built_warehouse: Path) -> Path:
    """A copy of the built warehouse, as it is published, for a test that changes it."""
    path = tmp_path / "warehouse.duckdb"
    version = store.versions_folder(path) / "20260101T000000000000.duckdb"
    version.parent.mkdir()
    shutil.copyfile(built_warehouse, version)
    store.switch_to(path, version)
    return path


@pytest.fixture
def warehouse(own_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse built from the real seeds, which the commands work on."""
    monkeypatch.setattr(store, "WAREHOUSE", own_warehouse)
    return own_warehouse


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    """A file with one sentence of two figures."""
    from command_line_cases import SENTENCE

    file = tmp_path / "bulletin.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    return file


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
