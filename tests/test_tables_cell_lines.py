"""Tables pasted as a cell a line: read as far as their rows fit, and no further."""

import pytest
from test_tables import read_table

CELL_LINES = {
    "a cell a line, blank lines between": (
        "某区主要指标\n2023年9月\n指标\n本月\n比去年同月增长(%)\n1-本月\n社会消费品零售总额（亿元）\n14.5\n0.3\n118.4\n固定资产投资（亿元）\n13.9\n-0.6\n110.3\n说明\n",
        [
            "retail_sales level 1450000000 CNY 2023-09 2023-09",
            "retail_sales yoy 0.3 PERCENT 2023-09 2023-09",
            "retail_sales level 11840000000 CNY 2023-01 2023-09",
            "fai level 1390000000 CNY 2023-09 2023-09",
            "fai yoy -0.6 PERCENT 2023-09 2023-09",
            "fai level 11030000000 CNY 2023-01 2023-09",
        ],
        [],
    ),
    "a cell a line, units in lines of their own, headings": (
        "某区主要指标\n2023年9月\n指标\n单位\n1-9月累计\n同比±%\n一、综合\n地区生产总值\n亿元\n182.7\n6.2\n二、投资\n固定资产投资\n亿元\n110.3\n—\n",
        [
            "gdp level 18270000000 CNY 2023-01 2023-09",
            "gdp yoy 6.2 PERCENT 2023-01 2023-09",
            "fai level 11030000000 CNY 2023-01 2023-09",
        ],
        [],
    ),
    "a cell a line, zones below each other": (
        "2023年1-9月规上工业总产值\n开发区\n总量（亿元）\n同比（%）\n丹阳经济开发区\n182.7\n8.2\n昆山经济技术开发区\n700.5\n6.1\n",
        [
            "industrial_output level 18270000000 CNY 2023-01 2023-09",
            "industrial_output yoy 8.2 PERCENT 2023-01 2023-09",
            "industrial_output level 70050000000 CNY 2023-01 2023-09",
            "industrial_output yoy 6.1 PERCENT 2023-01 2023-09",
        ],
        [],
    ),
    "nothing stands over the names, heads in two lines each": (
        "某市生产总值\n2023年上半年\n总量\n(亿元)\n比上年同期\n增长(%)\n地区生产总值\n182.7\n6.2\n按产业分\n第一产业\n12.3\n-1.1\n第二产业\n90.4\n5.9\n",
        [
            "gdp level 18270000000 CNY 2023-01 2023-06",
            "gdp yoy 6.2 PERCENT 2023-01 2023-06",
            "primary_va level 1230000000 CNY 2023-01 2023-06",
            "primary_va yoy -1.1 PERCENT 2023-01 2023-06",
            "secondary_va level 9040000000 CNY 2023-01 2023-06",
            "secondary_va yoy 5.9 PERCENT 2023-01 2023-06",
        ],
        [],
    ),
    "nothing stands over the names, and there are more heads than figures": (
        "某市生产总值\n2023年上半年\n总量\n比重\n同比增长(%)\n地区生产总值\n182.7\n6.2\n第一产业\n12.3\n-1.1\n第二产业\n90.4\n5.9\n",
        [],
        [],
    ),
    "a cell is missing: its row stays unread": (
        "某区主要指标\n2023年9月\n指标\n1-9月累计\n同比±%\n地区生产总值（亿元）\n182.7\n6.2\n固定资产投资（亿元）\n110.3\n5.1\n进出口总额（亿元）\n30.3\n工业投资（亿元）\n60.1\n9.9\n",
        [
            "gdp level 18270000000 CNY 2023-01 2023-09",
            "gdp yoy 6.2 PERCENT 2023-01 2023-09",
            "fai level 11030000000 CNY 2023-01 2023-09",
            "fai yoy 5.1 PERCENT 2023-01 2023-09",
            "industrial_investment level 6010000000 CNY 2023-01 2023-09",
            "industrial_investment yoy 9.9 PERCENT 2023-01 2023-09",
        ],
        [("30.3", "what its column holds is not known")],
    ),
    "a name in two lines: the rows before it are read": (
        "某区主要指标\n2023年9月\n指标\n1-9月累计\n同比±%\n地区生产总值（亿元）\n182.7\n6.2\n工业投资（亿元）\n60.1\n9.9\n高新技术产业\n固定资产投资（亿元）\n110.3\n5.1\n",
        [
            "gdp level 18270000000 CNY 2023-01 2023-09",
            "gdp yoy 6.2 PERCENT 2023-01 2023-09",
            "industrial_investment level 6010000000 CNY 2023-01 2023-09",
            "industrial_investment yoy 9.9 PERCENT 2023-01 2023-09",
        ],
        [],
    ),
    "heads over several columns": (
        "某区主要指标\n2023年9月\n指标\n本月\n累计\n总量\n增速\n总量\n增速\n工业投资（亿元）\n6.1\n9.9\n60.1\n8.8\n固定资产投资（亿元）\n11.1\n5.1\n110.3\n6.6\n",
        [],
        [],
    ),
    "more figures than heads": (
        "某区主要指标\n2023年9月\n指标\n1-9月累计\n同比±%\n工业投资（亿元）\n60.1\n9.9\n3\n固定资产投资（亿元）\n110.3\n5.1\n4\n",
        [],
        [],
    ),
}


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n \u3000\n"])
@pytest.mark.parametrize("name", CELL_LINES)
def test_a_table_pasted_as_a_cell_a_line_is_read_as_far_as_its_rows_fit(name: str, blank: str):
    text, expected, unread = CELL_LINES[name]
    lines, missed, _ = read_table(text.replace("\n", blank), published="2024-10-20")
    assert (lines, missed) == (expected, unread)


