"""What the heads of tables say, and tables that are CSV files: a figure a row or a figure a column. The figures are made up."""

import pytest
from test_tables import ZONE, read_table

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.extraction.tabular.heads import facets
from metrics.reading.files import read_bytes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_file_with_a_figure_a_row(encoding: str):
    text = '地区,指标,时期,单位,数值\n丹阳经济开发区,地区生产总值,2024年一季度,亿元,82.7\n昆山经济技术开发区,固定资产投资,2024Q1,亿元,"1,020.5"\n'
    document = read_bytes("long.csv", text.encode(encoding))
    found = extract(document).observations
    assert [(one.zone, one.indicator, plain(one.value), one.period_end) for one in found] == [
        (ZONE, "gdp", "8270000000", "2024-03"),
        ("昆山经济技术开发区", "fai", "102050000000", "2024-03"),
    ]


def test_a_csv_file_with_a_figure_a_column():
    lines, _, _ = read_table("指标,单位,2024年1-2月,2024年1-3月\n工业投资,亿元,9.1,20.1\n", "wide.csv")
    assert lines == [
        "industrial_investment level 910000000 CNY 2024-01 2024-02",
        "industrial_investment level 2010000000 CNY 2024-01 2024-03",
    ]


def test_a_csv_file_with_years_and_months_in_columns_of_their_own():
    text = "年份,月份,地区,指标,数值,单位,同比增速\n2023,1-6,丹阳经济开发区,固定资产投资,30.2,亿元,5.5\n2023,1-5,丹阳经济开发区,固定资产投资,24.1,亿元,-2.1\n"
    lines, missed, _ = read_table(text, "long.csv")
    expected = [("3020000000 CNY", "5.5", "06"), ("2410000000 CNY", "-2.1", "05")]
    read = [f"fai {kind} 2023-01 2023-{month}" for level, yoy, month in expected for kind in (f"level {level}", f"yoy {yoy} PERCENT")]
    assert (lines, missed) == (read, [])


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("规模以上工业增加值增速(%)", {"indicator": "industrial_va", "measure": "yoy", "unit": "%"}),
        ("1-3月累计（亿元）", {"span": "cumulative", "unit": "亿元"}),
        ("比上年同期增长%", {"measure": "yoy", "unit": "%"}),
        ("占全市比重（%）", {"measure": "share", "unit": "%", "scope": "全市"}),
        ("完成年度目标", {"measure": "completion"}),
        ("增速排名", {"measure": "rank_yoy"}),
        ("#税收收入", {"indicator": "tax_revenue", "is_part": True}),
        ("环比%", {"measure": "mom", "unit": "%"}),
        ("某某街道", {"rest": "某某街道"}),
    ],
)
def test_what_a_head_says(head: str, expected: dict[str, object]):
    said = facets(head)
    kept = ("indicator", "measure", "unit", "span", "scope", "is_part", "rest", "zone", "shift")
    assert {name: getattr(said, name) for name in kept if getattr(said, name)} == expected


def test_a_head_parted_by_spaces_may_name_months():
    text = "丹阳经济开发区1-7月份主要经济指标\n\n指标名称  单位  7月  累计  同比（%）\n固定资产投资  亿元  12.4  88.5  26.3\n自营出口  万美元  6810  49260  -4.1\n"
    lines, missed, _ = read_table(text, published="2012-08-09")
    assert (lines, missed) == (
        [
            "fai level 1240000000 CNY 2012-07 2012-07",
            "fai level 8850000000 CNY 2012-01 2012-07",
            "fai yoy 26.3 PERCENT 2012-01 2012-07",
            "exports level 68100000 USD 2012-07 2012-07",
            "exports level 492600000 USD 2012-01 2012-07",
            "exports yoy -4.1 PERCENT 2012-01 2012-07",
        ],
        [],
    )


@pytest.mark.parametrize(("rate", "measure"), [("增速", "yoy"), ("同比增长", "yoy"), ("完成率", "completion"), ("占年任务%", "completion")])
@pytest.mark.parametrize("percent", ["", "%"])
def test_a_rate_under_the_name_and_unit_of_amounts_is_in_percent(rate: str, measure: str, percent: str):
    heads = f"开发区\t固定资产投资（亿元）\t\t税收收入（万元）\t\n\t累计\t{rate}\t累计\t{rate}\n"
    lines, missed, _ = read_table(
        f"2024年1-8月\n{heads}昆山经济技术开发区\t110.2\t66.1{percent}\t5200\t-8.5{percent}\n", published="2024-09-20"
    )
    assert lines == [
        "fai level 11020000000 CNY 2024-01 2024-08",
        f"fai {measure} 66.1 PERCENT 2024-01 2024-08",
        "tax_revenue level 52000000 CNY 2024-01 2024-08",
        f"tax_revenue {measure} -8.5 PERCENT 2024-01 2024-08",
    ]
    assert missed == []


