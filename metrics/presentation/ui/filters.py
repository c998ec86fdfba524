"""Filters whose value lives in the address: what is chosen is written there, and what is there is chosen.

The address is the one truth, so that a copied link shows what its sender saw and the browser's back button works.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.labels import zone_name
from metrics.presentation.ui.blocks import html, in_one_place
from metrics.presentation.ui.frame import ASKED, CHOSEN, Page

ANY = "any"  # in the address, of whatever there is
_COUNT = re.compile(r" \(0[^()]*\)$")


def chosen(name: str, options: Sequence[str], default: str | None = None) -> str:
    """What the address chooses of the options, without a field on the page: as `choose` has it."""
    wanted = st.query_params.get(name)
    return next(option for option in (wanted, default, options[0]) if option is not None and option in options)


def choose(
    page: Page,
    name: str,
    options: Sequence[str],
    show: Callable[[str], str],
    default: str | None = None,
    place: DeltaGenerator | None = None,
) -> str:
    """One of the options, by a select box (in `place`) whose value is the address's `name`; the default is the first option.

    Says so, on the page itself and not in the `place`, where the address asks for something that has no data here.
    """
    wanted, value = st.query_params.get(name), chosen(name, options, default)
    key = f"w_{name}"
    st.session_state[key] = value
    (place.selectbox if place else st.selectbox)(
        page.text(f"filter.{name}"), options, key=key, format_func=show, on_change=_keep, args=(name,)
    )
    if _is_readers_own(name) and wanted is not None and wanted != value:
        _say(page.text("filter.not_here", wanted=_told(show, wanted)))
    if st.query_params.get(name) != value:
        st.query_params[name] = value
    return value


def choose_zone_or_all(page: Page, names: Mapping[str, str | None]) -> str | None:
    """One of the zones (the English name of each by its own, where it has one), kept in the address as `of_zone`; None for all of them."""
    zone = choose(
        page,
        "of_zone",
        [ANY, *names],
        lambda code: page.text("filter.all") if code == ANY else zone_name(code, names.get(code), page.language),
    )
    return None if zone == ANY else zone


def _is_readers_own(name: str) -> bool:
    """Whether what the address says of a filter was asked for: chosen by the reader, or in the link he came by and not yet looked at."""
    asked = st.session_state[ASKED]
    is_new = name in asked
    asked.discard(name)
    return is_new or name in st.session_state[CHOSEN]


def _told(show: Callable[[str], str], wanted: str) -> str:
    """The words for what an address asks for, which may be nothing anybody knows, without the number of its figures: there are none."""
    try:
        return _COUNT.sub("", show(wanted))
    except (KeyError, ValueError, IndexError):
        return wanted


def _say(words: str) -> None:
    """A remark below a filter; what an address asks for is shown as it is, never as Markdown."""
    html(f'<p class="quiet aside">{escape(words)}</p>')


def choose_code(page: Page, name: str, codes: Sequence[str], default: str | None = None) -> str:
    """One of a few codes whose words stand in the catalogue (`choice.<name>.<code>`), as buttons side by side."""
    wanted = st.query_params.get(name)
    value: str = wanted if wanted is not None and wanted in codes else default or codes[0]
    st.session_state[f"w_{name}"] = value
    st.segmented_control(
        page.text(f"filter.{name}"),
        codes,
        key=f"w_{name}",
        format_func=lambda code: page.text(f"choice.{name}.{code}"),
        required=True,
        on_change=_keep,
        args=(name,),
    )
    if wanted is not None and wanted != value:
        st.query_params[name] = value
    return value


def chosen_many(name: str, options: Collection[str], default: Sequence[str] = (), limit: int | None = None) -> list[str]:
    """What the address chooses of the options, without a field on the page: as `choose_many` has it."""
    wanted = [value for value in dict.fromkeys(st.query_params.get_all(name)) if value in options]
    return (wanted or list(default))[:limit]


def choose_many(
    page: Page,
    name: str,
    options: Sequence[str],
    show: Callable[[str], str],
    default: Sequence[str] = (),
    limit: int | None = None,
    placeholder: str | None = None,
    place: DeltaGenerator | None = None,
) -> list[str]:
    """Some of the options (none means no filter, where there is no default), kept in the address; the field stands in `place`.

    Says so, on the page itself, where the address asks for some that have no data here, or for too many.
    """
    asked = list(dict.fromkeys(st.query_params.get_all(name)))
    values = chosen_many(name, options, default, limit)
    key = f"w_{name}"
    st.session_state[key] = values
    (place.multiselect if place else st.multiselect)(
        page.text(f"filter.{name}"),
        options,
        key=key,
        format_func=show,
        max_selections=limit,
        on_change=_keep,
        args=(name,),
        placeholder=placeholder or page.text("filter.all"),
    )
    if _is_readers_own(name):
        there = [value for value in asked if value in options]
        _say_left_out(page, [_told(show, value) for value in asked if value not in options], there[limit:] if limit else [])
    if values != st.query_params.get_all(name):
        st.query_params[name] = values
    return values


@in_one_place
def _say_left_out(page: Page, unknown: Sequence[str], beyond: Sequence[str]) -> None:
    """What of an address is not among the values of a filter, and why."""
    if unknown:
        _say(page.text("filter.left_out", wanted=page.text("list.comma").join(unknown)))
    if beyond:
        _say(page.text("filter.cut", count=len(beyond)))


def choose_page(page: Page, name: str, pages: int, of: object) -> int:
    """One page of a long list, kept in the address as `name`; the first one again once the list is of something else (`of`)."""
    key, wanted = f"w_{name}", st.query_params.get(name, "1")
    if st.session_state.setdefault(f"{key}_of", of) != of:
        st.session_state[f"{key}_of"], wanted = of, "1"
    at = min(max(int(wanted), 1), pages) if wanted.isdecimal() else 1
    st.session_state[key] = at
    st.query_params[name] = str(at)
    st.pagination(pages, key=key, on_change=_keep, args=(name,))
    return at


class Listed(NamedTuple):
    """The rows of one page of a long list, the number of the first of them (from 1 on), and how many all pages have."""

    rows: list[Row]
    first: int
    found: int


def list_by_page(page: Page, question: Callable[..., pd.DataFrame], of: Sequence[object], each: int) -> Listed:
    """One page of a long list, with the way to its other pages where there are any.

    `question` takes `of`, how many rows are wanted and from which on (0); each of its rows has the number of all as `found`.
    """
    rows = rows_of(page.ask(question, *of, each))
    found = rows[0]["found"] if rows else 0
    at = choose_page(page, "at", -(-found // each), tuple(of)) if found > each else 1
    first = (at - 1) * each
    return Listed(rows if at == 1 else rows_of(page.ask(question, *of, each, first)), first + 1, found)


def type_words(page: Page, name: str) -> str:
    """Words typed into a field, kept in the address; "" where there are none."""
    key = f"w_{name}"
    st.session_state[key] = st.query_params.get(name, "")
    st.text_input(
        page.text(f"filter.{name}"), key=key, on_change=_keep, args=(name,), max_chars=100, placeholder=page.text(f"filter.{name}.hint")
    )
    return str(st.session_state[key]).strip()


def _keep(name: str) -> None:
    """What the reader chose goes into the address, and with him to the next page."""
    value = st.session_state[f"w_{name}"]
    st.query_params[name] = str(value) if isinstance(value, int) else value
    st.session_state[CHOSEN] = st.session_state[CHOSEN] | {name}
