"""One indicator whole: its definition, zones ranked at one period, all histories, the latest of each zone, who says what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from itertools import chain
from typing import TypeVar

import streamlit as st

from metrics.analysis import comparison, indicators
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import cards, charts, drawn
from metrics.presentation.html import notes, take_home, tiles
from metrics.presentation.indicator_tables import definition_list, disputed_table, latest_table, sources_table
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.numbers import period
from metrics.presentation.ui.blocks import captioned, closer_look, heading, heading_of, html, nothing, on_demand
from metrics.presentation.ui.compared import pale_words
from metrics.presentation.ui.filters import choose, choose_code
from metrics.presentation.ui.frame import Page

MOST_BARS = 30  # zones drawn in one ranking; the others stand in the table below
Part = TypeVar("Part")  # what makes one row of a table
FIRST_ROWS = 8  # of a long table; a page of one indicator has four of them, and on a telephone each row is a block
TOTALS = ("figures", "zones", "periods", "documents", "publishers", "confirmed")
DOUBTS = ("conflicts", "revised", "doubtful", "unverified", "undated")


def choose_indicator(page: Page) -> str:
    """One of all indicators, those with figures first, each with its group and how many figures it has."""
    of_code = {row["indicator"]: row for row in rows_of(page.ask(indicators.listed))}

    def words(code: str) -> str:
        row = of_code.get(code)
        if row is None:
            return code
        return f"{name(row, page.language)} · {word('group', row['indicator_group'], page.language)} ({row['figures']})"

    with st.columns([2, 1])[0]:
        return choose(page, "indicator", list(of_code), words)


def show_definition(page: Page, indicator: str) -> Row:
    """What it means and how much there is of it; the indicator's row."""
    row: Row = page.ask(indicators.about, indicator)
    other, code = (row["name_zh"], "zh") if page.language == "en" else (row["name_en"], "en")
    heading_of(escape(name(row, page.language)), f'<span lang="{code}">{escape(other)}</span>')
    html(definition_list(row, page.language))
    totals = page.ask(indicators.totals, indicator)
    html(tiles([(f"{totals[key]:,}", page.text(f"indicator.total.{key}", count=totals[key])) for key in TOTALS]))
    doubts = [page.text(f"indicator.doubt.{key}", count=totals[key]) for key in DOUBTS if totals[key]]
    missing = page.text("indicator.zones_without", count=totals["known_zones"] - totals["zones"], known=totals["known_zones"])
    html(notes([escape(words) for words in [*doubts, missing]]))
    return row


def show_ranking(page: Page, row: Row) -> None:
    """Level and growth of all zones at one period, like with like, largest first."""
    found = rows_of(page.ask(comparison.periods, row["indicator"], st.query_params.get("zone", "")))
    if not found:
        return
    counts = {f"{entry['period_start']}~{entry['period_end']}": entry["zones"] for entry in found}

    def words(span: str) -> str:
        start, _, end = span.partition("~")
        count = page.text("comparison.zones_count", count=counts.get(span, 0))
        return f"{period(start, end, page.language)} ({count})"

    heading(page.text("indicator.ranking_heading"), page.text("indicator.ranking_remark"))
    with st.columns([1, 2])[0]:
        span = choose(page, "period", list(counts), words, "~".join(comparison.headline_period(found) or ()))
    start, end = span.split("~")
    there = rows_of(page.ask(comparison.zones_at, row["indicator"], start, end))
    zones = tuple(entry["zone"] for entry in there if not entry["is_total"])
    table = page.ask(comparison.compare, zones, row["indicator"], start, end)
    by_level, by_growth = st.columns(2)
    title = f"{name(row, page.language)} · {period(start, end, page.language)}"
    for column, measure, draw in (
        (by_level, "level", drawn.zone_level_rows), (by_growth, "growth", drawn.zone_growth_rows),
    ):  # fmt: skip
        key = "value" if measure == "level" else "yoy_pct"
        shown = table[[value is not None for value in table[key]]].sort_values(key, ascending=False, kind="stable")
        if shown.empty:
            continue
        with column:
            ranked = page.text(f"comparison.{measure}_heading")
            told = _ranking_notes(page, row, measure, len(shown))
            if measure == "growth":
                told.append(escape(pale_words(page, rows_of(shown.head(MOST_BARS)))))
                told.append(escape(drawn.cut_words(shown.head(MOST_BARS)["yoy_pct"], page.language)))
            body = draw(shown.head(MOST_BARS), page.language, ranked)
            heading(ranked, title, body + captioned(ranked, told, page.language, title))


