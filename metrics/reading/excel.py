"""Turns the sheets of a workbook (.xlsx, .xls) into tables; figures as the sheet shows them, merged cells at each place."""

from __future__ import annotations

import io
import os
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from metrics.reading.archive import check_expansion
from metrics.reading.assemble import Assembly, Entry
from metrics.reading.numberformat import shown
from metrics.reading.problem import Unreadable

MAX_SHEETS = 60
MAX_ROWS = 20_000
MAX_COLUMNS = 300

Position = tuple[int, int]
Merge = tuple[int, int, int, int]  # first and last row, first and last column, all inclusive


@dataclass(slots=True)
class Sheet:
    """A sheet's values with their formats by row and column (from 0), and its merged ranges."""

    name: str
    cells: dict[Position, tuple[object, str]]
    merges: list[Merge]


def read(form: str, content: bytes, progress: Callable[[int], None]) -> Assembly:
    """The tables of a workbook. Raises Unreadable."""
    assembly = Assembly(form)
    sheets = _xlsx(content) if form == "xlsx" else _xls(content)
    for number, sheet in enumerate(sheets):
        if number == MAX_SHEETS:
            assembly.notes.append(f"only the first {MAX_SHEETS} sheets were read")
            break
        assembly.mark(f"sheet={sheet.name.replace('|', ' ')}")
        _add(assembly, sheet)
        progress(number)
    return assembly


def _add(assembly: Assembly, sheet: Sheet) -> None:
    """The tables of a sheet: apart where a whole row or column is blank; rows of one cell around them are lines of text."""
    entries = _entries(assembly, sheet)
    for rows in _runs({row for row, _ in entries}):
        inside = {at: entry for at, entry in entries.items() if at[0] in rows}
        top = list(rows)
        while top and len(_distinct(inside, top[0])) == 1:
            assembly.paragraph(_distinct(inside, top.pop(0))[0].text)
        notes: list[str] = []
        while top and len(_distinct(inside, top[-1])) == 1:
            notes.append(_distinct(inside, top.pop())[0].text)
        for columns in _runs({column for row, column in inside if row in set(top)}):
            assembly.table([[inside.get((row, column)) for column in columns] for row in top])
        for note in reversed(notes):
            assembly.paragraph(note)


def _entries(assembly: Assembly, sheet: Sheet) -> dict[Position, Entry]:
    """What each place shows; places without anything are left out."""
    entries: dict[Position, Entry] = {}
    unknown: set[str] = set()
    is_cut = False
    for (row, column), (value, code) in sheet.cells.items():
        if row >= MAX_ROWS or column >= MAX_COLUMNS:
            is_cut = True
            continue
        text = shown(value, code)
        if text is None:
            unknown.add(code)
        elif text.strip():
            entries[row, column] = Entry(text, f"{_letters(column)}{row + 1}")
    for first_row, last_row, first, last in sheet.merges:
        entry = entries.get((first_row, first))
        if entry is not None:
            for row in range(first_row, min(last_row, MAX_ROWS) + 1):
                for column in range(first, min(last, MAX_COLUMNS) + 1):
                    entries[row, column] = entry
    if is_cut:
        assembly.notes.append(f"sheet {sheet.name}: only the first {MAX_ROWS:,} rows and {MAX_COLUMNS} columns were read")
    for code in sorted(unknown)[:3]:
        assembly.notes.append(f"sheet {sheet.name}: cells shown by the format {code} were left out")
    return entries


def _distinct(entries: dict[Position, Entry], row: int) -> list[Entry]:
    return list({id(entry): entry for (at, _), entry in sorted(entries.items(), key=lambda e: e[0]) if at == row}.values())


def _runs(numbers: set[int]) -> list[range]:
    """Unbroken runs of numbers."""
    runs: list[range] = []
    for number in sorted(numbers):
        if runs and number == runs[-1].stop:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _xlsx(content: bytes) -> Iterator[Sheet]:
    check_expansion(content)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError) as error:
        raise Unreadable(f"the Excel file is damaged ({error})"[:200]) from None
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            cells = {
                (cell.row - 1, cell.column - 1): (cell.value, cell.number_format)
                for cell in sheet._cells.values()
                if cell.value is not None
            }
            merges = [(r.min_row - 1, r.max_row - 1, r.min_col - 1, r.max_col - 1) for r in sheet.merged_cells.ranges]
            yield Sheet(sheet.title, cells, merges)


def _xls(content: bytes) -> Iterator[Sheet]:
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        with Path(os.devnull).open("w") as silent:
            book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=silent)
    except (xlrd.XLRDError, CompDocError) as error:
        if "encrypted" in str(error):
            raise Unreadable("the Excel file is protected by a password", "save it without one") from None
        raise Unreadable("this is no Excel file that can be read", "save it as .xlsx (or .docx for Word)") from None
    for sheet in book.sheets():
        if sheet.visibility != 0:
            continue
        cells: dict[Position, tuple[object, str]] = {}
        for row in range(min(sheet.nrows, MAX_ROWS + 1)):
            for column, cell in enumerate(sheet.row(row)[: MAX_COLUMNS + 1]):
                if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
                    is_date = cell.ctype == xlrd.XL_CELL_DATE
                    value = xlrd.xldate_as_datetime(cell.value, book.datemode) if is_date else cell.value
                    cells[row, column] = (value, code)
        yield Sheet(sheet.name, cells, [(a, b - 1, c, d - 1) for a, b, c, d in sheet.merged_cells])
