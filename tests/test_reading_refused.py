"""What cannot be read, or would cost too much, is refused in one sentence that says what to do."""

import io
import zipfile

import corpus_cases as corpus
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from metrics.reading import ReadError, libreoffice, read_bytes


def packed(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr(name, "x")
    return out.getvalue()


REFUSED = [
    (
        "old Word",
        b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
        "this is an old Word or WPS file (.doc, .wps)",
        "open it in Word or WPS and save it as .docx, or install LibreOffice",
    ),
    (
        "protected",
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "the file is protected by a password",
        "save it without one",
    ),
    (
        "Outlook",
        b"\xd0\xcf\x11\xe0" + "__substg1.0_0037001F".encode("utf-16-le"),
        "this is an Outlook message (.msg)",
        "save it as .eml, or give the files attached to it",
    ),
    ("RTF", b"{\\rtf1 abc}", "this is an RTF file", "save it as .docx, or install LibreOffice"),
    ("OFD", packed("OFD.xml"), "this is an OFD file", "open it in its reader or WPS and save it as PDF"),
    ("OpenDocument", packed("META-INF/manifest.xml"), "this is an OpenDocument file", "save it as .docx or .xlsx, or install LibreOffice"),
    ("binary sheet", packed("xl/workbook.bin"), "this is a binary Excel file (.xlsb)", "save it as .xlsx, or install LibreOffice"),
    ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1", "this is a photograph in HEIC or AVIF", "save it as JPEG"),
    ("RAR", b"Rar!\x1a\x07\x01\0", "this is an archive of another kind (RAR, 7z, gzip)", "unpack it, or make a zip archive"),
    (
        "old sheet",
        b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"),
        "this is no Excel file that can be read",
        "open it in Excel or WPS and save it as .xlsx",
    ),
]


@pytest.mark.parametrize(("name", "content", "reason", "allowed"), REFUSED)
def test_what_is_not_read_says_what_to_do(name: str, content: bytes, reason: str, allowed: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    with pytest.raises(ReadError) as caught:
        read_bytes(name, content)
    assert (caught.value.reason, caught.value.allowed) == (reason, allowed)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b"0" * (30 * 1024 * 1024))
    return out.getvalue()


def test_a_pdf_file_with_a_password_is_refused_and_one_that_only_forbids_printing_is_read():
    contents = []
    for password in ("secret", ""):
        out = io.BytesIO()
        canvas = Canvas(out, encrypt=StandardEncryption(password, "owner"))
        canvas.drawString(100, 700, "GDP 82.70")
        canvas.save()
        contents.append(out.getvalue())
    with pytest.raises(ReadError) as caught:
        read_bytes("a.pdf", contents[0])
    assert (caught.value.reason, caught.value.allowed) == ("the PDF file is protected by a password", "save it without one")
    assert read_bytes("a.pdf", contents[1]).text == "GDP 82.70\n"


def test_a_file_that_would_unpack_to_too_much_is_refused():
    with pytest.raises(ReadError) as caught:
        read_bytes("a.docx", bomb())
    assert caught.value.reason == "the file would unpack to 30 MB"


def test_a_picture_with_too_many_pixels_is_refused():
    with pytest.raises(ReadError) as caught:
        read_bytes("a.png", corpus.png(corpus.Image.new("1", (20_000, 20_000))))
    assert caught.value.reason == "the picture has 20000 x 20000 pixels"


@pytest.mark.parametrize("name", ["report.xlsx", "report.docx", "report.pptx", "report.XLSM"])
def test_an_office_file_cut_short_is_damaged_and_no_archive(name: str):
    with pytest.raises(ReadError, match=r"the file is damaged .*; open it in its own program"):
        read_bytes(name, b"PK\x03\x04" + b"\x00" * 40)
