"""Turns the sheets of a workbook (.xlsx, .xls) into tables; figures as the sheet shows them, merged cells at each place."""

from __future__ import annotations

import io
import itertools
import os
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from metrics.reading.archive import check_expansion
from metrics.reading.assemble import Assembly, Entry
from metrics.reading.numberformat import shown
from metrics.reading.problem import Unreadable
from metrics.reading.tablerows import is_figure

MAX_SHEETS = 60
MAX_ROWS = 20_000
MAX_COLUMNS = 300

_NO_RESULT = re.compile(rb"<f(?:\s[^>]{0,200})?(?:/>|>[^<]{0,8192}</f>)(?:<v\s*/>|<v></v>)?</c>")

_HEADS_TABLE = re.compile(r"[年月%]|单位|季度|[上下]半年|表")

Position = tuple[int, int]
Merge = tuple[int, int, int, int]  # first and last row, first and last column, all inclusive


@dataclass(slots=True)
class Sheet:
    """A sheet's values with their formats by row and column (from 0), its merged ranges, and the rows and columns it hides."""

    name: str
    cells: dict[Position, tuple[object, str]]
    merges: list[Merge]
    hidden_rows: set[int]
    hidden_columns: set[int]
    is_hidden: bool = False


def read(form: str, content: bytes, progress: Callable[[int], None]) -> Assembly:
    """The tables of a workbook. Raises Unreadable."""
    assembly = Assembly(form)
    sheets = _xlsx(content, assembly) if form == "xlsx" else _xls(content)
    for number, sheet in enumerate(sheets):
        if sheet.is_hidden:
            assembly.notes.append(f"sheet {sheet.name}: it is hidden and was left out")
            continue
        if number >= MAX_SHEETS:
            assembly.notes.append(f"only the first {MAX_SHEETS} sheets were read")
            break
        assembly.mark(f"sheet={sheet.name.replace('|', ' ')}")
        _add(assembly, sheet)
        progress(number)
    return assembly


def _add(assembly: Assembly, sheet: Sheet) -> None:
    """The tables of a sheet: apart where a whole row or column is blank; rows of one cell around them are lines of text."""
    entries = _entries(assembly, sheet)
    for rows in _joined(entries, _runs({row for row, _ in entries}, sheet.hidden_rows)):
        kept = set(rows)
        inside = {at: entry for at, entry in entries.items() if at[0] in kept}
        top = [row for row in rows if row not in sheet.hidden_rows]
        while top and len(_distinct(inside, top[0])) == 1:
            assembly.paragraph(_distinct(inside, top.pop(0))[0].text)
        notes: list[str] = []
        while top and len(_distinct(inside, top[-1])) == 1:
            notes.append(_distinct(inside, top.pop())[0].text)
        kept = set(top)
        for columns in _named(inside, top, _runs({column for row, column in inside if row in kept}, sheet.hidden_columns)):
            assembly.table([[inside.get((row, column)) for column in columns] for row in top])
        for note in reversed(notes):
            assembly.paragraph(note)


def _named(entries: dict[Position, Entry], rows: list[int], runs: list[range]) -> list[list[int]]:
    """The columns of each table side by side: figures without a word beside them in any row are those of the names before them."""
    found: list[list[int]] = []
    for run in runs:
        cells = [[is_figure(entry.text) for column in run if (entry := entries.get((row, column))) is not None] for row in rows]
        has_names = any(any(row) and not all(row) for row in cells) or not any(map(any, cells))
        if found and not has_names:
            found[-1] += run
        else:
            found.append(list(run))
    return found


def _joined(entries: dict[Position, Entry], runs: list[range]) -> list[list[int]]:
    """The rows of each table: rows behind a blank one that begin with figures in the same columns have the heads above it.

    三、财政 between them heads a part of the table; a line that tells a time or a unit, another table.
    """
    rows: dict[int, list[Entry]] = {row: [] for run in runs for row in run}
    places: dict[int, set[int]] = {row: set() for row in rows}
    for (row, column), entry in sorted(entries.items(), key=lambda each: each[0]):
        places[row].add(column)
        if not any(entry is one for one in rows[row][-1:]):
            rows[row].append(entry)
    found: list[list[int]] = []
    columns: set[int] = set()
    for run in runs:
        wide = [row for row in run if len(rows[row]) > 1]
        lone = [entry.text for row in itertools.takewhile(lambda row: len(rows[row]) == 1, run) for entry in rows[row]]
        own = set[int]().union(*(places[row] for row in wide))
        has_heads = not wide or not any(is_figure(entry.text) for entry in rows[wide[0]][1:])
        if found and not has_heads and own <= columns and not any(_HEADS_TABLE.search(line) for line in lone):
            found[-1] += run
        else:
            found.append(list(run))
            columns = own
    return found


