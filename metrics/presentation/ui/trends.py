"""Small multiples: the published growth of each zone through the years, on shared axes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from metrics.analysis import trends
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import drawn
from metrics.presentation.labels import zone_name
from metrics.presentation.ui.blocks import captioned, heading
from metrics.presentation.ui.frame import Page


def show_trends(page: Page, zones: Sequence[str], indicator: str, months: int, about: str) -> None:
    """One small chart a zone that has at least two years of growth at the month; nothing where no zone has."""
    by_zone: dict[str, list[Row]] = {}
    for row in rows_of(page.ask(trends.trend, tuple(zones), indicator, months)):
        if row["yoy_pct"] is not None:
            by_zone.setdefault(row["zone"], []).append(row)
    by_zone = {zone: rows for zone, rows in by_zone.items() if len(rows) > 1}
    if not by_zone:
        return
    title = page.text("comparison.trend_heading")
    caption = [escape(page.text("comparison.trend_note"))]
    names = page.zone_names()
    silent = [zone_name(zone, names.get(zone), page.language, is_short=True) for zone in zones if zone not in by_zone]
    if silent:
        caption.append(escape(page.text("caption.missing", names=page.text("list.comma").join(silent))))
    if any(drawn.has_leap(rows) for rows in by_zone.values()):
        caption.append(escape(page.text("chart.leap")))
    drawing = drawn.trend_fields(by_zone, page.language, title) + captioned(title, caption, page.language, about)
    heading(title, page.text("comparison.trend_remark", span=page.text(f"chart.month.{months}")), drawing)
