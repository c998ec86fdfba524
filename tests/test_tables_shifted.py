"""Tables of statistics bureaus whose merged cells were dropped, and rows that name a part alone. The figures are made up."""

from test_tables import read_table

_SLIPPED = """主要数据 | |||
1、本地生产总值 | |||
9月 | 1-9月累计 | 累计 | |
增长% | |||
本地生产总值(亿元) | —— | 500.5 | 6.5 |
第一产业 | —— | 10.4 | 2.6 |
2、本地生产总值构成 | |||
9月 | 1-9月累计 | 累计 | |
增减百分点 | |||
本地生产总值(%) | —— | 100.0 | —— |
第一产业 | —— | 2.1 | 0.4 |
3、工业 | |||
9月 | 1-9月累计 | 累计 | |
增长% | |||
规模以上工业增加值(亿元) | 20.6 | 214.2 | 8.9 |
"""


def test_heads_that_slipped_to_the_left_stand_over_their_columns_again():
    lines, _, _ = read_table(_SLIPPED, published="2021-10-25")
    assert lines == [
        "gdp level 50050000000 CNY 2021-01 2021-09",
        "gdp yoy 6.5 PERCENT 2021-01 2021-09",
        "primary_va level 1040000000 CNY 2021-01 2021-09",
        "primary_va yoy 2.6 PERCENT 2021-01 2021-09",
        "industrial_va level 2060000000 CNY 2021-09 2021-09",
        "industrial_va level 21420000000 CNY 2021-01 2021-09",
        "industrial_va yoy 8.9 PERCENT 2021-01 2021-09",
    ]


def test_heads_over_all_their_columns_stay_where_they_are():
    text = "指标 | 9月 | 累计 | 增长% |\n规模以上工业增加值(亿元) | 20.6 | 214.2 | 8.9 |\n"
    lines, _, _ = read_table(f"2021年9月主要指标\n{text}")
    assert lines == [
        "industrial_va level 2060000000 CNY 2021-09 2021-09",
        "industrial_va level 21420000000 CNY 2021-01 2021-09",
        "industrial_va yoy 8.9 PERCENT 2021-01 2021-09",
    ]


def test_of_several_units_the_one_that_fits_is_meant():
    head = "指标名称 | 本月 | 同比% | 累计 | 同比% |\n"
    rows = "工业总产值 | 30974 | 3.3 | 161857 | 16.2 |\n其中:规模以上 | 20671 | -3.4 | 108697 | 18.7 |\n销售产值 | 29973 | 3.4 | 158996 | 15.4 |\n其中:规模以上 | 20003 | -1.7 | 105102 | 18.4 |\n"
    lines, missed, _ = read_table(f"2010年6月工业生产\n单位:个、万元\n{head}{rows}")
    assert lines == [
        "industrial_output_all level 309740000 CNY 2010-06 2010-06",
        "industrial_output_all yoy 3.3 PERCENT 2010-06 2010-06",
        "industrial_output_all level 1618570000 CNY 2010-01 2010-06",
        "industrial_output_all yoy 16.2 PERCENT 2010-01 2010-06",
        "industrial_output level 206710000 CNY 2010-06 2010-06",
        "industrial_output yoy -3.4 PERCENT 2010-06 2010-06",
        "industrial_output level 1086970000 CNY 2010-01 2010-06",
        "industrial_output yoy 18.7 PERCENT 2010-01 2010-06",
        "industrial_sales_output level 299730000 CNY 2010-06 2010-06",
        "industrial_sales_output yoy 3.4 PERCENT 2010-06 2010-06",
        "industrial_sales_output level 1589960000 CNY 2010-01 2010-06",
        "industrial_sales_output yoy 15.4 PERCENT 2010-01 2010-06",
    ]
    assert {reason for _, reason in missed} == {"the indicator is not certain"}


def test_of_two_units_that_both_fit_none_is_meant():
    text = "2010年6月\n单位:万元、亿元\n指标名称 | 累计 | 同比% |\n工业总产值 | 161857 | 16.2 |\n"
    assert read_table(text)[0] == ["industrial_output_all yoy 16.2 PERCENT 2010-01 2010-06"]


def test_a_heading_of_rows_below_the_heads_is_no_part_of_them():
    rows = "规模以上工业增加值(亿元) | 20.6 | 214.2 |\n工业税收(亿元) | 2.6 | 24.2 |\n"
    lines, _, _ = read_table(f"2021年9月主要指标\n指标 | 本月 | 累计 |\n一、工业 | | |\n{rows}")
    assert lines == [
        "industrial_va level 2060000000 CNY 2021-09 2021-09",
        "industrial_va level 21420000000 CNY 2021-01 2021-09",
        "industrial_tax level 260000000 CNY 2021-09 2021-09",
        "industrial_tax level 2420000000 CNY 2021-01 2021-09",
    ]
