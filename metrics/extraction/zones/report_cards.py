"""A city that lets its districts and zones stand beside each other: 各县市区上半年成绩单揭晓, 西安各开发区“成绩单”出炉. What it tells is the city's, and each zone's own."""

from __future__ import annotations

import re

from metrics.extraction.zones.gazetteer import by_short_name, regions, zones
from metrics.extraction.zones.place import Place
from metrics.extraction.zones.zonenames import written
from metrics.language.vocabulary import any_of
from metrics.model import Region

_NAMES = (2, 3, 4)  # characters of a city's short name
_HEAD = 80  # characters: the headline and the line below it
_DISTRICTS = "县[、]?市[、]?区|区[、]?县[、]?市|区[、]?市[、]?县|市[、]?县[、]?区|区[、]?市|县[、]?区|区[、]?县|县[、]?市"
_RESULT = f"(?:{any_of('ranking_word')})"
_COMPARED = {
    level: re.compile(rf"各[大个]?(?:{parts})[^。\n]{{0,24}}{_RESULT}|{_RESULT}[^。]{{0,24}}各[大个]?(?:{parts})(?!长|委|政府)")
    for level, parts in {"zone": f"{_DISTRICTS}|开发区|园区|功能区|板块", "county": _DISTRICTS}.items()
}
_OF_ALL = ("全市", "我市")
_OF_A_ZONE = ("我区", "全区", "本区", "全县", "我县")


def city_comparing(text: str, place: Place) -> Region | None:
    """烟台市 of such a page that names 烟台保税港区 or 龙口市 most; None where the headline names that, or the page calls its place 全区."""
    head = text.lstrip()[:_HEAD]
    if place.level not in _COMPARED or "各" not in head or _COMPARED[place.level].search(head) is None:
        return None
    county = regions()[min(place.own)] if place.level == "county" else None
    names = written(place.name or "") if county is None else (county.name, county.short or county.name[:-1])
    title = head.partition("\n\n")[0]
    if any(word in title for word in names) or any(word in text for word in _OF_A_ZONE) or not any(word in text for word in _OF_ALL):
        return None
    return _city_of(place.name or "") if county is None else _called(county.city)


def _city_of(zone: str) -> Region | None:
    """The city that a zone lies in, or that its name begins with where no gazetteer has it."""
    if (known := zones().get(zone)) is not None:
        return _called(known.city)
    named = [each for length in _NAMES for each in by_short_name(zone[:length]) if each.level == "prefecture"]
    return named[0] if len(named) == 1 else None


def _called(city: str) -> Region | None:
    return next((each for each in regions().values() if each.level == "prefecture" and each.name == city), None)
