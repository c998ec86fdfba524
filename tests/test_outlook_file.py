"""How far the targets of a year have come, as a file to take home: read back as a spreadsheet reads it. All figures are invented."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from analysis_cases import level, target, yoy
from page_cases import opened
from warehouse_cases import ZONE, entry, publish

from metrics.analysis import outlook
from metrics.analysis.frames import Row, rows_of
from metrics.presentation.labels import text
from metrics.presentation.wall_tables import outlook_csv, wall_csv
from metrics.warehouse import store

FIGURES = [
    level("2029-06", 480, indicator="fai"), level("2029-12", 1000, indicator="fai"),
    level("2030-06", 550, indicator="fai"), target("fai", 1150),
    level("2030-06", 76, indicator="retail_sales", bound="about"), target("retail_sales", 150),
    target("exports", 9, measure="target_yoy", unit="PERCENT", value="5", value_text="5%"), yoy("2030-06", "4", indicator="exports"),
]  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outlook") / "warehouse.duckdb"
    publish(path, entry(*FIGURES, name="news.txt"))
    return path


def rows(path: Path, question: Callable[..., object]) -> list[Row]:
    connection = store.connect(path)
    found = rows_of(question(connection, ZONE, 2030))
    connection.close()
    return found


def cells(content: bytes, language: str, *keys: str) -> list[list[str]]:
    """These columns of a file, by the keys of their heads."""
    assert content.startswith(b"\xef\xbb\xbf")
    title, heads, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert (title[0], {len(line) for line in lines}) == ("'=2030", {len(heads)})
    return [[line[heads.index(text(key, language))] for key in keys] for line in lines]


def test_every_target_is_there_with_what_is_needed_and_where_the_year_may_end(path: Path) -> None:
    """In an average month 91.67 were done: 1100 at the end; 520 came in the second half of 2029: 1070; 48 % by June of it: 1145.83."""
    content = outlook_csv(rows(path, outlook.outlook), "=2030", "zh")
    keys = (
        "targets.indicator", "targets.goal", "targets.unit", "targets.done", "column.bound", "targets.completion", "targets.last_year",
        "targets.needed_a_month", "targets.linear", "targets.rest_of_last_year", "targets.seasonal", "targets.growth_so_far", "targets.range_low", "targets.range_high",
    )  # fmt: skip

    assert cells(content, "zh", *keys) == [
        ["固定资产投资", "1150", "亿元", "550", "", "47.83", "48", "100", "1100", "1070", "1145.8333", "", "1070", "1145.8333"],
        ["社会消费品零售总额", "150", "亿元", "76", "约", "50.67", "", "", "", "", "", "", "", ""],
        ["出口总额", "5", "%", "4", "", "", "", "", "", "", "", "", "", ""],
    ]


def test_where_growth_may_end_is_told_in_a_unit_for_readers_and_an_absent_amount_has_none(tmp_path: Path) -> None:
    """GDP of 50亿元 in half a year makes 100亿元 (it was written as 10000000000 in 元)."""
    path = tmp_path / "warehouse.duckdb"
    goal = target("gdp", 9, measure="target_yoy", unit="PERCENT", value="5", value_text="5%")
    publish(path, entry(goal, yoy("2030-06", "4"), level("2030-06", 50), *FIGURES[-2:], name="news.txt"))
    keys = ("targets.indicator", "targets.goal_amount", "targets.amount_unit", "targets.linear")

    assert cells(outlook_csv(rows(path, outlook.outlook), "=2030", "zh"), "zh", *keys) == [
        ["地区生产总值", "", "亿元", "100"],
        ["出口总额", "", "", ""],
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_leads_back_to_its_sentence_and_its_target_to_its_own(path: Path, language: str) -> None:
    found = rows(path, outlook.outlook)
    ids = cells(outlook_csv(found, "=2030", language), language, "column.done_id", "column.goal_id")

    assert ids == [[row["observation_id"], row["target_observation_id"]] for row in found]
    assert all(map(all, ids))


def test_the_file_of_the_wall_says_too_what_is_only_more_or_less_than_a_number(path: Path) -> None:
    content = wall_csv(rows(path, outlook.wall), "quarter", "=2030", "zh")

    assert cells(content, "zh", "targets.done", "column.bound") == [["550", ""], ["76", "约"], ["4", ""]]


def test_the_page_gives_the_table_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    app = opened("targets", zone=ZONE, year="2030")

    assert [error.value for error in app.exception] == []
    assert text("targets.outlook_download", "zh") in [found.proto.label for found in app.get("download_button")]
