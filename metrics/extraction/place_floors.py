"""Figures that several places share: 甲市、乙市税收均突破100亿元, 均增长12%; 甲市、乙市GDP超过1000亿元,分别为1310亿元、1099亿元."""

from __future__ import annotations

from dataclasses import replace

from metrics.extraction.clause import EACH_ALIKE, Clause, Memory, Reading, Sentence, Topic
from metrics.extraction.constructions.growth import FLOORS
from metrics.extraction.names.topics import Topics
from metrics.extraction.results import ANOTHERS
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.whose.named_places import listed_at
from metrics.extraction.writer import Writer

_PLACES = r"(?:^|[,;:qvS])(S(?:j{1,2}S)+)(I)?[vFghk]{0,3}$"
_PLACES_GROWN = r"(?:^|[,;:qvS])(S(?:j{1,2}S)+)([IJ])?v?[ru]v?[vFghk]{0,3}$"
# One number behind a list of places: 甲市、乙县均增长9%
_OF_PLACES = r"(?:^|[,;:])(?:q,?)?(?:T,?)?v?x?S(?:v?jx?S)+[vTYrlF]{0,4}(?:[ud]v?)?(?:[kvSx]{1,6}K|[MPX])$"
_OF_EACH = r"(?:^|[,;:qvT])(x?S(?:j{1,2}x?S)+)(?:[vxF]{0,3}|M[SxQ]{1,2}[vF]{0,3})(I(?:j{1,2}I)*)?([vFYr]{0,5}[ud]?v{0,2})[MPX]$"
_FAR = 60  # slots in which the list and what is told of it stand
_LIKE = ("等", "两", "三", "四")
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


class PlacesSharing:
    """Takes the numbers that several places share, in the sentence that `state` holds."""

    def __init__(self, state: State, writer: Writer) -> None:
        self.state = state
        self.writer = writer

    def take(self, clause: Clause, number: int, topic: Topic | None) -> bool:
        """Write the number at slot `number` for each of the places that have it, or set aside the floor that they have passed and what nobody says to be each one's; False where no places share it."""
        letter = clause.number.letter
        if "S" not in clause.wide or letter not in "MPXK":
            return False
        if letter in "MP" and (past := those_past(self.state.sentence, clause, number, self.state.topics, self.state.memory)):
            self.writer.set_aside(clause, "it is no figure of one period")
            self._remember(past, None, "level" if letter == "M" else FLOORS)
            return True
        if letter != "K" and any(t.text in EACH_ALIKE for t in clause.tokens) and self._write_for_each(clause, number, topic):
            return True
        if topic is not None and "jS" in clause.wide.replace("x", "") and search(_OF_PLACES, clause.wide):
            self.writer.set_aside(clause, ANOTHERS)  # 甲市和乙市增长9%,并列全市第一: each of them, or both together
            self.state.memory.topic = replace(topic, is_blocked=True)
            return True
        return False

    def _write_for_each(self, clause: Clause, number: int, topic: Topic | None) -> bool:
        """甲市、乙县、丙区3个地方税收、投资均增长12%: each of the indicators named, or the one told before, in each of the places."""
        sentence, first = self.state.sentence, max(0, number - _FAR)
        found = search(_OF_EACH, sentence.letters[first : number + 1])
        reading = self._reading(clause, found[3]) if found is not None else None
        if found is None or reading is None or not self._says_each(first + found.end(1), number):
            return False
        group = sentence.text_of(first + found.end(1), first + found.start(2 if found[2] else 3))
        names = range(first + found.start(2), first + found.end(2)) if found[2] else ()
        heads = [self.state.topics.named_behind(sentence, at) for at in names if sentence.letters[at] == "I"] or [topic]
        if "x" in found[0][found.end(1) - found.start() :] and not group.startswith(_LIKE):
            return False
        told = [
            Topic(head.code, head.text, sentence.tokens[at].start, place)
            for head in heads
            if head is not None
            for at in range(first + found.start(1), first + found.end(1))
            if sentence.letters[at] == "S" and (place := listed_at(self.state.owner.context, sentence, at)) is not None
        ]
        if not told:
            return False
        self._remember(told if len(heads) == 1 else [], replace(told[-1], is_blocked=True), reading.measure)
        for each in told:
            self.writer.emit("growth" if reading.measure == "yoy" else "named_level", reading, each, clause)
        return True

    def _reading(self, clause: Clause, verbs: str) -> Reading | None:
        """What the number is of each: its level, or its growth; `verbs` are the letters between the names and the number."""
        quantity = clause.number.quantity
        if quantity is None or clause.number.letter not in "MP":
            return None
        if clause.number.letter == "M":
            return Reading("level", clause.value) if quantity.bound in ("exact", "over") else None
        has_grown = search("[udr]", verbs) is not None or self.state.memory.last == "yoy"
        return Reading("yoy", -abs(clause.value) if "d" in verbs else clause.value) if has_grown else None

    def _says_each(self, first: int, number: int) -> bool:
        return any(t.text in EACH_ALIKE for t in self.state.sentence.tokens[first:number])

    def _remember(self, told: list[Topic], topic: Topic | None, last: str) -> None:
        """What 分别 and the places behind it go on with."""
        memory = self.state.memory
        memory.topic, memory.listed, memory.has_level, memory.last = topic, told, False, last
        memory.head = told[-1] if told else memory.head
        if told:
            self.state.owner.since = min(self.state.owner.since, told[0].start)
