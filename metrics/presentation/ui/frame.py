"""The frame every page stands in: configuration, style, header with the menu, language, warehouse.

A page of the folder `pages/` can be served without `dashboard.py` having run (the first request of a fresh server), so
each page builds this frame itself and the menu is drawn here, not by Streamlit's navigation.
"""

from __future__ import annotations

import atexit
import gc
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn, TypeVar

import streamlit as st

from metrics.analysis import connection as warehouse
from metrics.analysis import figures, overview
from metrics.analysis.frames import Row, WarehouseProblem, rows_of
from metrics.presentation.html import empty
from metrics.presentation.labels import LANGUAGES, text
from metrics.presentation.ui.blocks import html
from metrics.presentation.ui.reader import reader
from metrics.presentation.ui.scripts import component

PAGES = (
    "overview", "progress", "opening_quarter", "half_year", "year_end", "targets", "comparison", "league", "indicator", "data",
    "documents", "intake", "quality",
)  # fmt: skip
CARRIED = (
    "zone",
    "indicator",
    "year",
    "period",
    "zones",
    "view",
    "plan",
)  # what a reader chose goes with him to the next page
CHOSEN = "chosen_by_reader"
ASKED = "asked_by_address"  # what the address named when the reader came, until the filter of that name has looked at it
SEEN = "version_seen"  # a version that cannot be opened is tried once, not every few seconds
LOOK_EVERY = 4  # seconds between two looks for a new version

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Page:
    """A page being shown: its code, the reader's language, and the version of the warehouse behind it."""

    code: str
    language: str
    version: tuple[str, int, int]

    def text(self, key: str, **values: object) -> str:
        """A text of the catalogue in the reader's language."""
        return text(key, self.language, **values)

    def ask(self, question: Callable[..., Answer], *arguments: Any) -> Answer:
        """The answer of an analysis function, remembered for this version of the warehouse."""
        try:
            answer: Answer = _answer(self.version, question.__module__, question.__qualname__, arguments, question)
        except WarehouseProblem as problem:  # a column is missing: the file was built by another release
            _say(problem, self.language)
        return answer

    def zone_names(self) -> dict[str, str | None]:
        """The English names of all zones that have figures, richest first; shared by all readers, not to be changed."""
        return {zone: row["name_en"] for zone, row in self.zones().items()}

    def english_names(self) -> dict[str, str | None]:
        """The English names of zones and indicators by the Chinese ones, for titles that bear both; shared as the zones are."""
        try:
            return _english_names(self.version)
        except WarehouseProblem as problem:
            _say(problem, self.language)

    def zones(self) -> dict[str, Row]:
        """All zones that have figures, richest first (rows of `overview.zones`); shared by all readers, not to be changed."""
        try:
            return _zones(self.version)
        except WarehouseProblem as problem:
            _say(problem, self.language)


@st.cache_resource(max_entries=2, show_spinner=False)
def _zones(version: tuple[str, int, int]) -> dict[str, Row]:
    return {row["zone"]: row for row in rows_of(overview.zones(_connection(version)))}


@st.cache_resource(max_entries=2, show_spinner=False)
def _english_names(version: tuple[str, int, int]) -> dict[str, str | None]:
    indicators = rows_of(figures.indicator_names(_connection(version)))
    return {zone: row["name_en"] for zone, row in _zones(version).items()} | {row["name_zh"]: row["name_en"] for row in indicators}


@st.cache_resource(max_entries=2, show_spinner=False)
def _connection(version: tuple[str, int, int]) -> warehouse.Connection:
    return warehouse.open_version(version[0])


@st.cache_data(max_entries=500, show_spinner=False)
def _answer(version: tuple[str, int, int], module: str, name: str, arguments: tuple[Any, ...], _question: Any) -> Any:
    return _question(_connection(version), *arguments)


