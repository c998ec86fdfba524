"""Turns what earlier versions of the warehouse hold back into documents, so that a new one loses none of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from metrics.model import Document, Origin
from metrics.warehouse import store

ADDED_BY_USERS = """
select file_name, text, digest, reader, publisher, title, published, address, zone, source_grade, added_at
from document
where source_grade = 'user'
order by added_at, digest
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored document, with what was said of it when it was added."""

    document: Document
    zone: str | None
    source_grade: str
    added_at: datetime


def documents_added(path: Path, complain: Callable[[str], None]) -> list[Kept]:
    """The documents users added to the warehouse at `path`, oldest first; none where there is no warehouse.

    Where the published version is damaged it is kept under another name, the version before it is used, and a complaint made.
    """
    for number, version in enumerate(store.readable_versions(path)):
        try:
            with contextlib.closing(store.open_version(version, version.name)) as connection:
                return [_kept(*row) for row in connection.execute(ADDED_BY_USERS).fetchall()]
        except (store.WarehouseError, duckdb.Error) as error:
            place = store.set_aside(version) if number == 0 else version
            reason = str(error).splitlines()[0][:200]
            complain(f"documents added before could not be read from {place} ({reason}); trying an older version")
    return []


def _kept(
    file_name: str,
    text: str,
    digest: str,
    reader: str,
    publisher: str | None,
    title: str | None,
    published: date | None,
    address: str | None,
    zone: str | None,
    source_grade: str,
    added_at: datetime,
) -> Kept:
    day = published.isoformat() if published else ""
    origin = Origin(file_name, publisher or "", title or "", day, address or "", zone or "")
    return Kept(Document(file_name, text, digest, reader, origin), zone, source_grade, added_at)
