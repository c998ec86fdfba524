"""Write a reading for its topic: unit, period and owner must allow it, and what was read is remembered for what follows."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction.clause import NOTHING, Clause, Reading, Slot, Topic
from metrics.extraction.codes import KNOWN_OF_KEY_PROJECTS, OF_KEY_PROJECTS
from metrics.extraction.constructions.carried_levels import OF_NEW_ONES, is_total_of_new
from metrics.extraction.constructions.ranks import moved_by
from metrics.extraction.doubts import (
    NO_LIST,
    SOME_TOLD,
    doubt_of_projects,
    exceeds_its_whole,
    exceeds_the_year,
    is_measured_by_years,
    is_nominal,
    is_not_over,
    is_of_many_months,
)
from metrics.extraction.estimates import is_estimated
from metrics.extraction.refusals import reason_against
from metrics.extraction.results import ANOTHERS
from metrics.extraction.shades import is_a_mark
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.times.as_of_now import NOW
from metrics.extraction.times.figure_periods import FigurePeriods
from metrics.extraction.times.reference_period import Resolved
from metrics.extraction.units import currency_of_whole, unit_for
from metrics.extraction.whose.investors import came_from_there
from metrics.language.vocabulary import vocabulary
from metrics.model import Unread

_HALF = 6  # months
_BEGUN = 2  # months of a year in which nobody can tell what it brought
_DONE_SO_FAR = re.compile("(?:已|实际|累计|月份?|季度|半年|[月年]?底|目前)[,已经]*(?:累计|实际|共)*(?:完成|实现)了?$")
_GIVEN_FIRST = ("counted_before", "level_before")  # the number stands before its name
_GOALS = {"level": "target", "yoy": "target_yoy"}  # what a figure of a year to come can only be
_OF_ALL_INDUSTRY = {"industrial_va_all": "industrial_va", "industrial_output_all": "industrial_output"}
_GOES_ON_ABOUT = frozenset("PXBK")  # rates and ranks, of what has been told
_ABOUT_WHAT_IS_TOLD = ("rank_level", "rank_yoy", "rank_change", "gap", "yoy_accel")
_PERIOD_ENDS = ("月末", "期末", "季末", "季度末")
_ARE_GOALS = frozenset(_GOALS.values())


def _tells_what_is_done(clause: Clause, topic: Topic) -> bool:
    """Whether an amount behind a year's plan is told without a name, as done by a time or so far: 截至9月底已完成162亿元."""
    if topic.start >= clause.tokens[0].start or search("[IJG]", clause.letters) is not None:
        return False
    return "F" in clause.letters and _DONE_SO_FAR.search(clause.text_of(0, len(clause.tokens) - 1)) is not None


def _begins_at_an_end(clause: Clause) -> bool:
    """由2020年底的54万人增加到…: what a rise begins with at the end of a year."""
    return any(t.letter == "N" and t.text.endswith(("末", "底")) for t in clause.tokens)


_TO_BE = re.compile("[将要]|提出|盯[住紧]|咬[住定]|锁定|锚定|对标|瞄准")


