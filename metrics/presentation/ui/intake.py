"""Documents that people bring: dropped or pasted, read, waiting for review, published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from metrics import intake
from metrics.analysis import documents, figures
from metrics.analysis.connection import warehouse_path
from metrics.analysis.frames import rows_of
from metrics.intake import Decision, Draft, Refused, Review
from metrics.presentation import clock
from metrics.presentation.drafts import NAMES, called, titles_of
from metrics.presentation.html import empty, link, notes
from metrics.presentation.labels import zone_name
from metrics.presentation.reading_words import note_words, refusal_words
from metrics.presentation.ui.blocks import html, in_one_place, literal
from metrics.presentation.ui.board import board_link
from metrics.presentation.ui.filters import choose
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.intake_form import Given, clear_form, form
from metrics.presentation.ui.writing import may_write, minutes_ahead, publish

OUTCOME = "intake_outcome"
READINGS = "intake_readings"  # how often a draft was laid on the desk: the form then folds, whoever opened it, and the review is in sight
NO_PATH = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")  # what no file may be called, in the form that it may
_CHINESE = re.compile("[\u4e00-\u9fff]")


@st.cache_resource(show_spinner=False)
def desk() -> intake.Desk:
    """The one desk of this server."""
    return intake.Desk()


def names_of(page: Page) -> NAMES:
    """Indicators by code and zones by name, as rows with their names in both languages."""
    known = {row["indicator"]: row for row in rows_of(page.ask(figures.indicator_names))}
    return known | {row["zone"]: row for row in rows_of(page.ask(figures.zone_names))}


@in_one_place
def bring(page: Page) -> None:
    """The form that takes files or a text; what it takes lies on the desk afterwards, and what it refuses is said."""
    waiting, gap = bool(desk().all()), st.query_params.get("gap_zone")
    is_open = not waiting or gap is not None
    words = page.text("intake.bring_more" if waiting else "intake.bring")
    with st.expander(words, expanded=is_open, key=f"fold_{st.session_state.get(READINGS, 0)}"), st.form("bring", border=False):
        given = form(page)
        asked = st.form_submit_button(page.text("intake.read"), type="primary", key="read")
    if not asked:
        return
    st.session_state.pop(OUTCOME, None)
    if not may_write():  # the page asked before, but this is what counts
        return
    if not given.files and not given.pasted:
        html(empty(page.text("refused.empty")))
        return
    st.session_state[OUTCOME] = _read(page, given)
    st.rerun()


def _read(page: Page, given: Given) -> list[str]:
    """Reads what was given and puts it on the desk; what there is to say of it, in lines of HTML.

    The form is empty afterwards: else what lies on the desk would be read again with the next document, and the next one be told
    of by the words for this one. A text of which nothing came stays in it, to be mended.
    """
    lines: list[str] = []
    taken: list[str] = []
    kept = given.pasted
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
            line, draft = _take(page, found)
            lines.append(line)
            if draft is not None:
                taken.append(draft)
                kept = "" if is_pasted else kept
    bar.empty()
    if taken:
        clear_form(kept)
    if waiting := list(filter(None, taken)):
        st.query_params["draft"] = waiting[0]
        st.session_state[READINGS] = st.session_state.get(READINGS, 0) + 1
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


def _take(page: Page, found: Draft | Refused) -> tuple[str, str | None]:
    """Puts a draft on the desk: what there is to say of it, and its name there, "" for one that is stored already, None where nothing came of it."""
    if isinstance(found, Refused):
        return _faulty(refusal_words(found.code, str(found), page.language)), None
    if found.known_as:
        said, back = {"file": found.document.name, "stored": found.known_as}, found.taken_back
        key = "intake.known_same" if said["file"] == said["stored"] else "intake.known"  # the same name twice says nothing
        known = escape(page.text(key, **said))
        if back is not None:
            who = {"who": back["settled_by"], "day": clock.day(back["settled_at"], minutes_ahead()), "why": back["reason"]}
            known = escape(page.text(f"{key}_withdrawn", **said, **who))
        return f"{known} {_to_document(page, found)}", ""
    notes = [f"{escape(found.document.name)}: {escape(note_words(note, page.language))}" for note in found.document.notes]
    if not found.candidates:
        why = "no_figures" if _CHINESE.search(found.document.text) else "no_chinese"
        return "<br>".join([_faulty(page.text(f"intake.{why}", file=found.document.name)), *notes]), None
    title = found.document.origin.title or intake.headline(found)
    try:
        return "<br>".join(notes), desk().put(intake.entitled(found, title) if title else found)
    except Refused as refusal:
        return _faulty(refusal_words(refusal.code, str(refusal), page.language)), None


def _faulty(words: str) -> str:
    """What went wrong (plain text), in the colour of what did."""
    return f'<span class="fault">{escape(words)}</span>'


@in_one_place
def show_outcome(page: Page) -> None:
    """What the last reading or publication has to say."""
    lines: Sequence[str] = st.session_state.get(OUTCOME, ())
    if lines:
        html(f'<div class="said">{"".join(f"<p>{line}</p>" for line in lines)}</div>')


@in_one_place
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
    clear_form()
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
