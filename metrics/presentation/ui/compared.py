"""Zones side by side at one period: level and growth, ranks with movement, bars, growth against level, distances.

An element costs the browser as much as a short table, so what stands between two fields or charts is one.
"""

from __future__ import annotations

from html import escape

from metrics.analysis import intensity, trends
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import charts, drawn
from metrics.presentation.comparison_tables import comparison_table, distances_table, intensity_table
from metrics.presentation.html import link, notes, off_paper, side_by_side, take_home
from metrics.presentation.labels import name, word, zone_name
from metrics.presentation.numbers import period
from metrics.presentation.ui.blocks import captioned, closer_look, download, html, titled
from metrics.presentation.ui.filters import choose
from metrics.presentation.ui.frame import Page
from metrics.presentation.ui.years import named, through_years
from metrics.presentation.ui.zones import Compared
from metrics.presentation.years_tables import by_year, years_csv, years_of, years_scale, years_table
from metrics.presentation.zone_files import compared_csv

LEAST_POINTS = 3  # of a scatter that says anything


def show_compared(page: Page, compared: Compared) -> None:
    """The table, bars, the scatter where at least three zones have level and growth, distances, and the years.

    Table and bars, which stand on the first screen, are sent before the rest is asked and drawn: the browser need not wait for that.
    """
    rows = rows_of(compared.table)
    html(compared.notes + _table(page, compared, rows) + _bars(page, compared, rows))
    _offer_file(page, compared, rows)
    trend = page.ask(trends.trend, tuple(compared.zones), compared.indicator["indicator"], compared.months)
    bases = [str(year) for year in trends.base_years(trend)]
    remark = page.text("comparison.years_remark", span=page.text(f"chart.month.{compared.months}"))
    below = off_paper(
        _distances(page, rows) + _intensity(page, compared) + (titled(page.text("comparison.index_heading"), remark) if bases else "")
    )
    scatter = _scatter(page, compared, rows)
    html(scatter)
    if scatter:
        closer_look(
            page.language,
            "closer_scatter",
            page.text("comparison.scatter_heading"),
            lambda: charts.level_growth_figure(compared.table, page.language),
        )
    _years(page, compared, rows_of(trend))
    html(below)
    base = choose(page, "base", bases, str) if len(bases) > 1 else "".join(bases)
    html(off_paper(through_years(page, compared, trend, base)))


def _offer_file(page: Page, compared: Compared, rows: list[Row]) -> None:
    """The table with its distances as a file."""
    span = period(compared.start, compared.end, page.language)
    named = page.text("comparison.file", indicator=name(compared.indicator, page.language), period=span)
    left_out, names = compared.table.attrs["left_out"], page.zone_names()
    download(
        page.text("comparison.download"), lambda: compared_csv(rows, compared.about(page), page.language, left_out, names),
        named, "compared_download",
    )  # fmt: skip


def _years(page: Page, compared: Compared, rows: list[Row]) -> None:
    """Zones by years as a table and as a file, where there is more than one year."""
    grid = by_year(rows)
    if len(years_of(grid)) < 2:
        return
    language, span = page.language, page.text(f"chart.month.{compared.months}")
    kind = name(compared.indicator, language)
    remark = page.text("years.remark", span=span, unit=years_scale(grid, language).word)
    table = years_table(grid, compared.zones, language) + notes([escape(page.text("years.note"))])
    html(off_paper(titled(page.text("years.heading"), remark, table)))  # on paper the year that was chosen, on one sheet
    title = f"{kind} · {page.text('years.heading')} · {span}"
    named = page.text("years.file", indicator=kind, span=span)
    download(page.text("years.download"), lambda: years_csv(grid, compared.zones, title, language), named, "years_download")


def _told(page: Page, compared: Compared, rows: list[Row]) -> list[str]:
    """Indicator, period and sources (HTML)."""
    grades = page.text("list.comma").join(dict.fromkeys(word("grade", row["source_grade"], page.language) for row in rows))
    return [escape(compared.about(page)), escape(page.text("caption.source", sources=grades))]


def _missing(page: Page, compared: Compared) -> str:
    """The zones left out and why (HTML)."""
    left_out = compared.table.attrs["left_out"]
    return page.text("comparison.left_out") + named(page, left_out) if left_out else ""


