"""Find the zone or region that a document is about, from the names in its text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from metrics.extraction.gazetteer import above, around, by_short_name, only_zone_of, regions, short_names, zones
from metrics.extraction.meetings import zones_met
from metrics.extraction.own_words import is_a_citys, level_spoken_of, tells_a_figure_of, tells_figures_of
from metrics.extraction.placenames import OFFICE, Key, PlaceNames, place_names
from metrics.extraction.signatures import put_there, signed_region, signed_zone, titled_county
from metrics.extraction.zonenames import spellings, written
from metrics.language.vocabulary import Scan, vocabulary
from metrics.model import Region

_TITLE_ZONE = re.compile(
    r"\n[ ]{0,4}(?![上下]半年|[今去明上本全][年市省县区州]|前?[一二三四]季度|我[市省县州])([\u4e00-\u9fff]{2,4}?)(经济技术开发区|高新技术产业开发区|经济开发区|高新区|经开区|开发区|新区|综保区|保税区)"
)
_TITLE_REGION = re.compile(r"\s{0,8}([\u4e00-\u9fff]{2,4}):")
_BARE_ZONE = re.compile(r"开发区|经开区|高新区")
_GENERIC = re.compile(r"开发区|经开区|高新区|新区|保税区|工业园区|园区")
_OWN_WORD = re.compile(r"[全我本]区|(?<![\u4e00-\u9fff])(?:开发区|经开区|高新区)")
_OWN_WORDS = re.compile(r"(?:[全我本该]区|园区|(?<![\u4e00-\u9fff])(?:开发区|经开区|高新区|新区|示范区|合作区|保税区))")
_WIDE_WORDS = re.compile(r"(?<![占在居列])[全我][市省州盟县旗]")
_SEVERAL, _TWICE = 4, 7  # other zones, and the weight of two mentions
_ZONE_WEIGHT = 3  # of one mention, where a region's has 1
_OWN_KIND = re.compile(r"[我本]区|(?<![\u4e00-\u9fff])(?:开发区|经开区|高新区|新区|园区)")
_CALLED = re.compile(r"(?m)^[# ]{0,4}(?:开发区|经开区|高新区)(?!建设|管理|条例)[^。\n]*$")  # the title's first word
_TITLES = 40  # so many different headings are looked up at most
_ALL_ZONES = re.compile(
    r"(?:国家级?|全[国省市](?:\d{1,3}[家个])?)(?:国家级|省级)?(?:高新区|经开区|开发区|经济技术开发区|高新技术产业开发区)"
)
_OF_ALL = ("国家", "全国", "全省", "全市")
_PASSING = 3  # the weight of one mention of a zone outside title and lead
_ONCE = 6  # more than the weight of one mention, wherever it stands
_SERIOUS = 3  # the weight of three mentions, or of one in the title
_BEGINNING = 300  # characters of an article that its place leads
_LINE_HEAD = re.compile(r"[ #]{0,4}(?:[(]?[一二三四五六七八九十\d]{1,2}[、.)])?")  # what may stand before the name that leads a line
_LINE_HEAD_LENGTH = 8  # characters
_TITLE, _LEAD = 60, 200  # characters: names in the title and in the lead weigh more
_RANK = {"county": 2, "prefecture": 1, "province": 0}


@dataclass(frozen=True, slots=True)
class Place:
    """A document's place. level is zone, county, prefecture, province, or empty where nothing is named."""

    name: str | None
    level: str
    own: frozenset[str]  # region codes that mean the place itself
    above: frozenset[str]  # region codes of the city and province around it
    is_given: bool = False  # by whoever asks, whatever the text says
    is_one_of_many: bool = False  # the document gives figures of several zones or regions
    met: frozenset[str] = frozenset()  # other zones, who came to see it or whom its people went to see


NOWHERE = Place(None, "", frozenset(), frozenset())
_GROUP = Place(None, "", frozenset(), frozenset(), is_one_of_many=True)


def _zone_place(name: str) -> Place:
    zone = zones().get(name)
    return Place(name, "zone", frozenset(), above(zone.province, zone.city) if zone else around(name))


def _region_place(region: Region, own: frozenset[str]) -> Place:
    return Place(region.name, region.level, own, above(region.province, region.city) - own)


def named_place(name: str) -> Place:
    """The place that a user named, by full name or alias; a name nobody knows is taken as a zone's."""
    return replace(_place_of_name(name), is_given=True)


