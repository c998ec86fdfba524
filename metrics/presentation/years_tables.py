"""Zones by years at one cumulative period: what was published each year, as a table (HTML) and as CSV for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from metrics.analysis.frames import Row
from metrics.analysis.trends import main_kind
from metrics.presentation.as_printed import growth_cell, growth_words, level_words
from metrics.presentation.csv_cells import in_scale, titled_file
from metrics.presentation.html import Cell, badge, coverage, figure_link, table
from metrics.presentation.labels import bounded, text, zone_name
from metrics.presentation.numbers import Scale, scale_for, scaled

MOST_YEARS = 8  # on the page, the latest ones; the file has all
Grid = Mapping[str, Mapping[int, Row]]  # rows of `trends.trend` by zone and year


def by_year(rows: Sequence[Row]) -> Grid:
    """The rows of a trend by zone and year."""
    found: dict[str, dict[int, Row]] = {}
    for row in rows:
        found.setdefault(row["zone"], {})[row["year"]] = row
    return found


def years_of(grid: Grid) -> list[int]:
    """Every year of which something is known, the earliest first."""
    return sorted({year for own in grid.values() for year in own})


def years_scale(grid: Grid, language: str) -> Scale:
    """One scale for all levels of the commonest unit."""
    rows = [row for own in grid.values() for row in own.values()]
    unit = main_kind(rows)[0]
    return scale_for([row["value"] for row in rows if row["unit"] == unit], unit, language)


def years_table(grid: Grid, zones: Sequence[str], language: str) -> str:
    """A row a zone in the order given, a column a year: the level, below it the growth that was published.

    A level of another unit or coverage says so, as does one that is not exact, doubtful or a plan.
    """
    years = years_of(grid)[-MOST_YEARS:]
    main, scale = main_kind([row for own in grid.values() for row in own.values()]), years_scale(grid, language)
    body: list[list[Cell]] = []
    for zone in zones:
        own = grid.get(zone, {})
        if any(year in own for year in years):
            english = next(iter(own.values()))["zone_name_en"]
            line: list[Cell] = [(f"<strong>{escape(zone_name(zone, english, language, is_short=True))}</strong>", "name")]
            body.append(line + [_cell(own[year], main, scale, language) if year in own else "" for year in years])
    return table([text("column.zone", language), *map(str, years)], body, numeric=range(1, len(years) + 1))


def _cell(row: Row, main: tuple[str, str | None], scale: Scale, language: str) -> str:
    lines = []
    if row["value"] is not None:
        is_like = (row["unit"], row["scope"]) == main
        words = bounded(scaled(row["value"], scale), row["bound"], language) if is_like else level_words(row, language)
        mark = badge(text(f"left_out.{row['unfit']}", language), "warn") if row["unfit"] in ("doubtful", "planned") else ""
        lines.append(f"{figure_link(row['observation_id'], language, escape(words))} {coverage(row['scope'], language)}{mark}")
    if row["yoy_pct"] is not None and row["scope"] is None:  # the growth of the whole says nothing of a part
        lines.append(growth_cell(row, language, has_arrow=False, css="fig quiet"))
    return "<br>".join(lines)


def years_csv(grid: Grid, zones: Sequence[str], title: str, language: str) -> bytes:
    """A row a zone: the levels of all years, then the growth rates, then in words what cannot be compared with them, then the
    identifiers that lead to the sentences of the years (of the level, or else of the growth).

    The columns of numbers hold only what is exact, undoubted and of one unit and coverage: they can be computed with.
    """
    years = years_of(grid)
    main, scale = main_kind([row for own in grid.values() for row in own.values()]), years_scale(grid, language)
    heads = [text("column.zone", language), text("column.unit", language)]
    heads += [text(f"years.{key}", language, year=year) for key in ("level", "growth") for year in years]
    rows: list[list[object]] = []
    for zone, own in ((zone, grid[zone]) for zone in zones if zone in grid):
        found = [own.get(year) for year in years]
        levels = [in_scale(row["value"], scale) if row and _is_like(row, main) else None for row in found]
        rates = [row["yoy_pct"] if row and row["is_growth_fit"] and row["scope"] is None else None for row in found]
        told = [words for row in found if row for words in _unlike(row, main, language)]
        english = next(iter(own.values()))["zone_name_en"]
        ids = [row and row["observation_id"] for row in found]
        rows.append([zone_name(zone, english, language), scale.word, *levels, *rates, text("briefing.between", language).join(told), *ids])
    heads += [text("years.unlike", language), *(text("years.identifier", language, year=year) for year in years)]
    return titled_file(title, heads, rows)


def _is_like(row: Row, main: tuple[str, str | None]) -> bool:
    return row["value"] is not None and (row["unit"], row["scope"]) == main and not row["unfit"]


def _unlike(row: Row, main: tuple[str, str | None], language: str) -> list[str]:
    """What was published of a year and stands in no column of numbers: the figure and why."""
    said = []
    if row["value"] is not None and not _is_like(row, main):
        why = row["unfit"] or ("other_coverage" if row["unit"] == main[0] else "other_currency")
        said.append(f"{row['year']}: {level_words(row, language)} ({text(f'left_out.{why}', language)})")
    if row["yoy_pct"] is not None and not (row["is_growth_fit"] and row["scope"] is None):
        said.append(f"{row['year']}: {growth_words(row, language)} ({text('measure.yoy', language)})")
    return said
