"""Find every name of a zone or region in a text: a word of the vocabulary, or a short name before a kind of zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from metrics.extraction.zones.called_here import Place, called_here
from metrics.extraction.zones.coined import SINGULAR, coined
from metrics.extraction.zones.gazetteer import is_plain_province, province_shorts, regions, short_names, stems, zone_by_street
from metrics.extraction.zones.groups import gives_figures_of_all
from metrics.extraction.zones.joint_names import branch_behind, partner_before, town_behind
from metrics.extraction.zones.kinds import OWN, WHOLE
from metrics.extraction.zones.passing_names import WATERS, is_no_subject, is_one_example, is_venue, is_where_a_firm_is, listed_names
from metrics.extraction.zones.signatures import only_by_stem
from metrics.extraction.zones.zonenames import canonical, is_region
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import Entry, Scan, any_of, of_types, vocabulary, words_of
from metrics.model import Region

# 泰州海陵工业园区, 营口辽河经济开发区, 茂名茂南产业转移工业园: a zone of that city which no gazetteer knows, and not the city.
_INNER = re.compile(
    r"[市县区]?(?![\u4e00-\u9fff]{0,3}[在的与和及为等是有对将到从家省级市推进建设发展大力加快支持来设立批准做好举行召开实施各类全部优秀先重点特])([\u4e00-\u9fff]{2,4}?)((?:经济技术开发区|高新技术产业开发区|经济开发区|高新技术产业园区|工业园区|产业园区|工业集中区|产业集聚区|产业转移工业园区?|工业园))"
)
# 马鞍山承接产业转移集中示范园区, 广州(梅州)产业转移工业园, 深圳南山(龙川)产业园
_TRANSFER = re.compile(
    r"市?(?:[\u4e00-\u9fff]{0,4}\([\u4e00-\u9fff]{2,8}\)产业(?:转移)?(?:工业)?|(?:承接)?产业转移(?:集中)?(?:示范|工业)?)园区?"
)
_AIRPORT = r"(?:[\u4e00-\u9fff]{2}(?:国际)?机场|国际)?(?:临空|空港|航空港)(?:经济|产业)(?:综合)?(?:示范|实验|试验|合作)?区"  # 北京首都国际机场临空经济示范区
_ZONE_SUFFIX, _ZONE_KIND = re.compile(f"[市县区]?(?:{WHOLE}|{_AIRPORT})"), re.compile(WHOLE)
_PARKS_OF_A_CITY = ("工业园区", "产业园区", "产业集聚区", "工业集中区")
_ALL_OF_A_CITY = r"全[市县州](?:[\d一二三四五六七八九十两]{1,3}个)?(?:(?:国家|省|市)级)?(?:及以上|以上)?"
OFFICE = re.compile(f"[市区县]?(?:委|政府(?!工作报告))|{any_of('office_word', 'paper_word')}|网(?=[\u4e00-\u9fff]{{0,6}}[讯電电])")
_SHORES = ("沿", "滨", "近", "靠")
_PARTNERS = ("71", "81", "82")  # Taiwan, Hong Kong and Macao stand in these texts as partners of trade
_GOES_ON = ("、", "和", "等", "以及", "与")  # a list, behind one of its members
_PARK_OF_IT = seldom("(?!科技|产业|工业)[\u4e00-\u9fff]{2,3}园(?!区)")
_STREET = seldom(
    rf"(?:{OWN}|工业园)[(（]([\u4e00-\u9fff]{{2,5}}(?:{any_of('town_ending')}))[)）]|([\u4e00-\u9fff]{{2,5}}(?:{any_of('town_ending')}))[(（](?:{OWN}|工业园)[)）]"
)
_LEAD = 200  # characters

Key = tuple[str, str]  # (zone, canonical name), (region, code) or (named, name as written)
Mention = tuple[Key, int, int]  # a place's key, the weight of naming it so, and where


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """The places a text names: by a word of the vocabulary, and by a short name before a kind of zone."""

    text: str
    known: list[Mention]
    made: list[Mention]

    def without(self, zones: frozenset[str]) -> PlaceNames:
        """The names but for some zones'."""
        if not zones:
            return self
        kept = [
            [mention for mention in mentions if mention[0][0] == "region" or canonical(mention[0][1]) not in zones]
            for mentions in (self.known, self.made)
        ]
        return PlaceNames(self.text, *kept)


@cache
def _place_words() -> dict[int, str]:
    """The vocabulary's words that name zones and regions, by number; partners of trade are left out."""
    return {
        number: word for number, word, entry in of_types("zone", "region") if entry.type == "zone" or not entry.value.startswith(_PARTNERS)
    }


