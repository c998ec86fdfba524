"""Turns a path into a Document by the reader of its format.

The format is what the content says it is; the name decides only between kinds of text. Text is read here, everything
else by a process apart (see `worker`), so that text costs neither a process nor a library.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from metrics.model import Document
from metrics.reading import archive, delimited, libreoffice, mail, text
from metrics.reading.known import Known, nothing_known
from metrics.reading.problem import ReadError, shown_name

MAX_BYTES = 25 * 1024 * 1024  # also the dashboard's upload limit
MAX_ARCHIVE_BYTES = 100 * 1024 * 1024

# The table of formats: how a file begins, and what it is. A format of `worker` is read there.
BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # with nothing in it
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF8", "image"),
    (b"BM", "bmp"),
    (b"RIFF", "webp"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"\x1f\x8b", "packed"),
    (b"CAJ\x00", "caj"),
)
# What tells apart the files that are zip archives, and those of old Office.
ZIP_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "ppt/presentation.xml": "pptx",
    "OFD.xml": "ofd",
    "META-INF/manifest.xml": "opendocument",
}
OLE_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("__substg1.0_", "msg"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
PHOTOGRAPHS = (b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif")
REFUSED = {
    "doc": ("this is an old Word or WPS file (.doc, .wps)", "open it in Word or WPS and save it as .docx"),
    "ppt": ("this is an old PowerPoint or WPS file (.ppt, .dps)", "save it as .pptx"),
    "rtf": ("this is an RTF file", "save it as .docx"),
    "locked": ("the file is protected by a password", "save it without one"),
    "msg": ("this is an Outlook message (.msg)", "save it as .eml, or give the files attached to it"),
    "ole": ("this is an Office file of an unknown kind", "save it as .docx or .xlsx"),
    "xlsb": ("this is a binary Excel file (.xlsb)", "save it as .xlsx"),
    "ofd": ("this is an OFD file", "open it in its reader or WPS and save it as PDF"),
    "opendocument": ("this is an OpenDocument file", "save it as .docx or .xlsx"),
    "heic": ("this is a photograph in HEIC or AVIF", "save it as JPEG"),
    "caj": ("this is a CAJ file", "save it as PDF"),
    "packed": ("this is an archive of another kind (RAR, 7z, gzip)", "unpack it, or make a zip archive"),
    "xml": ("this is an Office file in XML", "save it as .docx or .xlsx"),
    "zip": ("this is an archive in an archive", "unpack it first"),
    "mail": ("this is a message in an archive or in another message", "give it by itself"),
}
FORMATS = "text, CSV, HTML, MHTML, PDF, Word (.docx), Excel (.xlsx, .xls), PowerPoint (.pptx), pictures, zip archives and messages (.eml) are read; with LibreOffice also .doc, .wps, .rtf, .ppt, .xlsb and OpenDocument"
_PAGE = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,50})?(?:<!--.{0,500}?-->\s{0,50}){0,3}<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL,
)
_SAVED = re.compile(rb"(?is)\A.{0,2000}?^content-type:\s*multipart/related", re.MULTILINE)
_OFFICE = {".docx": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx", ".pptx": "pptx"}
_SUFFIXES = {".csv": "csv", ".tsv": "csv", ".htm": "html", ".html": "html", ".xhtml": "html", ".mht": "mhtml", ".mhtml": "mhtml"}


def format_of(name: str, content: bytes) -> str:
    """The format of a file: pdf, docx, xlsx, xls, pptx, html, mhtml, image, csv, text, or a key of REFUSED (zip and mail bring others)."""
    found = next((form for beginning, form in BEGINNINGS if content.startswith(beginning)), "")
    if not found and b"%PDF-" in content[:1024]:
        found = "pdf"
    if found == "zip":
        return _zip_format(name, content)
    if found == "ole":
        return next((form for stream, form in OLE_STREAMS if stream.encode("utf-16-le") in content), "ole")
    if found in ("bmp", "webp"):
        is_picture = content[6:10] == b"\x00" * 4 if found == "bmp" else content[8:12] == b"WEBP"
        found = "image" if is_picture else ""
    if not found and content[4:8] == b"ftyp" and content[8:12] in PHOTOGRAPHS:
        found = "heic"
    if found:
        return found
    if _PAGE.match(content):
        return "html"
    if Path(name).suffix.lower() == ".eml" and mail.is_message(content):
        return "mail"
    if _SAVED.match(content):
        return "mhtml"
    if b"<?mso-application" in content[:400]:
        return "xml"
    return _SUFFIXES.get(Path(name).suffix.lower(), "text")


def _zip_format(name: str, content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        # Cut short, or damaged: what its parts were called still stands in it, or its name tells what it was.
        called = _OFFICE.get(Path(name).suffix.lower(), "zip")
        return next((form for part, form in ZIP_PARTS.items() if part.encode() in content), called)
    return next((form for part, form in ZIP_PARTS.items() if part in names), "zip")


def read(path: Path | str) -> Document:
    """The document in a file. Its name is the path as given. Raises ReadError."""
    return read_bytes(str(path), _content(path, MAX_BYTES))


def read_all(path: Path | str, known: Known = nothing_known) -> Iterator[Document | ReadError]:
    """Every document in a file, in a zip archive, in a message or below a folder, or why it cannot be read; each as it is read."""
    if not str(path):  # which would be the folder the program was started in: an unset variable of a script
        yield ReadError("''", "this is no name of a file")
        return
    if Path(path).is_dir():
        try:
            paths = archive.files_below(Path(path))
        except (OSError, ReadError) as error:
            yield error if isinstance(error, ReadError) else ReadError(str(path), error.strerror or "the folder cannot be read")
            return
        if not paths:
            yield ReadError(str(path), "the folder is empty", "files are looked for in it and in those below it, hidden ones left out")
        for below in paths:
            yield from read_all(below, known)
        return
    try:
        content = _content(path, MAX_ARCHIVE_BYTES if Path(path).suffix.lower() == ".zip" else MAX_BYTES)
    except ReadError as error:
        yield error
        return
    yield from read_content(str(path), content, known)


def read_content(name: str, content: bytes, known: Known = nothing_known) -> Iterator[Document | ReadError]:
    """Every document in the content of a file called `name`, those of a zip archive or message each, or why it cannot be read."""
    try:
        form = format_of(name, content)
        if form not in ("zip", "mail"):
            yield read_bytes(name, content, known)
            return
        for label, member in archive.members(name, content, MAX_BYTES) if form == "zip" else mail.parts(name, content):
            yield _member(label, member, known)
    except ReadError as error:
        yield error


def _member(label: str, member: bytes | ReadError, known: Known) -> Document | ReadError:
    if isinstance(member, ReadError):
        return member
    try:
        if len(member) > MAX_BYTES:
            raise ReadError(label, "the file is too large", f"files of up to {MAX_BYTES // 1024 // 1024} MB are read")
        return read_bytes(label, member, known)
    except ReadError as error:
        return error


def _content(path: Path | str, largest: int) -> bytes:
    name = str(path)
    try:
        if not Path(path).is_dir() and Path(path).exists() and not Path(path).is_file():
            raise ReadError(name, "this is no ordinary file")
        size = Path(path).stat().st_size
        if size > largest:
            allowed = f"files of up to {largest // 1024 // 1024} MB are read"
            raise ReadError(name, f"the file is too large ({size / 1024 / 1024:.1f} MB)", allowed)
        return Path(path).read_bytes()
    except FileNotFoundError:
        allowed = "standard input is not read, only files are" if name == "-" else ""
        raise ReadError(name, "there is no such file", allowed) from None
    except IsADirectoryError:
        raise ReadError(name, "this is a folder", "give the files in it") from None
    except (OSError, ValueError) as error:
        raise ReadError(name, getattr(error, "strerror", None) or str(error)) from None


def read_bytes(name: str, content: bytes, known: Known = nothing_known) -> Document:
    """The document in the content of a file called `name`, or what is `known` of a scan. Raises ReadError."""
    name = shown_name(name)
    if not content:
        raise ReadError(name, "the file is empty")
    form = format_of(name, content)
    if form in libreoffice.KINDS:
        command = libreoffice.program()
        if command is None:
            reason, allowed = REFUSED[form]
            raise ReadError(name, reason, f"{allowed}, or install LibreOffice")
        form, content = libreoffice.converted(name, form, content, command)
    if form in REFUSED:
        raise ReadError(name, *REFUSED[form])
    if form == "text":
        return text.read(name, content)
    if form == "csv":
        return delimited.read(name, content)
    from metrics.reading import worker

    return worker.read(form, name, content, known)
