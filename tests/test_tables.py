"""Statistical tables: what head, row, caption and document say together is bound; what they leave open stays unread."""

import pytest

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.reading.files import read_bytes

ZONE = "江苏省丹阳经济开发区"


def read_table(text: str, name: str = "table.txt", zone: str | None = ZONE, published: str | None = "2024-04-15"):
    document = read_bytes(name, text.encode())
    found = extract(document, zone, published)
    spans = [span for one in found.observations for span in (one.evidence, one.sentence)]
    assert [document.text[span.start : span.end] for span in spans] == [span.text for span in spans]
    lines = [
        " ".join((one.indicator, one.measure, plain(one.value), one.unit, one.period_start, one.period_end, *filter(None, [one.scope])))
        for one in found.observations
    ]
    return lines, [(missed.span.text, missed.reason) for missed in found.unread], found.observations


MONTHLY = """某开发区2024年3月主要经济指标
指标\t单位\t本月\t本月止累计\t同比±%
一、综合\t\t\t\t
地区生产总值\t亿元\t-\t82.70\t8.2
  其中：第一产业\t亿元\t\t1.20\t3.1
规模以上工业增加值\t%\t—\t8.1\t
固定资产投资\t亿元\t20.10\t52.50\t13.0
  其中：工业投资\t亿元\t9.00\t20.1\t-3.9
进出口总额\t万美元\t4,100.5\t12,300\t13.6
  其中：出口\t万美元\t3,000\t10,000\t…
规上工业企业数\t家\t\t120\t
"""


def test_a_monthly_table_with_units_in_a_column_and_rows_of_parts():
    lines, missed, observations = read_table(MONTHLY)
    assert lines == [
        "gdp level 8270000000 CNY 2024-01 2024-03",
        "gdp yoy 8.2 PERCENT 2024-01 2024-03",
        "primary_va level 120000000 CNY 2024-01 2024-03",
        "primary_va yoy 3.1 PERCENT 2024-01 2024-03",
        "industrial_va yoy 8.1 PERCENT 2024-01 2024-03",
        "fai level 2010000000 CNY 2024-03 2024-03",
        "fai level 5250000000 CNY 2024-01 2024-03",
        "fai yoy 13 PERCENT 2024-01 2024-03",
        "industrial_investment level 900000000 CNY 2024-03 2024-03",
        "industrial_investment level 2010000000 CNY 2024-01 2024-03",
        "industrial_investment yoy -3.9 PERCENT 2024-01 2024-03",
        "trade_total level 41005000 USD 2024-03 2024-03",
        "trade_total level 123000000 USD 2024-01 2024-03",
        "trade_total yoy 13.6 PERCENT 2024-01 2024-03",
        "exports level 30000000 USD 2024-03 2024-03",
        "exports level 100000000 USD 2024-01 2024-03",
        "industrial_firms level 120 COUNT 2024-03 2024-03",
    ]
    assert missed == []
    assert {one.zone for one in observations} == {ZONE}
    first = observations[0]
    assert (first.value_text, first.evidence.text, first.sentence.text, first.construction) == (
        "82.70亿元",
        "82.70",
        "地区生产总值\t亿元\t-\t82.70\t8.2",
        "table_cell",
    )
    assert observations[4].flags == ("growth_by_unit",)


