"""Months told in turns with the months from January: 6月工业产值20亿元,1-6月累计108亿元;销售产值18亿元,1-6月累计105亿元.

And months that are over told in turns with what the whole year is to bring: 上半年工业产值108亿元,力争全年210亿元;税收3亿元,力争全年7亿元.
"""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.state import State
from metrics.extraction.times.so_far import turn_to_now
from metrics.language.months import WHOLE_YEAR

_FAR = 16  # slots
_TOLD = "(?:[ud]?v?P|v?M)"
_THE_YEAR = "(?:T?v{0,2}[te]|[te]v?T)v{0,2}F?(?:[ok]v?)?"
# slots: …12.6亿元,增长20%,力争全年完成25亿元,增长22%
_YEAR_BY_THE_WAY = re.compile(f"[MP](?:,Y?[ud]v?P)?[,(]({_THE_YEAR}){_TOLD}(?:[,j]tv?{_TOLD}|,?Y?[ud]v?P)?[)]?$")
_BEGINS_WITH_RESULTS = re.compile("[^MPtG]*[MP]")
_AND_AGAIN = re.compile(f"v?F?[IJ][vF]{{0,2}}{_TOLD}(?:,?Y?[ud]v?P)?[,(]{_THE_YEAR}{_TOLD}")


def turn_back(state: State, at: int) -> None:
    """Let the month hold again behind the slot at `at`, where a figure of no time and then its sum from January are told."""
    turn_to_now(state, at)
    month = state.period.month_before_sum
    if month is not None and month.months is not None and _tells_both(state.sentence, at, month.months[1]):
        state.period.once, state.period.is_cumulative = month, False
    if at > 0:
        turn_from_year(state, at)


def turn_in_clause(state: State, at: int) -> None:
    """Let what a comma or colon at `at` leaves behind be over: a year long gone, or what the year is to bring."""
    turn_to_now(state, at)
    if state.memory.status != "actual":
        turn_from_year(state, at)


def turn_from_year(state: State, at: int) -> None:
    """Let what is over hold again behind what a year is to bring: where the part behind the mark at `at` tells both.

    A semicolon behind what the year is expected to bring, in months of it, does so in any case.
    """
    memory, sentence = state.memory, state.sentence
    found = _YEAR_BY_THE_WAY.search(sentence.letters[max(0, at - _FAR) : at])
    if found is None or state.is_below_goals or _BEGINS_WITH_RESULTS.match(sentence.letters) is None:
        return
    start = max(0, at - _FAR) + found.start(1)
    year = next((t.period for t in sentence.tokens[start:at] if t.letter == "T"), None)
    times = [
        t.period
        for t in sentence.tokens[:start]
        if t.letter == "T" and t.period is not None and (year is None or t.period.text != year.text)
    ]
    told = times[-1] if times else None
    is_over = memory.status != "target" and sentence.letters[at] == ";" and (told is None or told.months != WHOLE_YEAR)
    if not is_over and _AND_AGAIN.match(sentence.letters, at + 1) is None:
        return
    if year is not None:
        if year.months != WHOLE_YEAR or (told is not None and told.is_compared):
            return
        state.period.once = told
    if memory.status == "target":
        memory.status, memory.is_plan = memory.status_before or "actual", False


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
