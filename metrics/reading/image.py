"""Turns a picture of a page into paragraphs and tables: straightened, split at its blank gutters, recognised offline.

Recognition needs the `ocr` extra. Every line keeps its confidence as a mark in the document.
"""

from __future__ import annotations

import importlib.util
import io
import itertools
import math
import os
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import numpy
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from metrics.reading.assemble import Assembly
from metrics.reading.flow import add_page, running_heads
from metrics.reading.pieces import Segment
from metrics.reading.problem import Unreadable
from metrics.reading.rules import Rule, frames

_PYTHON = ".venv\\Scripts\\python" if os.name == "nt" else ".venv/bin/python"
MISSING = f'this is a scan, which only the ocr extra reads: {_PYTHON} -m pip install -e ".[ocr]"'
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
MAX_PIXELS = 40_000_000
MAX_FRAMES = 30
LONGEST_SIDE = 2400
_FEW = 6  # characters: fewer may stand anywhere inside other words
_INK = 40  # shades darker than paper
_SHORTEST_RULE, _RULE_THICKNESS = 30, 9  # pixels; a line that is not quite level is as thick as it falls
_THUMBNAIL = 700
_THINNEST = 3  # a picture is at most so many times as long as wide, with blank paper added
_MOST_TILT, _TILT_STEP = 4.0, 0.25  # degrees
_SKETCH = 736  # pixels of the square copy on which lines are found: what detection would enlarge a smaller one to
_LINE = 3.0  # times as long as high: what is surely a line
_ASKED = 9  # lines


