"""Finds the lines on a page and recognises them one by one, offline, with the libraries of the `ocr` extra.

Every line is a step of its own: a dense page takes a minute on a busy machine and yet is seen to go on.
"""

from __future__ import annotations

import importlib.util
import itertools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy
from PIL import Image

from metrics.reading.pieces import Segment
from metrics.reading.shades import ink, paper

LONGEST = 1600  # pixels of a side in detection: bounds memory, 2000 take 700 MB, 1600 take 500
_DETECTED = 736  # pixels: detection enlarges a picture until its shorter side has so many
_LONGEST_LINE = 100  # times as long as high: a line without height would take any memory
_STANDS = 1.5  # times as high as wide: a line written downwards
_READABLE = 0.5  # confidence
_AT_ONCE = 2  # lines


def is_installed() -> bool:
    """True where the `ocr` extra is there."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # A line is too short to be shared by two threads: they would wait for each other half of the time.
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": LONGEST, **threads})


def begin() -> None:
    """Load the libraries, which takes seconds on a busy machine; once in a process."""
    _engine()


def lines_on(page: Image.Image) -> list[Any]:
    """Where lines of writing stand on a picture: the corners of each, from the upper left one clockwise, in pixels."""
    found = _engine()(numpy.asarray(page.convert("RGB")), use_det=True, use_cls=False, use_rec=False).boxes
    return [] if found is None else list(found)


def is_overturned(line: Image.Image) -> bool:
    """True for a picture of a line that stands on its head."""
    ((label, _),) = _engine()(numpy.asarray(line.convert("RGB")), use_det=False, use_cls=True, use_rec=False).cls_res
    return bool(label == "180")


def lines_of(page: Image.Image, tick: Callable[[], None]) -> Iterator[Any]:
    """The corners of the lines on a page, column by column; `tick` is called after each step.

    Narrow columns are looked at together, far apart: detection enlarges what is narrower than `room`.
    """
    room, gap = _DETECTED * max(page.height, LONGEST) // LONGEST, max(page.height // 30, 30)
    for columns in _together(_columns(page), room, gap):
        starts = list(itertools.accumulate((right - left + gap for left, right in columns), initial=0))
        sheet = Image.new("L", (max(room, starts[-1]), page.height), paper(page))
        for at, (left, right) in zip(starts, columns, strict=False):
            sheet.paste(page.crop((left, 0, right, page.height)), (at, 0))
        lines = lines_on(sheet)
        for (left, _), (start, end) in zip(columns, itertools.pairwise(starts), strict=True):
            yield from (corners + numpy.array([left - start, 0]) for corners in lines if start <= corners[:, 0].mean() < end)
        tick()


def _together(columns: list[tuple[int, int]], room: int, gap: int) -> Iterator[list[tuple[int, int]]]:
    """Neighbouring columns in groups that are no wider than `room`, or one alone."""
    group: list[tuple[int, int]] = []
    for column in columns:
        if group and sum(right - left + gap for left, right in [*group, column]) > room:
            yield group
            group = []
        group.append(column)
    if group:
        yield group


def recognised(page: Image.Image, lines: Sequence[Any], tick: Callable[[], None]) -> Iterator[Segment]:
    """What the lines of a page say, with their boxes; `tick` is called after each."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        words = pool.map(lambda corners: _words(_cut_out(page, corners)), lines)
        for order, (corners, (text, confidence)) in enumerate(zip(lines, words, strict=True)):
            tick()
            if text and confidence >= _READABLE:
                (x0, y0), (x1, y1) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
                yield Segment(x0, y0, x1, y1, text, order, confidence)


def _cut_out(page: Image.Image, corners: Any) -> Image.Image:
    """A line by itself, level; one written downwards lies on its side."""
    (a, b, c, d) = corners
    width = max(numpy.hypot(*(b - a)), numpy.hypot(*(c - d)), 1)
    height = max(numpy.hypot(*(d - a)), numpy.hypot(*(c - b)), width / _LONGEST_LINE, 1)
    line = page.transform((int(width), int(height)), Image.Transform.QUAD, [*a, *d, *c, *b], Image.Resampling.BICUBIC)
    return line.rotate(90, expand=True) if height >= _STANDS * width else line


def _words(line: Image.Image) -> tuple[str, float]:
    """What a line says, and how sure that is."""
    found = _engine()(numpy.asarray(line.convert("RGB")), use_det=False, use_cls=False, use_rec=True)
    return (found.txts[0].strip(), float(found.scores[0])) if found.txts else ("", 0.0)


def _columns(page: Image.Image) -> list[tuple[int, int]]:
    """Left and right edges of the page's columns, cut at gutters that are blank from top to bottom."""
    dark = ink(page)
    scale = page.width / dark.shape[1]
    blank = dark.sum(axis=0) <= max(1, 0.002 * dark.shape[0])
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
