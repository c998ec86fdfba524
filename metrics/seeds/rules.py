"""Turns the tables of judgement in seeds/ into dataclasses: when a light changes, and what a league is scored on."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

from metrics.model import LeaguePart, LightRule
from metrics.seeds.rows import NUMBER, SEEDS, SeedError, read_rows
from metrics.seeds.tables import load_indicators

EVERY = "*"
METHODS = {"completion": ("margin",), "growth": ("margin", "direction", "direction_city")}


@cache
def load_light_rules(folder: Path = SEEDS) -> tuple[LightRule, ...]:
    """The rules of light_rules.csv; one for every indicator (`*`) must stand there for each thing judged. Raises SeedError."""
    columns = ("indicator", "judged", "method", "green_pp", "amber_pp", "words_zh", "words_en", "source")
    codes = (EVERY, *(indicator.code for indicator in load_indicators(folder)))
    optional = re.compile(f"({NUMBER.pattern})?")
    rules: dict[tuple[str, str], LightRule] = {}
    for row in read_rows(folder / "light_rules.csv", columns):
        judged = row.one_of("judged", tuple(METHODS))
        rule = LightRule(
            indicator=row.one_of("indicator", codes),
            judged=judged,
            method=row.one_of("method", METHODS[judged]),
            green_pp=row.number("green_pp"),
            amber_pp=Decimal(row.like("amber_pp", optional, "points below the line such as -10") or 0),
            words_zh=row.needed("words_zh"),
            words_en=row.needed("words_en"),
            source=row.needed("source"),
        )
        if (rule.indicator, judged) in rules:
            raise row.fail("indicator", f"'{rule.indicator}' has a rule for {judged} already", "one rule each")
        if rule.amber_pp > rule.green_pp:
            raise row.fail("amber_pp", f"{rule.amber_pp} is above green_pp", "a number not above green_pp")
        rules[rule.indicator, judged] = rule
    for judged in METHODS:
        if (EVERY, judged) not in rules:
            reason = f"there is no rule '{EVERY}' for {judged}"
            raise SeedError("light_rules.csv", 1, "indicator", reason, f"one row of '{EVERY}' for each thing judged")
    return tuple(rules.values())


@cache
def load_league_parts(folder: Path = SEEDS) -> tuple[LeaguePart, ...]:
    """What each preset of league_presets.csv scores; the weights of its dimensions must come to 100. Raises SeedError."""
    columns = ("preset", "dimension", "weight", "indicator", "measure", "direction", "source")
    codes = tuple(indicator.code for indicator in load_indicators(folder))
    parts: list[LeaguePart] = []
    weights: dict[str, dict[str, Decimal]] = {}
    for row in read_rows(folder / "league_presets.csv", columns):
        part = LeaguePart(
            preset=row.needed("preset"),
            dimension=row.needed("dimension"),
            weight=row.number("weight"),
            indicator=row.one_of("indicator", codes),
            measure=row.one_of("measure", ("level", "yoy")),
            direction=row.one_of("direction", ("higher", "lower")),
            source=row.text("source"),
        )
        known = weights.setdefault(part.preset, {}).setdefault(part.dimension, part.weight)
        if known != part.weight:
            raise row.fail("weight", f"{part.dimension} has the weight {known} already", "one weight a dimension")
        parts.append(part)
    for preset, of_dimension in weights.items():
        if sum(of_dimension.values()) != 100:
            reason = f"the weights of {preset} come to {sum(of_dimension.values())}"
            raise SeedError("league_presets.csv", 1, "weight", reason, "weights that come to 100")
    return tuple(parts)
