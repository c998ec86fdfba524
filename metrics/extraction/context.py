"""What a whole document tells about its sentences: whose figures they are, and which year they mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from metrics.language.normalise import Normalised
from metrics.language.vocabulary import vocabulary
from metrics.model import Region
from metrics.seeds import load_regions, load_zones

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|[./]\d|-\d{1,2}-)")
_GOAL_YEAR = re.compile(r"(?:到|(?<!截)至|力争|展望|面向)[^,。0-9]{0,3}$")
_DATELINE = re.compile(r"(?<!\d)((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})日?")
_GENERIC = re.compile(r"(?:经济技术|经济|高新技术产业|高新技术|高新)?(?:开发区|经开区|高新区|新区|保税区|工业园区|园区)")
_ZONE_SUFFIX = re.compile(
    r"[市县区]?(?:经济技术开发区|高新技术产业开发区|经济开发区|高新技术产业园区|工业园区|产业园区|综合保税区|保税区|综保区|高新区|经开区|开发区|新区|工业园|产业集聚区)"
)
_TITLE_ZONE = re.compile(r"(?m)^[ ]{0,4}([\u4e00-\u9fff]{2,4}?)(经济技术开发区|高新技术产业开发区|经济开发区|高新区|经开区|开发区|新区|综保区|保税区)")
_SENTENCE_YEAR = re.compile(r"(?:^|[。\n;])[ ]{0,4}(?:[^,。\n]{0,8},)?((?:19|20)\d{2})年")
_COMPARED = re.compile(r"[比较与是自从]$")
_SUBJECT_WIDE = re.compile(r"(?<![比于占居列在高低较])全[市县州旗省区](?!平均|排名|第|前|各|首位|增速|水平|同类|总)")
_BARE_ZONE = re.compile(r"(?:开发区|经开区|高新区)")
_OFFICE = re.compile(r"海关|大学|学院|银行|[市区县]?委|[市区县]?政府|电视台|日报|晚报|路|街")
_SELF_WIDE = {"province": "全省", "prefecture": "全市", "county": "全县"}


@dataclass(frozen=True, slots=True)
class Context:
    """zone: canonical name or None. own_words: 全市 or 全县 where they mean the document's own region."""

    zone: str | None
    own_words: frozenset[str]
    is_region: bool
    base_year: int | None  # the year that 今年 means
    published_month: int | None
    year_is_inferred: bool
    main_year: int | None  # the year that most of the text is about
    regions: frozenset[str]  # region codes that name the document's own place
    above: frozenset[str]  # region codes of the city and province around it


def _published(text: str, published: str | None) -> tuple[int, int] | None:
    """Year and month of publication: as given, or from a dateline near the top."""
    if published:
        return int(published[:4]), int(published[5:7])
    found = _DATELINE.search(text[:400])
    if found and 1 <= int(found[2]) <= 12 and not re.search(r"[截至自从于]{1,2}$", text[: found.start()]):
        return int(found[1]), int(found[2])
    return None


def _base_year(text: str) -> int | None:
    """The latest year the text speaks of, leaving out years named as goals."""
    compared = [int(m[1]) + 1 for m in re.finditer(r"[与比较]((?:19|20)\d{2})年(?:年?[末底]|同期|相比)", text)]
    years = compared + [int(m[1]) for m in _YEAR.finditer(text) if not _GOAL_YEAR.search(text[max(0, m.start() - 6) : m.start()])]
    return max(years, default=None)


def _main_year(text: str, date: tuple[int, int] | None) -> int | None:
    """The year the text is about: its title's, else the one it names most without comparing, else the date's."""
    title = _YEAR.search(text[:50])
    if title and not _COMPARED.search(text[: title.start()]) and (date is None or int(title[1]) != date[0] or not _DATELINE.match(text, title.start())):
        return int(title[1])
    counts = Counter(int(m[1]) for m in _SENTENCE_YEAR.finditer(text))
    if date is None:
        return _base_year(text)
    if "今年" in text or counts[date[0] - 1] <= counts[date[0]]:
        return date[0]
    return date[0] - 1


