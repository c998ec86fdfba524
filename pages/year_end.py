"""前三季度 · 全年 Later boards: three quarters of the time at the end of September, the whole target in December."""

import streamlit as st

from metrics.presentation import ui

page = ui.page("year_end")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    ui.show_board(page, int(ui.choose_code(page, "month", ("9", "12"), "12")))


shown()