@cache
def _keep_from_collector() -> None:
    """Takes what lives as long as the process (modules, dictionaries of words) out of the garbage collector's sight, once.

    Streamlit has all garbage collected after each run, while what the run has drawn waits to be sent: of half a million
    objects that never become garbage that takes as long as the run itself.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # what is never taken down at the end is reported as leaked


@cache
def _style(language: str) -> str:
    """The look of the pages, and what it has the browser say by itself where no page can: the server is gone, an error that nobody caught."""
    said = "".join(f"--said-{code}: {_quoted(text(f'site.{code}', language))}; " for code in ("lost", "error"))
    looks = (files("metrics.presentation").joinpath(f"{name}.css").read_text(encoding="utf-8") for name in ("style", "print"))
    return f":root {{ {said}}}\n{''.join(looks)}"


def _quoted(words: str) -> str:
    """Words as a string of CSS; what could end it or the style around it is written by its number."""
    return '"' + re.sub(r'["\\<\n]', lambda sign: f"\\{ord(sign[0]):x} ", words) + '"'


def page(code: str) -> Page:
    """Builds the frame of a page; where the warehouse cannot be read, says what to run and stops there."""
    language = st.query_params.get("lang", LANGUAGES[0])
    language = language if language in LANGUAGES else LANGUAGES[0]
    title = f"{text(f'page.{code}', language)} · {text('site.name', language)}"
    st.set_page_config(page_title=title, page_icon="📈", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{_style(language)}</style>")
    if CHOSEN not in st.session_state:
        st.session_state[CHOSEN] = {name for name in CARRIED if name in st.query_params}
        st.session_state[ASKED] = set(st.query_params)
    reader(language, PAGES, CARRIED, st.session_state[CHOSEN], st.session_state[ASKED])
    _header(code, language)
    html(
        f'<h1 class="title">{text(f"page.{code}.title", language)}</h1><p class="lead of-{code}">{text(f"page.{code}.lead", language)}</p>'
    )
    try:
        version = warehouse.version(warehouse.warehouse_path())
        _connection(version)
        _keep_from_collector()
    except WarehouseProblem as problem:
        _watch(None)
        _say(problem, language)
    _watch(version)
    return Page(code, language, version)


@st.fragment
def _watch(shown: tuple[str, int, int] | None) -> None:
    """Draws the page again when another version of the warehouse has been published, without a hand on it.

    The browser asks (watch.js). A fragment that runs by the clock asks on while another page is on its way: its answer,
    which is for the page left behind, then clears the new page away.
    """
    with st.container(key="watch"):
        component("watch")(key="watch_script", data={"every": 1000 * LOOK_EVERY}, on_look_change=lambda: None, height="content")
    try:
        published = warehouse.version(warehouse.warehouse_path())
    except WarehouseProblem:
        return
    if published != shown and st.session_state.get(SEEN) != published:
        st.session_state[SEEN] = published
        st.rerun()


def _say(problem: WarehouseProblem, language: str) -> NoReturn:
    """Says what is wrong with the warehouse and what to run, and stops the page there."""
    html(empty(text(f"warehouse.{problem.code}", language), text("warehouse.advice", language)))
    st.stop()


def _header(code: str, language: str) -> None:
    """Brand, menu and language. The links name pages only: what the reader chose is added when one is followed."""
    links = "".join(
        f'<a href="{name}?lang={language}"{" aria-current=page" if name == code else ""}>{text(f"page.{name}", language)}</a>'
        for name in PAGES
    )
    with st.container(key="frame"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            html(
                f'<div class="brand">{text("site.brand", language)}<small>{text("site.tagline", language)}</small></div>',
                width="content",
            )
            _language_switch(language)
        html(f'<nav class="menu" aria-label="{text("site.menu", language)}">{links}</nav>')


def _language_switch(language: str) -> None:
    st.session_state["w_lang"] = language
    st.segmented_control(
        text("site.language", language),
        LANGUAGES,
        key="w_lang",
        format_func=lambda option: text("site.language_name", option),
        label_visibility="collapsed",
        required=True,
        on_change=_keep_language,
    )


def _keep_language() -> None:
    st.query_params["lang"] = st.session_state["w_lang"]
