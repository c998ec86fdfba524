"""Parks by names of their own on the page of the district or city around them: 台商产业园完成工业总产值104亿元;海峡产业园方面,实际完成…."""

from __future__ import annotations

import re
from typing import NamedTuple

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import match
from metrics.extraction.whose.parks import NO_PARK
from metrics.language.seldom import seldom

_LEVELS = ("prefecture", "county")
PARK_ENDS = ("园", "区")  # how a word for a park ends
_LONGEST = 5  # slots of a name
_NAME = seldom(r"(?:保税|[\u4e00-\u9fff]{2,6}?)(?:产业|工业|科技|物流|软件|创业|创新)园区?")
_NO_NAME = re.compile(r"^[一二三四五六七八九十两]|[年月度半个各两几多其及与和的等是]|开发区|高新区|经开区|新区|项目|企业|集群|建设")
_DOES = r"[QS](?:v{0,2},)?(?:T,?)?v{0,2}F?v{0,2}[IJ]v{0,2}F?v{0,2}M"  # slots


class Park(NamedTuple):
    """A park, and where its name ends."""

    name: str
    end: int


def named_park(context: Context, sentence: Sentence, at: int) -> Park | None:
    """The park whose kind stands at a slot, where its name begins the clause and an amount that it has stands right behind.

    None where the page may be its own, and for a kind alone (科技园) or what is built there.
    """
    tokens, letters = sentence.tokens, sentence.letters
    if context.place.level not in _LEVELS or "园" not in tokens[at].text[-2:] or match(_DOES, letters[at : at + 12]) is None:
        return None
    first = at
    while first and at - first < _LONGEST and letters[first - 1] in "xvQ" and tokens[first - 1].end == tokens[first].start:
        first -= 1
    if first == at or letters[max(0, first - 1) : first] not in ("", ",", ";", ":", "T", "q"):
        return None
    name = sentence.text_of(first, at + 1)
    if _NAME.fullmatch(name) is None or _NO_NAME.search(name) is not None or name in context.title:
        return None
    is_kind_alone = NO_PARK.search(name) is not None and not name.startswith("保税物流")
    return None if is_kind_alone else Park(name, tokens[at].end)


def behind_park(name: str | None, sentence: Sentence, at: int, clause: str) -> str:
    """The slots of a `clause`, which ends before slot `at`, behind the park that it begins with and is told of: the name's own words narrow no figure."""
    if name is None or name[-1] not in PARK_ENDS or "园" not in name[-2:]:
        return clause
    first, words = at - len(clause), ""
    for number, token in enumerate(sentence.tokens[first:at], 1):
        words += token.text if token.letter not in "Tq" else ""
        if words == name:
            return clause[number:]
    return clause
