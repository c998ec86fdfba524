"""Monthly tables in the shapes that statistics offices print: what is certain is bound, nothing is bound wrongly.

The shapes are theirs, the figures are made up.
"""

import io

import openpyxl
import pytest
from test_tables import read_table

from metrics.extraction import extract
from metrics.reading.files import read_bytes

CASES = {
    "growth over the same month is that month's, growth over the same period is cumulative": (
        "某区社会消费品零售总额\n2023年9月\n指标\t本月\t比去年同月增长(%)\t1-本月\t比去年同期增长(%)\n社会消费品零售总额（亿元）\t14.5\t0.3\t118.4\t-10.7\n  # 批发零售业\t13.3\t0.6\t110.5\t-9.4\n",
        [
            "retail_sales level 1450000000 CNY 2023-09 2023-09",
            "retail_sales yoy 0.3 PERCENT 2023-09 2023-09",
            "retail_sales level 11840000000 CNY 2023-01 2023-09",
            "retail_sales yoy -10.7 PERCENT 2023-01 2023-09",
        ],
        [("13.3", "what '批发' means here is not known")],
    ),
    "several small tables of one sheet, heads in two lines, notes between": (
        "2023年9月进度数据\n1、本区生产总值\t\t\t\n\t9月\t1-9月累计\t累计\n\t\t\t增长%\n地区生产总值(亿元)\t——\t252.7\t11.5\n第一产业增加值(亿元)\t——\t5.9\t2.6\n注：绝对数按现行价计算，相对数按可比价格计算。\t\t\t\n2、规模以上工业产销\t\t\t\n\t9月\t1-9月累计\t累计\n\t\t\t增长%\n规模以上工业增加值(亿元)\t12.60\t101.28\t15.9\n#出口交货值(亿元)\t17.61\t141.10\t21.8\n",
        [
            "gdp level 25270000000 CNY 2023-01 2023-09",
            "gdp yoy 11.5 PERCENT 2023-01 2023-09",
            "primary_va level 590000000 CNY 2023-01 2023-09",
            "primary_va yoy 2.6 PERCENT 2023-01 2023-09",
            "industrial_va level 1260000000 CNY 2023-09 2023-09",
            "industrial_va level 10128000000 CNY 2023-01 2023-09",
            "industrial_va yoy 15.9 PERCENT 2023-01 2023-09",
            "export_delivery level 1761000000 CNY 2023-09 2023-09",
            "export_delivery level 14110000000 CNY 2023-01 2023-09",
            "export_delivery yoy 21.8 PERCENT 2023-01 2023-09",
        ],
        [],
    ),
    "a rank beside growth alone, and one beside level and growth": (
        "表1 2024年1-9月各县（市、区）主要经济指标\n\t地区生产总值\t\t\t固定资产投资\t\n\t总量（亿元）\t增速（%）\t位次\t增速（%）\t位次\n全 市\t3000.1\t6.5\t—\t4.2\t—\n丹阳经济开发区\t182.7\t8.2\t1\t10.1\t2\n昆山经济技术开发区\t700.5\t6.1\t3\t-2.0\t5\n",
        [
            "gdp level 18270000000 CNY 2024-01 2024-09",
            "gdp yoy 8.2 PERCENT 2024-01 2024-09",
            "fai yoy 10.1 PERCENT 2024-01 2024-09",
            "fai rank_yoy 2 RANK 2024-01 2024-09",
            "gdp level 70050000000 CNY 2024-01 2024-09",
            "gdp yoy 6.1 PERCENT 2024-01 2024-09",
            "fai yoy -2 PERCENT 2024-01 2024-09",
            "fai rank_yoy 5 RANK 2024-01 2024-09",
        ],
        [
            ("3000.1", "the figure is of a wider region"),
            ("1", "whether it ranks levels or growth is not said"),
            ("3", "whether it ranks levels or growth is not said"),
        ],
    ),
    "growth and its rank behind the indicator they belong to, and a sum of zones": (
        "2024年1-9月\n开发区\t规上工业总产值（亿元）\t同比增长（%）\t增幅排名\n丹阳经济开发区\t182.7\t8.2\t1\n昆山经济技术开发区\t700.5\t6.1\t3\n合计\t883.2\t6.6\t\n",
        [
            "industrial_output level 18270000000 CNY 2024-01 2024-09",
            "industrial_output yoy 8.2 PERCENT 2024-01 2024-09",
            "industrial_output rank_yoy 1 RANK 2024-01 2024-09",
            "industrial_output level 70050000000 CNY 2024-01 2024-09",
            "industrial_output yoy 6.1 PERCENT 2024-01 2024-09",
            "industrial_output rank_yoy 3 RANK 2024-01 2024-09",
        ],
        [("883.2", "whose total this is, is not certain")],
    ),
    "names of sections in a column of their own, merged downwards": (
        "2024年1-9月主要经济指标 单位：亿元、%\n类别\t指标\t累计\t增速\n综合\t地区生产总值\t182.7\t6.2\n投资\t固定资产投资\t110.2\t5.1\n\t工业投资\t60.2\t9.1\n外商企业\t固定资产投资\t9.9\t1.0\n",
        [
            "gdp level 18270000000 CNY 2024-01 2024-09",
            "gdp yoy 6.2 PERCENT 2024-01 2024-09",
            "fai level 11020000000 CNY 2024-01 2024-09",
            "fai yoy 5.1 PERCENT 2024-01 2024-09",
            "industrial_investment level 6020000000 CNY 2024-01 2024-09",
            "industrial_investment yoy 9.1 PERCENT 2024-01 2024-09",
        ],
        [("9.9", "what '外商企业' means here is not known")],
    ),
    "marks of footnotes behind names": (
        "2024年1-9月\n指标\t单位\t累计\t同比%\n地区生产总值*\t亿元\t182.7\t6.2\n规模以上工业增加值①\t亿元\t80.1\t7.7\n固定资产投资（注1）\t亿元\t20.5\t3.0\n注：*为季度数据；①按可比价计算。\n",
        [
            "gdp level 18270000000 CNY 2024-01 2024-09",
            "gdp yoy 6.2 PERCENT 2024-01 2024-09",
            "industrial_va level 8010000000 CNY 2024-01 2024-09",
            "industrial_va yoy 7.7 PERCENT 2024-01 2024-09",
            "fai level 2050000000 CNY 2024-01 2024-09",
            "fai yoy 3 PERCENT 2024-01 2024-09",
        ],
        [],
    ),
    "growth of a wider region beside the zone's own": (
        "2024年1-9月\n指标\t单位\t全区\t增速%\t全市增速%\n固定资产投资\t亿元\t110.2\t5.1\t3.3\n",
        [
            "fai level 11020000000 CNY 2024-01 2024-09",
            "fai yoy 5.1 PERCENT 2024-01 2024-09",
        ],
        [("3.3", "the figure is of a wider region")],
    ),
    "last month and the cumulative figure of last year": (
        "2024年9月\n指标\t单位\t本月\t上月\t本月止累计\t去年同期累计\n工业投资\t亿元\t6.0\t5.1\t60.2\t55.2\n",
        [
            "industrial_investment level 600000000 CNY 2024-09 2024-09",
            "industrial_investment level 6020000000 CNY 2024-01 2024-09",
            "industrial_investment level 5520000000 CNY 2023-01 2023-09",
        ],
        [("5.1", "what its column holds is not known")],
    ),
    "growth in percent beside growth in yuan": (
        "2024年1-9月主要指标\n指标\t计量单位\t本期\t上年同期\t增减额\t增减%\n固定资产投资\t万元\t1102000\t1050000\t52000\t5.0\n",
        [
            "fai level 11020000000 CNY 2024-01 2024-09",
            "fai level 10500000000 CNY 2023-01 2023-09",
            "fai change 520000000 CNY 2024-01 2024-09",
            "fai yoy 5 PERCENT 2024-01 2024-09",
        ],
        [],
    ),
    "points gained by a ratio, and words for figures": (
        "2024年1-6月\n指标\t单位\t1-6月\t同比±%\n产品销售率\t%\t97.5\t0.3个百分点\n产品销售率\t%\t\t0.3\n地区生产总值\t亿元\t82.70\t持平\n",
        [
            "product_sales_ratio level 97.5 PERCENT 2024-01 2024-06",
            "gdp level 8270000000 CNY 2024-01 2024-06",
            "gdp yoy 0 PERCENT 2024-01 2024-06",
        ],
        [("0.3个百分点", "what the figure measures is not certain"), ("0.3", "what the figure measures is not certain")],
    ),
    "goals, what is reached of them, numbered rows": (
        "2024年1-9月主要经济指标完成情况\n序号\t指标名称\t单位\t全年目标\t1-9月完成\t完成目标%\t同比增长%\n1\t地区生产总值\t亿元\t260\t182.7\t70.3\t6.2\n2\t实际到账外资\t万美元\t12000\t9800\t81.7\t-5.0\n",
        [
            "gdp target 26000000000 CNY 2024-01 2024-12",
            "gdp level 18270000000 CNY 2024-01 2024-09",
            "gdp completion 70.3 PERCENT 2024-01 2024-09",
            "gdp yoy 6.2 PERCENT 2024-01 2024-09",
            "fdi_actual target 120000000 USD 2024-01 2024-12",
            "fdi_actual level 98000000 USD 2024-01 2024-09",
            "fdi_actual completion 81.7 PERCENT 2024-01 2024-09",
            "fdi_actual yoy -5 PERCENT 2024-01 2024-09",
        ],
        [],
    ),
    "a unit in each name": (
        "2024年1-6月主要指标\n指标\t1-6月\t同比±%\n地区生产总值（亿元）\t82.70\t8.2\n全社会用电量（万千瓦时）\t12,300\t5.1\n进出口总额（亿美元）\t1.2\t-3.4\n",
        [
            "gdp level 8270000000 CNY 2024-01 2024-06",
            "gdp yoy 8.2 PERCENT 2024-01 2024-06",
            "electricity level 123000000 KWH 2024-01 2024-06",
            "electricity yoy 5.1 PERCENT 2024-01 2024-06",
            "trade_total level 120000000 USD 2024-01 2024-06",
            "trade_total yoy -3.4 PERCENT 2024-01 2024-06",
        ],
        [],
    ),
    "figures with blanks inside": (
        "2024年1—9月主要经济指标\n指   标\t单  位\t1—9月\t同比增长％\n地 区 生 产 总 值\t亿 元\t182 . 70\t6 . 2\n",
        [
            "gdp level 18270000000 CNY 2024-01 2024-09",
            "gdp yoy 6.2 PERCENT 2024-01 2024-09",
        ],
        [],
    ),
    "the month beside the months so far, growth behind each": (
        "2024年9月\n指标\t单位\t9月\t同比增长%\t1-9月\t同比增长%\n规上工业总产值\t亿元\t22.0\t3.1\t182.7\t6.2\n",
        [
            "industrial_output level 2200000000 CNY 2024-09 2024-09",
            "industrial_output yoy 3.1 PERCENT 2024-09 2024-09",
            "industrial_output level 18270000000 CNY 2024-01 2024-09",
            "industrial_output yoy 6.2 PERCENT 2024-01 2024-09",
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_monthly_table_gives_what_is_certain_and_nothing_else(name: str):
    text, expected, unread = CASES[name]
    lines, missed, _ = read_table(text, published="2024-10-20")
    assert (lines, missed) == (expected, unread)


def test_the_names_of_sheets_are_their_periods():
    book = openpyxl.Workbook()
    book.active.title = "2024年1-8月"
    for sheet, figure in ((book.active, 160.2), (book.create_sheet("2024年1-9月"), 182.7)):
        for row in (("主要经济指标", "", ""), ("指标", "单位", "累计"), ("固定资产投资", "亿元", figure)):
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    found = extract(read_bytes("a.xlsx", out.getvalue()), "江苏省丹阳经济开发区").observations
    assert [(one.value_text, one.period_start, one.period_end) for one in found] == [
        ("160.2亿元", "2024-01", "2024-08"),
        ("182.7亿元", "2024-01", "2024-09"),
    ]


YEARBOOK = """[ 发布日期 ] 2021-09-30
某高新区2020年统计年鉴

1 主要指标
绝对额 同比
社会消费品零售总额 107.5 1.8

2 地区生产总值
单位:亿元、%
指标名称 直管园
绝对额 同比 占比
地区生产总值 487.5 6.8 100.0
第一产业 4.3 3.8 0.9
交通运输、仓储和邮政业 10.1 4.6 2.1
第三产业 206.7 4.1 42.4
"""


def test_a_head_without_the_names_column_and_the_title_s_year_hold_for_a_yearbook_s_tables():
    lines, _, _ = read_table(YEARBOOK, published="2021-09-30")
    assert [line for line in lines if line.split()[0] in ("primary_va", "tertiary_va")] == [
        "primary_va level 430000000 CNY 2020-01 2020-12",
        "primary_va yoy 3.8 PERCENT 2020-01 2020-12",
        "primary_va share 0.9 PERCENT 2020-01 2020-12",
        "tertiary_va level 20670000000 CNY 2020-01 2020-12",
        "tertiary_va yoy 4.1 PERCENT 2020-01 2020-12",
        "tertiary_va share 42.4 PERCENT 2020-01 2020-12",
    ]


@pytest.mark.parametrize("published", [None, "2020-11-20", "2021-03-02"])
def test_the_year_of_a_yearbook_s_edition_is_none_of_its_figures(published):
    lines, missed, _ = read_table(YEARBOOK.replace("[ 发布日期 ] 2021-09-30\n", ""), published=published)
    assert lines == []
    assert ("4.3", "the period is not certain") in missed


@pytest.mark.parametrize("more", ["2020年全区经济平稳。\n", "（2020年）\n"])
def test_a_yearbook_s_figures_are_of_the_year_that_the_text_tells_too(more):
    lines, _, _ = read_table(YEARBOOK.replace("[ 发布日期 ] 2021-09-30\n", "") + more, published="2021-03-02")
    assert "primary_va level 430000000 CNY 2020-01 2020-12" in lines
