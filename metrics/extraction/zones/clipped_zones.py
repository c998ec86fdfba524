"""Zones by the names before their kind: 喀什综合保税区32亿元、霍尔果斯综合保税区23亿元,喀什增长9%, which is of the zone and not of the region 喀什."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from metrics.extraction.zones.gazetteer import stems
from metrics.extraction.zones.zonenames import canonical
from metrics.language.token import Token
from metrics.language.vocabulary import Entry

_FEWEST, _SHORTEST = 2, 3  # zones that are told side by side; characters of a kind: 高新区
_NUMBERS, _BETWEEN, _REACH = frozenset("MPX"), frozenset("IJvF"), 5  # slots
_BEFORE, _BEHIND = frozenset(",;:qT"), frozenset("DudrFvfMPX")  # slots around a subject, or a list of such
_LENGTHS = (4, 3, 2)  # characters of the name of a place
MANY = "区"  # no sentence without two of them tells of zones side by side


def with_clipped_zones(tokens: list[Token]) -> list[Token]:
    """The slots with those names as the zones that the sentence has told of before: two or more of one kind, with a figure for each."""
    told: dict[str, str] = {}
    kinds: set[str] = set()
    found = list(tokens)
    for at, token in enumerate(tokens):
        if len(told) >= _FEWEST and len(kinds) == 1 and token.text in told and token.letter in "Sx" and _is_subject(tokens, at, told):
            found[at] = replace(token, letter="S", entry=Entry("zone", told[token.text]))
        elif token.letter == "S" and _has_figure(tokens, at) and (named := _named(tokens, at)) is not None:
            told[named[0]] = canonical("".join(named))
            kinds.add(named[1])
    return found


def _has_figure(tokens: list[Token], at: int) -> bool:
    """32亿元, 进出口32亿元, 完成32亿元 right behind a slot."""
    behind = next((t.letter for t in tokens[at + 1 : at + _REACH] if t.letter not in _BETWEEN), "")
    return behind in _NUMBERS


def _named(tokens: list[Token], at: int) -> tuple[str, str] | None:
    """喀什 and 综合保税区, where a zone is named by one slot, or by its kind and the word right before it."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.entry is None or token.entry.type not in ("zone", "self"):
        return None
    if token.entry.type == "self":
        is_named = before is not None and before.letter in "Sx" and before.end == token.start and len(token.text) >= _SHORTEST
        return (before.text, token.text) if is_named and before is not None and before.text in stems() else None
    name = next((token.text[:n] for n in _LENGTHS if token.text[:n] in stems() and len(token.text) - n >= _SHORTEST), "")
    return (name, token.text[len(name) :]) if name else None


def _is_subject(tokens: list[Token], at: int, told: Collection[str]) -> bool:
    """Whether a place stands at a slot of which figures are told, or a list of such; not 喀什 before 综合保税区 or 地区, nor 昆山、太仓两市."""
    first = last = at
    while first > 1 and tokens[first - 1].letter == "j" and tokens[first - 2].letter in "Sx":
        first -= 2
    while last + 2 < len(tokens) and tokens[last + 1].letter == "j" and tokens[last + 2].letter in "Sx":
        last += 2
    if any(t.text not in told for t in tokens[first : last + 1 : 2]) or first == 0 or last + 1 == len(tokens):
        return False
    return tokens[first - 1].letter in _BEFORE and tokens[last + 1].letter in _BEHIND
