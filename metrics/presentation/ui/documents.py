"""Documents: found by words, kind and zone; shown with every figure marked in place and listed beside the text."""

from __future__ import annotations

from html import escape

import streamlit as st

from metrics.analysis import documents
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import paper
from metrics.presentation.html import empty, notes
from metrics.presentation.labels import document_title
from metrics.presentation.ui.blocks import html, on_demand
from metrics.presentation.ui.filters import ANY, choose, choose_zone_or_all, list_by_page, type_words
from metrics.presentation.ui.frame import Page

LONG = 6000  # characters; a longer document opens at the figure looked at
EACH = 100  # documents in the list at once; a browser is slow with thousands
Filters = tuple[str | None, str | None, str]  # zone, kind, words


def choose_document(page: Page, home: str | None) -> str | None:
    """One of the documents that meet the filters, or the one a figure stands in (`home`); None where none is found."""
    left, middle, right = st.columns([2, 1, 1])
    with left:
        words = type_words(page, "find")
    with middle:
        kind = choose(
            page, "kind", [ANY, *page.ask(documents.kinds)], lambda code: page.text("filter.all" if code == ANY else f"kind.{code}")
        )
    with right:
        zone = choose_zone_or_all(page, page.zone_names())
    filters = (zone, None if kind == ANY else kind, words)
    of_id = {row["document_id"]: row for row in _page_of(page, filters)}
    for wanted, within in ((st.query_params.get("doc"), filters), (home, (None, None, ""))):
        if wanted and wanted not in of_id:  # it stands on another page of the list, or leads here from a figure
            of_id = {row["document_id"]: row for row in rows_of(page.ask(documents.documents, *within, 1, 0, wanted))} | of_id
    if not of_id:
        html(empty(page.text("documents.none_found"), escape(page.text("documents.none_advice"))))
        return None
    return choose(page, "doc", list(of_id), lambda code: _title(page, of_id.get(code), code), home)


def _page_of(page: Page, filters: Filters) -> list[Row]:
    """A page of the documents that meet the filters, how many there are, and the way to the other pages."""
    above = st.empty()
    rows, first, count = list_by_page(page, documents.documents, filters, EACH)
    totals = {
        key: f"{rows[0][name] if rows else 0:,}"
        for key, name in (("count", "found"), ("figures", "found_figures"), ("unread", "found_unread"))
    }
    last = first + len(rows) - 1
    listed = page.text("documents.listed", first=f"{first:,}", last=f"{last:,}") if count > len(rows) else ""
    corrections = rows[0]["found_corrections"] if rows else 0
    of_them = page.text("documents.corrections", count=f"{corrections:,}") if corrections else ""
    with above:
        html(notes([escape(page.text("documents.found", **totals)), escape(of_them), escape(listed)]))
    return rows


def _title(page: Page, row: Row | None, code: str) -> str:
    """What a document is called in the list."""
    if row is None:
        return code
    title = document_title(row, page.language, page.english_names())
    is_foreign = page.language == "en" and any(letter >= "\u2e80" for letter in title)
    named = f"{page.text('documents.in_chinese')}{title}" if is_foreign else title
    parts = [named, row["publisher"], row["published"] and str(row["published"])]
    if row["is_withdrawn"]:  # said first: the end of a long name is cut
        return page.text("documents.taken_back") + " · ".join(filter(None, parts))
    return " · ".join(filter(None, [*parts, page.text("documents.count", count=row["figures"])]))


def show_document(page: Page, document: Row, marks: list[Row] | None, unread: list[Row], focus: Row | None) -> None:
    """The text with its marks on the left, the figures in the order of the text on the right.

    `marks` is None for a document that was taken back: that no figure of it was read would not be true.
    """
    figure = focus["observation_id"] if focus else None
    pages = page.ask(documents.places, document["document_id"])
    rejected = paper.rejected_marks(page.ask(documents.rejected_marks, document["document_id"]), page.language)
    found = [*paper.places(marks or [], unread, figure, page.language), *rejected, *paper.page_marks(pages, page.language)]
    at = focus["evidence_start"] if focus and len(document["text"]) > LONG else None
    left, right = st.columns([5, 3])
    with left:
        html(paper.paper(document["text"], found, at))
        if at is not None:
            on_demand(page.text("documents.whole"), "whole", lambda: paper.paper(document["text"], found))
    if marks is None:
        return
    with right:
        counted = page.text("documents.figures_heading", count=len(marks), unread=sum(not row["is_understood"] for row in unread))
        html(f'<h3 class="minor">{escape(counted)}</h3>' + paper.beside(marks, unread, figure, page.language))
