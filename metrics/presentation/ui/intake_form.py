"""The form that takes what people bring: files, a text, and what they know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from metrics.analysis import figures
from metrics.analysis.frames import rows_of
from metrics.intake import About
from metrics.presentation.labels import word, zone_name
from metrics.presentation.ui.blocks import html
from metrics.presentation.ui.frame import Page

ROUND = "intake_round"  # how often this session read or published: what was said of one document must not be said of the next
GRADES = ("user", "official", "media", "republished")
MOST_FILES = 30
FIRST_DAY = date(1990, 1, 1)  # of publication that can be chosen
MEGABYTES = 25
MOST_CHARACTERS = 300_000  # of a pasted text


@dataclass(frozen=True, slots=True)
class Given:
    """What was brought: file names with their contents, a pasted text, and what was said of them."""

    files: tuple[tuple[str, bytes], ...]
    pasted: str
    about: About


def form(page: Page) -> Given:
    """What was given to be read, on the left, and what is known of it, on the right."""
    zones = {row["zone"]: row["name_en"] for row in rows_of(page.ask(figures.zone_names))}
    gap = st.query_params.get("gap_zone", "")
    if gap in zones:
        at = st.query_params.get("gap_period", "")
        html(f"<p>{escape(page.text('intake.gap', zone=zone_name(gap, zones[gap], page.language), period=at))}</p>")
    left, right = st.columns(2)
    with left:
        html(_uploader_words(page))
        files = st.file_uploader(
            page.text("intake.files"),
            accept_multiple_files=True,
            key=_key("files"),
            max_upload_size=MEGABYTES,
            help=page.text("intake.formats"),
        )
        pasted = st.text_area(page.text("intake.paste"), key=_key("paste"), height=340, max_chars=MOST_CHARACTERS, persist_state="session")
    with right:
        about = _about(page, zones, gap)
    return Given(tuple((file.name, file.getvalue()) for file in files[:MOST_FILES]), pasted.strip(), about)


def _about(page: Page, zones: dict[str, str], gap: str) -> About:
    """What is known of the text; `zones` with their English names, `gap` the zone whose figure is looked for."""
    known = list(zones).index(gap) if gap in zones else None
    zone = st.selectbox(
        page.text("intake.about_zone"), list(zones), index=known, key=_key("about_zone"), placeholder=page.text("intake.zone_hint"),
        format_func=lambda code: zone_name(code, zones[code], page.language),
    )  # fmt: skip
    day = st.date_input(
        page.text("intake.about_published"),
        value=None,
        min_value=FIRST_DAY,
        max_value=date.today(),
        key=_key("about_day"),
        format="YYYY-MM-DD",
    )
    publisher, title, address = (
        st.text_input(page.text(f"intake.about_{part}"), key=_key(f"about_{part}"), max_chars=200).strip()
        for part in ("publisher", "title", "address")
    )
    grade = st.selectbox(
        page.text("intake.about_grade"), GRADES, key=_key("about_grade"), format_func=lambda code: word("grade", code, page.language)
    )
    return About(zone or "", day.isoformat() if day else "", publisher, title, address, grade)


def _key(field: str) -> str:
    """The key of a field of the form; another one, and so an empty field, after what it held was taken."""
    number = st.session_state.get(ROUND, 0)
    return f"w_{field}_{number}" if number else f"w_{field}"


def _uploader_words(page: Page) -> str:
    """The words inside the uploader, which Streamlit has in English alone."""
    words = {"stFileUploaderDropzone] button p": "intake.upload", "stFileUploaderDropzoneInstructions] span": "intake.upload_limit"}
    rules = (
        f"[data-testid={place} {{ font-size: 0; }} [data-testid={place}::after {{ content: '{page.text(key)}'; font-size: .9rem; }}"
        for place, key in words.items()
    )
    large = f"{{ content: '{page.text('intake.too_large')}'; font-size: .9rem; color: #8a1a14; }}"  # it says so to a pointer alone
    refused = f"[data-testid=stFileUploader]:has([data-testid=stFileChip][aria-invalid=true])::after {large}"
    return f"<style>{' '.join([*rules, refused])}</style>"


def clear_form(pasted: str = "") -> None:
    """Empties the form, but for a pasted text."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    if pasted:
        st.session_state[_key("paste")] = pasted
