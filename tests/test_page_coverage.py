"""The table of what each zone has figures for: it leads to them, and from a gap to the import of its document."""

import re
from pathlib import Path
from urllib.parse import quote_plus, unquote_plus

import pytest
from page_cases import body, opened
from test_page_quality import ZONE
from test_page_targets import warehouse

from metrics.presentation.labels import text

__all__ = ["warehouse"]


@pytest.mark.parametrize(("step", "at"), [("year", "2022"), ("quarter", "2022 Q2"), ("month", "2022-05")])
def test_coverage_leads_to_the_figures_of_a_zone_and_a_gap_to_the_import_of_its_document(warehouse: Path, step: str, at: str) -> None:
    shown = body(opened("quality", list="coverage", per=step))
    heads = re.findall(r"<th\b[^>]*>([^<]*)</th>", shown)
    found = set(re.findall(r'href="data\?zones=([^&]*)&amp;since=(\d+)&amp;until=(\d+)', shown))
    gaps = set(re.findall(r'href="intake\?gap_zone=([^&]*)&amp;gap_period=([^&]*)&amp;lang=zh"><span title="([^"]*)"', shown))

    assert at in heads
    assert (quote_plus(ZONE), "2022", "2022") in found
    assert {unquote_plus(period) for _, period, _ in gaps} <= set(heads)
    _, period, words = next(gap for gap in sorted(gaps) if gap[0] == quote_plus(ZONE))
    assert words == text("quality.fill_gap", "zh", zone=ZONE, period=unquote_plus(period))


def test_a_gap_that_is_followed_fills_in_its_zone_and_says_which_period_is_missing(warehouse: Path) -> None:
    app = opened("intake", gap_zone=ZONE, gap_period="2022 Q4")

    assert [error.value for error in app.exception] == []
    assert [box.value for box in app.selectbox if box.label == text("intake.about_zone", "zh")] == [ZONE]
    assert "2022 Q4" in body(app)
