"""Brackets that add nothing to a sentence: (GDP), (下同), and a region's rate in 全市(7.1%)."""

from __future__ import annotations

import re

from metrics.extraction.clause import NUMBERS
from metrics.language.tokens import Token

_REFERENCE = re.compile(r"\([vYud]{0,2}P\)")
_BRACKETS = re.compile(r"\([^()]{1,40}\)")
_EMPTY_BRACKETS = re.compile(r"\([^()PBMXKbf]{0,12}\)")


def without_brackets(tokens: list[Token]) -> list[Token]:
    """Leave out brackets that hold no figure of their own: (GDP), (下同), and a region's rate in 全市(7.1%)."""
    letters = "".join([t.letter for t in tokens])
    if "(" not in letters:
        return tokens
    drop: set[int] = set()
    for found in _BRACKETS.finditer(letters):
        numbers = [tokens[i] for i in range(*found.span()) if letters[i] in NUMBERS]
        if numbers and all(number.text.endswith(("以上", "以下")) for number in numbers):
            drop.update(range(*found.span()))  # 规上工业企业(年主营业务收入2000万元及以上)
    for found in _EMPTY_BRACKETS.finditer(letters):
        drop.update(range(*found.span()))
    for found in _REFERENCE.finditer(letters):
        before = letters[: found.start()]
        named = tokens[found.start() - 1].entry if before else None
        lists_places = named is not None and named.type in ("zone", "region") and not re.search(r"[cghz][^v,;:]*$", before)
        if re.search(r"[chgS][Svr]{0,3}$", before) and not lists_places:
            drop.update(range(*found.span()))
    return [t for i, t in enumerate(tokens) if i not in drop] if drop else tokens
