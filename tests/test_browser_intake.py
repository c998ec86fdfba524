"""What people write, in a real Chromium: a text pasted, reviewed, corrected, published, seen and exported; a target set and taken back."""

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from browser_cases import menu, new_tab, rested, settled
from playwright.sync_api import Browser, Locator, Page, expect
from warehouse_cases import entry, observation, publish

from metrics.presentation.labels import text
from metrics.warehouse import store

pytestmark = pytest.mark.browser
ZONE = "大连金普新区"
# Invented: no such bulletin was published, and the zone has no figures of this year.
TEXT = "2026年1-6月，大连金普新区实现地区生产总值1310.5亿元，同比增长6.1%。固定资产投资完成288.4亿元，增长412%。新签约项目47个。"
PERIOD = "2026-01~2026-06"


def words(key: str, **values: object) -> str:
    return text(f"intake.{key}", "zh", **values)


def brought(tab: Page, address: str, pasted: str) -> Page:
    """The page of import once it has read a pasted text."""
    tab.goto(f"{address}/intake")
    settled(tab, "intake")
    tab.get_by_label(words("paste")).fill(pasted)
    tab.get_by_role("button", name=words("read"), exact=True).click()
    expect(tab.locator(".st-key-original .paper")).to_be_visible()
    return rested(tab)


def figure(tab: Page, printed: str) -> Locator:
    """The line of the figure printed so."""
    return tab.locator(".review .figure").filter(has=tab.locator(".read", has_text=text("documents.printed", "zh", value=printed)))


def decide(tab: Page, printed: str, action: str) -> None:
    """Choose an action for a figure, whose fields then stand there."""
    figure(tab, printed).get_by_role("radio", name=words(action)).click()
    expect(figure(tab, printed).get_by_role("textbox", name=words("why"))).to_be_visible()


def dropped(tab: Page) -> None:
    """The draft is taken from the desk."""
    tab.get_by_role("button", name=words("drop"), exact=True).click()
    tab.get_by_role("button", name=words("drop_now")).click()
    expect(rested(tab).locator(".st-key-original")).to_have_count(0)


def filled(field: Locator, content: str) -> None:
    """A text field whose content the server has been told."""
    field.fill(content)
    field.press("Tab")


def test_a_draft_speaks_the_language_that_is_chosen_while_it_lies_there(tab: Page, site: str) -> None:
    brought(tab, site, TEXT)
    buttons = tab.locator(".review .figure").first.get_by_role("radio")
    expect(buttons).to_have_text([words(action) for action in ("accept", "reject", "correct")])
    tab.get_by_role("radio", name="English").click()
    expect(buttons).to_have_text([text(f"intake.{action}", "en") for action in ("accept", "reject", "correct")])
    tab.get_by_role("radio", name="中文").click()
    expect(buttons).to_have_text([words(action) for action in ("accept", "reject", "correct")])
    dropped(tab)


def test_no_column_of_a_pasted_table_is_cut_off_beside_its_figures(tab: Page, site: str) -> None:
    """Of eight columns as offices send them five were to be seen, and the last was cut through."""
    table = (
        "大连金普新区2026年1-6月主要指标完成情况表",
        "\t".join(("指标名称", "单位", "1-6月累计", "同比增长（%）", "年度目标", "完成年度目标（%）", "全市位次", "备注")),
        "\t".join(("规模以上工业总产值", "亿元", "1320.5", "7.2", "2600", "50.8", "2", "快报数")),
        "\t".join(("一般公共预算收入", "亿元", "31.2", "3.4", "62", "50.3", "4", "不含基金")),
    )
    brought(tab, site, "\n".join(table))
    tab.set_viewport_size({"width": 1440, "height": 1000})
    grid = rested(tab).locator(".st-key-original .grid")

    assert grid.locator("> span:first-child > span").count() == 8
    assert grid.evaluate("grid => [grid.scrollWidth - grid.clientWidth, grid.querySelectorAll('mark').length > 6]") == [0, True]
    tab.set_viewport_size({"width": 1280, "height": 1000})
    dropped(tab)


