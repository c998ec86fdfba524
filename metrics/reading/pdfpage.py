"""Turns a page of a PDF file into its pieces of text and its ruled tables, upright whichever way the page was drawn."""

from __future__ import annotations

import ctypes
import itertools
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from metrics.reading.pieces import Segment
from metrics.reading.problem import Unreadable
from metrics.reading.rules import Frame, Rule, frames

MAX_PAGE_CHARACTERS = 200_000
MAX_DRAWN = 20_000  # lines and shapes looked at on a page
_WIDE = 0.75  # of a character's size: a wider gap ends a piece of a line
_THIN = 2.5  # points: a filled shape so thin is a line
_SHORTEST = 6.0  # points: a shorter line parts nothing
_TURNED = 0.1  # radians: watermarks
_ASCENT = 0.88  # of a character's size


@dataclass(frozen=True, slots=True)
class Page:
    """Height in points, pieces of text in the order of the file, and ruled tables."""

    height: float
    segments: list[Segment]
    frames: list[Frame]


def page_of(file: pypdfium2.PdfDocument, number: int) -> Page:
    """What a page holds. Raises Unreadable, PdfiumError."""
    page = file[number]
    text = page.get_textpage()
    count = text.count_chars()
    if count > MAX_PAGE_CHARACTERS:
        raise Unreadable(f"page {number + 1} holds more than {MAX_PAGE_CHARACTERS:,} characters")
    view = View(page.get_cropbox(), _quarters(text, count))
    rules = list(_rules(page, view)) if count else []
    found = Page(view.height, list(_segments(text, count, view, Uprights(rules))), frames(rules, _THIN))
    text.close()
    page.close()
    return found


class View:
    """The page as its lines of text see it: their direction is right, down is below. `quarters` is their direction in the file."""

    def __init__(self, box: tuple[float, float, float, float], quarters: int) -> None:
        self.box, self.quarters = box, quarters
        left, bottom, right, top = box
        self.height = right - left if quarters % 2 else top - bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as one of the upright page: from the left and from the top, in points."""
        left, bottom, right, top = self.box
        return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[self.quarters]

    def rectangle(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """The same rectangle with its smaller coordinates first."""
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def _quarters(text: pypdfium2.PdfTextPage, count: int) -> int:
    """The direction of most characters, in quarters of a turn."""
    angles = (raw.FPDFText_GetCharAngle(text, at) for at in range(count))
    turns = Counter(round(-angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)  # the file's angles run clockwise
    return max(turns, key=lambda turn: (turns[turn], turn == 0), default=0)


def _rules(page: pypdfium2.PdfPage, view: View) -> Iterator[Rule]:
    """The straight lines drawn on a page."""
    seen = 0
    for shape in itertools.islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2), MAX_DRAWN):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(shape, fill, stroke) or not (fill.value or stroke.value):
            continue
        sides = list(_sides(shape)) if stroke.value else [_thin_box(shape)]
        seen += len(sides)
        if seen > MAX_DRAWN:
            return
        for x0, y0, x1, y1 in sides:
            left, top, right, bottom = view.rectangle(x0, y0, x1, y1)
            if min(right - left, bottom - top) <= _THIN and max(right - left, bottom - top) >= _SHORTEST:
                across, along = (left + right) / 2, (top + bottom) / 2
                yield Rule(left, along, right, along) if right - left > bottom - top else Rule(across, top, across, bottom)


def _thin_box(shape: pypdfium2.PdfObject) -> tuple[float, float, float, float]:
    left, bottom, right, top = shape.get_bounds()
    return left, bottom, right, top


def _sides(shape: pypdfium2.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """The straight parts of a path."""
    matrix, x, y = shape.get_matrix(), ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for at in range(min(raw.FPDFPath_CountSegments(shape), MAX_DRAWN)):
        part = raw.FPDFPath_GetPathSegment(shape, at)
        if not raw.FPDFPathSegment_GetPoint(part, x, y):
            continue
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(part)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        if raw.FPDFPathSegment_GetClose(part):
            yield (*point, *start)
        last = point


class Uprights:
    """The upright lines of a page, asked whether one stands between two characters."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = sorted((rule for rule in rules if not rule.is_level), key=lambda rule: rule.x0)
        self.places = [rule.x0 for rule in self.rules]

    def part(self, left: float, right: float, y: float) -> bool:
        """True where an upright line stands between `left` and `right` at the height `y`."""
        first, end = bisect_left(self.places, min(left, right) - 0.5), bisect_right(self.places, max(left, right) + 0.5)
        return any(rule.y0 <= y <= rule.y1 for rule in self.rules[first:end])


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


class _Reader:
    """Asks a page's text for one character after the other."""

    def __init__(self, text: pypdfium2.PdfTextPage, view: View) -> None:
        self.text, self.view = text, view
        self.rectangle, self.x, self.y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self.sides = tuple(ctypes.c_double() for _ in range(4))

    def box(self, at: int) -> tuple[tuple[float, float, float, float], float] | None:
        """Box and baseline of a character; None for one that stands otherwise than the page's lines (a watermark)."""
        angle = raw.FPDFText_GetCharAngle(self.text, at) + self.view.quarters * math.pi / 2
        if _TURNED < angle % (2 * math.pi) < 2 * math.pi - _TURNED:
            return None
        if not raw.FPDFText_GetCharOrigin(self.text, at, self.x, self.y):
            return None
        _, baseline = self.view.point(self.x.value, self.y.value)
        if self.view.quarters == 0:
            found = raw.FPDFText_GetLooseCharBox(self.text, at, self.rectangle)
            r = self.rectangle
            return (self.view.rectangle(r.left, r.bottom, r.right, r.top), baseline) if found else None
        left, right, bottom, top = self.sides
        if not raw.FPDFText_GetCharBox(self.text, at, left, right, bottom, top):
            return None
        x0, _, x1, _ = self.view.rectangle(left.value, bottom.value, right.value, top.value)
        size = self._size(at)
        return (x0, baseline - _ASCENT * size, x1, baseline + (1 - _ASCENT) * size), baseline

    def _size(self, at: int) -> float:
        matrix = raw.FS_MATRIX()
        scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(self.text, at, matrix) else 1.0
        return float(raw.FPDFText_GetFontSize(self.text, at)) * (scale or 1.0)


def _segments(text: pypdfium2.PdfTextPage, count: int, view: View, uprights: Uprights) -> Iterator[Segment]:
    """Runs of characters on one baseline without wide gaps or lines between them."""
    reader, piece, order, has_space = _Reader(text, view), _Piece(), 0, False
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not character or character in "\r\n" or character.isspace():
            has_space = bool(piece.text)
            continue
        found = reader.box(at)
        if found is None:
            continue
        box, baseline = found
        size = box[3] - box[1]
        if piece.text and (not piece.takes(box[0], baseline, size) or uprights.part(piece.box[2], box[0], baseline - size / 3)):
            yield _segment(piece, order)
            piece, order, has_space = _Piece(), order + 1, False
        is_gap = has_space and box[0] - piece.box[2] > 0.15 * size
        piece.add((" " if is_gap else "") + character, box, baseline, size)
        has_space = False
    if piece.text:
        yield _segment(piece, order)


def _segment(piece: _Piece, order: int) -> Segment:
    x0, y0, x1, y1 = piece.box
    return Segment(x0, y0, x1, y1, piece.text, order)
