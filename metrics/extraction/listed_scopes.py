"""Places that stand in a list before ranks: among which of them each rank of one indicator is one."""

from __future__ import annotations

from metrics.extraction.clause import Clause, Sentence
from metrics.extraction.slots import match, search

_AROUND = ("wider", "region")  # types of words


def scopes_listed(clause: Clause, count: int) -> list[str]:
    """分别居全省、全市第12位和第2位: among whom each of so many ranks is one; empty where nothing says so."""
    found = search("S(?:jS)+", clause.letters) if "D" in clause.letters else None
    if found is None or search("[IJ]j", clause.letters) is not None or _are_ranked(clause, *found.span()):
        return []
    places = [t for t in clause.tokens[found.start() : found.end()] if t.letter == "S"]
    are_around = all(t.entry is not None and t.entry.type in _AROUND for t in places)
    return [t.text for t in places] if are_around and len(places) == count else []


def _are_ranked(clause: Clause, first: int, end: int) -> bool:
    """甲市、乙县GDP增速分别居全市第1位、第2位, 安庆、马鞍山分列第五、第六位: who is ranked, but for 在全省、全市GDP增速分别居…."""
    if first > 0 and (clause.tokens[first - 1].text == "在" or "D" in clause.letters[:first]):
        return False
    return search("[IJ]", clause.letters[end:]) is not None or _are_regions(clause, first, end)


def _are_regions(clause: Clause, first: int, end: int) -> bool:
    """Whether all places are called by their names, none of them 全省 or 全市."""
    return all(t.entry is not None and t.entry.type == "region" for t in clause.tokens[first:end] if t.letter == "S")


def places_ranked(clause: Clause) -> bool:
    """安庆、马鞍山分列第五、第六位: whether the ranks are those of a list of places, and of no indicators told before."""
    found = search("^[T,v]{0,2}S(?:jS)+(?=[vTF]{0,2}D)", clause.letters)
    return found is not None and clause.tokens[0].text != "在" and _are_regions(clause, *found.span())


def tells_several(clause: Clause, in_sentence: bool = False) -> bool:
    """GDP增长7%,税收增长8%,分别居全省、全市第12位和第2位: of which indicator, or of both, nobody knows; asked of its part, or of the whole sentence."""
    first = 0 if in_sentence else clause.memory.part_at
    return len({slot.topic.code for slot in clause.memory.slots[first:] if slot.topic is not None}) > 1


def is_beside_places(sentence: Sentence, clause: Clause, wide_start: int) -> bool:
    """;规上工业增加值增长6.9%,分别快于全区0.8个、全市2.2个百分点: each number behind a place, and one indicator since the semicolon."""
    if search("^,?Dv?[gh]Sv?B$", clause.wide) is None or match("jSv?B", clause.following) is None:
        return False
    since = sentence.letters.rfind(";", 0, wide_start) + 1
    return bool(since) and sum(sentence.letters[since:wide_start].count(name) for name in "IJ") == 1
