"""Who is compared and when: indicator, period, peer group or zones picked one by one, all in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from metrics.analysis import comparison
from metrics.analysis.frames import Row, rows_of
from metrics.presentation.html import link, notes
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.numbers import period
from metrics.presentation.ui.filters import choose, choose_many, chosen, chosen_many
from metrics.presentation.ui.frame import Page

LATEST = "latest"
MOST_FIRST = 10  # zones that are compared before anybody picks some
CHOSEN_GROUP = "chosen"
GROUPED_BY = {"level": "zone_level", "province": "province", "city": "city"}


@dataclass(frozen=True)
class Compared:
    """What is compared: the indicator (a row with its names), the zones, the period; the answer, and notes (HTML) on the choice."""

    indicator: Row
    zones: list[str]
    start: str
    end: str
    table: pd.DataFrame
    notes: str

    @property
    def months(self) -> int:
        """How many months of its year the period takes in."""
        return int(self.end[5:7])

    def about(self, page: Page) -> str:
        """Indicator and period in words."""
        return f"{name(self.indicator, page.language)} · {period(self.start, self.end, page.language)}"


@dataclass(frozen=True)
class _Offered:
    """What can be chosen of an indicator: periods with the number of their zones, the one to open with, zones there at the period chosen."""

    counts: dict[str, int]
    first: str
    there: list[Row]
    groups: list[str]
    zones: list[str]
    richest: list[str]


def choose_compared(page: Page, known: Mapping[str, Row]) -> Compared:
    """Indicator, period (or the latest common one), peer group and zones.

    Everything is asked before the first field is drawn: the browser then draws all of it at once, and not once a field.
    """
    code = chosen("indicator", list(known))
    offered, span = _offered(page, code)
    group = chosen("group", offered.groups, CHOSEN_GROUP)
    zones, said = _zones(group, offered, page)
    start, _, end = span.partition("~")
    if span == LATEST:
        start, end, latest = _latest_span(page, zones, code, offered.first)
        said += latest
    table = page.ask(comparison.compare, tuple(zones), code, start, end)
    is_picked = group == CHOSEN_GROUP and len(zones) > 1 and bool(st.query_params.get_all("zones"))
    said += (is_picked and _shared(page, code, zones, len(table))) or _fuller(page, code, f"{start}~{end}", offered.counts)
    _fields(page, known, offered, group, len(zones))
    return Compared(known[code], zones, start, end, table, said)


def _offered(page: Page, code: str) -> tuple[_Offered, str]:
    """What there is of an indicator, and the period chosen of it."""
    found = rows_of(page.ask(comparison.periods, code, st.query_params.get("zone", "")))
    counts = {f"{row['period_start']}~{row['period_end']}": row["zones"] for row in found}
    first = "~".join(comparison.headline_period(found) or ())
    span = chosen("period", [LATEST, *counts], first)
    there = rows_of(page.ask(comparison.zones_at, code, *(first if span == LATEST else span).split("~")))
    zones = list(dict.fromkeys([row["zone"] for row in there] + list(page.zone_names())))
    return _Offered(counts, first, there, _groups(there), zones, _first_zones(there, zones)), span


def _first_zones(there: list[Row], zones: list[str]) -> list[str]:
    """Those with most at the period, and among them the zone that the reader comes from: where it has no figure then, that is said."""
    richest, own = [row["zone"] for row in there if not row["is_total"]], st.query_params.get("zone", "")
    if own not in zones or own in richest[:MOST_FIRST]:
        return richest[:MOST_FIRST]
    return [own, *richest[: MOST_FIRST - 1]]


def _fields(page: Page, known: Mapping[str, Row], offered: _Offered, group: str, count: int) -> None:
    """The filters, each with what is offered; the field of hundreds of zones is drawn when its button is pressed."""
    names = page.zone_names()
    choose(page, "indicator", list(known), lambda code: name(known[code], page.language) if code in known else code)
    left, right, *last = st.columns([2, 2, 1] if group == CHOSEN_GROUP else 2, vertical_alignment="bottom")
    with left:
        choose(page, "period", [LATEST, *offered.counts], lambda span: _span_words(page, span, offered.counts), offered.first)
    with right:
        choose(page, "group", offered.groups, lambda option: _group_words(page, option), CHOSEN_GROUP)
    if last:
        button = last[0].popover(page.text("comparison.pick", count=count), width="stretch")
        choose_many(
            page, "zones", offered.zones, lambda code: zone_name(code, names.get(code), page.language, is_short=True), offered.richest,
            comparison.MAX_ZONES, place=button,
        )  # fmt: skip


def _span_words(page: Page, span: str, counts: dict[str, int]) -> str:
    """A period with the number of its zones, or that it is the latest one that the chosen zones share."""
    if span == LATEST:
        return page.text("comparison.latest")
    first, _, last = span.partition("~")
    return f"{period(first, last, page.language)} ({page.text('comparison.zones_count', count=counts.get(span, 0))})"


def _fuller(page: Page, code: str, span: str, counts: dict[str, int]) -> str:
    """A note (HTML) with the way to the period that most zones have, where it is another one than is shown."""
    most = max(counts, key=lambda one: (counts[one], one))
    if counts[most] <= counts.get(span, 0):
        return ""
    words = escape(page.text("comparison.fuller", period=_span_words(page, most, counts)))
    return notes([link(page.code, page.language, words, "onscreen", indicator=code, period=most)])


def _shared(page: Page, code: str, zones: list[str], having: int) -> str:
    """A note (HTML) with the way to the latest period that most of the zones picked have, where fewer have the one that is shown."""
    start, end, most = page.ask(comparison.latest_common, tuple(zones), code) or ("", "", 0)
    if most <= having:
        return ""
    shared = period(start, end, page.language)
    words = escape(page.text("comparison.shared", having=having, count=len(zones), most=most, period=shared))
    return notes([link(page.code, page.language, words, "onscreen", indicator=code, period=f"{start}~{end}", zones=zones)])


def _latest_span(page: Page, zones: list[str], code: str, otherwise: str) -> tuple[str, str, str]:
    """The latest period of the chosen zones, with a note (HTML) that says so; another one where they have none."""
    first, last = otherwise.split("~")
    start, end, having = page.ask(comparison.latest_common, tuple(zones), code) or (first, last, 0)
    words = page.text("comparison.latest_note", period=period(start, end, page.language), having=having, count=len(zones))
    return start, end, notes([escape(words)])


def _groups(there: list[Row]) -> list[str]:
    """Peer groups with at least two members at the period: the zones of a level, of a province, of a city that is none itself."""
    members: dict[str, int] = {}
    for row in there:
        for kind, column in GROUPED_BY.items():
            key = row[column]
            if key and not row["is_total"] and not (kind == "city" and key == row["province"]):
                members[f"{kind}:{key}"] = members.get(f"{kind}:{key}", 0) + 1
    return [
        CHOSEN_GROUP,
        *sorted((group for group, count in members.items() if count > 1), key=lambda group: -members[group]),
    ]


def _group_words(page: Page, group: str) -> str:
    kind, _, key = group.partition(":")
    return page.text(f"comparison.group.{kind}", place=word(kind, key, page.language) if key else "")


def _zones(group: str, offered: _Offered, page: Page) -> tuple[list[str], str]:
    """The zones of a peer group, largest first, or those the reader picks; a note (HTML) where a group has more than are compared."""
    if group == CHOSEN_GROUP:
        return chosen_many("zones", offered.zones, offered.richest, comparison.MAX_ZONES), ""
    kind, _, key = group.partition(":")
    members = [row["zone"] for row in offered.there if row[GROUPED_BY[kind]] == key and not row["is_total"]]
    shown = comparison.MAX_ZONES
    said = notes([escape(page.text("comparison.group_cut", count=len(members), shown=shown))]) if len(members) > shown else ""
    return members[:shown], said
