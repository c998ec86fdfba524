"""Find the zone or region that a document is about, from the names in its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise

from metrics.language.vocabulary import Scan, vocabulary
from metrics.model import Region, Zone
from metrics.seeds import load_regions, load_zones

_KIND = (
    r"(?:经济技术开发区|高新技术产业开发区|经济开发区|高新技术产业园区|工业园区|产业园区|综合保税区|保税区|综保区|高新区|经开区|开发区|新区|工业园|产业集聚区)"
)
_ZONE_SUFFIX, _ZONE_KIND = re.compile(f"[市县区]?{_KIND}"), re.compile(_KIND)
_TITLE_ZONE = re.compile(
    r"(?m)^[ ]{0,4}([\u4e00-\u9fff]{2,4}?)(经济技术开发区|高新技术产业开发区|经济开发区|高新区|经开区|开发区|新区|综保区|保税区)"
)
_TITLE_REGION = re.compile(r"\s{0,8}([\u4e00-\u9fff]{2,4}):")
_BARE_ZONE = re.compile(r"开发区|经开区|高新区")
_SOME_ZONE = re.compile("[区园]")
_GENERIC = re.compile(r"开发区|经开区|高新区|新区|保税区|工业园区|园区")
_OWN_WORD = re.compile(r"[全我本]区|(?<![\u4e00-\u9fff])(?:开发区|经开区|高新区)")
_OFFICE = re.compile(r"海关|大学|学院|银行|[市区县]?委|[市区县]?政府|电视台|日报|晚报|路|街")
_PARTNERS = ("71", "81", "82")  # Taiwan, Hong Kong and Macao stand in these texts as partners of trade
_TITLES = 40  # so many different headings are looked up at most
_ALL_ZONES = re.compile(r"(?:国家级?|全[国省市](?:\d{1,3}[家个])?)(?:国家级|省级)?(?:高新区|经开区|开发区|经济技术开发区|高新技术产业开发区)")
_PASSING = 3  # the weight of one mention of a zone outside title and lead
_ONCE = 6  # more than the weight of one mention, wherever it stands
_SERIOUS = 3  # the weight of three mentions, or of one in the title
_TITLE, _LEAD = 60, 200  # characters: names in the title and in the lead weigh more
_MEMBER = 12  # characters that may stand between the names of two members of a list
_RANK = {"county": 2, "prefecture": 1, "province": 0}

Key = tuple[str, str]  # (zone, canonical name), (region, code) or (named, name as written)
Mention = tuple[Key, int, int]  # a place's key, the weight of naming it so, and where


@dataclass(frozen=True, slots=True)
class Place:
    """A document's place. level is zone, county, prefecture, province, or empty where nothing is named."""

    name: str | None
    level: str
    own: frozenset[str]  # region codes that mean the place itself
    above: frozenset[str]  # region codes of the city and province around it
    is_one_of_many: bool = False  # the document gives figures of several zones or regions


NOWHERE = Place(None, "", frozenset(), frozenset())
_GROUP = Place(None, "", frozenset(), frozenset(), is_one_of_many=True)


@cache
def zones() -> dict[str, Zone]:
    return {zone.name: zone for zone in load_zones()}


@cache
def regions() -> dict[str, Region]:
    return {region.code: region for region in load_regions()}


@cache
def short_names() -> frozenset[str]:
    """Short names of all regions; a county's stands for it only before 开发区 and the like."""
    return frozenset(region.short for region in load_regions() if len(region.short) > 1)


@cache
def _place_words() -> dict[int, str]:
    """The vocabulary's words that name zones and regions, by number; partners of trade are left out."""
    words = vocabulary()
    named = {number: (word, words.entries[word][0]) for number, word in enumerate(words.words)}
    return {
        number: word
        for number, (word, entry) in named.items()
        if entry.type == "zone" or (entry.type == "region" and not entry.value.startswith(_PARTNERS))
    }


def region_name(code: str) -> str:
    """The name of a division code."""
    return regions()[code].name if code in regions() else code


@cache
def _above(province: str, city: str) -> frozenset[str]:
    return frozenset(r.code for r in load_regions() if r.level != "county" and r.name in (province, city))


def _zone_place(name: str) -> Place:
    zone = zones().get(name)
    return Place(name, "zone", frozenset(), _above(zone.province, zone.city) if zone else frozenset())


def _region_place(region: Region, own: frozenset[str]) -> Place:
    return Place(region.name, region.level, own, _above(region.province, region.city) - own)


