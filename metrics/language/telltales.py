"""The cheapest question of all: whether a text has one of some words in it. Asked before patterns that would begin anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

FIGURE = re.compile(r"\d(?:亿|万|%)")  # in nearly every text that tells figures, and early


def has_any(text: str, words: Iterable[str]) -> bool:
    """True where one of the words stands in the text; `map` asks for each without a step of the interpreter.

    >>> has_any("海洋生产总值80亿元", ("民营经济", "海洋")), has_any("生产总值80亿元", ("民营经济", "海洋"))
    (True, False)
    """
    return any(map(text.__contains__, words))


_ASKED_FOR: list[str] = []  # the words of all telltales


class Telltales:
    """Some words, of which whole articles are asked: those of all telltales are looked for together, once in an article.

    >>> Telltales("民营经济", "海洋").stand_in("海洋生产总值80亿元"), Telltales("经济").stand_in("海洋生产总值80亿元")
    (True, False)
    """

    def __init__(self, *words: str) -> None:
        self._words = frozenset(words)
        _ASKED_FOR.extend(words)

    def stand_in(self, text: str) -> bool:
        """True where one of them stands in the text, also as a part of a longer word."""
        return not self._words.isdisjoint(_told(text))


@lru_cache(maxsize=1 << 10)  # of a page all articles are asked whose they are, and then read
def _told(text: str) -> set[str]:
    """Those of all words that stand in a text."""
    words, automaton = _automaton(len(_ASKED_FOR))
    return {words[number] for number, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}


def forget_texts() -> None:
    """Keep no text that has been read: it may be large."""
    _told.cache_clear()


@cache
def _automaton(count: int) -> tuple[list[str], AhoCorasick]:
    """The first so many words, which are all of them once everything is imported."""
    words = sorted(set(_ASKED_FOR[:count]))
    return words, AhoCorasick(words, matchkind=MatchKind.Standard)
