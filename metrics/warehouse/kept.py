"""Turns what people put into earlier versions of the warehouse back into rows and documents, so that a new one loses none.

That is: the documents they added (extracted anew by the build), the figures they imported, their
corrections, what they settled, and the targets they set. Versions of
older releases are read by the columns they have; this is how a warehouse moves to a new schema.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from metrics.model import Document, Origin
from metrics.warehouse import store
from metrics.warehouse.ingest import COLUMNS, insert
from metrics.warehouse.layout import unpack
from metrics.warehouse.rows import rows_of
from metrics.warehouse.settlements import FIGURES

EXTRACTED = """
from document
where kind = 'bulletin'
order by added_at, digest
"""
# What the extractor of that time found in the documents people added: `build` says what its own finds otherwise.
READ_BEFORE = """
select o.*, d.file_name from observation as o join document as d using (document_id)
where list_contains(?, o.document_id)
"""
WERE_USERS = "select first_id from settlement where action = 'describe' and subject = 'source_grade' and old_text = 'user'"
BY_PEOPLE = {
    "document": "from document where kind = 'import' order by document_id",
    "observation": "select o.* from observation as o join document as d using (document_id) where d.kind = 'import' order by observation_id",
    "correction": "from correction where made_in <> 'seeds' order by correction_id",
    "target_edit": "from target_edit order by edit_id",
    "settlement": "from settlement order by settlement_id",
    "settled_figure": "from settled_figure order by settlement_id, side",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored document, with what was said of it when it was added."""

    document: Document
    zone: str | None
    source_grade: str
    added_at: datetime
    extractor_version: str
    added_by: str = ""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What people put into a warehouse: documents to extract anew with the figures found in them before (by document, in the
    columns that release had), and rows to carry over as they are, by table."""

    documents: list[Kept] = field(default_factory=list)
    figures: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def belongings(path: Path, complain: Callable[[str], None]) -> Belongings:
    """What people put into the warehouse at `path`; nothing where there is no warehouse.

    Where the published version is damaged it is kept under another name, the version before it is used, and a complaint made.
    Raises WarehouseBusy where another program has it open: what people put into it is whole, and an older version holds less.
    """
    for number, version in enumerate(store.readable_versions(path)):
        try:
            with contextlib.closing(store.open_version(version, version.name)) as connection:
                return _read(connection)
        except store.WarehouseBusy:
            raise
        except (store.WarehouseError, duckdb.Error) as error:
            place = store.set_aside(version) if number == 0 else version
            reason = str(error).splitlines()[0][:200]
            complain(f"documents added before could not be read from {place} ({reason}); trying an older version")
    return Belongings()


def stored_documents(connection: duckdb.DuckDBPyConnection) -> list[Kept]:
    """Every document whose figures an extractor found."""
    return [_kept(row) for row in rows_of(connection, EXTRACTED)]


def stored_document(connection: duckdb.DuckDBPyConnection, document_id: str) -> Kept | None:
    """A document whose figures an extractor found; None where there is none of this identifier."""
    found = rows_of(connection, "from document where kind = 'bulletin' and document_id = ?", [document_id])
    return _kept(found[0]) if found else None


def recognised_before(path: Path) -> Callable[[str], Document | None]:
    """What was recognised in a file of a SHA-256, if one is stored; nothing where the warehouse cannot be read."""

    def look(digest: str) -> Document | None:
        try:
            found = rows_of(store.reader(path), "from document where file_digest = ?", [digest])
        except store.WarehouseError:
            return None  # which whoever stores the document is told
        return _kept(found[0]).document if found else None

    return look


def _read(connection: duckdb.DuckDBPyConnection) -> Belongings:
    tables = {name for (name,) in connection.execute("select table_name from information_schema.tables").fetchall()}
    extracted = rows_of(connection, EXTRACTED)
    theirs = {first for (first,) in connection.execute(WERE_USERS).fetchall()} if "settlement" in tables else set()
    documents = [_kept(row) for row in extracted if row["source_grade"] == "user" or row.get("added_by") or row["document_id"] in theirs]
    rows = {table: rows_of(connection, query) for table, query in BY_PEOPLE.items() if table in tables}
    if "settlement" in tables and "settled_figure" not in tables:  # a release that knew its figures by their identifiers alone
        rows["settled_figure"] = rows_of(connection, FIGURES)
    figures: dict[str, list[dict[str, Any]]] = {kept.document.digest[:16]: [] for kept in documents}
    for row in rows_of(connection, READ_BEFORE, [list(figures)]) if {"observation", "document"} <= tables else ():
        figures[row["document_id"]].append(row)
    return Belongings(documents, figures, rows)


def carry_over(connection: duckdb.DuckDBPyConnection, kept: Belongings, complain: Callable[[str], None]) -> None:
    """Write the rows people made into a new version; a complaint for each whose indicator is no longer known."""
    known = {code for (code,) in connection.execute("select indicator from indicator").fetchall()}
    for table, rows in kept.rows.items():
        usable = []
        for row in rows:
            lost = [row[name] for name in ("indicator", "new_indicator") if row.get(name) is not None and row[name] not in known]
            if lost:
                when = row["year"] if table == "target_edit" else row["period_end"]
                complain(f"{table} of {row['zone']} {when}: indicator '{lost[0]}' is no longer known; left out")
            else:
                usable.append(row)
        if table == "observation":  # what the seeds bring themselves by now
            stored = {name for (name,) in connection.execute("select observation_id from observation").fetchall()}
            usable = [row for row in usable if row["observation_id"] not in stored]
        insert(connection, table, [tuple(row.get(column) for column in COLUMNS[table]) for row in usable])


def _kept(row: dict[str, Any]) -> Kept:
    """A document by the columns its release had."""
    day = row["published"].isoformat() if row["published"] else ""
    publisher, title, address, zone = (row[name] or "" for name in ("publisher", "title", "address", "zone"))
    origin = Origin(row["file_name"], publisher, title, day, address, zone, "", row.get("file_title"), bool(row.get("is_day_read")))
    tables, marks, notes = unpack(row["text"], row.get("layout"))
    document = Document(
        row["file_name"], row["text"], row["digest"], row["reader"], origin, tables, marks, notes, row.get("file_digest") or ""
    )
    return Kept(document, row["zone"], row["source_grade"], row["added_at"], row["extractor_version"], row.get("added_by") or "")
