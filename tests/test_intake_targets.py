"""Targets that people paste: rows with and without heads, every name a zone or indicator goes by, and what is wrong with a cell."""

from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import publish

from metrics.intake.english import as_printed, as_written
from metrics.intake.pasting import MOST_ROWS, read_rows
from metrics.intake.targets import Wanted, faults_of, goal_of
from metrics.presentation.goal_tables import fault_words
from metrics.presentation.labels import LANGUAGES
from metrics.warehouse.target_edits import PRINTED_IN, printed

ZONE = "江苏省丹阳经济开发区"
PLAN = "8|16|25|33|41|50|58|66|75|83|91|100"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pasting") / "warehouse.duckdb"
    publish(path)
    return path


READ = [
    ("丹阳开发区\tgdp\t2026\t350亿元", (ZONE, "gdp", 2026, "year", "amount", Decimal(350 * 10**8), None, "linear")),
    ("丹阳开发区\tgdp\t2026\t35 billion yuan", (ZONE, "gdp", 2026, "year", "amount", Decimal(350 * 10**8), None, "linear")),
    ("丹阳开发区\texports\t2026\t1,350.5 million USD", (ZONE, "exports", 2026, "year", "amount", Decimal("1350500000"), None, "linear")),
    ("丹阳开发区\tGDP\t2026年\t8%\t增速\t9%\t按往年节奏", (ZONE, "gdp", 2026, "year", "growth", Decimal(8), Decimal(9), "seasonal")),
    ("丹阳开发区\t规上工业增加值\t2026\t-1.5%\t\t\t\t上半年", (ZONE, "industrial_va", 2026, "h1", "growth", Decimal("-1.5"), None, "linear")),
    ("丹阳开发区\t签约项目数\t2026\t12个\t数量\t\t8％ 16％ 25％ 33 41 50 58 66 75 83 91 100", (ZONE, "projects_signed", 2026, "year", "count", Decimal(12), None, PLAN)),
    ("丹阳开发区\tProjects signed\t2026\t12 projects\tcount\t15 items", (ZONE, "projects_signed", 2026, "year", "count", Decimal(12), Decimal(15), "linear")),
    ("丹阳开发区\tFixed-asset investment\t2026\t24.1%\t占比\t\t\t一季度", (ZONE, "fai", 2026, "q1", "share", Decimal("24.1"), None, "linear")),
    ("指标\t开发区\t单位\t目标\t年度\n出口额\t丹阳开发区\t万美元\t1,350.5\t2026", (ZONE, "exports", 2026, "year", "amount", Decimal(13505000), None, "linear")),
    ("指标\t开发区\t单位\t目标\t年度\nGDP增速\t丹阳开发区\t亿元\t8\t2026", (ZONE, "gdp", 2026, "year", "growth", Decimal(8), None, "linear")),
    ("Zone\tIndicator\tYear\tTarget\tUnit\tStretch\n丹阳开发区\tExports\t2026\t3\t亿美元\t4", (ZONE, "exports", 2026, "year", "amount", Decimal(3 * 10**8), Decimal(4 * 10**8), "linear")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_row_is_read_whatever_its_columns_and_names_are_called(path: Path, text: str, expected: tuple) -> None:
    (row,) = read_rows(text, path)

    assert row.faults == ()
    goal = row.goal
    assert goal is not None
    assert (goal.zone, goal.indicator, goal.year, goal.period, goal.kind, goal.value, goal.stretch, goal.pace_plan) == (
        *expected[:3],
        *expected[3:],
    )


@pytest.mark.parametrize("unit", PRINTED_IN)
def test_what_an_english_page_offers_is_read_back_exactly(unit: str) -> None:
    shown = printed(Decimal("12345600"), unit)

    assert as_printed(as_written(shown)) == shown


TABLES = [
    (
        "title, units, merged cells, sums and a note",
        "2026年主要指标目标分解表\n（单位：亿元）\n开发区\t考核指标\t目标值\t责任部门\n丹阳开发区\t地区生产总值\t350\t经发局\n\t一般公共预算收入（万元）\t121,500\n\t规上工业增加值增速\t６．５％以上\n合计\n注：初步安排",
        [(4, "gdp", 2026, "amount", Decimal(350 * 10**8)), (5, "budget_revenue", 2026, "amount", Decimal(1215 * 10**6)), (6, "industrial_va", 2026, "growth", Decimal("6.5"))],
    ),
    (
        "an indicator a column",
        "开发区\t年度\tGDP（亿元）\t固定资产投资增速（%）\t出口总额（万美元）\n丹阳开发区\t２０２６年\t350\t下降3\t—",
        [(2, "gdp", 2026, "amount", Decimal(350 * 10**8)), (2, "fai", 2026, "growth", Decimal(-3))],
    ),
    (
        "a zone a column",
        "2026年目标\n指标\t计量单位\t丹阳开发区\t备注\n地区生产总值\t亿元\t350\t\n签约项目数\t个\t12\t亿元以上",
        [(3, "gdp", 2026, "amount", Decimal(350 * 10**8)), (4, "projects_signed", 2026, "count", Decimal(12))],
    ),
    (
        "a sheet of one zone, which its title names",
        "附件1：2026年丹阳开发区主要指标目标\n指标\t目标\n地区生产总值\t350亿元\n固定资产投资\t8%",
        [(3, "gdp", 2026, "amount", Decimal(350 * 10**8)), (4, "fai", 2026, "growth", Decimal(8))],
    ),
    (
        "year and unit in the head of the target, a cell in quotation marks",
        '开发区\t指标\t2026年目标（亿元）\n"丹阳\n开发区"\t地区生产总值\t350\n丹阳开发区\t固定资产投资\t"1,200"',
        [(2, "gdp", 2026, "amount", Decimal(350 * 10**8)), (4, "fai", 2026, "amount", Decimal(1200 * 10**8))],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), TABLES, ids=[table[0] for table in TABLES])
def test_a_whole_table_is_read_as_a_bureau_draws_it_up(path: Path, name: str, text: str, expected: list[tuple]) -> None:
    rows = read_rows(text, path)

    assert [row.faults for row in rows] == [()] * len(expected)
    goals = [(row.line, row.goal) for row in rows]
    assert [(line, goal.indicator, goal.year, goal.kind, goal.value) for line, goal in goals if goal and goal.zone == ZONE] == expected


NOT_GUESSED = [
    ("several units in a caption", "2026年目标（单位：亿元、万美元）\n开发区\t指标\t目标\n丹阳开发区\tgdp\t350", {"value": "no_unit"}),
    ("several years in captions", "2025年完成\n2026年目标\n开发区\t指标\t目标\n丹阳开发区\tgdp\t350亿元", {"year": "year"}),
    ("a caption's unit that measures something else", "2026年目标\n单位：亿元\n开发区\t指标\t目标\n丹阳开发区\t签约项目数\t12", {"value": "unit"}),
    ("no zone", "2026年目标\n指标\t目标\ngdp\t350亿元", {"zone": "no_zone"}),
    ("a part of a zone", "苏州工业园区娄葑街道2026年目标\n指标\t目标\ngdp\t350亿元", {"zone": "no_zone"}),
    ("two zones in the titles", "丹阳开发区2026年目标\n苏州工业园区2026年目标\n指标\t目标\ngdp\t350亿元", {"zone": "no_zone"}),
    ("a sum of zones", "开发区\t2026年目标\t指标\n合计\t350亿元\tgdp", {"zone": "zone"}),
]  # fmt: skip


EMPTY = [
    # rows below 开发区 指标 年份 目标, and of each what was read: zone, indicator and year, or the cells that are asked for
    ("丹阳开发区\tgdp\t2026\t350亿元\n\t\t2027\t380亿元", [(ZONE, "gdp", 2026), (ZONE, "gdp", 2027)]),
    ("丹阳开发区\tgdp\t2026\t350亿元\n\tfai\t\t120亿元", [(ZONE, "gdp", 2026), (ZONE, "fai", 2026)]),  # one year for all rows
    ("丹阳开发区\tgdp\t2026\t350亿元\n苏州工业园区\t\t2026\t380亿元", [(ZONE, "gdp", 2026), {"indicator": "blank"}]),
    ("丹阳开发区\tgdp\t2026\t350亿元\n丹阳开发区\t\t2027\t380亿元", [(ZONE, "gdp", 2026), {"indicator": "blank"}]),
    ("丹阳开发区\tgdp\t2026\t350亿元\n\tfai\t2027\t120亿元\n\texports\t\t9亿元",
     [(ZONE, "gdp", 2026), (ZONE, "fai", 2027), {"year": "blank"}]),
    ("丹阳开发区\t\t2026\t350亿元", [{"indicator": "indicator"}]),  # nothing stands above
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), EMPTY)
def test_an_empty_cell_takes_what_is_above_only_where_cells_are_merged(path: Path, lines: str, expected: list) -> None:
    rows = read_rows(f"开发区\t指标\t年份\t目标\n{lines}", path)
    found = [
        (row.goal.zone, row.goal.indicator, row.goal.year) if row.goal else {fault.column: fault.code for fault in row.faults}
        for row in rows
    ]

    assert found == expected


@pytest.mark.parametrize(("name", "text", "expected"), NOT_GUESSED, ids=[case[0] for case in NOT_GUESSED])
def test_what_a_table_leaves_open_is_asked_for_and_not_guessed(path: Path, name: str, text: str, expected: dict[str, str]) -> None:
    (row,) = read_rows(text, path)

    assert row.goal is None
    assert {fault.column: fault.code for fault in row.faults} == expected


def test_a_head_says_what_targets_cover(path: Path) -> None:
    rows = read_rows(
        "开发区\t指标\t口径\t年度\t目标\n丹阳开发区\t签约项目数\t亿元以上项目\t2026\t12个\n丹阳开发区\t签约项目数\t\t2026\t30个", path
    )
    assert [(row.faults, row.goal and row.goal.scope) for row in rows] == [((), "亿元以上项目"), ((), None)]


FAULTY = [
    ("没有的区\tgdp\t2026\t350亿元", {"zone": "zone"}),
    ("丹阳开发区\t幸福感\t26\t很多", {"indicator": "indicator", "year": "year", "value": "unreadable"}),
    ("丹阳开发区\tgdp\t2026\t350", {"value": "no_unit"}),
    ("丹阳开发区\tgdp\t2026\t35 billion", {"value": "unreadable"}),
    ("丹阳开发区\tgdp\t2026\t1,5亿元", {"value": "unreadable"}),
    ("丹阳开发区\tgdp\t2026\t12吨", {"value": "unit"}),
    ("丹阳开发区\tgdp\t2026\t0亿元", {"value": "not_positive"}),
    ("丹阳开发区\tgdp\t2026\t350亿元\t增速", {"kind": "kind_of_unit"}),
    ("丹阳开发区\tgdp\t2026\t50%\t占比", {"kind": "kind_of_unit"}),
    ("丹阳开发区\tgdp\t2026\t350亿元\t多少", {"kind": "kind"}),
    ("丹阳开发区\tgdp\t2026\t350亿元\t\t9%", {"stretch": "stretch_unit"}),
    ("丹阳开发区\tgdp\t2026\t350亿元\t\t\t1|2|3", {"pace": "pace"}),
    ("丹阳开发区\tgdp\t2026\t350亿元\t\t\t" + PLAN.replace("91", "81"), {"pace": "pace_falls"}),
    ("丹阳开发区\tgdp\t2026\t350亿元\t\t\t\t明天", {"period": "period"}),
    ("丹阳开发区\tgdp\t2026\t350亿元\t\t\t\t\t还有", {"zone": "cells"}),
]


@pytest.mark.parametrize(("text", "expected"), FAULTY)
def test_every_wrong_cell_says_what_is_wrong_in_both_languages(path: Path, text: str, expected: dict[str, str]) -> None:
    (row,) = read_rows(text, path)

    assert row.goal is None
    assert {fault.column: fault.code for fault in row.faults} == expected
    for language in LANGUAGES:
        assert all(fault_words(fault, language) for fault in row.faults)


def test_a_target_set_twice_is_a_fault_of_the_later_row(path: Path) -> None:
    first, second, third = read_rows(
        "丹阳开发区\tgdp\t2026\t350亿元\n\n丹阳经开区\t生产总值\t2026\t360亿元\n丹阳开发区\tgdp\t2026\t8%", path
    )

    assert (first.faults, third.faults) == ((), ())
    assert [(fault.code, fault.values) for fault in second.faults] == [("twice", {"line": "1"})]


def test_rows_beyond_the_limit_are_said_to_be_too_many(path: Path) -> None:
    rows = read_rows("\n".join(f"丹阳开发区\tgdp\t{1901 + number % 150}\t{number + 1}亿元" for number in range(MOST_ROWS + 3)), path)

    assert len(rows) == MOST_ROWS + 1
    assert [fault.code for fault in rows[-1].faults] == ["too_many"]


def test_nothing_pasted_is_no_row(path: Path) -> None:
    assert read_rows(" \n\t\n", path) == []


def test_the_faults_of_a_target_are_none_where_it_is_a_goal() -> None:
    assert faults_of(Wanted(ZONE, "gdp", "2026", "350亿元")) == []
    assert goal_of(Wanted(ZONE, "gdp", "2026", "350亿元")).value_text == "350亿元"


@pytest.mark.parametrize(
    ("typed", "printed"), [("３５０亿元", "350亿元"), ("3，500.5亿元", "3500.5亿元"), ("3,500,000万元", "3500000万元"), ("８％", "8%")]
)
def test_what_a_chinese_keyboard_types_is_the_same_target(typed: str, printed: str) -> None:
    found, wanted = (goal_of(Wanted(ZONE, "gdp", "2026", text)) for text in (typed, printed))

    assert found == wanted


@pytest.mark.parametrize(("value", "stretch", "codes"), [
    ("350亿元", "300亿元", ["stretch_below"]), ("350亿元", "350亿元", []), ("8%", "7%", ["stretch_below"]), ("-3%", "-4%", []),
])  # fmt: skip
def test_a_stretch_asks_for_no_less_than_its_target(value: str, stretch: str, codes: list[str]) -> None:
    assert [fault.code for fault in faults_of(Wanted(ZONE, "gdp", "2026", value, stretch=stretch))] == codes
