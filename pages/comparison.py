"""区域对比 Zones side by side: one indicator and period, like with like, and what was left out."""

from html import escape

import streamlit as st

from metrics.analysis import comparison, overview
from metrics.analysis.frames import rows_of
from metrics.presentation import cards, charts, ui
from metrics.presentation.html import notes
from metrics.presentation.labels import name, zone_name
from metrics.presentation.numbers import period

page = ui.page("comparison")
known = page.ask(overview.indicators)
if ui.nothing(known, page.language):
    st.stop()
of_code = {row["indicator"]: row for row in rows_of(known)}
left, right = st.columns(2)
with left:
    indicator = ui.choose(
        page, "indicator", list(of_code), lambda code: name(of_code[code], page.language) if code in of_code else code
    )
periods = page.ask(comparison.periods, indicator)
counts = {f"{row['period_start']}~{row['period_end']}": row["zones"] for row in rows_of(periods)}
with right:
    span = ui.choose(
        page,
        "period",
        list(counts),
        lambda code: (
            f"{period(*code.split('~'), page.language)} ({page.text('comparison.zones_count', count=counts.get(code, 0))})"
        ),
        max(counts, key=lambda code: (counts[code], code)),
    )
start, end = span.split("~")
there = rows_of(page.ask(comparison.zones_at, indicator, start, end))
names = {row["zone"]: row["name_en"] for row in rows_of(page.ask(overview.zones))}
zones = ui.choose_many(
    page,
    "zones",
    list(dict.fromkeys([row["zone"] for row in there] + list(names))),
    lambda code: zone_name(code, names.get(code), page.language, is_short=True),
    [row["zone"] for row in there if not row["is_total"]][:10],
    comparison.MAX_ZONES,
)
table = page.ask(comparison.compare, zones, indicator, start, end)
if ui.nothing(table, page.language):
    st.stop()

title = f"{name(of_code[indicator], page.language)} · {period(start, end, page.language)}"
left_out = [
    f"{escape(zone_name(zone, names.get(zone), page.language, is_short=True))} ({escape(page.text(f'left_out.{reason}'))})"
    for zone, reason in table.attrs["left_out"]
]
missing = page.text("comparison.left_out") + page.text("list.comma").join(left_out) if left_out else ""
by_level, by_growth = st.columns(2)
with by_level:
    if any(value is not None for value in table["value"]):
        ui.heading(page.text("comparison.level_heading"), title)
        figure = charts.zone_level_chart(table, page.language)
        ui.chart(figure, "level", title, [escape(page.text("comparison.like")), missing], page.language)
with by_growth:
    if any(value is not None for value in table["yoy_pct"]):
        ui.heading(page.text("comparison.growth_heading"), page.text(f"basis.{of_code[indicator]['growth_basis']}"))
        ui.chart(
            charts.zone_growth_chart(table, page.language),
            "growth",
            title,
            [escape(page.text("caption.published"))],
            page.language,
        )

ui.heading(page.text("comparison.table_heading"), page.text("comparison.table_remark"))
ui.html(cards.comparison_table(rows_of(table), page.language))
ui.html(notes([missing]))
ui.show_trends(page, zones, indicator, int(end[5:7]))
