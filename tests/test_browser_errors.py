"""What a reader sees of an error that nobody caught: in his language that there is one, and nothing of its innards."""

import shutil
from pathlib import Path

import duckdb
import pytest
from browser_cases import new_tab, serving
from playwright.sync_api import Browser, expect

from metrics.presentation.labels import LANGUAGES, text

pytestmark = pytest.mark.browser


def test_an_error_nobody_caught_is_told_in_the_language_of_the_page(browser: Browser, built_warehouse: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.duckdb"
    shutil.copyfile(built_warehouse, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("delete from light_rule")  # no board can be judged without one
    tab = new_tab(browser)
    with serving(path) as address:
        for language in LANGUAGES:
            tab.goto(f"{address}/half_year?lang={language}")
            box = tab.locator("[data-testid=stExceptionMessage]")
            box.wait_for(state="attached")

            expect(tab.get_by_role("alert")).to_be_visible()
            told = box.evaluate("box => getComputedStyle(box, '::after').content")
            assert told == f'"{text("site.error", language)}"'
            assert box.evaluate("box => [getComputedStyle(box).visibility, getComputedStyle(box, '::after').visibility]") == [
                "hidden",
                "visible",
            ]
            assert "KeyError" not in tab.content()
    tab.close()
