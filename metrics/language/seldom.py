"""Patterns that most texts never ask are compiled when one first does.

Hundreds of patterns know one turn of speech each. Compiling them all takes longer than reading an article, and an
article asks a quarter of them; who starts a command for one file should not wait for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_ASKED = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "groupindex")


class Uncompiled:
    """Stands for a pattern of `re` or `regex`; once asked it has the compiled one's methods as its own."""

    def __init__(self, pattern: str, compiling: Callable[[], Any]) -> None:
        self.pattern = pattern
        self._compiling = compiling

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = self._compiling()
        for each in _ASKED:  # they are found here from now on, and this is asked no more
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def seldom(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern most texts never ask; one that most do is better compiled at once: each of its questions takes a little less.

    >>> seldom("[0-9]+").findall("1-6月")
    ['1', '6']
    """
    return cast("re.Pattern[str]", Uncompiled(pattern, lambda: re.compile(pattern, flags)))