def named_place(name: str) -> Place:
    """The place that a user named, by full name or alias; a name nobody knows is taken as a zone's."""
    if name in zones():
        return _zone_place(name)
    entries = [e for e in vocabulary().entries.get(name, ()) if e.type in ("zone", "region")]
    if entries and entries[0].type == "region":
        own = frozenset(e.value for e in entries)
        return _region_place(regions()[min(own)], own)
    return _zone_place(entries[0].value if entries else name)


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """The places a text names: by a word of the vocabulary, and by a short name before a kind of zone."""

    text: str
    known: list[Mention]
    made: list[Mention]


def document_place(scan: Scan) -> Place:
    """The place a document is about: its zone, else the most specific region it keeps naming."""
    return place_of(place_names(scan))


def joined(parts: Sequence[PlaceNames]) -> PlaceNames:
    """The names of a text in several parts, a line break between them."""
    starts = list(accumulate((len(part.text) + 1 for part in parts), initial=0))
    known = [(key, weight, start + at) for start, part in zip(starts, parts, strict=False) for key, weight, at in part.known]
    made = [(key, weight, start + at) for start, part in zip(starts, parts, strict=False) for key, weight, at in part.made]
    return PlaceNames("\n".join(part.text for part in parts), known, made)


def place_of(names: PlaceNames) -> Place:
    """The place that a text with these names is about."""
    text = names.text
    counts, first = _weights(names)
    zone = max((k for k in counts if k[0] != "region"), key=lambda k: (counts[k], -first[k]), default=None)
    is_about_all = _is_about_all(text)
    if zone and counts[zone] <= _PASSING and is_about_all:
        zone = None  # one example among 国家高新区
    code = _best_region(counts, first)
    if zone and (code is None or _GENERIC.search(text) or counts[zone] >= counts[("region", code)]):
        name = _canonical(zone[1])
        return _GROUP if _is_one_of_many(text, name, counts) else _zone_place(name)
    if code is not None and counts[("region", code)] < (_ONCE if zone is None and is_about_all else _SERIOUS):
        code = None  # a name in passing: 对香港出口; the town where a meeting of 国家高新区 was held
    if code is None:
        return NOWHERE
    region = regions()[code]
    implied = _implied_zone(text, region)
    if implied is None:
        return _region_place(region, frozenset({code}))
    return Place(implied or None, "zone", frozenset(), _above(region.province, region.city) | {code})


def _is_about_all(text: str) -> bool:
    """True where a text speaks of all zones of a kind as often as of one: a zone's page only measures itself by 国家级经开区."""
    of_all = len(_ALL_ZONES.findall(text))
    return of_all > 0 and 2 * of_all >= len(_BARE_ZONE.findall(text)) > 0


def _is_one_of_many(text: str, zone: str, counts: Counter[Key]) -> bool:
    """True where a text treats several zones alike, so that what names none of them belongs to nobody in particular."""
    weights: Counter[str] = Counter()
    for (kind, name), weight in counts.items():
        if kind != "region":
            weights[_canonical(name)] += weight
    others = sorted((weight for name, weight in weights.items() if name != zone), reverse=True)
    like = [weight for weight in others if weight * 5 >= weights[zone] * 3]
    leading = [name for name, weight in weights.items() if weight * 3 >= weights[zone] and _leads_a_line(text, name)]
    titled = [name for name in weights if any(word in text[:_TITLE].split("\n")[0] for word in (name, *_aliases(name)))]
    return titled != [zone] and (len(like) > 1 or len(leading) > 1 or (len(like) == 1 and _OWN_WORD.search(text) is None))


def _leads_a_line(text: str, name: str) -> bool:
    return _line_begun_with(name).search(text) is not None


@lru_cache(maxsize=1 << 10)
def _line_begun_with(name: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, (name, *_aliases(name))))
    return re.compile(rf"(?m)^[ #]{{0,4}}(?:[(]?[一二三四五六七八九十\d]{{1,2}}[、.)])?(?:{names})")


def _aliases(name: str) -> tuple[str, ...]:
    return zones()[name].aliases if name in zones() else ()


def leads_with(head: str, place: Place, page: Place) -> bool:
    """True where the beginning of an article names a place before it speaks of the page's own: 开发区, 我区 or its name."""
    if place.name == page.name:
        return True
    entries = vocabulary().entries
    for start, end, word in vocabulary().find(head):
        entry = entries[word][0]
        if entry.type == "self" and head[start - 2 : start] not in short_names() and not word.startswith("全"):
            return False
        if entry.type in ("zone", "region") and not _OFFICE.match(head, end):
            values = {each.value for each in entries[word] if each.type == entry.type}
            if place.name in values or values & place.own or head.startswith(place.name or " ", start):
                return True
            if page.name in values:
                return False
    return (place.name or " ") in head


