"""What the figures of a table, or of a row, without heads are: what the caption, or the row itself, says of them."""

from __future__ import annotations

from metrics.extraction.tabular.captions import Caption
from metrics.extraction.tabular.columns import Column, Row
from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.heads import clean
from metrics.extraction.tabular.told_cells import is_growth
from metrics.language.quantities import find_quantities
from metrics.model import Cell

_SIGNS, _PER_CENT, _PAIR = "+-－＋−", ("%", "％"), 2
_LISTED = 3  # an order, an amount and its growth
Numbers = list[tuple[int, Cell]]  # the figures of a row, each with its column
_ONE_FIGURE, _AMOUNT_AND_GROWTH = (Facets(),), (Facets(measure="level"), Facets(measure="yoy"))  # heads that a caption stands for


def heads_of_caption(caption: Caption, count: int) -> tuple[Facets, ...]:
    """What a caption says of so many figures in a row: amounts in its one unit, and growth where it names both; nothing where they are not known."""
    if caption.unit in ("", "%") and not (count == 1 and caption.about.measure):  # 各区工业投资增速(%)
        return ()
    has_growth = caption.says_growth and caption.units[1:] in ((), ("%",))
    return _ONE_FIGURE if count == 1 else _AMOUNT_AND_GROWTH if count == 2 and has_growth else ()


def columns_of_caption(heads: tuple[Facets, ...], row: Row, numbers: Numbers) -> list[Column]:
    """The columns of a table without heads, by what the caption says of the figures of its first row."""
    columns = [Column() for _ in row]
    for (at, _), head in zip(numbers, heads, strict=True):
        columns[at] = Column(head, True)
    return columns


def columns_of_league(caption: Caption, row: Row, numbers: Numbers) -> list[Column]:
    """实际使用外资(单位:亿美元) over 1 | 南昌经开区 | 7.64 | 同比增长9.8%: places one below the other, each with its number in the order, its amount and how that grew."""
    is_listed = len(numbers) == _LISTED and numbers[0][0] == 0 and clean(numbers[0][1].text).rstrip(".、") == "1"
    if not is_listed or not is_growth(numbers[-1][1]) or caption.unit in ("", "%") or not caption.about.indicator:
        return []
    columns = [Column() for _ in row]
    for (at, _), head in zip(numbers, (Facets(role="ignored"), *_AMOUNT_AND_GROWTH), strict=True):
        columns[at] = Column(head, True)
    return columns


def _measure_told(cell: Cell) -> str:
    """What a figure says of itself: 61.2亿元 is an amount, 增长5.5% growth; empty where it says nothing."""
    amounts = list(find_quantities(clean(cell.text)))
    if is_growth(cell):
        return "yoy"
    is_amount = len(amounts) == 1 and amounts[0].text == clean(cell.text) and amounts[0].unit not in ("PERCENT", "PP", "TIMES", "RANK", "")
    return "level" if is_amount else ""


def _is_signed_rate(cell: Cell) -> bool:
    """+7.6%: a rate with a sign is one of change; 7.6% could be a share."""
    return cell.text[0] in _SIGNS and cell.text.endswith(_PER_CENT)


def columns_of_row(row: Row, numbers: Numbers, about: Facets) -> list[Column]:
    """What a row without heads says itself: 规上工业增加值增速: 9.2%, 固定资产投资: +13.1%; a bare 9.2% could be a share.

    So does 工业投资 | 61.2亿元 | 增长5.5%, each figure for itself, and 工业投资 | 61.2亿元 | +5.5%.
    """
    measures = [_measure_told(cell) for _, cell in numbers]
    if len(numbers) == _PAIR and measures == ["level", ""] and _is_signed_rate(numbers[1][1]):
        measures = ["level", "yoy"]
    if len(numbers) > 1 and sorted(measures) == ["level", "yoy"]:
        told = dict(zip([place for place, _ in numbers], measures, strict=True))
        return [Column(Facets(measure=told[place]), True) if place in told else Column() for place in range(len(row))]
    at, cell = numbers[0]
    is_rate = len(numbers) == 1 and cell.text.endswith(_PER_CENT)
    if not is_rate or not (about.measure == "yoy" or (not about.measure and _is_signed_rate(cell))):
        return []
    return [Column(Facets(measure="yoy"), True) if place == at else Column() for place in range(len(row))]
