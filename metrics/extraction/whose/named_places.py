"""The zone or region that a slot names: by a word of the vocabulary, or by the short name before a kind of zone."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.whose.parks import park_of_region
from metrics.extraction.zones.gazetteer import (
    cities_of,
    is_plain_province,
    region_called,
    region_name,
    regions,
    stems,
    zone_called,
    zone_of_kind,
    zones,
)
from metrics.extraction.zones.joint_names import branch_behind
from metrics.extraction.zones.place import REGIONS
from metrics.extraction.zones.zonenames import canonical
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import words_of

BONDED = ("保税区", "综合保税区", "综保区", "保税港区", "保税物流园区", "出口加工区")
_ONE_OF_A_COUNTY = tuple(words_of("zone_short_word"))
_RANKS = ("国家级", "省级", "市级")
_SEVERAL = ("各", "这些", "家", "个", "大")
NAME_LENGTHS = (2, 3, 4)  # characters of the short names of regions
# Two or three characters that may name a place; none of the words that only limit a group of zones.
_PLACE = seldom(r"(?!包[括含]|涉及)(?![各全其本该省市县区国老新多另两三])[\u4e00-\u9fff]{2,3}(?<![级类他个的余类家])")
_OURS = tuple(words_of("ours_word"))


def branch_at(sentence: Sentence, at: int) -> str:
    """伊宁园区, where it stands at a slot right behind a zone: a part of that, which is called by its region."""
    if not at or sentence.letters[at - 1] != "S" or sentence.tokens[at - 1].end != sentence.tokens[at].start:
        return ""
    return branch_behind(sentence.text_of(at, at + 2), 0) if sentence.tokens[at - 1].text[-1] == "区" else ""


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
    if is_around:
        return None
    return named_at(context, sentence, at) or own_by_name(context, sentence, at) or _only_one_of_its_city(context, sentence, at)


def own_by_name(context: Context, sentence: Sentence, at: int) -> str | None:
    """The page's own zone where a list names it with the region before its kind: 新沂经开区, which the gazetteer does not know."""
    before = sentence.tokens[at - 1] if at else None
    is_named = before is not None and before.letter in "xQv" and before.end == sentence.tokens[at].start
    return context.zone if is_named and before is not None and canonical(before.text + sentence.tokens[at].text) == context.zone else None


def _only_one_of_its_city(context: Context, sentence: Sentence, at: int) -> str | None:
    """芜湖高新区 for 高新区 in a list of 经开区、高新区, on the page of 芜湖市, which has one of that kind; 开发区 of several the one that bears its name."""
    word, city = sentence.tokens[at].text, context.place.name
    if context.place.level not in REGIONS or city is None or word not in _ONE_OF_A_COUNTY or not is_bare_kind(sentence, at):
        return None
    before = sentence.tokens[at - 1] if at else None
    if before is not None and before.end == sentence.tokens[at].start and (before.letter in "SM" or before.text.startswith(_SEVERAL)):
        return None  # 各开发区, 8个开发区, 全市开发区
    return zone_of_kind(city, word) or zone_called(city, word)


def kind_within(context: Context, sentence: Sentence, at: int) -> str | None:
    """Who a kind of zones is in a list of kinds on a region's page: the one zone that its city has, 江西省国家级经开区 where a rank says that they are several."""
    region, word = context.place.name, sentence.tokens[at].text
    if context.place.level not in REGIONS or region is None:
        return None
    before = sentence.tokens[at - 1] if at else None
    rank = before.text if before is not None and before.end == sentence.tokens[at].start and before.text in _RANKS else ""
    if rank or context.place.level == "province":
        return f"{region}{rank}{word}"
    return zone_called(region, word) or zone_of_kind(region, word)


def written_before(sentence: Sentence, at: int) -> str | None:
    """广丰 before 经济开发区, in a list of zones: a name that no table of regions need hold."""
    before, token = sentence.tokens[at - 1] if at else None, sentence.tokens[at]
    if before is None or token.entry is None or token.entry.type != "self" or before.end != token.start:
        return None
    if token.text.startswith(_OURS):
        return None  # 放眼全区
    return before.text + token.text if _PLACE.fullmatch(before.text) else None


def _region_of_all(context: Context, words: str, kind: str) -> str | None:
    """涪陵区 of 涪陵全区; the document's own zone where that is run together with the region: 南沙全区."""
    region, zone = region_called(words, kind), zones().get(context.zone or "")
    return None if zone is not None and region in zone.admin_alias.split("|") else region


def place_before(context: Context, sentence: Sentence, at: int) -> str | None:
    """鄱阳 before 工业园区 makes another zone's name; None where 开发区 is the document's own."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or before.letter not in "xSQv" or before.end != sentence.tokens[at].start:
        return None
    words = before.text if before.text in stems() else ""
    if not words and (park := park_of_region(context, sentence, at)):
        return park
    if sentence.tokens[at].text.startswith("全"):
        return _region_of_all(context, words, sentence.tokens[at].text[-1:]) if words else None
    kind = sentence.tokens[at].text
    is_named_so = context.zone is not None and context.place.level == "county" and context.zone[:-1] == words
    if words and is_named_so and kind.endswith(_ONE_OF_A_COUNTY):
        return canonical(words + kind)  # 余杭经开区, on the page of 余杭区
    is_of_its_city = context.zone is not None and words in context.zone and not (kind in BONDED and "保" not in context.zone)
    if not words or is_of_its_city:
        return None
    name = _city_elsewhere(sentence, at - 1) + words + kind  # 大连保税区, beside 大连经济技术开发区
    return canonical(name) if kind in BONDED else name


def _city_elsewhere(sentence: Sentence, at: int) -> str:
    """海口 before 江东新区, whose name is that of a district in another city; empty before 涪陵高新区, told with 重庆."""
    around, token = sentence.tokens[at - 1] if at else None, sentence.tokens[at]
    entry = around.entry if around is not None and around.end == token.start else None
    if around is None or entry is None or entry.type != "region" or is_plain_province(entry.value):
        return ""
    region, cities = regions()[entry.value], cities_of(token.text + "区")
    return (region.short or region.name[:-1]) if region.level == "prefecture" and cities and region.name not in cities else ""


def is_bare_kind(sentence: Sentence, at: int) -> bool:
    """开发区 without an unknown name right before it."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    if token.entry is None or token.entry.type != "self":
        return False
    return before is None or before.letter != "x" or before.end != token.start


def lies_around(context: Context, token: Token) -> bool:
    """全市, 全省 or another region, where it is not the document's own."""
    if token.entry is None:
        return False
    if token.entry.type == "wider":
        return token.entry.value not in context.own_words
    return token.entry.type == "region" and token.entry.value not in context.place.own


def administered(sentence: Sentence, at: int) -> int:
    """Where the zone is named whose 管委会 speaks: 嘉应新区管委会介绍,…."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    is_named = before is not None and before.letter == "S" and before.end == token.start and token.text == "管委会"
    return at - 1 if is_named else at
