"""Targets and their changes as HTML: what stands, what pasted rows would change, who changed what when, a plan by months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape

from metrics.analysis.frames import Row
from metrics.intake.pasting import PastedRow
from metrics.intake.targets import Fault
from metrics.presentation import clock
from metrics.presentation.html import Cell, badge, figure_link, mixed, table
from metrics.presentation.labels import bounded, name, scope_words, text, word, zone_name
from metrics.presentation.numbers import DASH, amount, month_word, percent
from metrics.presentation.target_tables import change_notes

COLUMNS = ("zone", "indicator", "year", "period", "value", "kind", "stretch", "pace")


def goal_value(row: Row, key: str, language: str) -> str:
    """A target's value or stretch as it is shown: growth with its sign, a share with two decimals, an amount with its unit."""
    if row[key] is None:
        return DASH
    if row["kind"] in ("growth", "share"):
        return percent(row[key], 2 if row["kind"] == "share" else 1, is_signed=row["kind"] == "growth")
    return amount(row[key], row["unit"], language)


def pace_words(pace_plan: str, language: str) -> str:
    """A stored pace plan in words."""
    return text(f"plan.{'manual' if '|' in pace_plan else pace_plan}", language)


def standing_table(rows: Iterable[Row], language: str) -> str:
    """The targets in force, each with what was said otherwise and where it comes from."""
    keys = ("indicator", "period", "kind", "value", "stretch", "pace", "origin", "source")
    body: list[list[Cell]] = [
        [
            (f"<strong>{mixed(name(row, language), language)}</strong>", "name"),
            escape(text(f"goal.period.{row['period']}", language)),
            escape(text(f"goal.kind.{row['kind']}", language)),
            figure_link(row["observation_id"], language, escape(goal_value(row, "value", language))) + change_notes(row, language),
            escape(goal_value(row, "stretch", language)),
            escape(pace_words(row["pace_plan"], language)),
            badge(text(f"goal.origin.{row['origin']}", language)),
            (escape(row["source"] or ""), "wide"),
        ]
        for row in rows
    ]
    return table([text(f"goal.{key}", language) for key in keys], body, numeric=(3, 4))


def part_goal_table(rows: Iterable[Row], language: str) -> str:
    """Published completion rates of goals of a quarter or of some months, with the text's own word for the goal."""
    body: list[list[Cell]] = [
        [
            (mixed(name(row, language), language), "name"),
            mixed(scope_words(row["scope"], language), language),
            figure_link(row["observation_id"], language, escape(bounded(percent(row["value"], 2), row["bound"], language))),
        ]
        for row in rows
    ]
    return table([text(f"board.{key}", language) for key in ("indicator", "part_goal", "published_completion")], body, numeric=(2,))


def fault_words(fault: Fault, language: str) -> str:
    """What is wrong with a cell and what is allowed, in the reader's language."""
    codes = {"kind": "goal.kind", "unit": "unit"}
    values = {key: word(codes[key], value, language) if key in codes else value for key, value in fault.values.items()}
    return text(f"goal.fault.{fault.code}", language, **values)


def pasted_table(rows: Sequence[PastedRow], outcomes: Sequence[str], doubts: Sequence[str], names: Mapping[str, Row], language: str) -> str:
    """Pasted rows with what each would do (`outcomes`: new, changed, same, faulty) and what speaks against its value (`doubts`).

    A cell that is wrong says why in itself.
    """
    heads = [text(f"goal.{column}", language) for column in ("line", "outcome", *COLUMNS)]
    body = [_pasted_row(*about, names, language) for about in zip(rows, outcomes, doubts, strict=True)]
    return table(heads, body, numeric=(0,))


