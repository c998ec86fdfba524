"""Turns a CSV or TSV file into a Document with one table."""

from __future__ import annotations

import csv
import re

from metrics.model import Document
from metrics.reading.assemble import Assembly, Entry, TooLarge, document
from metrics.reading.problem import ReadError
from metrics.reading.text import decode

_DELIMITERS = ",\t;|"


def read(name: str, content: bytes) -> Document:
    """The document in a file of delimited values. Raises ReadError."""
    text = decode(name, content).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    first = "\n".join(text.split("\n")[:20])
    delimiter = max(_DELIMITERS, key=first.count)
    assembly = Assembly("csv")
    try:
        rows = list(csv.reader(text.split("\n"), delimiter=delimiter, strict=False))
        while rows and sum(bool(cell.strip()) for cell in rows[0]) <= 1:  # a title above the table
            assembly.paragraph("".join(rows.pop(0)))
        notes = []
        while rows and _is_note(rows[-1]):
            notes.append("".join(rows.pop()))
        assembly.table([[Entry(cell) if cell.strip() else None for cell in row] for row in rows])
        for note in reversed(notes):
            assembly.paragraph(note)
    except csv.Error as error:
        raise ReadError(name, f"this is no table of delimited values ({error})") from None
    except TooLarge as limit:
        raise ReadError(name, f"the file holds {limit}") from None
    return document(name, assembly.as_data())


def _is_note(row: list[str]) -> bool:
    """A row below the table that is words in its first cell alone, or nothing."""
    return not any(cell.strip() for cell in row[1:]) and (not row or re.fullmatch(r"[\s\d.,%-]+", row[0]) is None)
