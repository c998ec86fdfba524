"""Lists that tell more of their members in brackets: 出口、进口分别完成80亿元(增长9%)、46亿元(下降6%).

What stands between two numbers of such a list would part them: each would be read for itself, and all of them for the member named last.
"""

from __future__ import annotations

import re

from metrics.extraction.classify import clause_before
from metrics.extraction.clause import NUMBER
from metrics.extraction.numbers import Numbers
from metrics.extraction.slots import search

_MEMBER = re.compile(r"[PMXBK](?:\([^()]*\))?")
_NEXT = re.compile("j{1,2}[vud]{0,2}|,[ud]?(?=[PMXBK][(])")
_LISTED = "(?:D|[IJ]v?j[vxS]{0,2}[IJ])[vFSrkgh]{0,4}[ud]?$"
_ALIKE = {"X": "P"}
_OF_OTHERS = frozenset("IJTEQ;")  # slots that begin something else


def told_in_brackets(letters: str, start: int, first: int) -> list[tuple[int, int]]:
    """The members of a list that begins with the number at `first`: where each stands and where it ends, brackets included.

    Empty where there are fewer than two, none but the last has brackets, or neither 分别 nor two names stand before them since `start`.

    >>> told_in_brackets("IjIDFM(uP)jM(YuP)x", 0, 5), told_in_brackets("IFM(uP)jM", 0, 2)
    ([(5, 10), (11, 17)], [])
    """
    if letters[first + 1 : first + 2] != "(" or search(_LISTED, letters[start:first]) is None:
        return []
    found: list[tuple[int, int]] = []
    at, kind = first, _ALIKE.get(letters[first], letters[first])
    while (member := _MEMBER.match(letters, at)) is not None and _ALIKE.get(letters[at], letters[at]) == kind:
        found.append((at, member.end()))
        joined = _NEXT.match(letters, member.end())
        if joined is None:
            break
        at = joined.end()
    return found if len(found) > 1 else []


def read_with_brackets(numbers: Numbers, wide_start: int, members: list[tuple[int, int]]) -> None:
    """Read the numbers of the list in their order, and what brackets say of each for the member it stands behind."""
    memory, sentence = numbers.state.memory, numbers.state.sentence
    first, listed = members[0][0], [sentence.tokens[at] for at, _ in members]
    told = numbers.read_as_list(listed, clause_before(numbers.state, wide_start, first), wide_start, first)
    topic, last, slots = memory.topic, memory.last, list(memory.slots)
    for i, (at, end) in enumerate(members):
        inside = sentence.letters[at + 2 : end - 1]
        memory.topic = told[i].topic if told and _OF_OTHERS.isdisjoint(inside.replace("TG", "G")) else None
        memory.last, memory.has_level, memory.is_falling = last, sentence.letters[at] == "M", False
        start = at + 2
        for number in NUMBER.finditer(sentence.letters, at + 2, end):
            if number.start() >= start:
                behind = numbers.last_of_list(number.start())
                numbers.read(start, number.start(), behind)
                start = behind + 1
    memory.topic, memory.last, memory.slots = topic, last, slots
