"""A second figure of the same behind the first, of a goal or of what has been: 增长12%是底线,15%是奔头; 增长26%、总量达到150亿元; 财政收入过22亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Reading, construction
from metrics.extraction.constructions.bare_goals import can_only_grow
from metrics.extraction.slots import match
from metrics.language.vocabulary import words_of

_PASSING = ("过", "要过", "将过")
_KEPT, _STRIVEN_FOR = words_of("kept_goal_word"), words_of("striven_goal_word")
_TOTALS = ("总量", "总额", "总值", "总数", "总规模", "规模")


@construction("second_goal", "P", r"^G?[,j]v{0,2}P$", wide=True)
def second_goal(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长12%是底线,15%是奔头: growth as the one before, where the sentence says of it too that it is aimed at."""
    is_one = clause.topic_code and clause.memory.last == "target_yoy" and match("v?G", clause.following) is not None
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due=clause.memory.goal_due) if is_one else None


@construction("total_beside_growth", "M", r"^jl[vF]{0,2}M$", wide=True)
def total_beside_growth(clause: Clause, found: re.Match[str]) -> Reading | None:
    """固定资产投资增长26%、总量达到150亿元: the amount of which the growth has just been told."""
    memory = clause.memory
    if not clause.topic_code or memory.has_level or memory.last not in ("yoy", "target_yoy") or clause.wide_tokens[1].text not in _TOTALS:
        return None
    if match(r"$|[,;jx)]", clause.following) is None:
        return None
    if memory.last == "target_yoy":
        return Reading("target", clause.value, status="target", due=memory.goal_due) if memory.status == "target" else None
    return Reading("level", clause.value) if memory.status != "target" else None


@construction("passed_goal", "M", r"[IJ]xM$")
def passed_goal(clause: Clause, found: re.Match[str]) -> Reading | None:
    """确保全年财政收入过22亿元: a goal that is to be passed; 财政收入过亿元的企业 are firms."""
    is_to_be = clause.topic_code and clause.memory.status == "target" and clause.tokens[-2].text in _PASSING
    return Reading("target", clause.value, status="target") if is_to_be and match(r"$|[,;jx)]", clause.following) is not None else None


def _kept_or_striven_for(clause: Clause) -> Reading | None:
    """A goal of the indicator told, of the year unless months are named."""
    is_of_a_part = clause.period is not None and clause.period.is_named and clause.months not in ((1, 12), None)
    due = "" if is_of_a_part else "year"
    if clause.number.letter == "M":
        return Reading("target", clause.value, status="target", due=due)
    if "u" not in clause.wide and "r" not in clause.wide and clause.memory.last != "target_yoy" and not can_only_grow(clause):
        return None
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due=due)


@construction("goal_kept", "MP", r"[IJ](?:v?[ru])?(?P<kept>x)v?[MP]$")
def goal_kept(clause: Clause, found: re.Match[str]) -> Reading | None:
    """实际利用外资保6.5亿美元、争7亿美元, GDP保8%争9%: the least that is to be reached, with what is striven for behind it."""
    is_kept = clause.topic_code and clause.tokens[found.start("kept")].text in _KEPT
    return _kept_or_striven_for(clause) if is_kept and match(r"[j,]?xv?[MP]", clause.ahead) is not None else None


@construction("goal_striven_for", "MP", r"^[j,]?(?P<more>x)v?[MP]$", wide=True)
def goal_striven_for(clause: Clause, found: re.Match[str]) -> Reading | None:
    """保6.5亿美元、争7亿美元, 保8%、争9%、冲10%: what is striven for behind it."""
    memory, is_amount = clause.memory, clause.number.letter == "M"
    if not clause.topic_code or memory.last != ("target" if is_amount else "target_yoy"):
        return None
    return _kept_or_striven_for(clause) if clause.wide_tokens[found.start("more")].text in _STRIVEN_FOR else None


SECOND_GOALS = (second_goal, total_beside_growth, passed_goal, goal_kept, goal_striven_for)
