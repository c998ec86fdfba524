"""Where a rate of growth has come to: 由4.6%提高到9.5%, 增速由上年的3%提高到5%, 位列全市第二,达9.2%, 回升1.1个百分点至5.6%."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.ranks import PRICES, RATIO
from metrics.extraction.slots import match, search

RATES_LEFT = ("由", "从")
_LEFT, _LEFT_FALLING, _RATIO_LEFT = "rate left", "rate of fall left", "ratio left"
_COMES_TO, _ARRIVES = ("达", "达到", "为", "录得"), ("至", "到")
# Slots: a rate, and then that of other months; the words behind a fall that make one growth, and those that leave it a fall.
_THEN_REACHED = re.compile("[,;]q?Tv{0,3}[ok]v?P$")
_RISES_AGAIN, _OF_FALLS = ("回升", "反弹", "回暖", "上升", "提升", "提高", "加快", "增长"), ("收窄", "缩小", "缩窄")
_THIS_FIGURE = ("这一数", "这个数", "该数", "这一增", "这一指标")
PASSED = "passed"  # a floor, behind which the rate itself is told


def yoy(value: Decimal) -> Reading:
    """A growth rate in percent."""
    return Reading("yoy", value, "PERCENT")


@construction("growth_left", "P", r"([rR])[^,;PI]{0,4}v[YVp]?v{0,2}P$")
def growth_left(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速由上年的3%提高到5%: the rate that was left."""
    if "Z" in clause.letters or "T" in clause.letters[found.start() :]:
        return None
    is_left = any(t.text in RATES_LEFT for t in clause.tokens[found.start() :])
    return Reading("", base=_LEFT_FALLING if found[1] == "R" else _LEFT) if is_left else None


@construction("ratio_left", "P", r"[IJ]v[YVTpN]?v{0,2}P$")
def ratio_left(clause: Clause, found: re.Match[str]) -> Reading | None:
    """城镇化率由60%提高到65%: what an indicator that is itself a rate was, in some month before."""
    is_left = clause.unit == "PERCENT" and clause.tokens[found.start() + 1].text in RATES_LEFT
    return Reading("", base=_RATIO_LEFT) if is_left and match("[ok]", clause.following) is not None else None


@construction("ratio_of_another", "P", r"^(?:q,?)?[vTF]{0,2}[xQv]{1,4}v[YVTp]?v{0,2}P$")
def ratio_of_another(clause: Clause, found: re.Match[str]) -> Reading | None:
    """财政收入占生产总值比重由11.9%提高到12.4%,外贸依存度由27.1%提高到30.4%: a ratio that is no indicator's."""
    is_left = any(t.text in RATES_LEFT for t in clause.tokens) and match("o", clause.following) is not None
    return Reading("", base=RATIO) if is_left and clause.memory.last in ("share", "contribution_share") else None


@construction("growth_reached", "P", r"[ok]T?v{0,2}P$")
def growth_reached(clause: Clause, found: re.Match[str]) -> Reading | None:
    """由4.6%提高到9.5% tells where a rate arrived, not how much something grew."""
    if not clause.tokens[found.start()].text.endswith(("到", "至", "修订为", "修正为")):
        return None
    memory, value = clause.memory, clause.value
    can_be_rate = bool(clause.topic_code) and "Z" not in clause.letters and not any(t.text in RATES_LEFT for t in clause.tokens)
    if can_be_rate and search(r"^[^udn]*r[^okudn]*[ok]", clause.letters):
        return yoy(value)  # 三季度增幅进一步扩大到24.1%
    if can_be_rate and search(r"^(?:(?:T|x?[IJ])[^udn]*|Yv?)?R[^okudnV]*[ok]", clause.letters):
        return yoy(-abs(value))  # 5月份降幅收窄至3.4%; 出口18亿元,降幅收窄至3.4%
    if memory.last == "yoy" and clause.unit != "PERCENT" and match(r"(?:,[vx])?v{0,2}[ok]T?v{0,2}P$", clause.wide):
        return yoy(-abs(value) if memory.is_falling and not memory.has_sign else value)  # 由2017年的5.1%提高到6.3%
    if memory.last == "yoy" and (clause.unit != "PERCENT" or clause.topic_code in PRICES) and _THEN_REACHED.match(clause.wide) is not None:
        return _reached_then(clause, found.start())
    if memory.last in (_LEFT, _LEFT_FALLING) and (clause.unit != "PERCENT" or clause.topic_code in PRICES):
        return yoy(value if memory.last == _LEFT else -abs(value))
    if memory.last == _RATIO_LEFT and clause.unit == "PERCENT" and match("v{0,2}[ok]T?v{0,2}P$", clause.letters) is not None:
        return Reading("level", value, "PERCENT")
    if memory.last in ("share", "contribution_share"):
        return Reading(memory.last, value, "PERCENT")
    is_of_another = search(r"[xQ][vF]{0,2}ov{0,2}P$", clause.letters) is not None and not search("[IJ]", clause.letters)
    return Reading("", base=RATIO) if is_of_another else NOTHING  # 产值增长10.7%;产业集聚度提高到63.5%,比上年提高0.7个百分点


