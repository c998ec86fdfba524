"""Zones that papers call by their names without 区: 西安高新完成…, 长沙经开上半年….

Such a name is one only where nothing goes on with it: 合肥高新技术企业 and 成都高新综合保税区 hold none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from metrics.seeds import load_lexicon

_SHORTEST = 4  # characters: the name of a region stands before the kind


@cache
def _words(kind: str) -> dict[str, str]:
    return {row.text: row.value for row in load_lexicon() if row.type == kind}


@cache
def _goes_on_as_a_subject() -> re.Pattern[str]:
    """What may stand behind: a mark, a time, or what begins a figure or says how it came about."""
    openings = "|".join(re.escape(word) for kind in ("figure_opening_word", "manner_opening_word", "between_word") for word in _words(kind))
    return re.compile(
        rf"$|[\s,;:。、(“”|!?·》】—]|\d|[和与及的]|[今去]年|[上下]半年|全年|前?[一二三四两]季?度|(?!工业(?:园|区|基地))(?:{openings}|税收|经济|签约|新签|引进|实际利用|利用)"
    )


def clipped(names: Iterable[str]) -> Iterator[str]:
    """西安高新 for 西安高新区.

    >>> list(clipped(["西安高新区", "长沙经开区", "西安高新技术产业开发区"]))
    ['西安高新', '长沙经开']
    """
    for name in names:
        for kind, short in _words("zone_clipped_word").items():
            word = name.removesuffix(kind) + short
            if name.endswith(kind) and len(word) >= _SHORTEST:
                yield word


def stands_alone(text: str, end: int) -> bool:
    """Whether a name so short may end here."""
    return _goes_on_as_a_subject().match(text, end) is not None
