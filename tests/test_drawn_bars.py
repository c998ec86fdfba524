"""Bars drawn as HTML: their length in proportion to what they show, marks of target, pace and last year at their place. Invented figures."""

import re
from decimal import Decimal

import pandas as pd
import pytest

from metrics.presentation import drawn
from metrics.presentation.drawn.parts import Span, plain, span, ticks

STYLED = re.compile(r'<(?:a|span|i) class="([^"]*)" style="([^"]*)"')


def places(body: str, *kinds: str) -> list[tuple[str, dict[str, float]]]:
    """Boxes of these kinds in the order drawn: the class, and each CSS property in percent."""
    found = [(css, dict(part.split(":") for part in style.split(";"))) for css, style in STYLED.findall(body)]
    return [(css, {key: float(value.rstrip("%")) for key, value in style.items()}) for css, style in found if css.split(" ")[0] in kinds]


def target(completion: str, line: str = "50", amber: str | None = "-10", before: str | None = None) -> dict[str, object]:
    """A row of a board as `targets.board` gives it."""
    return {
        "name_zh": "进出口总额", "name_en": "Trade", "light": "green", "observation_id": "o1", "target": Decimal(100), "target_unit": "CNY",
        "completion_pct": Decimal(completion), "line_pct": Decimal(line), "amber_pp": amber and Decimal(amber), "gap_pp": Decimal(2),
        "last_year_completion_pct": before and Decimal(before),
    }  # fmt: skip


BULLETS = [
    # completion, line, amber, last year; bar, pace, target, last year; edges of the shades
    ("51.5", "50", "-10", None, (50, 48.54, 97.09, None), (0, 38.83, 48.54, 100)),
    ("103", "75", "-10", "41.2", (97.09, 70.69, 94.26, 38.83), (0, 61.27, 70.69, 100)),
    ("20.6", "5", "-10", "0", (20, 4.85, 97.09, 0), (0, 0, 4.85, 100)),
    ("30.9", "50", None, None, (30, 48.54, 97.09, None), (0, 48.54, 48.54, 100)),
]


@pytest.mark.parametrize(("completion", "line", "amber", "before", "marks", "edges"), BULLETS)
def test_a_bullet_has_its_bar_and_marks_where_their_percentages_are(completion, line, amber, before, marks, edges) -> None:
    body = drawn.bullets([target(completion, line, amber, before)], "zh", "完成率")
    shown = places(body, "range", "bar", "goal", "pace", "before")

    shades = [style for css, style in shown if css.startswith("range")]
    assert [style["left"] for style in shades] == pytest.approx(edges[:3])
    assert [style["left"] + style["width"] for style in shades] == pytest.approx(edges[1:], abs=0.02)
    assert [style for css, style in shown if css == "bar"] == [{"left": 0, "width": marks[0]}]
    assert {css: style["left"] for css, style in shown if css in ("pace", "goal", "before")} == {
        css: place for css, place in zip(("pace", "goal", "before"), marks[1:], strict=True) if place is not None
    }


@pytest.mark.parametrize(("line", "css"), [("100", "pace beside"), ("75", "pace")])
def test_the_line_at_the_years_end_stands_beside_the_target_and_not_over_it(line: str, css: str) -> None:
    shown = places(drawn.bullets([target("80", line, "-10", None)], "zh", "完成率"), "goal", "pace")

    assert [found for found, _ in shown] == ["goal", css]


def growths(*rates: str) -> pd.DataFrame:
    rows = [
        {"zone": f"区{rate}", "zone_name_en": None, "yoy_pct": Decimal(rate), "yoy_observation_id": f"y{rate}", "value": None, "unit": None}
        for rate in rates
    ]
    return pd.DataFrame(rows, dtype=object)


def test_growth_goes_from_zero_to_either_side_fastest_first() -> None:
    body = drawn.zone_growth_rows(growths("-4", "2", "8"), "zh", "增速")
    bars = places(body, "bar")
    (zero,) = [style["left"] for css, style in places(body, "zero")]

    assert [css for css, _ in bars] == ["bar", "bar", "bar fall"]
    assert [style["width"] / bars[1][1]["width"] for _, style in bars] == pytest.approx([4, 1, 2], abs=0.01)
    assert [round(style["left"] + (style["width"] if css == "bar fall" else 0), 1) for css, style in bars] == [round(zero, 1)] * 3
    assert re.findall(r'href="documents\?figure=(y[^&]*)&', body)[::2] == ["y8", "y2", "y-4"]


def test_a_growth_that_is_not_exact_is_pale() -> None:
    frame = growths("8", "5", "-3").assign(is_growth_fit=[True, False, False])
    assert [css for css, _ in places(drawn.zone_growth_rows(frame, "zh", "增速"), "bar")] == ["bar", "bar pale", "bar fall pale"]


