"""The scored league: period, zones and weights to choose, the table of totals, and how one zone's scores are made."""

from __future__ import annotations

from decimal import Decimal
from html import escape

import streamlit as st

from metrics.analysis import league, overview
from metrics.analysis.frames import Row, rows_of
from metrics.presentation.html import notes
from metrics.presentation.labels import word, zone_name
from metrics.presentation.league_tables import league_table, never_covered, parts_table
from metrics.presentation.numbers import period, rounded
from metrics.presentation.ui.blocks import download, heading, html, in_one_place, nothing, titled
from metrics.presentation.ui.filters import choose, choose_code, choose_many
from metrics.presentation.ui.frame import Page
from metrics.presentation.zone_files import league_csv, league_parts_csv

MOST_ZONES = 30
BY_DEFAULT = 12
GREATEST_WEIGHT = 100


def choose_league(page: Page, presets: list[str]) -> tuple[str, str, dict[str, str | None], dict[str, Decimal]] | None:
    """Preset, end of the period, the zones with their English names, and the weights; None where nothing can be scored."""
    if not page.zone_names():
        nothing(page.ask(overview.zones), page.language)
        return None
    left, right = st.columns(2)
    with left:
        preset = choose_code(page, "preset", presets)
    periods = page.ask(league.periods, preset)
    if nothing(periods, page.language):
        return None
    counts = {row["period_end"]: (row["ranked"], row["zones"]) for row in rows_of(periods)}
    fullest = max(counts, key=lambda code: (counts[code], code))  # a rank needs many figures, and the newest period has fewest

    def words(code: str) -> str:
        ranked, count = counts.get(code, (0, 0))
        zones = page.text("league.zones_count", count=count, ranked=ranked)
        return f"{period(f'{code[:4]}-01', code, page.language)} ({zones})"

    with right:
        end = choose(page, "until_month", list(counts), words, fullest)
    there = {row["zone"]: row["zone_name_en"] for row in rows_of(page.ask(league.zones, preset, end))}
    first = list(there)[:BY_DEFAULT]
    default = _scored(page, preset, end, {zone: there[zone] for zone in first})
    zones = choose_many(
        page,
        "zones",
        list(there),
        lambda code: zone_name(code, there.get(code), page.language, is_short=True),
        default,
        MOST_ZONES,
    )
    _say_absent(page, {zone: there[zone] for zone in first if zone not in default} if zones == default else {})
    return preset, end, {zone: there[zone] for zone in zones}, _weights(page, preset)


@in_one_place
def _say_absent(page: Page, zones: dict[str, str | None]) -> None:
    """The zones that would be compared if anything of them could be scored."""
    if zones:
        named = page.text("list.comma").join(zone_name(zone, name, page.language, is_short=True) for zone, name in zones.items())
        html(f'<p class="quiet aside">{escape(page.text("league.not_alike", zones=named))}</p>')


def _scored(page: Page, preset: str, end: str, zones: dict[str, str | None]) -> list[str]:
    """The zones of which something can be scored; all of them where nothing of any can, and the table says why."""
    parts = rows_of(page.ask(league.parts, zones, preset, end))
    found = {row["zone"] for row in parts if row["score"] is not None}
    return [zone for zone in zones if zone in found] or list(zones)


def _weights(page: Page, preset: str) -> dict[str, Decimal]:
    """A number field a dimension, kept in the address (`w=30-30-15-15-10`); the preset's weights by default."""
    stored: dict[str, Decimal] = page.ask(league.weights, preset)
    wanted = (st.query_params.get("weights") or "").split("-")
    own = wanted if len(wanted) == len(stored) and all(part.isdigit() and len(part) < 4 for part in wanted) else None
    values = [int(part) for part in own] if own and any(int(part) for part in own) else [int(v) for v in stored.values()]
    named = {dimension: word("dimension", dimension, page.language) for dimension in stored}
    shown = " · ".join(f"{named[dimension]} {value}" for dimension, value in zip(stored, values, strict=True))
    with st.expander(page.text("league.weights", weights=shown)):
        for column, dimension, value in zip(st.columns(len(stored)), stored, values, strict=True):
            key = f"weight_{preset}_{dimension}"
            st.session_state[key] = min(value, GREATEST_WEIGHT)
            column.number_input(
                named[dimension], 0, GREATEST_WEIGHT, step=5, key=key, on_change=_keep_weights, args=(preset, tuple(stored)),
            )  # fmt: skip
    return {dimension: Decimal(value) for dimension, value in zip(stored, values, strict=True)}


def _keep_weights(preset: str, dimensions: tuple[str, ...]) -> None:
    st.query_params["weights"] = "-".join(str(st.session_state[f"weight_{preset}_{code}"]) for code in dimensions)


def show_league(page: Page, preset: str, end: str, parts: list[Row], weights: dict[str, Decimal]) -> str | None:
    """Who leads, the table of totals and the rule in words; the zone that stands first."""
    found = league.league(parts, weights)
    if nothing(found, page.language):
        return None
    rows = rows_of(found)
    absent = page.text("list.comma").join(word("dimension", code, page.language) for code in never_covered(rows))
    missing = page.text("league.all_missing", groups=absent) if absent else ""
    told = [missing, page.text("league.rule"), page.text(f"league.source.{preset}")]
    table = league_table(rows, weights, page.language) + notes(map(escape, told))
    html(
        _answer(page, rows)
        + titled(page.text("league.heading", period=period(f"{end[:4]}-01", end, page.language)), page.text("league.remark"), table)
    )
    title = page.text("league.heading", period=period(f"{end[:4]}-01", end, page.language))
    named = page.text("league.file", period=period(f"{end[:4]}-01", end, page.language))
    about = f"{title} · {page.text(f'choice.preset.{preset}')}"
    download(page.text("league.download"), lambda: league_csv(rows, weights, about, page.language), named, "league_download")
    return str(rows[0]["zone"])


def _answer(page: Page, rows: list[Row]) -> str:
    """How many zones can be ranked and which leads, in large type."""
    ranked = [row for row in rows if row["rank"]]
    if not ranked:
        return f'<p class="score">{escape(page.text("league.none_ranked"))}</p>'
    first = zone_name(ranked[0]["zone"], ranked[0]["zone_name_en"], page.language, is_short=True)
    words = page.text("league.answer", count=len(ranked), first=first, score=rounded(ranked[0]["score"], 1))
    others = page.text("league.unranked_count", count=len(rows) - len(ranked)) if len(rows) > len(ranked) else ""
    return f'<p class="score"><strong>{len(ranked)} / {len(rows)}</strong> {escape(words)} <span class="quiet">{escape(others)}</span></p>'


def show_score(page: Page, preset: str, end: str, parts: list[Row], first: str | None) -> None:
    """How the scores of one zone are made, thing by thing, with what is missing and why; and a file of that for all zones."""
    zones = {row["zone"]: row["zone_name_en"] for row in parts}
    if not zones:
        return
    heading(page.text("league.parts_heading"), page.text("league.parts_remark"))
    zone = choose(page, "zone", list(zones), lambda code: zone_name(code, zones.get(code), page.language), first)
    html(parts_table([row for row in parts if row["zone"] == zone], page.language))
    span = period(f"{end[:4]}-01", end, page.language)
    about = f"{page.text('league.parts_title', period=span)} · {page.text(f'choice.preset.{preset}')}"
    named = page.text("league.parts_file", period=span)
    download(page.text("league.parts_download"), lambda: league_parts_csv(parts, about, page.language), named, "league_parts_download")
