"""Which of several zones a word for a kind of zone means: 兄弟开发区 are others, 综保区 in a page about the zone around it is another."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import search
from metrics.extraction.sums import IN_ALL
from metrics.extraction.whose.strangers import TOWNS, counts_a_part, is_another_number
from metrics.extraction.zones.coined import NO_NAME
from metrics.extraction.zones.gazetteer import region_name, regions, zones
from metrics.extraction.zones.place import Place
from metrics.extraction.zones.zonenames import written
from metrics.language.seldom import seldom
from metrics.language.token import Token

REGIONS = ("province", "prefecture", "county")
_BONDED = re.compile("保税|综保|出口加工")
_ALL_KINDS = ("产业园区", "工业园区", "园区", "开发区")
_CHOSEN = ("重点", "主要")
_GROUPED = ("国家级", "省级", "市级", "各", "各个", "各大")
_PARTS = ("示范区", "试验区", "集聚区", "合作区", "先行区")
_RANKS = ("国家级", "省级", "省级以上", "省级及以上")
_RANKS_TOLD = ("国家级", "国家", "省级", "市级")
_UPWARDS = ("以上", "及以上")
_RANKED = ("开发区", "经开区", "高新区", "经济技术开发区", "高新技术产业开发区")
_ALL_OF = ("全国", "全省", "全市", "全州", "全县")
_OTHER_KINDS = (
    ("自贸", "自由贸易"),
    ("度假",),
    ("合作区",),
    ("临港",),
    ("临空", "空港", "航空"),
)  # a city has of the first none of its own name
# The two kinds that most cities have one of each.
_ECONOMIC, _HIGH_TECH = ("经开", "经济开发", "经济技术开发"), ("高新",)
_SAYS_ECONOMIC = re.compile("经开区|经济(?:技术)?开发区|(?<!技术产业)开发区")
_SOME_PLACES = re.compile("(?:\\d{1,2}|[两三四五六七八九十])个?[市县区州]")
_KIND_WORDS = re.compile("经济|技术|产业|高新|工业|开发|新区|保税|综合|示范|合作|出口|旅游|科技|农业|航空")
_NAME, _AROUND, _NEAR = 3, 7, 120  # slots
_COUNTED, _LISTED = 10, 53  # slots in which a count, and the list of what is counted, must stand before a name
_OTHERS = ("兄弟", "其他", "其它", "周边", "同类", "另一", "邻近", "外地", "参评", "参评的", "全部", "受评")
_OWN_NAME = seldom("[\u4e00-\u9fff]{2,4}")
_NO_ZONES_NAME = re.compile(
    "随着|此次|今[天日]|昨[天日]|部分|两大|[三四五六七八九]大|参评|县域|整个|上述|国家|特色|年$"
)  # 随着开发区…, 部分高新区
_SOME_LARGE = re.compile("[两二三四五六七八九]大$|[几数]个(?:产业|工业|特色)?$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_JOINED = ("、", "·", "(", "/", "和", "-")


def is_of_another_region(context: Context, sentence: Sentence, at: int) -> bool:
    """汉滨区 on the page of a zone in 常州, or the city around it: what is told of it is not the zone's; 滨海新区 and 虎丘区 may be the zone."""
    place, entry, tokens = context.place, sentence.tokens[at].entry, sentence.tokens
    region = regions().get(entry.value) if entry is not None else None
    if region is None or region.code in place.above or place.level == "province":
        return region is not None
    if place.level != "zone" or place.name is None or region.name.endswith("新区"):
        return False
    zone, beside = zones().get(place.name), tokens[at - 2].entry if at > 1 and tokens[at - 1].text in _JOINED else None
    is_same = zone is not None and region.name in zone.admin_alias.split("|")
    is_joined = beside is not None and beside.type in ("zone", "self")  # 荆门高新区·掇刀区
    return not (is_same or is_joined or region.name in context.title.partition("\n")[0])


