"""What period holds where a text is read: that of the text, of the paragraph, of the sentence; and how sentences and parts of them end it."""

from __future__ import annotations

from metrics.extraction.document.context import Context, expected_period
from metrics.language.periods import PeriodMention

Held = tuple[PeriodMention | None, PeriodMention | None, PeriodMention | None, int | None]
_LEAD = 1500  # characters in which the first period is looked for


class PeriodsHeld:
    """What holds; how a period that is named changes it is told by those who build on this."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.period: PeriodMention | None = None  # until the next one
        self.local: PeriodMention | None = None  # for this paragraph
        self.once: PeriodMention | None = None  # for this sentence
        self.hint: int | None = None  # the last year named together with a period
        self.before_aside: tuple[PeriodMention | None] | None = None  # what held before 其中当月…增长12%
        self.before_rise: tuple[PeriodMention | None] | None = None  # what held before 由2015年的12亿元
        self.before_wish: Held | None = None  # or 确保一季度开工率60%
        self.rise_from: int | None = None  # the year in which the paragraph's rises begin
        self.goal_year: int | None = None  # 力争到2030年
        self.before_goal: PeriodMention | None = None  # what held for the text before that year was named
        self.left: int | None = None  # the year that the sentence before ended with
        self.planned: tuple[str, str] | None = None  # the year of which a plan tells what is to be reached
        self.plan: PeriodMention | None = None  # the last “十三五”期间
        self.event_year: int | None = None  # of 2018年封关运行, for 当年
        self.last_year: int | None = None  # that the last time named was the whole or the end of
        self.then: int | None = None  # the paragraph's last year of no figures, for 彼时
        self.is_then = False  # it is told how that year went, and no other time since
        self.told_years = 0  # figures of a whole year read so far
        self.says_year = False  # the sentence says 今年
        self.looks_ahead = False  # the sentence names a period that is not over: 下半年,…财政收入全年完成7亿元
        self.tells_of_now = False  # the sentence has told a figure, or a goal, of the year that 今年 means
        self.counted_by: str | None = None  # the end of the day by which the sentence has counted a stock
        self.is_named = self._is_dated = False  # the sentence names a period, and one that is more than 今年以来
        self.was_dated = False  # an earlier one of its paragraph was
        self.is_this_year = False  # the paragraph tells of the year's list of projects
        self.is_behind_plan = False  # the paragraph named “十三五”期间 last
        self.is_cumulative = False  # the paragraph says 累计 of what holds
        self.summed_ever_since: PeriodMention | None = None  # the end of a year by which the text adds up, nobody says since when
        self.is_summed_again = False  # the sentence says 累计 of that again
        self.goals_told: set[tuple[str, str]] = set()  # times that goals have been told of
        self.figures_told: set[tuple[str, str]] = set()  # and those that figures have
        self.is_of_account = False  # the last heading with a year says that it is told of below: 2023年工作回顾
        self.heads_year = False  # the last heading of goals says that they are the year's
        self.month_before_sum: PeriodMention | None = None  # the month told last before the months from January until it

    def expect(self, text: str) -> None:
        """Figures can stand before their period: until one is named, the one that the text leads one to expect holds."""
        self.period = self.expected = expected_period(text[:_LEAD], self.context)

    def new_sentence(self, new_paragraph: bool, goes_on: bool = False, is_behind_goals: bool = False, sums_on: bool = False) -> None:
        """`goes_on`: with 其中, about the time of the sentence before; `is_behind_goals`: that one listed goals.

        `sums_on`: with 累计, which behind one of a plan's years is of them: “十五”期间,累计…。累计完成…
        """
        named_plan_last = (self.plan is not None and self.once is self.plan) or (self.is_behind_plan and not self.is_named)
        self.is_behind_plan = named_plan_last and not new_paragraph
        if goes_on:
            self.end_part()  # …增长9%,其中当月增长3%。其中,出口…: of all those months
        if self.before_wish is not None:
            self.hold(self.before_wish)
        self.was_dated = (self.was_dated or self._is_dated) and not new_paragraph
        self.is_named = self._is_dated = self.looks_ahead = self.is_summed_again = self.tells_of_now = False
        self.before_aside = self.before_rise = self.before_wish = self.counted_by = None
        self.left = self.once.year if self.once is not None and self.once.kind == "year" and not new_paragraph else None
        is_still_of_plan = sums_on and self.is_behind_plan and self.once is self.plan
        self.once = self.once if goes_on or is_still_of_plan else None
        self.says_year = self.says_year and (goes_on or is_behind_goals)
        if new_paragraph:
            self.local = self.rise_from = self.then = None
            self.is_this_year = self.is_cumulative = self.is_then = False

    def all_held(self) -> Held:
        """What holds before brackets, which may name a period of their own: 增速提升0.3个百分点(上半年增长15.3%)."""
        return self.period, self.local, self.once, self.hint

    def hold(self, held: Held) -> None:
        """Let again hold what held before; see `all_held`."""
        self.period, self.local, self.once, self.hint = held

    def hold_here(self, mention: PeriodMention) -> None:
        """Let a period hold for its sentence, and what held before for the next ones."""
        self.once, self.is_named = mention, True

    @property
    def held(self) -> PeriodMention | None:
        """The period that holds here: that of the sentence, else of the paragraph, else of the text."""
        return self.once or self.local or self.period

    def set_goal(self, year: int | None) -> None:
        """到2030年: the year in which a goal is to be reached, None for 明年; what has held until now comes back where the goals end."""
        if self.goal_year is None:
            self.before_goal = self.period
        self.goal_year = year

    def end_goal(self) -> None:
        """Behind 到2025年,…, at the head of a paragraph that tells of no goal: what held before."""
        self.hold((self.before_goal, None, None, None))
        self.goal_year = self.before_goal = None

    def end_part(self) -> None:
        """…增长13%,其中当月增长12%;工业投资…: a month told by the way ends with its part of the sentence."""
        if self.before_aside is not None:
            (self.once,), self.before_aside = self.before_aside, None

    def begin_base(self, mention: PeriodMention, begins_rise: bool = True) -> None:
        """A year is named where a rise begins, which ends with 增加到 (the paragraph's others begin there too), or in 在2005年增长30%的基础上."""
        self.before_rise = self.before_rise or (None if self.once is not None and self.once.kind == "plan" else self.once,)
        if begins_rise:
            self.rise_from = mention.year if mention.kind == "year" else None

    def end_base(self, is_read: bool = False) -> None:
        """由2015年的12亿元增加到30亿元: reached in the time that held before; `is_read`: the figure of the base has been."""
        if self.before_rise is not None and not (is_read and self.once is not None and self.once.kind not in ("span", "month", "year")):
            (self.once,), self.before_rise = self.before_rise, None
