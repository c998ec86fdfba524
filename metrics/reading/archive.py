"""Looks into zip archives and folders for files to read, within bounds; names inside are labels and never paths."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from metrics.reading.problem import ReadError, Unreadable

MAX_MEMBERS = 500
MAX_FILES = 2000  # of a folder
MAX_EXPANDED = 200 * 1024 * 1024
MAX_RATIO = 200  # packed text reaches 20, packed spreadsheets 50
_FREE = 1024 * 1024  # a small file may expand by any ratio to this size
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # those every program writes unless told otherwise


def check_expansion(content: bytes) -> None:
    """Refuse a zip file that would unpack to too much, by what its directory says. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise Unreadable("the file is damaged (its parts cannot be listed)") from None
    expanded = sum(info.file_size for info in infos)
    if expanded > MAX_EXPANDED or (expanded > _FREE and expanded > MAX_RATIO * len(content)):
        megabytes = expanded / 1024 / 1024
        raise Unreadable(
            f"the file would unpack to {megabytes:.0f} MB",
            f"up to {MAX_EXPANDED // 1024 // 1024} MB and {MAX_RATIO} times its size are read",
        )


def members(name: str, content: bytes, largest: int) -> Iterator[tuple[str, bytes | ReadError]]:
    """Name and content of every file in a zip archive, as `archive.zip/folder/file`; the reason instead of the content
    where a member cannot be had. Raises ReadError for the archive itself.

    Of a member larger than `largest` bytes one byte more comes.
    """
    try:
        check_expansion(content)
    except Unreadable as problem:
        raise ReadError(name, problem.reason, problem.allowed) from None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = [info for info in archive.infolist() if not info.is_dir()]
        wanted = [
            info for info in files if not info.filename.startswith("__MACOSX/") and not PurePosixPath(info.filename).name.startswith(".")
        ]
        if not wanted:
            raise ReadError(name, "the archive is empty", "files are looked for in it, hidden ones left out")
        if len(wanted) > MAX_MEMBERS:
            raise ReadError(name, f"the archive holds {len(wanted)} files", f"up to {MAX_MEMBERS} are read")
        for info in wanted:
            label = f"{name}/{_label(info)}"
            yield label, _content(archive, info, label, largest)


def _label(info: zipfile.ZipInfo) -> str:
    """The member's name to show. Chinese Windows writes names in GBK, which zip readers take for CP437."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = info.filename
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..")]
    return "/".join(parts) or "unnamed"


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str, largest: int) -> bytes | ReadError:
    if info.flag_bits & 1:
        return ReadError(label, "this file of the archive is protected by a password")
    if info.compress_type not in _METHODS:
        return ReadError(label, "this file of the archive is compressed by an unusual method", "make an ordinary zip archive (deflate)")
    try:
        with archive.open(info) as file:
            return file.read(largest + 1)  # whatever its directory says
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        return ReadError(label, "this file of the archive is damaged")


def files_below(folder: Path) -> list[Path]:
    """Every file in a folder and those below it, by name; hidden ones and links to folders are left out. Raises ReadError."""
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        for path in sorted(waiting.pop().iterdir(), reverse=True):
            if path.name.startswith((".", "~$")):
                continue
            if path.is_dir():
                if not path.is_symlink():
                    waiting.append(path)
            else:
                found.append(path)
        if len(found) > MAX_FILES:
            raise ReadError(str(folder), f"the folder holds more than {MAX_FILES} files", "give a part of it")
    return sorted(found)
