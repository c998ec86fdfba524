"""Heads that have slipped: where a page's merged cells were dropped, its heads stand one column too far left, and the second line of one alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from metrics.extraction.tabular.captions import distinct
from metrics.extraction.tabular.cells import is_figure, look_at
from metrics.extraction.tabular.columns import Row
from metrics.extraction.tabular.facets import CUMULATIVE, Facets
from metrics.extraction.tabular.heads import clean, facets
from metrics.model import Cell

_FEWEST = 2  # heads that can be seen to have slipped


def below_last(heads: list[Row], cells: list[Cell]) -> Row | None:
    """增长% alone in the row below heads of which the last says 累计 and no more: it belongs to that one."""
    if not heads or len(cells) != 1 or is_figure(cells[0]) or not _tells_of_figures(facets(clean(cells[0].text))):
        return None
    filled = [at for at, cell in enumerate(heads[-1]) if cell is not None and cell.text.strip()]
    last = heads[-1][filled[-1]] if len(filled) >= _FEWEST else None
    if last is None or facets(clean(last.text)) != Facets(span=CUMULATIVE):
        return None
    return tuple(cells[0] if at == filled[-1] else None for at in range(len(heads[-1])))


def _tells_of_figures(said: Facets) -> bool:
    """增长%, 增减百分点; 一、工业 heads the rows below."""
    return not said.indicator and not said.names and (bool(said.measure) or said.unit.endswith(("%", "百分点")))


def aligned(heads: list[Row], row: Row) -> list[Row]:
    """9月 | 1-9月累计 | 累计 over a name and three figures: the heads without the blank one that stood over the names."""
    filled = [at for at, cell in enumerate(heads[0]) if cell is not None and cell.text.strip()]
    if len(filled) < _FEWEST or filled != list(range(len(row) - 1)) or any(head[-1] is not None for head in heads):
        return heads
    first, name, last = heads[0][0], row[0], row[-1]
    if first is None or name is None or is_figure(name) or last is None or not (is_figure(last) or look_at(last.text).is_none):
        return heads
    said = facets(clean(first.text))
    is_of_figures = not (said.indicator or said.role or said.zone or said.rest) and bool(said.period or said.span)
    return [(None, *head[:-1]) for head in heads] if is_of_figures and len(distinct(row)) > _FEWEST else heads


def are_slipped(heads: list[Row]) -> bool:
    """目标 | 完成 | 完成率 over 总量 | 增速 | 总量 | 增速 | %: a head begins inside the ones that are said again below, as merged cells were dropped."""
    if len(heads) < _FEWEST:
        return False
    upper = heads[-2]
    if any(cell is not None and cell is before for before, cell in pairwise(upper)):
        return False  # merged cells have been kept
    said = [clean(cell.text) if cell is not None else "" for cell in heads[-1]]
    begins = {at for at, cell in enumerate(upper) if at and cell is not None and cell.text.strip() and cell is not upper[at - 1]}
    for first, size in _said_again(said):
        one, other = ({at - start for at in begins if start <= at < start + size} for start in (first, first + size))
        if one != other and max(one | other) > 0:
            return True
    return False


def _said_again(said: list[str]) -> Iterator[tuple[int, int]]:
    """Where as many different heads stand twice, one lot right behind the other, and how many."""
    for size in range(2, len(said) // 2 + 1):
        for first in range(len(said) - 2 * size + 1):
            lot = said[first : first + size]
            if all(lot) and len(set(lot)) == size and lot == said[first + size : first + 2 * size]:
                yield first, size
