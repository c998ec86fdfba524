"""Zones side by side: who is compared and when, level and growth, ranks, distances, an index and ranks through the years."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from metrics.analysis import comparison, trends
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import charts, drawn
from metrics.presentation.comparison_tables import comparison_table, distances_table
from metrics.presentation.html import notes
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.numbers import period
from metrics.presentation.ui.blocks import captioned, chart, heading, html
from metrics.presentation.ui.filters import choose, choose_many
from metrics.presentation.ui.frame import Page

LATEST = "latest"
CHOSEN_GROUP = "chosen"
LEAST_POINTS = 3  # of a scatter that says anything


@dataclass(frozen=True)
class Compared:
    """What is compared: the indicator (a row with its names), the zones, the period."""

    indicator: Row
    zones: list[str]
    start: str
    end: str

    def about(self, page: Page) -> str:
        """Indicator and period in words."""
        return f"{name(self.indicator, page.language)} · {period(self.start, self.end, page.language)}"


def choose_compared(page: Page, indicator: Row) -> Compared:
    """Peer group, period (or the latest common one) and zones, all in the address."""
    code = indicator["indicator"]
    periods = rows_of(page.ask(comparison.periods, code))
    counts = {f"{row['period_start']}~{row['period_end']}": row["zones"] for row in periods}
    fullest = max(counts, key=lambda span: (counts[span], span))
    left, right = st.columns(2)
    with left:
        span = choose(page, "period", [LATEST, *counts], lambda code: _span_words(page, code, counts), fullest)
    there = rows_of(page.ask(comparison.zones_at, code, *(fullest if span == LATEST else span).split("~")))
    with right:
        group = choose(page, "group", _groups(there), lambda option: _group_words(page, option), CHOSEN_GROUP)
    zones = _zones(page, group, there)
    start, end = _latest_span(page, zones, code, fullest) if span == LATEST else span.split("~")
    return Compared(indicator, zones, start, end)


def _span_words(page: Page, span: str, counts: dict[str, int]) -> str:
    """A period with the number of its zones, or that it is the latest one that the chosen zones share."""
    if span == LATEST:
        return page.text("comparison.latest")
    first, _, last = span.partition("~")
    return f"{period(first, last, page.language)} ({page.text('comparison.zones_count', count=counts.get(span, 0))})"


def _latest_span(page: Page, zones: list[str], code: str, fullest: str) -> tuple[str, str]:
    """The latest period of the chosen zones, said in a note; the fullest one where they have none."""
    first, last = fullest.split("~")
    start, end, having = page.ask(comparison.latest_common, tuple(zones), code) or (first, last, 0)
    words = page.text("comparison.latest_note", period=period(start, end, page.language), having=having, count=len(zones))
    html(notes([escape(words)]))
    return start, end


def _groups(there: list[Row]) -> list[str]:
    """Peer groups with at least two members at the period: a province's zones, the zones of a level."""
    members: dict[str, int] = {}
    for row in there:
        for kind, key in (("level", row["zone_level"]), ("province", row["province"])):
            if key and not row["is_total"]:
                members[f"{kind}:{key}"] = members.get(f"{kind}:{key}", 0) + 1
    return [
        CHOSEN_GROUP,
        *sorted((group for group, count in members.items() if count > 1), key=lambda group: -members[group]),
    ]


def _group_words(page: Page, group: str) -> str:
    kind, _, key = group.partition(":")
    return page.text(f"comparison.group.{kind}", place=word(kind, key, page.language) if key else "")


def _zones(page: Page, group: str, there: list[Row]) -> list[str]:
    """The zones of a peer group, largest first, or those the reader picks."""
    names = page.zone_names()
    if group != CHOSEN_GROUP:
        kind, _, key = group.partition(":")
        column = "zone_level" if kind == "level" else "province"
        members = [row["zone"] for row in there if row[column] == key and not row["is_total"]]
        if len(members) > comparison.MAX_ZONES:
            html(notes([escape(page.text("comparison.group_cut", count=len(members), shown=comparison.MAX_ZONES))]))
        return members[: comparison.MAX_ZONES]
    return choose_many(
        page,
        "zones",
        list(dict.fromkeys([row["zone"] for row in there] + list(names))),
        lambda code: zone_name(code, names.get(code), page.language, is_short=True),
        [row["zone"] for row in there if not row["is_total"]][:10],
        comparison.MAX_ZONES,
    )


def _named(page: Page, pairs: list[tuple[str, str]]) -> str:
    """Zones left out by reason, in one line of HTML."""
    names = page.zone_names()
    of_reason: dict[str, list[str]] = {}
    for zone, reason in pairs:
        of_reason.setdefault(reason, []).append(zone_name(zone, names.get(zone), page.language, is_short=True))
    comma = page.text("list.comma")
    return "; ".join(
        f"{escape(comma.join(zones))} ({escape(page.text(f'left_out.{reason}'))})" for reason, zones in of_reason.items()
    )


