"""Growth told as a multiple or without a number: 增长1.5倍, 是去年的2.3倍, 翻一番, 与上年同期持平."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.accelerations import is_against_a_wish
from metrics.extraction.constructions.growth import TURNED
from metrics.extraction.constructions.growth_bases import growth_measure
from metrics.extraction.constructions.ranks import PARTS
from metrics.extraction.slots import match, search
from metrics.language.seldom import seldom
from metrics.language.vocabulary import words_of

_IS = ("相当于", "为", "是")  # …为上年同期2.5倍

_LONG_AGO = seldom(r"(?:年[之以]?前|[^\d年以目当]前|之初|初期|伊始|当年|那年|时|五[”\"](?:末|时期|期间)?|\d{4}年(?:全年)?[末底]?)的?约?$")

_RANKS = tuple(words_of("rank_noun_word"))


@construction("multiple", "X", r"[ur][vF]{0,2}X$|[YO]v{0,2}X$")
def multiple(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增长1.5倍 is 150 %; 相当于上年的2.5倍 too."""
    if found.group()[0] == "r" and search("[IJ]v?r[vF]{0,2}X$", clause.letters) and any(t.text in _IS for t in clause.tokens):
        return NOTHING  # 税收增长10.2%,是GDP增速的1.3倍
    measure = growth_measure(clause)
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
    if clause.months != (1, 12) and any(t.letter in "mop" and t.text.endswith("全年") for t in clause.tokens):
        return NOTHING  # 上半年…,是去年全年的1.2倍: of half a year and a whole one
    return Reading("yoy", (clause.value - 1) * 100, "PERCENT")


@construction("multiple_since", "X", r"v{1,2}D?v?[xNT][xNTv]{0,3}X$")
def multiple_since(clause: Clause, found: re.Match[str]) -> Reading | None:
    """是五年前的3倍, 为建区之初的120倍, 是“十五”末的4倍: of many years, and told of what goes on behind it."""
    if not any(t.text in _IS for t in clause.tokens[found.start() : found.start() + 2]):
        return None
    return NOTHING if _LONG_AGO.search(clause.text_of(found.start(), len(clause.tokens) - 1)) is not None else None


@construction("percent_of", "P", r"m[vp]{0,2}P$")
def percent_of(clause: Clause, found: re.Match[str]) -> Reading | None:
    """为去年同期的113.5% is growth of 13.5 %; of a ratio, or beside a goal or a share, it is none."""
    if "N" in clause.letters or search("[zZGH]", clause.letters) or clause.unit == "PERCENT" or not clause.memory.has_level:
        return None
    return Reading("yoy", clause.value - 100, "PERCENT") if match("[,;x]|$", clause.following) else None


@construction("doubled", "b", r"b$")
def doubled(clause: Clause, found: re.Match[str]) -> Reading | None:
    """翻一番 is 100 %, 翻两番 300 %."""
    if clause.following.startswith("j") or match("v?G", clause.following):
        return NOTHING  # 实施经济总量翻番、工业强市等战略
    if not search(r"[YuIJ]|^v*b$", clause.letters) or "N" in clause.letters or clause.memory.status == "target":
        return NOTHING
    entry = clause.number.entry
    if entry is not None and entry.value != "1" and "Y" not in clause.letters:
        return NOTHING  # 从24亿元提高到70亿元,翻了两番: in how many years?
    measure = growth_measure(clause)
    return Reading(measure, Decimal(entry.value) * 100, "PERCENT") if entry and measure else NOTHING


@construction("flat", "f", r"f$")
def flat(clause: Clause, found: re.Match[str]) -> Reading | None:
    """与上年同期持平 is a growth of 0."""
    if "O" in clause.letters and match("v{1,2}[ud]", clause.following):
        return Reading("", base=TURNED + "mom")  # 环比由上月的持平转为下降0.2%
    if clause.memory.last in ("yoy", "yoy_accel", "gap", "rank_yoy", "rank_level") or search(r"[rR][^;M]*f$", clause.wide) is not None:
        return NOTHING  # 增长8.4%,与去年同期持平: the rate is; 增速居全省第二位,与去年同期持平: the rate or the rank
    if "Z" in clause.letters or clause.memory.last in PARTS or any(t.text.endswith(_RANKS) for t in clause.tokens):
        return NOTHING  # 占比29%,与上年持平; 与去年同期位次持平
    if "Y" not in clause.letters or search(r"[rRV]", clause.letters) or is_against_a_wish(clause):
        return NOTHING  # 与上年预期持平
    return Reading("yoy", Decimal(0), "PERCENT")


MULTIPLES = (multiple, multiple_of, multiple_since, percent_of, doubled, flat)
