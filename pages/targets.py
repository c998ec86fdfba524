"""目标 Targets: every annual target of a zone as far as the year has come, where it may end, and its monthly tasks."""

import streamlit as st

from metrics.analysis import outlook
from metrics.analysis.frames import rows_of
from metrics.presentation import ui

page = ui.page("targets")
places = page.ask(outlook.places)
if ui.nothing(places, page.language, page.text("board.no_target_advice")):
    st.stop()
zone, year, plan = ui.choose_goals(page, rows_of(places))
rows = ui.show_outlook(page, zone, year, plan)
ui.show_tasks(page, zone, year, rows, plan)