def show_compared(page: Page, compared: Compared, table: pd.DataFrame) -> None:
    """The table with ranks and movement, level and growth as bars, growth against level."""
    rows = rows_of(table)
    left_out = table.attrs["left_out"]
    missing = page.text("comparison.left_out") + _named(page, left_out) if left_out else ""
    grades = page.text("list.comma").join(dict.fromkeys(word("grade", row["source_grade"], page.language) for row in rows))
    told = [escape(compared.about(page)), escape(page.text("caption.source", sources=grades))]
    heading(compared.about(page), page.text("comparison.table_remark"))
    html(comparison_table(rows, page.language))
    html(notes([*told, missing]))
    by_level, by_growth = st.columns(2)
    with by_level:
        if any(row["value"] is not None for row in rows):
            title = page.text("comparison.level_heading")
            body = drawn.zone_level_rows(table, page.language, title)
            like = escape(page.text("comparison.like"))
            below = captioned(title, [*told, like, missing], page.language, compared.about(page))
            heading(title, compared.about(page), body + below)
    with by_growth:
        if any(row["yoy_pct"] is not None for row in rows):
            title = page.text("comparison.growth_heading")
            body = drawn.zone_growth_rows(table, page.language, title)
            published = [*told, escape(page.text("caption.published")), _silent(page, rows, "yoy_pct")]
            below = captioned(title, published, page.language, compared.about(page))
            heading(title, page.text(f"basis.{compared.indicator['growth_basis']}"), body + below)
    _show_scatter(page, compared, table, told)


def show_distances(page: Page, table: pd.DataFrame) -> None:
    """Shares and gaps of the zones that can be compared."""
    alike = [row for row in rows_of(table) if row["is_comparable"] or row["completion_pct"] is not None]
    if alike:
        heading(page.text("comparison.distances_heading"), page.text("comparison.distances_remark"))
        html(distances_table(alike, page.language))


def _silent(page: Page, rows: list[Row], key: str) -> str:
    """The zones of a table without the value, in words (HTML)."""
    names = [zone_name(row["zone"], row["zone_name_en"], page.language, is_short=True) for row in rows if row[key] is None]
    return escape(page.text("caption.missing", names=page.text("list.comma").join(names))) if names else ""


def _show_scatter(page: Page, compared: Compared, table: pd.DataFrame, told: list[str]) -> None:
    """Growth against level, where at least three zones have both."""
    shown = sum(row["is_comparable"] and row["yoy_pct"] is not None for row in rows_of(table))
    if shown < LEAST_POINTS:
        return
    title = page.text("comparison.scatter_heading")
    heading(title, page.text("comparison.scatter_remark"))
    caption = [*told, escape(page.text("comparison.scatter_caption", shown=shown))]
    chart(charts.level_growth_chart(table, page.language), "scatter", title, caption, page.language, compared.about(page))


def show_years(page: Page, compared: Compared) -> None:
    """An index with a base year as 100, and ranks year by year, at the same cumulative period."""
    trend = page.ask(trends.trend, tuple(compared.zones), compared.indicator["indicator"], int(compared.end[5:7]))
    bases = [str(year) for year in trends.base_years(trend)]
    if not bases:
        return
    remark = page.text("comparison.years_remark", span=page.text(f"chart.month.{int(compared.end[5:7])}"))
    heading(page.text("comparison.index_heading"), remark)
    base = choose(page, "base", bases, str)
    found = trends.index(trend, int(base))
    silent = [(zone, "no_years") for zone in compared.zones if zone not in set(trend["zone"])]
    if _has_lines(found):
        title = page.text("comparison.index_heading")
        told = [escape(page.text("comparison.index_caption", year=base)), _leap_words(page, found), _not_drawn(page, found.attrs["left_out"] + silent)]
        html(drawn.index_lines(found, page.language, title) + captioned(title, told, page.language, compared.about(page)))
    else:
        html(notes([escape(page.text("comparison.no_index"))]))
    history = trends.rank_history(trend)
    if _has_lines(history) and max(history["ranked"]) > 1:
        title = page.text("comparison.ranks_heading")
        told = [escape(page.text("comparison.ranks_caption")), _leap_words(page, history), _not_drawn(page, history.attrs["left_out"] + silent)]
        below = captioned(title, told, page.language, compared.about(page))
        heading(title, remark, drawn.rank_lines(history, page.language, title) + below)
    else:
        html(notes([escape(page.text("comparison.no_ranks"))]))


def _not_drawn(page: Page, left_out: list[tuple[str, str]]) -> str:
    """The zones (or years of them) that a chart does not show, and why (HTML)."""
    return page.text("comparison.left_out_index") + _named(page, left_out) if left_out else ""


def _leap_words(page: Page, frame: pd.DataFrame) -> str:
    """What a dashed part of a line means, where there is one."""
    return escape(page.text("chart.leap")) if drawn.has_leap(rows_of(frame)) else ""


def _has_lines(frame: pd.DataFrame) -> bool:
    """Whether some zone has two years, without which there is no line."""
    return not frame.empty and bool(frame["zone"].value_counts().max() > 1)
