"""Files of old and other Office programs are read through LibreOffice where a computer has it; it fetches nothing and is not left running."""

import io
import os
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from metrics.reading import ReadError, libreoffice, read_bytes

ROWS = (("指标", "1-6月(亿元)", "同比(%)"), ("固定资产投资", "12.3", "5.1"), ("税收收入", "3.4", "-2.0"))
TITLE, SENTENCE = "张掖经开区2023年上半年经济运行情况", "2023年1-6月,张掖经济技术开发区完成工业总产值18.5亿元。"
COMMAND = libreoffice.program()
has_office = pytest.mark.skipif(COMMAND is None, reason="no LibreOffice on this computer")
OPENDOCUMENT = "application/vnd.oasis.opendocument.text"


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]), style="Table Grid")
    for at, row in enumerate(ROWS):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    document.add_paragraph(SENTENCE)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel() -> bytes:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def saved_as(form: str, content: bytes, monkeypatch: pytest.MonkeyPatch, opened: str) -> bytes:
    """The same document as an Office program would save it in another format."""
    with monkeypatch.context() as patch:
        patch.setitem(libreoffice.KINDS, "given", (form, opened))
        return libreoffice.converted("x", "given", content, COMMAND or "")[1]


MADE = [
    ("old Word", "doc", word, "MS Word 2007 XML"),
    ("RTF", "rtf", word, "MS Word 2007 XML"),
    ("OpenDocument text", "odt", word, "MS Word 2007 XML"),
    ("OpenDocument table", "ods", excel, "Calc MS Excel 2007 XML"),
]


@has_office
@pytest.mark.parametrize(("name", "form", "made", "opened"), MADE)
def test_a_file_of_another_office_program_is_read_with_its_tables(name, form, made, opened, monkeypatch):
    given = saved_as(form, made(), monkeypatch, opened)
    found = read_bytes(f"{name}.{form}", given)

    assert not given.startswith(b"PK") or form in ("odt", "ods")
    assert [[cell.text for cell in row] for row in found.tables[0].rows] == [list(row) for row in ROWS]
    assert found.name == f"{name}.{form}"
    assert (TITLE in found.text, SENTENCE in found.text) == (made is word, made is word)


@has_office
def test_a_damaged_file_is_not_shown_as_the_text_of_its_bytes():
    with pytest.raises(ReadError) as caught:
        read_bytes("a.doc", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le") + b"abc" * 99)
    assert str(caught.value).startswith("a.doc: LibreOffice cannot open it: the file is damaged or locked; ")


@has_office
def test_a_file_may_not_have_anything_fetched_from_elsewhere():
    asked: list[str] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = read_bytes("a.odt", linked(f"http://127.0.0.1:{server.server_port}/picture.png"))
    server.shutdown()
    server.server_close()

    assert (found.text.strip(), asked) == (SENTENCE, [])


def linked(address: str) -> bytes:
    """An OpenDocument text with a picture that stands elsewhere."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f'xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" xmlns:draw="{names}:drawing:1.0"'
    picture = (
        f'<draw:frame><draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="{address}"/></draw:frame>'
    )
    body = f"<office:body><office:text><text:p>{SENTENCE}{picture}</text:p></office:text></office:body>"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", OPENDOCUMENT), ("content.xml", "text/xml"))
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", OPENDOCUMENT)
        parts.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">{entries}</manifest:manifest>')
        parts.writestr("content.xml", f'<office:document-content {spaces} office:version="1.2">{body}</office:document-content>')
    return out.getvalue()


@pytest.mark.skipif(os.name == "nt", reason="the program that hangs is a script of the shell")
def test_a_program_that_hangs_is_ended_with_what_it_has_started(tmp_path: Path, monkeypatch):
    hanging = tmp_path / "soffice"
    hanging.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path / 'child'}\nwait\n", encoding="utf-8")
    hanging.chmod(0o755)
    monkeypatch.setattr(libreoffice, "SECONDS", 1.0)
    monkeypatch.setattr(libreoffice, "program", lambda: str(hanging))
    with pytest.raises(ReadError) as caught:
        read_bytes("a.rtf", b"{\\rtf1 abc}")

    assert str(caught.value) == "a.rtf: LibreOffice takes too long to open it (over 1 s)"
    assert not _runs(int((tmp_path / "child").read_text()))


def _runs(process: int) -> bool:
    """Whether a process runs; one that is over and that nobody has asked for yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


def test_a_program_that_is_none_says_so(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(libreoffice, "program", lambda: str(tmp_path / "nowhere"))
    with pytest.raises(ReadError, match="LibreOffice does not start"):
        read_bytes("a.rtf", b"{\\rtf1 abc}")