def test_a_pasted_text_is_reviewed_corrected_published_seen_and_exported(tab: Page, site: str, site_warehouse: Path) -> None:
    brought(tab, site, TEXT)
    assert [mark.inner_text() for mark in tab.locator(".st-key-original .paper mark").all()] == [
        "1310.5亿元",
        "6.1%",
        "288.4亿元",
        "412%",
        "47个",
    ]
    first = tab.locator(".review .figure").first
    expect(first.locator(".doubts")).to_contain_text(text("check.check_implausible_growth", "zh"))
    expect(tab.get_by_role("button", name=words("publish", count=0))).to_be_disabled()

    tab.get_by_role("button", name=words("accept_sure")).click()
    publish = tab.get_by_role("button", name=words("publish", count=4))
    expect(publish).to_be_disabled()
    radio = figure(tab, "412%").get_by_role("radio", name=words("reject"))  # by keyboard alone
    radio.focus()
    radio.press("Space")
    expect(figure(tab, "412%").get_by_label(words("why"))).to_have_value(text("check.check_implausible_growth", "zh"))
    decide(tab, "1310.5亿元", "correct")
    corrected = figure(tab, "1310.5亿元")
    filled(corrected.get_by_role("textbox", name=words("number")), "1301.5")
    expect(corrected.locator(".becomes")).to_contain_text("1,301.50亿元")
    filled(corrected.get_by_label(words("why")), "与区统计快报核对")
    expect(corrected.get_by_text(text("refused.no_reason", "zh"))).to_have_count(0)
    expect(tab.get_by_label(words("title"))).to_have_value(f"{ZONE} 2026年1–6月")
    filled(tab.get_by_label(words("title")), "金普新区半年报")
    filled(tab.get_by_label(text("writing.who", "zh")), "李明")
    expect(publish).to_be_enabled()

    menu(tab, "quality")  # going away loses nothing
    settled(tab, "quality")
    menu(tab, "intake")
    settled(tab, "intake")
    publish.click()
    said = tab.locator(".said")
    expect(said).to_contain_text(words("done", file="金普新区半年报", accepted=3, corrected=1, rejected=1))

    said.get_by_text(words("to_overview", zone=ZONE)).click()
    card = settled(tab, "overview").locator(".card").filter(has_text="地区生产总值").first
    expect(card.locator(".big")).to_contain_text("1,301.50")
    assert parse_qs(urlparse(tab.url).query)["period"] == [PERIOD]
    card.locator(".big a.fig").click()
    sentence = settled(tab, "documents").locator("blockquote.sentence")
    expect(sentence).to_contain_text("与区统计快报核对")
    expect(sentence).to_contain_text("实现地区生产总值1310.5亿元")
    assert store.reader(site_warehouse).execute("select title from document where added_by = '李明' and kind = 'bulletin'").fetchall() == [
        ("金普新区半年报",)
    ]

    tab.goto(f"{site}/data?zones={ZONE}&since=2026&until=2026")
    button = settled(tab, "data").get_by_test_id("stDownloadButton").get_by_role("button")
    with tab.expect_download() as download:
        button.click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_bytes().decode("utf-8-sig"), newline="")))
    stored = (
        store.reader(site_warehouse)
        .execute(
            "select observation_id, value, last_day((period_end || '-01')::date)::text, value_text from figure where zone = ? and year = 2026",
            [ZONE],
        )
        .fetchall()
    )
    assert sorted((row["编号"], row["数值"], row["截止日"], row["原文数值"]) for row in rows) == sorted(
        (identifier, f"{value.normalize():f}", end, printed) for identifier, value, end, printed in stored
    )
    assert sorted(row["原文数值"] for row in rows) == ["1301.5亿元", "288.4亿元", "47个", "6.1%"]


def test_a_draft_outlives_a_reload_and_another_browser_takes_it_up(tab: Page, browser: Browser, site: str) -> None:
    brought(tab, site, TEXT.replace("2026", "2025"))
    decide(tab, "412%", "reject")
    other = new_tab(browser)
    other.goto(tab.url)
    settled(other, "intake")

    expect(figure(other, "412%").get_by_role("radio", name=words("reject"))).to_be_checked()
    dropped(other)
    other.close()


