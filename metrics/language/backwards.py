"""What stands right before a place of a text, read backwards from it.

`re` only goes forwards: it would begin at each place before that one, and had to be told for every pattern how far back to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from metrics.language.seldom import Uncompiled

if TYPE_CHECKING:
    import regex


def backwards(pattern: str) -> regex.Pattern[str]:
    """A pattern to be asked with `match(text, 0, at)`: whether it stands right before `at`, wherever it begins.

    >>> backwards("[比较]去年").match("比去年增长8%", 0, 3) is not None, backwards("增长").match("比去年增长8%", 0, 3) is not None
    (True, False)
    """
    return cast("regex.Pattern[str]", Uncompiled(pattern, lambda: _compiled(pattern)))


def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex

    return regex.compile(f"(?r){pattern}")
