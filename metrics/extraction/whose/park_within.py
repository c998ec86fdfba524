"""Follow the paragraphs of a region's page that tell of 园区 without any name: the park is somewhere within the county, and not the county."""

from __future__ import annotations

import re

from metrics.extraction.document.context import Context
from metrics.extraction.zones.kinds import SHORT
from metrics.extraction.zones.place import REGIONS
from metrics.language.vocabulary import any_of

_SAID = '(?:(?:[^。;:\n]{0,30},)?[^,。;:\n]{0,16}(?:介绍|告诉|表示|透露|获悉|了解到|来到|走进|说)[^,。;:\n]{0,8}[,:][“”"]?)?'
_WHEN = "(?:(?:目前|如今|现在|眼下|截[至止]目前|今年以来|去年|上半年|[前首]?[一二三四]季度|\\d{1,2}[-至到]\\d{1,2}月份?),?)?"
_IS_PARK = re.compile(f'{_SAID}[“"]?{_WHEN}(?:该|整个)?(?:园区|工业园(?!区))(?=[现已共累规实完总入预上去今]|内)')
_IS_ABOUT_ONE = re.compile(f"[县市区旗州][^,。;:\n]{{0,6}}(?:园|区块|{any_of('park_ending')})|{SHORT}")
_NAMES_ZONE = re.compile(SHORT)
_OF_ALL = re.compile("[全我本][县市区州旗]")


class ParkWithinTold:
    """Whether a text's sentence, as they are met one after another, tells of 园区 that only is some park of the region."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        is_region = (context.place.level in REGIONS or "全县" in context.own_words) and not context.is_about_zones
        self.is_told = is_region and ("园区" in text or "工业园" in text) and _IS_ABOUT_ONE.search(context.title) is None
        self._holds, self._paragraph = False, 0

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True from a sentence whose subject is 园区, until the paragraph ends or the whole region is named."""
        self._paragraph = start if new_paragraph else self._paragraph
        if _IS_PARK.match(self._text, start, end) is not None:
            self._holds = _NAMES_ZONE.search(self._text, self._paragraph, start) is None
        elif new_paragraph or _OF_ALL.search(self._text, start, end) is not None:
            self._holds = False
        return self._holds
