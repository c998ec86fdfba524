"""Captions, periods and rows as pages and offices print them: what is of which months, and what a lost cell leaves."""

import pytest
from test_tables import read_table

PUBLISHED = "2021-09-27"
MONTHS = "2021-01 2021-08"
ISSUE = """昆山市统计月报 2021年第8期
来源:本网  时间:2021-09-27 09:40:14  浏览:-
主要经济指标
指标名称
单位
1-8月累计
去年同期累计
累计同比±%
地区生产总值(1-6月)
亿元
603.3
537.3
10.6
第一产业
亿元
8.2
8.1
3.1
规模以上工业增加值
亿元
187.2
16.9
固定资产投资
亿元
0.3
居民消费价格指数
%
99.7
100
-0.3
产品销售率(%)
98.1
97.9
0.2
出口总额
亿元
60.5
54.5
11.3
备注:地区生产总值按季度核算。
"""
CASES = {
    "a cell a line, some lost; the months of the row and of the column before; a day of publication": (
        ISSUE,
        [
            "gdp level 60330000000 CNY 2021-01 2021-06",
            "gdp level 53730000000 CNY 2020-01 2020-06",
            "gdp yoy 10.6 PERCENT 2021-01 2021-06",
            "primary_va level 820000000 CNY 2021-01 2021-06",
            "primary_va level 810000000 CNY 2020-01 2020-06",
            "primary_va yoy 3.1 PERCENT 2021-01 2021-06",
            f"cpi level 99.7 PERCENT {MONTHS}",
            f"cpi yoy -0.3 PERCENT {MONTHS}",
            f"product_sales_ratio level 98.1 PERCENT {MONTHS}",
            "product_sales_ratio level 97.9 PERCENT 2020-01 2020-08",
            f"exports level 6050000000 CNY {MONTHS}",
            "exports level 5450000000 CNY 2020-01 2020-08",
            f"exports yoy 11.3 PERCENT {MONTHS}",
        ],
    ),
    "the day on which a page was published is no month of its figures": (
        "昆山市主要经济指标\n发布时间：2021-09-27\n指标\t累计\t同比±%\n固定资产投资（亿元）\t98.3\t6.7\n",
        [],
    ),
    "the number of an issue is no month either, and its year no year of the figures": (
        "昆山统计月报（2021年第8期）\n指标\t完成\t同比±%\n固定资产投资（亿元）\t98.3\t6.7\n",
        [],
    ),
    "a month with a dot": (
        "昆山市主要经济指标（2021.8）\n指标\t累计\t同比±%\n固定资产投资（亿元）\t98.3\t6.7\n",
        [f"fai level 9830000000 CNY {MONTHS}", f"fai yoy 6.7 PERCENT {MONTHS}"],
    ),
    "months below the table": (
        "昆山市主要经济指标\n指标\t累计\t同比±%\n固定资产投资（亿元）\t98.3\t6.7\n\n（2021年1-8月）\n",
        [f"fai level 9830000000 CNY {MONTHS}", f"fai yoy 6.7 PERCENT {MONTHS}"],
    ),
    "a month below the table may be that of the signature": (
        "昆山市主要经济指标\n指标\t累计\t同比±%\n固定资产投资（亿元）\t98.3\t6.7\n\n2021年9月\n",
        [],
    ),
    "months below the first of two tables head the second": (
        "昆山市主要经济指标\n指标\t累计\n固定资产投资（亿元）\t98.3\n工业投资（亿元）\t8.3\n\n2021年1-8月\n指标\t累计\n出口（亿元）\t9.1\n",
        [f"exports level 910000000 CNY {MONTHS}"],
    ),
    "growth of a year over the year before it, by their numbers": (
        "昆山市主要经济指标\n指标\t单位\t2019\t2020\t2020年比2019年增长%\t2020年比2015年增长%\n固定资产投资\t亿元\t98.3\t99.4\t1.1\t9.9\n",
        [
            "fai level 9830000000 CNY 2019-01 2019-12",
            "fai level 9940000000 CNY 2020-01 2020-12",
            "fai yoy 1.1 PERCENT 2020-01 2020-12",
        ],
    ),
    "a row of rates below columns of amounts": (
        "2021年1-8月昆山市主要指标\n\t固定资产投资\t进出口总额\n单位\t亿元\t亿美元\n完成\t98.3\t11.2\n同比（%）\t6.7\t-1.2\n",
        [
            f"fai level 9830000000 CNY {MONTHS}",
            f"trade_total level 1120000000 USD {MONTHS}",
            f"fai yoy 6.7 PERCENT {MONTHS}",
            f"trade_total yoy -1.2 PERCENT {MONTHS}",
        ],
    ),
    "a heading in the middle of its row, between the heads and the first row": (
        "昆山市2021年1-8月主要指标\n指标\t单位\t累计\t同比±%\n\t\t一、投资\t\n固定资产投资\t亿元\t98.3\t6.7\n",
        [f"fai level 9830000000 CNY {MONTHS}", f"fai yoy 6.7 PERCENT {MONTHS}"],
    ),
    "a section of two words": (
        "昆山市2021年1-8月主要指标\n类别\t指标\t累计\n外贸外资\t进出口总额（亿美元）\t98.3\n外商企业\t固定资产投资（亿元）\t9.9\n",
        [f"trade_total level 9830000000 USD {MONTHS}"],
    ),
    "value added below the industry whose it is": (
        "2021年1-8月各区主要指标\n单位：亿元、%\n地区\t规上工业\t\t\t\n\t增加值\t\t总产值\t\n\t总量\t增速\t总量\t增速\n相城区\t98.3\t6.7\t401.2\t5.1\n",
        [
            f"industrial_va level 9830000000 CNY {MONTHS}",
            f"industrial_va yoy 6.7 PERCENT {MONTHS}",
            f"industrial_output level 40120000000 CNY {MONTHS}",
            f"industrial_output yoy 5.1 PERCENT {MONTHS}",
        ],
    ),
    "a name and its letters": (
        "2021年1-8月昆山市主要指标\n指标\t同比±%\n工业生产者出厂价格指数(PPI)\t0.9\n",
        [f"ppi yoy 0.9 PERCENT {MONTHS}"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_figure_is_of_the_months_that_are_said_of_it(name: str):
    text, expected = CASES[name]
    lines, _, _ = read_table(text, zone=None, published=PUBLISHED)
    assert lines == expected


def test_months_beside_a_whole_year_are_of_no_known_year_where_no_day_is_known():
    lines, _, _ = read_table("某区主要指标\n指标\t1-4月\t2022年\n工业投资（亿元）\t82.1\t277.3\n", published=None)
    assert lines == [
        "industrial_investment level 8210000000 CNY --01 --04",
        "industrial_investment level 27730000000 CNY 2022-01 2022-12",
    ]


def test_a_zone_of_a_county_that_no_list_holds_is_named_in_its_row():
    text = "2021年1-8月各园区固定资产投资\n单位：亿元\n园区\t累计\n丹阳高新区\t42.1\n省级高新区\t88.2\n昆山经济技术开发区\t52.1\n"
    _, _, found = read_table(text, zone=None, published=PUBLISHED)
    assert [(one.zone, str(one.value)) for one in found] == [("丹阳高新区", "4210000000"), ("昆山经济技术开发区", "5210000000")]


@pytest.mark.parametrize("below", ["单位:万元", "注：单位为万元。", "计量单位：万元"])
def test_the_unit_in_a_line_of_its_own_below_the_last_table(below: str):
    table = "2024年1-4月主要指标\n指标\t累计\n固定资产投资\t170200\n"
    assert read_table(f"{table}{below}\n")[0] == ["fai level 1702000000 CNY 2024-01 2024-04"]
    next_table = "\n指标\t累计\n工业投资\t80200\n"
    lines, missed, _ = read_table(f"{table}{below}\n{next_table}", published="2024-05-20")
    is_note = below.startswith("注")  # else the line stands over the next table
    assert lines == ([] if is_note else ["industrial_investment level 802000000 CNY 2024-01 2024-04"])
    assert [figure for figure, _ in missed] == ["170200", "80200"][: 1 + is_note]


@pytest.mark.parametrize("below", ["责任单位:投资科", "单位:统计局", "单位:万元、亿元"])
def test_lines_below_a_table_that_tell_no_unit_of_it(below: str):
    lines, missed, _ = read_table(f"2024年1-4月主要指标\n指标\t累计\n固定资产投资\t170200\n{below}\n")
    assert (lines, [figure for figure, _ in missed]) == ([], ["170200"])
