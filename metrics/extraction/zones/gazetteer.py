"""The zones and regions of seeds/, asked by name and by code."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from metrics.language.vocabulary import any_of
from metrics.model import Region, Zone
from metrics.seeds import load_regions, load_zones

_CORPS = "6590"  # how the codes of the cities begin that divisions of the 兵团 run
_KIND, _SHORTEST = re.compile(f"(?:{any_of('zone_whole_word')})$"), 3  # characters of a name that is no region's
_CALLED_SHORT = ("经开区", "高新区")
_ECONOMIC = ("开发区", "经开区", "经济开发区", "经济技术开发区")
_NO_MAIN_ZONE = ("合作区", "实验区", "试验区")
_KINDS = re.compile(f"[市县区]?(?:国家级?|省级)?(?:{any_of('zone_stem_word')})")  # what follows a region in a zone's name


@cache
def zones() -> dict[str, Zone]:
    """The zones of seeds/zones.csv by their canonical names."""
    return {zone.name: zone for zone in load_zones()}


@cache
def regions() -> dict[str, Region]:
    """The regions of seeds/regions.csv by their codes."""
    return {region.code: region for region in load_regions()}


@cache
def short_names() -> frozenset[str]:
    """Short names of all regions; a county's stands for it only before 开发区 and the like."""
    return frozenset(region.short for region in load_regions() if len(region.short) > 1)


@cache
def stems() -> frozenset[str]:
    """Short names, and those of districts that only one has: 铜梁 of 铜梁区, which stands for it only before 高新区 and the like."""
    districts = Counter(region.name[:-1] for region in load_regions() if region.name.endswith("区") and len(region.name) > 2)
    return short_names() | {stem for stem, times in districts.items() if times == 1}


@cache
def zone_by_street() -> dict[str, str]:
    """Zones by the town or street that is run together with them; the country has none other of that name."""
    return {street: zone.name for zone in load_zones() for street in zone.streets}


def runs_city(zone: str, code: str) -> bool:
    """Whether a zone is the 兵团, whose divisions run the city of a code: 北屯市 is a part of it, as a county is one of its province."""
    known = zones().get(zone)
    return known is not None and known.zone_type == "兵团" and code.startswith(_CORPS)


def region_name(code: str) -> str:
    """The name of a division code."""
    return regions()[code].name if code in regions() else code


def region_short(code: str) -> str:
    """新田 of 新田县: what stands for a region before 开发区 and the like; empty for a code nobody knows."""
    region = regions().get(code)
    return (region.short or region.name[:-1]) if region is not None else ""


def is_plain_province(code: str) -> bool:
    """True for 江苏省 and the like, not for 北京市, which is a city too."""
    region = regions().get(code)
    return region is not None and region.level == "province" and not region.name.endswith("市")


@cache
def province_shorts() -> frozenset[str]:
    """安徽 and the like, 上海 too: behind them 开发区 are all that there are."""
    return frozenset(region.short for region in load_regions() if is_plain_province(region.code) or region.short == "上海")


@cache
def own_regions(zone: str | None) -> tuple[str, ...]:
    """The districts that a zone is run together with."""
    known = zones().get(zone or "")
    return tuple(filter(None, known.admin_alias.split("|"))) if known is not None else ()


def lies_in(zone: str, region: str) -> bool:
    """Whether a zone lies in a city or province."""
    known = zones().get(zone)
    return known is not None and region in (known.city, known.province)


def only_zone_of(region: str, kind: str) -> str | None:
    """The zone of a city or county, where there is just one of its kind: 经济 or 高新."""
    found = [zone.name for zone in _zones_in(region) if kind in zone.name and not zone.name.endswith(_NO_MAIN_ZONE)]
    return found[0] if len(found) == 1 else None


def zone_of_kind(region: str, word: str) -> str | None:
    """The zone that a word for a kind means in a region: 开发区 its only economic one, 高新区 its only high-tech one, 航空港区 the one that is called so; 经开区 of several the one that bears the region's name."""
    if "高新" in word or word in _ECONOMIC:
        only = only_zone_of(region, "高新" if "高新" in word else "经济")
        return only or (zone_called(region, word) if word in _CALLED_SHORT else None)
    return zone_called(region, word)


