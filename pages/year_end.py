"""前三季度 · 全年 Later boards: three quarters of the time at the end of September, the whole target in December."""

import streamlit as st

from metrics.presentation import ui

page = ui.page("year_end")
st.fragment(ui.show_board)(page, 9, 12)
