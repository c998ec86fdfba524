"""Leave out clauses that only say what something came from: 受大豆进口量减少影响,进口下降12.1% tells nothing of soya beans."""

from __future__ import annotations

import re

from metrics.extraction.clause import OF_NUMBERS
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

CAUSE = "受"
_CAUSED = re.compile(
    f"(?:^|(?<=[,;:]))[^,;:受]{{0,6}}受[^,;:]{{2,40}}(?:{any_of('cause_word')})(?:等?(?:多重|诸多|综合|叠加)?因素)?(?:的?影响)?(?=,)"
)
_FILLER = "v"


def without_causes(tokens: list[Token], words: str, start: int) -> list[Token]:
    """The slots of a sentence that begins at `start`, those of what a clause blames made fillers; a clause with a figure is told, not blamed."""
    for found in _CAUSED.finditer(words):
        first, end = start + words.index(CAUSE, found.start()), start + found.end()
        inside = [token for token in tokens if first <= token.start < end]
        if OF_NUMBERS.isdisjoint(token.letter for token in inside):
            tokens = [_filler(token) if first <= token.start < end else token for token in tokens]
    return tokens


def _filler(token: Token) -> Token:
    return Token(_FILLER, token.start, token.end, token.text)
