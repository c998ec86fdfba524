"""Growth that is aimed at, told without a word of growth: GDP预期目标7%以上; 主要预期目标:地区生产总值8%以上,固定资产投资12%左右."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Reading, construction
from metrics.extraction.slots import match, search
from metrics.language.vocabulary import vocabulary

_GROWS_BY, _MOST = ("CNY", "USD", "KWH", "MONEY"), 40  # units; percent, above which it is as likely a part of something
_OF_PARTS = ("hightech", "emerging", "leading", "primary", "secondary", "tertiary", "service", "rd_", "tax", "private", "online", "nontax")


def _can_only_grow(clause: Clause) -> bool:
    """Whether a percentage aimed at is growth: of all that is made, spent or sold, and not of what may be a part of it."""
    code = clause.topic_code
    if clause.unit not in _GROWS_BY or code.startswith((*_OF_PARTS, "projects_")) or vocabulary().kinds[code] != "flow":
        return False
    return 0 < clause.value <= _MOST and search("[zZHFCNLcghDW]", clause.letters) is None


@construction("bare_growth_goal", "P", r"[IJ](?:v{0,2}(?P<goal>[Gt]))?[vt]{0,2}P$")
def bare_growth_goal(clause: Clause, found: re.Match[str]) -> Reading | None:
    """GDP预期目标7%以上; below a plan's lead, 地区生产总值8%以上; 固定资产投资目标52% may be how much of it is done."""
    if not clause.topic_code or not _can_only_grow(clause) or match(r"$|[,;jx)]", clause.following) is None:
        return None
    quantity = clause.number.quantity
    if found["goal"]:
        is_bound = quantity is not None and quantity.bound in ("over", "about")
        goal = clause.tokens[found.start("goal")].text
        if "目标" not in goal or not (is_bound or "预期" in goal):
            return None
    elif not clause.memory.is_plan or clause.memory.status != "target" or found.group() not in ("IP", "JP", "IvP"):
        return None
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year")


BARE_GOALS = (bare_growth_goal,)
