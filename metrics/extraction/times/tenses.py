"""Whether the time that figures are of was over when the text came out: what 将 and 有望 then tell is expected, not aimed at."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause
from metrics.extraction.document.datelines import DECEMBER
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.times.base_years import YEAR_HAS
from metrics.extraction.times.reference_period import ReferencePeriod, Resolved
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention
from metrics.language.telltales import has_any

WILL = ("将", "有望", "可望")
_DONE_OF_IT = re.compile(r"[^;\n]{0,24}?(?:实际|超额|实绩|只|仅|才|初步核算|核算)(?:完成|实现|达)|的(?:任务|目标|计划)完成了?\d")
_BEGINS = 4  # months in which a year is planned
_BY_THEN = ("已", "共有", "现有", "先后")  # what goals are not told with
_DONE_BY_THEN = ("已", "实际")
_FROM_A_YEAR = re.compile(r"[从由](?:19|20)\d\d年(?:[底末初]|同期)?的?[^,。;\d]{0,12}\d")
_FLOORS = ("以上", "年均", "左右")  # what goals are told with
_AIMED = frozenset("tGe")  # the letters of slots that aim or expect
_SET_BEFORE = ("年初", "原定", "既定")


def lies_behind(period: ReferencePeriod) -> bool:
    """去年工业总产值将超过3500亿元, told in January; 上半年…将达…, told in July: counted, and not yet published."""
    return _months_since(period) > 0


def has_just_ended(period: ReferencePeriod) -> bool:
    """The time that lies behind is named in the sentence, or ended so short a time ago that its figures may not have been known."""
    since = _months_since(period)
    return since > 0 and (period.is_named or since <= _BEGINS)


def _months_since(period: ReferencePeriod) -> int:
    """How many months before publication the time that holds was over; 0 where it was not, or nothing tells."""
    held, published, base = period.held, period.context.published, period.context.base_year
    if period.says_year and period.once is None and period.local is None:
        return 0  # 今年进出口额将突破40亿美元, over 1-11月,…: the year's, which is not over
    if held is None or published is None or held.kind not in ("year", "span", "as_of", "month") or held.is_compared:
        return 0
    year = held.year if held.year is not None else base
    last = held.months[1] if held.months is not None else DECEMBER
    return max(0, (published[0] - year - (held.relative or 0)) * 12 + published[1] - last) if year is not None else 0


def ends_goals(state: State, letters: str, months: PeriodMention) -> bool:
    """Whether `months` behind a comma are over, so that they end what is wished for: 全年目标为增长8%,上半年增长9%; `letters`: the slots before them."""
    if state.memory.status != "target" or letters[-1:] not in (",", ";") or not state.period.is_over(months):
        return False
    behind = state.sentence.tokens[len(letters) + 1 : len(letters) + 2]
    if any(t.letter == "v" and t.text.startswith(_DONE_BY_THEN) for t in behind):
        return True  # 年初定的目标是财政收入20亿元,上半年已完成12亿元
    return not state.memory.is_plan or (
        months.months != WHOLE_YEAR and search("(?:TGvF?|^[TSvx]{0,4}G{1,2}v?:)[IJ][^TMP]*[MP]", letters) is not None
    )


def tells_of_year_gone(state: State, at: int, year: PeriodMention) -> bool:
    """力争利用外资9亿美元(去年利用外资8亿美元,增长4%): the year at a slot is over, and what it has brought stands beside the goal."""
    letters, base = state.sentence.letters, state.context.base_year
    if state.memory.status != "target" or letters[at - 1 : at] not in (",", ";", "(") or year.kind != "year" or year.is_compared:
        return False
    is_gone = year.relative == -1 or (year.year is not None and base is not None and year.year < base)
    return is_gone and match(YEAR_HAS, letters[at : at + 8]) is not None


def is_told_done(state: State, clause: Clause) -> bool:
    """财政收入计划20亿元,增长15%。全年实际完成21亿元: what had been planned, and right behind it what has come of it."""
    return _DONE_OF_IT.match(state.clean.text, clause.number.end) is not None


def measures_what_is_done(clause: Clause) -> bool:
    """占全年目标96亿元的81%, 完成年初预算的82%: a goal that what has been done is measured by."""
    return bool(search("[FzcgH].*G", clause.letters) or match("v{0,2}[PXF]|v{0,2}G[^,]*F", clause.following))


def is_of_year_begun(state: State, clause: Clause, period: Resolved) -> bool:
    """全年计划完成固定资产投资80亿元, told in February behind an account of the year before: what is still planned is of the year that has begun."""
    published = state.context.published
    if published is None or published[1] > _BEGINS or period[:2] != (f"{published[0] - 1}-01", f"{published[0] - 1}-12"):
        return False
    dates = [t.period for t in state.sentence.tokens if t.letter in "TVYp" and t.start < clause.number.start]
    if any(date is None or date.year is not None or date.relative is not None or date.months != WHOLE_YEAR for date in dates):
        return False
    if measures_what_is_done(clause):
        return False
    if state.memory.last not in ("target", "target_yoy") and search("[IJ]", clause.letters) is None:
        return False
    if is_told_done(state, clause):
        return False
    return not any(t.text.startswith(_SET_BEFORE) for t in clause.wide_tokens)


def was_reached_by(state: State, period: PeriodMention) -> bool:
    """至2010年底,共投入5.8亿元,已形成…: no goal, though nobody knows when it was told; and 2001年,…;到2022年,达42亿元, told in 2023.

    Nor 到2017年底,由2012年的80家增至120家, which began from a figure, and 到2018年2月,增至120家, for which nobody would wish.
    """
    published = state.context.published
    is_done = state.context.base_year is None and any(t.text in _BY_THEN for t in state.sentence.tokens)
    is_done = is_done or (published is None and state.memory.status == "actual" and (_has_risen(state) or _is_a_month(state, period)))
    is_over = published is not None and period.year is not None and period.year < published[0] and state.memory.status != "target"
    return (is_done or is_over) and _AIMED.isdisjoint(state.sentence.letters)


def _has_risen(state: State) -> bool:
    said = state.clean.text[state.sentence.start : state.sentence.end]
    return _FROM_A_YEAR.search(said) is not None and not has_any(said, _FLOORS)


def _is_a_month(state: State, period: PeriodMention) -> bool:
    is_by_then = state.clean.text[period.end : period.end + 2].startswith(("前", "以前", "之前"))
    return "月" in period.text and period.months is not None and period.months[1] != DECEMBER and not is_by_then


def looks_ahead(state: State, at: int, mention: PeriodMention) -> bool:
    """回顾2023年,…;展望2024年,GDP增长6.5%: the year named behind what has been, whose figures are still to come; it holds from here."""
    base, tokens = state.context.base_year, state.sentence.tokens
    if mention.kind != "year" or base is None or not state.clean.text.endswith("展望", 0, tokens[at].start):
        return False
    year = base + mention.relative if mention.relative is not None else mention.year
    if year is None or year < base or any(t.period is not None and t.period.kind != "year" for t in tokens[at + 1 :] if t.letter == "T"):
        return False  # 展望2024年,信心满满,1-2月,…: months that are over
    state.memory.status, state.period.goal_year = "target", year
    state.period.hold_here(mention._replace(year=year, relative=None))
    return True
