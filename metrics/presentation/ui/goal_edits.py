"""Targets changed in the browser: one by one and withdrawn, each with who and why, each one whole version."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

import streamlit as st

from metrics.analysis import goals, indicators, plans
from metrics.analysis.connection import warehouse_path
from metrics.analysis.frames import Row, rows_of
from metrics.intake import targets
from metrics.intake.english import as_written
from metrics.intake.pasting import pace_of
from metrics.intake.targets import Fault, Goal, Wanted
from metrics.model import TARGET_PERIODS
from metrics.presentation.corrected import odd_words
from metrics.presentation.goal_tables import (
    change_words,
    fault_words,
    goal_value,
    pace_words,
    plan_table,
    standing_table,
)
from metrics.presentation.html import notes
from metrics.presentation.labels import name, zone_name
from metrics.presentation.numbers import amount
from metrics.presentation.ui.blocks import heading, html, in_one_place, literal, nothing
from metrics.presentation.ui.board import goal_ways
from metrics.presentation.ui.filters import choose
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.writing import ask_right, ask_who, publish

TIMES = 5  # a target so many times what was reached, or so small a part of it, is looked at again
SAID = "goal_said"  # what was published, said once the page has been drawn with the new version
ROUND = "goal_round"  # how many changes this session published
FIRST_YEAR, YEARS_AHEAD = 2000, 6
NEW = "new"
HINTED = ("COUNT", "PERSON", "KWH", "TONNE", "TEU", "M2", "PERCENT")  # units with an example of their own
MOST_WAYS = 5  # zones and years, of many targets published at once, of which the ways to their boards are shown
Change = Callable[[Callable[[str], None]], Any]
Place = tuple[str, int]  # a zone and a year


def choose_place(page: Page) -> tuple[str, int]:
    """Any known zone, those with targets first, and any year."""
    places = page.ask(goals.known_places)
    names = {row["zone"]: row["name_en"] for row in places}
    left, right = st.columns([2, 1])
    with left:
        zone = choose(page, "zone", list(names), lambda code: zone_name(code, names.get(code), page.language))
    this_year = date.today().year
    years = [str(year) for year in range(this_year + YEARS_AHEAD, FIRST_YEAR - 1, -1)]
    with right:
        year = choose(page, "year", years, str, str(this_year))
    return zone, int(year)


def signed(page: Page, key: str) -> tuple[str, str]:
    """Who changes something and why: both are kept with the change."""
    left, right = st.columns([1, 2])
    with left:
        who = ask_who(page)
    with right:
        why = st.text_input(page.text("goal.why"), key=key, max_chars=300, placeholder=page.text("goal.why_hint")).strip()
    return who, why


@in_one_place
def ask_to_sign(page: Page, is_signed: bool) -> None:
    """Says that who and why are still to be filled in, where they are."""
    if not is_signed:
        html(notes([escape(page.text("goal.sign_first"))]))


def publish_and_say(page: Page, change: Change, say: Callable[[Any], str], places: Iterable[Place] = ()) -> None:
    """Publishes a change and draws the page anew with the version that holds it; `places`: whose targets it changes."""
    done = publish(page, change)
    if done is not None:
        st.session_state[SAID] = say(done), list(dict.fromkeys(places))
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.rerun()


@in_one_place
def said_before(page: Page) -> None:
    """What the last run published, with the ways to where it is judged now."""
    if SAID not in st.session_state:
        return
    words, places = st.session_state.pop(SAID)
    st.success(literal(words))
    names = {row["zone"]: row["name_en"] for row in page.ask(goals.known_places)} if places else {}
    told = [f"{escape(zone_name(zone, names.get(zone), page.language, is_short=True))} {year}" for zone, year in places[:MOST_WAYS]]
    html("".join(f'<p class="legend">{of} · {goal_ways(page, *place)}</p>' for of, place in zip(told, places, strict=False)))


def edit_targets(page: Page) -> None:
    """What stands for a zone and year, and the fields to add a target, change one, or withdraw one."""
    zone, year = choose_place(page)
    said_before(page)
    standing = page.ask(goals.standing, zone, year)
    heading(page.text("goal.standing_heading", year=year), page.text("goal.standing_remark"))
    if not nothing(standing, page.language, escape(page.text("goal.none_yet"))):
        html(standing_table(rows_of(standing), page.language))
    heading(page.text("goal.edit_heading"), page.text("goal.edit_remark"))
    if not ask_right(page):
        return
    rows = {row["target_id"]: row for row in rows_of(standing)}
    which = choose(page, "goal", [NEW, *rows], lambda code: _which_words(page, rows.get(code)), NEW)
    _one(page, zone, year, rows.get(which))


def _which_words(page: Page, row: Row | None) -> str:
    if row is None:
        return page.text("goal.new")
    due = page.text(f"goal.period.{row['period']}")
    return f"{name(row, page.language)} · {due} · {goal_value(row, 'value', page.language)}"


def _one(page: Page, zone: str, year: int, old: Row | None) -> None:
    """The fields of one target; they change with the target they are for, so each has its own keys, and empty ones once it is published."""
    known = {row["indicator"]: row for row in rows_of(page.ask(indicators.listed))}
    key = f"{zone}_{year}_{old['target_id'] if old else NEW}_{st.session_state.get(ROUND, 0)}"
    columns = st.columns([2, 1, 1, 1])
    with columns[0]:
        codes = [old["indicator"]] if old else list(known)
        indicator = st.selectbox(
            page.text("goal.indicator"), codes, key=f"goal_indicator_{key}", format_func=lambda code: name(known[code], page.language)
        )
    with columns[1]:
        dues = [old["period"]] if old else TARGET_PERIODS
        period = st.selectbox(
            page.text("goal.period"), dues, key=f"goal_period_{key}", format_func=lambda code: page.text(f"goal.period.{code}")
        )
    with columns[2]:
        value = st.text_input(
            page.text("goal.value"), _printed(page, old, "value"), key=f"goal_value_{key}", placeholder=_hint(page, indicator), max_chars=40
        )
    with columns[3]:
        stretch = st.text_input(page.text("goal.stretch_field"), _printed(page, old, "stretch"), key=f"goal_stretch_{key}", max_chars=40)
    scope = _coverage(page, key, old)
    is_share = _is_share(page, key, old, period)
    pace = _pace(page, key, old)
    wanted = Wanted(zone, indicator, str(year), value.strip(), period, stretch.strip() or None, pace, "share" if is_share else "", scope)
    faults = targets.faults_of(wanted) if value.strip() else [Fault("value", "empty", "")]
    _preview(page, wanted, faults)
    _buttons(page, name(known[indicator], page.language), wanted, faults, old, *signed(page, f"goal_why_{key}"))


@in_one_place
def _is_share(page: Page, key: str, old: Row | None, period: str) -> bool:
    """Whether the target of a part of the year is a share of the year's."""
    is_share = bool(old and old["kind"] == "share")
    return is_share if period == "year" else st.checkbox(page.text("goal.is_share"), is_share, key=f"goal_share_{key}")


