"""Which of the zones and regions that a text names it is about: the one named most, unless it is named in passing or as one of many."""

from __future__ import annotations

import re
from collections import Counter

from metrics.extraction.zones.gazetteer import above, only_zone_of, regions, zones
from metrics.extraction.zones.kinds import OWN, SHORT, WHOLE
from metrics.extraction.zones.own_words import figures_told_of, is_a_citys, is_run_with, tells_a_figure_of, tells_figures_of
from metrics.extraction.zones.peers import whole_of_peers
from metrics.extraction.zones.place import GROUP, LEAD, NOWHERE, REGIONS_BESIDE, TITLE, Place, place_in_title, region_place, zone_place
from metrics.extraction.zones.place_weights import SEVERAL, best_region
from metrics.extraction.zones.placenames import Key
from metrics.extraction.zones.zonenames import is_of_kind, written
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales
from metrics.language.vocabulary import words_of
from metrics.model import Region

_BARE_ZONE = re.compile(SHORT)
_GENERIC = re.compile(f"{OWN}|保税区")
OWN_WORD = seldom(rf"[全我本]区|(?<![\u4e00-\u9fff])(?:{SHORT})")
_BY_ITSELF = "|".join(f"{kind}(?<![\u4e00-\u9fff]{kind})" for kind in words_of("zone_short_word"))
_CALLS_ITSELF = seldom(_BY_ITSELF)
_WITH_FIGURE = seldom(rf"(?:{_BY_ITSELF})(?=[^,。;:\n、和与区\d]{{1,14}}\d)")
_OWN_KINDS = (*words_of("zone_own_word"), "示范区", "合作区", "保税区")
# Every way begins with a character: such places are found far faster than what must not stand before them is asked everywhere.
OWN_WORDS = seldom("全区|我区|本区|该区|园区|" + "|".join(f"{kind}(?<![\u4e00-\u9fff]{kind})" for kind in _OWN_KINDS))
_WIDE_WORDS = re.compile("[全我](?<![占在居列].)[市省州盟县旗]")
_WHOLE_CITY = re.compile("[全我](?<![占在居列].)市")
_WHOLE_PROVINCE = seldom(r"(?:^|[,。;:\n])全省(?!平均|第|同期|排)[^,。;:\d\n]{2,16}\d")
_A_FIGURE = re.compile(r"\d(?:[万亿]|%)")
_NARROWER = re.compile("[全我][市州盟县区]")
_HEADED = 9  # characters: 2021年余杭区
_TWICE = 7  # the weight of two mentions
_ZONE_WEIGHT = 3  # of one mention, where a region's has 1
_CALLED = re.compile(rf"(?m)^[# ]{{0,4}}(?:{SHORT})(?!建设|管理|条例)[^。\n]*$")  # the title's first word
# 以晋升国家级开发区十周年为新的起点: what one zone has become
_ALL_ZONES = re.compile(
    r"[国全](?<!晋升.)(?<!升格.)(?<!晋升为.)(?<!升格为.)(?<!升级为.)(?<!获批.)"  # one of two characters first: that is looked for far faster
    rf"(?:(?<=国)家级?|(?<=全)[国省市](?:\d{{1,3}}[家个])?)(?:国家级|省级)?(?:{WHOLE})"
)
_OF_ALL = Telltales("国家", "全国", "全省", "全市")
_PASSING = 3  # the weight of one mention of a zone outside title and lead
_OUR_REGION = ("我省",)
_OFTEN = 3  # figures told of a region, for each of the zone's
_ONCE = 6  # more than the weight of one mention, wherever it stands
_SERIOUS = 3  # the weight of three mentions, or of one in the title
# 高新区、经开区、东盟经开区——三大国家级开发区2014年“家底”如何: a title that counts the zones it is about
_TITLES_SEVERAL = re.compile(
    r"\A[^。]{0,60}[两二三四五六七八][大个家](?:国家级|省级)?(?:开发区|经开区|高新区|功能区|综保区)[^。\n]{0,24}\n"
)
_PARK = tuple(words_of("park_ending"))
_LINE_HEAD = re.compile(r"[ #]{0,4}(?:[(]?[一二三四五六七八九十\d]{1,2}[、.)])?")  # what may stand before the name that leads a line
_LINE_HEAD_LENGTH = 8  # characters


