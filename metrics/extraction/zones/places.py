"""Find the zone or region that a document is about, from the names in its text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from metrics.extraction.zones.district_offices import district_by_its_offices
from metrics.extraction.zones.firm_names import is_named_by_firms_alone
from metrics.extraction.zones.gazetteer import by_short_name, regions, short_names, zones
from metrics.extraction.zones.kinds import OWN
from metrics.extraction.zones.meetings import zones_met
from metrics.extraction.zones.most_named import OWN_WORD, OWN_WORDS, most_named
from metrics.extraction.zones.opening_city import city_opening
from metrics.extraction.zones.own_words import level_of_all_parks, level_spoken_of
from metrics.extraction.zones.passing_names import is_where_a_firm_is
from metrics.extraction.zones.place import NOWHERE, REGIONS, REGIONS_BESIDE, Place, place_in_title, region_place, zone_place
from metrics.extraction.zones.place_weights import best_region, weights_of
from metrics.extraction.zones.placenames import OFFICE, Key, PlaceNames, place_names
from metrics.extraction.zones.report_cards import city_comparing
from metrics.extraction.zones.side_by_side import paragraph_by_paragraph, parts_begin_clauses, side_by_side, told_in_a_row
from metrics.extraction.zones.signatures import (
    is_a_towns,
    printed_city,
    put_there,
    reporting_region,
    signed_region,
    signed_zone,
    titled_county,
    titled_region,
)
from metrics.extraction.zones.site_lines import without_site_lines
from metrics.extraction.zones.towns import leading_town, titled_town
from metrics.extraction.zones.towns_beside import towns_told
from metrics.extraction.zones.zonenames import are_alike, is_of_kind, written
from metrics.language.seldom import seldom
from metrics.language.vocabulary import Scan, any_of, vocabulary, words_of
from metrics.model import Region

_CALLS_ITSELF_DISTRICT = re.compile("[全我本]区(?!域|间)|区里|(?<![园市])区管委会|区党工委")  # what no city calls itself
_OWN_KIND = seldom(rf"[我本]区|(?<![\u4e00-\u9fff])(?:{OWN})")
# 倘甸产业园区、轿子山旅游开发区(以下简称“两区”): what such a page tells is of both
_CALLED_TWO = seldom(r"[区园][、和与及][\u4e00-\u9fff]{2,14}[区园](?:管委会)?[(（](?:以下)?(?:合称|统称|并称|简称)为?[“\"]?两[区园]")
_PLACES_IN_IT = "(?:地|区县|县区|县市|市县|区市|区|县|市州?)"
_COMPARES = seldom(rf"([\u4e00-\u9fff]{{2,3}})(?<![市省])[市省]?各{_PLACES_IN_IT}[^。\n]{{0,24}}(?:{any_of('ranking_word')})")
_COUNTS = seldom(
    rf"([\u4e00-\u9fff]{{2,3}})(?<![市省])[市省]?(?:(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[个大]?(?:设区)?{_PLACES_IN_IT}(?!长|委|级)|各(?:地市|市州|县区|区县|县市|市县|市(?=[^场]))(?![^。\n]{{0,6}}[长委]))"
)
_PUBLISHER = seldom(r"(?:发布|公开)(?:机构|单位)[:：]\s*([\u4e00-\u9fff]{4,30})")
_OF_A_DISTRICT, _OFTEN, _TIMES_A_DISTRICT = ("全区", "我区", "本区", "该区"), 3, 2
_NAMES = (2, 3, 4)  # characters of a zone's own name
_OWN_WORDS_OF_CITY, _OWN_WORDS_OF_COUNTY = seldom("[我本全][市省州盟]"), re.compile("[我本全][区县市旗]")
_OUR_CITY = ("我市", "我县", "我州")
_FEWEST_LETTERS = 3  # provinces, named by a letter each
_TOWNS = 2
_ALL_ZONES = seldom("各(?:大)?开发区|[三四五六七八]大(?:国家级)?开发区")
_EACH_KIND = seldom(r"(?<=[;,。:\n])[\u4e00-\u9fff]{0,4}?((?:高新|经开|汽开|高开|保税|临港|空港)区)(?=[^,。;\n]{0,12}\d)")
_CITYS_FIGURE = seldom(r"全市[^,。;\n\d]{2,14}\d")
_HOSTS = re.compile(r"(?:党工委|管委会|委)[^。\n]{0,20}(?:主办|主管)")
_SERIOUS = 3  # the weight of three mentions of a region: one named less is named in passing
_BEGINNING = 300  # characters of an article that its place leads


def document_place(scan: Scan) -> Place:
    """The place a document is about: its zone, else the town it begins with, else the most specific region it keeps naming.

    Whose site a page is on counts where the page itself names no place.
    """
    told = without_site_lines(scan.text)
    if told is not scan.text and (place := _document_place(Scan(told, told))) != NOWHERE:
        return place
    return _document_place(scan)


def _document_place(scan: Scan) -> Place:
    names = place_names(scan)
    place = NOWHERE if _CALLED_TWO.search(scan.original) is not None else place_of(names)
    if place.level == "zone" and (city := _city_of_towns(names, place.name or "")) is not None:
        return region_place(city, frozenset({city.code}))
    if place.level == "zone" or place.is_one_of_many:
        return place
    town = titled_town(scan.text) or (None if names.known or names.made else leading_town(scan.text))
    return place if town is None else zone_place(town)


def _city_of_towns(names: PlaceNames, zone: str) -> Region | None:
    """东莞市 of 东莞各镇街…。长安镇657亿元,虎门镇591亿元,松山湖396亿元: the city whose towns or counties are told beside the zone; None where the title names that."""
    known = zones().get(zone)
    title = names.text.find("。")
    if known is None or (0 <= place_in_title(names.text, zone) < title and names.text.find("\n", 0, title) >= 0):
        return None
    begins = names.text[: min((at for at in map(names.text.find, written(zone)) if at >= 0), default=0)]
    told = {value for (kind, value), _, _ in names.known if kind == "region"}
    for name in (known.city, known.province):  # 海南省进出口…。海口188亿元,三亚56亿元,洋浦经济开发区270亿元
        around = next((regions()[value] for value in sorted(told) if regions()[value].name == name), None)
        if around is None or (around.short or around.name) not in begins:
            continue
        if parts_begin_clauses(names.text, around) or (name == known.city and len(towns_told(names.text)) >= _TOWNS):
            return around
    return None


def place_of(names: PlaceNames) -> Place:
    """The place that a text with these names is about."""
    met = zones_met(names)
    place = _place_of(rest := names.without(met))
    if place.level == "county" and (city := _city_titled(rest.text, regions()[min(place.own)]) or city_comparing(rest.text, place)):
        return region_place(city, frozenset({city.code}))
    if place.level == "zone" and place.name is not None and paragraph_by_paragraph(rest, written(place.name)):
        place = REGIONS_BESIDE
    elif place.level in REGIONS or place == NOWHERE:
        place = REGIONS_BESIDE if _names_by_letters(names.text) else _told_beside(rest, min(place.own, default=None)) or place
    return replace(place, met=met) if met else place


def _told_beside(names: PlaceNames, code: str | None) -> Place | None:
    return side_by_side(names, code) or told_in_a_row(names, code)


def _city_titled(text: str, county: Region) -> Region | None:
    """金华 of 金华外贸:义乌一骑绝尘 over figures of 全市 and of 义乌: the city around a county that the headline tells of."""
    named = [each for each in regions().values() if each.level == "prefecture" and each.name == county.city]
    head, colon, _ = text.lstrip().partition("\n")[0].partition(":")
    is_of_city = colon and named and head.startswith(named[0].short or named[0].name) and (county.short or county.name) not in head
    return named[0] if is_of_city and "全市" in text else None


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(f"[{''.join(words_of('province_letter_word'))}]{{{_FEWEST_LETTERS},}}")


def _names_by_letters(text: str) -> bool:
    """2017年上半年京津冀经济运行简析, 粤苏鲁经济领跑全国: whether the first line names provinces by a letter each, and the text most of them by name."""
    found = _letters().search(text.lstrip().partition("\n")[0])
    named = [regions()[words_of("province_letter_word")[letter]].short for letter in found[0]] if found is not None else []
    return len(named) > 0 and sum(name in text for name in named) >= _FEWEST_LETTERS


def _place_of(names: PlaceNames) -> Place:
    counts, first = weights_of(names)
    place = _signed(names.text, most_named(names.text, counts, first))
    if place.level != "zone" and (compared := _region_compared(names.text)) is not None:
        return region_place(compared, frozenset({compared.code}))
    if place.name is None:
        return place if place.is_one_of_many or (publisher := _publishing_zone(names)) is None else zone_place(publisher)
    if place.level != "zone" and (is_a_towns(names.text, place.name) or _is_of_firms_alone(names.text, place)):
        return NOWHERE
    if place.level == "zone":
        if (city := _city_going_through(names.text, place.name) or city_comparing(names.text, place)) is not None:
            return region_place(city, frozenset({city.code}))
        if place_in_title(names.text, place.name) >= 0 and not _is_told_by_its_city(names.text, place.name):
            return place
        if (district := district_by_its_offices(names.text, place.name)) is not None:
            return region_place(district, frozenset({district.code}))
        is_put_there, region = put_there(names.text, written(place.name))
        if is_put_there and not _calls_itself_a_zone(names.text):
            return NOWHERE if region is None else region_place(region, frozenset({region.code}))
    level = level_spoken_of(names.text, place.name, place.level)
    if not level:
        around = city_opening(names, place)
        return place if around is None else region_place(regions()[around], frozenset({around}))
    of_level = Counter({key: count for key, count in counts.items() if key[0] == "region" and regions()[key[1]].level == level})
    code = best_region(of_level, first)
    if code is None or counts["region", code] < _SERIOUS:
        code = _region_of_peers(names.text, place, level, counts) or code
    if code is None and level == "prefecture" and (city := printed_city(names.text)) is not None:
        code = city.code
    return NOWHERE if code is None else region_place(regions()[code], frozenset({code}))


def _region_of_peers(text: str, place: Place, level: str, counts: Counter[Key]) -> str | None:
    """云南省 of 昆明…,曲靖…。据云南省商务厅,全省引进内资…,多来自北京: the one around several places named, where offices of its own alone bear its name."""
    digits = {("province", "prefecture"): 2, ("province", "county"): 2, ("prefecture", "county"): 4}.get((level, place.level), 0)
    code = min(place.own, default="")
    around = regions().get(code[:digits].ljust(6, "0")) if digits and code else None
    alike = sum(kind == "region" and name[:digits] == code[:digits] and regions()[name].level == place.level for kind, name in counts)
    return around.code if around is not None and alike > 1 and around.name in text else None


def _publishing_zone(names: PlaceNames) -> str | None:
    """发布机构:新建区经济开发区, over 园区规上工业企业78家: the zone that says of itself that it publishes the page, the only one named."""
    line = _PUBLISHER.search(names.text, 0, _BEGINNING)
    zones = {name for (kind, name), _, _ in (*names.known, *names.made) if kind != "region"} if line is not None else set()
    if line is None or len(zones) != 1 or OWN_WORDS.search(names.text, line.end()) is None:
        return None
    [zone] = zones
    return zone if any(word in line[1] for word in written(zone)) else None


def _calls_itself_a_zone(text: str) -> bool:
    """上半年,园区立足区委、区政府目标,…园区…: whether the words a text has for itself are a zone's, and hardly ever a district's."""
    words = OWN_WORDS.findall(text)
    kinds = sum(word not in _OF_A_DISTRICT for word in words)
    return kinds >= _OFTEN and kinds > _TIMES_A_DISTRICT * (len(words) - kinds)


def _is_told_by_its_city(text: str, zone: str) -> bool:
    """Whether the first line names a zone only as one park of many, or as where the firm is that 我市 tells of."""
    if level_of_all_parks(text, zone):
        return True
    if not any(word in text for word in _OUR_CITY):
        return False
    named = [found.span() for word in written(zone) for found in re.finditer(re.escape(word), text)]
    return bool(named) and all(is_where_a_firm_is(text, *span) for span in named)


def _city_going_through(text: str, zone: str) -> Region | None:
    """长春市 of 长春开发区观察 over 全市实际利用外资…。从各开发区看,高新区…;经开区…;净月区…: a city tells of itself and of one zone after the other."""
    known = zones().get(zone)
    if known is None or _ALL_ZONES.search(text) is None or "我区" in text or "全区" in text:
        return None
    if len(set(_EACH_KIND.findall(text))) < _TOWNS or _CITYS_FIGURE.search(text) is None:
        return None
    return next((region for region in regions().values() if region.level == "prefecture" and region.name == known.city), None)


def _is_of_firms_alone(text: str, place: Place) -> bool:
    """Whether firms that bear a city's name are all that names it."""
    return len(place.own) == 1 and is_named_by_firms_alone(text, regions()[next(iter(place.own))])


