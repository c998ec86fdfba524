"""Where a text speaks of its own zone again: what followed a city, a county or a part of the zone ends there."""

from __future__ import annotations

import re

from metrics.extraction.document.context import Context
from metrics.extraction.zones.kinds import SHORT
from metrics.extraction.zones.zonenames import written
from metrics.language.vocabulary import any_of

_ITSELF = "[全我本该]区"
_AROUND_IT = re.compile(f"{_ITSELF}|管委会|{any_of('zone_common_word')}")
_WITHIN_IT = re.compile(f"{_ITSELF}|(?<![\u4e00-\u9fff])(?:{SHORT})")  # 园区 and 金星开发区 may be the part
_OF_A_REGION = re.compile("[全我本][县市区州旗]")


class OwnZone:
    """The zone of a page, by its names and by what a zone calls itself."""

    def __init__(self, text: str, context: Context, *, is_around: bool) -> None:
        """`is_around`: what was told of lies around the zone and is none itself, and so is called by no kind of zone."""
        within = _OF_A_REGION if context.place.level in ("county", "prefecture") else _WITHIN_IT
        self._text, self._calls_itself = text, _AROUND_IT if is_around else within
        self.names = written(context.zone) if context.zone is not None else ()

    def is_spoken_of(self, start: int, end: int) -> bool:
        """True where it is named between `start` and `end` of the text, or called 全区, 开发区."""
        return self._calls_itself.search(self._text, start, end) is not None or any(
            self._text.find(name, start, end) >= 0 for name in self.names
        )
