"""区域对比 Zones side by side: one indicator and period, like with like, and what was left out."""

import streamlit as st

from metrics.analysis import overview
from metrics.analysis.frames import rows_of
from metrics.presentation import ui

page = ui.page("comparison")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    known = page.ask(overview.indicators)
    if ui.nothing(known, page.language):
        st.stop()
    compared = ui.choose_compared(page, {row["indicator"]: row for row in rows_of(known)})
    if ui.nothing(compared.table, page.language):
        st.stop()
    ui.show_compared(page, compared)


shown()
