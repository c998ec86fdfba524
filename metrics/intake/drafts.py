"""Turns a file or a pasted text into a draft: what would be stored, what the warehouse says to it, and what deserves doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from metrics import seeds
from metrics.intake.documents import About, entry
from metrics.intake.refusal import Refused, explained
from metrics.model import Document, Observation
from metrics.reading import MAX_BYTES, ReadError, read_content
from metrics.warehouse import store
from metrics.warehouse.ingest import Entry, check, observation_id
from metrics.warehouse.kept import recognised_before
from metrics.warehouse.rows import rows_of
from metrics.warehouse.settlements import STORED
from metrics.warehouse.trial import trial

DOUBTFUL_FLAGS = ("year_unknown", "year_inferred", "zone_of_file", "ocr_doubtful", "doubtful")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure needs a look: a code (a flag, a check, zone_unknown, zone_not_listed, conflict), and what stands against it."""

    code: str
    printed: str = ""
    expected: str = ""
    source: str = ""
    other_id: str = ""  # the stored figure that says otherwise


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that would enter, by the identifier it would have; `agreeing` other figures say the same."""

    observation_id: str
    observation: Observation
    doubts: tuple[Doubt, ...]
    agreeing: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A document read and extracted, not stored. `known_as`: the name under which the same text is stored already; `taken_back`:
    by whom, when (settled_at, in UTC) and why, where its document has been."""

    entry: Entry
    candidates: tuple[Candidate, ...] = field(default=())  # doubtful ones first, then in the order of the text
    known_as: str = ""
    taken_back: dict[str, Any] | None = None

    @property
    def document(self) -> Document:
        """The document, with what was said of it."""
        return self.entry.document

    @property
    def document_id(self) -> str:
        """What the document would be known by."""
        return self.document.digest[:16]


def drafts_of(name: str, content: bytes, about: About, path: Path | None = None) -> Iterator[Draft | Refused]:
    """The draft of a file, or of each file in a zip archive, or why there is none; each as it is read.

    Only the last part of `name` is kept; no name is ever used as a path.
    """
    shown = PurePosixPath(name.replace("\\", "/")).name[:120] or "unnamed"
    if len(content) > MAX_BYTES:
        yield Refused("unreadable", f"{shown}: the file is too large; files of up to {MAX_BYTES // 1024 // 1024} MB are read")
        return
    for found in read_content(shown, content, recognised_before(path or store.WAREHOUSE)):
        try:
            yield Refused("unreadable", str(found)) if isinstance(found, ReadError) else draft(found, about, path)
        except Refused as refusal:
            yield refusal


def draft(document: Document, about: About, path: Path | None = None) -> Draft:
    """The draft of a document that was read. Raises Refused where a figure cannot be stored, or the warehouse not be read."""
    path = path or store.WAREHOUSE
    with explained():
        made = entry(document, "user", about)
        known = rows_of(store.reader(path), STORED, [document.digest])
        if known:
            return Draft(made, known_as=known[0]["file_name"], taken_back=known[0] if known[0]["settlement_id"] else None)
        check(made)
        return Draft(made, candidates(made, path))


def redated(draft_: Draft, day: str, path: Path | None = None) -> Draft:
    """The same text read anew as one of another day of publication (YYYY-MM-DD): the years of its figures may depend on it.

    With no day it is of the one that it says itself. Raises Refused as `draft` does.
    """
    return _anew(draft_, draft_.entry.zone or "", day, path)


def rezoned(draft_: Draft, zone: str, path: Path | None = None) -> Draft:
    """The same text read anew as one of a zone, which its figures are of where it names none itself. Raises Refused as `draft` does."""
    origin = draft_.document.origin
    return _anew(draft_, zone, "" if origin.is_day_read else origin.published, path)


def _anew(draft_: Draft, zone: str, day: str, path: Path | None) -> Draft:
    made, origin = draft_.entry, draft_.document.origin
    title = origin.title if origin.file_title is None else origin.file_title
    own = replace(origin, title=title, file_title=None, published="", is_day_read=False)
    return draft(replace(made.document, origin=own), About(zone, day, title=origin.title, grade=made.source_grade), path)


def candidates(made: Entry, path: Path) -> tuple[Candidate, ...]:
    """The figures of an entry with the reasons to doubt them, doubtful ones first. Raises WarehouseError, IngestError."""
    beside, failed = trial(path, made)
    listed, day = {zone.name for zone in seeds.load_zones()}, made.document.origin.published
    against: dict[str, list[Doubt]] = {}
    agreeing: dict[str, set[str]] = {}
    for row in beside:
        if row["agrees"]:
            agreeing.setdefault(row["observation_id"], set()).add(row["other_id"])
        else:
            source = " ".join(filter(None, [row["source"], str(row["vintage"] or "")]))
            code = "conflict_within" if row["is_same_document"] else "conflict"
            other = "" if row["is_same_document"] else row["other_id"]
            against.setdefault(row["observation_id"], []).append(Doubt(code, expected=row["value_text"], source=source, other_id=other))
    for row in failed:
        doubt = Doubt(row["check"], row["printed"] or "", row["expected"] or "")
        against.setdefault(row["observation_id"], []).append(doubt)
    found = {observation_id(made.document.digest[:16], o): o for o in made.extraction.observations}
    made_of = [
        Candidate(name, o, (*_own_doubts(o, listed, day), *against.get(name, ())), len(agreeing.get(name, ()))) for name, o in found.items()
    ]
    return tuple(sorted(made_of, key=lambda one: (not one.doubts, one.observation.evidence.start, one.observation.evidence.end)))


def _own_doubts(observation: Observation, listed: set[str], day: str) -> list[Doubt]:
    codes = [flag for flag in observation.flags if flag in DOUBTFUL_FLAGS]
    if "year_inferred" in codes and _is_of_the_year(observation, day):
        codes.remove("year_inferred")
    if observation.zone is None:
        codes.append("zone_unknown")
    elif observation.zone not in listed:
        codes.append("zone_not_listed")
    return [Doubt(code) for code in codes]


def _is_of_the_year(observation: Observation, day: str) -> bool:
    """Whether a year taken from elsewhere in the text is the one in which the text is signed (`day`, which reading leaves aside), for a
    period that was over by then, or a goal: nothing is left to doubt."""
    return observation.period_end[:4] == day[:4] and (observation.status == "target" or observation.period_end <= day[:7])
