"""Tells which headings of a web page, a Word file or a text in Markdown begin an article: those below which other zones lead.

A heading alone does not: 一、工业 and 下一步 are parts of one article. Where the parts below headings of one level are led by
different zones, each of these headings begins an article, also one whose part names none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from metrics.extraction.document.articles import is_numbered
from metrics.extraction.zones.gazetteer import province_shorts, short_names
from metrics.extraction.zones.place import NOWHERE
from metrics.extraction.zones.placenames import place_names
from metrics.extraction.zones.places import document_place, leads_with
from metrics.language.normalise import normalise
from metrics.language.signs import simplified
from metrics.language.telltales import has_any
from metrics.language.vocabulary import Scan
from metrics.model import Document

_MARKDOWN = re.compile(r"(#(?<![^\n]#)#{0,5})[ \u3000]+(?=\S)")  # at the beginning of a line
_BULLETS = "◆■●▲★◎▶◇□"
_BULLET = re.compile(rf"^([{_BULLETS}])[ \u3000]*(?=[^\s。]{{2}}[^\n。]{{0,38}}(?<![;；,，])$)", re.MULTILINE)
# 江苏丹阳:一副眼镜看世界, alone between blank lines.
_OF_A_PLACE = re.compile(r"\n(?<=\n\n)[ \u3000]{0,4}(?=([\u4e00-\u9fff]{2,8})[:：][^\n。]{2,30}\n[ \u3000]*\n)")
_BULLETED = 7  # a level below all of Markdown's
_LEAD = 300  # characters: the heading and the beginning of what stands below it
_MOST = 200  # headings that are looked at


def beginnings(document: Document) -> list[int]:
    """Where the articles begin that headings part; nothing where they part none."""
    parting = (each for each in sorted(_headings(document)) if not is_numbered(document.text, each[0]))
    headings = list(itertools.islice(parting, _MOST))
    for highest in sorted({level for _, level in headings}):
        starts = [start for start, level in headings if level <= highest]
        if len(starts) < 2:
            continue
        spans = itertools.pairwise([*starts, len(document.text)])
        is_bulleted = highest == _BULLETED
        if _are_several(_leading_place(document.text[start : min(end, start + _LEAD)], is_bulleted) for start, end in spans):
            return starts
    return []


def _are_several(zones: Iterable[str | None]) -> bool:
    """True where two different zones are named; what comes behind these is not asked for."""
    named = (zone for zone in zones if zone)
    first = next(named, None)
    return any(zone != first for zone in named)


def _headings(document: Document) -> Iterator[tuple[int, int]]:
    """Start and level of every heading; 0 is a title's level, 1 the highest."""
    yield from ((mark.start, mark.heading) for mark in document.marks if mark.heading is not None)
    text = document.text
    if "#" in text:
        yield from ((found.start(), len(found[1])) for found in _MARKDOWN.finditer(text))
    if has_any(text, _BULLETS):
        yield from ((found.start(), _BULLETED) for found in _BULLET.finditer(text))
    yield from ((found.start() + 1, _BULLETED) for found in _OF_A_PLACE.finditer(text) if _names_a_place(simplified(found[1])))


@lru_cache(maxsize=1 << 8)
def _names_a_place(words: str) -> bool:
    """True for the name of a region or zone, 江苏丹阳 and 丹阳 among them, and for nothing else."""
    if words in short_names():
        return True
    province = next((short for short in province_shorts() if words.startswith(short)), "")
    if province and words[len(province) :] in short_names():
        return True
    names = place_names(Scan(words))
    return any(start == 0 for _, _, start in (*names.known, *names.made))


def _leading_place(text: str, of_any_level: bool) -> str | None:
    """The zone that a heading, or what follows it, begins with; below marks as those of a newspaper also the region."""
    scan = Scan(normalise(text).text)
    place = document_place(scan)
    return place.name if (place.level == "zone" or of_any_level) and leads_with(scan, place, NOWHERE) else None
