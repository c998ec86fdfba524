"""Which of several zones or parts a word for a kind of zone means: 综保区 in a page about the zone around it is another, 金桥片区 may be the zone itself."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import begins_clause, match, search
from metrics.extraction.whose.named_places import NAME_LENGTHS, branch_at
from metrics.extraction.whose.strangers import TOWNS, is_own_town
from metrics.extraction.zones.coined import NO_NAME
from metrics.extraction.zones.gazetteer import region_name, regions, runs_city, zones
from metrics.extraction.zones.place import REGIONS, Place
from metrics.extraction.zones.zonenames import canonical, written
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

_BONDED = re.compile("保税|综保|出口加工")
_BONDED_BY_NAME = re.compile("((?:[\u4e00-\u9fff]{2})?)(?:保税|综合保税|综保|出口加工)")
_PARTS = ("示范区", "试验区", "集聚区", "合作区", "先行区")
_OTHER_KINDS = (
    ("自贸", "自由贸易"),
    ("度假",),
    ("合作区",),
    ("临港",),
    ("临空", "空港", "航空"),
)  # a city has of the first none of its own name
# Kinds that a zone of another has within it, where no name stands before them; called so, it is none of these.
_KINDS_WITHIN = ("工业集中区", "产业集中区", "工业集聚区", "产业集聚区", "台商投资区", "循环经济区", "新片区")
# The two kinds that most cities have one of each.
_ECONOMIC, _HIGH_TECH = ("经开", "经济开发", "经济技术开发"), ("高新",)
_SAYS_ECONOMIC = re.compile("经开区|经济(?:技术)?开发区|(?<!技术产业)开发区")
_KIND_WORDS = re.compile(any_of("zone_stem_word") + "|示范|合作|旅游|科技|农业|航空")
_NAME, _AROUND, _NEAR = 3, 7, 120  # slots
_AGAIN = 3  # times
_OWN_NAME = seldom("[\u4e00-\u9fff]{2,4}")
_PARK_IN_TITLE = seldom(r"(?![全我各]|\d|[一二三四五六七八九十]个)[^\n,。:;\d]{3,14}(?:产业园区?|工业园区?|[^各]园区)")
# 所辖北湖开发区, 下辖的空港开发区: a part of the zone, with a name of its own; 北湖科技开发区, and what it is for
_WITHIN_ITS_LAND, _OF_ITS_LAND = re.compile("^(?:所辖|下辖|辖区)"), ("下辖的", "所辖的", "所辖", "下辖", "辖区内的", "境内的", "所属的")
_FOR_WHAT = re.compile("(?<=[\u4e00-\u9fff]{2})(?:科技|国际|生态|文化|旅游|农业|物流|化工)$")
_NO_ZONES_NAME = re.compile(
    "随着|此次|今[天日]|昨[天日]|部分|两大|[三四五六七八九]大|参评|县域|整个|上述|国家|特色|年$"
)  # 随着开发区…, 部分高新区
_SMALL = ("村", "社区", "产业园", "科技园", "创业园", "软件园", "物流园")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NAME_BEGINS = ("", ",", ";", ":", "T", "q", "j")  # slots
_WHERE = ("在", "由", "由于")  # 在五象新区完成投资
_JOINED = ("、", "·", "(", "/", "和", "-")


def is_of_another_region(context: Context, sentence: Sentence, at: int) -> bool:
    """汉滨区 on the page of a zone in 常州, or the city around it: what is told of it is not the zone's; 滨海新区 and 虎丘区 may be the zone."""
    place, entry, tokens = context.place, sentence.tokens[at].entry, sentence.tokens
    region = regions().get(entry.value) if entry is not None else None
    if region is None or region.code in place.above:
        return region is not None
    if place.level == "province":
        return region.code[:2] not in {code[:2] for code in place.own}  # a city or county within it speaks for itself
    if place.level != "zone" or place.name is None or region.name.endswith("新区") or runs_city(place.name, region.code):
        return False
    zone, beside = zones().get(place.name), tokens[at - 2].entry if at > 1 and tokens[at - 1].text in _JOINED else None
    is_same = zone is not None and region.name in zone.admin_alias.split("|")
    is_joined = beside is not None and beside.type in ("zone", "self")  # 荆门高新区·掇刀区
    return not (is_same or is_joined or region.name in context.title.partition("\n")[0])


