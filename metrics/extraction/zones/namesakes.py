"""New areas that bear the name of one elsewhere: 嘉兴滨海新区, which is no district of 天津."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.extraction.zones.gazetteer import above, is_plain_province, regions, zones
from metrics.language.token import Token
from metrics.language.vocabulary import Entry, vocabulary

Place = tuple[str, int, int]  # a word that names a place, and where


def namesakes(places: Iterable[Place]) -> dict[str, str]:
    """By the words for new areas that a text gives to a city of another province the names that it means by them.

    嘉兴滨海新区 by 滨海新区, where 嘉兴市滨海新区 stands in the text; `places` are in the order in which they stand.
    """
    found: dict[str, str] = {}
    before, end = "", -1
    for word, start, stop in places:
        if start == end and word.endswith("新区") and word not in found and (city := _city_elsewhere(before, word)):
            found[word] = city + word
        before, end = word, stop
    return found


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


def with_namesakes(tokens: list[Token], names: dict[str, str]) -> list[Token]:
    """The slots with those places by what they are called here, the city before one taken into its name."""
    told: list[Token] = []
    for token in tokens:
        name = names.get(token.text) if token.letter == "S" else None
        if name is None:
            told.append(token)
            continue
        start = token.start
        if told and told[-1].letter == "S" and told[-1].end == start and name == told[-1].text.removesuffix("市") + token.text:
            start = told.pop().start
        told.append(Token("S", start, token.end, name, Entry("zone", name)))
    return told