def test_clicks_faster_than_the_server_answers_and_a_page_left_at_once_lose_no_decision(tab: Page, site: str) -> None:
    brought(tab, site, TEXT.replace("2026", "2024"))
    tab.evaluate("() => document.querySelectorAll('.review [role=radio][value=accept]').forEach(button => button.click())")
    menu(tab, "quality")
    settled(tab, "quality")
    menu(tab, "intake")
    settled(tab, "intake")

    expect(tab.get_by_role("radio", name=words("accept"), checked=True)).to_have_count(5)
    expect(tab.get_by_role("button", name=words("publish", count=5))).to_be_visible()
    dropped(tab)


def test_figures_are_decided_on_with_the_arrows_alone_and_the_next_one_follows(tab: Page, site: str) -> None:
    brought(tab, site, TEXT.replace("2026", "2023"))
    tab.get_by_role("radio", name=words("show_undecided"), exact=True).click()
    rested(tab)
    tab.get_by_role("radio", name=words("accept")).first.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft", "Space"):
        tab.keyboard.press(key)
    expect(figure(tab, "412%")).to_have_count(0)

    expect(tab.get_by_role("radio", name=words("accept")).first).to_be_focused()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Space")
    expect(tab.get_by_role("radio", name=words("accept"))).to_have_count(3)
    dropped(tab)


def test_a_file_is_dropped_and_a_known_one_recognised(tab: Page, site: str, tmp_path: Path) -> None:
    known = next(Path("seeds/bulletins").glob("danyang-first*.md"))
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 nothing")
    tab.goto(f"{site}/intake?lang=en")
    settled(tab, "intake", "en")
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([known, damaged])
    expect(tab.get_by_role("button", name=f"Remove {damaged.name}")).to_be_visible()
    rested(tab)
    tab.get_by_role("button", name=text("intake.read", "en"), exact=True).click()

    said = tab.locator(".said")
    expect(said).to_contain_text(text("intake.known_same", "en", file=known.name))
    expect(said).to_contain_text(text("unreadable.damaged", "en", file=damaged.name))


PLANNED = "长春高新技术产业开发区"  # whose GDP the seeds want to grow by 10 % in 2018


def typed(page: Page, key: str, content: str) -> None:
    """Types into a field and leaves it, as a person does."""
    filled(page.get_by_label(text(key, "zh"), exact=True), content)
    rested(page)


def pressed(page: Page, key: str) -> None:
    """Presses the button that can be: while a page is drawn anew the one drawn before can stand beside it, and takes no click."""
    page.get_by_role("button", name=text(key, "zh"), disabled=False).click()


def test_a_target_typed_in_the_browser_is_published_shown_and_taken_back(tab: Page, site: str) -> None:
    tab.goto(f"{site}/targets?part=edit&goal=new&zone={PLANNED}&year=2018")
    settled(tab, "targets")
    typed(tab, "goal.value", "11.5%")
    typed(tab, "writing.who", "李明")
    typed(tab, "goal.why", "管委会工作报告")
    pressed(tab, "goal.publish")
    expect(tab.get_by_test_id("stAlert")).to_contain_text("10% → 11.5%")
    expect(tab.locator("td.num", has_text="+11.5%").first).to_be_visible()

    tab.goto(f"{site}/targets?part=see&zone={PLANNED}&year=2018")
    expect(settled(tab, "targets").locator("td.num", has_text="+11.5%").first).to_be_visible()

    tab.goto(f"{site}/targets?part=history")
    settled(tab, "targets")
    typed(tab, "writing.who", "王芳")
    typed(tab, "goal.why", "录错")
    pressed(tab, "goal.undo")
    expect(tab.get_by_test_id("stAlert")).to_contain_text("10% → 11.5%")
    expect(tab.locator(".scroll")).to_contain_text(text("goal.state.undone", "zh"))


def test_what_is_published_elsewhere_appears_without_a_hand_on_the_page(tab: Page, site: str, site_warehouse: Path) -> None:
    tab.goto(f"{site}/progress?zone={ZONE}&indicator=gdp")
    main = settled(tab, "progress").get_by_test_id("stMainBlockContainer")
    assert "2031" not in main.inner_text()
    publish(site_warehouse, entry(observation(zone=ZONE, period_start="2031-01", period_end="2031-06")), from_current=True)

    expect(main).to_contain_text("2031")
