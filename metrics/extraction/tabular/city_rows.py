"""Rows of a city's own zones among those of its counties: 沭阳县, 泗洪县, 经济技术开发区 in a table of 宿迁市."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from metrics.extraction.tabular.captions import distinct
from metrics.extraction.tabular.cells import is_figure
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.heads import clean, facets
from metrics.extraction.zones.gazetteer import cities_of, zones
from metrics.extraction.zones.kinds import OWN, WHOLE
from metrics.language.vocabulary import vocabulary, words_of
from metrics.model import Cell

_KIND = re.compile(f"市?(?:本级)?((?:{WHOLE})|(?:{OWN}))")
_NAMED = re.compile("([一-鿿]{2,4})区")
_SHORT = {"高区": "高新区", "经区": "经开区", "高新": "高新区", "经开": "经开区"}  # as the tables of some cities say
_KINDS = tuple(words_of("zone_short_word"))
_FEWEST = 2  # counties that tell the city


def city_of(names: Collection[str]) -> str:
    """The one city in which all counties that a table names lie, or nothing."""
    found = [cities for name in names if (cities := cities_of(name))]
    common = frozenset.intersection(*found) if len(found) >= _FEWEST else frozenset[str]()
    return next(iter(common)) if len(common) == 1 else ""


def city_of_zones(names: Collection[str]) -> str:
    """The one city in which all zones that the heads of a table name lie, or nothing: whose 全市 is, beside 宿迁经开区 and 沭阳经开区."""
    cities = {zone.city if (zone := zones().get(name)) is not None else "" for name in names}
    return cities.pop() if len(names) >= _FEWEST and len(cities) == 1 else ""


def zone_of_city(city: str, words: str) -> str:
    """The zone that is called by the city's name and these words, where there is just one: 经开区; 临港区 of 威海临港经开区."""
    if not city:
        return ""
    stem = city.removesuffix("市")
    kind = _KIND.fullmatch(words)
    if kind is not None:
        return _only({stem + kind[1]})
    if words in _SHORT:
        return _only({stem + _SHORT[words]})
    named = _NAMED.fullmatch(words)
    return _only({stem + named[1] + each for each in _KINDS}) if named is not None and not cities_of(words) else ""


def in_city(said: Facets, *cities: str | None) -> Facets:
    """What a row says, whose name several districts have, where one of them lies in a city that is told: 朝阳区 in a table of 北京市's."""
    is_open = bool(said.zone) and said.rest == said.zone
    return replace(said, rest="") if is_open and not cities_of(said.zone).isdisjoint(filter(None, cities)) else said


def _only(names: Collection[str]) -> str:
    """The one zone that any of these names is of, or nothing."""
    entries = vocabulary().entries
    zones = {entry.value for name in names for entry in entries.get(name, ()) if entry.type == "zone"}
    return zones.pop() if len(zones) == 1 else ""


def is_of_a_zone(row: tuple[Cell | None, ...]) -> bool:
    """Whether a row names a zone or region, and has figures."""
    first = next((cell for cell in row if cell is not None and cell.text.strip()), None)
    return first is not None and bool(facets(clean(first.text)).zone) and any(map(is_figure, distinct(row)))
