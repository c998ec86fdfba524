"""Turns a path into a Document by the reader of its format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from metrics.model import Document
from metrics.reading import text
from metrics.reading.problem import ReadError

MAX_BYTES = 25 * 1024 * 1024  # also the dashboard's upload limit

Reader = Callable[[str, bytes], Document]
# The table of formats: the end of a file's name, and the reader of such files. Any other file is read as text, strictly.
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": text.read,
}
# How files begin that are not text and have no reader yet.
OTHER_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip, Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
)


def read(path: Path | str) -> Document:
    """The document in a file. Its name is the path as given. Raises ReadError."""
    name = str(path)
    try:
        if not Path(path).is_dir() and Path(path).exists() and not Path(path).is_file():
            raise ReadError(name, "this is no ordinary file")
        size = Path(path).stat().st_size
        if size > MAX_BYTES:
            allowed = f"files of up to {MAX_BYTES // 1024 // 1024} MB are read"
            raise ReadError(name, f"the file is too large ({size / 1024 / 1024:.1f} MB)", allowed)
        content = Path(path).read_bytes()
    except FileNotFoundError:
        raise ReadError(name, "there is no such file") from None
    except IsADirectoryError:
        raise ReadError(name, "this is a folder", "give the files in it") from None
    except (OSError, ValueError) as error:
        raise ReadError(name, getattr(error, "strerror", None) or str(error)) from None
    return read_bytes(name, content)


def read_bytes(name: str, content: bytes) -> Document:
    """The document in the content of a file called `name`. Raises ReadError."""
    if not content:
        raise ReadError(name, "the file is empty")
    for beginning, kind in OTHER_FORMATS:
        if content.startswith(beginning):
            raise ReadError(name, f"this is {kind}", "text files (.txt, .md) are read")
    return READERS.get(Path(name).suffix.lower(), text.read)(name, content)
