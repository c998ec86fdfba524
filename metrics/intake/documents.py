"""Turns documents, new ones and those stored before, into extracted entries for the warehouse."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from metrics.extraction import extract
from metrics.model import Document
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


@cache
def extractor_version() -> str:
    """What tells one extractor from the next: a digest of its code and of the vocabulary it reads."""
    code = [path for room in ("language", "extraction") for path in sorted((ROOT / "metrics" / room).rglob("*.py"))]
    digest = hashlib.sha256()
    for path in [*code, *sorted((ROOT / "seeds").glob("*.csv"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def entry(document: Document, source_grade: str, about: About, added_by: str = "", added_at: datetime | None = None) -> Entry:
    """A document extracted and ready for the warehouse; what was said of it is stored with it."""
    said = {name: getattr(about, name) for name in ("published", "publisher", "title", "address") if getattr(about, name)}
    return Entry(
        document=replace(document, origin=replace(document.origin, **said)),
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
    about = About(kept.zone or "", kept.document.origin.published)
    return entry(kept.document, kept.source_grade, about, kept.added_by, kept.added_at)
