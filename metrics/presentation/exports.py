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


def _export_row(row: Row, language: str) -> Row:
    return row | {
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


def csv_bytes(frame: pd.DataFrame, language: str) -> bytes:
    """The figures as CSV in UTF-8 with a byte order mark (Excel reads it so), headers in the reader's language."""
    rows = [_export_row(row, language) for row in rows_of(frame)]
    table = frame_of([{key: neutral(plain(row[key])) for key in EXPORT_COLUMNS} for row in rows], EXPORT_COLUMNS)
    table.columns = pd.Index([text(f"column.{key}", language) for key in EXPORT_COLUMNS])
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def shown_frame(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The figures as a reader sees them: scaled values with units, periods in words, a link to the sentence."""
    rows = [
        _export_row(row, language)
        | {
            "shown": measured(row["measure"], row["value"], row["unit"], language),
            "period": period(row["period_start"], row["period_end"], language),
            "open": f"documents?figure={row['observation_id']}&lang={language}",
        }
        for row in rows_of(frame)
    ]
    shown = [{key: "" if row[key] is None else row[key] for key in SHOWN_COLUMNS} for row in rows]
    return frame_of(shown, SHOWN_COLUMNS, "no_match").rename(
        columns={key: text(f"column.{key}", language) for key in SHOWN_COLUMNS}
    )


def tasks_csv(rows: Sequence[Row], step: str, title: str, language: str) -> bytes:
    """The tasks of one target as CSV for a spreadsheet: amounts exact, in their base unit, under a line that says of what."""
    keys = ("until", "task", "cumulative", "share", "done_cumulative", "ahead")
    lines = [
        [neutral(title), *[""] * len(keys)],
        [*(text(f"targets.{key}", language) for key in keys), text("column.unit", language)],
    ]
    for row in rows:
        share = row["share_pct"].quantize(Decimal("0.01"))
        cells = (row["task"], row["cumulative"], share, row["done"], row["gap_units"])
        lines.append([task_name(row["month"], step, language), *map(plain, cells), word("unit", row["unit"], language)])
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(lines)
    return buffer.getvalue().encode("utf-8-sig")
