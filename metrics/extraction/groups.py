"""Tell that a page is about all zones of a region together: 全省89个开发区, 全市县域工业集中区, not about one of them."""

from __future__ import annotations

import re
from functools import cache

from metrics.extraction.gazetteer import regions, short_names

_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})[个家]"
_QUALITY = r"(?:[百千]亿级|国家级?|自治区级|省级|市级|县域|各类?)(?:及以上|以上)?"
_KIND = r"(?:产业|工业)?(?:(?:经济技术)?开发区|高新技术产业开发区|园区|经开区|高新区|集聚区|集中区|综保区|综合保税区|自贸试验区)"
_OF_ALL = r"(?:[全我]省|[全我]州|全市)"  # all of a region are several by themselves
_NOT_RANKED = r"(?<![在居列位于占比较据入进跻])"
_IS_SUBJECT = r"(?!管委|党工委|党委|考核|综合|排名|排位|中[,的位居排]|第|前|发展水平|行列|平均|同类|先进|十强|百强|主任|书记|领导|揭牌|里|内|增速|总数)"
_FIGURE = re.compile(r"\d(?:亿|万|%)")
_LEAD = 220  # characters: the headline and the beginning of the first paragraph


@cache
def _group() -> re.Pattern[str]:
    """All zones of a region; of a region by name it must be said how many, or of which rank: 湖南省78家省级及以上开发区."""
    provinces = "|".join(sorted({region.short for region in regions().values() if region.level == "province"}))
    named = rf"(?:[省市州]|{provinces})(?:{_COUNT}(?:{_QUALITY})?|{_QUALITY})"
    return re.compile(rf"{_NOT_RANKED}(?:{_OF_ALL}(?:{_COUNT})?(?:{_QUALITY})?(?:重点)?|{named}|(?P<city>[\u4e00-\u9fff]{{2}}(?<![省市州])){_COUNT}){_KIND}{_IS_SUBJECT}")


def names_all_zones(text: str) -> int:
    """Where a page's headline or lead has all zones of a region for its subject, before it gives a figure; -1 where it has not."""
    for found in _group().finditer(text, 0, _LEAD):
        line = text.rfind("\n", 0, found.start()) + 1
        is_of_nobody = found["city"] is not None and found["city"] not in short_names()  # 拥有19个园区
        if not is_of_nobody and _FIGURE.search(text, line, found.start()) is None:
            return found.start()
    return -1
