"""By when a goal is to be reached: the year that the sentence says, that of the plan, or nobody knows which."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, years_summed
from metrics.extraction.codes import is_investment
from metrics.extraction.state import State
from metrics.extraction.times.goals_of_year import is_of_the_years_goals
from metrics.extraction.times.reference_period import ReferencePeriod, Resolved, all_of
from metrics.extraction.times.tenses import is_told_done, lies_behind
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import SO_FAR, PeriodMention
from metrics.language.plans import plan_end
from metrics.language.seldom import seldom

_BEFORE = 9  # slots
_YEARLY_TO = re.compile("N[udv]{0,2}P,[vF]{0,3}M$")  # slots: 年均增长9%,达到480亿美元
_HALF = 6  # months
_THE_YEAR, _GOAL_AND_MONTHS = ("今年", "全年", "本年"), 2  # and how many times are then named
_TOTALS = ("总量", "总额", "总规模")
_SINCE_LONG = 4  # months
_DEMANDS = seldom("(?:开门红|双过半)”?的?(?:要求|标准|进度)")
_SET_TO = re.compile(r"(T)G[vF:]{0,3}M$")  # slots: 三季度目标33亿元
_TO_COME = re.compile("(?<![以线地])下一?个?(?:季度|月)")  # 下一季度目标为9亿元
PART_GOALS = (("开门红", "03"), ("双过半", "06"))  # goals of a part of the year by their name, and the month in which it ends


def ends_yearly_growth(state: State, clause: Clause) -> bool:
    """Whether the amount of the clause is what so many years of growth lead to."""
    at = state.sentence.slot_at(clause.number.start)
    return _YEARLY_TO.search(state.sentence.letters[max(0, at - _BEFORE) : at + 1]) is not None


def end_of_goals(periods: ReferencePeriod) -> Resolved | None:
    """The last year of the plan that goals are set by, None where nobody says it; the year that is not over is none."""
    last = plan_end(periods.plan.text) if periods.plan is not None else None
    year = periods.goal_year or last
    return all_of(year) if year is not None else None


def plan_summed(clause: Clause) -> Resolved | None:
    """“十四五”时期累计要达到260亿元: the years of the plan over which the clause adds up what is aimed at."""
    told = next((plan_end(t.text) for t in clause.tokens if t.period is not None and t.period.kind == "plan"), None)
    if told is None or not any("累计" in t.text or t.text.endswith("五年") for t in clause.tokens):
        # “十四五”期间,固定资产投资总量不低于1800亿元: what is invested in a year has no total but that of years
        once = clause.period.once if clause.period is not None else None
        is_total = is_investment(clause.topic_code) and any(t.text.endswith(_TOTALS) for t in clause.tokens)
        told = plan_end(once.text) if is_total and once is not None and once.kind == "plan" else None
    return (f"{told - 4}-01", f"{told}-12", ()) if told is not None else None


def years_until(clause: Clause, period: Resolved | None) -> Resolved | None:
    """到2025年,…。五年累计实际使用外资12亿美元: so many years, the last of which is that of the goals."""
    years = years_summed(clause) if period is not None else None
    if years is None or period is None or not period[1][:4].isdigit():
        return None
    return f"{int(period[1][:4]) - years + 1}-01", period[1], period[2]


def months_of_goal_told(state: State) -> PeriodMention | None:
    """前8个月入库5.9亿元,今年目标9亿元,目前完成65.6%: the months that the sentence has told of, where since then only the year of a goal has been named."""
    held, sentence = state.period.held, state.sentence
    if held is None or held.months != WHOLE_YEAR or sentence.letters.count("T") < _GOAL_AND_MONTHS:
        return None
    last = sentence.letters.rindex("T")
    if sentence.tokens[last].text not in _THE_YEAR or sentence.letters[last + 1 : last + 2] != "G":
        return None
    times = [t.period for t in sentence.tokens if t.letter == "T" and t.period is not None]
    months = [each for each in times if each.kind == "span" and each.months != WHOLE_YEAR]
    return months[0] if len(months) == 1 else None


def _demanded(state: State, at: int, number: int) -> str:
    """按双过半要求,税收应达到20亿元: the words for a part of the year by which a goal at a slot is set, where no time is told before it."""
    demand = _DEMANDS.search(state.clean.text, state.sentence.start, number)
    return demand.group() if demand is not None and "T" not in state.sentence.letters[:at] else ""


def is_of_time_to_come(state: State, clause: Clause) -> bool:
    """下一季度目标为9亿元, 下个月力争完成7亿元: of months that are not yet, and not of the year."""
    text, start, until = state.clean.text, state.sentence.start, clause.number.start
    if text.find("下", start, until) < 0 or (found := _TO_COME.search(text, start, until)) is None:
        return False
    return all(t.letter != "T" for t in state.sentence.tokens if found.start() < t.start < until)


def _held_against_sum(state: State, clause: Clause) -> Resolved | None:
    """1-8月,…完成25亿元,为三季度目标33亿元的76%: what months from January on are held against is due by the end of that quarter."""
    sentence, held = state.sentence, state.period.held
    at = sentence.slot_at(clause.number.start)
    found = _SET_TO.search(sentence.letters[: at + 1])
    goal = sentence.tokens[found.start(1)].period if found is not None else None
    if goal is None or goal.kind != "span" or goal.months is None or held is None or held.kind != "span" or held.months is None:
        return None
    if held.months[0] != 1 or goal.months[0] > held.months[1] or goal.months[1] <= held.months[1]:
        return None
    told = state.period.resolve("", None, 0)
    return (told[0], f"{told[1][:-2]}{goal.months[1]:02d}", told[2]) if told is not None else None


def part_of_the_year(state: State, clause: Clause) -> Resolved | None:
    """20亿元的开门红目标, 双过半目标是50亿元: by the month that the goal's name says; None for any other goal."""
    sentence, number = state.sentence, clause.number.start
    if (summed := _held_against_sum(state, clause)) is not None:
        return summed
    if clause.letters.endswith(("WGM", "WGvM", "WGFM")):
        return state.period.resolve("", None, 0)  # 序时任务3000万美元: what the months told are to bring
    if not any(state.clean.text.find(name, sentence.start, sentence.end) >= 0 for name, _ in PART_GOALS):
        return None
    at = sentence.slot_at(number)
    named = sentence.letters.rfind("G", sentence.letters.rfind(";", 0, at) + 1, at)
    if 0 <= named < sentence.letters.rfind("T", 0, at):
        return None  # 为实现双过半目标,二季度完成税收10亿元
    named = named if named >= 0 else sentence.letters.find("G", at)
    said = sentence.tokens[named].text if named >= 0 else _demanded(state, at, number)
    month = next((month for name, month in PART_GOALS if name in said), None)
    if month is None:
        return None
    first, _, flags = state.period.whole_year()
    held = state.period.held
    if held is not None and held.months == (1, int(month)) and (told := state.period.resolve("", None, 0)) is not None:
        return still_to_come(state, told) if state.period.is_named else told
    return first, f"{first[:-2]}{month}", flags


