"""How long a page takes to be drawn anew when another zone is chosen, against a trivial page, on one million observations.

    python -m benchmarks.pages [--folder DIR] [--rounds N] [--pages overview,progress]

Serves the dashboard on the invented warehouse of `benchmarks.analysis` and, beside it, a Streamlit page that holds a
select box of the same zones, the zone's name and one plotly chart that never changes. In one Chromium, in turn, another zone
is chosen in each; on a page that is not about one zone, another indicator or period, one more zone to filter for, another step of the
matrix of coverage (quality), another of the bulletins that wait for review (import). The time is taken inside the browser, from the choice until the last change, however small, of what is shown.
It is taken twice, of both pages alike:

    screen  until the last change of anything on the screen (1440 × 1000 pixels): what a reader waits for. A page is sent
            from top to bottom, what lies below the fold last.
    whole   until the last change of the whole page, also of what lies further down.

What is chosen has not been shown before (but the steps of coverage, of which there are three, and the last bulletins); what does not
depend on it is warm. Prints medians in milliseconds and their
ratios; exits with 1 when a ratio of the screen is not under 2.5.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from benchmarks.analysis import build
from metrics.presentation.labels import text
from metrics.warehouse import store

LIMIT = 2.5
ROOT = Path(__file__).resolve().parent.parent
ZONES = "select distinct zone from figure order by 1"
INDICATORS = "select name_zh from indicator semi join figure using (indicator) order by 1"
AIMED = "select distinct zone from target_all where period = 'year' and year = (select max(year) from target_all) order by zone limit 200"
PERIODS = "select distinct year || '年1–' || months || '月' from figure where months in (3, 6, 9) order by 1"
STEPS = "select unnest(['年', '季', '月'])"
WAITING = ""  # what is chosen from lies on the desk of the server


class Choice(NamedTuple):
    """What is chosen on a page: the field (a key of the catalogue), its options (SQL), and how the page is opened."""

    field: str
    options: str
    query: str = ""


CHOICES = {
    "overview": Choice("zone", ZONES), "progress": Choice("zone", ZONES), "half_year": Choice("zone", ZONES),
    "opening_quarter": Choice("zone", ZONES), "year_end": Choice("zone", ZONES), "targets": Choice("zone", AIMED),
    "comparison": Choice("indicator", INDICATORS), "league": Choice("until_month", PERIODS), "indicator": Choice("indicator", INDICATORS),
    "data": Choice("zones", ZONES), "documents": Choice("of_zone", ZONES), "quality": Choice("per", STEPS, "?list=coverage"),
    "intake": Choice("draft", WAITING),
}  # fmt: skip
BULLETINS = 14
SENTENCE = "{zone}2025年1—{month}月完成{name}{amount}.{cents}亿元，同比增长{rate}%。"  # invented
TRIVIAL = """
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
zone = st.selectbox("zone", {zones!r})
st.header(zone)
st.plotly_chart(go.Figure(go.Bar(x=list("abcdefgh"), y=[3, 1, 4, 1, 5, 9, 2, 6])), key="chart")
"""
# The last change of anything in the page's main part, however small; a change of the address or a timer is none.
WATCH = """() => {
    const main = document.querySelector('[data-testid=stMainBlockContainer]');
    window.lastChange = window.lastOnScreen = performance.now();
    window.watcher?.disconnect();
    window.watcher = new MutationObserver(changes => {
        window.lastChange = performance.now();
        const isOnScreen = node => {
            const box = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.getBoundingClientRect();
            return box && box.top < innerHeight && box.bottom > 0;
        };
        if ([...new Set(changes.map(change => change.target))].some(isOnScreen)) window.lastOnScreen = window.lastChange;
    });
    window.watcher.observe(main, {childList: true, subtree: true, characterData: true, attributes: true});
    const note = event => {
        const entered = event.type === 'keydown' ? event.key === 'Enter' : event.target.closest('[role=option], [role=radio]');
        if (entered) window.chosenAt = performance.now();
    };
    document.addEventListener('keydown', note, true);
    document.addEventListener('click', note, true);
}"""
QUIET = "() => performance.now() - Math.max(window.lastChange, window.chosenAt ?? 0) > 1200"


class Times(NamedTuple):
    """Milliseconds until the last change on the screen, and of the whole page."""

    screen: float
    whole: float

    @classmethod
    def median(cls, taken: list[Times]) -> Times:
        """The medians of both."""
        return cls(*(statistics.median(column) for column in zip(*taken, strict=True)))


@contextmanager
def serving(script: Path, warehouse: Path) -> Iterator[str]:
    """The address of a Streamlit server of the script."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true", "--server.address", "127.0.0.1",
        "--server.port", str(port), "--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"KAIMENHONG_WAREHOUSE": str(warehouse)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _answers(f"http://127.0.0.1:{port}/_stcore/health"):
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=1) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def change(page: Page, field: str, option: str) -> Times:
    """Chooses an option in the select box of that name, or one of the buttons; how long it took."""
    box, button = page.get_by_role("combobox", name=field).first, page.get_by_role("radio", name=option, exact=True)
    box.or_(button).first.wait_for()
    if box.is_visible():
        box.click()
        box.fill(option)
        page.get_by_role("option", name=option).first.click()
    else:
        button.click()
    page.wait_for_function(QUIET, polling=100)
    return Times(*page.evaluate("[window.lastOnScreen - window.chosenAt, window.lastChange - window.chosenAt]"))


