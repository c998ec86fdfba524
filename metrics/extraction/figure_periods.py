"""The period that a figure is of: the one that holds, unless its measure, its kind or the words beside it say another."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from operator import attrgetter

from metrics.extraction.clause import Clause, Reading, sums_years
from metrics.extraction.doubts import is_of_the_years_list
from metrics.extraction.gathered import OF_DEEDS
from metrics.extraction.reference_period import Resolved
from metrics.extraction.slots import match
from metrics.extraction.state import State
from metrics.extraction.tenses import is_of_year_begun, lies_behind
from metrics.language.periods import plan_end, years_summed

_SUM = re.compile("累计|总计|合计|(?<![公])共(?![同和享建])")
# 自2014年6月封关运行以来,累计完成…: of nobody knows how many years, until a time is named; the zone's founding, and not 今年3月以来.
_SINCE = re.compile(
    r"自(?:19|20)\d{2}年[^,。;今去]{0,20}以来|(?<!期间)(?:建区|建园|开园|成立|设立|封关|封关运行|封关运作|挂牌|揭牌|获批)以来|(?:至今(?!年)|迄今)(?=[^。;]{0,20}累计)"
)
_MANY_YEARS = re.compile(r"(?:[六七八九]|[二三四五六七八九]?十[一二三四五六七八九余多几]?|[1-9]\d[余多]?)年[来间]")  # 十年来,…累计完成…
# 近年来,累计引进项目126个: of as many years, whatever quarter stands elsewhere in the text.
_OF_LATE = re.compile(
    r"(?:近(?:几|两|些)?年来?|近[三四五]年来?|历年|多年来)(?=[^。;]{0,30}(?:累计|先后|共|引[进入]|招引|签约|落户|落地|投产|开工|竣工))"
)
_SUMMED_BY = re.compile(r"截(?:[至止]|止到|至到)(\d{4})年年?[底末],?[^。;\d]{0,10}累计")
_OVER_YEARS = re.compile(r",(?:近|过去|这)?[二三四五六七八九十\d]{1,2}年(?:来|间)?年均")
_PART_OF_A_YEAR = re.compile(r",?其中,?((?:19|20)\d\d)年")
_TOLD_APART = re.compile(r"年|月|季度")
_CAPITAL = ("fdi_", "domestic_capital", "projects_signed")  # what comes in during a plan is a sum by itself
_COUNTED_FOR_YEARS = ("projects_", "fdi_", "firms_new", "domestic_capital")
_SUMS_ON = re.compile(r"[三四五六七八九十\d]年(?:来|间)?累计[^。年月]*$")  # 五年累计完成…,累计利用…
_SUMMED = (
    "fdi_",
    "domestic_capital",
    "fai",
    "industrial_investment",
    "infrastructure_investment",
    "tax_revenue",
    "projects_signed",
    "employment_new",
)
_SO_FAR_WON = re.compile(
    "已(?:累计|先后|成功|陆续|共)*(?:吸引|引进|利用|吸收|签约)"
)  # 截至2022年底,已吸引外资40亿美元: since the zone was founded
NOW = re.compile("目前|现在|现有|现拥有|现共有")
_BARE_NOW = re.compile("(?<!截至)(?<!截止)(?<!到)目前|现在")
_YEAR = (1, 12)
_NEAR = 3  # figures told last
_BEFORE = 9  # slots
_START = attrgetter("start")
_YEARLY_TO = re.compile("N[udv]{0,2}P,[vF]{0,3}M$")  # slots: 年均增长9%,达到480亿美元
_DECEMBER = 12
_BY_NOW = ("截至目前", "截止目前", "截至到目前", "到目前为止", "迄今")
_PLANNED_KEY = ("projects_key", "projects_key_planned", "projects_key_investment")
_WHOLE_PLAN = ("期间", "时期")
_HALF = 6  # months
_SINCE_LONG = 4  # months


class FigurePeriods:
    """Answers for the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state

    def of(self, measure: str, kind: str, reading: Reading, code: str, clause: Clause, year: int | None) -> Resolved | None:
        """The period that a measure is of; None where it is not known, or is longer than a year that could be told."""
        state, periods = self.state, self.state.period
        is_goal = reading.status == "target"
        period = self._that_holds(reading, code, clause, year)
        if period is not None and (is_goal or code in _PLANNED_KEY) and is_of_year_begun(state, clause, period, is_goal):
            return periods.year_of_plan()
        if code == "projects_key_planned" and period is not None and period[0][:-3] == period[1][:-3] and periods.held is not None:
            return periods.whole_year()  # 年度计划投资80亿元 is no plan of the months told
        if state.rise_to is not None and not periods.is_named and (risen := self._of_rises(clause)) is not None:
            return risen or None
        if (
            kind == "stock"
            and measure == "level"
            and period is not None
            and not periods.is_named
            and self._is_older_than_now(period, clause)
        ):
            return None  # 2012年,共建园区。…。现有规上企业35户
        if (
            kind == "flow"
            and measure == "level"
            and period is not None
            and not is_goal
            and not code.startswith("projects_")
            and self._is_of_now_alone(clause)
        ):
            return None  # 目前,…工业增加值170亿元, before any time is told
        if code == "projects_started" and is_of_the_years_list(state, clause):
            return periods.whole_year()  # 今年安排重点项目86个,其中新开工42个、续建44个
        said = (
            state.clean.text[state.sentence.start : clause.number.start]
            if measure == "level" and (kind == "flow" or code.startswith("projects_key"))
            else ""
        )
        if (
            period is not None
            and period[0] == period[1]
            and not periods.is_named
            and not state.ceremony.holds
            and said.lstrip().startswith(_BY_NOW)
        ):
            return None  # 6月份新签约项目8个。截至目前,新签约项目70个
        if said and period is not None and self._is_summed_by_then():
            return None  # 截至2006年底,累计引进外资项目1300个。…截止到2006年底,完成工业产值3277亿元: in that year, or ever since
        if is_goal and state.memory.status == "target" and period is not None and self._is_long_over(period):
            return None  # 2010年,…。财政收入力争达到20亿元, told in autumn of 2011: by when?
        if is_goal and clause.wide == ",FM" and not periods.is_named and self._ends_yearly_growth(clause):
            return self._end_of_goals()  # 实际使用外资年均增长9%,达到480亿美元: by the last of those years
        if is_goal and sums_years(clause) and period is not None and period[1][:4].isdigit():
            return f"{int(period[1][:4]) - 4}-01", period[1], period[2]  # 到2025年,…。五年累计实际使用外资12亿美元
        is_long, is_of_plan, is_open = self._counts_more_than_the_period(said, code, clause)
        period = None if is_long else period
        if period is not None and not is_goal:
            return period  # as nearly always
        if is_goal and period is not None and periods.is_named:
            period = self._still_to_come(period)
        return self._settled(measure, kind, reading, code, clause, year, period, is_open, is_of_plan)

    def _that_holds(self, reading: Reading, code: str, clause: Clause, year: int | None) -> Resolved | None:
        """What the text has told last, or the whole year where what is aimed at or expected is due in it."""
        state, memory, periods = self.state, self.state.memory, self.state.period
        is_goal = reading.status == "target"
        is_due_this_year = (
            reading.due == "year"
            or (is_goal and (periods.says_year or self._has_been_told(clause)))
            or (memory.status == "estimate" and periods.says_year and self._names_no_months(clause))
        )
        is_due_this_year = is_due_this_year or ((is_goal or memory.status == "estimate") and any(t.text == "年内" for t in clause.tokens))
        is_ahead = is_goal or memory.status == "target" or (memory.status == "estimate" and state.context.is_under_way)
        if is_due_this_year:
            return periods.whole_year()
        return (code in OF_DEEDS and state.ceremony.resolve(code, periods, state.sentence.start, clause.number.start)) or periods.resolve(
            code, year or reading.year, reading.shift, is_ahead
        )

    def _settled(
        self,
        measure: str,
        kind: str,
        reading: Reading,
        code: str,
        clause: Clause,
        year: int | None,
        period: Resolved | None,
        is_open: bool,
        is_of_plan: bool,
    ) -> Resolved | None:
        """The period, where none is known the one that the measure and the words around it let tell."""
        state, memory, periods = self.state, self.state.memory, self.state.period
        is_goal = reading.status == "target"
        if is_goal and memory.sums_years and periods.held is not None and periods.held.kind == "plan":
            period = self._of_years(code, clause)  # 累计完成…,超额完成“十二五”计划120亿元的目标
        elif is_goal and memory.is_plan and periods.is_looking_back:
            period = periods.year_of_plan()
        elif period is None and memory.status == "estimate" and (periods.says_year or state.context.published_month == _DECEMBER):
            period = periods.whole_year()  # 今年预计完成…
        elif (
            period is None
            and measure == "level"
            and memory.status == "actual"
            and not (memory.aimed or is_open)
            and (told := state.ceremony.of_this_year(code, periods)) is not None
        ):
            period = told
        elif period is None and measure in ("level", "completion") and kind == "flow" and not is_open:
            period = self._of_years(code, clause, is_of_plan)
        elif period is None and is_goal:
            period = periods.whole_year()  # 今年,力争…
        elif period is None and measure == "rank_level" and periods.held is not None and periods.held.kind == "plan":
            once, periods.once = periods.once, None
            period, periods.once = periods.resolve(code, year or reading.year, reading.shift), once  # 五年来,…经济总量居全省首位: now
        return period

    def _ends_yearly_growth(self, clause: Clause) -> bool:
        """Whether the amount of the clause is what so many years of growth lead to."""
        tokens = self.state.sentence.tokens
        at = bisect_left(tokens, clause.number.start, key=_START)
        return _YEARLY_TO.search(self.state.sentence.letters[max(0, at - _BEFORE) : at + 1]) is not None

    def _end_of_goals(self) -> Resolved | None:
        """The last year of the plan that goals are set by, None where nobody says it; the year that is not over is none."""
        periods = self.state.period
        last = plan_end(periods.plan.text) if periods.plan is not None else None
        year = periods.goal_year or last
        return (f"{year:04d}-01", f"{year:04d}-12", ()) if year is not None else None

    def _has_been_told(self, clause: Clause) -> bool:
        """1-4月,…完成80亿元。下一步,力争实现300亿元: a goal that names no time is of the year, where the months that hold have been told of."""
        periods, told = self.state.period, self.state.results.observations
        held = periods.once or periods.local or periods.period
        if (
            held is None
            or periods.is_named
            or held.kind not in ("span", "month")
            or held.months in (None, _YEAR)
            or self.state.memory.is_plan
        ):
            return False
        return (
            held.text.startswith(("今年以来", "今年来"))
            or lies_behind(periods)
            or any(seen.status != "target" and int(seen.period_end[-2:]) == held.months[1] for seen in told[-_NEAR:])
        )

    def end_of_plan(self) -> Resolved | None:
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
        if (
            not self.state.memory.sums_years
            and "累计" not in said
            and "今" not in said
            and "以来" not in said
            and not code.startswith(_COUNTED_FOR_YEARS)
        ):
            return sums_years(clause), False, False  # none of the words that say so
        periods, held = self.state.period, self.state.period.held
        if periods.is_behind_plan and not periods.is_named and code.startswith(_COUNTED_FOR_YEARS):
            return True, False, True  # “十五”时期,…。引进内资项目691个
        since = _SINCE.search(said) if "以来" in said or "今" in said else None
        if since is None and "年" in said and (code.startswith(_COUNTED_FOR_YEARS) or "累计" in said):
            since = _OF_LATE.search(said)
        is_sum = "累计" in said and "累计" in clause.text_of(0, len(clause.tokens))
        is_to_date = (
            held is not None
            and held.kind == "as_of"
            and held.months == (1, _DECEMBER)
            and code.startswith(_CAPITAL)
            and _SO_FAR_WON.search(said) is not None
        )
        is_told_on = self.state.memory.sums_years or ("累计" in said and _SUMS_ON.search(said) is not None)
        does_more = is_told_on and code.startswith(_SUMMED) and match(r"[jv,]{0,3}(?:F[vF]{0,2})?I[vF]{0,2}M$", clause.wide) is not None
        goes_on_so = is_told_on and (is_sum or does_more) and "T" not in clause.letters
        is_of_plan = goes_on_so or (is_sum and periods.plan is not None and periods.plan.text in said)
        if is_sum and since is None and self.state.context.marks_founding and (held is None or held.kind != "span"):
            return True, False, True  # 挂牌两周年…:截至今年2月累计新设企业25622家
        if is_sum and _OVER_YEARS.match(self.state.clean.text, clause.number.end) is not None:
            return True, False, True  # 累计实现固定资产投资5261.6亿元,近四年年均增长18.5%
        if (
            is_sum
            and held is not None
            and held.kind == "year"
            and not periods.is_named
            and (held.relative == -1 or code.startswith(_COUNTED_FOR_YEARS))
        ):
            return True, False, True  # 去年,…。全区累计完成固定资产投资2300亿元; 2018年,…。累计引进项目618个: in that year, or ever since
        if (
            is_sum
            and (part := _PART_OF_A_YEAR.match(self.state.clean.text, clause.number.end)) is not None
            and int(part[1]) < (clause.year or 0)
        ):
            return True, False, True  # 截至2010年上半年,…。累计实现税收4.3亿元,其中2009年…
        is_of_many = is_sum and "T" not in clause.letters and _MANY_YEARS.search(said) is not None
        is_long = (
            sums_years(clause)
            or is_of_plan
            or is_of_many
            or is_to_date
            or (since is not None and not _TOLD_APART.search(said, since.end()))
        )
        return is_long, is_of_plan, since is not None

    def _is_summed_by_then(self) -> bool:
        """Whether the time that holds is the end of a year by which the text has added up before."""
        state, held = self.state, self.state.period.held
        if held is None or held.kind != "as_of" or held.months != _YEAR or not held.text.startswith("截"):
            return False
        return self._summed_by.get(str(held.year), state.sentence.start) < state.sentence.start

    @cached_property
    def _summed_by(self) -> dict[str, int]:
        """The years by whose ends the text has added up, and where it does so first."""
        found = list(_SUMMED_BY.finditer(self.state.clean.text))
        return {each[1]: each.start() for each in reversed(found)}

    def _is_of_now_alone(self, clause: Clause) -> bool:
        """Whether the sentence tells of 目前, and only what stands behind it names a time."""
        periods = self.state.period
        is_only_expected = periods.held is not None and periods.held is periods.expected
        return is_only_expected and _BARE_NOW.search(self.state.clean.text, self.state.sentence.start, clause.number.start) is not None

    def _is_long_over(self, period: Resolved) -> bool:
        """Whether the time that holds, which the sentence does not name, ended well before the text came out."""
        published = self.state.context.published
        if published is None or self.state.period.is_named or not period[1][:4].isdigit():
            return False
        return (published[0] - int(period[1][:4])) * 12 + published[1] - int(period[1][5:]) > _SINCE_LONG

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
        return NOW.search(state.clean.text, state.sentence.start, clause.number.start) is not None

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
