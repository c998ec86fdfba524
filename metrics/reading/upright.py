"""Turns a picture into a grey page that stands upright, its lines level."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy
from PIL import Image, ImageOps

from metrics.reading.recognition import is_overturned, lines_on
from metrics.reading.shades import ink, paper

LONGEST_SIDE = 2400
_MOST_TILT, _TILT_STEP = 4.0, 0.25  # degrees
_SKETCH = 736  # pixels of the square copy on which lines are found: what detection would enlarge a smaller one to
_LINE = 3.0  # times as long as high: what is surely a line
_ASKED = 9  # lines


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


def straightened(page: Image.Image, tick: Callable[[], None]) -> Image.Image:
    """The page upright, its lines level; `tick` is called between steps."""
    page = upright(page)
    tick()
    tilt = _tilt(page)
    if abs(tilt) >= _TILT_STEP:
        page = page.rotate(tilt, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=paper(page))
    return page


def upright(page: Image.Image) -> Image.Image:
    """The page turned by quarters so that its lines run from left to right: lines are found on a small copy, then a few of
    the longest say which way up they stand.
    """
    small = page.copy()
    small.thumbnail((_SKETCH, _SKETCH))
    sketch = Image.new("L", (_SKETCH, _SKETCH), paper(page))
    sketch.paste(small)
    boxes = lines_on(sketch)
    scale = page.width / small.width
    lines = [(b[:, 0].min() * scale, b[:, 1].min() * scale, b[:, 0].max() * scale, b[:, 1].max() * scale) for b in boxes]
    tall = [line for line in lines if line[3] - line[1] > _LINE * (line[2] - line[0])]
    wide = [line for line in lines if line[2] - line[0] > _LINE * (line[3] - line[1])]
    turn = 90 if sum(line[3] - line[1] for line in tall) > sum(line[2] - line[0] for line in wide) else 0
    longest = sorted(tall if turn else wide, key=lambda line: max(line[2] - line[0], line[3] - line[1]))[-_ASKED:]
    if sum(map(is_overturned, (page.crop(line).rotate(turn, expand=True) for line in longest))) > len(longest) / 2:
        turn += 180
    return page.rotate(turn, expand=True) if turn else page


def _tilt(page: Image.Image) -> float:
    """Degrees to turn the page by: where the rows of ink and the rows of paper differ most."""
    dark = Image.fromarray((ink(page) * 255).astype("uint8"))

    def sharpness(angle: float) -> float:
        rows = numpy.asarray(dark.rotate(angle, resample=Image.Resampling.BILINEAR)).sum(axis=1, dtype=float)
        return float(numpy.square(numpy.diff(rows)).sum())

    count = math.ceil(_MOST_TILT / _TILT_STEP)
    angles = [step * _TILT_STEP for step in range(-count, count + 1)]
    best = max(angles, key=lambda angle: (sharpness(angle), -abs(angle)))
    return best if sharpness(best) > 1.03 * sharpness(0.0) else 0.0
