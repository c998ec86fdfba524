"""Scripts that the browser runs itself, each a file beside this one, as components of Streamlit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


@cache
def component(name: str) -> ComponentRenderer:
    """What puts the script `name`.js on a page; it stands in the page's own style."""
    script = files("metrics.presentation.ui").joinpath(f"{name}.js").read_text(encoding="utf-8")
    return st.components.v2.component(f"kaimenhong_{name}", js=script, html="<span hidden></span>", isolate_styles=False)
