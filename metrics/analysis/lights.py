"""Lights of a board by the rule stored for the indicator (seeds/light_rules.csv): green, amber, red, grey, and pass or lag."""

from __future__ import annotations

from decimal import Decimal

import duckdb

from metrics.analysis.frames import ask_rows
from metrics.analysis.pace import LAG, PASS, UNKNOWN
from metrics.model import LightRule

GREEN, AMBER, RED, GREY = "green", "amber", "red", "grey"
EVERY = "*"
Rules = dict[tuple[str, str], LightRule]

_RULES = "select indicator, judged, method, green_pp, amber_pp, words_zh, words_en, source from light_rule"


def rules(connection: duckdb.DuckDBPyConnection) -> Rules:
    """Every stored rule by indicator (or `*`) and by what it judges."""
    found = [LightRule(**row) for row in ask_rows(connection, _RULES)]
    return {(rule.indicator, rule.judged): rule for rule in found}


def rule_for(stored: Rules, indicator: str, judged: str) -> LightRule:
    """The indicator's own rule, else the one for every indicator."""
    return stored.get((indicator, judged)) or stored[EVERY, judged]


def light(gap_pp: Decimal | None, rule: LightRule, growth: Decimal | None = None, city: Decimal | None = None) -> str:
    """The light of a gap to the line in points; `growth` and its `city` gap matter to rules by direction."""
    if gap_pp is None:
        return GREY
    reaches = gap_pp >= rule.green_pp
    if rule.method == "margin":
        return GREEN if reaches else AMBER if gap_pp >= rule.amber_pp else RED
    if rule.method == "direction_city" and city is not None and city < 0:
        reaches = False
    if reaches:
        return GREEN
    return AMBER if growth is not None and growth >= 0 else RED


def verdict(code: str) -> str:
    """pass for a green light, lag for amber and red, unknown for grey."""
    return {GREEN: PASS, GREY: UNKNOWN}.get(code, LAG)
