"""Goals that a sentence sets for months of the year: 一季度目标40亿元 is no goal of the year; 控制在3%以内,上半年为2.1% is."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Sentence
from metrics.extraction.slots import match, search
from metrics.language.months import WHOLE_YEAR
from metrics.language.token import Token

_GOAL_OF = r"Tv{0,2}G|T[vSx]{0,3}[IJ]v{0,2}G"  # slots: 一季度目标, 一季度固定资产投资目标
# Slots: behind a goal with its figure a part of the year with another, for which no verb says that it has come about.
_PART_OF_GOAL = re.compile(r"[tG][^;]*[MP](?:v?[IJGu]v?){0,2}[,;q]{1,2}(?:[^;,]*[,;])?(T)(?P<verb>[vF]{0,2})(?:[ud]v?)?([MP])")
_COMPLETED_BEFORE = re.compile("[zF][^,;MPt]{0,6}GM?v?P[^tG]*$")  # slots
_DONE = ("已", "实际", "累计")


def is_of_months(token: Token) -> bool:
    """一季度, 1-6月: fewer months than the year has."""
    return token.period is not None and token.period.months not in (WHOLE_YEAR, None)


def is_goal_of_months(clause: Clause) -> bool:
    """一季度目标40亿元, 一季度固定资产投资目标40亿元; 1-6月,固定资产投资目标40亿元 is told of the months, and is the year's."""
    found = search(_GOAL_OF, clause.letters)
    if found is None or "年" in clause.tokens[found.end() - 1].text:
        return False
    time = clause.tokens[found.start()]
    return is_of_months(time) and (found[0][1:].strip("v") == "G" or time.text.endswith(("季度", "季", "半年")))


def is_set_for_months(clause: Clause) -> bool:
    """确定一季度工业投资20亿元的目标; 上半年完成全年43亿元目标任务 is the year's."""
    if match(r"j[IJ][vF]{0,2}M$", clause.letters):  # …、技改投资6亿元
        return clause.period is not None and clause.period.is_named and clause.months not in (WHOLE_YEAR, None)
    if search(r"T[vSx]{0,3}[IJ][vF]{0,2}M$", clause.letters) is None:
        return False
    time = next((t for t in reversed(clause.tokens) if t.letter == "T"), None)
    return time is not None and is_of_months(time)


def is_aimed_at_in_months(clause: Clause) -> bool:
    """一季度要确保完成30亿元的固定资产投资目标: the time right before the amount is of months; 确保完成全年120亿元的… is the year's."""
    found = search("(T)[tvF]{0,3}M$", clause.letters)
    return found is not None and is_of_months(clause.tokens[found.start(1)])


def goes_on_for_months(clause: Clause) -> bool:
    """四季度计划新开工项目26个,计划竣工项目30个: set for the months of the goal right before it."""
    period = clause.period
    if period is None or not period.is_named or "T" in clause.wide or clause.memory.last_of_another != "target":
        return False
    return period.aimed_at is not None and period.aimed_at is period.held and clause.months not in (WHOLE_YEAR, None)


def is_bound_set(clause: Clause) -> bool:
    """全年失业率控制在3%以内,上半年为2.1%: a bound with what has come of it by then right behind is a goal."""
    if clause.tokens[-2].text != "控制在" or match(r",v{0,2}T[IJ]?[vFudr]{0,3}P", clause.ahead) is None:
        return False
    base = clause.period.context.base_year if clause.period is not None else None
    times = [t.period for t in clause.wide_tokens if t.letter == "T" and t.period is not None]
    return not any(time.relative == -1 or time.year not in (None, base) for time in times)


def may_be_part_of_a_goal(sentence: Sentence, clause: Clause) -> bool:
    """确保全年增长6.5%;一季度增长6%以上; 全年力争560亿元,一季度120亿元: months that were over when the text came out, yet perhaps not when it was written."""
    number = clause.number
    if clause.memory.status != "actual" or ("t" not in sentence.letters and "G" not in sentence.letters):
        return False
    at = sentence.slot_at(number.start)
    found = _PART_OF_GOAL.search(sentence.letters, 0, at + 1)
    if found is None or found.end() != at + 1:
        return False
    period = sentence.tokens[found.start(1)].period
    if period is None or period.kind not in ("span", "month") or period.relative == -1:
        return False
    if any(t.text.startswith(_DONE) for t in sentence.tokens[found.start("verb") : found.end("verb")]):
        return False
    if _COMPLETED_BEFORE.search(sentence.letters, 0, at) is not None:
        return False  # 一季度完成50亿元,占全年目标240亿元的20.9%,其中3月份19亿元
    return number.text.endswith("以上") or (number.letter == "M" and not found["verb"])
