"""Keep the reference period that holds: for a sentence, for a paragraph, or until the next one."""

from __future__ import annotations

from metrics.extraction.context import Context, expected_period
from metrics.extraction.spans import is_last_month_of, lags, traits
from metrics.language.periods import PeriodMention, plan_end

Resolved = tuple[str, str, tuple[str, ...]]  # first month, last month, flags
_LEAD = 1500  # characters in which the first period is looked for
Held = tuple[PeriodMention | None, PeriodMention | None, PeriodMention | None, int | None]
THEN = ("彼时", "那时", "那一年", "那年", "当时")
_ENOUGH = 4  # figures of a whole year: the text is its account
_YEARLY = ("projects_key", "projects_key_investment", "projects_key_planned")


class ReferencePeriod:
    """The periods that hold at one point of the reading, the narrowest first: once, local, period."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._year_of_publication = f"{context.published[0]:04d}" if context.published is not None else "unknown"
        self.period: PeriodMention | None = None  # until the next one
        self.local: PeriodMention | None = None  # for this paragraph
        self.once: PeriodMention | None = None  # for this sentence
        self.hint: int | None = None  # the last year named together with a period
        self.before_aside: tuple[PeriodMention | None] | None = None  # what held before 其中当月…增长12%
        self.before_rise: tuple[PeriodMention | None] | None = None  # what held before 由2015年的12亿元
        self.rise_from: int | None = None  # the year in which the paragraph's rises begin
        self.goal_year: int | None = None  # 力争到2030年
        self.plan: PeriodMention | None = None  # the last “十三五”期间
        self.event_year: int | None = None  # of 2018年封关运行, for 当年
        self.then: int | None = None  # the paragraph's last year of no figures, for 彼时
        self.told_years = 0  # figures of a whole year read so far
        self.says_year = self.looks_ahead = False  # the sentence says 今年; names a period that is not over: 下半年,…财政收入全年完成7亿元
        self.is_named = self.was_dated = False  # the sentence names a period, an earlier one of its paragraph did
        self.is_this_year = self.is_behind_plan = self.is_cumulative = (
            False  # the paragraph: the year's list of projects; “十三五”期间 last; 累计 of what holds
        )
        self._answers: dict[tuple[object, ...], Resolved | None] = {}  # by all that an answer depends on, but for the context

    def expect(self, text: str) -> None:
        """Figures can stand before their period: until one is named, the one that the text leads one to expect holds."""
        self.period = self.expected = expected_period(text[:_LEAD], self.context)

    def new_sentence(self, new_paragraph: bool, goes_on: bool = False, is_behind_goals: bool = False) -> None:
        """`goes_on`: with 其中, about the time of the sentence before; `is_behind_goals`: that one listed goals."""
        self.was_dated = (self.was_dated or self.is_named) and not new_paragraph
        self.is_behind_plan = not new_paragraph and (
            (self.plan is not None and self.once is self.plan) or (self.is_behind_plan and not self.is_named)
        )
        self.once, self.says_year, self.is_named, self.looks_ahead = (
            self.once if goes_on else None,
            self.says_year and (goes_on or is_behind_goals),
            False,
            False,
        )
        self.before_aside = self.before_rise = None
        if new_paragraph:
            self.local, self.is_this_year, self.is_cumulative, self.rise_from, self.then = None, False, False, None, None

    def all_held(self) -> Held:
        """What holds before brackets, which may name a period of their own: 增速提升0.3个百分点(上半年增长15.3%)."""
        return self.period, self.local, self.once, self.hint

    def hold(self, held: Held) -> None:
        self.period, self.local, self.once, self.hint = held

    @property
    def held(self) -> PeriodMention | None:
        return self.once or self.local or self.period

    def see(self, mention: PeriodMention, is_first: bool, behind: str, is_heading: bool = False, is_account: bool = False) -> None:
        """Take in a period; `is_first`: no number stands before it in the sentence; `behind`: the next slot; `is_account`: a heading of one."""
        was_named, self.is_named = self.is_named, True
        if looks_back := is_first and self.context.looks_back(mention, self.period):
            mention = mention._replace(year=(self.context.base_year or 0) - 1, relative=None)
        if (
            is_heading
            and mention.kind == "year"
            and mention.year is not None
            and (is_account or mention.year >= (self.context.base_year or 0) - 1)
        ):
            self.period, self.once, self.local, self.hint = mention, None, None, mention.year  # 一、2020年财政预算执行情况
            return
        is_main = looks_back or self.context.main_year is None or mention.year is None or mention.year >= self.context.main_year
        if self._dates_an_event(mention, behind):
            return
        if mention.kind in ("plan", "many_years"):
            self.before_aside = self.before_aside or (None if is_first or mention.kind != "plan" else (self.once,))
            self.once, self.plan = mention, mention if mention.kind == "plan" and mention.text[-1] in "间期来年" else self.plan
            return
        if mention.kind == "so_far":
            if self.context.has_hardly_begun(self.period):
                return
            self.local = self.once = None
        if mention.kind == "so_far" or (mention.kind == "year" and mention.relative == 0):
            self._this_year(mention)
            return
        self.is_cumulative, self.says_year = (
            False,
            self.says_year and (mention.kind != "span" or mention.months in (None, (1, 12))),
        )  # 全年…,下半年要完成8亿元
        completed = self._completed(mention)
        if completed is None:
            return
        is_last_month = is_last_month_of(completed, (self.local, self.period))
        is_ahead = self.context.lies_ahead(completed)
        is_first, self.looks_ahead = is_first and not is_ahead, self.looks_ahead or is_ahead
        if (
            is_first
            and not is_last_month
            and is_main
            and mention.relative in (None, 0)
            and (mention.kind != "year" or mention.year is not None)
        ):
            self._hold_from_here(completed, was_named, is_heading)
            return
        if is_last_month and not is_first and behind not in (",", ":"):
            self.before_aside = self.before_aside or (self.once,)
        self.once = completed
        if is_first and completed.months is not None and not is_last_month:
            self.local = completed

    def _hold_from_here(self, mention: PeriodMention, was_named: bool, is_heading: bool) -> None:
        """The period of what follows; of a paragraph alone where it lags (1-11月 in the account of a year), of a sentence that has named another."""
        is_late = mention.kind == "span" and mention.year is None and mention.months is not None and mention.months[1] in (10, 11)
        self.hint = mention.year if mention.year is not None else self.hint
        if (is_late and self.told_years >= _ENOUGH) or (lags(mention, self.period) and not is_heading):
            self.once, self.local = mention, self.local if was_named or self.was_dated else mention
        else:
            self.period, self.once, self.local = mention, None, None

    def _dates_an_event(self, mention: PeriodMention, behind: str) -> bool:
        """1994年5月启动建设; 1994年2月批准设立,同年5月启动."""
        base, year = self.context.base_year, mention.year
        if mention.kind in ("month", "year") and behind == "x" and year is not None and year != base:
            self.event_year = year
            return True
        is_old = year is not None and base is not None and year < base - 1
        return mention.kind == "month" and (is_old or mention.text.startswith("同年"))

    def begins_anew(self, mention: PeriodMention, is_to_come: bool) -> bool:
        """Let 今年 behind an account of the year before hold for its sentence, and for its paragraph where it says what `is_to_come`; True where it does."""
        if not self.context.begins_anew(mention, self.held, is_to_come):
            return False
        self.once, self.hint = mention, None
        self.local = mention if is_to_come else self.local
        self.says_year = self.is_named = self.is_this_year = True
        return True

    def end_part(self) -> None:
        """…增长13%,其中当月增长12%;工业投资…: a month told by the way ends with its part of the sentence."""
        if self.before_aside is not None:
            (self.once,), self.before_aside = self.before_aside, None

    def begin_base(self, mention: PeriodMention) -> None:
        """A year is named where a rise begins: it ends with 增加到. The paragraph's other rises begin there too."""
        self.before_rise = self.before_rise or (None if self.once is not None and self.once.kind == "plan" else self.once,)
        self.rise_from = mention.year if mention.kind == "year" else None

    def end_base(self, is_read: bool = False) -> None:
        """由2015年的12亿元增加到30亿元: reached in the time that held before; `is_read`: the figure of the base has been."""
        if self.before_rise is not None and not (is_read and self.once is not None and self.once.kind not in ("span", "month", "year")):
            (self.once,), self.before_rise = self.before_rise, None

    def _this_year(self, mention: PeriodMention) -> None:
        """今年 adds nothing where months are known; 当年 may mean the year of an event just named."""
        if mention.text.startswith(("当年", "同年")) and self.event_year is not None:
            self.once = mention._replace(year=self.event_year, relative=None)
            self.event_year = None
        elif mention.text in THEN:
            year = self.then if self.once is None else self.once.year
            self.once = mention._replace(year=year, relative=None) if year is not None else mention._replace(months=None, kind="plan")
            return
        elif self.context.published is None and self.hint is not None and self.hint < (self.context.base_year or 0):
            self.hint = None  # 2012年,…。今年以来,1-6月…
        self.is_this_year = self.is_this_year or mention.kind == "year"
        self.says_year = self.says_year or mention.text.startswith(("今年", "本年"))
        if mention.text in ("今年", "本年") and self.once is not None and self.once.year not in (None, self.context.base_year):
            self.once = mention  # 2024年的448亿元,今年有望突破500亿元
        else:
            self.comes_back(mention)

    def comes_back(self, this_year: PeriodMention) -> bool:
        """到2025年,…。今年是开局之年: the goals for later years are told."""
        held, base = self.held, self.context.base_year
        if this_year.text not in ("今年", "本年") or held is None or held.year is None or base is None or held.year <= base:
            return False
        self.period, self.local, self.once, self.hint = this_year, None, this_year, None
        return True

    def _completed(self, mention: PeriodMention) -> PeriodMention | None:
        """The mention with what it leaves to the context: 本月, 2020年同期, 全年 after 2015年."""
        if mention.kind == "this_month":
            held = self.once or self.period
            if held is None or held.months is None:
                return None
            return mention._replace(months=(held.months[1],) * 2, year=held.year, relative=held.relative)
        if mention.kind == "year" and self.period is not None and mention.text.endswith("同期"):
            return mention._replace(months=self.period.months)
        known = self.once or (self.local if mention.months == (1, 12) else None)
        if mention.year is None and mention.relative is None and known is not None and known.year is not None:
            return mention._replace(year=known.year)
        held = self.held if mention.text == "全年" else None
        if held is None or held.kind != "year":
            return mention
        if held.relative == -1 and not self.context.year_is_inferred:
            return mention._replace(relative=-1)  # 过去的一年,…。全年实现…
        if held.year is not None and held.year < (self.context.base_year or 0) - 1:
            return mention._replace(year=held.year)  # 2018年工作情况\n全年…, on a page of 2021
        return mention

    def years(self, count: int) -> list[int] | None:
        """The years of a list of values: 2016年至2018年,分别完成…"""
        return list(self.once.years) if self.once is not None and self.once.kind == "many_years" and len(self.once.years) == count else None

    def resolve(self, code: str, year: int | None, shift: int, is_ahead: bool = False) -> Resolved | None:
        """First and last month and flags, or None where no months are known; `is_ahead`: a goal or an estimate."""
        if year is not None:
            return f"{year + shift:04d}-01", f"{year + shift:04d}-12", ()
        if self.is_this_year and code in _YEARLY:
            return self.whole_year()
        mention = self.once or self.local or self.period
        if (
            mention is None
            or mention.months is None
            or (
                (not is_ahead or code == "projects_key")
                and ((self.looks_ahead and mention.text == "全年") or self.context.lies_ahead(mention))
            )
        ):
            return None
        asked = (mention[2:7], *traits(code), self.is_cumulative, self.is_this_year, self.hint, shift, is_ahead)
        self.told_years += mention.months == (1, 12) and not is_ahead
        if asked in self._answers:
            return self._answers[asked]
        answer = self._answers[asked] = self._resolved(mention, code, shift, is_ahead)
        return answer

    def _resolved(self, mention: PeriodMention, code: str, shift: int, is_ahead: bool) -> Resolved | None:
        is_since_founding = mention.kind == "as_of" and self.is_cumulative and "年" in mention.text and "月" not in mention.text
        kind, can_be_since_founding = traits(code)
        if is_since_founding and can_be_since_founding:
            return None  # 截至2009年底,累计引进外资项目420个
        if mention.months is not None and self.is_cumulative and mention.kind == "month" and "当月" not in mention.text and kind == "flow":
            mention = mention._replace(months=(1, mention.months[1]))  # 4月,…累计完成
        resolved = mention.resolve(self.context.year_of(mention, self.hint, is_ahead, self._is_promised(mention)), kind == "stock")
        if resolved is None:
            return None
        start, end = resolved.period_start, resolved.period_end
        if start.startswith("--"):
            return start, end, ("year_unknown",)
        if shift:
            start, end = f"{int(start[:4]) + shift:04d}{start[4:]}", f"{int(end[:4]) + shift:04d}{end[4:]}"
        return start, end, ("year_inferred",) if mention.year is None and self.context.year_is_inferred else ()

    def is_over(self, mention: PeriodMention) -> bool:
        """True where the months named had begun to be counted when the text was published."""
        month = self.context.published_month
        if mention.kind not in ("month", "span", "as_of") or mention.is_compared or mention.months is None or month is None:
            return False
        year = mention.year if mention.year is not None else (self.context.base_year or 0) + (mention.relative or 0)
        return (year, mention.months[1]) <= (self.context.base_year or 0, month)

    def is_long_gone(self, mention: PeriodMention) -> bool:
        """True for a bare year before the one that the text tells of."""
        base, year = self.context.base_year, mention.year
        return mention.kind == "year" and year is not None and base is not None and year < base - 1 and year != self.context.main_year

    def is_to_come(self, period: Resolved) -> bool:
        """True for a year after publication, and for that of a goal: what a plan's later paragraphs tell of it is wished for."""
        year, held = period[0][:4], self.held
        if self.is_this_year and year == self._year_of_publication and self._is_promised(held):
            return True
        is_later = year > self._year_of_publication or (self.goal_year is not None and year == str(self.goal_year))
        return is_later or (held is not None and self.context.ends_later(held))

    def _is_promised(self, mention: PeriodMention | None) -> bool:
        """今年,…。全年完成…: the whole of a year that has just begun."""
        is_whole = mention is not None and mention.year is None and mention.relative is None and mention.months == (1, 12)
        return is_whole and self.is_this_year and self.context.published_month in (1, 2, 3)

    def now(self) -> tuple[int | None, tuple[int, int] | None]:
        """Year and months of the period that holds."""
        mention = self.held
        return (self._full_year(mention), mention.months) if mention is not None else (None, None)

    @property
    def is_looking_back(self) -> bool:
        """True where an earlier sentence spoke of the year before publication, and this one of no time."""
        return (
            not self.is_named
            and (mention := self.held) is not None
            and mention.kind == "year"
            and mention.year is not None
            and mention.year + 1 == self.context.year_of_writing
        )

    def year_of_plan(self) -> Resolved:
        """对2011年…进行了回顾,…。主要预期目标是:… are the goals of the year of publication."""
        return f"{self.context.year_of_writing or 0:04d}-01", f"{self.context.year_of_writing or 0:04d}-12", ()

    def whole_year(self) -> Resolved:
        """The whole year that the sentence is about: goals are annual unless they say otherwise, and 全年目标 is the year's ahead."""
        mention = self.held
        year = (
            self._full_year(mention)
            if mention is not None
            and mention.months is not None
            and not (mention.text == "全年" and self.context.is_of_one_year and self.hint is None and not self.told_years)
            else self.context.base_year
        )
        if mention is not None and mention.kind == "plan" and (last := plan_end(mention.text)) is not None:
            return f"{last:04d}-01", f"{last:04d}-12", ()  # 力争在“十三五”时期突破200家
        base = self.context.base_year
        if self.says_year and (self.context.published is not None or (base is not None and year is not None and base > year)):
            year = base  # 2010年,…。今年的目标是…
        if year is None:
            return "--01", "--12", ("year_unknown",)
        return f"{year:04d}-01", f"{year:04d}-12", ("year_inferred",) if self.context.year_is_inferred else ()

    def _full_year(self, mention: PeriodMention) -> int | None:
        base = self.context.year_of(mention, self.hint, False, self._is_promised(mention)) if mention.year is None else None
        return mention.year if base is None else base + (mention.relative or 0)
