"""The zone or region that a slot names: by a word of the vocabulary, or by the short name before a kind of zone."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.whose.parks import park_of_region
from metrics.extraction.zones.gazetteer import region_called, region_name, short_names, stems

_LEADS_UP = ("的", "和", "与", "来自", "相邻", "邻近", "毗邻", "比", "较")
NAME_LENGTHS = (2, 3, 4)  # characters of the short names of regions
# Two or three characters that may name a place; none of the words that only limit a group of zones.
_PLACE = re.compile(r"(?!包[括含]|涉及)(?![各全其本该省市县区国老新多另两三])[\u4e00-\u9fff]{2,3}(?<![级类他个的余类家])")


def _named_last(words: str) -> str:
    """鄱阳 of 邻近的鄱阳, where a word that leads up to a place stands before it."""
    for length in NAME_LENGTHS:
        if words[-length:] in short_names() and words[:-length].endswith(_LEADS_UP):
            return words[-length:]
    return ""


def named_at(context: Context, sentence: Sentence, at: int) -> str | None:
    """The zone or region named by one slot, None for 全市 and the like."""
    entry = sentence.tokens[at].entry
    if entry is None or entry.type == "wider":
        return None
    if entry.type == "self":
        return place_before(context, sentence, at)
    return entry.value if entry.type == "zone" else region_name(entry.value)


def listed_at(context: Context, sentence: Sentence, at: int) -> str | None:
    """The zone or region that one member of a list names, None where it lies around the document's own."""
    entry = sentence.tokens[at].entry
    is_around = entry is not None and entry.type == "region" and entry.value in context.place.above
    return None if is_around else named_at(context, sentence, at)


def written_before(sentence: Sentence, at: int) -> str | None:
    """广丰 before 经济开发区, in a list of zones: a name that no table of regions need hold."""
    before, token = sentence.tokens[at - 1] if at else None, sentence.tokens[at]
    if before is None or token.entry is None or token.entry.type != "self" or before.end != token.start:
        return None
    return before.text + token.text if _PLACE.fullmatch(before.text) else None


def place_before(context: Context, sentence: Sentence, at: int) -> str | None:
    """鄱阳 before 工业园区 makes another zone's name; None where 开发区 is the document's own."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or before.letter not in "xSQv" or before.end != sentence.tokens[at].start:
        return None
    words = before.text if before.text in stems() else _named_last(before.text)
    if not words and (park := park_of_region(context, sentence, at)):
        return park
    if sentence.tokens[at].text.startswith("全"):
        return region_called(words, sentence.tokens[at].text[-1:]) if words else None  # 涪陵全区
    return None if not words or (context.zone and words in context.zone) else words + sentence.tokens[at].text
