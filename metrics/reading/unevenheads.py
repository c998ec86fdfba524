"""Two lines of heads over columns parted by blanks, where the upper ones stand over unlike numbers of columns: which of these each is over.

规上工业增加值   社会消费品零售总额
增速(%)  位次    总量(亿元) 增速(%) 位次

Where the words stand in their lines tells it, as a reader sees it; nothing is told where more than one reading fits.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from metrics.model import Cell

Row = list[Cell | None]
Extent = tuple[int, int]  # the columns of signs that a word takes up

_SLACK = 3  # signs by which a head may stick out of the columns below it
_MOST_HEADS, _MOST_COLUMNS = 12, 30


def under_uneven_heads(text: str, upper: Row, lower: Row, rest: list[Row], is_figure: Callable[[str], bool]) -> list[Row]:
    """The rows of a table with its two heads, the upper ones each over all of their columns; nothing where it is not certain.

    `text` holds the cells; `is_figure` says whether a cell's words are a number or stand for none.
    """
    width = Counter(map(len, rest)).most_common(1)[0][0]
    if any(len(row) != width for row in rest) or not 1 < len(upper) <= _MOST_HEADS or width > _MOST_COLUMNS:
        return []
    names = min(_names(row, is_figure) for row in rest)
    if len(lower) == width:
        groups, told = upper, lower[names:]
    elif len(lower) == width - names and len(upper) > names + 1:
        groups, told = upper[names:], lower
    else:
        return []
    is_set = names > 0 and all(groups) and all(told) and _stand_over_their_columns(text, told, [row[names:] for row in rest])
    splits = list(_splits(text, groups, told)) if is_set else []
    if len(splits) != 1:
        return []
    ends = [*splits[0][1:], len(told)]
    spread: Row = [head for head, first, end in zip(groups, splits[0], ends, strict=True) for _ in range(first, end)]  # as merged cells are
    blank: Row = [None] * names
    above = blank if groups is upper else upper[:names]
    return [[*above, *spread], [*(lower[:names] if len(lower) == width else blank), *told], *rest]


def _names(row: Row, is_figure: Callable[[str], bool]) -> int:
    """How many cells of a row stand before its figures."""
    return next((at for at, cell in enumerate(row) if cell is not None and is_figure(cell.text)), len(row))


def _stand_over_their_columns(text: str, told: Row, rows: list[Row]) -> bool:
    """Whether every head of the lower line has its figures right below it, as where blanks have not been squeezed."""
    heads = [_extent(text, cell) for cell in told if cell is not None]
    return all(cell is None or _touches(head, _extent(text, cell)) for row in rows for head, cell in zip(heads, row, strict=True))


def _touches(one: Extent, other: Extent) -> bool:
    return one[0] <= other[1] + _SLACK and other[0] <= one[1] + _SLACK


def _splits(text: str, groups: Row, told: Row) -> Iterator[list[int]]:
    """Every way to give each upper head columns side by side, of which no two say the same, so that it stands over them: where each begins."""
    above, below = [_extent(text, cell) for cell in groups if cell is not None], [_extent(text, cell) for cell in told if cell is not None]
    said = [cell.text for cell in told if cell is not None]

    def go_on(head: int, first: int) -> Iterator[list[int]]:
        if head == len(above):
            if first == len(below):
                yield []
            return
        for end in range(first + 1, len(below) - (len(above) - head - 1) + 1):
            if said[end - 1] in said[first : end - 1]:
                return
            if _stands_over(above[head], (below[first][0], below[end - 1][1])):
                yield from ([first, *others] for others in go_on(head + 1, end))

    yield from go_on(0, 0)


def _stands_over(head: Extent, columns: Extent) -> bool:
    """Whether a head lies over columns, and over most of its own length at least."""
    return head[0] >= columns[0] - _SLACK and head[1] <= columns[1] + _SLACK


def _extent(text: str, cell: Cell) -> Extent:
    """From which to which sign of its line a word stands, a Chinese one as wide as two."""
    line = text.rfind("\n", 0, cell.start) + 1
    first = _wide(text[line : cell.start])
    return first, first + _wide(cell.text)


def _wide(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words)
