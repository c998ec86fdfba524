"""Rates of growth: 同比增长8.21%, 负增长3.9%, 增速由上年的3%提高到5%, 12.3%的工业投资增速."""

from __future__ import annotations

import re

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.changes import OF_LAST_MONTH, OF_PLANS
from metrics.extraction.constructions.growth_bases import growth_measure, is_for_the_year
from metrics.extraction.constructions.growth_reached import PASSED, RATES_LEFT, REACHED, yoy
from metrics.extraction.constructions.ranks import PARTS
from metrics.extraction.constructions.shared_rates import shared_by, tells_of_all_indicators
from metrics.extraction.slots import match, search
from metrics.language.vocabulary import words_of

_RATE = r"[urdRYOAab]"
_OF_RATES = ("提高", "提升", "上升", "回升", "回落", "加快")
_MOVES = (*_OF_RATES, "放缓", "放慢", "趋缓", "加速", "提速", "减缓", "减慢", "减速")
_OF_PARTS = ("提高", "提升", "上升", "下降", "回落", "降低")
_ASKED = ("如何", "怎样", "怎么")
_SHOWS = ("保持", "呈", "呈现", "出现", "保持了", "出现了", "呈现了")  # 保持8%的增长, 出现8%的下降
_FALL_BEHIND = r"(?:j{1,2}P)*v{0,2}[dR]v?(?:[,;x)]|$)"  # slots: 同比出现了8%的下降
_ADJUSTED = tuple(f"{by}{word}" for word in words_of("adjusted_word") for by in ("", "按"))
_AT_CONSTANT_PRICES, _NOMINAL = ("gdp", "_va", "_va_all"), ("名义", "现价", "按现价", "当年价", "按当年价")
TURNED = "turned "
FLOORS = "floors of rates"
_TOLD_EXACTLY = r",v{0,2}Fv?P"  # slots
_PASSES = ("突破", "超过", "超")
_TOLD_NEXT = ",[vF]{0,2}D[vFud]{0,3}P"  # slots
_OF_AN_INCREASE = re.compile("增量(?:之?[中里内当]+|的)(?:有|约|近)?")


_UP_AND_DOWN = re.compile(
    "一[升增涨][、,]?一[降减跌]|一[降减跌][、,]?一[升增涨]|[升增]降各|有[升增]有[降减]"
)  # 同比一降一升,降幅为13.2%、升幅为20.8%


def _said(clause: Clause) -> str:
    return "".join([t.text for t in clause.wide_tokens])


def _turned_from(clause: Clause) -> str:
    """环比由下降0.3%转为上涨0.2%: the second rate is of the kind of the first."""
    return clause.memory.last.removeprefix(TURNED) if not search("[YO]", clause.letters) else ""


def _is_of_each_listed(clause: Clause) -> bool:
    """税收、投资两项指标增速均超过10%; not one of several quarters, nor what is told exactly next: …均超过20%,分别达21.3%、23.4%."""
    said = "".join(t.text for t in clause.wide_tokens)
    is_of_times = search("TjT", clause.wide) is not None or re.search("[各每逐][季月]|个季度", said) is not None
    return bool(shared_by(clause)) and not is_of_times and not match(_TOLD_NEXT, clause.ahead)


_KEPT_BY = ("区级", "县级", "市级", "镇级", "省级", "中央级")


def _is_of_last_year(letters: str) -> bool:
    """去年同期增长8%, but not 由去年同期下降转为增长8%."""
    return "p" in letters and search("vpv?[ud]v{1,2}[ud]", letters) is None


