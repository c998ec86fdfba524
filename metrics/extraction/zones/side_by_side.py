"""Tell that a text sets figures of several regions of one level side by side, so that it is the page of none of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from metrics.extraction.zones.gazetteer import regions
from metrics.extraction.zones.place import REGIONS_BESIDE, Place, region_place
from metrics.extraction.zones.placenames import PlaceNames, places_in
from metrics.language.seldom import seldom
from metrics.language.vocabulary import Scan, vocabulary
from metrics.model import Region

_SENTENCE = re.compile(r"[^。;!?\n]+")
_FIGURE = seldom(r"\d(?:[万亿%元倍户家]|个百分点)")
_OWN_WORD = re.compile("[我本][省市县区州]|全[省市县区州](?<![占居列在].)|开发区|园区|高新区|经开区")
# 2017年,各省生产总值…。四川…,贵州…,云南…: a first sentence that is of all places of a kind
_OF_ALL = seldom(
    r"各(?:省(?:区|市|份)?|市州?|州市|地(?![方块])|地市|区县|县区|县市|市县|镇街?)|(?<!第)(?:\d{1,2}|[一二三四五六七八九十]{1,3})[个大]?(?:省份?|设区市|地级市|市州?|州市|地市|区县|县区|县市|市县|城市|城区)(?![长委])"
)
_CLAUSE = re.compile(r"[^,。;!?:、\n]+")
_OF_OUR_CITY = re.compile("[我本全][市县州]|[我本]区")
_OF_OURS = re.compile("[我本全][市县区州]")
_OF_THE_ZONE = re.compile("[我全本]区|园区")
_BEGINNING = 6  # characters of a paragraph in which its place is named
_IN_A_ROW = 3  # places that begin clauses with a figure
_FEW = 4  # sentences with a figure
_PEERS = 2  # beside the one named most, each with a sentence that begins with it
_MUNICIPALITIES = ("11", "12", "31", "50")


class Told(NamedTuple):
    """How many sentences with a figure are of a region, which they or their paragraph have named last: by code."""

    held: Counter[str]
    of_nobody: list[str]  # the sentences with a figure in paragraphs that have named nobody

    @property
    def sentences(self) -> int:
        """How many have a figure."""
        return self.held.total() + len(self.of_nobody)


def told_of(names: PlaceNames) -> Told:
    """Whom the sentences of a text that have figures are of: 福州实现…亿元。其中,…%。泉州实现…: two of 福州, and one of 泉州."""
    at, text = _regions_named(names), names.text
    told, paragraph, last, is_told = Told(Counter(), []), -1, "", False
    for sentence in _SENTENCE.finditer(text) if at else ():  # where no region is named, nobody asks for the rest
        if (begins := text.rfind("\n", 0, sentence.start())) != paragraph:
            paragraph, last, is_told = begins, "", False
        figure, own = (pattern.search(text, *sentence.span()) for pattern in (_FIGURE, _OWN_WORD))
        until = min(found.start() if found is not None else sentence.end() for found in (figure, own))
        first = next((at[place] for place in range(sentence.start(), until) if place in at), "")
        last, is_told = first or last, (is_told and first in ("", last)) or (first != "" and figure is not None)
        if figure is None:
            continue
        if last and (own is None or is_told):  # 与上海对接。全市完成…: whose, nobody has said
            told.held[last] += 1
        else:
            told.of_nobody.append(sentence.group())
    return told


def _regions_named(names: PlaceNames) -> dict[int, str]:
    """Where regions are named, and the widest that the name there can mean (吉林省, and not 吉林市), in the province named most (江北区 of 重庆)."""
    at: dict[int, list[str]] = defaultdict(list)
    for (kind, code), _, start in names.known:
        if kind == "region":
            at[start].append(code)
    near = Counter(province for codes in at.values() for province in {code[:2] for code in codes})
    return {start: min(codes, key=lambda code: (len(code.rstrip("0")), -near[code[:2]], code)) for start, codes in at.items()}


def side_by_side(names: PlaceNames, code: str | None) -> Place | None:
    """厦门…,增长7.6%。成都…,增长6.7%。杭州…: sentences that begin with as many cities, none with most of the figures, and few that name nobody.

    `code` is that of the region that the text names most; None where it names none more than others. The place is the province
    or city in which all of them lie, where a fourth of the figures are its own, or its name stands over 全市 and counties in it;
    None where one region stands out.
    """
    told = told_of(names)
    if not told.held:
        return None
    region = regions()[code or max(told.held, key=lambda each: (told.held[each], each))]
    peers = [code for code in told.held if code != region.code and are_alike(regions()[code], region)]
    most = max((told.held[code] for code in peers), default=0)
    if told.sentences < _FEW or len(peers) < _PEERS or max(most, told.held[region.code]) * 2 >= told.sentences:
        return None
    if sum(not regions_in(sentence) for sentence in told.of_nobody) * 4 > told.sentences:
        return None
    title = regions_in(next(sentence.group() for sentence in _SENTENCE.finditer(names.text) if sentence.group().strip()))
    if told.held[region.code] == max(most, told.held[region.code]) and _is_alone(region, title):
        return None  # 江西省引进省外资金…亿元。其中,浙江省…;广东省…
    around = _around([region.code, *peers])
    is_its_page = around is not None and region.level == "county" and around.code in title and "全市" in names.text
    tells_of_whole = around is not None and (is_its_page or told.held[around.code] * 4 >= told.sentences)
    return region_place(around, frozenset({around.code})) if around is not None and tells_of_whole else REGIONS_BESIDE


def told_in_a_row(names: PlaceNames, code: str | None) -> Place | None:
    """2017年,各省生产总值…。四川由…增加到…,贵州由…,云南从…: a first sentence of all, and three places or more that begin clauses with a figure.

    So too behind a first figure of the region around them: 内蒙古增长6.1%,其中鄂尔多斯市…;包头市…;乌海市….
    `code` is that of the region that the text names most. The place is the region around them where what stands first names it, and that
    of nobody else; None where that names the region itself, or most clauses are of it.
    """
    if code is None:
        return None
    text, region = names.text, regions()[code]
    end = _end_of_head(text, region)
    begun = _that_begin_clauses(text, end) if end else Counter[str]()
    alike = [each for each in begun if are_alike(regions()[each], region)]
    head = regions_in(text[:end])
    around = _around(alike) if alike else None
    is_of_around = around is not None and around.code in head
    if code not in begun or len(alike) < (_PEERS if is_of_around else _IN_A_ROW) or code in head or begun[code] * 2 > begun.total():
        return None
    ours = _OF_OUR_CITY if around is not None and around.name.endswith("自治区") else _OF_OURS
    if region.level != "province" and ours.search(text) is not None:
        return None
    return region_place(around, frozenset({around.code})) if around is not None and is_of_around else REGIONS_BESIDE


def _end_of_head(text: str, region: Region) -> int:
    """Where the sentence of all ends that stands first, or the clause with the first figure, which is of what lies around the region; 0 where neither does."""
    first = next((found for found in _SENTENCE.finditer(text) if _OF_ALL.search(found.group()) is not None), None)
    if first is not None and text[: first.start()].count("\n") + text[: first.start()].count("。") <= 1:
        return first.end()
    lead = next((found for found in _CLAUSE.finditer(text) if _FIGURE.search(found.group()) is not None), None)
    named = regions_in(text[: lead.end()]) if lead is not None else ()
    is_around = named and all(
        len(code.rstrip("0")) < len(region.code.rstrip("0")) and region.code.startswith(code.rstrip("0")) for code in named
    )
    return lead.end() if lead is not None and is_around else 0


def parts_begin_clauses(text: str, around: Region) -> bool:
    """重庆市各区县…:渝北区1180亿元,…;两江新区2150亿元;万州区560亿元;云阳县290亿元: whether counties of a city, or cities of a province, begin clauses with a figure: three, or two cities."""
    is_of_cities = around.level == "province" and around.code[:2] not in _MUNICIPALITIES
    digits, level = (2 if around.level == "province" else 4), ("prefecture" if is_of_cities else "county")
    parts = [code for code in _that_begin_clauses(text, 0) if code[:digits] == around.code[:digits] and regions()[code].level == level]
    return len(parts) >= (_PEERS if is_of_cities else _IN_A_ROW)


def paragraph_by_paragraph(names: PlaceNames, words: Collection[str]) -> bool:
    """苏州工业园区…。\n江西省…。\n福建省…: whether most paragraphs with figures begin with a region each, three alike or more, and one alone names the zone called by `words`."""
    lines = [line for line in names.text.split("\n") if _FIGURE.search(line) is not None]
    if len(lines) <= _IN_A_ROW or sum(any(word in line for word in words) for line in lines) != 1:
        return False
    if any(_OF_THE_ZONE.search(line) is not None for line in lines if not any(word in line for word in words)):
        return False  # 江西省企业来园区投资12亿元
    begun = [codes[0] for line in lines if (codes := regions_in(line[:_BEGINNING]))]
    levels = Counter(regions()[code].level for code in set(begun))
    return max(levels.values(), default=0) >= _IN_A_ROW and len(set(begun)) == len(begun) and len(begun) + 1 >= len(lines)


def _that_begin_clauses(text: str, since: int) -> Counter[str]:
    """How many clauses with a figure each region begins, also in lists: 临汾(1.2%) behind 吕梁(3.1%)、."""
    told: Counter[str] = Counter()
    entries = vocabulary().entries
    at = {start: [each.value for each in entries[word] if each.type == "region"] for word, start, _ in places_in(Scan(text))}
    for clause in _CLAUSE.finditer(text, since):
        codes = at.get(clause.start() + len("其中") * text.startswith("其中", clause.start()))
        if codes and _FIGURE.search(clause.group()) is not None:
            told[min(codes, key=lambda code: (len(code.rstrip("0")), code))] += 1
    return told


def _around(codes: list[str]) -> Region | None:
    """The province in which all of several cities lie, or the city in which all of several counties do."""
    level = regions()[codes[0]].level
    length = 2 if level == "prefecture" or codes[0].startswith(_MUNICIPALITIES) else 4
    whole = {code[:length] for code in codes}
    return regions().get(whole.pop().ljust(6, "0")) if level in ("prefecture", "county") and len(whole) == 1 else None


def _is_alone(region: Region, named: tuple[str, ...]) -> bool:
    """Whether a title names the region and none beside it."""
    return region.code in named and not any(code != region.code and are_alike(regions()[code], region) for code in named)


@lru_cache(maxsize=1 << 8)
def regions_in(words: str) -> tuple[str, ...]:
    """The codes of the regions that words name, each with all that its name can mean: also in lists, in brackets and of offices (深圳市统计局公布)."""
    entries = vocabulary().entries
    return tuple(each.value for word, _, _ in places_in(Scan(words)) for each in entries[word] if each.type == "region")


def are_alike(one: Region, other: Region) -> bool:
    """Whether two regions are of one level; 北京 is told of beside provinces and beside cities."""
    return one.level == other.level or any(
        each.code.startswith(_MUNICIPALITIES) and each.level == "province" and beside.level == "prefecture"
        for each, beside in ((one, other), (other, one))
    )
