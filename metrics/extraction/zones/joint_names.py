"""Zones that two regions run together, towns built for one trade (盐城环保科技城), and parts of a zone that are called by their region: 江阴-靖江工业园区, 苏州宿迁工业园区, 霍尔果斯经济开发区伊宁园区."""

from __future__ import annotations

import re

from metrics.extraction.zones.gazetteer import short_names
from metrics.extraction.zones.signatures import only_by_stem

_LENGTHS = (4, 3, 2)  # characters of a region's short name
_PARK = ("园", "园区", "合作区")
_BRANCH = re.compile(r"(?:新疆(?:生产建设)?(?=兵团))?([\u4e00-\u9fff]{2,4}?)(?:园区|分区|片区|直管区)")
# 盐城环保科技城, 天津生态城, 文昌国际航天城
_TOWN_OF_TRADE = re.compile(
    r"(?![\u4e00-\u9fff]{0,3}[在的与和及为等是有对将到从家省级市区推进建设发展大力加快支持来设立])[\u4e00-\u9fff]{0,4}?(?:科技城|生态城|航天城|科学城)(?!管委)"
)
_NO_REGION = ("兵团",)


def partner_before(text: str, at: int, name: str, kind: str) -> str:
    """江阴- of 江阴-靖江工业园区, where 靖江 stands at `at`: the region before it, in which it does not lie; empty where none stands there.

    >>> partner_before("江阴-靖江工业园区", 3, "靖江", "工业园区"), partner_before("泰州靖江工业园区", 2, "靖江", "工业园区")
    ('江阴-', '')
    """
    dash = "-" if text[at - 1 : at] == "-" else ""
    if not kind.endswith(_PARK):
        return ""
    own, end = only_by_stem().get(name), at - len(dash)
    if dash and (partner := next((text[end - n : end] for n in _LENGTHS if n <= end and text[end - n : end] in short_names()), "")):
        return partner + dash  # 甘孜-眉山工业园区, though a county and a prefecture are called 甘孜
    if own is None:
        return ""
    other = next((found for n in _LENGTHS if n <= end and (found := only_by_stem().get(text[end - n : end])) is not None), None)
    if other is None or other is own or other.name in (own.city, own.province) or own.name in (other.city, other.province):
        return ""
    return f"{other.short or other.name[:-1]}{dash}"


def branch_behind(text: str, end: int) -> str:
    """伊宁园区 of 霍尔果斯经济开发区伊宁园区, where the zone's name ends at `end`: a part of it, which is called by its region."""
    found = _BRANCH.match(text, end)
    return found.group() if found is not None and (found[1] in short_names() or found[1] in _NO_REGION) else ""


def town_behind(text: str, end: int) -> str:
    """环保科技城 of 盐城环保科技城, where the region's name ends at `end`: a zone of its own."""
    found = _TOWN_OF_TRADE.match(text, end)
    return found.group() if found is not None else ""
