"""Curves drawn as HTML: where points and words stand, what they say and lead to, what a plan looks like. Invented figures."""

import base64
import re
from decimal import Decimal

import pytest

from metrics.analysis.frames import frame_of
from metrics.analysis.progress import CUMULATIVE_COLUMNS
from metrics.presentation import drawn
from metrics.presentation.drawn.curves import Curve, Label, Point, curves

POINT = re.compile(r'<(a|span) class="dot ([^"]*)" style="left:([\d.]+)%;bottom:([\d.]+)%;--tint:(#\w+)" data-hint="([^"]*)"(?: aria-label="[^"]*" href="([^"]*)")?>')
LABEL = re.compile(r'<span class="end ([^"]*)" style="left:([\d.]+)%;bottom:([-\d.]+)%;color:(#\w+)">(.*?)</span>')
PICTURE = re.compile(r'<img class="strokes" alt="" src="data:image/svg\+xml;base64,([^"]+)">')


def figure(year: int, months: int, value: int | None, **changes: object) -> dict[str, object]:
    """A row of `progress.cumulative` in 亿元."""
    return {
        "year": year, "months": months, "period_start": f"{year}-01", "period_end": f"{year}-{months:02d}",
        "value": None if value is None else Decimal(value) * 10**8, "unit": "CNY", "status": "actual", "observation_id": f"o{year}{months}",
    } | changes  # fmt: skip


def drawing(*rows: dict[str, object], language: str = "zh", plan: drawn.PacePlan | None = None) -> str:
    frame = frame_of(rows, CUMULATIVE_COLUMNS)
    frame.attrs["unit"] = "CNY"
    return drawn.cumulative_curves(frame, language, [2023, 2024], "累计", plan)


def strokes(body: str) -> list[tuple[str, str]]:
    """The places and colours of the lines of a drawing."""
    (picture,) = PICTURE.findall(body)
    return re.findall(r'<polyline points="([^"]+)" stroke="(#\w+)"', base64.b64decode(picture).decode())


def test_points_stand_at_their_month_and_value_and_lead_to_their_sentence() -> None:
    body = drawing(figure(2023, 6, 50), figure(2023, 12, 100), figure(2024, 6, 60, yoy_pct=Decimal("20"), status="estimate"), figure(2022, 6, 1), figure(2024, 9, None))

    assert POINT.findall(body) == [
        ("a", "square  ", "46.22", "45.87", "#0072b2", "2023年1–6月\n50.00亿元", "documents?figure=o20236&amp;lang=zh"),
        ("a", "square late high", "96.64", "91.74", "#0072b2", "2023年\n100.00亿元", "documents?figure=o202312&amp;lang=zh"),
        ("a", "round  ", "46.22", "55.05", "#a8322d", "2024年1–6月\n60.00亿元\n同比 +20.0%\n预计", "documents?figure=o20246&amp;lang=zh"),
    ]
    assert strokes(body) == [("462.2,541.3 966.4,82.6", "#0072b2"), ("462.2,449.5", "#a8322d")]
    assert '<p class="unit">亿元 </p>' in body


def test_an_english_drawing_speaks_english_and_counts_in_billions() -> None:
    body = drawing(figure(2024, 12, 120), language="en")

    assert [(point[3], point[5], point[6]) for point in POINT.findall(body)] == [("91.74", "2024\n12.00 billion CNY", "documents?figure=o202412&amp;lang=en")]
    assert '<p class="unit">billion CNY </p>' in body
    assert not re.search("[\u4e00-\u9fff]", body.replace("累计", ""))


def test_a_plan_is_dashed_without_links_and_its_target_stands_above() -> None:
    plan = drawn.PacePlan(2024, tuple(Decimal(month) * 10**9 for month in range(1, 13)), "CNY")
    body = drawing(figure(2024, 3, 40), plan=plan)
    planned = [point for point in POINT.findall(body) if "planned" in point[1]]

    assert [(point[0], point[6]) for point in planned] == [("span", "")] * 12
    assert planned[5][5] == "2024年计划 · 上半年\n60.00亿元"
    assert '<span class="plan-key"><i></i>2024年计划 120.00亿元</span>' in body
    assert [colour for _, colour in strokes(body)] == ["#23272e", "#a8322d"]


def test_words_at_the_end_keep_clear_of_one_another_and_stand_beside_it_or_above() -> None:
    points = [Point(12, Decimal(100), "a"), Point(12, Decimal(100), "b"), Point(6, Decimal(50), "c")]
    body = curves([Curve(points, "#000000", "round")], [Label(point.month, point.value, point.words, "#111111") for point in points], "", "", "", "zh")

    assert LABEL.findall(body) == [
        ("beside", "96.64", "88.94", "#111111", "a"),
        ("beside", "96.64", "94.54", "#111111", "b"),
        ("over", "46.22", "45.87", "#111111", "c"),
    ]


@pytest.mark.parametrize(("values", "zero"), [([-50, 100], "35.88%"), ([50, 100], "0%"), ([-50, -100], "100%")])
def test_what_is_under_zero_stands_under_its_line(values: list[int], zero: str) -> None:
    body = drawing(*(figure(2024, 3 * number, value) for number, value in enumerate(values, start=1)))

    assert re.findall(r'<i class="zero" style="bottom:([\d.]+%)">', body) == [zero]


def test_words_of_a_source_do_not_become_markup() -> None:
    body = curves([Curve([Point(3, Decimal(1), '"><i>', '"&')], "#000000", "round")], [], "<u>", "", '"><s>', "zh")

    assert 'aria-label="&quot;&gt;&lt;s&gt;"><p class="unit">&lt;u&gt; </p>' in body
    assert 'data-hint="&quot;&gt;&lt;i&gt;" aria-label="&quot;&gt;&lt;i&gt;" href="documents?figure=%22%26&amp;lang=zh">' in body


def test_tasks_are_a_dashed_line_and_what_was_done_is_marked() -> None:
    rows = [
        {"month": month, "cumulative": Decimal(month) * 10**9, "unit": "CNY", "done": Decimal(31) * 10**8 if month == 3 else None, "observation_id": "o3" if month == 3 else None}
        for month in (3, 6, 9, 12)
    ]
    body = drawn.task_curves(rows, "zh", "任务")

    assert [(point[0], point[1].split()[0], point[5]) for point in POINT.findall(body)] == [
        ("span", "planned", "累计任务 · 一季度\n30.00亿元"), ("span", "planned", "累计任务 · 上半年\n60.00亿元"),
        ("span", "planned", "累计任务 · 前三季度\n90.00亿元"), ("span", "planned", "累计任务 · 全年\n120.00亿元"),
        ("a", "round", "一季度\n31.00亿元"),
    ]  # fmt: skip
    assert LABEL.findall(body) == [("over early", "21.01", "23.70", "#a8322d", "<b>31.00亿元</b>")]