def is_of_another_name(context: Context, sentence: Sentence, at: int) -> bool:
    """滨江开发区完成…, on the page of 江宁开发区: a name nobody knows at the head of a clause, before a kind of zone."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or not context.place.level or context.zone is None or before.letter != "x" or before.end != sentence.tokens[at].start:
        return False
    if sentence.letters[max(0, at - 2) : at - 1] not in ("", ",", ";", ":", "T", "q", "j") or _OWN_NAME.fullmatch(before.text) is None:
        return False
    is_titled = context.place.level != "zone" or any(name in context.title for name in written(context.zone))
    if (
        before.text in context.zone
        or (is_titled and before.text in context.title)
        or before.text[-2:] + sentence.tokens[at].text in context.title
    ):
        return False
    return NO_NAME.search(before.text) is None and _NO_ZONES_NAME.search(before.text) is None


def is_another_bonded_zone(context: Context, sentence: Sentence, at: int) -> bool:
    """True for a bonded zone by a name of its own, in a page about a zone that is none."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    is_alone = before is None or before.letter not in "xSv" or before.end < token.start
    if _is_of_zone_or_city(context, before, is_alone) and not _BONDED.search(
        _names_of_zone(context) if context.tells_of_bonded else _own_names(context)
    ):
        return True  # 综保区 and 南宁综合保税区 in a page about the zone or the city around it, or about another zone of that city
    if before is None or before.end != token.start or token.text in context.title:
        return False  # 浦东金桥出口加工区, under the title 金桥出口加工区单月产值首超百亿
    if context.zone is None or "保税" in context.zone or "综保" in context.zone:
        return False
    is_high = before.text == "新" and sentence.tokens[at - 2].text == "高" and "保" not in context.title  # 成都高新综合保税区
    is_of_zone = before.letter == "S" and before.entry is not None and before.entry.value == context.zone
    return before.letter in "xv" or is_high or is_of_zone


def _is_of_zone_or_city(context: Context, before: Token | None, is_alone: bool) -> bool:
    """Whether a kind of zone is that of the page's zone or of the city around it: by no name, or by that of a region alone."""
    if is_alone or before is None:
        return context.zone in zones() if context.place.level == "zone" else context.place.level in REGIONS
    return before.entry is not None and before.entry.type == "region" and context.zone is not None


@lru_cache(maxsize=1 << 12)
def _kinds_begun(word: str) -> tuple[str, ...] | None:
    """The kinds of zones, called in so many ways, with one of which a word begins."""
    return next((kinds for kinds in _OTHER_KINDS if word.startswith(kinds)), None)


def is_another_kind(context: Context, word: str) -> bool:
    """自贸片区, 度假区, 临港经济区 in a page about a development zone, 自贸试验区 in a city's: of another kind, though no name stands before it."""
    kinds = _kinds_begun(word)
    if kinds is None or context.zone is None or (context.place.level not in ("zone", "county") and kinds is not _OTHER_KINDS[0]):
        return False
    return not any(kind in _own_names(context) for kind in kinds)


def kind_beside(context: Context, text: str) -> tuple[str, ...]:
    """How the words for the city's other zone begin, on a page of one that calls itself by its own kind: 高新区 beside 丹阳经开区."""
    if context.place.level != "zone" or context.zone is None:
        return ()
    names = _own_names(context)
    is_economic, is_high_tech = any(kind in names for kind in _ECONOMIC), any(kind in names for kind in _HIGH_TECH)
    if is_economic and not is_high_tech:
        return _HIGH_TECH if _SAYS_ECONOMIC.search(text) is not None else ()
    return _ECONOMIC if is_high_tech and not is_economic and "高新区" in text else ()


def _own_names(context: Context) -> str:
    """The title, and what the page's own zone is called."""
    return context.title + _names_of_zone(context)


def _names_of_zone(context: Context) -> str:
    zone = context.zone or ""
    return "".join((zone, *(zones()[zone].aliases if zone in zones() else ())))


def is_named_part(context: Context, sentence: Sentence, at: int) -> bool:
    """合肥空港经济示范区, in a page of 合肥经济技术开发区: a part of it by a name of its own."""
    tokens, first = sentence.tokens, at
    if tokens[at].text not in _PARTS or context.place.level != "zone" or tokens[at].text in (context.zone or "") + context.title:
        return False
    while first and tokens[first - 1].letter in "xv" and tokens[first - 1].end == tokens[first].start and at - first < _NAME:
        first -= 1
    return any(t.letter == "x" and len(t.text) > 1 and t.text not in (context.zone or "") for t in tokens[first:at])


def _is_of_all(sentence: Sentence, at: int) -> bool:
    """全省开发区, 全国高新区; 国家级经开区 at the head of a clause: all zones of a kind, on the page of one."""
    tokens = sentence.tokens
    first = at - (at > 0 and tokens[at - 1].text in _RANKS and tokens[at - 1].end == tokens[at].start)
    if first and tokens[first - 1].text in _ALL_OF and tokens[first - 1].end == tokens[first].start:
        return True
    return first < at and tokens[at].text in _RANKED and sentence.letters[first - 1 : first] in ("", ",", ";", "T")


def is_of_all_around(sentence: Sentence, at: int) -> bool:
    """全市工业园区, 全市开发区: those of the whole region, however many of them are known."""
    before = sentence.tokens[at - 1] if at else None
    return before is not None and before.end == sentence.tokens[at].start and before.entry is not None and before.entry.type == "wider"