@lru_cache(maxsize=1 << 12)
def _meanings(word: str) -> list[tuple[Key, int]]:
    """The zones and regions that a name means, and the weight of naming them so; 海南 is no prefecture of Qinghai."""
    entries = vocabulary().entries[word]
    province = next((each.value[:2] for each in entries if each.type == "region" and each.value.endswith("0000")), "")
    named = [each for each in entries if each.type == "zone" or (each.type == "region" and each.value.startswith(province))]
    return [((each.type, each.value), 3 if each.type == "zone" else 1) for each in named]


def places_in(scan: Scan) -> list[Place]:
    """The words of the vocabulary that name places, as they stand in a text."""
    places = _place_words()
    return [(places[number], start, end) for number, start, end in scan.places if number in places]


def place_names(scan: Scan) -> PlaceNames:
    """Every name of a place in a text, but for members of lists, offices and the like."""
    text, found = scan.text, places_in(scan)
    listed = listed_names(text, found)
    entries = vocabulary().entries
    for word, start, end in found:
        is_member = entries[word][0].type == "zone" and text[start - 1 : start] == "、" and text.startswith(_GOES_ON, end)
        is_by_the_way = text[end - 1] in "区县" and entries[word][0].type == "region" and is_where_a_firm_is(text, start, end)
        if is_member or is_by_the_way or start in listed or is_no_subject(text, start, end):
            listed.update((start, end))  # 句容 behind 江苏省, which a list names
    known, taken = _known(text, found, listed)
    streets = list(_by_street(text)) or list(_by_street(scan.original))  # brackets may have been taken out
    whole = list(taken)
    made = list(_made(text, found, listed, taken, whole))
    return PlaceNames(text, known, [*made, *_coined(text, found, sorted(whole)), *streets])


def _by_street(text: str) -> Iterator[Mention]:
    """开发区(马棚街道), 马棚街道(开发区): the zone that is run together with that street; the street alone tells nothing."""
    has_brackets = "(" in text or "（" in text
    for found in _STREET.finditer(text) if has_brackets and has_any(text, zone_by_street()) else ():
        if zone := zone_by_street().get(found[1] or found[2]):
            yield ("zone", zone), 3, max(found.start(), _LEAD + 1)  # a bracket is no headline


def _known(text: str, found: list[Place], listed: set[int]) -> tuple[list[Mention], list[tuple[int, int]]]:
    """The mentions by a word of the vocabulary, a region's before a kind of zone among them, and where zones' names stand."""
    entries = vocabulary().entries
    inner_starts = {start: word for word, start, _ in found}
    known: list[Mention] = []
    taken: list[tuple[int, int]] = []
    told, address = 0, -1  # the end of a zone's name that holds another region's: 阜阳合肥现代产业园区
    elsewhere, together = called_here(text, found)
    for word, start, end in found:
        entry = entries[word][0]
        branch = branch_behind(text, end) if entry.type == "zone" else ""
        if entry.type == "zone" or word.endswith("新区"):
            taken.append((start, end + len(branch)))
        if start in together:
            told, name = together[start]
            known.append((("zone", name), 3, start))
        if start < told or start in listed or OFFICE.match(text, end):
            continue
        inner = _inner(text, word, end) if entry.type == "region" else None
        if word in elsewhere:
            known.append((("named", elsewhere[word]), 3, start))
        elif inner is not None:
            told, name = inner
            if not name and word[-1] == "市":  # of all the city's: 徐州市开发区
                known.extend([(key, weight, start) for key, weight in _meanings(word)])
            name = "" if is_venue(text, start, told) else name
            partner = partner_before(text, start, word, name) if name and text[start - 1 : start] == "-" else ""
            taken.append((start - len(partner), told))
            known.extend([(("named", partner + name), 3, start - len(partner))] if name else [])
        elif branch:
            told = end + len(branch)
            known.append((("named", entry.value + branch), 3, start))
        elif _is_address(entry, inner_starts.get(end, "")):
            address = end
        elif entry.type == "region" and (county := _county_behind(text, entry, end)):
            known.append((("region", county), 1 + (end < _LEAD), start))
        elif word == "中关村" and (park := _PARK_OF_IT.match(text, end)):
            known.append((("named", word + park.group()), 3, start))  # 房山园, which is a part of it
        else:
            is_told_where = start == address < _LEAD
            known.extend([(key, weight + (is_told_where and is_county(key)), start) for key, weight in _meanings(word)])
    return known, taken


