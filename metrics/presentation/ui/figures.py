"""The figures themselves: filters, a search, the columns, the file's format and the address that says all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from metrics.analysis import figures, overview
from metrics.analysis.figures import Wanted
from metrics.analysis.frames import rows_of
from metrics.presentation.exports import CHOICES, EXPORT_COLUMNS, SHOWN_COLUMNS, shown_frame
from metrics.presentation.figure_list import figures_list
from metrics.presentation.html import notes
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.ui.blocks import html, nothing
from metrics.presentation.ui.filters import choose, choose_many, chosen, chosen_many, type_words
from metrics.presentation.ui.frame import Page

FORMATS = ("csv_mark", "csv", "xlsx", "parquet")
ENDINGS = {"csv_mark": "csv", "csv": "csv", "xlsx": "xlsx", "parquet": "parquet"}
TYPES = {
    "csv_mark": "text/csv", "csv": "text/csv", "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
# Pixels of columns whose cells are of very different lengths: so wide that neither a number nor a source is cut.
WIDTHS = {
    "zh": {"measure": 122, "shown": 150, "source_grade": 112, "publisher": 231, "scope": 165},
    "en": {"measure": 118, "shown": 168, "status": 70, "source_grade": 170, "publisher": 231, "scope": 350},
}
LETTER, CHINESE, MARGIN = 6.8, 14, 18  # pixels of a letter in the table and of what stands around a cell's words
PREVIEW, LISTED = 1000, 60  # figures on the page: in a table, and as blocks


def choose_figures(page: Page) -> Wanted | None:
    """Which figures: zones, indicators, measures, grades of sources, years and words; None where there is no figure at all."""
    names = page.zone_names()
    if not names:
        nothing(page.ask(overview.zones), page.language)
        return None
    choices = page.ask(figures.choices)
    of_code = {row["indicator"]: row for row in rows_of(page.ask(figures.indicator_names))}
    years = choices["year"]
    first, last = st.columns([3, 1], vertical_alignment="bottom")
    with first:
        words = type_words(page, "q")
    left, right = st.columns(2)  # wide enough for the whole names of what was chosen
    with left:
        zones = choose_many(page, "zones", list(names), lambda code: zone_name(code, names.get(code), page.language))
    with right:
        indicators = choose_many(page, "indicators", choices["indicator"], lambda code: name(of_code[code], page.language))
    # A field costs the browser as much as a chart: those that few readers touch are drawn when their button is pressed.
    more = last.popover(page.text("filter.more", count=_narrowed(choices)), width="stretch")
    measures = choose_many(page, "measures", choices["measure"], lambda code: word("measure", code, page.language), place=more)
    grades = choose_many(page, "grades", choices["grade"], lambda code: word("grade", code, page.language), place=more)
    left, right = more.columns(2)
    since = choose(page, "since", years, str, place=left)
    until = choose(page, "until", years[::-1], str, place=right)
    whole = since == years[0] and until == years[-1]  # then figures of an unknown year are among them
    lists = (tuple(zones), tuple(indicators), tuple(measures), tuple(grades))
    return Wanted(*lists, None if whole else int(since), None if whole else int(until), words)


def _narrowed(choices: Mapping[str, list[str]]) -> str:
    """How many of the filters behind the button leave something out, in brackets; "" for none."""
    years = choices["year"]
    many = [chosen_many("measures", choices["measure"]), chosen_many("grades", choices["grade"])]
    count = sum(map(bool, many)) + (chosen("since", years) != years[0]) + (chosen("until", years[::-1]) != years[-1])
    return f" ({count})" if count else ""


def choose_columns(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns on the page and in the file: those a reader picks, or else the usual ones of each."""
    count = len(chosen_many("columns", CHOICES))
    fold = st.popover(page.text("data.columns", which=count or page.text("data.usual_columns")), width="stretch")
    usual = page.text("data.usual_columns")
    picked = tuple(choose_many(page, "columns", CHOICES, lambda code: page.text(f"column.{code}"), placeholder=usual, place=fold))
    return (picked or SHOWN_COLUMNS), (picked or EXPORT_COLUMNS)


def previewed() -> int:
    """How many figures are asked for at most: a telephone shows them one below the other."""
    return LISTED if _is_telephone() else PREVIEW


def _is_telephone() -> bool:
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def show_preview(page: Page, found: pd.DataFrame, columns: Sequence[str], count: int) -> None:
    """The first of `count` figures in these columns: as a table that can be sorted and searched, the zone always in sight, and where
    there is no room for one (style.css knows: no server does) as a list. A telephone is sent the list alone."""
    listed = _first_of(page, min(LISTED, len(found)), count) + figures_list(found.head(LISTED), columns, page.language)
    if _is_telephone():
        html(listed)
        return
    html(f'<div class="narrow-{page.language}">{listed}</div>')
    with st.container(key=f"grid_{page.language}"):
        html(_first_of(page, len(found), count))
        _grid(page, found, columns)


def _first_of(page: Page, shown: int, count: int) -> str:
    """That there are more figures than are shown (HTML), where there are."""
    return notes([escape(page.text("data.preview", shown=f"{shown:,}", count=f"{count:,}"))]) if count > shown else ""


def _grid(page: Page, found: pd.DataFrame, columns: Sequence[str]) -> None:
    column = st.column_config
    shown = shown_frame(found, page.language, columns)
    zone, indicator = page.text("column.zone"), page.text("column.indicator")
    fitting = {head: wide_enough(shown[head]) for head in (zone, indicator) if head in shown}
    st.dataframe(
        shown,
        hide_index=True,
        height=min(620, 38 + 35 * len(found)),
        column_config={
            page.text("column.open"): column.LinkColumn(display_text=page.text("data.open"), width="small"),
            **{head: column.TextColumn(pinned=head == zone, width=width) for head, width in fitting.items()},
            **{page.text(f"column.{key}"): column.TextColumn(width=width) for key, width in WIDTHS[page.language].items()},
        },
    )


def wide_enough(cells: Iterable[str]) -> int:
    """Pixels in which none of these words is cut: names in English differ in length by four times, and no cell is broken over lines.

    >>> wide_enough(["GDP", "Tax revenue"]), wide_enough(["地区生产总值"])
    (93, 102)
    """
    longest = max((sum(CHINESE if letter >= "\u2e80" else LETTER for letter in cell or "") for cell in cells), default=0)
    return round(longest + MARGIN)


def show_address(page: Page) -> None:
    """The address of just this choice, ready to copy; a first and last year that leave nothing out are not in it, so that it
    still leaves nothing out when figures of another year have come."""
    years = page.ask(figures.choices)["year"]
    idle = {("since", years[0]), ("until", years[-1])}
    query = {key: st.query_params.get_all(key) for key in st.query_params if (key, st.query_params[key]) not in idle}
    place = (st.context.url or "").split("?")[0]
    html(notes([escape(page.text("data.address"))]))
    st.code(f"{place or page.code}?{urlencode(query, doseq=True)}", language=None, wrap_lines=True)
