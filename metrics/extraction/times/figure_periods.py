"""The period that a figure is of: the one that holds, unless its measure, its kind or the words beside it say another."""

from __future__ import annotations

import re
from typing import NamedTuple

from metrics.extraction.clause import Clause, Reading, Sentence, sums_years
from metrics.extraction.codes import TOURISM
from metrics.extraction.document.datelines import DECEMBER
from metrics.extraction.document.holidays import is_told_of_holidays, names_months
from metrics.extraction.doubts import is_of_the_years_list
from metrics.extraction.names.gathered import OF_DEEDS
from metrics.extraction.slots import search
from metrics.extraction.state import State
from metrics.extraction.times.as_of_now import is_before_any_time, is_of_now_alone, is_older_than_now, is_told_of_now, names_no_time
from metrics.extraction.times.goal_periods import (
    end_of_goals,
    ends_yearly_growth,
    has_been_told,
    has_no_time,
    months_of_goal_told,
    part_of_the_year,
    plan_summed,
    still_to_come,
    years_until,
)
from metrics.extraction.times.reference_period import Resolved, all_of
from metrics.extraction.times.spans import traits
from metrics.extraction.times.summed_years import Extent, SummedYears, sum_after_plan
from metrics.extraction.times.tenses import is_of_year_begun, measures_what_is_done
from metrics.extraction.times.years_over import WHOLE_PLAN, end_of_years
from metrics.language.seldom import seldom
from metrics.language.vocabulary import vocabulary

_AT_AN_EVENT = re.compile(r"((?:19|20)\d\d)年[^,。;:\d]{2,24}时,")
_EVENT_REACHES = 160  # characters behind an event
_BY_NOW = ("截至目前", "截止目前", "截至到目前", "到目前为止", "迄今")
_BALANCES = ("deposits", "loans")  # told with the months of the account, and never of a zone as such
_PLANNED_FOR_MONTHS = re.compile(r"(?:季度?|半年|月份?|当[月季])(?:要|拟|共|需)?计划(?!的)")
_GREW = re.compile(",?v?Y?v?[udf]")  # slots
_RISE_TO = re.compile("[ou]T[vF]{0,2}M")  # slots: 增长到2005年的30亿元
# 四季度要对标年初人代会确定的目标--地区生产总值增长11%
_SET_FOR_YEAR = seldom(r"(?:年初|人代会|两会|年度|全年)[^,。;\d-]{0,14}(?:目标|任务)(?:--|:)[^。;]*$")


class _Figure(NamedTuple):
    """What a period is asked for: a measure of an indicator of that kind and code, as it was read; `year`, where its list says one."""

    measure: str
    kind: str
    reading: Reading
    code: str
    clause: Clause
    year: int | None


