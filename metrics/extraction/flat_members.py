"""Members of a list of growth that did not change: 分别增长9.2%、下降4.1%、与上年同期持平."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from metrics.extraction.clause import NUMBERS
from metrics.language.token import Token

FLAT = "持平"
_LIST = re.compile("Dv?([ud]v?P(?:j{1,2}(?:[ud]?v?P|Y?v{0,2}f))+)")  # slots
_MEMBER = re.compile("Y?v{0,2}f")


def with_flat_members(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, in whose lists 持平 is a growth of 0 %; a list that begins with it, or is told in points, is left."""
    letters = "".join([t.letter for t in tokens])
    if "f" not in letters or (found := _LIST.search(letters)) is None or "f" not in found[1]:
        return tokens
    if letters[found.end() : found.end() + 1] in NUMBERS:
        return tokens
    quantity = next(t.quantity for t in tokens[found.start(1) :] if t.letter == "P")
    told, last = [], 0
    for member in _MEMBER.finditer(letters, *found.span(1)):
        flat = tokens[member.end() - 1]
        zero = quantity._replace(value=Decimal(0), text=flat.text, bound="exact") if quantity is not None else None
        told += [*tokens[last : member.start()], replace(flat, letter="P", entry=None, quantity=zero)]
        last = member.end()
    return told + tokens[last:]