@construction("growth", "P", rf"{_RATE}[^,]*P$")
def growth(clause: Clause, found: re.Match[str]) -> Reading | None:
    """同比增长8.21%, 增速达8.1%, 同比-3.9%, 负增长3.9%, 下降3%."""
    letters = clause.letters
    if not search(r"[urdRYOAas][vFTetSkoxDcl]{0,4}P$", letters):
        return None
    if search(r"[ghc][vSr]{0,4}P$", letters) and not search(r"[ud][v]?P$", letters):
        return NOTHING
    if _is_of_something_else(clause) or (search("[rR]v{0,2}P$", letters) is not None and _UP_AND_DOWN.search(_said(clause)) is not None):
        return NOTHING
    if search(r"[YOA][^urdRba]*x[^urdRba]*P$", letters) and not search(r"r.*[YOA]", letters):
        return None  # 同比…了8%, with a verb nobody knows: up or down?
    if search("r[vF]{0,2}P$", letters) and clause.number.text.startswith(_PASSES) and match(_TOLD_EXACTLY, clause.ahead):
        return Reading("", base=PASSED)  # 增速突破30%,达到31.6%
    if clause.memory.last == "yoy" and (_is_adjusted(clause) or _is_nominal(clause)):
        return NOTHING
    is_turned = TURNED in clause.memory.last
    measure = (is_turned and _turned_from(clause)) or growth_measure(clause)
    if clause.memory.last == OF_LAST_MONTH and "Y" not in letters and search("[IJ]", letters) is None:
        measure = "mom"  # 环比2月份增加1.48亿元,增长88.6%
    is_of_a_time = search("r[vF]{0,3}T[^udRas]*$", letters) is not None  # 增速从上半年11.5%开始回落
    turns = not is_turned and not is_of_a_time and match("[vx](?:[ud]|f)", clause.following)
    if turns and any(t.text in RATES_LEFT for t in clause.tokens):
        return Reading("", base=TURNED + measure)  # 由下降0.3%转为上涨0.2%
    if not measure or (clause.number.text[-2:] in ("以上", "以下") and clause.following[:1] == "v" and "G" not in clause.following):
        return NOTHING
    if (moved := _moved_since_told(clause)) is not None:
        return moved
    if _tells_how_a_rate_moved(clause):
        return NOTHING
    quantity = clause.number.quantity
    if quantity is not None and quantity.upper is not None and clause.memory.status == "actual":
        return NOTHING  # 增速基本在5%~6%之间
    if (
        quantity is not None
        and quantity.bound == "over"
        and match(r"v?E|x?v{1,2}M" + ("|v[xQ]" if "r" in letters else ""), clause.following)
    ):
        return NOTHING  # 产值增幅超过70%企业有4家, GDP增速超过8%的市州: which of them are counted
    if quantity is not None and quantity.bound == "over" and _is_floor_of_several(clause):
        return Reading("", base=FLOORS) if match(_TOLD_NEXT, clause.ahead) else NOTHING  # 各季度增速均保持在10%以上
    if clause.memory.last == "change_of_this_year" and "Y" not in letters and not is_for_the_year(clause):
        return NOTHING  # 比年初增加12亿元,增长3.5%
    if (points := _told_in_points(clause)) is not None:
        return points
    falls = bool(search(r"[dR]|[YO][^uar]*sv?P$", letters)) and not search(r"d.*[ur]", letters)  # 同比收缩8%
    falls = falls or (search(r"[YO][vF]{0,4}P$", letters) is not None and match(_FALL_BEHIND, clause.following) is not None)
    value = -abs(clause.value) if falls else clause.value
    return Reading(measure, value, "PERCENT", shift=-1 if _is_of_last_year(letters) or _is_of_high_base(clause) else 0)


def _is_of_high_base(clause: Clause) -> bool:
    """在上年高基数(增长31.2%)基础上: in brackets behind the base, what grew before."""
    found = search(r"[Tpv]v{0,2}\([udF]{0,2}P$", clause.wide)
    return found is not None and clause.wide_tokens[found.end() - len(found[0].partition("(")[2]) - 2].text.endswith("基数")