def place_names(scan: Scan) -> PlaceNames:
    """Every name of a place in a text, but for members of lists, offices and the like."""
    text, entries, places = scan.text, vocabulary().entries, _place_words()
    known: list[Mention] = []
    made: list[Mention] = []
    found = [(places[number], start, end) for number, start, end in scan.matches if number in places]
    listed = _listed(text, found)
    for word, start, end in found:
        if start in listed or _OFFICE.match(text, end):
            continue
        entry = entries[word][0]
        if entry.type == "region" and (suffix := _ZONE_SUFFIX.match(text, end)):
            if not _is_plain_province(entry.value):  # 山东省经济开发区 are all that the province has
                known.append((("named", word + suffix.group()), 3, start))
            continue
        for each in entries[word]:
            if each.type in ("zone", "region"):
                known.append(((each.type, each.value), 3 if each.type == "zone" else 1, start))
    short = short_names()
    for at, kind in _kinds(text):
        name = next((text[at - n : at] for n in (4, 3, 2) if at >= n and text[at - n : at] in short), None)
        if name and at - len(name) not in listed:
            made.append((("named", name + kind), 3, at))
    return PlaceNames(text, known, made)


def _weights(names: PlaceNames) -> tuple[Counter[Key], dict[Key, int]]:
    """How much weight each place's name has in the text, and where it stands first."""
    counts: Counter[Key] = Counter()
    first: dict[Key, int] = {}

    def see(key: Key, weight: int, at: int) -> None:
        counts[key] += weight + (4 if at < _TITLE else 1 if at < _LEAD else 0)
        first.setdefault(key, at)

    for mention in chain(names.known, names.made):
        see(*mention)
    text = names.text
    title = _TITLE_REGION.match(text)
    if title and (named := [r for r in load_regions() if r.short == title[1]]) and len(named) == 1:
        see(("region", named[0].code), 3, 0)
    titles = {heading[1] + heading[2]: heading for heading in _TITLE_ZONE.finditer(text)}
    for name, heading in list(titles.items())[:_TITLES]:
        if (times := text.count(name)) > 1 and not vocabulary().find(heading[1]):
            see(("named", name), 3 * times, heading.start())
    return counts, first


def _kinds(text: str) -> Iterator[tuple[int, str]]:
    """Where kinds of zones stand, 开发区 or 市高新区; the search is for what begins with few characters, and so is fast."""
    end = 0
    for kind in _ZONE_KIND.finditer(text):
        start = kind.start()
        if start > end and text[start - 1] in "市县区":
            start -= 1
        end = kind.end()
        yield start, text[start:end]


def _listed(text: str, found: list[tuple[str, int, int]]) -> set[int]:
    """Where names stand that are members of a list of zones: 苏州工业园区、大榭开发区等5个区域 is about none of them."""
    starts: set[int] = set()
    for (_, first, end), (_, second, last) in pairwise(found):
        between = text[end:second]
        if len(between) <= _MEMBER and between.endswith("、") and between.count("、") == 1 and not re.search("[,。;:\\n]", between):
            is_zone = all(_SOME_ZONE.search(text, at, stop + _MEMBER) for at, stop in ((first, second), (second, last)))
            starts.update((first, second) if is_zone else ())
    return starts


def _is_plain_province(code: str) -> bool:
    region = regions().get(code)
    return region is not None and region.level == "province" and not region.name.endswith("市")


def _canonical(name: str) -> str:
    entries = [e for e in vocabulary().entries.get(name, ()) if e.type == "zone"]
    return entries[0].value if entries else name


def _implied_zone(text: str, region: Region) -> str | None:
    """A page that speaks of 开发区 throughout and names one city means that city's zone, where it has just one.

    Empty where it has several: the page is a zone's, and nobody can tell which.
    """
    generic = Counter(_BARE_ZONE.findall(text))
    if sum(generic.values()) < 4:
        return None
    return only_zone_of(region.name, "高新" if generic["高新区"] * 2 > sum(generic.values()) else "经济") or ""


def only_zone_of(region: str, kind: str) -> str | None:
    """The zone of a city or county, where there is just one of its kind: 经济 or 高新."""
    found = [zone.name for zone in load_zones() if kind in zone.name and region in (zone.city, zone.admin_alias)]
    return found[0] if len(found) == 1 else None


def _best_region(counts: Counter[Key], first: dict[Key, int]) -> str | None:
    """The most specific region that the text keeps naming."""
    found = [(code, count) for (kind, code), count in counts.items() if kind == "region"]
    top = max((count for _, count in found), default=0)
    strong = [code for code, count in found if count * 2 >= top]
    return max(strong, key=lambda c: (_RANK.get(regions()[c].level, 0), counts[("region", c)], -first[("region", c)]), default=None)
