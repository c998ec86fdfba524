"""Tables of what changed as HTML: since the document before, since the period before, since the same period last year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from html import escape

from metrics.analysis.frames import Row
from metrics.presentation.as_printed import growth_cell, level_words
from metrics.presentation.html import Cell, badge, figure_link, table
from metrics.presentation.labels import bounded, name, text
from metrics.presentation.numbers import DASH, exact, percent, period, points


def changes_table(rows: Iterable[Row], language: str) -> str:
    """What a document brought: level and growth now, growth at the period before and the difference, what it revised."""
    heads = ("indicator", "period", "value", "yoy", "before", "change")
    body: list[list[Cell]] = []
    for row in rows:
        revised = badge(text("overview.revised_from", language, value=row["revised_from"]), "warn") if row["revised_from"] else ""
        body.append(
            [
                (f"<strong>{escape(name(row, language))}</strong> {revised}", "name"),
                (escape(period(row["period_start"], row["period_end"], language)), "nowrap"),
                _level(row, row["observation_id"], language),
                growth_cell(row, language, has_arrow=False),
                _before(row, language),
                _step(row, language),
            ]
        )
    return table([text(f"change.{head}", language) for head in heads], body, numeric=(2, 3, 4, 5))


def alongside_table(rows: Iterable[Row], language: str) -> str:
    """Rows of `analysis.alongside`: level and growth now and in the same months last year, the growth of the period before."""
    heads = ("indicator", "now", "last_year", "computed", "yoy", "last_yoy", "before", "change")
    body: list[list[Cell]] = []
    for row in rows:
        last = {"value": row["last_value"], "unit": row["last_unit"], "bound": row["last_bound"]}
        computed = escape(percent(row["computed_pct"], is_signed=True))
        body.append(
            [
                (f"<strong>{escape(name(row, language))}</strong>", "name"),
                _level(row, row["observation_id"], language),
                _level(last, row["last_observation_id"], language),
                computed if row["computed_pct"] is not None else _none(row["why_not_computed"], language),
                growth_cell(row, language, has_arrow=False),
                _rate(row, "last_yoy", language) if row["last_yoy_pct"] is not None else DASH,
                _before(row, language),
                _step(row, language),
            ]
        )
    return table([text(f"change.{head}", language) for head in heads], body, numeric=range(1, 8))


def _level(row: Row, observation_id: str | None, language: str) -> str:
    """A level, with all its digits on demand; a dash where there is none."""
    if row["value"] is None:
        return DASH
    full = exact(row["value"], row["unit"], language)
    return figure_link(observation_id, language, escape(level_words(row, language)), full=full)


def _before(row: Row, language: str) -> str:
    """The growth of the period before, and which that is."""
    if row["before_pct"] is None:
        return DASH
    then = escape(period(row["before_start"], row["before_end"], language))
    return f'<span class="quiet">{then}</span> {_rate(row, "before", language)}'


def _rate(row: Row, prefix: str, language: str) -> str:
    """A published growth rate that stands in columns of its own."""
    shown = bounded(percent(row[f"{prefix}_pct"], is_signed=True), row[f"{prefix}_bound"], language)
    return figure_link(row[f"{prefix}_observation_id"], language, escape(shown))


def _step(row: Row, language: str) -> str:
    """A change of growth with an arrow and its word, or why two rates are not held against each other."""
    if row["change_pp"] is None:
        return _none(row["why_no_change"], language)
    arrow = "▲" if row["change_pp"] > 0 else "▼" if row["change_pp"] < 0 else "■"
    return f"{arrow} {escape(step_words(row['change_pp'], row['before_pct'], language))}"


def _none(why: str, language: str) -> str:
    return f'<span class="quiet">{escape(text(f"change.{why}", language))}</span>' if why else DASH


def step_words(change: Decimal, before: Decimal, language: str) -> str:
    """A change of growth in percentage points with its word for the direction; `before`: the rate it left.

    >>> step_words(Decimal("-0.3"), Decimal("8.2"), "zh"), step_words(Decimal("0.7"), Decimal("-8.8"), "zh")
    ('放慢 0.3个百分点', '降幅收窄 0.7个百分点')
    """
    word_ = "faster" if change > 0 else "slower" if change < 0 else "same"
    if change and min(before, before + change) < 0:
        # A fall is not faster where it is smaller: -12.4% → -9.2% has narrowed.
        falls = before <= 0, before + change <= 0
        word_ = ("narrowed" if change > 0 else "widened") if all(falls) else "turned_up" if falls[0] else "turned_down"
    words = text(f"change.{word_}", language)
    return words + (f" {points(abs(change), language, 1).lstrip('+')}" if change else "")
