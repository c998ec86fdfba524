"""Many targets at once: rows pasted from a spreadsheet, looked at cell by cell, published as one version."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics.analysis import goals, indicators
from metrics.analysis.connection import warehouse_path
from metrics.analysis.frames import rows_of
from metrics.intake import targets
from metrics.intake.pasting import PastedRow, read_rows
from metrics.presentation.goal_tables import pasted_table
from metrics.presentation.html import notes, tiles
from metrics.presentation.ui.blocks import heading, html, in_one_place
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.goal_edits import ask_to_sign, publish_and_say, said_before, signed, size_doubt
from metrics.presentation.ui.writing import ask_right

EXAMPLE = "苏州工业园区\tgdp\t2026\t4000亿元\n苏州工业园区\t规上工业增加值\t2026\t6%\t增速\t7%\t按往年节奏"
OUTCOMES = ("new", "changed", "same", "faulty")


def paste_targets(page: Page) -> None:
    """The field to paste into, the preview, and the button that publishes all rows or none."""
    heading(page.text("goal.paste_heading"), page.text("goal.paste_remark"))
    said_before(page)
    html(notes([escape(page.text("goal.paste_columns")), escape(page.text("goal.paste_heads"))]))
    if not ask_right(page):
        return
    text = st.text_area(page.text("goal.paste"), key="goal_paste", height=180, placeholder=EXAMPLE)
    if not text.strip():
        return
    rows = read_rows(text, warehouse_path())
    outcomes = [_outcome(page, row) for row in rows]
    counts = {outcome: outcomes.count(outcome) for outcome in OUTCOMES}
    html(tiles([(str(count), page.text(f"goal.outcome.{outcome}")) for outcome, count in counts.items()]))
    known = {row["indicator"]: row for row in rows_of(page.ask(indicators.listed))}
    html(pasted_table(rows, outcomes, [size_doubt(page, row.goal) if row.goal else "" for row in rows], known, page.language))
    _say_faulty(page, counts["faulty"])
    _publish(page, rows, counts["new"] + counts["changed"], counts["faulty"])


@in_one_place
def _say_faulty(page: Page, count: int) -> None:
    if count:
        html(f'<p class="fault">✕ {escape(page.text("goal.mend_first", count=count))}</p>')


def _outcome(page: Page, row: PastedRow) -> str:
    """Whether a row says something new, something else than what stands, or just that."""
    goal = row.goal
    if goal is None:
        return "faulty"
    same_key = [
        old for old in rows_of(page.ask(goals.standing, goal.zone, goal.year))
        if (old["indicator"], old["period"], old["scope"], old["kind"]) == (goal.indicator, goal.period, goal.scope, goal.kind)
    ]  # fmt: skip
    wanted = [(goal.value, goal.stretch, goal.unit, goal.pace_plan)]
    if [(old["value"], old["stretch"], old["unit"], old["pace_plan"]) for old in same_key] == wanted:
        return "same"
    return "changed" if same_key else "new"


def _publish(page: Page, rows: Sequence[PastedRow], changes: int, faulty: int) -> None:
    who, why = signed(page, "goal_paste_why")
    ask_to_sign(page, bool(who and why))
    may = changes and not faulty and who and why
    if st.button(page.text("goal.publish_many", count=changes), type="primary", disabled=not may, key="goal_publish_many"):
        wanted = [row.goal for row in rows if row.goal]
        publish_and_say(
            page, lambda tell: targets.set_targets(wanted, who, why, tell, warehouse_path()),
            lambda done: page.text("goal.published_many", count=len(done)),
            [(goal.zone, goal.year) for goal in wanted],
        )  # fmt: skip
