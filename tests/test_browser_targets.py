"""A target set in a real Chromium: typed, published, seen on its page and in its history, and taken back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_cases import chromium, new_tab, rested, serving, settled
from playwright.sync_api import Browser, Page, expect

from metrics.presentation.labels import text

pytestmark = pytest.mark.browser
ZONE = "长春高新技术产业开发区"  # whose GDP the seeds want to grow by 10 % in 2018


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def dashboard(built_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over a warehouse of the test's own, on this machine alone: so it may be written."""
    path = tmp_path_factory.mktemp("written") / "warehouse.duckdb"
    shutil.copyfile(built_warehouse.resolve(), path)
    with serving(path) as address:
        yield address


def fill(page: Page, key: str, words: str) -> None:
    """Types into a field and leaves it, as a person does."""
    field = page.get_by_label(text(key, "zh"), exact=True)
    field.fill(words)
    field.press("Tab")
    rested(page)


def test_a_target_typed_in_the_browser_is_published_shown_and_taken_back(browser: Browser, dashboard: str) -> None:
    page = new_tab(browser)
    page.goto(f"{dashboard}/targets?part=edit&goal=new&zone={ZONE}&year=2018")
    settled(page, "targets")
    fill(page, "goal.value", "11.5%")
    fill(page, "writing.who", "李明")
    fill(page, "goal.why", "管委会工作报告")
    page.get_by_role("button", name=text("goal.publish", "zh")).click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("10% → 11.5%")
    expect(page.locator("td.num", has_text="+11.5%").first).to_be_visible()

    page.goto(f"{dashboard}/targets?part=see&zone={ZONE}&year=2018")
    expect(settled(page, "targets").locator("td.num", has_text="+11.5%").first).to_be_visible()

    page.goto(f"{dashboard}/targets?part=history")
    settled(page, "targets")
    fill(page, "writing.who", "王芳")
    fill(page, "goal.why", "录错")
    page.get_by_role("button", name=text("goal.undo", "zh")).click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("10% → 11.5%")
    expect(page.locator(".scroll")).to_contain_text(text("goal.state.undone", "zh"))
    page.close()
