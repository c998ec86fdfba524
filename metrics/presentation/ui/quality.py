"""What deserves doubt, each with a way to settle it: accept, choose a witness, correct, doubt; and the ledger of what was decided."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from metrics.analysis import quality
from metrics.analysis.connection import warehouse_path
from metrics.analysis.frames import Row, rows_of
from metrics.intake import settling
from metrics.presentation.html import empty, link, notes
from metrics.presentation.labels import word
from metrics.presentation.quality_tables import (
    UNKNOWN,
    checks_table,
    coverage_table,
    decision_words,
    ledger_table,
    side,
    stands_alone,
    unread_table,
    where,
    word_of,
)
from metrics.presentation.ui.amend import say_of_new, value_fault
from metrics.presentation.ui.blocks import heading, html, in_one_place, literal, nothing
from metrics.presentation.ui.decided import list_decided
from metrics.presentation.ui.filters import choose, choose_code, choose_zone_or_all, list_by_page
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.goal_edits import ask_to_sign, publish_and_say, said_before, signed
from metrics.presentation.ui.writing import ask_right, minutes_ahead

MOST_ROWS = 60
Change = Callable[[Callable[[str], None]], Any]


def show_checks(page: Page) -> None:
    """The failed checks of one kind, filtered by zone and state; one of them at a time to settle."""
    counts = page.ask(quality.check_counts)
    if nothing(counts, page.language, escape(page.text("quality.no_failures"))):
        return
    of_check = {row["check"]: row for row in rows_of(counts)}
    left, middle, right = st.columns([5, 4, 4])
    with left:
        check = choose(page, "check", list(of_check), lambda code: _check_words(page, code, of_check.get(code)))
    found = rows_of(page.ask(quality.checks, None, check))
    names = {row["zone"]: row["zone_name_en"] for row in found if row["zone"]}
    with middle:
        zone = choose_zone_or_all(page, names)
    with right:
        state = choose_code(page, "state", quality.STATES)
    rows = rows_of(page.ask(quality.checks, zone, check, state))
    said_before(page)
    heading(word("check", check, page.language), page.text("quality.check_remark", about=page.text(f"about.{check}"), count=len(rows)))
    if not rows:
        html(empty(page.text(f"quality.none_{state}"), escape(page.text("quality.none_advice"))))
        return
    html(checks_table(rows[:MOST_ROWS], page.language, minutes_ahead()))
    html(notes([escape(page.text("quality.cut", shown=MOST_ROWS, count=len(rows))) if len(rows) > MOST_ROWS else ""]))
    _settle(page, {row["case"]: row for row in rows if row["settlement_id"] is None})


def _check_words(page: Page, code: str, row: Row | None) -> str:
    named = word("check", code, page.language)
    return f"{named} ({page.text('quality.open_of', open=row['still_open'], all=row['failures'])})" if row else named


def _settle(page: Page, cases: dict[str, Row]) -> None:
    """One open failure with its two sentences side by side, and what can be done about it."""
    if not cases:
        return
    heading(page.text("quality.settle_heading"), page.text("quality.settle_remark"))
    case = choose(page, "case", list(cases), lambda code: _case_words(page, cases.get(code)))
    row = cases[case]
    if stands_alone(row):
        html(side(row, "first", page.language))
    else:
        left, right = st.columns(2)
        with left:
            html(side(row, "first", page.language))
        with right:
            html(side(row, "second", page.language))
    # What a source prints stays in its own language, whichever that is.
    kind = row["check"].removeprefix("check_")
    said = [(word_of(head, kind), row[head]) for head in ("printed", "expected")]
    words = [f'{escape(page.text(key))}: <span lang="und">{escape(str(value))}</span>' for key, value in said if value != UNKNOWN]
    html(notes([*words, _way_on(page, row)]))
    if row["first_observation_id"] and ask_right(page):
        _decide(page, case, row)


def _way_on(page: Page, row: Row) -> str:
    """Where a zone has fallen silent a newer document is the remedy, where a choice is lost the ledger: the way there (HTML)."""
    if row["check"] == "check_choice_lost":
        return link("quality", page.language, escape(page.text("quality.to_ledger")), list="ledger")
    if row["check"] != "check_stale_zone":
        return ""
    return link(
        "intake",
        page.language,
        escape(page.text("quality.bring_newer")),
        gap_zone=row["zone"],
        gap_period=page.text("quality.newer_than", period=row["printed"]),
    )


def _case_words(page: Page, row: Row | None) -> str:
    return f"{where(row, page.language)} · {row['printed'] or ''}" if row else ""


def _decide(page: Page, case: str, row: Row) -> None:
    """The decision on one failure: what, of which sentence, with which value, by whom and why."""
    actions = ["accept", *(["choose"] if row["are_rivals"] else []), "correct", *(["doubt"] if row["check"] != "check_doubtful" else [])]
    action = st.radio(
        page.text("quality.what"), actions, key=f"act_{case}", horizontal=True, format_func=lambda code: page.text(f"quality.act.{code}")
    )
    which, new = _of_which(page, case, row, action)
    fault = value_fault(new, row[f"{which}_unit"], row[f"{which}_value_text"]) if action == "correct" else ""
    say_of_new(page, new, fault, row[f"{which}_measure"], row[f"{which}_unit"], (row[f"{which}_value"], row[f"{which}_value_text"]))
    who, why = signed(page, f"why_{case}")
    ask_to_sign(page, bool(who and why))
    if st.button(page.text("quality.publish"), type="primary", disabled=bool(fault) or not (who and why), key="settle"):
        change = _change(action, row, which, new, who, why)
        publish_and_say(
            page, change, lambda _: page.text("quality.said", what=page.text(f"quality.act.{action}"), where=where(row, page.language))
        )


@in_one_place
def _of_which(page: Page, case: str, row: Row, action: str) -> tuple[str, str]:
    """Which of the two figures a decision is about ("first" or "second"), and the value it should have, "" where none is typed."""
    sides = [which for which in ("first", "second") if row[f"{which}_observation_id"]]
    which, new = sides[0], ""
    if action == "accept":
        return which, new
    left, right = st.columns(2)
    if len(sides) > 1:
        with left:
            which = st.radio(
                page.text("quality.of_which"), sides, key=f"side_{case}", horizontal=True,
                format_func=lambda code: f"{page.text(f'quality.{code}')} {literal(row[f'{code}_value_text'])}",
            )  # fmt: skip
    if action == "correct":
        with right:
            new = st.text_input(
                page.text("quality.new_value"), key=f"new_{case}", max_chars=40, placeholder=row[f"{which}_value_text"]
            ).strip()
    return which, new


def _change(action: str, row: Row, which: str, new: str, who: str, why: str) -> Change:
    """The change that a decision asks for."""
    observation, path = row[f"{which}_observation_id"], warehouse_path()
    if action == "accept":
        first, second = row["first_observation_id"], row["second_observation_id"]
        return lambda tell: settling.accept(row["check"], first, second, who, why, tell, path)
    if action == "choose":
        return lambda tell: settling.choose(observation, who, why, tell, path)
    return lambda tell: settling.correct(observation, new if action == "correct" else None, who, why, tell, path)


def show_unread(page: Page) -> None:
    """Unread numbers, and the way to say that one was looked at."""
    state = choose_code(page, "state", quality.UNREAD_STATES)
    said_before(page)
    listed = "set_aside" if state == "set_aside" else "unread"
    heading(page.text(f"quality.{listed}_heading"), page.text(f"quality.{listed}_remark"))
    rows = list_by_page(page, quality.unread, (state,), MOST_ROWS).rows
    if not rows:
        html(empty(page.text("reason.nothing_unread"), escape(page.text("quality.all_read"))))
        return
    html(unread_table(rows, page.language, minutes_ahead()))
    cases = {row["case"]: row for row in rows if row["settlement_id"] is None and not row["is_understood"]}
    if not cases:
        return
    heading(page.text("quality.settle_heading"), page.text("quality.unread_settle"))
    case = choose(
        page, "case", list(cases), lambda code: f"{cases[code]['text']} · {cases[code]['sentence'][:40]}" if code in cases else ""
    )
    if not ask_right(page):
        return
    who, why = signed(page, f"why_{case}")
    if st.button(page.text("quality.publish"), type="primary", disabled=not (who and why), key="settle"):
        row = cases[case]
        second = f"{row['start_offset']}:{row['text']}"
        publish_and_say(
            page, lambda tell: settling.accept("unread", row["document_id"], second, who, why, tell, warehouse_path()),
            lambda _: page.text("quality.said", what=page.text("quality.act.accept"), where=row["text"]),
        )  # fmt: skip


def show_coverage(page: Page) -> None:
    """The matrix of zones and periods; a cell leads to its figures, a gap to the page that takes documents."""
    step = choose_code(page, "per", quality.COVERAGE_STEPS)
    covered = page.ask(quality.coverage, step)
    if nothing(covered, page.language):
        return
    body = coverage_table(rows_of(covered), step, page.language) + notes([escape(page.text("quality.coverage_note"))])
    heading(page.text("quality.coverage_heading"), page.text("quality.coverage_remark"), body)


def show_ledger(page: Page) -> None:
    """Everything people decided of figures, and the way to take a decision back."""
    nothing = ("reason.no_decisions", "quality.no_decisions_advice")
    rows = list_decided(page, "quality.ledger", nothing, quality.ledger, (), ledger_table)
    standing = {f"{row['kind']}:{row['id']}": row for row in rows if row["undone_at"] is None and not row["is_of_seeds"]}
    if not standing:
        return
    heading(page.text("quality.undo_heading"), page.text("quality.undo_remark"))
    if not ask_right(page):
        return

    def words(code: str) -> str:
        row = standing[code]
        of = where(row, page.language) if row["name_zh"] else row["document"] if row["action"] == "describe" else ""
        return " · ".join(filter(None, [of, decision_words(row, page.language), row["said_by"]]))

    chosen = st.selectbox(page.text("goal.undo_which"), list(standing), key="undo_which", format_func=words)
    who, why = signed(page, "undo_why")
    if st.button(page.text("goal.undo"), disabled=not (chosen and who and why), key="undo"):
        kind, _, identifier = chosen.partition(":")
        publish_and_say(
            page, lambda tell: settling.undo(kind, identifier, who, why, tell, warehouse_path()),
            lambda _: page.text("goal.undone", change=words(chosen)),
        )  # fmt: skip
