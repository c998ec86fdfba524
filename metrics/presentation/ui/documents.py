"""Documents: found by words, kind and zone; shown with every figure marked in place and listed beside the text."""

from __future__ import annotations

from html import escape

import streamlit as st

from metrics.analysis import documents, overview
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import paper
from metrics.presentation.html import empty, notes
from metrics.presentation.labels import zone_name
from metrics.presentation.ui.blocks import html, on_demand
from metrics.presentation.ui.filters import choose, type_words
from metrics.presentation.ui.frame import Page

LONG = 6000  # characters; a longer document opens at the figure looked at
ANY = "any"


def choose_document(page: Page, home: str | None) -> str | None:
    """One of the documents that meet the filters, or the one a figure stands in (`home`); None where none is found."""
    names = {row["zone"]: row["name_en"] for row in rows_of(page.ask(overview.zones))}
    left, middle, right = st.columns([2, 1, 1])
    with left:
        words = type_words(page, "find")
    with middle:
        kind = choose(page, "kind", [ANY, *page.ask(documents.kinds)], lambda code: page.text("filter.all" if code == ANY else f"kind.{code}"))
    with right:
        zone = choose(page, "of_zone", [ANY, *names], lambda code: page.text("filter.all") if code == ANY else zone_name(code, names.get(code), page.language))
    found = rows_of(page.ask(documents.documents, None if zone == ANY else zone, None if kind == ANY else kind, words))
    of_id = {row["document_id"]: row for row in found}
    if home and home not in of_id:
        of_id = {row["document_id"]: row for row in rows_of(page.ask(documents.documents)) if row["document_id"] == home} | of_id
    figures, unread = (sum(row[key] for row in found) for key in ("figures", "unread"))
    html(notes([escape(page.text("documents.found", count=f"{len(found):,}", figures=f"{figures:,}", unread=f"{unread:,}"))]))
    if not of_id:
        html(empty(page.text("documents.none_found"), escape(page.text("documents.none_advice"))))
        return None
    return choose(page, "doc", list(of_id), lambda code: _title(page, of_id.get(code), code), home)


def _title(page: Page, row: Row | None, code: str) -> str:
    """What a document is called in the list."""
    if row is None:
        return code
    title = row["title"] or row["file_name"]
    is_foreign = page.language == "en" and any(letter >= "\u2e80" for letter in title)
    named = f"{page.text('documents.in_chinese')}{title}" if is_foreign else title
    parts = [named, row["publisher"], row["published"] and str(row["published"])]
    return " · ".join(filter(None, [*parts, page.text("documents.count", count=row["figures"])]))


def show_document(page: Page, document: Row, marks: list[Row], unread: list[Row], focus: Row | None) -> None:
    """The text with its marks on the left, the figures in the order of the text on the right."""
    figure = focus["observation_id"] if focus else None
    pages = page.ask(documents.places, document["document_id"])
    rejected = paper.rejected_marks(page.ask(documents.rejected_marks, document["document_id"]), page.language)
    found = [*paper.places(marks, unread, figure, page.language), *rejected, *paper.page_marks(pages, page.language)]
    at = focus["evidence_start"] if focus and len(document["text"]) > LONG else None
    left, right = st.columns([5, 3])
    with left:
        html(paper.paper(document["text"], found, at))
        if at is not None:
            on_demand(page.text("documents.whole"), "whole", lambda: paper.paper(document["text"], found))
    with right:
        counted = page.text("documents.figures_heading", count=len(marks), unread=len(unread))
        html(f'<h3 class="minor">{escape(counted)}</h3>' + paper.beside(marks, unread, figure, page.language))
