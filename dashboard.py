"""Page configuration and navigation; every page builds its own frame, menu included (see metrics.presentation.ui)."""

import sys
from importlib import import_module
from typing import Any

import streamlit as st

UI = "metrics.presentation.ui"


def imported() -> Any:
    """All that the pages are made of. The first request of a fresh server waits some seconds for it, and says so meanwhile."""
    if UI in sys.modules:
        return import_module(UI)  # waits where another reader's request is importing it
    said = st.empty()
    said.markdown("正在打开… Opening…")
    ui = import_module(UI)
    said.empty()
    return ui


def home() -> None:
    """The bare address leads to the overview, so that every page has one address only."""
    st.switch_page("pages/overview.py", query_params=st.query_params.to_dict())


st.set_page_config(page_title="开门红", page_icon="📈", layout="wide", initial_sidebar_state="collapsed")
pages = [st.Page(home, default=True), *(st.Page(f"pages/{name}.py") for name in imported().PAGES)]
st.navigation(pages, position="hidden").run()
