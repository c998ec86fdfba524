"""Whom 全市 or 全省 means on a page that tells of several regions side by side: the one of that kind that its paragraph has named."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.zones.gazetteer import region_name
from metrics.extraction.zones.groups import AREA
from metrics.extraction.zones.side_by_side import regions_in

_WHOLE = re.compile("[全该]([省市县区州])")


def whole_meant(context: Context, text: str, sentence: Sentence, at: int) -> str | None:
    """杭州 of 上半年,杭州进出口增长6%。全市投资增长3%, where its paragraph names no other city; 东部地区, on a page of no place; None where nobody says who it is."""
    token, place = sentence.tokens[at], context.place
    if token.text.endswith(AREA):
        return None if place.level else token.text
    whole = _WHOLE.fullmatch(token.text)
    if whole is None or not (place.is_of_regions or (place.level == "province" and whole[1] in "市州")):
        return None
    before = text[text.rfind("\n", 0, token.start) + 1 : token.start]
    before = before.partition(token.text)[0]  # 全市生产总值增速高于南京。全市…: not 南京, then
    meant = {name for code in regions_in(before) if (name := region_name(code))[-1] == whole[1]}
    return meant.pop() if len(meant) == 1 else None
