"""What the ranks of a league table rank, by its own figures: 绝对值 | 增速 | 位次 over five counties whose growth falls from the first to
the last, and whose amounts do not; or over rows of which one has growth and a rank, and no amount.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from metrics.extraction.tabular.cells import look_at, number_in
from metrics.extraction.tabular.columns import Column, Row
from metrics.extraction.tabular.neighbours import RANKED, column_at, kind_of
from metrics.model import Cell

_FEWEST = 5  # rows: an order of fewer may be chance


def ranked_by_order(rows: Sequence[Row], columns: list[Column], at: int) -> str:
    """The measure of a column of ranks that follow the one kind of figures between it and the ranks before, and no other."""
    own = column_at(columns, at).head.indicator
    follows: dict[str, bool] = {}
    lacks: dict[str, bool] = {}  # kinds of which some row that is ranked has no figure
    for left in range(at - 1, -1, -1):
        column = columns[left]
        head = column.head
        if not column.has_head or head.role or head.measure.startswith("rank") or (head.indicator and head.indicator != own):
            break
        kind = "" if head.rest else kind_of(head, own)
        follows[kind] = follows.get(kind, True) and _follow(rows, at, left)
        lacks[kind] = lacks.get(kind, False) or _is_ranked_without(rows, at, left)
    found = [kind for kind, is_followed in follows.items() if is_followed]
    found = found or [kind for kind, is_lacking in lacks.items() if not is_lacking]  # 规上工业增加值 | - | 8.6 | 3: of its growth
    return RANKED.get(found[0], "") if len(found) == 1 else ""


def _follow(rows: Sequence[Row], at: int, left: int) -> bool:
    """Whether figures fall, or stay, from each rank to the next, of rows enough to tell."""
    told = [(rank, figure) for row in rows if (rank := _rank(row[at])) and (figure := _figure(row[left])) is not None]
    told.sort(key=lambda pair: (pair[0], -pair[1]))
    is_league = len({rank for rank, _ in told}) >= _FEWEST
    return is_league and all(one[1] >= other[1] for one, other in itertools.pairwise(told))


def _is_ranked_without(rows: Sequence[Row], at: int, left: int) -> bool:
    """Whether a row has a rank and no figure: what is not known cannot be ranked."""
    return any(_rank(row[at]) and (cell := row[left]) is not None and look_at(cell.text).is_none for row in rows)


def _rank(cell: Cell | None) -> int:
    words = cell.text.strip().strip("第位名") if cell is not None else ""
    return int(words) if words.isascii() and words.isdigit() and len(words) < len("1000") else 0


def _figure(cell: Cell | None) -> Decimal | None:
    return number_in(cell) if cell is not None else None
