"""Turns what a person says is wrong into a stored correction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from metrics.cli.ledgers import line_of
from metrics.intake import settling
from metrics.intake.targets import now
from metrics.warehouse import corrections, store
from metrics.warehouse.corrections import CorrectionError, Replacement
from metrics.warehouse.program import PROGRAM
from metrics.warehouse.rows import rows_of

# Every witness of the figure asked for; the chosen ones first.
MATCHING = """
select n.observation_id, n.measure, n.scope, n.period_start, n.period_end, n.unit, n.value_text, n.document_kind, w.preference,
    coalesce(nullif(n.publisher, ''), n.file_name) as source
from witness as w join observation_named as n using (observation_id)
where n.zone = $zone and n.indicator = $indicator and n.measure = $measure and starts_with(n.period_end, $period)
    and ($scope is null or n.scope is not distinct from nullif($scope, '')) and ($start is null or n.period_start = $start)
    and ($printed is null or n.value_text = $printed)
order by n.period_end, n.period_start, n.scope, n.unit, w.preference
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figure a person means: `scope` '' is the figure without one; `printed` names one of several witnesses."""

    zone: str
    indicator: str
    period: str
    measure: str = "level"
    scope: str | None = None
    start: str | None = None
    printed: str | None = None


def correct(asked: Asked, new: str | None, by: str, because: str, tell: Callable[[str], None], path: Path | None = None) -> str:
    """Store that `new` is right instead (None: that the figure is doubted); the correction in a line.

    Raises CorrectionError where no figure or several fit, WarehouseError as the store does.
    """
    path = path or store.WAREHOUSE
    witness = _witness(rows_of(store.reader(path), MATCHING, _parameters(asked)), asked)
    value, unit = settling.replacement_of(new, witness["unit"], witness["value_text"]) if new is not None else (None, None)
    replacement = Replacement(value, unit, new, because, by, now().replace(microsecond=0))
    with store.draft(path, from_current=True, tell=tell) as connection:
        row = corrections.correct(connection, witness["observation_id"], replacement)
    return line_of("correction", row)


def _parameters(asked: Asked) -> dict[str, object]:
    return {name: getattr(asked, name) for name in asked.__slots__}


def _witness(rows: list[dict[str, Any]], asked: Asked) -> dict[str, Any]:
    """The chosen witness of the one figure that fits."""
    figures = {(row["measure"], row["scope"], row["period_start"], row["period_end"], row["unit"]) for row in rows}
    if not rows:
        raise CorrectionError(f"no such figure; `{PROGRAM} history ZONE INDICATOR PERIOD` shows what is stored")
    if len(figures) > 1:
        raise CorrectionError(f"{len(figures)} figures fit; say which with --scope, --from or --printed: {_listed(rows)}")
    if rows[0]["document_kind"] == "correction":
        raise CorrectionError(
            "this figure is corrected already; undo that correction first (`--list` shows it), or name a source with --printed"
        )
    return rows[0]


def _listed(rows: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{row['value_text']} ({row['period_start']}..{row['period_end']}, scope '{row['scope'] or ''}', {row['source']})"
        for row in rows[:6]
    )