def brought(page: Page, zones: list[str]) -> list[str]:
    """Bulletins of invented figures are read and wait for review; how the page calls them."""
    indicators = ("地区生产总值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入", "规模以上工业总产值", "工业投资")
    bulletins = []
    for number, zone in enumerate(zones[:BULLETINS]):
        said = [
            SENTENCE.format(zone=zone, month=month, name=name, amount=100 * month + number, cents=10 + place, rate=3 + place)
            for month in (3, 6, 9)
            for place, name in enumerate(indicators)
        ]
        bulletins.append({"name": f"{number}.txt", "mimeType": "text/plain", "buffer": "\n".join(said).encode()})
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(bulletins)
    page.wait_for_function(QUIET, polling=100)
    page.get_by_role("button", name=text("intake.read", "zh"), exact=True).click()
    box = page.get_by_role("combobox", name=text("filter.draft", "zh"))
    box.click()
    names = page.get_by_role("option").all_inner_texts()
    box.press("Escape")
    return names


def opened(page: Page, address: str) -> Page:
    """The page once it has come to rest, with the watch set."""
    page.goto(address)
    page.locator("[data-testid=stSelectbox], [data-testid=stButtonGroup]").first.wait_for()
    page.evaluate(WATCH)
    page.wait_for_function(QUIET, polling=100)
    return page


def measure(folder: Path, names: list[str], rounds: int) -> dict[str, tuple[Times, Times]]:
    """Medians of each page and of the trivial one beside it, both in turn."""
    warehouse = folder / "warehouse.duckdb"
    print(f"{build(warehouse):,} observations")
    options = {sql: [row[0] for row in store.reader(warehouse).execute(sql).fetchall()] for _, sql, _ in CHOICES.values() if sql != WAITING}
    trivial = folder / "trivial.py"
    trivial.write_text(TRIVIAL.format(zones=options[ZONES]), encoding="utf-8")
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    found = {}
    with (
        serving(ROOT / "dashboard.py", warehouse) as ours,
        serving(trivial, warehouse) as floor,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        tabs = [browser.new_page(viewport={"width": 1440, "height": 1000}) for _ in range(2)]
        for tab in tabs:
            tab.set_default_timeout(120_000)
        opened(tabs[1], floor)
        for name in names:
            field, sql, query = CHOICES[name]
            page = opened(tabs[0], f"{ours}/{name}{query}")
            listed = brought(page, options[ZONES]) if sql == WAITING else options[sql]
            times: tuple[list[Times], list[Times]] = ([], [])
            fields = ((text(f"filter.{field}", "zh"), listed), ("zone", options[ZONES]))
            for number in range(rounds + 2):
                for tab, (label, those), taken in zip(tabs, fields, times, strict=True):
                    tab.bring_to_front()
                    spent = change(tab, label, those[(number * 37 + 5) % len(those)])
                    if number >= 2:  # the first two warm both
                        taken.append(spent)
            found[name] = (Times.median(times[0]), Times.median(times[1]))
        browser.close()
    return found


def main() -> int:
    """Prints a line a page; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--pages", default=",".join(CHOICES))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        found = measure(folder, options.pages.split(","), options.rounds)
    print(f"{'page':18}{'screen':>8}{'trivial':>9}{'ratio':>7}{'whole':>9}{'trivial':>9}{'ratio':>7}")
    for name, (own, floor) in found.items():
        parts = (f"{one:8.0f}{other:9.0f}{one / other:7.2f}" for one, other in zip(own, floor, strict=True))
        print(f"{name:18}{' '.join(parts)}", flush=True)
    return int(any(own.screen / floor.screen >= LIMIT for own, floor in found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
