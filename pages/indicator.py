"""指标 Indicator: everything about one indicator: what it means, all zones, all histories, all vintages, all sources."""

from html import escape

import streamlit as st

from metrics.analysis import indicators, overview
from metrics.presentation import ui
from metrics.presentation.html import empty

page = ui.page("indicator")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    known = page.ask(indicators.listed)
    if ui.nothing(known, page.language):
        st.stop()
    indicator = ui.choose_indicator(page)
    about = ui.show_definition(page, indicator)
    if not page.ask(indicators.totals, indicator)["figures"]:
        if not ui.nothing(page.ask(overview.zones), page.language):  # where there is no figure at all, another indicator has none either
            ui.html(empty(page.text("reason.no_figures_of_indicator"), escape(page.text("indicator.no_figures_advice"))))
        st.stop()
    ui.show_ranking(page, about)
    ui.show_history(page, about)
    with ui.off_print("tables"):
        ui.show_latest(page, indicator)
        ui.show_witnesses(page, indicator)


shown()
