"""The cumulative figures of one indicator of one zone: a line a year through the months, against the plan; a plan and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape

import pandas as pd

from metrics.analysis.frames import Row, rows_of, unfit
from metrics.presentation.as_printed import growth_words
from metrics.presentation.drawn.curves import Curve, Label, Point, curves, month_axes, spread
from metrics.presentation.drawn.placing import side
from metrics.presentation.labels import bounded, text, word
from metrics.presentation.numbers import Scale, amount, exact, period, scale_for, scaled
from metrics.presentation.theme import ACCENT, HAZE, INK, MUTED, PALETTE

YEAR_END, EARLY = 12, 4  # months: words of the last stand right of the field, those of the first ones would leave it on the left
LABELLED_YEARS = 6  # years named at the end of their line; earlier ones are context


@dataclass(frozen=True)
class PacePlan:
    """The pace plan of one year's target: the cumulative amount at each month, in the unit of the series."""

    year: int
    cumulative: tuple[Decimal, ...]
    unit: str


def cumulative_scale(frame: pd.DataFrame, language: str, years: Sequence[int], plan: PacePlan | None = None) -> Scale:
    """How the values of the drawing are shown; its unit belongs into the words above it."""
    values = [row["value"] for row in _shown(frame, years)]
    return scale_for([*values, *(plan.cumulative if plan else ())], frame.attrs["unit"], language)


def _shown(frame: pd.DataFrame, years: Sequence[int]) -> list[Row]:
    return [row for row in rows_of(frame) if row["value"] is not None and row["year"] in years]


def cumulative_curves(frame: pd.DataFrame, language: str, years: Sequence[int], alt: str, plan: PacePlan | None = None) -> str:
    """One line a year through the months to which the published figures run.

    The latest year in the accent colour with round marks, the year before in blue, earlier ones pale, with square marks; the
    plan of the latest year's target dashed.
    """
    scale = cumulative_scale(frame, language, years, plan)
    by_year: dict[int, list[Row]] = {}
    for row in _shown(frame, years):
        by_year.setdefault(row["year"], []).append(row)
    shown = sorted(by_year, reverse=True)
    colours = dict(zip(shown, (ACCENT, PALETTE[0], *[HAZE] * len(shown)), strict=False))
    lines = [line for year in reversed(shown) for line in _year_curves(by_year[year], colours[year], scale.factor, language)]
    labels = []
    for year in shown[:LABELLED_YEARS]:
        came, planned = _as_it_came(by_year[year])
        labels += [_end_label(last, scale, colours[year], language, year in shown[:2]) for last in (*came[-1:], *planned[-1:])]
    key = ""
    if plan:
        words = text("progress.plan_line", language, year=plan.year)
        key = f'<span class="plan-key"><i></i>{escape(words)} {escape(amount(plan.cumulative[-1], plan.unit, language))}</span>'
        lines.insert(0, _plan_curve(plan, words, scale.factor, language))
    return _through_months(lines, labels, scale.word, key, alt, language)


def _through_months(lines: Sequence[Curve], labels: Sequence[Label], unit: str, key: str, alt: str, language: str) -> str:
    """The curves of a year; words keep clear of one another, in a column right of the year's end or over lines that end before."""
    axes = month_axes([point.value for curve in lines for point in curve.points], language)
    room = (axes.up.high - axes.up.low) * Decimal("0.056")
    placed = []
    for is_last in (True, False):
        own = [label for label in labels if (label.at == YEAR_END) == is_last]
        for label, height in zip(own, spread([label.value for label in own], room), strict=True):
            moved, is_early = replace(label, value=height), label.at < EARLY
            css = "beside" if is_last else side(moved, lines, axes, is_early) + (" near" if is_early else "")
            placed.append(replace(moved, css=css))
    return curves(lines, placed, axes, f'<p class="unit">{escape(unit)} {key}</p>', alt, language)


