"""Turns exported figures back into documents of excerpts and their observations.

An observation keeps its identifier, so that a figure stored already, from whatever file, is recognised. When the document
itself is added later, its own observations take the place of the imported ones (ingest.py).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from itertools import groupby

import duckdb

from metrics.model import BOUNDS, MEASURES, STATUSES, UNITS
from metrics.warehouse.ingest import COLUMNS, insert, rounding
from metrics.warehouse.program import PROGRAM

Record = Mapping[str, str]
GRADES = ("official", "media", "republished", "own_words", "user")
IDENTIFIER = re.compile("[0-9a-f]{16}")
MONTH = re.compile("([12][0-9]{3}|-)-(0[1-9]|1[0-2])")
DAY = re.compile("([12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?")
LISTS = {"measure": tuple(MEASURES), "status": STATUSES, "bound": BOUNDS, "unit": UNITS, "source_grade": GRADES}
# Of what an identifier is made of (ingest.py) all that an export holds: a stored figure with another is a cell that somebody changed.
TOLD = ("zone", "indicator", "measure", "scope", "period_start", "period_end", "value", "unit")
STORED = f"select observation_id, {', '.join(TOLD)} from observation semi join (select unnest(?) as observation_id) using (observation_id)"
PATTERNS = {"observation_id": IDENTIFIER, "document_id": IDENTIFIER, "period_start": MONTH, "period_end": MONTH, "vintage": DAY}


class ImportRefused(ValueError):
    """A row that cannot be imported; the message says where, what, and what is allowed."""


def new_among(connection: duckdb.DuckDBPyConnection, name: str, records: Sequence[Record]) -> dict[str, Record]:
    """Those of the figures of an export file called `name` that are not stored yet, by identifier.

    Raises ImportRefused for the first bad row, and for the first that says of a stored figure what is not stored.
    """
    known = {code for (code,) in connection.execute("select indicator from indicator").fetchall()}
    rows = connection.execute(STORED, [[record["observation_id"] for record in records]]).fetchall()
    stored = {identifier: told for identifier, *told in rows}
    for number, record in enumerate(records, start=2):
        _check(name, number, record, known)
        for column, told in zip(TOLD, stored.get(record["observation_id"], ()), strict=False):
            cell = Decimal(record[column]) if column == "value" else record[column] or None
            if cell != told:
                printed = format(told.normalize(), "f") if column == "value" else told or ""
                raise ImportRefused(
                    f"{name}, row {number}, column {column}: '{record[column]}' stands for a figure that is stored with '{printed}'; "
                    f"no import changes a stored figure, `{PROGRAM} correct` does"
                )
    return {record["observation_id"]: record for record in records if record["observation_id"] not in stored}


def import_records(connection: duckdb.DuckDBPyConnection, name: str, records: Sequence[Record]) -> int:
    """Store the figures of an export file called `name`; how many were new. Raises ImportRefused as `new_among` does."""
    fresh = new_among(connection, name, records)
    ordered = sorted(fresh.values(), key=lambda record: (record["document_id"], record["observation_id"]))
    documents: list[tuple[object, ...]] = []
    observations: list[tuple[object, ...]] = []
    for _, group in groupby(ordered, key=lambda record: record["document_id"]):
        document, rows = _document(list(group))
        documents.append(document)
        observations += rows
    insert(connection, "document", documents)
    insert(connection, "observation", observations)
    return len(fresh)


def _check(name: str, number: int, record: Record, known: set[str]) -> None:
    def refuse(column: str, allowed: str) -> ImportRefused:
        return ImportRefused(f"{name}, row {number}, column {column}: '{record[column]}' is not known; allowed: {allowed}")

    if record["indicator"] not in known:
        raise refuse("indicator", "a code of seeds/indicators.csv")
    for column, allowed in LISTS.items():
        if record[column] not in allowed:
            raise refuse(column, ", ".join(allowed))
    for column, pattern in PATTERNS.items():
        if not pattern.fullmatch(record[column]):
            raise refuse(column, "as the export writes it")
    try:
        value = Decimal(record["value"])
        is_exact = value.is_finite() and abs(value) < Decimal(10) ** 22 and value == round(value, 6)
    except InvalidOperation:
        is_exact = False
    if not is_exact:
        raise refuse("value", "a plain number of at most 22 digits before and 6 after the point")


def _document(records: Sequence[Record]) -> tuple[tuple[object, ...], list[tuple[object, ...]]]:
    """One document of the excerpts of these records, which stood in one document."""
    first = records[0]
    lines = [" · ".join(filter(None, ("摘录", first["title"], first["publisher"], first["vintage"], first["address"])))]
    places: list[int] = []
    start = len(lines[0]) + 1
    for record in records:
        places.append(start)
        lines.append(record["sentence"])
        start += len(record["sentence"]) + 1
    lines.append(f"({first['document_id']})")
    text = "\n".join(lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = {
        "document_id": digest[:16], "digest": digest, "file_name": first["file_name"], "kind": "import",
        "publisher": first["publisher"], "title": first["title"], "file_title": None, "is_day_read": None, "file_digest": None, "published": first["vintage"] or None,
        "address": first["address"], "source_grade": first["source_grade"], "zone": None, "reader": "import",
        "extractor_version": "import", "text": text, "layout": "", "added_at": datetime.now(UTC).replace(tzinfo=None).isoformat(sep=" "),
        "added_by": None,
    }  # fmt: skip
    rows = [_observation(record, digest[:16], place) for record, place in zip(records, places, strict=True)]
    return tuple(document[column] for column in COLUMNS["document"]), rows


def _observation(record: Record, document_id: str, place: int) -> tuple[object, ...]:
    offset = record["sentence"].find(record["evidence_text"])
    value = Decimal(record["value"])
    row = {
        **record, "document_id": document_id, "zone": record["zone"] or None, "scope": record["scope"] or None,
        "value": format(value, "f"), "vintage": record["vintage"] or None, "sentence_start": place,
        "evidence_start": place + offset if offset >= 0 else None,
        "evidence_end": place + offset + len(record["evidence_text"]) if offset >= 0 else None,
        "rounding": format(rounding(value, record["value_text"], record["unit"]), "f"),
    }  # fmt: skip
    return tuple(row[column] for column in COLUMNS["observation"])
