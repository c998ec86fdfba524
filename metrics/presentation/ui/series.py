"""One indicator of one zone: cumulative lines, single quarters or months, growth, the figures, implied levels, revisions."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from metrics.analysis import discrete, outlook, plans, vintages
from metrics.analysis.frames import Row, rows_of, unfit
from metrics.presentation import drawn
from metrics.presentation.html import notes, take_home
from metrics.presentation.labels import word
from metrics.presentation.numbers import period
from metrics.presentation.series_tables import implied_table, revisions_table, series_table
from metrics.presentation.target_tables import plan_words
from metrics.presentation.ui.blocks import captioned, heading, html, titled
from metrics.presentation.ui.filters import choose, choose_code
from metrics.presentation.ui.frame import Page

STEPS = ("quarter", "month")
MONTHLY_YEARS = 2  # eleven bars a year: more years than these do not fit a screen
NOW = "now"
NAMED_FLAGS = 4  # periods named under the chart of growth, latest first; the others are counted


@dataclass(frozen=True)
class Series:
    """What is shown: the series and what follows from it, its title, the years shown and the step of single pieces."""

    zone: str
    indicator: str
    title: str
    found: discrete.Derived
    years: list[int]
    step: str
    as_of: str | None

    @property
    def frame(self) -> pd.DataFrame:
        """The cumulative figures."""
        return self.found.series


def choose_series(page: Page, zone: str, indicator: str, title: str) -> Series:
    """Years shown, quarters or months, and the day as of which the figures are asked for."""
    days = list(page.ask(vintages.publication_days, zone, indicator)["day"])
    columns = st.columns([1, 1, 1])
    with columns[0]:
        span = choose(page, "years", ("5", "10", "all"), lambda code: page.text(f"years.{code}"))
    with columns[1]:
        step = choose_code(page, "step", STEPS)
    with columns[2]:
        day = choose(page, "as_of", [NOW, *days], lambda code: page.text("years.now") if code == NOW else code)
    as_of = None if day == NOW else day
    found = page.ask(discrete.derived, zone, indicator, step, as_of)
    years = sorted(set(found.series["year"]), reverse=True)
    return Series(zone, indicator, title, found, years if span == "all" else years[: int(span)], step, as_of)


def show_cumulative(page: Page, series: Series) -> None:
    """The chart of cumulative lines with source and coverage under it."""
    frame, attrs = series.frame, series.frame.attrs
    as_of = page.text("progress.as_of", day=series.as_of) if series.as_of else ""
    if not any(row["value"] is not None and row["year"] in series.years for row in rows_of(frame)):
        heading(series.title, page.text("progress.growth_only"))
        html(notes([escape(as_of)]))
        return
    plan = _plan(page, series)
    drawn_plan = plan[0] if plan else None
    unit = drawn.cumulative_scale(frame, page.language, series.years, drawn_plan).word
    title = page.text("progress.cumulative_remark", unit=unit)
    grades = page.text("list.comma").join(word("grade", code, page.language) for code in dict.fromkeys(frame["source_grade"]))
    drawn_rows = [row for row in rows_of(frame) if row["value"] is not None and row["year"] in series.years]
    latest = max(row["year"] for row in drawn_rows)
    planned = page.text("progress.plan_caption", year=latest, plan=plan_words(plan[1], page.language)) if plan else ""
    caption = [
        page.text("progress.lines"),
        page.text("progress.doubted") if any(unfit(row) == "doubtful" for row in drawn_rows) else "",
        page.text("progress.expected") if any(unfit(row) == "planned" for row in drawn_rows) else "",
        planned or page.text("progress.no_plan", year=latest),
        page.text("caption.source", sources=grades),
        page.text("caption.coverage", scope=attrs["scope"] or page.text("caption.whole")),
        page.text("progress.left_out", count=attrs["left_out"]) if attrs["left_out"] else "",
        as_of,
    ]
    drawing = drawn.cumulative_curves(frame, page.language, series.years, title, drawn_plan)
    heading(series.title, title, drawing + captioned(title, map(escape, caption), page.language, series.title))


def _plan(page: Page, series: Series) -> tuple[drawn.PacePlan, Row] | None:
    """The pace plan of the latest year's amount target, in the unit of the series, and the row its plan is told by."""
    known = [row for row in rows_of(series.frame) if row["value"] is not None and row["year"] in series.years]
    year = max(row["year"] for row in known)
    tasks = page.ask(outlook.tasks, series.zone, year, series.indicator)
    if tasks.empty or tasks.attrs["unit"] != series.frame.attrs["unit"]:
        return None
    found: plans.Plan = tasks.attrs["plan"]
    told = {"plan": found.kind, "plan_basis": found.basis, "plan_fallback": found.fallback}
    return drawn.PacePlan(year, tuple(tasks["cumulative"]), tasks.attrs["unit"]), told


