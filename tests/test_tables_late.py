"""Figures of the month before in a report of this month, what headings say of the rows below, and what stands over a sheet's later tables.

The shapes are those of statistics offices, the figures are made up.
"""

import io

import openpyxl
import pytest
from test_tables import read_table

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.reading import read_bytes

PROFIT = "industrial_profit"
UNTIL_AUGUST = [f"{PROFIT} level 1240000000 CNY 2024-01 2024-08", f"{PROFIT} yoy 7.7 PERCENT 2024-01 2024-08"]
UNSURE = [("12.4", "the period is not certain"), ("7.7", "the period is not certain")]

LATE = {
    "until the month before, in the name of a row": (
        "2024年9月主要指标\n指标\t单位\t本月\t1-本月\t增长%\n规上工业利润总额(1-上月)\t亿元\t\t12.4\t7.7\n",
        UNTIL_AUGUST,
        [],
    ),
    "data of the month before, in the name of a row": (
        "2024年1-9月主要指标\n指标\t单位\t累计\t增长%\n规上工业利润总额（上月数据）\t亿元\t12.4\t7.7\n",
        UNTIL_AUGUST,
        [],
    ),
    "data of the month before, in the heading of some rows": (
        "2024年1-9月主要指标\n指标\t单位\t1-9月\t增长%\n税收收入\t亿元\t5.1\t2.2\n工业效益（上月数据）\t\t\t\n营业收入\t亿元\t88.3\t6.6\n利润总额\t亿元\t12.4\t7.7\n三、投资\t\t\t\n固定资产投资\t%\t\t5.5\n",
        [
            "tax_revenue level 510000000 CNY 2024-01 2024-09",
            "tax_revenue yoy 2.2 PERCENT 2024-01 2024-09",
            "industrial_revenue level 8830000000 CNY 2024-01 2024-08",
            "industrial_revenue yoy 6.6 PERCENT 2024-01 2024-08",
            *UNTIL_AUGUST,
            "fai yoy 5.5 PERCENT 2024-01 2024-09",
        ],
        [],
    ),
    "months that are late already are not made later": (
        "2024年9月主要指标\n指标\t单位\t1-8月\t增长%\n规上工业利润总额（上月数据）\t亿元\t12.4\t7.7\n",
        UNTIL_AUGUST,
        [],
    ),
    "months beside the name are those of the figure": (
        "2024年1-9月主要指标\n指标\t单位\t累计\t增长%\n工业效益（上月数据）\t\t\t\n规上工业利润总额（1-8月）\t亿元\t12.4\t7.7\n",
        UNTIL_AUGUST,
        [],
    ),
    "nobody knows the month of the report": (
        "2024年主要指标\n指标\t单位\t1-9月\t增长%\n规上工业利润总额（上月数据）\t亿元\t12.4\t7.7\n",
        [],
        UNSURE,
    ),
    "data of the month before under a single month": (
        "2024年9月主要指标\n指标\t单位\t本月\t增长%\n规上工业利润总额（上月数据）\t亿元\t12.4\t7.7\n",
        [],
        UNSURE,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures", "unread"), LATE.values(), ids=LATE)
def test_figures_of_the_month_before(text, figures, unread):
    assert read_table(text, published="2024-10-20")[:2] == (figures, unread)


HEADED = {
    "revenue below industry": ("一、工业", "industrial_revenue"),
    "revenue below what large firms earn": ("（二）规上工业企业效益", "industrial_revenue"),
    "revenue below industry and services": ("一、工业和服务业", "zone_revenue"),
}


@pytest.mark.parametrize(("heading", "code"), HEADED.values(), ids=HEADED)
def test_a_heading_says_whose_revenue_it_is(heading, code):
    text = f"2024年1-9月主要指标\n{heading}\t\n指标\t累计（亿元）\n营业收入\t88.3\n"
    assert read_table(text)[0] == [f"{code} level 8830000000 CNY 2024-01 2024-09"]


SINCE = {
    "比年初增减": ["deposits level 41000000000 CNY 2024-09 2024-09", "deposits change 3010000000 CNY 2024-09 2024-09 年初"],
    "较年初新增额": ["deposits level 41000000000 CNY 2024-09 2024-09", "deposits change 3010000000 CNY 2024-09 2024-09 年初"],
    "比年初增长%": ["deposits level 41000000000 CNY 2024-09 2024-09"],
    "比年初增速": ["deposits level 41000000000 CNY 2024-09 2024-09"],
}


@pytest.mark.parametrize(("head", "figures"), SINCE.items(), ids=SINCE)
def test_what_balances_gained_since_the_year_began(head, figures):
    text = f"2024年9月末存款\n单位：亿元\n指标\t9月末余额\t{head}\n金融机构各项存款余额\t410.00\t30.10\n"
    assert read_table(text)[0] == figures


@pytest.mark.parametrize("name", ["进出口总额④（万美元）", "进出口总额*（万美元）", "进出口总额（万美元）④"])
def test_a_mark_of_a_footnote_before_the_unit(name):
    text = f"2023年主要指标\n单位：亿元\n指标\t绝对数\n{name}\t31200\n"
    assert read_table(text)[0] == ["trade_total level 312000000 USD 2023-01 2023-12"]


def test_the_title_of_a_sheet_stands_over_its_later_tables():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "10月"
    for row in (
        ["湘潭高新区2023年1-10月经济运行数据"],
        ["一、工业", None, None, None, "二、投资"],
        ["指标", "1-10月（亿元）", "增长%", None, "指标", "增长%"],
        ["规上工业总产值", 388.1, 6.9, None, "固定资产投资", 8.8],
        ["利润总额", 21.4, -3.9, None, "其中：工业投资", 13.3],
    ):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    found = extract(read_bytes("month.xlsx", content.getvalue()), None, None).observations
    assert [f"{one.indicator} {one.measure} {plain(one.value)} {one.period_start} {one.period_end}" for one in found] == [
        "industrial_output level 38810000000 2023-01 2023-10",
        "industrial_output yoy 6.9 2023-01 2023-10",
        "industrial_profit level 2140000000 2023-01 2023-10",
        "industrial_profit yoy -3.9 2023-01 2023-10",
        "fai yoy 8.8 2023-01 2023-10",
        "industrial_investment yoy 13.3 2023-01 2023-10",
    ]
