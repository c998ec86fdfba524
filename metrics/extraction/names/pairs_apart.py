"""Two indicators in one name, each of which has the one figure behind it: 城镇和农村居民人均可支配收入均增长8%以上."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.extraction.clause import EACH_ALIKE
from metrics.language.token import Token
from metrics.language.vocabulary import Entry

_AND = re.compile("[、和与及]")


def with_pairs_apart(tokens: list[Token]) -> list[Token]:
    """The slots with such a name as two, and the word between them as a list's; with one figure for both together it stays one."""
    told = list(tokens)
    for at, (name, behind) in reversed(list(enumerate(pairwise(tokens)))):
        if name.letter == "I" and behind.text in EACH_ALIKE and (apart := _apart(name)):
            told[at : at + 1] = apart
    return told


def _apart(name: Token) -> tuple[Token, ...]:
    codes = name.entry.value.partition(";")[0].split("|") if name.entry is not None and ";" in name.entry.value else []
    joined = _AND.search(name.text)
    if len(codes) != 2 or joined is None or len(name.text) != name.end - name.start:
        return ()
    at = name.start + joined.start()
    return (
        Token("I", name.start, at, name.text[: joined.start()], Entry("indicator", codes[0])),
        Token("j", at, at + 1, joined.group()),
        Token("I", at + 1, name.end, name.text[joined.end() :], Entry("indicator", codes[1])),
    )