def zone_called(region: str, word: str) -> str | None:
    """The zone of a city or county that is called by a word for a kind of zones alone, or by that behind the region: 航空港区 in 郑州市."""
    called = {word, region + word, region[:-1] + word}
    found = [zone.name for zone in _zones_in(region) if not called.isdisjoint((zone.name, *zone.aliases))]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1 << 10)
def namesake_in(city: str, word: str, name: str) -> str:
    """The zone of a city that goes by a word which elsewhere stands for the zone of that `name`: 杭州湾经开区 in 绍兴市; empty where there is none."""
    known, kind = zones().get(name), _KIND.search(word)
    stem = word[: kind.start()] if kind is not None else ""
    if known is None or city == known.city or len(stem) < _SHORTEST or stem in stems():
        return ""
    found = [zone.name for zone in _zones_in(city) if stem in zone.name and ("高新" in zone.name) == ("高新" in word)]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1 << 10)
def _zones_in(region: str) -> tuple[Zone, ...]:
    """The zones that lie in a city, or are run together with a district."""
    return tuple(zone for zone in load_zones() if region in (zone.city, *zone.admin_alias.split("|")))


def is_short_for(words: str, zone: str | None) -> bool:
    """台商区 for 泉州台商投资区: its characters in their order."""
    rest = iter(zone or "")
    return len(words) > 2 and words.endswith("区") and all(character in rest for character in words)


@cache
def above(province: str, city: str) -> frozenset[str]:
    """The codes of a province and a city by their names: the regions around what lies in them."""
    return frozenset(r.code for r in load_regions() if r.level != "county" and r.name in (province, city))


@cache
def _by_name() -> dict[str, list[Region]]:
    """Regions by their names and their short names."""
    found: dict[str, list[Region]] = {}
    for region in load_regions():
        for word in {region.name, region.short}:
            found.setdefault(word, []).append(region)
    return found


def cities_of(county: str) -> frozenset[str]:
    """The cities in which a county or district of this name lies: 鼓楼区 in several."""
    return frozenset(region.city for region in _by_name().get(county, ()) if region.level == "county")


@lru_cache(maxsize=1 << 10)
def bears_district(zone: str) -> bool:
    """Whether a zone is called by the district that it lies in, which 全区 can mean as well: 武清开发区 of 武清区."""
    named = {zone[at : at + length] + "区" for at in range(len(zone)) for length in (2, 3)}
    return not own_regions(zone) and any(region.level == "county" for word in named for region in _by_name().get(word, ()))


def by_short_name(word: str) -> list[Region]:
    """The regions that are called so for short."""
    return [region for region in _by_name().get(word, ()) if region.short == word]


def counties_and_cities(stem: str) -> list[Region]:
    """The counties and cities that are called so, their kind left out: 江油 of 江油市."""
    kinds = ("市", "县", "区", "旗", "州", "盟")
    named = [region for word in (stem, *(stem + kind for kind in kinds)) for region in _by_name().get(word, ())]
    return [region for region in dict.fromkeys(named) if region.level in ("county", "prefecture")]


def region_called(word: str, kind: str) -> str | None:
    """The one region that is called so, its kind (区, 市, 县) said or left out; None where there are several, or none."""
    called = by_short_name(word) or _by_name().get(word + kind, [])
    return called[0].name if len(called) == 1 else None


@lru_cache(maxsize=1 << 10)
def surroundings(name: str) -> frozenset[str]:
    """The codes of the regions in which a zone or region of that name lies, or any of that name."""
    known = zones().get(name)
    if known is not None:
        return above(known.province, known.city) | frozenset(each.code for own in own_regions(name) for each in _by_name().get(own, ()))
    return frozenset(code for each in _by_name().get(name, ()) for code in above(each.province, each.city) - {each.code})


@lru_cache(maxsize=1 << 10)
def provinces_of(name: str) -> frozenset[str]:
    """The first two digits of the codes of the provinces in which a zone or region of that name lies, or that are called so."""
    return frozenset(code[:2] for code in (*surroundings(name), *(each.code for each in _by_name().get(name, ()))))


@lru_cache(maxsize=1 << 10)
def around(name: str) -> frozenset[str]:
    """The city and province around a zone that no gazetteer knows, from the region that its name begins with: 成都 of 成都高新综合保税区."""
    known = _by_name()
    found = next((known[name[:end]] for end in range(len(name), 1, -1) if name[:end] in known and _KINDS.match(name, end)), [])
    return above(found[0].province, found[0].city) if len({(r.province, r.city) for r in found}) == 1 else frozenset()
