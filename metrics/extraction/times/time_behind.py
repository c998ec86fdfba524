"""A time that stands behind its figures: 社零总额61.7亿元,增长12.0%,这是该区一季度的成绩; 干了34.7亿元--这是该县1至4月的固定资产投资."""

from __future__ import annotations

from metrics.extraction.clause import NUMBERS, Sentence
from metrics.extraction.names.said_behind import THIS_IS
from metrics.extraction.slots import match, search
from metrics.language.periods import PeriodMention
from metrics.language.vocabulary import words_of

_BARE = r"x?v{0,3}S?v?(T)S?"  # slots
_TOLD = tuple(words_of("account_word"))
_NAMED_NEXT = r"v?[vx]{0,3}I"  # slots
_REACH = 3  # slots behind the time in which what is told of stands


def time_behind(sentence: Sentence) -> PeriodMention | None:
    """The time that a sentence says its figures are of, once it has told them; None where it has named one before, or says only when the like was last seen."""
    letters, tokens = sentence.letters, sentence.tokens
    found = search(rf"[{NUMBERS}][,:]?{_BARE}([vxF])", letters)
    if found is None or "T" in letters[: found.start()]:
        return None
    said = sentence.text_of(found.start() + 1, found.start(1)).lstrip(",:-—")
    mention = tokens[found.start(1)].period
    if mention is None or not said.startswith(THIS_IS) or mention.kind not in ("span", "month", "year") or mention.is_compared:
        return None
    at = found.start(2)
    behind = sentence.text_of(at, min(len(tokens), at + _REACH)).removeprefix("交出").removeprefix("取得").removeprefix("的")
    is_named = tokens[at].text == "的" and match(_NAMED_NEXT, letters[at:]) is not None
    return mention if is_named or behind.startswith(_TOLD) else None