def is_installed() -> bool:
    """True where the `ocr` extra is there."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def read(_form: str, content: bytes, progress: Callable[[int], None]) -> Assembly:
    """The text and tables on a picture, or on each of its pages. Raises Unreadable."""
    assembly = Assembly("ocr")
    Image.MAX_IMAGE_PIXELS = None  # our own limit says what is allowed
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError:
        raise Unreadable("the picture is damaged") from None
    if picture.width * picture.height > MAX_PIXELS:
        raise Unreadable(f"the picture has {picture.width} x {picture.height} pixels", f"up to {MAX_PIXELS:,} pixels are read")
    if not is_installed():
        raise Unreadable(MISSING)
    count = getattr(picture, "n_frames", 1)
    if count > MAX_FRAMES:
        assembly.notes.append(f"only the first {MAX_FRAMES} of {count} pages were read")
    for number in range(min(count, MAX_FRAMES)):
        picture.seek(number)
        if picture.width * picture.height > MAX_PIXELS:
            assembly.notes.append(f"page {number + 1} is too large and was left out")
            continue
        place = f"page={number + 1}" if count > 1 else ""
        if place:
            assembly.mark(place)
        add_picture(assembly, picture, place, partial(progress, number))
    return assembly


def add_picture(assembly: Assembly, picture: Image.Image, place: str, tick: Callable[[], None]) -> None:
    """Recognise one picture and add what it says, each line marked with its confidence.

    `tick` is called after each step: on a busy machine a page may take long and yet go on.
    """
    page = straightened(in_grey(picture))
    tick()
    segments = list(recognised(page, tick))
    left_out, day = running_heads([(float(page.height), segments)])
    if day and not assembly.origin.get("published"):
        assembly.origin["published"] = day
    before = assembly.length
    kept = [s for s in segments if (0, s.order) not in left_out]
    add_page(assembly, kept, False, frames(rules(page), _RULE_THICKNESS))
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


def in_grey(picture: Image.Image) -> Image.Image:
    """A picture in grey on white, turned as its camera says, at most LONGEST_SIDE long: small from here on, to save memory."""
    picture.draft("L", (LONGEST_SIDE, LONGEST_SIDE))  # a photograph is decoded at a part of its size
    if picture.mode.startswith(("I", "F")):  # more than 8 bits
        values = numpy.asarray(picture, dtype=numpy.float32)
        page = Image.fromarray((values * (255.0 / max(float(values.max()), 1.0))).clip(0, 255).astype(numpy.uint8))
    elif picture.has_transparency_data:
        page = picture.convert("LA")
        page.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        white = Image.new("L", page.size, 255)
        white.paste(page.getchannel("L"), mask=page.getchannel("A"))
        page = white
    else:
        page = picture.convert("L")
    page.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    page.info["exif"] = picture.info.get("exif", b"")
    return ImageOps.exif_transpose(page)


def straightened(page: Image.Image) -> Image.Image:
    """The page upright, its lines level."""
    page = upright(page)
    tilt = _tilt(page)
    if abs(tilt) >= _TILT_STEP:
        page = page.rotate(tilt, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=_paper(page))
    return page


def upright(page: Image.Image) -> Image.Image:
    """The page turned by quarters so that its lines run from left to right: lines are found on a small copy, then a few of
    the longest say which way up they stand.
    """
    small = page.copy()
    small.thumbnail((_SKETCH, _SKETCH))
    sketch = Image.new("L", (_SKETCH, _SKETCH), _paper(page))
    sketch.paste(small)
    boxes = _engine()(numpy.asarray(sketch.convert("RGB")), use_det=True, use_cls=False, use_rec=False).boxes
    if boxes is None:
        return page
    scale = page.width / small.width
    lines = [(b[:, 0].min() * scale, b[:, 1].min() * scale, b[:, 0].max() * scale, b[:, 1].max() * scale) for b in boxes]
    tall = [line for line in lines if line[3] - line[1] > _LINE * (line[2] - line[0])]
    wide = [line for line in lines if line[2] - line[0] > _LINE * (line[3] - line[1])]
    turn = 90 if sum(line[3] - line[1] for line in tall) > sum(line[2] - line[0] for line in wide) else 0
    longest = sorted(tall if turn else wide, key=lambda line: max(line[2] - line[0], line[3] - line[1]))[-_ASKED:]
    if sum(map(_is_overturned, (page.crop(line).rotate(turn, expand=True) for line in longest))) > len(longest) / 2:
        turn += 180
    return page.rotate(turn, expand=True) if turn else page


def _is_overturned(line: Image.Image) -> bool:
    """True for a picture of a line that stands on its head."""
    ((label, _),) = _engine()(numpy.asarray(line.convert("RGB")), use_det=False, use_cls=True, use_rec=False).cls_res
    return bool(label == "180")


def _paper(page: Image.Image) -> int:
    return int(numpy.median(numpy.asarray(page.resize((64, 64)))))


def _ink(page: Image.Image) -> Any:
    """True where a small copy of the page is dark, specks taken out."""
    small = page.copy()
    small.thumbnail((_THUMBNAIL, _THUMBNAIL))
    grey = numpy.asarray(small.filter(ImageFilter.MedianFilter(3)), dtype=numpy.int16)
    return grey < int(numpy.median(grey)) - _INK


def _tilt(page: Image.Image) -> float:
    """Degrees to turn the page by: where the rows of ink and the rows of paper differ most."""
    ink = Image.fromarray((_ink(page) * 255).astype("uint8"))

    def sharpness(angle: float) -> float:
        rows = numpy.asarray(ink.rotate(angle, resample=Image.Resampling.BILINEAR)).sum(axis=1, dtype=float)
        return float(numpy.square(numpy.diff(rows)).sum())

    count = math.ceil(_MOST_TILT / _TILT_STEP)
    angles = [step * _TILT_STEP for step in range(-count, count + 1)]
    best = max(angles, key=lambda angle: (sharpness(angle), -abs(angle)))
    return best if sharpness(best) > 1.03 * sharpness(0.0) else 0.0


def rules(page: Image.Image) -> Iterator[Rule]:
    """The lines drawn on a page, level and upright: strokes of ink much longer than writing."""
    import cv2  # comes with recognition

    ink = (numpy.asarray(page) < _paper(page) - _INK).astype(numpy.uint8)
    longest = max(_SHORTEST_RULE, min(page.size) // 25)
    for shape in ((longest, 1), (1, longest)):
        closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, numpy.ones((3, 3), numpy.uint8))  # a scan breaks thin lines
        strokes = cv2.morphologyEx(closed, cv2.MORPH_OPEN, numpy.ones(shape[::-1], numpy.uint8))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(strokes)
        for x, y, width, height, _ in boxes[1:].tolist():
            is_level = shape[0] > 1
            if (height if is_level else width) <= _RULE_THICKNESS:
                yield Rule(x, y + height / 2, x + width, y + height / 2) if is_level else Rule(x + width / 2, y, x + width / 2, y + height)


def _strips(page: Image.Image) -> list[tuple[int, int]]:
    """Left and right edges of the page's columns, cut at gutters that are blank from top to bottom."""
    ink = _ink(page)
    scale = page.width / ink.shape[1]
    blank = ink.sum(axis=0) <= max(1, 0.002 * ink.shape[0])
    cuts, at = [0], 0
    filled = numpy.flatnonzero(~blank)
    if len(filled) == 0:
        return [(0, page.width)]
    while at < len(blank):
        end = at
        while end < len(blank) and blank[end]:
            end += 1
        is_inside = at > filled[0] and end <= filled[-1]
        if is_inside and end - at >= 6:
            cuts.append(round((at + end) / 2 * scale))
        at = max(end, at + 1)
    edges = [*cuts, page.width]
    return [(a, b) for a, b in itertools.pairwise(edges) if b - a > 20]


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": count for kind, count in (("intra", 2), ("inter", 1))}
    # The side bounds memory: a page of 2000 pixels takes 700 MB, one of 1600 takes 500.
    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": 1600, **threads})


def recognised(page: Image.Image, tick: Callable[[], None]) -> Iterator[Segment]:
    """The lines on a page with their boxes, column by column."""
    order = 0
    for left, right in _strips(page):
        column = page.crop((left, 0, right, page.height))
        # Recognition enlarges the shorter side, so that a thin strip would grow without bounds.
        least = max(column.size) // _THINNEST
        roomy = Image.new("L", (max(column.width, least), max(column.height, least)), _paper(page))
        roomy.paste(column)
        found = _engine()(numpy.asarray(roomy.convert("RGB")), use_det=True, use_cls=False, use_rec=True)
        tick()
        if found.txts is None:
            continue
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            xs, ys = [float(p[0]) + left for p in box], [float(p[1]) for p in box]
            if text.strip():
                yield Segment(min(xs), min(ys), max(xs), max(ys), text.strip(), order, float(score))
                order += 1