def _place_of_name(name: str) -> Place:
    if name in zones():
        return _zone_place(name)
    entries = [e for e in vocabulary().entries.get(name, ()) if e.type in ("zone", "region")]
    if entries and entries[0].type == "region":
        own = frozenset(e.value for e in entries)
        return _region_place(regions()[min(own)], own)
    return _zone_place(entries[0].value if entries else name)


def document_place(scan: Scan) -> Place:
    """The place a document is about: its zone, else the most specific region it keeps naming."""
    return place_of(place_names(scan))


def place_of(names: PlaceNames) -> Place:
    """The place that a text with these names is about."""
    met = zones_met(names)
    return _place_of(names.without(met)) if not met else replace(_place_of(names.without(met)), met=met)


def _place_of(names: PlaceNames) -> Place:
    counts, first = _weights(names)
    place = _signed(names.text, _most_named(names.text, counts, first))
    is_titled = place.level == "zone" and place_in_title(names.text, place.name) >= 0
    if place.level == "zone" and place.name is not None and not is_titled and (found := put_there(names.text, written(place.name)))[0]:
        return NOWHERE if found[1] is None else _region_place(found[1], frozenset({found[1].code}))
    level = level_spoken_of(names.text, place.name, place.level) if place.name is not None and not is_titled else ""
    if not level:
        return place
    of_level = Counter({key: count for key, count in counts.items() if key[0] == "region" and regions()[key[1]].level == level})
    code = _best_region(of_level, first)
    return NOWHERE if code is None else _region_place(regions()[code], frozenset({code}))


def _signed(text: str, place: Place) -> Place:
    """The place, or the region that signs a text naming none often; the county of its city that leads the title."""
    if place.is_one_of_many or place.level not in ("", "prefecture", "province"):
        return place
    if place.name is None and not place.level and (zone := signed_zone(text)) is not None:
        return _zone_place(zone)
    within = next((regions()[code] for code in place.own), None)
    region = titled_county(text, within) or (signed_region(text) if within is None else None)
    return place if region is None else _region_place(region, frozenset({region.code}))


def _most_named(text: str, counts: Counter[Key], first: dict[Key, int]) -> Place:
    zone = max((k for k in counts if k[0] != "region"), key=lambda k: (counts[k], -first[k]), default=None)
    if zone and place_in_title(text, zone[1]) < 0:  # what the title names, if it is named nearly as often
        titled = [key for key in counts if key[0] != "region" and counts[key] * 3 >= counts[zone] and place_in_title(text, key[1]) >= 0]
        zone = titled[0] if len(titled) == 1 else zone
    is_about_all = _is_about_all(text)
    if zone and counts[zone] <= _PASSING and is_about_all:
        zone = None  # one example among 国家高新区
    code = _best_region(counts, first)
    counties = [key for key in counts if key[0] == "region" and regions()[key[1]].level == "county"]
    if zone and counts[zone] <= _PASSING + 1 and len(counties) > 1 and place_in_title(text, zone[1]) < 0 and _OWN_WORD.search(text) is None:
        zone = None  # named once among the counties that a text compares
    if (
        zone
        and code is not None
        and counts[zone] <= _PASSING + 1
        and _is_in_title(text, regions()[code])
        and _OWN_WORD.search(text) is None
    ):
        zone = None  # a city's page that tells of its zone in one sentence
    if (
        zone
        and sum(key[0] != "region" for key in counts) == 1
        and is_a_citys(text, first[zone], sum(text.count(word) for word in written(zone[1])))
    ):
        code = None if code is not None and (regions()[code].short or " ") in zone[1] else code  # 浏阳 of 其中浏阳经开区
        zone = None  # 市政府召开一季度经济运行分析会, at which a zone reported too
    if zone and (code is None or _GENERIC.search(text) or counts[zone] >= counts[("region", code)]):
        if _is_one_of_many(text, zone[1], counts, first):
            return _GROUP
        if code is None or _is_the_zones(text, counts, first, zone, ("region", code)):
            return _zone_place(zone[1])
        return _region_place(regions()[code], frozenset({code}))
    if code is not None and counts[("region", code)] < (_ONCE if zone is None and is_about_all else _SERIOUS):
        code = None  # a name in passing: 对香港出口; the town where a meeting of 国家高新区 was held
    if code is None:
        return NOWHERE
    region = regions()[code]
    implied = _implied_zone(text, region)
    if implied is None:
        return _region_place(region, frozenset({code}))
    return Place(implied or None, "zone", frozenset(), above(region.province, region.city) | {code})


