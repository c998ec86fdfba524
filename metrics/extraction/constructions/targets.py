"""Goals: 全年目标350亿元, 力争增长8%以上, and how far from the pace a figure is."""

from __future__ import annotations

import re

from metrics.extraction.clause import NOTHING, OF_A_YEAR, Clause, Reading, construction, sums_years
from metrics.extraction.constructions.changes import NET
from metrics.extraction.constructions.completions import (
    COMPLETIONS,
    MORE_THAN,
    NEAR_GOAL,
    is_of_a_plan_of_years,
    progress,
    progress_of_goal,
)
from metrics.extraction.constructions.growth import tells_growth_behind
from metrics.extraction.constructions.levels import says_of_each
from metrics.extraction.constructions.set_then import SET_THEN, SIZE, is_size_of_year
from metrics.extraction.goals_of_months import goes_on_for_months, is_bound_set, is_goal_of_months, is_of_months, is_set_for_months
from metrics.extraction.slots import match, search
from metrics.language.period_words import FROM
from metrics.language.vocabulary import words_of

_IS_BUDGETED = re.compile("[纳列]入[^,;:]{0,8}预算$")
_LISTED = (*words_of("listed_word"), "进入")
_INDEX = 80  # a figure of prices so high is the index, where the year before is 100
_ADDED = (*NET, "增加", "新增", "增长", "提高")  # by how much, right before an amount
# Slots: the rest of a list whose goal stands last; 增长9%、固定资产投资完成12亿元目标的60% tells of results
_GOAL_BEHIND = "(?:j[IJ]v?r?[udF]?v?P)*v{0,2}[utr]?G|(?:j[IJ][vrud]{0,3}[MP]){1,6}v?G{1,2}[^P]*$"
_SHORT_OF = ("差", "欠", "短缺", "还缺")
_APART = ("低于", "高于", "少于", "多于", "超", "不及", "弱于", "逊于")
_OFF_THE_PACE = ("超", "超月", "超过", "欠", "欠月", "短", "短月", "快于", "慢于", "落后", "落后于", "高于", "低于", "超出")
_PROGRESS = ("完成进度", "进度")  # 序时进度 is the pace itself
_SET_FOR = "t,?T[^T]*$|T[vS]{0,3}t[^T]*$"  # slots: 会议确定2008年…, 2008年的目标是…, on a page of 2009
_REMAINS = "what remains"
_LEFT = ("还需", "尚需", "仍需")  # what is left of a goal
_GROWTH = ("增长", "增速", "增幅")
_FALLS = ("降幅", "跌幅", "下降幅度", "回落幅度")
_SET_ANEW = re.compile("次|调整|修订|修正|变更")


@construction("against_pace", "PBM", r"[WG].*[BP]$|W.*[BP]$|Wv{0,2}M$")
def against_pace(clause: Clause, found: re.Match[str]) -> Reading | None:
    """超序时进度41.78%, 快于目标0.3个百分点: distance from a plan has no measure."""
    letters = clause.letters
    if letters.endswith("M"):  # 超序时进度1083万元
        return NOTHING if clause.text_of(found.start() - 3, found.start()).endswith(_OFF_THE_PACE) else None
    if search(r"WFT?G{1,2}v?P$", letters) and clause.tokens[letters.index("W")].text.endswith(_PROGRESS):
        return None  # 进度达全年目标的65%
    if "W" in letters or letters.endswith("B"):
        return NOTHING
    return NOTHING if search(r"[gh][vtSTx]{0,2}G{1,2}[v]{0,2}P$", letters) and "F" not in letters else None


def _is_yardstick(clause: Clause) -> bool:
    """增长9.5%,高于增长目标8%, 低于预期增长目标10%: what growth is held against is the year's; 高于上半年增长目标8% is not."""
    return search(r"^(?:[ghc]|v(?=u))[Vvt]{0,2}uG[vF]?P$", clause.letters) is not None and not any(map(is_of_months, clause.tokens))


