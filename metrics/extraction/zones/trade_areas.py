"""南沙片区 and 横琴片区 in a text that speaks of a pilot free trade zone: areas of it, which the gazetteer knows by their whole names."""

from __future__ import annotations

import re
from functools import cache

from metrics.extraction.zones.gazetteer import zones
from metrics.language.telltales import has_any
from metrics.language.token import Token
from metrics.language.vocabulary import Entry

_AREA, _WHOLE, _SPOKEN_OF = "片区", "自贸区", ("自贸", "自由贸易")
_COUNT = re.compile("[两二三四2-4]大?个?(?:自贸)?")
_WORDS = 3  # slots that an area's own name may hold


@cache
def _areas() -> dict[str, str]:
    """The areas by their own names, which stand behind 自贸区 in an alias: 横琴."""
    return {
        alias.removeprefix(_WHOLE).removesuffix(_AREA): zone.name
        for zone in zones().values()
        for alias in zone.aliases
        if alias.startswith(_WHOLE) and alias.endswith(_AREA)
    }


def _see_listed(told: list[Token]) -> None:
    """大连、沈阳、营口三个片区: the places listed before a count of areas are those areas."""
    at = len(told) - 3
    while at >= 0 and told[at].text in _areas():
        zone = _areas()[told[at].text]
        told[at] = Token("S", told[at].start, told[at].end, told[at].text, Entry("zone", zone))
        if at < 1 or told[at - 1].letter != "j":
            return
        at -= 2


def tells_of_areas(text: str) -> bool:
    """Whether a text speaks of a pilot free trade zone and of areas."""
    return _AREA in text and has_any(text, _SPOKEN_OF)


def with_areas(tokens: list[Token]) -> list[Token]:
    """The slots with each area's own name and 片区 as one slot that names the zone."""
    told: list[Token] = []
    for token in tokens:
        told.append(token)
        if token.text != _AREA:
            continue
        if len(told) > 1 and _COUNT.fullmatch(told[-2].text) is not None:
            _see_listed(told)
        for words in range(_WORDS, 0, -1):
            name = told[-words - 1 : -1]
            joined = "".join(each.text for each in name)
            if len(name) == words and joined in _areas() and name[0].start + len(joined) == token.start:
                zone = _areas()[joined]
                told[-words - 1 :] = [Token("S", name[0].start, token.end, joined + _AREA, Entry("zone", zone))]
                break
    return told
