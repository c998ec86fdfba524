"""The dashboard in a real Chromium: cold starts, navigation, filters, charts, the way to a sentence, the CSV file."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlparse
from xml.etree import ElementTree

import pytest
from browser_cases import led, menu, new_tab, serving, settled
from docx import Document
from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from pypdfium2 import PdfDocument

from metrics.presentation.labels import text
from metrics.presentation.ui.frame import LOOK_EVERY, PAGES
from metrics.warehouse import store

pytestmark = pytest.mark.browser
ZONE = "大连金普新区"
TOWN = "西安高新技术产业开发区"


def shown(page: Page) -> tuple[list[str], list[str], str]:
    """What a reader sees that does not depend on drawing: texts in order, values chosen, and the window's title."""
    texts = page.locator("[data-testid=stMainBlockContainer] .stHtml").all_inner_texts()
    chosen = [field.input_value() for field in page.locator("[role=combobox]").all()]
    return texts, chosen, page.title()


@pytest.fixture(scope="module")
def by_menu(screen: Page, dashboard: str) -> dict[str, tuple[list[str], list[str], str]]:
    """Every page as the menu shows it, from the bare address on."""
    screen.goto(dashboard)
    views = {}
    settled(screen, "overview")
    for name in [*PAGES[1:], PAGES[0]]:
        menu(screen, name)
        views[name] = shown(settled(screen, name))
        assert urlparse(screen.url).path == f"/{name}"
    return views


@pytest.fixture(scope="module")
def cold(built_warehouse: Path) -> Iterator[str]:
    """A server whose pages are only ever opened directly: no session runs dashboard.py, so it stays cold for each of them."""
    with serving(built_warehouse) as address:
        yield address


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opened_directly_on_a_cold_server_equals_the_one_the_menu_shows(
    tab: Page, cold: str, by_menu: dict[str, tuple[list[str], list[str], str]], name: str
) -> None:
    tab.goto(f"{cold}/{name}")

    assert shown(settled(tab, name)) == by_menu[name]
    expect(tab.locator("[data-testid=stSidebarNav]:visible")).to_have_count(0)


def test_a_zone_picked_in_the_select_box_draws_its_chart_and_stands_in_the_address(tab: Page, dashboard: str) -> None:
    tab.goto(dashboard)
    settled(tab, "overview")
    menu(tab, "progress")
    settled(tab, "progress")
    box = tab.get_by_role("combobox", name=text("filter.zone", "zh"))
    box.click()
    box.fill(ZONE)
    tab.get_by_role("option", name=ZONE).click()

    expect(tab.locator("h2.block").first).to_contain_text(ZONE)
    expect(tab.locator(".curves a.dot").first).to_be_visible()
    assert tab.locator(".curves a.dot").count() > 3
    assert parse_qs(urlparse(tab.url).query)["zone"] == [ZONE]


def test_a_link_shows_its_receiver_what_its_sender_saw(tab: Page, browser: Browser, dashboard: str) -> None:
    tab.goto(f"{dashboard}/progress?zone={ZONE}&indicator=fai&lang=en")
    sent = shown(settled(tab, "progress", "en"))
    other = new_tab(browser)
    other.goto(tab.url)

    assert shown(settled(other, "progress", "en")) == sent
    other.close()


def test_a_choice_goes_along_to_the_next_page_and_the_language_too(screen: Page, dashboard: str) -> None:
    tab = led(screen, dashboard, f"overview?zone={ZONE}&lang=zh", "overview")
    tab.get_by_role("radio", name="English").click()
    settled(tab, "overview", "en")
    menu(tab, "progress", "en")

    expect(settled(tab, "progress", "en").locator("h2.block").first).to_contain_text("Dalian Jinpu New Area")
    assert "lang=en" in tab.url


def test_what_was_chosen_goes_along_the_menu_from_page_to_page(tab: Page, dashboard: str) -> None:
    chosen = {"zone": [TOWN], "year": ["2017"], "plan": ["linear"]}
    tab.goto(f"{dashboard}/half_year?{urlencode(chosen, doseq=True)}")
    expect(settled(tab, "half_year").locator(".score strong")).to_have_text("5 / 5")
    for name in ("targets", "data", "half_year"):
        menu(tab, name)
        settled(tab, name)
        assert {key: value for key, value in parse_qs(urlparse(tab.url).query).items() if key in chosen} == chosen
    expect(tab.locator(".score strong")).to_have_text("5 / 5")