class FigurePeriods:
    """Answers for the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.sums = SummedYears(state)
        self._asked: Sentence | None = None  # the sentence whose times are known
        self._kinds: set[str] = set()

    def of(self, measure: str, kind: str, reading: Reading, code: str, clause: Clause, year: int | None) -> Resolved | None:
        """The period that a measure is of; None where it is not known, or is longer than a year that could be told."""
        state, periods = self.state, self.state.period
        is_goal = reading.status == "target"
        if code in TOURISM and is_told_of_holidays(state.clean.text, state.sentence.start, clause.number.start):
            return None
        if code in TOURISM and state.context.is_about_holidays and not names_months(state.clean.text, clause.number.start):
            return None
        period = self._that_holds(reading, code, clause, year)
        if (
            period is not None
            and not is_goal
            and (kind != "stock" or measure != "level")
            and is_told_of_now(state, clause, period, (code, measure))
        ):
            return None
        if period is not None and measure == "level" and self._is_of_an_event(clause, period):
            return None
        if period is not None and not is_goal and self._may_be_the_years_goal(measure, code, clause):
            return None
        if period is not None and is_goal and is_of_year_begun(state, clause, period):
            return periods.year_of_plan()
        if kind == "flow" and measure in ("level", "target") and period is not None and self._adds_up_until_then(clause, period):
            return None
        if code == "projects_key_planned" and period is not None and period[0][:-3] == period[1][:-3] and periods.held is not None:
            # 年度计划投资80亿元 is no plan of the months told; 一季度计划完成投资18亿元 is
            return None if _PLANNED_FOR_MONTHS.search(clause.text_of(0, len(clause.tokens))) is not None else periods.whole_year()
        if state.rise_to is not None and not periods.is_named and (risen := self._of_rises(clause, state.rise_to)) is not None:
            return risen or None
        if state.rise_to is not None and self._adds_up_with_rises(measure, code, clause, state.rise_to):
            return None
        if measure == "level" and period is not None and self._is_of_another_time(kind, code, clause, period, is_goal):
            return None
        if measure == "level" and period is not None and kind == "flow" and self._has_been_told_otherwise(code, clause, reading, period):
            return None
        if code == "projects_started" and is_of_the_years_list(state, clause):
            return periods.whole_year()  # 今年安排重点项目86个,其中新开工42个、续建44个
        is_counted = measure == "level" and (kind == "flow" or code.startswith("projects_key"))
        has_words = is_counted and state.sentence.start < clause.number.start
        if has_words and period is not None and (self._is_told_by_now(clause, period) or self.sums.is_summed_by_then()):
            return None
        extent = self.sums.extent(has_words, code, clause)
        if period is not None and not extent.is_long and not is_goal:
            return period  # as nearly always
        figure = _Figure(measure, kind, reading, code, clause, year)
        if is_goal:
            return self._of_goal(figure, period, extent)
        return self._settled(figure, None, extent)

    def _may_be_the_years_goal(self, measure: str, code: str, clause: Clause) -> bool:
        """按照市下达任务,全年投资增长15%, told in July: of the year before as likely as of what this one is to bring; 全年完成80亿元,增长3.2% is over."""
        memory = self.state.memory
        if (
            measure not in ("level", "yoy")
            or code in vocabulary().projects
            or memory.status != "actual"
            or not self.state.period.is_a_year_of_no_name()
        ):
            return False
        if memory.has_level or "F" in clause.letters or "Y" in clause.letters:
            return False
        return measure == "yoy" or _GREW.match(clause.ahead) is None

    def _is_of_an_event(self, clause: Clause, period: Resolved) -> bool:
        """1987年第一家外企投产时,全区工业产值不过1.2亿元, in a text of 2020: of a year long gone, and no figure of the one that holds."""
        text, number = self.state.clean.text, clause.number.start
        start = max(self.state.sentence.start, number - _EVENT_REACHES)
        if text.find("时,", start, number) < 0 or (found := _AT_AN_EVENT.search(text, start, number)) is None:
            return False
        sentence = self.state.sentence
        is_dated = "T" in sentence.letters[sentence.slot_at(found.end()) : sentence.slot_at(number)]
        return not is_dated and period[1][:4].isdigit() and int(found[1]) + 1 < int(period[1][:4])

    def _adds_up_until_then(self, clause: Clause, period: Resolved) -> bool:
        """到2020年,固定资产投资累计完成600亿元, told in 2016: of the years until then, and nobody says since when."""
        base, year = self.state.context.base_year, period[1][:4]
        if base is None or not year.isdigit() or int(year) <= base + 1 or sums_years(clause):
            return False
        return any("累计" in t.text for t in clause.tokens)

    def _of_goal(self, figure: _Figure, period: Resolved | None, extent: Extent) -> Resolved | None:
        """The time by which a goal is to be reached."""
        state, periods, clause = self.state, self.state.period, figure.clause
        if period is not None and has_no_time(state, clause, period):
            return None
        if clause.wide == ",FM" and not periods.is_named and ends_yearly_growth(state, clause):
            return end_of_goals(periods)  # 实际使用外资年均增长9%,达到480亿美元: by the last of those years
        if (summed := plan_summed(clause) or years_until(clause, period)) is not None:
            return summed
        period = None if extent.is_long else period
        if period is not None and period[0] != period[1] and any(t.text == "累计" for t in clause.tokens) and figure.kind == "flow":
            return f"{period[0][:-2]}01", period[1], period[2]  # 三季度确保固定资产投资累计达到220亿元
        if period is not None and periods.is_named and not measures_what_is_done(clause):
            period = still_to_come(state, period)
        return self._settled(figure, period, extent)

    def _that_holds(self, reading: Reading, code: str, clause: Clause, year: int | None) -> Resolved | None:
        """What the text has told last, or the whole year where what is aimed at or expected is due in it."""
        state, memory, periods = self.state, self.state.memory, self.state.period
        is_goal, is_estimate = reading.status == "target", memory.status == "estimate"
        if is_goal and (part := part_of_the_year(state, clause)) is not None:
            return part
        if (is_goal or is_estimate or reading.due) and self._is_due_this_year(reading, clause, is_goal, is_estimate):
            if is_goal and periods.held is not None and periods.held.text == "全年":
                periods.aimed_at = periods.held  # 全年…目标是300亿元,目前已完成122亿元
            return periods.whole_year()
        if reading.measure == "completion" and (months := months_of_goal_told(state)) is not None:
            periods.hold_here(months)  # 前8个月入库5.9亿元,今年目标9亿元,目前完成65.6%
        if code in OF_DEEDS and (held := state.ceremony.resolve(code, periods, state.sentence.start, clause.number.start)):
            return held
        if code in OF_DEEDS and not periods.is_named and state.ceremony.is_of_unknown_time(state.sentence.start, clause.number.start):
            return None
        is_ahead = is_goal or memory.status == "target" or (is_estimate and state.context.is_under_way and not self._is_reckoned())
        period = periods.resolve(code, year or reading.year, reading.shift, is_ahead)
        if periods.counted_by is not None and period is not None and "T" not in clause.letters and traits(code)[0] == "stock":
            period = (period[1], *period[1:]) if period[1] == periods.counted_by else period
        return period  # 截至12月底,…286家,全年净增26家;高新技术企业412家

    def _is_reckoned(self) -> bool:
        """全年实现…。初步测算,全年完成…, told in spring: of the year that the text has told figures of, and not of the one that has begun."""
        reckoned = any(t.letter == "e" and t.text.startswith(("初步", "测算")) for t in self.state.sentence.tokens)
        return reckoned and self.state.period.told_years > 0

    def _is_due_this_year(self, reading: Reading, clause: Clause, is_goal: bool, is_estimate: bool) -> bool:
        """Whether what is aimed at or expected is so for the whole year."""
        says_year = self.state.period.says_year
        if is_goal and says_year and self._names_a_later_year(clause):
            return False
        if is_goal and _SET_FOR_YEAR.search(self.state.clean.text, self.state.sentence.start, clause.number.start) is not None:
            return True
        if reading.due == "year" or (is_goal and (says_year or has_been_told(self.state, clause))):
            return True
        if is_estimate and says_year and self._names_no_months(clause):
            return True
        return (is_goal or is_estimate) and "v" in clause.letters and any(t.text == "年内" for t in clause.tokens)

    def _names_a_later_year(self, clause: Clause) -> bool:
        """今年,全区奋力争先,到2027年工业投资达到60亿元; 明年达到70亿元: the last year named before the goal lies behind 今年."""
        told = [t.period for t in self.state.sentence.tokens if t.letter == "T" and t.start < clause.number.start]
        base, last = self.state.context.base_year, told[-1] if told else None
        if base is None or last is None or last.kind != "year":
            return False
        return last.relative == 1 or (last.year is not None and last.year > base)

    def _is_of_another_time(self, kind: str, code: str, clause: Clause, period: Resolved, is_goal: bool) -> bool:
        """Whether an amount is of another time than the one that holds: of 目前, before any time is told or long after, or of a plan's years."""
        if kind == "stock":
            if self.state.period.is_named:
                return False
            is_of_profile = code not in _BALANCES and (
                is_before_any_time(self.state) or (is_of_now_alone(self.state, clause) and names_no_time(self.state))
            )
            return is_of_profile or is_older_than_now(self.state, period, clause)  # 2012年,共建园区。…。现有规上企业35户
        if kind != "flow" or is_goal:
            return False
        return self._is_beside_rise_of_plan(clause, period) or (code not in vocabulary().projects and is_of_now_alone(self.state, clause))

    def _is_beside_rise_of_plan(self, clause: Clause, period: Resolved) -> bool:
        """“十五”期间,…从2000年的12亿元增长到2005年的30亿元,工业增加值70亿元: of the last year, or of all five, and nobody says which."""
        sentence, plan = self.state.sentence, self.state.period.plan
        if plan is None or "T" in clause.letters or "o" in clause.letters or not plan.text.endswith((*WHOLE_PLAN, "来")):
            return False
        if "累计" in clause.text_of(0, len(clause.tokens)):
            return False  # the sum of those years
        at = sentence.slot_at(clause.number.start)
        told = [each for each in range(at) if sentence.letters[each] == "T"]
        if len(told) < 2 or sentence.tokens[told[0]].period is not plan:
            return False
        last = sentence.tokens[told[-1]].period
        is_of_last = last is not None and period[0] == f"{last.year}-01"
        return is_of_last and _RISE_TO.match(sentence.letters, told[-1] - 1) is not None and sentence.letters.find(",", told[-1], at) >= 0

    def _has_been_told_otherwise(self, code: str, clause: Clause, reading: Reading, period: Resolved) -> bool:
        """一季度,实际使用外资1.2亿美元。今年以来,实际使用外资2.5亿美元: not of those months again, and nobody says until when."""
        if "so_far" not in self._kinds_of_times():
            return False  # as nearly all
        told = [t.period for t in self.state.sentence.tokens if t.letter == "T" and t.start < clause.number.start]
        if not told or told[-1] is None or told[-1].kind != "so_far" or self.state.ceremony.holds:
            return False
        zone, quantity = self.state.owner.zone, clause.number.quantity
        return any(
            seen.indicator == code
            and seen.measure == "level"
            and (seen.period_start, seen.period_end, seen.zone) == (*period[:2], zone)
            and seen.value != reading.value
            and quantity is not None
            and seen.unit == quantity.unit
            for seen in self.state.results.observations
        )

    def _kinds_of_times(self) -> set[str]:
        """What kinds of times the sentence names, found once for all its figures."""
        sentence = self.state.sentence
        if self._asked is not sentence:
            self._asked, self._kinds = sentence, {t.period.kind for t in sentence.tokens if t.period is not None}
        return self._kinds

    def _is_told_by_now(self, clause: Clause, period: Resolved) -> bool:
        """6月份新签约项目8个。截至目前,新签约项目70个: of more than that month."""
        if period[0] != period[1] or self.state.period.is_named or self.state.ceremony.holds:
            return False
        return self.state.clean.text[self.state.sentence.start : clause.number.start].lstrip().startswith(_BY_NOW)

    def _settled(self, figure: _Figure, period: Resolved | None, extent: Extent) -> Resolved | None:
        """The period, where none is known the one that the measure and the words around it let tell."""
        memory, periods = self.state.memory, self.state.period
        measure, kind, reading, code, clause, year = figure
        is_goal, held = reading.status == "target", periods.held
        is_of_plan = held is not None and held.kind == "plan"
        if is_goal and memory.sums_years and is_of_plan:
            return self.sums.of_years(code, clause)  # 累计完成…,超额完成“十二五”计划120亿元的目标
        if is_goal and memory.is_plan and periods.is_looking_back:
            return periods.year_of_plan()
        if period is not None:
            return period
        if memory.status == "estimate" and (periods.says_year or self.state.context.published_month == DECEMBER):
            return periods.whole_year()  # 今年预计完成…
        is_told = measure == "level" and memory.status == "actual" and not memory.aimed and not extent.is_open
        if is_told and (told := self.state.ceremony.of_this_year(code, periods)) is not None:
            return told
        if measure in ("level", "completion") and kind == "flow":
            return sum_after_plan(self.state, clause) if extent.is_open else self.sums.of_years(code, clause, extent.is_of_plan)
        if is_goal:
            return periods.whole_year()  # 今年,力争…
        return self._in_the_end(reading, code, year) if measure == "rank_level" and is_of_plan else None

    def _in_the_end(self, reading: Reading, code: str, year: int | None) -> Resolved | None:
        """五年来,…经济总量居全省首位: a rank is that of now."""
        periods = self.state.period
        once, periods.once = periods.once, None
        period, periods.once = periods.resolve(code, year or reading.year, reading.shift), once
        return period

    def in_the_end(self, name: str, clause: Clause) -> Resolved | None:
        """“十二五”期间,…。生产总值从102亿元增长到220亿元; 2012-2020年,…: what was reached by the last of its years, once that is over."""
        return end_of_years(self.state, name, clause)

    def _of_rises(self, clause: Clause, rise_to: int) -> Resolved | tuple[()] | None:
        """由2012年的128亿元增至2016年的247亿元。…占比由41%提高到62%: the later rises end in that year, and a sum beside them is of nobody knows when."""
        if "o" in clause.letters:
            return all_of(rise_to)
        return (sum_after_plan(self.state, clause) or ()) if "累计" in clause.text_of(0, len(clause.tokens)) else None

    def _adds_up_with_rises(self, measure: str, code: str, clause: Clause, rise_to: int) -> bool:
        """由2011年的84亿元增加到2016年的125亿元。净增规上企业75户,新增就业2万人: in those years, or in the last of them."""
        since = self.state.period.rise_from
        if since is None or rise_to - since <= 1 or search("[TY]", clause.letters):
            return False
        return measure == "change" or (measure == "level" and (code.endswith("_new") or code.startswith("projects_")))

    def _names_no_months(self, clause: Clause) -> bool:
        """1-10月,…。预计今年地区生产总值将超过515亿元; 1-10月完成430亿元,预计今年完成515亿元: the whole year, also behind months told before."""
        sentence = self.state.sentence
        times = [i for i in range(sentence.slot_at(clause.number.start)) if sentence.letters[i] == "T"]
        kinds = [period.kind if (period := sentence.tokens[i].period) is not None else "" for i in times]
        if all(kind == "year" for kind in kinds):
            return True
        return kinds[-1] == "year" and sentence.letters.find("e", times[-2], sentence.slot_at(clause.number.start)) > 0
