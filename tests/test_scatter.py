"""The scatter of growth against level: what plotly is given, and where the names of points stand. Invented figures."""

from decimal import Decimal

import pytest

from metrics.analysis.frames import frame_of
from metrics.presentation import charts
from metrics.presentation.charts.places import sides, wrapped

COLUMNS = ("zone", "zone_name_en", "value", "unit", "yoy_pct", "is_comparable", "observation_id")
ROWS = [
    ("甲开发区", "Jia Zone", Decimal("12345678900"), "CNY", Decimal("10.25"), True, "o1"),
    ("乙开发区", "Yi Zone", Decimal("20000000000"), "CNY", Decimal("-3"), True, "o2"),
    ("丙开发区", "Bing Zone", Decimal("90000000000"), "CNY", Decimal("4"), True, "o3"),
    ("丁开发区", "Ding Zone", Decimal("30000000000"), "CNY", None, True, "o4"),
    ("戊开发区", "Wu Zone", Decimal("40000000000"), "CNY", Decimal("5"), False, "o5"),
]


def drawn(language: str) -> tuple[dict[str, object], dict[str, object]]:
    """The one trace and the layout, as they are sent."""
    whole = charts.level_growth_chart(frame_of([dict(zip(COLUMNS, row, strict=True)) for row in ROWS], COLUMNS), language).to_plotly_json()
    (trace,) = whole["data"]
    return trace, whole["layout"]


def test_a_point_is_a_zone_with_both_values_that_are_alike_and_leads_to_its_sentence() -> None:
    trace, _ = drawn("zh")

    assert {key: list(trace[key]) for key in ("x", "y", "text", "customdata", "hovertext")} == {
        "x": [123.456789, 200.0, 900.0],
        "y": [10.25, -3.0, 4.0],
        "text": ["甲开发区", "乙开发区", "丙开发区"],
        "customdata": [["o1"], ["o2"], ["o3"]],
        "hovertext": [
            "<b>甲开发区</b><br>123.456789亿元<br>同比 +10.25%", "<b>乙开发区</b><br>200.00亿元<br>同比 −3.0%", "<b>丙开发区</b><br>900.00亿元<br>同比 +4.0%",
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "unit", "below", "left"),
    [
        ("zh", "亿元", ["0", "500", "1,000"], ["−5%", "0%", "5%", "10%"]),
        ("en", "billion CNY", ["0", "50", "100"], ["−5%", "0%", "5%", "10%"]),
    ],
)
def test_axes_name_round_numbers_and_leave_room_for_them(language: str, unit: str, below: list[str], left: list[str]) -> None:
    _, layout = drawn(language)
    across, up = layout["xaxis"], layout["yaxis"]

    assert (across["title"]["text"].strip(), across["ticktext"], up["ticktext"]) == (unit, below, left)
    assert (across["automargin"], up["automargin"], layout["margin"]["l"]) == (False, False, 14 + 7 * 3)


def test_dotted_lines_stand_at_the_medians_through_the_whole_plot() -> None:
    _, layout = drawn("zh")

    assert [{key: line[key] for key in line if key[0] in "xy"} for line in layout["shapes"]] == [
        {"x0": 200.0, "x1": 200.0, "y0": 0, "y1": 1, "yref": "y domain"},
        {"y0": 4.0, "y1": 4.0, "x0": 0, "x1": 1, "xref": "x domain"},
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
def test_a_name_stands_where_it_covers_least_and_stays_in_the_plot(points: list[tuple[float, float]], labels: list[str], expected: list[str]) -> None:
    assert sides(points, labels) == expected


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("丹阳经开区", 9, "丹阳经开区"),
        ("郑州航空港经济综合实验区", 9, "郑州航空港经济综合<br>实验区"),
        ("Qingdao West Coast New Area", 9, "Qingdao West Coast<br>New Area"),
        ("Zhengzhouhangkonggang", 4, "Zhengzhouhangkonggang"),
    ],
)
def test_a_long_name_is_broken_between_words(words: str, width: int, expected: str) -> None:
    assert wrapped(words, width) == expected
