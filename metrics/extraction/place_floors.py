"""Round figures that several places have passed, before what each of them reached: 甲市、乙市GDP超过1000亿元,分别为1310亿元、1099亿元."""

from __future__ import annotations

from metrics.extraction.clause import Clause, Memory, Sentence, Topic
from metrics.extraction.names.topics import Topics
from metrics.extraction.slots import match, search
from metrics.extraction.whose.named_places import listed_at

_PLACES = r"(?:^|[,;:qvS])(S(?:j{1,2}S)+)(I)?[vFghk]{0,3}$"
_PLACES_GROWN = r"(?:^|[,;:qvS])(S(?:j{1,2}S)+)([IJ])?v?[ru]v?[vFghk]{0,3}$"
_TOLD_EACH = r"(?:M[vx]{0,2},[vF]{0,2}D[vF]{0,3}M|P[vx]{0,2},[vF]{0,2}D[vrF]{0,3}P)"


def those_past(sentence: Sentence, clause: Clause, number: int, topics: Topics, memory: Memory) -> list[Topic]:
    """The indicator of each of the places that have passed the figure at slot `number`; empty where it is no such figure."""
    quantity = clause.number.quantity
    is_round = quantity is not None and (quantity.bound in ("over", "under") or quantity.upper is not None or "h" in clause.letters[-3:])
    if not is_round or match(_TOLD_EACH, sentence.letters[number : number + 9]) is None:
        return []
    start = number + 1 - len(clause.wide)
    found = search(_PLACES if clause.number.letter == "M" else _PLACES_GROWN, clause.wide[:-1])
    if found is None:
        return []
    head = topics.named_behind(sentence, start + found.start(2)) if found[2] else memory.head
    if head is None:
        return []
    told: list[Topic] = []
    for at in range(start + found.start(1), start + found.end(1)):
        place = listed_at(topics.owner.context, sentence, at) if sentence.letters[at] == "S" else None
        if place is not None:
            told.append(Topic(head.code, head.text, sentence.tokens[at].start, place))
    return told if len(told) == found[1].count("S") else []
