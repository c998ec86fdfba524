"""总览 Overview: how one zone stands at one period, laggards first, what its latest document changed, what is missing."""

from html import escape

import streamlit as st

from metrics.analysis import overview
from metrics.presentation import ui
from metrics.presentation.html import badge, notes, tiles

page = ui.page("overview")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    place = ui.choose_place(page)
    if place is None:
        st.stop()
    rows = ui.show_cards(page, place)
    ui.show_beside(page, place)
    ui.show_alongside(page, place)
    ui.show_changes(page, place.row["zone"])
    ui.show_growth_bars(page, place, rows)
    ui.show_completeness(page, place, rows)
    with ui.off_print("sources"):
        ui.show_documents(page, place.row["zone"])
        totals = page.ask(overview.totals)
        counts = [
            (f"{totals[key]:,}", page.text(f"totals.{key}", count=totals[key])) for key in ("zones", "indicators", "figures", "documents")
        ]
        copies = notes([badge(page.text("grade.republished")) + escape(page.text("overview.republished"))])
        ui.heading(page.text("overview.totals_heading"), "", tiles(counts) + copies)


shown()
