"""The cheapest question of all: whether a text has one of some words in it. Asked before patterns that would begin anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

FIGURE = re.compile(r"\d(?:亿|万|%)")  # in nearly every text that tells figures, and early


def has_any(text: str, words: Iterable[str]) -> bool:
    """True where one of the words stands in the text; `map` asks for each without a step of the interpreter.

    >>> has_any("海洋生产总值80亿元", ("民营经济", "海洋")), has_any("生产总值80亿元", ("民营经济", "海洋"))
    (True, False)
    """
    return any(map(text.__contains__, words))
