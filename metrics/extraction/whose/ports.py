"""Whose the throughput of a port is: the place's own port or whoever runs it, a port of another name, a firm that works in one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from metrics.extraction.clause import Sentence
from metrics.extraction.whose.owners import Owner
from metrics.extraction.zones.gazetteer import region_name
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_CODES = ("port_throughput", "container_throughput")
_HARBOUR = re.compile("港(?:区|口|务)?(?:股份|集团|有限公司|公司)*(?:" + any_of("wishing_word") + ")?(?:累计|共)?(?:完成|实现)?$")
_NAMED = seldom(r"(?:^|[,;:。)])(?:其中)?([\u4e00-\u9fff]{2,6})港(?:今年|累计|共|完成|实现|集装箱|货物|港口){0,4}约?$")
_OF_ALL = re.compile("沿海|主要|全|我|该|各|辖区|内河|外贸|开放|自由|自贸|空")
_NEAR, _SHORTEST = 6, 2  # slots; characters of a name


def is_of_port(sentence: Sentence, at: int, code: str) -> bool:
    """曹妃甸港区完成货物吞吐量, 港口集团完成集装箱吞吐量: whoever runs a port has its figures."""
    return code in _CODES and _HARBOUR.search(sentence.text_of(at - 4, at)) is not None


def is_of_another_port(owner: Owner, sentence: Sentence, at: int, code: str) -> bool:
    """八所港货物吞吐量, 国投洋浦港累计完成货物吞吐量, on the page of 洋浦经济开发区: a port of another name, and a firm in its own; 镇江港, on that of 镇江新区: the city's."""
    place = owner.context.place
    if code not in _CODES or place.level not in ("zone", "county"):
        return False
    words = "".join(["" if t.letter == "T" else t.text for t in sentence.tokens[max(0, at - _NEAR) : at]])
    named = _NAMED.search(words)
    if named is None or _OF_ALL.search(named[1]):
        return False
    is_apart = place.level == "county" and (place.name or "").endswith(("县", "旗", "市"))  # 宁波港 is not that of 宁海县
    regions = place.own if is_apart else (*place.own, *place.above)
    own = " ".join((place.name or "", owner.context.title, *map(region_name, regions)))
    if place.level == "zone" and _is_its_citys(named[1], own, map(region_name, place.above)):
        return True
    known = next((length for length in range(len(named[1]), 1, -1) if named[1][-length:] in own), 0)
    return len(named[1]) - known >= _SHORTEST


def _is_its_citys(port: str, own: str, around: Iterable[str]) -> bool:
    """镇江港, on the page of a zone of 镇江 that is not called after the port."""
    return f"{port}港" not in own and any(name.startswith(port) and len(name) - len(port) <= 1 for name in around)
