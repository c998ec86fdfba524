"""Reads a stored document again as published on the day that it is said to be of now: the years of its figures may depend on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from metrics.intake import documents
from metrics.intake.datelines import day_of
from metrics.model import Observation
from metrics.warehouse import settlements, store
from metrics.warehouse.ingest import Entry, check, replace_entries
from metrics.warehouse.kept import Kept, stored_document
from metrics.warehouse.rows import Connection, rows_of
from metrics.warehouse.settlements import SettlementError

Row = dict[str, Any]
STORED = """
select d.file_name, o.document_id, o.zone, o.indicator, o.measure, o.value, o.unit, o.value_text, o.period_start,
    o.period_end, o.status, o.bound, o.scope, o.evidence_end
from observation as o join document as d using (document_id)
where d.document_id = ?
"""
# Stored figures of a document that somebody corrected or doubts: by their place in a review, else by what they are of.
CORRECTED = """
select o.zone, o.indicator, o.measure, o.scope, o.period_start, o.period_end, o.value, o.unit, o.evidence_end
from observation as o
join correction as c
    on c.document_id = o.document_id and c.undone_at is null and c.action <> 'reject'
    and (c.made_in = 'review' and o.evidence_end = c.evidence_end
        or c.made_in <> 'review' and o.zone is not distinct from c.zone and o.scope is not distinct from c.scope
            and o.period_start = c.period_start and o.period_end = c.period_end)
    and (c.is_whole or o.indicator = c.indicator and o.measure = c.measure)
where o.document_id = ?
"""
# What makes two readings of a document the same figure; everything else about it can change.
SUBJECT = ("indicator", "measure", "evidence_end")
DETAILS = ("zone", "scope", "period_start", "period_end", "value", "unit", "status", "bound")


@dataclass(frozen=True, slots=True)
class Rereading:
    """What a document gives when read again: each figure that changes, as it is stored and as it is read (None: there is none), and
    how many figures that somebody corrected would be of something else."""

    entry: Entry
    changes: tuple[tuple[Row | None, Row | None], ...]
    corrected: int


def changes(before: Sequence[Row], entry: Entry) -> Iterator[tuple[Row | None, Row | None]]:
    """Each figure that is new, gone or read otherwise, as stored and as read now.

    `before` are stored rows, perhaps of an older release: a detail it did not know is not compared.
    """
    old = {_subject(row): row for row in before}
    new = {_subject(row): row for row in map(_as_row, entry.extraction.observations)}
    for subject in sorted({*old, *new}, key=str):
        was, becomes = old.get(subject), new.get(subject)
        if was is None or becomes is None or changed_details(was, becomes):
            yield was, becomes


def changed_details(was: Row, becomes: Row) -> list[str]:
    """What of a figure is read otherwise than it was."""
    return [key for key in DETAILS if key in was and was[key] != becomes[key]]


def preview(document_id: str, day: str, path: Path | None = None) -> Rereading | None:
    """What would change if a document were of another day (YYYY-MM-DD, "" for an unknown one); None where its figures say their
    periods themselves.

    Raises SettlementError where its text says the day that is to be unknown; IngestError, WarehouseError.
    """
    connection = store.reader(path or store.WAREHOUSE)
    if not day:
        check_no_day(connection, document_id)
    kept = stored_document(connection, document_id)
    return _again(connection, _of_day(kept, day)) if kept else None


def check_no_day(connection: Connection, document_id: str) -> None:
    """Raises SettlementError where a document cannot be told to be of an unknown day: its text says the one that is stored."""
    kept = stored_document(connection, document_id)
    if kept and kept.document.origin.is_day_read:
        day = kept.document.origin.published
        raise SettlementError(f"its text says that it was published on {day}: allowed is another day, in the place of a wrong one")


def read_again(connection: Connection, document_id: str, is_build: bool = False) -> None:
    """Put what a document gives, as of its stored day, in the place of what is stored of it.

    Raises SettlementError, except in a build, where a figure that somebody corrected would be of something else: the correction would
    be of a figure that nobody printed.
    """
    kept = stored_document(connection, document_id)
    if kept is None:
        return
    found = _again(connection, _of_day(kept, kept.document.origin.published))
    if found.corrected and not is_build:
        raise SettlementError(
            f"{found.corrected} of its figures that somebody corrected or doubts would be of another period: undo these corrections first"
        )
    check(found.entry)
    replace_entries(connection, [found.entry])


def describe_again(connection: Connection) -> None:
    """Put what people said of documents into those that a build stored anew."""
    for document_id in settlements.describe_again(connection):
        read_again(connection, document_id, is_build=True)


def _of_day(kept: Kept, day: str) -> Kept:
    """The document as of a day; the one that its own text says is left to the text."""
    document = kept.document
    origin = replace(document.origin, published=day, is_day_read=bool(day) and day_of(document.text) == day)
    return replace(kept, document=replace(document, origin=origin))


def _again(connection: Connection, kept: Kept) -> Rereading:
    entry = documents.again(kept)
    document_id = kept.document.digest[:16]
    found = tuple(changes(rows_of(connection, STORED, [document_id]), entry))
    remain = {_figure(_as_row(observation)) for observation in entry.extraction.observations}
    corrected = {_figure(row) for row in rows_of(connection, CORRECTED, [document_id])}
    return Rereading(entry, found, len(corrected - remain))


def _subject(row: Row) -> tuple[object, ...]:
    return tuple(row[key] for key in SUBJECT)


def _figure(row: Row) -> tuple[object, ...]:
    return tuple(row[key] for key in (*SUBJECT, "zone", "scope", "period_start", "period_end"))


def _as_row(observation: Observation) -> Row:
    row: Row = {name: getattr(observation, name) for name in ("indicator", "measure", "value_text", *DETAILS)}
    return row | {"evidence_end": observation.evidence.end}
