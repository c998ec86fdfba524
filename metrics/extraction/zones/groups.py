"""Tell that a page is about all zones of a region together: 全省89个开发区, 全市县域工业集中区, not about one of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from metrics.extraction.zones.gazetteer import province_shorts, region_called, regions, short_names, zones
from metrics.extraction.zones.kinds import OWN, SHORT
from metrics.language.seldom import seldom
from metrics.language.telltales import FIGURE
from metrics.language.vocabulary import any_of

COUNT = r"(?:(?:\d{1,3}|[一二三四五六七八九十两]{1,3})[个家]|[两二三四五六七八九十]大)"
_QUALITY = r"(?:[百千]亿级|国家级?|自治区级|省级|市级|县域|各类?|重点|主要)(?:及以上|以上)?"
_KIND = r"(?:[“\"]?一区[两二三四五六七八九十多][园区][”\"]?|(?:产业|工业类?)?(?:(?:经济(?:技术)?)?开发区|高新技术产业开发区|园区|经开区|高新区|集聚区|集中区|综保区|综合保税区|自贸试验区|县域(?=实现|完成|生产)|县(?=实现|完成|生产|\(市|、市)))"
_OF_ALL = rf"(?:[全我]省|[全我]州|全市|[全我][市县](?={COUNT}))"  # all of a region are several by themselves; 我市开发区 may be one
_NOT_RANKED = r"(?<![在居列位于占比较据入进跻名])"
_IS_SUBJECT = r"(?!管委|党工委|招商|网|信息|协会|联盟|条例|规划|名录|政策|党委|考核|综合|排名|排位|中[,的位居排]|的?第|前(?![三二两]季度|[一二三四五六七八九十\d]{1,2}个?月)|发展水平|行列|平均|同类|先进|十强|百强|主任|书记|领导|揭牌|里|内|增速|总数)"
_NAMES_ZONES = re.compile("[区园]")
_COUNTED = seldom(COUNT)
UNSAID = re.compile(f"前?{COUNT}|[省市州县]?内|各类?")
NATION = "全国"
AREA = "部地区"  # 东部地区, 中西部地区
_CLASS = re.compile(
    "(?:县域|各县(?:\\(市\\))?|(?<!市)市区|[东中西]{1,2}部(?:地区)?|沿[江海](?:地区)?|苏[南北中](?:地区)?(?:县级|国家级)?|[两三四五六七八九十\\d]市"
    "|(?:全国|全省|我省|我市)(?:国家级|省级|县级)|(?:^|[,。;:\\n年月度季])(?:国家级|省级|县级))$"
)
_CLASS_WITHIN = 14  # characters before a word for zones
_LEVELS = {"省": ("province",), "市": ("prefecture", "county"), "州": ("prefecture",), "区": ("province", "county"), "县": ("county",)}
_LONGEST = 40  # characters that may stand before that
_FREE_TRADE = "自由贸易试验区"  # a province's own, which leaves 云南开发区 all that there are
_LEAD = 220  # characters: the headline and the beginning of the first paragraph
_FIRST_FIGURE = 480  # characters: a page that begins with words may come to its subject later


def is_class_of_zones(text: str, at: int) -> bool:
    """全省县域开发区, 中西部地区开发区, 国家级开发区: whether what stands before a word for zones says that all of a class are meant.

    >>> [is_class_of_zones(f"{words}开发区", len(words)) for words in ("上半年,县域", "沿江八市", "晋升国家级", "丹阳市")]
    [True, True, False, False]
    """
    return _CLASS.search(text[max(0, at - _CLASS_WITHIN) : at]) is not None


@cache
def _group() -> re.Pattern[str]:
    """All zones of a region; of a region by name it must be said how many, or of which rank: 湖南省78家省级及以上开发区."""
    provinces = "|".join(sorted(_provinces()))
    named = rf"(?:[省市州]|{provinces}|全国|我国|(?<![在驻和])中国)(?:自由贸易港|自贸港|[省市州]?内)?(?:前?{COUNT}(?:自由贸易港|自贸港)?(?:{_QUALITY})?|(?:(?<!国)|(?<=我国)){_QUALITY})"
    plain = rf"(?:{'|'.join(_whole_provinces())})(?:省(?!级)|自治区)?"
    return re.compile(
        rf"{_NOT_RANKED}(?:{plain}|{_OF_ALL}(?:{COUNT})?(?:{_QUALITY})?(?:重点)?|{named}|(?P<city>[\u4e00-\u9fff]{{2}}(?<![省市州国])){COUNT}){_KIND}{_IS_SUBJECT}"
    )


@cache
def _whole_provinces() -> list[str]:
    """安徽 and the like: 安徽开发区 are all that there are, but for 青海高新区 and 吉林经开区, which are one."""
    named = {name for zone in zones().values() if zone.zone_type != _FREE_TRADE for name in (zone.name, *zone.aliases)}  # each has one
    shorts = [short for short in province_shorts() if not any(re.fullmatch(f"{short}(?:省|自治区)?{_KIND}", name) for name in named)]
    return sorted(short for short in shorts if len(short) > 1 and short in _provinces())


@cache
def _may_name() -> re.Pattern[str]:
    """The last character before a kind of zones in such a name, and the kind: that is found far faster."""
    return re.compile(f"[省州市区个家大级域各类点要上{''.join(short[-1] for short in _whole_provinces())}]{_KIND}")


@cache
def _provinces() -> dict[str, str]:
    return {region.short: region.name for region in regions().values() if region.level == "province"}


@cache
def _first_word() -> re.Pattern[str]:
    """How the words for all zones of a region begin."""
    provinces = "|".join(sorted(_provinces()))
    return re.compile(
        f"(?P<nation>全国|我国|中国)|[全我][省市州县]|[省市州]|(?:{provinces})(?:省(?!级)|自治区)?|[\u4e00-\u9fff]{{2}}(?={COUNT})"
    )


_ALL_WITH_FIGURES = re.compile(
    rf"全[国省市州县](?:国家级|省级)?(?:{SHORT}|(?:工业|产业)?园区|经济技术开发区|高新技术产业开发区)(?=(?:{any_of('between_word')})*(?:完成|实现)|[^,。;\n]{{0,16}}\d)"
)
_CITYS = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})市开发区{_IS_SUBJECT}")
_ALL_OF_CITY = seldom(
    rf"{_NOT_RANKED}[全我]市(?:各类?|{COUNT})(?:{_QUALITY})?{_KIND}(?=(?:{any_of('between_word')})*(?:完成|实现)|[^,。;\n]{{0,16}}\d)"
)
_ONE_OF_THEM = re.compile(rf"其中,?(?:经济|高新技术)?(?:{SHORT}|产业园区?)[^,。;\n]{{0,16}}\d")
_ONE_WITH_FIGURES = seldom(
    rf"(?:[全我]区|(?<![^,。;:\n月份年度])(?:{OWN}))(?=(?:{any_of('between_word')})*(?:完成|实现)|[^,。;\n]{{0,16}}\d)"
)


def tells_of_all_zones(text: str) -> bool:
    """True where figures are those of 全市开发区 more than once and at least as often as of a zone by itself: the page is about all of them."""
    times = len(_ALL_WITH_FIGURES.findall(text))
    return times > 1 and times >= len(_ONE_WITH_FIGURES.findall(text))


def _tells_of_region(before: str) -> bool:
    """Whether a paragraph of figures stands above that names no zone: 全省实际利用外资11亿美元。…\n全省开发区实际利用外资…"""
    return any("。" in line and FIGURE.search(line) is not None and _NAMES_ZONES.search(line) is None for line in before.split("\n"))


def tells_of_region_first(text: str) -> bool:
    """Whether figures of a region stand above those of all its zones, so that these are some of them."""
    first = _ALL_WITH_FIGURES.search(text)
    return first is not None and _tells_of_region(text[: text.rfind("\n", 0, first.start()) + 1])


class AllZones(NamedTuple):
    """Where a page's headline or lead has all zones of a region for its subject: -1 where it has not."""

    at: int = -1
    words: str = ""  # 浙江82家经济开发区

    @property
    def counted(self) -> str:
        """How many it says they are: 82家."""
        found = _COUNTED.search(self.words)
        return found.group() if found is not None else ""

    @property
    def own_words(self) -> frozenset[str]:
        """全省 of 湖南省87家开发区: the word by which a text about them means all of their region."""
        first = _first_word().match(self.words)
        if first is None or first["nation"]:
            return frozenset()
        word = first.group()
        if word[0] in "全我":
            return frozenset({f"全{word[1]}"})
        return frozenset({"全省"}) if word.removesuffix("省") in _provinces() else frozenset()

    def name(self, text: str, region: str | None, level: str) -> str | None:
        """What they are called together, 浙江省经济开发区; None where nobody says of which region they are. `region`: that which the page is of."""
        first = _first_word().match(self.words)
        if first is None or "一区" in self.words or "亿级" in self.words:
            return None  # 百亿级园区增至16个: what a page goes on with is told of all
        word = first.group()
        if first["nation"]:
            region = NATION
        elif (province := _provinces().get(word.removesuffix("省").removesuffix("自治区"))) is not None:
            region = province
        elif word[0] in "全我":
            region = region if level in _LEVELS.get(word[1], ()) else None
        elif word in _LEVELS:  # 临沂市国家高新区, in the address of a page on Jiangxi, are none of Jiangxi's
            before = text[max(0, self.at - 2) : self.at]
            region = _provinces().get(before) if word == "省" else region_called(before, word)
        else:
            region = region_called(word, "市")
        return f"{region}{UNSAID.sub('', self.words[first.end() :])}" if region is not None else None


