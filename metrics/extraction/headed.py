"""What a heading leaves to the lines under it: an indicator whose name is all that it says, or one by which it ranks places.

三、固定资产投资 / 上半年，全区完成120亿元          the name alone
二、规上工业 / 1-9月，增加值同比增长9.6%             whose added value is told
各开发区GDP排行： / 昆山经开区1026.8亿元，增长2.4%    a league: a place and its figure in every line
收入过百亿元的园区共有5个。昆山经开区1026.8亿元；…      the same in a sentence of its own: how many passed a figure, and which
"""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction.clause import Topic
from metrics.extraction.sentences import PLANS, STATES, TOLD_ON, heading_name
from metrics.extraction.state import State
from metrics.extraction.times.dating import is_short
from metrics.language.seldom import seldom

_LEAGUE = re.compile(r"[TSvxQkM(),]{0,8}I([lr]?)[lvkxSrKQ(),]{0,8}:?")  # slots of its heading
_MARKS = 6  # characters before the name in a heading
_OTHER_TIMES = "other times"  # below 1-6月 1020.6亿元 may stand 6月当月 221.5亿元
_RANKS = re.compile(r"排[行名位序]|榜|情况|前[一二三四五六七八九十\d]{1,2}[位名]|一览|对比|比较|出炉|公布|发布|成绩单|[:]$")
_MANY_PASSED = seldom(
    r"(?:过|超|破|达|上)(?:[\d.]*[十百千]?[万亿]元?)(?:以上)?(?:大关)?的[^,;。:\d]{0,8}[区县市](?:已|共|达|有|到|增至){1,3}\d{1,3}[个家][。;]?$"
)
_OF_INDUSTRY = re.compile(r"[【# ]*(?:\(?[一二三四五六七八九十\d]{1,2}[、.)] ?)?规(?:模以)?上工业(?:方面|运行|经济)?[】。: ]*")
_ADDED = re.compile("[T,v]{0,4}J")  # slots of a sentence that begins with 增加值
_SETS_GOAL = re.compile(r"T?GT?v{0,2}(?:M|[ud]v?P)x?$")  # slots of a sentence that says the goal and no more
_RANKED = re.compile(r"(?:[xK][,:vj]?)?x?S[v:,]{0,2}\(?(?:M|P|[ud]v?P)")  # slots of a place and its figure


class Headed:
    """Follows the headings of one article."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._name: tuple[Topic, str] | None = None  # the indicator that is all the heading says, and what was last told of it
        self._is_of_industry = False  # the heading names industry above designated size
        self._league: tuple[Topic, bool] | None = None  # the indicator of a league, and whether its figures are rates

    @property
    def holds(self) -> bool:
        """True where the next sentence may be about what a heading names."""
        return self._name is not None or self._league is not None or self._is_of_industry

    def tell(self, letters: str) -> bool:
        """Let the heading tell the sentence what it is about; True where its name does."""
        memory, (name, self._name) = self.state.memory, (self._name, None)
        if self._is_of_industry and (added := _ADDED.match(letters)) is not None:
            memory.above = "industrial_firms" if self.state.sentence.tokens[added.end() - 1].text == "增加值" else memory.above
        if self._league is not None and _RANKED.match(letters):
            topic, memory.rates_follow = self._league
            memory.head = replace(topic)
            return False
        self._league = None
        is_of_other_times = name is not None and name[1] == _OTHER_TIMES
        if is_of_other_times and letters[:1] != "T":
            return False
        is_goal = name is not None and not name[1] and _SETS_GOAL.match(letters) is not None
        if is_goal:
            self._name = name  # 1.固定资产投资。年度目标260亿元。1-9月完成197.8亿元
        is_plan = is_goal or (name is not None and not name[1] and PLANS.match(letters) is not None)
        if name is None or not (is_plan or (TOLD_ON if name[1] and not is_of_other_times else STATES).match(letters)):
            return False
        memory.topic = memory.head = memory.first = name[0]
        memory.last = "" if is_of_other_times else name[1]
        return True

    def see(self, is_under: bool) -> None:
        """三、固定资产投资 over 上半年,全区完成120亿元; a short line under it (同比增长16.3% | 排名全市第二) leaves it standing."""
        sentence, topic, text = self.state.sentence, self.state.memory.first, self.state.clean.text
        self._is_of_industry = (
            "规" in text[sentence.start : sentence.start + _MARKS]
            and _OF_INDUSTRY.fullmatch(text, sentence.start, sentence.end) is not None
        )
        if topic is None:
            return
        is_heading = is_short(text, sentence.start, sentence.end)
        if is_under and is_heading and sentence.letters[0] == "T" and "I" not in sentence.letters:
            self._name = (topic, _OTHER_TIMES)
        if sentence.letters.count("I") != 1:
            return
        league = _LEAGUE.fullmatch(sentence.letters) if is_heading and not topic.is_narrowed else None
        is_line_of_it = is_heading and (is_under or self.state.memory.last in ("level", "yoy"))
        if is_line_of_it or heading_name(text, sentence.start, sentence.end) == topic.text:
            self._name = (topic, self.state.memory.last)
        elif not topic.is_narrowed and text[sentence.end - 2] in "个家" and _MANY_PASSED.search(text, sentence.start, sentence.end):
            self._league = (topic, False)
        elif league is not None and _RANKS.search(text, sentence.start, sentence.end):
            self._league = (topic, league[1] == "r")
