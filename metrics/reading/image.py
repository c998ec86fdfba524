"""Turns a picture of a page into paragraphs and tables: straightened, split at its blank gutters, recognised offline.

Recognition needs the `ocr` extra. Every line keeps its confidence as a mark in the document.
"""

from __future__ import annotations

import io
import itertools
import os
import re
import time
from collections.abc import Callable
from functools import partial

from PIL import Image, UnidentifiedImageError

from metrics.reading.assemble import Assembly
from metrics.reading.flow import add_page, running_heads
from metrics.reading.pieces import Segment
from metrics.reading.problem import Unreadable
from metrics.reading.recognition import begin, is_installed, lines_of, recognised
from metrics.reading.rules import frames
from metrics.reading.shades import RULE_THICKNESS, rules
from metrics.reading.upright import in_grey, straightened

_PYTHON = ".venv\\Scripts\\python" if os.name == "nt" else ".venv/bin/python"
MISSING = f'this is a scan, which only the ocr extra reads: {_PYTHON} -m pip install -e ".[ocr]"'
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
MAX_PIXELS = 40_000_000
MAX_FRAMES = 30
MAX_LINES = 1500  # of a page: a newspaper's holds several hundred, a picture of noise thousands
RECOGNITION_SECONDS = 2700.0  # for a file: pages not begun by then are left out
_FEW = 6  # characters: fewer may stand anywhere inside other words


def read(_form: str, content: bytes, progress: Callable[[int], None]) -> Assembly:
    """The text and tables on a picture, or on each of its pages. Raises Unreadable."""
    assembly = Assembly("ocr")
    Image.MAX_IMAGE_PIXELS = None  # our own limit says what is allowed
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError:
        raise Unreadable("the picture is damaged") from None
    allowed = MAX_PIXELS // 2 if picture.format == "WEBP" else MAX_PIXELS  # whose decoder keeps several copies
    if picture.width * picture.height > allowed:
        raise Unreadable(f"the picture has {picture.width} x {picture.height} pixels", f"up to {allowed:,} pixels are read")
    if not is_installed():
        raise Unreadable(MISSING)
    until = time.monotonic() + RECOGNITION_SECONDS
    has_pages = _turn_to(picture, 1) and _turn_to(picture, 0)
    for number in itertools.takewhile(partial(_turn_to, picture), itertools.count()):
        if number == MAX_FRAMES or time.monotonic() > until:
            assembly.notes.append(f"only the first {number} pages were read")
            break
        if picture.width * picture.height > MAX_PIXELS:
            assembly.notes.append(f"page {number + 1} is too large and was left out")
            continue
        place = f"page={number + 1}" if has_pages else ""
        if place:
            assembly.mark(place)
        add_picture(assembly, picture, place, partial(progress, number))
    return assembly


def _turn_to(picture: Image.Image, number: int) -> bool:
    """Turn to a page; False where there is none. How many there are is not asked: counting a million takes minutes."""
    try:
        picture.seek(number)
    except EOFError:
        return False
    return True


def add_picture(assembly: Assembly, picture: Image.Image, place: str, tick: Callable[[], None]) -> None:
    """Recognise one picture and add what it says, each line marked with its confidence.

    `tick` is called after each step: on a busy machine a page may take long and yet go on.
    """
    page = in_grey(picture)
    tick()
    begin()
    tick()
    page = straightened(page, tick)
    tick()
    lines = list(lines_of(page, tick))
    if len(lines) > MAX_LINES:
        assembly.notes.append(f"only the first {MAX_LINES} of {len(lines)} lines of a page were read")
    segments = list(recognised(page, lines[:MAX_LINES], tick))
    left_out, day = running_heads([(float(page.height), segments)])
    if day and not assembly.origin.get("published"):
        assembly.origin["published"] = day
    before = assembly.length
    kept = [s for s in segments if (0, s.order) not in left_out]
    add_page(assembly, kept, False, frames(rules(page), RULE_THICKNESS))
    _mark_confidence(assembly, segments, before, place)


def _mark_confidence(assembly: Assembly, segments: list[Segment], start: int, place: str) -> None:
    """Mark each line's confidence where its words stand; where the same words stand several times, the lowest one at each."""
    text = "".join(assembly.parts)
    lowest: dict[str, float] = {}
    for segment in segments:
        lowest[segment.text] = min(segment.confidence, lowest.get(segment.text, 1.0))
    spans = sorted((at, -len(words), confidence) for words, confidence in lowest.items() for at in _occurrences(text, words, start))
    end = start
    for at, length, confidence in spans:
        if at >= end:
            end = at - length
            assembly.marks += [(at, f"confidence={confidence:.2f}"), (end, place)]
    assembly.marks.sort(key=lambda mark: mark[0])


def _occurrences(text: str, words: str, start: int) -> list[int]:
    """Where words stand; a few of them, such as a cell's figure, between separators only."""
    edge = r"[\s/]" if len(words) < _FEW else ""
    pattern = rf"(?:^|(?<={edge})){re.escape(words)}(?={edge}|$)" if edge else re.escape(words)
    return [found.start() for found in re.compile(pattern).finditer(text, start)]