@in_one_place
def _coverage(page: Page, key: str, old: Row | None) -> str:
    """What a new target covers, where not the whole of the indicator; one that stands keeps its own."""
    if old:
        return old["scope"] or ""
    return st.text_input(
        page.text("goal.scope_field"), key=f"goal_scope_{key}", max_chars=20, placeholder=page.text("goal.scope_hint")
    ).strip()


def _printed(page: Page, row: Row | None, column: str) -> str:
    """The value that stands, exactly, as the field wants it."""
    if row is None or row[column] is None:
        return ""
    printed = targets.printed(row[column], row["unit"])
    return printed if page.language == "zh" else as_written(printed)


def _hint(page: Page, indicator: str) -> str:
    """How a target of the indicator may be written, with a unit that measures it."""
    unit = page.ask(indicators.about, indicator)["unit"]
    return page.text(f"goal.value_hint.{unit}" if unit in HINTED else "goal.value_hint")


@in_one_place
def _pace(page: Page, key: str, old: Row | None) -> str:
    """The pace plan: linear, by earlier years, or twelve cumulative percentages typed or pasted."""
    stored = old["pace_plan"] if old else "linear"
    kind = st.radio(
        page.text("goal.pace"), plans.KINDS, plans.KINDS.index("manual" if "|" in stored else stored), key=f"goal_pace_{key}", horizontal=True,
        format_func=lambda code: page.text(f"plan.{code}"),
    )  # fmt: skip
    if kind != "manual":
        return str(kind)
    typed = st.text_area(
        page.text("goal.series"), stored.replace("|", " ") if "|" in stored else "", key=f"goal_series_{key}", height=70,
        placeholder="8 16 25 33 41 50 58 66 75 83 91 100",
    )  # fmt: skip
    return pace_of(typed) if typed.strip() else "manual"