def _place(text: str, zone: str | None) -> tuple[str | None, str, frozenset[str], frozenset[str]]:
    """The document's own zone or region: name, level, its region codes, and the codes of the regions above it."""
    zones = {z.name: z for z in load_zones()}
    regions = {r.code: r for r in load_regions()}
    words = vocabulary()
    if zone is not None:
        entries = [e for e in words.entries.get(zone, ()) if e.type in ("zone", "region")]
        if zone not in zones and entries and entries[0].type == "region":
            codes = frozenset(e.value for e in entries)
            return zone, regions[min(codes)].level, codes, _above(regions[min(codes)].province, regions[min(codes)].city) - codes
        name = zone if zone in zones else entries[0].value if entries else zone
        return name, "zone", frozenset(), _above(zones[name].province, zones[name].city) if name in zones else frozenset()
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    for found in words.scanner.finditer(text):
        for entry in words.entries[found.group()]:
            if entry.type not in ("zone", "region") or _OFFICE.match(text, found.end()):
                continue
            key = (entry.type, entry.value)
            if entry.type == "region" and (suffix := _ZONE_SUFFIX.match(text, found.end())):
                key = ("named", found.group() + suffix.group())
            weight = 1 if entry.type == "region" and key[0] == "region" else 3
            weight += 4 if found.start() < 60 else 1 if found.start() < 200 else 0
            counts[key] += weight
            first.setdefault(key, found.start())
    for found in _ZONE_SUFFIX.finditer(text):
        for length in (4, 3, 2):
            name = text[max(0, found.start() - length) : found.start()]
            if name in _shorts() and (at := found.start()) >= length:
                key = ("named", name + found.group())
                counts[key] += 7 if at < 60 else 3
                first.setdefault(key, at)
                break
    for found in _TITLE_ZONE.finditer(text):
        name = found.group(1) + found.group(2)
        if text.count(name) > 1 and words.scanner.search(found.group(1)) is None:
            counts[("named", name)] += 3 * text.count(name)
            first.setdefault(("named", name), found.start())
    best_zone = max((k for k in counts if k[0] != "region"), key=lambda k: (counts[k], -first[k]), default=None)
    best = _best_region(counts, first, regions)
    if best_zone and (best is None or _GENERIC.search(text) or counts[best_zone] >= counts[("region", best)]):
        name = _canonical(best_zone[1])
        return name, "zone", frozenset(), _above(zones[name].province, zones[name].city) if name in zones else frozenset()
    if best is None:
        return None, "", frozenset(), frozenset()
    region = regions[best]
    implied = _implied_zone(text, region)
    if implied is not None:
        return implied or None, "zone", frozenset(), _above(region.province, region.city) | {best}
    return region.name, region.level, frozenset({best}), _above(region.province, region.city) - {best}


@cache
def _shorts() -> frozenset[str]:
    """Short names of all regions; a county's stands for it only before 开发区 and the like."""
    return frozenset(r.short for r in load_regions() if len(r.short) > 1)


def _above(province: str, city: str) -> frozenset[str]:
    """The codes of a province and a city, and of the nation's other provinces' names never."""
    return frozenset(r.code for r in load_regions() if r.level != "county" and r.name in (province, city))


def _canonical(name: str) -> str:
    entries = [e for e in vocabulary().entries.get(name, ()) if e.type == "zone"]
    return entries[0].value if entries else name


def _implied_zone(text: str, region: Region) -> str | None:
    """A page that speaks of 开发区 throughout and names one city means that city's zone, where it has just one.

    Empty where it has several: the page is a zone's, and nobody can tell which.
    """
    generic = Counter(_BARE_ZONE.findall(text))
    if sum(generic.values()) < 4:
        return None
    kind = "高新" if generic["高新区"] * 2 > sum(generic.values()) else "经济"
    found = [z.name for z in load_zones() if kind in z.name and region.name in (z.city, z.admin_alias)]
    return found[0] if len(found) == 1 else ""


def _best_region(counts: Counter[tuple[str, str]], first: dict[tuple[str, str], int], regions: dict) -> str | None:  # type: ignore[type-arg]
    """The most specific region that the text keeps naming."""
    found = [(code, count) for (kind, code), count in counts.items() if kind == "region"]
    if not found:
        return None
    rank = {"county": 2, "prefecture": 1, "province": 0}
    top = max(count for _, count in found)
    strong = [code for code, count in found if count * 2 >= top]
    return max(strong, key=lambda c: (rank.get(regions[c].level, 0), counts[("region", c)], -first[("region", c)]))


def document_context(clean: Normalised, zone: str | None, published: str | None) -> Context:
    """Read a document's place and date. `published` is YYYY-MM-DD or None."""
    text = clean.text
    date = _published(text, published)
    named = _base_year(text)
    year = date[0] if date else named
    main = _main_year(text, date)
    if main is not None and year is not None and year - main > 1:
        year = main  # published long after: 去年 cannot be told from the date
    place, level, codes, above = _place(text, zone)
    own = set()
    if level in _SELF_WIDE:
        own.add(_SELF_WIDE[level])
        if place and place.endswith("市"):
            own.add("全市")
        if place and place.endswith("州"):
            own.add("全州")
    if place is None:
        wide = Counter(_SUBJECT_WIDE.findall(text))
        if wide:
            own.add(wide.most_common(1)[0][0])
    return Context(place, frozenset(own), level not in ("", "zone"), year, date[1] if date else None, date is None, main, codes, above)
