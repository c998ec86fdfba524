"""全市, 全县, 我区: the words by which a text means its own region, and what they tell about whose text it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from metrics.extraction.zones.gazetteer import province_shorts
from metrics.extraction.zones.kinds import OWN, SHORT
from metrics.extraction.zones.zonenames import is_of_kind, written
from metrics.language.backwards import backwards
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

# 全市 as a subject, not as what something is compared with or ranked in.
_SUBJECT = re.compile(
    r"[全我该](?<!排名.)(?<!位列.)(?<!位居.)(?<!领跑.)(?<!领先.)(?<!拉动.)(?<!带动.)(?<!参加.)(?<![占居列对超于是比较在受].)[市县州旗盟省区镇乡](?<![比于占居列在高低较过超]..)(?!平均|排名|第(?![一二三]产)|前|各(?!项)|首[位个家批座次]|唯一|增速|水平|同类|总|占比|比重|领[跑先]|争先|争先进|集中开)"
)
ZONE = re.compile(any_of("zone_common_word"))
TELLS_A_FIGURE = f"(?:预计|累计|共)?(?:{any_of('figure_opening_word')})"  # what stands between a place and its figure
_SOME_KIND = f"(?:{OWN}|保税区)"
_KIND_BEFORE = backwards(rf"{_SOME_KIND}[(（·、/—-]{{1,2}}")
_KIND_BEHIND = seldom(rf"[)）]?[(（·、/—-]{{1,2}}[\u4e00-\u9fff]{{0,8}}{_SOME_KIND}")
WHEN = r"(?:[\d~年月份-]{2,10}|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月|上半年|[今去]年|[前第]?[一二三四]季度|首季度?|全年|,){0,3}"
_FIGURES_BEHIND, _FIGURE_BEHIND = re.compile(TELLS_A_FIGURE), re.compile(r"[^,。;\n]{0,24}\d")  # behind a name
_FIGURES_AND_DISTRICT = seldom(
    rf"{WHEN}{TELLS_A_FIGURE}(?:(?!其中)[^。;\n]){{0,60}}?(?:[高低快慢]于|占)全区(?![工规产税出服第]|的(?!比重))"
)
_ZONE_SUBJECT = re.compile(rf"(?:[我全]区|新区|{SHORT}){TELLS_A_FIGURE}")
_CALLS_ITSELF_SO = re.compile(r"[#\s]{0,4}(?:(?:经济技术|高新技术产业|经济)?开发区|经开区|高新区)(?!建设|管理|条例)[^。\n]{0,40}\n")
PARTS_OF_A_CITY = ("开发区", "经开区", "高新区", "保税区", "综保区", "出口加工区", "工业园区", "高新技术产业园区", "新技术产业园区")
_PART_WITH_FIGURE = seldom(
    rf"(?<![\u4e00-\u9fff])(?:[一二三四上半年季度本]{{2,6}}|\d{{1,2}}月)?({'|'.join(PARTS_OF_A_CITY)})(?=[^,。;:\n、和与区]{{0,20}}\d)"
)
_SHARE_OF_CITY = seldom(rf"[,。;\n](?:其中,?)?(?:{'|'.join(PARTS_OF_A_CITY)})[^。;\n]{{0,40}}?占全[市县]")
# 全区税收48亿元,开发区占44%; 全区GDP620亿元,其中开发区410亿元
_PART_OF_DISTRICT = seldom(
    r"(?<![占居列在于])全区[^。;\n]{0,40}\d[^,。;\n]{0,8},(?:其中,?)?(?P<kind>经?(?:济技术|济)?开发区|高新区)(?:占(?:比|了|到)?|(?<=其中...)(?:完成|实现)?|(?<=其中,...)(?:完成|实现)?)(?:约|近|达|超)?\d"
)
_OWN_FIGURE = re.compile(r"(?<![占居列])全[市县][^,。;\n]{0,20}\d")
_ANY_PART = re.compile("|".join(PARTS_OF_A_CITY))
_CALLS_ITSELF = re.compile(f"[我全]区|{OWN}")
_BESIDE = seldom(rf"全[市省县](?:(?![。\n]|其中).){{2,40}}[,;](?:[我全]区|{OWN})[^,;。\n]{{0,12}}\d")  # 全市下降8%,开发区下降3%
_OF_A_CITY, _CITYS_FIGURE = re.compile("[全我]市|市政府|市委|市长"), re.compile(r"[全我]市[^,。;\n]{0,20}\d")
_PROVINCES_FIGURE = re.compile(r"[全我]省[^,。;\n]{0,30}\d")
_RANKED_IN_CITY = re.compile(
    r"[^。;\n]{0,30}?(?:(?<=[居列第排名于在])全市(?:第|首|前)|(?<=[比较于出])全市平均)"
)  # behind the name of a county
_OUR_DISTRICTS_FIGURE = seldom(
    r"[我本]区(?<![与和比于对较].区)(?![，,]?[^,。;\n]{0,6}[的之](?!GDP))[^,。;\n\d]{0,16}\d[\d.]*(?:亿|万|%|个百分点|家)"
)
_DISTRICTS_FIGURE = seldom(r"(?<![占居列在于过比])(?:全区|[我本]区)[^,。;\n\d]{0,20}\d[\d.]*(?:亿|万|%)")
_SPECIAL = ("自贸", "自由贸易", "综保", "综合保", "保税", "出口加工", "度假")  # how words for kinds begin that are parts of other zones
_OUR_CITYS_FIGURE = re.compile(r"我市[^,。;\n\d]{0,20}\d[\d.]*(?:亿|万|%)")
_COUNTYS_FIGURE = seldom(r"(?:全[市县]|[\u4e00-\u9fff]{2,4}市\d{1,2}[个家])[^,。;\n]{0,20}\d")  # 全市…, 镇江市6个开发区…
# 广西及14个地级市, 山西省11市, 安徽16市: a province with its cities
_AND_ITS_CITIES = re.compile(
    rf"(?:{'|'.join(sorted(province_shorts()))})省?(?:及|与|和)?(?:全省|全区)?(?:下辖)?(?:的)?(?:[1-9]|1\d|2[01]|[一十]?[二三四五六七八九]|十)(?:个|座)?(?:地级|设区)?市(?!场|值)"
)
_HEAD, _JUST_BEFORE, _SENTENCE = 200, 8, 120  # characters
_OWN_DISTRICT = seldom(r"[我本]区|(?<![占居列在])全区")
_OWN_KINDS = seldom(rf"(?<![\u4e00-\u9fff])(?:{OWN})")
_ITS_OWN = seldom(rf"[我本]区|(?<![占居列在])全区|(?<![\u4e00-\u9fff])(?:{OWN})")
OF_TOWN = ("全镇", "我镇", "该镇", "全街道", "我街道", "该街道", "全乡", "我乡", "该乡")
_SELF = {"province": "全省", "prefecture": "全市", "county": "全县"}
_ENDINGS = {"市": "全市", "州": "全州", "旗": "全旗", "盟": "全盟"}
_LEVELS = {"省": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture", "县": "county", "旗": "county", "区": "county"}
_TOLD_BY_REGION = re.compile(rf"[从据](?:内蒙古|广西壮族|宁夏回族|新疆维吾尔|西藏)?自治区[^,。;\n]{{2,14}}(?:{any_of('telling_word')})")
# 该市工业园区完成工业增加值88亿元, on a page that names some of its parks before
_ALL_PARKS = seldom(r"[全该](?<![占居列于在比为].)([市县州])(?:工业|产业)?园区[^,。;\n\d]{0,14}\d[\d.]*(?:亿|万|%)")
_AMOUNT_BEHIND = re.compile(r"[^,。;\n]{0,20}?\d[\d.]*(?:亿|万元|%)")
_AGAINST = r"(?:[高低快慢]于|[高低]出|[比较]){word}(?:平均)?(?:水平|增速|增幅)?(?:[高低]出?|[快慢])?\d[\d.]{{0,5}}个?百分点"
_NAMES_A_PART = re.compile("[区县镇乡园]|其中|产业|行业|企业|民间|民营|制造")
_PARTS_END = re.compile("[。;\n]")
_OFTEN = 2  # a word that comes once may be of somebody quoted


def own_words(text: str, name: str | None, level: str) -> frozenset[str]:
    """全市 or 全县 where they mean the text's own region; without a region the one that the text uses most."""
    if name is None:
        if _CALLS_ITSELF_SO.match(text) and any(word[1] == "区" for word in _SUBJECT.findall(text)):
            return frozenset({"全区"})
        if "我市" not in text and _OUR_DISTRICTS_FIGURE.search(text) is not None:
            return frozenset({"全区"})  # 全市GDP增长5.6%,我区增长7.2%
        wide = _most_said(text)
        is_a_zones = (
            bool(wide) and f"占{wide[0][0]}" in text and len(_ZONE_SUBJECT.findall(text)) >= max(2, wide[0][1] / 2)
        )  # 新区实现…,约占全市21%
        return frozenset() if is_a_zones or (bool(wide) and _is_titled_by_a_zone(text)) else frozenset(word for word, _ in wide)
    own = {_SELF[level]} if level in _SELF else {word for word in OF_TOWN if name.endswith(word[1:])}
    if own and name[-1] in _ENDINGS and not (level == "county" and _is_ranked_in_its_city(text, name)):
        own.add(_ENDINGS[name[-1]])
    return frozenset(own)


