"""总览 Overview: how one zone stands at one period, number by number, and what its latest documents are."""

from html import escape

import streamlit as st

from metrics.analysis import overview
from metrics.analysis.frames import rows_of
from metrics.presentation import cards, charts, ui
from metrics.presentation.html import badge, notes, tiles
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.numbers import period

page = ui.page("overview")
zones = page.ask(overview.zones)
if ui.nothing(zones, page.language):
    st.stop()
of_zone = {row["zone"]: row for row in rows_of(zones)}

left, right = st.columns([2, 1])
with left:
    zone = ui.choose(
        page, "zone", list(of_zone), lambda code: zone_name(code, of_zone.get(code, {}).get("name_en"), page.language)
    )
periods = page.ask(overview.periods, zone)
spans = [f"{row['period_start']}~{row['period_end']}" for row in rows_of(periods)]
counts = dict(zip(spans, periods["indicators"], strict=True))
best = "~".join(overview.headline_period(periods) or ())
if ui.nothing(periods, page.language):
    st.stop()
with right:
    span = ui.choose(
        page,
        "period",
        spans,
        lambda code: f"{period(*code.split('~'), page.language)} ({counts.get(code, 0)})",
        best,
    )
start, end = span.split("~")

about = of_zone[zone]
city = about["city"] if page.language == "zh" else ""  # cities have no English names yet
place = " · ".join(dict.fromkeys(filter(None, [word("province", about["province"], page.language), city])))
ui.heading(
    f"{zone_name(zone, about['name_en'], page.language)} · {period(start, end, page.language)}",
    page.text("overview.remark", place=place, figures=about["figures"], indicators=about["indicators"]),
)
headline = page.ask(overview.headline, zone, start, end)
rows = rows_of(headline)
ui.html(f'<div class="cards">{"".join(cards.headline_card(row, page.language) for row in rows)}</div>')

growing = [row for row in rows if row["yoy_pct"] is not None]
if len(growing) > 1:
    ui.heading(page.text("overview.growth_heading"), page.text("overview.growth_remark"))
    silent = page.text("list.comma").join(name(row, page.language) for row in rows if row["yoy_pct"] is None)
    caption = [
        escape(page.text("caption.period", period=period(start, end, page.language))),
        escape(page.text("caption.basis")),
        escape(page.text("overview.without_growth", names=silent)) if silent else "",
    ]
    ui.chart(
        charts.growth_bars(headline, page.language),
        "growth",
        page.text("overview.growth_heading"),
        caption,
        page.language,
    )

documents = page.ask(overview.recent_documents, zone)
if not documents.empty:
    ui.heading(page.text("overview.documents_heading"))
    ui.html(cards.documents_table(rows_of(documents), page.language))

totals = page.ask(overview.totals)
ui.heading(page.text("overview.totals_heading"))
ui.html(
    tiles([(f"{totals[key]:,}", page.text(f"totals.{key}")) for key in ("zones", "indicators", "figures", "documents")])
)
ui.html(notes([badge(page.text("grade.republished")) + escape(page.text("overview.republished"))]))
