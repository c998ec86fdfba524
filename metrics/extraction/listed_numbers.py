"""Read the numbers of a list: told apart by its members, its years, its bases or its places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from metrics.extraction.asides import tells_of_parts_since
from metrics.extraction.bases_told import base_told
from metrics.extraction.bounds_shared import alike
from metrics.extraction.classify import classify, clause_before
from metrics.extraction.clause import Clause, Reading, Slot, Topic
from metrics.extraction.codes import SECTORS
from metrics.extraction.constructions.growth import FLOORS
from metrics.extraction.listed_places import zones_listed
from metrics.extraction.listed_times import ListedTimes
from metrics.extraction.lists import list_members, places_listed, without_said_again
from metrics.extraction.mixed_bases import against_each, are_sums_and_parts, names_times_and_places
from metrics.extraction.place_points import OF_EACH_PLACE, PlacePoints
from metrics.extraction.results import ANOTHERS
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.times.rows_of_times import leads_by_a_place
from metrics.extraction.whose.part_by_part import of_place, place_named_next
from metrics.extraction.writer import Writer
from metrics.language.token import Token

# 同比、环比分别增长12.1%和3.4%; 同比、两年平均分别增长38.2%和17.9%
_TWO_BASES = re.compile("(?:^|[^YOAj])(?:(?=Yv?j[OA])|(?=[OA]v?jY))([YOA])v?j([YOA])v?r?D")
_GROWTHS = {"Y": "yoy", "O": "mom", "A": "avg2y"}
_BASES_NAMED = 2
_LEVELS_OF_RATED = ",?D[vF]{1,2}M$"  # 商品房销售面积、销售额分别下降12%、8%,分别为86万平方米和71亿元
_BARE_LIST = r",?(?:x?S(?:v?jx?S)+)?[vxQ]{0,3}D[vF]{0,3}P$"  # ,甲县、乙县两县分别为…
_AT_TIMES = r"[vFSx]{0,3}[IJ]v?T(?:jT)+[vF]{0,2}D[vF]{0,2}M$"
_RATES_AT_TIMES = r"[IJ]v?r(?:[vax]{0,2},)?T(?:jT)+v{0,2}Dv{0,2}P$"
_TURNS = {"u": "dsn", "a": "dsn", "d": "ua", "s": "ua", "n": "ua"}  # verbs by the one that opens their list
_RATED = r"r(?:v{0,2}x?|kS?x{0,2}|[gh]Sv{1,4}S(?:v?jx?S)+),D[vF]{0,3}P$"  # 增速超过全省平均水平的有甲市、乙市,分别为…
_DONE = re.compile("完成[了达]?$")
_NAMES_OTHERS = re.compile(r"[xQE]j[^IJMPBKX,;:]*,D")  # 主要商品有服装、机电产品,分别增长…


def _are_all_sectors(topics: Sequence[Topic | None]) -> bool:
    return [topic.code for topic in topics if topic is not None] == list(SECTORS)


class ListedNumbers:
    """Reads the lists of the sentence that `state` holds."""

    def __init__(self, state: State, writer: Writer, times: ListedTimes) -> None:
        self.state = state
        self.writer = writer
        self.told: list[Slot] = []  # what the numbers of the last list are of
        self._times = times
        self._points = PlacePoints(state)

    def read_list(self, clause: Clause, numbers: list[Token], wide_start: int, first: int) -> bool:
        """Give each number of a list its own indicator, year, base or place, in order; False where the counts differ."""
        topics = list_members(self.state.sentence, wide_start, first, len(numbers), self.state.topics, self.state.memory)
        head = self.state.memory.topic or self.state.memory.head
        if topics is None and head is not None and (not head.is_narrowed or self.state.memory.last == FLOORS):
            topics = zones_listed(self.state.sentence, wide_start, first, len(numbers), self.state.topics, head)
        if topics is None and (place := place_named_next(self.state.sentence, first, self.state.memory.slots)) >= 0:
            topics = of_place(self.state.owner, self.state.sentence, place, self.state.memory.slots, len(numbers))
            if topics is None:
                return False
        clause = clause_before(self.state, wide_start, first)
        if topics is not None and topics[0] is not None and not any(topics[1:]) and search("DI", clause.wide):
            return False  # 分别新引进研发、物流项目16个、22个: what the first is of stands behind the name
        if search(r"[gh]S(?:(?:jS)+v{0,2},v?D?[gh]?|v{0,2},v?D[gh])v?B$", clause.wide):
            clause = replace(clause, letters=clause.wide, tokens=clause.wide_tokens)  # 高于全国、全省,3.2个、1.8个百分点
        if topics is None and names_times_and_places(clause):
            return self._read_bases(clause, numbers)
        name, reading = self._reading(clause, topics is not None)
        if reading is None or not reading.measure:
            if reading is not None and reading.base == "share":
                self.state.memory.last = "share"  # 比重分别由4.4%和2.1%提高到4.9%和2.3%
                self.state.memory.slots.extend(map(Slot, topics or ()))
            if reading is not None and (topics is not None or head is not None or self.state.memory.slots):
                for number in numbers:
                    self.writer.set_aside(clause.of(number), "it is no figure of one period")
            return reading is not None
        if reading.measure == "share" and topics is not None and _are_all_sectors(topics) and "工业" in (reading.scope or ""):
            for number in numbers:  # 三大产业增加值占规上工业的比重分别为…: of three branches of industry
                self.writer.set_aside(clause.of(number), ANOTHERS)
            return True
        if (are_parts := self._are_parts(numbers)) and reading.measure != "share":
            sectors = topics is not None and _are_all_sectors(topics)
            if not sectors or "Z" not in clause.letters:
                return False
            name, reading = "structure", Reading("share", clause.value, "PERCENT")  # 第一、第二、第三产业增加值比重由…调整为…
        each = [clause.of(number) for number in alike(numbers)]
        if self._times.read(name, each, first):
            return True
        if topics is None and self._read_same_topic(name, reading, each):
            return True
        slots = [Slot(topic) for topic in topics] if topics is not None else self._slots(reading, len(numbers), clause)
        if slots is None:
            self.state.memory.last = reading.measure
            return False
        slots = self._without_other_times(slots, first) if topics is not None else slots
        held, is_of_times = self.state.period.all_held(), topics is None and "T" not in clause.wide and _are_at_times(slots)
        for one, slot in zip(each, slots, strict=True):
            self.state.period.once = slot.period if is_of_times else self.state.period.once
            own = classify(one)[1] if name != OF_EACH_PLACE else replace(reading, value=abs(one.value) * (1 if reading.value > 0 else -1))
            found = self._with_own_verb(None if are_parts else own, one) or replace(reading, value=one.value)
            if slot.topic is not None and found is not None:
                is_written = self.writer.emit(name, found, slot.topic, one, slot.year)
                self.state.memory.counted += [slot.topic.code] if is_written and found.measure == "level" else []
            else:
                self.writer.keep_unread(one, "the indicator is not certain")
        self.state.period.hold(held)
        self._remember(reading, topics, slots, each)
        if are_of_several_places(slots) and (last := slots[-1].topic) is not None:
            self.state.memory.topic = replace(last, is_blocked=True)  # 甲市、乙县分别完成40亿元和11亿元,增长20%: together, or each
        self.told = slots
        return True

    def _are_parts(self, numbers: list[Token]) -> bool:
        """6.4:52.1:41.5: what a whole is made of, which is no growth, whatever the words before it say."""
        sentence = self.state.sentence
        return sentence.tokens[sentence.slot_at(numbers[0].end)].text == ":" and numbers[0].letter == "P"

    def _without_other_times(self, slots: list[Slot], first: int) -> list[Slot]:
        """规上工业增加值、1-2月服务业营业收入分别增长…: a time in the list is that of the members behind it; the ones before it stay unread."""
        letters, tokens = self.state.sentence.letters, self.state.sentence.tokens
        inner = search(r"[IJ]jTv{0,2}[IJ][^,;:]*$", letters[:first])
        if inner is None:
            return slots
        start = tokens[inner.start()].start
        return [Slot(None) if slot.topic is not None and slot.topic.start <= start else slot for slot in slots]

    def _remember(self, reading: Reading, topics: Sequence[Topic | None] | None, slots: list[Slot], each: list[Clause]) -> None:
        """What a list that was read leaves to the next one: its members where they are new, and what was told of them."""
        memory = self.state.memory
        known = {slot.topic.start for slot in memory.slots if slot.topic is not None}
        is_new = topics is not None and not any(topic is not None and topic.start in known for topic in topics)
        if reading.measure in ("level", "target") or is_new:
            memory.slots.extend(slots)
        told = [topic for topic in topics or () if topic is not None]
        if 1 < len(told) == len(topics or ()) == len(memory.listed):
            memory.listed = told  # 一产、二产、三产投资分别为…,分别增长…: by what each was when it was told
        memory.last = reading.measure
        if reading.measure == "share":
            memory.share = max(one.value for one in each)

    def _reading(self, clause: Clause, has_members: bool) -> tuple[str, Reading | None]:
        """What the list tells, by what stands before its first number."""
        name, reading = classify(clause)
        if has_members and clause.number.letter == "B" and (reading is None or reading.measure in ("", "yoy_accel")):
            changed = self._points.listed(clause, self.state.sentence.slot_at(clause.number.start))
            name, reading = (OF_EACH_PLACE, changed) if changed is not None else (name, reading)
        if reading is None and clause.number.letter == "P" and _DONE.search(clause.text_of(0, len(clause.tokens) - 1)) is not None:
            # 完成全年目标的72%,其中甲区、乙县分别完成97%、90%; 投资、税收达到序时进度,分别完成45%、43%
            is_of_goal = has_members and (self.state.memory.last == "completion" or search("W,DF", clause.wide) is not None)
            return ("completion_again", Reading("completion", clause.value, "PERCENT")) if is_of_goal else (name, None)
        is_of_told = self._follows_floors(clause) or (match(_LEVELS_OF_RATED, clause.letters) is not None and self._follows_rates(clause))
        if reading is None and clause.number.letter == "M" and ("D" in clause.letters if has_members else is_of_told):
            return "named_level", Reading("level", clause.value)  # a member without a code stands last
        if reading is None and not has_members and match(_AT_TIMES, clause.letters) is not None:
            return "named_level", Reading("level", clause.value)  # 税收收入4月、5月、6月分别为5亿元、6亿元、7亿元
        if reading is None and not has_members and search(_RATES_AT_TIMES, clause.wide) is not None:
            return "growth", Reading("yoy", clause.value)  # 固定资产投资增速回升,1-7月、1-8月分别为-2.6%、0.3%
        if reading is None and has_members and search(_RATED, clause.wide):
            return "growth", Reading("yoy", clause.value)  # …增加值增速,分别达到16.8%; 甲、乙分别以9%、8%的增速…
        if reading is None and has_members and match(_BARE_LIST, clause.wide) and self.state.memory.last == "yoy":
            return "growth", Reading("yoy", clause.value)  # GDP增长8%,甲区、乙区分别为10.3%和10.1%
        if reading is None and self.state.memory.last in (FLOORS, "rank_yoy") and match(r",[vF]{0,2}D[vF]{0,3}P$", clause.wide):
            return "growth", Reading("yoy", clause.value)  # …增速均超过20%,分别达21.3%、23.4%
        return name, reading

    def _follows_floors(self, clause: Clause) -> bool:
        """…双双突破200亿元大关,分别达到210亿元和241亿元; …总量均居全市第一,分别达到…: the levels of those that passed a round figure or are ranked."""
        memory = self.state.memory
        if clause.number.letter != "M" or memory.has_level or memory.last not in ("level", "rank_level"):
            return False
        return search(r"^D[vF]{1,3}M$", clause.letters) is not None

    def _follows_rates(self, clause: Clause) -> bool:
        """甲、乙收入分别增长12%和10%,达到547亿元和386亿元, 分别为547亿元和386亿元: the levels of those whose growth has been told."""
        memory = self.state.memory
        if clause.number.letter != "M" or memory.has_level or memory.last != "yoy":
            return False
        return search(r"^,?D?v?Fv?M$", clause.letters) is not None or match(_LEVELS_OF_RATED, clause.letters) is not None

    def _with_own_verb(self, reading: Reading | None, one: Clause) -> Reading | None:
        """分别增长3.1%和下降2.2%, 分别提高0.2个百分点、回落0.6个百分点: a member's own verb turns the sign; 增长-3.1% has one of its own."""
        number, sentence = one.number, self.state.sentence
        before = sentence.tokens[sentence.slot_at(number.start) - 1]
        if reading is None or before.letter not in _TURNS:
            return reading
        if reading.measure in ("yoy_accel", "change"):
            led = one.tokens[-2].letter if len(one.tokens) > 1 else ""
            return replace(reading, value=-reading.value) if led in _TURNS and before.letter in _TURNS[led] else reading
        if reading.measure not in ("yoy", "mom", "rank_change") or before.letter not in "ud":
            return reading
        printed = number.quantity.value if number.quantity is not None else reading.value
        grew = before.letter == "u" and (number.quantity is None or printed >= 0)
        return replace(reading, value=abs(reading.value) if grew else -abs(printed))

    def _read_same_topic(self, name: str, reading: Reading, each: list[Clause]) -> bool:
        """One topic against several bases or places: 分别较去年同期和一季度回落0.2和0.6个百分点, 高于全国、全省."""
        topic = self.state.topics.carried(each[0], self.state.memory)
        if topic is None:
            return False
        order = _TWO_BASES.search(each[0].letters) if reading.measure in _GROWTHS.values() and len(each) == _BASES_NAMED else None
        if order is not None:
            for letter, one in zip(order[1] + order[2], each, strict=True):
                grown = self._with_own_verb(classify(one)[1], one) or replace(reading, value=one.value)
                self.writer.emit(name, replace(grown, measure=_GROWTHS[letter]), topic, one)
            return True
        compared = each[0].letters.rfind("z" if reading.measure == "share" else "c") + 1
        places = places_listed(each[0].tokens[compared:])  # 芜湖市GDP增速分别比全国、全省高2.6和2.4个百分点
        bases = [t for t in each[0].tokens if t.letter in "VYOp"]
        if reading.measure == "yoy_accel" and len(bases) == len(each):
            places = []
            if are_sums_and_parts(bases):
                return False
        elif reading.measure not in ("gap", "share") or len(places) != len(each):
            return False
        for i, one in enumerate(each):
            found = self._with_own_verb(classify(one)[1], one)
            if found is not None:
                self.writer.emit(
                    name, replace(found, scope=places[i]) if places else replace(found, against=base_told(bases[i])), topic, one
                )
        if reading.measure != "share":
            self.state.memory.last = reading.measure  # 12亿元,增速分别高于全国、全省2和1个百分点,居第二
        return True

    def _read_bases(self, clause: Clause, numbers: list[Token]) -> bool:
        """增速比上年同期、上半年和全国分别高2.1、0.3和1.5个百分点: one topic against times and places; False where the counts differ."""
        topic, sentence = self.state.topics.carried(clause, self.state.memory), self.state.sentence
        told = sentence.letters[sentence.slot_at(topic.start) : sentence.slot_at(clause.number.start)] if topic is not None else ""
        read = against_each(clause, alike(numbers), match("[IJ]v?r", told) is not None)
        if topic is None or read is None:
            return False
        for number, each in zip(alike(numbers), read, strict=True):
            if each is None:
                self.writer.set_aside(clause.of(number), "it is no figure of one period")
            else:
                self.writer.emit(each[0], each[1], topic, clause.of(number))
        self.state.memory.last = "yoy_accel"
        return True

    def _places_told(self, count: int) -> list[Slot] | None:
        """甲区、乙区税收分别增长12%、10%,投资分别增长8%、6%: the places of the list before, and what has been named since."""
        topic, before = self.state.memory.topic, [slot.topic for slot in self.state.memory.slots[-count:] if slot.topic is not None]
        if topic is None or topic.is_narrowed or len(before) < count or topic.start <= before[-1].start:
            return None
        if len({each.zone for each in before}) < count:
            return None
        return [Slot(replace(topic, zone=each.zone, is_blocked=each.is_blocked)) for each in before]

    def _has_grown(self, slot: Slot, reading: Reading, clause: Clause) -> bool:
        """投资287亿元,增长29.5%;总产值311亿元,同比增长30.2%、6.1%: two rates of the last one alone, where nothing says 分别."""
        if slot.topic is None or "D" in clause.letters or reading.measure not in ("yoy", "mom"):
            return False
        since, end = slot.topic.start, clause.number.start
        return any(token.letter == "P" and since < token.start < end for token in self.state.sentence.tokens)

    def _is_topics_own(self, clause: Clause) -> bool:
        """2020-2022年,一般公共预算收入分别为…,其中税收分别为…: a short name that is known to be that of the topic."""
        topic, short = self.state.memory.topic, [t.start for t in clause.tokens if t.letter == "J"]
        return topic is not None and not topic.is_narrowed and short == [topic.start]

    def _slots(self, reading: Reading, count: int, clause: Clause) -> list[Slot] | None:
        """Whom a list without named members belongs to: the years named, or the amounts read before."""
        names = without_said_again(clause)
        if self._is_topics_own(clause):
            names = names.replace("J", "I")
        names = "" if leads_by_a_place(clause.letters, clause.tokens) else names
        if re.search(r"[xQEJ][^,;:]*D", names) or _NAMES_OTHERS.search(clause.wide):
            return None  # the list has members of its own
        if "D" not in clause.letters and search(r"^[^,;:]*[xQ]l?v?r?[ud]v?[PX]$", clause.letters):
            return None  # 金融机构存贷增长21%和23%: of what no word names
        if (told := self._places_told(count)) is not None:
            return told
        if tells_of_parts_since(self.state.sentence, clause.number.start, self.state.memory.slots[-count:], count):
            return None
        if len(self.state.memory.listed) == count and "D" in clause.letters:
            return [Slot(topic) for topic in self.state.memory.listed]  # …和…双双突破1000亿元,分别达…
        years = self.state.period.years(count)
        if years:
            return [Slot(self.state.memory.topic, year) for year in years]
        own = self.state.memory.slots[self.state.memory.part_at :]
        if 0 < len(own) < count and not any(slot.topic for slot in own):
            return None  # 货物吞吐量4千万吨;集装箱办理量7万箱,分别增长8%、9%: of what the part behind the semicolon tells
        is_of_these = (
            reading.measure != "level"
            or reading.shift
            or search("l|^[ok]T?v?M$", clause.letters) is not None  # 由…提高到2010年的12亿元和4亿元
            or self._follows_floors(clause)
            or (self._follows_rates(clause) and len(self.state.memory.slots) == count)
        )
        if any(slot.is_aside for slot in own):
            outside = [slot for slot in own if not slot.is_aside]
            own = outside if len(outside) == count else own  # GDP30亿元,税收7亿元(其中国税3亿元),分别增长14%和20%
            return own if len(own) == count and is_of_these else None
        if len(self.state.memory.slots) >= count and is_of_these and len(re.findall("[VYO]", clause.letters)) < 2:
            slots = self.state.memory.slots[-count:]
            return None if self._has_grown(slots[0], reading, clause) else slots
        return None


def are_of_several_places(slots: Sequence[Slot]) -> bool:
    """Whether more than one place has a figure of its own in a list: what follows it alone is nobody's."""
    return len({slot.topic.zone for slot in slots if slot.topic is not None and not slot.topic.is_blocked}) > 1


def _are_at_times(slots: Sequence[Slot]) -> bool:
    """1-4月进出口总额21亿美元,其中4月份5亿美元,同比分别增长18%和23%: levels each of which is of a time of its own."""
    times = [slot.period for slot in slots if slot.period is not None]
    return len(times) == len(slots) and len({(time.year, time.relative, time.months, time.kind) for time in times}) > 1
