"""Puts a table together again that a page broke off: heads printed anew go, and a row cut in two becomes one.

A row of which a page holds the first lines and the next page the others would be read with half its name: 石家庄经济 / 技术开发区.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from metrics.reading.assemble import Assembly, Entry, Grid
from metrics.reading.tablerows import is_figure

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,3}[、.．]|其中|[#＃]|合\s?计|总\s?计|小\s?计"
)
_LONGEST = 24  # characters of the rest of a name


def rest_of(assembly: Assembly, grid: Grid) -> Grid | None:
    """What a table at the top of a page adds to the one that the page before ended with; None where it is another table."""
    before = assembly.rows_of_last_table()
    repeated = 0
    while repeated < min(len(grid), len(before)) and _texts(grid[repeated]) == before[repeated] and not _has_figures(before[repeated]):
        repeated += 1
    rest = grid[repeated:]
    first = _texts(rest[0]) if rest else []
    is_cut = bool(first) and _is_rest(first, before[-1])
    if not first or not (repeated or _has_figures(first) or (is_cut and sum(map(bool, first)) == 1)):
        return None
    if is_cut:
        whole = [_joined(one, other) for one, other in zip(assembly.take_last_row(), rest[0], strict=True)]
        return [whole, *rest[1:]]
    return rest


def _texts(row: Sequence[Entry | None]) -> list[str]:
    return [re.sub(r"\s+", " ", entry.text).strip() if entry is not None else "" for entry in row]


def _has_figures(texts: list[str]) -> bool:
    return any(is_figure(text) for text in texts[1:])


def _is_rest(row: list[str], last: list[str]) -> bool:
    """Words alone, each below words of a row that has figures; a heading or a row that begins anew is none."""
    held = [(text, above) for text, above in zip(row, last, strict=True) if text]
    is_words = all(above and not is_figure(text) and not is_figure(above) and len(text) <= _LONGEST for text, above in held)
    return bool(held) and is_words and _has_figures(last) and _NUMBERED.match(held[0][0]) is None


def _joined(one: Entry | None, other: Entry | None) -> Entry | None:
    if one is None or other is None or not other.text.strip():
        return one or other
    return Entry(one.text + other.text.strip(), one.place)
