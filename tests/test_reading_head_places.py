"""Heads and figures of a table without ruled lines that stand flush at opposite sides of their columns.

By its place alone 同比 was taken for the head of the amounts to its left, and growth was read as an amount.
"""

import pytest

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.model import Document
from metrics.reading.assemble import Assembly, document
from metrics.reading.flow import add_page
from metrics.reading.pieces import Segment

EDGES = (40, 190, 250, 340, 420, 510, 590)
HEADS = ("指标名称", "单位", "本月", "同比±%", "本月止累计", "同比±%")
UPPER = ("", "", "本月", "", "本月止累计", "")
LOWER = ("指标", "单位", "实绩", "同比±%", "实绩", "同比±%")
ROWS = (
    ("规模以上工业总产值", "亿元", "28.45", "6.3", "143.72", "7.9"),
    ("社会消费品零售总额", "亿元", "6.2", "4.7", "31.94", "5.6"),
    ("进出口总额", "万元", "38150", "-11.4", "192860", "6.8"),
)
MONTH = {
    "industrial_output level 2845000000",
    "industrial_output yoy 6.3",
    "retail_sales level 620000000",
    "retail_sales yoy 4.7",
    "trade_total level 381500000",
    "trade_total yoy -11.4",
}
MONTHS = {
    "industrial_output level 14372000000",
    "industrial_output yoy 7.9",
    "retail_sales level 3194000000",
    "retail_sales yoy 5.6",
    "trade_total level 1928600000",
    "trade_total yoy 6.8",
}


def place(text: str, column: int, side: str) -> tuple[float, float]:
    width = sum(5.0 if character.isascii() else 9.0 for character in text)
    left, right = EDGES[column] + 3.0, EDGES[column + 1] - 4.0
    start = {"left": left, "right": right - width, "middle": (left + right - width) / 2}[side]
    return start, start + width


def page(heads: str, figures: str, rows: tuple[tuple[str, ...], ...], lines: int = 1) -> Document:
    """A page whose heads and figures stand at these sides of their columns; names and units stand at the left."""
    pieces = [Segment(180, 60, 420, 72, "宿迁经济技术开发区2022年5月主要经济指标", 0)]
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            x0, x1 = place(text, column, heads if line < lines else "left" if column < 2 else figures)
            if text:
                pieces.append(Segment(x0, 100.0 + 18 * line, x1, 109.0 + 18 * line, text, line + 1))
    assembly = Assembly("pdf")
    add_page(assembly, pieces, has_order=False)
    return document("page.pdf", assembly.as_data())


def read(document: Document, start: str) -> set[str]:
    found = extract(document, None, "2022-06-20").observations
    return {f"{one.indicator} {one.measure} {plain(one.value)}" for one in found if one.period_start == start}


SIDES = [(heads, figures) for heads in ("left", "middle", "right") for figures in ("left", "middle", "right")]


@pytest.mark.parametrize(("heads", "figures"), SIDES)
def test_as_many_heads_as_columns_are_of_these_in_their_order(heads: str, figures: str):
    found = page(heads, figures, (HEADS, *ROWS))
    assert (read(found, "2022-05"), read(found, "2022-01")) == (MONTH, MONTHS)


@pytest.mark.parametrize(("heads", "figures"), SIDES)
def test_nothing_need_stand_over_the_names(heads: str, figures: str):
    found = page(heads, figures, (("", *HEADS[1:]), *ROWS))
    assert (read(found, "2022-05"), read(found, "2022-01")) == (MONTH, MONTHS)


@pytest.mark.parametrize(("heads", "figures"), SIDES)
@pytest.mark.parametrize("blank", [2, 5])
def test_a_head_over_a_column_that_holds_nothing_is_of_no_other(heads: str, figures: str, blank: int):
    rows = tuple((*row[:blank], "", *row[blank + 1 :]) for row in ROWS)
    found = page(heads, figures, (HEADS, *rows))
    month, months = read(found, "2022-05"), read(found, "2022-01")
    assert month <= MONTH
    assert months <= MONTHS
    if heads == "middle" or heads == figures == "left":
        assert len(month) + len(months) == 9


@pytest.mark.parametrize(("heads", "figures"), SIDES)
def test_two_lines_of_heads_are_read_right_or_left_unread(heads: str, figures: str):
    found = page(heads, figures, (UPPER, LOWER, *ROWS), lines=2)
    assert read(found, "2022-05") <= MONTH
    assert read(found, "2022-01") <= MONTHS


def test_a_column_without_a_head_takes_none_from_the_next():
    found = page("left", "right", (("指标", "", *HEADS[2:]), *ROWS))
    assert read(found, "2022-05") <= MONTH
    assert read(found, "2022-01") <= MONTHS


def test_a_head_in_two_pieces_is_one_head():
    found = page("middle", "right", (HEADS, *ROWS))
    broken = [Segment(180, 60, 420, 72, "宿迁经济技术开发区2022年5月主要经济指标", 0)]
    for line, row in enumerate((HEADS, *ROWS)):
        for column, text in enumerate(row):
            x0, x1 = place(text, column, "middle" if not line else "left" if column < 2 else "right")
            cut = x1 - 12 if text == "同比±%" else x1
            broken.append(Segment(x0, 100.0 + 18 * line, cut, 109.0 + 18 * line, text[: 3 if cut < x1 else None], line + 1))
            broken += [Segment(cut + 1, 100.0, x1, 109.0, text[3:], 1)] if cut < x1 else []
    assembly = Assembly("pdf")
    add_page(assembly, broken, has_order=False)
    assert read(document("page.pdf", assembly.as_data()), "2022-05") == read(found, "2022-05") == MONTH
