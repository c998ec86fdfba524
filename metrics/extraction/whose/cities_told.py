"""Follow the paragraphs of a zone's page that turn to the city around it: behind 全市生产总值增长4.5% what names nobody is the city's too."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.document.context import Context
from metrics.extraction.whose.own_zone import OwnZone
from metrics.extraction.zones.gazetteer import regions
from metrics.extraction.zones.own_words import TELLS_A_FIGURE
from metrics.language.telltales import FIGURE

_WHEN = r"(?:[^,。;\n]{0,14}[年月度,])?"
_WIDER = ("全市", "全省", "全国", "全师", "师市")
_DIVISION = "第?[一二三四五六七八九十]{1,3}师"  # of the corps in Xinjiang


@lru_cache(maxsize=64)
def _city_tells(around: frozenset[str]) -> re.Pattern[str]:
    """What a sentence begins with whose figures are those of a region around, named by `around`."""
    named = [regions()[code] for code in sorted(around)]
    words = sorted(
        {*_WIDER, *(region.name for region in named), *(region.short for region in named if region.short)}, key=len, reverse=True
    )
    return re.compile(f"{_WHEN}(?:{'|'.join(map(re.escape, words))}|{_DIVISION}){TELLS_A_FIGURE}")


class CityTold:
    """Whether a text's sentence, as they are met one after another, goes on about the city that the one before told of."""

    def __init__(self, text: str, context: Context) -> None:
        self._text, self._holds = text, False
        self.is_told = context.place.level == "zone" and "全市" not in context.own_words
        self._opening = _city_tells(context.place.above) if self.is_told else None
        self._own = OwnZone(text, context, is_around=True)

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True behind a sentence of the city, until the paragraph ends or the zone speaks of itself."""
        is_own = self._own.is_spoken_of(start, end) if self._holds or self._opens(start, end) else True
        goes_on = self._holds and not new_paragraph and not is_own
        self._holds = goes_on or (not is_own and self._opens(start, end))
        return goes_on

    def _opens(self, start: int, end: int) -> bool:
        return (
            self._opening is not None
            and self._opening.match(self._text, start, end) is not None
            and FIGURE.search(self._text, start, end) is not None
        )
