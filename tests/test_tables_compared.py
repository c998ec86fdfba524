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


NOW, YEAR_BEFORE = "2024-01 2024-05", "2023-01 2023-05"


@pytest.mark.parametrize(
    ("first", "second", "head"),
    [
        ("1-5月增速（%）", "1-4月增速（%）", "比1-4月±（百分点）"),
        ("1-5月增速（%）", "一季度增速（%）", "较一季度增减（百分点）"),
        ("1-5月增速（%）", "2023年1-5月增速（%）", "较上年同期增减（百分点）"),
        ("累计增速（%）", "上年同期增速（%）", "比上年同期变化（百分点）"),
    ],
)
def test_points_since_the_time_of_the_column_before_are_those_of_the_one_before_it(first: str, second: str, head: str):
    lines, missed, _ = read_table(f"丹阳市2024年1-5月主要指标\n指标\t{first}\t{second}\t{head}\n工业投资\t6.4\t7.7\t-1.3\n")
    assert (lines[0], lines[2], missed) == (
        f"industrial_investment yoy 6.4 PERCENT {NOW}",
        f"industrial_investment yoy_accel -1.3 PP {NOW}",
        [],
    )


@pytest.mark.parametrize("heads", ["1-5月\t2023年1-5月", "2023年1-5月\t1-5月", "本年\t2023年", "累计\t去年同期"])
def test_growth_beside_the_same_months_of_the_year_before_is_that_of_now(heads: str):
    figures = "31.2\t30.1" if not heads.startswith("2023") else "30.1\t31.2"
    lines, missed, _ = read_table(f"丹阳市2024年1-5月主要指标\n指标\t{heads}\t同比（%）\n工业投资（亿元）\t{figures}\t3.7\n")
    assert sorted(lines) == [
        f"industrial_investment level 3010000000 CNY {YEAR_BEFORE}",
        f"industrial_investment level 3120000000 CNY {NOW}",
        f"industrial_investment yoy 3.7 PERCENT {NOW}",
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("heads", "growth"),
    [
        ("2024年1-5月\t2023年\t增长（%）", []),  # of the whole year, or of the months before it
        ("2023年\t2024年1-5月\t增长（%）", [NOW]),
        ("2024年1-5月\t增长（%）\t2023年\t增长（%）", [NOW, "2023-01 2023-12"]),
    ],
)
def test_growth_behind_the_whole_year_before_may_be_of_either(heads: str, growth: list[str]):
    count = heads.count("\t") + 1
    lines, _, _ = read_table(
        f"丹阳市主要指标\n指标\t{heads}\n工业投资（亿元）\t" + "\t".join(["31.2", "3.7", "30.1", "4.1"][:count]) + "\n"
    )
    assert [line.split(" PERCENT ")[1] for line in lines if "yoy" in line] == growth


@pytest.mark.parametrize(("place", "word", "is_own"), [("丹阳市", "全市", True), ("丹阳市", "本市", True), ("京口区", "全市", False)])
def test_growth_behind_the_figures_of_the_whole_city_is_its_own(place: str, word: str, is_own: bool):
    lines, _, _ = read_table(
        f"{place}2024年1-5月主要指标\n指标\t{word}\t同比（%）\n工业投资（亿元）\t31.2\t3.7\n", zone=None, published="2024-06-15"
    )
    read = [f"industrial_investment level 3120000000 CNY {NOW}", f"industrial_investment yoy 3.7 PERCENT {NOW}"]
    assert lines == (read if is_own else [])


def test_rows_of_indexes_by_years():
    lines, missed, _ = read_table("指标\t2016\t2017\n地区生产总值指数（上年=100）\t107.1\t106.8\n")
    assert (lines, missed) == (["gdp yoy 7.1 PERCENT 2016-01 2016-12", "gdp yoy 6.8 PERCENT 2017-01 2017-12"], [])