def is_of_another_name(context: Context, sentence: Sentence, at: int, lead: str | None = None) -> bool:
    """滨江开发区完成…, on the page of 江宁开发区, or in the paragraph that this zone `lead`s: a name nobody knows at the head of a clause, before a kind of zone."""
    before, zone = sentence.tokens[at - 1] if at else None, context.zone if context.place.level else lead
    if before is None or zone is None or before.end != sentence.tokens[at].start:
        return False
    if _is_new_area_by_a_name(context, sentence, at):
        return True
    name = _WITHIN_ITS_LAND.sub("", before.text)
    is_within = name != before.text or sentence.text_of(at - _NAME - 1, at - 1).endswith(_OF_ITS_LAND)
    if before.letter != "x" or _OWN_NAME.fullmatch(name) is None:
        return False
    begins = sentence.letters[max(0, at - 2) : at - 1] in _NAME_BEGINS or sentence.tokens[at - 2].text in _WHERE
    if not is_within and not begins:
        return False
    is_titled = context.place.level != "zone" or any(name in context.title for name in written(zone))
    if (
        name in zone
        or any(name in other for other in written(zone))
        or (is_titled and name in context.title)
        or name[-2:] + sentence.tokens[at].text in context.title
    ):
        return False
    return NO_NAME.search(_FOR_WHAT.sub("", name)) is None and _NO_ZONES_NAME.search(name) is None


def _is_new_area_by_a_name(context: Context, sentence: Sentence, at: int) -> bool:
    """城市发展新区实现生产总值…, on the page of the city around: whatever words it is called by."""
    before = sentence.tokens[at - 1]
    if sentence.tokens[at].text != "新区" or context.place.level not in REGIONS or context.place.name is None:
        return False
    is_named = before.letter in "xQ" and sentence.letters[max(0, at - 2) : at - 1] in _NAME_BEGINS
    return is_named and not context.place.name.endswith("新区") and before.text + "新区" not in context.title


def is_another_bonded_zone(context: Context, sentence: Sentence, at: int) -> bool:
    """True for a bonded zone by a name of its own, in a page about a zone that is none."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    is_alone = before is None or before.letter not in "xSv" or before.end < token.start
    is_titled = not context.tells_of_bonded and _is_titled_as_bonded(context)
    if _is_of_zone_or_city(context, before, is_alone) and not is_titled and not _BONDED.search(_names_of_zone(context)):
        return True  # 综保区 and 南宁综合保税区 in a page about the zone or the city around it, or about another zone of that city
    if before is None or before.end != token.start or (token.text in context.title and _is_titled_as_bonded(context)):
        return False  # 浦东金桥出口加工区, under the title 金桥出口加工区单月产值首超百亿
    if context.zone is None or _BONDED.search(context.zone):
        is_named = before.letter == "S" and before.entry is not None and before.entry.type == "zone"
        return (
            is_named and context.zone is not None and before.text not in context.zone
        )  # 苏州工业园综合保税区, on the page of 昆山出口加工区
    is_high = before.text == "新" and sentence.tokens[at - 2].text == "高" and "保" not in context.title  # 成都高新综合保税区
    is_of_zone = before.letter == "S" and before.entry is not None and (before.entry.value == context.zone or before.entry.type == "self")
    return before.letter in "xv" or is_high or is_of_zone


def _is_titled_as_bonded(context: Context) -> bool:
    """Whether the title names a bonded zone that may be the page's own: 综保区 alone, 金桥出口加工区 of 上海金桥经济技术开发区, and not 江津综合保税区."""
    names = _names_of_zone(context)
    return any(not found[1] or found[1] in names for found in _BONDED_BY_NAME.finditer(context.title))


