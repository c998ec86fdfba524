"""Tables parted by blanks, as they come out of a PDF file: a blank cell leaves no trace, and a blank may part a thousand. The figures are made up."""

import pytest
from test_tables import read_table

UNKNOWN = "what its column holds is not known"
HEADS = "指标 单位 本月 同比增长（%） 1-本月 同比增长（%）\n"
WHOLE = "出口总额 亿元 20.5 4.1 81.2 6.6\n一般公共预算收入 亿元 7.3 -1.2 30.4 2.5\n"
READ = [
    "exports level 2050000000 CNY 2023-04 2023-04",
    "exports yoy 4.1 PERCENT 2023-04 2023-04",
    "exports level 8120000000 CNY 2023-01 2023-04",
    "exports yoy 6.6 PERCENT 2023-01 2023-04",
    "budget_revenue level 730000000 CNY 2023-04 2023-04",
    "budget_revenue yoy -1.2 PERCENT 2023-04 2023-04",
    "budget_revenue level 3040000000 CNY 2023-01 2023-04",
    "budget_revenue yoy 2.5 PERCENT 2023-01 2023-04",
]


def table(rows: str, heads: str = HEADS):
    lines, missed, _ = read_table(f"主要指标（4月）\n{heads}{rows}", published="2023-05-20")
    return lines, missed


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("heads", [HEADS, HEADS.removeprefix("指标 ")])
def test_rows_as_wide_as_the_head_are_read_with_blank_lines_between_or_none(blank: str, heads: str):
    assert table(WHOLE.replace("\n", blank), heads.replace("\n", blank)) == (READ, [])


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        ("固定资产投资 亿元 2.5 8.8", ["2.5", "8.8"]),  # growth of the month and of the months so far, or an amount and its growth
        ("商品房销售面积 万平方米 20.5 94.8 -2.5", ["20.5", "94.8", "-2.5"]),
        ("规上工业利润总额 亿元 24.0", ["24.0"]),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_row_that_lost_a_blank_cell_tells_no_columns(row: str, figures: list[str], is_first: bool):
    rows = f"{row}\n{WHOLE}" if is_first else f"{WHOLE}{row}\n"
    assert table(rows) == (READ, [(figure, UNKNOWN) for figure in figures])


def test_thousands_parted_by_a_blank_are_put_together_where_all_of_a_row_must_be():
    lines, missed = table(f"{WHOLE}货运量 万吨 1 204.5 3.8 5 017.9 6.1\n")
    assert lines == [
        *READ,
        "freight_volume level 12045000 TONNE 2023-04 2023-04",
        "freight_volume yoy 3.8 PERCENT 2023-04 2023-04",
        "freight_volume level 50179000 TONNE 2023-01 2023-04",
        "freight_volume yoy 6.1 PERCENT 2023-01 2023-04",
    ]
    assert missed == []


def test_a_thousand_and_a_lost_cell_look_like_a_whole_row_and_are_not_read():
    heads = "指标 单位 1-本月 去年同期 同比增长（%）\n"
    rows = "一般公共预算收入 万元 2 340 2 110 10.9\n税收收入 万元 1 840 1 790 2.8\n固定资产投资 万元 5 120 -3.4\n"
    lines, missed = table(rows, heads)
    assert {line for line in lines if line.startswith("budget_revenue")} == {
        "budget_revenue level 23400000 CNY 2023-01 2023-04",
        "budget_revenue level 21100000 CNY 2022-01 2022-04",
        "budget_revenue yoy 10.9 PERCENT 2023-01 2023-04",
    }
    assert not any(line.startswith("fai") for line in lines)
    assert missed == [(figure, UNKNOWN) for figure in ("5", "120", "-3.4")]


def test_a_figure_too_many_is_not_guessed_at():
    assert table(f"{WHOLE}进口总额 亿元 10.2 5.1 40.6 7.6 9\n") == (
        READ,
        [(figure, UNKNOWN) for figure in ("10.2", "5.1", "40.6", "7.6", "9")],
    )


@pytest.mark.parametrize("gap", ["　", "　　", "    "])
def test_the_two_signs_of_a_head_may_be_set_apart(gap: str):
    rows = "固定资产投资　　　亿元　　　24.1　　　-2.1\n出口总额　　　　　亿元　　　30.2　　　5.5\n"
    lines, missed, _ = read_table(f"主要指标（4月）\n指{gap}标　　　单{gap}位　　　1-4月　　　同比（%）\n{rows}", published="2023-05-20")
    assert missed == []
    assert [" ".join(line.split()[:3]) for line in lines] == [
        "fai level 2410000000",
        "fai yoy -2.1",
        "exports level 3020000000",
        "exports yoy 5.5",
    ]


