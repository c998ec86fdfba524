"""Finds the tables that stand in plain text: runs of lines with tabs or bars, as pasted from a spreadsheet or in Markdown,
and runs of lines that are a name and bare numbers (地区生产总值 179.74 4.5), as a table looks once its rules are lost; those of
a cell a line by `celllines`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from metrics.model import Cell, Table
from metrics.reading.celllines import cell_tables
from metrics.reading.labelledlines import NUMBER, labelled_tables
from metrics.reading.spacedrows import beside_ordinals, is_bare, is_figure, under_head, under_two_heads, width_over
from metrics.reading.unevenheads import under_uneven_heads
from metrics.reading.yearheads import under_years

_DIGIT = re.compile(r"\d")
_WIDE = re.compile("[０-９]")  # as old pages set their tables, each as wide as a character
_HALVED = str.maketrans("０１２３４５６７８９．－＋％", "0123456789.-+%")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_DASHED = re.compile("[ ]*[-—─━═=]{8,}[ ]*")  # a rule under the head, or below the last row
_OPENED = re.compile(r"[^\S\n]*\|")
_FEWEST_ROWS = 2
_LONGEST, _WIDEST = 80, 200  # characters of a line of name and numbers, and with the blanks that set its columns far apart
_NONE = r"(?:[-—–－]{1,2}|/)"  # 规模以上工业增加值 — 8.6: a figure that is not told
_NAMED = re.compile(
    r"(?![^\n]*(?:增长|下降|增加|减少|提高|回落|同比)[ \u3000]+[-+]?\d[\d.]*[%％][ \u3000]*(?:\n|$))"  # GDP 增长 8% is said, and no row
    rf"[ \u3000]*(?:\d{{1,2}}[.、]?[ \u3000]+)?(?:其中[:：][ \u3000]?)?[^\s\d:：，。；、|-][^:：，。；\n|]{{1,70}}?(?:[:：][ \u3000]*|[ \u3000]+)(?:{_NONE}[ \u3000]+){{0,3}}{NUMBER}(?:[ \u3000]+(?:{NUMBER}|{_NONE})){{0,7}}(?:[ \u3000]+(?:同比)?(?:增长|下降)\d[\d.]{{0,6}}[%％])?[ \u3000]*"
)
_SIGN_LAST = frozenset("%％倍—–－/-")  # how such a line ends, unless with a digit
_SAID = re.compile(
    r"[^|\d]{2,20}\|[ \u3000]*\d[\d.,]*[ ]?[万亿]*(?:美?元|吨|个|家|户|人)[ \u3000]*\|[ \u3000]*(?:同比)?(?:增长|下降|[↑↓▲▼+-])[^|]{1,8}"
)  # GDP | 198.6亿元 | ↑13.8%: each figure says what it is
_BARS_SAID = 2  # in such a line
_HEADS = re.compile(r"(?!#)(?:其中[:：]|[^\d，。；：:\n|]|\d{1,4}(?=[年月\-—~至～]))+")  # 指标 单位 1-7月 同比
_SECOND_HEAD = re.compile(r"\t+[^\s，。；：:、]{1,12}[ \u3000]*")  # under the last column of a head; prose may be indented by a tab too
_SET_APART = r"(?:[\u4e00-\u9fff][ \u3000]{1,2}){2,15}[\u4e00-\u9fff](?:[（(][^)）\s]{1,8}[)）])?(?=[\s:：]|$)"  # 地 区 生 产 总 值(亿元)
_SPREAD_HEAD = "指[ \u3000]{1,8}标|单[ \u3000]{1,8}位|项[ \u3000]{1,8}目|地[ \u3000]{1,8}区"  # of two signs
_WORDS = re.compile(rf"{_SET_APART}|(?:{_SPREAD_HEAD})(?=\s)|(?:其中[:：][ \u3000]?)?[^\s:：]+")
_FIRST_HEAD = re.compile(
    r"[ \u3000]*(?:主要)?(?:经济)?(?:指[ \u3000]*标|项[ \u3000]*目)(?:名称)?(?=[ \u3000])"
)  # a head, also with a blank line below it
_REST_OF_HEAD = re.compile(r"[ \u3000]*[(（][^()（）|\n]{1,8}[)）][ \u3000]*\|?[ \u3000]*")  # (%) | below 指标 | 2022年 | 比上年增长
_BULLETS = frozenset("■●◆★◇□○▶")  # each alone before a blank: ■ 固定资产投资 +9.2%

# A grid has very many cells: made so, one costs half as much.
_new_cell: Callable[[tuple[str, int, int, str]], Cell] = partial(tuple.__new__, Cell)
Line = tuple[int, int, str]  # start, end and separator


def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of plain text.

    >>> [cell.text for cell in tables_in("指标\\t一季度\\nGDP\\t82.7\\n")[0].rows[1] if cell]
    ['GDP', '82.7']
    >>> [[cell.text for cell in row if cell] for row in tables_in("地区生产总值：82.7\\n进出口总额：12")[0].rows]
    [['地区生产总值', '82.7'], ['进出口总额', '12']]
    >>> [[cell.text for cell in row if cell] for row in tables_in("规上工业增加值 — 8.6\\n其中：高技术制造业 12 9")[0].rows]
    [['规上工业增加值', '—', '8.6'], ['其中：高技术制造业', '12', '9']]
    """
    text = text.translate(_HALVED) if _WIDE.search(text) is not None else text  # sign for sign, so that each keeps its place
    has_rows = "\t" in text or "|" in text or any(map(_is_named, text.split("\n")))
    # A run without any digit holds no figures.
    found = [lines for lines in _runs(text) if _DIGIT.search(text, lines[0][0], lines[-1][1])] if has_rows else []
    alone = {lines[0][0] for lines in found if len(lines) < _FEWEST_ROWS}  # rows of a table only where years stand over them
    runs = [table for table in under_years(text, [_table(text, lines) for lines in found]) if table.start not in alone]
    apart = [
        one for one in (*cell_tables(text), *labelled_tables(text)) if not any(one.start < run.end and run.start < one.end for run in runs)
    ]
    return tuple(sorted([*runs, *apart], key=lambda table: table.start))


