"""A board (开门红, 双过半, 前三季度, 全年) as CSV for a spreadsheet: every target judged, then what has no known target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from metrics.analysis.frames import Row
from metrics.presentation.csv_cells import FOUR, bound_word, hundredths, in_scale, titled_file, unit_word
from metrics.presentation.labels import light_word, name, text, word
from metrics.presentation.numbers import scale_for

HEADS = (
    "board.indicator", "board.light", "targets.kind", "goal.period", "board.target", "targets.unit", "board.done", "column.bound",
    "board.completion_pct", "board.published_pct", "board.line_pct", "board.gap_of_pp", "board.yoy_pct", "targets.goal_amount",
    "board.gap_units", "board.remaining", "board.needed", "board.needed_quarter", "board.average", "targets.amount_unit", "board.effort",
    "board.earlier_goal", "board.earlier_on", "board.rival_goal", "goal.origin", "goal.source", "column.done_id",
    "column.goal_id",
)  # fmt: skip
AMOUNTS = ("target_amount", "gap_units", "remaining", "needed_per_month", "needed_per_quarter", "average_per_month")


def board_csv(judged: Sequence[Row], others: Sequence[Row], title: str, language: str) -> bytes:
    """The rows of a board (`targets.board`) and those without a target (`targets.without_target`), under a line that says of what.

    Amounts stand in the unit their target is told in, what was worked out with four decimals; percentages with two. The identifiers at
    the end lead to the sentences of what was done and of the target.
    """
    rows = [_judged(row, language) for row in judged] + [_without(row, language) for row in others]
    return titled_file(title, [text(head, language) for head in HEADS], rows)


def _judged(row: Row, language: str) -> list[object]:
    is_growth = row["kind"] == "growth"
    unit = row["target_unit"] or row["unit"]
    told = scale_for([row["done"] if row["target"] is None else row["target"]], unit, language)
    scale = scale_for([row["target_amount"]], row["amount_unit"], language)
    has_amounts, has_goal = row["target_amount"] is not None, row["target"] is not None
    return [
        name(row, language), light_word(row, language), word("goal.kind", row["kind"], language) if has_goal else None,
        word("goal.period", row["period"], language), in_scale(row["target"], told), unit_word(told, unit, language) if unit else None,
        in_scale(row["done"], told), _bound(row, language), hundredths(row["completion_pct"]), row["published_completion_pct"],
        None if is_growth else hundredths(row["line_pct"]), hundredths(row["gap_pp"]), row["yoy_pct"],
        *(in_scale(row[key], scale, FOUR) for key in AMOUNTS), unit_word(scale, row["amount_unit"], language) if has_amounts else None,
        hundredths(row["effort"]), in_scale(row["earlier"], told), row["earlier_on"] and str(row["earlier_on"]), in_scale(row["rival"], told),
        word("goal.origin" if has_goal else "origin", row["origin"], language), row["target_text"],
        row["observation_id"], row["target_observation_id"],
    ]  # fmt: skip


def _without(row: Row, language: str) -> list[object]:
    scale = scale_for([row["done"]], row["unit"], language)
    figure = [in_scale(row["done"], scale), _bound(row, language)]
    cells: list[object] = [name(row, language), *[None] * 4, unit_word(scale, row["unit"], language) if row["done"] is not None else None]
    cells += [*figure, *[None] * 4, row["yoy_pct"]]
    return cells + [None] * (len(HEADS) - 2 - len(cells)) + [row["observation_id"], None]


def _bound(row: Row, language: str) -> str | None:
    return bound_word(row["done_bound"], language) if isinstance(row["done"], Decimal) else None
