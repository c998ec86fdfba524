"""Figures of all zones of the region that a page is of: 全市园区实现税收22亿元 is no tax of the city."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import search
from metrics.extraction.whose.claiming import NO_SUBJECT
from metrics.extraction.zones.groups import COUNT
from metrics.extraction.zones.place import REGIONS
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

# What may stand between a region and the zones within it: 全省(各类)(省级及以上)(产业)园区, 海南(自贸港)(重点)园区.
_LIMITS = rf"(?:{COUNT}|[省市州县]?内|自由贸易港|自贸港|各类?|(?:国家|省|市)级(?:及以上|以上)?|重点|主要)"
_KIND = (
    r"(?:工业类|农业类|服务业类)?(?:经济技术|高新技术产业|产业转移|产业|工业|经济|县域)?(?:" + any_of("zone_group_word") + "|工业园|产业园)"
)
_ZONES = seldom(rf"(?P<limits>{_LIMITS}{{0,4}}){_KIND}(?!管委|党工委|考核|排名|建设|发展|产业|经济(?!实现|完成|预计|累计)|第|前|中|里|内)")
_OF_NATION = seldom("(?:的?(?:综合保税区|综保区|保税区|海关特殊监管区域))(?![^,。;]{0,4}(?:第|前|中|里|内|排名|首))")
_NO_LIMIT = re.compile("[省市州县]?内?(?:各类?)?")
_MAY_BE = ("区", "园")  # how each of them ends
_NATION = "全国"
_NAMED = 5  # slots
_AHEAD = 10  # slots
_OTHER_ROLE = "[cghzkLGr][^,;:()PBMXKbf]*$"  # slots since the last boundary or number
_NOT_SUBJECT = (*NO_SUBJECT, "是", "为")


def end_of_group(context: Context, sentence: Sentence, at: int) -> int:
    """Where the words end that name zones of the page's own region, which begins at a slot, as those who do what follows; -1 where they do not."""
    entry, place = sentence.tokens[at].entry, context.place
    if entry is None or place.is_given or place.level not in ("", *REGIONS):
        return -1
    is_own = entry.value in (context.own_words if entry.type == "wider" else place.own)
    if not is_own and (place.level or entry.type != "region"):
        return -1
    found = _group_at(sentence, at)
    if not is_own and (found is None or re.search(COUNT, found["limits"]) is None):
        return -1  # 大连19个园区实现…, on a page of no place, is no figure of Dalian
    return sentence.tokens[at].end + found.end() if found is not None else -1


def are_some(context: Context, sentence: Sentence, at: int) -> bool:
    """全市19个园区, 全市省级园区 are some of many; a page on all zones limits them as it likes: 海南自贸港重点园区."""
    found = _group_at(sentence, at) if not context.is_about_zones else None
    return found is not None and _NO_LIMIT.fullmatch(found["limits"]) is None


def counts_others(context: Context, sentence: Sentence, at: int) -> bool:
    """全国56个国家级经济技术开发区(…)实现…, 全国综保区进出口…, on the page of one of them, or on one that names none."""
    entry = sentence.tokens[at].entry
    if entry is None or entry.type != "wider" or context.place.level not in ("zone", ""):
        return False
    if not context.place.level and (entry.value != _NATION or context.is_about_zones):
        return False  # a page that names nobody may be a province's about its zones
    if entry.value != _NATION and sentence.letters[at + 1 : at + 2] != "M":
        return False
    if entry.value == _NATION and _OF_NATION.match(sentence.text_of(at + 1, at + _NAMED)) is not None:
        return search(_OTHER_ROLE, sentence.letters[:at]) is None
    if not context.place.level:
        return False
    found = _group_at(sentence, at)
    return found is not None and (entry.value == _NATION or re.search(COUNT, found["limits"]) is not None)


def opens_with_group(context: Context, sentence: Sentence) -> bool:
    """预计2022年全年自贸港重点园区税收…, on a page about these: the sentence begins with them all, whoever led its paragraph."""
    if not context.is_about_zones:
        return False
    first = next((at for at, letter in enumerate(sentence.letters) if letter not in "Tet,F"), 0)
    found = _ZONES.match(sentence.text_of(first, first + _AHEAD))
    return found is not None and bool(found["limits"])


def _group_at(sentence: Sentence, at: int) -> re.Match[str] | None:
    """The kind of zones that the words behind a slot name as a subject, and what limits it."""
    tokens = sentence.tokens
    behind = "".join([t.text for t in tokens[at + 1 : at + _AHEAD]])
    found = _ZONES.match(behind) if any(mark in behind for mark in _MAY_BE) else None
    if found is None or search(_OTHER_ROLE, sentence.letters[:at]) is not None or (at and tokens[at - 1].text in _NOT_SUBJECT):
        return None
    return found
