"""Tell whose page it is from who signs, prints or leads it, where no place is named often: 旺苍县统计局, 渭南日报讯, 枞阳工业….

Each way asks that the text's own word (全县, 我市, 全区) fits the region, so that a figure is never given to a neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from metrics.extraction.zones.gazetteer import province_shorts, regions
from metrics.extraction.zones.lying_near import only_says_where
from metrics.extraction.zones.own_words import TELLS_A_FIGURE, ZONE, is_told_behind_its_city, own_words
from metrics.extraction.zones.passing_names import joins_a_county, sends_officials
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import any_of, vocabulary, words_of
from metrics.model import Region
from metrics.seeds import load_regions

_KIND, _LONGEST = "[市县区旗州盟]", 9  # characters of a name before its kind
_NAME = rf"([\u4e00-\u9fff]{{1,{_LONGEST}}}?{_KIND})"
_OFFICE_WORDS = f"(?:委(?!员|托)|{any_of('public_office_word')}|[县市区旗州]长)"
_OFFICE, _KIND_AND_OFFICE = seldom(_NAME + _OFFICE_WORDS), seldom(_KIND + _OFFICE_WORDS)
_SUBJECT, _KIND_AND_FIGURE = seldom(r"(?<![于比过与和、])" + _NAME + TELLS_A_FIGURE), seldom(_KIND + TELLS_A_FIGURE)
_SURVEYED = re.compile(r"国家统计局([\u4e00-\u9fff]{2,5}?)(?:市|州)?调查队")  # named without its kind: 国家统计局桂林调查队
_COMPARED = re.compile("[于比过与和、给对]$")
_OF_ALL = seldom(r"(?<=[\u4e00-\u9fff]{2})全([区县])(?!区域)")
_PAPER_WORDS = (*words_of("paper_word"), "报讯", "网讯")
_PAPER = seldom(r"([\u4e00-\u9fff]{2,5}?)(?:" + any_of("paper_word") + "|报讯|网讯)")
_CONGRESS = seldom(r"在([\u4e00-\u9fff]{2,14}?[省市区县旗州])第[一二三四五六七八九十]{1,3}届人民代表大会")
# 大连市人民政府关于2011年上半年…, 大连市一季度经济运行情况
_ABOUT_A_CITY = seldom(
    r"([\u4e00-\u9fff]{2,9}?(?:[市州盟省]|自治区))(?:(?:人民)?政府)?(?:办公厅|办公室|统计局)?(?:关于)?(?:(?:19|20)\d{2}年|[上下]半年|[前第]?[一二三四]季度|首季度?|1[-~至]\d{1,2}月)[^。,]*(?:经济|公报|工作|情况)"
)
_OVER_FIGURES = re.compile(r"(?:月份?|[上下]半年|季度|全年|\d年)([\u4e00-\u9fff]{2,4})主要(?:经济|统计)?(?:指标|数据)")
_MASTHEAD, _SOURCE = 200, 40  # characters in which a paper names itself, at the beginning and at the end
_ONE_ZONE = seldom(r"(?<![\u4e00-\u9fff])(?:" + any_of("zone_short_word") + "|综保区|保税区)(?!域)")
_CLAUSE = seldom(rf"(?:^|[\n,!:;|—\-\s“])(?:{'|'.join(sorted(province_shorts()))})?(?=[\u4e00-\u9fff])")
_DATED = seldom(r"本报(?=[\u4e00-\u9fff]{2,4}(?:\d{1,2}月|讯))")
_TOWN_TITLED = seldom(rf"\s*[\u4e00-\u9fff]{{2,4}}(?:{any_of('town_ending')})(?![\u4e00-\u9fff]{{0,3}}[、和与])[^。\n]*\n")
_TOWN_HEADS = seldom(rf"[\s#]{{0,8}}([\u4e00-\u9fff]{{2,4}}(?:{any_of('town_ending')}))[::,](?=[^。\n]{{4,40}}\n)")
_DISTRICTS_OFFICE = re.compile("区(?<![发新经保税园业]区)(?:委|政协|人大|政府|领导)")
_PUT_THERE = re.compile(r"[^。\n]{0,60}(?:发布|来源|供稿|作者)[^。\n]{0,60}(?:\n|$)")  # a line
_TITLE = 60
_OFTEN = 3
_MENU, _MENU_WORD = 4, 6  # lines and their characters that a site's menu may put above the title
# Names of counties that are ordinary words as well.


def signed_region(text: str) -> Region | None:
    """The region whose office, paper or figures a text names and that 全县, 我市 … of the text can mean; only where it is the one."""
    unit = next((word[1] for word in own_words(text, None, "")), "")
    if not unit:
        return None
    signs = (*_called_whole(text), *_titled_in_short(text)) if unit == "区" else ()
    if unit != "区" or ZONE.search(text) is None:  # 全区 may be a zone's
        signs = (*signs, *_named(text, unit), *_called_whole(text), *_printed(text, unit), *_heads_figures(text))
    found = {region.code: region for region in signs if region.name[-1] == unit and not region.name.endswith("自治区")}
    return next(iter(found.values())) if len(found) == 1 else None


def reporting_region(text: str) -> Region | None:
    """The region to whose people's congress a report was made, by the line above it: 在江州市东湖区第十六届人民代表大会第四次会议上."""
    found = _CONGRESS.search(text, 0, _MASTHEAD)
    if found is None:
        return None
    name = next((found[1][at:] for at in range(len(found[1]) - 1) if found[1][at:] in vocabulary().entries), "")
    codes = [entry.value for entry in vocabulary().entries.get(name, ()) if entry.type == "region"]
    return regions()[codes[0]] if len(codes) == 1 else None