def _signed(text: str, place: Place) -> Place:
    """The place, or the region that signs a text naming none often; the county of its city that leads the title."""
    at = text.find("人民代表大会")
    can_report = at >= 0 and (place.level != "zone" or not any(word in text[:at] for word in written(place.name or "")))
    if can_report and (reporting := reporting_region(text)) is not None:
        return region_place(reporting, frozenset({reporting.code}))
    if place.level in ("county", "prefecture") and (titled := titled_region(text, regions()[min(place.own)])) is not None:
        return region_place(titled, frozenset({titled.code}))
    if place.is_one_of_many or place.level not in ("", "prefecture", "province"):
        return place
    if place.name is None and not place.level and (zone := signed_zone(text)) is not None:
        return zone_place(zone)
    within = next((regions()[code] for code in place.own), None)
    region = titled_county(text, within) or (signed_region(text) if within is None else None)
    return place if region is None else region_place(region, frozenset({region.code}))


def _region_compared(text: str) -> Region | None:
    """宁波 of 甲县紧追乙区!宁波各地工业收入排行出炉, and of the headline 宁波十区县经济版图: the region whose places the first line says are compared."""
    line, _, body = text.lstrip().partition("\n")
    found = _COMPARES.search(line) or (_COUNTS.search(line) if body and "。" not in line else None)
    named = by_short_name(found[1][-2:]) or by_short_name(found[1]) if found is not None else []
    return named[0] if len(named) == 1 and named[0].level != "county" else None