def test_a_zone_named_by_its_city_is_not_the_city_and_a_sum_of_zones_is_nobodys():
    rows = "安庆高新区\t52\n望江县经济开发区\t21\n望江县\t80\n合计\t153\n"
    _, missed, observations = read_table(
        f"安庆市2024年1-8月各地工业投资\n单位：亿元\n地区\t工业投资\n{rows}", zone=None, published="2024-09-20"
    )
    assert [(one.zone, one.value_text) for one in observations] == [
        ("安庆高新区", "52亿元"),
        ("望江县经济开发区", "21亿元"),
        ("望江县", "80亿元"),
    ]
    assert missed == [("153", "whose total this is, is not certain")]


def test_the_sum_of_one_known_zone_and_others_is_not_the_citys():
    text = "江门市各园区2024年1-8月工业投资\n单位：亿元\n园区\t工业投资\n江门高新区\t52\n某某工业城\t21\n合计\t73\n"
    _, missed, observations = read_table(text, zone=None, published="2024-09-20")
    assert [(one.zone, one.value_text) for one in observations] == [("江门高新技术产业开发区", "52亿元")]
    assert missed[-1] == ("73", "whose total this is, is not certain")


def test_progress_under_the_years_goal_is_the_share_of_it_that_is_reached():
    heads = "指标\t2024年1-6月\t\t2023年1-6月\t\t全年目标\t\n\t绝对值\t同比(%)\t绝对值\t同比(%)\t目标值\t完成进度(%)\n"
    lines, missed, _ = read_table(f"单位：亿元\n{heads}税收收入\t21.6\t3.3\t20.9\t5.5\t40\t54\n", published="2024-07-25")
    assert lines == [
        "tax_revenue level 2160000000 CNY 2024-01 2024-06",
        "tax_revenue yoy 3.3 PERCENT 2024-01 2024-06",
        "tax_revenue level 2090000000 CNY 2023-01 2023-06",
        "tax_revenue yoy 5.5 PERCENT 2023-01 2023-06",
        "tax_revenue target 4000000000 CNY 2024-01 2024-12",
        "tax_revenue completion 54 PERCENT 2024-01 2024-06",
    ]
    assert missed == []


RATES = "2021年1-5月主要指标\n指标\t1-5月（亿元）\t增速（%）\t{}\n固定资产投资\t88.1\t7.2\t1.3\n"
AMOUNT = ["fai level 8810000000 CNY 2021-01 2021-05", "fai yoy 7.2 PERCENT 2021-01 2021-05"]


@pytest.mark.parametrize("head", ["比上年同期±百分点", "较1-4月增减（百分点）", "比上月±百分点", "较一季度变化（百分点）"])
def test_points_behind_growth_are_those_by_which_it_has_changed(head: str):
    assert read_table(RATES.format(head), published="2021-06-20")[0] == [*AMOUNT, "fai yoy_accel 1.3 PP 2021-01 2021-05"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (RATES.replace("增速（%）", "完成率（%）"), "比上年同期±百分点"),
        (RATES.replace("增速（%）", "备注").replace("7.2", ""), "比上年同期±百分点"),
        (RATES, "较邻县±百分点"),
        (
            RATES.replace("固定资产投资\t88.1", "产销率（%）\t98.1").replace("（亿元）", "").replace("增速（%）", "本月"),
            "比上年同期±百分点",
        ),
    ],
)
def test_points_behind_anything_else_are_unread(text: str, head: str):
    lines, missed, _ = read_table(text.format(head), published="2021-06-20")
    assert [line for line in lines if "accel" in line] == []
    assert "1.3" in [figure for figure, _ in missed]


def test_last_years_growth_in_a_table_of_growth():
    text = "2021年1-5月主要指标增速（%）\n指标\t1-5月\t上年同期\t比上年同期±百分点\n固定资产投资\t7.2\t6.0\t1.2\n"
    assert read_table(text, published="2021-06-20")[0] == [
        "fai yoy 7.2 PERCENT 2021-01 2021-05",
        "fai yoy 6 PERCENT 2020-01 2020-05",
        "fai yoy_accel 1.2 PP 2021-01 2021-05",
    ]


@pytest.mark.parametrize(
    ("caption", "heads", "read"),
    [
        ("规模以上工业总产值", "总产值（亿元）\t同比%", ["industrial_output level 810000000", "industrial_output yoy 7.3"]),
        ("规模以上工业营业收入", "1-5月（亿元）\t同比%", ["industrial_revenue level 810000000", "industrial_revenue yoy 7.3"]),
        ("工业经济", "总产值（亿元）\t同比%", ["industrial_output level 810000000", "industrial_output yoy 7.3"]),
        ("工业经济", "利润总额（亿元）\t同比%", ["industrial_profit level 810000000", "industrial_profit yoy 7.3"]),
        ("用电量", "1-5月（万千瓦时）\t同比%", ["industrial_electricity level 81000", "industrial_electricity yoy 7.3"]),
        ("规模以上工业增加值", "1-5月（亿元）\t同比%", ["industrial_va level 810000000", "industrial_va yoy 7.3"]),
        ("主要指标", "1-5月（亿元）\t同比%", []),  # what it made, or what it added
        ("主要指标", "去年增速%\t同比%", ["industrial_va yoy 7.3"]),
    ],
)
def test_industry_alone_in_a_row_is_what_heads_or_caption_tell_of(caption: str, heads: str, read: list[str]):
    text = f"2021年1-5月{caption}\n行业\t{heads}\n规模以上工业\t8.1\t7.3\n"
    lines = [line for line in read_table(text, published="2021-06-20")[0] if "2021-05" in line]
    assert [" ".join(line.split()[:3]) for line in lines] == read


