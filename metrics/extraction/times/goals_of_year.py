"""Goals that their own words call the year's, in a sentence of months: 下半年将紧盯“增长9%、投资增长15%”的年度目标."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Sentence
from metrics.extraction.state import State
from metrics.language.vocabulary import any_of

_YEARLY = ("年度", "全年")
# Slots: the rest of a list that 的年度目标 ends, and one that it has ended
_THEIR_GOAL = re.compile("[MP](?:[vx]?[j,][IJ][vrudtF]{0,3}[MP]){0,6}v{0,2}[TG]{0,2}G")
_TOLD_BEFORE = re.compile("(?P<aim>t)[^MPTGt;]*(?P<told>[MP])v{1,2}(?P<goal>G),")
_LOOKS_AT = re.compile(any_of("aimed_at_word"))


def _is_the_years(sentence: Sentence, at: int) -> bool:
    """年度目标, 全年的目标: what the slot `at` and the one before it say."""
    return any(word in sentence.text_of(at - 1, at + 1) for word in _YEARLY)


def is_of_the_years_goals(state: State, clause: Clause) -> bool:
    """下半年将紧盯“增长9%、投资增长15%”的年度目标; 下半年要确保250亿元的年度目标,力争280亿元: of the whole year, and not of its second half."""
    text, sentence = state.clean.text, state.sentence
    if not any(text.find(word, sentence.start, sentence.end) >= 0 for word in _YEARLY):
        return False
    at, letters = sentence.slot_at(clause.number.start), sentence.letters
    found = _THEIR_GOAL.match(letters, at)
    if found is not None:
        return _is_the_years(sentence, found.end() - 1)
    told = next((each for each in _TOLD_BEFORE.finditer(letters, 0, at) if not set(letters[each.end() : at]) & set("T;")), None)
    if told is None or not _is_the_years(sentence, told.start("goal")):
        return False
    first = sentence.tokens[told.start("told")].quantity
    if first is None or _LOOKS_AT.search(sentence.text_of(0, told.start("told"))) is not None:
        return False  # 下半年,对照250亿元的年度目标,力争完成130亿元: what is still to be done of it
    is_of_another = any(letter in "IJ" for letter in letters[told.end() : at])
    return is_of_another or clause.value >= first.value
