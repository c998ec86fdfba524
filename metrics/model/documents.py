"""What a document is once it has been read: text with offsets, tables, marks, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from metrics.model.codes import ARTICLE


class Span(NamedTuple):
    """A piece of a document: character offsets into its text as read, and that text, verbatim."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from; empty where it is not known."""

    file_name: str = ""
    publisher: str = ""
    title: str = ""
    published: str = ""  # YYYY-MM-DD
    address: str = ""
    zone: str = ""  # the zone the document says it is of
    note: str = ""
    file_title: str | None = None  # the title the file gives itself ("" for none), where a person gave it the one above
    is_day_read: bool = False  # nobody said when it was published: the day was read from a line of its text


class Cell(NamedTuple):
    """A cell of a table: its text and its offsets in the document's text. A merged cell stands at each of its places."""

    text: str
    start: int
    end: int
    place: str = ""  # C7 in a spreadsheet


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read. `rows` are equally long; None where a row has no such cell. Offsets are the document's.

    The rows also stand in the document's text, a line a row, the cells separated by tabs.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    start: int
    end: int
    place: str = ""  # page=3, sheet=...


@dataclass(frozen=True, slots=True)
class Mark:
    """From this offset of the document's text on, the text stood there in the file: page=3, sheet=..., confidence=0.71.

    `article` and `heading=2` say what begins there: an article by its looks, a heading of that level (0 is a title's).
    """

    start: int
    label: str

    @property
    def heading(self) -> int | None:
        """The level of the heading that begins here, if one does."""
        return int(self.label.partition("=")[2]) if self.label.startswith("heading=") else None

    @property
    def is_place(self) -> bool:
        """True where the label says a place in the file, or that what follows is at none."""
        return self.label != ARTICLE and not self.label.startswith(("heading=", "confidence="))

    @property
    def confidence(self) -> float | None:
        """Of the recognition of what follows, where the label says it; below SURE it is doubtful."""
        return float(self.label.partition("=")[2]) if self.label.startswith("confidence=") else None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its text, and where it came from. `digest` is the SHA-256 of the text.

    `notes` says in sentences what of the file could not be read; `file_digest` is the SHA-256 of a file that had to be recognised.
    """

    name: str
    text: str
    digest: str
    reader: str
    origin: Origin = field(default_factory=Origin)
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    file_digest: str = ""
