"""Boxes of items that begin with their figures, as papers set them beside an article: 192.7亿元  实际到位内资,增长37.5%.

The figure stands before its name in one line, or in a line of its own above it; it moves behind the name, where sentences have it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from metrics.language.seldom import seldom
from metrics.language.vocabulary import names_in

_FIGURE = (
    r"(?:超过?|突破|近|约|逾|达到?)?\d[\d,]{0,11}(?:\.\d{1,4})?[ ]?"
    r"(?:[十百千]?[万亿]{0,2}(?:美?元|吨|平方米|标箱|千瓦时|人次|[户家个人项件])|平方公里|公里|个百分点|[万亿]{1,2}|[%亩次条所座名倍天])[+多余]?"
)
_BESIDE = re.compile(rf"^[ *]{{0,8}}(?P<figure>{_FIGURE})\*{{0,2}}[ ]{{1,8}}(?P<rest>[\u4e00-\u9fff][^\n。]{{3,70}}。?)$", re.MULTILINE)
_ABOVE = re.compile(
    rf"(?:(?<=\n\n)|(?<=\n \n))[ *]{{0,8}}(?P<figure>{_FIGURE})(?P<cut>\*{{0,2}}[ ]{{0,8}}\n[ ]{{0,8}})(?P<rest>[\u4e00-\u9fff][^\n。]{{2,70}})(?=[ ]{{0,8}}\n[ ]{{0,8}}(?:\n|$))"
)
# ▲9.4% 工业投资增速。: the name of a rate, whole and alone behind it, needs no other item beside it
_RATE_BESIDE = seldom(
    r"^[ *●■◆▶►★•○◇□▲△]{0,4}(?P<figure>-?\d{1,4}(?:\.\d{1,4})?%)[ ]{1,8}(?P<rest>[\u4e00-\u9fff]{3,20}增[速幅])(?=[ ]{0,8}(?:。|$))",
    re.MULTILINE,
)
_FEWEST_BESIDE, _FEWEST_ABOVE = 2, 3  # items that make a box
_BEFORE_ITS_NAME = 6  # characters
_TOLD = re.compile("占[^,。;\\d]{2,14}的?(?:比重|比例)|总数|总量|数量?|达到?|增[速幅](?=$|[,。])|(?:同比)?(?:增长|下降|降低|提高)(?=$|,)")


class Box(NamedTuple):
    """What to do with the text of boxes: figures that move behind a place, what is cut, breaks that stay."""

    moves: list[tuple[int, int, int]]
    cuts: list[tuple[int, int]]
    standing: set[int]


def boxed(text: str) -> Box:
    """The boxes of a text.

    >>> boxed("98个  新签约项目\\n192.7亿元  实际到位内资").moves
    [(0, 3, 10), (11, 18, 26)]
    """
    box = Box([], [], set())
    for pattern, fewest in ((_BESIDE, _FEWEST_BESIDE), (_ABOVE, _FEWEST_ABOVE)):
        items = list(pattern.finditer(text))
        for item in items if len(items) >= fewest else ():
            box.standing.update((item.start(), item.start("figure"), item.end() + 1))
            if (at := _named_first(item["rest"])) > 0:
                box.moves.append((*item.span("figure"), item.start("rest") + at))
                if pattern is _ABOVE:
                    box.cuts.extend(((item.start(), item.start("figure")), item.span("cut")))
    for item in _RATE_BESIDE.finditer(text) if not box.moves and ("增速" in text or "增幅" in text) else ():
        if _named_first(item["rest"]) == len(item["rest"]):
            box.standing.update((item.start(), item.start("figure")))
            box.moves.append((*item.span("figure"), item.end("rest")))
    return box


def _named_first(rest: str) -> int:
    """Where the name ends that the words behind a figure begin with, 实际到位内资 or 工业用电量占全社会用电量的比重; 0 where they begin with none."""
    name = next(((start, end) for _, start, end in names_in(rest)), None)
    if name is None or name[0] > _BEFORE_ITS_NAME or not set(rest[: name[0]]).isdisjoint(",;:0123456789"):
        return 0
    told = _TOLD.match(rest, name[1])
    return told.end() if told is not None else name[1]
