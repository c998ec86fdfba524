"""Which zone a bare word for its kind means, where a sentence before has named it: 嘉兴市滨海新区地处…。今年一季度,新区完成…."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.zones.gazetteer import short_names
from metrics.extraction.zones.placenames import place_names
from metrics.extraction.zones.zonenames import canonical
from metrics.language.vocabulary import Scan

_REACH = 240  # characters of the paragraph before
# 嘉兴市滨海新区: a division of that name lies in another city
_OF_A_CITY = re.compile(r"([\u4e00-\u9fff]{2,3})[市县]([\u4e00-\u9fff]{2,4}?新区)")
_KIND = 2  # characters of its last word


def told_before(text: str, start: int, kind: str) -> str | None:
    """The one zone of a kind that the paragraph names before the sentence at `start`."""
    first = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    return _only_one(text[first:start], kind) if text.find(kind[-_KIND:], first, start) >= 0 else None


@lru_cache(maxsize=1 << 8)
def _only_one(before: str, kind: str) -> str | None:
    names = place_names(Scan(before))
    found = {canonical(name) for (type_, name), _, _ in (*names.known, *names.made) if type_ != "region"}
    found |= {each[1] + each[2] for each in _OF_A_CITY.finditer(before) if each[1] in short_names()}
    alike = {name for name in found if name.endswith(kind[-_KIND:]) and ("高新" in name) == ("高新" in kind)}
    return alike.pop() if len(alike) == 1 else None
