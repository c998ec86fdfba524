"""Read the numbers of a sentence: ask the constructions what each is, and write it for its topic.

A list of numbers is told apart by its members, its years, its bases or its places; one that cannot be stays unread.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from metrics.extraction.asides import counts_a_part, counts_firms, is_aside, is_predicate, names_its_whole
from metrics.extraction.clause import NUMBERS, Clause, Construction, Reading, Slot, Topic
from metrics.extraction.constructions import CONSTRUCTIONS
from metrics.extraction.constructions.ranks import scope_before, shared_by
from metrics.extraction.invested import planned
from metrics.extraction.lists import alike, list_members, listed_periods, places_listed, without_said_again, zones_listed
from metrics.extraction.slots import BOUNDARY, clause_start, search
from metrics.extraction.state import State
from metrics.extraction.units import is_of_another_unit
from metrics.extraction.writer import Writer
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

_BY_NUMBER = {n: [c for c in CONSTRUCTIONS if n in c.numbers] for n in NUMBERS}
_RATES_OF_PLACES = re.compile(r"I[^IJzZHG;]*r[^IJ;]*$")  # 增速超过全市平均的有丹阳市(8.1%)、句容市(7.2%)
_WIDE = frozenset(n for c in CONSTRUCTIONS if c.wide for n in c.numbers)
_NAMES_OTHERS = re.compile(r"[xQE]j[^IJMPBKX,;:]*,D")  # 主要商品有服装、机电产品,分别增长…
_GOES_ON = ("j", ",")
_LIKE = {n: "[PX]" if n in "PX" else n for n in NUMBERS}  # 分别增长1.7%、1.1倍
_MORE = {n: re.compile(rf"(?:j{{1,2}}[vud]{{0,2}}|,(?={like}))({like})") for n, like in _LIKE.items()}


@lru_cache(maxsize=1 << 14)
def _candidates(number: str, letters: str, wide: str) -> tuple[tuple[Construction, re.Match[str]], ...]:
    """The constructions whose pattern matches a clause, in the order in which they are tried."""
    found = [(each, each.pattern.search(wide if each.wide else letters)) for each in _BY_NUMBER[number]]
    return tuple((each, match) for each, match in found if match is not None)


class Numbers:
    """Reads the numbers of the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.writer = Writer(state)
        self.units = vocabulary().units

    def last_of_list(self, at: int) -> int:
        """The last number of a list of like numbers: 42.4%、36.8%和17.7%."""
        letters, last = self.state.sentence.letters, at
        if letters[at + 1 : at + 2] not in _GOES_ON:
            return at
        while found := _MORE[letters[at]].match(letters, last + 1):
            if letters[last + 1] == "," and "D" not in letters[max(0, at - 8) : at]:
                break
            last = found.end() - 1
        return last

    def _clause(self, wide_start: int, first: int) -> Clause:
        state = self.state
        tokens, letters, topic = state.sentence.tokens, state.sentence.letters, state.memory.topic
        wide, wide_tokens = letters[wide_start : first + 1], tokens[wide_start : first + 1]
        start = clause_start(wide)
        behind = BOUNDARY.search(letters, first + 1)
        return Clause(
            wide_tokens[start:] if start else wide_tokens,
            wide[start:],
            wide,
            wide_tokens,
            letters[first + 1 : behind.end() if behind else len(letters)],
            letters[first + 1 : first + 9],
            tokens[first],
            state.memory,
            self.units.get(topic.code, "") if topic else "",
            topic.code if topic else "",
            state.period,
        )

    def read(self, wide_start: int, first: int, last: int) -> None:
        letters, tokens = self.state.sentence.letters, self.state.sentence.tokens
        clause = self._clause(wide_start, first)
        if first == last or letters[first] in "bf":
            self._read_one(clause, wide_start, first)
            return
        numbers = [tokens[i] for i in range(first, last + 1) if re.fullmatch(_LIKE[letters[first]], letters[i])]
        if letters[first] == "K":
            self._read_ranks(clause, numbers, wide_start, first)
        elif not self._read_list(clause, numbers, wide_start, first):
            for number in numbers:
                self.writer.keep_unread(clause.of(number), "a list whose members cannot be told apart")
            self.state.memory.topic = None
            self.state.memory.slots.extend(Slot(None) for number in numbers)

    def _read_ranks(self, clause: Clause, numbers: list[Token], wide_start: int, first: int) -> None:
        """总量和增速分居全市第二和第三; 增速分别居第二、第四 after as many indicators."""
        order = re.search(r"l.*r|r.*l", clause.letters)
        topic = self.state.topics.carried(clause, self.state.memory)
        members = list_members(self.state.sentence, wide_start, first, len(numbers), self.state.topics, self.state.memory)
        if order is None and members is None and "D" in clause.letters and len(self.state.memory.slots) >= len(numbers):
            members = [slot.topic for slot in self.state.memory.slots[-len(numbers) :]]
        if order is None and members is None and topic is not None:
            members = zones_listed(self.state.sentence, wide_start, first, len(numbers), self.state.topics, topic)
            clause = replace(clause, letters=clause.wide, tokens=clause.wide_tokens)  # 增速 stands before the zones
        if order is None and members is not None:
            for member, number in zip(members, numbers, strict=True):
                each = clause.of(number)
                name, reading = self._classify(each)
                if member is not None and reading is not None:
                    self.writer.emit(name, reading, member, each)
            self.state.memory.last = "rank_yoy"
            if members != [slot.topic for slot in self.state.memory.slots[-len(members) :]]:
                self.state.memory.slots.extend(map(Slot, members))  # 分别前进2位和后退3位 goes on about them
            return
        if order is None or topic is None or len(numbers) != 2:
            for number in numbers:
                self.writer.keep_unread(clause.of(number), "a list of ranks")
            return
        measures = ("rank_level", "rank_yoy") if order.group()[0] == "l" else ("rank_yoy", "rank_level")
        for number, measure in zip(numbers, measures, strict=True):
            each = clause.of(number)
            self.writer.emit("rank", Reading(measure, each.value, "RANK", scope_before(clause)), topic, each)

    def _read_list(self, clause: Clause, numbers: list[Token], wide_start: int, first: int) -> bool:
        """Give each number of a list its own indicator, year, base or place, in order; False where the counts differ."""
        topics = list_members(self.state.sentence, wide_start, first, len(numbers), self.state.topics, self.state.memory)
        head = self.state.memory.topic or self.state.memory.head
        if topics is None and head is not None and not head.is_narrowed:
            topics = zones_listed(self.state.sentence, wide_start, first, len(numbers), self.state.topics, head)
        clause = self._clause(wide_start, first)
        if search(r"[gh]S(?:jS)+,B$", clause.wide):
            clause = replace(clause, letters=clause.wide, tokens=clause.wide_tokens)  # 高于全国、全省,3.2个、1.8个百分点
        name, reading = self._classify(clause)
        if reading is None and clause.number.letter == "M" and ("D" in clause.letters if topics is not None else self._follows_floors(clause)):
            name, reading = "named_level", Reading("level", clause.value)  # a member without a code stands last
        if reading is None and topics is not None and search(r"r,D[vF]{0,3}P$", clause.wide):
            name, reading = "growth", Reading("yoy", clause.value)  # …增加值增速,分别达到16.8%
        if reading is None or not reading.measure:
            if reading is not None and reading.base == "share":
                self.state.memory.last = "share"  # 比重分别由4.4%和2.1%提高到4.9%和2.3%
                self.state.memory.slots.extend(map(Slot, topics or ()))
            return reading is not None
        each = [clause.of(number) for number in alike(numbers)]
        if self._read_periods(name, each, first):
            return True
        if topics is None and self._read_same_topic(name, reading, each):
            return True
        slots = [Slot(topic) for topic in topics] if topics is not None else self._slots(reading, len(numbers), clause)
        if slots is None:
            self.state.memory.last = reading.measure
            return False
        for one, slot in zip(each, slots, strict=True):
            found = self._with_own_verb(self._classify(one)[1], one.number) or reading._replace(value=one.value)
            if slot.topic is not None and found is not None:
                is_written = self.writer.emit(name, found, slot.topic, one, slot.year)
                self.state.memory.counted += [slot.topic.code] if is_written and found.measure == "level" else []
        known = {slot.topic.start for slot in self.state.memory.slots if slot.topic is not None}
        is_new = topics is not None and not any(topic is not None and topic.start in known for topic in topics)
        if reading.measure in ("level", "target") or is_new:
            self.state.memory.slots.extend(slots)
        self.state.memory.last = reading.measure
        if reading.measure == "share":
            self.state.memory.share = max(one.value for one in each)
        return True

    def _read_periods(self, name: str, each: list[Clause], first: int) -> bool:
        """全市生产总值一季度、上半年和前三季度分别增长11.2%、11.7%和11.5%: one topic at several times."""
        periods = listed_periods(self.state.sentence.letters, self.state.sentence.tokens, first)
        topic = self.state.topics.carried(each[0], self.state.memory)
        if topic is None or len(periods) != len(each) or len(each) < 2:
            return False
        held = self.state.period.all_held()
        for one, period in zip(each, periods, strict=True):
            reading = self._classify(one)[1]
            self.state.period.once = period
            if reading is not None:
                self.writer.emit(name, reading, topic, one)
        self.state.period.hold(held)
        return True

    def _follows_floors(self, clause: Clause) -> bool:
        """…双双突破200亿元大关,分别达到210亿元和241亿元: the levels of those that passed a round figure."""
        memory = self.state.memory
        return clause.number.letter == "M" and not memory.has_level and memory.last == "level" and search(r"^D[vF]{1,3}M$", clause.letters) is not None

    def _with_own_verb(self, reading: Reading | None, number: Token) -> Reading | None:
        """分别增长3.1%和下降2.2%: a member's own verb turns the sign."""
        tokens = self.state.sentence.tokens
        before = tokens[next(i for i, t in enumerate(tokens) if t.start == number.start) - 1]
        if reading is None or reading.measure not in ("yoy", "rank_change") or before.letter not in "ud":
            return reading
        return reading._replace(value=-abs(number.quantity.value) if before.letter == "d" and number.quantity else abs(reading.value))

    def _read_same_topic(self, name: str, reading: Reading, each: list[Clause]) -> bool:
        """One topic against several bases or places: 分别较去年同期和一季度回落0.2和0.6个百分点, 高于全国、全省."""
        topic = self.state.topics.carried(each[0], self.state.memory)
        if topic is None:
            return False
        places = places_listed(each[0].tokens)
        if reading.measure == "yoy_accel" and len(re.findall(r"[VYOp]", each[0].letters)) == len(each):
            places = []
        elif reading.measure not in ("gap", "share") or len(places) != len(each):
            return False
        for i, one in enumerate(each):
            _, found = self._classify(one)
            if found is not None:
                self.writer.emit(name, found._replace(scope=places[i]) if places else found, topic, one)
        return True

    def _slots(self, reading: Reading, count: int, clause: Clause) -> list[Slot] | None:
        """Whom a list without named members belongs to: the years named, or the amounts read before."""
        if re.search(r"[xQEJ][^,;:]*D", without_said_again(clause)) or _NAMES_OTHERS.search(clause.wide):
            return None  # the list has members of its own
        if len(self.state.memory.listed) == count and "D" in clause.letters:
            return [Slot(topic) for topic in self.state.memory.listed]  # …和…双双突破1000亿元,分别达…
        years = self.state.period.years(count)
        if years:
            return [Slot(self.state.memory.topic, year) for year in years]
        is_of_these = reading.measure != "level" or "l" in clause.letters or self._follows_floors(clause)
        if len(self.state.memory.slots) >= count and is_of_these and len(re.findall("[VYO]", clause.letters)) < 2:
            return self.state.memory.slots[-count:]
        return None

    @staticmethod
    def _classify(clause: Clause) -> tuple[str, Reading | None]:
        number = clause.number.letter
        for each, found in _candidates(number, clause.letters, clause.wide if number in _WIDE else ""):
            if (reading := each.build(clause, found)) is not None:
                return each.name, reading
        return "", None

    def _read_one(self, clause: Clause, wide_start: int, number: int) -> None:
        memory = self.state.memory
        topic = self.state.topics.carried(clause, memory)
        if "D" in clause.letters and clause.number.letter in "PB" and len(memory.slots) > 1 and not search("[VYO]", clause.letters):
            topic = None  # 分别占…的12.3%、…的11.8%: the rest of the list is not told apart
        just_read, memory.just_read = memory.just_read, ""
        if topic is not None and clause.number.letter == "M" and self._is_part_of_itself(topic, number):
            topic = memory.topic = None
        memory.is_firm = memory.is_firm or counts_firms(clause, self.state.sentence.letters[:number])
        name, reading = self._classify(clause)
        if name == "share_before" or (name == "growth_before" and topic is None):
            topic = self.state.topics.rated(self.state.sentence, number)
        if clause.wide.endswith("S(P") and _RATES_OF_PLACES.search(self.state.sentence.letters[:number]):
            topic = self.state.topics.owned(self.state.sentence, wide_start, number, memory)
            name, reading = "growth_in_brackets", Reading("yoy", clause.value, "PERCENT")
        if clause.number.letter == "M":
            if (amounted := self.state.topics.amounted(self.state.sentence, wide_start, number, just_read)) is not None:
                name, reading, topic = "level_before", Reading("level", clause.value), amounted
            elif topic is not None and self.state.topics.is_of_another(self.state.sentence, number, topic):
                topic = None
            if reading is None or topic is None:
                name, reading, topic = self._find_owner(name, reading, topic, wide_start, number, clause)
            if reading is not None and topic is not None and (told := planned(reading, topic))[1] is not topic:
                reading, memory.topic = told
                topic = memory.topic
            if reading is None or reading.measure in ("level", "target"):
                memory.slots.append(Slot(topic if reading is not None else None))
        if reading is not None and reading.measure and clause.number.letter in "KP" and (owners := shared_by(clause)):
            for each in owners:  # 地区生产总值、规上工业增加值增速均居全市第2位
                self.writer.emit(name, reading, each, clause)
            memory.last = reading.measure
        elif reading is None or (reading.measure and topic is None):
            self._leave(clause, number, reading, topic)
        elif not reading.measure:
            is_of_nothing = reading.base == "class" or (topic is None and clause.number.letter == "K")
            memory.topic = None if is_of_nothing else memory.topic
            memory.last = reading.base if reading.base not in ("", "class") else memory.last
        elif topic is not None and self.writer.emit(name, reading, topic, clause):
            self.writer.remember(reading, topic, clause)
            memory.shares_follow = name in ("share_before", "share_made")
        elif topic is not None and topic is memory.topic and is_of_another_unit(clause.number, topic.code):
            memory.topic = None  # 规模以上企业实现收入2万亿元,增长…: the growth is not that of the number of firms

    def _leave(self, clause: Clause, number: int, reading: Reading | None, topic: Topic | None) -> None:
        """Keep a number as unread, with what it may mean for the next ones."""
        memory = self.state.memory
        self.writer.keep_unread(clause, "no construction reads it" if reading is None else "the indicator is not certain")
        if reading is not None and reading.measure == "yoy" and search("[xQ]", clause.letters):
            memory.slots.append(Slot(None))  # 生态水利投资增长38% keeps its place before 分别加快…
        if not is_predicate(clause):
            memory.topic = None if clause.number.letter == "M" and not is_aside(clause) else topic
        memory.part = memory.part or counts_a_part(clause, self.state.sentence.letters[:number])

    def _is_part_of_itself(self, topic: Topic, number: int) -> bool:
        """Of a whole whose level the document has told."""
        return names_its_whole(self.state.sentence, number, topic.code, self.state.context.own_words) and any(seen.indicator == topic.code and seen.measure == "level" for seen in self.state.results.observations)

    def _find_owner(
        self, name: str, reading: Reading | None, topic: Topic | None, wide_start: int, number: int, clause: Clause
    ) -> tuple[str, Reading | None, Topic | None]:
        """An amount beside a zone's name, or a count before what it counts."""
        owned = self.state.topics.owned(self.state.sentence, wide_start, number, self.state.memory)
        if owned is not None:
            self.state.memory.topic = owned
            return "owned_level", Reading("level", clause.value), owned
        counted = self.state.topics.counted(self.state.sentence, number) if reading is None else None
        if counted is not None:
            self.state.memory.topic, self.state.memory.context = counted, counted.code
            return "counted_before", Reading("level", clause.value), counted
        return name, reading, topic