def is_of_several(context: Context, sentence: Sentence, at: int) -> bool:
    """全市8个园区完成固定资产投资, on the page of one zone or of the city: what several of them did; `at` is the name's slot."""
    if _is_of_those_listed(context, sentence, at):
        return True
    found = search(r"M([vSQ])[vTF]{0,4}$", sentence.letters[:at][-_AROUND:])
    if found is None or context.is_about_zones or context.tells_of_all_zones:
        return False
    if context.place.level == "province" or (not context.place.level and not context.own_words):
        return False
    counted = at - len(found[0])
    quantity, behind = sentence.tokens[counted].quantity, sentence.tokens[counted + 1]
    if quantity is None or quantity.unit != "COUNT" or sentence.tokens[counted].text == context.group:
        return False
    return behind.text in (*_ALL_KINDS, *_RANKED)


def _is_of_those_listed(context: Context, sentence: Sentence, at: int) -> bool:
    """苏州工业园区、洋浦开发区等5个区域上半年实现工业总产值; 南昌、九江、吉安三个设区市: what several places did that stand in a list."""
    if sentence.tokens[at - 1].text.startswith(IN_ALL) and search(r"Sx?j[SxvjQ]{0,40}S[TvF]{0,2}v$", sentence.letters[:at]):
        return True  # 南昌、九江、吉安上半年共完成
    if "M" not in sentence.letters[max(0, at - _COUNTED) : at]:
        return False
    first = max(0, at - _LISTED)
    listed = search(r"Sx?j[SxvjQ]{1,40}M[^,;:()MPI]{0,9}$", sentence.letters[first:at])
    if listed is None:
        return False
    counted = first + listed.start() + listed[0].rindex("M")
    quantity = sentence.tokens[counted].quantity
    is_count = quantity is not None and quantity.unit == "COUNT" and quantity.printed_unit in ("个", "家", "")
    if not is_count or quantity is None or sentence.tokens[counted].text == context.group:
        return False
    names_all = re.search(r"S(?:jS)+$", sentence.letters[:counted])  # as many as it counts
    return sentence.tokens[counted - 1].text.endswith("等") or (names_all is not None and names_all[0].count("S") == quantity.value)


def goes_on_about_a_park(context: Context, sentence: Sentence, at: int) -> bool:
    """新材料产业园区签约41个项目,园区投资增长17.2%,税收增长46.7%: 园区 is the park that the sentence named, in a text about the region around it."""
    tokens = sentence.tokens
    if context.place.level == "zone" or not context.own_words:
        return False
    if not at or tokens[at - 1].text != "园区" or sentence.letters[max(0, at - 2) : at - 1] not in ("", ",", ";"):
        return False
    return any(
        park.letter == "S" and park.text.endswith("园区") and name.letter == "x" and name.end == park.start
        for name, park in pairwise(tokens[max(0, at - _NEAR) : at])
    )


def _is_set_against_another_rank(sentence: Sentence, at: int) -> bool:
    """8个国家高新区实现营业收入7800亿元,省级高新区实现6100亿元: some of all zones, told apart by their rank."""
    tokens = sentence.tokens
    if not at or tokens[at - 1].text not in _RANKS_TOLD or tokens[at - 1].end != tokens[at].start:
        return False
    others = (t.text for t, behind in pairwise(tokens[: at - 1]) if behind.letter == "S" and t.text in _RANKS_TOLD)
    return any(rank[:2] != tokens[at - 1].text[:2] for rank in others)


