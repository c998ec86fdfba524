"""Tables of goals, progress and ranks, and several tables in one grid: what a head says plainly is read, and nothing else.

The shapes are those of files that offices send, the figures are made up.
"""

import pytest
from test_tables import read_table

UNKNOWN, UNCLEAR = "what its column holds is not known", "what the figure measures is not certain"

CASES = {
    "how much of a goal is done, behind the goal of a year, is of the months before it": (
        "2024年1-6月主要指标\n指标\t单位\t1-6月累计\t同比%\t2024年目标\t完成年度目标%\n税收收入\t亿元\t68.4\t13.3\t127\t53.9\n",
        [
            "tax_revenue level 6840000000 CNY 2024-01 2024-06",
            "tax_revenue yoy 13.3 PERCENT 2024-01 2024-06",
            "tax_revenue target 12700000000 CNY 2024-01 2024-12",
            "tax_revenue completion 53.9 PERCENT 2024-01 2024-06",
        ],
        [],
    ),
    "tables below each other in one grid, each with its own unit and time": (
        "丹阳经济开发区统计月报\t\t\n2024年9月\t\t\n一、工业\t\t\n单位：亿元\t\t\n指标\t本月\t1-9月\n规上工业总产值\t20.4\t182.7\n"
        "二、对外经济（1-8月）\t\t\n单位：万美元\t\t\n指标\t1-8月\t同比增长%\n实际使用外资\t6120\t-9.7\n"
        "三、财政\t\t\n单位：万元\t\t\n指标\t本月\t1-9月\n一般公共预算收入\t18230\t188200\n",
        [
            "industrial_output level 2040000000 CNY 2024-09 2024-09",
            "industrial_output level 18270000000 CNY 2024-01 2024-09",
            "fdi_actual level 61200000 USD 2024-01 2024-08",
            "fdi_actual yoy -9.7 PERCENT 2024-01 2024-08",
            "budget_revenue level 182300000 CNY 2024-09 2024-09",
            "budget_revenue level 1882000000 CNY 2024-01 2024-09",
        ],
        [],
    ),
    "the unit over the first of several tables is not the next one's": (
        "2024年1-9月\n一、工业\n单位：亿元\n指标\t累计\n规上工业总产值\t182.7\n规上工业增加值\t40.1\n二、财政\n指标\t累计\n一般公共预算收入\t18.2\n税收收入\t16.0\n",
        ["industrial_output level 18270000000 CNY 2024-01 2024-09", "industrial_va level 4010000000 CNY 2024-01 2024-09"],
        [
            (figure, f"the unit is not certain or does not fit {code}")
            for figure, code in (("18.2", "budget_revenue"), ("16.0", "tax_revenue"))
        ],
    ),
    "a unit over the whole grid is that of each of its tables": (
        "2024年1-9月\n单位：亿元\t\n指标\t累计\n规上工业总产值\t182.7\n二、财政\t\n指标\t累计\n一般公共预算收入\t18.2\n",
        ["industrial_output level 18270000000 CNY 2024-01 2024-09", "budget_revenue level 1820000000 CNY 2024-01 2024-09"],
        [],
    ),
    "a note below one table does not date the next": (
        "2024年9月主要指标\n指标\t单位\t累计\n规上工业利润总额\t亿元\t9.1\n工业投资\t亿元\t60.2\n注：数据为1-8月\n\n指标\t单位\t累计\n税收收入\t亿元\t16.0\n固定资产投资\t亿元\t110.2\n",
        [
            "industrial_profit level 910000000 CNY 2024-01 2024-09",
            "industrial_investment level 6020000000 CNY 2024-01 2024-09",
            "tax_revenue level 1600000000 CNY 2024-01 2024-09",
            "fai level 11020000000 CNY 2024-01 2024-09",
        ],
        [],
    ),
    "a difference from last month is no change on the year before": (
        "2024年8月\n指标\t单位\t本月\t上月\t增减额\n税收收入\t万元\t5210\t5700\t-490\n",
        ["tax_revenue level 52100000 CNY 2024-08 2024-08"],
        [("5700", UNKNOWN), ("-490", UNCLEAR)],
    ),
    "each figure with its rank behind": (
        "2024年上半年各开发区排名\n开发区\t地区生产总值\t\t\t\n\t总量（亿元）\t位次\t增速（%）\t位次\n昆山经济技术开发区\t1120.5\t1\t5.6\t3\n",
        [
            "gdp level 112050000000 CNY 2024-01 2024-06",
            "gdp rank_level 1 RANK 2024-01 2024-06",
            "gdp yoy 5.6 PERCENT 2024-01 2024-06",
            "gdp rank_yoy 3 RANK 2024-01 2024-06",
        ],
        [],
    ),
    "ranks behind a share of the goal are not ranks of the figure": (
        "2024年1-9月\n指标\t单位\t年度目标\t累计完成\t完成比例%\t位次\n工业投资\t亿元\t80\t60.2\t75.3\t2\n",
        [
            "industrial_investment target 8000000000 CNY 2024-01 2024-12",
            "industrial_investment level 6020000000 CNY 2024-01 2024-09",
            "industrial_investment completion 75.3 PERCENT 2024-01 2024-09",
        ],
        [("2", "whether it ranks levels or growth is not said")],
    ),
    "last year's rank and how many places were gained are no ranks of now": (
        "2024年1-8月\n指标\t增速%\t增速全市位次\t去年同期位次\t增速位次较上月变化\n工业投资\t8.3\t2\t4\t+1\n",
        ["industrial_investment yoy 8.3 PERCENT 2024-01 2024-08", "industrial_investment rank_yoy 2 RANK 2024-01 2024-08 全市"],
        [("4", UNCLEAR), ("+1", UNCLEAR)],
    ),
    "elapsed time and the gap to it are no shares of the goal": (
        "2024年1-6月\n指标\t单位\t全年目标\t1-6月完成\t完成年度目标%\t序时进度%\t与序时进度相差（百分点）\n工业投资\t亿元\t80\t44.2\t55.3\t50\t5.3\n",
        [
            "industrial_investment target 8000000000 CNY 2024-01 2024-12",
            "industrial_investment level 4420000000 CNY 2024-01 2024-06",
            "industrial_investment completion 55.3 PERCENT 2024-01 2024-06",
        ],
        [("50", UNKNOWN), ("5.3", UNKNOWN)],
    ),
    "the goal of a quarter beside that of the year": (
        "2024年一季度\n指标\t单位\t一季度完成\t完成全年目标%\t完成一季度目标%\n工业投资\t亿元\t24.2\t30.3\t105.2\n",
        [
            "industrial_investment level 2420000000 CNY 2024-01 2024-03",
            "industrial_investment completion 30.3 PERCENT 2024-01 2024-03",
            "industrial_investment completion 105.2 PERCENT 2024-01 2024-03 一季度目标",
        ],
        [],
    ),
    "the goal of a quarter, told of more months than it has": (
        "2024年1-6月\n指标\t单位\t累计完成\t完成一季度目标%\n工业投资\t亿元\t44.2\t105.2\n",
        ["industrial_investment level 4420000000 CNY 2024-01 2024-06"],
        [("105.2", "the period is not certain")],
    ),
    "goals that are growth, and goals of a year that the head names": (
        "2024年上半年目标完成情况\n指标\t单位\t2024年目标值\t上半年完成值\t完成率%\n地区生产总值增速\t%\t7.0\t4.8\t—\n工业投资\t亿元\t80\t44.2\t55.3\n",
        [
            "gdp target_yoy 7 PERCENT 2024-01 2024-12",
            "gdp yoy 4.8 PERCENT 2024-01 2024-06",
            "industrial_investment target 8000000000 CNY 2024-01 2024-12",
            "industrial_investment level 4420000000 CNY 2024-01 2024-06",
            "industrial_investment completion 55.3 PERCENT 2024-01 2024-06",
        ],
        [],
    ),
    "heads that say last year's, a part, a plan or what is new": (
        "2024年1-6月\n指标\t单位\t累计\t同期数\t全年安排\t限上\t本年新增\n社会消费品零售总额\t亿元\t70.4\t68.1\t150\t30.2\t2.3\n",
        ["retail_sales level 7040000000 CNY 2024-01 2024-06", "retail_sales level 6810000000 CNY 2023-01 2023-06"],
        [("150", UNKNOWN), ("30.2", UNKNOWN), ("2.3", UNKNOWN)],
    ),
    "ranks in brackets, where a note says so": (
        "2023年1-11月\n开发区\t固定资产投资增速（%）\n昆山经济技术开发区\t1.6(4)\n常熟经济技术开发区\t-2.3（5）\n注：括号内数字为位次。\n",
        [
            "fai yoy 1.6 PERCENT 2023-01 2023-11",
            "fai rank_yoy 4 RANK 2023-01 2023-11",
            "fai yoy -2.3 PERCENT 2023-01 2023-11",
            "fai rank_yoy 5 RANK 2023-01 2023-11",
        ],
        [],
    ),
    "what else stands in brackets is not known": (
        "2023年1-11月\n开发区\t固定资产投资增速（%）\n昆山经济技术开发区\t1.6(4)\n常熟经济技术开发区\t-2.3\n",
        ["fai yoy -2.3 PERCENT 2023-01 2023-11"],
        [("1.6(4)", "the unit is not certain or does not fit fai")],
    ),
    "arrows and words for the direction of growth": (
        "2024年上半年\n指标\t完成情况\t同比\n工业投资\t60.2亿元\t↓11.2%\n规上工业总产值\t110.6亿元\t8.8%↑\n进出口总额\t7.6亿美元\t增长6.5%\n税收收入\t6.1亿元\t下降0.4%\n",
        [
            "industrial_investment level 6020000000 CNY 2024-01 2024-06",
            "industrial_investment yoy -11.2 PERCENT 2024-01 2024-06",
            "industrial_output level 11060000000 CNY 2024-01 2024-06",
            "industrial_output yoy 8.8 PERCENT 2024-01 2024-06",
            "trade_total level 760000000 USD 2024-01 2024-06",
            "trade_total yoy 6.5 PERCENT 2024-01 2024-06",
            "tax_revenue level 610000000 CNY 2024-01 2024-06",
            "tax_revenue yoy -0.4 PERCENT 2024-01 2024-06",
        ],
        [],
    ),
    "goals told in words are the growth wished for": (
        "2024年1-6月\n指标\t全年目标\t1-6月\n工业投资\t增长8%以上\t60.2亿元\n固定资产投资\t下降2%\t3亿元\n税收收入\t保持平稳\t4亿元\n",
        [
            "industrial_investment target_yoy 8 PERCENT 2024-01 2024-12",
            "industrial_investment level 6020000000 CNY 2024-01 2024-06",
            "fai target_yoy -2 PERCENT 2024-01 2024-12",
            "fai level 300000000 CNY 2024-01 2024-06",
            "tax_revenue level 400000000 CNY 2024-01 2024-06",
        ],
        [],
    ),
    "growth in dollars beside growth in yuan": (
        "2024年1-6月进出口情况\n项目\t人民币（万元）\t同比（%）\t美元（万美元）\t同比（%）\n出口\t8200\t3.1\t1150\t1.4\n",
        [
            "exports level 82000000 CNY 2024-01 2024-06",
            "exports yoy 3.1 PERCENT 2024-01 2024-06",
            "exports level 11500000 USD 2024-01 2024-06",
            "exports yoy 1.4 PERCENT 2024-01 2024-06 以美元计",
        ],
        [],
    ),
    "growth behind dollars alone is the growth": (
        "2024年1-6月进出口情况\n项目\t美元（万美元）\t同比（%）\n出口\t1150\t1.4\n",
        ["exports level 11500000 USD 2024-01 2024-06", "exports yoy 1.4 PERCENT 2024-01 2024-06"],
        [],
    ),
    "a unit of amounts beside that of growth in one cell": (
        "2024年1-9月\n指标\t单位\t1-9月\t增速\n工业投资\t亿元、%\t61.2\t8.1\n进出口总额\t亿美元/%\t2.1\t-3.3\n",
        [
            "industrial_investment level 6120000000 CNY 2024-01 2024-09",
            "industrial_investment yoy 8.1 PERCENT 2024-01 2024-09",
            "trade_total level 210000000 USD 2024-01 2024-09",
            "trade_total yoy -3.3 PERCENT 2024-01 2024-09",
        ],
        [],
    ),
    "what 同比增减 counts in says whether it is growth": (
        "2024年1-9月\n指标\t单位\t1-9月\t同比增减\n工业投资\t亿元\t61.2\t8.1%\n税收收入\t亿元\t16.0\t-0.3亿元\n产品销售率\t%\t98.2\t0.3个百分点\n固定资产投资\t亿元\t110\t0.8\n",
        [
            "industrial_investment level 6120000000 CNY 2024-01 2024-09",
            "industrial_investment yoy 8.1 PERCENT 2024-01 2024-09",
            "tax_revenue level 1600000000 CNY 2024-01 2024-09",
            "tax_revenue change -30000000 CNY 2024-01 2024-09",
            "product_sales_ratio level 98.2 PERCENT 2024-01 2024-09",
            "fai level 11000000000 CNY 2024-01 2024-09",
        ],
        [("0.3个百分点", UNCLEAR), ("0.8", UNCLEAR)],
    ),
    "growth in a row of its own below the amount": (
        "主要指标\n指标\t2022年\t2023年\n工业投资（亿元）\t61.2\t66.1\n比上年增长（%）\t5.1\t8.0\n某项指数（%）\t1.0\t2.0\n比上年增长（%）\t0.3\t0.4\n",
        [
            "industrial_investment level 6120000000 CNY 2022-01 2022-12",
            "industrial_investment level 6610000000 CNY 2023-01 2023-12",
            "industrial_investment yoy 5.1 PERCENT 2022-01 2022-12",
            "industrial_investment yoy 8 PERCENT 2023-01 2023-12",
        ],
        [
            ("1.0", "what '某项指' means here is not known"),
            ("0.3", "the indicator is not certain"),
            ("0.4", "the indicator is not certain"),
        ],
    ),
    "a part of the row's indicator in a column": (
        "2024年1-6月\n指标\t单位\t总额\t内资\t外资\t区属\n固定资产投资\t亿元\t150.2\t120\t30.2\t9\n",
        ["fai level 15020000000 CNY 2024-01 2024-06"],
        [("120", UNKNOWN), ("30.2", UNKNOWN), ("9", UNKNOWN)],
    ),
    "words in a column beside the figures say nothing of the row": (
        "2024年1-6月 单位：亿元\n指标\t全年任务\t完成\t完成率\t是否过半\n工业投资\t80\t44.2\t55.3%\t是\n固定资产投资\t力争200\t90.1\t45%\t否\n",
        [
            "industrial_investment target 8000000000 CNY 2024-01 2024-12",
            "industrial_investment level 4420000000 CNY 2024-01 2024-06",
            "industrial_investment completion 55.3 PERCENT 2024-01 2024-06",
            "fai level 9010000000 CNY 2024-01 2024-06",
            "fai completion 45 PERCENT 2024-01 2024-06",
        ],
        [("力争200", "what the cell says is not certain")],
    ),
    "indicators in the heads of a table that nothing dates": (
        "园区情况\n园区\t工业投资（亿元）\t同比%\n昆山经济技术开发区\t8.8\t3.2\n常熟经济技术开发区\t4.1\t5.0\n",
        [],
        [(figure, "the period is not certain") for figure in ("8.8", "3.2", "4.1", "5.0")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table_of_progress_gives_what_is_certain_and_nothing_else(name: str):
    text, expected, unread = CASES[name]
    lines, missed, _ = read_table(text, published="2024-10-20")
    assert (lines, missed) == (expected, unread)


def test_goals_may_be_about_or_at_least_a_figure():
    rows = "地区生产总值\t亿元\t182.4\t196左右\t7%左右\n规上工业增加值\t%\t8.6\t8.5以上\t\n居民消费价格指数\t%\t100.4\t103以内\t\n"
    _, missed, observations = read_table(f"2024年主要预期目标\n指标\t单位\t2023年完成\t2024年计划\t增长\n{rows}", published="2024-01-20")
    goals = [f"{one.indicator} {one.measure} {one.value_text} {one.bound}" for one in observations if one.status == "target"]
    assert goals == [
        "gdp target 196亿元左右 about",
        "gdp target_yoy 7%左右 about",
        "industrial_va target_yoy 8.5%以上 over",
        "cpi target 103%以内 under",
    ]
    assert {one.bound for one in observations if one.status == "actual"} == {"exact"}
    assert missed == []


@pytest.mark.parametrize("published", ["2024-01-20", "2025-06-20"])
def test_growth_behind_a_plan_is_what_was_planned(published: str):
    rows = "税收收入\t亿元\t12.6\t5.5\t12\t10.2\n"
    lines, missed, _ = read_table(f"主要指标\n指标\t单位\t2024年计划\t增长%\t2023年完成\t比上年±%\n{rows}", published=published)
    assert (lines, missed) == (
        [
            "tax_revenue target 1260000000 CNY 2024-01 2024-12",
            "tax_revenue target_yoy 5.5 PERCENT 2024-01 2024-12",
            "tax_revenue level 1200000000 CNY 2023-01 2023-12",
            "tax_revenue yoy 10.2 PERCENT 2023-01 2023-12",
        ],
        [],
    )


def test_growth_behind_a_plan_and_what_was_done_the_year_before_may_be_of_either():
    text = "主要指标\n指标\t单位\t2024年计划\t2023年完成\t增长%\n税收收入\t亿元\t12.6\t12\t5\n"
    lines, missed, _ = read_table(text, published="2024-01-20")
    assert lines == ["tax_revenue target 1260000000 CNY 2024-01 2024-12", "tax_revenue level 1200000000 CNY 2023-01 2023-12"]
    assert missed == [("5", UNKNOWN)]


def test_the_goal_of_a_plan_of_years():
    rows = "税收收入\t亿元\t8.2\t12\t12.6\t17\n"
    lines, missed, _ = read_table(f"主要指标\n指标\t单位\t2015年\t2020年规划目标\t2020年\t2025年规划目标\n{rows}", published="2021-03-20")
    assert (sorted(lines), missed) == (
        [
            "tax_revenue level 1260000000 CNY 2020-01 2020-12",
            "tax_revenue level 820000000 CNY 2015-01 2015-12",
            "tax_revenue target 1200000000 CNY 2020-01 2020-12",
            "tax_revenue target 1700000000 CNY 2025-01 2025-12",
        ],
        [],
    )


def test_a_class_by_its_least_amount_is_no_figure():
    text = "2024年1-6月\n指标\t单位\t5000万元以上\t累计\n签约项目数\t个\t12\t30\n"
    assert read_table(text, published="2024-07-20")[0] == ["projects_signed level 30 COUNT 2024-01 2024-06"]
