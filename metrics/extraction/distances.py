"""Tell amounts that say how far two others are apart: 距离去年的GDP规模仅有27亿元, 以3.2亿元的微弱优势险胜."""

from __future__ import annotations

import re

MAY_BE_APART = "[距离][^,。;]{1,40}\\d|\\d[^,。;]{0,8}(?:优势|之差|差距|差额)"  # what stands in every sentence that has one
_LEFT = re.compile(
    "(?:距离?|(?<![隔分偏远脱])离)(?!子|[心岸线退休])[^,。;:\\d]{2,24}(?:仅|只|还|尚|剩|余|差|欠|缺)[有剩余差欠缺]?(?:约|近|不到|不足)?$"
)
_LEAD = re.compile("元?(?:左右)?(?:的)?(?:微弱|微小|细微|些微|较大|明显|巨大|绝对|领先|较小|略微)*的?(?:优势|之差|差距|差额)")
_BY = 4  # characters


def is_a_distance(text: str, start: int, number: int, end: int) -> bool:
    """Whether an amount from `number` to `end`, in the sentence that begins at `start`, is how far two others are apart."""
    if _LEAD.match(text, end) is not None and "以" in text[max(start, number - _BY) : number]:
        return True
    return _LEFT.search(text, start, number) is not None
