"""Growth that is aimed at, told without a word of growth: GDP预期目标7%以上; 主要预期目标:地区生产总值8%以上; 增长8%,与年度目标9%相差1个百分点."""

from __future__ import annotations

import re

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.ranks import PRICES
from metrics.extraction.slots import match, search
from metrics.language.vocabulary import vocabulary

_GROWS_BY, _MOST = ("CNY", "USD", "KWH", "MONEY"), 40  # units; percent, above which it is as likely a part of something
_OF_PARTS = ("hightech", "emerging", "leading", "primary", "secondary", "tertiary", "service", "rd_", "tax", "private", "online", "nontax")
_OFF = ("距", "离", "距离")
_GROWN = ("yoy", "yoy_accel", "gap", "rank_yoy")
_HELD_AGAINST = ("与", "和", "同", "比", "较", "距", "离")


def can_only_grow(clause: Clause) -> bool:
    """Whether a percentage aimed at is growth: of all that is made, spent or sold, and not of what may be a part of it."""
    code = clause.topic_code
    if clause.unit not in _GROWS_BY or code.startswith((*_OF_PARTS, "projects_")) or vocabulary().kinds[code] != "flow":
        return False
    return 0 < clause.value <= _MOST and search("[zZHFCNLcghDW]", clause.letters) is None


@construction("bare_growth_goal", "P", r"[IJ](?:v{0,2}(?P<goal>[Gt]))?[vt]{0,2}P$")
def bare_growth_goal(clause: Clause, found: re.Match[str]) -> Reading | None:
    """GDP预期目标7%以上; below a plan's lead, 地区生产总值8%以上; 固定资产投资目标52% may be how much of it is done."""
    if not clause.topic_code or not can_only_grow(clause) or match(r"$|[,;jx)]", clause.following) is None:
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


@construction("goal_held_against", "P", r"^(?:[cx][VTYv]{0,2}|N)GP$")
def goal_held_against(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长8%,与年度目标9%相差1个百分点; 增长8%,距目标9%还差1个百分点: the goal that growth falls short of or passes, and no share of one."""
    if not clause.tokens[0].text.startswith(_HELD_AGAINST):
        return None
    is_of_growth = clause.topic_code and clause.memory.last == "yoy" and clause.tokens[-2].text.endswith("目标")
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year") if is_of_growth else NOTHING


@construction("goal_still_off", "P", r"^v{0,2}(x)[vTG]{1,3}P$")
def goal_still_off(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长1.8%,距全年8%的目标差6.2个百分点: the growth that was set as goal, held against what there is of it."""
    is_off = (
        clause.tokens[found.start(1)].text.endswith(_OFF) and match("v?G", clause.following) is not None and clause.memory.last in _GROWN
    )
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year") if is_off and clause.topic_code else None


@construction("goal_kept_within", "P", r"(?:^,?|(I))v{1,2}P$")
def goal_kept_within(clause: Clause, found: re.Match[str]) -> Reading | None:
    """居民消费价格上涨1.4%,控制在3%的预期目标以内; 登记失业率控制在3%的目标以内: how far prices or a rate were to rise at most, and not where they stand."""
    if not clause.tokens[-2].text.startswith("控制在") or not clause.topic_code or match("v?G", clause.following) is None:
        return None
    if found[1] is not None and clause.unit == "PERCENT" and clause.topic_code not in PRICES:
        return Reading("target", clause.value, "PERCENT", status="target", due="year")
    is_kept = clause.topic_code in PRICES and (found[1] is not None or clause.memory.last == "yoy")
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year") if is_kept else None


@construction("goal_beside_growth", "P", r"^,?T?v{0,2}(t)v{0,2}P$")
def goal_beside_growth(clause: Clause, found: re.Match[str]) -> Reading | None:
    """固定资产投资增长15%,全年预期目标为14%; GDP增长7.1%,全年力争实现7.3%的增长: the growth aimed at, right behind what there is of it."""
    if not clause.topic_code or clause.memory.last not in (*_GROWN, "target_yoy"):
        return None
    is_goal = "目标" in clause.tokens[found.start(1)].text and match("[,;)]|x?$", clause.following)
    if not is_goal and match("v[ur](?:$|[,;)x])", clause.following) is None:
        return None
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year" if is_goal or clause.tokens[1].text == "全年" else "")


@construction("goal_of_growth", "P", r"^,?Tv{0,2}kv?P$")
def goal_of_growth(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长1.4%,全年保持5%的目标不变; and of 完成8%的年度目标 nobody knows whether it is done to so much."""
    if match("vG", clause.following) is None or not clause.topic_code or clause.memory.last not in _GROWN:
        return None
    if next(t.text for t in clause.tokens if t.letter == "T") not in ("全年", "今年", "年内"):
        return None  # 二季度保持5%的目标
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year")


BARE_GOALS = (bare_growth_goal, goal_held_against, goal_still_off, goal_kept_within, goal_beside_growth, goal_of_growth)
