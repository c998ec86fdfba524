"""Documents that people bring: dropped or pasted, read, waiting for review, published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from metrics import intake
from metrics.analysis import documents, figures
from metrics.analysis.connection import warehouse_path
from metrics.analysis.frames import rows_of
from metrics.intake import About, Decision, Draft, Refused, Review
from metrics.presentation import clock
from metrics.presentation.drafts import NAMES, called, titles_of
from metrics.presentation.html import empty, link, notes
from metrics.presentation.labels import word, zone_name
from metrics.presentation.reading_words import note_words, refusal_words
from metrics.presentation.ui.blocks import html, literal
from metrics.presentation.ui.board import board_link
from metrics.presentation.ui.filters import choose
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.writing import may_write, minutes_ahead, publish

OUTCOME = "intake_outcome"
ROUND = "intake_round"  # how often this session published: what was said of one document must not be said of the next
READINGS = "intake_readings"  # how often a draft was laid on the desk: the form then folds, whoever opened it, and the review is in sight
GRADES = ("user", "official", "media", "republished")
MOST_FILES = 30
MEGABYTES = 25
NO_PATH = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")  # what no file may be called, in the form that it may
MOST_CHARACTERS = 300_000  # of a pasted text
_CHINESE = re.compile("[\u4e00-\u9fff]")


@st.cache_resource(show_spinner=False)
def desk() -> intake.Desk:
    """The one desk of this server."""
    return intake.Desk()


@dataclass(frozen=True, slots=True)
class Given:
    """What was brought: file names with their contents, a pasted text, and what was said of them."""

    files: tuple[tuple[str, bytes], ...]
    pasted: str
    about: About


def names_of(page: Page) -> NAMES:
    """Indicators by code and zones by name, as rows with their names in both languages."""
    known = {row["indicator"]: row for row in rows_of(page.ask(figures.indicator_names))}
    return known | {row["zone"]: row for row in rows_of(page.ask(figures.zone_names))}


def bring(page: Page) -> None:
    """The form that takes files or a text; what it takes lies on the desk afterwards, and what it refuses is said."""
    waiting, gap = bool(desk().all()), st.query_params.get("gap_zone")
    is_open = not waiting or gap is not None
    words = page.text("intake.bring_more" if waiting else "intake.bring")
    with st.expander(words, expanded=is_open, key=f"fold_{st.session_state.get(READINGS, 0)}"), st.form("bring", border=False):
        given = _form(page)
        asked = st.form_submit_button(page.text("intake.read"), type="primary", key="read")
    if not asked:
        return
    st.session_state.pop(OUTCOME, None)
    if not may_write():  # the page asked before, but this is what counts
        return
    if not given.files and not given.pasted:
        html(empty(page.text("refused.empty")))
        return
    lines = _read(page, given)
    st.session_state[OUTCOME] = lines
    st.rerun()


def _form(page: Page) -> Given:
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
        min_value="1990-01-01",
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
    """The key of a field of the form; another one, and so an empty field, after each publication."""
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


def _read(page: Page, given: Given) -> list[str]:
    """Reads what was given and puts it on the desk; what there is to say of it, in lines of HTML."""
    lines: list[str] = []
    pasted = page.text("intake.pasted")
    brought = [(name, content, False) for name, content in given.files]
    brought += [(f"{pasted}.txt", given.pasted.encode(), True)] if given.pasted else []
    bar = st.progress(0.0, page.text("intake.reading", file=literal(brought[0][0])))
    for number, (name, content, is_pasted) in enumerate(brought):
        bar.progress(number / len(brought), page.text("intake.reading", file=literal(name)))
        for found in intake.drafts_of(name, content, given.about, warehouse_path()):
            if is_pasted and isinstance(found, Draft):
                title = found.document.origin.title
                found = intake.entitled(found, title, _file_of(title)) if title else named(page, found, pasted)
            lines.append(_take(page, found))
    bar.empty()
    return [line for line in lines if line]


def named(page: Page, draft: Draft, otherwise: str = "") -> Draft:
    """A pasted text under a title of its own that no other text has, which also names it as a file."""
    short, told = titles_of(draft)
    others = {review.draft.document.origin.title for review in desk().all().values() if review.draft.document_id != draft.document_id}
    title = told if short in others or page.ask(documents.is_titled, short) else short
    return intake.entitled(draft, title or otherwise, _file_of(title or otherwise))


def is_named_by_us(draft: Draft) -> bool:
    """Whether a draft bears a title that was made for it, and its file that name too."""
    title = draft.document.origin.title
    return title in titles_of(draft) and draft.document.name == _file_of(title)


def _file_of(title: str) -> str:
    return f"{title.translate(NO_PATH)}.txt"


def _take(page: Page, found: Draft | Refused) -> str:
    """Puts a draft on the desk; a line for one that cannot be, or is stored already."""
    if isinstance(found, Refused):
        return _faulty(refusal_words(found.code, str(found), page.language))
    if found.known_as:
        said, back = {"file": found.document.name, "stored": found.known_as}, found.taken_back
        key = "intake.known_same" if said["file"] == said["stored"] else "intake.known"  # the same name twice says nothing
        known = escape(page.text(key, **said))
        if back is not None:
            who = {"who": back["settled_by"], "day": clock.day(back["settled_at"], minutes_ahead()), "why": back["reason"]}
            known = escape(page.text(f"{key}_withdrawn", **said, **who))
        return f"{known} {_to_document(page, found)}"
    notes = [f"{escape(found.document.name)}: {escape(note_words(note, page.language))}" for note in found.document.notes]
    if not found.candidates:
        why = "no_figures" if _CHINESE.search(found.document.text) else "no_chinese"
        return "<br>".join([_faulty(page.text(f"intake.{why}", file=found.document.name)), *notes])
    title = found.document.origin.title or intake.headline(found)
    try:
        st.query_params["draft"] = desk().put(intake.entitled(found, title) if title else found)
        st.session_state[READINGS] = st.session_state.get(READINGS, 0) + 1
    except Refused as refusal:
        return _faulty(refusal_words(refusal.code, str(refusal), page.language))
    return "<br>".join(notes)


def _faulty(words: str) -> str:
    """What went wrong (plain text), in the colour of what did."""
    return f'<span class="fault">{escape(words)}</span>'


def show_outcome(page: Page) -> None:
    """What the last reading or publication has to say."""
    lines: Sequence[str] = st.session_state.get(OUTCOME, ())
    if lines:
        html(f'<div class="said">{"".join(f"<p>{line}</p>" for line in lines)}</div>')


def choose_draft(page: Page) -> tuple[str, Review] | None:
    """The review to go on with, by the address; None where nothing waits.

    A draft that is stored meanwhile, by somebody else or because the browser was closed while it was published, waits no more.
    """
    waiting = desk().all()
    for name in [name for name, review in waiting.items() if page.ask(documents.is_stored, review.draft.document_id)]:
        desk().drop(name)
        stored = waiting.pop(name).draft
        words = escape(page.text("intake.known_same", file=called(stored)))
        html(f'<div class="said"><p>{words} {_to_document(page, stored)}</p></div>')
    if not waiting:
        st.query_params.pop("draft", None)
        return None

    titles = Counter(called(review.draft) for review in waiting.values())

    def shown(name: str) -> str:
        review = waiting[name]
        title, file = called(review.draft), review.draft.document.name
        told = f"{title} · {file}" if titles[title] > 1 and file != title else title  # the same bulletin as a text and as a Word file
        return page.text("intake.draft", file=told, count=len(review.draft.candidates), left=review.undecided)

    name = next(iter(waiting))
    if len(waiting) == 1:
        st.query_params["draft"] = name
    else:
        html(notes([escape(page.text("intake.waiting", count=len(waiting)))]))
        name = choose(page, "draft", list(waiting), shown)
    return name, waiting[name]


def publish_reviewed(page: Page, chosen: Mapping[str, tuple[Draft, Mapping[str, Decision]]], who: str) -> None:
    """Publishes drafts with what was decided about them, takes them from the desk, and shows where their figures stand now."""
    path = warehouse_path()
    done = publish(page, lambda tell: intake.publish(list(chosen.values()), who, tell, path, step=tell))
    if not done:
        return
    for name in chosen:
        desk().drop(name)
    st.session_state[OUTCOME] = [_published(page, draft, decisions) for draft, decisions in chosen.values()]
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.query_params.pop("draft", None)
    st.rerun()


def _published(page: Page, draft: Draft, decisions: Mapping[str, Decision]) -> str:
    """What was published of a draft, with links to the figures, the document and the export (HTML)."""
    counts = Counter(decisions[one.observation_id].action for one in draft.candidates)
    words = page.text("intake.done", file=called(draft), accepted=counts["accept"], corrected=counts["correct"], rejected=counts["reject"])
    names = {row["zone"]: row["name_en"] for row in rows_of(page.ask(figures.zone_names))}  # also of a zone that is new here
    places = Counter(_place(one.observation, decisions[one.observation_id]) for one in draft.candidates)
    links: list[str] = []
    zones: list[str] = []
    for (zone, start, end), _ in places.most_common():
        if zone and zone not in zones and len(zones) < 3 and "--" not in start:
            zones.append(zone)
            named = escape(zone_name(zone, names.get(zone), page.language, is_short=True))
            links.append(link("overview", page.language, page.text("intake.to_overview", zone=named), zone=zone, period=f"{start}~{end}"))
            links.append(board_link(page, zone, start, end))
    links.append(_to_document(page, draft))
    if zones:
        links.append(link("data", page.language, escape(page.text("intake.to_data")), zones=zones[0]))
    return f"<strong>{escape(words)}</strong> {' · '.join(filter(None, links))}"


def _to_document(page: Page, draft: Draft) -> str:
    """The way to a document that is stored (HTML)."""
    return link("documents", page.language, escape(page.text("intake.to_document")), doc=draft.document_id)


def _place(observation: Any, decision: Decision) -> tuple[str, str, str]:
    """Zone and period under which a figure stands; nothing for a rejected one."""
    if decision.action == "reject":
        return "", "", ""
    said = decision.typed or observation
    return said.zone or "", said.period_start, said.period_end
