"""Tables of targets as HTML: the heat map of all zones, the outlook of a year, the monthly tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from html import escape

from metrics.analysis import pace
from metrics.analysis.frames import Row
from metrics.analysis.heatmap import zone_tallies
from metrics.analysis.pace import Projection
from metrics.presentation.as_printed import completion_words, done_words
from metrics.presentation.html import Cell, badge, figure_link, light, link, mixed, table
from metrics.presentation.labels import bounded, light_word, name, text, zone_name
from metrics.presentation.numbers import DASH, amount, difference, month_word, part_of, percent, points, rounded
from metrics.presentation.theme import LIGHT_SIGNS


def heat_table(rows: Sequence[Row], page: str, year: int, language: str) -> str:
    """Zones by indicators: the gap to the line in points with the light's shape, on its colour; K of N first.

    A zone leads to its own board, a cell to the sentence of its figure. An empty cell has no target.
    """
    zones = list(dict.fromkeys((row["zone"], row["zone_name_en"]) for row in rows))
    names = list(dict.fromkeys(name(row, language) for row in rows))
    cells: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        cells.setdefault((row["zone"], name(row, language)), []).append(row)
    tallies = zone_tallies(list(rows))
    heads = [text("column.zone", language), text("heat.score", language), *names]
    body: list[list[Cell]] = []
    for zone, english in zones:
        passed, judged = tallies.get(zone, (0, 0))
        short = escape(zone_name(zone, english, language, is_short=True))
        line: list[Cell] = [
            (link(page, language, short, zone=zone, year=year, view="one"), "place"),
            (f"<strong>{passed}</strong> / {judged}" if judged else DASH, "nowrap"),
        ]
        line += [("".join(_heat(row, language) for row in cells.get((zone, words), [])), "heat") for words in names]
        body.append(line)
    return table(heads, body)


def _heat(row: Row, language: str) -> str:
    sign = LIGHT_SIGNS[row["light"]]
    if row["gap_pp"] is None:
        words = f"{sign} {light_word(row, language)}"
    else:
        plus = "+" if row["gap_pp"] > 0 else ""
        decimals = 1 if abs(row["gap_pp"]) >= Decimal("0.05") or not row["gap_pp"] else 2  # a miss is never shown as 0.0
        words = f"{sign} {plus}{rounded(row['gap_pp'], decimals)}"
    growth = f" <small>{escape(text('heat.growth', language))}</small>" if row["kind"] == "growth" else ""
    inner = figure_link(row["observation_id"], language, escape(words), "")
    return f'<span class="heat-cell heat-{row["light"]}">{inner}{growth}</span>'


def plan_words(row: Row, language: str) -> str:
    """The pace plan of a row in words, with the years of a seasonal one, or why it is linear after all."""
    if row["plan_fallback"]:
        return text("plan.fallback", language)
    words = text(f"plan.{row['plan']}", language)
    return f"{words} {row['plan_basis']}" if row["plan_basis"] else words


def goal_cell(row: Row, language: str) -> str:
    """The goal as it was said, leading to its sentence, with the amount it stands for and what beyond it is striven for."""
    if row["kind"] == "growth":
        shown = percent(row["target"], is_signed=True)
    elif row["kind"] == "share":
        shown = percent(row["target"], 2)
    else:
        shown = amount(row["target"], row["target_unit"], language)
    cell = goal_link(row, language, shown)
    cell += change_notes(row, language)
    if row["is_derived_amount"]:
        derived = text("targets.derived", language, amount=amount(row["target_amount"], row["amount_unit"], language))
        cell += f"<br>{badge(derived)}"
    if row["stretch"] is not None:
        cell += f"<br>{badge(text('targets.stretch', language, value=amount(row['stretch'], row['target_unit'], language)))}"
    return cell


def goal_link(row: Row, language: str, shown: str) -> str:
    """A goal that leads to the sentence that says it, or, where it stands in no document, to its source among the zone's targets."""
    if row["target"] is None or row["target_observation_id"] or not row.get("zone"):
        return figure_link(row["target_observation_id"], language, escape(shown))
    said = f'<span title="{escape(row["target_text"] or "", quote=True)}">{escape(shown)}</span>'
    return link("targets", language, said, "fig", part="edit", zone=row["zone"], year=row["year"])