def _named(text: str, unit: str) -> Iterator[Region]:
    """The regions that an office or a figure is said to be of."""
    for team in _SURVEYED.finditer(text):
        stem = next((team[1][at:] for at in range(len(team[1]) - 1) if team[1][at:] in _with_papers(unit)), "")
        if stem:
            yield _with_papers(unit)[stem]
    for form, end in ((_OFFICE, _KIND_AND_OFFICE), (_SUBJECT, _KIND_AND_FIGURE)):
        ends = end.search(text)  # a name may begin anywhere: the first is looked for by its end
        for match in form.finditer(text, max(0, ends.start() - _LONGEST)) if ends is not None else ():
            name = next((match[1][at:] for at in range(len(match[1]) - 1) if match[1][at:] in vocabulary().entries), "")
            before = text[max(0, match.end(1) - len(name) - 1) : match.end(1) - len(name)]
            at = match.end(1) - len(name), match.end(1)
            if joins_a_county(text, *at) or only_says_where(text, *at):
                continue  # 市委、市政府和县委; 我区增长6%;吴江区增长5%
            if form is _OFFICE and sends_officials(text, match.end(1)):
                continue
            codes = [entry.value for entry in vocabulary().entries.get(name, ()) if entry.type == "region"]
            if form is _SUBJECT and is_told_behind_its_city(text, match.start()):
                continue  # 我市…,全市实现…;丹阳市实现…: a part of the city, or the city itself
            if len(codes) == 1 and (form is _OFFICE or not _COMPARED.search(before)):
                yield regions()[codes[0]]


def _called_whole(text: str) -> Iterator[Region]:
    """涪陵区 of 前三季度涪陵全区…: the one region whose name stands before 全区 without its kind."""
    for match in _OF_ALL.finditer(text):
        before, by_stem = text[max(0, match.start() - 4) : match.start()], only_by_stem(match[1])
        region = next((by_stem[before[at:]] for at in range(len(before) - 1) if before[at:] in by_stem), None)
        if region is not None and region.name[-1] == match[1]:
            yield region


