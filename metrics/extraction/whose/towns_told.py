"""Follow the paragraphs that tell of a town: behind 全镇实现…, what names nobody is the town's too."""

from __future__ import annotations

import re

from metrics.extraction.document.context import Context
from metrics.extraction.zones.kinds import SHORT
from metrics.language.telltales import Telltales

_OF_TOWN = ("全镇", "我镇", "该镇", "全街道", "全乡")
_TELLTALES = Telltales(*_OF_TOWN)
_TOWN = re.compile(f"(?:{'|'.join(_OF_TOWN)})(?!区)")
_OF_OTHERS = re.compile(f"[全我本][区市县省]|园区|{SHORT}")


class TownTold:
    """Whether a text's sentence, as they are met one after another, goes on about a town that the paragraph has told of."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self.is_told = _TELLTALES.stand_in(text) and not any(word in context.own_words for word in _OF_TOWN)  # anywhere in the text
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True behind a sentence of 全镇, until the paragraph ends or somebody else is named."""
        if new_paragraph or _OF_OTHERS.search(self._text, start, end) is not None:
            self._holds = False
        goes_on = self._holds
        self._holds = self._holds or _TOWN.search(self._text, start, end) is not None
        return goes_on
