"""原文 Documents: a document with every figure marked in place; every figure of the dashboard leads to its sentence here."""

from html import escape

import streamlit as st

from metrics.analysis import documents
from metrics.analysis.frames import rows_of
from metrics.presentation import paper, ui
from metrics.presentation.html import badge, empty, figure_link, notes, source_words, table
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.numbers import measured, period

LONG = 6000  # characters; a longer document opens at the figure looked at

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
    ui.html(notes(
        [
            escape(page.text("documents.printed", value=focus["value_text"])),
            escape(word("status", focus["status"], page.language)),
            escape(word("bound", focus["bound"], page.language)),
            escape(page.text("caption.coverage", scope=focus["scope"])) if focus["scope"] else "",
            source_words(document, page.language),
        ]
    ))  # fmt: skip
elif figure:
    del st.query_params["figure"]

ui.heading(document["title"] or document["file_name"])
address = document["address"]
is_web = bool(address) and address.startswith(("http://", "https://"))
ui.html(notes([
    badge(page.text(f"kind.{document['kind']}")) + source_words(document, page.language),
    f'<a href="{escape(address, quote=True)}">{escape(page.text("documents.original"))}</a>' if is_web else "",
    escape(page.text("documents.read_by", file=document["file_name"], reader=document["reader"])),
]))  # fmt: skip
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
ui.html(table(
    [page.text(f"column.{key}") for key in ("indicator", "measure", "value", "period", "status", "zone")],
    [
        [
            escape(name(row, page.language)),
            escape(word("measure", row["measure"], page.language)),
            figure_link(row["observation_id"], page.language, escape(measured(row["measure"], row["value"], row["unit"], page.language))),
            (escape(period(row["period_start"], row["period_end"], page.language)), "nowrap"),
            escape(word("status", row["status"], page.language)),
            escape(zone_name(row["zone"] or "—", row["zone_name_en"], page.language, is_short=True)),
        ]
        for row in marks[:300]
    ],
    numeric=(2,),
))  # fmt: skip
