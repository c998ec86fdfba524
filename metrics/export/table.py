"""Turns the chosen figures of the warehouse into CSV for a spreadsheet or a program."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO, Any, Protocol

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
    "observation_id": ("观测编号", "observation_id"),
}
QUERY = """
select
    f.zone, f.indicator, f.name_zh, f.name_en, f.measure, f.scope, f.period_start, f.period_end, f.value, f.unit,
    f.value_text, f.status, f.bound, f.vintage, f.publisher, f.title, f.address, f.source_grade, f.evidence_text,
    f.witnesses, f.is_conflict, f.alternatives, f.observation_id
from figure as f
where (len($zones) = 0 or list_contains($zones, f.zone))
    and (len($indicators) = 0 or list_contains($indicators, f.indicator))
    and (len($measures) = 0 or list_contains($measures, f.measure))
    and (len($years) = 0 or list_contains($years, f.year))
order by f.zone, f.indicator, f.measure, f.scope, f.period_end, f.period_start, f.observation_id
"""


class Connection(Protocol):
    """What a warehouse connection is asked to do here."""

    def execute(self, query: str, parameters: Any) -> Any: ...


def figure_rows(
    connection: Connection,
    zones: Sequence[str] = (),
    indicators: Sequence[str] = (),
    measures: Sequence[str] = (),
    years: Sequence[int] = (),
) -> list[tuple[object, ...]]:
    """The figures that fit every filter (an empty filter fits all), in the order of COLUMNS."""
    parameters = {
        "zones": list(zones),
        "indicators": list(indicators),
        "measures": list(measures),
        "years": list(years),
    }
    rows: list[tuple[object, ...]] = connection.execute(QUERY, parameters).fetchall()
    return rows


def write_csv(file: IO[str], rows: Iterable[Sequence[object]], headers: str = "zh") -> None:
    """Rows as CSV with Chinese (`zh`) or English (`en`) headings; decimals plain, without zeros that nobody printed."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([heading[("zh", "en").index(headers)] for heading in COLUMNS.values()])
    place = list(COLUMNS).index("value")
    for row in rows:
        cells = ["" if cell is None else cell for cell in row]
        cells[place] = plain(cells[place])
        writer.writerow(cells)


def plain(value: object) -> str:
    """A stored decimal as people write it.

    >>> from decimal import Decimal
    >>> plain(Decimal("8270000000.000000")), plain(Decimal("-3.900000")), plain(Decimal("0.000000"))
    ('8270000000', '-3.9', '0')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