def _pasted_row(row: PastedRow, outcome: str, doubt: str, names: Mapping[str, Row], language: str) -> list[Cell]:
    faults = {fault.column: fault_words(fault, language) for fault in row.faults}
    wanted = row.wanted
    known = names.get(wanted.indicator)
    kind = row.goal.kind if row.goal else wanted.kind
    shown = {
        "zone": zone_name(wanted.zone, None, language), "indicator": name(known | {"coverage": wanted.scope}, language) if known else wanted.indicator,
        "year": wanted.year, "period": word("goal.period", wanted.period, language), "value": wanted.value,
        "kind": word("goal.kind", kind, language), "stretch": wanted.stretch or "",
        "pace": wanted.pace if "pace" in faults else pace_words(wanted.pace, language),
    }  # fmt: skip
    cells: list[Cell] = [str(row.line), badge(text(f"goal.outcome.{outcome}", language), "warn" if row.faults else "")]
    for column in COLUMNS:
        words = escape(shown[column])
        if column in faults:
            cells.append((f"{words}<br><strong>✕ {escape(faults[column])}</strong>", "wide wrong"))
        else:
            cells.append((f"{words}<br>{badge(doubt, 'warn')}", "wide") if doubt and column == "value" else words)
    return cells


def edits_table(rows: Iterable[Row], language: str, ahead: int = 0) -> str:
    """Who changed which target when and why, from what to what, and whether it still stands; by a clock `ahead` of UTC, in minutes."""
    keys = ("when", "who", "where", "indicator", "change", "pace", "why", "state")
    heads = [text(f"goal.{key}", language, clock=clock.named(ahead)) for key in keys]
    return table(heads, [_edit_row(row, language, ahead) for row in rows])


def _edit_row(row: Row, language: str, ahead: int) -> list[Cell]:
    where = f"{zone_name(row['zone'], row['zone_name_en'], language, is_short=True)} {row['year']}"
    due = "" if row["period"] == "year" else badge(text(f"goal.period.{row['period']}", language))
    kind = badge(text(f"goal.kind.{row['kind']}", language))
    undone = ""
    if row["undone_at"]:
        undone = text("goal.undone_by", language, who=row["undone_by"], day=clock.moment(row["undone_at"], ahead), why=row["undone_reason"])
    return [
        (clock.moment(row["set_at"], ahead), "nowrap"),
        escape(row["set_by"]),
        (escape(where), "name"),
        (f"{mixed(name(row, language), language)} {due}{kind}", "name"),
        (escape(change_words(row, language)), "nowrap"),
        escape(pace_words(row["pace_plan"], language)) if row["value"] is not None else DASH,
        (escape(row["reason"]), "wide"),
        (badge(text(f"goal.state.{row['state']}", language)) + f'<br><span class="quiet">{escape(undone)}</span>', "wide"),
    ]


def change_words(row: Row, language: str) -> str:
    """From what to what: 10% → 12%（挑战 13%）."""
    new = row["value_text"] or text("goal.withdrawn", language)
    stretch = text("goal.with_stretch", language, value=row["stretch_text"]) if row["stretch_text"] else ""
    return f"{row['old_text'] or DASH} → {new}{stretch}"


def plan_table(shares: Sequence[Decimal], value: Decimal | None, unit: str, language: str) -> str:
    """A plan by months: the cumulative share, the month's own share and, for an amount, the cumulative amount."""
    months = [month_word(month, language) for month in range(1, len(shares) + 1)]
    pieces = [share - before for share, before in zip(shares, [Decimal(0), *shares], strict=False)]
    rows: list[list[Cell]] = [
        [(escape(text("goal.cumulative_share", language)), "nowrap"), *(percent(share, 2) for share in shares)],
        [(escape(text("goal.own_share", language)), "nowrap"), *(percent(piece, 2) for piece in pieces)],
    ]
    if value is not None:
        amounts = [escape(amount(value * share / 100, unit, language)) for share in shares]
        rows.append([(escape(text("goal.cumulative_amount", language)), "nowrap"), *amounts])
    return table(["", *months], rows, numeric=range(1, 13))