@in_one_place
def _preview(page: Page, wanted: Wanted, faults: list[Fault]) -> None:
    """What is wrong in words, or what the target would be, with its plan by months where it was set by hand."""
    if faults:
        html(
            "".join(
                f'<p class="fault">✕ {escape(page.text(f"goal.{fault.column}"))}: {escape(fault_words(fault, page.language))}</p>'
                for fault in faults
                if fault.code != "empty"
            )
        )
        return
    goal = targets.goal_of(wanted)
    shown = goal_value({"kind": goal.kind, "value": goal.value, "unit": goal.unit}, "value", page.language)
    html(
        notes(
            [
                escape(
                    page.text(
                        "goal.would_be",
                        kind=page.text(f"goal.kind.{goal.kind}"),
                        value=shown,
                        pace=pace_words(goal.pace_plan, page.language),
                    )
                )
            ]
        )
    )
    odd = odd_words("target_yoy", goal.value, goal.unit, page.language) if goal.kind == "growth" else ""
    if doubt := size_doubt(page, goal):
        odd = f'<p class="warned" role="status">{escape(doubt)}</p>'
    if odd:
        html(odd)
    if "|" in goal.pace_plan:
        shares = [Decimal(share) for share in goal.pace_plan.split("|")]
        html(plan_table(shares, goal.value if goal.kind in ("amount", "count") else None, goal.unit, page.language))


def size_doubt(page: Page, goal: Goal) -> str:
    """What speaks against the size of an annual amount: a wrong unit makes it many times the target that stands, or what the zone
    last reached."""
    if goal.period != "year" or goal.kind not in ("amount", "count"):
        return ""
    for old in rows_of(page.ask(goals.standing, goal.zone, goal.year)):
        is_same = (old["indicator"], old["period"], old["scope"], old["kind"]) == (goal.indicator, goal.period, goal.scope, goal.kind)
        if is_same and (old["unit"] != goal.unit or _is_far(goal.value, old["value"])):
            return page.text("goal.doubt_standing", value=goal_value(old, "value", page.language))
    for past in page.ask(goals.reached_before, goal.zone, goal.year):
        is_alike = (past["indicator"], past["scope"], past["unit"]) == (goal.indicator, goal.scope, goal.unit)
        if is_alike and _is_far(goal.value, past["value"]):
            return page.text("goal.doubt_size", year=past["year"], value=amount(past["value"], past["unit"], page.language))
    return ""


def _is_far(value: Decimal, known: Decimal) -> bool:
    return known > 0 and not known / TIMES <= value <= known * TIMES


def _buttons(page: Page, of: str, wanted: Wanted, faults: list[Fault], old: Row | None, who: str, why: str) -> None:
    """Publish the target, or withdraw the one that stands; neither without who and why."""
    is_signed = bool(who and why)
    ask_to_sign(page, is_signed)
    left, right = st.columns(2)
    with left:
        is_set = st.button(page.text("goal.publish"), type="primary", disabled=bool(faults) or not is_signed, key="goal_publish")
    with right:
        is_withdrawn = old is not None and st.button(page.text("goal.withdraw"), disabled=not is_signed, key="goal_withdraw")
    if is_set:
        publish_and_say(
            page, lambda tell: targets.set_targets([targets.goal_of(wanted)], who, why, tell, warehouse_path()),
            lambda rows: page.text("goal.published", of=of, year=wanted.year, change=change_words(rows[0], page.language)),
            [(wanted.zone, int(wanted.year))],
        )  # fmt: skip
    if is_withdrawn and old is not None:
        key = {part: old[part] for part in targets.KEY}
        publish_and_say(
            page, lambda tell: targets.withdraw(key, who, why, tell, warehouse_path()),
            lambda row: page.text("goal.published", of=of, year=wanted.year, change=change_words(row, page.language)),
            [(wanted.zone, int(wanted.year))],
        )  # fmt: skip