def test_what_a_link_says_goes_along_the_menu_and_the_way_back_is_a_step_for_each_step(screen: Page, dashboard: str) -> None:
    """The zone of a link was lost on the next page, and one page was five presses back, by way of addresses nobody had been at."""
    chosen = {"zone": [TOWN], "year": ["2017"], "plan": ["linear"]}
    tab = led(screen, dashboard, "overview", "overview")
    begun = tab.url
    led(tab, dashboard, f"half_year?{urlencode(chosen, doseq=True)}", "half_year")
    followed = tab.url
    menu(tab, "progress")
    settled(tab, "progress")
    assert {key: value for key, value in parse_qs(urlparse(tab.url).query).items() if key in chosen} == chosen
    for name, address in (("half_year", followed), ("overview", begun)):
        tab.go_back()
        settled(tab, name)
        assert tab.url == address


def test_a_picture_of_bars_holds_their_marks_title_and_source(screen: Page, dashboard: str) -> None:
    page = led(screen, dashboard, f"half_year?zone={TOWN}&year=2017", "half_year")
    with screen.expect_download() as download:
        page.locator("button.save[data-kind=svg]").first.click()
    drawing = ElementTree.fromstring(Path(download.value.path()).read_text(encoding="utf-8"))
    rows = page.locator(".lines").first.locator(".track")
    filled = [box.get("fill") for box in drawing.iter("{http://www.w3.org/2000/svg}rect")]
    words = [line.text for line in drawing.iter("{http://www.w3.org/2000/svg}text")]

    assert {colour: filled.count(colour) for colour in ("rgb(0, 114, 178)", "rgb(213, 94, 0)")} == dict.fromkeys(
        ("rgb(0, 114, 178)", "rgb(213, 94, 0)"), rows.count()
    )
    assert (words[0], TOWN in "".join(filter(None, words[-3:]))) == (
        f"{TOWN} · 2017年1–6月 · {text('board.completion_heading', 'zh')}",
        True,
    )
    assert [line for line in words if line and (line[0] in "，。；：、）》" or line[-1] in "（《")] == []


@pytest.mark.parametrize("name", ["comparison", "indicator", "half_year", "progress"])
def test_a_page_is_printed_on_one_sheet_in_letters_that_can_be_read(screen: Page, dashboard: str, name: str) -> None:
    led(screen, dashboard, f"{name}?lang=zh", name)
    screen.evaluate(
        "addEventListener('beforeprint', () => { window.printed = Number(document.documentElement.style.getPropertyValue('--print-zoom')); })"
    )
    sheet = PdfDocument(screen.pdf(prefer_css_page_size=True, print_background=True))

    assert len(sheet) == 1
    assert screen.evaluate("window.printed") > 0.58
    assert f"/{name}" in sheet[0].get_textpage().get_text_range()
    expect(screen.locator("html.printing, .printed")).to_have_count(0)


def test_a_number_leads_to_its_sentence(screen: Page, dashboard: str) -> None:
    number = led(screen, dashboard, f"overview?zone={ZONE}", "overview").locator(".card .big a.fig").first
    printed = number.inner_text()
    number.click()

    sentence = settled(screen, "documents").locator("blockquote.sentence")
    expect(sentence).to_be_visible()
    expect(screen.locator(".paper mark.focus")).to_have_count(1)
    expect(screen.locator("h2.block").first).to_contain_text(printed)


def test_a_point_of_a_chart_leads_to_its_sentence(screen: Page, dashboard: str) -> None:
    point = led(screen, dashboard, "comparison?indicator=gdp", "comparison").locator(".curves:has(.median) a.dot").first
    point.click()

    expect(settled(screen, "documents").locator("blockquote.sentence")).to_be_visible()


def test_a_closer_look_is_drawn_when_it_is_opened_and_its_points_lead_to_their_sentences(screen: Page, dashboard: str) -> None:
    fold = led(screen, dashboard, "comparison?indicator=gdp", "comparison").get_by_text(text("chart.closer", "zh"))
    assert screen.locator(".js-plotly-plot").count() == 0
    fold.click()
    screen.locator(".js-plotly-plot .scatterlayer path.point").first.click(force=True)
    settled(screen, "documents")

    assert "figure=" in screen.url


def test_a_point_of_a_curve_says_its_value_and_leads_to_its_sentence(tab: Page, dashboard: str) -> None:
    tab.goto(f"{dashboard}/progress?zone={ZONE}")
    point = settled(tab, "progress").locator(".curves a.dot").last
    value = (point.get_attribute("aria-label") or "").split("\n")[1]
    point.focus()
    assert point.evaluate("point => getComputedStyle(point, '::after').content").split("\\a ")[1] == value
    point.press("Enter")

    expect(settled(tab, "documents").locator("h2.block").first).to_contain_text(value)


