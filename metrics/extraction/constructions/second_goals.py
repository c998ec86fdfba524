"""A second goal of the same behind the first: 固定资产投资增长12%是底线,15%是奔头."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Reading, construction
from metrics.extraction.slots import match


@construction("second_goal", "P", r"^G?[,j]v{0,2}P$", wide=True)
def second_goal(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长12%是底线,15%是奔头: growth as the one before, where the sentence says of it too that it is aimed at."""
    is_one = clause.topic_code and clause.memory.last == "target_yoy" and match("v?G", clause.following) is not None
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due=clause.memory.goal_due) if is_one else None


SECOND_GOALS = (second_goal,)
