"""What a whole document tells about its sentences: whose figures they are, and which year they mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from metrics.language.normalise import Normalised
from metrics.language.vocabulary import vocabulary
from metrics.seeds import load_regions, load_zones

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|[./]\d|-\d{1,2}-)")
_GOAL_YEAR = re.compile(r"(?:到|至|力争|截止|展望|面向)[^,。]{0,3}$")
_DATELINE = re.compile(r"(?<!\d)((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})日?")
_GENERIC = re.compile(r"(?:经济技术|经济|高新技术产业|高新技术|高新)?(?:开发区|经开区|高新区|新区|保税区|工业园区|园区)")
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


def _place(text: str, zone: str | None) -> tuple[str | None, str, frozenset[str]]:
    """The document's own zone or region: name, level, and the region codes that mean it."""
    zones = {z.name: z for z in load_zones()}
    regions = {r.code: r for r in load_regions()}
    words = vocabulary()
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    for found in words.scanner.finditer(text):
        for entry in words.entries[found.group()]:
            if entry.type not in ("zone", "region"):
                continue
            key = (entry.type, entry.value)
            weight = 3 if entry.type == "zone" else 1
            weight += 4 if found.start() < 60 else 1 if found.start() < 200 else 0
            counts[key] += weight
            first.setdefault(key, found.start())
    if zone is not None:
        if zone in zones:
            return zone, "zone", frozenset()
        entries = [e for e in words.entries.get(zone, ()) if e.type in ("zone", "region")]
        if entries and entries[0].type == "zone":
            return entries[0].value, "zone", frozenset()
        codes = frozenset(e.value for e in entries)
        return zone, regions[min(codes)].level if codes else "zone", codes
    best_zone = max((k for k in counts if k[0] == "zone"), key=lambda k: (counts[k], -first[k]), default=None)
    best = _best_region(counts, first, regions)
    if best_zone and (best is None or _GENERIC.search(text) or counts[best_zone] >= counts[("region", best)]):
        return best_zone[1], "zone", frozenset()
    if best is None:
        return None, "", frozenset()
    return regions[best].name, regions[best].level, frozenset({best})


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
    main = year
    if date and date[1] <= 4 and text.count(f"{date[0] - 1}年") > text.count(f"{date[0]}年"):
        main = date[0] - 1
    place, level, codes = _place(text, zone)
    own = set()
    if level in _SELF_WIDE:
        own.add(_SELF_WIDE[level])
        if place and place.endswith("市"):
            own.add("全市")
        if place and place.endswith("州"):
            own.add("全州")
    if place is None:
        wide = Counter(w for w in re.findall(r"全[市县州旗省]", text))
        if not re.search(r"全区|我区|开发区|经开区|高新区|园区", text) and wide:
            own.add(wide.most_common(1)[0][0])
    return Context(place, frozenset(own), level not in ("", "zone"), year, date[1] if date else None, date is None, main, codes)