def is_about_another(names: PlaceNames, place: Place, page: Place) -> bool:
    """True where an article speaks of a place of its own throughout: it never names the page's, nor calls itself by a zone's kind."""
    if place.name is None or page.name is None or place.own & page.above:
        return False
    if any(value == page.name for (_, value), _, _ in (*names.known, *names.made)):
        return False
    if page.level != "zone":
        own = _OWN_WORDS_OF_COUNTY if page.level == "county" else _OWN_WORDS_OF_CITY  # 全区 and 园区 are no city's
        return own.search(names.text) is None
    if place.level in ("prefecture", "province") and _CALLS_ITSELF_DISTRICT.search(names.text) is not None:
        return False  # 区里派出小分队,在上海、深圳租了办公室。…全区签约项目23个
    return _OWN_KIND.search(names.text) is None and (place.level != "zone" or OWN_WORD.search(names.text) is None)


def _is_named_at(name: str, head: str, start: int, end: int) -> bool:
    """Whether a zone is named by the kind of zone that stands at these places, and what stands before it: 下沙经开区 is 下沙经济开发区."""
    return any(are_alike(head[start - length : end], name) for length in _NAMES if length <= start)


def _is_kind_of_other(word: str, place: Place, page: Place) -> bool:
    """Whether a kind of zone is that of the article's place, and not of the page's."""
    if place.level != "zone" or not is_of_kind(word, place.name or ""):
        return False  # 经开区:…, over news of 芜湖经开区 on the city's page
    return page.level != "zone" or not is_of_kind(word, page.name or "")


