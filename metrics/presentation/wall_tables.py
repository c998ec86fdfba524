"""All annual targets of a zone at once, to hang on a wall: the standing of each, its tasks by quarter or month, and both as CSV, as is
where the year may end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape

from metrics.analysis.frames import Row
from metrics.analysis.outlook import TASK_ENDS
from metrics.analysis.pace import METHODS
from metrics.presentation.as_printed import completion_words, done_words
from metrics.presentation.csv_cells import FOUR, bound_word, hundredths, in_scale, titled_file, unit_word
from metrics.presentation.html import Cell, badge, figure_link, light, mixed, table
from metrics.presentation.labels import light_word, name, text, word
from metrics.presentation.numbers import DASH, Scale, amount, difference, month_word, points, scale_for, scaled
from metrics.presentation.target_tables import goal_cell, needed_words, plan_words

STANDING = ("indicator", "verdict", "goal", "done", "completion", "gap", "needed")
KEPT = (
    "indicator", "kind", "goal", "unit", "until", "done", "bound", "completion", "line", "gap", "goal_amount", "gap_units", "amount_unit",
    "needed_a_month", "needed_a_quarter", "light", "verdict",
)  # fmt: skip
IDENTIFIERS = ("done_id", "goal_id")


def verdict_words(row: Row, language: str) -> str:
    """How a target looks, with what that rests on: 推算能完成（按月平均，年底 630亿元）; a growth target is held against its rate.

    A year's end worked out in one way is only as good as that way: the months of few indicators bring alike.
    """
    code = row["prospect"]
    if row["kind"] == "growth" and code in ("ahead", "behind"):
        return text(f"verdict.growth_{code}", language)
    words = text(f"verdict.{code}", language)
    if code not in ("likely", "unlikely", "open"):
        return words
    low, high = (amount(row[key], row["amount_unit"], language) for key in ("projected_low", "projected_high"))
    methods = [found.method for found in row["projections"]]
    method = text(f"verdict.by.{methods[0]}", language) if len(methods) == 1 else text("verdict.by.several", language, count=len(methods))
    return text("verdict.projected", language, words=words, method=method, ends=low if low == high else f"{low} – {high}")


def standing_table(rows: Sequence[Row], language: str) -> str:
    """Target by target: light, verdict, goal, done, completion, gap, and what each remaining month and quarter must bring."""
    body = [_standing_row(row, language) for row in rows]
    return table([text(f"targets.{head}", language) for head in STANDING], body, numeric=(2, 3, 4, 5, 6))


def _standing_row(row: Row, language: str) -> list[Cell]:
    implied = badge(text("origin.implied", language)) if row["origin"] == "implied" else ""
    has_level = row["done"] is not None
    return [
        (f"<strong>{mixed(name(row, language), language)}</strong> {implied}", "name"),
        (f"{light(row, language)}<br>{escape(verdict_words(row, language))}", "wide"),
        goal_cell(row, language),
        _two(
            figure_link(row["observation_id"], language, escape(done_words(row, language))) if has_level else DASH,
            until_words(row, language),
        ),
        figure_link(None if has_level else row["observation_id"], language, escape(completion_words(row, language))),
        _two(escape(points(row["gap_pp"], language)), difference(row["gap_units"], row["amount_unit"], language, row["target_amount"])),
        "<br>".join(map(escape, needed_words(row, language))) or DASH,
    ]


def _two(first: str, second: str) -> str:
    """Two lines of a cell, the second one (plain text) quiet; none where it says nothing."""
    return first if second == DASH else f'{first}<br><span class="quiet">{escape(second)}</span>'


def until_words(row: Row, language: str) -> str:
    """Up to which month something is published: 上半年; a dash where nothing is."""
    return text(f"chart.month.{row['months']}", language) if row["months"] else DASH


def wall_tasks_table(rows: Sequence[Row], step: str, language: str) -> str:
    """Indicator by quarter or month: what must be done up to its end, and below it what was published, ahead (▲) or behind (▼)."""
    ends = TASK_ENDS[step]
    heads = [text("targets.indicator", language), *(end_words(month, step, language) for month in ends)]
    body = [_tasks_row(row, row["tasks"][step], language) for row in rows if row["tasks"]]
    return table(heads, body, numeric=range(1, len(heads))) if body else ""


def end_words(month: int, step: str, language: str) -> str:
    """Up to when: 一季度, 上半年; a month by itself where all twelve stand side by side."""
    return text(f"chart.month.{month}", language) if step == "quarter" else month_word(month, language)


def _tasks_row(row: Row, tasks: Sequence[Row], language: str) -> list[Cell]:
    scale = scale_for([row["target_amount"]], row["amount_unit"], language)
    line: list[Cell] = [
        (f'<strong>{mixed(name(row, language), language)}</strong> <span class="quiet">{escape(scale.word)}</span>', "name")
    ]
    for task in tasks:
        cell = escape(scaled(task["cumulative"], scale))
        if task["done"] is not None:
            sign = "" if task["gap_units"] is None else "▲ " if task["gap_units"] >= 0 else "▼ "
            cell += f"<br>{figure_link(task['observation_id'], language, sign + escape(scaled(task['done'], scale)))}"
        line.append(cell)
    return line


def wall_csv(rows: Sequence[Row], step: str, title: str, language: str) -> bytes:
    """Standing and tasks of all targets as CSV for a spreadsheet: amounts in the unit their target is told in, under a line that says
    of what."""
    ends = TASK_ENDS[step]
    heads = _heads(KEPT, language)
    heads += [text(f"targets.{key}_until", language, end=end_words(month, step, language)) for month in ends for key in ("task", "done")]
    heads += _heads(IDENTIFIERS, language)
    return titled_file(
        title,
        heads,
        ([*_standing(row, language), *_tasks(row, row["tasks"].get(step), len(ends), language), *_identifiers(row)] for row in rows),
    )


def outlook_csv(rows: Sequence[Row], title: str, language: str) -> bytes:
    """Standing of all targets, how their line is drawn, where they stood a year before, and where the year may end by each method, as
    CSV for a spreadsheet under a line that says of what; amounts and identifiers as in `wall_csv`."""
    heads = _heads((*KEPT, "line_by", "last_year", *METHODS, "range_low", "range_high"), language)
    heads += [text(key, language) for key in ("goal.origin", "goal.source")] + _heads(IDENTIFIERS, language)
    return titled_file(title, heads, ([*_standing(row, language), *_prospects(row, language), *_identifiers(row)] for row in rows))


def _heads(keys: Iterable[str], language: str) -> list[str]:
    return [text(f"column.{key}" if key in ("bound", *IDENTIFIERS) else f"targets.{key}", language) for key in keys]


def _standing(row: Row, language: str) -> list[object]:
    """The cells of `KEPT`; what was published exact, what was worked out to four decimals, of percent to two."""
    is_growth = row["kind"] == "growth"
    told = scale_for([row["target"]], row["target_unit"], language)
    scale = _scale(row, language)
    amount_, gap, month, quarter = (
        in_scale(row[key], scale, FOUR) for key in ("target_amount", "gap_units", "needed_per_month", "needed_per_quarter")
    )
    return [
        name(row, language), text(f"goal.kind.{row['kind']}", language), in_scale(row["target"], told), unit_word(told, row["target_unit"], language),
        until_words(row, language), in_scale(row["done"], told), None if row["done"] is None else bound_word(row["done_bound"], language),
        hundredths(row["completion_pct"]), None if is_growth else hundredths(row["line_pct"]), hundredths(row["gap_pp"]), amount_, gap,
        None if _measured_by(row) is None else unit_word(scale, row["amount_unit"], language), month, quarter, light_word(row, language), verdict_words(row, language),
    ]  # fmt: skip


def _scale(row: Row, language: str) -> Scale:
    return scale_for([_measured_by(row)], row["amount_unit"], language)


def _measured_by(row: Row) -> Decimal | None:
    """The amount in whose unit the others of a target are told: its own, or where the year may end for growth that no amount follows
    from; None where there is none at all."""
    return row.get("projected_high") if row["target_amount"] is None else row["target_amount"]


def _tasks(row: Row, pieces: Sequence[Row] | None, ends: int, language: str) -> list[object]:
    """What must be done and what was published up to each end, exact."""
    scale = _scale(row, language)
    return [in_scale(cell, scale) for piece in pieces or () for cell in (piece["cumulative"], piece["done"])] or [None] * (2 * ends)


def _prospects(row: Row, language: str) -> list[object]:
    scale = _scale(row, language)
    ends = {found.method: found.value for found in row["projections"]}
    values = [*(ends.get(method) for method in METHODS), row["projected_low"], row["projected_high"]]
    return [
        None if row["kind"] == "growth" else plan_words(row, language), hundredths(row["last_year_completion_pct"]),
        *(in_scale(value, scale, FOUR) for value in values), word("goal.origin", row["origin"], language), row["target_text"],
    ]  # fmt: skip


def _identifiers(row: Row) -> list[object]:
    """What leads to the sentences of what was done and of the target."""
    return [row["observation_id"], row["target_observation_id"]]
