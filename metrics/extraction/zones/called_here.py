"""Places that a text calls otherwise than the gazetteer: 嘉兴滨海新区, which is no district of 天津, and 黄埔区、广州开发区, which are one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from metrics.extraction.zones.gazetteer import above, is_plain_province, namesake_in, own_regions, regions, zones
from metrics.language.token import Token
from metrics.language.vocabulary import Entry, vocabulary

Place = tuple[str, int, int]  # a word that names a place, and where
_BETWEEN = ("、", "(", "·", "/", "-")  # what stands between the two names of one place
_MEMBER = ("、", "和", "与", "及", "分别", "两")  # what stands beside members of a longer list, and behind two that are told apart


class CalledHere(NamedTuple):
    """What a text means by places' words: `elsewhere` by word, `together` by where the first of two names stands: where both end, and the zone."""

    elsewhere: dict[str, str]
    together: dict[int, tuple[int, str]]


def called_here(text: str, places: Sequence[Place], city: str = "") -> CalledHere:
    """What is told of the places named in a text by those that stand beside them, which come in their order, and by the `city` that it is about."""
    elsewhere: dict[str, str] = {}
    together: dict[int, tuple[int, str]] = {}
    before, first, end = "", -2, -2  # no place ends just before a text begins
    for word, start, stop in places:
        if start == end and word.endswith("新区") and word not in elsewhere and (around := _city_elsewhere(before, word)):
            elsewhere[word] = around + word
        elif word not in elsewhere and (name := _namesake(before if start == end else "", city, word)):
            elsewhere[word] = name
        elif start == end + 1 and text[end] in _BETWEEN and (zone := _one_of(before, word)):
            stop += text[end] == "(" and text[stop : stop + 1] == ")"
            if not text.startswith(_MEMBER, stop) and text[first - 1 : first] not in _MEMBER:
                together[first] = (stop, zone)
        before, first, end = word, start, stop
    return CalledHere(elsewhere, together)


@lru_cache(maxsize=1 << 8)
def _namesake(before: str, city: str, word: str) -> str:
    """The zone called by a word in the city, or that of the county, which stands right `before` it, or in the one that the text is about."""
    zone = next((entry.value for entry in vocabulary().entries[word] if entry.type == "zone"), "")
    if not zone:
        return ""
    around = [regions()[e.value] for e in vocabulary().entries.get(before, ()) if e.type == "region"] if before else []
    return next(filter(None, (namesake_in(name, word, zone) for name in (*(r.city or r.name for r in around), city) if name)), "")


def _city_elsewhere(before: str, word: str) -> str:
    """The short name of the city `before`, where it lies in no province of those that have a place called `word`."""
    entries = vocabulary().entries
    city = next((entry for entry in entries[before] if entry.type == "region" and not is_plain_province(entry.value)), None)
    if city is None or city.value[:2] in {_province(each) for each in entries[word]}:
        return ""
    region = regions()[city.value]
    return "" if region.level == "county" else region.short or region.name[:-1]


def _province(entry: Entry) -> str:
    """The first two digits of a place's code, of its city's or its province's for a zone."""
    known = zones().get(entry.value)
    codes = (entry.value,) if known is None else above(known.province, known.city)
    return next((code[:2] for code in codes), "")


def _one_of(first: str, second: str) -> str:
    """The zone, where one word names it and the other a district that it is run together with."""
    entries = vocabulary().entries
    for zone, region in ((first, second), (second, first)):
        name = entries[zone][0].value if entries[zone][0].type == "zone" else ""
        if name and entries[region][0].type == "region" and region in own_regions(name):
            return name
    return ""


def with_names(tokens: list[Token], called: CalledHere) -> list[Token]:
    """The slots with those places by what they are called here, the city before one taken into its name, two names as one."""
    told: list[Token] = []
    end = -1
    for token in tokens:
        if token.start < end:
            continue
        name, start = called.elsewhere.get(token.text) if token.letter == "S" else None, token.start
        if token.letter == "S" and start in called.together:
            end, name = called.together[start]
        elif name is not None and told and told[-1].letter == "S" and told[-1].end == start and _is_city_of(told[-1].text, name):
            start = told.pop().start
        told.append(token if name is None else Token("S", start, max(end, token.end), name, Entry("zone", name)))
    return told


def _is_city_of(city: str, name: str) -> bool:
    """True for 嘉兴 and 嘉兴市 before 滨海新区, called 嘉兴滨海新区."""
    return name.startswith(city.removesuffix("市"))
