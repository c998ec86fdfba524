"""A line of bare years over spaced rows, once at the top of a page of many sections, as yearbooks print them. The figures are made up."""

import pytest
from test_tables import read_table

TOP = "2-4  主要年份主要指标\n    2005 2010 2015\n"
ROWS = "    从业人员(万人)   12.5 13.6 14.7\n国民经济核算\n\n     地区生产总值(亿元)   40.2 81.5 120.6\n       第一产业   4.1 5.2 6.3\n"
READ = [
    "gdp level 4020000000 CNY 2005-01 2005-12",
    "gdp level 8150000000 CNY 2010-01 2010-12",
    "gdp level 12060000000 CNY 2015-01 2015-12",
    "primary_va level 410000000 CNY 2005-01 2005-12",
    "primary_va level 520000000 CNY 2010-01 2010-12",
    "primary_va level 630000000 CNY 2015-01 2015-12",
]
WORKERS = [f"employees level {count} PERSON {year}-12 {year}-12" for year, count in ((2005, 125000), (2010, 136000), (2015, 147000))]


def read(text: str) -> tuple[list[str], list[str]]:
    lines, missed, _ = read_table(text)
    return lines, [figure for figure, _ in missed]


@pytest.mark.parametrize("years", ["2005 2010 2015", "2005年 2010年 2015年"])
@pytest.mark.parametrize("between", ["", "\n", " \n人口与就业\n\n"])
def test_years_are_the_heads_of_rows_below_headings(years: str, between: str):
    assert read(TOP.replace("2005 2010 2015", years) + between + ROWS) == ([*WORKERS, *READ], [])


def test_a_row_that_lost_a_blank_cell_tells_no_years():
    lines, missed = read(TOP + ROWS + "  财政\n    财政总收入(亿元)   3.2 5.4 7.6\n      地方财政收入   2.1 4.3\n")
    assert lines == [
        *WORKERS,
        *READ,
        *(f"fiscal_revenue level {value}0000000 CNY {year}-01 {year}-12" for year, value in ((2005, 32), (2010, 54), (2015, 76))),
    ]
    assert missed == ["2.1", "4.3"]


def test_what_two_sections_say_of_one_name_is_nobodys():
    lines, missed = read(TOP + ROWS + "产业\n    从业人员 (万人)   5.1 4.2 3.3\n    农林牧渔业总产值 (亿元)   7.1 8.2 9.3\n")
    assert lines == [*READ, *(f"agri_output level {v}0000000 CNY {y}-01 {y}-12" for y, v in ((2005, 71), (2010, 82), (2015, 93)))]
    assert missed == ["12.5", "13.6", "14.7", "5.1", "4.2", "3.3"]


@pytest.mark.parametrize(
    "text",
    [
        "2-4  主要年份主要指标\n    2005 2015 2010\n" + ROWS,  # numbers that only look like years
        "2-4  主要年份主要指标\n    2010 2015\n" + ROWS,  # as many years as no row has figures
        TOP + "当年价格计算的生产总值，其中2004年以前的数据未作修订，以后各年为普查修订数。\n" + ROWS,  # sentences part them
    ],
)
def test_numbers_that_are_not_their_heads_leave_rows_unread(text: str):
    assert read(text)[0] == []