CASES = {
    "zones in rows, merged heads, unit in the caption, ranks": (
        "2024年一季度各开发区主要指标\n单位：亿元、%\n开发区\t地区生产总值\t\t\t规模以上工业总产值\t\n\t总量\t增速\t增速排名\t总量\t增速\n"
        "丹阳经济开发区\t82.70\t8.2\t1\t200.1\t7.7\n昆山经济技术开发区\t300.5\t6.1\t第2位\t-\t…\n全市\t1000\t6\t\t3000\t5\n",
        [
            "gdp level 8270000000 CNY 2024-01 2024-03",
            "gdp yoy 8.2 PERCENT 2024-01 2024-03",
            "gdp rank_yoy 1 RANK 2024-01 2024-03",
            "industrial_output level 20010000000 CNY 2024-01 2024-03",
            "industrial_output yoy 7.7 PERCENT 2024-01 2024-03",
            "gdp level 30050000000 CNY 2024-01 2024-03",
            "gdp yoy 6.1 PERCENT 2024-01 2024-03",
            "gdp rank_yoy 2 RANK 2024-01 2024-03",
        ],
        [("1000", "the figure is of a wider region")],
    ),
    "zones in columns, a wider region among them": (
        "2024年1-3月 单位：亿元\n指标\t昆山经济技术开发区\t全市\n地区生产总值\t300.5\t1000\n固定资产投资\t100\t500\n",
        ["gdp level 30050000000 CNY 2024-01 2024-03", "fai level 10000000000 CNY 2024-01 2024-03"],
        [("1000", "the figure is of a wider region"), ("500", "the figure is of a wider region")],
    ),
    "traditional script": (
        "2024年1-3月主要指標\n指標\t單位\t累計\t同比增長%\n地區生產總值\t億元\t82.70\t8.2\n",
        ["gdp level 8270000000 CNY 2024-01 2024-03", "gdp yoy 8.2 PERCENT 2024-01 2024-03"],
        [],
    ),
    "two tables beside each other, rows not level": (
        "2024年1-3月\n指标\t累计\t\t\n地区生产总值（亿元）\t82.70\t指标\t同比%\n固定资产投资（亿元）\t52.50\t工业投资\t5.0\n",
        [
            "gdp level 8270000000 CNY 2024-01 2024-03",
            "fai level 5250000000 CNY 2024-01 2024-03",
            "industrial_investment yoy 5 PERCENT 2024-01 2024-03",
        ],
        [],
    ),
    "heads that repeat without a name": (
        "2024年1-3月\n\t累计\t同比%\t\t累计\t同比%\n地区生产总值（亿元）\t82.70\t8.2\t工业投资（亿元）\t20.1\t5.0\n",
        [
            "gdp level 8270000000 CNY 2024-01 2024-03",
            "gdp yoy 8.2 PERCENT 2024-01 2024-03",
            "industrial_investment level 2010000000 CNY 2024-01 2024-03",
            "industrial_investment yoy 5 PERCENT 2024-01 2024-03",
        ],
        [],
    ),
    "growth beside a cumulative figure below one month is cumulative": (
        "主要指标\n指标\t单位\t2024年6月\t\n\t\t累计\t同比%\n地区生产总值\t亿元\t82.70\t8.2\n",
        ["gdp level 8270000000 CNY 2024-01 2024-06", "gdp yoy 8.2 PERCENT 2024-01 2024-06"],
        [],
    ),
    "years in columns, the indicator in the caption": (
        "地区生产总值（亿元）\n年份\t2021\t2022\n丹阳经济开发区\t300.1\t310.2\n",
        ["gdp level 30010000000 CNY 2021-01 2021-12", "gdp level 31020000000 CNY 2022-01 2022-12"],
        [],
    ),
    "periods in rows": (
        "主要指标\n时间\t地区生产总值（亿元）\t工业用电量（亿千瓦时）\n2023年1-3月\t70.1\t3.2\n2023年1-6月\t150.2\t6.5\n",
        [
            "gdp level 7010000000 CNY 2023-01 2023-03",
            "industrial_electricity level 320000000 KWH 2023-01 2023-03",
            "gdp level 15020000000 CNY 2023-01 2023-06",
            "industrial_electricity level 650000000 KWH 2023-01 2023-06",
        ],
        [],
    ),
    "a head whose first cell is empty, over rows without outer bars": (
        "2023年全区生产总值\n| 绝对数（亿元） | 比上年增长（%） |\n地区生产总值 | 61.5 | 5.2 |\n第一产业增加值 | 3.7 | 2.6 |\n",
        [
            "gdp level 6150000000 CNY 2023-01 2023-12",
            "gdp yoy 5.2 PERCENT 2023-01 2023-12",
            "primary_va level 370000000 CNY 2023-01 2023-12",
            "primary_va yoy 2.6 PERCENT 2023-01 2023-12",
        ],
        [],
    ),
    "targets and completion in a Markdown table": (
        "| 指标 | 2024年1-3月 | 同比增长（%） | 全年目标 | 完成率（%） |\n| --- | --- | --- | --- | --- |\n"
        "| 一般公共预算收入（亿元） | 3.20 | 5.5 | 12 | 26.7 |\n",
        [
            "budget_revenue level 320000000 CNY 2024-01 2024-03",
            "budget_revenue yoy 5.5 PERCENT 2024-01 2024-03",
            "budget_revenue target 1200000000 CNY 2024-01 2024-12",
            "budget_revenue completion 26.7 PERCENT 2024-01 2024-03",
        ],
        [],
    ),
    "a goal in percent is one of growth, but not where the row counts money": (
        "2024年1-3月\n指标\t单位\t累计\t增速\t年度目标\n规模以上工业增加值\t%\t-\t8.1%\t9%\n社会消费品零售总额\t亿元\t10.5\t9.9%\t43\n固定资产投资\t亿元\t10.4\t9.8%\t12%\n",
        [
            "industrial_va yoy 8.1 PERCENT 2024-01 2024-03",
            "industrial_va target_yoy 9 PERCENT 2024-01 2024-12",
            "retail_sales level 1050000000 CNY 2024-01 2024-03",
            "retail_sales yoy 9.9 PERCENT 2024-01 2024-03",
            "retail_sales target 4300000000 CNY 2024-01 2024-12",
            "fai level 1040000000 CNY 2024-01 2024-03",
            "fai yoy 9.8 PERCENT 2024-01 2024-03",
        ],
        [("12%", "the unit is not certain or does not fit fai")],
    ),
    "branches among the rows of the gross product are what they add to it, and elsewhere not": (
        "2023年1-12月\n指标\t绝对数（亿元）\t同比±%\n地区生产总值\t488.2\t5.1\n第二产业\t277.3\t8.6\n工业\t198.4\t8.4\n建筑业\t78.9\t9.1\n批发和零售业\t30.2\t2.8\n金融业\t46.5\t6.3\n"
        "进出口总额\t90.5\t4.1\n工业\t55.1\t3.2\n建筑业\t12.3\t1.1\n",
        [
            "gdp level 48820000000 CNY 2023-01 2023-12",
            "gdp yoy 5.1 PERCENT 2023-01 2023-12",
            "secondary_va level 27730000000 CNY 2023-01 2023-12",
            "secondary_va yoy 8.6 PERCENT 2023-01 2023-12",
            "industrial_va_all level 19840000000 CNY 2023-01 2023-12",
            "industrial_va_all yoy 8.4 PERCENT 2023-01 2023-12",
            "construction_va level 7890000000 CNY 2023-01 2023-12",
            "construction_va yoy 9.1 PERCENT 2023-01 2023-12",
            "finance_va level 4650000000 CNY 2023-01 2023-12",
            "finance_va yoy 6.3 PERCENT 2023-01 2023-12",
            "trade_total level 9050000000 CNY 2023-01 2023-12",
            "trade_total yoy 4.1 PERCENT 2023-01 2023-12",
        ],
        [
            ("30.2", "the indicator is not certain"),
            ("55.1", "the indicator is not certain"),
            ("12.3", "the indicator is not certain"),
        ],
    ),
    "growth behind two years is that of the later one, the year before is one too": (
        "指标\t单位\t2024年1-3月\t2023年1-3月\t增速%\n地区生产总值\t亿元\t82.7\t76.4\t8.2\n",
        [
            "gdp level 8270000000 CNY 2024-01 2024-03",
            "gdp level 7640000000 CNY 2023-01 2023-03",
            "gdp yoy 8.2 PERCENT 2024-01 2024-03",
        ],
        [],
    ),
    "last year's figure": (
        "2024年1-3月\n指标\t单位\t累计\t上年同期\n社会消费品零售总额\t亿元\t10.5\t9.9\n",
        ["retail_sales level 1050000000 CNY 2024-01 2024-03", "retail_sales level 990000000 CNY 2023-01 2023-03"],
        [],
    ),
    "this year, and which months in the line above": (
        "2024年1-3月主要指标\n本年\n指标\t单位\t累计\n固定资产投资\t亿元\t20\n",
        ["fai level 2000000000 CNY 2024-01 2024-03"],
        [],
    ),
    "a footnote mark and a unit in the cell": (
        "2024年1-3月\n指标\t绝对值\t同比\n地区生产总值\t82.70亿元①\t8.2%\n",
        ["gdp level 8270000000 CNY 2024-01 2024-03", "gdp yoy 8.2 PERCENT 2024-01 2024-03"],
        [],
    ),
    "no unit": (
        "2024年1-3月\n指标\t累计\t同比%\n地区生产总值\t82.70\t8.2\n",
        ["gdp yoy 8.2 PERCENT 2024-01 2024-03"],
        [("82.70", "the unit is not certain or does not fit gdp")],
    ),
    "a month alone: the month, or January to March": (
        "2024年3月\n指标\t单位\t数值\t3月末\n地区生产总值\t亿元\t82.70\t\n规上工业企业数\t家\t\t120\n",
        ["industrial_firms level 120 COUNT 2024-03 2024-03"],
        [("82.70", "the period is not certain")],
    ),
    "a rank beside level and growth": (
        "2024年1-3月\n指标\t单位\t总量\t同比\t排名\n地区生产总值\t亿元\t82.70\t8.2\t3\n",
        ["gdp level 8270000000 CNY 2024-01 2024-03", "gdp yoy 8.2 PERCENT 2024-01 2024-03"],
        [("3", "whether it ranks levels or growth is not said")],
    ),
    "a qualified indicator, an unknown one, an unknown column": (
        "2024年1-3月\n指标\t单位\t累计\t考核得分\n地区生产总值\t亿元\t82.70\t95\n规上工业增加值（不含烟草）\t亿元\t5.5\t\n邮政业务\t亿元\t1.5\t\n",
        ["gdp level 8270000000 CNY 2024-01 2024-03"],
        [
            ("95", "what its column holds is not known"),
            ("5.5", "what '不烟草' means here is not known"),
            ("1.5", "what '邮政业务' means here is not known"),
        ],
    ),
    "an absolute change and a change of growth are no growth": (
        "2024年1-3月\n指标\t单位\t累计\t同比增减\n地区生产总值\t亿元\t82.70\t5.1\n产品销售率\t%\t98.1\t0.3\n",
        ["gdp level 8270000000 CNY 2024-01 2024-03", "product_sales_ratio level 98.1 PERCENT 2024-01 2024-03"],
        [("5.1", "what the figure measures is not certain"), ("0.3", "what the figure measures is not certain")],
    ),
    "indices are no growth": (
        "2024年1-3月\n指标\t单位\t累计\t同比\n地区生产总值\t亿元\t82.70\t108.2\n固定资产投资\t亿元\t20\t104.1\n",
        ["gdp level 8270000000 CNY 2024-01 2024-03", "fai level 2000000000 CNY 2024-01 2024-03"],
        [("108.2", "growth of this size is an index"), ("104.1", "growth of this size is an index")],
    ),
    "two columns that cannot be told apart": (
        "2024年1-3月\n指标\t单位\t累计\t累计\n地区生产总值\t亿元\t82.70\t81.0\n固定资产投资\t亿元\t20\t\n",
        ["fai level 2000000000 CNY 2024-01 2024-03"],
        [("82.70", "two cells would say the same"), ("81.0", "two cells would say the same")],
    ),
    "a year that is not over is no period": (
        "2024年主要经济指标\n指标\t单位\t数值\n固定资产投资\t亿元\t20\n",
        [],
        [("20", "the period is not certain")],
    ),
    "shares of the year's goals below 目标进度, and how far ahead of its pace": (
        "2024年1-3月目标任务完成情况\n指标\t单位\t全年目标\t1-3月\t\t目标进度\t\n\t\t\t完成数\t同比增长(%)\t占全年目标(%)\t超序时进度(百分点)\n"
        "税收收入\t亿元\t40\t12\t6.1\t30\t5\n",
        [
            "tax_revenue target 4000000000 CNY 2024-01 2024-12",
            "tax_revenue level 1200000000 CNY 2024-01 2024-03",
            "tax_revenue yoy 6.1 PERCENT 2024-01 2024-03",
            "tax_revenue completion 30 PERCENT 2024-01 2024-03",
        ],
        [("5", "what its column holds is not known")],
    ),
    "a table that is none of ours": ("科室\t电话\n办公室\t86521234\n招商局\t86521235\n", [], []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table_gives_what_is_certain_and_nothing_else(name: str):
    text, expected, unread = CASES[name]
    lines, missed, _ = read_table(text)
    assert (lines, missed) == (expected, unread)


def test_prose_around_a_table_is_read_as_prose_and_says_nothing_twice():
    text = "2024年一季度，全区完成地区生产总值82.70亿元，同比增长8.2%。\n指标\t单位\t2024年1-3月\n地区生产总值\t亿元\t82.70\n固定资产投资\t亿元\t52.50\n2024年一季度，全区工业投资20.1亿元。\n"
    lines, missed, _ = read_table(text)
    assert (lines, missed) == (
        [
            "gdp level 8270000000 CNY 2024-01 2024-03",
            "gdp yoy 8.2 PERCENT 2024-01 2024-03",
            "industrial_investment level 2010000000 CNY 2024-01 2024-03",
            "fai level 5250000000 CNY 2024-01 2024-03",
        ],
        [],
    )
