"""Articles on a zone's page that are none of the zone's: a town's by its headline, and the district's where a page says that the zone is a part of 我区."""

from __future__ import annotations

import re
from collections.abc import Iterable

from metrics.extraction.zones.gazetteer import zones
from metrics.extraction.zones.kinds import SHORT
from metrics.extraction.zones.own_words import ZONE
from metrics.extraction.zones.place import NOWHERE, Place, region_place
from metrics.extraction.zones.placenames import PlaceNames
from metrics.extraction.zones.signatures import printed_city, printed_district
from metrics.extraction.zones.zonenames import written
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_HEAD = 60  # characters in which an article's headline ends
_TOWN_HEADS = seldom(rf"(?m)^[ #“]{{0,4}}([\u4e00-\u9fff]{{2,4}}(?:{any_of('town_ending')}))(?![\u4e00-\u9fff]{{0,3}}[、和与])[^。\n]*$")
_ZONE_IN_DISTRICT = re.compile(rf"(?:{SHORT}|园区)(?:作为|是)我区|我区(?:{SHORT})|全区[^。;\n]{{0,40}}其中,?(?:{SHORT})")
_CITY_TITLED = re.compile("[全我]市")
_PARTS = re.compile(r"(?<=[,、;:])(?:经济)?(开发区|经开区|高新区|港区)(?=[^,。;\n]{0,16}\d)")  # side by side, each with a figure
_SEVERAL, _PAPERS_LINE = 2, 30  # kinds, characters
_ZONE_HEADS = seldom(r"(?m)^[ #“]{0,4}([\u4e00-\u9fff]{2,8}(?:区|新城))[:：](?=[^。\n]{2,40}$)")
_KIND_ALONE = seldom(
    "[我全本]区|(?:" + any_of("zone_kind_word") + "|度假区|工业园区|产业园区)|.{0,4}(?:社|片|厂|校|景|街|生活|办公|施工|核心)区"
)
_DISTRICTS_HEADS = seldom(r"(?<![发新经保税园业]区)(?<=[,。、:\n ])(?:副区长|区长|区委|区政府|区人大|区政协)")
_DISTRICT_SPEAKS = re.compile("[全我]区")


def is_towns_article(names: PlaceNames, page: Place) -> bool:
    """True where a town heads an article on a zone's page and the zone, its kinds and 全区 stand nowhere in it: 永安镇:产业园里话增收."""
    if page.level != "zone" or page.is_given:
        return False
    head = _TOWN_HEADS.search(names.text[:_HEAD].rpartition("\n")[0])
    if head is None or names.text.count(head[1]) < 2 or head[1] in streets_of(page):
        return False
    return not _speaks_of(names, page) and _DISTRICT_SPEAKS.search(names.text) is None


def is_headed_by_another(names: PlaceNames, page: Place) -> bool:
    """True where the headline of an article begins with another zone than the page's, which the article never names: 大丰港经济区:…."""
    if page.level != "zone" or page.is_given:
        return False
    head = _ZONE_HEADS.search(names.text[:_HEAD].rpartition("\n")[0])
    if head is None or _KIND_ALONE.fullmatch(head[1]) is not None:
        return False
    own = written(page.name or "")
    return not any(head[1] in name or name in names.text for name in own)


def streets_of(page: Place) -> Iterable[str]:
    """The towns and streets that are run together with a zone."""
    zone = zones().get(page.name or "")
    return zone.streets if zone is not None else ()


def tells_of_district(texts: Iterable[str], page: Place) -> bool:
    """True where one article of a page tells that the zone it is about is a part of 我区: 开发区是我区经济发展的主战场."""
    if not _may_lie_in_district(page):
        return False
    return any("我区" in text and _ZONE_IN_DISTRICT.search(text) is not None for text in texts)


def _may_lie_in_district(page: Place) -> bool:
    zone = zones().get(page.name or "")
    return page.level == "zone" and not page.is_given and (zone is None or not zone.admin_alias)


def is_of_district_around(names: PlaceNames, page: Place) -> bool:
    """True where an article of a zone's page speaks of 我区, of its 副区长 or 区委 and of no zone: 来我区调研…,副区长周新生参加活动."""
    if not _may_lie_in_district(page) or (page.name or "").endswith("新区") or "我区" not in names.text:
        return False
    return _DISTRICTS_HEADS.search(names.text) is not None and not _speaks_of(names, page)


def district_over_parts(names: PlaceNames, page: Place, masthead: str) -> Place | None:
    """The district that a paper is of, as the place of an article about 我区 that goes through its parts: 大中街道…,开发区…,港区…,高新区….

    The paper's own line and the article's headline name no zone, as they do on a page about one.
    """
    head = names.text[:_HEAD].rpartition("\n")[0]
    if "区" not in masthead[:_HEAD] or not _may_lie_in_district(page) or ZONE.search(head) or ZONE.search(masthead[:_PAPERS_LINE]):
        return None
    text, kinds = names.text, set(_PARTS.findall(names.text))
    if len(kinds) < _SEVERAL or _DISTRICT_SPEAKS.search(text) is None or any(name in text for name in written(page.name or "")):
        return None
    region = printed_district(masthead)
    return None if region is None else region_place(region, frozenset({region.code}))


def district_of(names: PlaceNames, page: Place, masthead: str) -> Place | None:
    """The district as the place of an article that speaks of 全区 and of no zone, on a page whose zone is a part of it; nowhere where no masthead tells its name."""
    if _DISTRICT_SPEAKS.search(names.text) is None or _speaks_of(names, page):
        return None
    region = printed_district(masthead)
    return NOWHERE if region is None else region_place(region, frozenset({region.code}))


def city_of(names: PlaceNames, page: Place, masthead: str) -> Place | None:
    """The city as the place of an article on a zone's page whose headline speaks of 全市, and which speaks of no zone and of no 全区; nowhere where no masthead tells its name."""
    if page.level != "zone" or page.is_given or _CITY_TITLED.search(names.text[:_HEAD].rpartition("\n")[0]) is None:
        return None
    if _DISTRICT_SPEAKS.search(names.text) is not None or _speaks_of(names, page):
        return None
    region = printed_city(masthead)
    return NOWHERE if region is None else region_place(region, frozenset({region.code}))


def _speaks_of(names: PlaceNames, page: Place) -> bool:
    """Whether an article names the page's zone, or any kind of zone."""
    return ZONE.search(names.text) is not None or any(value == page.name for (_, value), _, _ in (*names.known, *names.made))
