"""A goal that was set anew within its year: 全年目标由33亿元调增至35亿元 is one of 35."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Reading, construction
from metrics.extraction.slots import match, search

GOAL_LEFT, _LEADS_ON = "goal left", r",?[TSvx]{0,4}o[Tv]{0,2}[MP]"  # slots
_BEFORE = ("原", "年初", "此前", "调整前")
_REACHED = r"[Fz][^,G]*G"  # slots: 完成年度目标的45%


@construction("goal_left", "MP", r"(?P<named>G[vteFIJudx]{0,5})?[MP]$")
def goal_left(clause: Clause, found: re.Match[str]) -> Reading | None:
    """目标由33亿元调增至35亿元, 增长8%的目标上调至10%: the first holds no longer, and the document that set it still tells it."""
    if "o" not in clause.ahead or "o" in clause.letters or search(_REACHED, clause.letters) or "H" in clause.letters:
        return None
    if found["named"] and not clause.says_goal:
        return None  # 近年来,年度财政收入从80亿元增至120亿元
    return Reading("", base=GOAL_LEFT) if match(_LEADS_ON if found["named"] else f"v{{0,2}}G{_LEADS_ON}", clause.ahead) else None


@construction("goal_reset", "MP", r"^(?:v{0,2}G)?,?[TSvx]{0,4}o[Tv]{0,2}[MP]$|G[vTSx]{0,3}ov{0,2}[MP]$", wide=True)
def goal_reset(clause: Clause, found: re.Match[str]) -> Reading | None:
    """目标由33亿元调增至35亿元, 目标从8%上调为10%, 目标调增至35亿元: what holds from now on."""
    is_named = found[0].startswith("G")
    if clause.memory.last != GOAL_LEFT and (not is_named or search(_REACHED, clause.wide)):
        return None
    is_of_a_part = clause.period is not None and clause.period.is_named and clause.months not in ((1, 12), None)
    due = "" if is_of_a_part else "year"  # 一季度目标由20亿元调增至24亿元
    if clause.number.letter == "P":
        return Reading("target_yoy", clause.value, "PERCENT", status="target", due=due)
    return Reading("target", clause.value, status="target", due=due)


@construction("goal_before", "MP", r"^\(v{0,2}x?v{0,2}G?v{0,2}[MP]$", wide=True)
def goal_before(clause: Clause, found: re.Match[str]) -> Reading | None:
    """目标上调至62亿元(原目标为60亿元): what it was, in brackets behind what holds from now on."""
    is_behind_a_goal = clause.memory.last in ("target", "target_yoy")
    is_left = is_behind_a_goal and any(t.text.startswith(_BEFORE) for t in clause.wide_tokens[1:-1])
    return Reading("", base=GOAL_LEFT) if is_left else None


RESET_GOALS = (goal_before, goal_left, goal_reset)
