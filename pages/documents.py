"""原文 Documents: a document with every figure marked in place; every figure of the dashboard leads to its sentence here."""

from html import escape

import streamlit as st

from metrics.analysis import documents
from metrics.analysis.frames import rows_of
from metrics.presentation import paper, ui
from metrics.presentation.html import empty, proper
from metrics.presentation.labels import document_title, zone_name

page = ui.page("documents")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    if not page.ask(documents.kinds):
        ui.nothing(page.ask(documents.documents), page.language)
        st.stop()
    figure = st.query_params.get("figure")
    home = page.ask(documents.document_of, figure) if figure else None
    if figure and home is None:
        ui.html(empty(page.text("reason.no_such_figure"), escape(page.text("documents.gone"))))
    document_id = ui.choose_document(page, home)
    document = None if document_id is None else page.ask(documents.document, document_id)
    if document_id is None or document is None:
        st.stop()
    is_taken = ui.say_taken_back(page, document)
    marks = rows_of(page.ask(documents.marks, document_id))
    unread = rows_of(page.ask(documents.unread_marks, document_id))
    focus = next((row for row in marks if row["observation_id"] == figure), None)
    if focus:
        where = zone_name(focus["zone"] or "—", focus["zone_name_en"], page.language)
        words = paper.sentence(focus) + paper.sentence_notes(focus, document, page.language)
        said = page.ask(documents.said_otherwise, focus["observation_id"])
        words += paper.said_otherwise(said, focus["observation_id"], page.english_names(), page.language)
        ui.heading(f"{where} · {paper.describe(focus, page.language)}", page.text("documents.sentence_remark"), words)
        ui.offer_changes(page, document, focus)
    elif figure:
        del st.query_params["figure"]

    named = " · ".join(filter(None, [document_title(document, page.language, page.english_names()), document["publisher"]]))
    ui.heading_of(proper(named, page.language), below=paper.origin_notes(document, page.language) + paper.legend(page.language))
    ui.show_document(page, document, None if is_taken else marks, unread, focus)
    if not focus and not is_taken:
        ui.offer_changes(page, document, None)


shown()
