"""Growth in all its forms: 同比增长8.21%, 降幅收窄2.1个百分点, 增长1.5倍, 翻一番."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.ranks import PARTS, PRICES, shared_by
from metrics.extraction.slots import match, search

_RATE = r"[urdRYOAab]"
_OF_RATES = ("提高", "提升", "上升", "回升", "回落", "加快")


def _period_measure(clause: Clause) -> str:
    """Which growth it is by its base; empty where there is no measure for that base."""
    letters = clause.letters
    if "A" in letters:
        return "avg2y"
    if search(r"O[udv]{0,3}[PX]$", letters) or ("V" in letters and _is_since_the_period_before(clause)):
        return "mom"  # 比3月份环比增长21%
    if ("N" in letters and not _is_since_new_year(clause)) or search(r"cv{0,2}Nv?c?,[^,NVYO]*$", clause.wide) is not None:
        return ""  # 相比于“十一五”末,分别增长了114.1%、101.5%
    for token in clause.tokens if "V" in letters else ():
        if token.letter == "V":
            before = token.period
            is_last_year = before is not None and (before.relative == -1 or (before.year is not None and before.year + 1 == clause.year))
            if not is_last_year or (before is not None and before.kind != "year" and before.months != clause.months):
                return ""
    from_month = "Y" not in letters and match("v{0,2}Ov{0,2},", clause.wide)  # 从环比看,11月居民消费价格上涨0.8%
    return "mom" if "O" in letters or from_month else "yoy"


def _is_since_the_period_before(clause: Clause) -> bool:
    """6月份,…比5月份增长8%; 二季度,…环比一季度增长8%."""
    base, months = next((t.period for t in clause.tokens if t.letter == "V"), None), clause.months
    if base is None or base.kind not in ("month", "span") or base.months is None or months is None:
        return False
    if base.relative is not None or base.year not in (None, clause.year):
        return False
    return months[0] == base.months[1] + 1 and months[1] - months[0] == base.months[1] - base.months[0]


def _is_for_the_year(clause: Clause) -> bool:
    """年末常住人口…,比上年末减少0.1万人,降幅为0.14%: of the twelve months."""
    return clause.months is not None and clause.months[1] == 12 and clause.topic_code in _STOCKS


def _is_since_new_year(clause: Clause) -> bool:
    """各项存款余额…,比上年末增长18.2%, told of the end of a year: twelve months."""
    [base] = [t for t in clause.tokens if t.letter == "N"][-1:]
    is_new_year = (base.entry is not None and base.entry.value == "年初") or (
        base.period is not None and base.period.relative == -1 and base.period.kind == "as_of"
    )
    return is_new_year and _is_for_the_year(clause)


_STOCKS = ("deposits", "loans", "market_entities", "population")
_ASKED = ("如何", "怎样", "怎么")
_SHOWS = ("保持", "呈", "呈现", "出现", "保持了")  # 保持8%的增长, 出现8%的下降
_IS = ("相当于", "为", "是")  # …为上年同期2.5倍

_LEFT, _LEFT_FALLING = "rate left", "rate of fall left"
_TURNED = "turned "
FLOORS, _TOLD_NEXT = "floors of rates", ",[vF]{0,2}D[vFud]{0,3}P"


def _turned_from(clause: Clause) -> str:
    """环比由下降0.3%转为上涨0.2%: the second rate is of the kind of the first."""
    return clause.memory.last.removeprefix(_TURNED) if not search("[YO]", clause.letters) else ""


def _is_against_a_base(clause: Clause) -> bool:
    """较2019年, 比建区时: no growth rate stands behind it; 较上年末 and 较年初 mean the rates told then."""
    bases = [t for t in clause.tokens if t.letter == "N"]
    year_ends = [t.period is not None and t.period.kind == "as_of" and t.period.months == (1, 12) for t in bases]
    year_starts = [t.entry is not None and t.entry.value == "年初" for t in bases]
    return not all(map(any, zip(year_ends, year_starts, strict=True)))


def _is_against_an_old_year(clause: Clause) -> bool:
    """较2019年 in a text about 2021."""
    years = [t.period.year for t in clause.tokens if t.letter == "V" and t.period is not None and t.period.year is not None]
    return clause.year is not None and any(year < clause.year - 1 for year in years)


@construction("acceleration", "B", r"[YVOTNrRucdasnwghp][^I]{0,10}B$", wide=False)
def acceleration(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速较上年同期提高2.1个百分点, 比1-5月回落0.3个百分点, 降幅收窄2.3个百分点."""
    letters = clause.letters
    is_ratio = clause.unit == "PERCENT" and clause.topic_code not in PRICES  # 产销率提高0.2个百分点
    is_count = clause.unit == "COUNT" and clause.memory.last not in ("yoy", "yoy_accel")  # 企业经济效益综合指数比上年同期提高20个百分点
    if is_ratio or is_count or "Z" in letters or "H" in letters or ("r" not in letters and clause.memory.last in (*PARTS, "contribution")):
        return NOTHING
    if clause.memory.last == "distance" and search(r"^[ndwous]", clause.wide):
        return NOTHING
    if clause.memory.last == "level" and not search(r"[rRIJTOV]", letters):
        return NOTHING  # 存款余额143亿元,比去年减少2.48个百分点: misprinted
    if search(r"Z[^rRPBMX]*B$", clause.wide):
        return Reading("", base="share")  # 占全市的比重,较去年同期提升0.4个百分点
    if search(r"[gh][^B]*I|[gh]v?[xQJE]", letters):
        return NOTHING  # 低于同期固定资产投资增速: another indicator's rate
    if search(r"LS?[IJ]v?uv?B$", clause.wide):
        return NOTHING  # 拉动全市规上工业利润增长4.6个百分点: what somebody else added to it
    if search(r"c[^YVOTNpSIJ]{1,8}[gh]v?B$|[gh]xB$", letters):
        return NOTHING  # 比兄弟县高2.1个百分点: of some other place
    moves = re.findall(r"[uadsnwghbR]", letters.rstrip("B"))
    moves = [m for m in moves if m != "R"]
    if not moves:
        return None
    if (
        _is_against_a_base(clause)
        or _is_against_an_old_year(clause)
        or not (search(r"[YVOTNprR]", letters) or clause.memory.last in ("yoy", "yoy_accel", "gap", "rank_yoy"))
    ):
        return NOTHING
    is_fall_rate = "R" in letters or ("r" not in letters and clause.memory.is_falling)
    move = moves[-1]
    text = clause.tokens[max(i for i, t in enumerate(clause.tokens) if t.letter == move)].text
    sign = 1 if move in "uag" else -1
    if move in "nw" or text in ("扩大", "收窄", "缩小"):
        sign = 1 if (text in ("扩大",)) != is_fall_rate else -1
    elif "R" in letters:
        sign = -sign
    is_behind_its_base = clause.wide.startswith(")") and "Y" not in letters  # 较上半年(7.6%)提高1.2个百分点
    base = "previous_period" if search(r"[VON]", letters) or is_behind_its_base else ""
    return Reading("yoy_accel", sign * abs(clause.value), "PP", base=base)