def is_set_against_itself(text: str, words: Iterable[str]) -> bool:
    """1-6月份完成320亿元,增长27.1%,增速较全市高出4.4个百分点, again and again on a city's page: told of ten of its counties, and not of all of it."""
    for word in words:
        pattern = re.compile(_AGAINST.format(word=word)) if word in text else None
        told = 0
        for found in pattern.finditer(text) if pattern is not None else ():
            first = max((end.end() for end in _PARTS_END.finditer(text, max(0, found.start() - _SENTENCE), found.start())), default=0)
            told += _NAMES_A_PART.search(text, first, found.start()) is None
        if told >= _OFTEN:
            return True
    return False


def _is_titled_by_a_zone(text: str) -> bool:
    """True where 开发区 or 我区 stands in the first line, no 全市 does, and each figure of 全市 has that of 开发区 behind it."""
    title = text.lstrip().partition("\n")[0]
    return "。" not in title and _CALLS_ITSELF.search(title) is not None and "市" not in title and _BESIDE.search(text) is not None


@lru_cache(maxsize=8)  # asked several times about one text
def _most_said(text: str) -> list[tuple[str, int]]:
    return Counter("全" + word[1] for word in _SUBJECT.findall(text)).most_common(1)


def tells_figures_of(text: str, name: str) -> bool:
    """宜宾市实现…, the region by name, where no zone's own word is what figures are told of: the page is the region's, whatever zone it names."""
    return any(_FIGURES_BEHIND.match(text, end) for end in ends_of(text, name)) and _ZONE_SUBJECT.search(text) is None