def _is_named(line: str) -> bool:
    """Whether a line ends with a number, and a name stands before it."""
    last = line.rstrip(" \u3000")[-1:]
    return (last.isdecimal() or last in _SIGN_LAST) and _NAMED.fullmatch(line) is not None


def _runs(text: str) -> Iterator[list[Line]]:
    """The lines of each run; blank lines may part those of names and numbers."""
    run: list[Line] = []
    at, parted = 0, ""  # what parts the cells of the run's last line
    head: Line | None = None  # the last line of words
    above: tuple[Line | None, Line | None] = None, None  # that over the run, and the one over that
    before: Line | None = None
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        separator = _separator(line) or ("\t" if parted == "\t" and _SECOND_HEAD.fullmatch(line) else "")
        if separator and separator == parted:
            run.append((start, at - 1, separator))
            head = None
            continue
        if parted == "|" and run and _is_rest(text, run[-1], line):
            run[-1] = (run[-1][0], at - 1, parted)
            continue
        is_blank = not line or line.isspace() or (not separator and _DASHED.fullmatch(line) is not None)
        if parted == " " and is_blank:
            continue
        yield from _with_head(text, run, above)
        run, above, parted = [(start, at - 1, separator)] if separator else [], (head, before), separator
        if not is_blank:
            before = head
            head = (start, at - 1, " ") if not separator and _is_short(line) and _HEADS.fullmatch(line) else None
    yield from _with_head(text, run, above)


def _is_rest(text: str, row: Line, line: str) -> bool:
    """Whether a line is the rest of the last cell of the row above, which no bar closes."""
    return _REST_OF_HEAD.fullmatch(line) is not None and not text[row[0] : row[1]].rstrip().endswith("|")


def _with_head(text: str, run: list[Line], above: tuple[Line | None, Line | None]) -> Iterator[list[Line]]:
    """A run of lines with the line of words above it, or the two, where they are the head of names and numbers."""
    head, over = above
    if head is not None and run and run[0][2] == " ":
        words = len(_cells(text, *head))
        is_apart = _is_blank_between(text, head, run[0])
        is_near = (
            not is_apart or _FIRST_HEAD.match(text, *head[:2]) is not None or (len(run) > 1 and _is_blank_between(text, run[0], run[1]))
        )
        rows = [_cells(text, *line) for line in run]
        goes_on = over is not None and len(run) > 1 and not is_apart and over[1] + 1 == head[0]
        if over is not None and goes_on and _under_two(text, _cells(text, *over), _cells(text, *head), rows):
            run = [over, head, *run]
        elif words > 1 and is_near and width_over(words, rows):
            run = [head, *run]
    if run:
        yield run


