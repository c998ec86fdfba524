"""A draft under review: its text beside its figures, a decision for each, and the way out: publish or drop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from metrics import intake
from metrics.analysis.connection import warehouse_path
from metrics.intake import Candidate, Decision, Draft, Ear, Refused, Review
from metrics.presentation.drafts import NAMES, called, draft_legend, draft_paper
from metrics.presentation.html import notes, proper, tiles
from metrics.presentation.labels import word, zone_name
from metrics.presentation.reading_words import refusal_words
from metrics.presentation.review_list import asked_about, pages_of, review_list
from metrics.presentation.ui.blocks import heading_of, html, in_one_place
from metrics.presentation.ui.fields import shown_key, when_changed
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.intake import OUTCOME, desk, is_named_by_us, named, publish_reviewed
from metrics.presentation.ui.scripts import component
from metrics.presentation.ui.writing import ask_who, may_write

EACH = 24  # figures on a page of the list, more only where one sentence has more
FEW = 4  # figures below which the way out is in sight
TOP = "review_top"
LIST = "review_list"  # key of the component
OF_THE_DAY = {"year_unknown", "year_inferred"}  # doubts that a day of publication settles
OF_THE_ZONE = {"zone_unknown"}
UNLISTED = "zone_not_listed"
VIEWS = ("all", "doubtful", "undecided")


def show_review(page: Page, code: str, review: Review, names: NAMES) -> None:
    """Everything about one draft."""
    intake.recheck(review, warehouse_path())
    draft = review.draft
    origin = draft.document.origin
    day = (
        page.text("intake.day_read", day=origin.published) if origin.is_day_read else "" if origin.published else page.text("intake.no_day")
    )
    heading_of(
        proper(called(draft), page.language),
        escape(page.text("intake.review_remark")),
        notes([escape(day)]) + _settled_at_once(page, review),
    )
    doubtful = sum(bool(one.doubts) for one in draft.candidates)
    counts = {
        "figures": len(draft.candidates),
        "doubtful": doubtful,
        "unread": draft.entry.extraction.not_understood,
        "undecided": review.undecided,
    }
    html(f'<div id="{TOP}">{tiles([(str(count), page.text(f"intake.count_{kind}", count=count)) for kind, count in counts.items()])}</div>')
    _ways_out(page, code, review, names)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        html(f'<h3 class="minor">{page.text("intake.original")}</h3>{draft_legend(page.language)}')
        with st.container(key="original"):
            html(draft_paper(draft, review.decisions, names, page.language))
    with right:
        _candidates(page, code, review, names)


def _settled_at_once(page: Page, review: Review) -> str:
    """That a day of publication, or a zone, would settle the doubts about so many figures at once (HTML); nothing where none is."""
    has_day = bool(review.draft.document.origin.published)
    counts = {
        "intake.day_settles": 0 if has_day else _doubted(review, OF_THE_DAY),
        "intake.zone_settles": _doubted(review, OF_THE_ZONE),
        "intake.zone_to_list": _doubted(review, {UNLISTED}),
    }
    said = "".join(f"<p>{escape(page.text(key, count=count))}</p>" for key, count in counts.items() if count)
    return f'<div class="said">{said}</div>' if said else ""


def _doubted(review: Review, codes: set[str]) -> int:
    """How many figures are doubted for one of these reasons."""
    return sum(any(doubt.code in codes for doubt in one.doubts) for one in review.draft.candidates)


def _ways_out(page: Page, code: str, review: Review, names: NAMES) -> None:
    """Who decides, decisions for many figures at once, publishing, dropping."""
    everything = intake.as_extracted(review.draft)
    left, middle, right = st.columns([2, 1, 1])
    with left:
        _title(page, code, review)
    with middle:
        _day(page, code, review)
    with right:
        who = ask_who(page)
    _zone(page, code, review, names)
    with st.container(horizontal=True, vertical_alignment="bottom", key="ways_out"):
        _decide_many(page, review)
        with st.popover(page.text("intake.unseen")):
            st.markdown(page.text("intake.unseen_remark"))
            is_unseen = st.button(page.text("intake.unseen_now", count=len(everything)), disabled=not who, key="publish_unseen")
        with st.popover(page.text("intake.drop")):
            st.markdown(page.text("intake.drop_remark"))
            st.button(page.text("intake.drop_now"), on_click=desk().drop, args=(code,), key="drop_now")
        entering = sum(decision.action != "reject" for decision in review.decisions.values())
        is_asked = st.button(
            page.text("intake.publish", count=entering), type="primary", disabled=not who or bool(review.undecided), key="publish"
        )
    _say_what_is_left(page, review, who)
    if is_asked or is_unseen:
        publish_reviewed(page, {code: (review.draft, review.decisions if is_asked else everything)}, who)


@in_one_place
def _say_what_is_left(page: Page, review: Review, who: str) -> None:
    """What is still to be done before publishing, and what to look at once more."""
    if not who or review.undecided:
        st.caption(page.text("intake.not_yet_undecided", count=review.undecided) if review.undecided else page.text("intake.not_yet_who"))
    if asked := asked_about(review):
        html(f'<p class="warned" role="status">{escape(page.text("intake.odd_count", count=asked))}</p>')


def _title(page: Page, code: str, review: Review) -> None:
    """The title under which the document will be known."""
    key = shown_key(f"title_{code}", review.draft.document.origin.title)
    st.text_input(
        page.text("intake.title"), key=key, on_change=when_changed(key, review.entitle), max_chars=200, placeholder=review.draft.document.name
    )  # fmt: skip


def _day(page: Page, code: str, review: Review) -> None:
    """The day of publication, as the text says it or as a person does; with another one the text is read anew."""
    said = review.draft.document.origin.published
    day = date.fromisoformat(said) if said else None
    key, latest = (
        shown_key(f"day_{code}", day),
        max(date.today(), day or date.min),
    )  # one that the text says may be a misprint, and is shown
    st.date_input(
        page.text("intake.day"), key=key, on_change=when_changed(key, partial(_redate, page, review)), min_value="1990-01-01", max_value=latest,
        format="YYYY-MM-DD",
    )  # fmt: skip


@in_one_place
def _zone(page: Page, code: str, review: Review, names: NAMES) -> None:
    """The zone whose the figures are where the text names none; with another one it is read anew."""
    if not (_doubted(review, OF_THE_ZONE) or review.draft.entry.zone):
        return
    zones = [code for code, row in names.items() if "zone" in row]
    key = shown_key(f"zone_{code}", review.draft.entry.zone)
    st.selectbox(
        page.text("intake.zone_of_all"), zones, index=None, key=key, on_change=when_changed(key, partial(_rezone, page, review)),
        placeholder=page.text("intake.zone_hint"), format_func=lambda one: zone_name(one, names[one]["name_en"], page.language),
    )  # fmt: skip


def _redate(page: Page, review: Review, day: date | None) -> None:
    _take_anew(page, review, lambda: intake.redated(review.draft, day.isoformat() if day else "", warehouse_path()))


def _rezone(page: Page, review: Review, zone: str | None) -> None:
    _take_anew(page, review, lambda: intake.rezoned(review.draft, zone or "", warehouse_path()))


def _take_anew(page: Page, review: Review, read: Callable[[], Draft]) -> None:
    """Goes on with the text as it is read now; why it cannot be, where it cannot. A title made of zone and period is made anew."""
    try:
        anew = read()
        review.take(named(page, anew) if is_named_by_us(review.draft) else anew)
    except Refused as refusal:
        st.session_state[OUTCOME] = [escape(refusal_words(refusal.code, str(refusal), page.language))]


def _decide_many(page: Page, review: Review) -> None:
    """Accepts all figures without a doubt, or rejects all that nobody has decided about, with one reason."""
    sure, unlisted = review.sure(), [one for one in review.sure(UNLISTED) if one.doubts]
    st.button(page.text("intake.accept_sure"), on_click=review.accept_sure, disabled=not sure, key="accept_sure")
    if unlisted:  # a zone that no list has is doubted at each of its figures, and looked at once
        zones = list(dict.fromkeys(one.observation.zone or "" for one in unlisted))
        places = page.text("list.comma").join(zones[:2]) + ("…" if len(zones) > 2 else "")
        st.button(
            page.text("intake.accept_unlisted", zone=places, count=len(unlisted)), on_click=review.accept_sure, args=(UNLISTED,),
            key="accept_unlisted",
        )  # fmt: skip
    with st.popover(page.text("intake.reject_rest"), disabled=not review.undecided):
        reason = st.text_input(page.text("intake.why"), key="reject_rest_why", max_chars=200)
        st.button(
            page.text("intake.reject_rest_now", count=review.undecided), on_click=_reject_rest, args=(review, reason),
            disabled=not reason.strip(), key="reject_rest_now",
        )  # fmt: skip


def _reject_rest(review: Review, reason: str) -> None:
    for one in review.draft.candidates:
        review.decisions.setdefault(one.observation_id, Decision("reject", reason))


def _candidates(page: Page, code: str, review: Review, names: NAMES) -> None:
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
    pages = pages_of(shown, EACH)
    at = _page_of_list(page, len(pages) if shown else 0, view)
    component("review")(
        key=LIST, data=review_list(code, review, pages[min(at, len(pages)) - 1], names, page.language, _ear().last),
        on_said_change=partial(_hear, page.language), height="content",
    )  # fmt: skip
    if len(shown) > FEW:
        html(f'<p><a href="#{TOP}">{escape(page.text("intake.to_publish"))}</a></p>')


@in_one_place
def _page_of_list(page: Page, count: int, view: str) -> int:
    """Which of so many pages of the list is shown; where there is none, that is said."""
    if not count:
        st.caption(page.text("intake.none_here"))
    return st.pagination(count, key=f"w_at_{view}") if count > 1 else 1


def _ear() -> Ear:
    """What this session has heard of its browser."""
    ear: Ear = st.session_state.setdefault("review_ear", Ear())
    return ear


def _hear(language: str) -> None:
    """Keeps what was done to figures in the browser."""
    if may_write():
        _ear().hear(st.session_state[LIST].get("said"), desk(), partial(_first_doubt, language))


def _first_doubt(language: str, one: Candidate) -> str:
    """What already speaks against a figure, as a first reason."""
    codes = [doubt.code for doubt in one.doubts]
    return word("check" if codes[0].startswith("check_") else "doubt_short", codes[0], language) if codes else ""