def _is_of_something_else(clause: Clause) -> bool:
    """如何实现GDP增长6%: what is asked; 贡献率提高8%; 超收6.9%: against a plan; 电子信息产业拉动全区规上工业增长6.9%: by so many points.

    高于全市增长3.4%: by how much, or the city's; 税收增长8%,区级增长3%: what the district keeps of them.
    """
    letters = clause.letters
    if (
        search("uv{1,3}P$", letters) is not None
        and _OF_AN_INCREASE.search(clause.text_of(len(clause.tokens) - 6, len(clause.tokens))) is not None
    ):
        return True  # 工业投资的增量中有72.4%来自新开工项目
    if clause.memory.last == "share" and search("[ud]Tv{0,2}P$", letters) is not None:
        return True  # 占比由一季度的6.1%一路提到上半年的9.8%
    if search("[gh][SI]v?[ud]P$", letters) is not None or ("v" in letters and tells_of_all_indicators(clause)):
        return True
    if (part := search("^q?(v)[vY]{0,2}[ud]P$", letters)) is not None and clause.tokens[part.start(1)].text in _KEPT_BY:
        return True
    if "x" in letters and any(t.letter == "x" and t.text.endswith(_ASKED) for t in clause.tokens):
        return True
    if search("[YO]", letters) is None and any(t.text in OF_PLANS for t in clause.tokens):
        return True
    return search(r"C[vTYp]{0,3}[ud]v?P$", letters) is not None or ("L" in letters and _is_pulled_by_a_part(clause))


def _tells_how_a_rate_moved(clause: Clause) -> bool:
    """增速同比提高2.5%, by points that are sloppily called percent; 比上年同期的7.2%提高…, 比去年同期-5.5%的增速提高…: from where it moved."""
    if search(r"rv?(?:Y|cV)?v?[uads]v?P$", clause.letters) and clause.tokens[-3 if clause.letters[-2] == "v" else -2].text in _MOVES:
        return True
    if search(r"[Yp]vP$", clause.letters) and clause.tokens[-2].text == "的":
        return True
    if search(r"[Yp]P$", clause.letters) is None:
        return False
    is_against = clause.tokens[-2].text.startswith(("比", "较"))  # 比上年同期5.1%加快3个百分点
    return match(r"v?(?:[rR]v?)?[udasgn]v?B" if is_against else r"v?[rR]v?[udasgn]v?B", clause.following) is not None


def _is_pulled_by_a_part(clause: Clause) -> bool:
    """Whether a trade or another indicator stands right before the verb: 汽车制造业拉动…, 民间投资拉动…, and not 重大项目拉动…."""
    at = clause.letters.rindex("L")
    while at > 0 and clause.letters[at - 1] == "v":
        at -= 1
    before = clause.tokens[at - 1] if at else None
    if before is None or before.text.endswith(("项目", "企业")):
        return False
    return before.letter == "I" or before.text.endswith(("业", "集群"))


def _is_adjusted(clause: Clause) -> bool:
    """增长8.8%,扣除价格因素,实际增长5.8%; 名义增长8.8%,实际增长5.8%; 下降2%,同口径增长6.5%: the same growth once more, counted in another way."""
    if search("[IJMT;]", clause.wide[:-1]) is not None:
        return False
    return any(t.letter in "vYx" and (t.text.startswith(_ADJUSTED) or t.text in ("实际", "可比")) for t in clause.wide_tokens)


def _is_nominal(clause: Clause) -> bool:
    """按可比价计算增长7.8%,现价增长9.6%: a value added grows at constant prices, and that has been told."""
    if not clause.topic_code.endswith(_AT_CONSTANT_PRICES) or search("[IJMT;]", clause.wide[:-1]) is not None:
        return False
    return any(t.text.startswith(_NOMINAL) for t in clause.wide_tokens)


def _is_floor_of_several(clause: Clause) -> bool:
    """Whether a floor is that of several rates, and not of each indicator listed."""
    if not search(r"r.*(?:k|v)", clause.letters) or not any(t.text == "均" for t in clause.tokens):
        return False
    return not _is_of_each_listed(clause)


