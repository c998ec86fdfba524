"""Keep the periods that hold: for a sentence, for a paragraph, or until the next one is named."""

from __future__ import annotations

from metrics.extraction.document.when import JUST_OVER
from metrics.extraction.times.periods_held import PeriodsHeld
from metrics.extraction.times.spans import is_counted_later, is_last_month_of, is_measure, is_some_of, lags
from metrics.language.months import WHOLE_YEAR
from metrics.language.period_words import THEN
from metrics.language.periods import PeriodMention

_ENOUGH = 4  # figures of a whole year: the text is its account
_LONG_AGO, _OF_THE_TOLD = 10, ("当年", "同年")  # years; and the year that is told of, whichever it is
_WHOLE = ("全年", "到年底", "至年底", "到年末")
_TOLD_SOON = 4  # months between the last one told and the day of it


class HeldPeriods(PeriodsHeld):
    """The periods that hold at one point of the reading, the narrowest first: once, local, period."""

    def see(self, mention: PeriodMention, is_first: bool, behind: str, is_heading: bool = False, is_account: bool = False) -> None:
        """Take in a period; `is_first`: no number stands before it in the sentence; `behind`: the next slot; `is_account`: a heading of one."""
        was_named, self.is_named = self.is_named, True
        self.last_year = (mention.year or self.last_year) if mention.kind in ("year", "as_of") or mention.text == "全年" else None
        if self.is_then and mention.text == "全年":  # 2009年,区内企业发展加快。全年…, on a page of 2014
            mention, self.period = mention._replace(year=self.then), None if self.period is self.expected else self.period
        self.is_then = False
        self._is_dated = self._is_dated or mention.kind != "so_far"
        looks_back = is_first and self.context.looks_back(mention, self.period)
        if looks_back:
            mention = mention._replace(year=(self.context.base_year or 0) - 1, relative=None)
        elif self.context.names_the_year_that_ends(mention, self.period, self.is_of_account):
            mention = mention._replace(year=self.context.base_year, relative=None)
        if is_heading and self._heads_account(mention, is_account):
            self.period, self.once, self.local, self.hint, self.is_of_account = mention, None, None, mention.year, is_account
            return
        main_year = self.context.main_year
        is_main = looks_back or main_year is None or mention.year is None or mention.year >= main_year
        is_main = (is_main or self._completes_the_told(mention)) and not self._is_of_the_past(mention)
        if not is_heading and self._is_before_the_plan(mention):
            self.once = mention
            return
        if self._dates_an_event(mention, behind):
            return
        if mention.kind in ("plan", "many_years"):
            self._see_many_years(mention, is_first)
        elif mention.kind == "last_month":
            self.once = mention  # nobody says of which month it is the one before
        elif mention.kind == "so_far":
            if not self.context.has_hardly_begun(self.period):
                self.local = self.once = None
                self._this_year(mention, behind)
        elif mention.kind == "year" and mention.relative == 0 and not mention.text.endswith("同期"):
            self._this_year(mention, behind)
        else:
            self.is_cumulative = False
            self.says_year &= mention.kind not in ("span", "as_of") or mention.months in (None, WHOLE_YEAR)  # 全年…,下半年要完成8亿元
            completed = self._completed(mention)
            if completed is not None:
                is_gone = self.period is None and mention.text.startswith("过去")  # 过去一年,…\n…, where nothing else holds
                is_main = is_main and (is_gone or mention.relative in (None, 0))
                self._see_months(completed, is_first, is_main, behind, was_named, is_heading)

    def _completes_the_told(self, mention: PeriodMention) -> bool:
        """前三季度,…。…。2019年,…, told in January of 2020: all of the year that has been told of so far, or what is told of first."""
        held = self.period
        if mention.kind != "year" or mention.year is None:
            return False
        if held is None:
            return mention.year + 1 == self.context.base_year and self.context.published_month in JUST_OVER
        if held.kind != "span" or held.relative is not None:
            return False
        return mention.year == (held.year or self.context.year_of(held, self.hint, False, False))

    def _is_of_the_past(self, mention: PeriodMention) -> bool:
        """1984年, in a text of 2025: how it all began, and not what the next paragraphs tell of."""
        return mention.kind == "year" and mention.year is not None and mention.year < (self.context.base_year or 0) - _LONG_AGO

    def _is_before_the_plan(self, mention: PeriodMention) -> bool:
        """去年引进内资32亿元,今年要引进40亿元, where a plan tells of what is to come: for its sentence alone."""
        if self.planned is None:
            return False
        return mention.relative == -1 or (mention.year is not None and f"{mention.year}-12" < self.planned[1])

    def _heads_account(self, mention: PeriodMention, is_account: bool) -> bool:
        """一、2020年财政预算执行情况: a heading that says which year is told of below."""
        if mention.kind == "year" and mention.relative == -1 and is_account:
            return not self.context.is_of_one_year  # 过去一年工作回顾
        if mention.kind != "year" or mention.year is None:
            return False
        return is_account or mention.year >= (self.context.base_year or 0) - 1

    def _see_many_years(self, mention: PeriodMention, is_first: bool) -> None:
        """“十三五”期间, 2016年至2018年: they hold for their sentence."""
        is_plan = mention.kind == "plan"
        if is_plan and not is_first:
            self.before_aside = self.before_aside or (self.once,)
        self.once = mention
        self.plan = mention if is_plan and mention.text[-1] in "间期来年计" else self.plan

    def _see_months(self, mention: PeriodMention, is_first: bool, is_main: bool, behind: str, was_named: bool, is_heading: bool) -> None:
        """Let a period of known length hold; `is_main`: it can be what the text is about, and not a year that it looks back to."""
        is_last_month = is_last_month_of(mention, (self.local, self.period))
        self._leave_goals(mention)
        self.see_sum(mention)
        is_ahead = self.context.lies_ahead(mention)
        is_first, self.looks_ahead = is_first and not is_ahead, self.looks_ahead or is_ahead
        if is_first and is_main and not is_last_month:
            self._hold_from_here(mention, was_named, is_heading)
            return
        # 7月份,…。…。1-7月,…: until then the month's; 在库企业6户,7月当月完成产值…;增加值…, where no months have been told yet
        is_yet_untold = self.period is self.expected and self.local is None
        is_month_alone = is_last_month and not is_first and behind not in (",", ":") and not is_yet_untold
        if is_month_alone or is_measure(mention, self.held, behind, self.context.base_year):
            self.before_aside = self.before_aside or (self.once,)
        self.once = mention
        if self.local is not None and is_last_month_of(self.local, (mention,)):
            self.local = None  # 7月份,…;1-7月,…。…
        if is_first and mention.months is not None and (not is_last_month or is_yet_untold):
            self.local = mention

    def _leave_goals(self, mention: PeriodMention) -> None:
        """到2025年,力争突破1200亿元。上半年,…增长9%: the year of a goal is not that of months told behind it."""
        is_of_no_year = mention.year is None and mention.relative in (None, 0) and mention.months != WHOLE_YEAR and self.once is None
        if is_of_no_year and self.goal_year is not None and self.hint == self.goal_year:
            if self.period is not None and self.period.kind == "year" and self.period.year == self.goal_year:
                self.period = self.before_goal
            self.hint = self.goal_year = None

    def see_sum(self, mention: PeriodMention) -> None:
        """Remember the month that is told before the months from January until it are."""
        held, months = self.held, mention.months
        if mention.kind == "span" and months is not None and months[0] == 1:
            is_until = held is not None and held.kind in ("month", "this_month") and held.months == (months[1], months[1])
            self.month_before_sum = held if is_until else None

    def _hold_from_here(self, mention: PeriodMention, was_named: bool, is_heading: bool) -> None:
        """The period of what follows; of a paragraph alone where it lags (1-11月 in the account of a year), of a sentence that has named another."""
        is_late = mention.kind == "span" and mention.year is None and mention.months is not None and mention.months[1] in (10, 11)
        is_now = (
            mention.year is None and mention.relative == 0 and self.context.base_year is not None
        )  # 2012年全年…。今年1到9月…。前三季度…: no more of 2012
        self.hint = mention.year if mention.year is not None else None if is_now else self.hint
        if not is_heading and (is_counted_later(mention, self.period) or is_some_of(mention, self.period)):
            self.once, self.local = mention, mention
        elif (is_late and self.told_years >= _ENOUGH) or (lags(mention, self.period) and not is_heading):
            self.once, self.local = mention, self.local if was_named or self.was_dated else mention
        else:
            self.period, self.once, self.local = mention, None, None

    def _dates_an_event(self, mention: PeriodMention, behind: str) -> bool:
        """1994年5月启动建设; 1994年2月批准设立,同年5月启动."""
        base, year = self.context.base_year, mention.year
        if mention.kind in ("month", "year") and behind == "x" and year is not None and year != base:
            self.event_year = year
            if mention.kind == "year" and self.held is not None and self.held.year is not None and self.held.year < year:
                self.once = mention  # 1993年全区…,2003年进入新一轮增长期,全年完成…: not of 1993 any more
            return True
        is_old = mention.kind == "month" and year is not None and base is not None and year < base - 1
        return is_old or (mention.kind == "month" and mention.text.startswith("同年"))

    def begins_anew(self, mention: PeriodMention, is_to_come: bool) -> bool:
        """Let 今年 behind an account of the year before hold for its sentence, and for its paragraph where it says what `is_to_come`; True where it does."""
        if not self.context.begins_anew(mention, self.held, is_to_come):
            return False
        self.once, self.hint = mention, None
        self.local = mention if is_to_come else self.local
        self.says_year = self.is_named = self.is_this_year = True
        return True

    def _this_year(self, mention: PeriodMention, behind: str) -> None:
        """今年 adds nothing where months are known; 当年 may mean the year of an event just named, and 当年, that of the sentence before."""
        told = self.event_year or (self.then if behind == "," else None)
        if mention.text.startswith(_OF_THE_TOLD) and told is not None:
            self.once, self.event_year = mention._replace(year=told, relative=None), None
        elif mention.text in THEN:
            then = self.then if self.once is None else self.once.year
            self.once = mention._replace(year=then, relative=None) if then is not None else mention._replace(months=None, kind="plan")
            return
        elif self.context.published is None and self.hint is not None and self.hint < (self.context.base_year or 0):
            self.hint = None  # 2012年,…。今年以来,1-6月…
        self.is_this_year = self.is_this_year or (mention.kind == "year" and not mention.text.startswith(_OF_THE_TOLD))
        self.says_year = self.says_year or mention.text.startswith(("今年", "本年"))
        once = self.once if mention.text in ("今年", "本年") else None
        if once is not None and (once.relative == -1 or once.year not in (None, self.context.base_year)):
            self.once = mention  # 2024年的448亿元,今年有望突破500亿元; 去年…,今年…
        else:
            self.comes_back(mention)

    def comes_back(self, this_year: PeriodMention) -> bool:
        """到2025年,…。今年是开局之年: the goals for later years are told."""
        held, base = self.once or self.local or self.period, self.context.base_year
        if this_year.text not in ("今年", "本年") or held is None or held.year is None or base is None or held.year <= base:
            return False
        self.period, self.local, self.once, self.hint = this_year, None, this_year, None
        return True

    def _is_of_this_year(self, held: PeriodMention) -> bool:
        """1-6月,…。全年…, told in July: months of a year that is not over are followed by the same year."""
        base, published = self.context.base_year, self.context.published
        if held.kind != "span" or held.months is None or held is self.expected or base is None or published is None:
            return False
        is_now = published[0] == base and published[1] - held.months[1] in range(_TOLD_SOON)
        return is_now and held.relative in (None, 0) and held.year in (None, base)

    def _goes_on_in_last_year(self, mention: PeriodMention) -> bool:
        """去年一季度签约12个,二季度22个: months behind those of last year, in the same sentence, and not before them."""
        once = self.once
        if once is None or once.relative != -1 or once.kind not in ("span", "month") or mention.kind not in ("span", "month"):
            return False
        if mention.year is not None or mention.relative is not None or once.months is None or mention.months is None:
            return False
        return mention.months[1] >= once.months[0]

    def _completed(self, mention: PeriodMention) -> PeriodMention | None:
        """The mention with what it leaves to the context: 本月, 2020年同期, 全年 after 2015年."""
        if mention.kind == "this_month":
            held = self.once or self.period
            if held is None or held.months is None:
                return None
            return mention._replace(months=(held.months[1],) * 2, year=held.year, relative=held.relative)
        if mention.kind == "year" and self.held is not None and mention.text.endswith("同期"):
            return mention._replace(months=(self.period if mention.relative != 0 and self.period is not None else self.held).months)
        is_of_plan = mention.text == "全年" and mention.year is None and (self.once is None or self.once.year is None)
        if is_of_plan and self.planned is not None and self.planned[0][:4].isdigit():
            return mention._replace(year=int(self.planned[0][:4]))
        known = self.once or (self.local if mention.months == (1, 12) else None)
        if mention.year is None and mention.relative is None and known is not None and known.year is not None:
            return mention._replace(year=known.year)
        if self._goes_on_in_last_year(mention):
            return mention._replace(relative=-1)
        if mention.text in _WHOLE and mention.year is None and self.held is not None and self._is_of_this_year(self.held):
            return mention._replace(year=self.context.base_year)
        held = self.held if mention.text == "全年" and mention.year is None else None
        if held is None or held.kind != "year":
            return mention
        if held.relative == -1 and not self.context.year_is_inferred:
            return mention._replace(relative=-1)  # 过去的一年,…。全年实现…
        base = self.context.base_year or 0
        is_of_account = self.is_of_account and held is self.period  # 2018年执行情况\n今年以来,…。全年预计…, and the plan of 2019 behind it
        if held.year is not None and (is_of_account or not base - 1 <= held.year <= base):
            return mention._replace(year=held.year)  # 2018年工作情况\n全年…, on a page of 2021, and 2021年工作安排\n全年… behind it
        return mention
