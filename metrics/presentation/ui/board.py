"""The boards of a month, shared by 双过半 (June) and 开门红 (March): filters, K of N, charts, tables, the rule in words."""

from __future__ import annotations

from html import escape

import streamlit as st

from metrics.analysis import overview, pace, targets
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import cards, charts
from metrics.presentation.html import empty, link, notes
from metrics.presentation.labels import zone_name
from metrics.presentation.numbers import percent
from metrics.presentation.ui.blocks import chart, heading, html
from metrics.presentation.ui.filters import choose
from metrics.presentation.ui.frame import Page


def _filters(page: Page, months: int, places: list[Row]) -> tuple[str, int]:
    """Zone and year: zones with judged targets come first, and by default the zone and year with most of them."""
    names = {row["zone"]: row["name_en"] for row in rows_of(page.ask(overview.zones))}
    zones = list(dict.fromkeys([place["zone"] for place in places if place["zone"] in names] + list(names)))
    columns = st.columns([2, 1])
    with columns[0]:
        zone = choose(page, "zone", zones, lambda code: zone_name(code, names.get(code), page.language))
    years = [str(year) for year in page.ask(targets.years_with_figures, zone, months)]
    best = next((str(place["year"]) for place in places if place["zone"] == zone), None)
    with columns[1]:
        year = choose(page, "year", years, str, best) if years else ""
    return zone, int(year or 0)


def _score(page: Page, tally: targets.Tally, months: int) -> None:
    """K of N in large type, the unknown ones apart, and the rule in words."""
    if tally.judged:
        words = f"<strong>{tally.passed} / {tally.judged}</strong> {escape(page.text(f'board.score.{months}'))}"
        unknown = page.text("board.unknown_count", count=tally.unknown) if tally.unknown else ""
    else:
        words, unknown = escape(page.text("board.none_judged", count=tally.unknown, month=months)), ""
    html(f'<p class="score">{words} <span class="quiet">{escape(unknown)}</span></p>')
    html(notes([escape(page.text(f"board.rule.{months}")), escape(page.text("rule.light.linear"))]))


def _judged(page: Page, rows: list[Row], months: int) -> None:
    completions = [row for row in rows if row["completion_pct"] is not None]
    growths = [row for row in rows if row["kind"] == "growth" and row["done"] is not None]
    caption = [escape(page.text("board.caption", line=percent(pace.elapsed_pct(months), 2)))]
    if completions:
        heading(page.text("board.completion_heading"), page.text("board.completion_remark"))
        figure = charts.completion_chart(completions, page.language)
        chart(figure, "completion", page.text("board.completion_heading"), caption, page.language)
    if growths:
        heading(page.text("board.growth_heading"), page.text("board.growth_remark"))
        figure = charts.target_growth_chart(growths, page.language)
        chart(figure, "growth", page.text("board.growth_heading"), [], page.language)
    heading(page.text("board.table_heading"))
    html(cards.board_table(rows, page.language))


def _others(page: Page, places: list[Row], zone: str, year: int) -> None:
    """Links to the other zones and years that have targets, so that an empty board is no dead end."""
    names = {row["zone"]: row["name_en"] for row in rows_of(page.ask(overview.zones))}
    entries = [
        link(
            page.code,
            page.language,
            f"{escape(zone_name(place['zone'], names.get(place['zone']), page.language, is_short=True))} {place['year']}"
            f' <span class="quiet">({place["judged"]}/{place["with_target"]})</span>',
            zone=place["zone"],
            year=place["year"],
        )
        for place in places
        if (place["zone"], place["year"]) != (zone, year)
    ]
    if entries:
        heading(page.text("board.others"), page.text("board.others_remark"))
        html(f'<p class="legend">{" · ".join(entries)}</p>')


def show_board(page: Page, months: int) -> None:
    """The whole board of the end of month 3 or 6."""
    places = rows_of(page.ask(targets.board_places, months))
    zone, year = _filters(page, months, places)
    if not year:
        html(empty(page.text("reason.no_figures"), escape(page.text("empty.advice"))))
    else:
        board = page.ask(targets.board, zone, year, months)
        if board.empty:
            html(empty(page.text("reason.no_target"), escape(page.text("board.no_target_advice"))))
        else:
            _score(page, targets.tally(board), months)
            _judged(page, targets.light_rows(board), months)
        rest = page.ask(targets.without_target, zone, year, months)
        if not rest.empty:
            heading(page.text("board.rest_heading", count=len(rest)), page.text("board.rest_remark"))
            html(cards.plain_table(rows_of(rest), page.language))
    _others(page, places, zone, year)
