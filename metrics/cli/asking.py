"""Turns questions about single figures into lines of text: every witness of a figure, every row that fails a check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from metrics.cli.ledgers import line_of
from metrics.warehouse import store
from metrics.warehouse.rows import rows_of

HISTORY = """
select
    n.measure, n.scope, n.period_start, n.period_end, w.preference, n.value_text, n.status, n.vintage,
    coalesce(nullif(n.publisher, ''), n.file_name) as source, n.source_grade, n.sentence, n.flags
from witness as w
join observation_named as n using (observation_id)
where n.zone = $zone and n.indicator = $indicator and starts_with(n.period_end, $period)
order by n.measure, n.scope, n.period_end, n.period_start, n.unit, w.preference
"""
REVISIONS = """
select zone, indicator, measure, scope, period_start, period_end, earlier_text, earlier_vintage, later_text, later_vintage,
    difference_pct, later_publisher
from revision
where len($zones) = 0 or list_contains($zones, zone)
"""
CORRECTIONS = """
from correction where zone = ? and indicator = ? and starts_with(period_end, ?) order by corrected_at, correction_id
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
        measure, scope, start, end, preference, value, status, vintage, source, grade, sentence, flags = row
        figure = f"{indicator} {measure}{f' ({scope})' if scope else ''} {start}..{end}"
        if figure != heading:
            yield figure
            heading = figure
        mark = "*" if preference == 1 and "corrected" not in flags.split("|") else " "
        said = f"  [{flags.replace('|', ', ')}]" if flags else ""
        yield f"{mark} {value}  {status}  {vintage or 'day unknown'}  {source} ({grade}){said}"
        yield f"    {sentence.replace(chr(10), ' ')}"
    for correction in rows_of(store.reader(path or store.WAREHOUSE), CORRECTIONS, [zone, indicator, period]):
        yield f"correction {line_of('correction', correction)}"


def revisions(zones: tuple[str, ...], path: Path | None = None) -> Iterator[str]:
    """Every step from an earlier vintage of a figure to a later one that states it otherwise."""
    for row in store.reader(path or store.WAREHOUSE).execute(REVISIONS, {"zones": list(zones)}).fetchall():
        zone, indicator, measure, scope, start, end, before, before_day, after, after_day, percent, source = row
        figure = f"{zone}  {indicator} {measure}{f' ({scope})' if scope else ''} {start}..{end}"
        change = f"  {percent:+}%" if percent is not None else ""
        yield f"{figure}  {before} ({before_day or 'day unknown'}) → {after} ({after_day or 'day unknown'}){change}  {source}"


def failures(zones: tuple[str, ...], path: Path | None = None) -> Iterator[str]:
    """Every row that fails a check, in one line: the check, what it is about, what is printed, what was expected, and what that means."""
    from metrics.presentation.labels import word
    from metrics.presentation.quality_tables import UNSAID

    for row in store.reader(path or store.WAREHOUSE).execute(FAILURES, {"zones": list(zones)}).fetchall():
        check, zone, indicator, end, printed, expected, detail = row
        reason = f": {word('correction_reason', detail, 'en')}" if expected == "?" and detail not in UNSAID else ""  # a person's own
        yield f"{check}  {zone or '-'}  {indicator}  {end}  {printed} | {expected}  {word('check', check, 'en')}{reason}"
