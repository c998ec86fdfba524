"""目标 Targets: how far each annual target has come and its tasks; and targets set, changed, withdrawn, pasted, taken back."""

from html import escape

import streamlit as st

from metrics.analysis import outlook
from metrics.analysis.frames import rows_of
from metrics.presentation import ui
from metrics.presentation.html import link

page = ui.page("targets")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    part = ui.choose_code(page, "part", ("see", "wall", "edit", "paste", "history"))
    if part == "edit":
        ui.edit_targets(page)
    elif part == "paste":
        ui.paste_targets(page)
    elif part == "history":
        ui.show_target_history(page)
    else:
        places = page.ask(outlook.places)
        if ui.nothing(places, page.language, link("targets", page.language, escape(page.text("overview.set_targets")), part="edit")):
            st.stop()
        zone, year, plan = ui.choose_goals(page, rows_of(places))
        if part == "wall":
            ui.show_wall(page, zone, year, plan)
            st.stop()
        rows = ui.show_outlook(page, zone, year, plan)
        ui.show_tasks(page, zone, year, rows, plan)


shown()
