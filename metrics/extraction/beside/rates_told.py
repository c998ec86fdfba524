"""Rates of places that say of nothing what they are of: it is growth that orders the places, or that was told of the whole before."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.language.seldom import seldom

# 论速度,冲在前头的是…; 看增幅,…; 从增速看,…
_BY_SPEED = seldom("(?:论|比|看|从|按|以)(?:发展|增长)?(?:速度|增速|增幅)(?:[上来而]?[看论说]|论|排|来说)?,")
# 前三名为…, 排在前头的是…, 后两位是…: which places lead or trail, and not by their amounts
_LEAD = seldom("[前后末][一二三四五六七八九十两\\d]{1,2}[名位]|前[头面列茅]|垫底|靠[前后]|领跑|居[前末]|[最较][快慢]")
_BY_AMOUNT = ("总量", "规模", "占比", "比重", "贡献", "总额")
_BRACKETED = re.compile(r"S\([PX]\)")  # slots
_GROWN = re.compile("[ud]v?[PX]")  # slots
_OTHER_RATES = frozenset("zZHGWCL")  # slots of shares, completions and points


def tells_rates(text: str, sentence: Sentence, has_grown_before: bool) -> bool:
    """论速度,甲区(1.6倍)…; 前三名为甲市(13.6%)、…, where the growth of the whole was told before: whether rates of places are their growth.

    `text` is that of the article; of a goal or of shares they are not.
    """
    start, end = sentence.start, sentence.end
    if not _OTHER_RATES.isdisjoint(sentence.letters) or any(word in text[start:end] for word in _BY_AMOUNT):
        return False
    if text[start : start + 1] in "论比看从按以" and _BY_SPEED.match(text, start, end) is not None:
        return True
    return has_grown_before and _BRACKETED.search(sentence.letters) is not None and _LEAD.search(text, start, end) is not None


def has_grown(letters: str) -> bool:
    """Whether growth is the one rate that a sentence tells.

    >>> has_grown("T,SIM,YuP"), has_grown("T,SIM,YuP,zSIP"), has_grown("T,SIM")
    (True, False, False)
    """
    return _OTHER_RATES.isdisjoint(letters) and _GROWN.search(letters) is not None
