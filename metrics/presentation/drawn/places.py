"""Where the name of a point stands so that it covers least of its neighbours; names broken into lines."""

from __future__ import annotations

from collections.abc import Sequence

TELEPHONE, DESK = (290.0, 330.0), (990.0, 352.0)  # pixels of a plot there, across and up
LETTER = 11  # size of a letter in pixels
LINE = 15  # from one line of letters to the next
CLEAR, ASLANT = 7, 5  # from the middle of a point to its name: straight beside it, and in its corners
SIDES = (
    "middle right", "middle left", "top center", "bottom center", "top right", "bottom right", "top left", "bottom left",
)  # fmt: skip

Box = tuple[float, float, float, float]  # left, bottom, right, top


def wrapped(words: str, width: int) -> list[str]:
    """A name broken into lines of about `width` Chinese characters (twice as many Latin ones).

    >>> wrapped("苏州工业园区", 4), wrapped("Suzhou Industrial Park", 8)
    (['苏州工业', '园区'], ['Suzhou', 'Industrial Park'])
    """
    is_chinese = any(ord(character) > 0x2E80 for character in words)
    limit = width if is_chinese else 2 * width
    if len(words) <= limit:
        return [words]
    if is_chinese:
        return [words[start : start + width] for start in range(0, len(words), width)]
    lines = [""]
    for token in words.split():
        if len(lines[-1]) + len(token) + 1 > limit and lines[-1]:
            lines.append(token)
        else:
            lines[-1] = f"{lines[-1]} {token}".strip()
    return lines


def halved(words: str, behind: int = 0) -> list[str]:
    """A name on two lines, broken where the longer line comes out shortest; `behind`: how many letters follow the second one.

    >>> halved("Huizhou Zhongkai High-tech Zone", 5), halved("中国(广西)自由贸易试验区"), halved("Kaimenhong")
    (['Huizhou Zhongkai', 'High-tech Zone'], ['中国(广西)', '自由贸易试验区'], ['Kaimenhong'])
    """
    is_chinese = any(ord(character) > 0x2E80 for character in words)
    breaks = [place for place, letter in enumerate(words) if place and (is_chinese or letter == " ")]
    if not breaks:
        return [words]
    place = min(breaks, key=lambda place: max(place, len(words) - place + behind))
    return [words[:place], words[place:].strip()]


def sides(points: Sequence[tuple[float, float]], labels: Sequence[Sequence[str]], cross: tuple[float, float] | None = None) -> list[str]:
    """For each label (its lines) the side of its point where it covers least of what stands there already, on a telephone.

    Points are shares of the plot, 0 to 1, across and up; so is `cross`, where an upright and a level line meet that run through the plot.
    """
    at = [(TELEPHONE[0] * x, TELEPHONE[1] * y) for x, y in points]
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in at]
    found = []
    for own, ((x, y), label) in enumerate(zip(at, labels, strict=True)):
        others = [box for place, box in enumerate(taken) if place != own]
        boxes = {side: _box(x, y, side, label) for side in SIDES}
        cut = {side: _cut(points[own], cross, side, label) if cross else 0.0 for side in SIDES}
        best = min(SIDES, key=lambda side: sum(_shared(boxes[side], box) for box in others) + _beyond(boxes[side]) + cut[side])
        taken.append(boxes[best])
        found.append(best)
    return found


def _box(x: float, y: float, side: str, lines: Sequence[str]) -> Box:
    """The room a label takes on a side of its point."""
    wide = max(sum(LETTER if ord(letter) > 0x2E80 else 0.6 * LETTER for letter in line) for line in lines)
    tall = LINE * len(lines)
    up, _, across = side.partition(" ")
    gap = CLEAR if up == "middle" or across == "center" else ASLANT
    left = {"left": x - gap - wide, "center": x - wide / 2, "right": x + gap}[across]
    low = {"bottom": y - gap - tall, "middle": y - tall / 2, "top": y + gap}[up]
    return left, low, left + wide, low + tall


def _shared(one: Box, other: Box) -> float:
    """The area two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0


def _beyond(box: Box) -> float:
    """What of a box lies left or right of the plot, weighed heavily."""
    return 50.0 * (max(0.0, -box[0]) + max(0.0, box[2] - TELEPHONE[0]))


def _cut(point: tuple[float, float], cross: tuple[float, float], side: str, lines: Sequence[str]) -> float:
    """What it costs that the upright or the level line runs through a label, there or on a desk: less than covering a point."""
    count = 0
    for wide, high in (TELEPHONE, DESK):
        left, low, right, top = _box(wide * point[0], high * point[1], side, lines)
        count += (left - 2 < wide * cross[0] < right + 2) + (low < high * cross[1] < top)
    return 40.0 * count