def _titled_in_short(text: str) -> Iterator[Region]:
    """江津区 of 江津工业产值稳中有进 / 来自江津区的消息: the district that the title, below a site's menu, calls by its stem, and the text by its name."""
    lines = [line.strip() for line in text.lstrip().split("\n", _MENU)[:_MENU]]
    title, stems = next((line for line in lines if len(line) > _MENU_WORD), lines[0])[:_TITLE], only_by_stem()
    for at in range(len(title) - 1) if "。" not in title else ():
        region = next((stems[title[at : at + n]] for n in (4, 3, 2) if title[at : at + n] in stems), None)
        if region is not None and region.level == "county" and region.name in text and text.count(region.name[:-1]) >= _OFTEN:
            yield region


def _heads_figures(text: str) -> Iterator[Region]:
    """绵阳市 of 2020年1-6月绵阳主要经济指标, over a table below the text."""
    for match in _OVER_FIGURES.finditer(text) if "主要" in text else ():
        if match[1] in _with_papers():
            yield _with_papers()[match[1]]


def _printed(text: str, unit: str = "区") -> Iterator[Region]:
    """The region of the paper or site that a text names in its first lines or its last: 渭南日报."""
    for match in (*_papers(text, 0, _MASTHEAD), *_papers(text, max(_MASTHEAD, len(text) - _SOURCE), len(text))):
        yield from (_with_papers(unit)[match[1][at:]] for at in range(len(match[1]) - 1) if match[1][at:] in _with_papers(unit))


def _papers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What is called a paper or a site in a piece; most name none."""
    return _PAPER.finditer(text, start, end) if has_any(text[start:end], _PAPER_WORDS) else iter(())


@cache
def _with_papers(unit: str = "区") -> dict[str, Region]:
    """Regions by the stem that their papers bear: 西安晚报 is the city's, though 西安区 in two others has the stem too."""
    cities = {region.short or region.name[:-1]: region for region in load_regions() if region.level == "prefecture"}
    return {stem: region for stem, region in cities.items() if len(stem) > 1 and stem not in words_of("county_as_word")} | only_by_stem(
        unit
    )


@cache
def only_by_stem(kind: str = "区") -> dict[str, Region]:
    """Regions by the name without 市, 县 …, where only one has it and it is no other word: 渭南, 仙桃, 萧山.

    Of those that bore one name after each other, 江津市 and 江津区, the one of that kind: the district is the later one.
    """
    stems: dict[str, list[Region]] = {}
    for region in load_regions():
        stem = region.short or region.name[:-1]
        if len(stem) > 1 and stem not in words_of("county_as_word") and region.level != "province":
            stems.setdefault(stem.rstrip("县旗") if len(stem) > 2 else stem, []).append(region)
    return {
        stem: max(reversed(found), key=lambda region: region.name.endswith(kind))
        for stem, found in stems.items()
        if len({region.city or region.name for region in found}) == 1 and _is_one_place(found)
    }


def _is_one_place(found: list[Region]) -> bool:
    """True for one region, and for 即墨市 that became 即墨区; not for a city and a county of it by the same name."""
    return len({region.level for region in found}) == 1


def printed_city(text: str) -> Region | None:
    """The city whose paper or site a text names: 渭南日报."""
    found = {region.code: region for region in _printed(text) if region.name.endswith("市")}
    return next(iter(found.values())) if len(found) == 1 else None


def signed_zone(text: str) -> str | None:
    """The zone that a county's or city's paper calls by its kind alone, where the gazetteer knows one of that name: 高新区, in 太仓日报."""
    kinds = {kind[0] for kind in _ONE_ZONE.finditer(text)} if next(_papers(text, 0, _MASTHEAD), None) else set()
    if len(kinds) != 1 or own_words(text, None, "") - {"全区"}:
        return None
    kind = kinds.pop()
    if len(_ONE_ZONE.findall(text)) < _OFTEN:
        return None
    stems = {region.short or region.name[:-1] for region in _printed(text)}
    found = {entry.value for stem in stems for entry in vocabulary().entries.get(stem + kind, ()) if entry.type == "zone"}
    return found.pop() if len(found) == 1 else None


