"""Damaged files of every format are read, partly read or refused with a reason; none crashes, hangs or eats the machine.

A hundred in the gate; KAIMENHONG_DAMAGED=1000 python3 run.py test tests/test_reading_malformed.py makes a thousand.
"""

import io
import os
import random
import re
import zipfile
from functools import cache
from pathlib import Path

import corpus_cases as corpus
import pytest
import test_reading_formats as formats
import test_reading_pages as pages

from metrics.extraction import extract
from metrics.model import Document
from metrics.reading import ReadError, read_content, worker

COUNT = int(os.environ.get("KAIMENHONG_DAMAGED", "100"))
MEGABYTES = 1024
PICTURES = ("png", "jpg", "tif")
LINES = corpus.lines_of(corpus.bulletins()[-1])


def picture(form: str) -> bytes:
    out = io.BytesIO()
    page = corpus.Image.new("L", (660, 740), 250)  # two columns, narrow enough to be looked at together: a look takes a second
    corpus.ImageDraw.Draw(page).text((60, 60), "GDP 49.82", font=corpus.font(30), fill=0)
    page.save(out, form)
    return out.getvalue()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("a.txt", corpus.plain(LINES))
        parts.writestr("b.docx", corpus.word(LINES))
    return out.getvalue()


GOOD = {
    "txt": lambda: corpus.plain(LINES).encode("gb18030"),
    "csv": lambda: "指标,单位,2024年1-3月\n地区生产总值,亿元,82.7\n".encode(),
    "html": formats.page_table,
    "mhtml": lambda: corpus.mhtml(LINES),
    "docx": formats.word_table,
    "xlsx": formats.excel_table,
    "xls": formats.old_excel_table,
    "pptx": lambda: corpus.slides(LINES),
    "pdf": formats.pdf_table,
    "ruled.pdf": lambda: pages.placed([*pages.ROWS, *pages.BELOW], [*pages.OPEN, *pages.UPRIGHT]),
    "columns.pdf": lambda: corpus.pdf([LINES], [3]),
    "png": lambda: picture("PNG"),
    "jpg": lambda: picture("JPEG"),
    "tif": lambda: picture("TIFF"),
    "zip": archive,
}


@cache
def good(form: str) -> bytes:
    return GOOD[form]()


def damaged(form: str, chance: random.Random) -> bytes:
    """A good file with a few bytes changed, taken out, put in twice or cut off; in half of the archives, inside a part."""
    content = good(form)
    if content.startswith(b"PK") and chance.random() < 0.5:
        return _with_damaged_part(content, chance)
    return damaged_bytes(content, chance)


def damaged_bytes(content: bytes, chance: random.Random) -> bytes:
    """Content with a few bytes changed, taken out, put in twice or cut off."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 10, 40))):
        at = chance.randrange(max(1, len(data)))
        length = chance.choice((1, 2, 8, 64))
        match chance.randrange(5):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * chance.choice((1, 2, 20))
            case 3:
                numbers = list(re.finditer(rb"\d+", bytes(data)))
                if numbers:
                    found = chance.choice(numbers)
                    data[found.start() : found.end()] = chance.choice((b"0", b"-1", b"99999999999", b"65536"))
            case 4 if chance.random() < 0.2:
                del data[at:]
    return bytes(data)


def _with_damaged_part(content: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        names = parts.namelist()
        chosen = chance.choice(names)
        for name in names:
            changed.writestr(name, damaged_bytes(parts.read(name), chance) if name == chosen else parts.read(name))
    return out.getvalue()


def most_memory() -> float:
    """Megabytes that the reading processes have held at most, where the system tells."""
    most = 0.0
    for held in worker._workers.values():
        status = Path(f"/proc/{held.process.pid}/status")
        if status.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text())):
            most = max(most, int(found[1]) / 1024)
    return most


def outcomes(form: str, content: bytes) -> set[str]:
    """What became of each document in a file: an archive holds two."""
    return {_outcome(found) for found in read_content(f"damaged.{form}", content)}


def _outcome(found: Document | ReadError) -> str:
    if isinstance(found, ReadError):
        return "refused" if found.reason else "refused without a reason"
    extract(found)
    return "partly read" if found.notes else "read"


@pytest.mark.parametrize("form", GOOD)
def test_a_good_file_is_read(form: str):
    if form in PICTURES:
        pytest.importorskip("rapidocr", reason="scans need the ocr extra")
    # The sheet has a hidden one beside it.
    assert outcomes(form, good(form)) == {"partly read" if form == "xlsx" else "read"}


@pytest.mark.parametrize("form", GOOD)
def test_damaged_files_cost_a_line_and_no_more(form: str):
    chance = random.Random(f"{form} {COUNT}")
    whole = -(-2 * COUNT // (2 * len(GOOD) - len(PICTURES)))
    count = -(-whole // 2) if form in PICTURES else whole  # recognition takes a second each
    kinds = {kind for _ in range(count) for kind in outcomes(form, damaged(form, chance))}
    assert kinds <= {"read", "partly read", "refused"}
    assert most_memory() < MEGABYTES
