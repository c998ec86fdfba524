"""The table of figures with headers and words in the reader's language, as a frame to show and as CSV bytes to keep."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from metrics.analysis.cells import day_of, neutral, plain
from metrics.analysis.frames import Row
from metrics.presentation.csv_cells import hundredths, in_scale, titled_file, unit_word
from metrics.presentation.labels import against_words, bounded, document_title, name, scope_words, text, word, zone_name
from metrics.presentation.numbers import Scale, measured, period, scale_for
from metrics.presentation.target_tables import TASK_HEADS, task_name

# Column of the export: what it holds. The value stands exactly, in the unit its indicator is told in and in its base unit,
# beside the words of the source.
EXPORT_COLUMNS = (
    "zone", "province", "city", "indicator", "measure", "amount", "amount_unit", "period", "value", "unit", "value_text",
    "period_start", "period_end", "status", "bound", "scope", "source_grade", "publisher", "title", "published", "address", "evidence_text",
    "sentence", "witnesses", "is_conflict", "observation_id",
)  # fmt: skip
SHOWN_COLUMNS = (
    "zone", "indicator", "measure", "shown", "period", "open", "status", "source_grade", "publisher", "scope",
)  # fmt: skip
DAYS = ("period_start", "period_end")  # months, which a spreadsheet would make days of
FOR_THE_EYE = ("shown", "amount", "amount_unit", "period", "open")
CHOICES = tuple(dict.fromkeys((*SHOWN_COLUMNS, *EXPORT_COLUMNS)))  # columns a reader can choose among


# What a column is made of where it is not the stored one as it stands: the stored columns, and what is made of a row of them.
Made = tuple[tuple[str, ...], Callable[[tuple[Any, ...], str], object]]


def _coded(group: str) -> Callable[[tuple[Any, ...], str], object]:
    return lambda row, language: word(group, row[0], language)


_MADE: dict[str, Made] = {
    "shown": (("measure", "value", "unit", "bound"), lambda row, language: bounded(measured(row[0], row[1], row[2], language), row[3], language)),
    "period": (("period_start", "period_end"), lambda row, language: period(row[0], row[1], language)),
    "open": (("observation_id",), lambda row, language: f"documents?figure={row[0]}&lang={language}"),
    "zone": (("zone", "zone_name_en"), lambda row, language: zone_name(row[0] or "", row[1], language)),
    "province": (("province",), lambda row, language: word("province", row[0], language) if row[0] else None),
    "city": (("city",), lambda row, language: word("city", row[0], language) if row[0] else None),
    "indicator": (("name_zh", "name_en"), lambda row, language: name({"name_zh": row[0], "name_en": row[1]}, language)),
    "measure": (("measure",), _coded("measure")),
    "unit": (("unit",), _coded("unit")),
    "status": (("status",), _coded("status")),
    "bound": (("bound",), _coded("bound")),
    "scope": (("scope", "flags"), lambda row, language: scope_words(row[0], language) if row[0] else against_words((row[1] or "").split("|"), language) or None),
    "source_grade": (("source_grade",), _coded("grade")),
    "title": (("title", "file_name", "zone", "zone_name_en", "name_zh", "name_en"), lambda row, language: document_title({"title": row[0], "file_name": row[1]}, language, {row[2] or "": row[3], row[4]: row[5]})),
    "is_conflict": (("is_conflict",), lambda row, language: text("flag.conflict", language) if row[0] else ""),
}  # fmt: skip

# What is made of a value and the scale of its indicator's largest value: one scale for all, so that a spreadsheet can add them up.
_SCALED: dict[str, Callable[[Decimal, Scale], object]] = {
    "amount": lambda value, scale: value / scale.factor,
    "amount_unit": lambda value, scale: scale.word or None,
}
_SCALED_OF = ("indicator", "value", "unit")


def needed(columns: Sequence[str]) -> tuple[str, ...]:
    """The stored columns that columns of the export are made of."""
    return tuple(dict.fromkeys(stored for key in columns for stored in _stored(key)))


def _stored(key: str) -> tuple[str, ...]:
    if key in _SCALED:
        return _SCALED_OF
    return _MADE[key][0] if key in _MADE else (key,)


def _column(frame: pd.DataFrame, key: str, language: str) -> list[object]:
    """The cells of one column, in the order of the frame: codes in words, and what is made for the eye."""
    if key in _SCALED:
        return _scaled(frame, key, language)
    if key not in _MADE:
        return list(frame[key])
    stored, make = _MADE[key]
    rows = list(zip(*(frame[column].tolist() for column in stored), strict=True))
    made = {row: make(row, language) for row in set(rows)}  # most rows of a column say what others say
    return [made[row] for row in rows]


def _scaled(frame: pd.DataFrame, key: str, language: str) -> list[object]:
    """The values, or the words of their unit, in one scale an indicator."""
    rows = list(zip(*(frame[column].tolist() for column in _SCALED_OF), strict=True))
    values: dict[tuple[str, str], list[Decimal]] = {}
    for indicator, value, unit in rows:
        values.setdefault((indicator, unit), []).append(value)
    scales = {of: scale_for(own, of[1], language) for of, own in values.items()}
    return [_SCALED[key](value, scales[indicator, unit]) for indicator, value, unit in rows]


def export_rows(frame: pd.DataFrame, columns: Sequence[str], language: str) -> list[tuple[object, ...]]:
    """The figures as rows of these columns: codes in words, values exact in their base unit."""
    return list(zip(*(_column(frame, key, language) for key in columns), strict=True))


def headings(columns: Sequence[str], language: str, has_days: bool = False) -> list[str]:
    """What the columns are called; `has_days`: the ends of a period are days."""
    return [text(f"column.{'day_' if has_days and key in DAYS else ''}{key}", language) for key in columns]


def stored_columns(columns: Sequence[str]) -> list[str]:
    """The columns of a file for programs: what was made for the eye is left out, or the identifier alone remains."""
    return [key for key in columns if key not in FOR_THE_EYE] or ["observation_id"]


def csv_bytes(frame: pd.DataFrame, language: str, columns: Sequence[str] = EXPORT_COLUMNS, has_mark: bool = True) -> bytes:
    """The figures as CSV in UTF-8, headers in the reader's language; the byte order mark tells Excel which encoding it is.

    With the mark, for a spreadsheet, a period begins and ends with a day.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(headings(columns, language, has_days=has_mark))
    rows = export_rows(frame, columns, language)
    if has_mark:
        rows = [
            tuple(day_of(str(cell), is_end=key == "period_end") if key in DAYS else cell for key, cell in zip(columns, row, strict=True))
            for row in rows
        ]
    writer.writerows([neutral(plain(cell)) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig" if has_mark else "utf-8")


def shown_frame(frame: pd.DataFrame, language: str, columns: Sequence[str] = SHOWN_COLUMNS) -> pd.DataFrame:
    """The figures as a table on the page: exact values as plain text, so that nothing is rounded on its way."""
    keep = ("open", "witnesses")
    cells = [_column(frame, key, language) for key in columns]
    shown = [
        column if key in keep else [cell if type(cell) is str else "" if cell is None else plain(cell) for cell in column]
        for key, column in zip(columns, cells, strict=True)
    ]
    return pd.DataFrame(dict(zip(headings(columns, language), shown, strict=True)), dtype=object)


def tasks_csv(rows: Sequence[Row], step: str, title: str, language: str) -> bytes:
    """The tasks of one target as CSV for a spreadsheet: amounts exact, in the unit they are told in, under a line that says of what."""
    scale = scale_for([row["cumulative"] for row in rows], rows[-1]["unit"], language)
    heads = [*(text(f"targets.{key}", language) for key in TASK_HEADS), text("column.unit", language), text("column.done_id", language)]
    return titled_file(title, heads, (_task_row(row, step, scale, language) for row in rows))


def _task_row(row: Row, step: str, scale: Scale, language: str) -> list[object]:
    task, piece, cumulative, done, ahead = (in_scale(row[key], scale) for key in ("task", "done_piece", "cumulative", "done", "gap_units"))
    share, unit = hundredths(row["share_pct"]), unit_word(scale, row["unit"], language)
    return [task_name(row["month"], step, language), task, piece, cumulative, share, done, ahead, unit, row["observation_id"]]
