"""Names that hold more than the word of the vocabulary at their beginning: 全市园区, 盐城环保科技城, 昆山开发区太仓园区."""

from __future__ import annotations

import re
from typing import NamedTuple

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.slots import match, search
from metrics.extraction.sums import ends_a_sum
from metrics.extraction.whose.groups_told import counts_others, every_zone, group_behind, tells_of_some_within
from metrics.extraction.whose.kindred import is_itself
from metrics.extraction.whose.named_parks import PARK_ENDS, named_park
from metrics.extraction.whose.named_places import branch_at, named_at
from metrics.extraction.whose.strangers import is_own_town, is_town_or_area
from metrics.extraction.whose.told_before import THAT_CITY, zone_of_that_city
from metrics.extraction.zones.coined import KIND, NO_NAME
from metrics.extraction.zones.gazetteer import is_plain_province
from metrics.extraction.zones.joint_names import town_behind
from metrics.extraction.zones.passing_names import BODIES
from metrics.extraction.zones.zonenames import canonical
from metrics.language.vocabulary import any_of, words_of

_TOWN = 4  # slots
_BELT = re.compile(
    f"(?:沿[海江河黄淮]|双城|临[港空]|[一1]小时|环湖)?(?:{any_of('belt_ending')}|(?:经济|工业|科创|创新)走廊)"
)  # 唐山沿海经济带
_CHANCES = ("建设", "机遇", "战略", "发展规划", "一体化")  # 抢抓武汉城市圈建设机遇, and who does so told before
_AREAS = ("走廊", *words_of("belt_ending"))
_PARKS = ("园区", "工业园区", "产业园区")
AREA_ENDS = frozenset("廊带圈群区”")
_ZONE = re.compile(
    f"[市州县]?(?P<name>[\u4e00-\u9fff]{{0,6}}?)(?P<kind>(?:战略资源|重点开发|开发开放|创新开发|先进制造业?)*{KIND.pattern})"
)
_AREA_IN_TITLE = re.compile("[\u4e00-\u9fff]{2}片区")
_ZONE_NAME, _DEED = 9, 6  # slots
_LARGE_ZONES = ("试验区", "实验区", "示范区", "集聚区", "经济区", "合作区", "新区")
_TOWNS, _REGION_ENDS = tuple(words_of("town_ending")), "省市县区州旗盟"
_BEGINS = ("", ",", ";", "T", "q")  # the slots behind which a clause begins


class Whole(NamedTuple):
    """Who is named so, the document's own zone without a name, and where the name ends."""

    name: str | None
    end: int = -1
    is_foreign: bool = False
    is_nameless: bool = False
    is_group: bool = False  # all zones of a region
    is_park: bool = False  # by a name of its own


def whole_name(context: Context, sentence: Sentence, at: int) -> Whole | None:
    """The whole name that a zone's or region's word at a slot belongs to; None where it stands for itself."""
    token = sentence.tokens[at]
    if token.text == THAT_CITY and zone_of_that_city(context, sentence, at + 1) is not None:
        return None  # 该市经开区 is one zone, and not all that the city has
    if (group := group_behind(context, sentence, at)) is not None:
        return Whole(group.name, group.end, is_nameless=group.name is None, is_group=True)
    if (every := every_zone(context, sentence, at)) is not None:
        return Whole(every, token.end, is_group=True)
    if counts_others(context, sentence, at) or tells_of_some_within(context, sentence, at):
        return Whole(None, token.end, is_foreign=True)
    behind = sentence.text_of(at + 1, at + _TOWN)
    if _are_parks_of_the_city(context, sentence, at):
        return Whole(None, sentence.tokens[at + 1].end, is_foreign=True)
    if ends_a_sum(sentence, at):
        return Whole(None, token.end, is_foreign=True)
    if token.text.endswith("兵团") and behind.startswith("分区") and not branch_at(sentence, at):
        return Whole(None, token.end, is_nameless=True)  # 喀什兵团分区, and not 兵团 as a whole
    if token.entry is not None and token.entry.type == "region" and (town := town_behind(behind, 0)):
        name = token.text + town
        return Whole(None if name == context.zone else name, token.end + len(town))
    if (street := _town_called_by_a_region(context, sentence, at)) is not None:
        return street
    if token.entry is not None and token.entry.type == "region" and (belt := _BELT.match(behind)) is not None:
        is_chance = behind.startswith(_CHANCES, belt.end())
        return None if is_chance or belt.group() in context.title else Whole(None, token.end + belt.end(), is_foreign=True)
    if token.entry is not None and token.entry.type == "region" and (body := next(filter(behind.startswith, BODIES), "")):
        is_own = token.text + body in context.title  # 牡丹江农垦管理局\n2010年,…: the text's own, and not the city
        return Whole(None, token.end + len(body), is_foreign=not is_own, is_nameless=is_own)
    if token.entry is not None and token.entry.type == "region" and (zone := _unknown_zone(context, sentence, at)) is not None:
        return zone
    return part_named(context, sentence, at)


def _town_called_by_a_region(context: Context, sentence: Sentence, at: int) -> Whole | None:
    """朝阳街道税收3.1亿元;固定资产投资8亿元, 大同镇: a town within the zone, which has the short name of a region somewhere else."""
    token, behind = sentence.tokens[at], sentence.tokens[at + 1 : at + 2]
    if token.entry is None or token.entry.type != "region" or token.text[-1] in _REGION_ENDS or not behind:
        return None
    if behind[0].text not in _TOWNS or behind[0].start != token.end or is_own_town(context, sentence, at + 1):
        return None
    return Whole(None, behind[0].end, is_foreign=True) if token.text + behind[0].text not in context.title else None


