"""Growth against level: where points, names and medians stand, what they say and lead to. Invented figures."""

import re
from decimal import Decimal

import pytest

from metrics.analysis.frames import frame_of
from metrics.presentation import drawn
from metrics.presentation.drawn.places import sides, wrapped

COLUMNS = ("zone", "zone_name_en", "value", "unit", "yoy_pct", "is_comparable", "observation_id")
ROWS = [
    ("甲开发区", "Jia Zone", Decimal("12345678900"), "CNY", Decimal("10.25"), True, "o1"),
    ("乙开发区", "Yi Zone", Decimal("20000000000"), "CNY", Decimal("-3"), True, "o2"),
    ("丙开发区", "Bing Zone", Decimal("90000000000"), "CNY", Decimal("4"), True, "o3"),
    ("丁开发区", "Ding Zone", Decimal("30000000000"), "CNY", None, True, "o4"),
    ("戊开发区", "Wu Zone", Decimal("40000000000"), "CNY", Decimal("5"), False, "o5"),
]


POINT = re.compile(
    r'<a class="dot round [^"]*" style="left:([\d.]+)%;bottom:([\d.]+)%;[^"]*" aria-label="([^"]*)" href="documents\?figure=(\w+)&amp;lang=\w+"></a>'
)
NAME = re.compile(r'<span class="end side ([a-z-]+)" style="left:([\d.]+)%;bottom:([\d.]+)%;color:#\w+">(.*?)</span>')


def drawing(language: str, rows: list[tuple[object, ...]] = ROWS) -> str:
    return drawn.level_growth_points(frame_of([dict(zip(COLUMNS, row, strict=True)) for row in rows], COLUMNS), language, "增速与总量")


def test_a_point_is_a_zone_with_both_values_that_are_alike_and_leads_to_its_sentence() -> None:
    assert POINT.findall(drawing("zh")) == [
        ("15.28", "85.71", "甲开发区\n123.456789亿元\n同比 +10.25%", "o1"),
        ("22.12", "14.29", "乙开发区\n200.00亿元\n同比 −3.0%", "o2"),
        ("84.72", "52.02", "丙开发区\n900.00亿元\n同比 +4.0%", "o3"),
    ]


def test_each_point_bears_its_name_where_it_stands() -> None:
    body = drawing("en")

    assert [name[1:] for name in NAME.findall(body)] == [
        ("15.28", "85.71", "Jia Zone"),
        ("22.12", "14.29", "Yi Zone"),
        ("84.72", "52.02", "Bing Zone"),
    ]
    assert not re.search("[\u4e00-\u9fff]", body.replace("增速与总量", ""))


def test_zones_of_one_level_or_one_growth_stand_in_the_middle() -> None:
    alike = [(f"{name}区", None, Decimal(10**9), "CNY", Decimal("0"), True, name) for name in "abc"]

    assert [point[:2] for point in POINT.findall(drawing("zh", alike))] == [("50", "50")] * 3


def test_the_name_of_a_zone_does_not_become_markup() -> None:
    named = [('<b>"', None, Decimal(level), "CNY", Decimal("1"), True, "o1") for level in (1, 2, 3)]

    assert {name[3] for name in NAME.findall(drawing("zh", named))} == {"&lt;b&gt;&quot;"}


@pytest.mark.parametrize(
    ("language", "unit", "below", "left"),
    [
        ("zh", "亿元", ["0", "500", "1,000"], ["−5%", "0%", "5%", "10%"]),
        ("en", "billion CNY", ["0", "50", "100"], ["−5%", "0%", "5%", "10%"]),
    ],
)
def test_axes_name_round_numbers_and_the_unit(language: str, unit: str, below: list[str], left: list[str]) -> None:
    body = drawing(language)
    levels, under = (re.search(f'<div class="{part}" aria-hidden="true">(.*?)</div>', body)[1] for part in ("levels", "below"))

    assert [re.findall("<b[^>]*>(.*?)</b>", part) for part in (under, levels)] == [below, left]
    assert f'<p class="unit across">{unit}</p>' in body


def test_dashed_lines_stand_at_the_medians_through_the_whole_field() -> None:
    assert re.findall(r'<i class="median (\w+)" style="([^"]+)"></i>', drawing("zh")) == [
        ("across", "left:22.12%"),
        ("up", "bottom:52.02%"),
    ]


@pytest.mark.parametrize(
    ("points", "labels", "expected"),
    [
        ([(0.5, 0.5)], ["甲区"], ["middle right"]),
        ([(0.99, 0.5)], ["甲区"], ["middle left"]),
        ([(0.5, 0.5), (0.54, 0.5)], ["甲区", "乙区"], ["middle left", "middle right"]),
        ([(0.5, 0.5), (0.52, 0.56), (0.52, 0.44)], ["甲区", "乙区", "丙区"], ["middle right", "middle right", "middle right"]),
        ([(0.01, 0.5), (0.06, 0.5)], ["甲区", "乙区"], ["top right", "bottom center"]),
    ],
)
def test_a_name_stands_where_it_covers_least_and_stays_in_the_plot(
    points: list[tuple[float, float]], labels: list[str], expected: list[str]
) -> None:
    assert sides(points, [[label] for label in labels]) == expected


@pytest.mark.parametrize(
    ("point", "cross", "expected"),
    [
        ((0.5, 0.5), (0.9, 0.1), "middle right"),
        ((0.5, 0.5), (0.52, 0.1), "middle left"),
        ((0.5, 0.5), (0.48, 0.1), "middle right"),
        ((0.5, 0.5), (0.515, 0.1), "middle left"),  # where the plot is wide, the line runs through the name
        ((0.5, 0.5), (0.5, 0.5), "top right"),  # the point is the median of both
        ((0.5, 0.5), (0.9, 0.52), "bottom center"),
        ((0.99, 0.5), (0.9, 0.1), "middle left"),  # better on a line than out of the plot
    ],
)
def test_a_name_stands_beside_the_lines_of_the_medians(point: tuple[float, float], cross: tuple[float, float], expected: str) -> None:
    assert sides([point], [["甲开发区"]], cross) == [expected]


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("丹阳经开区", 9, ["丹阳经开区"]),
        ("郑州航空港经济综合实验区", 9, ["郑州航空港经济综合", "实验区"]),
        ("Qingdao West Coast New Area", 9, ["Qingdao West Coast", "New Area"]),
        ("Zhengzhouhangkonggang", 4, ["Zhengzhouhangkonggang"]),
    ],
)
def test_a_long_name_is_broken_between_words(words: str, width: int, expected: list[str]) -> None:
    assert wrapped(words, width) == expected