_OF_A_MASTHEAD = re.compile(r"(?:[市县区]委机关)?报(?=[ 　]*(?:\d{4}年|第\d|星期|总第|[·•|]))")


def leads_with(scan: Scan, place: Place, page: Place) -> bool:
    """True where the beginning of an article names a place before it speaks of the page's own: 开发区, 我区 or its name."""
    if place.name == page.name:
        return True
    words, head = vocabulary(), scan.text[:_BEGINNING]
    coined = head.find(place.name) if place.level == "zone" and place.name is not None else -1
    for number, start, end in scan.places_between(0, len(head)):
        word = words.words[number]
        entry = words.entries[word][0]
        if _HOSTS.match(head, end) is not None or _OF_A_MASTHEAD.match(head, end) is not None:
            continue  # 望城区委 望城经开区党工委 主管: the line of a page's hosts; 横县报2010年7月20日 over its first article
        if entry.type == "self" and place.name is not None and _is_named_at(place.name, head, start, end):
            return True  # 下沙经济开发区, whose name no gazetteer knows
        if entry.type == "self" and 0 <= coined < start:
            return True
        if entry.type == "self" and _is_kind_of_other(word, place, page):
            continue  # 高新区:…, over news of 池州高新区 on a page of 池州经济技术开发区
        if entry.type == "self" and head[start - 2 : start] not in short_names() and not word.startswith("全"):
            return False
        if entry.type in ("zone", "region") and not OFFICE.match(head, end):
            values = {each.value for each in words.entries[word] if each.type == entry.type}
            if place.name in values or values & place.own or head.startswith(place.name or " ", start):
                return True
            if page.name in values or values & page.own:
                return False
    return (place.name or " ") in head
