"""Find every name of a zone or region in a text: a word of the vocabulary, or a short name before a kind of zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from metrics.extraction.gazetteer import is_plain_province, short_names
from metrics.language.vocabulary import Scan, vocabulary

_KIND = (
    r"(?:经济技术开发区|高新技术产业开发区|经济开发区|高新技术产业园区|工业园区|产业园区|综合保税区|保税区|综保区|高新区|经开区|开发区|新区|工业园|产业集聚区)"
)
# 泰州海陵工业园区, 营口辽河经济开发区: a zone of that city which no gazetteer knows, and not the city.
_INNER = re.compile(r"[市县区]?(?![\u4e00-\u9fff]{0,3}[在的与和及为等是有对将到从家省级市推进建设发展大力加快支持来设立批准做好举行召开实施各类全部优秀先重点特])([\u4e00-\u9fff]{2,4}?)((?:经济技术开发区|高新技术产业开发区|经济开发区|高新技术产业园区|工业园区|产业园区|工业集中区|工业园))")
_ZONE_SUFFIX, _ZONE_KIND = re.compile(f"[市县区]?{_KIND}"), re.compile(_KIND)
_SOME_ZONE = re.compile("[区园]")
OFFICE = re.compile(r"海关|大学|学院|银行|[市区县]?委|[市区县]?政府|电视台|日报|晚报|路|街")
_PARTNERS = ("71", "81", "82")  # Taiwan, Hong Kong and Macao stand in these texts as partners of trade
_MEMBER = 12  # characters that may stand between the names of two members of a list

Key = tuple[str, str]  # (zone, canonical name), (region, code) or (named, name as written)
Mention = tuple[Key, int, int]  # a place's key, the weight of naming it so, and where


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """The places a text names: by a word of the vocabulary, and by a short name before a kind of zone."""

    text: str
    known: list[Mention]
    made: list[Mention]


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


@lru_cache(maxsize=1 << 12)
def _meanings(word: str) -> list[tuple[Key, int]]:
    """The zones and regions that a name means, and the weight of naming them so; 海南 is no prefecture of Qinghai."""
    entries = vocabulary().entries[word]
    province = next((each.value[:2] for each in entries if each.type == "region" and each.value.endswith("0000")), "")
    named = [each for each in entries if each.type == "zone" or (each.type == "region" and each.value.startswith(province))]
    return [((each.type, each.value), 3 if each.type == "zone" else 1) for each in named]


def place_names(scan: Scan) -> PlaceNames:
    """Every name of a place in a text, but for members of lists, offices and the like."""
    text, entries, places = scan.text, vocabulary().entries, _place_words()
    known: list[Mention] = []
    made: list[Mention] = []
    found = [(places[number], start, end) for number, start, end in scan.places if number in places]
    listed = _listed(text, found)
    told = 0  # the end of a zone's name that holds another region's: 阜阳合肥现代产业园区
    for word, start, end in found:
        if start < told or start in listed or OFFICE.match(text, end):
            continue
        entry = entries[word][0]
        if entry.type == "region" and (suffix := _ZONE_SUFFIX.match(text, end)):
            if not is_plain_province(entry.value):  # 山东省经济开发区 are all that the province has
                known.append((("named", word + suffix.group()), 3, start))
            continue
        if entry.type == "region" and not is_plain_province(entry.value) and (inner := _INNER.match(text, end)):
            known.append((("named", inner.group() if inner[1] in short_names() else word + inner.group()), 3, start))
            told = inner.end()
            continue
        known.extend([(key, weight, start) for key, weight in _meanings(word)])
    short = short_names()
    for at, kind in _kinds(text):
        name = next((text[at - n : at] for n in (4, 3, 2) if at >= n and text[at - n : at] in short), None)
        if name and at - len(name) not in listed:
            made.append((("named", name + kind), 3, at))
    return PlaceNames(text, known, made)


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


def joined(parts: Sequence[PlaceNames]) -> PlaceNames:
    """The names of a text in several parts, a line break between them."""
    starts = list(accumulate((len(part.text) + 1 for part in parts), initial=0))
    known = [(key, weight, start + at) for start, part in zip(starts, parts, strict=False) for key, weight, at in part.known]
    made = [(key, weight, start + at) for start, part in zip(starts, parts, strict=False) for key, weight, at in part.made]
    return PlaceNames("\n".join(part.text for part in parts), known, made)
