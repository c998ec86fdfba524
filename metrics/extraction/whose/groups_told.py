"""Figures of all zones of the region that a page is of: 全市园区实现税收22亿元 is no tax of the city."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from metrics.extraction.clause import EACH_ALIKE, Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import search
from metrics.extraction.whose.claiming import NO_SUBJECT
from metrics.extraction.zones.gazetteer import is_plain_province, region_name
from metrics.extraction.zones.groups import COUNT, NATION, UNSAID
from metrics.extraction.zones.place import REGIONS
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import Entry, any_of

# What may stand between a region and the zones within it: 全省(各类)(省级及以上)(产业)园区, 海南(自贸港)(重点)园区.
_LIMITS = rf"(?:{COUNT}|[省市州县]?内|自由贸易港|自贸港|各类?|(?:国家|省|市)级(?:及以上|以上)?|重点|主要)"
_KIND = (
    r"(?:工业类|农业类|服务业类)?(?:经济技术|高新技术产业|产业转移|产业|工业|经济|县域)?(?:"
    + any_of("zone_group_word", "bonded_group_word")
    + "|(?:工业|产业)园(?!区))"
)
_ZONES = seldom(
    rf"(?P<limits>{_LIMITS}{{0,4}})(?P<kind>{_KIND}(?:[、和与及]{_LIMITS}{{0,3}}{_KIND}){{0,2}})(?![、和与及]|管委|党工委|考核|排名|建设|发展(?!速度|势头|态势|迅速|较快|良好|平稳)|产业|经济(?!实现|完成|预计|累计)|第|前|中|里|内)"
)
_OF_NATION = seldom("(?:的?(?:综合保税区|综保区|保税区|海关特殊监管区域))(?![^,。;]{0,4}(?:第|前|中|里|内|排名|首))")
_NO_LIMIT = re.compile("[省市州县]?内?(?:各类?)?")
_PART, _WHICH = "(?:东部|中部|西部|中西部|东北)", "(?:沿海|沿江|内陆)?(?:地区)?"  # of the country, and of such a part
_AREA = f"{_PART}?{_WHICH}"
_RANKED = re.compile(rf"(?P<area>{_AREA})(?P<count>(?:{COUNT})?)(?P<rank>(?:(?:国家|省|市)级(?:及以上|以上)?|国家))$")
WHOLE_DISTRICT = ("全区", "我区")
_SOME_OF_THE_NATIONS = re.compile(rf"{_PART}{_WHICH}{COUNT}$")
_ONE_BY_RANK = re.compile("国家级?")
_AROUND = ("全省", "全市", "全州", "全县", "全区", "我省", "我市")
_EVERY, _HEAD, _FEW = ("各", "各个", "各类"), ("", ",", ";", "T"), 4
_ZONES_OF_ANY = ("园区", "产业园区", "工业园区", "开发区", "经济开发区", "经开区", "高新区", "产业集聚区")
EVERY_PARK, _BARE, _SELF = "各园区", ("园区",), Entry("self", "园区")
_NO_DEED = seldom("[、和与及]|的|内|里|中|企业|项目|建设|发展|招商|管委|党工委|基础设施|$")
_JOINED = re.compile("[、和与及]")
_WITHIN = re.compile(rf"{_LIMITS}{{0,4}}{_KIND}(?:内|里|中)")
_MAY_BE = ("区", "园")  # how each of them ends
_NAMED = 5  # slots
_AHEAD = 10  # slots
_OTHER_ROLE = "[cghzkLGr][^,;:()PBMXKbf]*$"  # slots since the last boundary or number
_NOT_SUBJECT = (*NO_SUBJECT, "是", "为")


class Group(NamedTuple):
    """What zones of a region are called together, 湖北省国家级高新区, and where that ends; without a name where the page tells of them alone and names no region."""

    name: str | None
    end: int


def group_behind(context: Context, sentence: Sentence, at: int) -> Group | None:
    """The zones of the page's own region, which begins at a slot, as those who do what follows: 全市园区, 湖北27个高新区."""
    entry, place = sentence.tokens[at].entry, context.place
    if entry is None or place.level not in ("", *REGIONS):
        return None
    is_own = entry.value in (context.own_words if entry.type == "wider" else place.own) or _is_own_district(context, sentence, at)
    if not is_own and (entry.type != "region" or not (_lies_within(entry.value, context) or not place.level)):
        return None
    found = _group_at(sentence, at)
    if found is None or (not is_own and not _are_many(entry.value, found["limits"])):
        return None  # 大连19个园区实现…, on a page of no place, is no figure of Dalian
    if entry.type == "region" and not is_plain_province(entry.value) and _ONE_BY_RANK.fullmatch(found["limits"]) is not None:
        return None  # 常州国家级高新区 is one zone
    end = sentence.tokens[at].end + found.end()
    if _JOINED.search(found["kind"]) is not None and sentence.says("分别"):
        return None  # 全省国家级开发区、省级开发区分别实现…
    if context.group and is_so_called(context.group_name, found["kind"]) and found["limits"] in ("", context.group):
        return Group(context.group_name, end)  # 我市八个经济技术开发区, below 遵义市八个开发区
    if entry.type == "region" and not is_own:
        return Group(_called(region_name(entry.value), found), end)
    if place.name is not None:
        return Group(_called(place.name, found), end)
    is_all_told = (
        context.tells_of_region_first or search("[MP]", sentence.letters[:at]) is not None
    )  # 全省…\n全省开发区…; 全市…增长8%;全市产业园区…
    is_beside = not context.is_about_zones and (is_all_told or _NO_LIMIT.fullmatch(found["limits"]) is None)
    return Group(_called(sentence.tokens[at].text, found) if is_beside else context.group_name, end)


