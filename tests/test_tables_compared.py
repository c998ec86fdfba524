"""Columns that hold growth against something: by how many points it is above a region's, and as an index of the year before. The figures are made up."""

import pytest
from test_tables import read_table

UNCERTAIN = "what the figure measures is not certain"


@pytest.mark.parametrize(
    ("head", "scope"),
    [
        ("较全市±百分点", "全市"),
        ("比全省（百分点）", "全省"),
        ("高于全市平均（个百分点）", "全市"),
        ("与全国相比±百分点", "全国"),
        ("增速较全州（百分点）", "全州"),
    ],
)
def test_points_above_a_region_s_growth(head: str, scope: str):
    lines, missed, _ = read_table(f"2024年1-5月主要指标\n指标\t单位\t总量\t同比（%）\t{head}\n工业投资\t亿元\t31.2\t6.4\t-1.3\n")
    assert lines[1:] == [
        "industrial_investment yoy 6.4 PERCENT 2024-01 2024-05",
        f"industrial_investment gap -1.3 PP 2024-01 2024-05 {scope}",
    ]
    assert missed == []


def test_points_above_two_regions_are_two_figures():
    lines, missed, _ = read_table("2024年1-5月主要指标\n指标\t同比（%）\t较全市（百分点）\t较全省（百分点）\n工业投资\t6.4\t-1.3\t0.6\n")
    assert (lines[1:], missed) == (
        [f"industrial_investment gap {gap} PP 2024-01 2024-05 {of}" for gap, of in (("-1.3", "全市"), ("0.6", "全省"))],
        [],
    )


@pytest.mark.parametrize("before", ["完成年计划（%）", "占比（%）"])
def test_points_above_a_region_s_share_are_no_gap_of_growth(before: str):
    lines, missed, _ = read_table(f"2024年1-5月主要指标\n指标\t{before}\t较全市±百分点\n工业投资\t36.4\t-1.3\n")
    assert not any("gap" in line for line in lines)
    assert missed[-1] == ("-1.3", UNCERTAIN)


def test_points_of_a_ratio_are_no_gap_of_growth():
    lines, missed, _ = read_table("2024年1-5月主要指标\n指标\t同比（%）\t较全市（百分点）\n产品销售率\t0.4\t-1.3\n工业投资\t6.4\t1.3\n")
    assert [line for line in lines if "gap" in line] == ["industrial_investment gap 1.3 PP 2024-01 2024-05 全市"]
    assert ("-1.3", UNCERTAIN) in missed


@pytest.mark.parametrize(
    "head", ["为上年%", "2023年为2022年%", "2023年为上年的（%）", "为上年同期（%）", "指数（上年=100）", "指数(以上年为100)"]
)
def test_an_index_of_the_year_before_is_growth(head: str):
    lines, missed, found = read_table(
        f"丹阳市主要指标\n指标\t单位\t2023年\t{head}\n工业投资\t亿元\t31.2\t106.4\n民间投资\t亿元\t21.2\t97.8\n"
    )
    assert [line for line in lines if "yoy" in line] == [
        "industrial_investment yoy 6.4 PERCENT 2023-01 2023-12",
        "private_investment yoy -2.2 PERCENT 2023-01 2023-12",
    ]
    assert (found[1].value_text, missed) == ("106.4%", [])


@pytest.mark.parametrize(
    ("head", "value"), [("为上年%", "6.4"), ("2023年为2020年%", "126.4"), ("为年初%", "106.4"), ("指数（2020年=100）", "126.4")]
)
def test_growth_by_mistake_and_indexes_of_other_years_are_not_read(head: str, value: str):
    lines, missed, _ = read_table(f"丹阳市主要指标\n指标\t单位\t2023年\t{head}\n工业投资\t亿元\t31.2\t{value}\n")
    assert (len(lines), [figure for figure, _ in missed]) == (1, [value])


def test_rows_of_indexes_by_years():
    lines, missed, _ = read_table("指标\t2016\t2017\n地区生产总值指数（上年=100）\t107.1\t106.8\n")
    assert (lines, missed) == (["gdp yoy 7.1 PERCENT 2016-01 2016-12", "gdp yoy 6.8 PERCENT 2017-01 2017-12"], [])


@pytest.mark.parametrize("name", ["规上服务业（1-4月）营业收入", "规模以上服务业(1-上月)营业收入"])
def test_months_inside_a_name_are_those_of_its_figures(name: str):
    lines, missed, _ = read_table(f"2024年1-5月主要指标\n指标\t单位\t总量\n{name}\t亿元\t31.2\n工业投资\t亿元\t6.4\n")
    assert lines == ["service_revenue level 3120000000 CNY 2024-01 2024-04", "industrial_investment level 640000000 CNY 2024-01 2024-05"]
    assert missed == []