def _table(page: Page, compared: Compared, rows: list[Row]) -> str:
    """The table with ranks and movement (HTML)."""
    files = take_home(page.language, compared.zones, [compared.indicator["indicator"]], compared.end[:4])
    table = comparison_table(rows, page.language) + notes([*_told(page, compared, rows), _missing(page, compared)], hint=files)
    return titled(compared.about(page), page.text("comparison.table_remark"), table)


def _bars(page: Page, compared: Compared, rows: list[Row]) -> str:
    """Level and growth as bars (HTML)."""
    about, told, bars = compared.about(page), _told(page, compared, rows), []
    if any(row["value"] is not None for row in rows):
        title = page.text("comparison.level_heading")
        below = captioned(title, [*told, escape(page.text("comparison.like")), _missing(page, compared)], page.language, about)
        bars.append(titled(title, about, drawn.zone_level_rows(compared.table, page.language, title) + below))
    if any(row["yoy_pct"] is not None for row in rows):
        title, basis = page.text("comparison.growth_heading"), page.text(f"basis.{compared.indicator['growth_basis']}")
        below = captioned(
            title,
            [
                *told,
                escape(page.text("caption.published")),
                escape(pale_words(page, rows)),
                escape(drawn.cut_words([row["yoy_pct"] for row in rows], page.language)),
                _silent(page, rows, "yoy_pct"),
            ],
            page.language,
            about,
        )
        bars.append(titled(title, basis, drawn.zone_growth_rows(compared.table, page.language, title) + below))
    return side_by_side(bars)


def _scatter(page: Page, compared: Compared, rows: list[Row]) -> str:
    """Growth against level (HTML), where enough zones have both."""
    points = sum(row["is_comparable"] and row["yoy_pct"] is not None for row in rows)
    if points < LEAST_POINTS:
        return ""
    title = page.text("comparison.scatter_heading")
    caption = [*_told(page, compared, rows), escape(page.text("comparison.scatter_caption", shown=points))]
    drawing = drawn.level_growth_points(compared.table, page.language, title) + captioned(
        title, caption, page.language, compared.about(page)
    )
    return titled(title, page.text("comparison.scatter_remark"), drawing)


def _distances(page: Page, rows: list[Row]) -> str:
    """Shares and gaps of the zones that can be compared (HTML); nothing for one alone, which is the whole and its own median."""
    if sum(row["is_comparable"] for row in rows) < 2 and all(row["completion_pct"] is None for row in rows):
        return ""
    alike = [row for row in rows if row["is_comparable"] or row["completion_pct"] is not None]
    heads = page.text("comparison.distances_heading"), page.text("comparison.distances_remark")
    return titled(*heads, distances_table(alike, page.language)) if alike else ""


def _intensity(page: Page, compared: Compared) -> str:
    """Amounts by head and by area (HTML); where no zone says how many people or how much land it has, how to bring that."""
    code = compared.indicator["indicator"]
    found = page.ask(intensity.intensity, tuple(compared.zones), code, compared.start, compared.end)
    if found.attrs["reason"] == "no_amount":
        return ""
    heads = page.text("comparison.intensity_heading"), page.text("comparison.intensity_remark")
    if found.empty:
        way = link("intake", page.language, escape(page.text("comparison.bring_divisors")))
        return titled(*heads, notes([escape(page.text("comparison.no_divisors")), way]))
    left_out = len(compared.zones) - len(found)
    told = [
        escape(page.text("comparison.intensity_note")),
        escape(page.text("comparison.intensity_without", count=left_out)) if left_out else "",
    ]
    return titled(*heads, intensity_table(rows_of(found), page.language) + notes(told))


def pale_words(page: Page, rows: list[Row]) -> str:
    """What pale bars of growth are, where there are some."""
    return page.text("comparison.pale_growth") if any(row["yoy_pct"] is not None and not row["is_growth_fit"] for row in rows) else ""


def _silent(page: Page, rows: list[Row], key: str) -> str:
    """The zones of a table without the value, in words (HTML)."""
    names = [zone_name(row["zone"], row["zone_name_en"], page.language, is_short=True) for row in rows if row[key] is None]
    return escape(page.text("caption.missing", names=page.text("list.comma").join(names))) if names else ""