def put_there(text: str, zone: Iterable[str]) -> tuple[bool, Region | None]:
    """Whether a zone, by any of its names, only stands in the line that says who put a page there (发布开发区:…), and the page is a town's or a district's; and which district's, if its paper tells."""
    is_towns, is_districts = _TOWN_TITLED.match(text) is not None, _DISTRICTS_OFFICE.search(text) is not None
    named = (
        [text.rfind("\n", 0, found.start()) + 1 for word in zone for found in re.finditer(re.escape(word), text)]
        if is_towns or is_districts
        else []
    )
    if not named or any(_PUT_THERE.match(text, start) is None for start in named):
        return False, None
    return True, None if is_towns else printed_district(text)


def printed_district(text: str) -> Region | None:
    """The district whose paper or site a text names: 大丰日报, also where the gazetteer has the county that became 大丰区."""
    stems = {(region.city, f"{region.short or region.name[:-1]}区") for region in _printed(text) if region.level == "county"}
    districts = {region.code: region for region in load_regions() if (region.city, region.name) in stems}
    return next(iter(districts.values())) if len(districts) == 1 else None


def is_a_towns(text: str, region: str) -> bool:
    """True for a page that a town's name heads and goes through, while its county is only named where the page came from: 七圩镇:…, 来源:泰兴电视台."""
    title = _TOWN_HEADS.match(text)
    if title is None or text.count(title[1]) < _OFTEN or re.search(rf"全{region[-1]}[^,。;\n]{{0,20}}\d", text) is not None:
        return False
    return text.count(title[1]) > text.count(region[:-1]) and region[:-1] not in title[1]


def titled_region(text: str, within: Region) -> Region | None:
    """The city or province around a region that the title begins with, and not that one: 大连市2011年经济运行情况, over 全市…,其中瓦房店市…."""
    title = text.lstrip("# \n")[:_TITLE].partition("\n")[0]
    found = _ABOUT_A_CITY.match(title)
    if found is None or found[1] not in (within.city, within.province) or (within.short or within.name[:-1]) in title:
        return None
    if not any(word + found[1][-1] in text for word in "全我"):
        return None
    return next((each for each in load_regions() if each.name == found[1] and each.level in ("prefecture", "province")), None)


def _is_of_its_citys_paper(text: str, county: Region) -> bool:
    """宣城传媒网讯 今年,绩溪…: the one place that a city's paper names is a county of that city."""
    city = printed_city(text)
    return city is not None and county.city == city.name


def titled_county(text: str, within: Region | None) -> Region | None:
    """The county that a title or dateline begins with, in short, and that the text goes on naming: 平湖招大引强列嘉兴第一, 枞阳工业…, 本报如皋讯."""
    units = {word[1] for word in own_words(text, None, "")}
    stems = only_by_stem(next(iter(units), "区"))
    for head in (*_CLAUSE.finditer(text, 0, _TITLE), *_DATED.finditer(text, 0, _MASTHEAD)):
        at = head.end()
        for length in (4, 3, 2):
            stem = text[at : at + length]
            region = stems.get(stem) if len(stem) == length else None  # at the end of a text cut short
            if within is not None and within.short != stem and text.startswith(within.short or " ", at):
                break  # 连云港, and not 连云
            if text[at + length : at + length + 2].endswith("、") or text.startswith("、", at + length):
                break  # 瓦房店市、普兰店市、庄河市人民政府: to whom a notice is sent
            if region is None or region.level != "county" or (within is not None and within.name not in (region.city, region.province)):
                continue
            if only_says_where(text, at, at + (len(region.name) if text.startswith(region.name, at) else length)):
                break
            is_called_so = region.name[-1] in units and not (region.name.endswith("区") and ZONE.search(text))
            if within is None:
                is_named = is_called_so or ("市" not in units and _is_of_its_citys_paper(text, region))
            else:
                is_named = text.count(stem) >= max(_OFTEN, len(re.findall(f"{within.short}(?![第前首])", text)))
            if is_named:
                return region
    return None
