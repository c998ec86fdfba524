"""Single months and quarters beside figures counted from January, and two figures in one cell.

The shapes are those of files that offices send, the figures are made up.
"""

import pytest
from test_tables import read_table

TAX = "tax_revenue"
CUMULATED = [f"{TAX} level 660000000 CNY 2024-01 2024-06", f"{TAX} yoy 4.4 PERCENT 2024-01 2024-06"]
OF_JUNE = [f"{TAX} level 160000000 CNY 2024-06 2024-06", f"{TAX} yoy -5.4 PERCENT 2024-06 2024-06"]

SINGLE = {
    "a month alone below the row of the months up to it": (
        "2024年1-6月主要指标\n指标\t单位\t1-6月累计\t同比±%\n税收收入\t亿元\t6.6\t4.4\n    6月当月\t亿元\t1.6\t-5.4\n",
        [*CUMULATED, *OF_JUNE],
        [],
    ),
    "this month below what is counted up to it": (
        "2024年6月主要指标\n指标\t单位\t累计\t增长%\n税收收入\t亿元\t6.6\t4.4\n其中：当月\t亿元\t1.6\t-5.4\n",
        [*CUMULATED, *OF_JUNE],
        [],
    ),
    "the month before the name of its row": (
        "2024年1-6月主要指标\n指标\t累计\t增长%\n税收收入（亿元）\t6.6\t4.4\n6月税收收入（亿元）\t1.6\t-5.4\n",
        [*CUMULATED, *OF_JUNE],
        [],
    ),
    "another month than the last is not certain": (
        "2024年1-6月主要指标\n指标\t单位\t累计\t增长%\n税收收入\t亿元\t6.6\t4.4\n5月\t亿元\t1.6\t-5.4\n",
        CUMULATED,
        [("1.6", "'5月' is not certain"), ("-5.4", "'5月' is not certain")],
    ),
    "a month beside the name where a column counts up to it": (
        "2024年1-6月主要指标\n指标\t当月\t累计\n6月税收收入（亿元）\t1.6\t6.6\n",
        [OF_JUNE[0], CUMULATED[0]],
        [],
    ),
    "months in a column of their own are those counted up to": (
        "2024年主要指标\n月份\t指标\t单位\t累计\n5月\t税收收入\t亿元\t5.0\n6月\t税收收入\t亿元\t6.6\n",
        [f"{TAX} level 500000000 CNY 2024-01 2024-05", CUMULATED[0]],
        [],
    ),
    "a row of a month below a row that nobody knows": (
        "2024年1-6月主要指标\n指标\t单位\t累计\n税收收入\t亿元\t6.6\n某某基金\t亿元\t2.2\n6月\t亿元\t1.6\n",
        CUMULATED[:1],
        [("2.2", "what '某某基金' means here is not known"), ("1.6", "the indicator is not certain")],
    ),
    "this month and its growth below the months up to it": (
        "主要指标\n指标\t2024年1-6月\t\t\n\t本月\t增长%\t累计\n税收收入（亿元）\t1.6\t-5.4\t6.6\n",
        [*OF_JUNE, CUMULATED[0]],
        [],
    ),
    "this quarter is three months": (
        "2024年上半年主要指标\n指标\t本季度\t累计\n税收收入（亿元）\t3.6\t6.6\n",
        [f"{TAX} level 360000000 CNY 2024-04 2024-06", CUMULATED[0]],
        [],
    ),
    "this quarter of months that end within one": (
        "2024年1-5月主要指标\n指标\t本季度\n税收收入（亿元）\t3.6\n",
        [],
        [("3.6", "the period is not certain")],
    ),
    "a year in the corner is that of the months beside it": (
        "主要指标累计增速（%）\n2024年\t1-5月\t1-6月\n税收收入\t5.0\t4.4\n",
        [f"{TAX} yoy 5 PERCENT 2024-01 2024-05", CUMULATED[1]],
        [],
    ),
}
PAIRED = {
    "last year's figure in brackets": (
        "2024年1-6月主要指标\n指标\t单位\t完成（上年同期实绩）\t增长%\n税收收入\t亿元\t6.6（6.3）\t4.4\n",
        [CUMULATED[0], f"{TAX} level 630000000 CNY 2023-01 2023-06", CUMULATED[1]],
        [],
    ),
    "growth in brackets, where no cell holds one figure alone": (
        "2024年1-6月主要指标\n指标\t单位\t完成额（同比%）\n税收收入\t亿元\t6.6（4.4%）\n工业投资\t亿元\t9.1（-5.1%）\n",
        [
            *CUMULATED,
            "industrial_investment level 910000000 CNY 2024-01 2024-06",
            "industrial_investment yoy -5.1 PERCENT 2024-01 2024-06",
        ],
        [],
    ),
    "a rank in brackets is of what stands before it": (
        "2024年1-6月主要指标\n指标\t单位\t完成\t增速%（全市位次）\n税收收入\t亿元\t6.6\t4.4（3）\n",
        [*CUMULATED, f"{TAX} rank_yoy 3 RANK 2024-01 2024-06 全市"],
        [],
    ),
    "a figure alone among such cells": (
        "2024年1-6月主要指标\n指标\t单位\t完成（上年同期）\n税收收入\t亿元\t6.6（6.3）\n工业投资\t亿元\t9.1\n",
        [
            CUMULATED[0],
            f"{TAX} level 630000000 CNY 2023-01 2023-06",
            "industrial_investment level 910000000 CNY 2024-01 2024-06",
        ],
        [],
    ),
    "a bracket in the head that tells of no second figure": (
        "2024年1-6月主要指标\n指标\t单位\t完成（快报）\n税收收入\t亿元\t6.6（6.3）\n工业投资\t亿元\t9.1\n",
        ["industrial_investment level 910000000 CNY 2024-01 2024-06"],
        [("6.6（6.3）", "what the cell says is not certain")],
    ),
}


@pytest.mark.parametrize(("text", "figures", "unread"), [*SINGLE.values(), *PAIRED.values()], ids=[*SINGLE, *PAIRED])
def test_single_months_and_figures_in_pairs(text, figures, unread):
    found, missed, _ = read_table(text, published="2024-07-20")
    assert (found, missed) == (figures, unread)
