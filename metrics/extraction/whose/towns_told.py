"""Follow the paragraphs that tell of a town: behind 全镇实现…, and below 永安镇实现… at their head, what names nobody is the town's too."""

from __future__ import annotations

import re

from metrics.extraction.document.context import Context
from metrics.extraction.zones.gazetteer import zones
from metrics.extraction.zones.kinds import SHORT
from metrics.extraction.zones.own_words import OF_TOWN, TELLS_A_FIGURE
from metrics.language.telltales import Telltales
from metrics.language.vocabulary import any_of, words_of

_TELLTALES = Telltales(*OF_TOWN)
_TOWN = re.compile(f"(?:{'|'.join(OF_TOWN)})(?!区)")
_KINDS = tuple(words_of("town_ending"))
# 本报讯(记者某某)一季度,永安镇完成…: a paragraph that a town leads with a figure.
_LED = re.compile(
    r"(?:[^。,;\n]{0,16}讯(?:\([^()\n]{0,20}\))?[: ]{0,2})?(?:[^。,;\n]{2,14},)?(?![全我该各本])[\u4e00-\u9fff]{2,4}"
    rf"(?:{any_of('town_ending')}){TELLS_A_FIGURE}[^。;\n]{{0,24}}\d"
)
# 街办党工委书记介绍,榔梨前三季度…: whoever speaks is the town's
_SPEAKS = re.compile(
    rf"[^,。;:\n“”]{{0,8}}(?:街办|街道|[镇乡])(?:党工委|党委|办事处|政府|人民政府|党政办|党委副|经发办|工作人员)?(?:书记|主任|镇长|乡长|副镇长|负责人|相关负责人)?[^,。;:\n“”]{{0,6}}(?:{any_of('speaking_word')})"
)
_BY_ITS_KIND = re.compile("(?:街道|镇里|乡里)(?=全年|今年|上半年|已|共|计划|完成|实现|累计|前)")  # 街道全年计划引进内资8亿元
_OF_OTHERS = re.compile(f"[全我本][区市县省]|园区|新区|{SHORT}")


class TownTold:
    """Whether a text's sentence, as they are met one after another, goes on about a town that the paragraph has told of."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._is_lead = any(kind in text for kind in (*_KINDS, "街办")) and not self._runs_towns(context)
        is_told = _TELLTALES.stand_in(text) or self._is_lead
        self.is_told = is_told and not any(word in context.own_words for word in OF_TOWN)  # anywhere in the text
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True behind a sentence of 全镇, until the paragraph ends or somebody else is named."""
        if new_paragraph or _OF_OTHERS.search(self._text, start, end) is not None:
            self._holds = False
        if self._is_lead and (_SPEAKS.match(self._text, start, end) or _BY_ITS_KIND.match(self._text, start, end)) is not None:
            self._holds = True
            return _OF_OTHERS.search(self._text, start, end) is None
        goes_on = self._holds
        is_led = new_paragraph and self._is_lead and _LED.match(self._text, start, end) is not None
        self._holds = self._holds or is_led or _TOWN.search(self._text, start, end) is not None
        return goes_on

    @staticmethod
    def _runs_towns(context: Context) -> bool:
        """Whether the zone is run together with a town or street, whose figures are its own."""
        zone = zones().get(context.zone or "")
        return zone is not None and bool(zone.streets)
