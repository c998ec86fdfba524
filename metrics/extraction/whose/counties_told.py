"""Counties that a zone's page names by their short names: 靖江实现… is the city, and 靖江开发区 the zone within it."""

from __future__ import annotations

from functools import cache

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match
from metrics.extraction.whose.owners import Owner
from metrics.extraction.zones.gazetteer import regions, zones
from metrics.language.token import Token

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


def is_of_county_around(owner: Owner, sentence: Sentence, at: int) -> bool:
    """靖江1-4月工业开票430亿元, on the page of 靖江经济技术开发区: of a county that its short name tells, where nothing else is named behind it."""
    zone = zones().get(owner.context.zone or "") if owner.context.place.level == "zone" else None
    if zone is None:
        return False
    first = max(0, at - _NEAR)
    counties = counties_of(zone.province)
    return any(
        token.letter == "x" and token.text in counties and _is_subject(sentence.tokens, sentence.letters, index, at)
        for index, token in enumerate(sentence.tokens[first:at], first)
    )


def _is_subject(tokens: list[Token], letters: str, index: int, at: int) -> bool:
    if letters[max(0, index - 1) : index] not in _HEADS or (
        index and letters[index - 1] == "v" and tokens[index - 1].end == tokens[index].start
    ):
        return False
    return match(_SUBJECT, letters[index + 1 : at]) is not None
