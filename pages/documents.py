"""原文 Documents: a document with every figure marked in place; every figure of the dashboard leads to its sentence here."""

from html import escape

import streamlit as st

from metrics.analysis import documents
from metrics.analysis.frames import rows_of
from metrics.presentation import paper, ui
from metrics.presentation.html import empty
from metrics.presentation.labels import zone_name

LONG = 6000  # characters; a longer document opens at the figure looked at
MOST_ROWS = 300

page = ui.page("documents")
listed = page.ask(documents.documents)
if ui.nothing(listed, page.language):
    st.stop()
of_id = {row["document_id"]: row for row in rows_of(listed)}
figure = st.query_params.get("figure")
home = page.ask(documents.document_of, figure) if figure else None
if figure and home is None:
    ui.html(empty(page.text("reason.no_such_figure"), escape(page.text("documents.gone"))))


def title(code: str) -> str:
    """What a document is called in the list."""
    row = of_id.get(code)
    if row is None:
        return code
    parts = [row["title"] or row["file_name"], row["publisher"], row["published"] and str(row["published"])]
    return " · ".join(filter(None, [*parts, page.text("documents.count", count=row["figures"])]))


document_id = ui.choose(page, "doc", list(of_id), title, home)
document = page.ask(documents.document, document_id)
marks = rows_of(page.ask(documents.marks, document_id))
focus = next((row for row in marks if row["observation_id"] == figure), None)
if focus:
    where = zone_name(focus["zone"] or "—", focus["zone_name_en"], page.language)
    ui.heading(f"{where} · {paper.describe(focus, page.language)}", page.text("documents.sentence_remark"))
    ui.html(paper.sentence(focus))
    ui.html(paper.sentence_notes(focus, document, page.language))
elif figure:
    del st.query_params["figure"]

ui.heading(" · ".join(filter(None, [document["title"] or document["file_name"], document["publisher"]])))
ui.html(paper.origin_notes(document, page.language))
unread = rows_of(page.ask(documents.unread_marks, document_id))
ui.html(paper.legend(page.language))
found = paper.places(marks, unread, figure, page.language)
is_long = len(document["text"]) > LONG
at = focus["evidence_start"] if focus and is_long else None
ui.html(paper.paper(document["text"], found, at))
if at is not None:
    with st.expander(page.text("documents.whole")):
        ui.html(paper.paper(document["text"], found))

ui.heading(page.text("documents.figures_heading", count=len(marks), unread=len(unread)))
ui.html(paper.marks_table(marks[:MOST_ROWS], page.language))