def most_named(text: str, counts: Counter[Key], first: dict[Key, int]) -> Place:
    """The place that the names of a text, by their weights, say it is about."""
    zone, code = _zone_named(text, counts, first), best_region(counts, first)
    code = _province_titled(text, counts, first) if code is None else code
    code = code if code is None else _whole_around(text, counts, first, code) or code
    is_about_all = _is_about_all(text)
    if zone and ((counts[zone] <= _PASSING and is_about_all) or _is_named_once(text, counts, zone, code)):
        zone = None  # one example among 国家高新区
    if zone and _reports_to_a_city(text, counts, first, zone):
        code = None if code is not None and (regions()[code].short or " ") in zone[1] else code  # 浏阳 of 其中浏阳经开区
        zone = None
    if zone and (code is None or _GENERIC.search(text) or counts[zone] >= counts[("region", code)]):
        if code is not None and place_in_title(text, zone[1]) < 0 and _is_headed_by_region(text, zone, ("region", code)):
            return region_place(regions()[code], frozenset({code}))
        if _is_one_of_many(text, zone[1], counts, first):
            return GROUP
        if code is None or _is_the_zones(text, counts, first, zone, ("region", code)):
            return zone_place(zone[1])
        return region_place(regions()[code], frozenset({code}))
    is_passing = zone is None and is_about_all and code is not None and not _opens_title(text, regions()[code])
    if code is None or counts[("region", code)] < (_ONCE if is_passing else _SERIOUS):
        return NOWHERE  # a name in passing: 对香港出口; the town where a meeting of 国家高新区 was held
    region = regions()[code]
    if (whole := whole_of_peers(text, counts, region)) is not None:
        return REGIONS_BESIDE if whole == "" else region_place(regions()[whole], frozenset({whole}))
    implied = _implied_zone(text, region) if len({name for kind, name in counts if kind != "region"}) < SEVERAL else None
    if implied is None:
        return region_place(region, frozenset({code}))
    return Place(implied or None, "zone", frozenset(), above(region.province, region.city) | {code})


def _whole_around(text: str, counts: Counter[Key], first: dict[Key, int], code: str) -> str | None:
    """The city or province around a place, where the text tells of it as of its own whole."""
    return _city_called_whole(text, counts, first, code) or _province_called_whole(text, counts, first, code)


def _province_titled(text: str, counts: Counter[Key], first: dict[Key, int]) -> str | None:
    """江苏省经济运行情况 / 全省固定资产投资…,苏州、南京、无锡分别…: the province that the title names, and no other, over 全省 with a figure, whatever cities it compares."""
    named = {name[:2] for kind, name in counts if kind == "region"}
    titled = [name for kind, name in counts if kind == "region" and first["region", name] < TITLE and regions()[name].level == "province"]
    tells = len(named) == len(titled) == 1 and "全省" in text and _WHOLE_PROVINCE.search(text) is not None
    return titled[0] if tells else None


def _province_called_whole(text: str, counts: Counter[Key], first: dict[Key, int], code: str) -> str | None:
    """海南省…,同比增长8%。…三亚市增长4.1%。全省固定资产投资增长4%: the province named before a place, where 全省 has figures and no 全市 is spoken of."""
    province = ("region", f"{code[:2]}0000")
    if regions()[code].level == "province" or first.get(province, LEAD) >= LEAD or counts[province] * 2 < counts["region", code]:
        return None
    if first[province] > first["region", code] or _A_FIGURE.search(text, first[province], first["region", code]) is None:
        return None
    tells = "全省" in text and _WHOLE_PROVINCE.search(text) is not None and _NARROWER.search(text) is None
    return province[1] if tells and province[1] in regions() else None


def _city_called_whole(text: str, counts: Counter[Key], first: dict[Key, int], code: str) -> str | None:
    """徐州市经济运行良好。一季度,全市…,邳州市…: the city around a county, where it says 全市 of itself before it names the county."""
    region = regions()[code]
    city = ("region", f"{code[:4]}00")
    if region.level != "county" or first.get(city, LEAD) >= LEAD or counts[city] * 2 < counts["region", code]:
        return None
    return city[1] if city[1] in regions() and _WHOLE_CITY.search(text, first[city], first["region", code]) is not None else None


def _zone_named(text: str, counts: Counter[Key], first: dict[Key, int]) -> Key | None:
    """The zone named most, or the one that the title names, if it is named nearly as often."""
    zones_named = [key for key in counts if key[0] != "region"]
    zone = max(zones_named, key=lambda key: (counts[key], -first[key]), default=None)
    if zone is not None and zone[1] not in zones():
        zone = next((key for key in zones_named if key[1] in zones() and _are_one(text, zone[1], key[1])), zone)
    if zone is None or place_in_title(text, zone[1]) >= 0:
        return zone
    if (called := _called_by_its_kind(text, zone, zones_named)) is not None:
        return called
    titled = [key for key in zones_named if counts[key] * 3 >= counts[zone] and place_in_title(text, key[1]) >= 0]
    return titled[0] if len(titled) == 1 else zone