class Writer:
    """Writes the observations of the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.periods = FigurePeriods(state)

    def remember(self, reading: Reading, topic: Topic, clause: Clause) -> None:
        """Keep what was just read, for the numbers that go on about it."""
        memory, measure, before = self.state.memory, reading.measure, self.state.memory.last
        if reading.scope == "年初":
            memory.last = "change_of_this_year"
        else:
            memory.last = reading.base if reading.base == "grown_from" else measure.partition("+")[0] if "+" in measure else measure
            if measure == "rank_change":
                memory.last = moved_by(clause, before)
        memory.just_read = topic.code
        memory.counted.append(topic.code)
        memory.awaits_completion = measure == "target"
        if measure == "level":
            is_mark = is_a_mark(self.state.clean.text, clause.number)  # 迈上10亿元台阶,达10.6亿元
            memory.has_level, memory.mark = memory.has_level or not is_mark, reading.value if is_mark else None
        elif measure == "target":
            memory.aimed = topic.code
            memory.status = "target" if clause.tokens[-2:-1] and clause.tokens[-2].text == "安排" else memory.status
        elif measure == "target_yoy":
            memory.goal_due = reading.due
        elif measure == "completion":
            memory.tells_completion = True
        elif measure == "share":
            memory.share = reading.value
        elif measure == "gap":
            memory.is_of_falls = "R" in clause.letters or (memory.is_of_falls and "r" not in clause.letters)
            memory.is_below = reading.value < 0
            memory.is_falling = memory.is_falling or "R" in clause.letters  # 降幅小于全市2个百分点,为3.1%
        elif measure == "yoy_accel":
            memory.is_falling = memory.is_falling or "R" in clause.letters  # 降幅收窄2个百分点至3.1%
        elif measure == "yoy":
            memory.is_falling, memory.has_sign = reading.value < 0, clause.value < 0
            memory.is_of_falls = False
            told = memory.slots[-1].topic if memory.slots else None  # as most: its amount is the one told last
            if (told is None or told.start != topic.start) and topic.start not in [
                s.topic.start for s in memory.slots if s.topic is not None
            ]:
                memory.slots.append(Slot(topic))  # an indicator of which only the growth is told
            memory.rated_at = len(memory.slots)

    def emit(self, name: str, reading: Reading, topic: Topic, clause: Clause, year: int | None = None) -> bool:
        """Write observations for a reading; False where unit, period or owner do not allow one."""
        if topic.is_blocked or (self.state.owner.is_foreign and topic.start < self.state.owner.since):
            if reading.measure:
                self.set_aside(clause, ANOTHERS)
            return False  # 全市增幅为12% behind the zone's own figure
        if came_from_there(self.state.context, self.state.clean.text, topic):
            self.set_aside(clause, ANOTHERS)
            return False
        if reading is NOTHING or not reading.measure:
            return False
        if (why := reason_against(self.state, reading, topic, clause)) is not None:
            reason, is_understood = why
            (self.set_aside if is_understood else self.keep_unread)(clause, reason)
            return False
        topic, reading = self._as_meant(name, topic, reading, clause)
        if "+" not in reading.measure:
            return self._emit(name, reading, reading.measure, topic, clause, year)
        written = [self._emit(name, reading, measure, topic, clause, year) for measure in reading.measure.split("+")]
        return any(written)

    def _as_meant(self, name: str, topic: Topic, reading: Reading, clause: Clause) -> tuple[Topic, Reading]:
        """The topic and the reading that what stands around makes of them."""
        if reading.measure == "completion" and topic.code == "projects_key_planned":
            topic = replace(topic, code="projects_key_done")  # 年度计划完成投资410亿元,已完成年度计划的50%
        if reading.measure == "level" and topic.code == "projects_key_planned" and _tells_what_is_done(clause, topic):
            topic = replace(topic, code="projects_key_done")  # 年度计划投资198亿元,1-9月完成162亿元
        if topic.code == "port_throughput" and clause.number.quantity is not None and clause.number.quantity.unit == "TEU":
            topic = replace(topic, code="container_throughput")  # 吞吐量达50万标箱
        if reading.measure in _ABOUT_WHAT_IS_TOLD:
            topic = self.of_those_told(topic)
        if name == "carried_level" and is_total_of_new(clause):
            topic = self.state.memory.topic = replace(topic, code=OF_NEW_ONES[topic.code])
        memory, measure, is_aimed = self.state.memory, reading.measure, self.state.memory.aimed == topic.code
        if measure == "share" and is_aimed and reading.scope is None and memory.last == "level":
            reading = replace(reading, measure="completion")  # 年度目标230亿元,1-6月完成128亿元,占比55.7%
        if measure == "level" and name in _GIVEN_FIRST and memory.status == "target" and vocabulary().kinds[topic.code] == "flow":
            reading = replace(reading, measure="target", status="target")  # 力争全年20个重点项目竣工投产
        if measure == "yoy" and is_aimed and memory.last == "target" and self._follows_goal(clause):
            reading = replace(reading, measure="target_yoy", status="target")  # 年度目标为80亿元,同比增长12%
        if "p," in self.state.sentence.letters and not reading.shift and self._is_of_last_year(clause):
            reading = replace(reading, shift=-1)
        return topic, reading

    def of_those_told(self, topic: Topic) -> Topic:
        """规上工业增加值增长10%,工业增加值增速居全市第一: the rank is that of what was told, though not all of its name is said again."""
        memory, above = self.state.memory, _OF_ALL_INDUSTRY.get(topic.code)
        if above is None:
            return topic
        before = [memory.previous, memory.going_on[0] if memory.going_on is not None else None] if memory.is_near else []
        told = {memory.opening, *memory.counted, *(each.code for each in before if each is not None)}
        is_told_of_all = any(slot.topic is not None and slot.topic.code == topic.code for slot in memory.slots)
        is_same = topic.text.startswith("工业") and above in told and not is_told_of_all
        return replace(topic, code=above) if is_same else topic

    def _follows_goal(self, clause: Clause) -> bool:
        """True where a goal's amount is all that is told before the number of the clause."""
        sentence = self.state.sentence
        before = sentence.letters[: sentence.slot_at(clause.number.start)]
        return match("[^MPBXK]*[Gt][^MPBXK]*M[^MPBXK]*$", before.rpartition(";")[2]) is not None

    def _emit(self, name: str, reading: Reading, measure: str, topic: Topic, clause: Clause, year: int | None) -> bool:
        """Write one measure of a reading."""
        state, memory, periods = self.state, self.state.memory, self.state.period
        unit, kind = unit_for(measure, topic.code, clause.number), vocabulary().kinds[topic.code]
        is_goal = reading.status == "target"
        period = self.periods.of(measure, kind, reading, topic.code, clause, year)
        period = period or self.periods.in_the_end(name, clause)
        if period is None and not is_goal and measure in _GOALS and kind == "flow" and self._sets_goals():
            period, measure, is_goal = periods.year_looked_ahead_to(), _GOALS[measure], True
        is_to_come = period is not None and not is_goal and memory.status != "estimate" and periods.is_to_come(period)
        if period is not None and is_to_come and not self._is_list_of_the_year(period, topic.code):
            if self._is_told_of_now(clause):
                period = None
            elif measure not in _GOALS:
                return False
            else:
                measure = _GOALS[measure]  # a plan's later paragraphs: 2030年, … 达到…
        is_reached = not is_goal and topic.code not in KNOWN_OF_KEY_PROJECTS
        if measure == "yoy" and period is not None and is_reached and self._is_too_early(period):
            measure = "target_yoy"
        if measure == "level" and period is not None and self._is_of_a_year_just_begun(period, topic.code):
            measure = "target"  # 2016年,…工业增加值突破7亿元, told in February of it
        if unit is None and period is not None:
            unit = currency_of_whole(
                state.results.observations[state.results.told_before :], measure, topic.code, clause.number, period[:2]
            )
        if unit is None or period is None:
            self.keep_unread(clause, f"the unit does not fit {topic.code}" if unit is None else "no reference period is known")
            return False
        if self._is_doubtful(name, measure, kind, topic, period, reading, clause):
            return False
        said = state.clean.text[state.sentence.start : clause.number.start] if kind == "stock" else ""
        if said and (any(end in said for end in _PERIOD_ENDS) or (reading.year is not None and _begins_at_an_end(clause))):
            period = (period[1], *period[1:])  # 1-2月…,月末存款余额
        is_goal = measure in _ARE_GOALS or topic.code == "projects_key_planned"
        status = "target" if is_goal else reading.status or ("estimate" if is_estimated(state, clause, period, reading.shift) else "actual")
        state.results.write(name, measure, unit, status, reading, topic, period, clause)
        if kind == "flow":
            (periods.goals_told if status == "target" else periods.figures_told).add(period[:2])
        return True

    def _sets_goals(self) -> bool:
        """Whether the sentence tells of some goal, or of what is to be done."""
        sentence = self.state.sentence
        return "t" in sentence.letters or "G" in sentence.letters or _TO_BE.search(sentence.text_of(0, len(sentence.tokens))) is not None

    def _is_doubtful(self, name: str, measure: str, kind: str, topic: Topic, period: Resolved, reading: Reading, clause: Clause) -> bool:
        """Whether the number is kept or set aside for what its period, its size or its projects say against it."""
        state, end = self.state, clause.number.end
        is_flow = kind == "flow" and measure not in _ARE_GOALS
        if topic.code in vocabulary().projects and (doubt := doubt_of_projects(state, name, measure, topic, clause, period)):
            is_blocking = doubt == SOME_TOLD or (topic.code == "projects_key" and doubt == NO_LIST)
            topic.is_blocked = topic.is_blocked or is_blocking  # and so is 比去年同期增加33个 behind it
            self.keep_unread(clause, doubt)
        elif measure == "level" and is_flow and exceeds_the_year(state, topic.code, period, reading.value):
            self.keep_unread(clause, "it is more than the whole year brings")
        elif measure == "level" and is_flow and exceeds_its_whole(state, topic, period, reading.value):
            topic.is_blocked = state.owner.is_foreign = True
            self.keep_unread(clause, "it is more than the whole that it is a part of")
        elif measure == "yoy" and is_nominal(state.clean.text, topic.code, clause):
            self.set_aside(clause, "it is no figure of one period")
        elif measure == "mom" and "T" not in state.sentence.letters and is_of_many_months(period):
            topic.is_blocked = True  # CPI环比上涨0.3%,同比持平, below what 1-7月 have told
            self.set_aside(clause, "it is no figure of one period")
        elif measure == "level" and is_flow and is_measured_by_years(state.clean.text, end, period):
            self.set_aside(clause, "it is no figure of one period")
        elif (is_flow or measure == "change") and is_not_over(state, topic.code, measure, period):
            self.keep_unread(clause, "the time it is told of is not over")
        else:
            return False
        return True

    def _is_list_of_the_year(self, period: Resolved, code: str) -> bool:
        """今年,…。全年排定重点项目26个, told in February: the list of key projects stands from the beginning of its year."""
        published = self.state.context.published
        return code in OF_KEY_PROJECTS and published is not None and period[0].startswith(f"{published[0]}-")

    def _is_told_of_now(self, clause: Clause) -> bool:
        """到2015年,…。现在生产总值是8201亿元."""
        sentence, number = self.state.sentence, clause.number.start
        named = max((t.end for t in sentence.tokens if t.letter == "T" and t.start < number), default=sentence.start)
        return NOW.search(self.state.clean.text, named, number) is not None

    def _is_of_last_year(self, clause: Clause) -> bool:
        """去年同期,全区高新技术企业40家: told of the year before, until the sentence names another time."""
        letters = self.state.sentence.letters[: self.state.sentence.slot_at(clause.number.start)]
        head, told, behind = letters.rpartition("p,")
        return bool(told) and head.rstrip("vq")[-1:] in ("", ",", ";", "(") and not any(letter in "TV;" for letter in behind)

    def _is_too_early(self, period: Resolved) -> bool:
        """A growth of the whole year in which the text came out, told in its first half, can only be a goal; as can one beside bounds in a year that only goals were told of."""
        published, periods = self.state.context.published, self.state.period
        if published is None and period[:2] in periods.goals_told and period[:2] not in periods.figures_told:
            return "控制在" in self.state.clean.text[self.state.sentence.start : self.state.sentence.end]
        if published is None or published[1] > _HALF or self.state.memory.status == "estimate":
            return False
        return period[:2] == (f"{published[0]}-01", f"{published[0]}-12")

    def _is_of_a_year_just_begun(self, period: Resolved, code: str) -> bool:
        published = self.state.context.published
        held = self.state.period.held if published is not None and published[1] <= _HALF else None
        if published is None or held is None or (held.relative != 0 and published[1] > _BEGUN):
            return False
        ahead = self.state.period.local  # 今年将推进…。高新技术企业总数达到700家
        is_to_come = ahead is not None and ahead.kind == "year" and ahead.relative == 0
        is_flow = (vocabulary().kinds[code] != "stock" or is_to_come) and not code.startswith("projects_")
        is_year = is_flow and held.kind == "year" and self.state.memory.status != "estimate"
        return is_year and period[:2] == (f"{published[0]}-01", f"{published[0]}-12")

    def set_aside(self, clause: Clause, reason: str) -> None:
        """Keep a number that is understood, and is no figure of the zone in a period."""
        self.state.results.keep_unread(clause.number, reason, is_understood=True)

    def keep_unread(self, clause: Clause, reason: str, may_be_told: bool = False) -> None:
        """Keep a number that no construction reads, where an indicator was named that it could be of; `may_be_told`: somewhere before."""
        if (
            may_be_told
            or search("[IJ]", clause.wide)
            or self.state.memory.topic is not None
            or (clause.unit == "COUNT" and clause.ahead[:1] == "I")
        ):
            self.state.results.keep_unread(clause.number, reason)
        elif clause.number.letter in _GOES_ON_ABOUT and (before := self._left_before(clause)) is not None:
            self.state.results.keep_unread(clause.number, before.reason, before.is_understood)

    def _left_before(self, clause: Clause) -> Unread | None:
        """销售面积45万平方米,下降3.2%: the number that this one goes on about, where that one was left."""
        unread, sentence = self.state.results.unread, self.state.sentence
        is_of_places = clause.number.letter in "BK"  # 居全市第4位, 高于全市2个百分点
        if not unread or not clause.wide_tokens or search("[xQEIJ;o]" if is_of_places else "[xQEIJS;o]", clause.wide) is not None:
            return None
        first = sentence.slot_at(clause.wide_tokens[0].start)
        end = sentence.tokens[first - 1].end if first else -1
        is_next = end > 0 and unread[-1].span.end == self.state.clean.span(end - 1, end)[1]
        return unread[-1] if is_next else None