def _under_two(text: str, upper: list[Cell | None], lower: list[Cell | None], rest: list[list[Cell | None]]) -> list[list[Cell | None]]:
    """The rows under two lines of heads; nothing where which head is over which column is not certain."""
    return under_two_heads(upper, lower, rest) or under_uneven_heads(text, upper, lower, rest, is_figure)


def _is_blank_between(text: str, one: Line, other: Line) -> bool:
    return text.count("\n", one[1], other[0]) > 1


def _separator(line: str) -> str:
    """What parts the cells of a line; nothing where it is no row of a table."""
    if "\t" in line and "\t" in line.lstrip():
        return "\t"
    if "|" in line and "|" in line.strip().strip("|"):
        return "" if line.count("|") == _BARS_SAID and _SAID.fullmatch(line) else "|"
    return " " if _is_short(line) and _NAMED.fullmatch(line) else ""


def _is_short(line: str) -> bool:
    """Whether a line is as short as a row is, but for the blanks between its cells."""
    return len(line) < _LONGEST or (len(line) < _WIDEST and len(line) - line.count(" ") - line.count("\u3000") < _LONGEST)


def _table(text: str, lines: list[Line]) -> Table:
    kept = lines
    if text.find("-", lines[0][0], lines[-1][1]) >= 0:
        kept = [line for line in lines if text.find("-", line[0], line[1]) < 0 or not _RULE.fullmatch(text, line[0], line[1])]
    opened = [sign == "|" and (text.startswith("|", at) or _OPENED.match(text, at) is not None) for at, _, sign in kept]
    broken = _lines_of_head(text, kept, opened) if any(opened) and not all(opened) else 0
    if broken:
        head = [cell for line in kept[:broken] for cell in _cells(text, *line)]
        return _filled([head, *(_cells(text, *line) for line in kept[broken:])], lines)
    # Where only some rows open with a bar, it is one that parts: the head's first cell is empty.
    is_mixed = any(opened) and not all(opened)
    rows = [_cells(text, *line) for line in kept]
    if is_mixed:
        rows = [[None, *row] if is_opened else row for row, is_opened in zip(rows, opened, strict=True)]
    if lines[0][2] == " ":
        is_headed = is_bare(rows[0])
        two = _under_two(text, rows[0], rows[1], rows[2:]) if is_headed and len(rows) > 2 and is_bare(rows[1]) else []
        rows = two or (under_head(rows) if is_headed else beside_ordinals(rows))
    return _filled(rows, lines)


def _lines_of_head(text: str, lines: list[Line], opened: list[bool]) -> int:
    """Over how many lines the cells of a head are broken (| 指标 | 单位 |, and 3月 | 1-3月 | below it), where they are as many as those of each row."""
    first = next((at for at, is_opened in enumerate(opened) if at and is_opened), 0)
    if first < _FEWEST_ROWS or not opened[0] or not all(opened[first:]):
        return 0
    widths = Counter(len(_cells(text, *line)) for line in lines[first:])
    usual, count = widths.most_common(1)[0]
    return first if sum(len(_cells(text, *line)) for line in lines[:first]) == usual and count > 1 else 0


def _filled(rows: list[list[Cell | None]], lines: list[Line]) -> Table:
    """A table of rows of several widths, and where in the text it stands."""
    width = max(map(len, rows), default=0)
    filled = [tuple(row) if len(row) == width else (*row, *[None] * (width - len(row))) for row in rows]
    return Table(tuple(filled), lines[0][0], lines[-1][1])


def _cells(text: str, start: int, end: int, separator: str) -> list[Cell | None]:
    if separator == " ":
        named = [Cell(found.group(), found.start(), found.end()) for found in _WORDS.finditer(text, start, end)]
        return list(named[1:] if named[0].text in _BULLETS else named)
    line, at = text[start:end], start
    pieces = line.split(separator)
    if separator == "|":  # the outer bars enclose
        if not (outer := pieces[0]) or outer.isspace():
            at += len(pieces.pop(0)) + 1
        if not (outer := pieces[-1]) or outer.isspace():
            pieces.pop()
    cells: list[Cell | None] = []
    if len(line.split()) == 1:  # no blanks to be taken away
        for piece in pieces:
            end = at + len(piece)
            cells.append(_new_cell((piece, at, end, "")) if piece else None)
            at = end + 1
        return cells
    for piece in pieces:
        words, length = piece.strip(), len(piece)
        if words:
            size = len(words)
            first = at if size == length else at + piece.index(words)
            cells.append(_new_cell((words, first, first + size, "")))
        else:
            cells.append(None)
        at += length + 1
    return cells