def _is_of_zone_or_city(context: Context, before: Token | None, is_alone: bool) -> bool:
    """Whether a kind of zone is that of the page's zone or of the city around it: by no name, or by that of a region alone."""
    if is_alone or before is None:
        return context.zone is not None if context.place.level == "zone" else context.place.level in REGIONS
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


def is_among(context: Context, sentence: Sentence, at: int) -> bool:
    """全区…,其中,综保区完成12亿元,工业园完成3亿元; 工业集中区完成3亿元, on a zone's page: parts of it, unless the page calls the zone so."""
    word = sentence.tokens[at].text
    if word in _KINDS_WITHIN and context.place.level == "zone" and begins_clause(sentence.letters, at):
        return word[:-1] not in _own_names(context)
    before = sentence.letters[:at].rpartition(";")[2]
    if context.place.level != "zone" or context.zone is None or word[0] in "全我本该" or "q" not in before or before[-1] not in "q,j":
        return False
    return word not in _own_names(context) and word not in context.title


def kind_beside(context: Context, text: str) -> tuple[str, ...]:
    """How the words for the city's other zone begin, on a page of one that calls itself by its own kind: 高新区 beside 丹阳经开区."""
    if context.place.level != "zone" or context.zone is None:
        return ()
    names = _own_names(context)
    is_economic, is_high_tech = any(kind in names for kind in _ECONOMIC), any(kind in names for kind in _HIGH_TECH)
    if is_economic and not is_high_tech:
        return _HIGH_TECH if _SAYS_ECONOMIC.search(text) is not None else ()
    if not is_economic and not is_high_tech:
        return (*_HIGH_TECH, *_ECONOMIC)  # on the page of 常德市临空经济区: no zone is called so whose name tells of neither
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


def is_bare_port(context: Context, sentence: Sentence, at: int) -> bool:
    """港区 without a name, on the page of a city whose title tells of its port: 大丰:“三港”建设日新月异."""
    if sentence.tokens[at].text != "港区" or context.place.level not in REGIONS or "港" not in context.title.partition("\n")[0]:
        return False
    return begins_clause(sentence.letters, at)


def is_bare_new_area(context: Context, sentence: Sentence, at: int) -> bool:
    """新区 at the head of a clause, on the page of a region that is not called so itself."""
    if sentence.tokens[at].text != "新区" or (context.place.name or "").endswith("新区"):
        return False
    return begins_clause(sentence.letters, at)


def speaks_for_itself(context: Context, sentence: Sentence, at: int) -> bool:
    """眼镜产业园:上半年税收…, 海峡产业园方面,…, 沈家弄村办起民宿11家,去年…: a part that heads a clause and is not the page's own."""
    if is_this_park(context, sentence, at):
        return True
    behind = r":|,?T[,:]?[IJF]" + (r"|x[xvE]{0,3}M," if sentence.tokens[at].text in _SMALL and sentence.letters[at - 1 : at] == "x" else "")
    is_part = context.zone is not None and match(behind, sentence.letters[at + 1 : at + 7]) is not None
    is_told_of = sentence.tokens[at].text.endswith("园") and sentence.text_of(at + 1, at + 2) == "方面"
    if not (is_part or is_told_of) or search(r"(?:^|[,;])[xQ]{0,3}$", sentence.letters[:at]) is None:
        return False
    return not is_itself(context, sentence, at)


def is_this_park(context: Context, sentence: Sentence, at: int) -> bool:
    """该产业园已入驻企业120家,…: the park that an earlier sentence told of."""
    if context.zone is None or sentence.letters[:at] != "v" or sentence.tokens[0].text != "该":
        return False
    word = sentence.tokens[at].text
    return word.endswith("产业园") and word not in context.title


