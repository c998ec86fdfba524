"""Read the ranks of a list: told apart by their members, by amount and growth, by their times, places or scopes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from metrics.extraction.classify import classify
from metrics.extraction.clause import Clause, Reading, Slot, Topic
from metrics.extraction.constructions.ranked_among import scope_before
from metrics.extraction.listed_places import zones_listed
from metrics.extraction.listed_scopes import places_ranked, scopes_listed, tells_several
from metrics.extraction.listed_times import ListedTimes
from metrics.extraction.lists import list_members
from metrics.extraction.slots import match, pieces
from metrics.extraction.state import State
from metrics.extraction.writer import Writer
from metrics.language.token import Token

_AMOUNT_AND_RATE = re.compile("l.*r|r.*l|[IJ]jrv?D")  # 总量和增速; 进出口总额、增速
_BEHIND_A_LIST = r",?v{0,2}k[^IJxQEr]{0,4}K$"
_BOTH = ("rank_level", "rank_yoy")


class ListedRanks:
    """Reads the lists of ranks of the sentence that `state` holds."""

    def __init__(self, state: State, writer: Writer, times: ListedTimes) -> None:
        self.state = state
        self.writer = writer
        self._times = times

    def read(self, clause: Clause, numbers: list[Token], wide_start: int, first: int) -> list[Slot]:
        """总量和增速分居全市第二和第三; 增速分别居第二、第四 after as many indicators: what each rank is of, where it has a member of its own."""
        order = _AMOUNT_AND_RATE.search(clause.letters) or self._order_told(clause, first)
        topic = self.state.topics.carried(clause, self.state.memory)
        if order is None and len(numbers) == 2 and (alone := self._told_alone(clause)) is not None:
            self._emit_both(clause, numbers, _BOTH, alone)
            return []
        if order is None and topic is not None and (scopes := scopes_listed(clause, len(numbers))):
            self._emit_among(clause, numbers, scopes, topic)
            return []
        members = list_members(self.state.sentence, wide_start, first, len(numbers), self.state.topics, self.state.memory)
        if order is None and members is None and self._times.read("rank", [clause.of(number) for number in numbers], first):
            self.state.memory.last = "rank_yoy"  # 上半年和1-9月,增速分别列全市第3位和第2位
            return []
        are_of_places = places_ranked(clause)
        if order is None and members is None and not are_of_places:
            members = self._members_before(clause, len(numbers))
        head = self.state.memory.head if topic is None else topic
        head = None if topic is None and head is not None and head.is_narrowed else head
        if order is None and members is None and head is not None and not (are_of_places and tells_several(clause, in_sentence=True)):
            members = zones_listed(self.state.sentence, wide_start, first, len(numbers), self.state.topics, head)
            clause = replace(clause, letters=clause.wide, tokens=clause.wide_tokens)  # 增速 stands before the zones
        if order is None and members is not None:
            return self._emit_each(clause, numbers, members)
        if order is not None and topic is not None and len(numbers) == len(_BOTH):
            self._emit_both(clause, numbers, _BOTH if order.group()[0] != "r" else _BOTH[::-1], topic)
            return []
        for number in numbers:
            self.writer.keep_unread(clause.of(number), "a list of ranks")
        return []

    def _members_before(self, clause: Clause, count: int) -> list[Topic | None] | None:
        """税收、投资分别增长12%、10%,增速分别居第二、第四: those told before, which the ranks go on about."""
        memory = self.state.memory
        ranks_rates = memory.last == "yoy" and match(r"v{0,2}rk[^IJxQEr]{0,4}K$", clause.letters) is not None
        # 分别增长12%、10%,居全市第二、第四
        ranks_rates = ranks_rates or (
            memory.last == "yoy" and match(_BEHIND_A_LIST, clause.wide) is not None and self._is_behind_list(clause)
        )
        goes_on = "D" in clause.letters or (ranks_rates and len(memory.slots[memory.part_at :]) == count)
        return [slot.topic for slot in memory.slots[-count:]] if goes_on and len(memory.slots) >= count else None

    def _is_behind_list(self, clause: Clause) -> bool:
        """Whether the numbers before these were told with 分别, in the clause before."""
        sentence = self.state.sentence
        before = pieces(sentence.letters[: sentence.slot_at(clause.wide_tokens[0].start)].rstrip(","))[-1:]
        return bool(before) and "D" in before[0]

    def _emit_each(self, clause: Clause, numbers: list[Token], members: Sequence[Topic | None]) -> list[Slot]:
        """Write each rank as that of its member."""
        members = [member and self.writer.of_those_told(member) for member in members]
        memory, told, last = self.state.memory, [Slot(member) for member in members], ""
        for member, number in zip(members, numbers, strict=True):
            each = clause.of(number)
            name, reading = classify(each)
            if member is not None and reading is not None:
                self.writer.emit(name, reading, member, each)
                last = reading.measure
            else:
                self.writer.keep_unread(each, "a list of ranks")
        memory.last = last if last in _BOTH else "rank_yoy"
        if members != [slot.topic for slot in memory.slots[-len(members) :]]:
            memory.slots.extend(told)  # 分别前进2位和后退3位 goes on about them
            memory.has_level = False
        return told

    def _emit_both(self, clause: Clause, numbers: list[Token], measures: tuple[str, ...], topic: Topic) -> None:
        """Write the ranks of one topic's amount and growth."""
        for measure, number in zip(measures, numbers, strict=True):
            each = clause.of(number)
            self.writer.emit("rank", Reading(measure, each.value, "RANK", scope_before(clause)), topic, each)

    def _emit_among(self, clause: Clause, numbers: list[Token], scopes: list[str], topic: Topic) -> None:
        """Write one rank among each of these."""
        name, reading = classify(clause.of(numbers[0]))
        for number, scope in zip(numbers, scopes, strict=True):
            each = clause.of(number)
            if reading is None or not reading.measure.startswith("rank_") or tells_several(clause):
                self.writer.keep_unread(each, "a list of ranks")
            else:
                self.writer.emit(name, replace(reading, value=each.value, scope=scope), topic, each)

    def _order_told(self, clause: Clause, first: int) -> re.Match[str] | None:
        """总量、增速均居全市第2位,在全省分列第21位和第43位: the ranks before these were of the same two, in this order."""
        if self.state.memory.last not in _BOTH or match(r",?[vS]*D", clause.letters) is None:
            return None
        before = pieces(self.state.sentence.letters[:first])[-2:-1]
        return _AMOUNT_AND_RATE.search(before[0]) if before and "K" in before[0] else None

    def _told_alone(self, clause: Clause) -> Topic | None:
        """财政收入241亿元,增长6.4%,分居全省第4、第3位: amount and growth of the one that this part of the sentence tells of."""
        memory = self.state.memory
        told = {slot.topic.code: slot.topic for slot in memory.slots[memory.part_at :] if slot.topic is not None}
        is_of_both = memory.has_level and memory.last == "yoy" and match(r"Dk?[^IJxQEr]{0,4}K$", clause.letters) is not None
        return next(iter(told.values())) if is_of_both and len(told) == 1 else None
