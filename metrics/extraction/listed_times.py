"""Read the numbers of a list that tells one indicator at several times: 一季度、上半年和前三季度分别增长…."""

from __future__ import annotations

import re

from metrics.extraction.classify import classify
from metrics.extraction.clause import Clause, Reading, Topic
from metrics.extraction.slots import match
from metrics.extraction.state import State
from metrics.extraction.times.rows_of_times import listed_periods
from metrics.extraction.writer import Writer
from metrics.language.periods import PeriodMention, quarters_of

_RANKED_AT_TIMES = re.compile(r"[vr]{0,2}D[vk]{1,2}S{0,2}v?K$")
_OF_ANOTHER_NAME = re.compile(r"[qvF]{0,3}(?:[IJ]F?r?v?D|DF?[IJ])[vF]{0,3}[MP]")
_AT_THE_SAME = re.compile(r"(?:在此)?同一?时?期(?:内|间)?(?![^,。;]{0,4}(?:相比|比))")


def at_the_same_times(text: str, start: int) -> bool:
    """Whether a sentence begins with 同期: it goes on at the times, or through the years, of the one before."""
    return _AT_THE_SAME.match(text, start) is not None


_OF_LIST = {"named_level": "level", "growth": "yoy"}  # the measure of each member of a list whose verb stands before all of them


class ListedTimes:
    """Reads such lists of the sentence that `state` holds."""

    def __init__(self, state: State, writer: Writer) -> None:
        self.state = state
        self.writer = writer
        self._named: tuple[int, int, list[PeriodMention]] = (-1, -1, [])  # a sentence's start and end, and the times its last list named

    def _names(self, topic: Topic, clause: Clause) -> bool:
        """Whether a list has a name of its own before it, that of its topic, and no members."""
        return any(t.start == topic.start for t in clause.tokens) and _OF_ANOTHER_NAME.fullmatch(clause.letters) is not None

    def read(self, name: str, each: list[Clause], first: int) -> bool:
        """全市生产总值一季度、上半年和前三季度分别增长11.2%、11.7%和11.5%: one topic at several times."""
        sentence, topic = self.state.sentence, self.state.topics.carried(each[0], self.state.memory)
        periods = listed_periods(sentence.letters, sentence.tokens, first)
        start, end, named = self._named
        is_same, is_next = start == sentence.start, end == sentence.start
        if not periods and is_same and match(r"v{0,2}A?[vr]{0,2}D[vF]{0,2}P$", each[0].letters) is not None:
            periods = named  # 一季度、上半年GDP增速分别为…,两年平均增速分别为…
        if not periods and is_same and _RANKED_AT_TIMES.fullmatch(each[0].letters) is not None:
            periods = named  # 上半年和前三季度GDP分别增长…,增速分别列全市第三和第二
        if not periods and is_same and topic is not None and self._names(topic, each[0]):
            periods = named  # 2020-2022年及2023年一季度,GDP分别为…;税收分别为…
        if not periods and (is_same or is_next) and at_the_same_times(self.state.clean.text, sentence.start):
            periods = named  # 2021年、2022年GDP分别为…。同期,税收分别为…
        if len(periods) == 1 and len(quarters := quarters_of(periods[0])) == len(each):
            periods = quarters  # 一至四季度税收分别为10.1亿元、9.9亿元、9.2亿元、9.6亿元
        self._named = sentence.start, sentence.end, periods
        if topic is None or len(periods) != len(each) or len(each) < 2:
            return False
        held = self.state.period.all_held()
        for one, period in zip(each, periods, strict=True):
            reading = classify(one)[1] or (Reading(_OF_LIST[name], one.value) if name in _OF_LIST else None)
            self.state.period.once = period
            if reading is not None:
                self.writer.emit(name, reading, topic, one)
        self.state.period.hold(held)
        return True
