"""A city or province whose figure opens a text that goes on to tell its counties or cities apart: 1-10月,荆州市完成固定资产投资800亿元,其中松滋市80亿元."""

from __future__ import annotations

import re
from collections import Counter

from metrics.extraction.zones.gazetteer import regions
from metrics.extraction.zones.place import Place
from metrics.extraction.zones.placenames import PlaceNames
from metrics.model import Region

_OPENS = re.compile(r"[# ]*(?:[^,。;:\n]{0,24},|[^,。;:\n\d]{0,8}\d[\d~至-]{0,5}(?:月份?|年|季度))?")  # a time, and no more
_FIGURE = re.compile(r"(?![^,。;:、()\n\d]{0,20}(?:情况|分析|报告|公报))[^,。;:、()\n\d]{2,24}\d[\d.]{0,12}(?:[万亿]|%|个百分点)")
_ITS_COUNTY = re.compile("[我本全][区县旗]|我市")
_ITS_CITY = re.compile("[我本全][区县旗市州]")
_AROUND = {"county": ("prefecture", _ITS_COUNTY), "prefecture": ("province", _ITS_CITY)}
_OF_WHICH = re.compile("其中[,:]?$")
_BEFORE = 3  # characters


def city_opening(names: PlaceNames, place: Place) -> str | None:
    """The code of the city around a county, or of the province around a city, where its figure is the first of a text, and the
    county or city is one that it compares with others."""
    level, its_own = _AROUND.get(place.level, ("", _ITS_COUNTY))
    if not level or its_own.search(names.text) is not None:
        return None
    told = sorted((at, key[1]) for key, _, at in (*names.known, *names.made) if key[0] == "region")
    if not told:
        return None
    start, code = told[0]
    around = regions()[code]
    if around.level != level or code not in place.above or not names.text.startswith(around.name, start):
        return None
    figure = _FIGURE.match(names.text, start + len(around.name))
    if figure is None or _OPENS.fullmatch(names.text, 0, start) is None or any(start < at < figure.end() for at, _ in told):
        return None
    named = Counter(each for _, each in told)
    of_part = max(named[each] for each in place.own)
    within = {each: times for each, times in named.items() if each not in place.own and each != code and _lies_in(each, around)}
    if level == "province" and not within and not _is_of_which(names.text, told, place):
        return None
    return code if of_part <= max(named[code], sum(within.values())) else None


def _lies_in(code: str, around: Region) -> bool:
    """Whether a county lies in a city, or a city in a province."""
    region = regions()[code]
    return around.name == (region.city if around.level == "prefecture" else region.province) and region.level != around.level


def _is_of_which(text: str, told: list[tuple[int, str]], place: Place) -> bool:
    """湖南省完成固定资产投资1.1万亿元,其中长沙市完成3260亿元: whether the city is first named as one of which the province is made up."""
    first = next(at for at, code in told if code in place.own)
    return _OF_WHICH.search(text, max(0, first - _BEFORE), first) is not None