def show_pieces(page: Page, series: Series) -> dict[tuple[int, int], Row]:
    """Single quarters or months as bars, with the reasons why some cannot be had; the pieces by year and last month."""
    frame = series.found.pieces
    rows = rows_of(frame)
    known = sorted({row["year"] for row in rows if row["value"] is not None and row["year"] in series.years}, reverse=True)
    years = known[:MONTHLY_YEARS] if series.step == "month" else series.years
    if frame.empty:
        html(notes([escape(page.text(f"reason.{frame.attrs['reason']}"))]))
    elif not known:
        html(notes([escape(page.text(f"progress.no_{series.step}s"))]))
    else:
        refused = sorted({row["reason"] for row in rows if row["reason"] and row["year"] in years})
        reasons = page.text("list.comma").join(page.text(f"reason.{reason}") for reason in refused)
        accounts = page.text("progress.accounting") if any(frame["is_accounting"]) else ""
        why = page.text(f"progress.refused.{series.step}") + reasons if reasons else ""
        title = page.text(f"progress.{series.step}s_heading")
        drawing = drawn.piece_columns(frame, page.language, years, title)
        drawn_years = {row["year"] for row in rows if row["value"] is not None and row["year"] in years}
        below = captioned(title, [escape(accounts), escape(why), escape(_leap(page, drawn_years))], page.language, series.title)
        heading(title, page.text("progress.quarters_remark"), drawing + below)
    return {(row["year"], row["month"]): row for row in rows}


def show_growth(page: Page, series: Series) -> None:
    """Published growth beside computed growth; rates worth a question are named."""
    growth = series.found.growth
    if growth.empty or not any(year in series.years for year in growth["year"]):
        return
    remark = "comparable" if growth["is_comparable"].iloc[0] else "not_comparable"
    flagged = [
        period(f"{row['year']}-01", f"{row['year']}-{row['months']:02d}", page.language)
        for row in rows_of(growth)
        if row["is_flagged"] and row["year"] in series.years
    ]
    named = page.text("list.comma").join(flagged[: -NAMED_FLAGS - 1 : -1])
    words = page.text("growth.flagged", count=len(flagged), periods=named) if flagged else ""
    title = page.text("progress.growth_heading")
    drawing = drawn.growth_columns(growth, page.language, series.years, title)
    rates = [row[key] for row in rows_of(growth) if row["year"] in series.years for key in ("published_pct", "computed_pct")]
    shown = [row for row in rows_of(growth) if row["year"] in series.years]
    pale = any(row["published_pct"] is not None and not row["is_growth_fit"] for row in shown)
    caption = [
        page.text("growth.legend"), page.text("growth.pale") if pale else "", drawn.cut_words(rates, page.language),
        _leap(page, {row["year"] for row in shown}), page.text(f"growth.{remark}"), words,
    ]  # fmt: skip
    below = captioned(title, map(escape, caption), page.language, series.title)
    heading(title, page.text(f"basis.{series.frame.attrs['growth_basis'] or 'nominal'}"), drawing + below)


def _leap(page: Page, years: set[int]) -> str:
    """What the mark between years is, where some are left out."""
    return page.text("chart.skips") if drawn.skips(years) else ""


def show_figures(page: Page, series: Series, pieces: dict[tuple[int, int], Row]) -> None:
    """The table of the series, what it implies for the year before, and what was revised."""
    newest = [row for row in reversed(rows_of(series.frame)) if row["year"] in series.years]
    is_foreign = any(row["value_cny"] is not None for row in newest)
    rates = {(row["year"], row["months"]): row for row in rows_of(series.found.growth)}
    told = [escape(page.text("progress.table_note")), escape(page.text("progress.cny_note")) if is_foreign else ""]
    below = notes(told, hint=take_home(page.language, [series.zone], [series.indicator]))
    body = titled(page.text("progress.table_heading"), "", series_table(newest, pieces, rates, is_foreign, page.language) + below)
    revised = page.ask(vintages.revisions, series.zone, series.indicator)
    if not revised.empty:
        table = revisions_table(rows_of(revised), page.language)
        body += titled(page.text("progress.revisions_heading"), page.text("progress.revisions_remark"), table)
    shown = [row for row in rows_of(series.found.implied) if row["year"] + 1 in series.years]
    if shown:
        table = implied_table(reversed(shown), page.language)
        implied_words = titled(page.text("progress.implied_heading"), page.text("progress.implied_remark"), table)
        body += f'<div class="offprint">{implied_words}</div>'
    html(body)
