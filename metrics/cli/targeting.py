"""Turns the target a person sets into a stored one, and stored ones into lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from metrics.cli.correcting import undone_words
from metrics.intake import targets
from metrics.intake.targets import Wanted
from metrics.warehouse import store
from metrics.warehouse.rows import rows_of


def set_target(wanted: Wanted, by: str, because: str, tell: Callable[[str], None], path: Path | None = None) -> str:
    """Store a person's target in the place of the seed's; in a line. Raises TargetError, WarehouseError."""
    return line_of(targets.set_targets([targets.goal_of(wanted)], by, because, tell, path)[0])


def undo(edit_id: str, by: str, because: str, tell: Callable[[str], None], path: Path | None = None) -> str:
    """Take a person's target back; in a line. Its record stays. Raises TargetError, WarehouseError."""
    return line_of(targets.undo(edit_id, by, because, tell, path))


def listed(path: Path | None = None) -> Iterator[str]:
    """Every target a person ever set, undone ones too, a line each."""
    query = "from target_edit order by zone, indicator, year, period, kind, set_at, edit_id"
    for row in rows_of(store.reader(path or store.WAREHOUSE), query):
        yield line_of(row)


def line_of(row: dict[str, Any]) -> str:
    """A person's target in one line: its id, what it is for, old and new value, who, when, why, and whether it was undone."""
    figure = f"{row['zone']} {row['indicator']} {row['kind']} {row['year']} {row['period']}"
    stretch = f" (stretch {row['stretch_text']})" if row["stretch_text"] else ""
    pace = "" if row["pace_plan"] == "linear" else f" (pace {row['pace_plan']})"
    change = f"{row['old_text'] or '-'} → {row['value_text'] or 'withdrawn'}{stretch}{pace}"
    made = f"{row['set_by']}, {str(row['set_at'])[:10]}: {row['reason']}"
    return f"{row['edit_id']}  {figure}  {change}  {made}{undone_words(row)}"
