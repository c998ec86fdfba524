"""What the browser does itself (reader.js): language of the page, links without a reload, pictures of charts, print."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

PRINTED = (718, 1040)  # width and height of A4 within margins of 10 mm, in CSS pixels


@cache
def _component() -> ComponentRenderer:
    script = files("metrics.presentation.ui").joinpath("reader.js").read_text(encoding="utf-8")
    return st.components.v2.component("kaimenhong_reader", js=script, html="<span hidden></span>", isolate_styles=False)


def reader(language: str, pages: tuple[str, ...]) -> None:
    """Puts the script on the page; where a link or a point of a chart was clicked, that page is shown instead."""
    with st.container(key="reader"):
        answer = _component()(
            key="reader_script", data={"lang": language, "paper": PRINTED}, on_go_change=lambda: None, height="content"
        )
    wanted = urlsplit(answer.go or "")
    if wanted.path in pages:
        st.switch_page(f"pages/{wanted.path}.py", query_params=parse_qs(wanted.query))