def tells_a_figure_of(text: str, name: str) -> bool:
    """太仓高新区实际使用外资1.2亿美元: a number stands close behind a zone's name."""
    return figures_told_of(text, name) > 0


def figures_told_of(text: str, name: str) -> int:
    """How often a number stands close behind a name."""
    return sum(_FIGURE_BEHIND.match(text, end) is not None for end in ends_of(text, name))


def ends_of(text: str, name: str) -> Iterator[int]:
    """Where a name ends each time that it stands in a text."""
    at = text.find(name)
    while at >= 0:
        yield at + len(name)
        at = text.find(name, at + 1)


def level_spoken_of(text: str, name: str, level: str) -> str:
    """The level of the region that a text calls its own, where that cannot be the one named: 全省 on a page that names Chengdu.

    Empty where the name may stand: a zone's page may call itself 全区 or by its kind, a region's page may not name itself at all.
    """
    if level == "county" and name[-1] == "区" and _is_told_by_its_city(text, name):
        return "prefecture"
    if level == "county" and name[-1] == "市" and _is_ranked_in_its_city(text, name):
        return "prefecture"
    if level == "zone" and (around := level_of_all_parks(text, name)):
        return around
    if level == "province" and _AND_ITS_CITIES.search(text, 0, _HEAD) is not None:
        return ""  # 广西及14个地级市…。百色…,全市…
    subjects = Counter(word[1] for word in _SUBJECT.findall(text))
    if not subjects or any(_may_mean(unit, name, level) for unit in subjects):
        return ""
    unit, times = subjects.most_common(1)[0]
    if unit == "区" and level == "prefecture" and "自治区" in text and _TOLD_BY_REGION.search(text) is not None:
        return "province"  # 记者从自治区工信厅获悉,全区…: the autonomous region's, whatever cities it names
    of_port = text.count("港区") if "港" in name else 0  # what 太仓港经济技术开发区 calls itself
    is_zone_page = level == "zone" and len(ZONE.findall(text)) + of_port >= times
    is_enough = times >= _OFTEN or level == "province"  # a province may be named only for who came to see it
    if unit == "省" and level == "county" and _PROVINCES_FIGURE.search(text) is None:
        return ""  # 获评全省双拥模范区, of a district
    return "" if is_zone_page or not is_enough else _LEVELS.get(unit, "")


