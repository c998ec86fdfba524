"""Towns and streets that a city's page tells of side by side: 长安镇657亿元,虎门镇591亿元,松山湖396亿元; no gazetteer holds them."""

from __future__ import annotations

import re

from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.token import Token
from metrics.language.vocabulary import Entry, any_of, words_of

_ENDINGS = tuple(words_of("town_ending"))
_NAME = r"[\u4e00-\u9fff]{2,3}"
_TOWN = rf"{_NAME}(?:{any_of('town_ending')})"
_TOLD = re.compile(
    rf"({_TOWN}(?:[、和与及]{_TOWN})*)(?:[^,。;!?:、\n]{{0,24}}?\d[\d.]*(?:[万亿%元倍户家]|个百分点)|[^,。;!?:、\n]{{1,8}},[增降]幅)"
)
_AND = re.compile("[、和与及]")
_STARTS = ",。;!?:、\n"  # and the words that may lead a clause
_LED_BY = seldom("(?:其中|而|则|其次是?|排名?第.(?:位|名)?的(?:是)?|另外|此外|以及|分别是|和|与|及)")
_NO_NAME = seldom("[全我该各本个多等数两三四五六七八九十].*|.*[乡小古重村省县区名强大的]|城.?|乡.?|特色.*|.*特色|城区")
_FEWEST = 2
_WORDS = 3  # slots that a town's own name may hold
TOWNS = ("镇", "街道", "乡")
_BEFORE = frozenset(",;:(jqTDvS")


def towns_told(text: str) -> frozenset[str]:
    """The towns that begin clauses with a figure, where two do or more; empty in any other text."""
    if not has_any(text, _ENDINGS):
        return frozenset()
    told = [each for each in _TOLD.finditer(text) if _begins(text, each.start())]
    found = {town for each in told for town in _AND.split(each[1]) if not _is_no_name(town)}
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _begins(text: str, at: int) -> bool:
    """Whether a clause begins there, but for what may lead it: 其中,长安镇…; 排第二的虎门镇…."""
    start = max(text.rfind(mark, 0, at) for mark in _STARTS) + 1
    return start == at or _LED_BY.fullmatch(text, start, at) is not None


def _is_no_name(town: str) -> bool:
    return (
        _NO_NAME.fullmatch(next(town.removesuffix(each) for each in sorted(_ENDINGS, key=len, reverse=True) if town.endswith(each)))
        is not None
    )


def with_towns(tokens: list[Token], towns: frozenset[str]) -> list[Token]:
    """The slots with 长安 and 镇, or 乐, 从 and 镇, as one that names a place, where a subject or a member of a list stands."""
    told: list[Token] = []
    for token in tokens:
        told.append(token)
        for words in range(1, _WORDS + 1) if token.text in TOWNS else ():
            named = told[-words - 1 :]
            town = "".join([each.text for each in named])
            before = told[-words - 2] if len(told) > words + 1 else None
            is_subject = before is None or before.letter in _BEFORE or before.end != named[0].start
            if town in towns and is_subject and named[0].start + len(town) == token.end:
                told[-words - 1 :] = [Token("S", named[0].start, token.end, town, Entry("zone", town))]
                break
    return told


def is_town(name: str) -> bool:
    """长安镇, 东城街道."""
    return name.endswith(_ENDINGS)
