"""导入 Import: files or a text are read, shown beside what would be stored, decided on figure by figure, and published."""

import streamlit as st

from metrics.presentation import ui

page = ui.page("intake")
if not ui.ask_right(page):
    st.stop()
ui.show_outcome(page)
ui.bring(page)
chosen = ui.choose_draft(page)
if chosen is None:
    st.stop()
ui.show_review(page, *chosen, ui.names_of(page))
