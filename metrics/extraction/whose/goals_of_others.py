"""Goals that another has set for itself: 今年国家提出GDP增长5%左右, 对标全市地区生产总值增长6.5%的目标."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence

_NATION_SETS = re.compile("(?:国家(?!级)|国务院|全国两会|党中央|中央|总理)[^,;:\\d]{0,10}(?:提出|确定|要求|明确|设定|定为)[^;]*$")
_BY_ANOTHER = re.compile("(?:对标|对照|看齐)(?:全[市省国州]|国家|省里?|市里?)[^,;:]*$")
_OF_GOALS = re.compile("[^,;:]*的(?:预期|年度|发展)?目标")
_AHEAD = 16  # slots


def is_goal_of_others(sentence: Sentence, at: int) -> bool:
    """Whether the name at a slot is of a goal that the nation, or the region that one looks at, has set; a place named since ends it."""
    if not sentence.says("国家", "国务院", "两会", "中央", "总理", "对标", "对照", "看齐"):
        return False
    before = sentence.text_of(0, at)
    if (nation := _NATION_SETS.search(before)) is not None:
        return not any(t.letter == "S" and t.start >= sentence.tokens[0].start + nation.start() + 2 for t in sentence.tokens[:at])
    return _BY_ANOTHER.search(before) is not None and _OF_GOALS.match(sentence.text_of(at, at + _AHEAD)) is not None
