"""Zones through the years at one cumulative period: an index with a base year as 100, ranks, and growth as small multiples (HTML)."""

from __future__ import annotations

from collections import Counter
from html import escape

import pandas as pd

from metrics.analysis import trends
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import drawn
from metrics.presentation.html import notes
from metrics.presentation.labels import zone_name
from metrics.presentation.ui.blocks import captioned, titled
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.zones import Compared


def through_years(page: Page, compared: Compared, trend: pd.DataFrame, base: str) -> str:
    """All of it; neither index nor ranks without a base year."""
    if not base:
        return _growth(page, compared, trend)
    index, ranks = trends.index(trend, int(base)), trends.rank_history(trend)
    lines = _with_lines(index) | _with_lines(ranks)
    order = [zone for zone in compared.zones if zone in lines]  # a zone has one colour in both charts
    return _index(page, compared, trend, index, order, base) + _ranks(page, compared, trend, ranks, order) + _growth(page, compared, trend)


def _index(page: Page, compared: Compared, trend: pd.DataFrame, found: pd.DataFrame, order: list[str], base: str) -> str:
    if not _with_lines(found):
        return notes([escape(page.text("comparison.no_index"))])
    title = page.text("comparison.index_heading")
    told = [
        escape(page.text("comparison.index_caption", year=base)),
        _leap_words(page, found),
        _not_drawn(page, compared, trend, found),
    ]
    return drawn.index_lines(found, order, page.language, title) + captioned(title, told, page.language, compared.about(page))


def _ranks(page: Page, compared: Compared, trend: pd.DataFrame, history: pd.DataFrame, order: list[str]) -> str:
    if not _with_lines(history) or max(history["ranked"]) < 2:
        return notes([escape(page.text("comparison.no_ranks"))])
    title = page.text("comparison.ranks_heading")
    remark = page.text("comparison.years_remark", span=page.text(f"chart.month.{compared.months}"))
    told = [escape(page.text("comparison.ranks_caption")), _leap_words(page, history), _not_drawn(page, compared, trend, history)]
    drawing = drawn.rank_lines(history, order, page.language, title)
    return titled(title, remark, drawing + captioned(title, told, page.language, compared.about(page)))


def _growth(page: Page, compared: Compared, trend: pd.DataFrame) -> str:
    """One small chart a zone that has at least two years of growth at the month; nothing where no zone has."""
    by_zone: dict[str, list[Row]] = {}
    known = [row for row in rows_of(trend) if row["yoy_pct"] is not None]
    drawn_rows = [row for row in known if row["is_growth_fit"] or row["yoy_bound"] != "exact"]  # 约7% is drawn, with its word
    for row in drawn_rows:
        by_zone.setdefault(row["zone"], []).append(row)
    by_zone = {zone: rows for zone, rows in by_zone.items() if len(rows) > 1}
    if not by_zone:
        return ""
    title = page.text("comparison.trend_heading")
    caption = [escape(page.text("comparison.trend_note"))]
    names = page.zone_names()
    silent = [zone_name(zone, names.get(zone), page.language, is_short=True) for zone in compared.zones if zone not in by_zone]
    if silent:
        caption.append(escape(page.text("caption.missing", names=page.text("list.comma").join(silent))))
    if len(drawn_rows) < len(known):
        caption.append(escape(page.text("comparison.trend_unfit")))
    if any(drawn.has_leap(rows) for rows in by_zone.values()):
        caption.append(escape(page.text("chart.leap")))
    drawing = drawn.trend_fields(by_zone, page.language, title) + captioned(title, caption, page.language, compared.about(page))
    return titled(title, page.text("comparison.trend_remark", span=page.text(f"chart.month.{compared.months}")), drawing)


def named(page: Page, pairs: list[tuple[str, str]]) -> str:
    """Zones left out by reason, in one line of HTML."""
    names = page.zone_names()
    of_reason: dict[str, list[str]] = {}
    for zone, reason in pairs:
        of_reason.setdefault(reason, []).append(zone_name(zone, names.get(zone), page.language, is_short=True))
    comma = page.text("list.comma")
    return "; ".join(f"{escape(comma.join(zones))} ({escape(page.text(f'left_out.{reason}'))})" for reason, zones in of_reason.items())


def _with_lines(found: pd.DataFrame) -> set[str]:
    """The zones that have the two years at least that a line needs."""
    years = Counter(row["zone"] for row in rows_of(found))
    return {zone for zone, count in years.items() if count > 1}


def _not_drawn(page: Page, compared: Compared, trend: pd.DataFrame, found: pd.DataFrame) -> str:
    """The zones that a chart of what was `found` does not show, the years that it does not show of those it does, and why (HTML)."""
    told = set(trend["zone"])
    silent = [(zone, "no_years") for zone in compared.zones if zone not in told]
    shown = _with_lines(found)
    left_out = found.attrs["left_out"]
    explained = {zone for zone, _ in left_out} | shown
    single = [(zone, "one_year") for zone in compared.zones if zone in set(found["zone"]) - explained]
    missing = [(zone, reason) for zone, reason in left_out + single + silent if zone not in shown]
    partly = [(zone, reason) for zone, reason in left_out if zone in shown]
    parts = (("comparison.left_out_zones", missing), ("comparison.left_out_years", partly))
    return "; ".join(page.text(label) + named(page, pairs) for label, pairs in parts if pairs)


def _leap_words(page: Page, frame: pd.DataFrame) -> str:
    """What a dashed part of a line means, where there is one."""
    return escape(page.text("chart.leap")) if drawn.has_leap(rows_of(frame)) else ""
