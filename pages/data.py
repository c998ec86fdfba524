"""数据 Data: the figures themselves, filtered and searched, in the columns wanted, and a file of exactly what is filtered."""

import streamlit as st

from metrics.analysis import figures
from metrics.analysis.frames import rows_of
from metrics.export.formats import parquet, workbook
from metrics.presentation import ui
from metrics.presentation.exports import csv_bytes, export_rows, headings, needed, stored_columns
from metrics.presentation.html import tiles

page = ui.page("data")


def content(wanted: figures.Wanted, kind: str, columns: tuple[str, ...]) -> bytes:
    """The file: every figure that is filtered, in the columns chosen."""
    every, language = page.ask(figures.figures, wanted), page.language
    if kind == "parquet":
        stored = stored_columns(columns)
        return parquet([tuple(row[key] for key in stored) for row in rows_of(every)], stored)
    if kind == "xlsx":
        return workbook(headings(columns, language), export_rows(every, columns, language), page.text("page.data"))
    return csv_bytes(every, language, columns, has_mark=kind == "csv_mark")


@st.fragment
def shown() -> None:
    """Everything below the title: a filter that is changed redraws this alone."""
    wanted, most = ui.choose_figures(page), ui.previewed()
    if wanted is None:
        st.stop()
    count, zone_count = page.ask(figures.count_figures, wanted)
    if not count:
        ui.nothing(page.ask(figures.figures, wanted, most), page.language, page.text("data.advice"))
        st.stop()

    totals, chosen, saved = st.columns([1, 1, 2], vertical_alignment="bottom")
    with totals:
        ui.html(
            tiles(
                [(f"{count:,}", page.text("totals.figures", count=count)), (f"{zone_count:,}", page.text("totals.zones", count=zone_count))]
            )
        )
    with chosen:
        picked, columns = ui.choose_columns(page)
    found = page.ask(figures.figures, wanted, most, needed(picked))
    with saved:
        kind = ui.choose_code(page, "format", ui.FORMATS)
    file_name = f"{page.text('data.file_name')}.{ui.ENDINGS[kind]}"
    ui.show_preview(page, found, picked, count)
    ui.download(
        page.text(f"data.download.{kind}", count=f"{count:,}"),
        lambda: content(wanted, kind, columns),
        file_name,
        "download",
        ui.TYPES[kind],
    )
    ui.show_address(page)


shown()
