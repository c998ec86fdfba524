"""The table of figures with headers and words in the reader's language, as a frame to show and as CSV bytes to keep."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from metrics.analysis.cells import neutral, plain
from metrics.analysis.frames import Row, frame_of, rows_of
from metrics.presentation.labels import name, text, word, zone_name
from metrics.presentation.numbers import measured, period
from metrics.presentation.target_tables import task_name

# Column of the export: what it holds. The value stands exactly, in its base unit, beside the words of the source.
EXPORT_COLUMNS = (
    "zone", "province", "city", "indicator", "measure", "value", "unit", "value_text", "period_start", "period_end",
    "status", "bound", "scope", "source_grade", "publisher", "title", "published", "address", "evidence_text",
    "witnesses", "is_conflict", "observation_id",
)  # fmt: skip
SHOWN_COLUMNS = (
    "zone", "indicator", "measure", "shown", "period", "status", "scope", "source_grade", "publisher", "open",
)  # fmt: skip
FOR_THE_EYE = ("shown", "period", "open")
CHOICES = tuple(dict.fromkeys((*SHOWN_COLUMNS, *EXPORT_COLUMNS)))  # columns a reader can choose among


def _seen(row: Row, language: str) -> Row:
    """What is made for the eye: the value with its unit, the period in words, the link to the sentence."""
    return {
        "shown": measured(row["measure"], row["value"], row["unit"], language),
        "period": period(row["period_start"], row["period_end"], language),
        "open": f"documents?figure={row['observation_id']}&lang={language}",
    }


def _words_row(row: Row, columns: Sequence[str], language: str) -> Row:
    """A figure with its codes in words, and what is made for the eye where a column asks for it."""
    seen = _seen(row, language) if set(columns) & set(FOR_THE_EYE) else {}
    return seen | row | {
        "zone": zone_name(row["zone"] or "", row["zone_name_en"], language),
        "province": word("province", row["province"], language) if row["province"] else None,
        "indicator": name(row, language),
        "measure": word("measure", row["measure"], language),
        "unit": word("unit", row["unit"], language),
        "status": word("status", row["status"], language),
        "bound": word("bound", row["bound"], language),
        "source_grade": word("grade", row["source_grade"], language),
        "is_conflict": text("flag.conflict", language) if row["is_conflict"] else "",
    }


def export_rows(frame: pd.DataFrame, columns: Sequence[str], language: str) -> list[tuple[object, ...]]:
    """The figures as rows of these columns: codes in words, values exact in their base unit."""
    return [tuple(row[key] for key in columns) for row in (_words_row(row, columns, language) for row in rows_of(frame))]


def headings(columns: Sequence[str], language: str) -> list[str]:
    """What the columns are called."""
    return [text(f"column.{key}", language) for key in columns]


def stored_columns(columns: Sequence[str]) -> list[str]:
    """The columns of a file for programs: what was made for the eye is left out, or the identifier alone remains."""
    return [key for key in columns if key not in FOR_THE_EYE] or ["observation_id"]


def csv_bytes(
    frame: pd.DataFrame, language: str, columns: Sequence[str] = EXPORT_COLUMNS, has_mark: bool = True
) -> bytes:
    """The figures as CSV in UTF-8, headers in the reader's language; the byte order mark tells Excel which encoding it is."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(headings(columns, language))
    writer.writerows([neutral(plain(cell)) for cell in row] for row in export_rows(frame, columns, language))
    return buffer.getvalue().encode("utf-8-sig" if has_mark else "utf-8")


def shown_frame(frame: pd.DataFrame, language: str, columns: Sequence[str] = SHOWN_COLUMNS) -> pd.DataFrame:
    """The figures as a table on the page: exact values as plain text, so that nothing is rounded on its way."""
    keep = ("open", "witnesses")
    rows = [_words_row(row, columns, language) for row in rows_of(frame)]
    shown = [{key: row[key] if key in keep else plain(row[key]) for key in columns} for row in rows]
    return frame_of(shown, columns, "no_match").rename(columns={key: text(f"column.{key}", language) for key in columns})


def tasks_csv(rows: Sequence[Row], step: str, title: str, language: str) -> bytes:
    """The tasks of one target as CSV for a spreadsheet: amounts exact, in their base unit, under a line that says of what."""
    keys = ("until", "task", "done_piece", "cumulative", "share", "done_cumulative", "ahead")
    lines = [
        [neutral(title), *[""] * len(keys)],
        [*(text(f"targets.{key}", language) for key in keys), text("column.unit", language)],
    ]
    for row in rows:
        share = row["share_pct"].quantize(Decimal("0.01"))
        cells = (row["task"], row["done_piece"], row["cumulative"], share, row["done"], row["gap_units"])
        lines.append([task_name(row["month"], step, language), *map(plain, cells), word("unit", row["unit"], language)])
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(lines)
    return buffer.getvalue().encode("utf-8-sig")