@pytest.mark.parametrize(
    "caption",
    [
        "2018年上半年各市县地区生产总值及增速",
        "附表:2018年上半年各市县地区生产总值和增长情况",
        "表1:2018年上半年地区生产总值",
        "附表2:2018年上半年各市州地区生产总值",
    ],
)
@pytest.mark.parametrize("head", ["市    县", "市县", "地区"])
def test_units_in_lines_of_their_own_and_names_set_apart_are_read(caption: str, head: str):
    text = f"{caption}\n\n{head}\n\n绝对数\n\n(亿元)\n\n比上年同期增长\n\n(%)\n\n海 口 市\n\n798.5\n\n8.2\n\n三 亚 市\n\n305.1\n\n-7.1\n\n文昌市\n\n123.0\n\n3.4\n\n说明"
    lines, missed, _ = read_table(text, published="2018-07-20")
    assert lines == [
        "gdp level 79850000000 CNY 2018-01 2018-06",
        "gdp yoy 8.2 PERCENT 2018-01 2018-06",
        "gdp level 30510000000 CNY 2018-01 2018-06",
        "gdp yoy -7.1 PERCENT 2018-01 2018-06",
        "gdp level 12300000000 CNY 2018-01 2018-06",
        "gdp yoy 3.4 PERCENT 2018-01 2018-06",
    ]
    assert missed == []


