"""Tables of one indicator of one zone as HTML: the series with its pieces, implied levels, revisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from metrics.analysis.frames import Row
from metrics.presentation.as_printed import growth_cell, level_words, measured_words
from metrics.presentation.html import Cell, badge, figure_link, reservations, table
from metrics.presentation.labels import text, word
from metrics.presentation.numbers import DASH, amount, percent, period, rounded


def series_table(
    rows: Iterable[Row], pieces: Mapping[tuple[int, int], Row], rates: Mapping[tuple[int, int], Row], is_foreign: bool, language: str
) -> str:
    """Year-to-date figures with published growth and, where they can be had, the growth that two levels give, the single piece and
    the CNY equivalent.

    By (year, last month): `pieces` are single quarters or months, `rates` rows of `analysis.progress.growth`.
    """
    keys = ["period", "value", *(["value_cny"] if is_foreign else []), "yoy", "computed", "piece_value", "status", "source"]
    body = []
    for row in rows:
        when = row["year"], row["months"]
        body.append(_series_row(row, pieces.get(when), rates.get(when), is_foreign, language))
    return table([text(f"progress.{key}", language) for key in keys], body, numeric=range(1, 5 + is_foreign))


def _series_row(row: Row, piece: Row | None, rate: Row | None, is_foreign: bool, language: str) -> list[Cell]:
    line: list[Cell] = [
        (escape(period(row["period_start"], row["period_end"], language)), "name nowrap"),
        figure_link(row["observation_id"], language, escape(level_words(row, language))) if row["value"] is not None else DASH,
    ]
    if is_foreign:
        line.append(_converted(row, language))
    return [
        *line,
        growth_cell(row, language),
        escape(percent(rate["computed_pct"], is_signed=True)) if rate else DASH,
        _piece(piece, language),
        escape(word("status", row["status"], language)) + " " + reservations(row, language),
        escape(word("grade", row["source_grade"], language)),
    ]


def _converted(row: Row, language: str) -> str:
    """A CNY equivalent with its rate, so that nobody takes it for a published figure."""
    if row["value_cny"] is None:
        return DASH
    rate = text("progress.rate", language, rate=rounded(row["rate"], 4))
    return f'{escape(amount(row["value_cny"], "CNY", language))}<br><span class="quiet">{escape(rate)}</span>'


def _piece(piece: Row | None, language: str) -> str:
    if piece and piece["value"] is not None:
        mark = "derived" if piece["is_derived"] else "published"
        return f"{escape(amount(piece['value'], piece['unit'], language))} {badge(text(f'origin.{mark}', language))}"
    if piece and piece["reason"]:
        return f'<span class="quiet">{escape(text("reason." + piece["reason"], language))}</span>'
    return DASH


def implied_table(rows: Iterable[Row], language: str) -> str:
    """Last year's levels that level and growth imply, beside the ones published then."""
    body: list[list[Cell]] = [
        [
            (escape(period(f"{row['year']}-01", f"{row['year']}-{row['months']:02d}", language)), "name nowrap"),
            figure_link(row["level_observation_id"], language, escape(amount(row["implied"], row["unit"], language)))
            + " "
            + badge(text("origin.implied_level", language)),
            figure_link(row["published_observation_id"], language, escape(amount(row["published"], row["unit"], language))),
            escape(percent(row["difference_pct"], is_signed=True)),
        ]
        for row in rows
    ]
    heads = ("period", "implied", "published", "difference")
    return table([text(f"progress.{head}", language) for head in heads], body, numeric=(1, 2, 3))


def revisions_table(rows: Iterable[Row], language: str) -> str:
    """Every value a figure was published with, earliest first, the one in use marked."""
    body: list[list[Cell]] = [
        [
            (escape(period(row["period_start"], row["period_end"], language)), "name nowrap"),
            escape(word("measure", row["measure"], language)),
            figure_link(row["observation_id"], language, escape(measured_words(row, language))),
            escape(str(row["vintage"] or text("progress.day_unknown", language))),
            escape(word("status", row["status"], language)) + " " + reservations(row, language),
            escape(" · ".join(filter(None, [word("grade", row["source_grade"], language), row["publisher"]]))),
            badge(text("progress.chosen", language)) if row["is_chosen"] else "",
        ]
        for row in rows
    ]
    heads = ("period", "measure", "said", "day", "status", "source", "in_use")
    return table([text(f"progress.{head}", language) for head in heads], body, numeric=(2,))
