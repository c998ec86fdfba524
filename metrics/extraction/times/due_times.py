"""Times that say by when a goal is due, and not which months are told of: 完成全年目标任务, 全年经济工作的目标是."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.state import State
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention

DUE = re.compile(
    r"T(?:[vIJxMPQ]{0,4}|[IJujPMv]{3,16})[GH]"
)  # 全年 in 完成全年目标任务 says when the goal is due, not which months are told of
_EXPECTED = re.compile("[^,;:MPBXKT]*(?:e[^,;:MPBXKT]*T|T[^,;:MPBXKT]*e)")  # slots: 预计全年, 全年总产值预计
_GOAL_BEFORE = re.compile("[IJ][^;]*[MP],v{0,3}x?$")  # slots
_DUE_BY_VERB = re.compile("T[vx]{0,5}t")  # slots
_BY_THEN = re.compile("(?:之|以)?前(?!后|期|往|景|者|[\\d一二三四五六七八九十]|次|一|年|身|端)")
_DEMANDED, _DEMAND = re.compile("(?<![的按总新照关质作])要求(?:[^,。;\\d]{1,14},)?$"), 18
_DUE_BY_NAME = re.compile(r"[^,。;\d]{0,8}指标(?:任务|总?数)?(?:的|(?=\d))")  # 完成全年外资指标的16.7%, 占市交全年指标51.3%


def is_due_by_then(state: State, at: int, period: PeriodMention) -> bool:
    """全年目标, 今年任务: the year by which something is due."""
    if period.months != (1, 12) or period.year is not None or period.relative == 1:
        return False
    token = state.sentence.tokens[at]
    return DUE.match(state.sentence.letters, at) is not None or _DUE_BY_NAME.match(state.clean.text, token.end) is not None


def heads_goals(sentence: Sentence, at: int) -> bool:
    """全年经济工作的目标是:…"""
    goal = _DUE_BY_VERB.match(sentence.letters, at)
    return goal is not None and sentence.tokens[goal.end() - 1].text.startswith("目标")


def year_of_goal(state: State, at: int, period: PeriodMention) -> PeriodMention | None:
    """全年确保完成5亿元,也就是说四季度还要完成1亿元: the year whose goal the months at a slot are a part of, told before in the same part."""
    letters, tokens = state.sentence.letters, state.sentence.tokens
    if period.kind != "span" or period.months in (None, WHOLE_YEAR) or state.memory.status != "target":
        return None
    named = letters.rfind("T", 0, at)
    year = tokens[named].period if named >= 0 else None
    if year is None or year.months != WHOLE_YEAR or year.year is not None or year.relative == 1:
        return None
    return year if _GOAL_BEFORE.search(letters, letters.rfind(";", 0, at) + 1, at) is not None else None


def falls_due(state: State, at: int, period: PeriodMention) -> PeriodMention | None:
    """6月底前完成投资66亿元, 年底前签约90个, told in May, 要求6月份产值达到45亿元: a day to come by which a goal is due, and no month of the year before; None where it is none."""
    context = state.context
    if period.year is not None or period.relative is not None or period.months is None or period.kind not in ("month", "as_of", "span"):
        return None
    if context.published is None or context.published[0] != context.base_year or period.months[1] < context.published[1]:
        return None  # as nearly all
    token, text = state.sentence.tokens[at], state.clean.text
    is_to_come = period.months[1] > context.published[1]
    is_due = is_to_come and _BY_THEN.match(text, token.end) is not None
    is_due = is_due or _DEMANDED.search(text, max(0, token.start - _DEMAND), token.start) is not None
    return period._replace(year=context.base_year) if is_due else None


def is_expected_of_year(state: State, at: int, period: PeriodMention) -> bool:
    """1-11月,…。预计全年总产值可达530亿元。固定资产投资完成98亿元: the year that is not over, behind months of it; it holds for its own sentence alone."""
    held, letters = state.period.held, state.sentence.letters
    if period.months != WHOLE_YEAR or period.year is not None or period.relative not in (None, 0):
        return False
    if held is None or held.kind not in ("span", "month") or held.months in (None, WHOLE_YEAR) or not state.period.is_over(held):
        return False
    begin = max(letters.rfind(mark, 0, at) for mark in ",;:") + 1
    return state.memory.status != "target" and _EXPECTED.match(letters, begin) is not None