def tells_of_some_within(context: Context, sentence: Sentence, at: int) -> bool:
    """全市园区内规上企业实现利润…: of what lies within the zones of the page's own region, which a slot begins, and of no region."""
    entry = sentence.tokens[at].entry
    if entry is None or entry.type not in ("wider", "region") or context.place.level not in ("", *REGIONS):
        return False
    if not sentence.says("内", "里", "中") or entry.value not in context.own_words | context.place.own:
        return False
    return _WITHIN.match(sentence.text_of(at + 1, at + _AHEAD)) is not None and search(_OTHER_ROLE, sentence.letters[:at]) is None


def _is_own_district(context: Context, sentence: Sentence, at: int) -> bool:
    """全区园区, on the page of a district: those of the district."""
    return context.place.level == "county" and sentence.tokens[at].text in WHOLE_DISTRICT and (context.zone or "").endswith("区")


def _lies_within(region: str, context: Context) -> bool:
    """宁波市, on the page of 浙江省."""
    return context.place.level == "province" and any(own[:2] == region[:2] for own in context.place.own)


def _are_many(region: str, limits: str) -> bool:
    """大连19个园区, 湖南省国家级高新区: more than one of a region by name."""
    return re.search(COUNT, limits) is not None or (is_plain_province(region) and _NO_LIMIT.fullmatch(limits) is None)


def group_before(context: Context, sentence: Sentence, at: int, text: str) -> str | None:
    """What zones of a rank are called together whose kind stands at a slot: 19个国家级开发区 on a province's page, 东部沿海33家国家级开发区.

    How many they are is a part of the name: they may be some of those of their rank.
    """
    place = context.place
    if place.level not in ("", *REGIONS):
        return None
    words = sentence.text_of(at - _NAMED, at)
    found = _RANKED.search(words)
    if found is None and (some := _SOME_OF_THE_NATIONS.search(words)) is not None and not place.level:
        return some.group() + sentence.tokens[at].text  # 东部32个开发区, whatever their rank
    if found is None or _is_of_a_region(sentence, at, found.group()):
        return None
    around = place.name or next((word for word in _AROUND if word in text), "")
    if not around and not context.is_about_zones:
        return None
    limits = found["area"] + found["count"] + found["rank"] if found["area"] or found["count"] else found["rank"]
    return f"{around}{limits}{sentence.tokens[at].text}"


def with_every_zone(tokens: list[Token]) -> list[Token]:
    """The slots of a sentence, 园区 of 各园区 as the zones that it means."""
    return [
        replace(token, letter="S", entry=_SELF) if token.text in _BARE and before.text in _EVERY and before.end == token.start else token
        for before, token in pairwise([Token("v", -1, -1, ""), *tokens])
    ]


def every_zone(context: Context, sentence: Sentence, at: int) -> str | None:
    """惠州市园区 for 各园区 at the head of a clause, on the page of a region: all that it has together, where no word says what each has."""
    place, tokens = context.place, sentence.tokens
    if place.name is None or place.level not in REGIONS or not at or tokens[at - 1].text not in _EVERY:
        return None
    behind = sentence.text_of(at + 1, at + _FEW)
    if sentence.letters[max(0, at - 2) : at - 1] not in _HEAD or tokens[at].text not in _ZONES_OF_ANY or _NO_DEED.match(behind) is not None:
        return None
    return None if sentence.says("分别", "平均", *EACH_ALIKE) else f"{place.name}{tokens[at].text}"


def _is_of_a_region(sentence: Sentence, at: int, words: str) -> bool:
    """全国国家级经开区: a place stands right before what limits the kind at a slot."""
    start = sentence.tokens[at].start - len(words)
    return any(t.end == start and t.letter == "S" for t in sentence.tokens[max(0, at - _NAMED) : at])


def is_so_called(group: str | None, word: str) -> bool:
    """Whether 经济技术开发区 is what a page calls all the zones it is about, 贵阳市开发区, in other words."""
    if group is None or ("高新" in group) != ("高新" in word):
        return False
    return group.endswith(word) or group[-2:] == word[-2:] == "园区" or all(name.endswith(("开发区", "经开区")) for name in (group, word))


def _called(region: str, found: re.Match[str]) -> str:
    """What a group is called, however many the text says they are."""
    return region + UNSAID.sub("", found["limits"] + found["kind"])


def counts_others(context: Context, sentence: Sentence, at: int) -> bool:
    """全国56个国家级经济技术开发区(…)实现…, 全国综保区进出口…, on the page of one of them, or on one that names none."""
    entry = sentence.tokens[at].entry
    if entry is None or entry.type != "wider" or context.place.level not in ("zone", ""):
        return False
    if not context.place.level and (entry.value != NATION or context.is_about_zones):
        return False  # a page that names nobody may be a province's about its zones
    if entry.value != NATION and sentence.letters[at + 1 : at + 2] != "M":
        return False
    if entry.value == NATION and _OF_NATION.match(sentence.text_of(at + 1, at + _NAMED)) is not None:
        return search(_OTHER_ROLE, sentence.letters[:at]) is None
    if not context.place.level:
        return False
    found = _group_at(sentence, at)
    return found is not None and (entry.value == NATION or re.search(COUNT, found["limits"]) is not None)


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
