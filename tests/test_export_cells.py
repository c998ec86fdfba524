"""What stands in the cells of an export: no formula, numbers as wide as they are, periods and states by their standards; and files that are none."""

import io
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from metrics.analysis.cells import neutral, restored
from metrics.export.formats import obs_status, time_period, workbook
from metrics.export.reading_back import ExportError, records
from metrics.export.table import COLUMNS


@given(st.one_of(st.text(), st.text(alphabet="'=+-@＝1.%, \t\r")))
def test_no_text_is_taken_for_a_formula_and_each_comes_back(text: str):
    cell = neutral(text)
    assert restored(cell) == text
    assert cell[:1] not in tuple("=+-@＝＋－＠\t\r") or (cell == text.strip() and is_number(text))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("5860404870587438", "'5860404870587438"),  # a spreadsheet would make it …430, and it would lead to no sentence any more
        ("58604048705e7438", "'58604048705e7438"),
        ("'5860404870587438", "''5860404870587438"),
        ("586040487058743f", "586040487058743f"),
        ("49992800000000", "49992800000000"),
        ("2026", "2026"),
    ],
)
def test_an_identifier_that_is_all_digits_keeps_them_and_comes_back(text: str, cell: str):
    assert (neutral(text), restored(cell)) == (cell, text)


def is_number(text: str) -> bool:
    """Whether a text is a number with a sign, grouped or not, perhaps in percent."""
    try:
        Decimal(text.removesuffix("%").replace(",", ""))
    except InvalidOperation:
        return False
    return text[1:2].isdigit()


def test_the_workbook_shows_what_is_in_it_without_a_hand_on_its_columns():
    """Else amounts stand there as 3.92E+10, and names end at eight letters."""
    content = workbook(["指标", "数值"], [["规模以上工业总产值", Decimal("499928000000")], ["增速", Decimal("21.7")]], "数据")
    sheet = load_workbook(io.BytesIO(content)).active
    assert [(sheet.cell(row, 2).value, sheet.cell(row, 2).number_format) for row in (2, 3)] == [(499928000000, "#,##0"), (21.7, "General")]
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [20, 17]  # nine wide letters; 499,928,000,000


def test_a_value_of_more_digits_than_a_spreadsheet_holds_travels_as_text():
    values = [Decimal("123456789012.345"), Decimal("1234567890123.456"), Decimal("-100000000000000000")]
    sheet = load_workbook(io.BytesIO(workbook(["数值"], [[value] for value in values], "数据"))).active
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == [123456789012.345, "1234567890123.456", -100000000000000000]


PERIODS = [("2020-01", "2020-01", "2020-01"), ("2019-07", "2020-06", "2019-07-01/P12M"), ("--01", "--03", "")]


@pytest.mark.parametrize(("start", "end", "expected"), PERIODS)
def test_time_periods_follow_iso_8601(start: str, end: str, expected: str):
    assert time_period({"period_start": start, "period_end": end}) == expected


STATUSES = [("actual", "", "A"), ("estimate", "year_inferred", "E"), ("estimate", "year_inferred|doubtful", "U")]


@pytest.mark.parametrize(("status", "flags", "expected"), STATUSES)
def test_status_codes_are_those_of_sdmx(status: str, flags: str, expected: str):
    assert obs_status({"status": status, "flags": flags}) == expected


BAD_FILES = [
    ("x.doc", b"", "the ending is not known; allowed: .csv, .xlsx, .parquet"),
    ("x.csv", b"", "this is no export of figures; the columns 地区 (zone), "),
    ("x.csv", b"zone,indicator\n", "this is no export of figures; the columns 指标 (name_zh), "),
    (
        "x.csv",
        ",".join(name for name in COLUMNS if name != "zone").encode(),
        "this is no export of figures; the column 地区 (zone) is missing",
    ),
    ("x.csv", "指标,单位,累计\n工业投资,亿元,60.2\n".encode(), "and 22 more (`add` stores the figures of any other table) are missing"),
    ("x.csv", f"\ufeff{','.join(COLUMNS)}\n地区,2\n".encode("gb18030"), "row 2: 2 cells under 30 headings"),
    ("x.csv", b"\xff\xfe\x00", "the file is neither UTF-8 nor GB 18030"),
    ("x.csv", b'"a', "no well-formed CSV"),
    ("x.csv", ",".join(COLUMNS).encode() + b"\n1,2\n", "row 2: 2 cells under 30 headings"),
    ("x.xlsx", b"rubbish", "the workbook cannot be read"),
    ("x.parquet", b"rubbish", "the Parquet file cannot be read"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD_FILES)
def test_a_file_that_is_no_export_is_refused(tmp_path: Path, name: str, content: bytes, message: str):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(ExportError) as caught:
        records(file)
    assert message in str(caught.value)
