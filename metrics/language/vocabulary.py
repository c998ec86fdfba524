"""The project's words as one scanner: indicator names, words of fixed meaning, zones and regions.

All words become one Aho-Corasick automaton, so that scanning costs one pass whatever the number of words, and
the longest word wins wherever several begin. It is asked for every word, those inside others too, and the choice is
made here: an automaton that chooses takes four times as long to build, and could not tell the names inside other words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from metrics.language.clipped import clipped, stands_alone
from metrics.model import Region
from metrics.seeds import (
    ContextualName,
    expand,
    load_contextual_names,
    load_indicators,
    load_lexicon,
    load_regions,
    load_zones,
)
from metrics.seeds.word_types import SLOTS

Match = tuple[int, int, int]  # number of the word in `Vocabulary.words`, start, end
_START, _END = itemgetter(1), itemgetter(2)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word is: `type` is indicator, contextual, zone, region, or one of `SLOTS`."""

    type: str
    value: str
    names: tuple[ContextualName, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The scanner and what each word it can find means."""

    automaton: AhoCorasick
    words: list[str]  # first those that name indicators, last those that name places
    behind_names: int  # the number of the first word that names no indicator
    first_place: int  # the number of the first word that names a zone, a region or a kind of zone
    first_clipped: int  # and of those of the first that names a zone only where nothing goes on with it
    entries: dict[str, tuple[Entry, ...]]
    sized: AhoCorasick  # names of indicators with a size inside: 利用省外2000万元以上项目资金
    sized_words: list[str]
    kinds: dict[str, str]  # indicator code -> flow, stock, ratio
    units: dict[str, str]  # indicator code -> base unit or MONEY
    projects: frozenset[str]  # the codes of what is told of projects

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and word of every match, leftmost longest, never overlapping."""
        words = self.words
        return [(start, end, words[i]) for i, start, end in leftmost_longest(self.every(text))]

    def every(self, text: str) -> list[Match]:
        """Every word at every place, in the order of their ends."""
        found: list[Match] = self.automaton.find_matches_as_indexes(text, overlapping=True)
        return [match for match in found if match[0] < self.first_clipped or stands_alone(text, match[2])]

    def find_sized(self, text: str) -> list[tuple[int, int, str]]:
        """The same for names that hold a size; a number's reader would cut them in two."""
        words = self.sized_words
        return [(start, end, words[i]) for i, start, end in self.sized.find_matches_as_indexes(text)] if "以上" in text else []


class Scan:
    """The words of one text, found in one pass and asked for piece by piece; `original` holds what brackets were taken out."""

    def __init__(self, text: str, original: str = "") -> None:
        self.text, self.original = text, original or text
        self._every = vocabulary().every(text)
        self.matches = leftmost_longest(self._every)
        self.starts = list(map(_START, self.matches))

    @cached_property
    def places(self) -> list[Match]:
        """Those that name zones, regions and kinds of zones; few words do."""
        return list(filter((vocabulary().first_place,).__lt__, self.matches))  # by their numbers, which come first

    @cached_property
    def _names(self) -> list[int]:
        """Where names of indicators begin, also where another word, begun before it, takes their characters."""
        return [start for _, start, _ in _names_among(self._every)]

    def names_indicator(self, start: int, end: int) -> bool:
        """True where a name of an indicator begins in a piece."""
        at = bisect_left(self._names, start)
        return at < len(self._names) and self._names[at] < end

    def between(self, start: int, end: int) -> list[Match]:
        """The words that a scan of this piece alone finds, with offsets in the text.

        They are those of the whole text, unless one of these reaches over an end of the piece.
        """
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        matches = self.matches
        if (first and matches[first - 1][2] > start) or (last > first and matches[last - 1][2] > end):
            ending = self._every[bisect_left(self._every, start, key=_END) : bisect_right(self._every, end, key=_END)]
            return leftmost_longest([match for match in ending if match[1] >= start])
        return matches[first:last]

    def places_between(self, start: int, end: int) -> list[Match]:
        """Those of them that name zones, regions and kinds of zones."""
        if not (self.cuts(start) or self.cuts(end)):
            return self.places[bisect_left(self.places, start, key=_START) : bisect_left(self.places, end, key=_START)]
        first = vocabulary().first_place
        return [match for match in self.between(start, end) if match[0] >= first]

    def cuts(self, position: int) -> bool:
        """True where a word reaches over this place, so that a piece ending here may hold other words."""
        at = bisect_left(self.starts, position)
        return at > 0 and self.matches[at - 1][2] > position


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    """The words of each type with their values, in the order of seeds/lexicon.csv."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in load_lexicon():
        found[row.type][row.text] = row.value
    return dict(found)


def words_of(kind: str) -> dict[str, str]:
    """The words of a type that a question of the reader asks for (`ASKED_FOR`), in the order of seeds/lexicon.csv, with their values."""
    return _lexicon().get(kind, {})


@cache
def any_of(*kinds: str) -> str:
    """The same of one or several types as alternatives of a regular expression, without brackets; of two that begin alike the longer first."""
    words = dict.fromkeys(word for kind in kinds for word in words_of(kind))
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def leftmost_longest(found: list[Match]) -> list[Match]:
    """Of words in the order of their ends those that stand when the first to begin wins, and of these the longest."""
    longest = dict(zip(map(_START, found), found, strict=True))  # of those that begin alike the last to end
    chosen, until = [], 0
    for start in sorted(longest):
        if start >= until:
            chosen.append(match := longest[start])
            until = match[2]
    return chosen


def names_in(text: str) -> list[Match]:
    """The names of indicators in a text, whatever other words stand there."""
    return _names_among(vocabulary().every(text))


_NAMES = ("indicator", "contextual", "pair")  # the types of words that name indicators
_PLACES = ("zone", "self", "region")  # and of those that name zones, regions and kinds of zones
_DIGIT = re.compile("[0-9]")
_DONE = {"完成": "实现", "实现": "完成"}  # which of them is said says nothing of what is told
_IS_DONE = re.compile("完成(?![额量率数])|实现")
_NO_NAME = ("城区", "郊区", "矿区")  # divisions of this name exist; in prose these are ordinary words


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of seeds/, read once."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    kinds, units = {}, {}
    told_otherwise: dict[str, Entry] = {}
    for indicator in load_indicators():
        kinds[indicator.code] = indicator.kind
        units[indicator.code] = indicator.unit
        entry = Entry("indicator", indicator.code)  # one for all: most words of the vocabulary are names of indicators
        called = dict.fromkeys(word for pattern in indicator.aliases for word in expand(pattern) if len(word) > 1)
        for word in called:
            if not entries[word]:
                entries[word].append(entry)
        told_otherwise = {other: entry for word in called for other in _told_otherwise(word)} | told_otherwise  # the first has it, as above
    for word, entry in told_otherwise.items():  # what is a name of its own is none of these: 实现总收入 is of all firms
        if not entries[word]:
            entries[word].append(entry)
    contextual: dict[str, list[ContextualName]] = defaultdict(list)
    for name in load_contextual_names():
        contextual[name.text].append(name)
    for word, short in contextual.items():
        names = tuple(short)
        if entries[word]:  # 工业总产值 after 规上工业企业 is that of industry above designated size
            entries[word][0] = Entry("indicator", entries[word][0].value, names)
        else:
            entries[word].append(Entry("contextual", "", names))
    for word_row in load_lexicon():
        if word_row.type in SLOTS and word_row.text and not entries[word_row.text]:
            entries[word_row.text].append(Entry(word_row.type, word_row.value))
    for zone in load_zones():
        for word in (zone.name, *zone.aliases, *_written_alike(zone.name)):
            if not entries[word] and len(word) > 1:
                entries[word].append(Entry("zone", zone.name))
    short_of = {word: Entry("zone", zone.name) for zone in load_zones() for word in clipped(zone.aliases) if not entries[word]}
    short_of |= {word: Entry("company", "") for word in words_of("firm_called_word")}
    for region in load_regions():
        if region.name in _NO_NAME:
            continue
        for word in _names(region):
            if len(word) > 1 and (not entries[word] or entries[word][0].type == "region"):
                entries[word].append(Entry("region", region.code))
    found = {word: tuple(rows) for word, rows in entries.items() if rows}
    by_clipped = {word: (entry,) for word, entry in short_of.items() if word not in found}
    return _scanner({**dict(sorted(found.items(), key=_order)), **by_clipped}, len(by_clipped), kinds, units)


def _told_otherwise(word: str) -> list[str]:
    """The same name with the other verb of what is done: 工业完成投资, 工业实现投资; none of 投资完成额, a noun. At its head it is a verb as before any name.

    >>> _told_otherwise("工业完成投资"), _told_otherwise("投资完成额")
    (['工业实现投资'], [])
    """
    return [_DONE[done[0]].join((word[: done.start()], word[done.end() :])) for done in _IS_DONE.finditer(word, 1)]


def _order(word: tuple[str, tuple[Entry, ...]]) -> int:
    """Names of indicators first and of places last, so that a comparison tells what a word's number is one of."""
    kind = word[1][0].type
    return 0 if kind in _NAMES else 2 if kind in _PLACES else 1


@cache
def _by_type() -> dict[str, list[tuple[int, str, Entry]]]:
    """Number, word and first entry of the words of each type."""
    words = vocabulary()
    found: dict[str, list[tuple[int, str, Entry]]] = defaultdict(list)
    for number, word in enumerate(words.words):
        entry = words.entries[word][0]
        found[entry.type].append((number, word, entry))
    return found


def of_types(*types: str) -> Iterator[tuple[int, str, Entry]]:
    """Number, word and first entry of the words of these types."""
    return chain.from_iterable(_by_type()[kind] for kind in types)


def _names_among(found: list[Match]) -> list[Match]:
    return leftmost_longest(list(filter((vocabulary().behind_names,).__gt__, found)))  # by their numbers, which come first


@cache
def county_names() -> frozenset[str]:
    """The bare short names of counties, which stand for them only where nothing but a place can."""
    known = vocabulary().entries
    names = (region.short or region.name[:-1] for region in load_regions() if region.level == "county")
    return frozenset(name for name in names if len(name) > 1 and name not in known)


def _written_alike(name: str) -> Iterator[str]:
    """西安国家级高新区 and 西安高新技术开发区, as papers write the name of a zone that ends in 高新技术产业开发区."""
    for ending, kind in words_of("zone_alike_word").items():
        if name.endswith(kind):
            yield name.removesuffix(kind) + ending


def _names(region: Region) -> tuple[str, ...]:
    """黔南布依族苗族自治州 is also 黔南 and 黔南州, 青龙满族自治县 青龙县 and 青龙自治县; the bare short name of a county is too often some other word."""
    if region.level == "county":
        called = [word for word, name in words_of("region_alike_word").items() if name == region.name]
        short = region.short if region.short.endswith(("县", "旗")) else ""
        clipped = f"{short[:-1]}自治县" if short and region.name.endswith("自治县") else ""
        return (region.name, *called, *filter(None, (short, clipped)))
    return (region.name, region.short, f"{region.short}州") if region.name.endswith("自治州") else (region.name, region.short)


def _scanner(found: dict[str, tuple[Entry, ...]], clipped_names: int, kinds: dict[str, str], units: dict[str, str]) -> Vocabulary:
    sized = [
        word for word, rows in found.items() if rows[0].type == "indicator" and _DIGIT.search(word, 1) is not None and not word[0].isdigit()
    ]
    kinds_of_words = [rows[0].type for rows in found.values()]
    return Vocabulary(
        AhoCorasick(list(found)),
        list(found),
        sum(kind in _NAMES for kind in kinds_of_words),
        len(found) - sum(kind in _PLACES for kind in kinds_of_words),
        len(found) - clipped_names,
        found,
        AhoCorasick(sized, matchkind=MatchKind.LeftmostLongest),
        sized,
        kinds,
        units,
        frozenset(code for code in units if code.startswith("projects_")),
    )
