"""How much of a goal is reached: 占全年目标任务83%, 完成年度目标的52.3%, 完成预算的56.3%."""

from __future__ import annotations

import re

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.slots import match, search

_ALL_OF_IT = 100  # percent of a goal
_OWN_PROGRESS, _MONEY = ("进度", "投资进度", "收入进度", "入库进度"), ("CNY", "USD")
_COMPLETED = ("完成", "已完成", "完成了")
_GOALS_LOOKED_AT = re.compile(
    "(?:(?:对[照标比]|[与和同]|较|比)[^,;]{0,6}(?:目标|任务|计划|预算)[^,;]{0,6}|从[^,;]{0,8}(?:目标|任务|计划|序时进度)[^,;]{0,8}看|过半[^,;]{0,4})$"
)
MORE_THAN = ("超额", "超额完成", "超出", "超过", "超")
NEAR_GOAL = 3  # slots
_OF_YEARS = re.compile("[两二三四五]年|十[一二三四五六]五|规划")


@construction("progress", "P", r"^[xJ]?W[vF]{0,2}P$")
def progress(clause: Clause, found: re.Match[str]) -> Reading | None:
    """固定资产投资566亿元,进度达到82%: of the year's goal; 序时进度 is what it is held against."""
    memory = clause.memory
    is_told = memory.has_level and memory.last in ("level", "yoy") and memory.status == "actual" and clause.unit in _MONEY
    said = clause.text_of(0, clause.letters.index("W") + 1)
    return Reading("completion", clause.value, "PERCENT") if is_told and said in _OWN_PROGRESS else None


@construction("progress_of_goal", "P", r"^v{0,2}W[vF]{0,2}P$")
def progress_of_goal(clause: Clause, found: re.Match[str]) -> Reading | None:
    """对照全年530亿元投资任务,目前进度为22.4%: of the goal told right before."""
    memory, at = clause.memory, clause.letters.index("W")
    is_of_it = memory.awaits_completion and memory.last == "target" and memory.status != "target"
    if not is_of_it or clause.tokens[at].text not in _OWN_PROGRESS or match("[vx]{0,2}G{1,2},[Tv]{0,3}W[vF]{0,2}P$", clause.wide) is None:
        return None
    return Reading("completion", clause.value, "PERCENT")


def is_of_a_plan_of_years(clause: Clause) -> bool:
    """完成“十四五”目标的65%, 五年规划目标: of what is to be done in several years."""
    at = clause.letters.find("G")
    if clause.period is None or clause.period.plan:
        return False  # “十二五”期间…,完成规划目标的127.5%
    said = clause.text_of(at - NEAR_GOAL, at)
    return at > 0 and _OF_YEARS.search(said) is not None and "年度" not in clause.tokens[at].text


