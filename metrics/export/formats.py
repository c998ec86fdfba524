"""Turns rows of figures into the bytes of a workbook, a Parquet file, or a long CSV in the manner of SDMX with its metadata.

SDMX: the names of columns and codes follow SDMX-CSV 2.0 and the code list CL_OBS_STATUS where they have one.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from unicodedata import east_asian_width

from metrics.analysis.cells import for_xml, plain
from metrics.export.table import COLUMNS, headings
from metrics.model import BOUNDS, MEASURES, STATUSES, UNITS

Row = Sequence[object]
EXCEL_DIGITS = 15  # beyond which a spreadsheet's floating point loses digits: such values travel as text
EXCEL_CELL = 32_767  # characters a cell can hold
WHOLE = "#,##0"  # a spreadsheet shows whole numbers of twelve digits and more as 3.92E+10 unless told how
LOOKED_AT, WIDEST = 500, 44  # rows, and characters, that the width of a column is made of
SDMX_HEAD = ["STRUCTURE", "STRUCTURE_ID", "ACTION", "TIME_PERIOD", "OBS_STATUS"]
STRUCTURE = ("dataflow", "KAIMENHONG:FIGURES(1.0)", "I")
SDMX_NAMES = {
    "zone": "REF_AREA", "indicator": "INDICATOR", "measure": "MEASURE", "scope": "COVERAGE", "value": "OBS_VALUE",
    "unit": "UNIT_MEASURE", "vintage": "VINTAGE", "evidence_text": "EVIDENCE",
}  # fmt: skip
OBS_STATUS = {"A": "normal value", "E": "estimated value", "U": "low reliability: somebody doubts it"}


def xlsx(rows: Sequence[Row], language: str) -> bytes:
    """A workbook of all columns of an export."""
    return workbook(headings(language), rows, "数据" if language == "zh" else "figures")


def workbook(heads: Sequence[str], rows: Sequence[Row], sheet_name: str) -> bytes:
    """A workbook of one sheet: headings that stay in view, columns as wide as what is in them, numbers as numbers and never as
    3.92E+10, all else as text (never as formulas)."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name)
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_widths(heads, rows), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    cells = [WriteOnlyCell(sheet, head) for head in heads]
    for cell in cells:
        cell.font = Font(bold=True)
    sheet.append(cells)
    for row in rows:
        cells = []
        for value in row:
            number = _excel_number(value)
            cell = WriteOnlyCell(sheet, for_xml(plain(value))[:EXCEL_CELL] if number is None else number)
            if number is None:
                cell.data_type = "s"
            elif number == int(number):
                cell.number_format = WHOLE
            cells.append(cell)
        sheet.append(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _widths(heads: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """How wide each column is, in characters of Latin script: as its head and its first cells ask, so far as a screen allows."""
    widths = [_wide(head) for head in heads]
    for row in rows[:LOOKED_AT]:
        for place, value in enumerate(row):
            number = _excel_number(value)
            shown = plain(value) if number is None else f"{number:,.15g}"
            widths[place] = max(widths[place], _wide(shown[:WIDEST]))
    return [min(width, WIDEST) + 2 for width in widths]


def _wide(words: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def _excel_number(value: object) -> int | float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        digits = value.normalize().as_tuple().digits
        return float(value) if len(digits) <= EXCEL_DIGITS else None
    return None


def parquet(rows: Sequence[Row], columns: Sequence[str] = tuple(COLUMNS)) -> bytes:
    """A Parquet file with exact decimals and days, columns by their codes."""
    import pyarrow as pa
    from pyarrow import parquet as pq

    types = {
        "value": pa.decimal128(28, 6), "vintage": pa.date32(), "published": pa.date32(), "witnesses": pa.int32(),
        "is_conflict": pa.bool_(), "is_chosen": pa.bool_(),
    }  # fmt: skip
    schema = pa.schema([(name, types.get(name, pa.string())) for name in columns])
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [pa.array(column, field.type) for column, field in zip(values, schema, strict=True)]
    content = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), content)
    return content.getvalue()


def sdmx_names() -> dict[str, str]:
    """Our columns by their names in the long CSV."""
    return {SDMX_NAMES.get(name, name.upper()): name for name in COLUMNS}


def sdmx_csv(rows: Sequence[Row]) -> bytes:
    """One observation a line, as SDMX-CSV: structure, time period and status code first, then every column.

    For programs, not for spreadsheets: every text stands as it is.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*SDMX_HEAD, *sdmx_names()])
    for row in rows:
        record = dict(zip(COLUMNS, row, strict=True))
        writer.writerow([*STRUCTURE, time_period(record), obs_status(record), *map(plain, row)])
    return text.getvalue().encode()


def time_period(record: Mapping[str, object]) -> str:
    """ISO 8601: a month, or a start and a duration; empty where the year is not known.

    >>> time_period({"period_start": "2019-01", "period_end": "2019-09"})
    '2019-01-01/P9M'
    """
    start, end = str(record["period_start"]), str(record["period_end"])
    if end.startswith("--") or start == end:
        return "" if end.startswith("--") else end
    months = 12 * (int(end[:4]) - int(start[:4])) + int(end[5:]) - int(start[5:]) + 1
    return f"{start}-01/P{months}M"


def obs_status(record: Mapping[str, object]) -> str:
    """The code of CL_OBS_STATUS."""
    if "doubtful" in str(record["flags"] or "").split("|"):
        return "U"
    return "E" if record["status"] == "estimate" else "A"


def metadata(rows: Sequence[Row], indicators: Sequence[Mapping[str, object]], built_at: str, file_name: str) -> bytes:
    """What a reader of the long CSV must know: structure, code lists, sources, and how one figure was chosen."""
    records = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    used = {record["indicator"] for record in records}
    sources = {
        str(r["document_id"]): {key: plain(r[key]) for key in ("publisher", "title", "vintage", "address", "source_grade", "file_name")}
        for r in records
    }
    description = {
        "structure": STRUCTURE[1],
        "file": file_name,
        "prepared": datetime.now(UTC).isoformat(timespec="seconds"),
        "warehouse_built": built_at,
        "observations": len(records),
        "dimensions": ["REF_AREA", "INDICATOR", "MEASURE", "COVERAGE", "UNIT_MEASURE", "TIME_PERIOD"],
        "measure": "OBS_VALUE",
        "columns": {name: {"zh": COLUMNS[ours][0], "en": COLUMNS[ours][1]} for name, ours in sdmx_names().items()},
        "code_lists": {
            "INDICATOR": {str(row["indicator"]): dict(row) for row in indicators if row["indicator"] in used},
            "MEASURE": MEASURES,
            "STATUS": list(STATUSES),
            "BOUND": list(BOUNDS),
            "UNIT_MEASURE": list(UNITS),
            "OBS_STATUS": OBS_STATUS,
        },
        "notes": [
            "Values are in base units (CNY, M2, KWH, ...), rates in percent; VALUE_TEXT is the figure as printed.",
            "TIME_PERIOD is empty where the source does not say the year; PERIOD_START and PERIOD_END then hold the months.",
            "IS_CHOSEN marks the witness chosen among several by the rule in metrics/warehouse/candidates.sql.",
        ],
        "sources": sources,
    }
    return (json.dumps(description, ensure_ascii=False, indent=2) + "\n").encode()
