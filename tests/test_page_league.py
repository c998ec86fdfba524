"""The page of scores: a zone of which nothing compares with another one is named, and scored only where somebody chooses it."""

from pathlib import Path

import pytest
from analysis_cases import level, yoy
from page_cases import body, opened
from warehouse_cases import ZONE, entry, publish

from metrics.presentation.labels import text, zone_name

SECOND, ALONE = "成都经济技术开发区", "天津经济技术开发区"
BESIDE = "retail_sales"  # nobody else has it


@pytest.fixture(autouse=True)
def _warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "warehouse.duckdb"
    figures = [yoy("2030-12", "8"), yoy("2030-12", "4", zone=SECOND), yoy("2030-12", "5", zone=ALONE, indicator=BESIDE)]
    publish(path, entry(*figures, level("2030-12", 9, zone=ALONE, unit="USD")))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))


def remark(*zones: str) -> str:
    return text("league.not_alike", "zh", zones="、".join(zone_name(zone, None, "zh", is_short=True) for zone in zones))


def test_a_zone_of_which_nothing_compares_is_named_and_left_out_until_it_is_chosen() -> None:
    app = opened("league", preset="growth")
    assert [error.value for error in app.exception] == []
    assert (app.multiselect(key="w_zones").value, remark(ALONE) in body(app)) == ([SECOND, ZONE], True)

    app.multiselect(key="w_zones").set_value([SECOND, ZONE, ALONE]).run()
    assert [error.value for error in app.exception] == []
    assert remark(ALONE) not in body(app)
    assert text("league.unranked", "zh") in body(app)


def test_the_page_opens_on_the_period_at_which_most_zones_can_be_ranked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "other.duckdb"
    ranked = [yoy("2029-12", "5", indicator=code, zone=zone) for zone in (ZONE, SECOND) for code in ("gdp", "fai")]
    publish(path, entry(*ranked, *(yoy("2030-12", "5", indicator="fai", zone=zone) for zone in (ZONE, SECOND, ALONE))))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    app = opened("league", preset="growth")
    assert [error.value for error in app.exception] == []
    assert app.selectbox(key="w_until_month").value == "2029-12"
    assert any(text("league.zones_count", "zh", count=2, ranked=2) in option for option in app.selectbox(key="w_until_month").options)
