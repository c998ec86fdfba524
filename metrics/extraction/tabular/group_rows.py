"""Rows of several zones together, which a table of zones counts or tells by their rank: 49个国家级经济技术开发区, and 东部沿海33个 of them."""

from __future__ import annotations

import re

from metrics.extraction.document.context import Context
from metrics.extraction.zones.groups import COUNT
from metrics.extraction.zones.place import REGIONS
from metrics.language.vocabulary import any_of

_AREA = "(?:东部|中部|西部|中西部|东北)(?:沿海|沿江|内陆)?(?:地区)?"
_KIND = rf"(?:{any_of('zone_whole_word', 'zone_group_word')})"
_RANK = "(?:国家级?|省级|市级)(?:及以上|以上)?"
_COUNTED = re.compile(rf"(?:全[国省市州区县])?(?P<area>(?:{_AREA})?)(?P<count>{COUNT})(?P<kind>(?:{_RANK})?{_KIND})")
_SOME = re.compile(rf"(?:其中[:：]?)?(?P<area>{_AREA})(?P<count>(?:{COUNT})?)")
_TOLD_BY = re.compile(rf"[一-鿿]{{4,16}}的{COUNT}(?:区域|地区|{_KIND})")  # 享受…政策的5个区域


class Groups:
    """The groups of zones that the rows of a table name, as they are met from top to bottom."""

    def __init__(self, context: Context) -> None:
        """On the page of one zone others' figures are not its own; on a region's, the zones are those of it."""
        place = context.place
        self._is_open = place.level in ("", *REGIONS)
        self._around = (place.name or "") if place.level else ""
        self._kind = ""  # of the last group, which rows that name only a part of the country are parts of

    def named(self, words: str) -> str:
        """What the group is called that a row names, or nothing.

        How many they are is a part of the name only where they are some of those that are called so.
        """
        if not self._is_open:
            return ""
        if found := _COUNTED.fullmatch(words):
            self._kind = found["kind"]
            return self._around + (found["area"] + found["count"] if found["area"] else "") + found["kind"]
        if self._kind and (some := _SOME.fullmatch(words)):
            return self._around + some["area"] + some["count"] + self._kind
        return self._around + words if _TOLD_BY.fullmatch(words) else ""