def _called_by_its_kind(text: str, zone: Key, named: list[Key]) -> Key | None:
    """1-8月,高新区新增外资项目61个…苏州高新区…浒墅关经开区…: the one zone named that can call itself so, where the one named most cannot."""
    kinds = set(_WITH_FIGURE.findall(text)) if len(named) > 1 else set()
    if len(kinds) != 1 or any(is_of_kind(kind, zone[1]) for kind in {*kinds, *_CALLS_ITSELF.findall(text)}):
        return None
    fitting = [key for key in named if is_of_kind(next(iter(kinds)), key[1])]
    return fitting[0] if len(fitting) == 1 else None


def _is_named_once(text: str, counts: Counter[Key], zone: Key, code: str | None) -> bool:
    """Whether a zone is named in one sentence of a page on the city around it, or once among the counties that a text compares."""
    if counts[zone] > _PASSING + 1 or OWN_WORD.search(text) is not None:
        return False
    if code is not None and _is_in_title(text, regions()[code]):
        return True
    if any(word in text[:LEAD] for word in _OUR_REGION) and place_in_title(text, zone[1]) < 0:
        return True  # 今年以来,我省…。滇中新区…项目、玉溪高新区…项目签约
    counties = sum(key[0] == "region" and regions()[key[1]].level == "county" for key in counts)
    return counties > 1 and place_in_title(text, zone[1]) < 0


def _reports_to_a_city(text: str, counts: Counter[Key], first: dict[Key, int], zone: Key) -> bool:
    """市政府召开一季度经济运行分析会, at which a zone, the only one named, reported too."""
    if sum(key[0] != "region" for key in counts) != 1:
        return False
    return is_a_citys(text, first[zone], zone[1], sum(text.count(word) for word in written(zone[1])))


def _is_the_zones(text: str, counts: Counter[Key], first: dict[Key, int], zone: Key, region: Key) -> bool:
    """True where a text that names both is the zone's: its title or lead says so, or the words it has for itself do."""
    at = place_in_title(text, zone[1])
    if at < 0 and first[region] < first[zone] + LEAD and _tells_figures_of_region(text, zone, region):
        return False
    if at < 0 and first[region] < min(TITLE, first[zone]) and _goes_through_places(text, counts, region):
        return False
    if at < 0 and _heads_a_line(text, zone, region):
        return True
    if at < 0 and counts[region] > counts[zone] and _is_told_of_far_more(text, region, zone):
        return False
    own, wide = len(OWN_WORDS.findall(text)), len(_WIDE_WORDS.findall(text))
    is_beside = first[region] < at and counts[zone] <= _TWICE < counts[region] and not own  # 滨海新区人均GDP…,而天津开发区…
    is_titled = 0 <= at < TITLE / 2 and "。" not in text[:at] and not is_beside
    if not _GENERIC.search(text):
        return counts[zone] >= counts[region] and (own > 0 or not wide or is_titled)
    if counts[zone] >= _ZONE_WEIGHT * counts[region] or is_titled:
        return True
    if first[zone] <= LEAD and counts[zone] >= counts[region] and (own or not wide):
        return True
    is_late = first[zone] > LEAD and first[region] < TITLE and _ZONE_WEIGHT * counts[region] >= counts[zone]
    is_passing = counts[zone] <= 2 * _ZONE_WEIGHT and counts[region] > 2 * counts[zone]
    return own > wide and not (is_late and (wide > 0 or is_passing))


def _is_told_of_far_more(text: str, region: Key, zone: Key) -> bool:
    """海淀区实现…亿元。…海淀区增长…%。…中关村科技园区获批: figures are told of the region by name, over and over, and hardly ever of the zone."""
    known = regions()[region[1]]
    of_region = figures_told_of(text, known.short or known.name)
    return of_region >= _OFTEN and of_region >= _OFTEN * sum(figures_told_of(text, word) for word in written(zone[1]))


def _goes_through_places(text: str, counts: Counter[Key], region: Key) -> bool:
    """香洲区2018年实现GDP…, 斗门区2018年实现GDP…: a city's page that tells figures of several places in it, a zone perhaps among them."""
    around = region[1][: 2 if region[1].endswith("0000") else 4]
    within = (regions()[code].name for kind, code in counts if kind == "region" and code.startswith(around) and code != region[1])
    return sum(tells_a_figure_of(text, name) for name in within) > 1