def level_of_all_parks(text: str, name: str) -> str:
    """The level of 该市, all of whose parks a text tells figures of where it tells none of the zone's by name; empty elsewhere, as for 银川市产业园区."""
    found = _ALL_PARKS.search(text) if not name.endswith(("工业园区", "产业园区")) else None
    if found is None or _ZONE_SUBJECT.search(text) is not None:
        return ""  # 全区实现…, beside what 全市园区 have
    if any(_AMOUNT_BEHIND.match(text, end) for word in written(name) for end in ends_of(text, word)):
        return ""
    return _LEVELS[found[1]]


def _is_told_by_its_city(text: str, name: str) -> bool:
    """我市生产总值…亿元。长安区增速最快,全区…: a district that stands behind a figure of 我市, where nobody says 我区."""
    figure = _OUR_CITYS_FIGURE.search(text) if "我市" in text and "我区" not in text else None
    return figure is not None and 0 <= figure.end() <= text.find(name)


def _is_ranked_in_its_city(text: str, name: str) -> bool:
    """丹阳市新开工项目开工率居全市第一位: 全市 is the city around, of which a county called a city is a part, where the text never says 我市."""
    if "全市" not in text or "我市" in text:
        return False
    return any(_RANKED_IN_CITY.match(text, end) is not None for end in ends_of(text, name))


def _may_mean(unit: str, name: str, level: str) -> bool:
    """True where 全市, 我区 … can be said of the place: 全市 of a city of any level, 区 of a district, a zone and an autonomous region."""
    if unit == name[-1] or unit in "镇乡" or _LEVELS.get(unit) == level:
        return True
    return unit == "区" and (level in ("zone", "county") or name.endswith("自治区"))


def _is_of_kind(name: str, kind: str) -> bool:
    """Whether 开发区 or 高新区 can mean the zone of that name."""
    return ("高新" in name) == (kind == "高新区") and "区" in name


def is_within_district(text: str, names: Iterable[str]) -> bool:
    """True where 全区 is the district around a zone: 余杭经开区规上工业增加值增长7.6%,高于全区6.2个百分点; 全区税收48亿元,开发区占44%; 全区GDP620亿元,其中开发区410亿元."""
    if "全区" in text and (part := _PART_OF_DISTRICT.search(text)) is not None and any(_is_of_kind(name, part["kind"]) for name in names):
        return True
    if "于全区" not in text and "占全区" not in text:
        return False
    return any(_FIGURES_AND_DISTRICT.match(text, end) for name in names for end in ends_of(text, name))


def tells_of_parts(text: str) -> bool:
    """True where figures are those of 开发区 and of 保税区, side by side: parts of the city that the text calls 全市."""
    return len(set(_PART_WITH_FIGURE.findall(text))) > 1


