"""Zones named elsewhere than before their figures: 嘉兴市滨海新区地处…。今年一季度,新区完成…; 工业总产值增长35%,——这是浏阳经开区首季的成绩."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import search
from metrics.extraction.zones.gazetteer import region_called, regions, short_names, zones
from metrics.extraction.zones.placenames import place_names
from metrics.extraction.zones.zonenames import canonical
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales
from metrics.language.vocabulary import Scan, vocabulary

THAT_CITY, _NEAR = "该市", 60  # slots
_SEAT_OF_COUNTY = re.compile("(?:县|[左右前后中]旗)[^市]*$")  # 沛县, 宁乡县工业园区
_REACH = 240  # characters of the paragraph before
# 嘉兴市滨海新区: a division of that name lies in another city
_OF_A_CITY = seldom(r"([\u4e00-\u9fff]{2,3})[市县]([\u4e00-\u9fff]{2,4}?新区)")
_SUMMED_UP = seldom(
    r"这就?是([^,。;\n\d]{2,15}?[区园])(?:今年|上半年|首季|前?[一二三]季度|去年|全年)?(?:交出|取得|创下)?的?[^,。;\n\d]{0,4}(?:成绩|答卷|答案)"
)
# 总产值增长35%,…,浏阳经开区(高新区)实现一季度“开门红”。
_BEGAN_WELL = seldom(
    r"(?:^|[,:…—])([^,。;:…—\n\d]{2,15}?[区园])(?:\([^()\n]{2,6}\))?(?:(?:今年|一季度|首季度?|上半年|前?[一二三]季度|去年|全年|已|顺利|成功)*(?:实现|迎来|夺取|夺得|取得|交出|拿下|赢得)了?)"
    r"[^,。;\n\d]{0,12}(?:开门红|开局|成绩单|答卷|双过半|满堂红|满堂彩)[”\"]?[。!]?$"
)
_BEGINNINGS = Telltales("开门红", "开局", "成绩单", "答卷", "双过半", "满堂红", "满堂彩")
_DISTRICT = seldom(r"(?:^|[,;:。])(?:其中,?)?([\u4e00-\u9fff]{2,3}区)(?!域)(?=[^,;。]{0,16}\d[^。]*。$)")
_SENTENCE = 80  # characters of the sentence before
_KIND = 2  # characters of its last word


def told_before(text: str, start: int, kind: str) -> str | None:
    """The one zone of a kind that the paragraph names before the sentence at `start`."""
    first = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    return _only_one(text[first:start], kind) if text.find(kind[-_KIND:], first, start) >= 0 else None


def zone_of_that_city(context: Context, sentence: Sentence, at: int) -> tuple[str | None, bool] | None:
    """丹阳市完成税收120亿元,该市经开区完成32亿元: the zone called by the city that the sentence, or else the page, has named, and whether it is nobody's known.

    None where no city is pointed to, or only the one around the page's own zone.
    """
    before, token = (sentence.tokens[at - 1], sentence.tokens[at]) if 0 < at < len(sentence.tokens) else (None, None)
    if before is None or token is None or token.letter != "S" or before.text != THAT_CITY or before.end != token.start:
        return None
    told = [t for t in sentence.tokens[max(0, at - _NEAR) : at - 1] if t.entry is not None and t.entry.type in ("region", "zone")]
    named = [t.entry for t in told if t.entry is not None]
    if _SEAT_OF_COUNTY.search(told[-1].text if told else context.zone or "") is not None:
        return None, True  # 沛县工业园区完成税收8亿元,该市工业园区完成62亿元: those of a city that nobody has named
    if named and named[-1].type == "zone":
        return None
    code = named[-1].value if named else min(context.place.own, default="")
    city = regions().get(code)
    if city is None:
        return None
    found = [e.value for e in vocabulary().entries.get((city.short or city.name[:-1]) + token.text, ()) if e.type == "zone"]
    if len(found) == 1:
        return found[0], False
    is_elsewhere = context.place.level == "zone" and code not in context.place.above and city.name not in (context.zone or "")
    return (None, True) if is_elsewhere else None


@lru_cache(maxsize=1 << 8)
def _only_one(before: str, kind: str) -> str | None:
    names = place_names(Scan(before))
    found = {canonical(name) for (type_, name), _, _ in (*names.known, *names.made) if type_ != "region"}
    found |= {each[1] + each[2] for each in _OF_A_CITY.finditer(before) if each[1] in short_names()}
    alike = {name for name in found if name.endswith(kind[-_KIND:]) and ("高新" in name) == ("高新" in kind)}
    return alike.pop() if len(alike) == 1 else None


def told_behind(sentence: str) -> str | None:
    """The one zone that the end of a sentence says its figures are of."""
    summed_up = _SUMMED_UP.search(sentence) if "这是" in sentence or "这就是" in sentence else None
    summed_up = summed_up or (_BEGAN_WELL.search(sentence) if _BEGINNINGS.stand_in(sentence) else None)
    if summed_up is None or not re.search(r"\d", sentence[: summed_up.start()]):
        return None
    names = place_names(Scan(summed_up[1]))
    found = {canonical(name) for (type_, name), _, _ in (*names.known, *names.made) if type_ != "region"}
    return found.pop() if len(found) == 1 else None


def holds_zone(sentence: Sentence, at: int, zones_told: tuple[str | None, ...]) -> bool:
    """全区预算收入186亿元,其中江宁开发区82亿元: one of the zones that the page or the paragraph is about is a part of what the slot names."""
    among = search("^[^q;]*q[,T]{0,2}((?:SjS|S[^;S]*,)*S)", sentence.letters[at : at + _NEAR])
    named = sentence.tokens[at + among.start(1) : at + among.end()] if among is not None else []
    return any(t.entry is not None and t.entry.type == "zone" and t.entry.value in zones_told for t in named)


def is_of_district_before(context: Context, text: str, start: int) -> bool:
    """江宁区工业投资180亿元。全区财政收入60亿元, on the page of a zone in it: 全区 is the district that the sentence before ends with."""
    if context.place.level != "zone" or text[start - 1 : start] != "。":
        return False
    told = list(_DISTRICT.finditer(text[max(0, start - _SENTENCE) : start]))[-1:]
    if not told or region_called(told[0][1][:-1], "区") != told[0][1]:
        return False
    zone = zones().get(context.zone or "")
    return told[0][1] not in context.title and not (zone is not None and told[0][1] in zone.admin_alias.split("|"))
