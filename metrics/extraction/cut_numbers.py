"""Numbers that a blank has cut, or two that stand side by side: 工业总产值21 2.6亿元. Nobody knows which, so none is read, and that is told."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import search
from metrics.extraction.state import State

_CUT = re.compile(r"\d{1,3} \d[\d.]*[万亿]*(?:美?元|吨|平方米)[^\d]{0,4}")
_NAMED = "[IJ][vFTY]{0,3}$"  # slots before it


def keep_cut_numbers(state: State, sentence: Sentence, words: str) -> None:
    """Keep such numbers of a sentence as unread, where an indicator is named right before them."""
    if " " not in words:
        return
    for at, token in enumerate(sentence.tokens):
        if token.letter == "x" and _CUT.fullmatch(token.text) is not None and search(_NAMED, sentence.letters[:at]) is not None:
            state.results.keep_unread(token, "no construction reads it")