def _is_headed_by_region(text: str, zone: Key, region: Key) -> bool:
    """余杭区前三季度…, over 全区…,余杭经开区…: the headline begins with the region and names no zone, and no body runs both."""
    name, line = regions()[region[1]].name, text.lstrip().partition("\n")[0]
    if name[-1] not in "区县市州" or "。" in line or _GENERIC.search(line) is not None or not 0 <= line.find(name) < _HEADED:
        return False
    known = zones().get(zone[1])
    return not (known is not None and name in known.admin_alias.split("|")) and not is_run_with(text, name)


def _heads_a_line(text: str, zone: Key, region: Key) -> bool:
    """第3版 / 争当排头兵 / 2019年中新苏滁高新区综述: a line above the first paragraph names the zone, and none the region."""
    lines = text[:LEAD].partition("。")[0].split("\n")[1:-1]
    short = regions()[region[1]].short or regions()[region[1]].name
    return any(word in line for line in lines for word in written(zone[1])) and not any(short in line for line in lines)


def _tells_figures_of_region(text: str, zone: Key, region: Key) -> bool:
    """Whether the lead tells figures of the region, and no sentence one of the zone."""
    if not tells_figures_of(text[:LEAD], regions()[region[1]].name):
        return False
    return not any(tells_a_figure_of(text, word) for word in written(zone[1]))


def _is_in_title(text: str, region: Region) -> bool:
    return 0 <= text.split("\n")[0].find(region.name) < TITLE


def _opens_title(text: str, region: Region) -> bool:
    """合肥市上半年经济运行: the first of several lines begins with the region."""
    return "\n" in text and text.lstrip(" #").startswith(region.name)


def _is_about_all(text: str) -> bool:
    """True where a text speaks of all zones of a kind as often as of one: a zone's page only measures itself by 国家级经开区."""
    of_all = len(_ALL_ZONES.findall(text)) if _OF_ALL.stand_in(text) else 0
    return of_all > 0 and 2 * of_all >= len(_BARE_ZONE.findall(text)) > 0


def _is_one_of_many(text: str, zone: str, counts: Counter[Key], first: dict[Key, int]) -> bool:
    """True where a text treats several zones alike, so that what names none of them belongs to nobody in particular."""
    weights: Counter[str] = Counter()
    for (kind, name), weight in counts.items():
        if kind != "region":
            weights[name] += weight
    weights = Counter({name: weight for name, weight in weights.items() if name == zone or not _are_one(text, zone, name)})
    is_known = zone in zones()
    # Parks of a zone that is known: named below the title, or for what is made there.
    parts = {name for name in weights if is_known and name not in zones() and (first["zone", name] >= TITLE or name.endswith(_PARK))}
    others = sorted((weight / 2 if name in parts else weight for name, weight in weights.items() if name != zone), reverse=True)
    like = [weight for weight in others if weight * 5 >= weights[zone] * 3]
    if len(others) >= 1 and _TITLES_SEVERAL.search(text, 0, LEAD) is not None and "\n" in text:
        return True
    if len(others) >= SEVERAL and weights[zone] <= _TWICE and place_in_title(text, zone) < 0:
        return True
    titled = [name for name in weights if place_in_title(text, name) >= 0]
    if titled == [zone]:
        return False
    if len(like) > 1 or (len(like) == 1 and OWN_WORD.search(text) is None):
        return True
    return sum(weight * 3 >= weights[zone] and _leads_a_line(text, name) for name, weight in weights.items()) > 1


def _are_one(text: str, zone: str, other: str) -> bool:
    """榆次工业园区(晋中经济技术开发区): two names of one zone, one of them in brackets."""
    if "(" not in text:
        return False
    pairs = [(one, two) for one in written(zone) for two in written(other)]
    return any(f"{one}({two})" in text or f"{two}({one})" in text for one, two in pairs)


def _leads_a_line(text: str, name: str) -> bool:
    return any(_begins_a_line(text, word) for word in written(name) if word in text)


def _begins_a_line(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        first = text.rfind("\n", max(0, at - _LINE_HEAD_LENGTH - 1), at) + 1
        if (first or at <= _LINE_HEAD_LENGTH) and _LINE_HEAD.fullmatch(text, first, at):
            return True
        at = text.find(word, at + 1)
    return False


def _implied_zone(text: str, region: Region) -> str | None:
    """A page that speaks of 开发区 throughout and names one city means that city's zone, where it has just one.

    Empty where it has several: the page is a zone's, and nobody can tell which.
    """
    generic = Counter(_BARE_ZONE.findall(text))
    told = sum(generic.values())
    if told < (3 if _CALLED.search(text, 0, LEAD) else 4) or len(_WIDE_WORDS.findall(text)) > told:
        return None  # 全市…,全市…: the city's page, which tells of its 国家级开发区 at the end
    return only_zone_of(region.name, "高新" if generic["高新区"] * 2 > told else "经济") or ""
