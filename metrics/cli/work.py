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
from metrics.reading import ReadError, read

if TYPE_CHECKING:
    from metrics.warehouse.ingest import Entry
    from metrics.warehouse.kept import Kept

ROOT = Path(__file__).resolve().parents[2]
BULLETINS = ROOT / "seeds" / "bulletins"


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
