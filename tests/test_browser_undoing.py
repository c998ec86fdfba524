"""What people do about what they did before, in a real Chromium: a day given late, a draft stored meanwhile, a decision undone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_cases import rested, serving, settled
from playwright.sync_api import Page, expect
from test_browser_intake import TEXT, ZONE, brought, dropped, typed, words
from warehouse_cases import silent

from metrics import intake
from metrics.intake import About, Draft
from metrics.presentation.labels import text
from metrics.warehouse import store

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def warehouse(built_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that may be changed."""
    path = tmp_path_factory.mktemp("undoing") / "warehouse.duckdb"
    shutil.copyfile(built_warehouse.resolve(), path)
    return path


@pytest.fixture(scope="module")
def dashboard(warehouse: Path) -> Iterator[str]:
    with serving(warehouse, KAIMENHONG_USER="") as address:
        yield address


def test_a_day_typed_into_its_field_counts_once_enter_is_pressed(tab: Page, dashboard: str) -> None:
    brought(tab, dashboard, "一季度，大连金普新区实现地区生产总值610.2亿元，同比增长5.4%。")
    tab.get_by_role("spinbutton", name=f"year, {words('day')}").click()
    tab.keyboard.type("20250421")
    tab.keyboard.press("Enter")
    expect(tab.locator(".review")).to_contain_text("2025年1–3月")
    dropped(rested(tab))


def test_a_draft_that_is_stored_meanwhile_waits_no_more(tab: Page, dashboard: str, warehouse: Path) -> None:
    pasted = TEXT.replace("2026", "2024")
    brought(tab, dashboard, pasted)
    (draft,) = intake.drafts_of("a.txt", pasted.encode(), About(), warehouse)
    assert isinstance(draft, Draft)
    intake.publish([(draft, intake.as_extracted(draft))], "李明", silent, warehouse)

    tab.goto(f"{dashboard}/intake")
    expect(settled(tab, "intake").locator(".said")).to_contain_text(words("known_same", file=f"{ZONE} 2024年1–6月"))
    expect(tab.locator(".review")).to_have_count(0)


def test_a_correction_and_a_document_taken_back_are_undone_in_the_list_of_decisions(tab: Page, dashboard: str, warehouse: Path) -> None:
    question = "select observation_id from figure where zone = '苏州工业园区' and indicator = 'gdp' and measure = 'level' limit 1"
    ((code,),) = store.reader(warehouse).execute(question).fetchall()

    def changed(action: str, done: str, *new: str) -> None:
        tab.goto(f"{dashboard}/documents?figure={code}")
        settled(tab, "documents").get_by_text(text("amend.figure", "zh")).click()
        tab.get_by_text(text(f"amend.{action}", "zh"), exact=True).click()
        for value in new:
            typed(tab, "quality.new_value", value)
        signed_and(tab, done)

    def undone() -> None:
        tab.goto(f"{dashboard}/quality?list=ledger")
        settled(tab, "quality")
        signed_and(tab, "goal.undo")

    def shown() -> str:
        tab.goto(f"{dashboard}/documents?figure={code}")
        return settled(tab, "documents").get_by_test_id("stMainBlockContainer").inner_text()

    before, corrected = shown(), text("flag.corrected_to", "zh", value="1234.5亿元")
    changed("correct", "quality.publish", "1234.5亿元")
    assert (corrected in before, corrected in shown()) == (False, True)
    undone()
    assert shown() == before
    changed("withdraw", "amend.withdraw_now")
    assert text("amend.withdrawn_advice", "zh") in shown()
    undone()
    assert shown() == before


def signed_and(tab: Page, key: str) -> None:
    """A change that is signed, published, and told."""
    typed(tab, "writing.who", "王芳")
    typed(tab, "goal.why", "录错")
    tab.get_by_role("button", name=text(key, "zh"), exact=True).click()
    expect(tab.get_by_test_id("stAlert")).to_be_visible()
    rested(tab)
