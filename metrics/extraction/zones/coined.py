"""Find the names of zones that no gazetteer knows: 前湾新区, 新站高新区, 平潭综合实验区.

A name is what stands before a kind of zone again and again while the words before it change; behind the name of the
city around it, once is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from metrics.extraction.zones.gazetteer import province_shorts
from metrics.language.vocabulary import any_of, words_of

_QUALITY, _BASE = f"(?:{any_of('zone_quality_word')})", f"(?:{any_of('zone_kind_word')})"
KIND = re.compile(f"{_QUALITY}{{0,6}}{_BASE}")
_LAST_WORD = re.compile(_BASE)  # begins with few characters, so that looking for it is fast
_QUALITIES = re.compile(f"{_QUALITY}{{1,6}}$")
_QUALITY_ENDS = frozenset(word[-1] for word in words_of("zone_quality_word"))
_LONGEST = 18  # characters of six qualities
SINGULAR = re.compile("试验|实验|示范|合作|自贸|自由贸易")  # a province has one: 广西自贸试验区
_EXPORTS = "出口加工区"
_LENGTHS = (2, 3, 4, 5)  # characters of a zone's own name
_LEAD = 200  # characters in which a page comes to name whose it is
_TITLE = 60
_AGAIN = 2  # times that a name must stand in a text, and different words before it
# What no zone's own name holds: words for all zones, for ranks and kinds, and those that only lead up to a name.
NO_NAME = re.compile(
    r"[的和与及在是为对将把到从由以等个各全我该本于有向了年月日之或让使给被共区县市家省级国亿破]|治州|[两二三四五六七八九十]大(?!连)|[全我本该]州"
    f"|{any_of('no_zone_name_word')}"
)


@dataclass(slots=True)
class _Candidate:
    """What may be a zone's name: where it stands first, how often, and what stands before it."""

    first: int
    times: int = 0
    kind: str = ""  # in the longest words
    before: set[str] = field(default_factory=set)


def coined(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[str, str, int]]:
    """Each mention of a zone that a text names more than once, its lead among them: its name, its kind, and where that stands.

    A page that calls itself by another kind (开发区 throughout, 软件产业园 twice) must name it in its title.

    `taken` are the places of names that are known, in order; a kind of zone within one is no other zone's.
    """
    kinds = [(at, kind, _family(kind), _names(text, at, kind)) for at, kind in _free(text, taken)]
    seen: dict[tuple[str, str], _Candidate] = {}  # by name and family of kinds: 姜堰开发区 is 姜堰经济开发区
    bare: dict[str, int] = {}
    for at, kind, family, names in kinds:
        bare[family] = bare.get(family, 0) + (not names)
        for name in names:
            found = seen.get((name, family))
            if found is None:
                found = seen[name, family] = _Candidate(at - len(name))
            found.times += 1
            found.kind = max(found.kind, kind, key=len)
            found.before.add(_before(text, at - len(name)))
    own = max(bare, key=lambda family: bare[family], default="")
    title = _title(text)
    named = {
        key for key, found in seen.items() if _is_name(found, title) and (found.first < title or bare[own] <= found.times or key[1] == own)
    }
    named = {key for key in named if f"撤销{key[0]}{seen[key].kind}" not in text}  # 撤销黔江开发区,设立黔江区: it is no more
    # 金桥出口加工区 beside 金桥开发区, which was called so
    named = {key for key in named if key[1] != _EXPORTS or not any(key[0] in text[start:end] for start, end in taken)}
    for at, _, family, names in kinds if named else ():
        keys = [(name, family) for name in names if (name, family) in named]
        if keys:
            key = max(keys, key=lambda key: (2 * seen[key].times > seen[keys[-1]].times, len(key[0])))
            yield key[0], seen[key].kind, at


def _is_name(found: _Candidate, title: int) -> bool:
    """True for what a page's lead names, and names again behind other words."""
    return found.times >= _AGAIN and found.first <= max(title, _LEAD) and len(found.before) >= _AGAIN


def _title(text: str) -> int:
    """Where the first line or sentence ends."""
    return min((at for at in (text.find("\n"), text.find("。")) if 0 <= at < _TITLE), default=_TITLE)


def _before(text: str, start: int) -> str:
    """The character before a name, each beginning of a clause being another."""
    before = text[start - 1 : start]
    return before if "\u4e00" <= before <= "\u9fff" else str(start)


@lru_cache(maxsize=1 << 10)
def _family(kind: str) -> str:
    """The kinds by which one zone may be called: 工业园 and 园区, 开发区 and 经开区, not 高新技术产业开发区."""
    if kind.endswith(_EXPORTS):
        return _EXPORTS
    return (
        "高新区"
        if "高新" in kind
        else next((family for ending, family in words_of("zone_family_ending").items() if kind.endswith(ending)), kind[-2:])
    )


def _free(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Where kinds of zones stand that belong to no known name."""
    known = [*taken, (len(text), len(text))]
    number = 0
    for start, end in _kinds(text):
        while known[number][1] <= start:
            number += 1
        if known[number][0] >= end and text[end : end + 1] != "、":  # a member of a list
            yield start, text[start:end]


def _kinds(text: str) -> Iterator[tuple[int, int]]:
    """Where kinds of zones stand, each with all its qualities."""
    end = 0
    for found in _LAST_WORD.finditer(text):
        last = found.start()
        if last < end:
            continue
        qualities = _QUALITIES.search(text, max(end, last - _LONGEST), last) if text[last - 1 : last] in _QUALITY_ENDS else None
        if (kind := KIND.match(text, qualities.start() if qualities is not None else last)) is not None:
            start, end = kind.span()
            yield start, end


def _names(text: str, at: int, kind: str) -> list[str]:
    """What may be a zone's own name before its kind, the longest first."""
    start = at
    while at - start < _LENGTHS[-1] and start and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    names: list[str] = []
    for length in _LENGTHS:
        name = text[at - length : at]
        if length > at - start or NO_NAME.search(name):
            break  # a longer one ends with the same
        if name not in province_shorts() or SINGULAR.search(kind):
            names.insert(0, name)
    return names