@construction("completion", "P", r"(?:[zFvHokgc]|^)[^IudrRC]{0,8}(?:(?:[IJ]v?j)*[IJ][vFT]{0,2})?[GH][vFcxTSID]{0,4}P$")
def completion(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占全年目标任务83%, 完成年度目标的52.3%, 完成预算的56.3%, 完成率52%."""
    is_of_their_investment = clause.topic_code == "projects_key" and any(t.letter in "GH" and "投资" in t.text for t in clause.tokens)
    if clause.topic_code == "projects_key_done" and match("[^IJ]*JGv?P$", clause.letters) is not None:
        told = {slot.topic.code for slot in clause.memory.slots if slot.topic is not None}
        is_of_their_investment = "projects_key_done" not in told  # and not 重点项目完成投资62亿元,完成投资计划的47%
    if clause.memory.status == "target" or is_of_their_investment or is_of_a_plan_of_years(clause):
        return NOTHING  # 7个重大项目…,完成年度投资计划的52% completes no number of projects
    if search("[IJ][vT]{0,2}GP$", clause.letters) and clause.tokens[-2].text.endswith("目标"):
        return NOTHING  # 规上工业增加值目标8%: as likely the growth that is aimed at
    if (beside := match(r"[(,](?P<time>T?)Gv?P$", clause.wide)) is not None and clause.tokens[-2].text != "的":
        is_of_growth, goal = clause.memory.last == "yoy", clause.wide_tokens[beside.end("time")].text
        if goal.endswith("目标") and (is_of_growth or not beside["time"]):  # 增速8.9%(目标8.5%); 投资148亿元(全年目标49.3%) is completion
            return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year") if is_of_growth else NOTHING
        if not is_of_growth and goal.endswith("目标") and clause.tokens[-2].text in ("为", "是"):
            return NOTHING  # 完成年度任务的72%,全年目标为86%
        if is_of_growth and goal == "计划":
            return NOTHING  # 增长7.2%(计划10%)
    if clause.value < _ALL_OF_IT and any(t.text in MORE_THAN for t in clause.tokens[found.start() - 1 if found.start() else 0 :]):
        return NOTHING  # 超额完成任务近50%: by how much
    return Reading("completion", clause.value, "PERCENT")


@construction("completion_before", "P", r"F[vT]{0,2}P$")
def completion_before(clause: Clause, found: re.Match[str]) -> Reading | None:
    """完成58.5%的任务, 完成61%的年度目标."""
    if clause.memory.status == "target" or not match(r"vv?G", clause.following):
        return None
    at = found.start()
    if clause.tokens[at].text not in ("完成", "完成了", "实现") or (at and clause.tokens[at - 1].text == "超额"):
        return None  # 超额完成12%的任务: by how much more
    if clause.memory.last == "yoy" and not clause.memory.has_level:
        return NOTHING  # GDP增速8.5%,完成8%以上的预期目标: as likely the growth that was aimed at
    return Reading("completion", clause.value, "PERCENT")


@construction("completion_against", "P", r"[,:](?:q,?)?[^,;:PBMXK]*F[vD]{0,2}P$", wide=True)
def completion_against(clause: Clause, found: re.Match[str]) -> Reading | None:
    """对照年度目标,固定资产投资完成52%; 与全年目标相比,…分别完成…; 实现“双过半”,工业投资完成52%."""
    if clause.memory.status == "target" or clause.tokens[clause.letters.rindex("F")].text not in _COMPLETED:
        return None
    said = "".join(t.text for t in clause.wide_tokens[: found.start()])
    return Reading("completion", clause.value, "PERCENT") if _GOALS_LOOKED_AT.search(said) is not None else None


@construction("completion_of_amount", "P", r"^\)?v{0,3}[GF]?v{0,2}P$|^(?:v?[IJ]?G)?,T?v{0,2}Fv{0,2}P$", wide=True)
def completion_of_amount(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占年初预算数109466万元的56.3%; 目标是460亿元,上半年完成47.4%; 260亿元的任务,已完成41.9%: the amount was the target, the rate is the completion."""
    if not clause.memory.awaits_completion or clause.memory.status == "target" or _is_yet_to_come(clause):
        return None
    return Reading("completion", clause.value, "PERCENT")


def _is_yet_to_come(clause: Clause) -> bool:
    """目标是460亿元,三季度末完成75%, told in July: the time told was not over when the text was published."""
    times = [t.period for t in clause.tokens if t.letter == "T" and t.period is not None]
    if not times or clause.period is None or clause.period.context.published is None:
        return False
    return times[-1].kind != "so_far" and not clause.period.is_over(times[-1])


@construction("completion_again", "P", r"(?:^[,j(]v?|(?:^|[,;:])v{0,2}q?,?v?(?P<next>[IJ]|S)v{0,2})Fv?P$", wide=True)
def completion_again(clause: Clause, found: re.Match[str]) -> Reading | None:
    """完成年度目标的54.6%,其中工业投资86亿元,完成60.1%; …,固定资产投资完成55.1%: of the year's goal for it, as the one before.

    And behind the goal itself: 全年目标1100亿元,上半年完成520亿元,完成47.3%.
    """
    memory = clause.memory
    if memory.status == "target" or clause.tokens[clause.letters.rindex("F")].text not in _COMPLETED:
        return None
    if found["next"]:
        is_told = not memory.last and memory.last_of_another == "completion" and not match("vv?[ur]", clause.following)  # 完成10%的增长
    else:
        is_of_goal = memory.aimed == clause.topic_code != "" and match("vv?[ur]", clause.following) is None
        is_told = (memory.tells_completion or is_of_goal) and memory.last in ("level", "yoy") and memory.has_level
    return Reading("completion", clause.value, "PERCENT") if is_told else None


COMPLETIONS = (completion, completion_before, completion_against, completion_of_amount, completion_again)
