"""Rows of a city's own zones among those of its counties: 沭阳县, 泗洪县, 经济技术开发区 in a table of 宿迁市."""

from __future__ import annotations

import re
from collections.abc import Collection

from metrics.extraction.zones.gazetteer import cities_of
from metrics.extraction.zones.kinds import OWN, WHOLE
from metrics.language.vocabulary import vocabulary

_KIND = re.compile(f"市?(?:本级)?((?:{WHOLE})|(?:{OWN}))")
_FEWEST = 2  # counties that tell the city


def city_of(names: Collection[str]) -> str:
    """The one city in which all counties that a table names lie, or nothing."""
    found = [cities for name in names if (cities := cities_of(name))]
    common = frozenset.intersection(*found) if len(found) >= _FEWEST else frozenset[str]()
    return next(iter(common)) if len(common) == 1 else ""


def zone_of_city(city: str, words: str) -> str:
    """The zone that is called by the city's name and these words, where there is just one."""
    kind = _KIND.fullmatch(words) if city else None
    named = vocabulary().entries.get(city.removesuffix("市") + kind[1], ()) if kind is not None else ()
    zones = {entry.value for entry in named if entry.type == "zone"}
    return zones.pop() if len(zones) == 1 else ""