@pytest.mark.parametrize("name", ["规上服务业（1-4月）营业收入", "规模以上服务业(1-上月)营业收入"])
def test_months_inside_a_name_are_those_of_its_figures(name: str):
    lines, missed, _ = read_table(f"2024年1-5月主要指标\n指标\t单位\t总量\n{name}\t亿元\t31.2\n工业投资\t亿元\t6.4\n")
    assert lines == ["service_revenue level 3120000000 CNY 2024-01 2024-04", "industrial_investment level 640000000 CNY 2024-01 2024-05"]
    assert missed == []


@pytest.mark.parametrize(
    ("heads", "read"),
    [
        ("上半年增速（%）\t一季度增速（%）\t比全市高（百分点）", []),
        ("1-6月增速（%）\t1-5月增速（%）\t较全市±百分点", []),
        ("1-6月增速（%）\t1-5月增速（%）\t位次", []),
        ("1-5月增速（%）\t1-6月增速（%）\t较全市±百分点", ["gap 3 PP 2024-01 2024-06 全市"]),
        ("6月增速（%）\t1-6月增速（%）\t位次", ["rank_yoy 3 RANK 2024-01 2024-06"]),
    ],
)
def test_points_and_ranks_behind_growth_told_for_comparison_may_be_of_either(heads: str, read: list[str]):
    lines, missed, _ = read_table(f"2024年上半年主要指标\n指标\t{heads}\n工业投资\t6.4\t5.0\t3\n")
    assert lines[2:] == [f"industrial_investment {line}" for line in read]
    assert [figure for figure, _ in missed] == ([] if read else ["3"])


@pytest.mark.parametrize("head", ["比一季度提高（百分点）", "较上月加快（百分点）", "比上年同期提升（个百分点）", "比1-5月回升（百分点）"])
def test_points_gained_behind_growth(head: str):
    lines, missed, _ = read_table(f"2024年上半年主要指标\n指标\t增速（%）\t{head}\n工业投资\t6.4\t-0.6\n")
    assert (lines[1:], missed) == (["industrial_investment yoy_accel -0.6 PP 2024-01 2024-06"], [])


@pytest.mark.parametrize(("before", "head"), [("完成年计划（%）", "比一季度提高（百分点）"), ("增速（%）", "比一季度回落（百分点）")])
def test_points_gained_behind_what_is_no_growth_and_points_lost_are_not_read(before: str, head: str):
    lines, missed, _ = read_table(f"2024年上半年主要指标\n指标\t{before}\t{head}\n工业投资\t46.4\t0.6\n")
    assert len(lines) == 1
    assert [figure for figure, _ in missed] == ["0.6"]


def test_amounts_below_the_same_months_of_the_year_before_are_changes():
    lines, missed, _ = read_table(
        "2024年1-9月主要指标\n指标\t单位\t1-9月\t比上年同期\t\n\t\t\t增减额\t增减%\n税收收入\t万元\t5210\t-490\t-8.6\n"
    )
    assert (lines[1:], missed) == (
        ["tax_revenue change -4900000 CNY 2024-01 2024-09", "tax_revenue yoy -8.6 PERCENT 2024-01 2024-09"],
        [],
    )


def test_growth_behind_an_amount_whose_time_is_not_told_is_not_the_month_s_before():
    lines, missed, _ = read_table(
        "2024年三季度主要指标\n指标\t8月\t9月\t绝对值\t增长%\n工业投资（亿元）\t4.1\t4.3\t37.2\t9.1\n", published=None
    )
    assert not any("yoy" in line for line in lines)
    assert ("9.1", "what its column holds is not known") in missed


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [("1-9月\t去年1-9月", "2024", "2023"), ("去年1-9月\t1-9月", "2023", "2024"), ("1—9月\t上年1—9月", "2024", "2023")],
)
def test_the_same_months_of_last_year_are_the_earlier_ones(heads: str, first: str, second: str):
    lines, missed, _ = read_table(
        f"2024年1-9月主要指标\n指标\t{heads}\t增长%\n税收收入（万元）\t5210\t4900\t-8.6\n", published="2024-10-20"
    )
    assert lines == [
        f"tax_revenue level 52100000 CNY {first}-01 {first}-09",
        f"tax_revenue level 49000000 CNY {second}-01 {second}-09",
        "tax_revenue yoy -8.6 PERCENT 2024-01 2024-09",
    ]
    assert missed == []


