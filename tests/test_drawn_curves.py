"""Curves drawn as HTML: where points and words stand, what they say and lead to, what a plan looks like. Invented figures."""

import base64
import re
from collections.abc import Sequence
from decimal import Decimal

import pytest

from metrics.analysis.frames import frame_of
from metrics.analysis.progress import CUMULATIVE_COLUMNS
from metrics.presentation import drawn
from metrics.presentation.drawn.curves import Curve, Point, curves, month_axes

POINT = re.compile(
    r'<(a|span) class="dot ([^"]*)" style="left:([\d.]+)%;bottom:([\d.]+)%;--tint:(#\w+)" (?:data-hint|aria-label)="([^"]*)"(?: href="([^"]*)")?>'
)
LABEL = re.compile(r'<span class="end ([^"]*)" style="left:([\d.]+)%;bottom:([-\d.]+)%;color:(#\w+)">(.*?)</span>')
PICTURE = re.compile(r'<img class="strokes" alt="" src="data:image/svg\+xml;base64,([^"]+)">')


def figure(year: int, months: int, value: int | None, **changes: object) -> dict[str, object]:
    """A row of `progress.cumulative` in 亿元."""
    return {
        "year": year, "months": months, "period_start": f"{year}-01", "period_end": f"{year}-{months:02d}",
        "value": None if value is None else Decimal(value) * 10**8, "unit": "CNY", "status": "actual", "observation_id": f"o{year}{months}",
    } | changes  # fmt: skip


def drawing(*rows: dict[str, object], language: str = "zh", plan: drawn.PacePlan | None = None, years: Sequence[int] = (2023, 2024)) -> str:
    frame = frame_of(rows, CUMULATIVE_COLUMNS)
    frame.attrs["unit"] = "CNY"
    return drawn.cumulative_curves(frame, language, years, "累计", plan)


def strokes(body: str) -> list[tuple[str, str]]:
    """The places and colours of the lines of a drawing."""
    (picture,) = PICTURE.findall(body)
    return re.findall(r'<polyline points="([^"]+)" stroke="(#\w+)"', base64.b64decode(picture).decode())


def test_points_stand_at_their_month_and_value_and_lead_to_their_sentence() -> None:
    body = drawing(
        figure(2023, 6, 50),
        figure(2023, 12, 100),
        figure(2024, 6, 60, yoy_pct=Decimal("20"), status="estimate"),
        figure(2022, 6, 1),
        figure(2024, 9, None),
    )

    assert POINT.findall(body) == [
        ("a", "square  ", "46.22", "45.87", "#0072b2", "2023年1–6月\n50.00亿元", "documents?figure=o20236&amp;lang=zh"),
        ("a", "square late high", "96.64", "91.74", "#0072b2", "2023年\n100.00亿元", "documents?figure=o202312&amp;lang=zh"),
        ("a", "round  ", "46.22", "55.05", "#a8322d", "2024年1–6月\n60.00亿元\n同比 +20.0%\n估计数", "documents?figure=o20246&amp;lang=zh"),
    ]
    assert strokes(body) == [("462.2,541.3 966.4,82.6", "#0072b2"), ("462.2,449.5", "#a8322d")]
    assert '<p class="unit">亿元 </p>' in body


def test_what_was_expected_of_a_year_that_was_not_over_stands_at_the_end_of_a_dashed_line_and_says_so() -> None:
    body = drawing(figure(2024, 9, 60), figure(2024, 12, 90, status="estimate", flags="expected"), figure(2023, 12, 80, status="estimate"))
    (picture,) = PICTURE.findall(body)
    dashed = re.findall(r'stroke="(#\w+)" stroke-width="1.5" stroke-dasharray="3 4"', base64.b64decode(picture).decode())

    assert sorted(point[6] for point in POINT.findall(body)) == [
        f"documents?figure=o{at}&amp;lang=zh" for at in ("202312", "202412", "20249")
    ]
    assert dashed[0] == "#a8322d"
    assert sorted(re.sub("<[^>]+>", "", label[4]) for label in LABEL.findall(body)) == [
        "2023\u00a080.00",
        "2024\u00a060.00",
        "预计\u00a090.00",
    ]


def test_a_doubtful_figure_is_a_hollow_mark_that_says_so_and_no_line_runs_through_it() -> None:
    """Half of what the year had by then was drawn as sure as its neighbours, and its line dived to it."""
    body = drawing(figure(2024, 3, 20), figure(2024, 6, 25, flags="doubtful"), figure(2024, 9, 60), figure(2023, 12, 80, flags="doubtful"))

    assert [(point[1].split(), point[5].split("\n")[-1]) for point in POINT.findall(body)] == [
        (["square", "open", "late", "high"], "存疑"),
        (["round", "early"], "20.00亿元"),
        (["round", "late", "high"], "60.00亿元"),
        (["round", "open"], "存疑"),
    ]
    assert [len(places.split()) for places, _ in strokes(body)] == [1, 2, 1]


