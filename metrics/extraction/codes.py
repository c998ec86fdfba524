"""Families of indicators that several rules ask about together."""

from __future__ import annotations

TRADE = frozenset(("trade_total", "exports", "imports"))
# What is told of key projects for the year as a whole: how many they are, and what is known of them when it begins.
KNOWN_OF_KEY_PROJECTS = frozenset(("projects_key_planned", "projects_key_investment"))
YEARLY_OF_KEY_PROJECTS = KNOWN_OF_KEY_PROJECTS | {"projects_key"}
ATTRACTED = ("projects_", "domestic_", "fdi_")  # how the codes begin of what is brought to a zone from outside


def is_investment(code: str) -> bool:
    """True for investment in fixed assets and every kind of it."""
    return code.endswith(("_investment", "fai"))
