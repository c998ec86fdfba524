"""Follow the sections of a zone's page that a county heads by its short name: 慈溪新兴产业迅速崛起; what they tell is the county's."""

from __future__ import annotations

import re
from operator import itemgetter

from metrics.extraction.document.context import Context
from metrics.extraction.whose.counties_told import counties_of
from metrics.extraction.whose.own_zone import OwnZone
from metrics.extraction.zones.gazetteer import zones
from metrics.language.vocabulary import words_of

_MARKS = "■◆●▲★◎#* "  # before a heading
_LINE = re.compile(rf"(?m)^[{_MARKS}]*(?P<head>[^。;,\n]{{6,40}})$")
_BEGINS = re.compile(rf"\n[{_MARKS}]*([^\n]{{2,4}})")
_NAMES = (4, 3, 2)  # characters of a county's short name
_FIRST = tuple(itemgetter(slice(length)) for length in _NAMES)
_BEGINNING = 40  # characters of a section in which it must name the county again


def _begins_with_any(text: str, counties: frozenset[str]) -> bool:
    """Whether a line begins with one of the counties: few texts have any, and all others are looked through just once."""
    heads = _BEGINS.findall("\n" + text)
    return any(not counties.isdisjoint(map(first, heads)) for first in _FIRST)


class HeadedCountyTold:
    """Whether a text's sentence, as they are met one after another, stands below a heading that begins with a county's name."""

    def __init__(self, text: str, context: Context) -> None:
        zone = zones().get(context.zone or "") if context.place.level == "zone" else None
        self._text, self._own = text, OwnZone(text, context, is_around=True)
        counties = counties_of(zone.province) if zone is not None else frozenset()
        lines = _LINE.finditer(text) if counties and _begins_with_any(text, counties) else ()
        self._headings = {found.start(): self._is_countys(found, counties) for found in lines}
        self.is_told = any(self._headings.values())
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True from such a heading to the next one, or to where the zone is spoken of."""
        if new_paragraph and start in self._headings:
            self._holds = self._headings[start]
        elif self._holds and self._own.is_spoken_of(start, end):
            self._holds = False
        return self._holds

    def _is_countys(self, found: re.Match[str], counties: frozenset[str]) -> bool:
        """True for a line that begins with a county which the text right below it names, too, and that speaks of no zone."""
        head, end = found["head"], found.end()
        for length in _NAMES:
            if (name := head[:length]) in counties:
                break
        else:
            return False  # as nearly all
        if name in words_of("county_as_word") or self._own.is_spoken_of(found.start(), end):
            return False
        below = (end + 1, end + 1 + _BEGINNING)
        return self._text.find(name, *below) >= 0 and not self._own.is_spoken_of(*below)
