"""Puts a document together from paragraphs and tables, keeping where in its text each cell and page begins.

Readers of formats speak to an `Assembly`; what it makes travels from the reading process as plain data (`as_data`) and
becomes a Document in ours (`document`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from metrics.model import Cell, Document, Mark, Origin, Table
from metrics.reading.problem import ReadError

MAX_CHARACTERS = 5_000_000
MAX_CELLS = 200_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


class TooLarge(Exception):
    """A document holds more than is read; the argument says what of."""


@dataclass(eq=False, slots=True)
class Entry:
    """What stands in one cell of a table; a merged cell's entry stands at each of its places."""

    text: str
    place: str = ""


Grid = Sequence[Sequence[Entry | None]]


@dataclass(slots=True)
class Assembly:
    """The parts of a document so far. `origin` holds what the file says of itself: title, publisher, published."""

    reader: str
    parts: list[str] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    origin: dict[str, str] = field(default_factory=dict)
    length: int = 0
    cells: int = 0
    place: str = ""
    open_height: float = 0.0  # of the writing of a paragraph that a column or page broke off
    open_columns: Sequence[tuple[float, float]] = ()  # of the table that came last: where they stand on the page

    def mark(self, label: str) -> None:
        """What follows stands at `label` of the file."""
        self.place = label
        self.marks.append((self.length, label))

    def heading(self, level: int) -> None:
        """What follows is a heading; 0 is a title's level, 1 the highest."""
        self.marks.append((self.length, f"heading={level}"))

    def paragraph(self, text: str) -> None:
        """A line of text of its own; an empty one adds nothing."""
        cleaned = _CONTROL.sub("", text).strip()
        if cleaned:
            self._add(cleaned + "\n")

    def extend(self, text: str) -> None:
        """More of the paragraph that came last, which a column or page broke off."""
        cleaned = _CONTROL.sub("", text).strip()
        before = self.length
        self.parts[-1] = self.parts[-1].removesuffix("\n") + cleaned + "\n"
        self.length += len(cleaned)
        self.marks = [(start + len(cleaned) if start >= before else start, label) for start, label in self.marks]

    def table(self, grid: Grid) -> None:
        """A table: a line a row, cells separated by tabs. Empty rows and columns without an entry are left out."""
        start = self.length
        if rows := self._rows(grid):
            self.tables.append({"start": start, "end": self.length, "place": self.place, "rows": rows})

    def extend_table(self, grid: Grid) -> None:
        """More rows of the table that came last, which a page broke off; they are as wide as its own."""
        self.tables[-1]["rows"] += self._rows(grid)
        self.tables[-1]["end"] = self.length

    def rows_of_last_table(self) -> list[list[str]]:
        """The texts of the cells of the table that came last, row by row."""
        text = "".join(self.parts)
        return [[text[cell[0] : cell[1]] if cell else "" for cell in row] for row in self.tables[-1]["rows"]]

    def take_last_row(self) -> list[Entry | None]:
        """Take away the last row of the table that came last, with its text; nothing may stand behind it."""
        text, row = "".join(self.parts), self.tables[-1]["rows"].pop()
        start = text.rfind("\n", 0, len(text) - 1) + 1
        self.parts, self.length = [text[:start]], start
        self.marks = [(min(at, start), label) for at, label in self.marks]
        self.tables[-1]["end"] = start
        return [Entry(text[cell[0] : cell[1]], cell[2]) if cell else None for cell in row]

    def _rows(self, grid: Grid) -> list[list[list[Any] | None]]:
        width = max((len(row) for row in grid), default=0)
        spans: dict[int, list[Any]] = {}
        rows = []
        for row in grid:
            if not any(entry is not None and entry.text.strip() for entry in row):
                continue
            rows.append([self._cell(entry, spans, at) for at, entry in enumerate([*row, *[None] * (width - len(row))])])
            self._add("\n")
        return rows

    def _cell(self, entry: Entry | None, spans: dict[int, list[Any]], at: int) -> list[Any] | None:
        if at:
            self._add("\t")
        if entry is None:
            return None
        if id(entry) not in spans:
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise TooLarge(f"more than {MAX_CELLS:,} cells")
            text = _SPACE.sub(" ", _CONTROL.sub("", entry.text)).strip()
            spans[id(entry)] = [self.length, self.length + len(text), entry.place]
            self._add(text)
        return spans[id(entry)]

    def _add(self, text: str) -> None:
        self.length += len(text)
        if self.length > MAX_CHARACTERS:
            raise TooLarge(f"more than {MAX_CHARACTERS:,} characters")
        self.parts.append(text)

    def as_data(self) -> dict[str, Any]:
        """Everything as JSON can carry it."""
        text = "".join(self.parts)
        fields = ("reader", "tables", "marks", "notes", "origin")
        return {"text": text} | {name: getattr(self, name) for name in fields}


def document(name: str, data: dict[str, Any]) -> Document:
    """The document that a reader's data describes. Raises ReadError where it holds no text."""
    text = data["text"]
    if not text.strip():
        raise ReadError(name, *(data["notes"] or ["the file holds no text"])[:1])
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    known: dict[tuple[int, int, str], Cell] = {}

    def cell(found: list[Any] | None) -> Cell | None:
        if found is None:
            return None
        start, end, place = found
        return known.setdefault((start, end, place), Cell(text[start:end], start, end, place))

    tables = tuple(
        Table(tuple(tuple(map(cell, row)) for row in table["rows"]), table["start"], table["end"], table["place"])
        for table in data["tables"]
    )
    marks = tuple(Mark(start, label) for start, label in data["marks"])
    origin = Origin(file_name=PurePath(name).name, **data["origin"])
    return Document(name, text, digest, data["reader"], origin, tables, marks, tuple(data["notes"]))
