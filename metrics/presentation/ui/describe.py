"""What can be put right of a document without reading it anew: who published it, where it stands, what kind of source it is."""

from __future__ import annotations

from html import escape

import streamlit as st

from metrics.analysis import documents
from metrics.analysis.frames import Row
from metrics.presentation import clock
from metrics.presentation.html import notes
from metrics.presentation.labels import word
from metrics.presentation.quality_tables import description_words
from metrics.presentation.ui.blocks import html
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.goal_edits import ROUND
from metrics.presentation.ui.intake_form import GRADES
from metrics.presentation.ui.writing import minutes_ahead


def describe_fields(page: Page, document: Row) -> dict[str, str]:
    """What is to be said of a document's source instead, by column; nothing where the fields show what is stored. What was said of it
    before stands above them."""
    changes = page.ask(documents.descriptions, document["document_id"])
    html(notes([escape(page.text("describe.remark")), *(escape(_told(page, row)) for row in changes)]))
    key = f"{document['document_id']}_{st.session_state.get(ROUND, 0)}"  # empty of what was published
    left, middle, right = st.columns([2, 3, 1])
    said = {
        name: column.text_input(page.text(f"described.{name}"), document[name] or "", key=f"describe_{name}_{key}", max_chars=200).strip()
        for column, name in ((left, "publisher"), (middle, "address"))
    }
    grades = list(dict.fromkeys([document["source_grade"], *GRADES]))
    said["source_grade"] = right.selectbox(
        page.text("described.source_grade"), grades, key=f"describe_grade_{key}", format_func=lambda one: word("grade", one, page.language)
    )
    return {name: value for name, value in said.items() if value != (document[name] or "")}


def _told(page: Page, row: Row) -> str:
    key = "describe.undone" if row["undone_at"] else "describe.history"
    day, change = clock.day(row["settled_at"], minutes_ahead()), description_words(row, page.language)
    return page.text(key, day=day, who=row["settled_by"], change=change, why=row["reason"])
