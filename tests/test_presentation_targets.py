"""Tables of targets: where the year may end against the target, and what is not known of a pace. All figures are invented."""

import re
from decimal import Decimal

import pytest

from metrics.analysis.pace import Projection
from metrics.presentation.labels import text
from metrics.presentation.target_tables import projection_table, rest_table
from metrics.presentation.wall_tables import verdict_words

ROW = {"indicator": "fai", "name_zh": "固定资产投资", "name_en": "Fixed-asset investment", "coverage": None, "amount_unit": "CNY"}


@pytest.mark.parametrize(
    ("origin", "is_derived", "key"),
    [("implied", False, "origin.implied"), ("document", True, "board.derived"), ("document", False, "")],
)
def test_where_nobody_published_the_target_each_table_that_reckons_with_it_says_so(origin: str, is_derived: bool, key: str) -> None:
    amounts = dict.fromkeys(("target_amount", "projected_low", "projected_high", "remaining", "average_per_month"), Decimal(10**8))
    amounts |= dict.fromkeys(("needed_per_month", "needed_per_quarter"), Decimal(10**7))
    row = (
        ROW
        | amounts
        | {"origin": origin, "is_derived_amount": is_derived, "effort": None, "projections": [Projection("linear", Decimal(10**8), "")]}
    )
    badges = [re.findall(r'<span class="badge ">([^<]*)', table([row], "zh")) for table in (rest_table, projection_table)]

    assert badges == [[text(key, "zh")] if key else []] * 2


@pytest.mark.parametrize(
    ("target", "ends", "of_target"),
    [
        (100, ("103.996",), "104.00%"),
        (100, ("97", "105"), "97.00% – 105.00%"),
        (None, ("97",), "—"),  # a growth target of a year whose last one is not known
    ],
)
def test_where_the_year_may_end_is_told_as_a_share_of_the_target(target: int | None, ends: tuple[str, ...], of_target: str) -> None:
    values = [Decimal(end) * 10**8 for end in ends]
    found = [Projection(method, value, "") for method, value in zip(("linear", "seasonal"), values, strict=False)]
    amounts = {
        "origin": "document",
        "is_derived_amount": False,
        "target_amount": target and Decimal(target * 10**8),
        "projected_low": min(values),
        "projected_high": max(values),
    }
    table = projection_table([ROW | amounts | {"projections": found}], "zh")

    cells = re.findall(r"<td[^>]*>(.*?)</td>", table)
    assert (cells[-1] if target else "—") == of_target
    assert ("为目标的" in table) == (target is not None)


@pytest.mark.parametrize(
    ("methods", "zh", "en"),
    [
        (("linear",), "推算完不成（按月平均，年底 4.00亿元）", "Falls short (by monthly average, year's end 400.00 million CNY)"),
        (
            ("growth_so_far",),
            "推算完不成（按今年增速，年底 4.00亿元）",
            "Falls short (at this year's growth, year's end 400.00 million CNY)",
        ),
        (("seasonal",), "推算完不成（按往年节奏，年底 4.00亿元）", "Falls short (by seasonal shape, year's end 400.00 million CNY)"),
        (
            ("linear", "seasonal"),
            "推算完不成（2种方法，年底 4.00亿元 – 5.00亿元）",
            "Falls short (2 methods, year's end 400.00 million CNY – 500.00 million CNY)",
        ),
    ],
)
def test_a_verdict_says_how_the_end_of_the_year_was_worked_out(methods: tuple[str, ...], zh: str, en: str) -> None:
    ends = [Projection(method, Decimal(4 + at) * 10**8, "") for at, method in enumerate(methods)]
    low, high = ends[0].value, ends[-1].value
    row = ROW | {"kind": "amount", "prospect": "unlikely", "projections": ends, "projected_low": low, "projected_high": high}

    assert (verdict_words(row, "zh"), verdict_words(row, "en")) == (zh, en)
