"""The data page: searched, in the columns wanted, and the file in each format holds exactly what is filtered."""

import csv
import html
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from page_cases import body, opened
from pyarrow import parquet as pq
from streamlit.testing.v1 import AppTest
from warehouse_cases import ask

from metrics.analysis.cells import neutral
from metrics.analysis.connection import open_version, version
from metrics.analysis.figures import Wanted, figures
from metrics.analysis.frames import frame_of
from metrics.export.formats import parquet, workbook
from metrics.presentation.exports import (
    EXPORT_COLUMNS,
    SHOWN_COLUMNS,
    csv_bytes,
    export_rows,
    headings,
    needed,
    shown_frame,
    stored_columns,
)
from metrics.presentation.figure_list import figures_list
from metrics.presentation.labels import text
from metrics.presentation.ui.figures import LISTED

pytestmark = pytest.mark.usefixtures("built_pages")
ZONE = "大连金普新区"
COLUMNS = ("zone", "value", "shown", "published", "observation_id")


def counted(app: AppTest) -> str:
    """The number of figures that the page says it found."""
    return body(app).split('<div class="tile-number">')[1].split("<")[0]


def test_words_searched_stand_in_the_address_and_narrow_the_figures() -> None:
    app = opened("data")
    everything = counted(app)
    app.text_input(key="w_q").set_value("金普 固定资产投资").run()

    assert [error.value for error in app.exception] == []
    assert app.query_params["q"] == "金普 固定资产投资"
    assert 0 < int(counted(app)) < int(everything.replace(",", ""))
    assert text("reason.no_match", "zh") in body(opened("data", q="没有这个词"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", ["zone", "indicator", "shown", "publisher", "source_grade", "scope"])
def test_no_name_value_source_or_coverage_on_the_page_is_cut_at_the_column_s_edge(key: str, language: str) -> None:
    grid = opened("data", lang=language).dataframe[0]
    cells, widths = grid.value[text(f"column.{key}", language)], json.loads(grid.proto.columns)
    widest = max(sum(6.3 if character.isascii() else 13 for character in cell) for cell in cells)  # pixels of the table's letters

    assert len(cells) == 1000
    assert widest + 16 <= widths[text(f"column.{key}", language)]["width"]
    assert [head for head in widths if widths[head].get("pinned")] == [text("column.zone", language)]


def test_the_columns_chosen_are_shown_in_their_order_and_the_address_is_ready_to_copy() -> None:
    app = opened("data", zones=ZONE, columns="value")

    assert list(app.dataframe[0].value.columns) == [text("column.value", "zh")]
    assert "zones=%E5%A4%A7%E8%BF%9E" in app.code[0].value
    assert "columns=value" in app.code[0].value


def test_years_stand_in_the_address_to_copy_where_they_leave_something_out() -> None:
    assert "since=" not in opened("data", zones=ZONE).code[0].value
    assert "since=2021" in opened("data", zones=ZONE, since="2021").code[0].value


def test_a_level_and_its_growth_stand_together_the_newest_of_the_main_indicator_first(built_warehouse: Path) -> None:
    wanted = Wanted((ZONE,), measures=("level", "yoy"))
    found = figures(open_version(version(built_warehouse)[0]), wanted, 2, ("indicator", "measure", "period_end"))

    assert [(row["indicator"], row["measure"]) for row in found.to_dict("records")] == [("gdp", "level"), ("gdp", "yoy")]
    assert len(set(found["period_end"])) == 1


def test_each_figure_stands_in_the_sentence_beside_it(built_warehouse: Path) -> None:
    found = figures(open_version(version(built_warehouse)[0]), Wanted(grades=("own_words",)), columns=("evidence_text", "sentence"))
    told = found.to_dict("records")

    assert len(told) > 20
    assert [row for row in told if row["evidence_text"] not in row["sentence"]] == []
    assert any(len(row["sentence"]) > len(row["evidence_text"]) for row in told)


@pytest.mark.parametrize("kind", ["csv_mark", "csv", "xlsx", "parquet"])
def test_each_format_has_its_button(kind: str) -> None:
    app = opened("data", zones=ZONE, format=kind)

    assert [error.value for error in app.exception] == []
    assert app.get("download_button")[0].label == text(f"data.download.{kind}", "zh", count=counted(app))


def test_every_format_holds_the_exact_values(built_warehouse: Path) -> None:
    connection = open_version(version(built_warehouse)[0])
    frame = figures(connection, Wanted((ZONE,), measures=("level",)))
    expected = dict(ask(built_warehouse, "select observation_id, value from figure where zone = ? and measure = 'level'", ZONE))
    rows = export_rows(frame, COLUMNS, "zh")

    marked, plain = (csv_bytes(frame, "zh", COLUMNS, has_mark) for has_mark in (True, False))
    assert marked == b"\xef\xbb\xbf" + plain
    read = list(csv.DictReader(io.StringIO(plain.decode(), newline="")))
    assert {row["编号"]: Decimal(row["数值"]) for row in read} == expected
    sheet = load_workbook(io.BytesIO(workbook(headings(COLUMNS, "zh"), rows, "数据"))).active
    assert {row[4]: Decimal(repr(row[1])) for row in sheet.iter_rows(min_row=2, values_only=True)} == expected
    stored = stored_columns(COLUMNS)
    table = pq.read_table(io.BytesIO(parquet([tuple(row[key] for key in stored) for row in frame.to_dict("records")], stored)))
    assert (table.column_names, dict(zip(table["observation_id"].to_pylist(), table["value"].to_pylist(), strict=True))) == (
        stored,
        expected,
    )


@pytest.mark.parametrize(
    ("months", "days"),
    [
        (("2026-01", "2026-06"), ("2026-01-01", "2026-06-30")),
        (("2024-02", "2024-02"), ("2024-02-01", "2024-02-29")),
        (("--01", "--03"), ("'--01", "'--03")),
    ],
)
def test_a_spreadsheet_gets_the_days_a_period_begins_and_ends_with_and_a_program_its_months(
    months: tuple[str, str], days: tuple[str, str]
) -> None:
    frame = frame_of([dict(zip(("period_start", "period_end"), months, strict=True))], ("period_start", "period_end"))
    plain = [neutral(month) for month in months]
    for has_mark, shown, heads in ((True, days, "起始日,截止日"), (False, plain, "起始月,截止月")):
        content = csv_bytes(frame, "zh", ("period_start", "period_end"), has_mark).decode("utf-8-sig")
        assert content == f"{heads}\r\n{','.join(shown)}\r\n"


@pytest.mark.parametrize("columns", [SHOWN_COLUMNS, EXPORT_COLUMNS, ("value",), ("period", "open")])
def test_a_preview_of_the_columns_needed_shows_what_the_whole_figures_do(built_warehouse: Path, columns: tuple[str, ...]) -> None:
    connection = open_version(version(built_warehouse)[0])
    whole, part = figures(connection, Wanted((ZONE,))), figures(connection, Wanted((ZONE,)), 1000, needed(columns))

    assert set(part.columns) == set(needed(columns))
    assert shown_frame(part, "en", columns).to_dict("list") == shown_frame(whole, "en", columns).to_dict("list")
    assert list(shown_frame(part, "en", columns).columns) == headings(columns, "en")


def test_cells_are_words_and_exact_text() -> None:
    row = {
        "zone": "甲区", "zone_name_en": None, "province": None, "name_zh": "地区生产总值", "name_en": "GDP", "measure": "level", "value": Decimal("1E+9"),
        "unit": "CNY", "period_start": "2023-01", "period_end": "2023-06", "status": "estimate", "is_conflict": True, "observation_id": "o1", "bound": "about",
    }  # fmt: skip
    columns = ("zone", "province", "indicator", "measure", "value", "shown", "period", "status", "is_conflict", "open")

    assert shown_frame(frame_of([row], tuple(row)), "zh", columns).to_numpy().tolist() == [
        [
            "甲区",
            "",
            "地区生产总值",
            "数值",
            "1000000000",
            "约10.00亿元",
            "2023年1–6月",
            "估计数",
            "来源不一致",
            "documents?figure=o1&lang=zh",
        ]
    ]


def test_a_coverage_is_told_in_the_readers_language_where_it_has_a_word() -> None:
    row = (
        {"scope": "全市", "flags": ""},
        {"scope": "某某片", "flags": "page=3"},
        {"scope": None, "flags": None},
        {"scope": None, "flags": "page=3|against=上半年"},
    )

    assert export_rows(frame_of(row, ("scope", "flags")), ("scope",), "en") == [("city-wide",), ("某某片",), (None,), ("against H1",)]
    assert export_rows(frame_of(row, ("scope", "flags")), ("scope",), "zh") == [("全市",), ("某某片",), (None,), ("较上半年",)]


def test_what_was_made_for_the_eye_is_not_stored() -> None:
    assert stored_columns(("shown", "period", "open")) == ["observation_id"]
    assert stored_columns(EXPORT_COLUMNS) == [key for key in EXPORT_COLUMNS if key not in ("amount", "amount_unit", "period")]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", [("1310.5", "亿元"), ("0.8", "亿元"), ("17031", "元"), ("6.1", "%"), ("47", "个")]),
        ("en", [("131.05", "billion CNY"), ("0.08", "billion CNY"), ("17031", "CNY"), ("6.1", "%"), ("47", "")]),
    ],
)
def test_a_spreadsheet_is_given_numbers_in_one_usual_unit_an_indicator(language: str, expected: list[tuple[str, str]]) -> None:
    rows = [
        {"indicator": indicator, "value": Decimal(value), "unit": unit}
        for indicator, value, unit in (
            ("gdp", "131050000000", "CNY"), ("gdp", "80000000", "CNY"), ("income", "17031", "CNY"), ("gdp", "6.1", "PERCENT"), ("projects", "47", "COUNT"),
        )
    ]  # fmt: skip
    content = csv_bytes(frame_of(rows, ("indicator", "value", "unit")), language, ("amount", "amount_unit"))

    assert [tuple(row) for row in list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:]] == expected


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_narrow_screen_has_whole_names_and_each_value_leads_to_its_sentence(built_warehouse: Path, language: str) -> None:
    connection = open_version(version(built_warehouse)[0])
    found = figures(connection, Wanted(("惠州大亚湾经济技术开发区",)), 20, needed(SHOWN_COLUMNS))
    shown = shown_frame(found, language, SHOWN_COLUMNS)
    rows = re.findall("<tr.*?>(.*?)</tr>", figures_list(found, SHOWN_COLUMNS, language).split("<tbody")[1])
    cells = [[re.sub("<.*?>", "", cell) for cell in re.findall("<td.*?>(.*?)</td>", row)] for row in rows]
    ways = [html.unescape(re.findall('href="(.*?)"', row)[0]) for row in rows]

    names, values = (text(f"column.{key}", language) for key in ("indicator", "shown"))
    assert [row[0] for row in cells] == [f"{row[text('column.zone', language)]} · {row[names]}" for row in shown.to_dict("records")]
    assert [row[2] for row in cells] == list(shown[values])
    assert ways == list(shown[text("column.open", language)])


def test_a_list_of_few_columns_has_only_those() -> None:
    row = {"value": Decimal(7), "observation_id": "o1"}
    assert re.sub("<.*?>", " ", figures_list(frame_of([row], tuple(row)), ("value", "open"), "zh")).split() == [
        text("column.value", "zh"), text("column.open", "zh"), "7", text("data.open", "zh"),
    ]  # fmt: skip


def test_a_telephone_is_sent_blocks_and_no_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (len(opened("data").dataframe), "narrow-zh" in body(opened("data"))) == (1, True)
    monkeypatch.setattr("metrics.presentation.ui.figures._is_telephone", lambda: True)
    app = opened("data")

    assert not app.dataframe
    assert body(app).count('role="row"') - 1 == LISTED
    assert text("data.preview", "zh", shown=str(LISTED), count=counted(app)) in body(app)
