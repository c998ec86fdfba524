"""Turns the files a command names into documents, and our own bulletins into extracted entries for the warehouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.cli.speaking import several
from metrics.model import Document, Extraction
from metrics.reading import Known, ReadError, nothing_known, read, read_all

if TYPE_CHECKING:
    from metrics.warehouse.ingest import Entry

BULLETINS = Path(__file__).resolve().parents[2] / "seeds" / "bulletins"


def documents(
    files: Iterable[str], complain: Callable[[str], None], tell: Callable[[str], None] | None = None, known: Known = nothing_known
) -> Iterator[Document]:
    """Each document in files, folders and zip archives; for each that cannot be read, one line; `tell` gets what a reader left out."""
    for name in files:
        for found in read_all(name, known):
            if isinstance(found, ReadError):
                complain(str(found))
                continue
            for note in found.notes if tell else ():
                (tell or complain)(f"note: {found.name}: {note}")
            yield found


def is_collection(name: str) -> bool:
    """True for what holds several files: a folder, a zip archive, a message."""
    return (bool(name) and Path(name).is_dir()) or name.lower().endswith((".zip", ".eml"))


def is_file(text: str) -> bool:
    """True for what names a file or folder; a sentence is often too long to be asked for."""
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


class Summary:
    """What became of each file of a folder or archive, as a table with a last line that counts."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, int, int, str]] = []

    def add(self, document: Document, found: Extraction) -> None:
        """A file that was read."""
        self.rows.append((document.reader, len(found.observations), found.not_understood, document.name))

    def lines(self, failed: int) -> Iterator[str]:
        """The table; `failed` files could not be read, which was said."""
        yield "reader   observations  unread  file"
        for reader, observations, unread, name in self.rows:
            yield f"{reader:<8} {observations:>12}  {unread:>6}  {name}"
        empty = sum(not row[1] for row in self.rows)
        count = len(self.rows) + failed
        yield f"{several(count, 'file')}: {len(self.rows) - empty} gave figures, {empty} gave none, {failed} could not be read"


def bulletins(folder: Path = BULLETINS) -> list[Callable[[], Entry]]:
    """Our own bulletins, each as the work of reading and extracting it, which may raise ReadError."""
    files = sorted(path for path in folder.glob("*") if path.suffix in (".md", ".txt"))
    return [partial(_bulletin, path) for path in files]


def _bulletin(path: Path) -> Entry:
    from metrics.intake.documents import About, entry

    document = replace(read(path), name=path.name)
    if not document.origin.title or not document.origin.publisher:
        raise ReadError(path.name, "the bulletin does not say its publisher and title", "give them in its front matter")
    return entry(document, "own_words", About())
