"""A board as a file to hand in: read back as a spreadsheet reads it. All figures are invented."""

import csv
import io
from pathlib import Path

import pytest
from analysis_cases import completion, level, target, yoy
from page_cases import opened
from warehouse_cases import ZONE, entry, observation, publish

from metrics.analysis import targets
from metrics.analysis.frames import rows_of
from metrics.presentation.board_file import HEADS, board_csv
from metrics.presentation.labels import text
from metrics.warehouse import store

FIGURES = [
    level("2030-06", 6123, indicator="fai"), target("fai", 11960), completion("fai", "51.2"), yoy("2030-06", "9.4", indicator="fai"),
    target("exports", 9, measure="target_yoy", unit="PERCENT", value="5", value_text="5%"), yoy("2030-06", "4", indicator="exports"),
    completion("budget_revenue", "48"), target("tax_revenue", 30),
    level("2030-06", 76, indicator="retail_sales", bound="about"), yoy("2030-06", "-2", indicator="retail_sales"),
    observation(indicator="projects_signed", unit="COUNT", value="38", value_text="38个", period_start="2030-01", period_end="2030-06"),
]  # fmt: skip


def lines(path: Path, language: str) -> list[list[str]]:
    connection = store.connect(path)
    judged = targets.light_rows(targets.board(connection, ZONE, 2030, 6))
    others = rows_of(targets.without_target(connection, ZONE, 2030, 6))
    connection.close()
    content = board_csv(judged, others, "=2030", language)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("board") / "warehouse.duckdb"
    publish(path, entry(*FIGURES, name="news.txt"))
    return path


KEYS = (
    "board.indicator", "board.light", "goal.period", "board.target", "targets.unit", "board.done", "column.bound", "board.completion_pct",
    "board.published_pct", "board.line_pct", "board.gap_of_pp", "board.yoy_pct", "board.remaining", "board.needed", "goal.origin",
)  # fmt: skip


def test_every_row_of_the_board_is_there_with_numbers_that_add_up(path: Path) -> None:
    title, heads, *rows = lines(path, "zh")
    at = [heads.index(text(key, "zh")) for key in KEYS]

    assert (title[0], {len(row) for row in rows}) == ("'=2030", {len(HEADS)})
    assert [[row[column] for column in at] for row in rows] == [
        ["一般公共预算收入", text("light.amber", "zh"), "全年", "", "", "", "", "48", "48", "50", "-2", "", "", "", "仅公布完成率"],
        ["出口总额", text("light.amber", "zh"), "全年", "5", "%", "4", "", "", "", "", "-1", "4", "", "", "文档"],
        ["固定资产投资", text("light.green", "zh"), "全年", "11960", "亿元", "6123", "", "51.2", "51.2", "50", "1.2", "9.4", "5837", "972.8333", "文档"],
        ["税收收入", text("light.grey", "zh"), "全年", "30", "亿元", "", "", "", "", "50", "", "", "", "", "文档"],
        ["社会消费品零售总额", "", "", "", "亿元", "76", "约", "", "", "", "", "-2", "", "", ""],
        ["签约项目数", "", "", "", "个", "38", "", "", "", "", "", "", "", "", ""],
    ]  # fmt: skip


def test_every_row_leads_to_the_sentences_of_what_was_done_and_of_the_target(path: Path) -> None:
    _, heads, *rows = lines(path, "zh")
    connection = store.connect(path)
    of_id = dict(connection.execute("select observation_id, indicator || ' ' || measure from figure").fetchall())
    connection.close()
    ids = [[row[heads.index(text(f"column.{which}_id", "zh"))] for which in ("done", "goal")] for row in rows]

    assert [[of_id.get(one, "") for one in pair] for pair in ids] == [
        ["budget_revenue completion", ""],
        ["exports yoy", "exports target_yoy"],
        ["fai level", "fai target"],
        ["", "tax_revenue target"],
        ["retail_sales level", ""],
        ["projects_signed level", ""],
    ]


def test_the_english_file_says_everything_in_english(path: Path) -> None:
    _, heads, *rows = lines(path, "en")
    quoted = heads.index(text("goal.source", "en"))
    words = [cell for row in [heads, *rows] for at, cell in enumerate(row) if at != quoted or row is heads]

    assert not [cell for cell in words if any("\u4e00" <= sign <= "\u9fff" for sign in cell)]
    assert rows[2][heads.index(text("board.target", "en"))] == "1196"


def test_the_board_offers_its_file(built_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(built_warehouse))
    app = opened("half_year", zone="西安高新技术产业开发区", year="2017")

    assert [error.value for error in app.exception] == []
    assert [found.proto.label for found in app.get("download_button")] == [text("board.download", "zh")]
