"""A headline card: what a number in large type is more or less than stands before it. All figures are invented."""

import re
from pathlib import Path

import pytest
from analysis_cases import level, yoy
from page_cases import body, opened
from warehouse_cases import ZONE, entry, publish


@pytest.fixture
def cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The large line of each card, by the indicator's name."""
    path = tmp_path / "warehouse.duckdb"
    figures = [
        level("2030-06", 90), level("2030-06", 290, indicator="fai", bound="over"), yoy("2030-06", "40", indicator="imports", bound="about"),
        level("2030-06", 7, indicator="exports"), yoy("2030-06", "6", indicator="exports", bound="under"),
    ]  # fmt: skip
    publish(path, entry(*figures))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    shown = body(opened("overview", zone=ZONE, period="2030-01~2030-06"))
    found = re.findall(r'<h3>(.*?)</h3><p class="big">(.*?)</p>', shown)
    return {re.sub("<.*?>", "", name): re.sub("<.*?>", "", big) for name, big in found}


def test_a_number_in_large_type_is_never_shown_as_exact_where_it_is_not(cards: dict[str, str]) -> None:
    assert cards == {"地区生产总值": "90.00亿元", "固定资产投资": "超过 290.00亿元", "进口总额": "约 +40.0%同比", "出口总额": "7.00亿元"}
