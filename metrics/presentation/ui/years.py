"""Zones through the years at one cumulative period: an index with a base year as 100, ranks, and growth as small multiples (HTML)."""

from __future__ import annotations

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
    about = compared.about(page)
    silent = [(zone, "no_years") for zone in compared.zones if zone not in set(trend["zone"])]
    standing = _index(page, trend, base, silent, about) + _ranks(page, compared.months, trend, silent, about) if base else ""
    return standing + _growth(page, compared, trend)


def _index(page: Page, trend: pd.DataFrame, base: str, silent: list[tuple[str, str]], about: str) -> str:
    found = trends.index(trend, int(base))
    if not _has_lines(found):
        return notes([escape(page.text("comparison.no_index"))])
    title = page.text("comparison.index_heading")
    told = [
        escape(page.text("comparison.index_caption", year=base)),
        _leap_words(page, found),
        _not_drawn(page, found.attrs["left_out"] + silent),
    ]
    return drawn.index_lines(found, page.language, title) + captioned(title, told, page.language, about)


def _ranks(page: Page, months: int, trend: pd.DataFrame, silent: list[tuple[str, str]], about: str) -> str:
    history = trends.rank_history(trend)
    if not _has_lines(history) or max(history["ranked"]) < 2:
        return notes([escape(page.text("comparison.no_ranks"))])
    title = page.text("comparison.ranks_heading")
    remark = page.text("comparison.years_remark", span=page.text(f"chart.month.{months}"))
    told = [escape(page.text("comparison.ranks_caption")), _leap_words(page, history), _not_drawn(page, history.attrs["left_out"] + silent)]
    return titled(title, remark, drawn.rank_lines(history, page.language, title) + captioned(title, told, page.language, about))


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


def _not_drawn(page: Page, left_out: list[tuple[str, str]]) -> str:
    """The zones (or years of them) that a chart does not show, and why (HTML)."""
    return page.text("comparison.left_out_index") + named(page, left_out) if left_out else ""


def _leap_words(page: Page, frame: pd.DataFrame) -> str:
    """What a dashed part of a line means, where there is one."""
    return escape(page.text("chart.leap")) if drawn.has_leap(rows_of(frame)) else ""


def _has_lines(frame: pd.DataFrame) -> bool:
    """Whether some zone has two years, without which there is no line."""
    return not frame.empty and bool(frame["zone"].value_counts().max() > 1)
