"""Sentences without figures that turn to the region around the document's own place, or back: 全市经济运行平稳。上半年,生产总值…."""

from __future__ import annotations

import re

from metrics.extraction.document.context import Context
from metrics.language.telltales import has_any
from metrics.language.vocabulary import words_of

_TURNS = re.compile(
    r"(?:[^,。;]{0,12}[,:])?从?([全我本][市省州])(?:的?(?:国民|工业|宏观|主要|区域)?经济(?!开发|技术|工作|[区园带圈])|上下|各项|主要指标|总体|整体|(?:来)?看,)"
)
# ”他要求,上半年增长18%以上: behind what the city or province has done the zone is told what to do
DEMANDS = re.compile('[”"]?(?:[他她]|会议|[\u4e00-\u9fff]{2,3})?(?:还|进一步|最后)?(?:要求|强调)[,:]')
_HARD = ("形势", "压力", "复杂", "严峻", "挑战", "困难", "下行")  # what a zone's own account begins with as well
_OWN = (*words_of("self"), "县", "我区", "本区", "街道", "镇")


def turns_around(context: Context, sentence: str) -> bool | None:
    """Whether what follows in its paragraph and names nobody is told of the region around; None where the sentence says nothing of it."""
    if context.zone is not None and context.zone in sentence:
        return False
    if has_any(sentence, _OWN):
        return False
    found = _TURNS.match(sentence)
    return found[1] not in context.own_words if found is not None and not has_any(sentence, _HARD) else None
