"""Tell when two names mean one zone: 天水市经济技术开发区, 遵义国家经开区, 新站高新区 and 合肥新站高新区."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from metrics.extraction.zones.gazetteer import short_names, zones
from metrics.extraction.zones.kinds import WHOLE
from metrics.language.vocabulary import vocabulary

_ECONOMIC = ("经开区", "开发区", "经济开发区", "经济技术开发区")
_SHORT = 2  # 园区, 全区: what any zone may be

_RANK = re.compile("国家级?(?=经济|高新|经开)")
_LEVEL = re.compile("(?<=[一-鿿]{2})[市县区](?=经济|高新|经开|开发|工业园|综合保税|综保|保税)")
_ETDZ = re.compile(f"(?:{'|'.join(reversed(_ECONOMIC))})$")
_PARK = re.compile("工业园区$")
_KIND = re.compile(f"(?<=[一-鿿]{{2}})(?:{WHOLE})$")
_BONDED = re.compile("综保区$")
_CORPS = re.compile("新疆(?:生产建设)?(?=兵团分区$)")


@lru_cache(maxsize=1 << 12)
def canonical(name: str) -> str:
    """The gazetteer's name of a zone, else the name as printed; 市 and 国家级 within it are no part of it."""
    for word in dict.fromkeys((name, _RANK.sub("", name), _LEVEL.sub("", name), _LEVEL.sub("", _RANK.sub("", name)))):
        entries = [entry for entry in vocabulary().entries.get(word, ()) if entry.type == "zone"]
        if entries:
            return entries[0].value
    return _CORPS.sub("", _BONDED.sub("综合保税区", _RANK.sub("", name)))


_KINDS_BEGIN = ("经", "高新", "开", "综", "保", "工业", "产业", "新区")


@lru_cache(maxsize=1 << 12)
def within_region(name: str) -> str:
    """新站高新区 of 合肥新站高新区: a zone's name without the region before it; empty where it is named after one alone."""
    for length in range(min(5, len(name) - 4), 1, -1):
        first, rest = name[:length], name[length:]
        if not rest.startswith(_KINDS_BEGIN) and (first in short_names() or is_region(first)):
            return rest
    return ""


def is_region(word: str) -> bool:
    """True for the name of a province, a city or a county."""
    return any(entry.type == "region" for entry in vocabulary().entries.get(word, ()))


def spellings(names: Iterable[str]) -> dict[str, str]:
    """By each name of zones in one text the one to call it by: the gazetteer's, else the longest that says its region."""
    whole = {name: canonical(name) for name in names}
    alike: dict[str, list[str]] = {}
    for name in whole.values():
        alike.setdefault(_stem(name), []).append(name)
    whole = {
        name: found if found in zones() else max(alike[_stem(found)], key=lambda each: (_LEVEL.search(each) is None, len(each)))
        for name, found in whole.items()
    }
    longer: dict[str, set[str]] = {}
    for name in set(whole.values()):
        for word in (name, *(zones()[name].aliases if name in zones() else ())):
            if rest := within_region(word):  # 火炬开发区 where 中山火炬开发区 is named too
                longer.setdefault(_stem(canonical(rest)), set()).add(name)
    return {name: found if found in zones() else _only(longer.get(_stem(found), ())) or found for name, found in whole.items()}


@lru_cache(maxsize=1 << 12)
def _stem(name: str) -> str:
    """One for 荣昌县工业园区 and 荣昌工业园, for 姜堰经济开发区 and 姜堰开发区."""
    return name if name in zones() else _PARK.sub("工业园", _ETDZ.sub("开发区", _LEVEL.sub("", name)))


def are_alike(one: str, other: str) -> bool:
    """Whether two names are one zone's: 姜堰经开区 and 姜堰经济开发区."""
    return _stem(canonical(one)) == _stem(canonical(other))


def _only(names: Iterable[str]) -> str:
    found = list(names)
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1 << 12)
def written(name: str) -> tuple[str, ...]:
    """How a text may write a zone: by its name, an alias, either with 市 before its kind, or its name without its region."""
    return tuple(_ways(name))


def _ways(name: str) -> Iterator[str]:
    for word in (name, *(zones()[name].aliases if name in zones() else ())):
        yield word
        if kind := _KIND.search(word):
            yield f"{word[: kind.start()]}市{word[kind.start() :]}"
    if name not in zones() and (rest := within_region(name)):
        yield rest


def is_of_kind(word: str, name: str) -> bool:
    """Whether a zone by this name may call itself by a kind: 经开区 is what 常州经济技术开发区 is, and 兰州新区 and 玉溪高新区 are not."""
    if "高新" in word or "新技术" in name or "高新" in name:
        return "高新" in word and ("新技术" in name or "高新" in name)
    if word in _ECONOMIC:
        return any(kind in name for kind in _ECONOMIC)
    return word in name and len(word) > _SHORT
