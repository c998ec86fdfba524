"""Places that stand in a list before numbers, each of which is told of one of them: 甲区、乙区增幅居前两位,分别增长…."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence, Topic
from metrics.extraction.names.topics import Topics
from metrics.extraction.whose.named_places import listed_at

_ZONES = re.compile(r"(?:^|(?<=[,;:vq]))x?S(?:v?jx?S)+$")
_RANKED = re.compile(r"(?:^|(?<=[,;:vTq]))x?S(?:v?jx?S)+(?=[rl]?v{0,2}k[SMxQ]{0,3}$)")  # 甲市、乙市居全市第二、第三位
_FARE = re.compile(r"(?:[rl][vkSxgcK]{1,6}|[Dk][vkS]{0,3}x|[vF]{0,3}u[vx]{0,2})$")  # 增幅居前三位, 增速居全市前列, 分列前三位, 实现较快增长

# 甲市、乙市、丙市三市,规模工业增加值增速分别为…: counted together, and what they tell behind the comma
_COUNTED = re.compile(r"(?:^|(?<=[,;:vqT]))(x?S(?:v?jx?S)+)(x),(?:T,?)?v?[IJ][rlvFT]{0,3}D[^,;:]*$")
_SO_MANY = re.compile("[这]?(?:[两二三四五六七八九十]{1,2}|\\d{1,2})[个大]?(?:[市县区省州地]|城市|地市|县区|县市|市州)")

# 甲区(17.6亿元)、乙区(7.5亿元,增长3%)两地的财政收入: what all of them tell stands behind the list, and no amount of it of their own.
_NAMED_BEHIND = re.compile(r"[^();]*\)(?:j{1,2}x?S\(M[^();]*\))*(?:x[MS]?x?)?T?v?(I)(?!v?r|[vFTY]{0,3}M)")
_BEFORE, _AFTER = re.compile(r"\)j{1,2}x?S\($"), re.compile(r"[^();]*\)j{1,2}x?S\(M")


def zones_listed(sentence: Sentence, wide_start: int, first: int, count: int, topics: Topics, topic: Topic) -> list[Topic | None] | None:
    """The topic named before, once for each zone of a list: 地区生产总值增速,甲区、乙区分列全省第3位、第5位."""
    start = _start(sentence.letters, wide_start, first, count) or _counted(sentence, wide_start, first, count)
    if start is None:
        return None
    begin, end = start
    return [
        Topic(topic.code, topic.text, sentence.tokens[i].start, place) if (place := listed_at(topics.owner.context, sentence, i)) else None
        for i in range(begin, end)
        if sentence.letters[i] == "S"
    ]


def named_behind_places(letters: str, number: int) -> int | None:
    """The slot of the indicator that stands behind a list of places, where the amount at slot `number` stands in brackets behind one.

    None where there is one place alone: what a bracket tells of it may be anything.

    >>> named_behind_places("S(M)jS(MuP)xvIkS", 2), named_behind_places("S(M)jS(M)xvIkS", 7), named_behind_places("S(M)IkS", 2)
    (13, 11, None)
    """
    found = _NAMED_BEHIND.match(letters, number + 1)
    if found is None or "I" in letters[: number + 1]:
        return None
    is_listed = _BEFORE.search(letters, 0, number) or _AFTER.match(letters, number + 1)
    return found.start(1) if is_listed else None


def _start(letters: str, wide_start: int, first: int, count: int) -> tuple[int, int] | None:
    """Where a list of so many places begins and ends that the numbers from `first` are told of; `wide_start`: behind the number before."""
    end = first
    while end > wide_start and letters[end - 1] not in "D,;:()":
        end -= 1
    if end > wide_start and letters[end - 1] == "D":
        found = _ZONES.search(_FARE.sub("", letters[wide_start : end - 1].rstrip("vTFYr,")))
    else:
        found = _RANKED.search(letters, wide_start, first)
        wide_start = 0
    if found is None or found.group().count("S") != count:
        return None
    return wide_start + found.start(), wide_start + found.end()


def _counted(sentence: Sentence, wide_start: int, first: int, count: int) -> tuple[int, int] | None:
    """The same of places that are counted behind their list, before a comma: 甲市、乙市两市,出口分别为…."""
    found = _COUNTED.search(sentence.letters, wide_start, first)
    if found is None or found[1].count("S") != count or _SO_MANY.fullmatch(sentence.tokens[found.start(2)].text) is None:
        return None
    return found.span(1)
