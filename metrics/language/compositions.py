"""A whole told by its parts alone, in percent that nobody writes: 三次产业结构为6.4:52.1:41.5."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from metrics.language.quantities import find_quantities
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, vocabulary

_PART = r"(\d{1,2}(?:\.\d{1,2})?)%?"
_PARTS = seldom(rf"[^\d.:]{_PART}:{_PART}:{_PART}(?![\d.:])")
# Names of the sectors' structure that mean it only where its parts follow; 三次产业 and 第一、第二、第三产业 are words of their own.
_NAMES = seldom(
    rf"(?:(?<![一-鿿])|(?<=[区市县州省旗年季月使的化内]))(?:{any_of('sector_structure_word')})(?=(?:(?!产业)[^:;。\d]){{0,20}}(?:\d{{4}}年的?)?$)"
)
_SECTORS = "三次产业"
_BEFORE = seldom("(?:由|从(?![业事]))[^,。;:]{0,16}$")
_NEAR, _NAMED = 20, 40  # characters
_PART_LENGTH = 7  # characters: one before it, digits, a sign
_WHOLE = 100
_ROUNDED = Decimal("0.25")  # each part is rounded for itself


def names_sectors(text: str, start: int, end: int) -> bool:
    """Whether a sentence holds parts of a whole behind a name of the sectors' structure, which is no name of an indicator elsewhere."""
    at = text.find(":", start, end)
    found = _PARTS.search(text, max(start, at - _PART_LENGTH), end) if at >= 0 else None
    return found is not None and _NAMES.search(text, max(start, found.start(1) - _NAMED), found.start(1)) is not None


def compositions(sentence: str, base: int) -> Iterator[Token]:
    """The parts of each whole as a list of rates, and its name; what it was made of before (由上年的7:53:40调整为…) is passed over.

    >>> [(t.letter, t.text) for t in compositions("产业结构由7:53:40调整为6.4:52.1:41.5", 0)]
    [('I', '产业结构'), ('v', '7:53:40'), ('P', '6.4'), ('j', ':'), ('P', '52.1'), ('j', ':'), ('P', '41.5')]
    """
    for found in _PARTS.finditer(sentence):
        if abs(sum(map(Decimal, found.groups()), Decimal(-_WHOLE))) > _ROUNDED:
            continue  # a time of day, a scale of a map, a race
        first, last = found.start(1), found.end()
        if (name := _NAMES.search(sentence, max(0, first - _NAMED), first)) is not None:
            yield Token("I", base + name.start(), base + name.end(), name.group(), vocabulary().entries[_SECTORS][0])
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
