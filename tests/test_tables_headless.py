"""Tables without heads of their own: the lines above tell what two figures of a row are, or nobody knows what a lone one is."""

import pytest
from test_tables import read_table

ROWS = "(一) 地区生产总值 87.45 5.1\n(二) 规上工业总产值 -- 12.3\n规上工业增加值 -- 7.4\n(三) 固定资产投资总额 -- 18.6\n工业投资 -- 6.2\n"


def table(growth: str) -> str:
    return f"丹阳经济开发区2020年\n\n主要经济指标\n单位:亿元、%\n序号 指标名称 全区\n绝对额 {growth}\n{ROWS}"


@pytest.mark.parametrize("growth", ["同比", "较上年同期", "比上年", "增幅"])
def test_a_part_under_a_numbered_row_has_no_number_of_its_own(growth: str):
    lines, missed, _ = read_table(table(growth), published="2021-09-30")
    assert (lines, missed) == (
        [
            "gdp level 8745000000 CNY 2020-01 2020-12",
            "gdp yoy 5.1 PERCENT 2020-01 2020-12",
            "industrial_output yoy 12.3 PERCENT 2020-01 2020-12",
            "industrial_va yoy 7.4 PERCENT 2020-01 2020-12",
            "fai yoy 18.6 PERCENT 2020-01 2020-12",
            "industrial_investment yoy 6.2 PERCENT 2020-01 2020-12",
        ],
        [],
    )


def test_a_lone_figure_among_rows_of_two_is_neither_where_nothing_says_which():
    lines, missed, _ = read_table(table("与上年对照"), published="2021-09-30")
    assert (lines, missed) == ([], [(figure, "the table has no heads") for figure in ("87.45", "12.3", "7.4", "18.6", "6.2")])


SAID = {
    "an amount and growth, each in words": ("88.1亿元\t增长5.5%", ["tax_revenue level 8810000000", "tax_revenue yoy 5.5"]),
    "a fall": ("88.1亿元\t同比下降5.5%", ["tax_revenue level 8810000000", "tax_revenue yoy -5.5"]),
    "growth in front": ("增长5.5%\t88.1亿元", ["tax_revenue yoy 5.5", "tax_revenue level 8810000000"]),
    "a rate without a word": ("88.1亿元\t5.5%", []),
    "a rate with a sign": ("88.1亿元\t+5.5%", ["tax_revenue level 8810000000", "tax_revenue yoy 5.5"]),
    "an amount without a unit": ("88.1\t增长5.5%", []),
    "two amounts": ("88.1亿元\t80.2亿元", []),
}


@pytest.mark.parametrize(("cells", "read"), SAID.values(), ids=SAID)
def test_figures_without_heads_that_say_themselves_what_they_are(cells: str, read: list[str]):
    lines, missed, _ = read_table(f"2023年一季度“成绩单”\n税收收入\t{cells}\n固定资产投资\t{cells}\n", published="2023-04-20")
    assert [" ".join(line.split()[:3]) for line in lines if line.startswith("tax")] == read
    assert all(line.endswith(" 2023-01 2023-03") for line in lines)
    assert bool(missed) == (not read)
