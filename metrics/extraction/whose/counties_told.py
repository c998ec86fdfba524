"""Counties that a page names by their short names: 靖江实现… is the city, and 靖江开发区 the zone within it; 固始生产总值… is no figure of 信阳市."""

from __future__ import annotations

from functools import cache

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match
from metrics.extraction.whose.owners import Owner
from metrics.extraction.zones.gazetteer import regions, zones
from metrics.extraction.zones.place import Place
from metrics.language.token import Token
from metrics.language.vocabulary import words_of

_ITEM_MARKS = "·•●▪◆▲△※ "
_NEAR = 16  # slots in which a clause before names the county
_HEADS = ("", ",", ";", ":", "T", "v")  # the slots behind which a subject stands
_SUBJECT = r"(?:[xvTJFau]{1,5},)?T?[vT]{0,3}F?v{0,2}$"  # 靖江1-4月…, 靖江工业气势如虹,…


@cache
def counties_of(province: str) -> frozenset[str]:
    """Short names of a province's counties, and of the cities that rank with them."""
    return frozenset(
        region.short
        for region in regions().values()
        if region.level == "county" and region.province == province and region.name[-1] in "市县" and len(region.short) > 1
    )


@cache
def counties_within(city: tuple[str, str], own: frozenset[str]) -> frozenset[str]:
    """Short names of a city's counties and districts, by its province and name, but for those of the codes `own`."""
    near = [region for code, region in regions().items() if (region.province, region.city) == city and code not in own]
    names = {region.short or region.name[:-1] for region in near if region.level == "county"}
    return frozenset(name for name in names if len(name) > 1) - {
        word for code in own for word in (regions()[code].short, regions()[code].name[:-1])
    }


@cache
def _county_of_name(zone: str) -> frozenset[str]:
    """扬中 of 扬中高新区, a zone that no dictionary has: the county it is called by is not the zone."""
    shorts = {region.short for region in regions().values() if region.level == "county" and region.name[-1] in "市县"}
    return frozenset(short for short in shorts if len(short) > 1 and zone.startswith(short))


@cache
def _counties_elsewhere(province: str, own: str) -> frozenset[str]:
    """昆山 on a page of 安吉县: short names of the cities and counties of other provinces; no word of the language, and no part of `own`."""
    names = {region.short for region in regions().values() if region.level == "county" and region.name[-1] in "市县"}
    near = {region.short for region in regions().values() if region.province == province}
    return frozenset(name for name in names - near - set(words_of("county_as_word")) if len(name) > 1 and name not in own)


def _counties_of_others(place: Place) -> frozenset[str]:
    """The short names that are somebody else's on the page of a place."""
    near, zone = _counties_near(place), zones().get(place.name or "")
    region = zone if zone is not None else regions().get(min(place.own, default=""))
    return near | _counties_elsewhere(region.province, place.name or "") if region is not None else near


def _counties_near(place: Place) -> frozenset[str]:
    """Of these, the ones that lie in its province."""
    if place.level == "zone":
        zone = zones().get(place.name or "")
        return counties_of(zone.province) if zone is not None else _county_of_name(place.name or "")
    region = regions().get(min(place.own, default=""))
    if region is None:
        return frozenset()
    return counties_of(region.name) if place.level == "province" else counties_within((region.province, region.city), place.own)


def is_of_county_around(owner: Owner, sentence: Sentence, at: int) -> bool:
    """靖江1-4月工业开票430亿元, on the page of 靖江经济技术开发区: of a county that its short name tells, where nothing else is named behind it.

    On a region's page too: 分县看,固始生产总值209亿元 is not that of the city around.
    """
    counties = _counties_of_others(owner.context.place)
    if not counties:
        return False
    tokens, first = sentence.tokens, max(0, at - _NEAR)
    return any(
        tokens[index].letter == "x"
        and (end := _end_of_name(tokens, index, counties)) > 0
        and _is_subject(tokens, sentence.letters, index, end, at, counties)
        for index in range(first, at)
    )


def _end_of_name(tokens: list[Token], index: int, counties: frozenset[str]) -> int:
    """The slot behind a county's name that begins here, 0 where none does; in 扬中 a word of the vocabulary stands."""
    if tokens[index].text.lstrip(_ITEM_MARKS) in counties:
        return index + 1
    pair = tokens[index : index + 2]
    is_one = len(pair) > 1 and pair[0].end == pair[1].start and pair[1].letter in "vQx"
    return index + 2 if is_one and pair[0].text + pair[1].text in counties else 0


def _is_subject(tokens: list[Token], letters: str, index: int, end: int, at: int, counties: frozenset[str]) -> bool:
    is_listed = letters[index - 1 : index] == "j" and tokens[index - 2].text in counties  # 仁怀、播州上半年…
    if (letters[max(0, index - 1) : index] not in _HEADS and not is_listed) or (
        index and letters[index - 1] == "v" and tokens[index - 1].end == tokens[index].start
    ):
        return False
    return match(_SUBJECT, letters[end:at]) is not None
