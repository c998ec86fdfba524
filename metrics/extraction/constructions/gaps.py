"""Gaps between rates: 高于全省2.3个百分点, 比全市平均低1.2个百分点, 较全国21.4%的增幅高2.4个百分点."""

from __future__ import annotations

import re

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.ranked_among import scope_before
from metrics.extraction.constructions.ranks import PARTS, PRICES
from metrics.extraction.slots import match, search
from metrics.language.seldom import seldom

_WHOLES = ("industrial_va", "industrial_output", "industrial_firms")
_RATE_OF = "rate of "
_OF_FALLS = re.compile(r"R[^,IJ]{0,3}(?:[gh][SIJ]|cS[^,IJ]{0,4}[ghx]B)|cSv{0,2}Rv?[ghxud]B|[gh]Sv{0,2}RB|RcSv?[ud]B")  # slots
_MORE = seldom(r"[高大深]于|超过?|扩大|[比较].{1,8}[高大深多]出?\d")  # 降幅高于全市, 降幅比全市大2个百分点


def _is_of_another(clause: Clause) -> bool:
    """税收增长47%,比全市财政收入增幅高10个百分点: another indicator of another place."""
    against = search(r"[cgh][^IJS]{0,3}S", clause.letters)  # and not the 全区 that the names in front are of
    named = (
        [t.entry.value for t in clause.tokens[against.end() :] if t.letter == "I" and t.entry is not None] if against is not None else []
    )
    return any(code and code.split("_")[0] != clause.topic_code.split("_")[0] for code in named)


def _of_all(clause: Clause) -> re.Match[str] | None:
    """高出全部投资增速11.3个百分点, 高于县域平均增速3.4个百分点: the rate of all that it is a part of."""
    found = search(r"[gh](v{0,2}[xQIJ][xQIJ]{0,3}|v)v?[rv]B$", clause.letters)
    words = clause.text_of(found.start() + 1, found.end() - 1) if found is not None else ""
    return found if re.match("全部|整体|县域|全域|同类|行业|平均", words) or words.endswith(("平均增速", "平均水平", "平均")) else None


def _of_its_whole(clause: Clause) -> re.Match[str] | None:
    """高技术制造业增加值…,高于全市规上工业增速1.6个百分点: of the industry that it is a part of, of the same place."""
    found = search(r"[ghc]Sv?(I)[vr]{0,3}[ghas]?v?B$", clause.letters)
    entry = clause.tokens[found.start(1)].entry if found is not None else None
    is_whole = entry is not None and entry.value in _WHOLES and clause.topic_code.endswith(("_va", "_output"))
    return found if is_whole and clause.topic_code not in _WHOLES else None


def _is_plan(clause: Clause, other: re.Match[str]) -> bool:
    """快于年度投资计划3个百分点: what was planned is no rate."""
    named = [t.entry.value for t in clause.tokens[slice(*other.span(1))] if t.entry is not None]
    return any(code.endswith("_planned") for code in named)


def _is_against_a_place(letters: str) -> bool:
    """Whether a gap is to a place, and not to another time: 高于全省…, 比去年同期高…."""
    if search(r"[gh][v]{0,1}[YVOT][vrlx]{0,3}B$", letters):
        return False
    return search(r"[ghc].{0,3}S|S[vrxI]{0,4}[gh][v]?B$", letters) is not None


@construction("gap", "B", r"(?:[gh]|c)[^gh]{0,12}B$|S[^,]{0,6}[gh][v]?B$|^j?Sv{0,2}B$")
def gap(clause: Clause, found: re.Match[str]) -> Reading | None:
    """高于全省2.3个百分点, 比全市平均高14.8个百分点."""
    letters = clause.letters
    if re.fullmatch(r"j?Sv{0,2}B", letters):  # 高于全国1.2个百分点、全省1个百分点
        if clause.memory.last != "gap":
            return None
        return Reading("gap", -clause.value if clause.memory.is_below else clause.value, "PP", scope_before(clause))
    other = search(r"[ghc][YvT]{0,2}([IJ])[vr]{0,3}[ghas]?v?B$", letters)
    if other is not None and "居民" in clause.tokens[other.start(1)].text and letters[other.start(1)] == "J":
        return None  # 农村居民人均可支配收入增长7.1%,比城镇居民增速高1.6个百分点: of other people
    other = other or _of_its_whole(clause) or _of_all(clause)
    if other is None and not _is_against_a_place(letters):
        return None
    if other is not None and _is_plan(clause, other):
        return NOTHING
    if clause.unit == "PERCENT" and clause.topic_code not in PRICES:
        return NOTHING  # 产销率98.9%,高于全国2.1个百分点: no growth stands behind it
    if "差" in clause.text_of(0, len(letters)).replace("差于", ""):
        return Reading("", base="distance")  # 与全省差距由2.8个百分点缩小至2.1个百分点
    if "Z" in letters or "H" in letters or ("r" not in letters and clause.memory.last in PARTS):
        return NOTHING
    if clause.memory.status == "target" or (other is None and _is_of_another(clause)):
        return NOTHING
    falls = bool(search(r"[hds]", letters)) and not search(r"g", letters)
    value = -abs(clause.value) if falls else clause.value
    still = clause.memory.last == "gap" and clause.memory.is_of_falls and search("[rRud]", letters) is None  # …,比全省低0.5个百分点
    if still or _OF_FALLS.search(letters):  # 降幅低于全市4.7个百分点: it grew by more
        value = -clause.value if _MORE.search(clause.text_of(0, len(letters))) else abs(clause.value)
    scope = clause.text_of(*other.span(1)) if other is not None else scope_before(clause)
    return Reading("gap", value, "PP", scope)


@construction("gap_to_rate", "BP", r"[Yghc]v?S[^,S]{0,4}P$|^v{0,3}r?[gh]v?B$|^v{0,2}rv?B$")
def gap_to_rate(clause: Clause, found: re.Match[str]) -> Reading | None:
    """较全国进出口21.4%的增幅高2.4个百分点, 高于全市6.1%的增速1.2个百分点: the rate of others, and the gap to it."""
    letters = clause.letters
    if letters.endswith("P"):
        below = "below " if "h" in letters else ""
        return (
            Reading("", base=f"{_RATE_OF}{below}{scope_before(clause)}") if match(r"v{0,2}rv?B|v{0,3}r?[gh]v?B", clause.following) else None
        )
    if not clause.memory.last.startswith(_RATE_OF):
        return None
    below, _, scope = clause.memory.last.removeprefix(_RATE_OF).rpartition(" ")
    return Reading("gap", -clause.value if below or "h" in letters else clause.value, "PP", scope)


@construction("gap_in_percent", "P", r"rv?D?[gh]S(?:jS)+v?P$", wide=True)
def gap_in_percent(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增速分别高于全省、全市1.2%和0.9%: points, sloppily written."""
    if clause.memory.last != "yoy" or "D" not in found.group():
        return None
    return Reading("gap", -clause.value if "h" in found.group() else clause.value, "PP", scope_before(clause))


GAPS = (gap_to_rate, gap_in_percent, gap)
