"""A whole told by its parts alone, in percent that nobody writes: 三次产业结构为6.4:52.1:41.5."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from metrics.language.quantities import find_quantities
from metrics.language.seldom import seldom
from metrics.language.token import Token

_PART = r"(\d{1,2}(?:\.\d{1,2})?)%?"
_PARTS = seldom(rf"[^\d.:]{_PART}:{_PART}:{_PART}(?![\d.:])")
_BEFORE = seldom("(?:由|从(?![业事]))[^,。;:]{0,16}$")
_NEAR = 20  # characters
_WHOLE = 100
_ROUNDED = Decimal("0.25")  # each part is rounded for itself


def compositions(sentence: str, base: int) -> Iterator[Token]:
    """The parts of each whole as a list of rates; what it was made of before (由上年的7:53:40调整为…) is passed over.

    >>> [(t.letter, t.text) for t in compositions("产业结构由7:53:40调整为6.4:52.1:41.5", 0)]
    [('v', '7:53:40'), ('P', '6.4'), ('j', ':'), ('P', '52.1'), ('j', ':'), ('P', '41.5')]
    """
    for found in _PARTS.finditer(sentence):
        if abs(sum(map(Decimal, found.groups()), Decimal(-_WHOLE))) > _ROUNDED:
            continue  # a time of day, a scale of a map, a race
        first, last = found.start(1), found.end()
        if _BEFORE.search(sentence, max(0, first - _NEAR), first) is not None:
            yield Token("v", base + first, base + last, sentence[first:last])
            continue
        for part in (1, 2, 3):
            start = found.start(part)
            end = found.start(part + 1) - 1 if part < len(found.groups()) else last
            quantity = next(iter(find_quantities(found[part] + "%")))
            yield Token("P", base + start, base + end, sentence[start:end], quantity=quantity)
            if end < last:
                yield Token("j", base + end, base + end + 1, ":")
