"""A draft under review: its text beside its figures, a decision for each, and the way out: publish or drop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from itertools import groupby

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics import intake
from metrics.intake import ACCEPTED, Candidate, Decision, Refused, Review, Typed
from metrics.model import MEASURES, STATUSES, UNITS
from metrics.presentation.drafts import (
    NAMES,
    called,
    candidate_line,
    describe,
    draft_legend,
    draft_paper,
    refusal_words,
    row_of,
    sentence_head,
    shares_place,
    typed_words,
)
from metrics.presentation.html import proper, tiles
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.numbers import period
from metrics.presentation.ui.blocks import heading_of, html
from metrics.presentation.ui.fields import shown_key, when_changed
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.intake import desk, publish_reviewed
from metrics.presentation.ui.writing import ask_who

EACH = 24  # figures on a page of the list
ACTIONS = ("accept", "reject", "correct")
VIEWS = ("all", "doubtful", "undecided")
FIRST_YEAR = 1990
SPANS = (
    *(("01", f"{end:02}") for end in range(1, 13)),
    *((f"{month:02}", f"{month:02}") for month in range(2, 13)),
    *((f"{start:02}", f"{start + 2:02}") for start in (4, 7, 10)),
    ("07", "12"),
)


def show_review(page: Page, code: str, review: Review, names: NAMES) -> None:
    """Everything about one draft."""
    draft = review.draft
    heading_of(proper(called(draft), page.language), escape(page.text("intake.review_remark")))
    doubtful = sum(bool(one.doubts) for one in draft.candidates)
    counts = {"figures": len(draft.candidates), "doubtful": doubtful, "unread": len(draft.entry.extraction.unread), "undecided": review.undecided}
    html(tiles([(str(count), page.text(f"intake.count_{kind}")) for kind, count in counts.items()]))
    _ways_out(page, code, review)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        html(f'<h3 class="minor">{page.text("intake.original")}</h3>{draft_legend(page.language)}')
        with st.container(key="original"):
            html(draft_paper(draft, review.decisions, names, page.language))
    with right:
        _candidates(page, review, names)


def _ways_out(page: Page, code: str, review: Review) -> None:
    """Who decides, decisions for many figures at once, publishing, dropping."""
    everything = intake.as_extracted(review.draft)
    left, right = st.columns([2, 1])
    with left:
        title = review.draft.document.origin.title
        key = shown_key(f"title_{code}", title)
        st.text_input(page.text("intake.title"), key=key, on_change=when_changed(key, review.entitle), max_chars=200, placeholder=review.draft.document.name)
    with right:
        who = ask_who(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="ways_out"):
        st.button(page.text("intake.accept_sure"), on_click=review.accept_sure, key="accept_sure")
        with st.popover(page.text("intake.reject_rest"), disabled=not review.undecided):
            reason = st.text_input(page.text("intake.why"), key="reject_rest_why", max_chars=200)
            st.button(page.text("intake.reject_rest_now", count=review.undecided), on_click=_reject_rest, args=(review, reason), disabled=not reason.strip(), key="reject_rest_now")
        with st.popover(page.text("intake.unseen")):
            st.markdown(page.text("intake.unseen_remark"))
            is_unseen = st.button(page.text("intake.unseen_now", count=len(everything)), disabled=not who, key="publish_unseen")
        with st.popover(page.text("intake.drop")):
            st.markdown(page.text("intake.drop_remark"))
            st.button(page.text("intake.drop_now"), on_click=desk().drop, args=(code,), key="drop_now")
        entering = sum(decision.action != "reject" for decision in review.decisions.values())
        is_asked = st.button(page.text("intake.publish", count=entering), type="primary", disabled=not who or bool(review.undecided), key="publish")
    if not who or review.undecided:
        st.caption(page.text("intake.not_yet_undecided", count=review.undecided) if review.undecided else page.text("intake.not_yet_who"))
    if is_asked or is_unseen:
        publish_reviewed(page, {code: (review.draft, review.decisions if is_asked else everything)}, who)


def _reject_rest(review: Review, reason: str) -> None:
    for one in review.draft.candidates:
        review.decisions.setdefault(one.observation_id, Decision("reject", reason))


def _candidates(page: Page, review: Review, names: NAMES) -> None:
    """The figures one by one, doubtful ones first."""
    view = st.segmented_control(
        page.text("intake.show"), VIEWS, key="w_show", default="all", required=True, format_func=lambda one: page.text(f"intake.show_{one}")
    )
    keep: dict[str, Callable[[Candidate], bool]] = {
        "all": lambda one: True,
        "doubtful": lambda one: bool(one.doubts),
        "undecided": lambda one: one.observation_id not in review.decisions,
    }
    shown = [one for one in review.draft.candidates if keep[view](one)]
    if not shown:
        st.caption(page.text("intake.none_here"))
    pages = max(1, -(-len(shown) // EACH))
    at = st.pagination(pages, key=f"w_at_{view}") if pages > 1 else 1
    for _, members in groupby(shown[(at - 1) * EACH : at * EACH], key=lambda one: one.observation.sentence):
        _sentence(page, review, list(members), names)


def _sentence(page: Page, review: Review, group: list[Candidate], names: NAMES) -> None:
    """One sentence with the figures read from it, a line each."""
    says_where = not shares_place(group, names, page.language)
    with st.container(border=True, key=f"sentence_{group[0].observation_id}", gap="xxsmall"):
        html(sentence_head(group, names, page.language))
        for one in group:
            with st.container(key=f"figure_{one.observation_id}", gap="xxsmall"):
                with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="xsmall"):
                    html(candidate_line(one, names, page.language, says_where))
                    _decide(page, review, one, names)
                _change(page, review, one, names)


def _decide(page: Page, review: Review, one: Candidate, names: NAMES) -> None:
    """Accept, reject or correct a figure, by buttons that say to whoever hears them which figure it is."""
    code = one.observation_id
    decision = review.decisions.get(code)
    key = shown_key(f"do_{code}", decision.action if decision else None)

    def act(action: str | None) -> None:
        if action is None:
            review.decisions.pop(code, None)
        elif action == "accept":
            review.decisions[code] = ACCEPTED
        else:
            kept = decision.reason if decision else ""
            typed = intake.typed_as_read(one.observation) if action == "correct" else None
            review.decisions[code] = Decision(action, kept or _first_doubt(one, page.language), typed)

    st.segmented_control(
        f"{page.text('intake.decision')}: {describe(row_of(one, names), page.language)}", ACTIONS, key=key, on_change=when_changed(key, act), label_visibility="collapsed",
        format_func=lambda action: page.text(f"intake.{action}"),
    )  # fmt: skip


def _change(page: Page, review: Review, one: Candidate, names: NAMES) -> None:
    """What a rejection or a correction needs besides."""
    code = one.observation_id
    decision = review.decisions.get(code)
    if decision is None or decision.action == "accept":
        return
    if decision.typed:
        _correct(page, review, code, decision.typed, names)
    _why(page, review, code, decision.reason)


def _first_doubt(one: Candidate, language: str) -> str:
    """What already speaks against a figure, as a first reason."""
    codes = [doubt.code for doubt in one.doubts]
    return word("check" if codes[0].startswith("check_") else "doubt_short", codes[0], language) if codes else ""


def _why(page: Page, review: Review, code: str, reason: str) -> None:
    key = shown_key(f"why_{code}", reason)

    def keep(written: str | None) -> None:
        standing = review.decisions.get(code)
        if standing:  # it may have been taken back meanwhile, in another browser too
            review.decisions[code] = replace(standing, reason=written or "")

    st.text_input(page.text("intake.why"), key=key, on_change=when_changed(key, keep), max_chars=200)
    if not reason.strip():
        st.caption(page.text("refused.no_reason", message=""))


def _correct(page: Page, review: Review, code: str, typed: Typed, names: NAMES) -> None:
    """The fields of a corrected figure; each goes into the decision as soon as it is changed."""
    language = page.language

    def field(part: str, options: list[str], show: Callable[[str], str]) -> None:
        value = getattr(typed, part)
        key = shown_key(f"{part}_{code}", value if value in options else None)
        st.selectbox(page.text(f"intake.{part}"), options, key=key, format_func=show, on_change=when_changed(key, partial(keep, part)))

    def keep(part: str, value: str | None) -> None:
        change = {part: (value or "").strip()}
        if part == "span":
            start, _, end = change.pop(part).partition("~")
            change = {"period_start": start, "period_end": end}
        decision = review.decisions.get(code)
        if decision and decision.typed:
            review.decisions[code] = replace(decision, typed=replace(decision.typed, **change))

    zones = [known for known in names if "zone" in names[known]]
    left, right = st.columns(2)
    with left:
        field("zone", zones, lambda one: zone_name(one, names[one]["name_en"], language))
    with right:
        field("indicator", [known for known in names if "indicator" in names[known]], lambda one: name(names[one], language))
    left, middle, right = st.columns(3)
    with left:
        field("measure", list(MEASURES), lambda one: word("measure", one, language))
    with middle:
        key = shown_key(f"number_{code}", typed.number)
        st.text_input(page.text("intake.number"), key=key, on_change=when_changed(key, partial(keep, "number")), max_chars=30)
    with right:
        field("unit", list(intake.units_for(typed.indicator, typed.measure)), lambda one: word("unit", one, language) if one in UNITS else one)
    with _period(page, code, typed, partial(keep, "span")):
        field("status", list(STATUSES), lambda one: word("status", one, language))
    try:
        html(typed_words(intake.figure_of(typed), names, language))
    except Refused as refusal:
        st.error(refusal_words(refusal.code, str(refusal), language))


def _period(page: Page, code: str, typed: Typed, keep: Callable[[str | None], None]) -> DeltaGenerator:
    """The period as a choice: those of the year at hand and of its neighbours, cumulative ones first; the place beside it."""
    known = typed.period_end[:4] if typed.period_end[:4].isdigit() else None
    year = known or str(date.today().year)

    def move(chosen: str | None) -> None:
        start, end = typed.period_start[-2:], typed.period_end[-2:]
        keep(f"{chosen or year}-{min(start, end)}~{chosen or year}-{end}")

    spans = [f"{year}-{start}~{year}-{end}" for start, end in SPANS]
    standing = f"{typed.period_start}~{typed.period_end}"
    years = [str(one) for one in range(date.today().year + 1, FIRST_YEAR - 1, -1)]
    left, middle, right = st.columns([1, 2, 1])
    with left:
        key = shown_key(f"year_{code}", known)
        st.selectbox(page.text("intake.year"), years, key=key, on_change=when_changed(key, move))
    with middle:
        key = shown_key(f"span_{code}", standing)
        st.selectbox(
            page.text("intake.span"), spans if standing in spans else [standing, *spans], key=key, on_change=when_changed(key, keep),
            format_func=lambda one: period(one.partition("~")[0], one.partition("~")[2], page.language),
        )  # fmt: skip
    return right
