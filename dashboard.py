"""Page configuration and navigation; every page builds its own frame, menu included (see metrics.presentation.ui)."""

import streamlit as st

from metrics.presentation import ui


def home() -> None:
    """The bare address leads to the overview, so that every page has one address only."""
    st.switch_page("pages/overview.py", query_params=st.query_params.to_dict())


st.set_page_config(page_title="开门红", page_icon="📈", layout="wide")
pages = [st.Page(home, default=True), *(st.Page(f"pages/{name}.py") for name in ui.PAGES)]
st.navigation(pages, position="hidden").run()
