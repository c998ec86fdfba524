"""The months that a figure is of, by the periods that hold where it is told."""

from __future__ import annotations

from metrics.extraction.codes import HARVEST, OF_KEY_PROJECTS
from metrics.extraction.document.context import Context
from metrics.extraction.document.datelines import DECEMBER
from metrics.extraction.times.held_periods import HeldPeriods
from metrics.extraction.times.spans import traits
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention
from metrics.language.plans import plan_end

_SUMMED = ("flow", "ratio")  # kinds of indicators whose months from January 累计 tells: 累计上涨0.7%
_BEGUN = 4  # month from which on nobody tells of the year before without saying so

Resolved = tuple[str, str, tuple[str, ...]]  # first month, last month, flags


def all_of(year: int, flags: tuple[str, ...] = ()) -> Resolved:
    """January to December of a year."""
    return f"{year:04d}-01", f"{year:04d}-12", flags


_ENDS_SOON = 4  # months
_REAPED = 9  # the month from which a year's harvest is told as a whole


class ReferencePeriod(HeldPeriods):
    """Answers which months a figure is of, and whether they are over."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._year_of_publication = f"{context.published[0]:04d}" if context.published is not None else "unknown"
        base = context.base_year or 0
        self._this_year_and_last = f"{base:04d}", f"{base - 1:04d}"
        self._before_list: PeriodMention | None = None  # what held where several years were named
        self._before_plan: PeriodMention | None = None  # what held where a plan began
        self.aimed_at: PeriodMention | None = None  # the period of the goal told last
        self._answers: dict[tuple[object, ...], Resolved | None] = {}  # by all that an answer depends on, but for the context

    def _see_many_years(self, mention: PeriodMention, is_first: bool) -> None:
        self._before_list = self.held
        super()._see_many_years(mention, is_first)

    def years(self, count: int) -> list[int] | None:
        """The years of a list of values: 2016年至2018年,分别完成…"""
        if self.once is None or self.once.kind != "many_years" or len(self.once.years) != count:
            return None
        return list(self.once.years)

    @property
    def _is_at_ends(self) -> bool:
        """2020-2022年末,常住人口分别为…"""
        return self.once is not None and self.once.kind == "many_years" and self.once.text.endswith(("末", "底"))

    def resolve(self, code: str, year: int | None, shift: int, is_ahead: bool = False) -> Resolved | None:
        """First and last month and flags, or None where no months are known; `is_ahead`: a goal or an estimate."""
        if year is not None and self.once is not None and self.once.kind == "many_years" and self.once.text.endswith("同期"):
            months = self._before_list.months if self._before_list is not None else None  # 前三季度…,2022年、2021年同期分别…
            if months is None:
                return None
            first = months[1] if traits(code)[0] == "stock" else months[0]
            return f"{year + shift:04d}-{first:02d}", f"{year + shift:04d}-{months[1]:02d}", ()
        if year is not None:
            return (
                (f"{year + shift:04d}-12", f"{year + shift:04d}-12", ())
                if self._is_at_ends and traits(code)[0] == "stock"
                else all_of(year + shift)
            )
        if self.is_this_year and code in OF_KEY_PROJECTS:
            return self.whole_year()
        if code == HARVEST and self.is_of_this_harvest():
            return self.whole_year()
        mention = self.once or self.local or self.period
        if mention is None or mention.months is None:
            return None
        if self.is_summed_again and mention == self.summed_ever_since and traits(code)[0] == "flow":
            return None  # 截至去年底,累计完成固定资产投资160亿元。累计实现工业增加值80亿元
        must_be_over = not is_ahead or code == "projects_key"
        if is_ahead:
            self.aimed_at = mention
        elif self._is_beside_goal(mention) and self._is_awaited(mention):
            return None  # 力争三季度末税收达到30亿元,目前已完成22亿元; 三季度确保完成11亿元;四季度完成10亿元
        if must_be_over and self.looks_ahead and mention.text == "全年":
            return None
        asked = (mention[2:7], *traits(code), self.is_cumulative, self.is_this_year, self.hint, shift, is_ahead, must_be_over)
        self.told_years += mention.months == (1, 12) and not is_ahead
        if asked in self._answers:
            return self._in_its_sentence(mention, self._answers[asked])
        is_to_come = must_be_over and self.context.lies_ahead(mention)
        answer = self._answers[asked] = None if is_to_come else self._resolved(mention, code, shift, is_ahead)
        return self._in_its_sentence(mention, answer)

    def is_of_this_harvest(self) -> bool:
        """今年粮食总产达到6.2亿公斤, told from September on: what the year has brought in, and will not bring in again."""
        published, base = self.context.published, self.context.base_year
        is_brought_in = published is not None and published[0] == base and published[1] >= _REAPED
        return is_brought_in and self.says_year and (self.once is None or self.once.text in ("今年", "本年", "全年"))

    def is_a_year_of_no_name(self) -> bool:
        """Whether 全年 holds in the midst of a year, and nothing has said that the one before is meant."""
        mention = self.held
        return mention is not None and mention.text == "全年" and mention.year is None and self.hint is None and self._is_under_way(mention)

    def year_looked_ahead_to(self) -> Resolved | None:
        """下半年,开发区提出,全年产值突破450亿元: the year that is not over, of a sentence that looks ahead to months of it."""
        mention = self.once or self.local or self.period
        is_whole = self.looks_ahead and mention is not None and mention.text == "全年" and mention.year is None
        return self.whole_year() if is_whole else None

    def _in_its_sentence(self, mention: PeriodMention, answer: Resolved | None) -> Resolved | None:
        """全年力争560亿元,一季度120亿元,上半年260亿元, told in April: months that are not over are not those of the year before in a sentence of this one."""
        if answer is not None and mention.kind == "as_of" and answer[0] == answer[1]:
            self.counted_by = answer[1]
        if answer is None or mention.year is not None or mention.relative is not None or not answer[0].startswith(self._this_year_and_last):
            return answer
        if answer[0].startswith(self._this_year_and_last[0]):
            self.tells_of_now = True
            return answer
        if mention.kind == "as_of" and mention.text.startswith(("到", "至")) and self.hint is None and self.context.is_of_one_year:
            return answer if (self.context.published_month or 1) < _BEGUN else None  # 到年底,…突破1800亿元, told in July
        return None if self.tells_of_now and self.context.is_to_end(self._this_year_and_last[0] + answer[1][4:]) else answer

    def _resolved(self, mention: PeriodMention, code: str, shift: int, is_ahead: bool) -> Resolved | None:
        kind, can_be_since_founding = traits(code)
        if self.is_cumulative and mention.kind == "as_of" and can_be_since_founding and "年" in mention.text and "月" not in mention.text:
            self.summed_ever_since = mention
            return None  # 截至2009年底,累计引进外资项目420个
        if self.is_cumulative and mention.kind == "month" and kind in _SUMMED and mention.months is not None and "当月" not in mention.text:
            mention = mention._replace(months=(1, mention.months[1]))  # 4月,…累计完成
        is_ahead = is_ahead or (code in OF_KEY_PROJECTS and self._is_under_way(mention))
        resolved = mention.resolve(self.context.year_of(mention, self.hint, is_ahead, self._is_promised(mention)), kind == "stock")
        if resolved is None:
            return None
        start, end = resolved.period_start, resolved.period_end
        if start.startswith("--"):
            is_ahead = is_ahead or mention.months != WHOLE_YEAR or not mention.text.startswith(("到", "至"))
            return (start, end, ("year_unknown",)) if is_ahead else None  # 到年底,…突破300家: reached, or to be
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

    def _is_beside_goal(self, mention: PeriodMention) -> bool:
        """True for the period of the goal told last, and for months beside months that it was set for."""
        aimed = self.aimed_at
        return mention is aimed or (aimed is not None and WHOLE_YEAR not in (aimed.months, mention.months))

    def _is_awaited(self, mention: PeriodMention) -> bool:
        """True for months that a goal has just been told of, and that were not over when the text was published."""
        published, months = self.context.published, mention.months
        if published is None or months is None or months[1] <= published[1]:
            return False
        return (
            self.context.year_of(mention, self.hint, True, True) == published[0] and mention.year is None and mention.relative in (None, 0)
        )

    def is_long_gone(self, mention: PeriodMention) -> bool:
        """True for a bare year before the one that the text tells of."""
        base, year = self.context.base_year, mention.year
        return mention.kind == "year" and year is not None and base is not None and year < base - 1 and year != self.context.main_year

    def is_to_come(self, period: Resolved) -> bool:
        """True for a year after publication, and for that of a goal: what a plan's later paragraphs tell of it is wished for."""
        year, held = period[0][:4], self.once or self.local or self.period
        if self.is_this_year and year == self._year_of_publication and self._is_promised(held):
            return True
        if self.planned is not None and period[1] == self.planned[1] and (held is None or held.relative != -1):
            return True  # 为实现上述目标,…。全年社会消费品零售总额增长15%
        is_later = year > self._year_of_publication or (self.goal_year is not None and year == str(self.goal_year))
        return is_later or (held is not None and held.kind == "as_of" and self.context.ends_later(held))

    def plan_for(self, year: tuple[str, str]) -> None:
        """Let a plan's year hold from here on, where months of it were told before: 1-9月,…。下一步工作打算"""
        self.planned, held = year, self.held
        if held is not None and held.months != WHOLE_YEAR:
            told = int(year[0][:4]) if year[0][:4].isdigit() else None
            mention = held._replace(text="", year=told, relative=None, months=WHOLE_YEAR, kind="year")
            self._before_plan, self.period, self.local, self.once = held, mention, None, None

    def plan_time(self, year: int | None, months: tuple[int, int]) -> None:
        """Let the year or the months of a plan hold, whatever has been told before; None where nobody says which year."""
        mention = PeriodMention(0, 0, "", year, None, months, "year" if months == WHOLE_YEAR else "span")
        self._before_plan, self.period, self.local, self.once = self.period or mention, mention, None, None
        self.hint = year or self.hint
        of_year = "-" if year is None else f"{year:04d}"
        self.planned = f"{of_year}-{months[0]:02d}", f"{of_year}-{months[1]:02d}"

    def plan_at_no_time(self, year: tuple[str, str] | None = None) -> None:
        """Let nothing hold, for nobody says by when what is planned is to be done; what is told of the whole of `year` is planned."""
        self.planned, self._before_plan, self.period, self.local, self.once = year, self.period, None, None, None

    def end_plan(self) -> None:
        """Let again hold what held before a plan was told: 二、商务局 behind 下一步工作打算 of another."""
        self.planned = None
        if self._before_plan is not None:
            self.period, self._before_plan = self._before_plan, None

    def _is_under_way(self, mention: PeriodMention) -> bool:
        """全年安排重点项目47个, told in July: the list of the year that has begun, but for an account of the year before."""
        month, main_year = self.context.published_month, self.context.main_year
        if main_year is not None and main_year != self.context.base_year:
            return False
        return mention.text == "全年" and mention.relative is None and month is not None and _BEGUN <= month < DECEMBER

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
        year, months = self.now()
        return not self.is_named and months == WHOLE_YEAR and year is not None and year + 1 == self.context.year_of_writing

    def year_of_plan(self) -> Resolved:
        """对2011年…进行了回顾,…。主要预期目标是:… are the goals of the year of publication."""
        return all_of(self.context.year_of_writing or 0)

    def whole_year(self) -> Resolved:
        """The whole year that the sentence is about: goals are annual unless they say otherwise, and 全年目标 is the year's ahead."""
        held, base = self.held, self.context.base_year
        if held is not None and held.kind == "plan" and (last := plan_end(held.text)) is not None:
            return all_of(last)  # 力争在“十三五”时期突破200家
        if self.planned is not None and held is self.period and held is not None and not held.text and held.months != WHOLE_YEAR:
            return *self.planned, ()  # 二季度“任务单”: all of it is due by then
        is_told = held is not None and held.months is not None and not self._is_yet_untold(held)
        year = self._full_year(held, self._ends_soon(held)) if held is not None and is_told else base
        if self.says_year and (self.context.published is not None or (base is not None and year is not None and base > year)):
            year = base  # 2010年,…。今年的目标是…
        year = base if held is not None and year is not None and (self._is_under_way(held) or self.context.lies_ahead(held)) else year
        self.tells_of_now = self.tells_of_now or (year is not None and year == base)
        if year is None:
            return "--01", "--12", ("year_unknown",)
        return all_of(year, ("year_inferred",) if self.context.year_is_inferred else ())

    def _is_yet_untold(self, mention: PeriodMention) -> bool:
        """全年 in a text about one year that has told no figure of it, nor named it."""
        return mention.text == "全年" and self.context.is_of_one_year and self.hint is None and not self.told_years

    def _ends_soon(self, mention: PeriodMention) -> bool:
        """紧盯上半年增长16%的目标, told in April: months that are not over yet, of the year under way."""
        month = self.context.published_month
        return month is not None and mention.months is not None and mention.months[1] - month in range(1, _ENDS_SOON)

    def _full_year(self, mention: PeriodMention, is_ahead: bool = False) -> int | None:
        base = self.context.year_of(mention, self.hint, is_ahead, self._is_promised(mention)) if mention.year is None else None
        return mention.year if base is None else base + (mention.relative or 0)