@pytest.mark.parametrize("head", ["增幅较上月（百分点）", "增速比上年同期±（百分点）", "增速较1-8月（百分点）"])
def test_points_behind_growth_that_say_so(head: str):
    lines, missed, _ = read_table(f"2024年1-9月主要指标\n指标\t增速（%）\t{head}\n工业投资\t6.4\t-0.6\n", published="2024-10-20")
    assert (lines[1:], missed) == (["industrial_investment yoy_accel -0.6 PP 2024-01 2024-09"], [])


@pytest.mark.parametrize("row", ["甲\t乙\t1\t2\t3", "甲\t乙\t(1)\t(2)\t(3)", "栏次\t\t1\t2\t3"])
def test_a_row_that_numbers_the_columns_and_the_office_that_fills_them_in_say_nothing(row: str):
    table = f"2024年1-9月主要指标\n制表单位：统计局\n单位：万元\n指标\t代码\t1-9月\t上年同期\t增长%\n{row}\n工业总产值（当年价）\t01\t5210\t4900\t6.3\n"
    lines, missed, _ = read_table(table, published="2024-10-20")
    assert (lines, missed) == (
        [
            "industrial_output_all level 52100000 CNY 2024-01 2024-09",
            "industrial_output_all level 49000000 CNY 2023-01 2023-09",
            "industrial_output_all yoy 6.3 PERCENT 2024-01 2024-09",
        ],
        [],
    )


@pytest.mark.parametrize("month", ["上年同月", "去年同月", "同月数"])
def test_the_same_month_of_last_year_is_not_its_months_so_far(month: str):
    heads = f"本月数\t本年累计\t{month}\t上年同期累计\t本月同比（%）\t累计同比（%）"
    lines, missed, _ = read_table(
        f"2024年9月主要指标\n指标\t{heads}\n税收收入（万元）\t50\t400\t40\t380\t25.0\t5.3\n", published="2024-10-20"
    )
    assert (lines, missed) == (
        [
            "tax_revenue level 500000 CNY 2024-09 2024-09",
            "tax_revenue level 4000000 CNY 2024-01 2024-09",
            "tax_revenue level 400000 CNY 2023-09 2023-09",
            "tax_revenue level 3800000 CNY 2023-01 2023-09",
            "tax_revenue yoy 25 PERCENT 2024-09 2024-09",
            "tax_revenue yoy 5.3 PERCENT 2024-01 2024-09",
        ],
        [],
    )


@pytest.mark.parametrize(
    ("head", "growth", "count", "read"),
    [
        ("同比", "6.3%", "+18", False),  # 18 more, or 18%
        ("同比", "6.3%", "-4", False),
        ("同比增长", "6.3%", "18", False),
        ("同比", "6.3%", "0", True),  # which is both
        ("同比", "6.3%", "18%", True),
        ("同比", "6.3%", "3.2", True),
        ("同比", "6.3", "18", True),  # all in one unit
        ("同比（%）", "6.3%", "18", True),
        ("同比（%）", "6.3", "18", True),
    ],
)
@pytest.mark.parametrize(("name", "unit"), [("规上工业企业数", "家"), ("城镇新增就业", "人"), ("新登记市场主体", "户")])
def test_a_bare_count_among_percents_may_be_how_many_more(name: str, unit: str, head: str, growth: str, count: str, read: bool):
    lines, missed, _ = read_table(
        f"2024年1-6月主要指标\n指标\t单位\t总量\t{head}\n工业投资\t亿元\t31.2\t{growth}\n{name}\t{unit}\t612\t{count}\n"
    )
    assert len(lines) == (4 if read else 3)
    assert missed == ([] if read else [(count, UNCERTAIN)])


def test_a_bare_rate_of_an_amount_among_percents_is_read():
    lines, missed, _ = read_table("2024年1-6月主要指标\n指标\t单位\t总量\t同比\n工业投资\t亿元\t31.2\t6.3%\n进出口总额\t亿元\t612\t18\n")
    assert (lines[-1], missed) == ("trade_total yoy 18 PERCENT 2024-01 2024-06", [])