TWO = "{}\n{}\n规上工业总产值 亿元 12.1 8.2 70.3 9.1\n固定资产投资 亿元 5.2 -3.1 30.2 4.5\n"
TWICE = [
    "industrial_output level 1210000000 CNY 2023-04 2023-04",
    "industrial_output yoy 8.2 PERCENT 2023-04 2023-04",
    "industrial_output level 7030000000 CNY 2023-01 2023-04",
    "industrial_output yoy 9.1 PERCENT 2023-01 2023-04",
    "fai level 520000000 CNY 2023-04 2023-04",
    "fai yoy -3.1 PERCENT 2023-04 2023-04",
    "fai level 3020000000 CNY 2023-01 2023-04",
    "fai yoy 4.5 PERCENT 2023-01 2023-04",
]


@pytest.mark.parametrize("blank", [" ", "    ", "\u3000"])
def test_two_lines_of_heads_are_read_where_the_second_says_the_same_of_each(blank: str):
    text = TWO.format("指标 单位 本月 累计", "完成数 同比% 完成数 同比%").replace(" ", blank)
    lines, missed, _ = read_table(f"主要指标（1-4月）\n{text}", published="2023-05-20")
    assert lines == TWICE
    assert missed == []


def test_two_lines_of_heads_over_rows_without_units():
    text = TWO.format("指标 本月 累计", "完成数 同比% 完成数 同比%").replace(" 亿元", "（亿元）")
    lines, missed, _ = read_table(f"主要指标（1-4月）\n{text}", published="2023-05-20")
    assert lines == TWICE
    assert missed == []


@pytest.mark.parametrize(
    "heads",
    [
        ("指标 单位 本月 累计", "完成数 同比% 完成数 完成率%"),
        ("指标 单位 本月 累计", "完成数 同比% 完成数"),
        ("指标 单位 累计", "完成数 同比% 目标 完成率%"),
    ],
)
def test_two_lines_of_heads_that_may_stand_over_any_columns_tell_none(heads: tuple[str, str]):
    lines, missed, _ = read_table(f"主要指标（1-4月）\n{TWO.format(*heads)}", published="2023-05-20")
    assert lines == []
    assert missed != []


def test_a_row_that_lost_a_cell_below_two_lines_of_heads_is_of_no_column():
    text = TWO.format("指标 单位 本月 累计", "完成数 同比% 完成数 同比%") + "商品房销售面积 万平方米 20.5\n"
    lines, missed, _ = read_table(f"主要指标（1-4月）\n{text}", published="2023-05-20")
    assert [line for line in lines if line.startswith("housing")] == []
    assert "20.5" in [figure for figure, _ in missed]


def side_by_side(over: str, heads: str, first: str, second: str):
    rows = f"一、社会消费品零售总额  亿元  4310.5  -2.1  {first}\n二、固定资产投资  %  --  3.4  {second}\n三、一般公共预算收入  亿元  1102.4  -5.0  {first}\n"
    text = f"2022年1-7月玄武区主要指标\n\n                     {over}\n指 标 名 称  计量单位  {heads}\n{rows}"
    lines, missed, observations = read_table(text, zone=None, published="2022-08-20")
    return [(one.zone, line) for one, line in zip(observations, lines, strict=True)], missed


@pytest.mark.parametrize("over", ["南 京 市   玄 武 区", "南京市   玄武区"])
def test_two_places_side_by_side_over_heads_that_are_said_again(over: str):
    assert side_by_side(over, "本期  ±%  本期  ±%", "302.4  -3.6", "--  4.4") == (
        [
            (zone, f"{code} {told} 2022-01 2022-07")
            for zone, code, told in (
                ("南京市", "retail_sales", "level 431050000000 CNY"),
                ("南京市", "retail_sales", "yoy -2.1 PERCENT"),
                ("玄武区", "retail_sales", "level 30240000000 CNY"),
                ("玄武区", "retail_sales", "yoy -3.6 PERCENT"),
                ("南京市", "fai", "yoy 3.4 PERCENT"),
                ("玄武区", "fai", "yoy 4.4 PERCENT"),
                ("南京市", "budget_revenue", "level 110240000000 CNY"),
                ("南京市", "budget_revenue", "yoy -5 PERCENT"),
                ("玄武区", "budget_revenue", "level 30240000000 CNY"),
                ("玄武区", "budget_revenue", "yoy -3.6 PERCENT"),
            )
        ],
        [],
    )


@pytest.mark.parametrize(
    ("over", "heads", "second"),
    [
        ("南京市  玄武区  鼓楼区", "本期  ±%  本期  ±%", "--  4.4"),  # three places over two times two heads
        ("南京市  玄武区", "本期  ±%  累计  ±%", "--  4.4"),  # heads that are not said again
        ("南京市  玄武区", "本期  ±%  本期  ±%", "4.4"),  # a row that has lost a blank cell
    ],
)
def test_places_side_by_side_whose_columns_are_not_certain(over: str, heads: str, second: str):
    read, missed = side_by_side(over, heads, "302.4  -3.6", second)
    assert not any(zone == "南京市" for zone, _ in read)
    assert {"4310.5", "302.4"} <= {figure for figure, _ in missed}