def _is_the_zones(text: str, counts: Counter[Key], first: dict[Key, int], zone: Key, region: Key) -> bool:
    """True where a text that names both is the zone's: its title or lead says so, or the words it has for itself do."""
    own, wide = len(_OWN_WORDS.findall(text)), len(_WIDE_WORDS.findall(text))
    at = place_in_title(text, zone[1])
    if (
        at < 0
        and first[region] < first[zone] + _LEAD
        and tells_figures_of(text[:_LEAD], regions()[region[1]].name)
        and not any(tells_a_figure_of(text, word) for word in written(zone[1]))
    ):
        return False
    is_beside = first[region] < at and counts[zone] <= _TWICE < counts[region] and not own  # 滨海新区人均GDP…,而天津开发区…
    is_titled = 0 <= at < _TITLE / 2 and "。" not in text[:at] and not is_beside
    if not _GENERIC.search(text):
        return counts[zone] >= counts[region] and (own > 0 or not wide or is_titled)
    if counts[zone] >= _ZONE_WEIGHT * counts[region] or is_titled:
        return True
    if first[zone] <= _LEAD and counts[zone] >= counts[region] and (own or not wide):
        return True
    is_late = first[zone] > _LEAD and first[region] < _TITLE and _ZONE_WEIGHT * counts[region] >= counts[zone]
    is_passing = counts[zone] <= 2 * _ZONE_WEIGHT and counts[region] > 2 * counts[zone]
    return own > wide and not (is_late and (wide > 0 or is_passing))


def _is_in_title(text: str, region: Region) -> bool:
    return 0 <= text.split("\n")[0].find(region.name) < _TITLE


def _is_about_all(text: str) -> bool:
    """True where a text speaks of all zones of a kind as often as of one: a zone's page only measures itself by 国家级经开区."""
    of_all = len(_ALL_ZONES.findall(text)) if any(word in text for word in _OF_ALL) else 0
    return of_all > 0 and 2 * of_all >= len(_BARE_ZONE.findall(text)) > 0


def _is_one_of_many(text: str, zone: str, counts: Counter[Key], first: dict[Key, int]) -> bool:
    """True where a text treats several zones alike, so that what names none of them belongs to nobody in particular."""
    weights: Counter[str] = Counter()
    for (kind, name), weight in counts.items():
        if kind != "region":
            weights[name] += weight
    parts = {
        name for name in weights if zone in zones() and name not in zones() and first["zone", name] >= _TITLE
    }  # of a zone that is known
    others = sorted((weight / 2 if name in parts else weight for name, weight in weights.items() if name != zone), reverse=True)
    like = [weight for weight in others if weight * 5 >= weights[zone] * 3]
    if len(others) >= _SEVERAL and weights[zone] <= _TWICE and place_in_title(text, zone) < 0:
        return True
    leading = [name for name, weight in weights.items() if weight * 3 >= weights[zone] and _leads_a_line(text, name)]
    titled = [name for name in weights if place_in_title(text, name) >= 0]
    return titled != [zone] and (len(like) > 1 or len(leading) > 1 or (len(like) == 1 and _OWN_WORD.search(text) is None))


def place_in_title(text: str, name: str | None) -> int:
    """Where the first line names a zone; -1 where it does not."""
    line = text[:_TITLE].split("\n")[0]
    return min([line.find(word) for word in written(name) if word in line], default=-1) if name is not None else -1


def _leads_a_line(text: str, name: str) -> bool:
    return any(_begins_a_line(text, word) for word in written(name) if word in text)


