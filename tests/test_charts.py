"""Figures for a closer look: what plotly is given of levels, growth and years. Invented figures."""

from decimal import Decimal

import pytest

from metrics.analysis.frames import frame_of
from metrics.presentation import charts
from metrics.presentation.theme import ACCENT

POINTS = ("zone", "zone_name_en", "value", "unit", "yoy_pct", "is_comparable", "observation_id")
YEARS = ("zone", "zone_name_en", "year", "value", "unit", "observation_id")
ZONES = [
    ("甲开发区", "Jia Zone", Decimal("12345678900"), "CNY", Decimal("10.25"), True, "o1"),
    ("乙<区>", None, Decimal("20000000000"), "CNY", Decimal("-3"), True, "o2"),
    ("丁开发区", "Ding Zone", Decimal("30000000000"), "CNY", None, True, "o4"),
    ("戊开发区", "Wu Zone", Decimal("40000000000"), "CNY", Decimal("5"), False, "o5"),
]
TOLD = [
    ("甲开发区", "Jia Zone", 2019, Decimal("10000000000"), "CNY", "o1"),
    ("甲开发区", "Jia Zone", 2021, Decimal("12000000000"), "CNY", "o2"),
    ("乙开发区", "Yi Zone", 2020, Decimal("30000000000"), "CNY", "o3"),
]


def frame(columns, rows):
    return frame_of([dict(zip(columns, row, strict=True)) for row in rows], columns)


def test_a_point_is_a_zone_with_level_and_growth_that_are_alike():
    [points] = charts.level_growth_figure(frame(POINTS, ZONES), "zh").data

    assert (points.x, points.y) == ((123.456789, 200.0), (10.25, -3.0))
    assert points.text == ("甲开发区", "乙&lt;区&gt;")
    assert points.hovertext[0] == "<b>甲开发区</b><br>123.456789亿元<br>同比 +10.25%"
    assert points.customdata == (["o1"], ["o2"])


@pytest.mark.parametrize(("language", "across", "up"), [("zh", "亿元", "同比"), ("en", "billion CNY", "year on year")])
def test_axes_say_unit_and_measure(language, across, up):
    layout = charts.level_growth_figure(frame(POINTS, ZONES), language).layout

    assert (layout.xaxis.title.text, layout.yaxis.title.text) == (across, up)


def test_a_year_without_a_figure_breaks_the_line_and_the_highlighted_zone_is_drawn_last():
    lines = charts.history_figure(frame(YEARS, TOLD), "level", "甲开发区", False, "zh").data

    assert [(line.name, line.x, line.y) for line in lines] == [
        ("乙开发区", (2020,), (300.0,)),
        ("甲开发区", (2019, 2020, 2021), (100.0, None, 120.0)),
    ]
    assert [line.line.color for line in lines] == [None, ACCENT]
    assert lines[1].customdata == (["o1"], [None], ["o2"])
    assert lines[1].hovertext == ("<b>甲开发区</b><br>2019: 100.00亿元", "", "<b>甲开发区</b><br>2021: 120.00亿元")


@pytest.mark.parametrize(("is_log", "kind"), [(False, "linear"), (True, "log")])
def test_levels_stand_on_the_scale_that_was_chosen(is_log, kind):
    assert charts.history_figure(frame(YEARS, TOLD), "level", None, is_log, "zh").layout.yaxis.type == kind