def _ranking_notes(page: Page, row: Row, measure: str, count: int) -> list[str]:
    words = page.text("comparison.like") if measure == "level" else page.text(f"basis.{row['growth_basis']}")
    cut = page.text("indicator.cut", shown=MOST_BARS, count=count) if count > MOST_BARS else ""
    return [escape(words), escape(cut)]


def show_history(page: Page, row: Row) -> None:
    """All zones' lines at the same cumulative period, one of them highlighted."""
    indicator = row["indicator"]
    months = page.ask(indicators.months_with_figures, indicator)
    if months.empty:
        return
    heading(page.text("indicator.history_heading"), page.text("indicator.history_remark"))
    counts = dict(zip(map(str, months["months"]), months["zones"], strict=True))
    columns = st.columns([3, 3, 2, 2])
    with columns[1]:
        month = choose(page, "until_month", list(counts), lambda code: _month_words(page, code, counts.get(code, 0)))
    with columns[2]:
        measure = choose_code(page, "measure", indicators.MEASURES)
    found = page.ask(indicators.history, indicator, int(month), measure)
    with columns[3]:
        scale = choose_code(page, "scale", ("linear", "log")) if measure == "level" else "linear"
    rows = rows_of(found)
    names = {entry["zone"]: entry["zone_name_en"] for entry in rows}
    years = Counter(entry["zone"] for entry in rows)
    with columns[0]:
        zone = _highlighted(page, names, max(names, key=years.__getitem__)) if names else None
    if nothing(found, page.language):
        return
    is_log = scale == "log" and all(entry["value"] > 0 for entry in rows)
    title = page.text("indicator.history_heading")
    caption = [page.text("indicator.history_caption", zones=len(names)), page.text("indicator.like_history"), page.text("chart.leap")]
    drawing = drawn.history_lines(found, measure, zone, is_log, page.language, title)
    html(drawing + captioned(title, map(escape, caption), page.language, name(row, page.language)))
    closer_look(
        page.language,
        "closer_history",
        title,
        lambda: charts.history_figure(found, measure, zone, is_log, page.language),
        page.text("chart.closer_zones"),
    )


def _month_words(page: Page, code: str, zones: int) -> str:
    return f"{page.text(f'chart.month.{code}')} ({page.text('comparison.zones_count', count=zones)})"


def _highlighted(page: Page, names: dict[str, str | None], richest: str) -> str:
    return choose(page, "zone", sorted(names), lambda code: zone_name(code, names.get(code), page.language), richest)


def show_latest(page: Page, indicator: str) -> None:
    """Every zone's last figure in a table, whatever its period."""
    found = page.ask(indicators.latest, indicator)
    if found.empty:
        return
    heading(page.text("indicator.latest_heading", count=len(found)), page.text("indicator.latest_remark"))
    rows = [row | {"indicator": indicator} for row in rows_of(found)]
    _first_and_all(page, "all_latest", rows, lambda shown: latest_table(shown, page.language))
    html(notes([], hint=take_home(page.language, indicators=[indicator])))


def _first_and_all(page: Page, key: str, rows: list[Part], draw: Callable[[list[Part]], str]) -> None:
    """The first rows of a long table, all of them on demand."""
    html(draw(rows[:FIRST_ROWS]))
    if len(rows) > FIRST_ROWS:
        on_demand(page.text("indicator.all_rows", count=len(rows)), key, lambda: draw(rows))


def show_witnesses(page: Page, indicator: str) -> None:
    """What was said with more than one value, who publishes it, and for which years nothing is known."""
    heading(page.text("indicator.disputed_heading"), page.text("indicator.disputed_remark", count=indicators.MOST_DISPUTED))
    disputed = page.ask(indicators.disputed, indicator)
    if disputed.empty:
        html(notes([escape(page.text("indicator.undisputed"))]))
    else:
        _first_and_all(page, "all_disputed", rows_of(disputed), lambda shown: disputed_table(shown, page.language))
    sources = page.ask(indicators.sources, indicator)
    if not sources.empty:
        heading(page.text("indicator.sources_heading", count=len(sources)), page.text("indicator.sources_remark"))
        _first_and_all(page, "all_sources", rows_of(sources), lambda shown: sources_table(shown, page.language, page.zone_names()))
    covered = page.ask(indicators.coverage, indicator)
    if not covered.empty:
        heading(page.text("indicator.coverage_heading"), page.text("indicator.coverage_remark", count=indicators.MOST_ZONES))
        of_zone: dict[str, list[Row]] = {}
        for row in rows_of(covered):
            of_zone.setdefault(row["zone"], []).append(row)
        _first_and_all(page, "all_covered", list(of_zone.values()), lambda shown: cards.coverage_table(list(chain(*shown)), page.language))
