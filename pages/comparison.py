"""区域对比 Zones side by side: one indicator and period, like with like, and what was left out."""

import streamlit as st

from metrics.analysis import comparison, overview
from metrics.analysis.frames import rows_of
from metrics.presentation import ui
from metrics.presentation.labels import name

page = ui.page("comparison")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    known = page.ask(overview.indicators)
    if ui.nothing(known, page.language):
        st.stop()
    of_code = {row["indicator"]: row for row in rows_of(known)}
    indicator = ui.choose(
        page, "indicator", list(of_code), lambda code: name(of_code[code], page.language) if code in of_code else code
    )
    compared = ui.choose_compared(page, of_code[indicator])
    table = page.ask(comparison.compare, tuple(compared.zones), indicator, compared.start, compared.end)
    if ui.nothing(table, page.language):
        st.stop()
    ui.show_compared(page, compared, table)
    with ui.off_print("years"):
        ui.show_distances(page, table)
        ui.show_years(page, compared)
        ui.show_trends(page, compared.zones, indicator, int(compared.end[5:7]), compared.about(page))


shown()
