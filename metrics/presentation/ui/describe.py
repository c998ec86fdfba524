"""What can be put right of a document: what it is called, who published it, when and where, what kind of source it is."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from metrics.analysis import documents, indicators
from metrics.analysis.connection import warehouse_path
from metrics.analysis.frames import Row, rows_of
from metrics.intake import Refused, explained, rereading
from metrics.presentation import clock
from metrics.presentation.html import notes, rules
from metrics.presentation.labels import word
from metrics.presentation.quality_tables import description_words, reread_words
from metrics.presentation.ui.blocks import html, in_one_place
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.goal_edits import ROUND
from metrics.presentation.ui.intake_form import FIRST_DAY, GRADES
from metrics.presentation.ui.writing import minutes_ahead

MOST_SHOWN = 8  # figures that another day changes; of the others their number


@in_one_place
def describe_fields(page: Page, document: Row) -> dict[str, str]:
    """What is to be said of a document's source instead, by column; nothing where the fields show what is stored, or it cannot be
    said. What was said of it before stands above them."""
    changes = page.ask(documents.descriptions, document["document_id"])
    html(notes([escape(page.text("describe.remark")), *(escape(_told(page, row)) for row in changes)]))
    key = f"{document['document_id']}_{st.session_state.get(ROUND, 0)}"  # empty of what was published
    left, right = st.columns([5, 1])
    stored = document["published"]
    said = {"title": _typed(page, left, document, "title", key)}
    st.session_state.setdefault(f"describe_published_{key}", stored)  # a default of its own would be no field that can be emptied
    day = right.date_input(
        page.text("described.published"),
        value=None,
        min_value=min(stored or FIRST_DAY, FIRST_DAY),
        max_value=max(stored or date.today(), date.today()),
        key=f"describe_published_{key}",
        format="YYYY-MM-DD",
    )
    said["published"] = str(day or "")
    left, middle, right = st.columns([2, 3, 1])
    said |= {name: _typed(page, column, document, name, key) for column, name in ((left, "publisher"), (middle, "address"))}
    grades = list(dict.fromkeys([document["source_grade"], *GRADES]))
    said["source_grade"] = right.selectbox(
        page.text("described.source_grade"), grades, key=f"describe_grade_{key}", format_func=lambda one: word("grade", one, page.language)
    )
    changed = {name: value for name, value in said.items() if value != str(document[name] or "")}
    return changed if "published" not in changed or _may_be_of(page, document["document_id"], changed["published"]) else {}


def _typed(page: Page, column: st.delta_generator.DeltaGenerator, document: Row, name: str, key: str) -> str:
    return column.text_input(page.text(f"described.{name}"), document[name] or "", key=f"describe_{name}_{key}", max_chars=200).strip()


def _may_be_of(page: Page, document_id: str, day: str) -> bool:
    """Whether a document can be told to be of another day, or of none; what of its figures would change is said."""
    try:
        with explained():
            found = rereading.preview(document_id, day, warehouse_path())
    except Refused as refusal:
        html(f'<p class="fault">✕ {escape(page.text("refused.change", message=str(refusal)))}</p>')
        return False
    if found is None:
        return True
    known = {row["indicator"]: row for row in rows_of(page.ask(indicators.listed))}
    shown = [reread_words(was, becomes, known, page.language) for was, becomes in found.changes[:MOST_SHOWN]]
    of = found.entry.document.origin.published or page.text("describe.day_unknown")
    html(notes([escape(page.text("describe.reread", day=of, count=len(found.changes)))]) + rules(map(escape, shown)))
    if found.corrected:
        html(f'<p class="fault">✕ {escape(page.text("describe.corrected", count=found.corrected))}</p>')
    return not found.corrected


def _told(page: Page, row: Row) -> str:
    key = "describe.undone" if row["undone_at"] else "describe.history"
    day, change = clock.day(row["settled_at"], minutes_ahead()), description_words(row, page.language)
    return page.text(key, day=day, who=row["settled_by"], change=change, why=row["reason"])
