"""What the figures of a table, or of a row, without heads are: what the caption, or the row itself, says of them."""

from __future__ import annotations

from metrics.extraction.tabular.captions import Caption
from metrics.extraction.tabular.columns import Column, Row
from metrics.extraction.tabular.facets import Facets
from metrics.model import Cell

Numbers = list[tuple[int, Cell]]  # the figures of a row, each with its column
_ONE_FIGURE, _AMOUNT_AND_GROWTH = (Facets(),), (Facets(measure="level"), Facets(measure="yoy"))  # heads that a caption stands for


def columns_of_caption(caption: Caption, row: Row, numbers: Numbers, is_narrow: bool) -> list[Column]:
    """What a table without heads holds: amounts in the caption's one unit, and growth where the caption names both.

    Nobody knows which of the two a lone figure is in a table that has rows of more (固定资产投资 -- 22.8): its row `is_narrow`.
    """
    is_known = caption.unit not in ("", "%") or (len(numbers) == 1 and caption.about.measure)  # 各区工业投资增速(%)
    has_growth = caption.says_growth and caption.units[1:] in ((), ("%",))
    heads = _ONE_FIGURE if len(numbers) == 1 else _AMOUNT_AND_GROWTH if len(numbers) == 2 and has_growth else ()
    if not is_known or not heads or is_narrow:
        return []
    columns = [Column() for _ in row]
    for (at, _), head in zip(numbers, heads, strict=True):
        columns[at] = Column(head, True)
    return columns


def columns_of_row(row: Row, numbers: Numbers, about: Facets) -> list[Column]:
    """What a row without heads says itself: 规上工业增加值增速: 9.2%, 固定资产投资: +13.1%; a bare 9.2% could be a share."""
    at, cell = numbers[0]
    is_rate = len(numbers) == 1 and cell.text.endswith(("%", "％"))
    if not is_rate or not (about.measure == "yoy" or (not about.measure and cell.text[0] in "+-－")):
        return []
    return [Column(Facets(measure="yoy"), True) if place == at else Column() for place in range(len(row))]
