"""Follow an economy within the whole, 民营经济 or 海洋经济: what it is made up of is no part of the whole's own figures."""

from __future__ import annotations

import re

from metrics.extraction.codes import SECTORS
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales

_LOOKED_FOR_FIRST = Telltales("民营经济", "非公", "私营经济", "个私经济", "海洋")  # far cheaper than what begins anywhere
_ITS_VALUE = seldom(
    r"(?:[^,。;:]{0,14}[年月度],)?[^,。;:]{0,16}?(?:(?:民营|非公|非公有制|私营|个体私营|个私|海洋)经济(?:[^。;:\d]{0,16}增加值|[^,。;:\d]{0,4}三次产业)|海洋(?:经济)?生产总值)"
)
_OF_WHICH = re.compile("其中|[分从按]三?次?产业|三次产业")
MADE_UP_OF = frozenset(("gdp", *SECTORS, "industrial_va_all"))  # what is told of both


class PartEconomyTold:
    """Whether a text's sentence, as they are met one after another, tells of such an economy."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.is_told = _LOOKED_FOR_FIRST.stand_in(text)  # anywhere in the text
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True for 民营经济增加值119亿元 and for a sentence behind it that begins with 其中."""
        goes_on = self._holds and not new_paragraph and _OF_WHICH.match(self._text, start, end) is not None
        self._holds = goes_on or _ITS_VALUE.match(self._text, start, end) is not None
        return self._holds
