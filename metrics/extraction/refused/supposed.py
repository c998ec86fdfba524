"""What is not so, or not yet: supposed, denied, wished for, planned or to be done next."""

from __future__ import annotations

import re

from metrics.extraction.distances import is_a_distance
from metrics.extraction.goals_of_months import may_be_part_of_a_goal
from metrics.extraction.refused.claim import Claim
from metrics.extraction.rules_told import is_of_a_rule
from metrics.extraction.slots import match
from metrics.language.seldom import seldom

SUPPOSES = "如假倘若"  # the first characters of words that suppose
NEXT = "下一?步|下一?阶段|接下来"  # how a sentence begins that tells what is to be done
DENIAL_REACHES = 20  # characters
_SUPPOSED = re.compile("如果(?!说)|假如|假设|倘若|若(?!干)")  # how a sentence begins
_DENIED = re.compile("(?:未能?|没有?能?|不能|无法|难以)(?:如期|按期|全部|真正|再)?(?:(?:完成|实现|达到|突破|超过)[^,。;:]{0,12})?$")
_HARD = re.compile("[都也](?:很|要|得|够|有点|有些|不太)*(?:吃力|拼命|难|悬|费劲|费力|不易|不容易|够呛|咬牙|成问题|没把握|使出)")
_SUPPOSED_BEFORE = re.compile("[,;](?:如果|假如|倘若|若)(?![^,;]{0,4}干)[^;]*$")  # …;若与全省各市相比,总量可列第11位
# …,若加上减免部分,税收增长21%: what would be, were something counted in
_RECKONED = seldom(
    "[,;](?:如果?|假如|倘若|若)(?:再|将|把|按|不)?[^,;]{0,8}?(?:加上|算上|计入|剔除|扣除|考虑|还原|并入)[^;]*$"
    # 照这个进度,全年可完成24亿元; 按年均增长9%计算,…; but 按现在的进度,预计全年可达530亿元 is somebody's estimate
    "|(?:按照?|照着?)(?:这个?|这样的?|此|该|目前的?|当前的?|现在的?)(?:建设|发展|增长)?(?:速度|进度|态势|势头|趋势|节奏|增速)[^,;]{0,6},(?!预计|估计|预测|我们预计)[^;]*$"
)
_ONLY_THEN = re.compile("[^。;\\n]*[,,](?:才|方)(?:能|可|会)")
_IS_NEXT = re.compile(f"(?:{NEXT})(?!的?工作(?:总结|开展))")
_BEGINS = 3  # months in which a year is planned
# Slots: a goal with its figure, and names with bare figures behind it; a verb or a time would tell that they are no goals.
_GOAL_FIRST = re.compile("[^MPXBKt]*[IJ][urv]{0,2}G[vF]{0,2}[MP](?:,[IJ]v?[udr]?v?[MP])*,[IJ]v?[udr]?v?[MP]")
_PLANNED = tuple(f"{plan}{how}" for plan in ("计划", "拟", "预计") for how in ("集中", "陆续", "分批", "全部"))
_ONLY_TOLD = ("rank_level", "rank_yoy", "rank_change", "share")  # no measure says which of these one aims at


def is_supposed(claim: Claim) -> bool:
    """如果剔除基数因素,税收增长9%: what a sentence supposes as a whole."""
    start = claim.sentence.start
    return claim.text[start] in SUPPOSES and _SUPPOSED.match(claim.text, start) is not None


def follows_a_rule(claim: Claim) -> bool:
    """每增加1亿元投资,税收就要增长3%: it is always so."""
    return is_of_a_rule(claim.text, claim.sentence.start, claim.start)


def is_reckoned(claim: Claim) -> bool:
    """…;若与全省各市相比,总量可列第11位; 照这个进度,全年可完成24亿元."""
    pattern = _SUPPOSED_BEFORE if claim.measure.startswith("rank") else _RECKONED
    return pattern.search(claim.text, claim.sentence.start, claim.start) is not None


def is_yet_to_be_done(claim: Claim) -> bool:
    """下一步,抢抓时间,年内完成投资260亿元; 下半年完成投资130亿元,才能实现全年目标: no time is told before it that was over."""
    if claim.state.memory.status != "actual":
        return False
    text, start, end = claim.text, claim.sentence.start, claim.clause.number.end
    if _IS_NEXT.match(text, start) is not None:
        return not any(t.letter == "T" and t.start < end for t in claim.sentence.tokens)
    return "能" in text[end : claim.sentence.end] and _ONLY_THEN.match(text, end, claim.sentence.end) is not None


def is_wished_for(claim: Claim) -> bool:
    """力争总量居全市第一: ranks and shares that are aimed at."""
    return claim.state.memory.status == "target" and claim.measure.partition("+")[0] in _ONLY_TOLD


def is_aimed_at(claim: Claim) -> bool:
    """建成千亿级开发区,年内工业开票销售突破2000亿元, said in January behind what the year before has brought: a wish of the year begun."""
    published = claim.state.context.published
    if published is None or published[1] > _BEGINS or claim.bound != "over":
        return False
    is_told = claim.state.memory.status == "actual" and not claim.state.period.is_named
    return is_told and any(t.text == "年内" for t in claim.clause.tokens)


def is_apart(claim: Claim) -> bool:
    """距全年目标还差12亿元."""
    return is_a_distance(claim.text, claim.sentence.start, claim.start, claim.clause.number.end)


def is_hard_to_reach(claim: Claim) -> bool:
    """完成14亿元都很吃力: what may not even be reached."""
    end = claim.clause.number.end
    return claim.text.startswith(("都", "也"), end) and _HARD.match(claim.text, end) is not None


def is_denied(claim: Claim) -> bool:
    """全区未能实现税收50亿元, 尚未突破50亿元: an amount that has not come about."""
    before = claim.text[max(0, claim.start - DENIAL_REACHES) : claim.start]
    is_possible = "未" in before or "没" in before or "不" in before or "法" in before or "难" in before
    return is_possible and _DENIED.search(before) is not None


def are_to_begin(claim: Claim) -> bool:
    """9个新开工项目,6个全面开工; 新开工项目9个,6个已开工: of those to begin in the year so many have; 7月计划集中开工项目12个."""
    if not claim.is_of_projects:
        return False
    is_planned = claim.text.endswith(_PLANNED, 0, claim.topic.start)
    if claim.topic.code != "projects_started" or is_planned:
        return is_planned
    sentence = claim.sentence
    at = sentence.slot_at(claim.start)
    found = match(r"M(?:v?I)?,[vq]{0,2}Mv{0,2}(I)", sentence.letters[at : at + 9])
    begun = sentence.tokens[at + found.start(1)] if found is not None else None
    return begun is not None and begun.entry is not None and begun.entry.value == "projects_started" and begun.text.startswith("开工")


def goes_on_with_goals(claim: Claim) -> bool:
    """GDP增长目标为8%,规上工业增加值增长9%: behind a goal that nothing has been told before, more goals or what has been done."""
    return _is_behind_a_goal(claim) or may_be_part_of_a_goal(claim.sentence, claim.clause)


def _is_behind_a_goal(claim: Claim) -> bool:
    sentence = claim.sentence
    if "G" not in sentence.letters or claim.state.memory.status != "actual":
        return False
    at = sentence.slot_at(claim.start)
    return _GOAL_FIRST.fullmatch(sentence.letters, sentence.letters.rfind(";", 0, at) + 1, at + 1) is not None
