"""Sums of more than one year: what has been counted since a zone was founded, in the years of a plan, or by the end of a year told before."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from metrics.extraction.clause import Clause, Sentence, sums_the_years_named, sums_years
from metrics.extraction.slots import match
from metrics.extraction.state import State
from metrics.extraction.times.reference_period import Resolved
from metrics.extraction.times.rises import end_of_years
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention
from metrics.language.plans import plan_end
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import any_of

_SUM = re.compile(f"累计|{any_of('sum_word')}|(?<![公])共(?![同和享建])")
# 自2014年6月封关运行以来,累计完成…: of nobody knows how many years, until a time is named; the zone's founding, and not 今年3月以来.
_SINCE = re.compile(
    r"自(?:19|20)\d{2}年[^,。;今去]{0,20}以来|(?<!期间)(?:" + any_of("founding_word") + r")以来|(?:至今(?!年)|迄今)(?=[^。;]{0,20}累计)"
)
# 从建区到2009年底,累计完成…,创造…; 建区以来至2009年底: the same, told with the day by which they are counted
_BY_THEN = r"(?:截?[到至止]){1,2}(?:(?:19|20)\d{2}年(?:年?[底末]|\d{1,2}月[份底末]?|上半年)?|目前|现在)"
_BEGUN = f"(?:{any_of('founding_word')}|创建|创办|开发|起步)"
_FROM_FOUNDING = seldom(
    rf"[从自](?:(?:19|20)\d{{2}}年[^,。;\d]{{0,6}})?{_BEGUN}[^,。;\d]{{0,4}}{_BY_THEN}|(?:{any_of('founding_word')})以来,?{_BY_THEN}"
)
_TO_DATE = re.compile("(?<![月年日初])(?:至今|迄今)(?!年)")  # 迄今,已有50家世界500强企业落户,实际利用外资60亿美元
_MANY_YEARS = seldom(r"(?:[六七八九]|[二三四五六七八九]?十[一二三四五六七八九余多几]?|[1-9]\d[余多]?)年[来间里]")  # 十年来,…累计完成…
# 近五年,…,2023年突破2000亿元;累计实现税收420亿元: of those years
_SO_MANY_YEARS = seldom("(?:(?:过去|近|这|本届政府|任期)的?[两二三四五2-5]年|(?<![\\d第])[两二三四五2-5]年[来间里]|[两二三四五2-5]年年均)")
# 近年来,累计引进项目126个: of as many years, whatever quarter stands elsewhere in the text.
_OF_LATE = re.compile(
    r"(?:近(?:几|两|些)?年来?|近[三四五]年来?|历年|多年来)(?=[^。;]{0,30}(?:累计|先后|共|"
    + any_of("attracting_word", "begun_word", "finished_word")
    + r"|落地))"
)
_SUMMED_BY = re.compile(r"截(?:[至止]|止到|至到)(\d{4})年年?[底末],?[^。;\d]{0,10}累计")
_OVER_YEARS = re.compile(r",(?:近|过去|这)?[二三四五六七八九十\d]{1,2}年(?:来|间)?年均")
_AS_A_PLAN = re.compile(
    r",?(?:是|为|相当于)([“\"]?(?:八|九|十[一二三四五]?)五[”\"]?(?:时期|期间|计划)?)(?:总和)?的"
)  # …,是“九五”时期的3.3倍
_SOME_YEARS = re.compile("年[来间]|期间|时期")
_PART_OF_A_YEAR = re.compile(r",?其中,?((?:19|20)\d\d)年")
_OTHERS_OF_IT = r"(?:,[^,。;\d年月季]{1,12}[\d.]+[万亿]?[^,。;\d]{1,3}(?:人民币)?){0,3}"  # more that the same sum is told by
# 累计引进项目86个,协议投资52亿元,其中今年新引进22个: what this year brought is a part of it only
_THIS_YEAR_UNTIL = r"(?:今|当|本)年(?:以来|上半年|[一二三]季度|前三季度|1-\d{1,2}月份?|\d{1,2}月份?)?,?"
_PART_OF_THIS_YEAR = re.compile(rf"{_OTHERS_OF_IT}(?:[,;]?\(?其中,?{_THIS_YEAR_UNTIL}新|。其中,?{_THIS_YEAR_UNTIL}新(?:批|签|引|增|落|设))")
# 截至6月底,累计签约项目38个;今年新签约6个: the same deed
_OF_THIS_YEAR_APART = seldom(rf"{_OTHERS_OF_IT}[,;](?:今|当|本)年(?:以来)?,?新(签约?|引进|开工|落户|增)")
_SUMMED_BY_MONTH = seldom(
    r"截(?:[至止]|止到|至到)[^,。;年]{0,5}年?\d{1,2}月[底末]?,[^。;\d年月]{0,16}累计(?:"
    + any_of("attracting_word")
    + "|批准|审批|注册|设立|入驻)"
)
_OF_MONTHS_NEXT = seldom(r"[。\s]{0,3}(?:(?:20\d\d|今|本)年)?(?:上半年|1-\d{1,2}月份?|[一二三]季度|前三季度),")
_TOLD_APART = re.compile(r"年|月|季度|首季")
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
# 截至今年6月底,新区已累计完成投资2380亿元,财政收入110亿元; 目前,…累计完成吞吐量1.7亿吨, and no rate that would tell of a year
_IN_ALL_BY_NOW = re.compile(r"截[至止]到?[^,。;]{1,9},?[^,。;\d]{0,16}已累计|(?:^|[,:])(?:目前|至此|截至目前)[^。;]*累计")
# 截至2012年底,共有企业1100多家,协议外资58.8亿美元; 已聚集来自30个国家的510家外资企业,…: capital of all that are there, whenever they came
_FIRMS_THERE = re.compile(rf"(?<!新)(?:{any_of('standing_word')})[^。;新]{{0,30}}?\d[余多]?[家户](?P<on>[^。;新年月季]*)$")
_BY_WHEN = re.compile(r"截(?:[至止]|止到|至到)[^,。;]{1,12}|[到至](?:\d{4}|去|上)年[底末]|年来?的?(?:发展|建设|开发|努力)")
_BROUGHT = re.compile("产值|收入|进出口|增加值|总值|税|销售|本年|当年|全年|年内")
_WITHIN_A_YEAR = re.compile(
    r"今年(?!\d{1,2}月[底末])|本年|年内|全年|年度|以来|(?<!\d)1[-~至—]\d|上半年|季度|首季|当年|去年(?![底末])|(?:[增降涨升]|同比|进度|计划|目标|任务|完成)[^,。;]{0,10}%"
)
_RATE_BEHIND = re.compile(r"[^;。\d]{0,14}\d[\d.]*%")
_SAY_SUMS, _MONEY = ("累计", "今", "以来"), ("CNY", "USD", "MONEY")


class Extent(NamedTuple):
    """Whether a figure is of more than the period that holds; whether of a plan's years; and whether nobody says of how many."""

    is_long: bool
    is_of_plan: bool = False
    is_open: bool = False


