"""Pace as offices published it, on the screen: what each month's completion rate means against the year that has gone by."""

from decimal import Decimal
from pathlib import Path

import pytest
from analysis_cases import completion, level, target
from page_cases import body, opened
from warehouse_cases import ZONE, entry, publish

from metrics.presentation.labels import text

RATES = [
    ("2030-02", "12.85", "16.67%", "−3.82", "amber"),
    ("2030-04", "43.2", "33.33%", "+9.87", "green"),
    ("2030-05", "45.2", "41.67%", "+3.53", "green"),
    ("2030-06", "56.6", "50.00%", "+6.60", "green"),
    ("2030-10", "97.2", "83.33%", "+13.87", "green"),  # printed as +13.8 by a source that rounded last
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("golden") / "warehouse.duckdb"
    rates = [completion("fai", rate, month) for month, rate, *_ in RATES]
    done = [target("retail_sales", 600), level("2030-07", Decimal("369.7"), indicator="retail_sales")]  # type: ignore[arg-type]
    publish(path, entry(*rates, *done, published="2030-11-15"))
    return path


@pytest.fixture(autouse=True)
def _published(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(published))


@pytest.mark.parametrize(("month", "rate", "pace", "gap", "light"), RATES)
def test_a_zone_that_published_only_how_much_of_its_year_is_done_has_a_card_with_its_pace(
    month: str, rate: str, pace: str, gap: str, light: str
) -> None:
    shown = body(opened("overview", zone=ZONE, period=f"2030-01~{month}"))
    (card,) = (part.split("</article>")[0] for part in shown.split('<article class="card">')[1:])

    assert f">{Decimal(rate):.2f}%</a><small>{text('measure.completion', 'zh')}</small>" in card
    assert text("overview.completion_only", "zh") in card
    assert f"{text('board.line', 'zh')} {pace}" in card
    assert f"{text(f'light.{light}', 'zh')}</span> {gap}个百分点" in card
    assert 'href="progress' not in card  # where it would have no curve


def test_what_is_left_is_asked_of_the_months_that_are_left() -> None:
    shown = body(opened("targets", zone=ZONE, year="2030"))

    assert text("targets.needed_month", "zh", amount="46.06亿元") in shown  # of 600 after July, with 369.7 done
