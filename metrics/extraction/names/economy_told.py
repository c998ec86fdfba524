"""The growth of the economy by itself, which is that of the gross product: 全市经济增速为6.5%; 经济增长6%左右. 工业经济增速 is of another."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.language.token import Token
from metrics.language.vocabulary import Entry

ECONOMY_GROWS = "经济增"
_WORD, _GROWTH = "经济", ("增速", "增长", "增幅", "增长率", "增长速度")
_ENTRY = Entry("indicator", "gdp")
_REACH = 12  # slots
_OF_ANOTHER = re.compile(r"(?:^|[,;:(])[vpT,]{0,3}S?[JQ]$")  # slots
# Slots: at the head of a clause, or behind a place or a time; and what tells of its rate.
_BY_ITSELF = re.compile(r"(?:^|[,;:(])[vp]{0,2}(?:T[v,]{0,2})?(?:Sj){0,6}S?[TF]?$")
_RATE_BEHIND = re.compile(r"[ru][vF]{0,3}(?:Y[vx]?)?(?:[udgh]?v{0,2}P|[^,;:IJMPX]{0,8}[BK])")


def with_economy(tokens: list[Token]) -> list[Token]:
    """The slots of a sentence, 经济 before its growth for the gross product; another economy's, 工业经济增速8%, for no name at all."""
    letters, named = "".join([t.letter for t in tokens]), None
    for at, token in enumerate(tokens[:-1]):
        if token.text != _WORD or token.letter != "v" or tokens[at + 1].text not in _GROWTH:
            continue
        if _RATE_BEHIND.match(letters, at + 1) is None:
            continue
        if _BY_ITSELF.search(letters[max(0, at - _REACH) : at]) is not None:
            named = named or list(tokens)
            named[at] = replace(token, letter="I", entry=_ENTRY)
        elif _OF_ANOTHER.search(letters[max(0, at - _REACH) : at]) is not None:
            named = named or list(tokens)
            named[at - 1] = replace(tokens[at - 1], letter="x", entry=None)
            named[at] = replace(token, letter="x")
    return named or tokens
