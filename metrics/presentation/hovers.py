"""What is said of a point of a chart when a pointer rests on it, with every digit: the same words in every way of drawing it."""

from __future__ import annotations

from metrics.analysis.frames import Row
from metrics.presentation.labels import bounded, text, zone_name
from metrics.presentation.numbers import exact, exact_growth, measured


def said_of_level_and_growth(row: Row, language: str) -> list[str]:
    """The zone's short name, its level and its growth (plain text). `row`: of `analysis.comparison.compare`, with both."""
    growth = f"{text('measure.yoy', language)} {bounded(exact_growth(row['yoy_pct']), row.get('yoy_bound'), language)}"
    return [_title(row, language), exact(row["value"], row["unit"], language), growth]


def said_of_year(row: Row, measure: str, language: str) -> list[str]:
    """The zone's short name, then the year and its figure (plain text). `row`: of `analysis.indicators.history`."""
    return [
        _title(row, language),
        f"{row['year']}: {bounded(measured(measure, row['value'], row['unit'], language), row.get('bound'), language)}",
    ]


def _title(row: Row, language: str) -> str:
    return zone_name(row["zone"], row["zone_name_en"], language, is_short=True)