CUT = [
    # rates; where the longest bar ends in the length of the second longest, and how many are broken
    (("652", "36", "16", "4", "4"), 1.5, 1),
    (("-652", "36", "16", "4"), 1.5, 1),
    (("90", "36", "16", "4", "4"), 2.5, 0),
    (("652", "36", "16"), 18.11, 0),
    (("800", "700", "8", "7", "6", "5", "4", "3"), 1, 2),
]


@pytest.mark.parametrize(("rates", "ratio", "broken"), CUT)
def test_a_growth_that_would_dwarf_all_others_is_cut_and_marked_and_its_number_stands(
    rates: tuple[str, ...], ratio: float, broken: int
) -> None:
    body = drawn.zone_growth_rows(growths(*rates), "zh", "增速")
    widths = sorted((style["width"] for _, style in places(body, "bar")), reverse=True)

    assert widths[0] / widths[1] == pytest.approx(ratio, rel=0.01)
    assert (body.count('class="break"'), body.count(" cut")) == (broken, broken)
    assert all(f"{Decimal(rate):+.1f}%".replace("-", "−") in body for rate in rates)
    assert (drawn.cut_words(map(Decimal, rates), "en") != "") == (broken > 0)
    assert all(style["left"] >= 0 and style["left"] + style["width"] <= 100.01 for _, style in places(body, "bar"))


def test_levels_are_in_proportion_pale_where_not_alike_and_of_one_unit() -> None:
    columns = ("zone", "value", "unit", "is_comparable")
    rows = [("甲", 40, "CNY", True), ("乙", 20, "CNY", False), ("丙", 10, "CNY", True), ("丁", 30, "USD", False), ("戊", None, None, False)]
    frame = pd.DataFrame(
        [dict(zip(columns, row, strict=True)) | {"zone_name_en": None, "observation_id": "o"} for row in rows], dtype=object
    )
    frame["value"] = [None if value is None else Decimal(int(value)) * 10**8 for value in frame["value"]]
    body = drawn.zone_level_rows(frame, "zh", "数值")
    bars = places(body, "bar")

    assert [css for css, _ in bars] == ["bar", "bar pale", "bar"]
    assert [style["width"] / bars[2][1]["width"] for _, style in bars] == pytest.approx([4, 2, 1], abs=0.01)
    assert {style["left"] for _, style in bars} == {0}
    assert '<p class="unit">亿元</p>' in body


def test_a_level_that_is_not_exact_says_so_at_its_bar() -> None:
    row = {"zone": "甲", "zone_name_en": None, "value": Decimal(40) * 10**8, "unit": "CNY", "is_comparable": False, "observation_id": "o"}
    frame = pd.DataFrame([row | {"bound": "over"}, row | {"zone": "乙", "bound": "exact"}], dtype=object)

    assert re.findall(r">((?:超过)?40\.00)</a>", drawn.zone_level_rows(frame, "zh", "数值")) == ["超过40.00", "40.00"]


def test_growth_and_its_goal_share_one_axis() -> None:
    row = {"name_zh": "地区生产总值", "name_en": "GDP", "light": "red", "observation_id": "o1"}
    found = [row | {"done": Decimal(done), "target": Decimal(goal)} for done, goal in (("-2", "8"), ("4", "6"))]
    shown = places(drawn.goals_of_growth(found, "zh", "增速"), "bar", "goal", "zero")
    (zero,) = [style["left"] for css, style in shown if css == "zero"]
    (fall, rise), goals = (
        [style for css, style in shown if css.startswith("bar")],
        [style["left"] - zero for css, style in shown if css == "goal"],
    )

    assert (rise["width"] / fall["width"], goals[0] / fall["width"], goals[1] / fall["width"]) == pytest.approx((2, 4, 3), abs=0.01)
    assert (fall["left"] + fall["width"], rise["left"]) == pytest.approx((zero, zero), abs=0.01)


def piece(quarter: int, value: int | None, **changes: object) -> dict[str, object]:
    """A single quarter of 2024 as `discrete.pieces` gives it."""
    return {
        "year": 2024, "quarter": quarter, "month": 3 * quarter, "first_month": 3 * quarter - 2, "unit": "CNY", "is_derived": False,
        "value": None if value is None else Decimal(value) * 10**8, "observation_id": f"o{quarter}", "reason": "no_cumulative",
    } | changes  # fmt: skip


