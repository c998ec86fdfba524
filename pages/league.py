"""综合评分 League: zones scored on what they have published, with the analyst's own weights, and how each score is made."""

import streamlit as st

from metrics.analysis import league
from metrics.analysis.frames import rows_of
from metrics.presentation import ui

page = ui.page("league")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    known = page.ask(league.presets)
    if ui.nothing(known, page.language):
        st.stop()
    chosen = ui.choose_league(page, list(known["preset"]))
    if chosen is None:
        st.stop()
    preset, period_end, names, weights = chosen
    parts = rows_of(page.ask(league.parts, names, preset, period_end))
    first = ui.show_league(page, preset, period_end, parts, weights)
    with ui.off_print("parts"):
        ui.show_score(page, preset, period_end, parts, first)


shown()
