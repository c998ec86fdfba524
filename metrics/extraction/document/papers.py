"""Whose newspaper a page is of: by its title, by who prints it, or by the zone that it is a special page of."""

from __future__ import annotations

import re

from metrics.extraction.zones.gazetteer import counties_and_cities
from metrics.extraction.zones.place import NOWHERE, Place, region_place
from metrics.extraction.zones.placenames import place_names
from metrics.extraction.zones.places import place_of
from metrics.extraction.zones.zonenames import written
from metrics.language.vocabulary import Scan, any_of

_PAPER = re.compile(
    "\\s*([\u4e00-\u9fff]{2,4}?)(?:(?:日|晚|时|周|新)?报(?![告道讯名表])|(?:新闻|融媒|发布|时讯|周刊|乡讯|通讯|今日|要闻)(?=[ \\n|·.\\d]))"
)
_TODAYS = re.compile("\\s*今日([\u4e00-\u9fff]{2,4})(?=[ \\n|·.\\d])")  # 今日房县
_DATED = re.compile(
    "\\s*([\u4e00-\u9fff]{2,4})(?=(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日[^。\\d]{0,8}第?[\\d一二三四]+[版期])"
)  # 香洲 2016年8月26日 第1版
# 星沙时报, whose name is no place's, with a date or number below: a paper all the same
ANY_PAPER = re.compile(
    r"[\s#*]*[\u4e00-\u9fff·]{2,12}(?:(?<!日)报|周刊|时讯|导刊|今日)(?![告道讯名表])[^。]{0,60}?(?:年|期|版|\d{4}[-./]\d)"
)
_TITLE_OF_PAPER = re.compile(
    "·?(?:(?:党群|党建|发展|建设|工作)?(?:时|周|导|快|简|月|旬)?报(?![告道讯名表])|通讯|新闻|之窗|周刊|时讯|融媒|发布)"
)
_SPECIAL = re.compile(
    f"(?:^|[\\n |版])([\u4e00-\u9fff]{{0,12}}(?:{any_of('zone_stem_word')}|开发区|经开区|高新区|保税区|片区|新区))(?:专刊|专版|专页)"
)  # 厦门自贸片区专刊
_ZONES_PAGE = re.compile(
    r"(?P<kind>开发区|经开区|高新区|保税区|园区|新区)(?:之窗|视窗|之声|新闻|专栏|动态|纵横|天地|风采|聚焦|观察|经济|建设|发展|要闻)"
)
_CLIPPED = re.compile(
    "([\u4e00-\u9fff]{2,4}?)(高新|经开|开发)(?:发布|融媒|微讯|在线|时讯|之声|周刊|报|早报)(?=[ \\n|·.\\d])"
)  # 大庆高新发布
_HOSTED = re.compile(  # 中共怀宁县委主管, 南通经济技术开发区党工委、管委会主办
    r"(?P<by>(?:(?!委)[\u4e00-\u9fff]){2,20}?)(?:党工委|管委会|管理委员会|委宣传部|委|人民政府|党政办公室|融媒体中心|新闻中心)(?:[、 ]?[\u4e00-\u9fff]{2,16}?)?[ ]{0,3}(?:主办|主管|编印|出版|编)|^[#* ]*(?P<centre>[\u4e00-\u9fff]{2,9}[区县市旗])融媒体中心(?=[ |·])"
)
_DISTRICTS = re.compile("区政府|区委(?!员)")
_SPREAD = 6  # blanks between the characters of a title
_LONG = 5  # characters of a zone's name that says which one it is
_LEAD = 300  # characters: the headline of an article and the beginning of its first paragraph
_LINES, _LINE = 6, 60  # lines, and characters of a short one


def first_lines(text: str) -> list[str]:
    """The lines that stand first, in which a page or an article says what it is and of which day."""
    return [line for line in map(str.strip, text[:_LEAD].split("\n")) if line][:_LINES]


def is_short(line: str) -> bool:
    """True for a line that may be a title or a date; a longer one tells of an event."""
    return len(line) <= _LINE and "。" not in line


def whose_paper(texts: list[str], first: Place) -> Place | None:
    """江油市 of 江油报, 南昌经开区 of 南昌经开区报: whose a paper is by its title, whatever other zones its articles tell of; `first`: whose the first is.

    A city's or county's speaks of itself as 全市 or 全县, or bears its whole name at its head.
    """
    if (host := _host(texts[0])) is not None:
        return host
    head = texts[0].replace(" ", "", _SPREAD).lstrip()
    if (special := _SPECIAL.search(texts[0][:_LEAD])) is not None:
        paper = _PAPER.match(head)  # 荆州日报 … 开发区专版
        place = place_of(place_names(Scan(by := (paper[1] if paper is not None and len(special[1]) < _LONG else "") + special[1], by)))
        return place if place.level == "zone" else None
    if (clipped := _CLIPPED.match(head)) is not None:
        place = place_of(place_names(Scan(by := f"{clipped[1]}{clipped[2]}区", by)))
        if place.level == "zone":
            return place
    if first.level == "zone" and first.name is not None:
        name = next((name for name in written(first.name) if head.startswith(name)), None)
        if name is not None:
            return first if _TITLE_OF_PAPER.match(head, len(name)) is not None else None
    title = _PAPER.match(head) or _TODAYS.match(head) or _DATED.match(head)
    named = counties_and_cities(title[1]) if title is not None else []
    named = named[-1:] if len({(region.province, region.city, region.short) for region in named}) == 1 else named  # 广德县, 广德市 later
    if len(named) != 1:
        return None
    if title is not None and title.re is _TODAYS:
        return region_place(named[0], frozenset({named[0].code}))  # 今日广德 is a paper of that county by its name
    if title is not None and (zones_page := _ZONES_PAGE.search(texts[0][:_LEAD].lstrip().partition("\n")[0])) is not None:
        place = place_of(place_names(Scan(by := title[1] + zones_page["kind"], by)))  # 泰兴日报 … 开发区之窗
        return place if place.level == "zone" else None
    own = f"全{named[0].name[-1]}"
    # a zone calls itself 全区 too, but has no 区政府
    is_its_own = own != "全区" or named[0].name in texts[0][:_LEAD] or _times(_DISTRICTS, texts) > 1
    return region_place(named[0], frozenset({named[0].code})) if is_its_own and _times(re.compile(own), texts) > 1 else None


def _times(words: re.Pattern[str], texts: list[str]) -> int:
    """In how many of a page's articles words stand, or how often where nothing shows where its articles begin."""
    return len(words.findall(texts[0])) if len(texts) == 1 else sum(words.search(text) is not None for text in texts)


def paper_of_one(text: str) -> Place | None:
    """The zone or county whose paper's page is one piece: nothing shows where its articles begin."""
    head = first_lines(text)[:1]
    paper = whose_paper([text], NOWHERE) if head and is_short(head[0]) else None
    return paper if paper is not None and paper.level in ("zone", "county") else None


def _host(text: str) -> Place | None:
    """The zone or region whose committee or office prints a paper, by a line of its head that says so."""
    found = next((told for line in first_lines(text) if is_short(line) and (told := _HOSTED.search(line)) is not None), None)
    place = place_of(place_names(Scan(by := found["by"] or found["centre"], by))) if found is not None else NOWHERE
    return place if place.level in ("zone", "county", "prefecture") else None
