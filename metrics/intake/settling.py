"""Turns what a person decides about a doubtful figure into one published version: accepted, chosen, corrected, doubted,
rejected, its document taken back, undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from metrics.intake import rereading
from metrics.intake.targets import now
from metrics.model import CURRENCIES
from metrics.seeds.corrections import read_printed
from metrics.warehouse import corrections, review, settlements, store, target_edits
from metrics.warehouse.corrections import CorrectionError, Replacement
from metrics.warehouse.rows import rows_of

Tell = Callable[[str], None]
TAKE_BACK = {"correction": corrections.undo, "settlement": settlements.undo, "target": target_edits.undo}


def accept(subject: str, first: str, second: str | None, by: str, because: str, tell: Tell, path: Path | None = None) -> dict[str, Any]:
    """Publish that a failed check or an unread number was looked at and stands. Raises SettlementError, WarehouseError."""
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        return settlements.accept(connection, subject, first, second, by, because, now())


def choose(observation_id: str, by: str, because: str, tell: Tell, path: Path | None = None) -> dict[str, Any]:
    """Publish that this witness is the one to show. Raises SettlementError, WarehouseError."""
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        return settlements.choose(connection, observation_id, by, because, now())


def correct(observation_id: str, new: str | None, by: str, because: str, tell: Tell, path: Path | None = None) -> dict[str, Any]:
    """Publish that `new`, as printed, is right in the place of an observation (None: that it is doubted).

    A bare number is in the observation's unit. Raises CorrectionError, WarehouseError.
    """
    path = path or store.WAREHOUSE
    printed = rows_of(store.reader(path), "select unit, value_text from observation where observation_id = ?", [observation_id])
    if not printed:
        raise CorrectionError(f"there is no observation {observation_id}")
    value, unit = replacement_of(new, printed[0]["unit"], printed[0]["value_text"]) if new is not None else (None, None)
    replacement = Replacement(value, unit, new, because, by, now().replace(microsecond=0))
    with store.draft(path, from_current=True, tell=tell) as connection:
        return corrections.correct(connection, observation_id, replacement)


def reject(observation_id: str, by: str, because: str, tell: Tell, path: Path | None = None) -> str:
    """Publish that a number of a stored document is not what it was read as; no figure takes its place. The observation's identifier.

    Raises CorrectionError, WarehouseError.
    """
    path = path or store.WAREHOUSE
    found = rows_of(store.reader(path), "select document_id, evidence_end from observation where observation_id = ?", [observation_id])
    if not found or found[0]["evidence_end"] is None:
        raise CorrectionError(f"there is no observation {observation_id} with a place in its document")
    with store.draft(path, from_current=True, tell=tell) as connection:
        verdict = review.Verdict(observation_id, None, because)
        review.record(connection, found[0]["document_id"], [verdict], by, now().replace(microsecond=0))
    return observation_id


def withdraw(document_id: str, by: str, because: str, tell: Tell, path: Path | None = None) -> dict[str, Any]:
    """Publish that a document is taken back with all its figures. Raises SettlementError, WarehouseError."""
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        return settlements.withdraw(connection, document_id, by, because, now())


def describe(
    document_id: str, said: Mapping[str, str], by: str, because: str, tell: Tell, path: Path | None = None
) -> list[dict[str, Any]]:
    """Publish what a document is called, who published it, where and when, or what kind of source it is (`settlements.DESCRIBED`).

    Of another day it is read again. Raises SettlementError, IngestError, WarehouseError.
    """
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        if said.get("published") == "":
            rereading.check_no_day(connection, document_id)
        made = settlements.describe(connection, document_id, said, by, because, now())
        if any(row["subject"] == "published" for row in made):
            rereading.read_again(connection, document_id)
        return made


def replacement_of(new: str, unit: str, printed: str) -> tuple[Any, str]:
    """The value and base unit of a figure typed in the place of one in `unit`. Raises CorrectionError."""
    try:
        value, new_unit = read_printed(new, unit)
    except ValueError as error:
        raise CorrectionError(str(error)) from None
    if new_unit != unit and not {new_unit, unit} <= set(CURRENCIES):
        raise CorrectionError(f"{new} is in {new_unit}, the figure printed ({printed}) in {unit}")
    return value, new_unit


def undo(kind: str, identifier: str, by: str, because: str, tell: Tell, path: Path | None = None) -> dict[str, Any]:
    """Publish that a correction, settlement or target (`kind`) is taken back; it, as it was. Raises its refusal, WarehouseError."""
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        row = TAKE_BACK[kind](connection, identifier, by, because, now().replace(microsecond=0))
        if kind == "settlement" and (row["action"], row["subject"]) == ("describe", "published"):
            rereading.read_again(connection, row["first_id"])
        return row


def undo_together(edit_id: str, by: str, because: str, tell: Tell, path: Path | None = None) -> list[dict[str, Any]]:
    """Publish that all targets set in one version with this one are taken back; they, as they were. Raises TargetError, WarehouseError."""
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        return target_edits.undo_together(connection, edit_id, by, because, now().replace(microsecond=0))
