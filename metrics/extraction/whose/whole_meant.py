"""Whose figures are that name nobody on a page that tells of several regions side by side: of the one region that the paragraph names."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.zones.gazetteer import region_name, regions
from metrics.extraction.zones.groups import AREA
from metrics.extraction.zones.side_by_side import regions_in

_WHOLE = re.compile("[全该]([省市县区州])")
# 15个城市, 三省: in such a paragraph a figure may be of all of them
_SEVERAL = re.compile(
    "(?:\\d{1,2}|[两二三四五六七八九十]{1,3})[个大座]?(?:省|城市|[地州]?市|县|区(?!间)|地区)|[东中西]部|合计|加起来|总和|之和"
)
_HEAD = r"(?:^|[,。;:!?“—年月度日期中]|来看|的是|[上下]半年)(?:{})"


def whole_meant(context: Context, text: str, sentence: Sentence, at: int) -> str | None:
    """杭州 of 上半年,杭州进出口增长6%。全市投资增长3%, where its paragraph names no other city; 东部地区, on a page of no place; None where nobody says who it is."""
    token, place = sentence.tokens[at], context.place
    if token.text[0] == "该" and (told := _named_before(context, sentence, at)):
        return told
    if token.text.endswith(AREA):
        return None if place.level else token.text
    whole = _WHOLE.fullmatch(token.text)
    if whole is None or not (place.is_of_regions or (place.level == "province" and whole[1] in "市州")):
        return None
    before = text[text.rfind("\n", 0, token.start) + 1 : token.start]
    before = before.partition(token.text)[0]  # 全市生产总值增速高于南京。全市…: not 南京, then
    meant = {name for code in regions_in(before) if (name := region_name(code))[-1] == whole[1]}
    if whole[1] == "市" and any(regions()[code].level == "county" for code in regions_in(before)):
        return None  # 丹阳市完成30亿元。全市完成200亿元: of the city around
    return meant.pop() if len(meant) == 1 else None


def _named_before(context: Context, sentence: Sentence, at: int) -> str:
    """会泽县 of 会泽县干了35亿元,这是该县1至4月的固定资产投资, on the page of the city around: the one place of its kind that the sentence has named."""
    kind = sentence.tokens[at].text[1:]
    named = {t.entry.value for t in sentence.tokens[:at] if t.letter == "S" and t.entry is not None and t.entry.type == "region"}
    told = {name for name in map(region_name, named) if name.endswith(kind)}
    return told.pop() if len(told) == 1 and context.place.level in ("prefecture", "province") and not named & context.place.own else ""


def region_of_paragraph(context: Context, text: str, start: int) -> str | None:
    """浙江 of a paragraph that begins at `start`: 浙江稳步前行。财政收入4400亿元…. It begins a clause with that region and names no other, but the one around it; None elsewhere."""
    if not context.place.is_of_regions:
        return None
    end = text.find("\n", start)
    words = text[start : end if end >= 0 else len(text)]
    codes = dict.fromkeys(regions_in(words))
    around = {name for code in codes for name in (regions()[code].province, regions()[code].city) if name != region_name(code)}
    named = [regions()[code] for code in codes if region_name(code) not in around]
    if len(named) != 1 or _SEVERAL.search(words) is not None:
        return None
    region = named[0]
    called = "|".join(map(re.escape, {region.name, region.short or region.name}))
    return region.name if re.search(_HEAD.format(called), words) is not None else None
