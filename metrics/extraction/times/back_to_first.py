"""Behind a semicolon the time that a sentence began with, where other times were only told beside it: 2020年进出口86亿元,2019年为82亿元;出口62亿元."""

from __future__ import annotations

from metrics.extraction.clause import NUMBERS
from metrics.extraction.slots import match
from metrics.extraction.state import State
from metrics.language.period_words import FROM
from metrics.language.token import Token

_ITS_FIGURE = r"T[vFrqD]{0,3}(?:[ud]v?)?[MPX]|T[vF]{0,2}t[vF]{0,2}[ud]?v?[MP]"  # slots: a time with a figure of what was named before it


def back_to_first_time(state: State, at: int) -> None:
    """Let the sentence's first time hold behind the semicolon at a slot, where the part before it has told others for comparison or the part behind does so again."""
    sentence = state.sentence
    letters = sentence.letters
    first = letters.find("T")
    if first < 0 or any(letter in NUMBERS for letter in letters[:first]) or letters.startswith("T", at + 1):
        return
    begins = sentence.behind_last(";", at)
    beside = [i for i in range(max(begins, first + 1), at) if letters[i] == "T"]
    if not beside or any(match(_ITS_FIGURE, letters[i : i + 8]) is None for i in beside):
        return
    end = letters.find(";", at + 1)
    behind = [t.text for t in sentence.tokens[at + 1 : end if end > 0 else len(letters)] if t.letter == "T"]
    is_again = sentence.tokens[beside[-1]].text in behind
    told = sentence.tokens[first].period
    if (
        told is None
        or told.kind not in ("span", "month", "year")
        or any(letters[i - 1] == "o" or sentence.tokens[i - 1].text in FROM for i in beside)
    ):
        return
    if not (is_again or all(_is_earlier(state, sentence.tokens[i], sentence.tokens[first]) for i in beside)):
        return
    state.period.hold_here(told)
    if state.memory.status == "target" and state.period.is_over(told):
        state.memory.status = "actual"


def _is_earlier(state: State, token: Token, first: Token) -> bool:
    """Whether a time is of an earlier year than the sentence's first."""
    year, before = _year(state, first), _year(state, token)
    return year is not None and before is not None and before < year


def _year(state: State, token: Token) -> int | None:
    base = state.context.base_year
    if token.period is None:
        return None
    if token.period.year is not None:
        return token.period.year
    return base + (token.period.relative or 0) if base is not None else None