def names_all_zones(text: str) -> AllZones:
    """All zones of a region, where a page's headline or lead has them for its subject before it gives a figure."""
    figure = FIGURE.search(text, 0, _FIRST_FIGURE)
    end = max(_LEAD, figure.start() if figure is not None else _FIRST_FIGURE)
    first = _may_name().search(text, 0, end)
    for found in _group().finditer(text, max(0, first.start() - _LONGEST), end) if first is not None else ():
        line = text.rfind("\n", 0, found.start()) + 1 if found.start() < _LEAD else 0
        is_of_nobody = found["city"] is not None and found["city"] not in short_names()  # 拥有19个园区
        if not is_of_nobody and FIGURE.search(text, line, found.start()) is None and not _tells_of_region(text[:line]):
            return AllZones(found.start(), found.group())
    titled = _CITYS.search(text.lstrip().partition("\n")[0])
    if titled is None or not gives_figures_of_all(text):
        return AllZones()
    return AllZones(text.find(titled.group()), titled.group())


_CITYS_OWN = ("我市", "全市", "本市", "我县", "全县")


@lru_cache(maxsize=8)  # asked again for each of their mentions
def gives_figures_of_all(text: str) -> bool:
    """Whether a text tells what 全市8个开发区 or 全市各开发区 have, so that 徐州市开发区 in it are all of these."""
    return _ALL_OF_CITY.search(text) is not None


def is_of_several_parks(text: str, word: str, within_region: bool = False) -> bool:
    """True for 一区四园 where 开发区 is one of them, or within the region that the text is about: “一区四园”共完成税收8亿元,其中开发区完成5亿元."""
    if not word.startswith("一区") or not word.endswith("园"):
        return False
    # 我市“一区四园”, on the page of one of these
    is_citys = any(city + sign + word in text for city in _CITYS_OWN for sign in ("", "“", '"'))
    return within_region or is_citys or _ONE_OF_THEM.search(text, text.find(word)) is not None
