"""What has come of a goal whose amount stands right before: 20亿元的计划只完成17.9亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Reading, construction
from metrics.extraction.slots import match

_DONE = ("完成", "完成了", "实现", "实现了", "到位")


@construction("done_of_goal", "M", r"^v?(?:Gv{0,3}F|H)v{0,2}M$", wide=True)
def done_of_goal(clause: Clause, found: re.Match[str]) -> Reading | None:
    """20亿元的计划只完成17.9亿元, 20亿元的任务完成了17.9亿元: done, where what was to be done has been told right before; 目标达到80亿元 may be a new one."""
    said = next((t.text for t in clause.wide_tokens if t.letter in "FH"), "")
    is_done = said.endswith(_DONE) and clause.topic_code and clause.memory.last == "target" and clause.memory.status != "target"
    return Reading("level", clause.value) if is_done else None


@construction("goal_with_what_is_done", "M", r"M$")
def goal_with_what_is_done(clause: Clause, found: re.Match[str]) -> Reading | None:
    """20亿元的任务 of 20亿元的任务完成了17.9亿元, where the verb and the goal are one word."""
    is_goal = clause.topic_code and match("v?Hv{0,2}M", clause.following) is not None and "F" not in clause.letters
    return Reading("target", clause.value, status="target", due="year") if is_goal else None


DONE_OF_GOALS = (done_of_goal, goal_with_what_is_done)
