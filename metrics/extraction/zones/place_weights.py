"""How much weight the names of places have in a text, and which region it keeps naming."""

from __future__ import annotations

import re
from collections import Counter

from metrics.extraction.zones.gazetteer import by_short_name, regions
from metrics.extraction.zones.joint_names import branch_behind
from metrics.extraction.zones.place import LEAD, TITLE
from metrics.extraction.zones.placenames import Key, PlaceNames
from metrics.extraction.zones.zonenames import spellings
from metrics.language.vocabulary import vocabulary

_TITLE_ZONE = re.compile(
    r"\n[ ]{0,4}(?![上下]半年|[今去明上本全][年市省县区州]|[前第]?[一二三四]季度|首季度?|我[市省县州])([\u4e00-\u9fff]{2,4}?)(经济技术开发区|高新技术产业开发区|经济开发区|高新区|经开区|开发区|新区|综保区|保税区)"
)
_TITLE_REGION = re.compile(r"\s{0,8}([\u4e00-\u9fff]{2,4}):")
_GONE_TO = "到赴在来往抵访"  # 周书记到高新区调研: how what leads to a place ends
SEVERAL = 4  # other zones or places
_FEW = 2  # regions
_TITLES = 40  # so many different headings are looked up at most
_RANK = {"county": 2, "prefecture": 1, "province": 0}


def weights_of(names: PlaceNames) -> tuple[Counter[Key], dict[Key, int]]:
    """How much weight each place's name has in the text, and where it stands first."""
    counts: Counter[Key] = Counter()
    first: dict[Key, int] = {}

    mentions, text = [*names.known, *names.made], names.text
    title = _TITLE_REGION.match(text)
    if title and len(named := by_short_name(title[1])) == 1:
        mentions.append((("region", named[0].code), 3, 0))
    headings = [heading for heading in _TITLE_ZONE.finditer("\n" + text) if not branch_behind(text, heading.end() - 1)]
    headings = [heading for heading in headings if heading[1][-1] not in _GONE_TO]
    titles = {heading[1] + heading[2]: heading for heading in headings}
    for name, heading in list(titles.items())[:_TITLES]:
        if (times := text.count(name)) > 1 and not vocabulary().find(heading[1]):
            mentions.append((("named", name), 3 * times, heading.start()))
    called = spellings(name for (kind, name), _, _ in mentions if kind != "region")
    for (kind, name), weight, at in mentions:
        key = (kind, name) if kind == "region" else ("zone", called[name])
        counts[key] += weight + (4 if at < TITLE else 1 if at < LEAD else 0)
        first.setdefault(key, at)
    return counts, first


def best_region(counts: Counter[Key], first: dict[Key, int]) -> str | None:
    """The most specific region that the text keeps naming."""
    found = [(code, count) for (kind, code), count in counts.items() if kind == "region"]
    if len(found) < _FEW:
        return found[0][0] if found else None  # as mostly: none to choose between
    top = max((count for _, count in found), default=0)
    strong = [code for code, count in found if count * 2 >= top]
    if len({code[:2] for code in strong}) > SEVERAL:
        return None  # 上海、广州、天津、青岛…: as much of one as of the others
    if (province := _province_of_cities(strong, counts, first, top)) is not None:
        return province
    if _are_cities_alike(strong, first):
        return None
    if len(found) > SEVERAL:  # few texts name as many regions
        within = Counter(code[:4] for code, _ in found)
        cities = [code for code in strong if counts["region", code] == top and within[code[:4]] > SEVERAL]
        if len(cities) == 1 and regions()[cities[0]].level == "prefecture":
            return cities[0]  # 全市…,增幅高于平均的有甲区、乙市、…
    return max(strong, key=lambda c: (_RANK.get(regions()[c].level, 0), counts[("region", c)], -first[("region", c)]), default=None)


def _are_cities_alike(strong: list[str], first: dict[Key, int]) -> bool:
    """四川…:绵阳…,宜宾…,眉山…: a text that names several cities of one province alike, beside that alone, and not one of them in its title."""
    cities = [code for code in strong if regions()[code].level == "prefecture"]
    province = f"{cities[0][:2]}0000" if cities else ""
    if any(code[:2] != province[:2] for code in cities) or not set(strong) <= {province, *cities}:
        return False
    is_titled = province in strong and first["region", province] < TITLE
    is_led_by_one = sum(first["region", code] < TITLE for code in cities) == 1
    return len(cities) >= (SEVERAL - 1 if is_titled else SEVERAL) and not is_led_by_one


def _province_of_cities(strong: list[str], counts: Counter[Key], first: dict[Key, int], top: int) -> str | None:
    """The province that the lead of a text tells of, before cities that are named far below it."""
    provinces = [code for code in strong if regions()[code].level == "province"]
    for code in provinces:
        is_led = counts[("region", code)] == top and first[("region", code)] < TITLE
        if is_led and all(first[("region", other)] > LEAD for other in strong if other != code):
            return code
    return None
