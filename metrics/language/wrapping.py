"""Lines that a column has cut: in a text set in columns most lines are as long as the column is wide, and go on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from metrics.language.seldom import seldom

_FEWEST, _FEW_MARKED = 8, 3  # full lines that make a column, and one whose paragraphs are marked
_WIDEST = 60  # characters; longer lines are paragraphs
_NARROWEST = 12  # characters; shorter ones are items, or cells
_NARROW = 40  # halves of characters; in a wider column no line so short goes on
_INDENT = 4  # characters at most, and a sixth of a narrow column
SPARE = 2  # characters, or columns of half their width, by which a full line may be shorter
_HANGING = 2  # characters by which it may be longer, where marks hang over the end
DIGITS = frozenset("0123456789")
FIRST_OF_UNITS = frozenset(" 万亿億萬美元吨平标%户家个人件项")
MAY_BE_CUT = DIGITS | frozenset("亿万.")  # what stands before a break in a number
LEAD_ON = ("预计", "力争", "争取", "确保")  # what is expected or wished for stands behind, so that no line ends with it
_ENDS = frozenset("。!?:;")
_FIGURE_ENDS = frozenset("元%个户家人次位点倍吨0123456789")  # what lines of a list of figures end with
_UNIT, _WORD = re.compile("[ ]{0,4}(?:[万亿億萬]{1,2}(?:美?元|吨|平方米|千瓦时|人次?|[户家件])|%)"), seldom("[\u4e00-\u9fff]")
_DECIMALS = re.compile(r"\d\.[ ]{0,4}\n[ ]{0,4}\d{1,4}(?:[亿万%]|个百分点)")
_FULL, _GOING_ON, _FIGURES = (
    0.5,
    0.7,
    0.4,
)  # parts of the lines that are full, of these those that end inside a sentence, at most so many with a figure
_FULL_MARKED, _MARKED = 0.3, 0.85  # of the lines where paragraphs are marked; of those that no mark parts from the one above, which is full
_MARK = "  "  # how a paragraph is indented at least; before a figure one blank may stand
_OVER = 20  # lines to each longer than the column


class Column(NamedTuple):
    """How wide a column is, in characters, or in half their width where figures count for half; how its paragraphs are marked."""

    width: int
    is_halved: bool
    mark: str = ""  # "indent", "blank" (a blank line), or nothing

    def is_full(self, line: str, spare: int) -> bool:
        """True where a line is at most `spare` shorter than the column, in the unit of `width`."""
        return _length(line, self.is_halved) >= self.width - spare

    def goes_on(self, line: str) -> bool:
        """True where a line is as long as the column is wide, or begins a paragraph and has lost its indent."""
        return self.is_full(line, min(_INDENT * (1 + self.is_halved), self.width // 6))

    def opens(self, text: str, start: int, end: int) -> bool:
        """True where a break between two offsets parts paragraphs."""
        return text.endswith(_MARK, start, end) if self.mark == "indent" else text.count("\n", start, end) > 1


class _Line(NamedTuple):
    text: str  # without blanks
    printed: str  # the same as it was printed: marks of full width are as wide as characters
    is_indented: bool
    is_behind_blank: bool


_IS_INDENTED, _IS_BEHIND_BLANK = attrgetter("is_indented"), attrgetter("is_behind_blank")


def bare(line: str) -> str:
    """The line without blanks, such as a PDF file's text has around its figures."""
    return "".join(line.split())


def _length(line: str, is_halved: bool) -> int:
    return len(line.encode("gb18030", "replace")) if is_halved else len(line)


def _is_cut(lines: list[str]) -> bool:
    """True where most lines end inside a sentence, and not with the figure that they tell."""
    going_on = sum(line[-1] not in _ENDS for line in lines)
    figures = sum(line[-1] in _FIGURE_ENDS for line in lines)
    return going_on >= _GOING_ON * len(lines) and figures <= _FIGURES * len(lines)


