"""Lines that a column has cut: in a text set in columns most lines are as long as the column is wide, and go on in the next."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import NamedTuple

_FEWEST = 8  # full lines that make a column
_WIDEST = 60  # characters; longer lines are paragraphs
_NARROWEST = 12  # characters; shorter ones are items, or cells
_INDENT = 4  # characters at most, and a sixth of a narrow column
SPARE = 2  # characters, or columns of half their width, by which a full line may be shorter
_ENDS = frozenset("。!?:;")
_FIGURE_ENDS = frozenset("元%个户家人次位点倍吨0123456789")  # what lines of a list of figures end with
_UNIT, _WORD = re.compile("[ ]{0,4}(?:[万亿億萬]{1,2}(?:美?元|吨|平方米)|%)"), re.compile("[\u4e00-\u9fff]")
_DECIMALS = re.compile(r"\d\.[ ]{0,4}\n[ ]{0,4}\d{1,4}(?:[亿万%]|个百分点)")
_FULL, _GOING_ON, _FIGURES = (
    0.5,
    0.7,
    0.4,
)  # parts of the lines that are full, of these those that end inside a sentence, at most so many with a figure


class Column(NamedTuple):
    """How wide a column is, in characters, or in half their width where figures count for half."""

    width: int
    is_halved: bool

    def is_full(self, line: str, spare: int) -> bool:
        return _length(line, self.is_halved) >= self.width - spare

    def goes_on(self, line: str) -> bool:
        """True where a line is as long as the column is wide, or begins a paragraph and has lost its indent."""
        return self.is_full(line, min(_INDENT * (1 + self.is_halved), self.width // 6))


def _length(line: str, is_halved: bool) -> int:
    """Without the spaces that a PDF file's text has around its figures."""
    line = line.replace(" ", "") if " " in line else line
    return len(line.encode("gb18030", "replace")) if is_halved else len(line)


def _is_cut(lines: list[str]) -> bool:
    """True where most lines end inside a sentence, and not with the figure that they tell."""
    going_on = sum(line[-1] not in _ENDS for line in lines)
    figures = sum(line[-1] in _FIGURE_ENDS for line in lines)
    return going_on >= _GOING_ON * len(lines) and figures <= _FIGURES * len(lines)


def _may_be_cut(lines: list[str]) -> bool:
    """False where so many lines end with their sentence that no column can be full of cut ones; told without measuring."""
    return sum(line[-1] not in _ENDS for line in lines) >= _GOING_ON * max(_FEWEST, _FULL * len(lines))


def column_of(text: str) -> Column | None:
    """The column that a text is set in, None where its lines end where its sentences do.

    >>> column_of("上半年全区实现地区生产总\\n" * 9), column_of("上半年完成税收8亿元。\\n" * 9)
    (Column(width=12, is_halved=False), None)
    """
    lines = [line for line in map(str.strip, text.split("\n")) if len(line) >= _NARROWEST]
    if len(lines) < _FEWEST or not _may_be_cut(lines):
        return None
    bare = [line.replace(" ", "") for line in lines]
    found = [seen for seen in (_column(bare, False), _column(bare, True)) if seen is not None]
    return max(found, key=itemgetter(1))[0] if found else None


def _column(lines: list[str], is_halved: bool) -> tuple[Column, int] | None:
    """The column by one measure of width, and how many lines fill it."""
    lengths = [len(line.encode("gb18030", "replace")) for line in lines] if is_halved else list(map(len, lines))
    column = Column(sorted(lengths)[len(lengths) * 19 // 20], is_halved)
    if column.width > _WIDEST * (1 + is_halved):
        return None
    full = [line for line, length in zip(lines, lengths, strict=True) if length >= column.width - SPARE]
    return (column, len(full)) if len(full) >= max(_FEWEST, _FULL * len(lines)) and _is_cut(full) else None


def cuts_a_number(text: str, start: int, end: int, before: str) -> bool:
    """True where a break parts 完成投资96.8 | 亿元, 316亿 | 元 or 536. | 2亿元; `before` is the line above it."""
    if before[-1].isdigit():
        return _UNIT.match(text, end) is not None and _WORD.search(before) is not None
    return (before[-1] in "亿万" and text[end] == "元") or (before[-1] == "." and _DECIMALS.match(text, start - 2) is not None)
