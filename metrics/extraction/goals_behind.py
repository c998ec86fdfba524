"""Goals that only what stands right behind them tells: 工业产值75亿元,实际完成78亿元; behind 全年目标: 到账外资1.5亿美元,前三季度完成1.1亿美元."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction.clause import Clause, Reading, Sentence, Topic
from metrics.extraction.slots import match, search
from metrics.language.months import WHOLE_YEAR

_CAME = re.compile("实际(?:完成|实现|达到?|增长|下降|为)*$")
_PROMISED = ("fdi_contracted", "projects_signed_investment", "projects_signed")  # of which 实际 tells how much has come, and no goal
# Slots: an item of a list of goals, with what is aimed at beyond it, and what has come of it by now
_ITEM, _DONE_OF_IT = r";v{0,2}[IJ]v?M$", r",(?:tv?M,)?(?:q?Tv{0,2}F?v?M|v{1,2}F?M|vF?M)"


def goal_behind(sentence: Sentence, number: int, reading: Reading, topic: Topic, clause: Clause) -> Reading | None:
    """The reading of a number as a goal; None where nothing behind it says so."""
    if reading.measure == "target" and reading.due and _is_of_months(clause) and _is_held_against_what_came(sentence, number):
        return replace(reading, due="")  # 1-2月,工业产值计划75亿元,实际完成78亿元
    if reading.measure not in ("level", "yoy") or reading.shift or topic.code in _PROMISED:
        return None
    goal = "target" if reading.measure == "level" else "target_yoy"
    if _is_held_against_what_came(sentence, number):
        return replace(reading, measure=goal, status="target")
    is_item = search(_ITEM, sentence.letters[max(0, number - 5) : number + 1]) is not None
    if goal == "target" and is_item and clause.memory.aimed and _has_what_was_done(sentence, number):
        return replace(reading, measure=goal, status="target", due="year")
    return None


def _is_of_months(clause: Clause) -> bool:
    return clause.period is not None and clause.period.is_named and clause.months not in (WHOLE_YEAR, None)


def _is_held_against_what_came(sentence: Sentence, number: int) -> bool:
    """,实际完成78亿元, ,实际增长18.2%: the same of what has really come."""
    behind = match(r",([vFud]{1,4})([MP])", sentence.letters[number + 1 : number + 8])
    if behind is None or behind[2] != sentence.letters[number]:
        return False
    words = sentence.text_of(number + 1 + behind.start(1), number + 1 + behind.end(1))
    if "名义" in sentence.text_of(number - 3, number):
        return False
    first = sentence.tokens[number].quantity, sentence.tokens[number + 1 + behind.start(2)].quantity
    is_alike = all(each is not None for each in first) and len({each.unit for each in first if each is not None}) == 1
    return is_alike and _CAME.fullmatch(words) is not None


def _has_what_was_done(sentence: Sentence, number: int) -> bool:
    """,前三季度完成33个; ,已完成1.1亿美元."""
    behind = match(_DONE_OF_IT, sentence.letters[number + 1 : number + 12])
    if behind is None:
        return False
    said = sentence.text_of(number + 1, number + 1 + behind.end())
    return "T" in behind[0] or "已" in said or "实际" in said
