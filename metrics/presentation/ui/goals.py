"""The targets of a zone and year: how far each has come, where the year may end, and the tasks of one by month."""

from __future__ import annotations

from html import escape

import streamlit as st

from metrics.analysis import outlook
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import drawn
from metrics.presentation.exports import tasks_csv
from metrics.presentation.html import empty, lights, notes
from metrics.presentation.labels import name, zone_name
from metrics.presentation.target_tables import is_piece_derived, outlook_table, plan_words, projection_table, tasks_table
from metrics.presentation.ui.blocks import captioned, download, heading, html, nothing
from metrics.presentation.ui.board import PLANS
from metrics.presentation.ui.filters import choose, choose_code
from metrics.presentation.ui.frame import Page
from metrics.presentation.wall_tables import outlook_csv, standing_table, wall_csv, wall_tasks_table

STEPS = ("month", "quarter")


def choose_goals(page: Page, places: list[Row]) -> tuple[str, int, str | None]:
    """Zone, year and pace plan among the places that have annual targets, those with most first."""
    names = page.zone_names()
    columns = st.columns([2, 1, 1])
    zones = list(dict.fromkeys(place["zone"] for place in places))
    zone = choose(page, "zone", zones, lambda code: zone_name(code, names.get(code), page.language), place=columns[0])
    years = [str(place["year"]) for place in places if place["zone"] == zone]
    year = choose(page, "year", sorted(years, reverse=True), str, years[0], place=columns[1])
    plan = choose(page, "plan", PLANS, lambda code: page.text(f"choice.plan.{code}"), place=columns[2])
    return zone, int(year), None if plan == "stored" else plan


def show_outlook(page: Page, zone: str, year: int, plan: str | None) -> list[Row]:
    """The table of gaps and needs and the projected year ends; its rows."""
    found = page.ask(outlook.outlook, zone, year, plan)
    if nothing(found, page.language):
        return []
    rows = rows_of(found)
    heading(f"{_named(page, zone)} · {page.text('targets.outlook_heading', year=year)}", page.text("targets.outlook_remark"))
    html(outlook_table(rows, page.language))
    html(notes([escape(page.text("targets.outlook_note"))]))
    download(
        page.text("targets.outlook_download"),
        lambda: outlook_csv(rows, f"{_full(page, zone)} {page.text('targets.outlook_heading', year=year)}", page.language),
        page.text("targets.outlook_file", zone=_full(page, zone), year=year),
        "outlook_download",
    )
    projected = projection_table(rows, page.language)
    heading(page.text("targets.projection_heading"), page.text("targets.projection_remark"))
    is_over = all(row["months"] in (0, 12) for row in rows) and any(row["months"] == 12 for row in rows)
    why = "year_over" if is_over else "no_projection"
    html(projected or empty(page.text(f"targets.{why}"), escape(page.text(f"targets.{why}_advice"))))
    return rows


def show_wall(page: Page, zone: str, year: int, plan: str | None) -> None:
    """All targets at once as a sheet to hang on the wall: standing and verdict of each, its tasks, and a CSV file of both."""
    found = page.ask(outlook.wall, zone, year, plan)
    if nothing(found, page.language):
        return
    rows, language = rows_of(found), page.language
    title = f"{_named(page, zone)} · {page.text('targets.wall_heading', year=year)}"
    lines = dict.fromkeys(plan_words(row, language) for row in rows if row["kind"] != "growth")
    caption = [
        page.text("targets.outlook_note"),
        page.text("targets.wall_lines", lines=page.text("list.comma").join(lines)) if lines else "",
    ]
    standing = standing_table(rows, language) + notes(map(escape, caption))
    heading(
        title, page.text("targets.wall_counts", count=len(rows), lights=" · ".join(words for _, words in lights(rows, language))), standing
    )
    heading(page.text("targets.tasks_heading"), page.text("targets.wall_tasks"))
    step = choose_code(page, "step", STEPS, "quarter")
    html(
        (
            wall_tasks_table(rows, step, language)
            or empty(page.text("reason.no_amount_target"), escape(page.text("targets.no_amount_advice")))
        )
        + notes([escape(page.text("targets.wall_note"))])
    )
    download(
        page.text("targets.wall_download"), lambda: wall_csv(rows, step, f"{_full(page, zone)} {page.text('targets.wall_heading', year=year)}", language),
        page.text("targets.wall_file", zone=_full(page, zone), year=year), "wall_download",
    )  # fmt: skip


def _named(page: Page, zone: str) -> str:
    return zone_name(zone, page.zone_names().get(zone), page.language, is_short=True)


def _full(page: Page, zone: str) -> str:
    """The zone's whole name in the reader's language, for a file that leaves the page."""
    return zone_name(zone, page.zone_names().get(zone), page.language)


def show_tasks(page: Page, zone: str, year: int, rows: list[Row], plan: str | None) -> None:
    """One target cut into months or quarters: chart, table, and a CSV file to hang on the wall."""
    of_code = {row["indicator"]: row for row in rows if row["target_amount"] is not None}
    heading(page.text("targets.tasks_heading"), page.text("targets.tasks_remark"))
    if not of_code:
        html(empty(page.text("reason.no_amount_target"), escape(page.text("targets.no_amount_advice"))))
        return
    left, right = st.columns([2, 1])
    with left:
        code = choose(
            page,
            "indicator",
            list(of_code),
            lambda code: name(of_code[code], page.language) if code in of_code else code,
        )
    with right:
        step = choose_code(page, "step", STEPS)
    tasks = page.ask(outlook.tasks, zone, year, code, step, plan)
    row, found = of_code[code], rows_of(tasks)
    title = f"{_named(page, zone)} · {name(row, page.language)} {year}"
    derived = page.text("targets.derived_note") if tasks.attrs["is_derived"] else ""
    below = captioned(title, [escape(plan_words(row, page.language)), escape(derived)], page.language)
    said = ["targets.tasks_note", *(["targets.tasks_note_derived"] if any(map(is_piece_derived, found)) else [])]
    table = tasks_table(found, step, page.language) + notes([escape(page.text(key)) for key in said])
    html(drawn.task_curves(found, page.language, title) + below + table)
    language = page.language
    download(
        page.text("targets.download"),
        lambda: tasks_csv(found, step, f"{_full(page, zone)} {name(row, language)} {year}", language),
        page.text("targets.file_name", zone=_full(page, zone), year=year, indicator=name(row, language)),
        "tasks_download",
    )
