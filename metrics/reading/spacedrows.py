"""Rows of tables parted by blanks: a blank cell leaves no trace in them, and a thousand may be parted by a blank too (19 278.1).

Only a row as wide as its head tells which column each of its figures stands in; those of another row stand beside all columns.
"""

from __future__ import annotations

import re
from collections import Counter

from metrics.model import Cell
from metrics.reading.labelledlines import NUMBER

Row = list[Cell | None]

_FIGURE = re.compile(rf"{NUMBER}|[-—–－]{{1,2}}|/")
_THOUSANDS, _HUNDREDS = re.compile(r"[-+－]?\d{1,3}"), re.compile(r"\d{3}(?:\.\d{1,4})?")
_MOST_NAMES = 2  # columns of names and units
_ORDINAL = re.compile(r"[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[一二三四五六七八九十]{1,3}[、.]?|\d{1,2}[、.]?")


def width_over(head: int, rows: list[Row]) -> int:
    """How many cells the rows under a head of so many have: as many, or one more, whose place in the head is blank; 0 where it is none of theirs."""
    rows = [row for row in rows if _is_numbered(row)] or rows  # the rows of parts have no number of their own
    counts = Counter(width for row in rows for width in (head, head + 1) if _fits(row, width))
    best = max(counts.values(), default=0)
    usual = Counter(map(len, rows)).most_common(1)[0][0]
    return max((width for width, count in counts.items() if count == best), key=lambda width: width == usual, default=0)


def under_head(rows: list[Row]) -> list[Row]:
    """The rows of a table whose first is its head, each cell under what tells of it."""
    head, rest = rows[0], rows[1:]
    width = width_over(len(head), rest) or max(map(len, rows))
    has_ordinals = any(map(_is_numbered, rest))
    has_thousands = any(len(row) > width and _fits(row, width) for row in rest)
    blank: Row = [None] * (width - len(head))
    return [blank + head, *(_placed(row, width, has_ordinals, has_thousands) for row in rest)]


def under_two_heads(upper: Row, lower: Row, rest: list[Row]) -> list[Row]:
    """The rows below 指标 单位 本月 累计 and 实绩 同比% 实绩 同比%: each head of the first line over as many of the second, which say the same again.

    Nothing where the second line tells each of them anything else: nobody knows which head it goes on then; nor where a row has lost a
    blank cell, whose figures would stand to the right of all columns, and below the last head.
    """
    width = Counter(map(len, rest)).most_common(1)[0][0]
    if any(len(row) != width for row in rest):
        return []
    is_whole = len(lower) == width  # 北京市 西城区 over 指标 单位 本期 ±% 本期 ±%: nothing stands over the names
    names = width - len(upper) * _repeated(lower, len(upper)) if is_whole else width - len(lower)
    groups, told = (upper, lower[names:]) if is_whole else (upper[names:], lower)
    each, left = divmod(len(told), len(groups)) if names > 0 and len(groups) > 1 else (0, 0)
    said = [cell.text for cell in told if cell is not None]
    if names > _MOST_NAMES or each < 2 or left or said != said[:each] * len(groups):
        return []
    spread = [cell if at == 0 else None for cell in groups for at in range(each)]
    over_names: Row = [None] * names
    return [[*(over_names if is_whole else upper[:names]), *spread], [*(lower[:names] if is_whole else over_names), *told], *rest]


def _repeated(lower: Row, times: int) -> int:
    """How many heads at the end of a line are said so many times over."""
    said = [cell.text for cell in lower if cell is not None]
    fitting = (each for each in range(2, len(said) // times + 1) if said[-each * times :] == said[-each:] * times)
    return next(fitting, 0) if times > 1 else 0


def beside_ordinals(rows: list[Row]) -> list[Row]:
    """The rows of a table without a head; a part's row has no number of its own: 税收收入 22.97 0.7 under (六) 一般公共预算收入."""
    width = max(map(len, rows), default=0)
    if not any(map(_is_numbered, rows)):
        return rows
    return [[None, *row] if len(row) == width - 1 and not _is_numbered(row) else row for row in rows]


def is_figure(words: str) -> bool:
    """Whether a cell's words are a number, or stand for none."""
    return _FIGURE.fullmatch(words) is not None


def is_bare(row: Row) -> bool:
    """Whether no cell of a row is a figure."""
    return not any(cell is not None and _FIGURE.fullmatch(cell.text) for cell in row)


def _placed(row: Row, width: int, has_ordinals: bool, has_thousands: bool) -> Row:
    if len(row) > width and _fits(row, width):
        return _joined(row)
    if len(row) == width and not (has_thousands and _parted(row)):
        return row
    if has_ordinals and len(row) == width - 1 and not _is_numbered(row):
        return [None, *row]
    first = next((at for at, cell in enumerate(row) if at and cell is not None and _FIGURE.fullmatch(cell.text)), len(row))
    return [*row[:first], *[None] * max(0, width - first), *row[first:]]


def _fits(row: Row, width: int) -> bool:
    """Whether a row has so many cells, or would with its thousands put together: all of them, else nobody knows which."""
    return len(row) == width or (len(row) > width and len(_parted(row)) == len(row) - width)


def _parted(row: Row) -> list[int]:
    """Where a cell may be the thousands of the one behind it."""
    return [
        at
        for at in range(1, len(row) - 1)
        if (one := row[at]) is not None
        and (two := row[at + 1]) is not None
        and _THOUSANDS.fullmatch(one.text)
        and _HUNDREDS.fullmatch(two.text)
    ]


def _joined(row: Row) -> Row:
    joined: Row = []
    parted = set(_parted(row))
    for at, cell in enumerate(row):
        held = joined[-1] if joined else None
        if at - 1 in parted and held is not None and cell is not None:
            joined[-1] = Cell(f"{held.text} {cell.text}", held.start, cell.end)
        else:
            joined.append(cell)
    return joined


def _is_numbered(row: Row) -> bool:
    return bool(row) and row[0] is not None and _ORDINAL.fullmatch(row[0].text) is not None
