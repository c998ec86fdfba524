"""Levels and growth rates with what they are more or less than (超, 约, 不足), as they were printed and as they lead to their sentences."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from metrics.analysis.frames import Row
from metrics.presentation.html import badge, figure_link, growth
from metrics.presentation.labels import bounded, text
from metrics.presentation.numbers import amount, measured, percent


def level_words(row: Row, language: str, key: str = "value") -> str:
    """A level: 约142.00亿元, over 66.00 billion CNY. Its bound stands in the row as `bound`, that of `done` as `done_bound`."""
    bound = row.get("bound" if key == "value" else f"{key}_bound")
    return bounded(amount(row[key], row["unit"], language), bound, language)


def measured_words(row: Row, language: str) -> str:
    """A figure of any measure in its own form: 约142.00亿元, over 6.0%."""
    return bounded(measured(row["measure"], row["value"], row["unit"], language), row.get("bound"), language)


def growth_words(row: Row, language: str) -> str:
    """The growth of a row (columns of `analysis.frames.beside_level`): +6.8%, 超过+40.0%."""
    return bounded(percent(row["yoy_pct"], is_signed=True), row.get("yoy_bound"), language)


def growth_cell(row: Row, language: str, has_arrow: bool = True, css: str = "fig") -> str:
    """The growth as HTML, with an arrow for its direction; a dash where none was published; marked where somebody doubts it."""
    words = growth_words(row, language)
    shown = growth(row["yoy_pct"], words) if has_arrow else escape(words)
    is_doubtful = "doubtful" in str(row.get("yoy_flags") or "").split("|")
    mark = " " + badge(text("flag.doubtful", language), "warn") if is_doubtful else ""
    return figure_link(row["yoy_observation_id"], language, shown, css) + mark


def done_words(row: Row, language: str) -> str:
    """What was reached of a goal: a growth rate, or a level."""
    if row.get("kind") == "growth":
        return bounded(percent(row["done"], is_signed=True), row.get("done_bound"), language)
    return level_words(row, language, "done")


def completion_words(row: Row, language: str) -> str:
    """The share of a goal that was reached; one worked out with a figure that is not exact is a bound too."""
    return bounded(percent(row["completion_pct"], 2), row.get("completion_bound"), language)


def day_words(rows: Iterable[Row], language: str) -> str:
    """How new the figures of a period are: the last day of publication among their documents, or that none is known."""
    days = [row["published"] for row in rows if row["published"]]
    return text("overview.complete_last", language, day=max(days)) if days else text("overview.complete_no_day", language)
