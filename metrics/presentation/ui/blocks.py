"""Blocks of a page: HTML, headings, the line under a chart, an empty state, a download."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from html import escape
from typing import Literal, ParamSpec, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics.presentation.html import empty, link, notes, saves
from metrics.presentation.labels import text

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

CONFIG = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": True,
}  # the words of plotly's own buttons are English
_MARKDOWN = re.compile(r"[\\`*_\[\]<&~$:#|]")


def html(body: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """HTML made by `metrics.presentation.html`; Streamlit sanitises it once more. Nothing is shown for nothing."""
    if body:
        st.html(body, width=width)


def in_one_place(show: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """A function that shows now more and now fewer elements, or none, which takes one place all the same.

    Streamlit tells the elements of a page apart by their places: where those before a field become more or fewer, the browser
    makes the field anew, and what is being typed in it at that moment is gone.
    """

    @wraps(show)
    def shown(*args: Given.args, **named: Given.kwargs) -> Answer:
        with st.container():
            return show(*args, **named)

    return shown


def literal(words: str) -> str:
    r"""Words that come from data, for an element that takes Markdown: a title may hold a picture of another server, a price a formula.

    >>> print(literal("![GDP](//a.example/b.png) $5 → $6"))
    !\[GDP\](//a.example/b.png) \$5 → \$6
    """
    return _MARKDOWN.sub(r"\\\g<0>", words)


def heading(words: str, remark: str = "", below: str = "") -> None:
    """A second-level heading with a quiet remark under it (both plain text), and HTML `below` it in the same element.

    An element costs the browser as much as a short table: what belongs together is sent together.
    """
    html(titled(words, remark, below))


def heading_of(words: str, remark: str = "", below: str = "") -> None:
    """The same with words and remark in HTML, for names that stand in another language."""
    html(_titled(words, remark, below))


def off_print(key: str) -> DeltaGenerator:
    """A part of a page that stays on the screen, so that what matters comes out large enough on a sheet of paper."""
    return st.container(key=f"offprint_{key}")


def titled(words: str, remark: str = "", below: str = "") -> str:
    """What `heading` shows, as HTML."""
    return _titled(escape(words), escape(remark), below)


def _titled(words: str, remark: str, below: str) -> str:
    small = f"<small>{remark}</small>" if remark else ""
    return f'<h2 class="block">{words}{small}</h2>{below}'


def captioned(alt: str, caption: Iterable[str], language: str, about: str = "") -> str:
    """The line under a chart (HTML lines) with buttons that keep its picture, named by `about` (zone, period) and `alt`."""
    title = " · ".join(dict.fromkeys(filter(None, [about, alt])))
    return notes(caption, ending=saves(title, language), hint=escape(text("chart.click", language)))


def on_demand(words: str, key: str, make: Callable[[], str]) -> None:
    """A fold that is filled (HTML) when it is opened: what nobody opens is neither made nor sent."""
    fold = st.expander(words, key=key, on_change="rerun")
    if fold.open:
        with fold:
            html(make())


def closer_look(language: str, key: str, alt: str, make: Callable[[], go.Figure], *more: str) -> None:
    """A fold with the chart above as a plotly figure, to zoom and to single out, made and sent when it is opened; `more` to know of it."""
    fold = st.expander(text("chart.closer", language), key=key, on_change="rerun")
    if fold.open:
        with fold:
            st.plotly_chart(make(), key=f"{key}_figure", theme=None, config=CONFIG, alt=alt)
            html(notes(map(escape, [text("chart.closer_how", language), *more])))


def nothing(frame: pd.DataFrame, language: str, advice: str = "") -> bool:
    """Shows why a frame is empty; whether it was."""
    if not frame.empty:
        return False
    reason = frame.attrs.get("reason") or "no_rows"
    if reason in ("empty_warehouse", "no_documents"):  # no other choice would find anything
        advice = link("intake", language, escape(text("empty.bring", language)))
    html(empty(text(f"reason.{reason}", language), advice or escape(text("empty.advice", language))))
    return True


def download(label: str, make: Callable[[], bytes], file_name: str, key: str, kind: str = "text/csv") -> None:
    """A button that builds its file only when it is pressed; no blank in the file's name, which mail and scripts break at."""
    st.download_button(
        label, make, file_name=file_name.replace(" ", "_"), mime=kind, key=key, on_click="ignore", icon=":material/download:"
    )
