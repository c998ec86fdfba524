"""Tell that a page is a town's or a street's, which no gazetteer holds: 石狮市锦尚镇召开…, over 2019年,锦尚实现…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.extraction.zones.own_words import OF_TOWN, TELLS_A_FIGURE, ZONE
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, words_of

_ENDINGS = tuple(words_of("town_ending"))
_ENDING = any_of("town_ending")
# The first line, or the first of several clauses: what may stand before says where the town lies.
_TITLED = seldom(
    r"[\s#“]{0,8}(?:[(（]?[\u4e00-\u9fff]{2,6}[市县州盟旗区][)）]?){0,2}"
    rf"([\u4e00-\u9fff]{{2,4}}(?:{_ENDING}))(?![\u4e00-\u9fff]{{0,3}}[、和与及])[^\n]{{0,60}}"
)
# 今年上半年,三垛镇完成…
_LED = seldom(rf"[\s#]{{0,8}}(?:[^,。\n]{{2,12}},)?([\u4e00-\u9fff]{{2,4}}(?:{_ENDING})){TELLS_A_FIGURE}[^,。\n]{{0,24}}\d")
_NO_NAME = seldom(rf"(?:.*[全我该各本个多等]|.{{0,3}}[城乡集小古重村省市县区名]|特色.*|.*特色)(?:{_ENDING})|.*(?:乡镇|镇街|街镇)")
_OF_THE_REGION = seldom(r"[全我][市县区州旗][^,。;\n各]{0,20}\d|[市县区](?:委|政府)工作报告")
_OFTEN = 2
_LINES = 6


def titled_town(text: str) -> str | None:
    """The town or street whose name begins a text that goes on about it, and tells no figure of the region around nor of a zone."""
    town = next(filter(None, (_name_in(_TITLED.match(text, start)) for start in _first_lines(text))), None)
    if town is None:
        return None
    stem = next(town.removesuffix(ending) for ending in sorted(_ENDINGS, key=len, reverse=True) if town.endswith(ending))
    is_its = text.count(stem) >= _OFTEN or any(word in text for word in OF_TOWN)
    is_of_others = _OF_THE_REGION.search(text) is not None or ZONE.search(text) is not None
    return town if is_its and not is_of_others else None


def _first_lines(text: str) -> Iterator[int]:
    """Where the first lines begin, above the first that holds a sentence: 第07版: / 二十里铺街道 / 优化营商环境."""
    start = 0
    for _ in range(_LINES):
        yield start
        end = text.find("\n", start)
        if end < 0 or text.find("。", start, end) >= 0:
            return
        start = end + 1


def leading_town(text: str) -> str | None:
    """The town or street that the first figure of a text is told of."""
    return _name_in(_LED.match(text))


def _name_in(found: re.Match[str] | None) -> str | None:
    return None if found is None or _NO_NAME.fullmatch(found[1]) is not None else found[1]
