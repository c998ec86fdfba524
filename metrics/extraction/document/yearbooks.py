"""A yearbook is named by the year of its edition, and its figures are mostly of the year before: 2020年昆山统计年鉴."""

from __future__ import annotations

import re

from metrics.extraction.kept_apart import kept_apart
from metrics.model import Extraction

UNCERTAIN = "the period is not certain"
_NAMED = re.compile(r"(?<!\d)((?:19|20)\d{2})年?[\u4e00-\u9fff]{0,12}年鉴(?!社|编)")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_BUSY = 300  # characters in which titles stand
_LATE = "07"  # from this month of the next year on, its own edition would be near: it is the year of the figures


def edition_of(text: str, published: str | None) -> str:
    """The year in a yearbook's title that nothing else in the text names; empty where its figures may be of it."""
    named = _NAMED.search(text, 0, _BUSY) if "年鉴" in text[:_BUSY] else None
    if named is None:
        return ""
    year = named[1]
    if published and published[:7] >= f"{int(year) + 1}-{_LATE}":
        return ""
    told_otherwise = re.search(rf"(?<![\d-]){year}(?![\d.-])", _DAY.sub("", _NAMED.sub("", text)))
    return "" if told_otherwise else year


def without_edition(found: Extraction, year: str) -> Extraction:
    """What was read, but for what only the edition's year has dated."""
    dated = [one for one in found.observations if one.period_start[:4] == year]
    kept = tuple(one for one in found.observations if one.period_start[:4] != year)
    return Extraction(kept, (*found.unread, *(kept_apart(one, UNCERTAIN, is_understood=False) for one in dated)))
