"""Read the numbers of a sentence: ask the constructions what each is, and write it for its topic; one that cannot be told stays unread."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.extraction.amounts import Amounts, Told
from metrics.extraction.asides import (
    counts_a_part,
    counts_firms,
    is_aside,
    is_floor_of_counted,
    is_part_of_region,
    is_predicate,
    is_sum_of_listed,
    is_sum_of_told,
    names_its_whole,
    whole_of_list,
)
from metrics.extraction.beside.plans import SideBySide
from metrics.extraction.classify import classify, clause_before
from metrics.extraction.clause import NUMBERS, Clause, Reading, Slot, Topic
from metrics.extraction.constructions.shared_rates import share_amount, shared_by
from metrics.extraction.listed_numbers import ListedNumbers
from metrics.extraction.listed_ranks import ListedRanks
from metrics.extraction.listed_scopes import is_beside_places
from metrics.extraction.listed_times import ListedTimes
from metrics.extraction.names.counting import counted_again
from metrics.extraction.place_floors import PlacesSharing
from metrics.extraction.rates import Rates
from metrics.extraction.results import ANOTHERS
from metrics.extraction.slots import search
from metrics.extraction.state import State
from metrics.extraction.sums import SUMS
from metrics.extraction.times.rises import is_of_unnamed_years
from metrics.extraction.units import is_of_another_unit
from metrics.extraction.whose.subjects import is_told_of_a_stranger
from metrics.extraction.without_measure import keep_without_measure
from metrics.extraction.writer import Writer
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

_NAMES_LISTED = re.compile("[IJxQ]j+v*[IJxQ]")
# A、B、C分别增长8%以上, A、B总体增长8%: one number for several names, and none of them alone has it.
_ONE_FOR_SEVERAL = re.compile("[IJ](?:j+v?[IJ])+v{0,2}(D|v)[vFYudrTzS]*[PMB]$")
_TOGETHER = ("总体", "整体", "最高", "最低", "最快", "最多")
_STEPS = re.compile("等?(?:[两三四五六几2-6][个大道])?(?:整数|重要|历史性|新的?)?(?:大关|关口|门槛|台阶)")
_GOES_ON, _NUMBER = ("j", ","), re.compile(f"[{NUMBERS}]")
_LIKE = {n: "[PX]" if n in "PX" else n for n in NUMBERS}  # 分别增长1.7%、1.1倍
_MORE = {n: re.compile(rf"(?:j{{1,2}}[vudasn]{{0,2}}|,(?={like}))({like})") for n, like in _LIKE.items()}


def _is_one_for_several(clause: Clause) -> bool:
    found = _ONE_FOR_SEVERAL.search(clause.letters)
    return found is not None and (found[1] == "D" or any(t.text in _TOGETHER for t in clause.tokens[found.start(1) :]))


class Numbers:
    """Reads the numbers of the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.writer = Writer(state)
        times = ListedTimes(state, self.writer)
        self.lists = ListedNumbers(state, self.writer, times)
        self.ranks = ListedRanks(state, self.writer, times)
        self.places = PlacesSharing(state, self.writer)
        self.amounts = Amounts(state)
        self.rates = Rates(state)
        self.beside = SideBySide(state, self.writer)

    def last_of_list(self, at: int) -> int:
        """The last number of a list of like numbers: 42.4%、36.8%和17.7%."""
        letters, tokens, last = self.state.sentence.letters, self.state.sentence.tokens, at
        behind = letters[at + 1 : at + 2]
        if behind not in _GOES_ON or (behind == "," and "D" not in letters[:at][-8:]):
            return at  # as most
        is_alone = letters[at - 1 : at] not in "ud" and "D" not in letters[:at][-8:]
        while found := _MORE[letters[at]].match(letters, last + 1):
            if letters[at] == "M" and tokens[found.end() - 1].text.endswith("以上") and not tokens[at].text.endswith("以上"):
                break  # 亿元以上项目30个、5000万元以上项目12个: the second says how large
            if tokens[found.end() : found.end() + 1] and tokens[found.end()].text in SUMS:
                break  # …120亿元,两项合计315亿元
            if letters[at] == "M" and is_alone and ("u" in found[0] or "d" in found[0]):
                break  # 达到526亿元、净增16亿元: what it is and what was added to it
            last = found.end() - 1
        return last

    def read(self, wide_start: int, first: int, last: int) -> None:
        """Read the numbers of the slots `first` to `last`, which are a list where they are several; `wide_start`: behind the number before."""
        letters, tokens = self.state.sentence.letters, self.state.sentence.tokens
        clause = clause_before(self.state, wide_start, first)
        if first == last or letters[first] in "bf":
            self._read_one(clause, wide_start, first)
            return
        numbers = [tokens[i] for i in range(first, last + 1) if re.fullmatch(_LIKE[letters[first]], letters[i])]
        if self._are_steps(clause, numbers):
            is_bare = numbers[-1].quantity is not None and numbers[-1].quantity.printed_unit == ""  # 60亿、70亿两个关口
            for number in numbers if is_bare else numbers[:-1]:
                self.writer.set_aside(clause.of(number), "it is no figure of one period")
            if not is_bare:
                self._read_one(clause.of(numbers[-1]), wide_start, last)
        elif lost := self._run_together(first, last):
            self._keep_list([*numbers, *lost], clause)
        else:
            self.read_as_list(numbers, clause, wide_start, first)

    def read_as_list(self, numbers: list[Token], clause: Clause, wide_start: int, first: int) -> list[Slot]:
        """Read numbers that share what stands before the first of them; what each is of, where that is known."""
        if clause.number.letter == "K":
            return self.ranks.read(clause, numbers, wide_start, first)
        self.lists.told = []
        if search("j[vcYp]{0,3}f", clause.following) is not None or not self.lists.read_list(clause, numbers, wide_start, first):
            self._keep_list(numbers, clause)  # and 分别前移2位、后移1位、持平, where one member has no number
        return self.lists.told if len(self.lists.told) == len(numbers) else []

    def _keep_list(self, numbers: list[Token], clause: Clause) -> None:
        for number in numbers:
            self.writer.keep_unread(clause.of(number), "a list whose members cannot be told apart", self.state.memory.head is not None)
        self.state.memory.topic = None
        self.state.memory.slots.extend(Slot(None) for number in numbers)

    def _run_together(self, first: int, last: int) -> list[Token]:
        """24亿元 of 120亿元、43亿元24亿元: like numbers right beside a list, which holds more of them than it seems to."""
        tokens = self.state.sentence.tokens
        beside = [(tokens[at], tokens[at + 1]) for at in (first - 1, last) if 0 <= at < len(tokens) - 1]
        return [two for one, two in beside if one.end == two.start and one.letter == two.letter and _unit(one) == _unit(two)]

    def _are_steps(self, clause: Clause, numbers: list[Token]) -> bool:
        """财政收入先后跨越20亿元、30亿元大关: round amounts passed one after the other; the last is where it is."""
        if clause.number.letter != "M" or _NAMES_LISTED.search(clause.wide) or "D" in clause.letters:
            return False
        if _STEPS.match(self.state.clean.text, numbers[-1].end) is None:
            return False
        values = [n.quantity.value for n in numbers if n.quantity is not None]
        return len(values) == len(numbers) and all(a < b for a, b in pairwise(values))

    def _read_one(self, clause: Clause, wide_start: int, number: int) -> None:
        if self._left_to_several(clause, number):
            return
        memory, is_amount = self.state.memory, clause.number.letter == "M"
        topic = self._carried(clause, wide_start)
        if self.places.take(clause, number, topic) or (is_amount and self._set_aside_as_floor(clause, number)):
            return
        just_read, memory.just_read = memory.just_read, ""
        if is_amount and memory.slots and (again := counted_again(clause)) is not None:
            topic = again
        if topic is not None and self._set_aside_for_its_time(clause, number, topic):
            return
        if topic is not None and is_amount and "z" in clause.ahead and self._is_part_of_itself(topic, clause, number):
            topic = memory.topic = None
        is_sum = topic is not None and (is_sum_of_told(clause) or is_sum_of_listed(clause))
        if is_sum:
            topic = memory.topic = None
        if is_amount and not memory.is_firm:
            is_strangers = topic is None and is_told_of_a_stranger(self.state.owner, self.state.sentence, number)
            memory.is_firm = counts_firms(clause, self.state.sentence.letters[:number]) or is_strangers
        if topic is not None and clause.number.letter in "MP" and self.state.sentence.letters.startswith("vS", number + 1):
            topic = self.state.topics.of_place_behind(self.state.sentence, wide_start, number, topic)
        told = Told(*classify(clause), topic)
        if is_amount:
            told = self.amounts.told(told, wide_start, number, clause, just_read)
            self._take_place(told, is_sum, clause.wide)
        else:
            told = self.rates.told(told, wide_start, number, clause)
        if (
            told.reading is not None
            and told.reading.measure == "target_yoy"
            and not just_read
            and self._goes_on_about_amount(clause, wide_start)
        ):
            return self.writer.keep_unread(clause, "the number before it is not read")
        self._write(clause, number, told)

    def _goes_on_about_amount(self, clause: Clause, wide_start: int) -> bool:
        """力争完成320亿元,累计完成620亿元,增长7%: of the amount right before it."""
        return self.state.sentence.letters[wide_start - 1 : wide_start] == "M" and search("^,Y?[ud]v?P$", clause.wide) is not None

    def _carried(self, clause: Clause, wide_start: int) -> Topic | None:
        """What a number goes on about, before it is asked what it tells."""
        memory = self.state.memory
        topic = self.state.topics.carried(clause, memory) or whole_of_list(self.state.sentence, clause, wide_start, memory.head)
        are_several = "D" in clause.letters and clause.number.letter in "PB" and len(memory.slots) > 1
        if are_several and not search("[VYO]", clause.letters) and not is_beside_places(self.state.sentence, clause, wide_start):
            return None  # 分别占…的12.3%、…的11.8%: the rest of the list is not told apart
        return topic

    def _left_to_several(self, clause: Clause, number: int) -> bool:
        """Leave a number that several names share, or that a place told before goes on with."""
        memory = self.state.memory
        is_beside_flat = "D" in clause.letters and search("j[vcYp]{0,3}f", clause.following) is not None
        if is_beside_flat or ("j" in clause.letters and _is_one_for_several(clause)):
            self.writer.keep_unread(clause, "a list whose members cannot be told apart")
            memory.topic = None
            return True
        if "S" not in clause.wide or clause.number.letter not in "PX":
            return False
        going_on = self.state.topics.goes_on_after(self.state.sentence, number)
        if going_on is not None:
            self.writer.set_aside(clause, ANOTHERS)
            memory.topic, memory.last = going_on, ""
        return going_on is not None

    def _set_aside_as_floor(self, clause: Clause, number: int) -> bool:
        """Set aside what each of some firms has at least; what follows is theirs."""
        memory = self.state.memory
        if not is_floor_of_counted(self.state.sentence, number):
            return False
        self.writer.set_aside(clause, ANOTHERS)
        memory.topic, memory.is_firm, memory.part = None, True, memory.part or "firms"
        return True

    def _set_aside_for_its_time(self, clause: Clause, number: int, topic: Topic) -> bool:
        """Set aside a figure of a vague time; whether its topic goes on behind it."""
        memory, is_amount = self.state.memory, clause.number.letter == "M"
        is_summed = is_amount and self._may_sum_years(clause, topic)
        is_vague = self.state.vague.holds(self.state.sentence, number, memory.status == "target", is_summed)
        if not is_vague and not (is_amount and is_of_unnamed_years(self.state, number)):
            return False
        self.writer.set_aside(clause, "it is no figure of one period")
        ahead, *more = _NUMBER.split(self.state.sentence.letters[number + 1 :], maxsplit=1)
        memory.topic = topic if "T" in ahead or not more or not is_amount else None  # 2016年以来累计完成98亿元,2019年完成31亿元
        return True

    def _take_place(self, told: Told, is_sum: bool, letters: str) -> None:
        """Give an amount its place in the list that 分别增长… goes back to; 上年同期8亿元 has none."""
        reading = told.reading
        if is_sum or (reading is not None and (reading.shift != 0 or reading.measure not in ("level", "target"))):
            return
        self.state.memory.take_place(Slot(told.topic if reading is not None else None, period=self.state.period.held), letters)

    def _write(self, clause: Clause, number: int, told: Told) -> None:
        """Write what a number is for whom it is of, or keep it; and remember what that means for the next."""
        memory, name, reading, topic = self.state.memory, told.name, told.reading, told.topic
        if reading is not None and reading.measure and clause.number.letter in "KPB" and (owners := shared_by(clause)):
            for each in owners:  # 地区生产总值、规上工业增加值增速均居全市第2位
                self.writer.emit(name, reading, each, clause)
            memory.last = reading.measure
        elif reading is None or (reading.measure and topic is None):
            self._leave(clause, number, reading, topic)
        elif not reading.measure:
            keep_without_measure(self.writer, clause, name, reading, topic)
            is_of_nothing = reading.base == "class" or (topic is None and clause.number.letter == "K")
            memory.topic = None if is_of_nothing else memory.topic
            memory.last = reading.base if reading.base not in ("", "class") else memory.last
        elif topic is not None and self.writer.emit(name, reading, topic, clause):
            self.writer.remember(reading, topic, clause)
            self._share(clause, name, reading, topic)
            if reading.measure == "share" and "I" in clause.wide and "M" not in self.state.sentence.letters[:number]:
                memory.slots.append(Slot(topic))  # 甲产值占比22%,乙产值占比27%,分别增长13%和54%
            memory.shares_follow = name in ("share_before", "share_made")
        elif topic is not None and topic is memory.topic and is_of_another_unit(clause.number, topic.code):
            memory.topic = None  # 规模以上企业实现收入2万亿元,增长…: the growth is not that of the number of firms
            memory.slots[-1:] = [Slot(None)] if memory.slots and memory.slots[-1].topic is topic else memory.slots[-1:]

    def _share(self, clause: Clause, name: str, reading: Reading, topic: Topic) -> None:
        """规上工业总产值、税收收入均突破100亿元,增长12%: the amount is that of each, and nobody knows whose the growth is."""
        others = share_amount(clause, topic) if clause.number.letter == "M" and reading.measure in ("level", "target") else []
        for each in others:
            self.writer.emit(name, reading, each, clause)
        self.state.memory.topic = None if others else self.state.memory.topic

    def _leave(self, clause: Clause, number: int, reading: Reading | None, topic: Topic | None) -> None:
        """Keep a number as unread, with what it may mean for the next ones."""
        memory = self.state.memory
        if memory.is_firm and reading is not None and search("[IJ]", clause.letters):
            self.writer.set_aside(clause, ANOTHERS)
        else:
            self.writer.keep_unread(clause, "no construction reads it" if reading is None else "the indicator is not certain")
        if reading is not None and reading.measure == "yoy" and search("[xQ]", clause.letters):
            memory.slots.append(Slot(None))  # 生态水利投资增长38% keeps its place before 分别加快…
        if not is_predicate(clause):
            memory.topic = None if clause.number.letter == "M" and not is_aside(clause, self.state.clean.text) else topic
        memory.part = memory.part or counts_a_part(clause, self.state.sentence.letters[:number])

    def _may_sum_years(self, clause: Clause, topic: Topic) -> bool:
        """两年来,…。完成进出口2000亿元; but for what was reached, and the review of a plan whose last year is known."""
        if vocabulary().kinds[topic.code] != "flow" or self.state.period.plan is not None:
            return False
        return len(clause.tokens) < 2 or clause.tokens[-2].text[0] != "达"

    def _is_part_of_itself(self, topic: Topic, clause: Clause, number: int) -> bool:
        """Of a whole whose level the document has told, or that is the region's own."""
        if not any(whole in clause.ahead for whole in ("zS", "zv", "zx")):
            return False
        place = self.state.context.place
        if place.level in ("prefecture", "county") and is_part_of_region(self.state.sentence, number, topic.code, place.name or ""):
            return True
        if not names_its_whole(self.state.sentence, number, topic.code, self.state.context.own_words):
            return False
        return any(seen.indicator == topic.code and seen.measure == "level" for seen in self.state.results.observations)


def _unit(number: Token) -> str:
    return number.quantity.printed_unit if number.quantity is not None else ""
