"""What of a picture is paper and what is ink, and the lines drawn on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy
from PIL import Image, ImageFilter

from metrics.reading.rules import Rule

RULE_THICKNESS = 9  # pixels; a line that is not quite level is as thick as it falls
_INK = 40  # shades darker than paper
_SHORTEST_RULE = 30  # pixels
_THUMBNAIL = 700


def paper(page: Image.Image) -> int:
    """The shade of a grey page's paper: 0 is black, 255 white."""
    return int(numpy.median(numpy.asarray(page.resize((64, 64)))))


def ink(page: Image.Image) -> Any:
    """True where a small copy of the page is dark, specks taken out."""
    small = page.copy()
    small.thumbnail((_THUMBNAIL, _THUMBNAIL))
    grey = numpy.asarray(small.filter(ImageFilter.MedianFilter(3)), dtype=numpy.int16)
    return grey < int(numpy.median(grey)) - _INK


def rules(page: Image.Image) -> Iterator[Rule]:
    """The lines drawn on a page, level and upright: strokes of ink much longer than writing."""
    import cv2  # comes with recognition

    dark = (numpy.asarray(page) < paper(page) - _INK).astype(numpy.uint8)
    longest = max(_SHORTEST_RULE, min(page.size) // 25)
    for shape in ((longest, 1), (1, longest)):
        closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, numpy.ones((3, 3), numpy.uint8))  # a scan breaks thin lines
        strokes = cv2.morphologyEx(closed, cv2.MORPH_OPEN, numpy.ones(shape[::-1], numpy.uint8))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(strokes)
        for x, y, width, height, _ in boxes[1:].tolist():
            is_level = shape[0] > 1
            if (height if is_level else width) <= RULE_THICKNESS:
                yield Rule(x, y + height / 2, x + width, y + height / 2) if is_level else Rule(x + width / 2, y, x + width / 2, y + height)
