"""Everything that seeds/ holds, as frozen dataclasses: the tables of facts and the tables of words.

A bad row raises `SeedError`, whose sentence names the file, the line, the column, what is wrong and what is allowed.
"""

from metrics.seeds.definitions import load_definitions
from metrics.seeds.rows import NUMBER, SEEDS, SeedError
from metrics.seeds.rules import load_league_parts, load_light_rules
from metrics.seeds.tables import (
    load_exchange_rates,
    load_indicators,
    load_published_figures,
    load_published_units,
    load_regions,
    load_targets,
    load_zones,
)
from metrics.seeds.words import (
    ContextualName,
    UnitRow,
    Word,
    expand,
    load_contextual_names,
    load_lexicon,
    load_units,
)

__all__ = [
    "NUMBER",
    "SEEDS",
    "ContextualName",
    "SeedError",
    "UnitRow",
    "Word",
    "expand",
    "load_contextual_names",
    "load_definitions",
    "load_exchange_rates",
    "load_indicators",
    "load_league_parts",
    "load_lexicon",
    "load_light_rules",
    "load_published_figures",
    "load_published_units",
    "load_regions",
    "load_targets",
    "load_units",
    "load_zones",
]