def test_columns_stand_on_their_line_derived_ones_hollow_and_a_missing_one_is_no_bar() -> None:
    frame = pd.DataFrame([piece(1, 30), piece(2, 60, is_derived=True, observation_id=None), piece(3, None), piece(4, -30)], dtype=object)
    frame.attrs["unit"] = "CNY"
    body = drawn.piece_columns(frame, "zh", [2024], "单季值")
    bars = places(body, "bar")
    (base,) = [style["bottom"] for css, style in places(body, "missing")]

    assert [css for css, _ in bars] == ["bar", "bar hollow", "bar"]
    assert [style["height"] / bars[0][1]["height"] for _, style in bars] == pytest.approx([1, 2, 1], abs=0.01)
    assert [style["bottom"] for _, style in bars] == pytest.approx([base, base, base - bars[2][1]["height"]], abs=0.02)
    assert [style.get("bottom", style.get("top")) for css, style in places(body, "number")] == pytest.approx(
        [bars[0][1]["bottom"] + bars[0][1]["height"], bars[1][1]["bottom"] + bars[1][1]["height"], 100 - bars[2][1]["bottom"]], abs=0.02
    )


def test_years_without_a_column_between_others_are_marked_as_left_out() -> None:
    rows = [piece(1, 30, year=2021), piece(1, None, year=2022), piece(1, None, year=2023), piece(1, 40, year=2024), piece(1, 50, year=2025)]
    frame = pd.DataFrame(rows, dtype=object)
    frame.attrs["unit"] = "CNY"
    body = drawn.piece_columns(frame, "en", [2021, 2022, 2023, 2024, 2025], "Quarters")

    assert re.findall(r"<b>(\d{4}|⋯)</b>", body) == ["2021", "⋯", "2024", "2025"]
    assert 'aria-label="Nothing to draw for 2022–2023"' in body


def test_a_growth_column_that_is_not_exact_is_pale_and_says_so() -> None:
    row = {"months": 6, "published_pct": Decimal(40), "computed_pct": None, "observation_id": "o1"}
    rows = [
        row | {"year": 2023, "yoy_bound": "over", "is_growth_fit": False},
        row | {"year": 2024, "yoy_bound": "exact", "is_growth_fit": True},
    ]
    body = drawn.growth_columns(pd.DataFrame(rows, dtype=object), "zh", [2023, 2024], "增速")

    assert [css for css, _ in places(body, "bar")] == ["bar pale", "bar"]
    assert (body.count(">超过+40.0%</a>"), body.count(">+40.0%</a>")) == (1, 1)


def test_growth_that_is_computed_is_a_diamond_at_its_own_height() -> None:
    row = {"year": 2024, "months": 6, "published_pct": Decimal(5), "computed_pct": Decimal(10), "observation_id": "o1"}
    body = drawn.growth_columns(pd.DataFrame([row], dtype=object), "zh", [2024], "增速")
    ((_, column),), ((_, diamond),) = places(body, "bar"), places(body, "computed")

    assert diamond["bottom"] / column["height"] == pytest.approx(2, abs=0.01)


def test_a_column_and_a_diamond_beyond_the_axis_are_cut_alike_each_with_its_number() -> None:
    rates = [(2020, "650", "700"), (2021, "12", "14"), (2022, "9", "8"), (2023, "-4", "10")]
    rows = [
        {"year": year, "months": 12, "published_pct": Decimal(rate), "computed_pct": Decimal(computed), "observation_id": "o"}
        for year, rate, computed in rates
    ]
    body = drawn.growth_columns(pd.DataFrame(rows, dtype=object), "zh", [year for year, *_ in rates], "增速")
    bars, diamonds, numbers = (places(body, kind) for kind in ("bar", "computed", "number"))

    assert [css for css, _ in bars] == ["bar cut", "bar", "bar", "bar fall"]
    assert bars[0][1]["height"] / bars[1][1]["height"] == pytest.approx(14 * 1.5 / 12, abs=0.01)
    assert diamonds[0][1]["bottom"] == numbers[0][1]["bottom"] == pytest.approx(bars[0][1]["bottom"] + bars[0][1]["height"], abs=0.02)
    assert (body.count("+650.0%</a>"), body.count("◇<b>+700.0%</b>"), body.count("◇<b>")) == (1, 1, 1)


@pytest.mark.parametrize(
    ("values", "ends", "marks"),
    [
        (["3", "11"], Span(Decimal(0), Decimal(11)), ["0", "5", "10"]),
        (["-3", "-1"], Span(Decimal(-3), Decimal(0)), ["−3", "−2", "−1", "0"]),
        ([None, "0"], Span(Decimal(0), Decimal(0)), None),
    ],
)
def test_an_axis_holds_zero_and_all_values_with_round_ticks(values, ends: Span, marks: list[str] | None) -> None:
    found = span([value and Decimal(value) for value in values])

    assert found == ends
    if marks:
        assert [plain(tick) for tick in ticks(found)] == marks
