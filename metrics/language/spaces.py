"""What sets a text on a page and is no part of it: entities for blanks, tags that end lines, blanks of any width.

Each becomes blanks or a line break, character for character, so that every place of the text keeps its number.
"""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.language.seldom import seldom

_ENTITY = re.compile(r"&(?:nbsp|e[nm]sp|thinsp|zwnj|#(?:160|8194|8195|8201|12288)|#[xX](?:[aA]0|200[239]|3000));")
# Tags of whole lines; those within one (<b>) are taken out with the other marks.
_LINE_TAG = re.compile(r"<(/?)(p|br|div|li|ul|ol|tr|h[1-6]|section|center)(?:[ ][^<>\n]{0,120})?/?>", re.IGNORECASE)
_ENDED = re.compile(r"[ \t\r]{0,40}(?:\n|$)")
_WIDTHS = re.compile("[\u1680\u2000-\u200a\u202f\u205f\xa0]")
_BETWEEN = seldom(r"(?<=[\u4e00-\u9fff\d]) (?=[\u4e00-\u9fff\d])")
FEWEST_BLANKS, _SPACED = 6, 4  # blanks, and characters to each of them at most
# 服务业 第三产业增加值376亿元,增长7%。…: what a paragraph is about, with a blank where a colon is meant
_LABEL = re.compile(
    "(?m)^([ \u3000]*(?:农业|工业|服务业|建筑业|项目|(?:固定资产)?投资|消费|外贸|外资|财政|金融|物价|(?:居民)?收入|民生|就业|工业生产|对外经济|第[一二三]产业))[ \u3000](?=[ \u3000]*[\u4e00-\u9fff][^\n]{15,}[。;；])"
)
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_TYPESET = "\u1680\u202f\u205f\u2060\ufeff\xa0\xad" + "".join(map(chr, range(0x2000, 0x2010)))  # either of these


@lru_cache(maxsize=4)  # asked again for the same text as it is read
def _is_typeset(text: str) -> bool:
    """True where a text has blanks or joints that only typesetting knows."""
    return not text.isascii() and any(map(text.__contains__, _TYPESET))  # a tenth of what a pattern takes


def with_plain_blanks(text: str) -> str:
    """The same text, as long as before, in which blanks are blanks and lines end with line breaks.

    >>> with_plain_blanks("<p>&nbsp;投资</p>增长")
    '         投资   \\n增长'
    """
    if "&" in text:
        text = _ENTITY.sub(lambda found: " " * len(found[0]), text)
    if "<" in text:
        text = _LINE_TAG.sub(_line_end, text)
    text = _LABEL.sub(r"\1:", text)
    return _WIDTHS.sub(" ", text) if _is_typeset(text) and _WIDTHS.search(text) is not None else text


def without_zero_width(text: str) -> str:
    """The text without characters that nobody sees."""
    return _ZERO_WIDTH.sub("", text) if _is_typeset(text) and _ZERO_WIDTH.search(text) is not None else text


def without_spacing(line: str) -> str:
    """The line, without the blanks that a scan puts between all its characters: 本 报 讯."""
    blanks = line.count(" ")
    return line if blanks < FEWEST_BLANKS or blanks * _SPACED < len(line) else _BETWEEN.sub("", line)


def places_seen(text: str) -> list[int]:
    """Where the characters that are seen stand in the text."""
    return [at for at, character in enumerate(text) if _ZERO_WIDTH.match(character) is None]


def _line_end(found: re.Match[str]) -> str:
    """Blanks, and a line break where the tag begins or ends a line that nothing else parts from the next."""
    blank, text = " " * (len(found[0]) - 1), found.string
    if found[1] or found[2].lower() == "br":
        return blank + (" " if _ENDED.match(text, found.end()) or _LINE_TAG.match(text, found.end()) else "\n")
    is_first = found.start() == 0 or text[found.start() - 1] == "\n"
    return (" " if is_first else "\n") + blank
