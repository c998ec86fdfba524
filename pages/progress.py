"""季度进度 Quarterly progress: one indicator of one zone: cumulative lines, single quarters, growth, the figures."""

import streamlit as st

from metrics.analysis import overview
from metrics.analysis.frames import rows_of
from metrics.presentation import ui
from metrics.presentation.labels import name, zone_name

page = ui.page("progress")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    zones = page.zone_names()
    if not zones:
        ui.nothing(page.ask(overview.zones), page.language)
        st.stop()

    left, right = st.columns(2)
    with left:
        zone = ui.choose(page, "zone", list(zones), lambda code: zone_name(code, zones.get(code), page.language))
    known = page.ask(overview.indicators, zone)
    if ui.nothing(known, page.language):
        st.stop()
    of_code = {row["indicator"]: row for row in rows_of(page.ask(overview.indicators)) + rows_of(known)}
    with right:
        indicator = ui.choose(
            page,
            "indicator",
            list(known["indicator"]),
            lambda code: name(of_code[code], page.language) if code in of_code else code,
        )
    title = f"{zone_name(zone, zones[zone], page.language)} · {name(of_code[indicator], page.language)}"
    series = ui.choose_series(page, zone, indicator, title)
    if ui.nothing(series.frame, page.language, page.text("progress.as_of_advice") if series.as_of else ""):
        st.stop()
    ui.show_cumulative(page, series)
    pieces = ui.show_pieces(page, series)
    ui.show_growth(page, series)
    ui.show_figures(page, series, pieces)


shown()
