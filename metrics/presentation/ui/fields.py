"""Fields that show what is kept elsewhere and may be changed there: by another field, by a button for all, in another browser.

A browser sends with each click what all its fields show. Where the server has changed a value that the browser has not drawn yet,
that would be taken for a person's own change and would undo the other one. So a field is another field, with a key of its
own, as soon as it has to show anything but what was put into it; and what it showed already when it was drawn is no change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

SHOWN = "fields_shown"  # key → what the field showed or was given last
CHANGES = "fields_changed"  # name → how often its value was changed elsewhere


def shown_key(name: str, value: Any) -> str:
    """The key of the field `name`, which shows `value`: the name itself until the value is changed elsewhere."""
    shown, changes = st.session_state.setdefault(SHOWN, {}), st.session_state.setdefault(CHANGES, {})
    key = _key(name, changes.get(name, 0))
    if shown.get(key, value) != value:
        changes[name] = changes.get(name, 0) + 1
        key = _key(name, changes[name])
    st.session_state[key] = shown[key] = value
    return key


def _key(name: str, changes: int) -> str:
    return f"{name}_{changes}" if changes else name


def when_changed(key: str, act: Callable[[Any], None]) -> Callable[[], None]:
    """What a field drawn with the key calls back: `act` with what a person put in, nothing where it only shows what it showed."""

    def tell() -> None:
        shown, value = st.session_state[SHOWN], st.session_state.get(key)
        if shown.get(key) != value:
            shown[key] = value
            act(value)

    return tell
