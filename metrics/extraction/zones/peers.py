"""Places that a text tells of alike, one beside the other: none of them is the one that it is about, and what they lie in may be."""

from __future__ import annotations

import re
from collections import Counter

from metrics.extraction.zones.gazetteer import regions
from metrics.extraction.zones.placenames import Key
from metrics.model import Region

_PEERS = 3  # places that are named as often, beside the one named most
_OURS = {"county": ("全市", "我市"), "prefecture": ("全省", "我省")}  # what the text around them calls its whole
_TIME = re.compile(r"[\s\d年月日上下前半第一二三四季度个今去至,、-]*")
_TITLE = re.compile(r"\s*[^\n。]{1,60}(?=\n)")
_WHOLE = {"county": (4, "00"), "prefecture": (2, "0000")}  # digits of its code, and what fills it up


def whole_of_peers(text: str, counts: Counter[Key], region: Region) -> str | None:
    """The code of the city or province in which several places told alike lie, where the text speaks of it as its own; "" where nobody says which.

    None where `region`, the one named most, stands out: as most.
    """
    weight = counts["region", region.code]
    weights = {
        code: count for (kind, code), count in counts.items() if kind == "region" and code != region.code and count * 3 + 1 >= weight
    }
    peers = [code for code in weights if regions()[code].level == region.level]
    title = titled[0] if (titled := _TITLE.match(text)) is not None else ""
    is_first_of_all = len(peers) < 2 * _PEERS and max((weights[code] for code in peers), default=0) * 3 < weight * 2
    if len(peers) < _PEERS or is_first_of_all or (region.short or region.name) in title or _opens(text, region):
        return None
    if region.level not in _WHOLE:
        return ""
    length, fill = _WHOLE[region.level]
    whole = {code[:length] for code in (region.code, *peers)}
    around = next(iter(whole)) + fill
    if not any(word in text for word in _OURS[region.level]):
        return ""
    return around if len(whole) == 1 and around in regions() else ""


def _opens(text: str, region: Region) -> bool:
    """今年前4个月,江西省…,其中浙江省…: whether the text begins with a place, but for a time, or names it before it says 全省."""
    name = region.short or region.name
    at = text.find(name)
    if _TIME.fullmatch(text, 0, at) is not None:
        return True
    said = [text.find(word) for word in _OURS.get(region.level, ()) if word in text]
    return bool(said) and at < min(said)
