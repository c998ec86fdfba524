"""What the browser does itself (reader.js): language of the page, links without a reload, pictures of charts, print."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import streamlit as st

from metrics.presentation.ui.scripts import component

PRINTED = (718, 1000)  # width and height of A4 within margins of 10 mm, in CSS pixels, with a line to spare


def reader(language: str, pages: tuple[str, ...], carried: tuple[str, ...], chosen: set[str], asked: set[str]) -> None:
    """Puts the script on the page; where a link was clicked, that page is shown instead.

    A link of the menu takes along what the reader chose: those of the parameters `carried` that are in `chosen`. What any other link
    says is chosen by following it, and `asked` for.
    """
    with st.container(key="reader"):
        answer = component("reader")(
            key="reader_script", data={"lang": language, "paper": PRINTED, "carried": carried}, on_go_change=lambda: None,
            height="content",
        )  # fmt: skip
    wanted = urlsplit(answer.go or "")
    if wanted.path in pages:
        query = parse_qs(wanted.query)
        if query.pop("menu", None):
            query |= {name: st.query_params.get_all(name) for name in sorted(chosen) if name in st.query_params}
        else:
            chosen |= query.keys() & set(carried)
            asked |= query.keys()
        st.switch_page(f"pages/{wanted.path}.py", query_params=query)
