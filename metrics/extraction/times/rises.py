"""Rises of years that nobody names: 近年来,生产总值从303亿元增长到887亿元; what is reached by them is not of the months told before or after."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause
from metrics.extraction.slots import search
from metrics.extraction.state import State
from metrics.language.months import WHOLE_YEAR
from metrics.language.period_words import FROM
from metrics.language.seldom import seldom

_RISE = re.compile("vM[vu]{0,3}[ok]v{0,2}$")  # slots before what is reached
_BY_THE_YEAR = seldom(r"[(,;]{1,2}(?:实现)?(?:年均|年平均|平均每年|年复合)")
_OF_LATE = seldom("近年来|[近这][几些]年来?|[多数历]年来")
_FAR = 12  # slots
_REACHED, _COME_TO = "o[vT]{0,2}M$", "[IJ]v?(F)v?M$"  # slots
_COMES = ("达", "突破", "跃", "迈")


def is_of_unnamed_years(state: State, number: int) -> bool:
    """True for an amount reached from another one where the sentence names no time.

    Both of years, for it says by how much they grew a year while what holds is part of one, or says 近年来.
    """
    sentence = state.sentence
    found = _RISE.search(sentence.letters[max(0, number - _FAR) : number])
    if found is None or "T" in sentence.letters[:number]:
        return False
    begin = max(0, number - _FAR) + found.start()
    if sentence.tokens[begin].text not in FROM:
        return False
    text, held = state.clean.text, state.period.held
    if _OF_LATE.search(text, sentence.start, sentence.tokens[begin].start) is not None:
        return True
    return held is not None and held.months != WHOLE_YEAR and _BY_THE_YEAR.match(text, sentence.tokens[number].end) is not None


def end_of_years(clause: Clause) -> str:
    """累计投资1680亿元;财政收入从32亿元增长到46亿元: what the "last" of those years brought; 财政收入达到46亿元: nobody says whether in all; else empty."""
    if "累计" in clause.text_of(0, len(clause.tokens)):
        return ""
    if search(_REACHED, clause.wide) is not None:
        return "last"
    come_to = search(_COME_TO, clause.letters)
    return "unknown" if come_to is not None and clause.tokens[come_to.start(1)].text.startswith(_COMES) else ""