def _begins_a_line(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        first = text.rfind("\n", max(0, at - _LINE_HEAD_LENGTH - 1), at) + 1
        if (first or at <= _LINE_HEAD_LENGTH) and _LINE_HEAD.fullmatch(text, first, at):
            return True
        at = text.find(word, at + 1)
    return False


def is_about_another(names: PlaceNames, place: Place, page: Place) -> bool:
    """True where an article speaks of a place of its own throughout: it never names the page's, nor calls itself by a zone's kind."""
    if (
        place.name is None
        or page.name is None
        or place.own & page.above
        or any(value == page.name for (_, value), _, _ in (*names.known, *names.made))
    ):
        return False
    return _OWN_KIND.search(names.text) is None and (place.level != "zone" or _OWN_WORD.search(names.text) is None)


def leads_with(scan: Scan, place: Place, page: Place) -> bool:
    """True where the beginning of an article names a place before it speaks of the page's own: 开发区, 我区 or its name."""
    if place.name == page.name:
        return True
    words, head = vocabulary(), scan.text[:_BEGINNING]
    for number, start, end in scan.between(0, len(head)):
        word = words.words[number]
        entry = words.entries[word][0]
        if entry.type == "self" and place.name is not None and head.startswith(place.name, end - len(place.name)):
            return True  # 下沙经济开发区, whose name no gazetteer knows
        if entry.type == "self" and head[start - 2 : start] not in short_names() and not word.startswith("全"):
            return False
        if entry.type in ("zone", "region") and not OFFICE.match(head, end):
            values = {each.value for each in words.entries[word] if each.type == entry.type}
            if place.name in values or values & place.own or head.startswith(place.name or " ", start):
                return True
            if page.name in values:
                return False
    return (place.name or " ") in head


def _weights(names: PlaceNames) -> tuple[Counter[Key], dict[Key, int]]:
    """How much weight each place's name has in the text, and where it stands first."""
    counts: Counter[Key] = Counter()
    first: dict[Key, int] = {}

    mentions, text = [*names.known, *names.made], names.text
    title = _TITLE_REGION.match(text)
    if title and len(named := by_short_name(title[1])) == 1:
        mentions.append((("region", named[0].code), 3, 0))
    titles = {heading[1] + heading[2]: heading for heading in _TITLE_ZONE.finditer("\n" + text)}
    for name, heading in list(titles.items())[:_TITLES]:
        if (times := text.count(name)) > 1 and not vocabulary().find(heading[1]):
            mentions.append((("named", name), 3 * times, heading.start()))
    called = spellings(name for (kind, name), _, _ in mentions if kind != "region")
    for (kind, name), weight, at in mentions:
        key = (kind, name) if kind == "region" else ("zone", called[name])
        counts[key] += weight + (4 if at < _TITLE else 1 if at < _LEAD else 0)
        first.setdefault(key, at)
    return counts, first


def _implied_zone(text: str, region: Region) -> str | None:
    """A page that speaks of 开发区 throughout and names one city means that city's zone, where it has just one.

    Empty where it has several: the page is a zone's, and nobody can tell which.
    """
    generic = Counter(_BARE_ZONE.findall(text))
    told = sum(generic.values())
    if told < (3 if _CALLED.search(text, 0, _LEAD) else 4) or len(_WIDE_WORDS.findall(text)) > told:
        return None  # 全市…,全市…: the city's page, which tells of its 国家级开发区 at the end
    return only_zone_of(region.name, "高新" if generic["高新区"] * 2 > told else "经济") or ""


def _best_region(counts: Counter[Key], first: dict[Key, int]) -> str | None:
    """The most specific region that the text keeps naming."""
    found = [(code, count) for (kind, code), count in counts.items() if kind == "region"]
    top = max((count for _, count in found), default=0)
    strong = [code for code, count in found if count * 2 >= top]
    provinces = [
        code
        for code in strong
        if regions()[code].level == "province" and len([c for c in strong if c[:2] == code[:2] and regions()[c].level == "prefecture"]) > 2
    ]
    if not provinces:  # a lead about the province, and cities that are named far below it
        told = [
            code
            for code in strong
            if regions()[code].level == "province" and counts[("region", code)] == top and first[("region", code)] < _TITLE
        ]
        provinces = [code for code in told if all(first[("region", other)] > _LEAD for other in strong if other != code)]
    if provinces:
        return provinces[0]  # a province's text that names its cities
    within = Counter(code[:4] for code, _ in found)
    cities = [code for code in strong if counts["region", code] == top and within[code[:4]] > _SEVERAL]
    if len(cities) == 1 and regions()[cities[0]].level == "prefecture":
        return cities[0]  # 全市…,增幅高于平均的有甲区、乙市、…
    return max(strong, key=lambda c: (_RANK.get(regions()[c].level, 0), counts[("region", c)], -first[("region", c)]), default=None)
