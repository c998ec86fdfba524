"""Tables of text whose columns stand far apart: rules of dashes, figures of full width, growth in brackets. The figures are made up."""

import pytest
from test_tables import read_table

YEARS = """金星开发区统计资料

指    标                            单位          2017        2018        2019        2020        2021
------------------------------------------------------------------------------------------------------
地区生产总值                        亿元        198.36      224.71      286.05      301.92      341.27
  比上年增长                          %            9.8         9.4         8.7         4.6         9.3
固定资产投资                        亿元        121.05      138.62           -           -           -
实际利用外资                      万美元             -           -        3342           -        1876
------------------------------------------------------------------------------------------------------
"""


def lines_of(text: str, **how: str):
    lines, missed, observations = read_table(text, **how)
    return [(one.zone, line) for one, line in zip(observations, lines, strict=True)], missed


def test_columns_far_apart_between_rules_are_read_and_dashes_in_them_are_no_figures():
    lines, missed, _ = read_table(YEARS, published="2022-05-20")
    assert [line for line in lines if line.startswith(("fai", "fdi"))] == [
        "fai level 12105000000 CNY 2017-01 2017-12",
        "fai level 13862000000 CNY 2018-01 2018-12",
        "fdi_actual level 33420000 USD 2019-01 2019-12",
        "fdi_actual level 18760000 USD 2021-01 2021-12",
    ]
    assert (sum(line.startswith("gdp") for line in lines), missed) == (10, [])


def test_a_line_of_dashes_under_prose_makes_no_table():
    lines, _, observations = read_table("上半年税收8亿元\n--------------------\n下一步打算抓好项目12个", published="2022-07-20")
    assert [one.construction for one in observations if one.construction == "table_cell"] == []
    assert len(lines) <= 1


WIDE = """附表　１—１０月部分开发区利用外资和外贸出口情况

（单位：万美元、％；位次按实际利用外资总量排列）

开发区名称　　　　位次　　实际利用外资　　增幅　　出口额　　增幅
昆山经济技术开发区　　１　　　９７８００　　　１７．２　　４７２００　　１２．６
苏州工业园区　　　　　２　　　９４２００　　　１４．１　　６１０００　　－５．５
"""


def test_figures_of_full_width_are_read_under_a_unit_that_stands_with_a_remark():
    read, _ = lines_of(WIDE, zone=None, published="2013-11-20")
    assert read == [
        ("昆山经济技术开发区", "fdi_actual level 978000000 USD 2013-01 2013-10"),
        ("昆山经济技术开发区", "fdi_actual yoy 17.2 PERCENT 2013-01 2013-10"),
        ("昆山经济技术开发区", "exports level 472000000 USD 2013-01 2013-10"),
        ("昆山经济技术开发区", "exports yoy 12.6 PERCENT 2013-01 2013-10"),
        ("苏州工业园区", "fdi_actual level 942000000 USD 2013-01 2013-10"),
        ("苏州工业园区", "fdi_actual yoy 14.1 PERCENT 2013-01 2013-10"),
        ("苏州工业园区", "exports level 610000000 USD 2013-01 2013-10"),
        ("苏州工业园区", "exports yoy -5.5 PERCENT 2013-01 2013-10"),
    ]


BRACKETS = """上半年功能板块主要经济指标

单位：亿元{remark}
指标 | 全市 | {zones}
地区生产总值 | 2268.47（6.7） | 171.30（7.4） | 96.52（7.9）
规上工业增加值 | －（9.2） | －（10.6） | －（11.3）
一般公共预算收入 | 171.92（1.8） | 11.46（2.5） | －
"""
OF_ONE_CITY, OF_TWO = "宿迁经开区 | 宿迁高新区", "宿迁经开区 | 昆山高新区"


def test_growth_in_brackets_is_read_where_a_line_above_says_so_and_all_of_the_city_is_its():
    read, missed = lines_of(BRACKETS.format(remark="，括号内为同比增速（%）", zones=OF_ONE_CITY), zone=None, published="2025-07-25")
    assert [line for line in read if line[0] == "宿迁市"] == [
        ("宿迁市", "gdp level 226847000000 CNY 2025-01 2025-06"),
        ("宿迁市", "gdp yoy 6.7 PERCENT 2025-01 2025-06"),
        ("宿迁市", "industrial_va yoy 9.2 PERCENT 2025-01 2025-06"),
        ("宿迁市", "budget_revenue level 17192000000 CNY 2025-01 2025-06"),
        ("宿迁市", "budget_revenue yoy 1.8 PERCENT 2025-01 2025-06"),
    ]
    assert (len(read), missed) == (13, [])


@pytest.mark.parametrize(("remark", "zones"), [("", OF_ONE_CITY), ("，括号内为位次", OF_ONE_CITY)])
def test_what_stands_in_brackets_is_no_growth_where_nothing_says_so(remark: str, zones: str):
    read, _ = lines_of(BRACKETS.format(remark=remark, zones=zones), zone=None, published="2025-07-25")
    assert [line for _, line in read if " yoy " in line] == []


def test_all_of_the_city_is_nobodys_where_zones_of_two_cities_stand_beside_it():
    read, missed = lines_of(BRACKETS.format(remark="，括号内为同比增速（%）", zones=OF_TWO), zone=None, published="2025-07-25")
    assert {zone for zone, _ in read} == {"宿迁经济技术开发区", "昆山高新技术产业开发区"}
    assert ("2268.47", "the figure is of a wider region") in missed


LEAGUE = """2019年1月全省开发区主要指标排名

实际使用外资(单位:万美元)

1    南昌经济技术开发区        764     同比增长9.8%
2    九江经济技术开发区        615     同比下降3.2%
3    上饶经济技术开发区        588     同比增长7.5%
"""


def test_a_league_list_without_heads_has_places_amounts_and_how_these_grew():
    read, missed = lines_of(LEAGUE, published="2019-02-20")
    assert read == [
        ("南昌经济技术开发区", "fdi_actual level 7640000 USD 2019-01 2019-01"),
        ("南昌经济技术开发区", "fdi_actual yoy 9.8 PERCENT 2019-01 2019-01"),
        ("九江经济技术开发区", "fdi_actual level 6150000 USD 2019-01 2019-01"),
        ("九江经济技术开发区", "fdi_actual yoy -3.2 PERCENT 2019-01 2019-01"),
        ("上饶经济技术开发区", "fdi_actual level 5880000 USD 2019-01 2019-01"),
        ("上饶经济技术开发区", "fdi_actual yoy 7.5 PERCENT 2019-01 2019-01"),
    ]
    assert missed == []


def test_a_list_that_begins_with_another_number_is_no_league():
    read, _ = lines_of(LEAGUE.replace("1    南昌", "7    南昌"), published="2019-02-20")
    assert [one for one in read if one[0] == "南昌经济技术开发区"] == []