def _entries(assembly: Assembly, sheet: Sheet) -> dict[Position, Entry]:
    """What each place shows; places without anything are left out."""
    entries: dict[Position, Entry] = {}
    unknown: set[str] = set()
    is_cut = False
    for (row, column), (value, code) in _seen(assembly, sheet):
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


def _seen(assembly: Assembly, sheet: Sheet) -> list[tuple[Position, tuple[object, str]]]:
    """The cells that the sheet shows; says how many rows and columns it hides."""
    rows = {row for row, _ in sheet.cells} & sheet.hidden_rows
    columns = {column for _, column in sheet.cells} & sheet.hidden_columns
    if rows or columns:
        assembly.notes.append(f"sheet {sheet.name}: hidden rows ({len(rows)}) and columns ({len(columns)}) were left out")
    return [(at, cell) for at, cell in sheet.cells.items() if at[0] not in rows and at[1] not in columns]


def _distinct(entries: dict[Position, Entry], row: int) -> list[Entry]:
    return list({id(entry): entry for (at, _), entry in sorted(entries.items(), key=lambda e: e[0]) if at == row}.values())


def _runs(numbers: set[int], hidden: set[int]) -> list[range]:
    """Runs of numbers, unbroken but for hidden ones."""
    runs: list[range] = []
    for number in sorted(numbers):
        if runs and all(between in hidden for between in range(runs[-1].stop, number)):
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


def _xlsx(content: bytes, assembly: Assembly) -> Iterator[Sheet]:
    check_expansion(content)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError) as error:
        raise Unreadable(f"the Excel file is damaged ({error})"[:200]) from None
    if count := _without_result(content):
        assembly.notes.append(f"formulas without a stored result ({count}) were left out; open the file in Excel or WPS and save it")
    for sheet in book.worksheets:
        cells = {
            (cell.row - 1, cell.column - 1): (cell.value, cell.number_format) for cell in sheet._cells.values() if cell.value is not None
        }
        merges = [(r.min_row - 1, r.max_row - 1, r.min_col - 1, r.max_col - 1) for r in sheet.merged_cells.ranges]
        rows = {row - 1 for row, dimension in sheet.row_dimensions.items() if dimension.hidden}
        ranges = (range(d.min - 1, min(d.max, MAX_COLUMNS)) for d in sheet.column_dimensions.values() if d.hidden and d.min and d.max)
        yield Sheet(sheet.title, cells, merges, rows, {column for each in ranges for column in each}, sheet.sheet_state != "visible")


def _without_result(content: bytes) -> int:
    """How many cells hold a formula and no result: programs that only write files leave them so."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return sum(len(_NO_RESULT.findall(parts.read(name))) for name in sheets[:MAX_SHEETS])


def _xls(content: bytes) -> Iterator[Sheet]:
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        with Path(os.devnull).open("w") as silent:
            book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=silent)
    except (xlrd.XLRDError, CompDocError) as error:
        if "encrypted" in str(error):
            raise Unreadable("the Excel file is protected by a password", "save it without one") from None
        raise Unreadable("this is no Excel file that can be read", "open it in Excel or WPS and save it as .xlsx") from None
    for sheet in book.sheets():
        cells: dict[Position, tuple[object, str]] = {}
        for row in range(min(sheet.nrows, MAX_ROWS + 1)):
            for column, cell in enumerate(sheet.row(row)[: MAX_COLUMNS + 1]):
                if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
                    is_date = cell.ctype == xlrd.XL_CELL_DATE
                    value = xlrd.xldate_as_datetime(cell.value, book.datemode) if is_date else cell.value
                    cells[row, column] = (value, code)
        merges = [(a, b - 1, c, d - 1) for a, b, c, d in sheet.merged_cells]
        rows = {row for row, about in sheet.rowinfo_map.items() if about.hidden}
        columns = {column for column, about in sheet.colinfo_map.items() if about.hidden}
        yield Sheet(sheet.name, cells, merges, rows, columns, sheet.visibility != 0)