@construction(
    "growth_target",
    "P",
    r"G[^zZ]*[ur][vteFl]{0,3}P$|tG[vF]{0,2}P$|[ur][vF]{0,2}G[vkF]{0,3}P$|[urd][vtDFk]{0,3}P$|[IJ]v?[xT]{0,2}t[v]{0,2}P$|^j?t[vF]{0,2}P$|^[gh][vV]{0,3}P$|[ur]v?(?:t[vF]?)?gv?P$|rGv{0,2}tv{0,2}P$|R[vo]{1,2}P$",
)
def growth_target(clause: Clause, found: re.Match[str]) -> Reading | None:
    """预期目标增长8%, 增长目标8%, 力争增长8%以上, 增长8%的目标."""
    if "N" in clause.letters:
        return NOTHING if "G" in clause.letters or clause.memory.status == "target" else None  # 年均增长13%
    if "z" in clause.letters or "H" in clause.letters:
        return None
    if search(r"[Ypc][vx]{0,2}[Gt][^,]*[ud]v?P$", clause.letters):
        return NOTHING  # 比上年预算数增长4%, 较计划增长8%: against what was planned
    said = found[0]
    if said[0] == "R":
        return _fall_to_stay_within(clause, said)
    if said[:2] == "tG":  # 预期增长目标6%左右
        is_growth = clause.tokens[found.start()].text.endswith("增长")
        return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year") if is_growth else None
    if said[0] in "IJ":  # 固定资产投资预期增长8%, 增速要保持在9%以上
        aimed = clause.tokens[found.start() + said.index("t")].text
        if not aimed.endswith(("增长", "增")) and not aimed.startswith(_GROWTH):
            return None
        return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year" if clause.memory.is_plan else "")
    if said[0] == "t" or said[:2] == "jt":
        return Reading("target_yoy", clause.value, "PERCENT", status="target") if clause.memory.last == "target_yoy" else None
    behind = match(_GOAL_BEHIND, clause.following)  # 增长10%、固定资产投资增长15%的目标
    if "G" in clause.letters and "F" in clause.letters.split("G")[0] and clause.memory.status != "target" and not behind:
        return None  # 完成全年目标,增长10%; 力争完成年度目标增长10% is wished for; 完成年度增长10%的目标 was set
    if said[0] in "gh":
        due = "" if any(map(is_of_months, clause.tokens)) else "year"  # 高于上半年8%的目标
        return Reading("target_yoy", clause.value, "PERCENT", status="target", due=due) if behind else None
    goes_on = clause.memory.last == "target" and clause.memory.status != "target" and not clause.memory.has_level
    goes_on = goes_on and match(",uv?P$", clause.wide) is not None  # 全年目标120亿元,增长8.5%
    # 对照全年目标--生产总值增长5.5%、固定资产投资增长4%: the list goes on
    is_listed = clause.memory.last_of_another == "target_yoy" and match("j[IJ]v{0,2}[ud]v?P$", clause.wide) is not None
    is_of_year = goes_on or (is_listed and clause.memory.goal_due == "year")  # 确保上半年…增长13%、固定资产投资增长15%: by then
    goes_on = goes_on or is_listed
    if clause.says_goal or behind or goes_on or clause.memory.status == "target":
        falls = bool(search(r"d[vt]{0,2}P$", clause.letters))
        says_year = any(t.letter == "G" and "年" in t.text for t in clause.tokens)
        due = "year" if is_of_year or says_year or _is_yardstick(clause) or _is_of_years_plan(clause) else ""
        return Reading("target_yoy", -abs(clause.value) if falls else clause.value, "PERCENT", status="target", due=due)
    return None


def _fall_to_stay_within(clause: Clause, said: str) -> Reading | None:
    """力争…降幅收窄到15%以内, 降幅控制在3%以内: a fall that is wished to be no deeper."""
    is_fall = clause.tokens[len(clause.tokens) - len(said)].text in _FALLS
    is_held = clause.tokens[-2].text == "控制在"
    if not is_fall or (clause.memory.status != "target" and not is_held):
        return None
    return Reading("target_yoy", -abs(clause.value), "PERCENT", status="target") if clause.memory.status == "target" else NOTHING


@construction("growth_target_before", "P", r"[IJ][vFk]{0,4}P$")
def growth_target_before(clause: Clause, found: re.Match[str]) -> Reading | None:
    """预期目标是:地区生产总值实现8%的增长,财政收入保持6%的增速."""
    if clause.memory.status != "target" or not tells_growth_behind(clause):
        return None
    falls = match(r"v{0,2}d", clause.following) is not None
    return Reading("target_yoy", -abs(clause.value) if falls else clause.value, "PERCENT", status="target")


@construction("bracketed_target", "P", r"G\(P$", wide=True)
def bracketed_target(clause: Clause, found: re.Match[str]) -> Reading | None:
    """年度目标(23%)."""
    return Reading("target_yoy", clause.value, "PERCENT", status="target", due="year")


@construction("target_in_brackets", "M", r"G\(v?M$", wide=True)
def target_in_brackets(clause: Clause, found: re.Match[str]) -> Reading | None:
    """完成年度任务(60亿元)的50%."""
    return Reading("target", clause.value, status="target", due="year") if re.match(r"[,;)]", clause.following) else None


