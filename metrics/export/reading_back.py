"""Turns a file that `export` wrote, in any of its formats, back into records by column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from metrics.analysis.cells import day_written, month_of, plain, restored
from metrics.export.formats import SDMX_HEAD, sdmx_names
from metrics.export.table import COLUMNS, DAYS

Record = dict[str, str]
_LISTED = 6  # columns that an error names


class ExportError(ValueError):
    """A file that is no export of ours; the message is one sentence."""


def records(path: Path) -> list[Record]:
    """The rows of an exported file, every cell as text. Raises ExportError, OSError."""
    if path.is_dir():
        raise ExportError(f"{path}: this is a folder; give the files in it")
    readers = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ExportError(f"{path}: the ending is not known; allowed: {', '.join(readers)}")
    rows = reader(path)
    heads = next(rows, [])
    names = _names()
    columns = [names.get(head) for head in heads]
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        raise ExportError(f"{path}: this is no export of figures; {_listed(missing)} missing")
    return [_record(path, columns, row, number) for number, row in enumerate(rows, start=2)]


def _listed(missing: list[str]) -> str:
    """The first of many; a table that is somebody else's is to be added, not imported."""
    first = ", ".join(f"{COLUMNS[name][0]} ({name})" for name in missing[:_LISTED])
    if len(missing) == 1:
        return f"the column {first} is"
    more = f" and {len(missing) - _LISTED} more (`add` stores the figures of any other table)" if len(missing) > _LISTED else ""
    return f"the columns {first}{more} are"


def _names() -> dict[str, str]:
    """Our columns by every heading an export gives them."""
    names = {name: name for name in COLUMNS}
    for name, (chinese, english) in (*COLUMNS.items(), *DAYS.items()):
        names |= {chinese: name, english: name}
    return names | sdmx_names()


def _record(path: Path, columns: Sequence[str | None], row: Sequence[str], number: int) -> Record:
    if len(row) != len(columns):
        raise ExportError(f"{path}, row {number}: {len(row)} cells under {len(columns)} headings")
    record = {column: cell for column, cell in zip(columns, row, strict=True) if column is not None}
    months = {key: month_of(record[key], is_end=key == "period_end") for key in DAYS}
    return record | months | {"vintage": day_written(record["vintage"])}


def _csv(path: Path) -> Iterator[list[str]]:
    try:
        text = _decoded(path.read_bytes())
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        heads = next(rows, [])
        yield heads
        is_for_programs = heads[: len(SDMX_HEAD)] == SDMX_HEAD
        yield from rows if is_for_programs else ([restored(cell) for cell in row] for row in rows)
    except UnicodeDecodeError:
        raise ExportError(f"{path}: the file is neither UTF-8 nor GB 18030; Excel writes it as 'CSV UTF-8'") from None
    except csv.Error as error:
        raise ExportError(f"{path}: no well-formed CSV ({error})") from None


def _decoded(content: bytes) -> str:
    """The text of a CSV as we write it, or as a Chinese Excel saves it when asked for "CSV". Raises UnicodeDecodeError."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030").removeprefix("\ufeff")  # a byte order mark in GB 18030 is no letter of the first heading


def _xlsx(path: Path) -> Iterator[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except BadZipFile:
        raise ExportError(f"{path}: the workbook cannot be read (it is empty, damaged or no .xlsx file)") from None
    except (KeyError, ValueError) as error:
        raise ExportError(f"{path}: the workbook cannot be read ({error})") from None
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield [_cell(value) for value in row]


def _cell(value: object) -> str:
    """A number as the decimal it stands for: 15 digits are exact in a spreadsheet."""
    return f"{value:.15g}" if isinstance(value, float) and abs(value) < 1e15 else plain(value)


def _parquet(path: Path) -> Iterator[list[str]]:
    import pyarrow as pa
    from pyarrow import parquet as pq

    try:
        table = pq.read_table(path)
    except pa.ArrowInvalid as error:
        raise ExportError(f"{path}: the Parquet file cannot be read ({str(error).splitlines()[0]})") from None
    yield list(table.column_names)
    for row in table.to_pylist():
        yield [plain(value) for value in row.values()]