def change_notes(row: Row, language: str) -> str:
    """What a goal was before it was set anew, what it is in another currency, and whether another one is told beside it, each leading
    to its sentence (HTML)."""
    notes = ""
    if row["also"] is not None:
        notes += f'<br><small class="quiet">{text("board.also", language)} {_other_goal(row, "also", language)}</small>'
    if row["earlier"] is not None:
        done = row["earlier_completion_pct"]
        by = "" if done is None else f"<br>{escape(text('board.by_earlier', language, share=percent(done, 2)))}"
        notes += f'<br><small class="quiet">{text("board.earlier", language)} {_other_goal(row, "earlier", language)}{by}</small>'
    if row["has_rival"]:
        notes += f"<br>{badge(text('board.rival', language), 'warn')}"
    if row["rival"] is not None:
        notes += f' <small class="quiet">{_other_goal(row, "rival", language)}</small>'
    return notes


def _other_goal(row: Row, which: str, language: str) -> str:
    """A goal that is not the one in force, with the day it was told on."""
    is_rate = row["kind"] in ("growth", "share")
    value = row[which]
    unit = row["also_unit"] if which == "also" else row["target_unit"]
    shown = percent(value, is_signed=row["kind"] == "growth") if is_rate else amount(value, unit, language)
    said = figure_link(row[f"{which}_observation_id"], language, escape(bounded(shown, row[f"{which}_bound"], language)))
    day = None if which == "also" else row[f"{which}_on"]
    return said + (f" ({day})" if day else "")


def rest_table(rows: Iterable[Row], language: str) -> str:
    """What the rest of the year must bring, beside what an average month has brought so far; "" where nothing is left to ask."""
    heads = ("indicator", "target", "remaining", "needed_quarter", "needed", "average", "effort")
    body: list[list[Cell]] = []
    for row in rows:
        if row["needed_per_month"] is None:
            continue
        unit, whole = row["amount_unit"], row["target_amount"]
        part = partial(part_of, unit=unit, language=language, whole=whole)
        effort = DASH if row["effort"] is None else f"× {rounded(row['effort'], 2)}"
        reached = not row["remaining"]
        body.append(
            [
                (f"<strong>{mixed(name(row, language), language)}</strong> {_made_of(row, language)}", "name"),
                escape(amount(whole, unit, language)),
                escape(text("board.reached", language) if reached else part(row["remaining"])),
                escape(DASH if reached else part(row["needed_per_quarter"])),
                escape(DASH if reached else part(row["needed_per_month"])),
                escape(part(row["average_per_month"])),
                DASH if reached else escape(effort),
            ]
        )
    return table([text(f"board.{head}", language) for head in heads], body, numeric=range(1, 7)) if body else ""


def outlook_table(rows: Iterable[Row], language: str) -> str:
    """Every annual target as far as the year has come: done, gap in points and units, needed a month and a quarter."""
    heads = ("indicator", "light", "goal", "until", "done", "completion", "plan", "gap", "gap_units", "needed", "last_year")
    body = [_outlook_row(row, language) for row in rows]
    return table([text(f"targets.{head}", language) for head in heads], body, numeric=(2, 4, 5, 7, 8, 9, 10))


def _outlook_row(row: Row, language: str) -> list[Cell]:
    return [
        (f"<strong>{mixed(name(row, language), language)}</strong> {_implied(row, language)}", "name"),
        light(row, language),
        goal_cell(row, language),
        text(f"chart.month.{row['months']}", language) if row["months"] else DASH,
        figure_link(row["observation_id"], language, escape(done_words(row, language))) if row["done"] is not None else DASH,
        escape(completion_words(row, language)),
        DASH
        if row["kind"] == "growth"
        else "<br>".join([escape(plan_words(row, language)), *([] if row["line_pct"] is None else [percent(row["line_pct"], 2)])]),
        escape(points(row["gap_pp"], language)),
        escape(difference(row["gap_units"], row["amount_unit"], language, row["target_amount"])),
        "<br>".join(map(escape, needed_words(row, language))) or DASH,
        escape(percent(row["last_year_completion_pct"], 2)),
    ]


