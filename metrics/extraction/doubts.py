"""Why a number of projects that a construction has read is not to be taken: no list of the year, or a time that is not told or not over."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Topic
from metrics.extraction.gathered import OF_DEEDS
from metrics.extraction.projects import is_no_list_of_the_year, is_of_no_told_time
from metrics.extraction.reference_period import Resolved
from metrics.extraction.state import State

_GOES_ON_WITH = re.compile("续建|结转|跨年|在建|储备|前期")
_BESIDE = 16  # characters


def doubt_of_projects(state: State, name: str, measure: str, topic: Topic, number: int, period: Resolved) -> str:
    """The reason, empty where the number is to be taken; `name` of the construction, `number` where it stands in the text."""
    periods, memory, text = state.period, state.memory, state.clean.text
    if is_no_list_of_the_year(name, measure, topic, memory, period[:2], periods.is_named):
        return "these are not the year's key projects"
    if topic.code not in OF_DEEDS or measure != "level":
        return ""
    is_of_the_list = "projects_key" in memory.counted and "目前" not in text[state.sentence.start : number]  # 今年安排重点项目72个,其中新开工33个
    if memory.status == "actual" and state.context.is_to_end(period[1]) and not is_of_the_list:
        return "the time in which they are said to have been won or begun is not over"  # 2025年,…。截至目前,已开工2个
    if not is_of_no_told_time(name, text, state.sentence, number, periods):
        return ""
    is_of_ceremony = state.ceremony.resolve(topic.code, periods, state.sentence.start, number) is not None
    return "" if is_of_ceremony else "the time in which they were won or begun is not told"


def is_of_the_years_list(state: State, clause: Clause) -> bool:
    """安排重点项目86个,其中新开工42个、续建44个: those that a year's list means to begin, beside those it goes on with."""
    if "projects_key" not in state.memory.counted or not state.period.says_year:
        return False
    behind = state.clean.text[clause.number.end : clause.number.end + _BESIDE]
    before = state.clean.text[max(state.sentence.start, clause.number.start - _BESIDE) : clause.number.start]
    return _GOES_ON_WITH.search(behind) is not None or _GOES_ON_WITH.search(before) is not None
