"""Amounts by head and by square kilometre: with the nearest known divisor, and none where something is not certain. All figures invented."""

import contextlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from analysis_cases import level, yoy
from page_cases import body, opened
from warehouse_cases import entry, observation, of_one_zone_each, publish

from metrics.analysis import intensity
from metrics.analysis.frames import rows_of
from metrics.presentation.comparison_tables import intensity_table
from metrics.presentation.labels import text
from metrics.warehouse import store

ONE, TWO, THREE = "苏州工业园区", "大连金普新区", "成都经济技术开发区"


def people(period_end: str, thousands: int, zone: str = ONE, **changes: object):
    """Invented residents at the end of a month."""
    values = {"value": thousands * 1000, "value_text": f"{thousands / 10}万人", "unit": "PERSON", "indicator_text": "常住人口"}
    return observation(indicator="population", zone=zone, period_start=period_end, period_end=period_end, **(values | changes))


def land(period_end: str, km2: int, zone: str = ONE):
    """An invented planned area."""
    return observation(
        indicator="land_area", indicator_text="规划面积", zone=zone, period_start=period_end, period_end=period_end, unit="M2",
        value=km2 * 10**6, value_text=f"{km2}平方公里",
    )  # fmt: skip


def divided(path: Path, *zones: str, indicator: str = "gdp") -> list[dict[str, Any]]:
    """What is shown of these zones for the first half of 2030."""
    with contextlib.closing(store.connect(path)) as opened_:
        return rows_of(intensity.intensity(opened_, zones, indicator, "2030-01", "2030-06"))


def asked(path: Path, *observations: Any, indicator: str = "gdp") -> list[dict[str, Any]]:
    publish(path, entry(*observations))
    return divided(path, ONE, TWO, THREE, indicator=indicator)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


def test_zones_stand_in_the_order_of_their_amount_by_head_each_with_what_it_was_divided_by(path: Path) -> None:
    rows = asked(
        path, level("2030-06", 50), people("2029-12", 500), land("2030-06", 100), level("2030-06", 30, zone=TWO), people("2030-12", 200, TWO),
        level("2030-06", 90, zone=THREE),
    )  # fmt: skip

    assert [(row["zone"], row["per_head"], row["people_on"], row["per_km2"]) for row in rows] == [
        (TWO, Decimal(15000), "2030-12", None),
        (ONE, Decimal(10000), "2029-12", Decimal(5) * 10**7),
    ]
    rows[0]["per_head"] += Decimal("0.49")
    body_ = intensity_table(rows, "zh")
    assert "15,000元" in body_
    assert all(words in body_ for words in ("10,000元", "50.00万人", "2029年12月", "5,000.00万元", "推算"))


NEAREST = [
    # months of the censuses, and the one that is used for 1–6月 of 2030; None: none is near enough
    (("2029-12", "2030-12"), "2030-12"),
    (("2029-06", "2029-12"), "2029-12"),
    (("2029-06",), "2029-06"),
    (("2029-05",), None),
    (("2031-06", "2031-07"), "2031-06"),
]


NEAR_ZONES, WITH_PEOPLE = of_one_zone_each(
    [entry(level("2030-06", 50), *(people(month, 500 + at) for at, month in enumerate(months)))] for months, _ in NEAREST
)


@pytest.mark.parametrize(("zone", "used"), list(zip(NEAR_ZONES, (used for _, used in NEAREST), strict=True)))
def test_the_nearest_divisor_is_used_if_it_is_a_year_away_at_most(published: Callable[..., Path], zone: str, used: str | None) -> None:
    path = published(*WITH_PEOPLE)
    assert [row["people_on"] for row in divided(path, zone)] == ([used] if used else [])


UNCERTAIN = [
    (level("2030-06", 50), people("2029-12", 500, bound="about")),
    (level("2030-06", 50), people("2029-12", 500, flags=("doubtful",))),
    (level("2030-06", 50), people("2029-12", 500, status="target")),
    (level("2030-06", 50), people("2029-12", 500, scope="全市")),
    (level("2030-06", 50, bound="over"), people("2029-12", 500)),
    (yoy("2030-06", "5"), people("2029-12", 500)),
]


CERTAIN = (level("2030-06", 50), people("2029-12", 500))  # that something is divided where all is
ZONES, OF_ZONES = of_one_zone_each([entry(*observations)] for observations in (*UNCERTAIN, CERTAIN))


@pytest.mark.parametrize(("zone", "rows"), list(zip(ZONES, [*(0 for _ in UNCERTAIN), 1], strict=True)))
def test_nothing_is_divided_that_is_not_certain(published: Callable[..., Path], zone: str, rows: int) -> None:
    path = published(*OF_ZONES)
    assert len(divided(path, zone)) == rows


@pytest.mark.parametrize("code", ["income_all", "gdp_per_capita", "projects_signed"])
def test_what_is_counted_by_head_or_is_no_money_is_not_divided(path: Path, code: str) -> None:
    money = {"unit": "COUNT"} if code == "projects_signed" else {}
    assert asked(path, level("2030-06", 50, indicator=code, **money), people("2029-12", 500), indicator=code) == []


def test_the_page_shows_it_or_says_how_to_bring_what_is_missing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    publish(path, entry(level("2030-06", 50), level("2030-06", 30, zone=TWO)))
    before = body(opened("comparison", indicator="gdp"))
    publish(path, entry(people("2029-12", 500)), from_current=True)
    after = body(opened("comparison", indicator="gdp"))

    heading = text("comparison.intensity_heading", "zh")
    assert (heading in before, text("comparison.no_divisors", "zh") in before, text("comparison.bring_divisors", "zh") in before) == (
        True,
    ) * 3
    assert ("10,000元" in after, text("comparison.intensity_without", "zh", count=1) in after) == (True, True)
