"""Turns documents, new ones and those stored before, into extracted entries for the warehouse."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from metrics.intake.datelines import day_of
from metrics.model import Document, Extraction, Origin
from metrics.warehouse.ingest import Entry
from metrics.warehouse.kept import Kept

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class About:
    """What the person who brings a document says of it; empty where the document itself is to say it."""

    zone: str = ""
    published: str = ""  # YYYY-MM-DD
    publisher: str = ""
    title: str = ""
    address: str = ""
    grade: str = ""  # official, media, republished: whose word it is; a person's own file where nothing is said


def extract(document: Document, zone: str | None, published: str | None) -> Extraction:
    """What the extractor reads in a document. It is loaded by the first one: whoever only looks at figures never waits for it."""
    from metrics.extraction import extract as read

    return read(document, zone, published)


@cache
def extractor_version() -> str:
    """What tells one extractor from the next: a digest of its code and of the vocabulary it reads."""
    code = [path for room in ("model", "seeds", "language", "extraction") for path in sorted((ROOT / "metrics" / room).rglob("*.py"))]
    digest = hashlib.sha256()
    for path in [*code, *sorted((ROOT / "seeds").glob("*.csv"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def entry(document: Document, source_grade: str, about: About, added_by: str = "", added_at: datetime | None = None) -> Entry:
    """A document extracted and ready for the warehouse; what was said of it is stored with it.

    What people say of it is no part of it: a title they give is read as none, and a day read from its text is stored
    as its day of publication without being given to the extractor, which reads datelines itself.
    """
    return Entry(
        document=replace(document, origin=_said(document, about)),
        extraction=extract(document, about.zone or None, about.published or None),
        kind="bulletin",
        source_grade=about.grade or source_grade,
        extractor_version=extractor_version(),
        zone=about.zone or document.origin.zone or None,
        added_at=added_at,
        added_by=added_by,
    )


def again(kept: Kept) -> Entry:
    """A stored document extracted anew by the present extractor."""
    origin = kept.document.origin
    title = origin.title if origin.file_title is None else origin.file_title
    about = About(kept.zone or "", "" if origin.is_day_read else origin.published, title=origin.title)
    own = replace(origin, title=title, file_title=None, published=about.published, is_day_read=False)
    return entry(replace(kept.document, origin=own), kept.source_grade, about, kept.added_by, kept.added_at)


def _said(document: Document, about: About) -> Origin:
    """Where the document came from, by what a person says of it and else by what it says itself."""
    own = document.origin
    given = {name: getattr(about, name) or getattr(own, name) for name in ("published", "publisher", "address")}
    day = "" if given["published"] else day_of(document.text)
    return replace(titled(own, about.title or own.title), **given | ({"published": day, "is_day_read": True} if day else {}))


def titled(origin: Origin, title: str) -> Origin:
    """The origin under a title that may be another than the file's own, which is remembered then."""
    own = origin.title if origin.file_title is None else origin.file_title
    return replace(origin, title=title, file_title=None if title == own else own)
