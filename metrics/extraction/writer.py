"""Write a reading for its topic: unit, period and owner must allow it, and what was read is remembered for what follows."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from metrics.extraction.clause import NOTHING, Clause, Reading, Slot, Topic, sums_years
from metrics.extraction.doubts import doubt_of_projects, is_of_the_years_list, spans_years
from metrics.extraction.gathered import OF_DEEDS
from metrics.extraction.reference_period import Resolved
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.subjects import is_behind_unknown_words
from metrics.extraction.units import unit_for
from metrics.language.periods import plan_end, years_summed
from metrics.language.vocabulary import vocabulary

_SUM = re.compile("累计|总计|合计|(?<![公])共(?![同和享建])")
# 自2014年6月封关运行以来,累计完成…: of nobody knows how many years, until a time is named; the zone's founding, and not 今年3月以来.
_SINCE = re.compile(r"自(?:19|20)\d{2}年[^,。;今去]{0,20}以来|(?<!期间)(?:建区|建园|开园|成立|设立|封关|封关运行|封关运作|挂牌|揭牌|获批)以来|(?:至今(?!年)|迄今)(?=[^。;]{0,20}累计)")
_MANY_YEARS = re.compile(r"(?:[六七八九]|[二三四五六七八九]?十[一二三四五六七八九余多几]?|[1-9]\d[余多]?)年[来间]")  # 十年来,…累计完成…
# 近年来,累计引进项目126个: of as many years, whatever quarter stands elsewhere in the text.
_OF_LATE = re.compile(r"(?:近(?:几|两|些)?年来?|近[三四五]年来?|历年|多年来)(?=[^。;]{0,30}(?:累计|先后|共|引[进入]|招引|签约|落户|落地|投产|开工|竣工))")
_TOLD_APART = re.compile(r"年|月|季度")
_CAPITAL = ("fdi_", "domestic_capital", "projects_signed")  # what comes in during a plan is a sum by itself
_COUNTED_FOR_YEARS = ("projects_", "fdi_", "firms_new", "domestic_capital")
_SUMS_ON = re.compile(r"[三四五六七八九十\d]年(?:来|间)?累计[^。;年月]*$")  # 五年累计完成…,累计利用…
_SUMMED = ("fdi_", "domestic_capital", "fai", "industrial_investment", "infrastructure_investment", "tax_revenue", "projects_signed", "employment_new")
_SO_FAR_WON = re.compile("已(?:累计|先后|成功|陆续|共)*(?:吸引|引进|利用|吸收|签约)")  # 截至2022年底,已吸引外资40亿美元: since the zone was founded
_NOW = re.compile("目前|现在|现有|现拥有|现共有")
_HALF = 6  # months
_DECEMBER = 12
_BEGUN = 2  # months of a year in which nobody can tell what it brought
_GIVEN_FIRST = ("counted_before", "level_before")  # the number stands before its name
_PLANNED = ("projects_key_planned", "projects_key_investment")  # known when the year begins
_ABOUT = frozenset(("约", "大约", "大致", "大概"))
_START = attrgetter("start")
_BY_NOW = ("截至目前", "截止目前", "截至到目前", "到目前为止", "迄今")
ANOTHERS = "it is another's figure"
_WHOLE_PLAN = ("期间", "时期")
_GOALS = {"level": "target", "yoy": "target_yoy"}  # what a figure of a year to come can only be
_ARE_GOALS = frozenset(_GOALS.values())


class Writer:
    """Writes the observations of the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state

    def remember(self, reading: Reading, topic: Topic, clause: Clause) -> None:
        memory = self.state.memory
        memory.last = "change_of_this_year" if reading.scope == "年初" else reading.base if reading.base == "grown_from" else reading.measure.partition("+")[0]
        memory.just_read = topic.code
        memory.counted.append(topic.code)
        memory.awaits_completion = reading.measure == "target"
        memory.aimed = topic.code if reading.measure == "target" else memory.aimed
        is_floor = clause.number.quantity is not None and clause.number.quantity.bound == "over"
        if reading.measure == "level" and not is_floor:
            memory.has_level = True
        if reading.measure == "share":
            memory.share = reading.value
        if reading.measure == "gap":
            memory.is_below = reading.value < 0
        if reading.measure == "yoy":
            memory.is_falling, memory.has_sign = reading.value < 0, clause.value < 0
            if topic.start not in [slot.topic.start for slot in memory.slots if slot.topic is not None]:
                memory.slots.append(Slot(topic))  # an indicator of which only the growth is told

    def emit(self, name: str, reading: Reading, topic: Topic, clause: Clause, year: int | None = None) -> bool:
        """Write observations for a reading; False where unit, period or owner do not allow one."""
        if topic.is_blocked or (self.state.owner.is_foreign and topic.start < self.state.owner.since):
            if reading.measure:
                self.set_aside(clause, ANOTHERS)
            return False  # 全市增幅为12% behind the zone's own figure
        if reading.measure == "yoy" and topic.code.startswith("projects_") and topic.code not in self.state.memory.counted and vocabulary().units[topic.code] == "COUNT":
            self.keep_unread(clause, "the growth of projects nobody has counted")
            return False
        if topic.is_narrowed and reading.measure and not self.state.owner.is_foreign and is_behind_unknown_words(self.state.sentence, topic):
            self.keep_unread(clause, "whose figure this is, is not certain")
            return False  # 详见进出口总额45亿元
        if reading is NOTHING or not reading.measure:
            return False
        if self.state.is_other_base and reading.measure == "yoy" and "Y" not in clause.letters:
            self.set_aside(clause, "the growth is against another year")
            return False
        if reading.measure == "completion" and topic.code == "projects_key_planned":
            topic = replace(topic, code="projects_key_done")  # 年度计划完成投资410亿元,已完成年度计划的50%
        if topic.code == "projects_key" and reading.measure in ("share", "rank_level", "rank_yoy"):
            self.keep_unread(clause, "a share or rank of projects that nobody has counted")
            return False  # 重大项目占比超七成, 省市重点项目位列第一
        if reading.measure == "share" and reading.scope is None and self.state.memory.aimed == topic.code and self.state.memory.last == "level":
            reading = reading._replace(measure="completion")  # 年度目标230亿元,1-6月完成128亿元,占比55.7%
        if reading.measure == "level" and name in _GIVEN_FIRST and self.state.memory.status == "target" and vocabulary().kinds[topic.code] == "flow":
            reading = reading._replace(measure="target", status="target")  # 力争全年20个重点项目竣工投产
        if reading.measure == "yoy" and self.state.memory.last == "target" and self.state.memory.aimed == topic.code and self._follows_goal(clause):
            reading = reading._replace(measure="target_yoy", status="target")  # 年度目标为80亿元,同比增长12%
        if topic.code == "port_throughput" and clause.number.quantity is not None and clause.number.quantity.unit == "TEU":
            topic = replace(topic, code="container_throughput")  # 吞吐量达50万标箱
        if reading.measure == "yoy" and spans_years(self.state, clause):
            self.keep_unread(clause, "the growth is that of several years")
            return False
        if "p," in self.state.sentence.letters and not reading.shift and self._is_of_last_year(clause):
            reading = reading._replace(shift=-1)
        if "+" not in reading.measure:
            return self._emit(name, reading, reading.measure, topic, clause, year)
        written = [self._emit(name, reading, measure, topic, clause, year) for measure in reading.measure.split("+")]
        return any(written)

    def _follows_goal(self, clause: Clause) -> bool:
        """True where a goal's amount is all that is told before the number of the clause."""
        tokens = self.state.sentence.tokens
        before = self.state.sentence.letters[: bisect_left(tokens, clause.number.start, key=_START)]
        return match("[^MPBXK]*[Gt][^MPBXK]*M[^MPBXK]*$", before.rpartition(";")[2]) is not None

    def _emit(self, name: str, reading: Reading, measure: str, topic: Topic, clause: Clause, year: int | None) -> bool:
        """Write one measure of a reading."""
        state, memory, periods = self.state, self.state.memory, self.state.period
        unit, kind = unit_for(measure, topic.code, clause.number), vocabulary().kinds[topic.code]
        is_goal = reading.status == "target"
        period = self._period(measure, kind, reading, topic.code, clause, year) or (self._end_of_plan() if name == "reached_level" else None)
        if period is not None and not is_goal and memory.status != "estimate" and periods.is_to_come(period):
            named = max((t.end for t in state.sentence.tokens if t.letter == "T" and t.start < clause.number.start), default=state.sentence.start)
            is_now = _NOW.search(state.clean.text, named, clause.number.start) is not None  # 到2015年,…。现在生产总值是8201亿元
            period = None if is_now else period
            measure = measure if is_now else _GOALS.get(measure, "")  # a plan's later paragraphs: 2030年, … 达到…
            if not measure:
                return False
        if measure == "yoy" and period is not None and not is_goal and topic.code not in _PLANNED and self._is_too_early(period):
            measure = "target_yoy"
        if measure == "level" and period is not None and self._is_of_a_year_just_begun(period, topic.code):
            measure = "target"  # 2016年,…工业增加值突破7亿元, told in February of it
        if unit is None or period is None:
            self.keep_unread(clause, f"the unit does not fit {topic.code}" if unit is None else "no reference period is known")
            return False
        if topic.code.startswith("projects_") and (doubt := doubt_of_projects(state, name, measure, topic, clause.number.start, period)):
            self.keep_unread(clause, doubt)
            return False
        if kind == "stock" and "月末" in state.clean.text[state.sentence.start : clause.number.start]:
            period = (period[1], *period[1:])  # 1-2月…,月末存款余额
        is_goal = measure in _ARE_GOALS or topic.code == "projects_key_planned"
        status = "target" if is_goal else reading.status or ("estimate" if self._is_estimated(clause, period) else "actual")
        state.results.write(name, measure, unit, status, reading, topic, period, clause, state.sentence)
        return True

    def _period(self, measure: str, kind: str, reading: Reading, code: str, clause: Clause, year: int | None) -> Resolved | None:
        """The period that a measure is of; None where it is not known, or is longer than a year that could be told."""
        state, memory, periods = self.state, self.state.memory, self.state.period
        is_goal = reading.status == "target"
        is_due_this_year = reading.due == "year" or (is_goal and periods.says_year) or (memory.status == "estimate" and periods.says_year and self._names_no_months(clause))
        is_ahead = is_goal or memory.status == "target" or (memory.status == "estimate" and state.context.is_under_way)
        period = periods.whole_year() if is_due_this_year else (code in OF_DEEDS and state.ceremony.resolve(code, periods, state.sentence.start, clause.number.start)) or periods.resolve(code, year or reading.year, reading.shift, is_ahead)
        if code == "projects_key_planned" and period is not None and period[0][:-3] == period[1][:-3] and periods.held is not None:
            return periods.whole_year()  # 年度计划投资80亿元 is no plan of the months told
        if state.rise_to is not None and not periods.is_named and (risen := self._of_rises(clause)) is not None:
            return risen or None
        if kind == "stock" and measure == "level" and period is not None and not periods.is_named and self._is_older_than_now(period, clause):
            return None  # 2012年,共建园区。…。现有规上企业35户
        if code == "projects_started" and is_of_the_years_list(state, clause):
            return periods.whole_year()  # 今年安排重点项目86个,其中新开工42个、续建44个
        said = state.clean.text[state.sentence.start : clause.number.start] if measure == "level" and kind == "flow" else ""
        if period is not None and period[0] == period[1] and not periods.is_named and not state.ceremony.holds and said.lstrip().startswith(_BY_NOW):
            return None  # 6月份新签约项目8个。截至目前,新签约项目70个
        if is_goal and sums_years(clause) and period is not None and period[1][:4].isdigit():
            return f"{int(period[1][:4]) - 4}-01", period[1], period[2]  # 到2025年,…。五年累计实际使用外资12亿美元
        is_long, is_of_plan, is_open = self._counts_more_than_the_period(said, code, clause)
        period = None if is_long else period
        if is_goal and period is not None and periods.is_named:
            period = self._still_to_come(period)
        if is_goal and memory.sums_years and periods.held is not None and periods.held.kind == "plan":
            period = self._of_years(code, clause)  # 累计完成…,超额完成“十二五”计划120亿元的目标
        elif is_goal and memory.is_plan and periods.is_looking_back:
            period = periods.year_of_plan()
        elif period is None and memory.status == "estimate" and (periods.says_year or state.context.published_month == _DECEMBER):
            period = periods.whole_year()  # 今年预计完成…
        elif period is None and measure == "level" and memory.status == "actual" and not (memory.aimed or is_open) and (told := state.ceremony.of_this_year(code, periods)) is not None:
            period = told
        elif period is None and measure in ("level", "completion") and kind == "flow" and not is_open:
            period = self._of_years(code, clause, is_of_plan)
        elif period is None and is_goal:
            period = periods.whole_year()  # 今年,力争…
        elif period is None and measure == "rank_level" and periods.held is not None and periods.held.kind == "plan":
            once, periods.once = periods.once, None
            period, periods.once = periods.resolve(code, year or reading.year, reading.shift), once  # 五年来,…经济总量居全省首位: now
        return period

    def _end_of_plan(self) -> Resolved | None:
        """“十二五”期间,…。生产总值从102亿元增长到220亿元: what was reached by the last of its years, once that is over."""
        plan, written = self.state.period.plan, self.state.context.year_of_writing
        last = plan_end(plan.text) if plan is not None and plan.text.endswith(_WHOLE_PLAN) else None
        return (f"{last:04d}-01", f"{last:04d}-12", ()) if last is not None and written is not None and written > last else None

    def _of_rises(self, clause: Clause) -> Resolved | tuple[()] | None:
        """由2012年的128亿元增至2016年的247亿元。…占比由41%提高到62%: the later rises end in that year, and a sum beside them is of nobody knows when."""
        if "o" in clause.letters:
            return f"{self.state.rise_to:04d}-01", f"{self.state.rise_to:04d}-12", ()
        return () if "累计" in clause.text_of(0, len(clause.tokens)) else None

    def _names_no_months(self, clause: Clause) -> bool:
        """1-10月,…。预计今年地区生产总值将超过515亿元: the whole year, also behind months told before."""
        tokens = [t for t in self.state.sentence.tokens if t.letter == "T" and t.start < clause.number.start]
        return all(t.period is not None and t.period.kind == "year" for t in tokens)

    def _counts_more_than_the_period(self, said: str, code: str, clause: Clause) -> tuple[bool, bool, bool]:
        """Whether a figure is of more than the period that holds; whether of a plan's years; and whether nobody says of how many."""
        if not said and not self.state.memory.sums_years:
            return sums_years(clause), False, False
        if not self.state.memory.sums_years and "累计" not in said and "今" not in said and "以来" not in said and not code.startswith(_COUNTED_FOR_YEARS):
            return sums_years(clause), False, False  # none of the words that say so
        periods, held = self.state.period, self.state.period.held
        since = _SINCE.search(said) if "以来" in said or "今" in said else None
        if since is None and "年" in said and (code.startswith(_COUNTED_FOR_YEARS) or "累计" in said):
            since = _OF_LATE.search(said)
        is_sum = "累计" in said and "累计" in clause.text_of(0, len(clause.tokens))
        is_to_date = held is not None and held.kind == "as_of" and held.months == (1, _DECEMBER) and code.startswith(_CAPITAL) and _SO_FAR_WON.search(said) is not None
        is_told_on = self.state.memory.sums_years or ("累计" in said and _SUMS_ON.search(said) is not None)
        does_more = is_told_on and code.startswith(_SUMMED) and match(r"[jv,]{0,3}(?:F[vF]{0,2})?I[vF]{0,2}M$", clause.wide) is not None
        goes_on_so = is_told_on and (is_sum or does_more) and "T" not in clause.letters
        is_of_plan = goes_on_so or (is_sum and periods.plan is not None and periods.plan.text in said)
        if is_sum and since is None and self.state.context.marks_founding and (held is None or held.kind != "span"):
            return True, False, True  # 挂牌两周年…:截至今年2月累计新设企业25622家
        is_of_many = is_sum and "T" not in clause.letters and _MANY_YEARS.search(said) is not None
        is_long = sums_years(clause) or is_of_plan or is_of_many or is_to_date or (since is not None and not _TOLD_APART.search(said, since.end()))
        return is_long, is_of_plan, since is not None

    def _still_to_come(self, period: Resolved) -> Resolved:
        """2020年,…。今年主要目标是:…。一季度要实现增长30%以上, told in March of 2021: months that no year is said of, and a goal is of none that is over."""
        held, published = self.state.period.held, self.state.context.published
        if published is None or published[1] > _HALF or period[1][:4] != f"{published[0] - 1:04d}":
            return period
        if held is None or held.year is not None or held.relative is not None or held.kind != "span" or held.months == (1, _DECEMBER):
            return period
        return f"{published[0]}{period[0][4:]}", f"{published[0]}{period[1][4:]}", period[2]

    def _is_older_than_now(self, period: Resolved, clause: Clause) -> bool:
        """Whether the time that holds ended more than a year before what the sentence says there is now."""
        state, published = self.state, self.state.context.published
        if published is None or not period[1][:4].isdigit() or int(period[1][:4]) >= published[0] - 1:
            return False
        return _NOW.search(state.clean.text, state.sentence.start, clause.number.start) is not None

    def _is_of_last_year(self, clause: Clause) -> bool:
        """去年同期,全区高新技术企业40家: told of the year before, until the sentence names another time."""
        head, told, behind = self.state.sentence.letters[: bisect_left(self.state.sentence.tokens, clause.number.start, key=_START)].rpartition("p,")
        return bool(told) and head.rstrip("vq")[-1:] in ("", ",", ";", "(") and not any(letter in "TV;" for letter in behind)

    def _of_years(self, code: str, clause: Clause, is_of_plan: bool = False) -> Resolved | None:
        """“十二五”期间累计完成…, 过去五年…共引进…: the sum of years that are over."""
        state, held = self.state, self.state.period.held
        if sums_years(clause) or held is None or held.kind == "plan" or is_of_plan:
            held = state.period.plan  # “十二五”时期,…。累计完成…,超额完成“十二五”计划120亿元的目标
        years = None
        if held is not None and held.kind in ("plan", "many_years"):  # rare: only then the words are looked through
            said = state.clean.text[state.sentence.start : clause.number.start]
            is_sum = state.memory.sums_years or _SUM.search(said) is not None or code.startswith(_CAPITAL)
            years = years_summed(held, state.context.published) if is_sum else None
        state.memory.sums_years = years is not None
        return (f"{years[0]:04d}-01", f"{years[1]:04d}-12", ()) if years is not None else None

    def _is_too_early(self, period: Resolved) -> bool:
        """A growth of the whole year in which the text came out, told in its first half, can only be a goal."""
        published = self.state.context.published
        return published is not None and published[1] <= _HALF and self.state.memory.status != "estimate" and period[:2] == (f"{published[0]}-01", f"{published[0]}-12")

    def _is_of_a_year_just_begun(self, period: Resolved, code: str) -> bool:
        published = self.state.context.published
        held = self.state.period.held if published is not None and published[1] <= _HALF else None
        if published is None or held is None or (held.relative != 0 and published[1] > _BEGUN):
            return False
        is_flow = vocabulary().kinds[code] != "stock" and not code.startswith("projects_")
        is_year = is_flow and held.kind == "year" and self.state.memory.status != "estimate"
        return is_year and period[:2] == (f"{published[0]}-01", f"{published[0]}-12")

    def _is_estimated(self, clause: Clause, period: Resolved) -> bool:
        """预计…, 约64亿元, 约完成64亿元; where 预计…由48亿元增加到80亿元 begins, the year is long over."""
        published = self.state.context.published
        if clause.memory.status == "estimate" and not (published is not None and period[1][:4].isdigit() and int(period[1][:4]) < published[0] - 1):
            return True
        if clause.number.quantity is not None and clause.number.quantity.is_estimate:
            return True
        return "v" in clause.letters[-3:-1] and not _ABOUT.isdisjoint([t.text for t in clause.tokens[-3:-1]])

    def set_aside(self, clause: Clause, reason: str) -> None:
        """Keep a number that is understood, and is no figure of the zone in a period."""
        self.state.results.keep_unread(clause.number, self.state.sentence, reason, is_understood=True)

    def keep_unread(self, clause: Clause, reason: str) -> None:
        if search("[IJ]", clause.wide) or self.state.memory.topic is not None:
            self.state.results.keep_unread(clause.number, self.state.sentence, reason)
