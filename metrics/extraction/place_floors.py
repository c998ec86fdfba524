"""Figures that several places share: 甲市、乙市税收均突破100亿元, 均增长12%; 甲市、乙市GDP超过1000亿元,分别为1310亿元、1099亿元."""

from __future__ import annotations

from dataclasses import replace

from metrics.extraction.classify import classify
from metrics.extraction.clause import EACH_ALIKE, Clause, Memory, Reading, Sentence, Topic
from metrics.extraction.constructions.growth import FLOORS
from metrics.extraction.names.topics import Topics
from metrics.extraction.results import ANOTHERS
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.whose.named_places import listed_at
from metrics.extraction.writer import Writer

_PLACES = r"(?:^|[,;:qvS])(S(?:j{1,2}S)+)T?(I)?[vFghk]{0,3}$"
_PLACES_GROWN = r"(?:^|[,;:qvS])(S(?:j{1,2}S)+)([IJ])?v?[ru]v?[vFghk]{0,3}$"
# One number behind a list of places: 甲市、乙县均增长9%
_OF_PLACES = r"(?:^|[,;:])(?:q,?)?(?:T,?)?v?x?S(?:v?jx?S)+[vTYrlF]{0,4}(?:[ud]v?)?(?:[kvSx]{1,6}K|[MPX])$"
# 甲市、乙县紧随其后,均增长9%; 甲市、乙县并列第二,均为9%
_OF_EACH = (
    r"(?:^|[,;:qvT])(?P<places>x?S(?:j{1,2}x?S)+)(?P<group>M[SxQ]{1,2})?(?:(?P<named>I)?(?P<fare>[xvkrudSl]{1,8}(?:K(?:jK)*)?,))?"
    r"(?P<between>[vxF]{0,3})(?P<names>I(?:j{1,2}I)*)?(?P<verbs>[vFYr]{0,5}[ud]?v{0,2})[MPX]$"
)
_BESIDE_EACH_OTHER = r"(?:^|[,;:qvT])(x?S(?:j{1,2}x?S)+)[vxrl]{0,3}v?kS?K$"
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
        if letter not in "MPXK":
            return False
        is_beside, is_each = "S" in clause.wide, letter != "K" and any(t.text in EACH_ALIKE for t in clause.tokens)
        if not is_beside and not is_each:
            return False
        if letter == "K" and topic is not None and self._rank_each(clause, number, topic):
            return True
        past = those_past(self.state.sentence, clause, number, self.state.topics, self.state.memory) if is_beside and letter in "MP" else []
        if past:
            self.writer.set_aside(clause, "it is no figure of one period")
            self._remember(past, None, "level" if letter == "M" else FLOORS)
            return True
        if is_each and self._write_for_each(clause, number, topic):
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
        reading = self._reading(clause, found["verbs"], found["fare"] or "") if found is not None else None
        if found is None or reading is None or not self._says_each(first + found.start("between"), number):
            return False
        said = sentence.text_of(first + found.start("between"), first + found.end("between"))
        if "x" in found["between"] and not said.startswith(_LIKE):
            return False
        span = found.span("names" if found["names"] else "named")
        names = range(first + span[0], first + span[1]) if span[0] >= 0 else ()
        heads = [self.state.topics.named_behind(sentence, at) for at in names if sentence.letters[at] == "I"] or [
            topic or self.state.memory.head
        ]
        told = [topic for head in heads if head is not None for topic in self._of_places(head, first, found.span("places"))]
        if not told:
            return False
        self._remember(told if len(heads) == 1 else [], replace(told[-1], is_blocked=True), reading.measure)
        for each in told:
            self.writer.emit("growth" if reading.measure == "yoy" else "named_level", reading, each, clause)
        return True

    def _of_places(self, head: Topic, first: int, span: tuple[int, int]) -> list[Topic]:
        """The indicator of `head` in each of the places listed, whose slots are counted from `first`."""
        sentence, context = self.state.sentence, self.state.owner.context
        return [
            Topic(head.code, head.text, sentence.tokens[at].start, place)
            for at in range(first + span[0], first + span[1])
            if sentence.letters[at] == "S" and (place := listed_at(context, sentence, at)) is not None
        ]

    def _reading(self, clause: Clause, verbs: str, fare: str) -> Reading | None:
        """What the number is of each: its level, or its growth; `verbs` are the letters between the names and the number, `fare` those of how they fare."""
        quantity = clause.number.quantity
        if quantity is None or clause.number.letter not in "MP":
            return None
        if clause.number.letter == "M":
            return Reading("level", clause.value) if quantity.bound in ("exact", "over") else None
        has_grown = search("[udr]", verbs + fare) is not None or self.state.memory.last in ("yoy", "rank_yoy")
        return Reading("yoy", -abs(clause.value) if "d" in verbs else clause.value) if has_grown else None

    def _rank_each(self, clause: Clause, number: int, topic: Topic) -> bool:
        """太仓市、常熟市并列全市第二: each of them is."""
        sentence, first = self.state.sentence, max(0, number - _FAR)
        found = search(_BESIDE_EACH_OTHER, sentence.letters[first : number + 1])
        if found is None or "并" not in sentence.text_of(first + found.end(1), number):
            return False
        name, reading = classify(clause)
        told = self._of_places(topic, first, found.span(1))
        if reading is None or not reading.measure.startswith("rank_") or not told:
            return False
        self._remember(told, replace(told[-1], is_blocked=True), reading.measure)
        for each in told:
            self.writer.emit(name, reading, each, clause)
        return True

    def _says_each(self, first: int, number: int) -> bool:
        return any(t.text in EACH_ALIKE for t in self.state.sentence.tokens[first:number])

    def _remember(self, told: list[Topic], topic: Topic | None, last: str) -> None:
        """What 分别 and the places behind it go on with."""
        memory = self.state.memory
        memory.topic, memory.listed, memory.has_level, memory.last = topic, told, False, last
        memory.head = told[-1] if told else memory.head
        if told:
            self.state.owner.since = min(self.state.owner.since, told[0].start)