def _may_be_cut(lines: list[str]) -> bool:
    """False where no column can be full of lines that end inside a sentence: too few do, or all are far shorter than others, as headings are.

    Told by few of the lines, and of those without what they were printed like, so that most texts are never measured.
    """
    cut = sorted([len(line) for line in lines if line[-1] not in _ENDS])
    if len(cut) < _GOING_ON * max(_FEW_MARKED, _FULL_MARKED * len(lines)):
        return False
    longest = sorted(lines, key=len)[-1 - max(1, len(lines) // _OVER) :]  # of these one at least is no longer than the column
    width = min([_length(bare(line), is_halved=True) for line in longest])
    return width < _NARROW or 2 * cut[-_FEW_MARKED] >= width - 2 * (_INDENT + _HANGING)


def column_of(text: str, printed: str = "") -> Column | None:
    """The column that a text is set in, None where its lines end where its sentences do; `printed`: the same, character for character.

    >>> column_of("上半年全区实现地区生产总\\n" * 9), column_of("上半年完成税收8亿元。\\n" * 9)
    (Column(width=12, is_halved=False, mark=''), None)
    """
    stripped = list(map(str.strip, text.split("\n")))
    long = [line for line, length in zip(stripped, map(len, stripped), strict=True) if length >= _NARROWEST]
    if len(long) <= _FEW_MARKED or not _may_be_cut(long):
        return None
    lines = list(_lines(text, printed or text))
    long_lines = [line for line in lines if len(line.text) >= _NARROWEST]
    if not long_lines:
        return None  # long by their blanks alone, as rows are
    found = [seen for seen in (_column(lines, long_lines, False), _column(lines, long_lines, True)) if seen is not None]
    return max(found, key=lambda seen: (seen[0].mark != "", seen[1]))[0] if found else None


def _lines(text: str, printed: str) -> Iterator[_Line]:
    is_behind_blank, at = False, 0
    for line in text.split("\n"):
        words = line.strip()
        words = words.replace(" ", "") if " " in words else words
        if words:
            yield _Line(words, bare(printed[at : at + len(line)]), line[:2] == _MARK, is_behind_blank)
        is_behind_blank = not words
        at += len(line) + 1


def _column(lines: list[_Line], long: list[_Line], is_halved: bool) -> tuple[Column, int] | None:
    """The column by one measure of width, and how many of the long lines fill it."""
    printed = [line.printed for line in long]
    lengths = [len(line.encode("gb18030", "replace")) for line in printed] if is_halved else list(map(len, printed))
    width = _usual(lengths, 1 + is_halved)
    if width is None or width > _WIDEST * (1 + is_halved):
        return None
    full = [line.text for line, length in zip(long, lengths, strict=True) if length >= width - SPARE]
    column = Column(width, is_halved)
    mark = _mark(lines, column) if len(full) >= max(_FEW_MARKED, _FULL_MARKED * len(long)) else ""
    is_column = bool(mark) or (len(full) >= max(_FEWEST, _FULL * len(long)) and _is_cut(full))
    return (column._replace(mark=mark), len(full)) if is_column else None


def _usual(lengths: list[int], unit: int) -> int | None:
    """The length that most lines have, or nearly; None where more than a few are longer."""
    counts = Counter(lengths)
    width = max(counts, key=lambda each: (counts[each - 1] + counts[each] + counts[each + 1], each))
    longer = [length for length in lengths if length > width + _HANGING * unit]
    return None if len(longer) > max(1, len(lengths) // _OVER) else width


def _mark(lines: list[_Line], column: Column) -> str:
    """How paragraphs are marked: nearly every line without the mark goes on from a full one, which ends inside a sentence."""
    for mark, is_marked in (("indent", _IS_INDENTED), ("blank", _IS_BEHIND_BLANK)):
        unmarked = [above for above, line in pairwise(lines) if not is_marked(line)]
        going_on = [line.text for line in unmarked if column.goes_on(line.printed)]
        is_kept = len(unmarked) < len(lines) - 1 and len(going_on) >= max(_FEW_MARKED, _MARKED * len(unmarked))
        if is_kept and _is_cut(going_on):
            return mark
    return ""


def cuts_a_number(text: str, start: int, end: int, before: str) -> bool:
    """True where a break parts 完成投资96.8 | 亿元, 316亿 | 元 or 536. | 2亿元; `before` is the line above it."""
    if before[-1] in DIGITS:
        return text[end] in FIRST_OF_UNITS and _UNIT.match(text, end) is not None and _WORD.search(before) is not None
    return (before[-1] in "亿万" and text[end] == "元") or (before[-1] == "." and _DECIMALS.match(text, start - 2) is not None)
