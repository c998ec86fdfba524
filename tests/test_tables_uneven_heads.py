"""Tables parted by blanks under two lines of heads, the upper ones over unlike numbers of columns; and what a row says of its own months. The figures are made up."""

import pytest
from test_tables import read_table

SPREAD = """2023年上半年某地各县主要经济指标

              规上工业增加值    社会消费品零售总额
地区          增速(%)  位次   总量(亿元) 增速(%) 位次
南漳县        6.8      2      71.24      9.8     1
保康县        5.9      3      38.05      9.1     3
谷城县        7.9      1      94.60      9.4     2
"""
NANZHANG = [
    "industrial_va yoy 6.8 PERCENT 2023-01 2023-06",
    "industrial_va rank_yoy 2 RANK 2023-01 2023-06",
    "retail_sales level 7124000000 CNY 2023-01 2023-06",
    "retail_sales yoy 9.8 PERCENT 2023-01 2023-06",
]


def told(text: str, zone: str | None = None, published: str = "2023-07-25") -> list[str]:
    return read_table(text, zone=zone, published=published)[0]


def told_of(name: str, text: str) -> list[str]:
    lines, _, observations = read_table(text, zone=None, published="2023-07-25")
    return [line for line, one in zip(lines, observations, strict=True) if one.zone == name]


def test_each_upper_head_is_over_the_columns_that_it_stands_over():
    assert told_of("南漳县", SPREAD) == NANZHANG
    assert len(told_of("谷城县", SPREAD)) == len(NANZHANG)


@pytest.mark.parametrize(
    ("heads", "why"),
    [
        ("规上工业增加值 社会消费品零售总额\n地区 增速(%) 位次 总量(亿元) 增速(%) 位次", "blanks are squeezed, so that no place tells"),
        (
            "                                  规上工业增加值    社会消费品零售总额\n地区 增速(%) 位次 总量(亿元) 增速(%) 位次",
            "nothing stands below",
        ),
    ],
)
def test_heads_that_stand_over_no_columns_of_their_own_tell_nothing(heads: str, why: str):
    rows = "南漳县 6.8 2 71.24 9.8 1\n保康县 5.9 3 38.05 9.1 3\n谷城县 7.9 1 94.60 9.4 2\n"
    assert [line for line in told(f"2023年上半年某地各县主要经济指标\n\n{heads}\n{rows}") if "retail_sales" in line] == [], why


def test_a_row_that_lost_a_cell_makes_the_heads_uncertain():
    assert [
        line for line in told(SPREAD.replace("谷城县        7.9      1 ", "谷城县        7.9        ")) if "industrial_va" in line
    ] == []


MONTHLY = """某经济技术开发区2017年8月份主要经济指标完成情况
单位:亿元、%

指标                          本月        累计       同比

规模以上工业增加值              11.27     84.63      9.4
利润总额(1-7月)                 3.16      19.74      17.2
固定资产投资(500万元以上项目)   18.93     142.50     14.1
月末金融机构存款余额            —         386.74     16.9
实际利用外资(万美元)            4130      26745      1.3倍
"""


def test_a_head_apart_by_a_blank_line_and_rows_of_the_month_before():
    assert told(MONTHLY, "芜湖经济技术开发区", "2017-09-18") == [
        "industrial_va level 1127000000 CNY 2017-08 2017-08",
        "industrial_va level 8463000000 CNY 2017-01 2017-08",
        "industrial_va yoy 9.4 PERCENT 2017-01 2017-08",
        "industrial_profit level 316000000 CNY 2017-07 2017-07",
        "industrial_profit level 1974000000 CNY 2017-01 2017-07",
        "industrial_profit yoy 17.2 PERCENT 2017-01 2017-07",
        "fai level 1893000000 CNY 2017-08 2017-08",
        "fai level 14250000000 CNY 2017-01 2017-08",
        "fai yoy 14.1 PERCENT 2017-01 2017-08",
        "deposits level 38674000000 CNY 2017-08 2017-08",
        "deposits yoy 16.9 PERCENT 2017-08 2017-08",
        "fdi_actual level 41300000 USD 2017-08 2017-08",
        "fdi_actual level 267450000 USD 2017-01 2017-08",
        "fdi_actual yoy 130 PERCENT 2017-01 2017-08",
    ]


def test_a_note_that_repeats_what_a_row_says_of_its_months_changes_nothing():
    noted = f"{MONTHLY}\n注:利润总额滞后一个月。\n"
    assert told(noted, "芜湖经济技术开发区", "2017-09-18") == told(MONTHLY, "芜湖经济技术开发区", "2017-09-18")


def test_the_goal_of_a_row_of_earlier_months_is_the_years():
    heads, row = "指标\t单位\t年计划\t计划增幅(%)\t1-10月完成\n", "地区生产总值(1-9月)\t亿元\t400\t13\t283.7\n"
    lines = told(f"芜湖经济技术开发区2013年1-10月目标任务完成情况\n{heads}{row}", "芜湖经济技术开发区", "2013-11-15")
    assert "gdp target_yoy 13 PERCENT 2013-01 2013-12" in lines
    assert "gdp level 28370000000 CNY 2013-01 2013-09" in lines


RANKED = "指标 单位 总量 增速% 全市位次\n规上工业产值 亿元 517.3 9.4 4\n社会消费品零售总额 亿元 76.05 6.9 7\n"


@pytest.mark.parametrize(
    ("row", "is_known"),
    [
        ("规上工业增加值 — — 8.6 3\n", True),  # it has a rank and no amount: growth is what is ranked
        ("规上工业增加值 亿元 91.2 8.6 3\n", False),
    ],
)
def test_a_row_with_a_rank_and_no_amount_says_that_growth_is_ranked(row: str, is_known: bool):
    lines = told(f"宜昌高新区1-8月主要经济指标\n\n{RANKED}{row}", "宜昌高新技术产业开发区", "2023-09-18")
    assert ("industrial_output rank_yoy 4 RANK 2023-01 2023-08 全市" in lines) is is_known
    assert not any("rank_level" in line for line in lines)


def test_what_prose_tells_of_nobody_by_name_is_told_once_where_a_row_names_it():
    rows = "单位\t累计\t增幅\n许昌市\t415790\t11.2\n禹州市\t76520\t12.4\n长葛市\t82637\t14.0\n"
    text = f"2015年1-4月份,全市一般公共预算收入累计完成415790万元,同比增长11.2%。\n2015年1-4月一般公共预算收入(万元、%)\n{rows}"
    lines, _, observations = read_table(text, zone=None, published="2015-05-12")
    assert [one.zone for line, one in zip(lines, observations, strict=True) if "4157900000" in line] == ["许昌市"]