def _told_in_points(clause: Clause) -> Reading | None:
    """Points of a share, or of the rate told before, that are sloppily written as percent; None where the number is a rate."""
    letters, verb = clause.letters, clause.tokens[-2].text if len(clause.tokens) > 1 else ""
    if clause.memory.last in PARTS and verb in _OF_PARTS and not _is_growth_behind_a_part(clause, verb):
        return NOTHING
    if verb not in _OF_RATES:
        return None
    if "r" not in letters and search(r"r[^,;:()IJ]*,[^,I]*P$", clause.wide):
        return NOTHING  # GDP增速高开稳走,较去年同期提高7.6%
    return None


def _moved_since_told(clause: Clause) -> Reading | None:
    """增速达24.5%,较上年同期提升35.6%; 增长9.1%,增速比一季度回落2.8%; not in brackets behind it: (按可比价计算,同比上升14.1%)."""
    found = match("(,r?v?(?:Y|cV)v?)([uads])v?P$", clause.wide) if clause.memory.last == "yoy" else None
    if found is None or clause.wide_tokens[found.end(1)].text not in (_MOVES if "r" in found[1] else _OF_RATES):
        return None
    return Reading("yoy_accel", -abs(clause.value) if found[2] in "ds" else clause.value, "PP")


def _is_growth_behind_a_part(clause: Clause, verb: str) -> bool:
    """300亿元,完成年计划385亿元的77.9%,下降18.4%: the indicator's own growth, and not that of the part told before."""
    is_of_goal = clause.memory.last == "completion"
    if is_of_goal and clause.memory.has_level and verb == "下降":
        return True
    is_more = clause.memory.last == "share" and abs(clause.value) > clause.memory.share  # more than a share can fall
    return "Y" in clause.letters and (is_of_goal or is_more)


@construction("growth_at_times", "P", r"^(?:v?[IJ]r?v{0,2}:?|rv{0,2}:?|j|)T[vF]{0,2}P$")
def growth_at_times(clause: Clause, found: re.Match[str]) -> Reading | None:
    """GDP增速从上半年4.8%、前三季度6.7%; 从工业增加值增幅看,一季度7.1%,上半年8.2%: one rate after the other, each behind its time."""
    if clause.unit == "PERCENT" or not match(r"$|[,;jx)]|v{0,2}[asoud]", clause.following):
        return None
    if "r" in found.group() or clause.memory.last == "yoy" or search(r"rv?cV\(TP$|r[vxuadD]{0,4}[,:]T[vF]{0,2}P$", clause.wide) is not None:
        return yoy(clause.value)
    is_beside_change = clause.memory.last == "yoy_accel" and match(r"\(|,v?cV\(", clause.wide)  # 提高0.4个百分点(上半年为7.7%)
    return yoy(clause.value) if is_beside_change else None


