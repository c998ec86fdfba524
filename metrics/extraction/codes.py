"""Families of indicators that several rules ask about together."""

from __future__ import annotations

TRADE = frozenset(("trade_total", "exports", "imports"))
KNOWN_OF_KEY_PROJECTS = frozenset(("projects_key_planned", "projects_key_investment"))  # when the year begins
ATTRACTED = ("projects_", "domestic_", "fdi_")  # how the codes begin of what is brought to a zone from outside


def is_investment(code: str) -> bool:
    """True for investment in fixed assets and every kind of it."""
    return code.endswith(("_investment", "fai"))
