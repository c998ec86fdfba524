"""What the ranks of a league table rank: said by a note or a line above, told by the unit of the figures, or by the order these stand in.

The figures are made up.
"""

import pytest
from test_tables import read_table

HEADS = "2023年1-9月滁州市各县（市、区）主要经济指标\n地区\tGDP（亿元）\t增速（%）\t位次\n"
FOUR = (("天长市", "512.3", "6.1", "4"), ("凤阳县", "388.9", "7.2", "1"), ("定远县", "301.2", "6.6", "3"), ("来安县", "290.1", "6.9", "2"))
FIVE = (*FOUR, ("全椒县", "280.2", "5.5", "5"))
BY_LEVEL = tuple((*row[:3], str(at)) for at, row in enumerate(FIVE, 1))


def table(rows: tuple[tuple[str, ...], ...], heads: str = HEADS, note: str = "") -> str:
    return heads + "\n".join(map("\t".join, rows)) + "\n" + note


def ranks(text: str) -> list[str]:
    """The ranks read, as measure and rank in the order of the rows."""
    _, _, found = read_table(text, zone=None, published="2023-10-28")
    return [f"{one.measure} {one.value}" for one in found if one.unit == "RANK"]


def told(measure: str, rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return [f"{measure} {row[-1]}" for row in rows]


@pytest.mark.parametrize(
    "note",
    [
        "注：位次为增速位次。",
        "注：位次为同比增速在全市的位次。",
        "注：位次为增速在全市8个县（市、区）中的排名。",
        "注：1.位次为各县（市、区）增速在全市的排位。2.GDP为初步核算数。",
        "说明：表中位次均为增速位次。",
        "备注：位次按增速高低排列",
        "注：排名以增幅为准。",
    ],
)
def test_a_note_says_that_ranks_are_of_growth(note: str):
    assert ranks(table(FOUR, note=note)) == told("rank_yoy", FOUR)


@pytest.mark.parametrize("note", ["注：位次系总量在全市的位次。", "说明：排名按绝对值由高到低", "注：位次以总量为依据"])
def test_a_note_says_that_ranks_are_of_amounts(note: str):
    assert ranks(table(BY_LEVEL[:4], note=note)) == told("rank_level", BY_LEVEL[:4])


def test_a_line_above_says_what_ranks_are_of():
    heads = HEADS.replace("指标\n", "指标\n（位次按增速排序）\n", 1)
    assert ranks(table(FOUR, heads)) == told("rank_yoy", FOUR)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "注：位次为在全市8个县（市、区）中的位次。",
        "注：位次为总量和增速综合位次。",
        "注：位次为完成进度在全市的位次。",
        "注：位次为上年同期增速位次。",
        "注：位次为总量位次，增速为可比价。排名为增速排名。",
    ],
)
def test_ranks_that_may_be_of_amounts_or_of_growth_stay_unread(note: str):
    assert ranks(table(FOUR, note=note)) == []


def test_amounts_in_percent_are_growth_and_so_are_their_ranks():
    heads = "2023年1-9月滁州市各县（市、区）工业和投资\n地区\t规上工业增加值（%）\t位次\n"
    rows = tuple((name, growth, rank) for name, _, growth, rank in FOUR)
    assert ranks(table(rows, heads)) == told("rank_yoy", rows)
    assert ranks(table(rows, heads.replace("增加值（%）", "总产值（亿元）"))) == told("rank_level", rows)


def test_the_order_of_five_counties_tells_what_is_ranked():
    assert ranks(table(FIVE)) == told("rank_yoy", FIVE)
    assert ranks(table(BY_LEVEL)) == told("rank_level", BY_LEVEL)
    total = ("全市", "2710.4", "6.3", "")
    assert ranks(table((total, *FIVE))) == told("rank_yoy", FIVE)


@pytest.mark.parametrize(
    "rows",
    [
        FOUR,  # an order of four may be chance
        tuple(
            (name, amount, growth, rank)
            for (name, amount, _, _), growth, rank in zip(FIVE, ("7", "6", "5", "4", "3"), "12345", strict=True)
        ),
        tuple((*row[:3], rank) for row, rank in zip(FIVE, "31245", strict=True)),
    ],
    ids=["too few", "amounts and growth stand in one order", "neither stands in the order of the ranks"],
)
def test_an_order_that_does_not_tell_leaves_ranks_unread(rows: tuple[tuple[str, ...], ...]):
    assert ranks(table(rows)) == []


def test_a_rank_among_so_many_is_the_rank():
    text = "2024年1-6月丹阳经开区主要指标\n指标\t1-6月\t同比（%）\t增速排名\n工业投资（亿元）\t30.2\t5.5\t2/8\n税收收入（亿元）\t3.1\t-3.3\t7/8\n"
    lines, missed, _ = read_table(text, published="2024-07-20")
    assert [line for line in lines if "rank" in line] == [
        "industrial_investment rank_yoy 2 RANK 2024-01 2024-06",
        "tax_revenue rank_yoy 7 RANK 2024-01 2024-06",
    ]
    assert missed == []


def test_two_numbers_under_another_head_are_no_rank():
    lines, _, _ = read_table("2024年1-6月丹阳经开区主要指标\n指标\t1-6月\n工业投资（亿元）\t2/8\n", published="2024-07-20")
    assert lines == []