def task_curves(rows: Sequence[Row], language: str, alt: str) -> str:
    """The plan's cumulative amounts (rows of `outlook.tasks`) dashed from nothing to the target, what was published as marked points."""
    unit, done = rows[0]["unit"], [row for row in rows if row["done"] is not None]
    scale = scale_for([row["cumulative"] for row in rows], unit, language)
    words = text("targets.cumulative", language)
    plan = [
        Point(
            row["month"],
            row["cumulative"] / scale.factor,
            f"{words} · {_until(row['month'], language)}\n{amount(row['cumulative'], unit, language)}",
        )
        for row in rows
    ]
    points = [
        Point(
            row["month"],
            row["done"] / scale.factor,
            f"{_until(row['month'], language)}\n{exact(row['done'], unit, language)}",
            row["observation_id"],
        )
        for row in done
    ]
    labels = [
        Label(point.at, point.value, f"<b>{escape(amount(row['done'], unit, language))}</b>", ACCENT)
        for point, row in zip(points, done, strict=True)
    ]
    target = f"{text('board.target', language)} {amount(rows[-1]['cumulative'], unit, language)}"
    key = f'<span class="plan-key"><i></i>{escape(words)} · {escape(target)}</span>'
    lines = [Curve(plan, INK, "planned", 1.5, "6 5"), *([Curve(points, ACCENT, "round", 3)] if points else [])]
    return _through_months(lines, labels, scale.word, key, alt, language)


def _until(month: int, language: str) -> str:
    """The months from January on, in words."""
    return text(f"chart.month.{month}", language)


def _plan_curve(plan: PacePlan, words: str, factor: Decimal, language: str) -> Curve:
    points = [
        Point(month, value / factor, f"{words} · {_until(month, language)}\n{amount(value, plan.unit, language)}")
        for month, value in enumerate(plan.cumulative, start=1)
    ]
    return Curve(points, INK, "planned", 1.5, "6 5")


def _end_label(row: Row, scale: Scale, colour: str, language: str, is_told: bool) -> Label:
    """The year behind its last point, with the value where `is_told`; of one that was planned or expected that it was, in the colour
    of its year, for whose name there is no room beside it on a telephone."""
    words = f"<b>{row['year']}</b>"
    if unfit(row) == "planned":
        words = f"<b>{escape(text('progress.expected_mark', language) if row['status'] == 'estimate' else word('status', row['status'], language))}</b>"
    value = f"\u00a0{escape(bounded(scaled(row['value'], scale), row.get('bound'), language))}" if is_told else ""
    return Label(row["months"], row["value"] / scale.factor, words + value, MUTED if colour == HAZE else colour)


def _as_it_came(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The points of a year that had come about when they were told, and those that were planned or expected."""
    return [row for row in rows if unfit(row) != "planned"], [row for row in rows if unfit(row) == "planned"]


def _year_curves(rows: Sequence[Row], colour: str, factor: Decimal, language: str) -> list[Curve]:
    """A year's line, which leaves doubtful figures out: each is a hollow mark by itself; from the last point that came about on, a
    dashed line to what was planned or expected."""
    is_latest = colour == ACCENT
    css, width = ("round", 3) if is_latest else ("square", 2)

    def points(shown: Sequence[Row]) -> list[Point]:
        return [Point(row["months"], row["value"] / factor, _level_words(row, language), row["observation_id"]) for row in shown]

    came, planned = _as_it_came(rows)
    ahead = [row for row in planned if not came or row["months"] > came[-1]["months"]]
    sure = [row for row in came if unfit(row) != "doubtful"]
    found = [Curve(points(sure), colour, css, width)] if sure else []
    found += [Curve(points([row]), colour, f"{css} open", width) for row in came if unfit(row) == "doubtful"]
    if ahead:
        found += [Curve(points([*came[-1:], ahead[0]]), colour, "", 1.5, "3 4"), Curve(points(ahead), colour, css, 1.5, "3 4")]
    return found


def _level_words(row: Row, language: str) -> str:
    """The period, the value as shown and in full, growth, status."""
    lines = [
        period(row["period_start"], row["period_end"], language),
        bounded(amount(row["value"], row["unit"], language), row.get("bound"), language),
        bounded(exact(row["value"], row["unit"], language), row.get("bound"), language),
    ]
    if row.get("yoy_pct") is not None:
        lines.append(f"{text('measure.yoy', language)} {growth_words(row, language)}")
    if row["status"] != "actual":
        lines.append(text(f"status.{row['status']}", language))
    if unfit(row) == "doubtful":
        lines.append(word("flag", "doubtful", language))
    return "\n".join(dict.fromkeys(lines))
