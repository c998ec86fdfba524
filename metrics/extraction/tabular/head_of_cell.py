"""What a column's head says of one cell, beside the row it stands in: a measure that the cell tells itself, a unit that is the row's."""

from __future__ import annotations

from dataclasses import replace

from metrics.extraction.codes import ATTRACTED, is_investment
from metrics.extraction.tabular.captions import Caption
from metrics.extraction.tabular.cells import growth_or_change
from metrics.extraction.tabular.columns import Column
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.neighbours import difference, gains_on_growth, is_of_another_time
from metrics.extraction.tabular.told_cells import is_growth
from metrics.language.vocabulary import vocabulary
from metrics.model import Cell


def head_of_cell(columns: list[Column], at: int, about: Facets, head: Facets, cell: Cell, caption: Caption) -> Facets:
    """What the head of the column at `at` says, as it holds for a cell of the row that `about` tells of."""
    if head.measure in ("", "level") and not head.unit and is_growth(cell):
        head = replace(head, measure="yoy")
    if head.measure == "level" and head.unit == "%" and vocabulary().units.get(about.indicator or head.indicator) != "PERCENT":
        head = replace(head, measure="unclear")  # 完成(%): growth, or how much of a goal
    if head.is_as_beside and is_of_another_time(columns, at):
        head = replace(head, measure="unclear")
    if head.measure in ("yoy", "mom", "by_unit") and head.unit.endswith("百分点") and gains_on_growth(columns, at, caption.says_growth):
        head = replace(head, measure="yoy_accel")
    if head.measure == "gap" and not gains_on_growth(columns, at, caption.says_growth):
        head = replace(head, measure="unclear")  # 完成年计划% | 较全市±百分点
    if head.measure in ("difference", "by_unit"):
        head = replace(head, measure=difference(columns, at) if head.measure == "difference" else growth_or_change(cell, head.unit))
    if about.unit != head.unit and about.unit.endswith("元") and head.unit.endswith("元") and not head.indicator:
        head = replace(head, unit="")  # 进出口总额(亿美元) under 总量(亿元)
    if about.unit == "%" and about.measure in ("yoy", "mom") and not head.measure:
        head = replace(head, unit="")  # 同比(%), in a row below 固定资产投资(亿元)
    if _divides_investment(about, head, caption):
        head = replace(head, indicator="")  # 第二产业 under 投资额, in a table of 固定资产投资
    return head


def _divides_investment(about: Facets, head: Facets, caption: Caption) -> bool:
    """Whether a row is a kind of the investment that the caption and the head tell of."""
    is_of_it = head.indicator == caption.about.indicator == "fai" and is_investment(about.indicator)
    return is_of_it and not about.indicator.startswith(ATTRACTED)
