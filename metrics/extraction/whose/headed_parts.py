"""Follow the sections of a zone's page that a part of it or a town heads: 【金星新城】, 永安镇:产业园里话增收; what they tell is the part's."""

from __future__ import annotations

import re
from collections.abc import Collection

from metrics.extraction.document.context import Context
from metrics.extraction.whose.own_zone import OwnZone
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales
from metrics.language.vocabulary import any_of, words_of

_KIND = rf"(?:{any_of('park_ending', 'park_kind_word', 'town_ending')})"
_KINDS = Telltales(*words_of("park_ending"), *words_of("park_kind_word"), *words_of("town_ending"))
_HEADING = 40  # characters; a longer paragraph is prose
_NAME = r"(?P<name>[\u4e00-\u9fff]{2,6}?)"
_MONTHS = r"上半年|前三季度|[一二三四]季度|\d{1,2}(?:-\d{1,2})?月份?"
_HEADS = rf"(?:【{_NAME}{_KIND}】|(?:【[\d-]{{4,11}}】)?[■◆●▲★◎#* ]*(?:\d{{4}}年)?(?:{_MONTHS})?,?(?P<before>[\u4e00-\u9fff]{{2,6}}?){_KIND}(?:[:,][^。;\n]+|(?P<told>[^。;:,\n]{{0,16}}(?:指标|经济|财政|工作)[^。;:,\n]{{0,6}}(?:情况|总结|快报|简报|分析|报告|公报)))?)[ ]*"
_BYLINE = re.compile("[(■ ]{0,2}(?:来源|作者|本[报刊网]|记者|通讯员|编辑|文[/|]|图[/|])")
_IS_HEADING = re.compile(rf"[^。;\n]{{2,{_HEADING}}}")
_HEADING_OF_PART = seldom(_HEADS)
_LINES = re.compile(rf"(?m)^(?=[^。;\n]{{3,{_HEADING}}}$){_HEADS}$")
_OF_TOWNS, _TOWNS = ("county", "prefecture"), tuple(words_of("town_ending"))
_BEGINNING = 60  # characters of a section in which it must name the part again, but where the heading says that it tells of its economy


class HeadedPartTold:
    """Whether a text's sentence, as they are met one after another, stands below a heading that names a part of the zone or a town."""

    def __init__(self, text: str, context: Context, places: Collection[str]) -> None:
        """`places`: the headings whose sections are read as theirs."""
        self._text, self._own, self._places = text, OwnZone(text, context, is_around=False), places
        self._is_region = context.place.level in _OF_TOWNS
        is_told = (self._is_region or context.place.level == "zone") and context.zone is not None and _KINDS.stand_in(text)
        self.is_told = is_told and any(map(self._is_gone_on_about, _LINES.finditer(text)))
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True from such a heading to the next one, or to where the zone speaks of itself."""
        if new_paragraph and _BYLINE.match(self._text, start, end) is not None and self._is_heading(start, end):
            return self._holds
        if new_paragraph and self._is_heading(start, end):
            self._holds = self._part(start, end)
        elif self._holds and self._own.is_spoken_of(start, end):
            self._holds = False
        return self._holds

    def _is_heading(self, start: int, end: int) -> bool:
        return _IS_HEADING.fullmatch(self._text, start, end) is not None and self._text[end : end + 1] == "\n"

    def _part(self, start: int, end: int) -> bool:
        """True for a line that names a part which the text below it goes on about."""
        found = _HEADING_OF_PART.fullmatch(self._text, start, end)
        return found is not None and self._is_gone_on_about(found)

    def _is_gone_on_about(self, found: re.Match[str]) -> bool:
        if found.group() in self._places:
            return False
        name, end = found["name"] or found["before"], found.end()
        if self._is_region and not self._text.startswith(_TOWNS, found.end("name" if found["name"] else "before")):
            return False  # a zone that heads a section of a county's page is read as that
        if any(name in own for own in self._own.names):
            return False
        goes_on = (name, f"该{self._kind(found)}", f"全{self._kind(found)}")
        return found["told"] is not None or any(self._text.find(each, end, end + _BEGINNING) >= 0 for each in goes_on)

    @staticmethod
    def _kind(found: re.Match[str]) -> str:
        """镇, 街道, 园: the last character of what the heading names."""
        behind = found.string[found.end("name" if found["name"] else "before") :]
        return "街道" if behind.startswith("街道") else behind[:1]
