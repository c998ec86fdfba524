"""季度进度 Quarterly progress: one indicator of one zone: cumulative lines, single quarters, growth, the figures."""

from html import escape

import streamlit as st

from metrics.analysis import overview, progress
from metrics.analysis.frames import rows_of
from metrics.presentation import cards, charts, ui
from metrics.presentation.html import notes
from metrics.presentation.labels import name, word, zone_name

page = ui.page("progress")
zones = {row["zone"]: row["name_en"] for row in rows_of(page.ask(overview.zones))}
if not zones:
    ui.nothing(page.ask(overview.zones), page.language)
    st.stop()

left, middle, right = st.columns([2, 2, 2])
with left:
    zone = ui.choose(page, "zone", list(zones), lambda code: zone_name(code, zones.get(code), page.language))
known = page.ask(overview.indicators, zone)
if ui.nothing(known, page.language):
    st.stop()
of_code = {row["indicator"]: row for row in rows_of(page.ask(overview.indicators)) + rows_of(known)}
with middle:
    indicator = ui.choose(
        page,
        "indicator",
        list(known["indicator"]),
        lambda code: name(of_code[code], page.language) if code in of_code else code,
    )
series = page.ask(progress.cumulative, zone, indicator)
if ui.nothing(series, page.language):
    st.stop()
with right:
    span = ui.choose(page, "years", ("5", "10", "all"), lambda code: page.text(f"years.{code}"))
years = sorted(set(series["year"]), reverse=True)
shown = years if span == "all" else years[: int(span)]

unit, basis = series.attrs["unit"], series.attrs["growth_basis"]
coverage = page.text("caption.coverage", scope=series.attrs["scope"] or page.text("caption.whole"))
left_out = page.text("progress.left_out", count=series.attrs["left_out"]) if series.attrs["left_out"] else ""
common = [escape(page.text("caption.source", sources=page.text("list.comma").join(
    word("grade", grade, page.language) for grade in dict.fromkeys(series["source_grade"])))), escape(coverage)]  # fmt: skip
title = f"{zone_name(zone, zones[zone], page.language)} · {name(of_code[indicator], page.language)}"
quarters = page.ask(progress.discrete_quarters, zone, indicator)
growth = page.ask(progress.growth, zone, indicator)

levels = series[
    [value is not None and year in shown for value, year in zip(series["value"], series["year"], strict=True)]
]
if levels.empty:
    ui.heading(title, page.text("progress.growth_only"))
else:
    ui.heading(title, page.text("progress.cumulative_remark"))
    ui.chart(charts.cumulative_chart(series, page.language, shown), "cumulative", title,
             [*common, escape(left_out)], page.language)  # fmt: skip
    if any(row["value"] is not None and row["year"] in shown for row in rows_of(quarters)):
        ui.heading(page.text("progress.quarters_heading"), page.text("progress.quarters_remark"))
        refused = {row["reason"] for row in rows_of(quarters) if row["reason"] and row["year"] in shown}
        reasons = [escape(page.text(f"reason.{reason}")) for reason in sorted(refused)]
        accounts = page.text("progress.accounting") if any(quarters["is_accounting"]) else ""
        why = page.text("progress.refused") + page.text("list.comma").join(reasons) if reasons else ""
        ui.chart(charts.quarters_chart(quarters, page.language, shown), "quarters", page.text("progress.quarters_heading"),
                 [escape(accounts), why], page.language)  # fmt: skip
    else:
        ui.html(notes([escape(page.text("progress.no_quarters"))]))
if not growth.empty and any(year in shown for year in growth["year"]):
    ui.heading(page.text("progress.growth_heading"), page.text(f"basis.{basis}"))
    remark = "comparable" if growth["is_comparable"].iloc[0] else "not_comparable"
    ui.chart(charts.growth_chart(growth, page.language, shown), "growth", page.text("progress.growth_heading"),
             [escape(page.text("growth.legend")), escape(page.text(f"growth.{remark}"))], page.language)  # fmt: skip

ui.heading(page.text("progress.table_heading"))
of_quarter = {(row["year"], row["quarter"]): row for row in rows_of(quarters)}
newest = [row for row in reversed(rows_of(series)) if row["year"] in shown]
ui.html(cards.series_table(newest, of_quarter, page.language))
ui.html(notes([escape(page.text("progress.table_note"))]))
