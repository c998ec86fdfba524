"""Turns what a document holds besides its text (tables, marks, notes) into one JSON cell, and back, for extraction anew."""

from __future__ import annotations

import json
from typing import Any

from metrics.model import Cell, Document, Mark, Table


def pack(document: Document) -> str:
    """The tables, marks and notes of a document; empty where it has none. A cell's text is kept where it is not the text's own."""
    if not (document.tables or document.marks or document.notes):
        return ""
    tables = [
        {
            "rows": [[_packed_cell(cell, document.text) for cell in row] for row in table.rows],
            "start": table.start, "end": table.end, "place": table.place,
        }
        for table in document.tables
    ]  # fmt: skip
    marks = [[mark.start, mark.label] for mark in document.marks]
    return json.dumps({"tables": tables, "marks": marks, "notes": document.notes}, ensure_ascii=False, separators=(",", ":"))


def _packed_cell(cell: Cell | None, text: str) -> list[object] | None:
    if cell is None:
        return None
    kept = [] if text[cell.start : cell.end] == cell.text else [cell.text]
    return [cell.start, cell.end, cell.place, *kept]


def unpack(text: str, packed: str | None) -> tuple[tuple[Table, ...], tuple[Mark, ...], tuple[str, ...]]:
    """The tables, marks and notes of a document with this text."""
    if not packed:
        return (), (), ()
    layout: dict[str, Any] = json.loads(packed)
    tables = tuple(
        Table(tuple(tuple(_cell(cell, text) for cell in row) for row in t["rows"]), t["start"], t["end"], t["place"])
        for t in layout["tables"]
    )
    return tables, tuple(Mark(start, label) for start, label in layout["marks"]), tuple(layout["notes"])


def _cell(packed: list[Any] | None, text: str) -> Cell | None:
    if packed is None:
        return None
    start, end, place, *kept = packed
    return Cell(kept[0] if kept else text[start:end], start, end, place)