@construction("growth_of_last_year", "P", r"^pv?:?P$")
def growth_of_last_year(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长8.1%,去年同期为5.2%; 增长8.1%(上年同期:5.2%): the growth of then, where that of now was told right before."""
    is_beside = clause.memory.last == "yoy" and clause.unit != "PERCENT" and match(r"[,(]pv?:?P$", clause.wide) is not None
    return Reading("yoy", clause.value, "PERCENT", shift=-1) if is_beside and match(r"$|[,;x)]", clause.following) else None


@construction("growth_told_after", "P", r"r[^,;:()zZcgh]*,v?Fv?P$|v?u,[vF]{0,2}P$", wide=True)
def growth_told_after(clause: Clause, found: re.Match[str]) -> Reading | None:
    """实现两位数增长,达到12.3%; 增速居全市前列,达12.3%; 占比稳步增长,达到12.3% tells the share."""
    # 一季度下降2.3%,上半年增速由负转正,达到0.8%: what the rate is by then
    tells_anew = clause.memory.last == "yoy" and search("[,;]T[IJv]{0,2}r[^,;]*,v?Fv?P$", clause.wide) is not None
    if (clause.memory.last and not tells_anew) or "Z" in clause.wide:
        return None
    if found.group()[0] == "r":
        is_reached = any(t.text in ("达", "达到") for t in clause.tokens)
        return yoy(clause.value) if is_reached and clause.unit != "PERCENT" else None
    is_told = any(t.text in ("两位数", "双位数", "较快", "高速", "快速", "稳步") for t in clause.wide_tokens[found.start() :])
    return yoy(clause.value) if is_told else None


@construction("growth_of_list", "P", r"^j?[IJ]v{0,2}P$")
def growth_of_list(clause: Clause, found: re.Match[str]) -> Reading | None:
    """保持两位数增长:工业投资12.3%、技改投资15.1%."""
    return yoy(clause.value) if clause.memory.rates_follow and clause.unit != "PERCENT" else None


@construction("growth_below_zero", "P", r"^j?(?:[IJ]v{0,3})?P$|^[TS]{0,2}[IJ]vTv?P$")
def growth_below_zero(clause: Clause, found: re.Match[str]) -> Reading | None:
    """进出口总额142亿元,-3.8%; 房地产开发投资-18.6%, 还陷在-18.6%的坑里: no amount and no share is below zero; 由一季度的-4.2%回升至1.1%."""
    if "T" in clause.letters:
        is_left = any(t.text in RATES_LEFT for t in clause.tokens) and match("v?o", clause.following) is not None
        return yoy(clause.value) if is_left and clause.value < 0 and clause.unit != "PERCENT" else None
    is_after_level = len(found.group()) > 1 or (clause.memory.last == "level" and clause.memory.has_level)
    is_after_level = is_after_level or (clause.memory.last == "yoy" and search("[;,]T,P$", clause.wide) is not None)  # …;上半年,-9%
    is_rate = clause.value < 0 and is_after_level and clause.unit != "PERCENT" and bool(match(r"v?(?:$|[,;jx)])", clause.following))
    return yoy(clause.value) if is_rate else None


@construction("growth_in_brackets", "P", r"(?:[IJ][vY]{0,2}r)?\(P$", wide=True)
def growth_in_brackets(clause: Clause, found: re.Match[str]) -> Reading | None:
    """工业投资增速(23%), 固定资产投资120亿元(-8.3%); a bare rate without a sign may as well be a share."""
    is_growth = found.group() != "(P" or (clause.value < 0 and not clause.wide.endswith("S(P"))  # 阿拉善盟(-0.4%): a place's
    return yoy(clause.value) if is_growth and match(r"[,;)]", clause.following) else None


@construction("growth_before", "P", r"^(?:S(?=[IF]))?[vTFeIYkjD]{0,9}P$")
def growth_before(clause: Clause, found: re.Match[str]) -> Reading | None:
    """12.3%的工业投资增速, 以12.3%的速度增长, 实现了10%的较快增长, 保持7.1%高增速: the rate stands before what it is."""
    if "k" in clause.letters and not any(t.text.endswith("保持") for t in clause.tokens):
        return None
    if not tells_growth_behind(clause):
        return None
    return yoy(-abs(clause.value) if match(r"(?:j{1,2}P)*v{0,2}[dR]", clause.following) else clause.value)


def tells_growth_behind(clause: Clause) -> bool:
    """Whether the words behind a rate say that it is one of growth."""
    if match(r"vI?r", clause.following) or ("k" in clause.letters and match(r"v?[xv]r", clause.following)):
        return True
    before = clause.tokens[-2 if len(clause.tokens) > 1 else -1].text
    before = clause.tokens[-3].text if before == "了" and len(clause.tokens) > 2 else before
    is_told = clause.letters.endswith("FP") or search("F.{0,2}IP$", clause.letters) is not None or before in _SHOWS
    if is_told and match(r"(?:j{1,2}P)*v{0,2}[udR]v?(?:[,;x]|$)", clause.following):
        return True
    return before == "以" and match(r"vxu(?:[,;x]|$)", clause.following) is not None


GROWTH = (
    *REACHED,
    growth,
    growth_at_times,
    growth_of_last_year,
    growth_told_after,
    growth_of_list,
    growth_below_zero,
    growth_in_brackets,
    growth_before,
)
