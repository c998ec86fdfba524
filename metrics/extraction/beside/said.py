"""What the words of a clause say of its places: where they are named, and how they fare where no figure tells it."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.extraction.beside import forms
from metrics.extraction.clause import Topic
from metrics.extraction.slots import search
from metrics.language.token import Token

_FIGURES = frozenset("MPX")


def splits_up_again(tokens: Sequence[Token], letters: str, start: int, end: int) -> bool:
    """从门类看,制造业增长8%;从区域看,…: whether a clause behind figures says that the whole is split up in another way."""
    words = "".join([t.text for t in tokens[start:end]])
    is_anew = words.startswith(("从", "分", "按")) and words.endswith("看") and {"r", "l", "I"}.isdisjoint(letters[start:end])
    return is_anew and not _FIGURES.isdisjoint(letters[:start])


def places_named(tokens: Sequence[Token], letters: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the places stand that a clause names before its first number, or before its end."""
    led, described = search(forms.LED, letters[start:end]), search(forms.DESCRIBED, letters[start:end])
    if led is None and described is not None and tokens[start + described.start()].text not in forms.DESCRIBES:
        return None
    found = led or described
    return (start + found.start(1), start + found.end(1)) if found is not None else None


def fares(tokens: Sequence[Token], start: int, end: int) -> bool:
    """紧随其后, 增速较快, 超过千亿元: whether the rest of a clause without a figure says how its places fare."""
    rest = tokens[start:end]
    return all(
        t.letter in "vTFYlrRudkKIJghS"
        or t.text in (*forms.ONE, forms.HOLDS)
        or (t.letter == "x" and forms.FARES.search(t.text) is not None)
        for t in rest
    )


def is_left(tokens: Sequence[Token], letters: str, first: int, last: int) -> bool:
    """全省增长5%, 工业园区增长6%: the figure of what is around the places, or of a zone that nobody names, which is read as any other."""
    entry = tokens[last - 1].entry
    return last - first <= 2 and "j" not in letters[first:last] and entry is not None and entry.type in ("wider", "self")


def is_of_all(tokens: Sequence[Token], start: int, number: int) -> bool:
    """全省综合保税区进出口716亿元: the figure of all zones of a kind around the places, which is read as any other."""
    named = [t for t in tokens[start:number] if t.letter == "S"]
    types = [t.entry.type if t.entry is not None else "" for t in named]
    return types in (["wider", "self"], ["self", "self"]) and named[0].end == named[1].start


def is_held(tokens: Sequence[Token], begin: int, number: int) -> bool:
    """压过东阳的105亿元: whether what stands before a place that another is held against says so."""
    return all(forms.BEATS.fullmatch(t.text) is not None for t in tokens[begin:number] if t.letter == "x")


def ends_at(tokens: Sequence[Token], letters: str, head: Topic | None, number: int) -> bool:
    """Whether no noun stands behind a number that it may be of: 12亿元的销售额; but 8%的增速."""
    behind = number + 1 + (number + 1 < len(tokens) and tokens[number + 1].text == "的")
    if behind >= len(tokens):
        return True
    noun = tokens[behind]
    if noun.letter == "I":
        return head is not None and noun.entry is not None and noun.entry.value == head.code
    if behind > number + 1:
        return noun.letter in "rSkl"
    if noun.letter == "x":  # 昆山市330家实现盈利
        return any(pattern.fullmatch(noun.text) for pattern in (forms.SILENT, forms.BEATS)) or forms.FARES.search(noun.text) is not None
    return noun.letter not in "JQEF"


def are_as_many(tokens: Sequence[Token], start: int, end: int, places: Sequence[tuple[int, str]] | None) -> bool:
    """Whether so many places are listed as the words behind them count: 昆山、太仓、常熟三市."""
    if places is None or start >= end:
        return True
    words = "".join([t.text for t in tokens[start : min(end, start + 3)]])
    if len(places) == 1 and not words.startswith("等"):
        return True  # 湖南省14个市州中,长沙…; but 江西等3省
    counted = forms.COUNTED.match(words)
    return counted is None or forms.how_many(counted[1]) == len(places)
