"""Zones that a text only meets: 苏州工业园区党政代表团来我区考察, 赴昆山经济技术开发区学习; what is told of them is theirs."""

from __future__ import annotations

import re

from metrics.extraction.zones.placenames import PlaceNames
from metrics.extraction.zones.zonenames import canonical, written
from metrics.language.backwards import backwards
from metrics.language.telltales import Telltales

_CALLED_ON = Telltales("代表团", "考察团", "考察组", "学习", "取经")
_OF_VISITS = re.compile("代表团|考察|学习团|一行|学习|取经|对标")  # one of these stands close behind whom a visit is of
_AROUND = 80  # characters before them: more than any name has, and what may stand between
_SPEAKER = re.compile("[我本全](?:区(?<![占居列在]全区)|(?<!全)[园市县])")
_VISITORS = re.compile(
    r"(?:党政|管委会|党工委|区委|[市县]委)?[^,。;:\n]{0,6}?(?:代表团|考察团|考察组|学习团|一行)[^。;\n]{0,16}(?:来|到|赴|莅临|走进)"
)
_GONE_TO = backwards(r"(?:赴|前往|走进|到)[^,。;:\n]{0,14}")
_TO_LEARN = re.compile(r"[^,。;:\n]{0,12}(?:学习|考察|取经|对标)")


def zones_met(names: PlaceNames) -> frozenset[str]:
    """The zones whose people came to see the one that a text calls 我区, or whom its people went to see."""
    text = names.text
    if not _CALLED_ON.stand_in(text) or _SPEAKER.search(text) is None:
        return frozenset()
    named = {canonical(name) for (kind, name), _, _ in (*names.known, *names.made) if kind != "region"}
    around = "\n".join([text[max(0, found.start() - _AROUND) : found.start()] for found in _OF_VISITS.finditer(text)])
    return frozenset(name for name in named if any(word in around and _is_met(text, word) for word in written(name)))


def _is_met(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if _VISITORS.match(text, end) or (_GONE_TO.match(text, 0, at) and _TO_LEARN.match(text, end)):
            return True
        at = text.find(word, end)
    return False
