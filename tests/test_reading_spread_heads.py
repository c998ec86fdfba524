"""Heads in the middle over several columns of a table without ruled lines: each stands for the columns it is in the middle of.

By their place alone they stood over one column each, and the columns before it were taken for those of the head to their left: what was
done was read as the year's goal.
"""

import pytest

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.model import Document
from metrics.reading.assemble import Assembly, document
from metrics.reading.flow import add_page
from metrics.reading.pieces import Segment
from metrics.reading.spreadheads import spread

WIDTHS = (90, 50, 60, 60, 60, 60, 60)
LOWEST = ("指标", "单位", "总量", "增幅(%)", "完成数", "同比(%)", "完成率(%)")
ROWS = (
    ("地区生产总值", "亿元", "400", "7", "190.2", "5.1", "47.6"),
    ("固定资产投资", "亿元", "132.5", "5", "77.1", "-6.2", "58.2"),
    ("进出口总额", "亿美元", "90.5", "3", "47.3", "1.7", "52.3"),
)
GOALS = (
    "gdp target 40000000000",
    "gdp target_yoy 7",
    "fai target 13250000000",
    "fai target_yoy 5",
    "trade_total target 9050000000",
    "trade_total target_yoy 3",
)
DONE = (
    "gdp level 19020000000",
    "gdp yoy 5.1",
    "gdp completion 47.6",
    "fai level 7710000000",
    "fai yoy -6.2",
    "fai completion 58.2",
    "trade_total level 4730000000",
    "trade_total yoy 1.7",
    "trade_total completion 52.3",
)


def edge(column: int) -> float:
    return 40.0 + sum(WIDTHS[:column])


def piece(text: str, middle: float, line: float, order: int) -> Segment:
    half = 4.0 * len(text)
    return Segment(middle - half, 100.0 + 20 * line, middle + half, 110.0 + 20 * line, text, order)


def page(
    upper: list[tuple[str, float]], flush: bool = False, tall: tuple[int, ...] = (), rows: tuple[tuple[str, ...], ...] = (LOWEST, *ROWS)
) -> Document:
    """A page with the title, one row of heads over the lowest, and the rows; figures in the middle of their columns, or flush right.
    The heads of `tall` columns stand half way between both rows of heads.
    """
    pieces = [piece("昆山市2023年主要指标完成情况（1-6月）", 250, -2, 0)]
    pieces += [piece(text, middle, 0, 1) for text, middle in upper]
    for line, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            middle = (edge(column) + edge(column + 1)) / 2
            if flush and line > 1 and column > 1:
                middle = edge(column + 1) - 2 - 4.0 * len(text)
            pieces.append(piece(text, middle, 0.5 if line == 1 and column in tall else line, line + 1))
    assembly = Assembly("pdf")
    add_page(assembly, pieces, has_order=False)
    return document("page.pdf", assembly.as_data())


def over(first: int, last: int) -> float:
    return (edge(first) + edge(last + 1)) / 2


def read(document: Document) -> set[str]:
    return {f"{one.indicator} {one.measure} {plain(one.value)}" for one in extract(document, None, "2023-07-20").observations}


@pytest.mark.parametrize("tall", [(), (0, 1)])
@pytest.mark.parametrize("flush", [False, True])
def test_a_head_is_of_the_columns_it_stands_in_the_middle_of(flush: bool, tall: tuple[int, ...]):
    assert read(page([("年度目标", over(2, 3)), ("1-6月完成情况", over(4, 6))], flush, tall)) == {*GOALS, *DONE}


MONEY = (
    ("项目", "单位", "年初预算", "本月", "金额", "比上年增减额", "增减%"),
    ("一般公共预算收入", "万元", "44000", "3100", "35200", "1200", "3.5"),
    ("一般公共预算支出", "万元", "41000", "3500", "30000", "1000", "3.4"),
)


@pytest.mark.parametrize("tall", [(), (0, 1, 2, 3)])
def test_a_head_alone_over_some_columns_is_of_no_others(tall: tuple[int, ...]):
    found = extract(page([("累计完成", over(4, 6))], True, tall, MONEY), None, "2023-07-20").observations
    said = {(one.measure, one.period_start) for one in found if one.indicator == "budget_revenue"}
    assert said <= {("target", "2023-01"), ("level", "2023-06"), ("level", "2023-01"), ("change", "2023-01"), ("yoy", "2023-01")}
    assert len(said) == 5 or not tall


@pytest.mark.parametrize("off", [25, 40, 55])
def test_heads_that_stand_in_the_middle_of_no_columns_leave_these_open(off: int):
    assert read(page([("年度目标", over(2, 3) + off), ("1-6月完成情况", over(4, 6) + off)])) < {*GOALS, *DONE}


def test_a_head_that_begins_with_the_one_below_is_of_the_columns_from_there_on():
    begins = [
        (text, edge(column) + 30 - 4.0 * len(LOWEST[column]) + 4.0 * len(text)) for text, column in (("年度目标", 2), ("1-6月完成情况", 4))
    ]
    assert read(page(begins)) == {*GOALS, *DONE}


def test_many_heads_that_fit_in_many_ways_are_soon_given_up():
    columns = [(100.0 * at, 100.0 * at + 60) for at in range(40)]
    lowest = [Segment(x0, 30, x1, 40, "总量") for x0, x1 in columns]
    upper = [Segment(200.0 * at + 60, 10, 200.0 * at + 150, 20, "投资") for at in range(20)]
    places = [[[2 * at, 2 * at + 1] for at in range(20)], [[at] for at in range(40)]]
    (found, _) = spread([upper, lowest], columns, places, set(range(1, 40)))
    assert found.spans in ([None] * 20, [(2 * at, 2 * at + 1) for at in range(20)])
