"""Tasks that a document's completion rate implies, as the pages show them: what they are, and how little they may decide."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from analysis_cases import completion, level
from page_cases import body, opened
from warehouse_cases import entry, publish

from metrics.presentation.labels import text

pytestmark = pytest.mark.usefixtures("built_pages")


@pytest.mark.parametrize(
    ("zone", "year", "indicator", "is_said"),
    [("青岛西海岸新区", "2022", "gdp", True), ("西安高新技术产业开发区", "2017", "trade_total", False)],
)
def test_what_derived_means_is_said_where_a_task_is_marked_so(zone: str, year: str, indicator: str, is_said: bool) -> None:
    app = opened("targets", zone=zone, year=year, indicator=indicator, step="quarter")

    assert [error.value for error in app.exception] == []
    assert text("targets.tasks_note", "zh") in body(app)
    assert (text("targets.tasks_note_derived", "zh") in body(app)) is is_said


def test_a_task_implied_by_rounded_figures_decides_nothing_that_they_leave_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """25.3 % of the year's task were 12.3亿元 in March, so the task is 48.3 to 48.9亿元: of 24.3亿元 in June nobody knows whether it is half."""
    path = tmp_path / "warehouse.duckdb"
    spring = level("2030-03", 1)._replace(value=Decimal(1_230_000_000), value_text="12.3亿元")
    summer = {"gdp": "24.3亿元", "fai": "23.9亿元"}
    figures = [
        one._replace(indicator=code)
        for code, words in summer.items()
        for one in (
            spring,
            completion(code, "25.3", "2030-03"),
            level("2030-06", 1)._replace(value=Decimal(words[:-2]) * 10**8, value_text=words),
        )
    ]
    publish(path, entry(*figures))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    shown = body(opened("half_year", zone=figures[0].zone, year="2030"))

    assert f"<strong>0 / 1</strong> {text('board.score.6', 'zh', judged=1)}" in shown
    assert text("board.unknown_count", "zh", count=1) in shown
    assert re.findall(r'light-(\w+)">[○▲] (\S+?)<', shown.split("<table")[1].split("</table>")[0]) == [
        ("amber", "偏慢"),
        ("grey", "数据不够准"),
    ]


def test_how_much_of_a_quarters_goal_was_reached_stands_on_its_board_without_a_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "warehouse.duckdb"
    quarter = completion("fai", "105.2", "2030-03")._replace(scope="一季度目标")
    publish(path, entry(level("2030-03", 42, indicator="fai"), quarter))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    spring, summer = (body(opened(page, view="one", year="2030")) for page in ("opening_quarter", "half_year"))

    assert text("board.part_heading", "zh") in spring
    assert "105.20%" in spring
    assert text("reason.no_target", "zh") in spring
    assert text("board.part_heading", "zh") not in summer