@construction("price_target", "P", r"Ir?[vt]{1,3}P$")
def price_target(clause: Clause, found: re.Match[str]) -> Reading | None:
    """居民消费价格指数控制在3.5%以内: prices have growth for their goal."""
    is_set = is_bound_set(clause)
    is_goal = clause.memory.status == "target" or is_set or ("r" not in clause.letters and clause.tokens[-2].text == "控制在")
    if clause.topic_code != "cpi" or not is_goal:
        return None
    measure = "target" if clause.value >= _INDEX else "target_yoy"  # 控制在103%以内 is the index, not its growth
    return Reading(measure, clause.value, "PERCENT", status="target", due="year" if is_set else "")


@construction("target_amount", "M", r"G[vteFIJD]{0,4}M$|G[^,x]{0,4}[IJ][vF]{0,3}M$")
def target_amount(clause: Clause, found: re.Match[str]) -> Reading | None:
    """全年目标350亿元, 占全年目标96亿元的23.3%; 27个计划新开工项目已开工24个 has begun them."""
    if any(t.text in ("已", "实际", "实现") for t in clause.tokens[-4:]) and clause.unit == "COUNT":
        return None
    if _is_what_is_added(clause):
        return NOTHING
    if _is_distance_from_it(clause):
        return NOTHING  # 比目标超10亿元, 高出目标20亿元
    if match(r"x{1,2}v{0,2}G{1,2}v{0,2}M$", clause.letters) is not None and _SET_ANEW.search(clause.text_of(0, len(clause.tokens))) is None:
        return Reading("", base="class")  # 财政收入目标22亿元,土地出让目标15亿元: of something without a code
    if (
        clause.tokens[found.start()].text == SIZE
        and clause.letters[found.start() - 1 : found.start()] != "T"
        and not is_size_of_year(clause)
    ):
        return Reading(
            "", base=SIZE
        )  # 固定资产投资盘子120亿元: how much there is, as likely as how much there is to be; 全年盘子 is a goal
    if _IS_BUDGETED.search(clause.text_of(found.start() - 2 * NEAR_GOAL, found.start() + 1)) is not None:
        return None  # 纳入一般公共预算非税收入完成25.5亿元: of which budget it is
    if clause.unit == "COUNT" and search("Iv{1,3}M$", clause.letters) and match(r"v{0,2}Ix?(?:$|[,;)])", clause.following):
        return NOTHING if clause.memory.status == "target" else None  # 105个计划新开工项目有57个开工: those planned that have been begun
    if any(t.text in MORE_THAN for t in clause.tokens[: clause.letters.index("G")]) and not match("v?[GP]", clause.following):
        return NOTHING  # 超额完成全年目标2亿元: by how much
    if any(t.letter in "xv" and t.text.endswith(_SHORT_OF) for t in clause.tokens[: clause.letters.index("G")][-NEAR_GOAL:]):
        return NOTHING  # 差目标8亿元: how much of it is missing
    before = [t.text for t in clause.tokens[: clause.letters.index("G")] if t.letter not in "VT"]
    if "".join(before[-2:]).endswith(_APART) and not match("vv?[xG]", clause.following):
        return NOTHING  # 低于计划3亿元: by how much
    if "T" not in clause.letters and is_of_a_plan_of_years(clause):
        return NOTHING
    if clause.tokens[found.start()].text in OF_A_YEAR and clause.memory.status != "target" and clause.letters[found.start() + 1] in "IJ":
        return NOTHING  # 五年来,年度工业总产值突破千亿元: what one of the years has brought
    if clause.unit == "COUNT" and any(t.text.endswith(_LISTED) for t in clause.tokens[: clause.letters.index("G")]):
        return NOTHING  # 列入省重大项目投资计划6个: a list that somebody else keeps
    is_done = search(r"F[IJ]GM$", clause.letters) is not None and clause.tokens[-2].text == "任务"
    if is_done and clause.memory.status != "target" and not match("v?P", clause.following):
        return Reading("level", clause.value)  # 完成工业性投资任务14.9亿元: that much is done
    is_only_planned = next(t.text for t in clause.tokens if t.letter == "G") == "计划"
    is_of_a_part = is_only_planned and search("T[,vSF]{0,4}G|GT", clause.wide) is not None and clause.months not in ((1, 12), None)
    is_of_a_part = is_of_a_part or clause.letters.endswith(("WGM", "WGvM", "WGFM"))  # 序时任务
    is_of_a_part = is_of_a_part or is_goal_of_months(clause) or (is_only_planned and goes_on_for_months(clause))
    return Reading("target", clause.value, status="target", due="" if is_of_a_part else "year")  # 一季度,计划新开工项目60个


