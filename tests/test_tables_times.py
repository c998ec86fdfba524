"""Which months a column of a table is of, by its head, those beside it, and the caption. The figures are made up."""

import pytest
from test_tables import read_table

UNKNOWN, UNDATED = "what its column holds is not known", "the period is not certain"

CASES = {
    "what was gained on the year before is of the months counted up beside it": (
        "丹阳经开区2023年8月财政收入\n单位：万元\n项目\t年初预算\t累计完成\t占预算%\t上年同期\t增减额\t增减%\n税收收入\t130000\t84300\t64.8\t80100\t4200\t5.2\n",
        [
            "tax_revenue target 1300000000 CNY 2023-01 2023-12",
            "tax_revenue level 843000000 CNY 2023-01 2023-08",
            "tax_revenue completion 64.8 PERCENT 2023-01 2023-08",
            "tax_revenue level 801000000 CNY 2022-01 2022-08",
            "tax_revenue change 42000000 CNY 2023-01 2023-08",
            "tax_revenue yoy 5.2 PERCENT 2023-01 2023-08",
        ],
        [],
    ),
    "a change told in yuan, of the single month and of all months": (
        "丹阳经开区2023年8月财政收入\n单位：万元\n项目\t本月\t同比增减（万元）\t累计\t同比增减（万元）\n税收收入\t13000\t-300\t84300\t4200\n",
        [
            "tax_revenue level 130000000 CNY 2023-08 2023-08",
            "tax_revenue change -3000000 CNY 2023-08 2023-08",
            "tax_revenue level 843000000 CNY 2023-01 2023-08",
            "tax_revenue change 42000000 CNY 2023-01 2023-08",
        ],
        [],
    ),
    "growth that is adjusted beside that as it is": (
        "丹阳经开区2023年8月财政收入\n项目\t累计完成（万元）\t自然口径增长（%）\t同口径增长（%）\n税收收入\t84300\t-8.8\t2.2\n",
        ["tax_revenue level 843000000 CNY 2023-01 2023-08", "tax_revenue yoy -8.8 PERCENT 2023-01 2023-08"],
        [("2.2", UNKNOWN)],
    ),
    "growth that is adjusted and told alone": (
        "丹阳经开区2023年8月财政收入\n项目\t累计完成（万元）\t同口径增长（%）\n税收收入\t84300\t2.2\n",
        ["tax_revenue level 843000000 CNY 2023-01 2023-08", "tax_revenue yoy 2.2 PERCENT 2023-01 2023-08"],
        [],
    ),
    "a difference behind a goal may be what is missing of it": (
        "丹阳经开区2023年8月财政收入\n单位：万元\n项目\t累计完成\t上年同期\t年初预算\t增减额\n税收收入\t84300\t80100\t130000\t-45700\n",
        [
            "tax_revenue level 843000000 CNY 2023-01 2023-08",
            "tax_revenue level 801000000 CNY 2022-01 2022-08",
            "tax_revenue target 1300000000 CNY 2023-01 2023-12",
        ],
        [("-45700", "what the figure measures is not certain")],
    ),
    "the same period of a year that is named is the months of the column before it": (
        "主要指标（4月）\n指标\t单位\t4月\t2023年同期\t累计\t2023年同期\t同比%\n税收收入\t亿元\t5.1\t4.8\t21.7\t20.9\t3.8\n",
        [
            "tax_revenue level 510000000 CNY 2024-04 2024-04",
            "tax_revenue level 480000000 CNY 2023-04 2023-04",
            "tax_revenue level 2170000000 CNY 2024-01 2024-04",
            "tax_revenue level 2090000000 CNY 2023-01 2023-04",
            "tax_revenue yoy 3.8 PERCENT 2024-01 2024-04",
        ],
        [],
    ),
    "the same period behind what is counted up": (
        "主要指标（4月）\n指标\t单位\t本月\t1-本月\t上年同期\n税收收入\t亿元\t5.1\t21.7\t20.9\n",
        [
            "tax_revenue level 510000000 CNY 2024-04 2024-04",
            "tax_revenue level 2170000000 CNY 2024-01 2024-04",
            "tax_revenue level 2090000000 CNY 2023-01 2023-04",
        ],
        [],
    ),
    "the same period of a year, beside no months": (
        "主要指标（4月）\n指标\t单位\t2023年同期\n税收收入\t亿元\t20.9\n",
        [],
        [("20.9", UNKNOWN)],
    ),
    "a table's number sticks to the year of its caption": (
        "表12023年工业投资情况\n指标\t绝对值(亿元)\t比上年增长(%)\n工业投资\t61.5\t8.2\n",
        ["industrial_investment level 6150000000 CNY 2023-01 2023-12", "industrial_investment yoy 8.2 PERCENT 2023-01 2023-12"],
        [],
    ),
    "a number that is no year of a caption": (
        "表12103年工业投资情况\n指标\t绝对值(亿元)\t比上年增长(%)\n工业投资\t61.5\t8.2\n",
        [],
        [("61.5", UNDATED), ("8.2", UNDATED)],
    ),
    "years as columns, of the document's own many years": (
        "历年主要经济指标\n指标\t单位\t2019年\t2023年\n工业投资\t亿元\t61.5\t80.3\n",
        ["industrial_investment level 6150000000 CNY 2019-01 2019-12", "industrial_investment level 8030000000 CNY 2023-01 2023-12"],
        [],
    ),
    "a year that is not over is no year's figure": (
        "历年主要经济指标\n指标\t单位\t2023年\t2024年\n工业投资\t亿元\t61.5\t80.3\n",
        ["industrial_investment level 6150000000 CNY 2023-01 2023-12"],
        [("80.3", UNDATED)],
    ),
    "months beside the whole of a year are not that year's": (
        "主要经济指标\n指标\t单位\t1-4月\t2023年\n工业投资\t亿元\t61.5\t180.3\n",
        ["industrial_investment level 6150000000 CNY 2024-01 2024-04", "industrial_investment level 18030000000 CNY 2023-01 2023-12"],
        [],
    ),
    "a year beside months of another is the whole of it": (
        "2024年1-6月目标完成情况\n指标\t单位\t2023年实绩\t2024年目标\t1-6月完成\t完成率%\n工业投资\t亿元\t150.2\t170\t90.1\t53\n",
        [
            "industrial_investment level 15020000000 CNY 2023-01 2023-12",
            "industrial_investment target 17000000000 CNY 2024-01 2024-12",
            "industrial_investment level 9010000000 CNY 2024-01 2024-06",
            "industrial_investment completion 53 PERCENT 2024-01 2024-06",
        ],
        [],
    ),
    "a year beside another is the caption's months of it": (
        "2024年1-6月\n指标\t单位\t2024年\t2023年\t增长%\n工业投资\t亿元\t90.1\t80.2\t12.3\n",
        [
            "industrial_investment level 9010000000 CNY 2024-01 2024-06",
            "industrial_investment level 8020000000 CNY 2023-01 2023-06",
            "industrial_investment yoy 12.3 PERCENT 2024-01 2024-06",
        ],
        [],
    ),
    "last year beside months may be all of it": (
        "2024年9月\n指标\t单位\t上年\t本月\t累计\n工业投资\t亿元\t150.2\t17\t90.1\n",
        ["industrial_investment level 1700000000 CNY 2024-09 2024-09", "industrial_investment level 9010000000 CNY 2024-01 2024-09"],
        [("150.2", UNKNOWN)],
    ),
    "a goal of months is no goal of the year": (
        "2024年1-9月\n指标\t单位\t1-9月目标\t1-9月\t年度目标\n工业投资\t亿元\t60\t61.2\t80\n",
        [
            "industrial_investment target 6000000000 CNY 2024-01 2024-09",
            "industrial_investment level 6120000000 CNY 2024-01 2024-09",
            "industrial_investment target 8000000000 CNY 2024-01 2024-12",
        ],
        [],
    ),
    "growth over the month before, under a head of many months; growth of a year that is not over": (
        "2024年1-9月\n指标\t单位\t1-9月\t环比%\t全年增速%\t预计全年\n工业投资\t亿元\t61.2\t3.1\t7.0\t80\n",
        ["industrial_investment level 6120000000 CNY 2024-01 2024-09", "industrial_investment level 8000000000 CNY 2024-01 2024-12"],
        [("3.1", UNDATED), ("7.0", UNDATED)],
    ),
    "months of a table that counts from January": (
        "2024年主要指标（累计）\n指标\t单位\t2月\t3月\n工业投资\t亿元\t9.1\t15.3\n",
        ["industrial_investment level 910000000 CNY 2024-01 2024-02", "industrial_investment level 1530000000 CNY 2024-01 2024-03"],
        [],
    ),
    "months of a table that counts each": (
        "2024年各月及累计指标\n指标\t单位\t2月\t3月\t1-3月\n工业投资\t亿元\t4.1\t5.3\t15.3\n",
        [
            "industrial_investment level 410000000 CNY 2024-02 2024-02",
            "industrial_investment level 530000000 CNY 2024-03 2024-03",
            "industrial_investment level 1530000000 CNY 2024-01 2024-03",
        ],
        [],
    ),
    "growth counted so far, behind the months so far": (
        "主要指标\n指标\t单位\t2024年9月\t2024年1-9月\t累计同比%\n工业投资\t亿元\t6.0\t60.2\t8.4\n",
        [
            "industrial_investment level 600000000 CNY 2024-09 2024-09",
            "industrial_investment level 6020000000 CNY 2024-01 2024-09",
            "industrial_investment yoy 8.4 PERCENT 2024-01 2024-09",
        ],
        [],
    ),
    "growth counted so far, behind months that do not begin the year": (
        "主要指标\n指标\t单位\t2024年7-9月\t累计同比%\n工业投资\t亿元\t16.0\t8.4\n",
        ["industrial_investment level 1600000000 CNY 2024-07 2024-09"],
        [("8.4", UNDATED)],
    ),
    "a goal under a time without a year is this year's": (
        "目标完成情况（截至6月底）\n指标\t单位\t全年目标\t1-6月完成\n工业投资\t亿元\t80\t44.2\n",
        ["industrial_investment target 8000000000 CNY 2024-01 2024-12", "industrial_investment level 4420000000 CNY 2024-01 2024-06"],
        [],
    ),
    "growth and the share of a budget behind what was completed so far": (
        "2024年8月财政收支\n单位：万元\n项目\t年初预算\t本月完成\t累计完成\t占预算%\t比上年同期增减额\t比上年同期增减%\n税收收入\t85000\t5210\t58870\t69.3\t-490\t-0.8\n",
        [
            "tax_revenue target 850000000 CNY 2024-01 2024-12",
            "tax_revenue level 52100000 CNY 2024-08 2024-08",
            "tax_revenue level 588700000 CNY 2024-01 2024-08",
            "tax_revenue completion 69.3 PERCENT 2024-01 2024-08",
            "tax_revenue change -4900000 CNY 2024-01 2024-08",
            "tax_revenue yoy -0.8 PERCENT 2024-01 2024-08",
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_figure_is_of_the_months_that_head_and_caption_tell(name: str):
    text, expected, unread = CASES[name]
    lines, missed, _ = read_table(text, published="2024-10-20")
    assert (lines, missed) == (expected, unread)