def is_titled_by_a_city(text: str) -> bool:
    """True where the first line speaks of 我市 or 全市 and of no zone."""
    title = text.lstrip().partition("\n")[0]
    return "。" not in title and _OF_A_CITY.search(title) is not None and ZONE.search(title) is None


def is_told_behind_its_city(text: str, at: int) -> bool:
    """True where the title is 我市's and a figure of 全市 stands before."""
    return is_titled_by_a_city(text) and _CITYS_FIGURE.search(text, 0, at) is not None


def has_parts(text: str) -> bool:
    """True where a text that calls a city its own tells of 开发区 or 高新区 as of its parts."""
    return is_titled_by_a_city(text) or tells_of_parts(text) or _tells_share_of_part(text)


def _tells_share_of_part(text: str) -> bool:
    """全市规模以上工业总产值3200亿元,工业园区工业总产值占全市的63.9%: the city's figure comes first, and then what part of it the zone's is."""
    part = _SHARE_OF_CITY.search(text) if "占全" in text else None
    first = _PART_WITH_FIGURE.search(text) if part is not None else None
    return (
        part is not None and _OWN_FIGURE.search(text, 0, min(part.start(), first.start() if first is not None else len(text))) is not None
    )


def kinds_beside_own(text: str) -> tuple[str, ...]:
    """高新区 and 工业园区 of 经开区完成…;高新区完成…;工业园区完成…, where no zone is named: one sentence tells of each, and one is the text's own at the most."""
    found = [(each[1], text.count("。", 0, each.start(1))) for each in _PART_WITH_FIGURE.finditer(text)]
    of_each: dict[int, set[str]] = {}
    for word, sentence in found:
        of_each.setdefault(sentence, set()).add(_kind(word))
    apart = {kind for kinds in of_each.values() if len(kinds) > 1 for kind in kinds}
    own = next((_kind(word) for word in _ANY_PART.findall(text) if _kind(word) in apart), "")
    return (*(word for word in PARTS_OF_A_CITY if _kind(word) in apart and _kind(word) != own), *_kinds_within_own(text))


def _kinds_within_own(text: str) -> tuple[str, ...]:
    """自贸 and 综保 of 全区实现税收86亿元,其中自贸片区…。综保区…: kinds of zones that a text comes to behind its own figures, and is not titled by."""
    whole = _DISTRICTS_FIGURE.search(text)
    first = text.lstrip().partition("\n")[0]
    title = first if "。" not in first else ""
    return tuple(word for word in _SPECIAL if whole is not None and text.find(word) > whole.start() and word not in title)


def _kind(word: str) -> str:
    """What a word for a zone says of it: 高新区 and 高新技术产业园区 say the same."""
    return "高新" if "新" in word else "开发区" if word in ("开发区", "经开区") else word[:1]


def is_a_citys(text: str, zone: int, name: str, times: int) -> bool:
    """True where a title speaks of the city and of no zone, and a figure of 全市 stands before the one zone is named, at `zone` and so many `times`; 我区 is nowhere.

    Nor does the text call itself by the kind that the zone's `name` tells, but beside another kind (高新区完成…;经开区完成…).
    """
    if times == 1 and text.find("其中", max(0, zone - _JUST_BEFORE), zone) >= 0 and _COUNTYS_FIGURE.search(text, 0, zone) is not None:
        return _ITS_OWN.search(text) is None  # 全县工业园区完成…,其中石城工业园…
    if not is_titled_by_a_city(text) or _OWN_DISTRICT.search(text) is not None:
        return False
    calls_itself_so = any(is_of_kind(word, name) for word in _OWN_KINDS.findall(text)) and not tells_of_parts(text)
    return not calls_itself_so and _CITYS_FIGURE.search(text, 0, zone) is not None


@lru_cache(maxsize=64)  # asked again wherever the text names the region
def is_run_with(text: str, name: str) -> bool:
    """天元区 of 株洲高新区(天元区): the region that is run together with a zone."""
    return any(_KIND_BEHIND.match(text, end) or _KIND_BEFORE.match(text, 0, end - len(name)) for end in ends_of(text, name))