def test_an_english_drawing_speaks_english_and_counts_in_billions() -> None:
    body = drawing(figure(2024, 12, 120), language="en")

    assert [(point[3], point[5], point[6]) for point in POINT.findall(body)] == [
        ("91.74", "2024\n12.00 billion CNY", "documents?figure=o202412&amp;lang=en")
    ]
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
    body = drawing(figure(2024, 12, 100), figure(2023, 12, 100), figure(2022, 6, 50), years=[2022, 2023, 2024])

    assert LABEL.findall(body) == [
        ("beside", "96.64", "88.94", "#a8322d", "<b>2024</b>\u00a0100.00"),
        ("beside", "96.64", "94.54", "#0072b2", "<b>2023</b>\u00a0100.00"),
        ("over", "46.22", "45.87", "#6a7078", "<b>2022</b>"),
    ]


@pytest.mark.parametrize(
    ("others", "months", "side"),
    [
        ([], 3, "over early near"),
        ([figure(2023, 3, 12), figure(2023, 9, 58)], 3, "over near"),  # a line rises through the words on the right
        ([], 6, "over"),
        ([figure(2023, 5, 14), figure(2023, 7, 30)], 6, "over early"),  # one rises steeply through those on the left
        ([figure(2023, 3, 14), figure(2023, 9, 14)], 6, "under"),  # one runs above the point
    ],
)
def test_words_over_a_point_stand_on_the_side_where_no_line_runs_through_them(others, months: int, side: str) -> None:
    body = drawing(*others, figure(2024, months, 12), figure(2022, 12, 100), years=[2022, 2023, 2024])

    assert next(css for css, *_, words in LABEL.findall(body) if words.startswith("<b>2024</b>")) == side


@pytest.mark.parametrize(("values", "zero"), [([-50, 100], "35.88%"), ([50, 100], "0%"), ([-50, -100], "100%")])
def test_what_is_under_zero_stands_under_its_line(values: list[int], zero: str) -> None:
    body = drawing(*(figure(2024, 3 * number, value) for number, value in enumerate(values, start=1)))

    assert re.findall(r'<i class="zero" style="bottom:([\d.]+%)">', body) == [zero]


def test_words_of_a_source_do_not_become_markup() -> None:
    body = curves([Curve([Point(3, Decimal(1), '"><i>', '"&')], "#000000", "round")], [], month_axes([Decimal(1)], "zh"), "", '"><s>', "zh")

    assert 'aria-label="&quot;&gt;&lt;s&gt;">' in body
    assert 'aria-label="&quot;&gt;&lt;i&gt;" href="documents?figure=%22%26&amp;lang=zh">' in body


def test_tasks_are_a_dashed_line_and_what_was_done_is_marked() -> None:
    rows = [
        {
            "month": month,
            "cumulative": Decimal(month) * 10**9,
            "unit": "CNY",
            "done": Decimal(31) * 10**8 if month == 3 else None,
            "observation_id": "o3" if month == 3 else None,
        }
        for month in (3, 6, 9, 12)
    ]
    body = drawn.task_curves(rows, "zh", "任务")

    assert [(point[0], point[1].split()[0], point[5]) for point in POINT.findall(body)] == [
        ("span", "planned", "累计任务 · 一季度\n30.00亿元"), ("span", "planned", "累计任务 · 上半年\n60.00亿元"),
        ("span", "planned", "累计任务 · 前三季度\n90.00亿元"), ("span", "planned", "累计任务 · 全年\n120.00亿元"),
        ("a", "round", "一季度\n31.00亿元"),
    ]  # fmt: skip
    assert LABEL.findall(body) == [("over near", "21.01", "23.70", "#a8322d", "<b>31.00亿元</b>")]


def trend(zone: str, **by_year: int) -> list[dict[str, object]]:
    """Rows of one zone: a value a year (`y2021`), as index, rank and growth."""
    return [
        {
            "zone": zone,
            "zone_name_en": zone,
            "year": int(year[1:]),
            "index": Decimal(value),
            "rank": value,
            "yoy_pct": Decimal(value),
            "observation_id": f"{zone}{year}",
        }
        for year, value in by_year.items()
    ]


