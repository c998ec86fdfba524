"""Turns a PDF file into paragraphs and tables, page by page; a page without text is read as a picture."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pypdfium2

from metrics.reading import image
from metrics.reading.assemble import Assembly
from metrics.reading.flow import add_page, running_heads
from metrics.reading.pdfpage import Page, page_of
from metrics.reading.problem import NeedsRecognition, Unreadable
from metrics.reading.recognition import is_installed

MAX_PAGES = 300
MAX_SCANNED_PAGES = 60
SCAN_PIXELS = 1800  # of a rendered page's longer side
FEW = 8  # characters: a page with fewer holds a picture, if it holds anything


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
    pages: list[Page] = []
    bare, failed = [], []
    for number in range(min(count, MAX_PAGES)):
        try:
            page = page_of(file, number)
        except pypdfium2.PdfiumError:
            failed.append(number + 1)
            page = Page(1.0, [], [])
        else:
            if sum(len(s.text) for s in page.segments) < FEW:
                bare.append(number)
        pages.append(page)
        progress(number)
    bare = [number for number in bare if next(file[number].get_objects(max_depth=2), None)]  # else the page is empty
    if bare and not is_installed():
        assembly.notes.append(image.MISSING)
        bare = []
    if bare and form != "scan":
        raise NeedsRecognition
    _fill(assembly, file, pages, bare, progress)
    if failed:
        assembly.notes.append(f"damaged pages were left out: {', '.join(map(str, failed))}")
    return assembly


def _fill(assembly: Assembly, file: pypdfium2.PdfDocument, pages: list[Page], bare: list[int], progress: Callable[[int], None]) -> None:
    """Add every page: its text, or what is recognised on its picture."""
    left_out, day = running_heads([(page.height, page.segments) for page in pages])
    if day:
        assembly.origin["published"] = day
    pictures, until = set(bare[:MAX_SCANNED_PAGES]), time.monotonic() + image.RECOGNITION_SECONDS
    if len(bare) > MAX_SCANNED_PAGES:
        assembly.notes.append(f"only the first {MAX_SCANNED_PAGES} scanned pages were read")
    late: list[int] = []
    for number, page in enumerate(pages):
        assembly.mark(f"page={number + 1}")
        if number in pictures and time.monotonic() > until:
            late.append(number + 1)
        elif number in pictures:
            _recognise(assembly, file, number, progress)
        else:
            add_page(assembly, [s for s in page.segments if (number, s.order) not in left_out], True, page.frames)
    if late:
        assembly.notes.append(
            f"the scanned pages from {late[0]} on were left out: recognition took longer than {image.RECOGNITION_SECONDS / 60:.0f} minutes"
        )


def _recognise(assembly: Assembly, file: pypdfium2.PdfDocument, number: int, progress: Callable[[int], None]) -> None:
    page = file[number]
    scale = SCAN_PIXELS / max(*page.get_size(), 1)
    assembly.reader = "pdf+ocr"
    picture = page.render(scale=scale).to_pil()
    progress(number)
    image.add_picture(assembly, picture, f"page={number + 1}", partial(progress, number))