@construction("growth_left", "P", r"([rR])[^,;PI]{0,4}v[YVp]?v{0,2}P$")
def growth_left(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速由上年的3%提高到5%: the rate that was left."""
    is_left = any(t.text in ("由", "从") for t in clause.tokens[found.start() :])
    return (
        Reading("", base=_LEFT_FALLING if found[1] == "R" else _LEFT)
        if is_left and "Z" not in clause.letters and "T" not in clause.letters[found.start() :]
        else None
    )


@construction("growth_reached", "P", r"[ok]T?v{0,2}P$")
def growth_reached(clause: Clause, found: re.Match[str]) -> Reading | None:
    """由4.6%提高到9.5% tells where a rate arrived, not how much something grew."""
    if not clause.tokens[found.start()].text.endswith(("到", "至")):
        return None
    if (
        search(r"^[^udn]*r[^okudn]*[ok]", clause.letters)
        and clause.topic_code
        and "Z" not in clause.letters
        and not any(t.text in ("由", "从") for t in clause.tokens)
    ):
        return Reading("yoy", clause.value, "PERCENT")  # 三季度增幅进一步扩大到25.7%
    if (
        search(r"^(?:T|x?[IJ])[^udn]*R[^okudnV]*[ok]", clause.letters)
        and clause.topic_code
        and "Z" not in clause.letters
        and not any(t.text in ("由", "从") for t in clause.tokens)
    ):
        return Reading("yoy", -abs(clause.value), "PERCENT")  # 5月份降幅收窄至3.4%
    if clause.memory.last == "yoy" and match(r"v{0,2}ov{0,2}P$", clause.wide) and clause.unit != "PERCENT":
        return Reading(
            "yoy", -abs(clause.value) if clause.memory.is_falling and not clause.memory.has_sign else clause.value, "PERCENT"
        )  # 由2017年的5.1%提高到6.3%
    if clause.memory.last in (_LEFT, _LEFT_FALLING) and (clause.unit != "PERCENT" or clause.topic_code in PRICES):
        return Reading("yoy", clause.value if clause.memory.last == _LEFT else -abs(clause.value), "PERCENT")
    return Reading(clause.memory.last, clause.value, "PERCENT") if clause.memory.last in ("share", "contribution_share") else NOTHING


@construction("growth_told_last", "P", r"^Fv?P$")
def growth_told_last(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速位列全市第二,达9.2%: the rank came first."""
    return (
        Reading("yoy", clause.value, "PERCENT")
        if clause.memory.last == "rank_yoy" and clause.unit != "PERCENT" and match(r"$|[,;x]", clause.following)
        else None
    )


def _is_of_each_listed(clause: Clause) -> bool:
    """税收、投资两项指标增速均超过10%; not one of several quarters, nor what is told exactly next: …均超过20%,分别达21.3%、23.4%."""
    said = "".join(t.text for t in clause.wide_tokens)
    is_of_times = search("TjT", clause.wide) is not None or re.search("[各每逐][季月]|个季度", said) is not None
    return bool(shared_by(clause)) and not is_of_times and not match(_TOLD_NEXT, clause.ahead)


@construction("growth", "P", rf"{_RATE}[^,]*P$")
def growth(clause: Clause, found: re.Match[str]) -> Reading | None:
    """同比增长8.21%, 增速达8.1%, 同比-3.9%, 负增长3.9%, 下降3%."""
    letters = clause.letters
    if not search(r"[urdRYOAas][vFTetSkoxDcl]{0,4}P$", letters):
        return None
    if search(r"[ghc][vSr]{0,4}P$", letters) and not search(r"[ud][v]?P$", letters):
        return NOTHING
    if "x" in letters and any(t.letter == "x" and t.text.endswith(_ASKED) for t in clause.tokens):
        return NOTHING  # 如何实现GDP增长6%
    if search(r"[YOA][^urdRba]*x[^urdRba]*P$", letters) and not search(r"r.*[YOA]", letters):
        return None  # 同比…了8%, with a verb nobody knows: up or down?
    is_turned = _TURNED in clause.memory.last
    measure = (is_turned and _turned_from(clause)) or _period_measure(clause)
    if not is_turned and match("v(?:[ud]|f)", clause.following) and any(t.text in ("由", "从") for t in clause.tokens):
        return Reading("", base=_TURNED + measure)  # 由下降0.3%转为上涨0.2%
    if not measure or (clause.number.text[-2:] in ("以上", "以下") and clause.following[:1] == "v" and "G" not in clause.following):
        return NOTHING
    if search(r"[Yp]vP$", letters) and clause.tokens[-2].text == "的":
        return NOTHING  # 比上年同期的7.2%提高0.8个百分点
    quantity = clause.number.quantity
    if (
        quantity is not None
        and quantity.bound == "over"
        and search(r"r.*(?:k|v)", letters)
        and any(t.text == "均" for t in clause.tokens)
        and not _is_of_each_listed(clause)
    ):
        return Reading("", base=FLOORS) if match(_TOLD_NEXT, clause.ahead) else NOTHING  # 各季度增速均保持在10%以上
    if clause.memory.last == "change_of_this_year" and "Y" not in letters and not _is_for_the_year(clause):
        return NOTHING  # 比年初增加12亿元,增长3.5%
    verb = clause.tokens[-2].text if len(clause.tokens) > 1 else ""
    is_more = clause.memory.last == "share" and abs(clause.value) > clause.memory.share  # more than a share can fall
    is_its_own = "Y" in letters and (clause.memory.last == "completion" or is_more)
    is_its_own = is_its_own or (
        clause.memory.last == "completion" and clause.memory.has_level and verb == "下降"
    )  # 300亿元,完成年计划385亿元的77.9%,下降18.4%
    if clause.memory.last in PARTS and not is_its_own and verb in ("提高", "提升", "上升", "下降", "回落", "降低"):
        return NOTHING
    if verb in _OF_RATES and "r" not in letters and search(r"r[^,;:()IJ]*,[^,I]*P$", clause.wide):
        return NOTHING  # GDP增速高开稳走,较去年同期提高7.6%: points of the rate, sloppily written
    if clause.memory.last == "yoy" and verb in _OF_RATES and match("Yv?[uads]v?P$", letters):
        return Reading(
            "yoy_accel", -abs(clause.value) if letters[-2] in "ds" else clause.value, "PP"
        )  # 增速达24.5%,较上年同期提升35.6%: sloppily too
    falls = bool(search(r"[dR]|[YO][^uar]*sv?P$", letters)) and not search(r"d.*[ur]", letters)  # 同比收缩8%
    value = -abs(clause.value) if falls else clause.value
    return Reading(measure, value, "PERCENT", shift=-1 if "p" in letters else 0)


@construction("growth_at_times", "P", r"^(?:[IJ]r?v{0,2}|rv{0,2}|j|)T[vF]{0,2}P$")
def growth_at_times(clause: Clause, found: re.Match[str]) -> Reading | None:
    """GDP增速从上半年4.8%、前三季度6.7%: one rate after the other, each behind its time."""
    if not match(r"$|[,;jx)]|v{0,2}[asoud]", clause.following):
        return None
    is_rate = "r" in found.group() or clause.memory.last == "yoy" or search(r"rv?cV\(TP$", clause.wide) is not None
    is_rate = is_rate or (
        clause.memory.last == "yoy_accel" and match(r"\(|,v?cV\(", clause.wide) is not None
    )  # 提高0.4个百分点(上半年为7.7%)
    return Reading("yoy", clause.value, "PERCENT") if is_rate and clause.unit != "PERCENT" else None


@construction("growth_told_after", "P", r"r[^,;:()zZcgh]*,v?Fv?P$|v?u,[vF]{0,2}P$", wide=True)
def growth_told_after(clause: Clause, found: re.Match[str]) -> Reading | None:
    """实现两位数增长,达到12.3%; 增速居全市前列,达12.3%."""
    if found.group()[0] == "r":
        is_reached = any(t.text in ("达", "达到") for t in clause.tokens)
        return Reading("yoy", clause.value, "PERCENT") if is_reached and not clause.memory.last and clause.unit != "PERCENT" else None
    is_told = any(t.text in ("两位数", "双位数", "较快", "高速", "快速", "稳步") for t in clause.wide_tokens[found.start() :])
    return Reading("yoy", clause.value, "PERCENT") if is_told and not clause.memory.last else None


@construction("growth_of_list", "P", r"^j?[IJ]v{0,2}P$")
def growth_of_list(clause: Clause, found: re.Match[str]) -> Reading | None:
    """保持两位数增长:工业投资12.3%、技改投资15.1%."""
    return Reading("yoy", clause.value, "PERCENT") if clause.memory.rates_follow and clause.unit != "PERCENT" else None


@construction("growth_below_zero", "P", r"^j?(?:[IJ]v{0,2})?P$")
def growth_below_zero(clause: Clause, found: re.Match[str]) -> Reading | None:
    """进出口总额142亿元,-3.8%; 房地产开发投资-18.6%: no amount and no share is below zero."""
    is_after_level = len(found.group()) > 1 or (clause.memory.last == "level" and clause.memory.has_level)
    is_rate = clause.value < 0 and is_after_level and clause.unit != "PERCENT" and bool(match(r"$|[,;jx)]", clause.following))
    return Reading("yoy", clause.value, "PERCENT") if is_rate else None


@construction("growth_in_brackets", "P", r"(?:[IJ][vY]{0,2}r)?\(P$", wide=True)
def growth_in_brackets(clause: Clause, found: re.Match[str]) -> Reading | None:
    """工业投资增速(23%), 固定资产投资120亿元(-8.3%); a bare rate without a sign may as well be a share."""
    is_growth = found.group() != "(P" or clause.value < 0
    return Reading("yoy", clause.value, "PERCENT") if is_growth and match(r"[,;)]", clause.following) else None


@construction("growth_before", "P", r"^(?:S(?=I))?[vTFeIJYkjD]{0,9}P$")
def growth_before(clause: Clause, found: re.Match[str]) -> Reading | None:
    """12.3%的工业投资增速, 以12.3%的速度增长, 实现了10%的较快增长, 保持7.1%高增速: the rate stands before what it is."""
    if any(t.letter == "k" for t in clause.tokens) and not any(t.text.endswith("保持") for t in clause.tokens):
        return None
    is_growth = match(r"vI?r", clause.following) or ("k" in clause.letters and match(r"v?[xv]r", clause.following))
    is_told = (
        clause.letters.endswith("FP")
        or search("F.{0,2}IP$", clause.letters) is not None
        or clause.tokens[-2 if len(clause.tokens) > 1 else -1].text in _SHOWS
    )
    is_growth = is_growth or (is_told and match(r"(?:j{1,2}P)*v{0,2}[ud]v?(?:[,;x]|$)", clause.following))
    is_growth = is_growth or (len(clause.tokens) > 1 and clause.tokens[-2].text == "以" and match(r"vxu(?:[,;x]|$)", clause.following))
    value = -abs(clause.value) if match(r"(?:j{1,2}P)*v{0,2}d", clause.following) else clause.value
    return Reading("yoy", value, "PERCENT") if is_growth else None


@construction("multiple", "X", r"[ur][vF]{0,2}X$|[YO]v{0,2}X$")
def multiple(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长1.5倍 is 150 %; 相当于上年的2.5倍 too."""
    measure = _period_measure(clause)
    if "Y" in clause.letters and not search("[ur]", clause.letters) and any(t.text in _IS for t in clause.tokens):
        return Reading(measure, (clause.value - 1) * 100, "PERCENT") if measure else NOTHING
    return Reading(measure, clause.value * 100, "PERCENT") if measure else NOTHING


@construction("multiple_of", "X", r"m[vp]{0,2}X$|o[v]{0,2}X$|p[v]{1,2}X$|vpX$")
def multiple_of(clause: Clause, found: re.Match[str]) -> Reading | None:
    """是去年的2.3倍 is growth of 130 %."""
    if "N" in clause.letters:
        return NOTHING
    if found.group() == "vpX" and clause.tokens[-3].text not in _IS:
        return None
    return Reading("yoy", (clause.value - 1) * 100, "PERCENT")


@construction("doubled", "b", r"b$")
def doubled(clause: Clause, found: re.Match[str]) -> Reading | None:
    """翻一番 is 100 %, 翻两番 300 %."""
    if clause.following.startswith("j"):
        return NOTHING  # 实施经济总量翻番、工业强市等战略
    if not search(r"[YuIJ]|^v*b$", clause.letters) or "N" in clause.letters or clause.memory.status == "target":
        return NOTHING
    entry = clause.number.entry
    if entry is not None and entry.value != "1" and "Y" not in clause.letters:
        return NOTHING  # 从24亿元提高到70亿元,翻了两番: in how many years?
    measure = _period_measure(clause)
    return Reading(measure, Decimal(entry.value) * 100, "PERCENT") if entry and measure else NOTHING


@construction("flat", "f", r"f$")
def flat(clause: Clause, found: re.Match[str]) -> Reading | None:
    """与上年同期持平 is a growth of 0."""
    if "O" in clause.letters and match("v{1,2}[ud]", clause.following):
        return Reading("", base=_TURNED + "mom")  # 环比由上月的持平转为下降0.2%
    if clause.memory.last in ("yoy", "yoy_accel"):
        return NOTHING  # 增长8.4%,与去年同期持平: the rate is
    is_of_a_part = "Z" in clause.letters or clause.memory.last in PARTS  # 占比29%,与上年持平
    is_of_a_part = is_of_a_part or any(t.text.endswith(("位次", "排名", "名次", "排位")) for t in clause.tokens)  # 与去年同期位次持平
    if not search(r"[Y]", clause.letters) or search(r"[rRV]", clause.letters) or is_of_a_part:
        return NOTHING
    return Reading("yoy", Decimal(0), "PERCENT")


GROWTH = (
    acceleration,
    growth_left,
    growth_reached,
    growth_told_last,
    growth,
    growth_at_times,
    growth_told_after,
    growth_of_list,
    growth_below_zero,
    growth_in_brackets,
    growth_before,
    multiple,
    multiple_of,
    doubled,
    flat,
)
