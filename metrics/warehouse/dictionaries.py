"""Turns the tables of seeds/ that say what words, places and rules there are into rows of the warehouse."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import duckdb

from metrics import seeds
from metrics.model import Definition
from metrics.warehouse.ingest import Row, identifier, insert


def load_dictionaries(connection: duckdb.DuckDBPyConnection, folder: Path = seeds.SEEDS) -> None:
    """Indicators, zones, rates, goals and the rules of judgement of the seeds. Raises SeedError."""
    insert(connection, "indicator", _indicator_rows(folder))
    zones = [
        (z.name, z.name_en, z.province, z.city, z.level, z.zone_type, z.admin_alias, "|".join(z.aliases)) for z in seeds.load_zones(folder)
    ]
    insert(connection, "zone", zones)
    rates = [(r.currency, r.period_start, r.period_end, r.rate, r.basis, r.source, r.note) for r in seeds.load_exchange_rates(folder)]
    insert(connection, "exchange_rate", rates)
    goals = [
        (identifier(t.zone, t.indicator, t.year, t.period, *filter(None, [t.scope]), t.kind, t.value), t.zone, t.indicator, t.year,
         t.period, t.scope, t.kind, t.value, t.stretch, t.unit, t.pace_plan, t.said_on, t.source)
        for t in seeds.load_targets(folder)
    ]  # fmt: skip
    insert(connection, "target", goals)
    insert(connection, "light_rule", [astuple(rule) for rule in seeds.load_light_rules(folder)])
    parts = [(*astuple(part), order) for order, part in enumerate(seeds.load_league_parts(folder), start=1)]
    insert(connection, "league_part", parts)


def _indicator_rows(folder: Path) -> list[Row]:
    """The indicators in their order, each with its definition and the names it plainly goes by."""
    meant = seeds.load_definitions(folder)
    nothing = Definition("", "", "", "")
    rows: list[Row] = []
    for order, i in enumerate(seeds.load_indicators(folder), start=1):
        about = meant.get(i.code, nothing)
        plain = dict.fromkeys(alias for alias in i.aliases if "{" not in alias and alias != i.name_zh)
        words = (about.parent, about.words_zh, about.words_en, about.source, "|".join(plain))
        rows.append((i.code, i.name_zh, i.name_en, i.kind, i.unit, i.group, i.growth_basis, order, *(word or None for word in words)))
    return rows