def test_lines_of_zones_keep_the_pages_order_of_colours_are_dashed_over_years_without_a_figure_and_a_grey_thread_leads_to_an_early_ones_name() -> (
    None
):
    frame = frame_of(
        [*trend("甲区", y2020=1, y2021=1, y2023=2), *trend("乙区", y2020=2, y2021=2), *trend("丙区", y2023=1)],
        ("zone", "zone_name_en", "year", "rank", "observation_id"),
    ).assign(ranked=3)
    body = drawn.rank_lines(frame, ["丙区", "甲区", "乙区"], "zh", "位次")

    assert [(kind, css.split()[0], words, address) for kind, css, _, _, _, words, address in POINT.findall(body)] == [
        ("a", "mark-1", "甲区\n2020: 1/3", "documents?figure=%E7%94%B2%E5%8C%BAy2020&amp;lang=zh"),
        ("a", "mark-1", "甲区\n2021: 1/3", "documents?figure=%E7%94%B2%E5%8C%BAy2021&amp;lang=zh"),
        ("a", "mark-1", "甲区\n2023: 2/3", "documents?figure=%E7%94%B2%E5%8C%BAy2023&amp;lang=zh"),
        ("a", "mark-2", "乙区\n2020: 2/3", "documents?figure=%E4%B9%99%E5%8C%BAy2020&amp;lang=zh"),
        ("a", "mark-2", "乙区\n2021: 2/3", "documents?figure=%E4%B9%99%E5%8C%BAy2021&amp;lang=zh"),
    ]
    (picture,) = PICTURE.findall(body)
    assert re.findall(r'<polyline points="([^"]+)" stroke="(#\w+)" stroke-width="[^"]+"(?: stroke-dasharray="([^"]+)")?', base64.b64decode(picture).decode()) == [
        ("376.8,727.3 956.5,613.6", "#a3afba", "1 4"), ("376.8,272.7 956.5,727.3", "#d55e00", "6 5"), ("87.0,272.7 376.8,272.7", "#d55e00", ""),
        ("956.5,727.3", "#d55e00", ""), ("87.0,727.3 376.8,727.3", "#009e73", ""),
    ]  # fmt: skip
    assert [(words, left) for _, left, _, _, words in LABEL.findall(body)] == [
        ("■\u00a0<b>甲区</b>\u00a02/3", "95.65"),
        ("◆\u00a0<b>乙区</b>\u00a02/3 (2021)", "95.65"),
    ]


def test_a_field_leaves_as_much_room_as_its_longest_name_takes_whose_digits_are_narrow() -> None:
    frame = frame_of(trend("大连金普新区", y2020=100, y2021=110), ("zone", "zone_name_en", "year", "index"))
    body = drawn.index_lines(frame.assign(observation_id="o"), ["大连金普新区"], "zh", "指数")

    assert re.findall(r"margin-right:([\d.]+)rem", body) == ["8.88"]  # 2 + 6 x 0.78 + 5 x 0.44


def test_a_long_name_at_the_end_of_a_line_stands_whole_on_two_lines_clear_of_the_next() -> None:
    names = ("Huizhou Zhongkai High-tech Zone", "Ningbo ETDZ")
    frame = frame_of([row for name in names for row in trend(name, y2020=100, y2021=110)], ("zone", "zone_name_en", "year", "index"))
    body = drawn.index_lines(frame.assign(observation_id="o"), names, "en", "Index")
    first, second = LABEL.findall(body)

    assert [first[4], second[4]] == [
        "●\u00a0<b>Huizhou Zhongkai</b><br><b>High-tech Zone</b>\u00a0110.0",
        "■\u00a0<b>Ningbo ETDZ</b>\u00a0110.0",
    ]
    assert float(second[2]) - float(first[2]) > 2 * 100 / 24  # of the field, which is 24 rem high: two lines


def test_an_index_says_its_value_with_one_decimal_and_holds_a_hundred() -> None:
    frame = frame_of(trend("甲区", y2020=100, y2021=150), ("zone", "zone_name_en", "year", "index", "observation_id"))
    body = drawn.index_lines(frame, ["甲区"], "zh", "指数")

    assert [point[5] for point in POINT.findall(body)] == ["甲区\n2020: 100.0", "甲区\n2021: 150.0"]
    assert re.findall(r'<i class="" style="bottom:[\d.]+%"><b>(\d+)</b>', body) == ["100", "110", "120", "130", "140", "150"]


def test_small_fields_share_their_axes_and_name_their_zone_and_last_rate() -> None:
    body = drawn.trend_fields({"甲区": trend("甲区", y2020=-5, y2021=10), "乙区": trend("乙区", y2020=1, y2021=2)}, "zh", "增速")
    first, second = body.split('<p class="name">')[1:]

    assert [field.partition("<")[0] for field in (first, second)] == ["甲区", "乙区"]
    assert [re.findall(r'<i class="zero" style="bottom:([\d.]+%)">', field) for field in (first, second)] == [["38.1%"], ["38.1%"]]
    assert [LABEL.findall(field)[0][4] for field in (first, second)] == ["<b>+10.0%</b>", "<b>+2.0%</b>"]


def test_the_value_at_the_end_of_a_line_says_what_it_is_more_or_less_than() -> None:
    body = drawing(figure(2023, 12, 90, bound="exact"), figure(2024, 6, 50, bound="about"))

    assert [words for *_, words in LABEL.findall(body)] == ["<b>2023</b>\u00a090.00", "<b>2024</b>\u00a0约50.00"]