_WITHIN, _OF_YEARS, _EVER_SINCE = Extent(is_long=False), Extent(is_long=True), Extent(is_long=True, is_open=True)


@lru_cache(maxsize=1 << 12)
def _is_counted_for_years(code: str) -> bool:
    return code.startswith(_COUNTED_FOR_YEARS)


class SummedYears:
    """Answers for the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._asked: Sentence | None = None  # the sentence of which it was asked whether its words may tell
        self._tells = False

    def _is_told_apart(self, said: str, end: int) -> bool:
        """Whether what this year alone has brought is told behind a sum."""
        found = _OF_THIS_YEAR_APART.match(self.state.clean.text, end)
        return found is not None and found[1] in said

    def _is_told_beside_the_time(self, said: str) -> bool:
        """截至6月底,累计批准项目62个,合同外资8.2亿美元。上半年,…: what months of this year brought is told apart, and this is of all years.

        Or before it: 上半年,合同外资1.1亿美元;截至6月底,累计批准项目62个,合同外资8.2亿美元.
        """
        sentence, text = self.state.sentence, self.state.clean.text
        before, _, own = said.rpartition(";")
        if _SUMMED_BY_MONTH.match(own) is None:
            return False
        start = sentence.start + len(said) - len(own)
        if _WITHIN_A_YEAR.search(text, start, sentence.end) is not None:
            return False
        return _OF_MONTHS_NEXT.match(before) is not None if before else _OF_MONTHS_NEXT.match(text, sentence.end) is not None

    def extent(self, has_words: bool, code: str, clause: Clause) -> Extent:
        """What a figure is summed over; `has_words`: those of its sentence before it can say so."""
        is_summed = "N" in clause.letters and sums_years(clause)
        sums, is_counted = self.state.memory.sums_years, has_words and _is_counted_for_years(code)
        if not (sums or is_counted or (has_words and self._may_tell())):
            return _OF_YEARS if is_summed else _WITHIN  # as nearly always
        is_counted = is_counted or _is_counted_for_years(code)
        said = self.state.clean.text[self.state.sentence.start : clause.number.start] if has_words else ""
        if not (is_counted or sums or has_any(said, _SAY_SUMS)):
            return _OF_YEARS if is_summed else _WITHIN
        periods = self.state.period
        if is_counted and periods.is_behind_plan and not periods.is_named:
            return _EVER_SINCE  # “十五”时期,…。引进内资项目691个
        since = self._since(said, is_counted)
        is_sum = "累计" in said and "累计" in clause.text_of(0, len(clause.tokens))
        if is_counted and "累计" in said and "截" in said and self._is_told_apart(said, clause.number.end):
            return _EVER_SINCE
        if is_counted and "累计" in said and _PART_OF_THIS_YEAR.match(self.state.clean.text, clause.number.end) is not None:
            return _EVER_SINCE
        if is_counted and "累计" in said and "截" in said and self._is_told_beside_the_time(said):
            return _EVER_SINCE
        if is_sum and self._has_no_beginning(clause, is_counted, since is not None):
            return _EVER_SINCE
        if is_counted and self._is_of_firms_there(said, clause):
            return _EVER_SINCE
        if "累计" in said and ((is_sum and self._is_told_of_the_time(said, code, clause)) or self._is_in_all(said, is_counted)):
            return _EVER_SINCE
        is_of_plan = self._is_of_plan(said, code, clause, is_sum)
        if is_sum and not is_of_plan and "T" not in clause.letters and _SUMS_ON.search(said) is None and self._is_told_with_a_rise():
            return _EVER_SINCE
        is_of_many = is_sum and "T" not in clause.letters and _MANY_YEARS.search(said) is not None
        if is_sum and not is_of_plan and not self._is_dated_anew(clause) and _SO_MANY_YEARS.search(said) is not None:
            return _EVER_SINCE
        is_since = since is not None and not _TOLD_APART.search(said, since.end())
        is_long = is_of_plan or is_of_many or is_since or is_summed or self._is_won_so_far(said, code)
        return Extent(is_long, is_of_plan, since is not None)

    def _is_of_firms_there(self, said: str, clause: Clause) -> bool:
        """区内现有外资企业510家,合同外资58.8亿美元: no time is told but the one by which they are counted, and no growth."""
        firms = _FIRMS_THERE.search(said)
        if firms is None or _BROUGHT.search(firms["on"]) is not None or _TOLD_APART.search(_BY_WHEN.sub("", said[: firms.start()])):
            return False
        return _RATE_BEHIND.match(self.state.clean.text, clause.number.end) is None

    def _is_told_of_the_time(self, said: str, code: str, clause: Clause) -> bool:
        """1997年,…实现税收3.3亿元;累计实现税收11.2亿元: the year has had its figure, and this is of all years."""
        held = self.state.period.held
        if code not in self.state.memory.counted or held is None or held.kind == "month" or clause.unit not in _MONEY:
            return False
        of_its_own = _TOLD_APART.search(said.rpartition(";")[2]) is not None  # …;1-7月,累计完成产值99亿元
        return not of_its_own and _RATE_BEHIND.match(self.state.clean.text, clause.number.end) is None

    def _is_told_with_a_rise(self) -> bool:
        """由2010年的412亿元增加到2015年的705亿元;投资累计完成1640亿元: of all the years that the rise took."""
        first, last = self.state.period.rise_from, self.state.rise_to
        return first is not None and last is not None and last - first > 1

    def _is_in_all(self, said: str, is_counted: bool) -> bool:
        """Whether the sentence sums up what there is by now, and nothing in it tells of a year."""
        if is_counted or _IN_ALL_BY_NOW.search(said) is None:
            return False
        return _WITHIN_A_YEAR.search(self.state.clean.text, self.state.sentence.start, self.state.sentence.end) is None

    def _may_tell(self) -> bool:
        """Whether one of the words that say so stands in the sentence at all, asked once for all its figures."""
        sentence = self.state.sentence
        if self._asked is not sentence:
            self._asked, self._tells = sentence, has_any(self.state.clean.text[sentence.start : sentence.end], _SAY_SUMS)
        return self._tells

    @staticmethod
    def _since(said: str, is_counted: bool) -> re.Match[str] | None:
        """The words that say since when: 自2014年6月封关运行以来, 近年来."""
        since = _FROM_FOUNDING.search(said) if "到" in said or "至" in said or "止" in said else None
        if since is None:
            since = _SINCE.search(said) if "以来" in said or "今" in said else None
        if since is None and "年" in said and (is_counted or "累计" in said):
            since = _OF_LATE.search(said)
        return since or (_TO_DATE.search(said) if is_counted and "今" in said else None)

    def _has_no_beginning(self, clause: Clause, is_counted: bool, is_told_since: bool) -> bool:
        """Whether a sum is of nobody knows how many years, though a period holds."""
        state, held = self.state, self.state.period.held
        if not is_told_since and state.context.marks_founding and (held is None or held.kind != "span"):
            return True  # 挂牌两周年…:截至今年2月累计新设企业25622家
        if _OVER_YEARS.match(state.clean.text, clause.number.end) is not None:
            return True  # 累计实现固定资产投资5261.6亿元,近四年年均增长18.5%
        tells_of_years = _SOME_YEARS.search(state.clean.text, state.sentence.start, clause.number.start) is not None
        if not tells_of_years and held is not None and held.kind == "year" and _AS_A_PLAN.match(state.clean.text, clause.number.end):
            return True
        if held is not None and held.kind == "year" and not state.period.is_named and (held.relative == -1 or is_counted):
            return True  # 去年,…。全区累计完成固定资产投资2300亿元; 2018年,…。累计引进项目618个: in that year, or ever since
        part = _PART_OF_A_YEAR.match(state.clean.text, clause.number.end)
        return part is not None and int(part[1]) < (clause.year or 0)  # 截至2010年上半年,…。累计实现税收4.3亿元,其中2009年…

    def _is_of_plan(self, said: str, code: str, clause: Clause, is_sum: bool) -> bool:
        """Whether a figure is the sum of a plan's years, named beside it or told on: 五年累计完成…,累计利用…"""
        plan = self.state.period.plan
        if is_sum and plan is not None and plan.text in said:
            return not self._is_dated_anew(clause)
        if "T" in clause.letters or not (self.state.memory.sums_years or ("累计" in said and _SUMS_ON.search(said) is not None)):
            return False
        return is_sum or (code.startswith(_SUMMED) and match(r"[jv,]{0,3}(?:F[vF]{0,2})?I[vF]{0,2}M$", clause.wide) is not None)

    def _is_dated_anew(self, clause: Clause) -> bool:
        """过去五年,实力大增,2023年,累计完成投资300亿元: a year or months of one stand between the figure told before and this one."""
        text = self.state.clean.text
        dates = [t for t in clause.wide_tokens if t.letter == "T" and t.period is not None and t.period.months is not None]
        return any(t.period.kind != "as_of" and text[t.start - 1 : t.start] not in ("到", "至") for t in dates if t.period is not None)

    def _is_won_so_far(self, said: str, code: str) -> bool:
        """截至2022年底,已吸引外资40亿美元: since the zone was founded."""
        held = self.state.period.held
        if held is None or held.kind != "as_of" or held.months != WHOLE_YEAR:
            return False
        return code.startswith(_CAPITAL) and _SO_FAR_WON.search(said) is not None

    def is_summed_by_then(self) -> bool:
        """Whether the time that holds is the end of a year by which the text has added up before."""
        state = self.state
        held = state.period.held if self._summed_by else None  # as most texts do so nowhere
        if held is None or held.kind != "as_of" or held.months != WHOLE_YEAR or not held.text.startswith("截"):
            return False
        return self._summed_by.get(str(held.year), state.sentence.start) < state.sentence.start

    @cached_property
    def _summed_by(self) -> dict[str, int]:
        """The years by whose ends the text has added up, and where it does so first."""
        found = list(_SUMMED_BY.finditer(self.state.clean.text))
        return {each[1]: each.start() for each in reversed(found)}

    def of_years(self, code: str, clause: Clause, is_of_plan: bool = False) -> Resolved | None:
        """“十二五”期间累计完成…, 过去五年…共引进…: the sum of years that are over."""
        state, held = self.state, self.state.period.held
        if sums_the_years_named(clause):
            held = state.period.once  # 2011至2015年,五年累计完成…
        elif sums_years(clause) or held is None or held.kind == "plan" or is_of_plan:
            held = state.period.plan  # “十二五”时期,…。累计完成…,超额完成“十二五”计划120亿元的目标
        years = None
        if held is not None and held.kind in ("plan", "many_years"):  # rare: only then the words are looked through
            said = state.clean.text[state.sentence.start : clause.number.start]
            is_sum = state.memory.sums_years or _SUM.search(said) is not None or code.startswith(_CAPITAL)
            years = _years_summed(held, state.context.published) if is_sum else None
        state.memory.sums_years = years is not None
        if years is not None and (end := end_of_years(clause)):
            return (f"{years[1]:04d}-01", f"{years[1]:04d}-12", ()) if end == "last" else None
        return (f"{years[0]:04d}-01", f"{years[1]:04d}-12", ()) if years is not None else None


