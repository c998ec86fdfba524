"""What stands over and below a table says of all its figures: the one indicator it is of, and which figures are only expected.

The shapes are those of statistics offices, the figures are made up.
"""

import pytest
from test_tables import ZONE, read_table

WIDER = "the figure is of a wider region"
ONE_INDICATOR = {
    "months of one indicator that only the caption names": (
        f"{ZONE}2024年一般公共预算收入分月情况\n单位：亿元\n月份\t当月\t累计\t累计同比%\n1-2月\t6.1\t6.1\t-5.2\n3月\t3.2\t9.3\t-3.1\n",
        [
            "budget_revenue level 610000000 CNY 2024-01 2024-02",
            "budget_revenue yoy -5.2 PERCENT 2024-01 2024-02",
            "budget_revenue level 320000000 CNY 2024-03 2024-03",
            "budget_revenue level 930000000 CNY 2024-01 2024-03",
            "budget_revenue yoy -3.1 PERCENT 2024-01 2024-03",
        ],
        [],
    ),
    "years of one indicator": (
        f"{ZONE}历年地区生产总值\n年份\t总量（亿元）\t增速（%）\n2021\t70.1\t7.2\n2022\t75.3\t7.0\n",
        [
            "gdp level 7010000000 CNY 2021-01 2021-12",
            "gdp yoy 7.2 PERCENT 2021-01 2021-12",
            "gdp level 7530000000 CNY 2022-01 2022-12",
            "gdp yoy 7 PERCENT 2022-01 2022-12",
        ],
        [],
    ),
    "of one indicator of the city around": (
        "全市2024年一般公共预算收入分月情况\n单位：亿元\n月份\t累计\n1-2月\t61\n3月\t93\n",
        [],
        [("61", WIDER), ("93", WIDER)],
    ),
    "of one indicator of another zone": (
        "昆山经济技术开发区2024年一般公共预算收入分月情况\n单位：亿元\n月份\t累计\n1-2月\t61\n",
        [],
        [("61", WIDER)],
    ),
    "the same months of the year before, beside months": (
        "2024年3月主要指标\n指标\t单位\t1-3月\t上年同期\t增幅%\n固定资产投资\t亿元\t51.5\t47.6\t8.2\n",
        [
            "fai level 5150000000 CNY 2024-01 2024-03",
            "fai level 4760000000 CNY 2023-01 2023-03",
            "fai yoy 8.2 PERCENT 2024-01 2024-03",
        ],
        [],
    ),
    "deposits of all money, said in brackets": (
        "2024年3月主要指标\n指标\t单位\t3月末\n月末存款余额（本外币）\t亿元\t933.1\n人民币贷款余额\t亿元\t812.4\n",
        ["deposits level 93310000000 CNY 2024-03 2024-03", "loans level 81240000000 CNY 2024-03 2024-03"],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures", "unread"), ONE_INDICATOR.values(), ids=ONE_INDICATOR)
def test_a_caption_names_the_indicator_of_a_table(text, figures, unread):
    found, missed, _ = read_table(text)

    assert (found, missed) == (figures, unread)


TABLE = "2024年3月主要指标\n指标\t单位\t1-2月\t1-3月\t去年同期\n工业投资\t亿元\t9.1\t15.3\t14.2\n进出口总额\t亿元\t4.1\t6.3\t6.0\n"
ROWS = ["industrial_investment 2024-02", "industrial_investment 2024-03", "trade_total 2024-02", "trade_total 2024-03"]
NOTES = [
    ("注：进出口为预计数。", ROWS[2:]),
    ("注：1.工业投资口径有调整，进出口总额系初步测算数", ROWS[2:]),
    ("注：工业投资、进出口均为预计数。", ROWS),
    ("说明：表中数据均为预计数。", ROWS),
    ("注：3月数据为预计数。", [ROWS[1], ROWS[3]]),
    ("注：进出口预计4月公布。", []),
    ("注：进出口为海关数。", []),
]


@pytest.mark.parametrize(("note", "expected"), NOTES, ids=[note for note, _ in NOTES])
def test_a_note_below_a_table_says_which_figures_are_only_expected(note, expected):
    """Last year's figures are known all the same."""
    _, _, seen = read_table(f"{TABLE}\n{note}\n")

    assert [f"{one.indicator} {one.period_end}" for one in seen if one.status == "estimate"] == expected
    assert {one.status for one in seen} <= {"actual", "estimate"}
    assert [f"{one.indicator} {one.status}" for one in seen if one.period_end == "2023-03"] == [
        "industrial_investment actual",
        "trade_total actual",
    ]


MONTHS = "2024年1-8月主要指标\n指标\t单位\t累计\t同比%\n规上工业利润总额\t亿元\t9.1\t4.2\n工业投资\t亿元\t60.2\t8.8\n"
PROFIT, INVESTMENT = ("industrial_profit level 910000000 CNY 2024-01", "industrial_investment level 6020000000 CNY 2024-01 2024-08")


@pytest.mark.parametrize(
    ("note", "until"),
    [
        ("注：规上工业利润总额为1-7月数据。", "2024-07"),
        ("注：1.增速按可比价计算；2.规上工业利润总额为1-7月累计数。", "2024-07"),
        ("注：1.增速按可比价计算。\n2.规上工业利润总额数据截至7月。", "2024-07"),
        ("说明：规上工业利润总额、税收收入均为1-7月数", "2024-07"),
        ("注：规上工业利润总额滞后一个月。", "2024-07"),
        ("注：规上工业利润总额为上月数据。", "2024-07"),
        ("注：规上工业利润总额为快报数。", "2024-08"),
        ("规上工业利润总额为1-7月数据", "2024-08"),  # no note
    ],
)
@pytest.mark.parametrize("head", ["累计", "1-8月"])
def test_a_note_below_a_table_dates_the_indicators_that_it_names(note: str, until: str, head: str):
    lines, missed, _ = read_table(f"{MONTHS.replace('累计', head)}{note}\n", published="2024-09-20")
    assert [line for line in lines if " level " in line] == [f"{PROFIT} {until}", INVESTMENT]
    assert missed == []


@pytest.mark.parametrize(
    ("title", "heads", "note", "read"),
    [
        ("2024年8月", "8月\t1-8月", "为1-7月数据", [None, "01 07"]),  # which single month the note means is not certain
        ("2024年8月", "8月\t1-8月", "滞后一个月", [None, "01 07"]),
        ("2024年8月", "本月\t累计", "为上月数据", [None, "01 07"]),
        ("2024年2月", "1-2月\t增速%", "为上月数据", []),  # no profit is told of January alone
        ("2024年1-8月", "1-5月\t1-8月", "为1-7月数据", [None, "01 07"]),  # of the months of the report
        ("2024年1-8月", "1-8月\t去年同期", "为1-7月数据", ["01 07", "01 07"]),
        ("2024年1-8月", "1-8月\t去年同期", "为1-9月数据", []),
    ],
)
def test_months_that_a_note_names_are_those_of_the_report_alone(title: str, heads: str, note: str, read: list[str | None]):
    text = f"{title}主要指标\n指标\t{heads}\n规上工业利润总额（亿元）\t9.1\t21.7\n\n注：规上工业利润总额{note}。\n"
    lines, missed, _ = read_table(text, published="2024-09-20")
    expected = [(value, months) for value, months in zip(("910", "2170"), read, strict=False) if months]
    told = [line.split() for line in lines]
    assert [(value.removesuffix("000000"), f"{start[-2:]} {end[-2:]}") for _, _, value, _, start, end in told] == expected
    assert len(missed) == 2 - len(expected)


@pytest.mark.parametrize(("named", "months"), [("外贸进出口", "08"), ("进出口", "08"), ("出口", "09")])
def test_what_a_note_says_of_trade_it_says_of_both_directions(named: str, months: str):
    table = f"2024年1-9月主要指标\n指标\t单位\t1-9月\n进口总额\t亿元\t5.2\n税收收入\t亿元\t4.0\n注：{named}数据为1-8月。\n"
    assert read_table(table)[0] == ["imports level 520000000 CNY 2024-01 2024-" + months, "tax_revenue level 400000000 CNY 2024-01 2024-09"]


@pytest.mark.parametrize(("remark", "until"), [("1-8月数据", "08"), ("为1-8月数", "08"), ("1-9月", "09"), ("快报数", "09"), ("", "09")])
def test_a_remark_beside_a_row_dates_it(remark: str, until: str):
    table = f"2024年1-9月主要指标\n指标\t单位\t1-9月\t备注\n进口总额\t亿元\t5.2\t{remark}\n税收收入\t亿元\t4.0\t\n"
    assert read_table(table)[0] == [f"imports level 520000000 CNY 2024-01 2024-{until}", "tax_revenue level 400000000 CNY 2024-01 2024-09"]