def test_a_page_that_is_long_on_its_way_arrives_and_stays(browser: Browser, dashboard: str) -> None:
    late: list[str | bytes] = []
    lines: list[WebSocketRoute] = []
    is_slow = False

    def relay(line: WebSocketRoute) -> None:
        lines.append(line)
        line.connect_to_server().on_message(lambda message: late.append(message) if is_slow else line.send(message))

    tab = new_tab(browser)
    tab.route_web_socket("**", relay)
    tab.goto(f"{dashboard}/progress?zone={ZONE}")
    point = settled(tab, "progress").locator(".curves a.dot").last
    is_slow = True
    point.press("Enter")
    tab.wait_for_timeout(1000 * LOOK_EVERY + 1000)  # time for all that asks by the clock to ask for the page left behind
    is_slow = False
    for message in late:
        lines[-1].send(message)
    settled(tab, "documents")
    tab.wait_for_timeout(1000)

    assert "figure=" in settled(tab, "documents").url
    tab.close()


def test_the_zones_of_a_filter_are_named_in_full_each_on_a_line_that_has_room_for_it(screen: Page, dashboard: str) -> None:
    screen.set_viewport_size({"width": 1440, "height": 1000})
    names = ("惠州仲恺高新技术产业开发区", "马鞍山慈湖高新技术产业开发区", "青岛西海岸新区")
    tab = led(screen, dashboard, f"data?lang=en&{urlencode({'zones': names}, doseq=True)}", "data", "en")
    box = tab.get_by_test_id("stMultiSelectTagsContainer").first
    chips = box.locator("[data-tag]")

    expect(chips).to_have_count(3)
    whole = "chip => [chip, ...chip.querySelectorAll('span')].every(part => part.scrollWidth <= part.clientWidth + 1)"
    assert all(chip.evaluate(whole) for chip in chips.all())
    room = box.bounding_box()
    assert room is not None
    assert all((inside := chip.bounding_box()) and inside["x"] + inside["width"] <= room["x"] + room["width"] for chip in chips.all())


def test_the_csv_file_holds_exactly_what_the_warehouse_does(screen: Page, dashboard: str, built_warehouse: Path) -> None:
    tab = led(screen, dashboard, f"data?zones={ZONE}&measures=level&lang=zh", "data")
    button = tab.get_by_test_id("stDownloadButton").get_by_role("button")
    with tab.expect_download() as download:
        button.click()
    content = Path(download.value.path()).read_bytes()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    connection = store.reader(built_warehouse)
    expected = connection.execute(
        "select observation_id, value, last_day((period_end || '-01')::date)::text, value_text from figure where zone = ? and measure = 'level'",
        [ZONE],
    ).fetchall()

    assert content.startswith(b"\xef\xbb\xbf")
    assert download.value.suggested_filename == text("data.file_name", "zh") + ".csv"
    assert {row["开发区"] for row in rows} == {ZONE}
    assert sorted((row["编号"], row["数值"], row["截止日"], row["原文数值"]) for row in rows) == sorted(
        (identifier, f"{value.normalize():f}", end, words) for identifier, value, end, words in expected
    )


def test_the_tasks_of_a_target_are_kept_as_a_file_that_adds_up(screen: Page, dashboard: str) -> None:
    tab = led(screen, dashboard, f"targets?zone={TOWN}&year=2017&indicator=budget_revenue&lang=zh", "targets")
    button = tab.get_by_role("button", name=text("targets.download", "zh"))
    with tab.expect_download() as download:
        button.click()
    rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_bytes().decode("utf-8-sig"), newline="")))

    assert rows[0][0].startswith("西安高新技术产业开发区 一般公共预算收入 2017")
    assert [row[0] for row in rows[2:]] == [f"{month}月" for month in range(1, 13)]
    task, cumulative, done = (rows[1].index(text(f"targets.{head}", "zh")) for head in ("task", "cumulative", "done_cumulative"))
    assert sum(Decimal(row[task]) for row in rows[2:]) == Decimal(rows[-1][cumulative]) == Decimal("115.3")
    assert [row[done] for row in rows[2:] if row[done]] == ["57.8"]
    unit, said = (rows[1].index(text(f"column.{head}", "zh")) for head in ("unit", "done_id"))
    assert {row[unit] for row in rows[2:]} == {"亿元"}
    assert [bool(row[said]) for row in rows[2:]] == [bool(row[done]) for row in rows[2:]]


def test_the_briefing_of_what_is_shown_is_kept_as_a_word_file(screen: Page, dashboard: str) -> None:
    tab = led(screen, dashboard, f"overview?zone={ZONE}&period=2021-01~2021-12&lang=zh", "overview")
    shown_title = tab.locator("h2.block").first.inner_text().splitlines()[0]
    with tab.expect_download() as download:
        tab.get_by_test_id("stDownloadButton").get_by_role("button").click()
    document = Document(download.value.path())

    assert shown_title == f"{ZONE} · 2021年"
    assert (download.value.suggested_filename, document.paragraphs[0].text) == (
        f"{ZONE}_2021年经济运行简报.docx",
        f"{ZONE} 2021年经济运行简报",
    )
    assert [cell.text for cell in document.tables[0].rows[1].cells][:3] == ["地区生产总值", "2,576.30亿元[1]", "+9.0%[2]"]
