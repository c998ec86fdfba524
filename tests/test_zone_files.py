"""Zones as files to take home, read back as a spreadsheet reads them. All figures are invented."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from analysis_cases import level, target, yoy
from page_cases import opened
from streamlit.testing.v1 import AppTest
from warehouse_cases import ZONE, entry, observation, publish

from metrics.analysis import comparison, heatmap, league
from metrics.analysis.frames import rows_of
from metrics.presentation.labels import LANGUAGES, text
from metrics.presentation.zone_files import compared_csv, goals_csv, league_csv, league_parts_csv
from metrics.warehouse import store

pytestmark = pytest.mark.usefixtures("built_pages")
KUNSHAN, TIANJIN = "昆山经济技术开发区", "天津经济技术开发区"
PLACED = {"measure": "rank_level", "unit": "RANK", "value": 2, "value_text": "第2位", "scope": "全市"}
FIGURES = [
    level("2030-06", 60), level("2029-06", 50), yoy("2030-06", "6.25"), target("gdp", 120),
    observation(period_start="2030-01", period_end="2030-06", **PLACED),
    level("2030-06", 30, zone=KUNSHAN), yoy("2030-06", "8", zone=KUNSHAN),
    level("2030-06", 20, zone=TIANJIN, bound="over"),
    target("exports", 9, zone=KUNSHAN, measure="target_yoy", unit="PERCENT", value="5", value_text="5%"),
    yoy("2030-06", "4", zone=KUNSHAN, indicator="exports"),
    target("tax_revenue", 30, zone=TIANJIN),
]  # fmt: skip
ABSENT = "杭州经济技术开发区"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("zones") / "warehouse.duckdb"
    publish(path, entry(*FIGURES, name="news.txt"))
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened_warehouse = store.connect(path)
    yield opened_warehouse
    opened_warehouse.close()


def lines(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len({len(line) for line in found}) == 1
    return found


def test_zones_at_one_period_are_a_row_each_with_numbers_a_spreadsheet_takes(connection: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(comparison.compare(connection, (ZONE, KUNSHAN, TIANJIN), "gdp", "2030-01", "2030-06"))
    title, heads, *body = lines(compared_csv(rows, "=gdp", "zh", [(TIANJIN, "inexact"), (ABSENT, "no_figure_at_period")]))
    said = connection.execute("select zone, observation_id from figure where measure = 'level' and period_end = '2030-06'").fetchall()
    about = {zone: ["实际", text("grade.media", "zh"), identifier] for zone, identifier in said}

    assert (title[0], heads[:3]) == ("'=gdp", ["开发区", "数值", "单位"])
    assert body == [
        [
            ZONE,
            "60",
            "亿元",
            "",
            "",
            "6.25",
            "1",
            "2",
            "2",
            "2",
            "0",
            "50",
            "66.67",
            "0",
            "15",
            "50",
            "总量位次 全市 第2位",
            "",
            *about[ZONE],
        ],
        [KUNSHAN, "30", "亿元", "", "", "8", "2", "2", "1", "2", "", "", "33.33", "-30", "-15", "", "", "", *about[KUNSHAN]],
        [TIANJIN, "20", "亿元", "超过", *[""] * 13, text("left_out.inexact", "zh"), *about[TIANJIN]],
        [ABSENT, *[""] * 16, text("left_out.no_figure_at_period", "zh"), *[""] * 3],  # whoever asked for four zones finds four
    ]


def test_scores_are_a_row_a_zone_and_a_column_a_group() -> None:
    weights = {"openness": Decimal(30), "quality": Decimal(70)}
    row = {"zone": ZONE, "zone_name_en": None, "rank": 1, "ranked": 2, "score": Decimal("71.125"), "covered_pct": Decimal(70)}
    unranked = row | {"rank": None, "score": None, "dimensions": {}, "missing": ["openness", "quality"]}
    rows = [row | {"dimensions": {"quality": Decimal(100) / 3}, "missing": ["openness"]}, unranked]
    _, heads, *body = lines(league_csv(rows, weights, "2030", "zh"))

    assert heads[5:7] == ["开放型经济 30%", "发展质量 70%"]
    assert body == [
        ["1", "2", ZONE, "71.13", "70", "", "33.33", "开放型经济"],
        ["", "", ZONE, "", "70", "", "", "开放型经济、发展质量"],
    ]
    assert set(league.LEAGUE_COLUMNS) == set(unranked)


def test_how_each_score_is_made_leads_back_to_its_figure(connection: duckdb.DuckDBPyConnection) -> None:
    names = dict.fromkeys((ZONE, KUNSHAN, TIANJIN))
    rows = rows_of(league.parts(connection, names, "national", "2030-06"))
    title, heads, *body = lines(league_parts_csv(rows, "2030", "zh"))
    gdp = [dict(zip(heads, row, strict=True)) for row in body if row[2:4] == ["地区生产总值", "数值"]]
    found = {row[text("league.zone", "zh")]: row for row in gdp}
    keys = ("league.part_score", "league.value", "column.unit", "league.least", "league.most", "league.zones", "league.why")
    told = connection.execute(
        "select zone, observation_id from figure where indicator = 'gdp' and measure = 'level' and period_end = '2030-06'"
    )
    identifiers = dict(told.fetchall())

    assert title[0] == "2030"
    assert {zone: [row[text(key, "zh")] for key in keys] for zone, row in found.items()} == {
        ZONE: ["100", "60", "亿元", "30", "60", "2", ""],
        KUNSHAN: ["0", "30", "亿元", "30", "60", "2", ""],
        TIANJIN: ["", "", "", "", "", "2", text("left_out.inexact", "zh")],
    }
    assert {zone: row[text("column.observation_id", "zh")] for zone, row in found.items()} == identifiers | {TIANJIN: ""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_targets_of_all_zones_are_a_row_each(connection: duckdb.DuckDBPyConnection, language: str) -> None:
    rows = rows_of(heatmap.heat_map(connection, 2030, 6))
    _, heads, *body = lines(goals_csv(rows, "2030", language))
    keys = ("board.target", "targets.unit", "board.done", "board.completion_pct", "board.line_pct", "board.gap_of_pp")
    at = [heads.index(text(key, language)) for key in keys]
    unit = {"zh": "亿元", "en": "billion CNY"}[language]
    amounts = {"zh": ("120", "60", "30"), "en": ("12", "6", "3")}[language]

    assert [[row[column] for column in at] for row in body] == [
        ["5", "%", "4", "", "", "-1"],
        [amounts[0], unit, amounts[1], "50", "50", "0"],
        [amounts[2], unit, "", "", "50", ""],
    ]


@pytest.mark.parametrize(
    ("page", "query", "key"),
    [
        ("comparison", {"indicator": "gdp"}, "compared_download"),
        ("half_year", {"view": "all"}, "heat_download"),
        ("league", {"preset": "growth"}, "league_download"),
    ],
)
def test_each_page_of_zones_offers_its_file(page: str, query: dict[str, str], key: str) -> None:
    app: AppTest = opened(page, **query)

    assert [error.value for error in app.exception] == []
    assert key in [found.key for found in app.get("download_button")]
