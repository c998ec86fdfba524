"""The clause before a number, and what the constructions make of it."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.clause import NUMBERS, Clause, Construction, Reading
from metrics.extraction.constructions import CONSTRUCTIONS
from metrics.extraction.slots import clause_start, to_boundary
from metrics.extraction.state import State
from metrics.language.vocabulary import vocabulary

_BY_NUMBER = {n: [c for c in CONSTRUCTIONS if n in c.numbers] for n in NUMBERS}
_WIDE = frozenset(n for c in CONSTRUCTIONS if c.wide for n in c.numbers)


@lru_cache(maxsize=1 << 14)
def candidates(number: str, letters: str, wide: str) -> tuple[tuple[Construction, re.Match[str]], ...]:
    """The constructions whose pattern matches a clause, in the order in which they are tried."""
    found = [(each, each.pattern.search(wide if each.wide else letters)) for each in _BY_NUMBER[number]]
    return tuple((each, match) for each, match in found if match is not None)


def clause_before(state: State, wide_start: int, first: int) -> Clause:
    """The slots before the number at `first`, the letters since the last number in `wide`."""
    tokens, letters, topic = state.sentence.tokens, state.sentence.letters, state.memory.topic
    wide, wide_tokens = letters[wide_start : first + 1], tokens[wide_start : first + 1]
    start = clause_start(wide)
    return Clause(
        wide_tokens[start:] if start else wide_tokens,
        wide[start:],
        wide,
        wide_tokens,
        to_boundary(letters, first + 1),
        letters[first + 1 : first + 9],
        tokens[first],
        state.memory,
        vocabulary().units.get(topic.code, "") if topic else "",
        topic.code if topic else "",
        state.period,
    )


def classify(clause: Clause) -> tuple[str, Reading | None]:
    """The name and the answer of the first construction that reads the number."""
    number = clause.number.letter
    for each, found in candidates(number, clause.letters, clause.wide if number in _WIDE else ""):
        if (reading := each.build(clause, found)) is not None:
            return each.name, reading
    return "", None