def is_itself(context: Context, sentence: Sentence, at: int) -> bool:
    """金桥片区 in a page of 上海金桥经济技术开发区, 遥观镇 in one whose title begins with it."""
    before, token = sentence.tokens[at - 1] if at else None, sentence.tokens[at]
    if token.text == "港区" and ("港" in (context.zone or "") or is_bare_port(context, sentence, at)):
        return True
    if _ends_own_name(context, sentence, at):
        return True
    is_alone = before is None or before.letter in ",;:T" or (before.entry is not None and before.entry.value in context.place.own)
    if is_alone and token.text == "片区" and ("自贸" in context.title or (context.zone or "").endswith("片区")):
        return True  # 片区; 河南自由贸易试验区洛阳片区, on a page that names Luoyang alone
    if is_own_town(context, sentence, at):
        return True
    if before is None or before.letter != "x" or before.end != token.start or len(before.text) < 2:
        return False
    if token.text in TOWNS and context.zone is None and context.title.startswith(before.text + token.text):
        return True
    return before.text in (context.zone or "") and (token.text == "片区" or token.letter == "I") and not _KIND_WORDS.search(before.text)


def _ends_own_name(context: Context, sentence: Sentence, at: int) -> bool:
    """产业园 of 苏滁现代产业园 and of 深圳南山(龙川)产业园, on the page of that zone."""
    zone, word = context.zone or "", sentence.tokens[at].text
    name = _IN_BRACKETS.sub("", zone.removesuffix(word)) if zone.endswith(word) else ""
    return bool(name) and sentence.text_of(at - _AROUND, at).endswith(name)


def other_before(sentence: Sentence, at: int, own: Place) -> str:
    """栖霞区 of 据栖霞区统计,该区…: the district or zone that a sentence named before, where it is not the document's own."""
    named = [t.entry for t in sentence.tokens[max(0, at - _NEAR) : at] if t.entry is not None and t.entry.type in ("region", "zone")]
    if branch := next(filter(None, (branch_at(sentence, i) for i in range(at - 1, 0, -1))), ""):
        zone = next((entry.value for entry in reversed(named[:-1]) if entry.type == "zone"), "")
        return canonical(zone + branch) if zone and zone + branch != own.name else ""  # 喀什经济开发区兵团分区完成8亿元,该区…
    if not named or named[-1].value == own.name or named[-1].value in own.own:
        return ""
    name = named[-1].value if named[-1].type == "zone" else region_name(named[-1].value)
    return name if named[-1].type == "zone" or (name.endswith("区") and not name.endswith("自治区") and name != own.name) else ""


def is_part_of_city(context: Context, sentence: Sentence, at: int) -> bool:
    """全市…460亿元,其中经开区完成68亿元、高新区完成55亿元, where no place is named: 全市 is the text's own, and they are parts of it."""
    if context.place.level or "全市" not in context.own_words:
        return False
    return search(r"q[T,v]{0,2}(?:(?:x?S|vM)[^q;]*;?)?$", sentence.letters[:at]) is not None


def is_beside(context: Context, text: str, name: str, kind: str) -> bool:
    """黄羊, where the text of 武威工业园区 tells of 武威、黄羊两个工业园区; 横琴新区, where a city's text names it again and again."""
    if context.place.level in REGIONS and text.count(name + kind) >= _AGAIN:
        return True
    return context.zone is not None and any(f"{context.zone[:length]}、{name}" in text for length in NAME_LENGTHS)


def is_around_parks(context: Context) -> bool:
    """True where the document is a county's or a city's, so that 园区 is a part of it."""
    if context.is_about_zones or _PARK_IN_TITLE.match(context.title):
        return False
    own, level = context.own_words, context.place.level
    return "全县" in own or level in ("prefecture", "province") or (level == "county" and "全市" in own)


def is_city_just_told(context: Context, told: str | None, sentence: Sentence, at: int) -> bool:
    """资阳市投资增长5%,全市进出口增长3%, on a page that goes through several cities: 全市 at a slot is the city `told` of."""
    named = next((t.entry.value for t in reversed(sentence.tokens[:at]) if t.letter == "S" and t.entry is not None), "")
    return named.endswith("00") and named[2:4] != "00" and named not in context.place.own and told == region_name(named)
