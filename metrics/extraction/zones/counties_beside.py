"""Counties by their short names among places of their province: 三门峡、济源、许昌三市, where 济源 alone may be any word."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from metrics.extraction.zones.gazetteer import by_short_name, regions
from metrics.extraction.zones.short_counties import COUNTIES_COUNTED, HOW_MANY, WORDS
from metrics.language.token import Token
from metrics.language.vocabulary import Entry

_FEWEST = 3  # places side by side
_PROVINCE = 2  # digits


def with_counties_beside(tokens: list[Token]) -> list[Token]:
    """The slots with such names as places, in a list of three or more places of one province of which the words of the vocabulary name some."""
    at, told = 0, tokens
    while at < len(told) - 2 * (_FEWEST - 1):
        last = at
        while last + 2 < len(told) and told[last + 1].letter == "j" and told[last].letter in "Sx" and told[last + 2].letter in "Sx":
            last += 2
        listed = told[at : last + 1 : 2]
        if len(listed) >= _FEWEST and {t.letter for t in listed} == {"S", "x"} and (at == 0 or told[at - 1].letter != "j"):
            told = [*told[:at], *_named(told[at : last + 1]), *told[last + 1 :]]
        at = max(last, at + 1)
    return told


def _named(tokens: list[Token]) -> list[Token]:
    """The members of one list and what joins them; as they were where one of them is no place of the province, or where they are more or fewer than counted."""
    members = tokens[::2]
    codes = {t.entry.value[:_PROVINCE] for t in members if t.entry is not None and t.entry.type == "region" and t.entry.value in regions()}
    are_regions = all(t.letter == "x" or (t.entry is not None and t.entry.type == "region") for t in members)
    ending = COUNTIES_COUNTED.fullmatch(members[-1].text) if members[-1].letter == "x" else None
    if not are_regions or len(codes) != 1 or (ending is not None and HOW_MANY.get(ending[2]) != len(members)):
        return tokens
    names = [t.text for t in members[:-1]] + [ending[1] if ending is not None else members[-1].text]
    entries = [t.entry if t.letter == "S" else _county(name, min(codes)) for t, name in zip(members, names, strict=True)]
    if None in entries:
        return tokens
    told = list(tokens)
    for each, (name, entry) in enumerate(zip(names, entries, strict=True)):
        token = told[2 * each]
        if token.letter == "x":
            told[2 * each] = Token("S", token.start, token.start + len(name), name, entry)
    if ending is not None:
        told.append(replace(members[-1], text=members[-1].text[len(ending[1]) :], start=members[-1].start + len(ending[1])))
    return told


@lru_cache(maxsize=1 << 8)
def _county(name: str, province: str) -> Entry | None:
    """The one county of a province that has a short name of two characters or more, where that is no other word in such a list."""
    found = [region for region in by_short_name(name) if region.level == "county" and region.code[:_PROVINCE] == province]
    return Entry("region", found[0].code) if len(found) == 1 and len(name) > 1 and name not in WORDS else None
