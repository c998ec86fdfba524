"""Turns questions about single figures into lines of text: every witness of a figure, every row that fails a check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from metrics.warehouse import store

HISTORY = """
select
    n.measure, n.scope, n.period_start, n.period_end, w.preference, n.value_text, n.status, n.vintage,
    coalesce(nullif(n.publisher, ''), n.file_name) as source, n.source_grade, n.sentence
from witness as w
join observation_named as n using (observation_id)
where n.zone = $zone and n.indicator = $indicator and starts_with(n.period_end, $period)
order by n.measure, n.scope, n.period_end, n.period_start, n.unit, w.preference
"""
FAILURES = """
select "check", zone, indicator, period_end, printed, expected, detail
from check_all
where len($zones) = 0 or list_contains($zones, zone)
order by "check", zone, indicator, period_end, printed
"""


def history(zone: str, indicator: str, period: str, path: Path | None = None) -> Iterator[str]:
    """Every witness of the zone's figures whose last month begins with `period` (2021 or 2021-12); `*` marks the chosen one."""
    parameters = {"zone": zone, "indicator": indicator, "period": period}
    heading = None
    for row in store.reader(path or store.WAREHOUSE).execute(HISTORY, parameters).fetchall():
        measure, scope, start, end, preference, value, status, vintage, source, grade, sentence = row
        figure = f"{indicator} {measure}{f' ({scope})' if scope else ''} {start}..{end}"
        if figure != heading:
            yield figure
            heading = figure
        mark = "*" if preference == 1 else " "
        yield f"{mark} {value}  {status}  {vintage or 'day unknown'}  {source} ({grade})"
        yield f"    {sentence}"


def failures(zones: tuple[str, ...], path: Path | None = None) -> Iterator[str]:
    """Every row that fails a check, in one line: the check, what it is about, what is printed and what was expected."""
    for row in store.reader(path or store.WAREHOUSE).execute(FAILURES, {"zones": list(zones)}).fetchall():
        check, zone, indicator, end, printed, expected, detail = row
        yield f"{check}  {zone or '-'}  {indicator}  {end}  {printed} | {expected}  {detail}"
