"""What a cell tells in words about the indicator that its row names: 固定资产投资 | 完成12.3亿元，同比增长5.5%，完成年度目标的53.3%。

Every part of the cell must be understood, else nothing of it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.extraction.tabular.cells import look_at
from metrics.extraction.tabular.facets import Facets
from metrics.language.movements import MOVED
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.vocabulary import any_of
from metrics.model import Cell

_PART = re.compile(r"[^，,；;。\s]+")
_NUMBER = r"\d{1,12}(?:\.\d{1,8})?"
_AIMED = f"(?:{any_of('planned_noun_word')})"
_SINCE = r"(?:同比|[比较](?:[上去]年)?同期|[比较][上去]年)"
_KINDS = (
    ("completion", re.compile(rf"(?:完成|占)(?:全年|年度|年){_AIMED}(?:任务|数)?的?(?P<figure>{_NUMBER}[%％])")),
    ("yoy", re.compile(rf"{_SINCE}?(?P<figure>(?:{MOVED}){_NUMBER}[%％])")),
    ("level", re.compile(rf"(?:累计|共)?(?:完成|实现|达到?|为|到账|到位)?(?P<figure>{_NUMBER}[一-鿿]{{1,5}})")),
)
_GROWN = re.compile(rf"{_SINCE}?(?:{MOVED})")


def told_in(cell: Cell, head: Facets, held: PeriodMention | None) -> list[tuple[str, Cell]]:
    """The measures and figures of a cell below a head that tells of what was done; none where a part of it says anything else.

    Months that it begins with are those that hold, or it is of others.
    """
    if len(cell.text) != cell.end - cell.start or head.measure not in ("", "level") or head.rest or head.shift:
        return []
    found: list[tuple[str, Cell]] = []
    holds = head.period or held
    begun = next(find_periods(cell.text), None)
    begins = begun is not None and begun.start == 0
    if begins and begun is not None and (holds is None or begun.months != holds.months or begun.year not in (None, holds.year)):
        return []
    for part in _PART.finditer(cell.text, begun.end if begins and begun is not None else 0):
        told = next(_read(part, cell), None)
        if told is None:
            return []
        found.append(told)
    return found if len({measure for measure, _ in found}) == len(found) else []


def _read(part: re.Match[str], cell: Cell) -> Iterator[tuple[str, Cell]]:
    for measure, pattern in _KINDS:
        said = pattern.fullmatch(part[0])
        if said is not None and look_at(said["figure"]).is_figure:
            start = part.start() + said.start("figure")
            yield measure, Cell(said["figure"], cell.start + start, cell.start + start + len(said["figure"]), cell.place)


def is_growth(cell: Cell) -> bool:
    """Whether a figure says itself that it is growth: 同比增长9.1% below 完成情况."""
    words = look_at(cell.text)
    return words.is_figure and words.words.endswith("%") and _GROWN.match(words.words) is not None
