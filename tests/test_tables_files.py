"""What a table leaves to its file's name, and tables whose cells stand a line each between bars. The figures are made up."""

import pytest
from test_tables import read_table

BODY = "主要指标\n指标\t单位\t本月\t累计\n工业投资\t亿元\t6.0\t60.2\n"
MONTHS = ["industrial_investment level 600000000 CNY 2024-09 2024-09", "industrial_investment level 6020000000 CNY 2024-01 2024-09"]
KUNSHAN = "昆山高新技术产业开发区"


@pytest.mark.parametrize(
    ("name", "text", "zone", "lines"),
    [
        ("昆山高新区2024年9月主要指标.txt", BODY, KUNSHAN, MONTHS),
        ("昆山高新区2024年9月20日.txt", BODY, KUNSHAN, []),  # the day of the file dates no figure
        ("2024年1-9月.txt", BODY.replace("本月\t", "").replace("6.0\t", ""), None, MONTHS[1:]),
        ("昆山高新区2024年8月.txt", "2024年9月\n" + BODY, KUNSHAN, MONTHS),  # what the text says goes before
        ("昆山高新区2024年9月.txt", "常熟经济技术开发区" + BODY, "常熟经济技术开发区", MONTHS),
        ("table.txt", BODY, None, []),
        ("邵阳县2024年9月统计月报.txt", BODY, "邵阳县", MONTHS),
        ("附件：衡阳市2024年9月统计月报.txt", BODY, "衡阳市", MONTHS),
        ("衡阳市园区2024年9月统计月报.txt", BODY, None, MONTHS),  # which one is not told
        ("湖南省2024年9月.txt", BODY, None, MONTHS),
        ("衡阳市2024年9月.txt", BODY.replace("工业投资", "祁东县工业投资"), "祁东县", MONTHS),
    ],
)
def test_a_files_name_tells_what_nothing_in_it_does(name: str, text: str, zone: str | None, lines: list[str]):
    found, _, observations = read_table(text, name, zone=None, published="2024-10-20")
    assert found == lines
    assert {one.zone for one in observations} <= {zone}
    is_by_file = zone is not None and zone[:2] not in text
    assert all(("zone_of_file" in one.flags) == is_by_file for one in observations)


def test_a_files_name_is_no_zones_where_the_table_names_others():
    text = "2024年1-9月\n开发区\t工业投资（亿元）\n苏州工业园区\t60.2\n全市\t99\n"
    found, _, observations = read_table(text, "昆山高新区报表.txt", zone=None, published="2024-10-20")
    assert ([one.zone for one in observations], found) == (["苏州工业园区"], MONTHS[1:])


LINES = [
    "指 标",
    "单位",
    "2023年",
    "比上年增长（%）",
    "地区生产总值",
    "亿元",
    "91.3",
    "7.5",
    "第一产业",
    "亿元",
    "6.2",
    "6.9",
    "第二产业",
    "亿元",
    "22.7",
    "-6.2",
]


@pytest.mark.parametrize("text", ["".join(f"{line} |\n" for line in LINES), "|\n" + "".join(f"{line}\n|\n" for line in LINES)])
def test_bars_end_the_cells_of_a_cell_a_line_or_stand_between_them(text: str):
    lines, missed, _ = read_table("表一：地区生产总值\n" + text + "全区经济平稳运行。\n", published="2024-04-15")
    assert (lines, missed) == (
        [
            "gdp level 9130000000 CNY 2023-01 2023-12",
            "gdp yoy 7.5 PERCENT 2023-01 2023-12",
            "primary_va level 620000000 CNY 2023-01 2023-12",
            "primary_va yoy 6.9 PERCENT 2023-01 2023-12",
            "secondary_va level 2270000000 CNY 2023-01 2023-12",
            "secondary_va yoy -6.2 PERCENT 2023-01 2023-12",
        ],
        [],
    )


def test_a_blank_cell_ends_a_table_of_a_cell_a_line():
    cells = [*LINES[:10], "", *LINES[11:]]
    lines, _, _ = read_table("表一：地区生产总值\n" + "".join(f"{line} |\n" for line in cells), published="2024-04-15")
    assert lines == []


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        ("进出口总额（人民币）\t亿元\t7.7", ["trade_total level 770000000 CNY 2024-01 2024-09"]),
        ("进出口总额（美元）\t亿美元\t7.7", ["trade_total level 770000000 USD 2024-01 2024-09"]),
        ("进出口总额（美元）\t亿元\t7.7", []),
        ("进出口总额（人民币）\t万美元\t7.7", []),
    ],
)
def test_a_currency_in_brackets_says_of_which_money_the_unit_is(row: str, lines: list[str]):
    found, _, _ = read_table(f"2024年1-9月\n指标\t单位\t累计\n{row}\n固定资产投资\t亿元\t\n", published="2024-10-20")
    assert found == lines