def has_been_told(state: State, clause: Clause) -> bool:
    """1-4月,…完成80亿元。下一步,力争实现300亿元: a goal that names no time is of the year, where the months that hold have been told of.

    So is one whose own words say so, whatever months the sentence begins with.
    """
    if is_of_the_years_goals(state, clause):
        return True
    periods, held = state.period, state.period.held
    is_plan = state.memory.is_plan and not periods.heads_year
    if held is None or periods.is_named or is_plan or held.kind not in ("span", "month") or held.months in (None, WHOLE_YEAR):
        return False
    return held.text in SO_FAR or lies_behind(periods)


def is_long_over(state: State, clause: Clause, period: Resolved) -> bool:
    """2010年,…。财政收入力争达到20亿元, told in autumn of 2011: the time that holds, which the sentence does not name, ended well before.

    财政收入计划20亿元,增长15%。全年实际完成21亿元 was planned for the year told of.
    """
    published = state.context.published
    if is_told_done(state, clause):
        return False
    if published is None or state.memory.status != "target" or state.period.is_named or not period[1][:4].isdigit():
        return False
    return (published[0] - int(period[1][:4])) * 12 + published[1] - int(period[1][5:]) > _SINCE_LONG


def has_no_time(state: State, clause: Clause, period: Resolved) -> bool:
    """Whether a goal is of a time that ended well before it was told, or of one that nobody can tell yet."""
    return is_long_over(state, clause, period) or is_of_time_to_come(state, clause)


def still_to_come(state: State, period: Resolved) -> Resolved:
    """2020年,…。今年主要目标是:…。一季度要实现增长30%以上, told in March of 2021: months that no year is said of, and a goal is of none that is over.

    1-11月,…完成5.1亿元(年度任务5.4亿元), told in January, is of the year that the months are of.
    """
    held, published = state.period.held, state.context.published
    if published is None or published[1] > _HALF or period[1][:4] != f"{published[0] - 1:04d}":
        return period
    if held is None or held.year is not None or held.relative is not None or held.kind != "span" or held.months == WHOLE_YEAR:
        return period
    if (period[0][5:], period[1][5:]) == ("01", "12"):
        return period
    return f"{published[0]}{period[0][4:]}", f"{published[0]}{period[1][4:]}", period[2]
