"""Workbooks as offices keep them: a sheet for each zone or month, lines of several cells above the heads, blank rows between sections."""

import openpyxl
from test_reading_formats import saved

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.reading import read_bytes

HEADS = ["指标名称", "本月", "同比增长%", "累计", "同比增长%"]


def told(sheets: dict[str, list[list[object]]], name: str = "a.xlsx", merged: dict[str, list[str]] | None = None):
    """What is read of a workbook and what is left, each with the sheet's own words."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cells in (merged or {}).get(title, []):
            sheet.merge_cells(cells)
    found = extract(read_bytes(name, saved(book)))
    lines = [f"{o.zone} {o.indicator} {o.measure} {plain(o.value)} {o.period_start} {o.period_end}" for o in found.observations]
    return lines, [(one.span.text, one.reason) for one in found.unread]


def test_a_line_of_several_cells_above_the_heads_is_none_of_them():
    line = ["2024年1-5月", None, None, None, "单位：亿元"]
    rows = [["威海经济技术开发区主要经济指标"], line, HEADS, ["规模以上工业总产值", 31.2, 4.1, 150.3, 6.2]]
    found, left = told({"5月": rows}, merged={"5月": ["A1:E1", "A2:D2"]})
    zone = "威海经济技术开发区 industrial_output"
    assert found == [
        f"{zone} level 3120000000 2024-05 2024-05",
        f"{zone} yoy 4.1 2024-05 2024-05",
        f"{zone} level 15030000000 2024-01 2024-05",
        f"{zone} yoy 6.2 2024-01 2024-05",
    ]
    assert left == []


def test_the_unit_in_the_corner_of_the_heads_is_no_line_above_them():
    rows = [["威海经开区财政收入"], ["单位：亿元", "2024年1-5月", "2024年1-6月"], ["税收收入", 5.0, 6.6]]
    found, left = told({"财政": rows})
    zone = "威海经济技术开发区 tax_revenue"
    assert (found, left) == ([f"{zone} level 500000000 2024-01 2024-05", f"{zone} level 660000000 2024-01 2024-06"], [])


def test_a_sheet_is_of_the_zone_that_it_is_called_by():
    rows = [["主要指标", "单位", "1-9月", "增长（%）"], ["地区生产总值", "亿元", 310.7, 7.7]]
    found, left = told({"昆山开发区": rows, "宿迁经开区": rows, "荣成市": rows}, "2024年1-9月指标.xlsx")
    values = ["gdp level 31070000000 2024-01 2024-09", "gdp yoy 7.7 2024-01 2024-09"]
    zones = ["昆山经济技术开发区", "宿迁经济技术开发区", "荣成市"]
    assert (found, left) == ([f"{zone} {value}" for zone in zones for value in values], [])


def test_a_sheet_that_names_another_zone_above_its_table_is_that_zones():
    rows = [["常德经开区2024年1-9月主要指标"], ["主要指标", "单位", "累计"], ["地区生产总值", "亿元", 110.7]]
    assert told({"常德市": rows})[0] == ["常德经济技术开发区 gdp level 11070000000 2024-01 2024-09"]


def test_a_sheet_called_by_a_short_name_may_be_of_the_county_or_its_zone():
    rows = [["2024年1-9月主要指标"], ["主要指标", "单位", "累计"], ["地区生产总值", "亿元", 110.7]]
    assert told({"昆山": rows})[0] == ["None gdp level 11070000000 2024-01 2024-09"]


SECTIONS = [
    ["汉寿县2024年1-4月主要经济指标"],
    ["指标名称", "1-4月", "同比增长%"],
    ["一、工业"],
    ["全社会用电量（亿千瓦时）", 3.1, 6.1],
    [],
    ["二、财政"],
    ["一般公共预算收入（万元）", 42000, 2.4],
]


def test_sections_behind_blank_rows_have_the_heads_above_them():
    found, left = told({"1": SECTIONS})
    assert found == [
        "汉寿县 electricity level 310000000 2024-01 2024-04",
        "汉寿县 electricity yoy 6.1 2024-01 2024-04",
        "汉寿县 budget_revenue level 420000000 2024-01 2024-04",
        "汉寿县 budget_revenue yoy 2.4 2024-01 2024-04",
    ]
    assert left == []


def test_figures_behind_a_blank_row_and_a_line_of_another_time_have_no_heads():
    found, left = told({"1": [*SECTIONS[:5], ["二、2023年全年"], SECTIONS[-1]]})
    assert (len(found), left) == (2, [("42000", "the table has no heads")])


def test_figures_in_other_columns_behind_a_blank_row_have_no_heads():
    found, left = told({"1": [*SECTIONS[:5], ["一般公共预算收入（万元）", None, None, 42000, 2.4]]})
    assert (len(found), left) == (2, [("42000", "the table has no heads")])


def test_a_blank_column_between_names_and_figures_parts_no_table():
    rows = [["汉寿县2024年1-4月指标"], ["指标", None, "1-4月", "增长%"], ["全社会用电量（亿千瓦时）", None, 3.1, 6.1]]
    found, left = told({"1": rows})
    assert found == ["汉寿县 electricity level 310000000 2024-01 2024-04", "汉寿县 electricity yoy 6.1 2024-01 2024-04"]
    assert left == []


def test_a_head_that_ends_the_name_of_what_the_sheet_is_of():
    heads = ["排名", "开发区", "总产值（亿元）", "增速（%）"]
    found, _ = told({"规模以上工业总产值": [["2024年一季度各开发区规模以上工业总产值完成情况"], heads, [1, "昆山开发区", 1011.2, 3.3]]})
    zone = "昆山经济技术开发区 industrial_output"
    assert found == [f"{zone} level 101120000000 2024-01 2024-03", f"{zone} yoy 3.3 2024-01 2024-03"]
