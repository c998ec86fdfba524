"""Turns files, and the documents stored before, into extracted entries for the warehouse."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.model import Document, Extraction
from metrics.reading import ReadError, read, read_all

if TYPE_CHECKING:
    from metrics.warehouse.ingest import Entry
    from metrics.warehouse.kept import Kept

ROOT = Path(__file__).resolve().parents[2]
BULLETINS = ROOT / "seeds" / "bulletins"


def documents(
    files: Iterable[str], complain: Callable[[str], None], tell: Callable[[str], None] | None = None
) -> Iterator[Document]:
    """Each document in files, folders and zip archives; for each that cannot be read, one line; `tell` gets what a reader left out."""
    for name in files:
        for found in read_all(name):
            if isinstance(found, ReadError):
                complain(str(found))
                continue
            for note in found.notes if tell else ():
                (tell or complain)(f"note: {found.name}: {note}")
            yield found


def is_collection(name: str) -> bool:
    """True for what holds several files: a folder, a zip archive."""
    return Path(name).is_dir() or name.lower().endswith(".zip")


class Summary:
    """What became of each file of a folder or archive, as a table with a last line that counts."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, int, int, str]] = []

    def add(self, document: Document, found: Extraction) -> None:
        """A file that was read."""
        self.rows.append((document.reader, len(found.observations), len(found.unread), document.name))

    def lines(self, failed: int) -> Iterator[str]:
        """The table; `failed` files could not be read, which was said."""
        yield "reader   observations  unread  file"
        for reader, observations, unread, name in self.rows:
            yield f"{reader:<8} {observations:>12}  {unread:>6}  {name}"
        empty = sum(not row[1] for row in self.rows)
        count = len(self.rows) + failed
        yield f"{count} files: {len(self.rows) - empty} gave figures, {empty} gave none, {failed} could not be read"


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


def again(kept: Kept) -> Entry:
    """A stored document extracted anew by the present extractor."""
    return entry(kept.document, kept.source_grade, kept.zone, kept.document.origin.published or None, kept.added_at)


def bulletins(folder: Path = BULLETINS) -> list[Callable[[], Entry]]:
    """Our own bulletins, each as the work of reading and extracting it, which may raise ReadError."""
    files = sorted(path for path in folder.glob("*") if path.suffix in (".md", ".txt"))
    return [partial(_bulletin, path) for path in files]


def _bulletin(path: Path) -> Entry:
    document = replace(read(path), name=path.name)
    if not document.origin.title or not document.origin.publisher:
        raise ReadError(path.name, "the bulletin does not say its publisher and title", "give them in its front matter")
    return entry(document, "own_words")
