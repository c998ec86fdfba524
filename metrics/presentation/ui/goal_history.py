"""Every change people made to targets, and the way to take one back, or all that were published together."""

from __future__ import annotations

import streamlit as st

from metrics.analysis import goals
from metrics.analysis.connection import warehouse_path
from metrics.analysis.frames import Row
from metrics.intake import settling
from metrics.presentation import clock
from metrics.presentation.goal_tables import change_words, edits_table
from metrics.presentation.labels import name, zone_name
from metrics.presentation.ui.blocks import heading
from metrics.presentation.ui.decided import list_decided
from metrics.presentation.ui.filters import choose_code
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.goal_edits import choose_place, publish_and_say, signed
from metrics.presentation.ui.writing import ask_right, minutes_ahead

ALL = "all:"  # before an edit: it and what was published with it


def show_target_history(page: Page) -> None:
    """The changes, latest first, and below them the way to take them back."""
    scope = choose_code(page, "of", ("all", "zone"))
    zone = choose_place(page)[0] if scope == "zone" else None
    rows = list_decided(page, "goal.history", ("reason.no_edits", "goal.no_edits_advice"), goals.edits, (zone,), edits_table)
    if not rows:
        return
    heading(page.text("goal.undo_heading"), page.text("goal.undo_remark"))
    standing = {row["edit_id"]: row for row in rows if row["state"] != "undone"}
    if standing and ask_right(page):
        _undo(page, standing)


def _undo(page: Page, standing: dict[str, Row]) -> None:
    """Which change, by whom and why, and the button that takes it back."""
    options = _options(standing)
    chosen = st.selectbox(
        page.text("goal.undo_which"),
        options,
        key="goal_undo",
        format_func=lambda code: _words(page, code, standing[code.removeprefix(ALL)]),
    )
    edit = chosen.removeprefix(ALL)
    count = standing[edit]["together"] if chosen.startswith(ALL) else 1
    who, why = signed(page, "goal_undo_why")
    words = page.text("goal.undo_all", count=count) if count > 1 else page.text("goal.undo")
    if not st.button(words, disabled=not (who and why), key="goal_undo_button"):
        return
    if count > 1:
        publish_and_say(
            page, lambda tell: settling.undo_together(edit, who, why, tell, warehouse_path()),
            lambda rows: page.text("goal.undone_all", count=len(rows)),
        )  # fmt: skip
    else:
        publish_and_say(
            page, lambda tell: settling.undo("target", edit, who, why, tell, warehouse_path()),
            lambda row: page.text("goal.undone", change=change_words(row, page.language)),
        )  # fmt: skip


def _options(standing: dict[str, Row]) -> list[str]:
    """The changes that can be taken back; before the first of several that were published together, all of these."""
    options: list[str] = []
    begun = set()
    for edit, row in standing.items():
        version = row["set_by"], row["set_at"]
        if row["together"] > 1 and version not in begun:
            begun.add(version)
            options.append(f"{ALL}{edit}")
        options.append(edit)
    return options


def _words(page: Page, code: str, row: Row) -> str:
    if code.startswith(ALL):
        when = clock.moment(row["set_at"], minutes_ahead())
        return page.text("goal.undo_together", count=row["together"], who=row["set_by"], when=when, why=row["reason"])
    zone = zone_name(row["zone"], row["zone_name_en"], page.language)
    return f"{zone} {row['year']} · {name(row, page.language)} · {change_words(row, page.language)} · {row['set_by']}"
