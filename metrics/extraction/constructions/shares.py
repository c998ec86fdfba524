"""Parts of a whole and contributions to growth: 占规上工业产值的57.2%, 拉动…增长17.1个百分点, 贡献率达45.6%."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.codes import OF_INDUSTRY
from metrics.extraction.constructions.levels import PLANNED
from metrics.extraction.names.structures import tells_structure
from metrics.extraction.slots import match, search
from metrics.extraction.sums import SUMS
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import any_of, words_of


def _scope(clause: Clause, first: int, last: int) -> str | None:
    """The words that say of what a share is."""
    whole = list(takewhile(lambda t: t.letter not in "ZDT", clause.tokens[first:last]))
    half = next((i for i, t in enumerate(whole) if t.text.endswith("一半")), len(whole))
    if any(t.letter == "j" for t in whole[half:]):
        whole = whole[half + 2 :]  # 占武汉市的一半、湖北省的17%
    said_twice = {behind.start for before, behind in pairwise(whole) if behind.letter == "v" and before.text.endswith(behind.text)}
    fillers = ("的", "为", "达", "达到", "约", "中", "了")
    words = [t for t in whole if not (t.letter == "v" and (t.text in fillers or t.start in said_twice))]
    named = "".join(t.text for t in words).removeprefix("全部")
    return None if named in ("", "总", "总量", "总数", "总额") else named  # 占总比重的88%: of what, it does not say


_SPREAD = seldom("(?:集中[在于]|分布[在于]|投向|以[^,;]{2,40}为主)[^,;]*,$")
_PAST_HALF = ("过半", "过一半", "超半", "半数", "破一半")
_OF_ALL_SECTORS = ("fdi_", "domestic_capital", "trade_total", "exports", "imports", "projects_")  # names of no sector of their own
_SPREAD_WORDS = ("集中", "分布", "投向", "为主")
_DEMAND = ("消费", "内需", "净出口", "消费需求", "投资需求", "资本形成")  # what growth is made of, and no indicator
_FROM = ("由", "从")
_OF_A_TIME = re.compile("Tv{0,2}$")  # slots
_PLACES_END = "省市区县州旗园"
_YARDSTICK = seldom(rf"(?:指标|{any_of('planned_noun_word')})(?:任务|总?数|总量|总额|总值)?的?(?:近|约|达到?)?$")
_BEHIND_WHICH_IT_PULLS = ("yoy", "avg2y", "gap", "yoy_accel", "rank_yoy", "rank_level", "share", "contribution_share")
_NOT_THE_WHOLE = frozenset((*SUMS, *words_of("increment_word")))
_WITHIN, _AREAS = ("在", "占"), tuple(words_of("area_ending"))
_LAND = ("面积", "土地", "国土", "空间", "人口", "用地", "版图", "地域")
_IS_PART, _PART_OF, _WHOLE = ("是", "为", "相当于", "达到", "达", "约为", "仅为"), ("的", "总量的", "总额的", "总数的"), 100
_OF_EACH = ("income_", "gdp_per_capita", "energy_intensity")  # no parts of a sum
_DOWN = ("拉低", "下拉", "拖累", "拖低")
_EITHER = "影响"  # 影响全市投资下降2个百分点; without a direction, as what did it has moved


def _is_left(clause: Clause, start: int) -> bool:
    """由4.6%, 由上年的4.6% is where a rate came from; 由2019年的4.6% is that of a year."""
    at = next((i for i in range(start, len(clause.tokens)) if clause.tokens[i].text in _FROM), -1)
    return at >= 0 and "T" not in clause.letters[at:]


def _is_made_on_an_area(clause: Clause) -> bool:
    """以全市2%的土地,贡献了12%的GDP: of the same place as the area."""
    area = match("v([xQ]{1,3}),?v{0,2}[CF]v?P$", clause.wide)
    return area is not None and "".join(t.text for t in clause.wide_tokens[1 : area.end(1)]).endswith(_LAND)


@construction("contribution_share", "P", r"C(?:[vFD]{0,3}|vxv|v[YVTp]v?)P$")
def contribution_share(clause: Clause, found: re.Match[str]) -> Reading | None:
    """对GDP增长的贡献率达45.6%."""
    before = clause.letters[: found.start()]
    if clause.tokens[found.start()].text == "贡献" and match("vI", clause.following) is not None:
        return None if _is_made_on_an_area(clause) else Reading("", base="contribution_share")  # 贡献了42%的税收: of what is named behind
    if _is_left(clause, found.start()):
        return Reading("", base="contribution_share")
    if clause.letters[:2] == "xc" and clause.tokens[0].text.endswith(_DEMAND):
        return NOTHING  # 零售总额增长23%,消费对经济增长的贡献率45%
    if clause.tokens[found.start()].text == "贡献" and (before[-1:] == "S" or clause.tokens[found.start() - 1].text[-1] in _PLACES_END):
        return Reading("", base="contribution_share")  # 全省高新产值 某市贡献近五成: a part that a place makes up
    return Reading("contribution_share", clause.value, "PERCENT", whole="I" in before)


@construction("contribution", "BP", r"L[^L]{0,8}[BP]$")
def contribution(clause: Clause, found: re.Match[str]) -> Reading | None:
    """拉动规上工业产值增长17.1个百分点."""
    if clause.letters.endswith("P") and not search(r"L[SIJv]", clause.letters):
        return None
    is_of_all = any(t.entry is not None and t.entry.value == "gdp" for t in clause.tokens[found.start() :])
    if clause.tokens[found.start()].text == "带动" and clause.letters.endswith("P") and not is_of_all:
        return None
    is_own = any(t.letter == "I" and t.entry is not None and t.entry.value == clause.topic_code for t in clause.tokens[found.start() + 1 :])
    is_of_a_wider_place = is_own and search(r"LS+I[vu]{0,2}B$", clause.letters) and clause.memory.last in _BEHIND_WHICH_IT_PULLS
    if is_own and "D" not in clause.letters[: found.start()] and not is_of_a_wider_place:
        return None  # 重大项目拉动工业投资增长12%: its own growth
    if clause.unit == "COUNT":
        return NOTHING
    if search(r"Lv?[TV][vr]{1,3}[uda]v?[BP]$", clause.letters):
        return NOTHING  # 6月当月…,拉动上半年增速提高1.2个百分点: its own growth of more months
    has_whole = bool(search(r"L[^L]*I", clause.letters))
    pull, behind = clause.tokens[found.start()].text, clause.letters[found.start() :]
    is_down = pull in _DOWN or "d" in behind or (pull == _EITHER and "u" not in behind and clause.memory.is_falling)
    return Reading("contribution", -abs(clause.value) if is_down else clause.value, "PP", whole=has_whole)


@construction("structure", "P", r"I[xZvcoYVTFpDud,]{0,12}P$", wide=True)
def structure(clause: Clause, found: re.Match[str]) -> Reading | None:
    """三次产业结构由上年的7:53:40调整为6.4:52.1:41.5, 三次产业比重分别为6.4%、52.1%、41.5%."""
    if not tells_structure(clause.wide_tokens, found.start(), len(clause.wide_tokens) - 1):
        return None
    return NOTHING if clause.memory.status == "target" else Reading("share", clause.value, "PERCENT")


@construction("share_change", "BP", r"Z[^G]{0,8}[udasn][^I]{0,4}[BP]$")
def share_change(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占比提高2.1个百分点: a change of a share has no measure."""
    reached = search(r"o[v]{0,2}P$", clause.letters)
    return None if reached else Reading("", base="share")


