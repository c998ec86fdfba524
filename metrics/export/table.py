"""Turns figures of the warehouse into rows for a file, and the rows into CSV.

The columns are the same for every format, and hold all that `python -m metrics import` needs to bring the figures back.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO, Any, Protocol

from metrics.analysis.cells import day_of, neutral, plain

# Column: Chinese heading, English heading. `value` is the plain decimal in the base unit.
COLUMNS = {
    "zone": ("地区", "zone"),
    "indicator": ("指标代码", "indicator"),
    "name_zh": ("指标", "indicator_name_zh"),
    "name_en": ("指标(英文)", "indicator_name_en"),
    "measure": ("度量", "measure"),
    "scope": ("口径", "scope"),
    "period_start": ("起始月", "period_start"),
    "period_end": ("截止月", "period_end"),
    "value": ("数值", "value"),
    "unit": ("单位", "unit"),
    "value_text": ("原文数值", "value_text"),
    "status": ("状态", "status"),
    "bound": ("界限", "bound"),
    "vintage": ("发布日期", "published"),
    "publisher": ("发布者", "publisher"),
    "title": ("标题", "title"),
    "address": ("网址", "address"),
    "source_grade": ("来源等级", "source_grade"),
    "evidence_text": ("原文", "evidence_text"),
    "witnesses": ("来源数", "witnesses"),
    "is_conflict": ("有分歧", "is_conflict"),
    "alternatives": ("其他数值", "alternatives"),
    "is_chosen": ("采用", "is_chosen"),
    "flags": ("标记", "flags"),
    "sentence": ("所在句", "sentence"),
    "indicator_text": ("原文指标", "indicator_text"),
    "construction": ("句式", "construction"),
    "file_name": ("文件", "file_name"),
    "document_id": ("文档编号", "document_id"),
    "observation_id": ("观测编号", "observation_id"),
}
# In a file for a spreadsheet, which would make a day of a month.
DAYS = {"period_start": ("起始日", "first_day"), "period_end": ("截止日", "last_day")}
FILTERS = """
where (len($zones) = 0 or list_contains($zones, f.zone))
    and (len($indicators) = 0 or list_contains($indicators, f.indicator))
    and (len($measures) = 0 or list_contains($measures, f.measure))
    and (len($years) = 0 or list_contains($years, f.year))
order by f.zone, f.indicator, f.measure, f.scope, f.period_end, f.period_start, is_chosen desc, f.observation_id
"""
FIGURES = "select f.*, p.sentence, true as is_chosen from figure as f join passage as p using (passage) " + FILTERS
WITNESSES = """
select f.*, c.witnesses, c.is_conflict, c.alternatives, coalesce(f.observation_id = c.observation_id, false) as is_chosen
from observation_named as f
join witness as w using (observation_id)
left join figure as c on c.observation_id = w.chosen_id
""" + FILTERS  # fmt: skip
AS_OF = """
select f.*, true as is_chosen, null as is_conflict, null as alternatives from figure_as_of(cast($day as date)) as f
""" + FILTERS  # fmt: skip


class Connection(Protocol):
    """What a warehouse connection is asked to do here."""

    def execute(self, query: str, parameters: Any) -> Any: ...


def figure_rows(
    connection: Connection,
    zones: Sequence[str] = (),
    indicators: Sequence[str] = (),
    measures: Sequence[str] = (),
    years: Sequence[int] = (),
    *,
    has_witnesses: bool = False,
    as_of: str | None = None,
) -> list[tuple[object, ...]]:
    """The figures that fit every filter (an empty filter fits all), in the order of COLUMNS.

    `has_witnesses`: every witness of each, the chosen one first; `as_of`: as they were on that day (YYYY-MM-DD).
    """
    parameters: dict[str, object] = {
        "zones": list(zones),
        "indicators": list(indicators),
        "measures": list(measures),
        "years": list(years),
    }
    if as_of is not None:
        parameters["day"] = as_of
    result = connection.execute(AS_OF if as_of is not None else WITNESSES if has_witnesses else FIGURES, parameters)
    names = [column[0] for column in result.description]
    places = [names.index(column) for column in COLUMNS]
    return [tuple(row[place] for place in places) for row in result.fetchall()]


def headings(language: str, *, has_days: bool = False) -> list[str]:
    """The Chinese (`zh`) or English (`en`) headings; `has_days`: the ends of a period are days."""
    named = COLUMNS | DAYS if has_days else COLUMNS
    return [heading[("zh", "en").index(language)] for heading in named.values()]


def write_csv(file: IO[str], rows: Iterable[Sequence[object]], headers: str = "zh", *, has_days: bool = False) -> None:
    """Rows as CSV with Chinese (`zh`) or English (`en`) headings; decimals plain, without zeros that nobody printed.

    Made to be opened in a spreadsheet: no text in it can be taken for a formula (cells.py), with `has_days` a period begins and
    ends with a day, and `import` reads it exactly.
    """
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(headings(headers, has_days=has_days))
    for row in rows:
        cells = [neutral(plain(cell)) for cell in row]
        for place, key in enumerate(COLUMNS):
            if has_days and key in DAYS:
                cells[place] = neutral(day_of(plain(row[place]), is_end=key == "period_end"))
        writer.writerow(cells)
