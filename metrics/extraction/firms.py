"""Follow a firm that a paragraph turns to: what its sentences tell is the firm's until the zone is named again."""

from __future__ import annotations

import re
from bisect import bisect_left

_FIRM = re.compile("公司|是一?家")
_PROFILE = re.compile(r"[^,。;:、]{2,40}是一?家[^。;]{0,60}(?:企业|公司|厂|集团)")  # 永安电子是一家从事…的企业
_NAMED = re.compile(r"(?:[^,。;:、“]{0,12},)?[^,。;:、“”]{0,30}公司(?![的等及和与、为以签落入来”)])")  # as its subject, and not named for something else
_ZONE = re.compile("[全我本该][区市县省]|开发区|经开区|高新区|新区|园区|保税区|工业园|规模?以?上|各企业|一批|[等多]家?企业")


class FirmTold:
    """Whether a text's sentence, as they are met one after another, goes on about a firm."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named = [found.start() for found in _FIRM.finditer(text)]
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True for the sentence from `start` to `end` of which a firm is the subject, or that follows such a one and names no zone."""
        if not self._named:
            return False
        at = bisect_left(self._named, start)
        is_named = at < len(self._named) and self._named[at] < end
        if is_named and (_PROFILE.match(self._text, start, end) or _NAMED.match(self._text, start, end)):
            self._holds = True
        elif new_paragraph or (self._holds and _ZONE.search(self._text, start, end)):
            self._holds = False
        return self._holds
