"""What people do about what they did before, in a real Chromium: a day given late, a draft stored meanwhile, a decision undone.

Which fields stay what they are while that is done. And what people see of an error that nobody caught: in their language that there is one, and nothing of its innards.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from browser_cases import rested, settled
from playwright.sync_api import Page, expect
from test_browser_intake import TEXT, ZONE, brought, decide, dropped, typed, words
from warehouse_cases import silent

from metrics import intake
from metrics.intake import About, Draft
from metrics.presentation.labels import LANGUAGES, text
from metrics.warehouse import store

pytestmark = pytest.mark.browser
OF_SUZHOU = "select observation_id from figure where zone = '苏州工业园区' and indicator = 'gdp' and measure = 'level' limit 1"


def test_a_day_typed_into_its_field_counts_once_enter_is_pressed(tab: Page, site: str) -> None:
    brought(tab, site, "一季度，大连金普新区实现地区生产总值610.2亿元，同比增长5.4%。")
    for part, typed_in in (("year", "2025"), ("month", "04"), ("day", "21")):
        piece = tab.get_by_role("spinbutton", name=f"{part}, {words('day')}")
        piece.click()
        # All in one go, what was typed before the focus had moved on to the next part fell into the part before.
        tab.keyboard.type(typed_in)
        expect(piece).to_have_attribute("aria-valuenow", str(int(typed_in)))
    tab.keyboard.press("Enter")
    expect(tab.locator(".review")).to_contain_text("2025年1–3月")
    dropped(rested(tab))


def test_a_draft_that_is_stored_meanwhile_waits_no_more(tab: Page, site: str, site_warehouse: Path) -> None:
    pasted = TEXT.replace("2026", "2024")
    brought(tab, site, pasted)
    (draft,) = intake.drafts_of("a.txt", pasted.encode(), About(), site_warehouse)
    assert isinstance(draft, Draft)
    intake.publish([(draft, intake.as_extracted(draft))], "李明", silent, site_warehouse)

    tab.goto(f"{site}/intake")
    expect(settled(tab, "intake").locator(".said")).to_contain_text(words("known_same", file=f"{ZONE} 2024年1–6月"))
    expect(tab.locator(".review")).to_have_count(0)


def test_a_correction_and_a_document_taken_back_are_undone_in_the_list_of_decisions(tab: Page, site: str, site_warehouse: Path) -> None:
    ((code,),) = store.reader(site_warehouse).execute(OF_SUZHOU).fetchall()

    def changed(action: str, done: str, *new: str) -> None:
        tab.goto(f"{site}/documents?figure={code}")
        settled(tab, "documents").get_by_text(text("amend.figure", "zh")).click()
        tab.get_by_text(text(f"amend.{action}", "zh"), exact=True).click()
        for value in new:
            typed(tab, "quality.new_value", value)
        signed_and(tab, done)

    def undone() -> None:
        tab.goto(f"{site}/quality?list=ledger")
        settled(tab, "quality")
        signed_and(tab, "goal.undo")

    def shown() -> str:
        tab.goto(f"{site}/documents?figure={code}")
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


# The fields of a page that were not there when it was last looked at, by their labels.
MADE_ANEW = """() => [...document.querySelectorAll('[data-testid=stMainBlockContainer] :is(input, textarea)')]
    .filter(field => !field.isKnown && (field.isKnown = true)).map(field => field.ariaLabel ?? field.value)"""


def made_anew(tab: Page) -> list[str]:
    """The fields that came since this was last asked; all of them where it was not."""
    return list(rested(tab).evaluate(MADE_ANEW))


def test_no_field_is_made_anew_by_what_is_said_of_another_one(tab: Page, site: str, site_warehouse: Path) -> None:
    """A field that is made anew while somebody types in it loses what he typed: the page answers what he filled before."""
    tab.goto(f"{site}/targets?part=edit&goal=new&zone=长春高新技术产业开发区&year=2018")
    settled(tab, "targets")
    assert text("goal.why", "zh") in made_anew(tab)
    typed(tab, "goal.value", "many")
    expect(tab.locator(".fault")).to_be_visible()
    assert made_anew(tab) == []  # what is wrong with it is said above the next fields
    typed(tab, "goal.value", "912%")
    assert made_anew(tab) == []  # whether that is meant
    typed(tab, "writing.who", "李明")
    typed(tab, "goal.why", "录错")
    assert made_anew(tab) == []
    tab.get_by_text(text("plan.manual", "zh"), exact=True).click()
    expect(tab.get_by_label(text("goal.series", "zh"))).to_be_visible()
    assert made_anew(tab) == [text("goal.series", "zh")]

    ((code,),) = store.reader(site_warehouse).execute(OF_SUZHOU).fetchall()
    tab.goto(f"{site}/documents?figure={code}")
    settled(tab, "documents").get_by_text(text("amend.figure", "zh")).click()
    expect(tab.get_by_label(text("quality.new_value", "zh"))).to_be_visible()
    assert text("quality.new_value", "zh") in made_anew(tab)
    typed(tab, "quality.new_value", "many")
    expect(tab.locator(".fault")).to_be_visible()
    assert made_anew(tab) == []

    tab.goto(f"{site}/quality")
    assert text("goal.why", "zh") in made_anew(settled(tab, "quality"))
    tab.get_by_text(text("quality.act.correct", "zh"), exact=True).click()
    expect(tab.get_by_label(text("quality.new_value", "zh"))).to_be_visible()
    assert made_anew(tab) == [text("quality.new_value", "zh")]
    typed(tab, "quality.new_value", "many")
    expect(tab.locator(".fault")).to_be_visible()
    assert made_anew(tab) == []

    brought(tab, site, TEXT.replace("2026", "2022"))
    decide(tab, "412%", "reject")
    assert text("writing.who", "zh") in made_anew(tab)
    typed(tab, "writing.who", "李明")
    tab.get_by_role("button", name=words("accept_sure")).click()
    assert made_anew(tab) == []
    dropped(tab)


@pytest.fixture
def damaged(site_warehouse: Path) -> Iterator[None]:
    """The warehouse without the rules that no board can be judged without."""
    whole = store.current_version(site_warehouse)
    version = whole.with_name("damaged.duckdb")
    shutil.copyfile(whole, version)
    with duckdb.connect(str(version)) as connection:
        connection.execute("delete from light_rule")
    store.switch_to(site_warehouse, version)
    yield
    store.switch_to(site_warehouse, whole)


@pytest.mark.usefixtures("damaged")
def test_an_error_nobody_caught_is_told_in_the_language_of_the_page(tab: Page, site: str) -> None:
    for language in LANGUAGES:
        tab.goto(f"{site}/half_year?lang={language}")
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
