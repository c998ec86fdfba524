"""数据 Data: the figures themselves, filtered, each with its sentence, and a CSV file of exactly what is filtered."""

import streamlit as st

from metrics.analysis import figures, overview
from metrics.analysis.frames import rows_of
from metrics.presentation import ui
from metrics.presentation.exports import csv_bytes, shown_frame
from metrics.presentation.html import tiles
from metrics.presentation.labels import name, word, zone_name

PREVIEW = 1000

page = ui.page("data")
names = page.zone_names()
choices = page.ask(figures.choices)
if not names:
    ui.nothing(page.ask(overview.zones), page.language)
    st.stop()
of_code = {row["indicator"]: row for row in rows_of(page.ask(figures.indicator_names))}

left, right = st.columns(2)
with left:
    zones = ui.choose_many(page, "zones", list(names), lambda code: zone_name(code, names.get(code), page.language))
    measures = ui.choose_many(page, "measures", choices["measure"], lambda code: word("measure", code, page.language))
with right:
    indicators = ui.choose_many(
        page, "indicators", choices["indicator"], lambda code: name(of_code[code], page.language)
    )
    years = choices["year"]
    first, last = st.columns(2)
    with first:
        since = ui.choose(page, "since", years, str)
    with last:
        until = ui.choose(page, "until", years[::-1], str)

whole = since == years[0] and until == years[-1]
wanted = (
    tuple(zones),
    tuple(indicators),
    tuple(measures),
    None if whole else int(since),
    None if whole else int(until),
)
count, zone_count = page.ask(figures.count_figures, *wanted)
ui.html(tiles([(f"{count:,}", page.text("totals.figures")), (f"{zone_count:,}", page.text("totals.zones"))]))
found = page.ask(figures.figures, *wanted, PREVIEW)
if ui.nothing(found, page.language, page.text("data.advice")):
    st.stop()

language = page.language
ui.download(
    page.text("data.download", count=f"{count:,}"),
    lambda: csv_bytes(page.ask(figures.figures, *wanted), language),
    page.text("data.file_name"),
    "download",
)
if count > PREVIEW:
    st.caption(page.text("data.preview", shown=f"{PREVIEW:,}", count=f"{count:,}"))
st.dataframe(
    shown_frame(found, language),
    hide_index=True,
    height=620,
    column_config={
        page.text("column.open"): st.column_config.LinkColumn(display_text=page.text("data.open"), width="small"),
        page.text("column.zone"): st.column_config.TextColumn(pinned=True),
    },
)
