"""Leave out the names of what is told of together: of 汽车、家电、电子三大主导产业产值320亿元 the leading industries made that much."""

from __future__ import annotations

import re

from metrics.language.token import Token
from metrics.language.vocabulary import words_of

SEVERAL_LEAD = tuple(f"大{word}产业" for word in words_of("leading_trade_word"))
_ALL_OF_THEM = re.compile(f"([两二三四五六七八九十])(?:{'|'.join(SEVERAL_LEAD)})")
_HOW_MANY = {"两": 2, **{sign: number for number, sign in enumerate("二三四五六七八九十", start=2)}}
_MEMBERS = frozenset("xQvjc")  # slots of names, and of what joins them
_COMMA, _FILLER = "、", "v"


def without_those_who_lead(tokens: list[Token]) -> list[Token]:
    """The slots of a sentence, the names before 三大主导产业 made fillers where there are as many of them."""
    for at, token in enumerate(tokens):
        told = _ALL_OF_THEM.match(token.text)
        if told is None or token.letter not in "IJ":
            continue
        first = at
        while first and tokens[first - 1].letter in _MEMBERS:
            first -= 1
        names = tokens[first:at]
        commas = sum(t.text == _COMMA for t in names)
        joined = sum(t.letter in "jc" for t in names) - commas  # 钛及钛合金 is one of them, and 家电和电子 two
        if commas and _HOW_MANY[told[1]] - 1 in range(commas, commas + joined + 1):
            tokens = [*tokens[:first], *(Token(_FILLER, t.start, t.end, t.text) for t in names), *tokens[at:]]
    return tokens
