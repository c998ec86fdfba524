"""Small multiples: the published growth of each zone through the years, on shared axes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics.analysis import trends
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import charts
from metrics.presentation.html import notes
from metrics.presentation.labels import zone_name
from metrics.presentation.ui.blocks import CONFIG, heading, html
from metrics.presentation.ui.frame import Page

COLUMNS = 3


def show_trends(page: Page, zones: Sequence[str], indicator: str, months: int) -> None:
    """One small chart a zone that has at least two years of growth at the month; nothing where no zone has."""
    by_zone: dict[str, list[Row]] = {}
    for row in rows_of(page.ask(trends.trend, tuple(zones), indicator, months)):
        if row["yoy_pct"] is not None:
            by_zone.setdefault(row["zone"], []).append(row)
    by_zone = {zone: rows for zone, rows in by_zone.items() if len(rows) > 1}
    if not by_zone:
        return
    every = [row for rows in by_zone.values() for row in rows]
    rates = [float(row["yoy_pct"]) for row in every]
    bounds = min(0.0, *rates), max(0.0, *rates)
    years = min(row["year"] for row in every), max(row["year"] for row in every)
    heading(page.text("comparison.trend_heading"), page.text("comparison.trend_remark", month=months))
    columns = st.columns(COLUMNS)
    for position, (zone, rows) in enumerate(by_zone.items()):
        with columns[position % COLUMNS]:
            title = zone_name(zone, rows[0]["zone_name_en"], page.language, is_short=True)
            html(f'<h3 class="minor">{escape(title)}</h3>')
            figure = charts.trend_chart(rows, page.language, bounds, years)
            st.plotly_chart(figure, key=f"trend_{zone}", theme=None, config=CONFIG, alt=title)
    html(notes([escape(page.text("comparison.trend_note"))]))