@construction("share_reached", "P", r"^v{0,2}Fv{0,2}P$")
def share_reached(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占财政收入的比重提高3个百分点,达到80.3%."""
    return Reading("share", clause.value, "PERCENT") if clause.memory.last == "share" else None


def _is_of_sectors_told(clause: Clause) -> bool:
    """签约项目集中在先进制造业、新材料产业,投资额占比达62%: what all of those make up, and not what the last of them does."""
    named = match(r"[vqST]{0,2}[IJ]", clause.letters)
    if named is None or (named.group()[-1] == "I" and not clause.topic_code.startswith(_OF_ALL_SECTORS)):
        return False
    before = "".join(t.text for t in clause.wide_tokens[: len(clause.wide_tokens) - len(clause.tokens)])
    return has_any(before, _SPREAD_WORDS) and _SPREAD.search(before) is not None


@construction("share_of_goal", "P", r"z[^zG]{1,8}?v{1,2}[voD]{0,3}P$")
def share_of_goal(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占市交全年指标的51.3%, whoever has set it and whatever it is called."""
    told = "".join(t.text for t in clause.tokens[found.start() + 1 : -1])
    return Reading("completion", clause.value, "PERCENT") if _YARDSTICK.search(told) is not None else None


@construction("share_of", "P", r"z(?P<whole>[^zG]{0,8}?)Z?[vFoD]{0,4}P$")
def share_of(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占规上工业产值的57.2%, 占全市的比重为65.5%, 在国内生产总值中占11%."""
    if _is_left(clause, found.start()):
        return Reading("", base="share")
    if clause.memory.status == "target" or (found.start() and clause.tokens[found.start() - 1].text == "以"):
        return NOTHING
    if _is_of_sectors_told(clause) or match("vv[xQEIJS]", clause.following) is not None:
        return Reading("", base="class")  # 进口里占到56%的是芯片
    if found.start() and clause.tokens[found.start() - 1].text in _NOT_THE_WHOLE:
        return NOTHING  # 增量占全市的35%; 甲区、乙区、丙区分别完成…,合计占全市的35.6%
    if search("[gh]S?v{2,4}:?Sv?P$|Z[vF]{1,2}Sv?P$", clause.letters):
        return NOTHING  # 财政收入占GDP比重高于全省平均的有朝阳市24%: of that place
    if any(t.text == "/" for t in clause.tokens[found.start() :]):
        return NOTHING  # 蓄水量占全市1/8、森林覆盖率达到56.5%
    if _OF_A_TIME.match(found["whole"]) and clause.tokens[found.start("whole")].letter == "T":
        return NOTHING  # 前三季度税收占去年全年的78.5%, 三季度占前三季度的38.5%: of its own past
    whole = _scope(clause, *found.span("whole"))
    if any(t.text == "以来" or (t.text == "总和" and before.text.endswith("年")) for before, t in pairwise(clause.tokens[found.start() :])):
        return NOTHING  # 合同外资占改革开放以来的50%, 占前十年总和的80%: of its own past
    named = [t.entry.value for t in clause.tokens[found.start() :] if t.letter == "I" and t.entry is not None]
    if clause.topic_code in named and clause.letters[found.start("whole")] == "T":
        return NOTHING  # 占上年税收总量的78.5%
    if clause.letters[:1] == "J" and "S" not in found["whole"] and clause.topic_code in OF_INDUSTRY and "industrial_va" in named:
        return NOTHING  # 工程机械一家独大,产值占到规模工业的58%: of a trade, since all that is made there is the whole
    if clause.topic_code.startswith("projects_") and clause.topic_code in named:
        return Reading("", base="class")  # 签约重大项目占签约项目的33%,较去年增加4个: some of them
    if clause.number.text.startswith(("突破", "超过", "超")) and match(r",v{0,2}Fv{0,2}P", clause.ahead):
        return Reading("", base="share")  # 比重突破30%,达到31.6%
    before = clause.letters[: found.start()]
    if whole is None and before == "T" and any(t.text.startswith(("分季", "分月", "从季", "从月")) for t in clause.wide_tokens):
        return NOTHING  # 分季度看,一季度占26.4%: of the year's amount
    return Reading("share", clause.value, "PERCENT", whole, whole="I" in found["whole"])


@construction("share_is", "P", r"(?P<is>[vF])(?P<whole>S)[lv]{0,2}P$")
def share_is(clause: Clause, found: re.Match[str]) -> Reading | None:
    """合同外资是全市总量的30.7%, 相当于全市的三分之一; 是全市平均的130% holds it against a mean."""
    place, between = clause.tokens[found.start("whole")], clause.text_of(found.end("whole"), len(clause.tokens) - 1)
    is_wider = place.entry is not None and place.entry.type == "wider" and clause.tokens[found.start("is")].text in _IS_PART
    if not is_wider or between not in _PART_OF or clause.memory.status == "target" or clause.value > _WHOLE or not clause.topic_code:
        return None
    if search("[ghrudR]", clause.letters) is not None or clause.topic_code.startswith(_OF_EACH) or clause.unit == "PERCENT":
        return NOTHING  # 人均可支配收入是全市的98%
    return Reading("share", clause.value, "PERCENT", place.text)


_MADE = re.compile(f"(?:{any_of('bringing_word')})了?$")


@construction("share_of_amount", "P", r"^\)?vP$", wide=True)
def share_of_amount(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占全市规上工业产值476.3亿元的31.56%: the amount was the whole."""
    if clause.tokens[0].text == "的" and clause.memory.last == PLANNED and clause.memory.status != "target":
        return Reading("completion", clause.value, "PERCENT", whole=True)  # 占年度计划投资210亿元的46.7%
    is_behind = clause.tokens[0].text == "的" and clause.memory.last == "share" and clause.memory.status != "target"
    return Reading("share", clause.value, "PERCENT", whole=True) if is_behind else None


def _of_what_is_made(clause: Clause, at: int) -> Reading | None:
    """The share of the place behind the verb at a slot, where that says that a part of it was made."""
    if not _MADE.search(clause.tokens[at].text):
        return None
    return Reading("share", clause.value, "PERCENT", next(t.text for t in clause.tokens[at:] if t.letter == "S"))


@construction("share_before", "P", r"[xFC]v?Sv?P$|^vIj[vxF]{0,2}P$|^v{0,2}[CF]v?P$|^P$")
def share_before(clause: Clause, found: re.Match[str]) -> Reading | None:
    """创造了全市42.3%的地区生产总值、56.8%的工业增加值;7%的税收: the part stands before what it is a part of."""
    if not match(r"vI", clause.following):
        return None
    if "S" not in found.group() and found.group()[-2:-1] in ("C", "F", "v") and found.group()[:2] != "vI":
        is_on_area = _MADE.search("".join(t.text for t in clause.tokens[:-1])) is not None and _is_made_on_an_area(clause)
        return Reading("share", clause.value, "PERCENT") if is_on_area else None
    if found.group() == "P":
        goes_on = clause.memory.shares_follow and clause.wide == "vI;P" and clause.wide_tokens[0].text == "的"
        return Reading("share", clause.value, "PERCENT") if goes_on else None
    if found.group().startswith("v"):
        return Reading("share", clause.value, "PERCENT") if clause.memory.shares_follow and clause.tokens[0].text == "的" else None
    return _of_what_is_made(clause, found.start())


@construction("share_made", "P", r"[xFC]v?SIvP$|^jIvP$")
def share_made(clause: Clause, found: re.Match[str]) -> Reading | None:
    """创造了全国GDP的4.8%、税收的4.2%."""
    if clause.tokens[-2].text != "的":
        return None
    if found.group().startswith("j"):
        return Reading("share", clause.value, "PERCENT") if clause.memory.shares_follow else None
    return _of_what_is_made(clause, found.start())


@construction("share_again", "P", r"^jSv{1,2}P$")
def share_again(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占全市的23.2%、全省的11.2%."""
    return Reading("share", clause.value, "PERCENT", clause.tokens[1].text) if clause.memory.last == "share" else None


def _is_within_an_area(clause: Clause) -> bool:
    """三次产业在县域地区生产总值的占比为23.4:24.4:52.2: what is made up of a part's product, and not the place's."""
    part = search(r"v(x)Iv{0,2}Z[vF]{0,3}P$", clause.letters)
    return part is not None and clause.tokens[part.start()].text in _WITHIN and clause.tokens[part.start(1)].text.endswith(_AREAS)


@construction("share_past_half", "P", r"z(?P<whole>[^zG,;]{1,8}?)Z?[vxF]{0,4},[vF]{0,3}P$", wide=True)
def share_past_half(clause: Clause, found: re.Match[str]) -> Reading | None:
    """占GDP的比重首次过半,达到51.1%: that it is more than a half is said before how much it is."""
    words, at = clause.wide_tokens, found.start() + found.group().index(",")
    if clause.memory.status == "target" or not words[at - 1].text.endswith(_PAST_HALF):
        return None
    whole = "".join(t.text for t in words[slice(*found.span("whole"))] if t.letter != "v")
    return Reading("share", clause.value, "PERCENT", whole.removeprefix("全部") or None)


@construction("share_noun", "P", r"Z[vFcoSDTYVp]{0,4}P$")
def share_noun(clause: Clause, found: re.Match[str]) -> Reading | None:
    """税收占比达85%, 占GDP的比重为34.3%, 在GDP中占比27%; 由4.6% is where a share came from."""
    if _is_left(clause, found.start()):
        return Reading("", base="share")
    if search(r"v{1,3}Sv?P$", clause.letters) and any(t.text.startswith("最") for t in clause.tokens):
        return None  # 占比最高的是句容市82%: that of one of several
    of_goal = search(r"[zFI][vT]{0,2}Gv{0,2}Z[vFD]{0,3}P$", clause.letters) if clause.memory.status != "target" else None
    if of_goal is not None and (of_goal[0][0] != "I" or clause.tokens[of_goal.start()].text.endswith("完成")):
        return Reading("completion", clause.value, "PERCENT")  # 占全年计划的比重为52.3%, 外贸进出口完成年度目标的比例为52.3%
    if search(r"[IJ][vT]{0,2}Gv?Z[vF]{0,3}P$", clause.letters):
        return NOTHING  # 税收目标占比85%: what it is to be
    if _is_of_sectors_told(clause) or _is_within_an_area(clause):
        return Reading("", base="class")
    inside = search(r"vIvv?Z[vF]{0,3}P$", clause.letters)
    whole = clause.tokens[inside.start() + 1].text if inside and clause.tokens[inside.start()].text == "在" else None
    return Reading("share", clause.value, "PERCENT", whole, whole=whole is not None)


SHARES = (
    structure,
    contribution_share,
    contribution,
    share_change,
    share_reached,
    share_of_goal,
    share_of,
    share_is,
    share_of_amount,
    share_before,
    share_made,
    share_again,
    share_past_half,
    share_noun,
)
