"""What a change of growth is held against, in the text's own words: 上半年 in 较上半年加快0.6个百分点.

Two changes of one rate, 较一季度 and 较上半年, are two figures: neither contradicts the other. Where no time is told, or the same
one of the year before, there is nothing to say: that is what growth is held against.
"""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.language.token import Token

AGAINST = "against="  # a flag of what such a change is held against
BASES = frozenset("VONYp")  # slots
_LAST_PERIOD = "上期"
_BEFORE_BRACKET = re.compile(r"[VO](?:\([^()]{1,6}\)|v{0,2}[ud]?v?P)[^,;()PBMKXbfYp]{0,6}$")  # slots


def base_told(base: Token) -> str:
    """The words of a slot that names a base, without 较 or 比; "" for the same time of the year before."""
    if base.letter not in "VON":
        return ""
    words = base.text.lstrip("较比与同")
    return _LAST_PERIOD if words.startswith("环") else words


def base_in_front(sentence: Sentence, number: Token) -> str:
    """The same where what the rate was then stands between it and the points: 较上半年(7.6%)提高1.2个百分点, 比上半年的7.6%高1.2个百分点."""
    found = _BEFORE_BRACKET.search(sentence.letters, 0, sentence.slot_at(number.start))
    return base_told(sentence.tokens[found.start()]) if found is not None else ""