def test_points_against_two_times_are_two_figures():
    """较1-4月 and 较上年同期 are both changes of the rate, and neither contradicts the other."""
    text = "2021年1-5月主要指标\n指标\t1-5月（亿元）\t增速（%）\t较1-4月±百分点\t较上年同期±百分点\n固定资产投资\t88.1\t7.2\t-0.4\t1.3\n"
    lines, missed, found = read_table(text, published="2021-06-20")
    assert lines == [*AMOUNT, "fai yoy_accel -0.4 PP 2021-01 2021-05", "fai yoy_accel 1.3 PP 2021-01 2021-05"]
    assert [one.flags for one in found if one.measure == "yoy_accel"] == [("against=1-4月",), ()]
    assert missed == []


def test_points_told_twice_against_the_same_time_cannot_be_told_apart():
    text = "2021年1-5月主要指标\n指标\t1-5月（亿元）\t增速（%）\t较上月±百分点\t比上月±百分点\n固定资产投资\t88.1\t7.2\t-0.4\t1.3\n"
    lines, missed, _ = read_table(text, published="2021-06-20")
    assert lines == AMOUNT
    assert [figure for figure, _ in missed] == ["-0.4", "1.3"]


GROWN = "税收收入（万元）\t{}\n"
LEVEL = "tax_revenue level 90000000 CNY 2024-01 2024-06"
CHANGE, GROWTH = "tax_revenue change -3000000 CNY 2024-01 2024-06", "tax_revenue yoy -3.2 PERCENT 2024-01 2024-06"


@pytest.mark.parametrize(
    ("heads", "row", "read"),
    [
        ("累计完成\t增减额\t增减幅度", "9000\t-300\t-3.2", [LEVEL, CHANGE, GROWTH]),
        ("累计完成\t增减额\t增减率", "9000\t-300\t-3.2", [LEVEL, CHANGE, GROWTH]),
        ("累计完成\t增减额\t增减%", "9000\t-300\t-3.2", [LEVEL, CHANGE, GROWTH]),
        ("累计完成\t增减额\t同比增长%", "9000\t-300\t-3.2", [LEVEL, CHANGE, GROWTH]),
        ("累计完成\t增减幅度", "9000\t-3.2", [LEVEL, GROWTH]),
        ("累计完成\t增减额", "9000\t-300", [LEVEL]),  # nobody says since when
        ("累计完成\t较年初\t增减额\t增减幅度", "9000\t-\t-300\t-3.2", [LEVEL]),
        ("累计完成\t环比增减\t增减%", "9000\t-300\t-3.2", [LEVEL]),
        ("累计完成\t比年初增减额（万元）\t增减%", "9000\t-300\t-3.2", [LEVEL, "tax_revenue change -3000000 CNY 2024-01 2024-06 年初"]),
    ],
)
def test_what_was_gained_is_told_by_the_growth_beside_it(heads: str, row: str, read: list[str]):
    lines, _, _ = read_table(f"2024年1-6月主要指标\n指标\t{heads}\n{GROWN.format(row)}", published="2024-07-20")
    assert lines == read


@pytest.mark.parametrize(
    "table",
    [
        "指标 Item\t2004\t2005\n地区生产总值(亿元) Gross Domestic Product (100 million yuan)\t57.6\t65.2\n 第一产业 Primary Industry\t6.4\t6.5\n",
        "指标\tItem\t2004\t2005\n地区生产总值(亿元)\tGross Domestic Product\t57.6\t65.2\n第一产业(亿元)\tPrimary Industry\t6.4\t6.5\n",
        "指标\nItem\t2004\t2005\n".replace("\n", " ", 1)
        + "地区生产总值（亿元） GDP (100 million yuan)\t57.6\t65.2\n第一产业（亿元） Primary Industry\t6.4\t6.5\n",
    ],
)
def test_the_english_of_a_yearbook_behind_or_beside_its_chinese_says_nothing_more(table: str):
    lines, missed, _ = read_table(f"主要年份国民经济主要指标 Main Indicators\n{table}", published="2006-09-01")
    assert lines == [
        "gdp level 5760000000 CNY 2004-01 2004-12",
        "gdp level 6520000000 CNY 2005-01 2005-12",
        "primary_va level 640000000 CNY 2004-01 2004-12",
        "primary_va level 650000000 CNY 2005-01 2005-12",
    ]
    assert missed == []


def test_letters_that_are_part_of_a_name_are_no_english_beside_it():
    lines, _, _ = read_table("2005年主要指标\n指标\t2005\nR&D经费支出（万元）\t6400\n", published="2006-09-01")
    assert lines == ["rd_expenditure level 64000000 CNY 2005-01 2005-12"]
