"""开门红 Opening quarter: how the first quarter stands against its goals, and the growth where no goal is known."""

import streamlit as st

from metrics.presentation import ui

page = ui.page("opening_quarter")
st.fragment(ui.show_board)(page, 3)
