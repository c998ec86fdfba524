"""A briefing in words, before it is laid out: sections of paragraphs, tables and charts, and the numbered notes at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from metrics.analysis.frames import Row
from metrics.presentation.labels import text, word
from metrics.presentation.numbers import DASH

LATIN, BODY, HEADS = "Times New Roman", "宋体", "黑体"  # faces on every Windows and WPS; other systems take what they have for them
Line = tuple[str | int, ...]  # words, and the numbers of the notes that stand behind them


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of their own; a quiet one explains."""

    line: Line
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows of cells; columns in `numeric` are set right, `widths` are shares of the page."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numeric: frozenset[int]
    widths: tuple[float, ...]

    def without_empty(self, first: int) -> Table:
        """The table without the columns in which nothing is known, so that the others have the room; the `first` ones stay."""
        kept = [at for at in range(len(self.heads)) if at < first or any(row[at] != (DASH,) for row in self.rows)]
        return Table(
            tuple(self.heads[at] for at in kept),
            tuple(tuple(row[at] for at in kept) for row in self.rows),
            frozenset(new for new, at in enumerate(kept) if at in self.numeric),
            tuple(self.widths[at] for at in kept),
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars in percent, from top to bottom; a series has a value or None for each name; bars end at `limit`."""

    title: str
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    limit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    blocks: tuple[Paragraph | Table | Chart, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence with its document, and the address where that can be read; "" where none is known."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole briefing; note 1 is the first of `notes`."""

    title: str
    about: str
    sections: tuple[Section, ...]
    notes_heading: str
    notes: tuple[Note, ...]


@dataclass(slots=True)
class Notes:
    """Numbers the sentences that figures come from, in the order in which the figures are told."""

    sentences: Mapping[str, Row]
    language: str
    numbers: dict[tuple[object, ...], int] = field(default_factory=dict)
    told: list[Note] = field(default_factory=list)

    def behind(self, *observations: str | None) -> Line:
        """The numbers of the notes of figures, each once; nothing for a figure without a sentence."""
        found = (self.sentences.get(name) for name in observations if name)
        return tuple(
            dict.fromkeys(
                self._number((row["document_id"], row["sentence_start"], row["sentence"]), self._said(row)) for row in found if row
            )
        )

    def target(self, row: Row) -> Line:
        """The note of a target: its sentence, or else who set it and why."""
        if told := self.behind(row["target_observation_id"]):
            return told
        origin = word("origin", row["target_origin"], self.language) if row["target_origin"] in ("implied", "person") else ""
        words = text("briefing.target_note", self.language, words=row["target_text"] or "—", origin=origin).strip()
        return (self._number(("target", words), Note(words)),) if row["target_text"] else ()

    def _number(self, key: tuple[object, ...], note: Note) -> int:
        if key not in self.numbers:
            self.told.append(note)
            self.numbers[key] = len(self.told)
        return self.numbers[key]

    def _said(self, row: Row) -> Note:
        day = str(row["published"] or text("progress.day_unknown", self.language))
        title = row["title"] or row["file_name"]
        parts = [row["publisher"], day, word("grade", row["source_grade"], self.language)]
        source = text("briefing.comma", self.language).join(filter(None, parts))
        words = text("briefing.note", self.language, sentence=" ".join(row["sentence"].split()), title=title, source=source)
        address = row["address"] or ""
        return Note(words, address if address.startswith(("http://", "https://")) else "")


def joined(lines: list[Line], between: str) -> Line:
    """Lines as one, with words between them."""
    found: list[str | int] = []
    for line in filter(None, lines):
        found += [between, *line] if found else line
    return tuple(found)
