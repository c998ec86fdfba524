"""Follow the paragraphs of a zone's page that turn to the city around it: behind 全市生产总值增长4.5% what names nobody is the city's too."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.document.context import Context
from metrics.extraction.whose.around_told import DEMANDS
from metrics.extraction.whose.own_zone import OwnZone
from metrics.extraction.zones.gazetteer import regions
from metrics.extraction.zones.own_words import TELLS_A_FIGURE, WHEN
from metrics.language.telltales import FIGURE

_WHEN, _TIME_ENDS = re.compile(r"[^,。;\n]{0,14}[年月度,]"), re.compile("[年月度,]")
_BESIDE = ("同期", "而同期")  # 同期,威海市进出口增长28.1%: held beside the zone's own, of which the text goes on
_WIDER = ("全市", "全省", "全国", "全师", "师市")
# 国家统计局17日发布数据,上半年国内生产总值…; what an office above has worked out for those below it may be theirs
_PUBLISHED = re.compile(
    "(?:本报讯)?(?:[^,。;\n]{0,8},)?(?:据|根据|按照|记者从|来自)?(?:国家|省|市)统计局(?!调查队)[^,。;\n]{0,14}(?:发布|公布|数据|显示|通报|消息|获悉|了解)"
)
_DIVISION_TELLS = re.compile(f"第?[一二三四五六七八九十]{{1,3}}师{TELLS_A_FIGURE}")  # of the corps in Xinjiang
_TELLS = re.compile(WHEN + TELLS_A_FIGURE)  # 全市(今年前5个月,)进出口增长…


@lru_cache(maxsize=64)
def _names_of(around: frozenset[str]) -> tuple[str, ...]:
    """What the regions around are called."""
    named = [regions()[code] for code in sorted(around)]
    return (*_WIDER, *(region.name for region in named), *(region.short for region in named if region.short))


class CityTold:
    """Whether a text's sentence, as they are met one after another, goes on about the city that the one before told of."""

    def __init__(self, text: str, context: Context) -> None:
        self._text, self._holds = text, False
        self.is_told = context.place.level == "zone" and "全市" not in context.own_words
        self._names = _names_of(context.place.above) if self.is_told else ()
        self._own = OwnZone(text, context, is_around=True)

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True behind a sentence of the city, until the paragraph ends or the zone speaks of itself, and in one that an office above has published."""
        if self._holds and DEMANDS.match(self._text, start, end) is not None:
            self._holds = False
            return False
        is_published = _PUBLISHED.match(self._text, start, end) is not None and FIGURE.search(self._text, start, end) is not None
        opens = is_published or self._opens(start, end)
        is_own = self._own.is_spoken_of(start, end) if self._holds or opens else True
        goes_on = (is_published or (self._holds and not new_paragraph)) and not is_own
        self._holds = goes_on or (not is_own and opens)
        return goes_on

    def _opens(self, start: int, end: int) -> bool:
        """Whether a sentence begins with a region around and its figure, or with a time and these."""
        text = self._text
        if FIGURE.search(text, start, end) is None or text.startswith(_BESIDE, start):
            return False
        if self._tells_at(start, end):
            return True
        when = _WHEN.match(text, start, end)
        return when is not None and any(self._tells_at(time.end(), end) for time in _TIME_ENDS.finditer(text, start, when.end()))

    def _tells_at(self, at: int, end: int) -> bool:
        text = self._text
        if text.startswith(self._names, at) and any(
            text.startswith(name, at) and _TELLS.match(text, at + len(name), end) for name in self._names
        ):
            return True
        return _DIVISION_TELLS.match(text, at, end) is not None
