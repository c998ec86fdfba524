"""The scored league: period, zones and weights to choose, the table of totals, and how one zone's scores are made."""

from __future__ import annotations

from decimal import Decimal
from html import escape

import streamlit as st

from metrics.analysis import league
from metrics.analysis.frames import Row, rows_of
from metrics.presentation.html import notes
from metrics.presentation.labels import word, zone_name
from metrics.presentation.league_tables import league_table, parts_table
from metrics.presentation.numbers import period
from metrics.presentation.ui.blocks import heading, html, nothing
from metrics.presentation.ui.filters import choose, choose_many
from metrics.presentation.ui.frame import Page

MOST_ZONES = 30
BY_DEFAULT = 12
GREATEST_WEIGHT = 100


def choose_league(page: Page, preset: str) -> tuple[str, dict[str, str | None], dict[str, Decimal]] | None:
    """The end of the period, the zones with their English names, and the weights; None where nothing can be scored."""
    periods = page.ask(league.periods, preset)
    if nothing(periods, page.language):
        return None
    counts = {row["period_end"]: row["zones"] for row in rows_of(periods)}

    def words(code: str) -> str:
        zones = page.text("comparison.zones_count", count=counts.get(code, 0))
        return f"{period(f'{code[:4]}-01', code, page.language)} ({zones})"

    end = choose(page, "until_month", list(counts), words, max(counts, key=lambda code: (counts[code], code)))
    there = {row["zone"]: row["zone_name_en"] for row in rows_of(page.ask(league.zones, preset, end))}
    zones = choose_many(
        page,
        "zones",
        list(there),
        lambda code: zone_name(code, there.get(code), page.language, is_short=True),
        list(there)[:BY_DEFAULT],
        MOST_ZONES,
    )
    return end, {zone: there[zone] for zone in zones}, _weights(page, preset)


def _weights(page: Page, preset: str) -> dict[str, Decimal]:
    """A number field a dimension, kept in the address (`w=30-30-15-15-10`); the preset's weights by default."""
    stored: dict[str, Decimal] = page.ask(league.weights, preset)
    wanted = (st.query_params.get("weights") or "").split("-")
    own = wanted if len(wanted) == len(stored) and all(part.isdigit() and len(part) < 4 for part in wanted) else None
    values = (
        [int(part) for part in own] if own and any(int(part) for part in own) else [int(v) for v in stored.values()]
    )
    heading(page.text("league.weights"))
    columns = st.columns(len(stored))
    for column, (dimension, value) in zip(columns, zip(stored, values, strict=True), strict=True):
        key = f"weight_{preset}_{dimension}"
        st.session_state[key] = min(value, GREATEST_WEIGHT)
        with column:
            st.number_input(
                word("dimension", dimension, page.language), 0, GREATEST_WEIGHT, step=5, key=key,
                on_change=_keep_weights, args=(preset, tuple(stored)),
            )  # fmt: skip
    return {dimension: Decimal(value) for dimension, value in zip(stored, values, strict=True)}


def _keep_weights(preset: str, dimensions: tuple[str, ...]) -> None:
    st.query_params["weights"] = "-".join(str(st.session_state[f"weight_{preset}_{code}"]) for code in dimensions)


def show_league(page: Page, preset: str, parts: list[Row], weights: dict[str, Decimal]) -> None:
    """The table of totals and the rule in words."""
    found = league.league(parts, weights)
    if nothing(found, page.language):
        return
    heading(page.text("league.heading"), page.text("league.remark"))
    html(league_table(rows_of(found), weights, page.language))
    html(notes([escape(page.text("league.rule")), escape(page.text(f"league.source.{preset}"))]))


def show_score(page: Page, parts: list[Row]) -> None:
    """How the scores of one zone are made, thing by thing, with what is missing and why."""
    zones = {row["zone"]: row["zone_name_en"] for row in parts}
    if not zones:
        return
    heading(page.text("league.parts_heading"), page.text("league.parts_remark"))
    zone = choose(page, "zone", list(zones), lambda code: zone_name(code, zones.get(code), page.language))
    html(parts_table([row for row in parts if row["zone"] == zone], page.language))