@construction("target_amount_before", "M", r"M$")
def target_amount_before(clause: Clause, found: re.Match[str]) -> Reading | None:
    """完成全年43亿元目标任务, 350亿元的目标, 9亿元全年任务; 全年230亿元的任务完成20.9%; 确定工业投资20亿元、增长10%的目标."""
    is_listed = "F" not in clause.letters and "I" in clause.letters and match(r"(?:j[IJ]?[vrudF]{0,3}[MP]){1,6}vG", clause.following)
    if is_listed or match(r"v?T?G|vHv?P", clause.following):
        return Reading("target", clause.value, status="target", due="" if is_set_for_months(clause) else "year")
    return None


def _is_left_too(clause: Clause) -> bool:
    """税收40亿元 behind 还需完成产值820亿元: what is left of a goal is told for one indicator after the other."""
    return clause.memory.last_of_another == _REMAINS and match("[j,][vF]{0,2}[IJ][vF]{0,2}M$", clause.wide) is not None


def _is_distance_from_it(clause: Clause) -> bool:
    """By how much a goal was passed; 比目标50亿元少3亿元 names the goal."""
    if search("[cg]v{0,2}T?G{1,2}M$", clause.letters) is None or match("v[xG]|G", clause.following) is not None:
        return False
    return clause.letters[-3] == "g" or clause.number.text.startswith("超")


def _is_what_is_added(clause: Clause) -> bool:
    """力争净增高新技术企业80家, 要净增税收2亿元: how many more there are to be, and no level."""
    name = max(clause.letters.rfind("I"), clause.letters.rfind("J"))
    return name > 0 and clause.tokens[name - 1].text.endswith(NET)


def _tells_of_the_past(clause: Clause) -> bool:
    """力争由2015年的85亿元增长到…, 现在的生产总值是520亿元: where the way to a goal begins."""
    if any(t.text in ("现在", "目前") for t in clause.tokens):
        return True
    if (found := search(r"v(T)v{0,2}M$", clause.letters)) is not None:
        before, told = clause.tokens[found.start()].text, clause.tokens[found.start(1)].period
        if before in FROM and told is not None and told.kind in ("year", "as_of") and told.year is not None:
            return True
    base = clause.period.context.base_year if clause.period is not None else None
    years = [t.period.year for t in clause.tokens if t.letter == "T" and t.period is not None and t.period.year is not None]
    return base is not None and any(year < base for year in years) and search(_SET_FOR, clause.wide) is None


def _is_of_years_plan(clause: Clause) -> bool:
    """年度目标:工业总产值240亿元,增长20%: goals are the year's, but for 一季度目标是…."""
    return clause.memory.is_plan and (clause.period is None or not clause.period.is_named or clause.months == (1, 12))


@construction("aimed_amount", "M", r"[IJ][^IJ]*M$|t[vFoT]{0,3}M$")
def aimed_amount(clause: Clause, found: re.Match[str]) -> Reading | None:
    """力争完成地区生产总值500亿元; a planned investment is a level of its own indicator."""
    if "W" in clause.letters and clause.memory.status == "target":
        return NOTHING  # 按序时进度应完成33.8亿元: what the pace asks for by now
    if clause.memory.status != "target" or clause.topic_code == "projects_key_planned" or _tells_of_the_past(clause):
        return None
    if any(t.text.startswith(_LEFT) for t in clause.tokens) or _is_left_too(clause):
        return Reading("", base=_REMAINS)
    if says_of_each(clause) or (len(clause.tokens) > 1 and clause.tokens[-2].text in FROM and match("v{0,2}o", clause.following)):
        return NOTHING  # 所有园区的销售产值超过500亿元; 三年内税收从38亿元增加到70亿元
    if len(clause.tokens) > 1 and clause.tokens[-2].text.endswith("增"):
        return NOTHING  # 今年要增3亿元
    if len(clause.tokens) > 1 and clause.tokens[-2].text in _ADDED and not clause.topic_code.startswith("projects_"):
        return NOTHING  # 力争地区生产总值净增100亿元: how much more, and no level
    if _is_what_is_added(clause) or (clause.letters.endswith("FM") and any(t.text in MORE_THAN for t in clause.tokens[-4:])):
        return NOTHING  # 争取超额完成2亿元: by how much
    if (clause.period is None or clause.period.held is None) and sums_years(clause):
        return NOTHING  # 力争三年完成固定资产投资100亿元
    if search(r"[IJ][vFutjoeSTlkD]{0,5}M$|t[vFoT]{0,3}M$", clause.letters) and clause.topic_code:
        return Reading("target", clause.value, status="target", due="year" if _is_of_years_plan(clause) else "")
    return None


TARGETS = (
    progress,
    progress_of_goal,
    against_pace,
    growth_target,
    growth_target_before,
    bracketed_target,
    target_in_brackets,
    price_target,
    *COMPLETIONS,
    target_amount,
    *SET_THEN,
    target_amount_before,
    aimed_amount,
)