def is_grouped(context: Context, sentence: Sentence, at: int) -> bool:
    """全省国家级开发区, 全市8个开发区, 各开发区: many of them, and not the document's own."""
    tokens = sentence.tokens
    if context.zone is not None and at and tokens[at - 1].text == "国家":
        is_named = at > 1 and tokens[at - 2].letter in "xS" and tokens[at - 2].end == tokens[at - 1].start
        if not is_named:
            return True  # 国家高新区实现营业收入, and not 荆门国家高新区
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text.endswith(_OTHERS):
        return True  # 兄弟开发区
    if at and tokens[at - 1].letter == "x" and _SOME_PLACES.fullmatch(tokens[at - 1].text):
        return True  # 唐山、石家庄、沧州3市开发区
    if counts_a_part(sentence, at):
        return True
    if context.place.name is None and not context.own_words and not context.is_about_zones:
        return False  # a page about the group itself
    if context.is_about_zones:
        if context.group and any(t.text == context.group for t in tokens[max(0, at - 2) : at]):
            return False  # 11个重点园区实现…: those that the page is about
        if at and tokens[at - 1].text in _RANKS and search("q[T,v]{0,3}$", sentence.letters[: at - 1]) is not None:
            return True  # 其中,国家级开发区实现…
        if _is_set_against_another_rank(sentence, at) or is_another_number(context.group, tokens[max(0, at - 3) : at]):
            return True
        return search(r"(?:^|[^S])M[vQ]?$", sentence.letters[max(0, at - 3) : at]) is not None  # 其中6家国家级经开区
    if at and tokens[at - 1].end == tokens[at].start and _SOME_LARGE.search("".join([t.text for t in tokens[max(0, at - 3) : at]])):
        return True  # 两大工业园区, 几个产业集聚区
    around = tokens[at - 1].entry if at and tokens[at - 1].end == tokens[at].start else None
    if around is not None and around.type == "wider" and tokens[at].text in _ALL_KINDS and search("[MP]", sentence.letters[:at]):
        return True  # …;园区方面,全市产业园区实现…
    if not context.tells_of_all_zones and context.place.level == "zone" and context.zone is not None and _is_of_all(sentence, at):
        return True
    ranked = at - (at > 1 and tokens[at - 1].text in _UPWARDS and tokens[at - 2].text in _RANKS)  # 158家省级以上开发区
    before = search(r"S?M?[vQ]?$", sentence.letters[max(0, ranked - 3) : ranked])
    words = [t.text for t in sentence.tokens[ranked - 1 : ranked]] if before and before[0].endswith(("v", "Q")) else []
    if words and words[0] not in (*_GROUPED, *_CHOSEN):
        return False
    is_counted = "M" in (before[0] if before else "") and not context.is_about_zones
    is_region = context.place.level in REGIONS
    if is_counted and (context.place.level == "zone" or (bool(words) and words[0].endswith("级"))):
        return True  # 长三角20个国家级经开区; 前18个自由贸易试验区, on the page of one
    return bool(before and before[0].startswith("S") and (words or is_counted)) or (is_region and (bool(words) or is_counted))


def is_bare_port(context: Context, sentence: Sentence, at: int) -> bool:
    """港区 without a name, on the page of a city whose title tells of its port: 大丰:“三港”建设日新月异."""
    if sentence.tokens[at].text != "港区" or context.place.level not in REGIONS or "港" not in context.title.partition("\n")[0]:
        return False
    return sentence.letters[max(0, at - 1) : at] in ("", ",", ";", ":", "T")


def is_itself(context: Context, sentence: Sentence, at: int) -> bool:
    """金桥片区 in a page of 上海金桥经济技术开发区, 遥观镇 in one whose title begins with it."""
    before, token = sentence.tokens[at - 1] if at else None, sentence.tokens[at]
    if token.text == "港区" and ("港" in (context.zone or "") or is_bare_port(context, sentence, at)):
        return True
    if _ends_own_name(context, sentence, at):
        return True
    is_alone = before is None or before.letter in ",;:T" or (before.entry is not None and before.entry.value in context.place.own)
    if is_alone and token.text == "片区" and "自贸" in context.title:
        return True  # 片区; 河南自由贸易试验区洛阳片区, on a page that names Luoyang alone
    if before is None or before.letter != "x" or before.end != token.start or len(before.text) < 2:
        return False
    if token.text in TOWNS and context.zone is None and context.title.startswith(before.text + token.text):
        return True
    return before.text in (context.zone or "") and (token.text == "片区" or token.letter == "I") and not _KIND_WORDS.search(before.text)


def _ends_own_name(context: Context, sentence: Sentence, at: int) -> bool:
    """产业园 of 苏滁现代产业园 and of 深圳南山(龙川)产业园, on the page of that zone."""
    zone, word = context.zone or "", sentence.tokens[at].text
    name = _IN_BRACKETS.sub("", zone.removesuffix(word)) if zone.endswith(word) else ""
    return bool(name) and "".join([t.text for t in sentence.tokens[max(0, at - _AROUND) : at]]).endswith(name)


def other_before(sentence: Sentence, at: int, own: Place) -> str:
    """栖霞区 of 据栖霞区统计,该区…: the district or zone that a sentence named before, where it is not the document's own."""
    named = [t.entry for t in sentence.tokens[max(0, at - _NEAR) : at] if t.entry is not None and t.entry.type in ("region", "zone")]
    if not named or named[-1].value == own.name or named[-1].value in own.own:
        return ""
    name = named[-1].value if named[-1].type == "zone" else region_name(named[-1].value)
    return name if named[-1].type == "zone" or (name.endswith("区") and not name.endswith("自治区") and name != own.name) else ""