def _implied(row: Row, language: str) -> str:
    """That a target was never published, but follows from what was done and how much of it that was (HTML)."""
    return badge(text("origin.implied", language)) if row["origin"] == "implied" else ""


def _made_of(row: Row, language: str) -> str:
    """That an amount is no target that anybody told: worked out from a growth target, or `_implied` (HTML)."""
    return badge(text("board.derived", language)) if row["is_derived_amount"] else _implied(row, language)


def needed_words(row: Row, language: str) -> list[str]:
    """What each remaining month and each whole remaining quarter must bring; nothing where nothing is left to ask."""
    if row["needed_per_month"] == 0:
        return [text("board.reached", language)]
    return [
        text(
            f"targets.needed_{step}",
            language,
            amount=part_of(row[f"needed_per_{step}"], row["amount_unit"], language, row["target_amount"]),
        )
        for step in ("month", "quarter")
        if row[f"needed_per_{step}"] is not None and row["months"]
    ]


def projection_table(rows: Iterable[Row], language: str) -> str:
    """Where the year may end by each method that can be worked out, the range, and against the target."""
    heads = ("indicator", "goal_amount", *pace.METHODS, "range", "projected_share")
    body: list[list[Cell]] = []
    for row in rows:
        if not row["projections"]:
            continue
        by_method: dict[str, Projection] = {found.method: found for found in row["projections"]}
        unit = row["amount_unit"]
        line: list[Cell] = [
            (f"<strong>{mixed(name(row, language), language)}</strong> {_made_of(row, language)}", "name"),
            escape(amount(row["target_amount"], unit, language)),
        ]
        for method in pace.METHODS:
            found = by_method.get(method)
            basis = f' <span class="quiet">({escape(found.basis)})</span>' if found and found.basis else ""
            line.append(escape(amount(found.value, unit, language)) + basis if found else DASH)
        low, high = amount(row["projected_low"], unit, language), amount(row["projected_high"], unit, language)
        line.append(escape(f"{low} – {high}" if len(by_method) > 1 else text("targets.one_method", language)))
        whole = row["target_amount"]
        shares = [percent(whole and pace.completion_pct(row[end], whole), 2) for end in ("projected_low", "projected_high")]
        line.append(escape(" – ".join(dict.fromkeys(shares))))
        body.append(line)
    return table([text(f"targets.{head}", language) for head in heads], body, numeric=range(1, 8)) if body else ""


TASK_HEADS = ("until", "task", "done_piece", "cumulative", "share", "done_cumulative", "ahead")  # on the page and in its file


def tasks_table(rows: Iterable[Row], step: str, language: str) -> str:
    """The tasks of a target by month or quarter, the sum so far, what was published, and what of it belongs to the piece itself."""
    body: list[list[Cell]] = [
        [
            (escape(task_name(row["month"], step, language)), "name nowrap"),
            escape(amount(row["task"], row["unit"], language)),
            _done_piece(row, language),
            escape(amount(row["cumulative"], row["unit"], language)),
            escape(percent(row["share_pct"], 2)),
            figure_link(row["observation_id"], language, escape(amount(row["done"], row["unit"], language))),
            escape(difference(row["gap_units"], row["unit"], language, row["cumulative"])),
        ]
        for row in rows
    ]
    return table([text(f"targets.{head}", language) for head in TASK_HEADS], body, numeric=range(1, 7))


def is_piece_derived(row: Row) -> bool:
    """Whether what a month or quarter brought was worked out by subtraction."""
    return row["done_piece"] is not None and row["done_piece"] != row["done"]


def _done_piece(row: Row, language: str) -> str:
    """What one month or quarter brought; marked where it was worked out by subtraction."""
    if row["done_piece"] is None:
        return DASH
    words = escape(amount(row["done_piece"], row["unit"], language))
    if not is_piece_derived(row):
        return figure_link(row["observation_id"], language, words)
    return f"{words} {badge(text('origin.derived', language))}"


def task_name(month: int, step: str, language: str) -> str:
    """The name of one month's or quarter's task."""
    return text(f"chart.quarter.{month // 3}", language) if step == "quarter" else month_word(month, language)