def _reached_then(clause: Clause, at: int) -> Reading:
    """一季度增长0.3%,二季度回升至4.9%: the rate of the next months; behind a fall only where the word says which way it went."""
    memory, value, said = clause.memory, clause.value, clause.tokens[at].text
    if not memory.is_falling or value < 0 or said.startswith(_RISES_AGAIN):
        return yoy(value)
    return yoy(-value) if said.startswith(_OF_FALLS) else NOTHING


@construction("growth_told_last", "P", r"^[Fv]v?P$")
def growth_told_last(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速位列全市第二,达9.2%; 增速高于全市0.4个百分点,达6.8%: the rank, the gap or the change came first."""
    memory = clause.memory
    if clause.unit == "PERCENT" or not match(r"$|[,;x]", clause.following):
        return None
    if memory.last in ("gap", "yoy_accel") and clause.tokens[0].text in _COMES_TO:
        return yoy(-abs(clause.value) if memory.is_falling else clause.value)
    return yoy(clause.value) if memory.last in ("rank_yoy", PASSED) and clause.letters[0] == "F" else None


@construction("growth_arrived_at", "P", r"^[vox]P$", wide=True)
def growth_arrived_at(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速较1-5月回升1.1个百分点至5.6%, 降幅收窄2个百分点到3.1%: where the rate has come to."""
    if clause.memory.last != "yoy_accel" or clause.unit == "PERCENT" or clause.tokens[-2].text not in _ARRIVES:
        return None
    return yoy(-abs(clause.value) if clause.memory.is_falling else clause.value) if match(r"$|[,;x)]", clause.following) else None


@construction("growth_turned_to", "P", r"^v{1,2}P$")
def growth_turned_to(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速由一季度的-5.6%转为3.2%, 由下降5.6%转正至3.2%: behind a fall, what the rate is now."""
    memory, words = clause.memory, "".join(t.text for t in clause.tokens[:-1])
    turns = memory.last == "yoy" and (memory.is_falling or memory.has_sign) and words.startswith("转")
    return yoy(clause.value) if turns and clause.unit != "PERCENT" and match(r"$|[,;x)]", clause.following) else None


@construction("growth_of_those_months", "P", r"^v{0,2}T(?P<said>v{1,5})P$")
def growth_of_those_months(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长22.5%,而在一季度这一数字仅为8.7%: of the rate told right before, in other months."""
    said = clause.text_of(found.start("said"), found.end("said"))
    if not said.startswith(_THIS_FIGURE) or clause.unit == "PERCENT" or not clause.topic_code:
        return None
    memory = clause.memory
    is_certain = memory.last == "yoy" and (not memory.is_falling or clause.value < 0) and match(r"$|[,;x)]", clause.following)
    return yoy(clause.value) if is_certain else NOTHING


REACHED = (
    growth_of_those_months,
    growth_left,
    ratio_left,
    ratio_of_another,
    growth_arrived_at,
    growth_turned_to,
    growth_reached,
    growth_told_last,
)
