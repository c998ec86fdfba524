"""Columns through time, grouped by year: single quarters or months, and growth rates with what two levels make of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from itertools import groupby, pairwise

import pandas as pd

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.drawn.parts import Span, bar, signed_css, span
from metrics.presentation.html import address_of
from metrics.presentation.labels import bounded, text
from metrics.presentation.numbers import amount, exact, exact_growth, percent, period, scale_for, scaled

ROOM = Decimal("0.12")  # for the number at the end of a column
CROWDED = 8  # with more columns their numbers stand upright on a telephone
FULL = 26  # with more they do on every screen


def piece_columns(frame: pd.DataFrame, language: str, years: Sequence[int], alt: str) -> str:
    """Single quarters or months in the order of time: published ones filled, derived ones hollow.

    A piece that cannot be derived is an empty place with a word, so that nobody reads it as zero. Years without any
    piece are left out, and where one lies between others a mark says so.
    """
    known = {row["year"] for row in rows_of(frame) if row["value"] is not None}
    rows = [row for row in rows_of(frame) if row["year"] in years and row["year"] in known]
    scale = scale_for([row["value"] for row in rows], frame.attrs["unit"], language)
    ends = span([row["value"] for row in rows], ROOM)
    is_monthly = any(row["quarter"] is None for row in rows)
    columns = []
    for row in rows:
        shown = scaled(row["value"], scale) if row["value"] is not None else ""
        css = "bar hollow" if row["is_derived"] else "bar"
        columns.append(
            (
                row,
                str(row["month"] if is_monthly else row["quarter"]),
                _column(row, row["value"], shown, css, ends, _piece_words(row, language), language),
            )
        )
    axis = text("chart.single_month_axis" if is_monthly else "chart.quarter_axis", language)
    return _columns(columns, scale.word, axis, alt, language)


def growth_columns(frame: pd.DataFrame, language: str, years: Sequence[int], alt: str) -> str:
    """Published growth in the order of time, what two published levels make of it as diamonds.

    Columns, not a line: the periods are of different length and not evenly spaced.
    """
    rows = [row for row in rows_of(frame) if row["year"] in years]
    ends = span([value for row in rows for value in (row["published_pct"], row["computed_pct"])], ROOM, is_cut=True)
    columns = []
    for row in rows:
        value = row["published_pct"]
        shown = bounded(percent(value, is_signed=True), row.get("yoy_bound"), language) if value is not None else ""
        css = signed_css(value, ends, row.get("is_growth_fit", True)) if value is not None else ""
        drawn = _column(row, value, shown, css, ends, _growth_words(row, "published", language), language)
        if row["computed_pct"] is not None:
            words = escape(_growth_words(row, "computed", language), quote=True)
            kept = ends.kept(row["computed_pct"])
            css = "" if kept != row["computed_pct"] else ' class="spare"'  # left out where there is no room for it
            number = f"<b{css}>{percent(row['computed_pct'], is_signed=True)}</b>"
            drawn += f'<span class="computed" style="bottom:{ends.at(kept)}" title="{words}">◇{number}</span>'
        columns.append((row, str(row["months"]), drawn))
    return _columns(columns, "%", text("chart.month_axis", language), alt, language)


def _column(row: Row, value: Decimal | None, shown: str, css: str, ends: Span, words: str, language: str) -> str:
    """One bar with its number at the end, as a link to its sentence."""
    if value is None:
        missing = escape(text("chart.missing_mark", language))
        return f'<span class="missing" style="bottom:{ends.at(Decimal(0))}" title="{escape(words, quote=True)}">{missing}</span>'
    end = ends.kept(value)
    drawn = bar(css, ends.between(Decimal(0), end, "bottom", "height"), words, row["observation_id"], language)
    place = f"bottom:{ends.at(end)}" if value >= 0 else f"top:{ends.long(ends.high - end)}"
    number = escape(shown)
    if row["observation_id"]:
        number = f'<a href="{address_of(row["observation_id"], language)}">{number}</a>'
    return drawn + f'<span class="number {"under" if value < 0 else ""}" style="{place}">{number}</span>'


def _columns(columns: list[tuple[Row, str, str]], unit: str, axis: str, alt: str, language: str) -> str:
    """The columns of each year beside one another, ticks below them, the years below the ticks."""
    groups: list[str] = []
    before: int | None = None
    for year, members in groupby(columns, key=lambda column: column[0]["year"]):
        if before is not None and year > before + 1:
            groups.append(_skipped(before + 1, year - 1, language))
        before = year
        shown = [f'<div class="column"><div class="area">{drawn}</div><span class="tick">{tick}</span></div>' for _, tick, drawn in members]
        groups.append(f'<div class="year" style="flex-grow:{len(shown)}"><div class="columns">{"".join(shown)}</div><b>{year}</b></div>')
    css = " crowded" if len(columns) > CROWDED else ""
    css += " full" if len(columns) > FULL else ""
    css += " paired" if any('class="computed"' in drawn for _, _, drawn in columns) else ""
    return (
        f'<div class="drawn upright{css}" role="group" aria-label="{escape(alt, quote=True)}"><p class="unit">{escape(unit)}</p>'
        f'<div class="years">{"".join(groups)}</div><p class="axis">{escape(axis)}</p></div>'
    )


def _skipped(first: int, last: int, language: str) -> str:
    """Where years without anything to draw lie between two that have it: the axis does not run through."""
    words = escape(text("chart.skipped", language, years=str(first) if first == last else f"{first}–{last}"), quote=True)
    return f'<div class="year skipped" role="img" aria-label="{words}" title="{words}"><b>⋯</b></div>'


def skips(years: Iterable[int]) -> bool:
    """Whether years without anything to draw lie between the ones drawn.

    >>> skips([2021, 2022, 2024]), skips([2021, 2022, 2022])
    (True, False)
    """
    return any(after > before + 1 for before, after in pairwise(sorted(years)))


def _piece_words(row: Row, language: str) -> str:
    """What is shown when a pointer rests on a piece: its months, its value as shown and in full, where it comes from."""
    months = period(f"{row['year']}-{row['first_month']:02d}", f"{row['year']}-{row['month']:02d}", language)
    if row["value"] is None:
        return f"{months}: {text('reason.' + row['reason'], language)}"
    origin = text(f"origin.{'derived' if row['is_derived'] else 'published'}", language)
    shown = dict.fromkeys((amount(row["value"], row["unit"], language), exact(row["value"], row["unit"], language)))
    return f"{months}: {' = '.join(shown)} ({origin})"


def _growth_words(row: Row, which: str, language: str) -> str:
    head = period(f"{row['year']}-01", f"{row['year']}-{row['months']:02d}", language)
    value = row[f"{which}_pct"]
    # A computed one has no end.
    shown = bounded(exact_growth(value), row.get("yoy_bound"), language) if which == "published" else percent(value, is_signed=True)
    return f"{head}: {text(f'growth.{which}', language)} {shown}"
