"""A real Chromium and a freshly started dashboard for tests, and when what they show has come to rest."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect, sync_playwright

from metrics.presentation.labels import text

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 120_000  # milliseconds until something is called missing; nothing waits this long where all is well
# No part still waits for its code (each kind of widget is fetched when it is first shown), and two readings of the page a
# quarter of a second apart say the same and find it as large: the browser has drawn what the script sent.
AT_REST = """() => {
    const main = document.querySelector('[data-testid=stMainBlockContainer]');
    if (!main || main.querySelector('[data-testid=stSkeleton]')) return false;
    const size = main.getBoundingClientRect();
    const now = main.innerText + [...main.querySelectorAll('input')].map(field => field.value).join() + [size.width, size.height];
    const before = window.lastReading;
    window.lastReading = now;
    return now === before;
}"""

# What still waits for its code, and which lines of two readings differ.
UNREST = """() => new Promise(told => {
    const main = document.querySelector('[data-testid=stMainBlockContainer]');
    const read = () => [...main.innerText.split('\\n'), main.clientWidth, main.scrollHeight];
    const waiting = [...main.querySelectorAll('[data-testid=stSkeleton]')].map(part => part.parentElement.className);
    const before = read();
    setTimeout(() => told(JSON.stringify({ waiting, before, moved: read().filter((line, at) => line !== before[at]) })), 250);
})"""


# A link to another page of the dashboard, put where the pages put theirs, and clicked.
FOLLOW = """address => {
    const link = document.createElement('a');
    link.href = address;
    document.querySelector('.stHtml').append(link);
    link.click();
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Without one the tests are skipped, but never in CI."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = f"no Chromium on this system (looked for {', '.join(NAMES)})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        # The library's own five seconds are too few for a cold server on a busy machine, in fixtures as in tests.
        expect.set_options(timeout=PATIENCE)
        yield opened
        opened.close()


def new_tab(browser: Browser) -> Page:
    """An empty page that is given as much time as the busiest machine needs."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(PATIENCE)
    return page


@contextmanager
def serving(warehouse: Path, **environment: str) -> Iterator[str]:
    """The address of a freshly started dashboard on this machine; `environment` is added to that of the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true",
        "--server.address", "127.0.0.1", "--server.port", str(port), "--server.fileWatcherType", "none",
    ]  # fmt: skip
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"KAIMENHONG_WAREHOUSE": str(warehouse)} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        while not answers(f"{address}/_stcore/health"):
            assert server.poll() is None, "the dashboard stopped while it started"
            sleep(0.05)  # to ask again and again would take the processor that it starts with
        yield address
    finally:
        server.terminate()
        server.wait()


def answers(address: str) -> bool:
    """Whether a server answers there."""
    try:
        with urlopen(address, timeout=1) as response:
            return response.status == 200
    except (URLError, OSError):
        return False


def settled(page: Page, name: str, language: str = "zh") -> Page:
    """The page once it shows its title and its script has come to rest."""
    expect(page.locator("h1.title")).to_have_text(text(f"page.{name}.title", language))
    return rested(page)


def led(page: Page, dashboard: str, address: str, name: str, language: str = "zh") -> Page:
    """The page of an address (`name` with what is chosen there), settled: by a link of the page shown, as a reader goes on.

    To load the whole dashboard anew costs the browser more than twice as much; that is left for where no other page is shown.
    """
    shown = page.locator("h1.title")
    if page.url.startswith(dashboard) and shown.count() and shown.inner_text() != text(f"page.{name}.title", language):
        page.evaluate(FOLLOW, address)
    else:
        page.goto(f"{dashboard}/{address}")
    return settled(page, name, language)


def rested(page: Page) -> Page:
    """The page once its script has ended and the browser has drawn what it sent."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    try:
        page.wait_for_function(AT_REST, polling=250)
    except TimeoutError as late:
        raise AssertionError(f"{page.url} does not come to rest: {page.evaluate(UNREST)}") from late
    return page


def resized(page: Page, width: int) -> Page:
    """The page at another width, once it is drawn for it."""
    page.set_viewport_size({"width": width, "height": 1000})
    page.evaluate(
        "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => delete window.lastReading)"
    )
    return rested(page)


def menu(page: Page, name: str, language: str = "zh") -> None:
    """Follows a link of the menu."""
    page.locator(".menu").get_by_text(text(f"page.{name}", language), exact=True).click()
