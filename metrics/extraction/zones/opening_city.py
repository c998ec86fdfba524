"""A city whose figure opens a text that goes on to tell its counties apart: 1-10月,荆州市完成固定资产投资800亿元,其中松滋市80亿元."""

from __future__ import annotations

import re
from collections import Counter

from metrics.extraction.zones.gazetteer import regions
from metrics.extraction.zones.place import Place
from metrics.extraction.zones.placenames import PlaceNames

_OPENS = re.compile(r"[# ]*(?:[^,。;:\n]{0,24},|[^,。;:\n\d]{0,8}\d[\d~至-]{0,5}(?:月份?|年|季度))?")  # a time, and no more
_FIGURE = re.compile(r"(?![^,。;:、()\n\d]{0,20}(?:情况|分析|报告|公报))[^,。;:、()\n\d]{2,24}\d[\d.]{0,12}(?:[万亿]|%|个百分点)")
_ITS_COUNTY = re.compile("[我本全][区县旗]|我市")


def city_opening(names: PlaceNames, place: Place) -> str | None:
    """The code of the city around a county where its figure is the first of a text, and the county is one that it compares with others."""
    if place.level != "county" or _ITS_COUNTY.search(names.text) is not None:
        return None
    told = sorted((at, key[1]) for key, _, at in (*names.known, *names.made) if key[0] == "region")
    if not told:
        return None
    start, code = told[0]
    city = regions()[code]
    if city.level != "prefecture" or code not in place.above or not names.text.startswith(city.name, start):
        return None
    figure = _FIGURE.match(names.text, start + len(city.name))
    if figure is None or _OPENS.fullmatch(names.text, 0, start) is None or any(start < at < figure.end() for at, _ in told):
        return None
    named = Counter(each for _, each in told)
    of_county = max(named[each] for each in place.own)
    others = sum(times for each, times in named.items() if each not in place.own and each != code and regions()[each].city == city.name)
    return code if of_county <= max(named[code], others) else None
