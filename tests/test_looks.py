"""How every page looks in a real Chromium, by geometry: nothing clipped, nothing over anything, all of it in one language."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from browser_cases import led, new_tab, resized, settled
from PIL import Image
from playwright.sync_api import Browser, Page

from metrics.presentation.labels import LANGUAGES
from metrics.presentation.ui.frame import PAGES

pytestmark = pytest.mark.browser
PARTS = {"table": "table", "row": "tr", "cell": "td"}  # what a table is made of for a screen reader
CHECK = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")
CHECK = CHECK[CHECK.index("([language])") :]
VIEWS = [(name, language) for name in PAGES for language in LANGUAGES] + [
    ("overview?zone=西安高新技术产业开发区&period=2017-01~2017-06", "en"),
    ("half_year?view=all", "zh"),
    ("targets?part=wall&step=month", "en"),
    ("progress?zone=大连金普新区&indicator=fai&step=month&years=all", "zh"),
    ("comparison?indicator=fai", "en"),
]


@pytest.mark.parametrize(("view", "language"), VIEWS)
def test_an_eye_finds_nothing_wrong_on_a_desk_or_a_telephone(screen: Page, dashboard: str, view: str, language: str) -> None:
    """A page is opened at one width and then brought to the other: in Chinese on a telephone, in English on a desk."""
    name, _, query = view.partition("?")
    first, other = (390, 1440) if language == "zh" else (1440, 390)
    screen.set_viewport_size({"width": first, "height": 1000})
    page = led(screen, dashboard, f"{name}?{query}&lang={language}", name, language)
    faults = {first: page.evaluate(CHECK, [language])}
    faults[other] = resized(screen, other).evaluate(CHECK, [language])

    assert faults == {first: [], other: []}


@pytest.mark.parametrize("name", ["targets", "half_year", "indicator", "data"])
def test_no_column_of_an_english_table_is_hidden_in_a_small_window_or_a_large_one(screen: Page, dashboard: str, name: str) -> None:
    screen.set_viewport_size({"width": 800, "height": 1000})
    page = led(screen, dashboard, f"{name}?lang=en", name, "en")
    hidden = "tables => tables.map(one => one.scrollWidth - one.clientWidth).filter(over => over > 1)"
    small = page.locator(".scroll.long").evaluate_all(hidden)
    large = resized(screen, 1440).locator(".scroll.long").evaluate_all(hidden)

    assert (small, large) == ([], [])


def test_a_browser_that_darkens_pages_leaves_the_colours_of_lights_and_charts_as_they_are(browser: Browser, dashboard: str) -> None:
    """Colours say something here; turned to dark ones, the line of a goal is lost on its ground."""
    tab = new_tab(browser)
    tab.emulate_media(color_scheme="dark")
    tab.context.new_cdp_session(tab).send("Emulation.setAutoDarkModeOverride", {"enabled": True})
    tab.set_content('<body style="background: #fff">')
    assert ground(tab) != (255, 255, 255)
    tab.goto(f"{dashboard}/half_year?lang=zh")

    assert ground(settled(tab, "half_year")) == (255, 255, 255)
    tab.close()


def ground(page: Page) -> tuple[int, ...]:
    """The colour that a page is drawn on."""
    return Image.open(BytesIO(page.screenshot())).convert("RGB").getpixel((2, 2))


@pytest.mark.parametrize("view", ["overview", "targets", "half_year", "quality"])
def test_a_table_whose_rows_become_blocks_on_a_telephone_is_still_read_out_as_one(screen: Page, dashboard: str, view: str) -> None:
    screen.set_viewport_size({"width": 390, "height": 1000})
    led(screen, dashboard, f"{view}?lang=zh", view)
    known = screen.context.new_cdp_session(screen).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in known if not node["ignored"])

    drawn = {role: len([one for one in screen.locator(f".scroll {tag}").all() if one.is_visible()]) for role, tag in PARTS.items()}
    assert {role: roles[role] for role in PARTS} == drawn
    assert drawn["cell"] > drawn["row"] > drawn["table"] > 0
    assert screen.locator(".scroll.stack td[role=cell]").count() > 0
    assert screen.locator(".stack :is(table, thead, tbody, tr, th, td):not([role])").count() == 0  # other browsers ask for them


def test_on_a_telephone_the_value_reached_ends_above_its_point_and_not_in_the_line_of_the_plan(screen: Page, dashboard: str) -> None:
    screen.set_viewport_size({"width": 390, "height": 1000})
    screen.goto(f"{dashboard}/targets?zone=西安高新技术产业开发区&year=2017&lang=zh")
    chart = settled(screen, "targets").locator(".curves", has=screen.locator(".end.over"))
    words, point = chart.locator(".end.over").bounding_box(), chart.locator("a.dot").bounding_box()

    assert words is not None
    assert point is not None
    assert words["x"] + words["width"] <= point["x"] + point["width"] / 2 + 1
    assert words["y"] + words["height"] <= point["y"] + 1


@pytest.mark.parametrize(("language", "narrow"), [("zh", 560), ("en", 860)])
def test_in_a_window_too_narrow_for_the_grid_every_figure_still_shows_its_value(
    screen: Page, dashboard: str, language: str, narrow: int
) -> None:
    """The grid's first two columns filled a narrow window of a computer, and no value was to be seen without dragging."""
    screen.set_viewport_size({"width": narrow, "height": 1000})
    screen.goto(f"{dashboard}/data?lang={language}")
    value = settled(screen, "data", language).locator("td.num a.fig").first
    place, grid = value.bounding_box(), screen.get_by_test_id("stDataFrame")

    assert place is not None
    assert (place["x"] + place["width"] < narrow, grid.is_visible()) == (True, False)
    resized(screen, 1280)
    assert (value.is_visible(), grid.is_visible()) == (False, True)


@pytest.mark.parametrize("view", ["targets?part=wall", "league", "year_end", "quality"])
def test_in_a_small_window_of_a_computer_no_column_stands_behind_an_edge(screen: Page, dashboard: str, view: str) -> None:
    """What was still needed of a goal, and what a score lacks, stood in the last columns, which nobody saw at 800 pixels."""
    screen.set_viewport_size({"width": 800, "height": 1000})
    led(screen, dashboard, f"{view}{'&' if '?' in view else '?'}lang=zh", view.partition("?")[0])
    hidden = screen.locator(".scroll, [data-testid=stButtonGroup] > div").evaluate_all(
        "parts => parts.map(part => part.scrollWidth - part.clientWidth)"
    )

    assert hidden
    assert max(hidden) <= 1


@pytest.mark.parametrize("view", ["half_year?view=all", "quality?list=coverage", "indicator?indicator=gdp"])
def test_names_of_zones_leave_a_telephone_room_for_what_stands_beside_them(screen: Page, dashboard: str, view: str) -> None:
    """A grid of zones scrolls sideways under its first column, which an English name whole would nearly fill the screen with."""
    screen.set_viewport_size({"width": 390, "height": 1000})
    led(screen, dashboard, f"{view}&lang=en", view.partition("?")[0], "en")
    widths = screen.locator(".scroll:not(.stack) table:has(td.shade, td.heat) tr td:first-child").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().width)"
    )

    assert 0 < max(widths) < 390 * 0.45
