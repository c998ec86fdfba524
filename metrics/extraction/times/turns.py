"""Months told in turns with the months from January: 6月工业产值20亿元,1-6月累计108亿元;销售产值18亿元,1-6月累计105亿元."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.extraction.state import State


def turn_back(state: State, at: int) -> None:
    """Let the month hold again behind the slot at `at`, where a figure of no time and then its sum from January are told."""
    month = state.period.month_before_sum
    if month is not None and month.months is not None and _tells_both(state.sentence, at, month.months[1]):
        state.period.once, state.period.is_cumulative = month, False


def _tells_both(sentence: Sentence, at: int, month: int) -> bool:
    """An indicator's level of no time, and its figure from January until `month` behind it, in one part of a sentence."""
    named = told = ""
    is_summed = False
    for letter, token in zip(sentence.letters[at + 1 :], sentence.tokens[at + 1 :], strict=True):
        if letter in ";:(" or (letter in "IJ" and told not in ("", token.text)):
            return False  # another indicator's
        if letter in "IJ":
            named = token.text
        elif letter in "MP" and is_summed:
            return True
        elif letter == "M":
            told = named
        elif letter in "TV":
            period = token.period
            is_summed = told != "" and period is not None and period.kind == "span" and period.months == (1, month)
            if not is_summed:
                return False
        elif letter in "vr" and "累计" in token.text:
            is_summed = told != ""
    return False
