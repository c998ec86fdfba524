"""Turns files, and the documents stored before, into extracted entries for the warehouse."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.model import Document, Extraction, Origin
from metrics.reading import ReadError, read

if TYPE_CHECKING:
    import duckdb

    from metrics.warehouse.ingest import Entry

ROOT = Path(__file__).resolve().parents[2]
BULLETINS = ROOT / "seeds" / "bulletins"
STORED = """
select file_name, text, digest, reader, publisher, title, published, address, zone, source_grade, added_at
from document
where source_grade = 'user'
order by added_at, digest
"""


def documents(files: Iterable[str], complain: Callable[[str], None]) -> Iterator[Document]:
    """Each file that can be read; for each that cannot, one line."""
    for name in files:
        try:
            yield read(name)
        except ReadError as error:
            complain(str(error))


def extract(document: Document, zone: str | None, published: str | None) -> Extraction:
    """The observations of a document; what its own front matter says holds where the caller says nothing."""
    from metrics.extraction import extract as extract_document

    origin = document.origin
    return extract_document(document, zone=zone or origin.zone or None, published=published or origin.published or None)


@cache
def extractor_version() -> str:
    """What tells one extractor from the next: a digest of its code and of the vocabulary it reads."""
    code = [path for room in ("language", "extraction") for path in sorted((ROOT / "metrics" / room).rglob("*.py"))]
    digest = hashlib.sha256()
    for path in [*code, *sorted((ROOT / "seeds").glob("*.csv"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def entry(
    document: Document,
    source_grade: str,
    zone: str | None = None,
    published: str | None = None,
    added_at: datetime | None = None,
) -> Entry:
    """A document extracted and ready for the warehouse; what the caller says of it is stored with it."""
    from metrics.warehouse.ingest import Entry

    origin = replace(document.origin, published=published or document.origin.published)
    return Entry(
        document=replace(document, origin=origin),
        extraction=extract(document, zone, published),
        kind="bulletin",
        source_grade=source_grade,
        extractor_version=extractor_version(),
        zone=zone or origin.zone or None,
        added_at=added_at,
    )


def stored(connection: duckdb.DuckDBPyConnection) -> list[Callable[[], Entry]]:
    """Every document a user added, each as the work of extracting it again."""
    return [partial(_again, *row) for row in connection.execute(STORED).fetchall()]


def _again(
    file_name: str,
    text: str,
    digest: str,
    reader: str,
    publisher: str | None,
    title: str | None,
    published: object,
    address: str | None,
    zone: str | None,
    source_grade: str,
    added_at: datetime,
) -> Entry:
    day = str(published) if published else ""
    origin = Origin(file_name, publisher or "", title or "", day, address or "", zone or "")
    return entry(Document(file_name, text, digest, reader, origin), source_grade, zone, day or None, added_at)


def bulletins(folder: Path = BULLETINS) -> list[Callable[[], Entry]]:
    """Our own bulletins, each as the work of reading and extracting it, which may raise ReadError."""
    files = sorted(path for path in folder.glob("*") if path.suffix in (".md", ".txt"))
    return [partial(_bulletin, path) for path in files]


def _bulletin(path: Path) -> Entry:
    document = replace(read(path), name=path.name)
    if not document.origin.title or not document.origin.publisher:
        raise ReadError(path.name, "the bulletin does not say its publisher and title", "give them in its front matter")
    return entry(document, "own_words")
