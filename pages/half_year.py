"""双过半 Half-year: half the time is gone at the end of June; which targets are more than half done?"""

import streamlit as st

from metrics.presentation import ui

page = ui.page("half_year")
st.fragment(ui.show_board)(page, 6)
