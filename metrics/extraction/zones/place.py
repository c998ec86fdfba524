"""The zone or region that a document is about: what it is called, and which regions it is and lies in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from metrics.extraction.zones.gazetteer import above, around, regions, zones
from metrics.extraction.zones.zonenames import written
from metrics.language.vocabulary import vocabulary
from metrics.model import Region

TITLE = 60  # characters: names in the title weigh more
REGIONS = ("province", "prefecture", "county")  # the levels of places that are no zones
LEAD = 200  # and so do those in the lead


@dataclass(frozen=True, slots=True)
class Place:
    """A document's place. level is zone, county, prefecture, province, or empty where nothing is named."""

    name: str | None
    level: str
    own: frozenset[str]  # region codes that mean the place itself
    above: frozenset[str]  # region codes of the city and province around it
    is_given: bool = False  # by whoever asks, whatever the text says
    is_one_of_many: bool = False  # the document gives figures of several zones or regions
    is_of_regions: bool = False  # and those are regions, told of side by side
    is_part: bool = False  # a part of the page's zone, which bears a name of its own
    met: frozenset[str] = frozenset()  # other zones, who came to see it or whom its people went to see


NOWHERE = Place(None, "", frozenset(), frozenset())
PART = Place(None, "", frozenset(), frozenset(), is_part=True)
GROUP = Place(None, "", frozenset(), frozenset(), is_one_of_many=True)
REGIONS_BESIDE = replace(GROUP, is_of_regions=True)


def zone_place(name: str) -> Place:
    """A zone as a place, by its name; around it lie the city and the province that the gazetteer knows, or that its name tells."""
    zone = zones().get(name)
    return Place(name, "zone", frozenset(), above(zone.province, zone.city) if zone else around(name))


def region_place(region: Region, own: frozenset[str]) -> Place:
    """A region as a place; `own` are the codes of those that its name can mean."""
    return Place(region.name, region.level, own, above(region.province, region.city) - own)


def named_place(name: str) -> Place:
    """The place that a user named, by full name or alias; a name nobody knows is taken as a zone's."""
    return replace(_place_of_name(name), is_given=True)


def _place_of_name(name: str) -> Place:
    if name in zones():
        return zone_place(name)
    entries = [e for e in vocabulary().entries.get(name, ()) if e.type in ("zone", "region")]
    if entries and entries[0].type == "region":
        own = frozenset(e.value for e in entries)
        return region_place(regions()[min(own)], own)
    return zone_place(entries[0].value if entries else name)


def city_of(place: Place) -> str:
    """The city that a place is or lies in; empty for a province and where nothing is named."""
    zone = zones().get(place.name or "")
    region = regions().get(min(place.own, default=""))
    if zone is not None or region is None:
        return zone.city if zone is not None else ""
    return region.name if region.level == "prefecture" else region.city


def place_in_title(text: str, name: str | None) -> int:
    """Where the first line names a zone; -1 where it does not."""
    return _place_in(text[:TITLE], name) if name is not None else -1


@lru_cache(maxsize=1 << 12)
def _place_in(head: str, name: str) -> int:
    line = head.split("\n")[0]
    return min([line.find(word) for word in written(name) if word in line], default=-1)
