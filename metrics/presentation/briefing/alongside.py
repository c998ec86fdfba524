"""The figures of a briefing beside those of last year's same months and the growth of the period before."""

from __future__ import annotations

from metrics.analysis.briefing import Facts
from metrics.analysis.frames import Row
from metrics.presentation.as_printed import level_words
from metrics.presentation.briefing.figures import growth_of, value_of
from metrics.presentation.briefing.sheet import Line, Notes, Paragraph, Section, Table
from metrics.presentation.change_tables import step_words
from metrics.presentation.labels import bounded, name, text
from metrics.presentation.numbers import DASH, percent, period

HEADS = ("indicator", "now", "last_year", "computed", "yoy", "last_yoy", "before", "change")
WIDTHS = (18, 14, 14, 10, 10, 10, 12, 12)


def alongside_section(facts: Facts, notes: Notes, language: str) -> Section:
    """Rows of `analysis.alongside`, each figure with its note; nothing where nothing is known beside the figures."""
    if not facts.alongside:
        return Section("", ())
    heads = tuple(text(f"change.{head}", language) for head in HEADS)
    rows = tuple(_row(row, notes, language) for row in facts.alongside)
    table = Table(heads, rows, frozenset(range(1, 8)), WIDTHS).without_empty(first=2)
    last = period(f"{int(facts.end[:4]) - 1}{facts.start[4:]}", f"{int(facts.end[:4]) - 1}{facts.end[4:]}", language)
    has_last = any(row["last_value"] is not None or row["last_yoy_pct"] is not None for row in facts.alongside)
    hint = text("briefing.alongside_note" if has_last else "overview.before_alone_remark", language, last=last)
    return Section(text("briefing.alongside_heading", language), (table, Paragraph((hint,), is_quiet=True)))


def _row(row: Row, notes: Notes, language: str) -> tuple[Line, ...]:
    last = {"value": row["last_value"], "unit": row["last_unit"], "bound": row["last_bound"]}
    return (
        (name(row, language),),
        value_of(row, notes, language),
        (level_words(last, language), *notes.behind(row["last_observation_id"])) if row["last_value"] is not None else (DASH,),
        (percent(row["computed_pct"], is_signed=True),) if row["computed_pct"] is not None else _why(row["why_not_computed"], language),
        growth_of(row, notes, language),
        _rate(row, "last_yoy", "", notes, language),
        _rate(row, "before", period(row["before_start"], row["before_end"], language) if row["before_end"] else "", notes, language),
        (step_words(row["change_pp"], row["before_pct"], language),)
        if row["change_pp"] is not None
        else _why(row["why_no_change"], language),
    )


def _rate(row: Row, prefix: str, of: str, notes: Notes, language: str) -> Line:
    """A published growth rate in columns of its own, with the period it is `of`."""
    rate = row[f"{prefix}_pct"]
    if rate is None:
        return (DASH,)
    shown = bounded(percent(rate, is_signed=True), row[f"{prefix}_bound"], language)
    return (" ".join(filter(None, [of, shown])), *notes.behind(row[f"{prefix}_observation_id"]))


def _why(code: str, language: str) -> Line:
    """Why two figures are not held against each other."""
    return (text(f"change.{code}", language) if code else DASH,)