@pytest.mark.parametrize("head", ["县(市)、新区", "縣(市)、新區", "县市区", "各县区", "市州", "盟市", "地区"])
def test_counties_below_each_other_are_read_though_a_cell_is_blank(head: str):
    """A cell a line, each ended by a bar: the region around has no rank."""
    rows = "黔西南州 |\n5.4 |\n|\n兴义市 |\n0.3 |\n8 |\n兴仁市 |\n-10.6 |\n2 |\n普安县 |\n5.3 |\n6 |\n"
    text = f"2020年1-6月黔西南州固定资产投资\n{head} |\n1-6月固定资产投资增速(%) |\n增速排位 |\n{rows}二、其他"
    lines, missed, _ = read_table(text, published="2020-07-20")
    assert lines == [
        "fai yoy 5.4 PERCENT 2020-01 2020-06",
        "fai yoy 0.3 PERCENT 2020-01 2020-06",
        "fai rank_yoy 8 RANK 2020-01 2020-06",
        "fai yoy -10.6 PERCENT 2020-01 2020-06",
        "fai rank_yoy 2 RANK 2020-01 2020-06",
        "fai yoy 5.3 PERCENT 2020-01 2020-06",
        "fai rank_yoy 6 RANK 2020-01 2020-06",
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("head", "is_read"),
    [
        ("| 指 标 | 单位 |\n3月 | 1-3月累计 |\n同比(%) | 结构(%) |\n", True),
        ("| 指 标 | 单位 |\n3月 | 1-3月累计 | 同比(%) | 结构(%) |\n", True),
        ("| 指 标 | 单位 |\n3月 | 1-3月累计 |\n同比(%) |\n", False),  # fewer heads than cells: which of them is missing is not told
    ],
)
def test_a_head_broken_over_lines_between_bars(head: str, is_read: bool):
    rows = "| 工业投资 | 万元 | 7581 | 19738 | -2.1 | 40.2 |\n| 税收收入 | 万元 | 610 | 1911 | 3.4 | |\n"
    lines, _, _ = read_table(f"主要指标\n{head}{rows}", published="2015-04-20")
    read = [
        "industrial_investment level 75810000 CNY 2015-03 2015-03",
        "industrial_investment level 197380000 CNY 2015-01 2015-03",
        "industrial_investment yoy -2.1 PERCENT 2015-01 2015-03",
        "tax_revenue level 6100000 CNY 2015-03 2015-03",
        "tax_revenue level 19110000 CNY 2015-01 2015-03",
        "tax_revenue yoy 3.4 PERCENT 2015-01 2015-03",
    ]
    assert lines == (read if is_read else [])


@pytest.mark.parametrize("bar", ["", " |"])
def test_figures_that_say_their_units_themselves_are_figures(bar: str):
    cells = [
        "指标名称",
        "2019年",
        "比上年增长（%）",
        "粮食产量",
        "3.26万吨",
        "-0.8",
        "接待游客",
        "120.5万人次",
        "7.2",
        "旅游收入",
        "8.4亿元",
        "9.1",
    ]
    lines, missed, _ = read_table("".join(f"{cell}{bar}\n" for cell in cells))
    assert lines == [
        f"{code} {told} 2019-01 2019-12"
        for code, told in (
            ("grain_output", "level 32600 TONNE"),
            ("grain_output", "yoy -0.8 PERCENT"),
            ("tourists", "level 1205000 PERSON"),
            ("tourists", "yoy 7.2 PERCENT"),
            ("tourism_revenue", "level 840000000 CNY"),
            ("tourism_revenue", "yoy 9.1 PERCENT"),
        )
    ]
    assert missed == []


MONTHS_FIRST = "2021年1-8月主要指标\n{heading}\n{heads}\n固定资产投资(亿元)\n——\n110.3\n5.1\n规模以上工业增加值(亿元)\n9.8\n71.2\n6.4\n注:增速按可比价格计算。\n"


@pytest.mark.parametrize(
    "heads",
    ["8月\n1-8月累计\n累计增长%", "2021年8月\n1-8月\n同比增长%", "本月\n累计\n累计增长(%)", "2021年8月\n本月\n1-8月\n累计增长%"],
)
def test_heads_may_begin_with_a_month_where_nothing_stands_over_the_names(heads: str):
    lines, missed, _ = read_table(MONTHS_FIRST.format(heading="1、工业和投资", heads=heads), published="2021-09-20")
    assert lines == [
        "fai level 11030000000 CNY 2021-01 2021-08",
        "fai yoy 5.1 PERCENT 2021-01 2021-08",
        "industrial_va level 980000000 CNY 2021-08 2021-08",
        "industrial_va level 7120000000 CNY 2021-01 2021-08",
        "industrial_va yoy 6.4 PERCENT 2021-01 2021-08",
    ]
    assert missed == []


@pytest.mark.parametrize("heads", ["8月\n累计增长%", "8月\n7月\n1-8月\n累计增长%", "8月15日\n1-8月累计\n累计增长%"])
def test_more_or_fewer_heads_than_figures_behind_a_month_are_no_table(heads: str):
    lines, _, _ = read_table(MONTHS_FIRST.format(heading="工业和投资", heads=heads), published="2021-09-20")
    assert lines == []
