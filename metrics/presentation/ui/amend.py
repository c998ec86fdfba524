"""What can be done where a sentence stands: correct, doubt or reject its figure, take the whole document back, or say of which source it is."""

from __future__ import annotations

from decimal import Decimal
from html import escape

import streamlit as st

from metrics.analysis import documents
from metrics.analysis.connection import warehouse_path
from metrics.analysis.frames import Row
from metrics.intake import Refused, explained, settling
from metrics.presentation import clock, paper
from metrics.presentation.corrected import far_words, odd_words, sign_words
from metrics.presentation.html import empty, link, notes
from metrics.presentation.ui.blocks import html, in_one_place
from metrics.presentation.ui.describe import describe_fields
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.goal_edits import Change, ask_to_sign, publish_and_say, said_before, signed
from metrics.presentation.ui.writing import ask_right, minutes_ahead

WITHDRAW, DESCRIBE = "withdraw", "describe"
OF_FIGURE = ("correct", "doubt", "reject")
SETTLED = {"corrected", "correction"}  # flags of a figure about which somebody has decided


def say_taken_back(page: Page, document: Row) -> bool:
    """What was published last, and that a document was taken back, by whom and why, with the way to undo that; whether it was.

    It stands above the text: below a long one nobody would see why no number of it is marked.
    """
    said_before(page)
    taken = page.ask(documents.withdrawal, document["document_id"])
    if taken:
        day = clock.day(taken["settled_at"], minutes_ahead())
        words = page.text("amend.withdrawn", who=taken["settled_by"], day=day, why=taken["reason"])
        html(empty(words, f"{escape(page.text('amend.withdrawn_advice'))} {_to_ledger(page)}"))
    return bool(taken)


def offer_changes(page: Page, document: Row, focus: Row | None) -> None:
    """The way to say that a figure is wrong (`focus`, where one is looked at) or that a whole document is, with who and why."""
    actions = _actions(document, focus)
    with st.expander(page.text("amend.figure" if focus else "amend.document")):
        if len(actions) < len(OF_FIGURE) and (focus or not actions):
            html(notes([escape(page.text("amend.decided")), _to_ledger(page)]))
        if actions and ask_right(page):
            _change(page, document, focus, actions)


def _actions(document: Row, focus: Row | None) -> list[str]:
    """What can be done: nothing about what a correction says, which is undone in the ledger."""
    whole = [] if document["kind"] == "correction" else [WITHDRAW, DESCRIBE]
    if focus is None:
        return whole
    flags = set((focus["flags"] or "").split("|"))
    if flags & SETTLED:
        return whole
    return [*(action for action in OF_FIGURE if action != "doubt" or "doubtful" not in flags), *whole]


def _change(page: Page, document: Row, focus: Row | None, actions: list[str]) -> None:
    """What is to be done, by whom and why."""
    code = focus["observation_id"] if focus else document["document_id"]
    action = actions[0]
    if len(actions) > 1:
        action = st.radio(
            page.text("quality.what"), actions, key=f"amend_{code}", horizontal=True, format_func=lambda one: page.text(f"amend.{one}")
        )
    new, fault = "", ""
    if focus and action == "correct":
        new = st.text_input(page.text("quality.new_value"), key=f"amend_new_{code}", max_chars=40, placeholder=focus["value_text"]).strip()
        fault = value_fault(new, focus["unit"], focus["value_text"])
    if focus:
        say_of_new(page, new, fault, focus["measure"], focus["unit"], (focus["value"], focus["value_text"]))
    if action == WITHDRAW:
        html(notes([escape(page.text("amend.document_remark"))]))
    described = describe_fields(page, document) if action == DESCRIBE else {}
    who, why = signed(page, f"amend_why_{code}")
    ask_to_sign(page, bool(who and why))
    if st.button(
        page.text("amend.withdraw_now" if action == WITHDRAW else "quality.publish"),
        type="primary",
        disabled=bool(fault) or not (who and why) or (action == DESCRIBE and not described),
        key="amend",
    ):
        subject = (
            document["title"] or document["file_name"]
            if action in (WITHDRAW, DESCRIBE) or not focus
            else paper.describe(focus, page.language)
        )
        subject += f" → {new}" if action == "correct" else ""
        said = page.text("quality.said", what=page.text(f"amend.{action}"), where=subject)
        change = (
            _described(document["document_id"], described, who, why)
            if described
            else _asked(action, code, document["document_id"], new, who, why)
        )
        publish_and_say(page, change, lambda _: said)


def _asked(action: str, observation_id: str, document_id: str, new: str, who: str, why: str) -> Change:
    """The change that is published."""
    path = warehouse_path()
    if action == WITHDRAW:
        return lambda tell: settling.withdraw(document_id, who, why, tell, path)
    if action == "reject":
        return lambda tell: settling.reject(observation_id, who, why, tell, path)
    return lambda tell: settling.correct(observation_id, new if action == "correct" else None, who, why, tell, path)


def _described(document_id: str, described: dict[str, str], who: str, why: str) -> Change:
    """The change that puts a document's source right."""
    path = warehouse_path()
    return lambda tell: settling.describe(document_id, described, who, why, tell, path)


@in_one_place
def say_of_new(page: Page, new: str, fault: str, measure: str, unit: str, printed: tuple[Decimal, str]) -> None:
    """Why what was typed cannot take the place of a printed figure, or whether it is meant: far from that, or what hardly ever is.

    Nothing is said of a field that is still empty."""
    if not new:
        return
    if fault:
        html(f'<p class="fault">✕ {escape(page.text("refused.change", message=fault))}</p>')
        return
    value, new_unit = settling.replacement_of(new, unit, printed[1])
    far = far_words(value, *printed, page.language) if new_unit == unit else ""
    negative = sign_words(value, printed[0], page.language) if measure == "level" else ""
    if said := far or negative or odd_words(measure, value, new_unit, page.language):
        html(said)


def value_fault(new: str, unit: str, printed: str) -> str:
    """Why a value cannot take the place of a printed one; empty where it can."""
    try:
        with explained():
            settling.replacement_of(new, unit, printed)
    except Refused as refusal:
        return str(refusal)
    return ""


def _to_ledger(page: Page) -> str:
    return link("quality", page.language, escape(page.text("amend.to_ledger")), list="ledger")
