"""The figures themselves: filters, a search, the columns, the file's format and the address that says all of it."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from metrics.analysis import figures, overview
from metrics.analysis.figures import Wanted
from metrics.analysis.frames import rows_of
from metrics.presentation.exports import CHOICES, EXPORT_COLUMNS, SHOWN_COLUMNS
from metrics.presentation.html import notes
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.ui.blocks import html, nothing
from metrics.presentation.ui.filters import choose, choose_many, type_words
from metrics.presentation.ui.frame import Page

FORMATS = ("csv_mark", "csv", "xlsx", "parquet")
ENDINGS = {"csv_mark": "csv", "csv": "csv", "xlsx": "xlsx", "parquet": "parquet"}
TYPES = {
    "csv_mark": "text/csv", "csv": "text/csv", "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


def choose_figures(page: Page) -> Wanted | None:
    """Which figures: zones, indicators, measures, grades of sources, years and words; None where there is no figure at all."""
    names = {row["zone"]: row["name_en"] for row in rows_of(page.ask(overview.zones))}
    if not names:
        nothing(page.ask(overview.zones), page.language)
        return None
    choices = page.ask(figures.choices)
    of_code = {row["indicator"]: row for row in rows_of(page.ask(figures.indicator_names))}
    above, below = st.columns([2, 1, 1]), st.columns([1, 1, 1, 1])
    with above[0]:
        words = type_words(page, "q")
    with above[1]:
        zones = choose_many(page, "zones", list(names), lambda code: zone_name(code, names.get(code), page.language))
    with above[2]:
        indicators = choose_many(page, "indicators", choices["indicator"], lambda code: name(of_code[code], page.language))
    with below[0]:
        measures = choose_many(page, "measures", choices["measure"], lambda code: word("measure", code, page.language))
    with below[1]:
        grades = choose_many(page, "grades", choices["grade"], lambda code: word("grade", code, page.language))
    years = choices["year"]
    with below[2]:
        since = choose(page, "since", years, str)
    with below[3]:
        until = choose(page, "until", years[::-1], str)
    whole = since == years[0] and until == years[-1]  # then figures of an unknown year are among them
    lists = (tuple(zones), tuple(indicators), tuple(measures), tuple(grades))
    return Wanted(*lists, None if whole else int(since), None if whole else int(until), words)


def choose_columns(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns on the page and in the file: those a reader picks, or else the usual ones of each."""
    picked = tuple(choose_many(page, "columns", CHOICES, lambda code: page.text(f"column.{code}"), placeholder=page.text("data.usual_columns")))
    return (picked or SHOWN_COLUMNS), (picked or EXPORT_COLUMNS)


def show_address(page: Page) -> None:
    """The address of just this choice, ready to copy."""
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    place = (st.context.url or "").split("?")[0]
    html(notes([escape(page.text("data.address"))]))
    st.code(f"{place or page.code}?{urlencode(query, doseq=True)}", language=None, wrap_lines=True)
