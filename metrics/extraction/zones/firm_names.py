"""Firms that bear a city's name: 唐山松下 alone does not make a page Tangshan's."""

from __future__ import annotations

import re

from metrics.extraction.zones.own_words import ends_of
from metrics.language.seldom import seldom
from metrics.model import Region

_HAN = r"[\u4e00-\u9fff]"
# 某市甲乙公司, 某市甲乙、丙丁、戊己等重点企业: a firm, by what it is or by those that stand beside it.
_FIRM = seldom(
    rf"({_HAN}{{2}}){_HAN}{{0,10}}?(?:公司|(?<!传媒)(?<!报业)集团|股份|药业|重工)|({_HAN}{{2}}){_HAN}{{0,4}}(?:、{_HAN}{{2,8}})+等[^,。;\n]{{0,14}}?(?:企业|公司|厂家)"
)
_NO_FIRM = re.compile("[市县区]|经济|高新|开发|全|本|的|与|和|在|上半|前三|[一首]季|去年|今年|实现|完成")


def is_named_by_firms_alone(text: str, region: Region) -> bool:
    """Whether a region's name stands in a text only before what firms are called, and never as its own.

    >>> from metrics.extraction.zones.gazetteer import by_short_name
    >>> is_named_by_firms_alone("苏州甲子、乙丑等重点企业增长较快,全区…;参观苏州甲子。", by_short_name("苏州")[0])
    True
    >>> is_named_by_firms_alone("苏州甲子公司增长较快,苏州外贸…。", by_short_name("苏州")[0])
    False
    """
    if len(region.short) < 2 or region.name in text:
        return False
    ends = list(ends_of(text, region.short))
    firms = {first for end in ends if (first := _firm_at(text, end))}
    return bool(firms) and all(text[end : end + 2] in firms for end in ends)


def _firm_at(text: str, end: int) -> str:
    """The first two characters of the firm that is named behind a region's name; empty where none is."""
    found = _FIRM.match(text, end) if _NO_FIRM.match(text, end) is None else None
    return (found[1] or found[2]) if found is not None else ""
