"""Read the numbers of a list that tells one indicator at several times: 一季度、上半年和前三季度分别增长…."""

from __future__ import annotations

import re

from metrics.extraction.classify import classify
from metrics.extraction.clause import Clause
from metrics.extraction.slots import match
from metrics.extraction.state import State
from metrics.extraction.times.rows_of_times import listed_periods
from metrics.extraction.writer import Writer
from metrics.language.periods import PeriodMention, quarters_of

_RANKED_AT_TIMES = re.compile(r"[vr]{0,2}D[vk]{1,2}S{0,2}v?K$")


class ListedTimes:
    """Reads such lists of the sentence that `state` holds."""

    def __init__(self, state: State, writer: Writer) -> None:
        self.state = state
        self.writer = writer
        self._named: tuple[int, list[PeriodMention]] = (-1, [])  # where a sentence starts, and the times that its last list named

    def read(self, name: str, each: list[Clause], first: int) -> bool:
        """全市生产总值一季度、上半年和前三季度分别增长11.2%、11.7%和11.5%: one topic at several times."""
        sentence, topic = self.state.sentence, self.state.topics.carried(each[0], self.state.memory)
        periods = listed_periods(sentence.letters, sentence.tokens, first)
        if not periods and self._named[0] == sentence.start and match(r"v{0,2}A?[vr]{0,2}D[vF]{0,2}P$", each[0].letters) is not None:
            periods = self._named[1]  # 一季度、上半年GDP增速分别为…,两年平均增速分别为…
        if not periods and self._named[0] == sentence.start and _RANKED_AT_TIMES.fullmatch(each[0].letters) is not None:
            periods = self._named[1]  # 上半年和前三季度GDP分别增长…,增速分别列全市第三和第二
        if len(periods) == 1 and len(quarters := quarters_of(periods[0])) == len(each):
            periods = quarters  # 一至四季度税收分别为10.1亿元、9.9亿元、9.2亿元、9.6亿元
        self._named = sentence.start, periods
        if topic is None or len(periods) != len(each) or len(each) < 2:
            return False
        held = self.state.period.all_held()
        for one, period in zip(each, periods, strict=True):
            reading = classify(one)[1]
            self.state.period.once = period
            if reading is not None:
                self.writer.emit(name, reading, topic, one)
        self.state.period.hold(held)
        return True
