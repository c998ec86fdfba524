"""Turns a PDF file into paragraphs and tables, page by page; a page without text is read as a picture."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as raw

from metrics.reading import image
from metrics.reading.assemble import Assembly
from metrics.reading.flow import add_page, running_heads
from metrics.reading.layout import Segment
from metrics.reading.problem import NeedsRecognition, Unreadable

MAX_PAGES = 300
MAX_SCANNED_PAGES = 60
MAX_PAGE_CHARACTERS = 200_000
SCAN_PIXELS = 1800  # of a rendered page's longer side
FEW = 8  # characters: a page with fewer holds a picture, if it holds anything
_WIDE = 0.75  # of a character's size: a wider gap ends a piece of a line
_TURNED = 0.1  # radians: watermarks


def read(form: str, content: bytes, progress: Callable[[int], None]) -> Assembly:
    """The text and tables of a PDF file; of its pictures only as `scan`. Raises Unreadable, NeedsRecognition."""
    assembly = Assembly("pdf")
    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable("the PDF file is protected by a password", "save it without one") from None
        raise Unreadable("the PDF file is damaged") from None
    count = len(file)
    if count > MAX_PAGES:
        assembly.notes.append(f"only the first {MAX_PAGES} of {count} pages were read")
    pages: list[tuple[float, list[Segment]]] = []
    bare, failed = [], []
    for number in range(min(count, MAX_PAGES)):
        try:
            height, segments = _page(file, number)
        except pypdfium2.PdfiumError:
            failed.append(number + 1)
            height, segments = 1.0, []
        else:
            if sum(len(s.text) for s in segments) < FEW:
                bare.append(number)
        pages.append((height, segments))
        progress(number)
    bare = [number for number in bare if next(file[number].get_objects(max_depth=2), None)]  # else the page is empty
    if bare and not image.is_installed():
        assembly.notes.append(image.MISSING)
        bare = []
    if bare and form != "scan":
        raise NeedsRecognition
    _fill(assembly, file, pages, bare, progress)
    if failed:
        assembly.notes.append(f"damaged pages were left out: {', '.join(map(str, failed))}")
    return assembly


def _fill(
    assembly: Assembly, file: pypdfium2.PdfDocument, pages: list[tuple[float, list[Segment]]], bare: list[int], progress: Callable[[int], None]
) -> None:
    """Add every page: its text, or what is recognised on its picture."""
    left_out, day = running_heads(pages)
    if day:
        assembly.origin["published"] = day
    pictures = set(bare[:MAX_SCANNED_PAGES])
    if len(bare) > MAX_SCANNED_PAGES:
        assembly.notes.append(f"only the first {MAX_SCANNED_PAGES} scanned pages were read")
    for number, (_, segments) in enumerate(pages):
        assembly.mark(f"page={number + 1}")
        if number in pictures:
            _recognise(assembly, file, number, progress)
        else:
            add_page(assembly, [s for s in segments if (number, s.order) not in left_out], has_order=True)


def _recognise(assembly: Assembly, file: pypdfium2.PdfDocument, number: int, progress: Callable[[int], None]) -> None:
    page = file[number]
    scale = SCAN_PIXELS / max(*page.get_size(), 1)
    assembly.reader = "pdf+ocr"
    image.add_picture(assembly, page.render(scale=scale).to_pil(), f"page={number + 1}", lambda: progress(number))


def _page(file: pypdfium2.PdfDocument, number: int) -> tuple[float, list[Segment]]:
    """Height of a page in points, and its pieces of text in the order of the file."""
    page = file[number]
    text = page.get_textpage()
    height = page.get_height()
    count = text.count_chars()
    if count > MAX_PAGE_CHARACTERS:
        raise Unreadable(f"page {number + 1} holds more than {MAX_PAGE_CHARACTERS:,} characters")
    segments = list(_segments(text, count, height))
    text.close()
    page.close()
    return height, segments


class _Piece:
    """A piece of a line while it grows."""

    def __init__(self) -> None:
        self.text = ""
        self.box = [math.inf, math.inf, -math.inf, -math.inf]
        self.baseline = self.size = 0.0

    def takes(self, x0: float, baseline: float, size: float) -> bool:
        em = max(self.size, size)
        return abs(baseline - self.baseline) < 0.3 * em and -0.6 * em < x0 - self.box[2] < _WIDE * em

    def add(self, character: str, box: tuple[float, float, float, float], baseline: float, size: float) -> None:
        self.text += character
        self.box = [min(self.box[0], box[0]), min(self.box[1], box[1]), max(self.box[2], box[2]), max(self.box[3], box[3])]
        self.baseline, self.size = baseline, max(self.size, size)


def _segments(text: pypdfium2.PdfTextPage, count: int, height: float) -> Iterator[Segment]:
    """Runs of characters on one baseline without wide gaps; turned text (watermarks) is left out."""
    rectangle, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    piece, order, has_space = _Piece(), 0, False
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not character or character in "\r\n" or character.isspace():
            has_space = bool(piece.text)
            continue
        angle = raw.FPDFText_GetCharAngle(text, at)
        if _TURNED < angle < 2 * math.pi - _TURNED:
            continue
        if not raw.FPDFText_GetLooseCharBox(text, at, rectangle) or not raw.FPDFText_GetCharOrigin(text, at, x, y):
            continue
        size = abs(rectangle.top - rectangle.bottom)
        box = (rectangle.left, height - rectangle.top, rectangle.right, height - rectangle.bottom)
        if piece.text and not piece.takes(box[0], y.value, size):
            yield Segment(piece.box[0], piece.box[1], piece.box[2], piece.box[3], piece.text, order)
            piece, order, has_space = _Piece(), order + 1, False
        is_gap = has_space and box[0] - piece.box[2] > 0.15 * size
        piece.add((" " if is_gap else "") + character, box, y.value, size)
        has_space = False
    if piece.text:
        yield Segment(piece.box[0], piece.box[1], piece.box[2], piece.box[3], piece.text, order)
