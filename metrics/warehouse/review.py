"""Turns what a person decided about the figures of a document, before it is published, into stored rejections and corrections.

An accepted figure leaves no row. The others are rows of `correction` that speak of one number at one place of the document
(candidates.sql), so that no later extraction of it brings a rejected one back or overwrites a corrected one; `correct --undo` takes
them back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import duckdb

from metrics.warehouse.corrections import CorrectionError
from metrics.warehouse.ingest import COLUMNS, insert
from metrics.warehouse.rows import rows_of

READ = """
select o.*, d.source_grade, d.publisher, d.title, d.published, d.address
from observation as o join document as d using (document_id)
where document_id = ?
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a person says a number is instead: its value in the base unit and as typed, and what it measures."""

    zone: str
    indicator: str
    measure: str
    value: Decimal
    unit: str
    value_text: str
    period_start: str
    period_end: str
    status: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on one observation that is not to enter as it was read; `figure` None: not at all."""

    observation_id: str
    figure: Figure | None
    reason: str


def record(connection: duckdb.DuckDBPyConnection, document_id: str, verdicts: Sequence[Verdict], by: str, at: datetime) -> None:
    """Store the verdicts on a stored document. Raises CorrectionError for an observation that it does not hold."""
    rows = {row["observation_id"]: row for row in rows_of(connection, READ, [document_id])}
    judged = {verdict.observation_id for verdict in verdicts}
    accepted = {row["evidence_end"] for row in rows.values() if row["observation_id"] not in judged}
    made = []
    for verdict in verdicts:
        row = rows.get(verdict.observation_id)
        if row is None:
            raise CorrectionError(f"the document holds no observation {verdict.observation_id}")
        made.append(_row(row, verdict, row["evidence_end"] not in accepted, by, at))
    insert(connection, "correction", made)


def _row(row: dict[str, Any], verdict: Verdict, is_whole: bool, by: str, at: datetime) -> tuple[object, ...]:
    figure = verdict.figure
    parts = (verdict.observation_id, figure, verdict.reason, by, at)
    names = ("zone", "indicator", "measure", "period_start", "period_end", "status")
    changed = {f"new_{name}": _changed(row[name], getattr(figure, name)) for name in names} if figure else {}
    values = {
        **{name: row.get(name) for name in COLUMNS["correction"]}, **changed,
        "correction_id": hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:8], "made_in": "review",
        "action": "replace" if figure else "reject",
        "old_value": row["value"], "old_unit": row["unit"], "old_text": row["value_text"],
        "new_value": figure and figure.value, "new_unit": figure and figure.unit, "new_text": figure and figure.value_text,
        "is_whole": is_whole, "reason": verdict.reason, "corrected_by": by, "corrected_at": at.isoformat(sep=" "),
    }  # fmt: skip
    return tuple(values[name] for name in COLUMNS["correction"])


def _changed(old: str | None, new: str) -> str | None:
    return None if new == old else new
