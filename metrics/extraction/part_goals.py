"""Goals of a part of the year: 完成一季度目标的105% is no share of what the year is to bring."""

from __future__ import annotations

from metrics.extraction.clause import Clause
from metrics.extraction.goals_of_months import is_of_months
from metrics.extraction.slots import search
from metrics.extraction.state import State
from metrics.extraction.times.goal_periods import PART_GOALS

_SET_FOR = ("季度", "月度", "当月", "本月", "当季", "本季", "阶段性", "阶段")
_MONTHS = {"03": "一季度", "06": "上半年", "09": "前三季度"}
_OF_A_TIME = r"([Tx])v{0,2}G{1,2}"  # slots: 一季度目标, 季度计划任务


def goal_completed(state: State, clause: Clause) -> str | None:
    """The words for the goal of a part of the year that a rate completes: 一季度目标, 开门红目标; None where it is the year's or not said."""
    if clause.memory.awaits_completion:
        return _goal_told(state)  # 占一季度目标40亿元的105%
    if "G" not in clause.letters:
        return None
    last = clause.tokens[clause.letters.rindex("G")].text
    if any(name in last for name, _ in PART_GOALS):
        return last.strip('“”"').rstrip("的")
    if "年" in last or (found := search(rf".*{_OF_A_TIME}", clause.letters)) is None:
        return None
    before = clause.tokens[found.start(1)]
    is_of_part = is_of_months(before) if before.letter == "T" else before.text.endswith(_SET_FOR)
    return clause.text_of(found.start(1), found.end()).rstrip("的") if is_of_part else None


def _goal_told(state: State) -> str | None:
    """The goal that the text has told last, by its months, where they are less than the year."""
    told = next(iter(state.results.observations[-1:]), None)
    if told is None or told.measure != "target" or told.period_end[-2:] == "12" or told.period_start[-2:] != "01":
        return None
    return f"{_MONTHS.get(told.period_end[-2:], f'1-{int(told.period_end[-2:])}月')}目标"