def _unknown_zone(context: Context, sentence: Sentence, at: int) -> Whole | None:
    """青海柴达木循环经济试验区实现地区生产总值…: a zone that no gazetteer knows does what follows, and not the region before its name."""
    found = match(r"[xvQFJ]{1,7}?[xQS](?=T?[vF]{0,3}[IJ])", sentence.letters[at + 1 : at + 1 + _ZONE_NAME])
    if found is None or not sentence.tokens[at + found.end()].text.endswith(_LARGE_ZONES):
        return None
    token, last = sentence.tokens[at], sentence.tokens[at + found.end()]
    words = sentence.text_of(at + 1, at + found.end() + 1)
    zone = _ZONE.fullmatch(words) if last.end - token.end == len(words) else None
    if zone is None or NO_NAME.search(zone["name"]) is not None or named_at(context, sentence, at + found.end()) is not None:
        return None
    if context.zone is not None and zone["name"] + zone["kind"] in context.zone:
        return None  # 柳州市柳东新区, on the page of 柳州柳东新区
    is_province = token.entry is not None and is_plain_province(token.entry.value)
    if not zone["name"] and (is_province or zone["kind"] == last.text):
        return None  # 江苏开发区, 宜春经济开发区
    name = ("" if is_province else token.text) + zone["name"] + zone["kind"]
    is_beside = context.place.level == "zone" and name not in context.title
    return Whole(None if is_beside else name, last.end, is_foreign=is_beside)


def _are_parks_of_the_city(context: Context, sentence: Sentence, at: int) -> bool:
    """上饶市工业园区 on the page of 上饶经济技术开发区: all parks of the city around, and none of its own name."""
    token, behind = sentence.tokens[at], sentence.tokens[at + 1 : at + 2]
    is_around = token.entry is not None and token.entry.type == "region" and token.entry.value in context.place.above
    if not is_around or context.place.level != "zone" or token.text[-1] not in "省市州县" or not behind:
        return False
    is_all = behind[0].text in _PARKS and behind[0].start == token.end and behind[0].text not in (context.zone or "")
    return is_all and token.text + behind[0].text not in context.title


def _end_of_branch(sentence: Sentence, at: int) -> int:
    """Where 自贸试验区郑州片区 ends, which is called by the city it lies in and is not the city; -1 where no such name stands."""
    behind = sentence.tokens[at + 1 : at + 3]
    is_branch = len(behind) == 2 and behind[0].letter == "S" and behind[1].text == "片区" and behind[0].end == behind[1].start
    return behind[1].end if is_branch else -1


def _end_of_area(context: Context, sentence: Sentence, at: int) -> int:
    """Where 昌九工业走廊 or 太原经济区 ends, which nobody knows and which does all that the sentence goes on to tell; -1 elsewhere."""
    token = sentence.tokens[at]
    word = token.text.rstrip('”"')
    if word == "区":
        named = sentence.tokens[max(0, at - 2) : at]
        joined = "".join([t.text for t in named]) + word
        is_area = joined.endswith("经济区") and sentence.letters[at - 2 : at - 1] == "S" and named[0].start + len(joined) == token.end
        is_area = is_area and joined[:-1] not in (context.zone or "")
    else:
        is_area, joined = word.endswith(_AREAS), word
    if not is_area or joined in context.title or match("v{0,2}T?[vF]{0,3}[IJ]", sentence.letters[at + 1 : at + 9]) is None:
        return -1
    return token.end


def part_named(context: Context, sentence: Sentence, at: int) -> Whole | None:
    """伊宁园区 right behind 霍尔果斯经济开发区, and 直管区 alone: that part of the zone owns what follows."""
    word = sentence.tokens[at].text
    if word[-1:] in PARK_ENDS and (park := named_park(context, sentence, at)) is not None:
        return Whole(park.name, park.end, is_park=True)
    if word[-1:] in AREA_ENDS and (end := _end_of_area(context, sentence, at)) >= 0:
        return Whole(None, end, is_foreign=True)
    if branch := branch_at(sentence, at):
        zone = named_at(context, sentence, at - 1) or context.zone
        name = canonical(f"{zone}{branch}")
        is_own = (context.zone or "").endswith(branch) or name == context.zone
        return Whole(None if is_own or zone is None else name, is_foreign=zone is None)
    if word.startswith("自") and (end := _end_of_branch(sentence, at)) >= 0 and "自" not in context.title + (context.zone or ""):
        return Whole(None, end, is_foreign=True)
    if _tells_of_itself(context, sentence, at):
        return Whole(None, is_foreign=True)
    if word == "直管区" and sentence.letters[max(0, at - 1) : at] in _BEGINS and word not in context.title:
        return Whole(None, is_foreign=True)
    return None


def _tells_of_itself(context: Context, sentence: Sentence, at: int) -> bool:
    """鱼嘴镇规上工业产值10亿元,税收3亿元;新开工项目8个: a town or an area within the zone opens a clause by its name, and all that follows is its own."""
    if context.zone is None or match("[vF]{0,3}[IJ]", sentence.letters[at + 1 : at + _DEED]) is None:
        return False
    if search("(?:^|[,;:T])$", sentence.letters[:at]) is not None:
        is_told = sentence.tokens[at].text == "片区" and _AREA_IN_TITLE.search(context.title) is not None
        return is_told and not is_itself(context, sentence, at)  # 片区固定资产投资…, below 两江新区水土片区
    if search("(?:^|[,;:T])q?,?x$", sentence.letters[:at]) is None or not is_town_or_area(sentence.tokens[at - 1 : at + 1]):
        return False
    return not is_own_town(context, sentence, at) and not is_itself(context, sentence, at)