def sum_after_plan(state: State, clause: Clause) -> Resolved | None:
    """由2005年的118亿元增加到2010年的246亿元;投资累计完成687亿元,是“十五”时期的4.3倍: of the five years of both, once they are over."""
    found, written = _AS_A_PLAN.match(state.clean.text, clause.number.end), state.context.year_of_writing or 0
    last = plan_end(found[1]) if found is not None and "累计" in clause.text_of(0, len(clause.tokens)) else None
    is_of_rise = last is not None and state.period.rise_from == last and written >= last + 5
    return (f"{last + 1}-01", f"{last + 5}-12", ()) if last is not None and is_of_rise else None


def _years_summed(mention: PeriodMention, published: tuple[int, int] | None) -> tuple[int, int] | None:
    """First and last year of a plan, of several years or of 过去五年, where they are over; `published` is year and month."""
    if mention.kind == "many_years" and len(mention.years) > 2:
        return mention.years[0], mention.years[-1]
    if (last := plan_end(mention.text)) is not None:
        is_whole = mention.text.endswith(("期间", "时期", "累计")) and (published is None or published[0] >= last)
        return (last - 4, last) if is_whole else None
    if not mention.text.startswith(("过去五年", "过去的五年", "五年来")) or published is None or published[1] > 4:
        return None
    return published[0] - 5, published[0] - 1