def _inner(text: str, word: str, end: int) -> tuple[int, str] | None:
    """The end and the name of a zone that begins with a region's; no name for 山东省经济开发区, which are all that the province has."""
    is_province = is_plain_province(vocabulary().entries[word][0].value)
    if not is_province and (shared := _TRANSFER.match(text, end)):
        return shared.end(), word + shared.group().removeprefix("市")
    if suffix := _ZONE_SUFFIX.match(text, end):
        are_all = (
            suffix.group() in _PARKS_OF_A_CITY and re.search(_ALL_OF_A_CITY + suffix.group(), text) is not None
        )  # 长沙工业园区加快发展 / 全市工业园区完成…
        are_all = are_all or (word[-1] == "市" and suffix.group() == "开发区" and gives_figures_of_all(text))  # 徐州市开发区
        name = "" if is_province or are_all else word + suffix.group()
        branch = branch_behind(text, suffix.end()) if name else ""
        return suffix.end() + len(branch), name + branch
    if not is_province and (town := town_behind(text, end)):
        return end + len(town), word + town
    if inner := _INNER.match(text, end):
        if is_province and inner[1] in words_of("no_zone_name_word"):
            return inner.end(), ""  # 广东产业转移工业园: all of them
        is_within = inner[1] in short_names() and not partner_before(text, inner.start(1), inner[1], inner[2])
        return inner.end(), inner.group() if is_within or is_province else word + inner.group()
    return None


def _made(text: str, found: list[Place], listed: set[int], taken: list[tuple[int, int]], whole: list[tuple[int, int]]) -> Iterator[Mention]:
    """Zones by a short name before a kind of zone; the places of names that hold more than that are added to the `whole` ones."""
    short, starts, spans = stems(), {start for _, start, _ in found}, iter([*taken, (len(text), len(text))])
    span = next(spans)
    for at, kind in _kinds(text):
        while span[1] <= at:
            span = next(spans)
        name = text[at - 4 : at] if text[at - 4 : at] in short else text[at - 3 : at] if text[at - 3 : at] in short else text[at - 2 : at]
        if name not in short or span[0] <= at or at - len(name) in listed or (name in province_shorts() and not SINGULAR.search(kind)):
            continue
        if name == "海城" and text.endswith(_SHORES, 0, at - len(name)):
            continue  # 沿海城市开发区
        if is_one_example(text, at + len(kind)):
            continue
        if at - len(name) not in starts or not is_region(name + kind):
            partner, branch = partner_before(text, at - len(name), name, kind), branch_behind(text, at + len(kind))
            whole.extend([(at - len(partner + name), at + len(kind + branch))] if partner or branch else [])
            yield ("named", partner + name + kind + branch), 3, at


def _coined(text: str, found: list[Place], taken: list[tuple[int, int]]) -> list[Mention]:
    """Zones by names of their own, with the region that stands before: 柳东新区 and, of 柳州市柳东新区, 柳州柳东新区."""
    words = vocabulary().entries
    around = {
        end: regions()[words[word][0].value]
        for word, _, end in found
        if words[word][0].type == "region" and not is_plain_province(words[word][0].value)
    }
    return [(("named", _short(around.get(at - len(name))) + name + kind), 3, at - len(name)) for name, kind, at in coined(text, taken)]


def _is_address(outer: Entry, inner: str) -> bool:
    """True for 上海市 in 上海市浦东新区, and for a zone before one that lies in it: they say where that is."""
    entries = vocabulary().entries.get(inner, ())
    return any(
        entry.type == "zone" or (outer.type == "region" and entry.value[:2] == outer.value[:2] and entry.value[2:] != "0000")
        for entry in entries
    )


def _county_behind(text: str, outer: Entry, end: int) -> str:
    """固镇县 of 安徽固镇: the county of that region whose short name follows, and nothing that makes another name of it."""
    region, stems_of = regions()[outer.value], only_by_stem()
    found = next((stems_of[text[end : end + n]] for n in (4, 3, 2) if text[end : end + n] in stems_of), None)
    if found is None or found.level != "county" or region.name not in (found.city, found.province):
        return ""
    is_other_name = text.startswith((*WATERS, "国际", "机场"), end + len(found.short or found.name[:-1]))
    return "" if is_other_name else found.code


def is_county(key: Key) -> bool:
    """True where a place that was named is a county or district."""
    return key[0] == "region" and regions()[key[1]].level == "county"


def _short(region: Region | None) -> str:
    return "" if region is None else region.short or region.name[:-1]


def _kinds(text: str) -> Iterator[tuple[int, str]]:
    """Where kinds of zones stand, 开发区 or 市高新区; the search is for what begins with few characters, and so is fast."""
    end = 0
    for kind in _ZONE_KIND.finditer(text):
        before, (start, end) = end, kind.span()
        if start > before and text[start - 1] in "市县区":
            start -= 1
        yield start, text[start:end]


def joined(parts: Sequence[PlaceNames]) -> PlaceNames:
    """The names of a text in several parts, a line break between them."""
    starts = list(accumulate((len(part.text) + 1 for part in parts), initial=0))
    known = [(key, weight, start + at) for start, part in zip(starts, parts, strict=False) for key, weight, at in part.known]
    made = [(key, weight, start + at) for start, part in zip(starts, parts, strict=False) for key, weight, at in part.made]
    return PlaceNames("\n".join(part.text for part in parts), known, made)
