"""Changes made in the browser: who may make them, who makes them, and how they are published.

A page's own look at the right to write is a courtesy to its reader. What counts is the one in `publish`, at the moment of
the change: callbacks and fragments run without the top of their page.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from ipaddress import ip_address
from typing import TypeVar
from urllib.parse import urlsplit

import streamlit as st

from metrics.intake import STEPS, Refused, explained
from metrics.presentation.html import empty
from metrics.presentation.reading_words import refusal_words
from metrics.presentation.ui.blocks import html, literal
from metrics.presentation.ui.frame import Page

SETTING = "KAIMENHONG_WRITING"  # yes: from any browser that reaches the server; no: from none; else: from this machine
WHO = "who"
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")

Answer = TypeVar("Answer")


def may_write() -> bool:
    """Whether this session may change what is published; no wherever that cannot be told.

    Without the setting: the server listens on this machine alone, and so says the request, which no proxy handed on.
    """
    setting = os.environ.get(SETTING, "").strip().lower()
    if setting:
        return setting == "yes"
    headers = st.context.headers
    if any(name in headers for name in FORWARDED) or not _is_this_machine(st.get_option("server.address")):
        return False
    named = [headers.get("Host") and f"//{headers['Host']}", headers.get("Origin")]
    return all(_is_this_machine(urlsplit(address or "").hostname) for address in named)


def _is_this_machine(name: str | None) -> bool:
    """Whether an address reaches this machine alone.

    >>> [_is_this_machine(name) for name in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "example.org", "", None)]
    [True, True, True, False, False, False, False]
    """
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False


def ask_right(page: Page) -> bool:
    """Whether the reader may write; where not, a sentence says what to set."""
    if may_write():
        return True
    html(empty(page.text("writing.not_allowed"), page.text("writing.how_to_allow", setting=SETTING)))
    return False


def minutes_ahead() -> int:
    """How far the clock of the reader's browser is ahead of UTC; 0 where it does not say."""
    return -(st.context.timezone_offset or 0)


def ask_who(page: Page) -> str:
    """Who makes the changes, in a field whose content goes along to the other pages; "" until it is filled."""
    if WHO not in st.session_state:
        st.session_state[WHO] = os.environ.get("KAIMENHONG_USER", "")
    st.session_state["w_who"] = st.session_state[WHO]
    st.text_input(page.text("writing.who"), key="w_who", max_chars=60, on_change=_keep_who, placeholder=page.text("writing.who_hint"))
    return str(st.session_state[WHO]).strip()


def _keep_who() -> None:
    st.session_state[WHO] = st.session_state["w_who"]


def publish(page: Page, change: Callable[[Callable[[str], None]], Answer]) -> Answer | None:
    """The answer of a change that publishes a version; None where it was refused, which is said.

    `change` is given what takes a message while another writer is waited for. The right to write is checked here, anew.
    """
    if not may_write():
        ask_right(page)
        return None
    with st.status(page.text("writing.publishing")) as status:

        def tell(message: str) -> None:
            words = page.text(f"writing.step.{message}" if message in STEPS else "writing.waiting")
            status.update(label=words)
            st.write(words)

        try:
            with explained():
                answer = change(tell)
        except Refused as refusal:
            status.update(label=page.text("writing.refused"), state="error", expanded=True)
            st.error(literal(refusal_words(refusal.code, str(refusal), page.language)))
            return None
        status.update(label=page.text("writing.published"), state="complete")
    return answer
