"""Questions asked of the letters of slots, each answer kept: the same strings of letters come again and again.

What stands between two figures is rarely new to the grammar, even where its words are; looking an answer up costs a fraction of
matching a pattern.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_KEPT = 1 << 14  # answers
BOUNDARY = re.compile(r"[,;:()]")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Patterns are written in the code, and few; `re` would look each up in several steps."""
    return re.compile(pattern)


@lru_cache(maxsize=_KEPT)
def search(pattern: str, letters: str) -> re.Match[str] | None:
    """`re.search`."""
    return _compiled(pattern).search(letters)


@lru_cache(maxsize=_KEPT)
def match(pattern: str, letters: str) -> re.Match[str] | None:
    """`re.match`."""
    return _compiled(pattern).match(letters)


@lru_cache(maxsize=_KEPT)
def pieces(letters: str) -> tuple[str, ...]:
    """The letters between boundaries: comma, semicolon, colon, bracket."""
    return tuple(BOUNDARY.split(letters))


@lru_cache(maxsize=_KEPT)
def clause_start(wide: str) -> int:
    """Where the clause of a number begins in the letters since the last number; a colon behind a name or 上年同期 is no boundary.

    >>> clause_start("IvM"), clause_start(",FIM"), clause_start("x,I:M")
    (0, 1, 2)
    """
    start = 0
    for found in BOUNDARY.finditer(wide, 0, len(wide) - 1):
        if not (found.group() == ":" and found.start() and wide[found.start() - 1] in "IJp"):
            start = found.end()
    return start


@lru_cache(maxsize=_KEPT)
def to_boundary(letters: str, at: int) -> str:
    """The letters from `at` to the next boundary behind it, which is the last of them.

    >>> to_boundary("IvM,uP", 2), to_boundary("IvM,uP", 4)
    ('M,', 'uP')
    """
    found = BOUNDARY.search(letters, at)
    return letters[at : found.end()] if found is not None else letters[at:]


@lru_cache(maxsize=_KEPT)
def other_subject(piece: str) -> bool:
    """True where a company or a part stands in a piece before what only compares, ranks or pulls."""
    return re.search(r"[EQ]", re.sub(r"[zcghkL].*", "", piece)) is not None


@lru_cache(maxsize=_KEPT)
def unknown_words(piece: str, number: str) -> tuple[int, ...]:
    """The places of a number's own unknown words in the piece before it, those of goals left out."""
    if "G" in piece and re.search(r"[FzM]", piece + number):
        piece = re.sub(r"x(?=[vTFS]{0,3}G)", "v", piece)  # 完成州政府下达任务
    own = re.sub(r"[zghkLKY].*" if number == "M" else r"[zcghkLKY].*", "", piece)
    return tuple(at for at, letter in enumerate(own) if letter == "x")


def begins_clause(letters: str, at: int) -> bool:
    """Whether nothing stands before a slot but punctuation or a time.

    >>> begins_clause("T,SIM", 2), begins_clause("T,SIM", 3)
    (True, False)
    """
    return letters[max(0, at - 1) : at] in ("", ",", ";", ":", "T")
