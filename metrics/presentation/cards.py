"""Headline cards and small tables of figures as HTML: numbers first, their sentence one click away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from metrics.analysis.frames import Row
from metrics.presentation.as_printed import completion_words, done_words, growth_cell, level_words, measured_words
from metrics.presentation.html import (
    Cell,
    badge,
    bullet,
    coverage,
    figure_link,
    flag_badge,
    light,
    link,
    mixed,
    proper,
    reservations,
    source_words,
    sparkline,
    table,
)
from metrics.presentation.labels import against_words, document_title, flag_word, name, scope_words, text, word, zone_name
from metrics.presentation.numbers import (
    DASH,
    amount,
    amount_parts,
    difference,
    exact,
    ordinal,
    percent,
    points,
)
from metrics.presentation.target_tables import change_notes, goal_link


def _against(row: Row, language: str) -> str:
    """What a change of growth is held against, in a frame; "" where its source tells none."""
    words = against_words((row["flags"] or "").split("|"), language)
    return badge(words) if words else ""


def headline_card(row: Row, zone: str, language: str) -> str:
    """One indicator at one period: level, growth, published ranks, target with pace and light, its own past, its source.

    Its name leads to how its levels and growth went on through the years.
    """
    big, line = _in_large_type(row, language)
    spark = sparkline(row["history"], text("overview.spark", language, name=name(row, language)))
    flags = "".join(_flags(row, language))
    named = escape(name(row, language))
    if row["value"] is not None or row["yoy_pct"] is not None:
        named = link("progress", language, named, zone=zone, indicator=row["indicator"])
    return (
        f'<article class="card"><h3>{named}</h3><p class="big">{big}</p>{line}'
        f"{_positions(row, language)}{_target(row, language)}{spark}"
        f'<p class="foot">{flags}{source_words(row, language)}</p></article>'
    )


def _in_large_type(row: Row, language: str) -> tuple[str, str]:
    """What a card is about, and the line below it (HTML): a level with its growth; growth alone; the completion rate alone."""
    if row["value"] is not None:
        number, unit = amount_parts(row["value"], row["unit"], language)
        full = exact(row["value"], row["unit"], language)
        shown = _small_bound(row["bound"], language) + escape(number)
        big = figure_link(row["observation_id"], language, shown, full=full) + f"<small>{escape(unit)}</small>"
        linked = growth_cell(row, language, css="") if row["yoy_pct"] is not None else ""
        basis = escape(text(f"basis.{row['growth_basis']}", language))
        return big, f'<p class="line">{linked} <span class="quiet">{basis}</span></p>' if linked else ""
    which = "completion" if row["yoy_pct"] is None else "growth"
    if which == "growth":
        words, said, bound = percent(row["yoy_pct"], is_signed=True), row["yoy_observation_id"], row["yoy_bound"]
    else:
        words, said, bound = percent(row["completion_pct"], 2), row["observation_id"], row["bound"]
    big = figure_link(said, language, _small_bound(bound, language) + escape(words))
    big += f"<small>{escape(text('measure.yoy' if which == 'growth' else 'measure.completion', language))}</small>"
    return big, f'<p class="line quiet">{escape(text(f"overview.{which}_only", language))}</p>'


def _small_bound(bound: str | None, language: str) -> str:
    """What a number in large type is more or less than (HTML), before it: 超过290 is not 290."""
    return f'<small class="bound">{escape(text(f"bound.{bound}", language))}</small> ' if bound and bound != "exact" else ""


def headline_table(rows: Iterable[Row], language: str) -> str:
    """Headline figures beyond those that have a card: level, growth, light."""
    heads = [text(f"board.{head}", language) for head in ("indicator", "done", "yoy", "light")]
    body: list[list[Cell]] = []
    for row in rows:
        value = escape(level_words(row, language))
        body.append(
            [
                (escape(name(row, language)), "name"),
                figure_link(row["observation_id"], language, value) if row["value"] is not None else DASH,
                growth_cell(row, language),
                light(row, language),
            ]
        )
    return table(heads, body, numeric=(1, 2))


def beside_table(rows: Iterable[Row], language: str) -> str:
    """Figures that no card tells, one a row: what of which indicator, and within which frame."""
    body: list[list[Cell]] = [
        [
            (escape(name(row, language)), "name"),
            escape(word("measure", row["measure"], language)),
            figure_link(row["observation_id"], language, escape(measured_words(row, language))),
            (f"{coverage(row['scope'], language)}{_against(row, language)}{reservations(row, language)}", "wide"),
        ]
        for row in rows
    ]
    return table([text(f"column.{key}", language) for key in ("indicator", "measure", "shown", "scope")], body, numeric=(2,))


def _positions(row: Row, language: str) -> str:
    """Published ranks and gap in one quiet line."""
    parts = []
    scope = f"{scope_words(row['rank_scope'], language)} " if row["rank_scope"] else ""
    if row["rank_level"] is not None:
        parts.append(f"{text('measure.rank_level', language)} {scope}{ordinal(row['rank_level'], language)}")
    if row["rank_yoy"] is not None:
        parts.append(f"{text('measure.rank_yoy', language)} {scope}{ordinal(row['rank_yoy'], language)}")
    if row["gap_pp"] is not None:
        against = f"{scope_words(row['gap_scope'], language)} " if row["gap_scope"] else ""
        parts.append(f"{text('overview.against', language)} {against}{points(row['gap_pp'], language)}")
    return f'<p class="meta">{mixed(" · ".join(parts), language)}</p>' if parts else ""


def _target(row: Row, language: str) -> str:
    """Completion with its pace as a small bullet, the light in shape and word, the gap; "" where no target is known."""
    if row["light"] == "grey" and row["completion_pct"] is None:
        return ""
    gap = f" {escape(points(row['schedule_gap_pp'], language))}" if row["schedule_gap_pp"] is not None else ""
    verdict = f'<span class="pull">{light(row, language)}{gap}</span>' if row["light"] != "grey" else ""
    if row["target_kind"] == "growth":
        goal = escape(text("overview.growth_goal", language, goal=percent(row["target"], is_signed=True)))
        return f'<p class="goal">{goal} {verdict}</p>'
    done = completion_words(row, language)
    words = f"{text('measure.completion', language)} {done}"
    if row["line_pct"] is None:
        return f'<p class="goal">{escape(words)}</p>'
    pace = f"{text('board.line', language)} {percent(row['line_pct'], 2)}"
    drawing = bullet(row["completion_pct"], row["line_pct"], row["light"], f"{words}, {pace}")
    return f'<p class="goal">{escape(words)} {verdict}</p>{drawing}<p class="pacewords">{escape(pace)}</p>'


def _flags(row: Row, language: str) -> Iterable[str]:
    if row["status"] != "actual":
        yield badge(text(f"status.{row['status']}", language))
    yield coverage(row["scope"], language)
    for flag in filter(None, (row["flags"] or "").split("|")):
        yield flag_badge(flag, flag_word(flag, language))
    if row["is_conflict"]:
        yield badge(text("flag.conflict", language), "warn")


def board_table(rows: Iterable[Row], language: str) -> str:
    """The board as a table: target, done, completion, line, gap, what each remaining month needs, light."""
    heads = (
        "indicator",
        "light",
        "target",
        "done",
        "completion",
        "line",
        "gap",
        "gap_units",
        "last_year",
        "yoy",
    )
    return table(
        [text(f"board.{head}", language) for head in heads],
        [_board_row(row, language) for row in rows],
        numeric=range(2, 10),
    )


def _board_row(row: Row, language: str) -> list[Cell]:
    is_growth = row["kind"] == "growth"
    target = percent(row["target"], is_signed=True) if is_growth else amount(row["target"], row["target_unit"], language)
    if row["kind"] == "share":
        target = percent(row["target"], 2)
    done = done_words(row, language)
    origin = "" if row["origin"] in ("seed", "document") else badge(text(f"origin.{row['origin']}", language))
    due = "" if row["period"] == "year" else badge(text(f"due.{row['period']}", language))
    conflict = badge(text("flag.completion_conflict", language), "warn") if row["is_conflict"] else ""
    completion = completion_words(row, language)
    return [
        (f"<strong>{mixed(name(row, language), language)}</strong> {due}{origin}{conflict}", "name"),
        light(row, language),
        goal_link(row, language, target) + change_notes(row, language),
        figure_link(row["observation_id"] if row["done"] is not None else None, language, escape(done)),
        figure_link(row["observation_id"] if row["done"] is None else None, language, escape(completion)),
        DASH if is_growth else escape(percent(row["line_pct"], 2)),
        escape(points(row["gap_pp"], language)),
        escape(difference(row["gap_units"], row["target_unit"], language, row["target"])),
        escape(percent(row["last_year_completion_pct"], 2)),
        growth_cell(row, language, has_arrow=False),
    ]


def plain_table(rows: Iterable[Row], language: str) -> str:
    """Indicators without a known target: level and growth as published."""
    heads = [text(f"board.{head}", language) for head in ("indicator", "done", "yoy")]
    body: list[list[Cell]] = [
        [
            (mixed(name(row, language), language), "name"),
            figure_link(row["observation_id"], language, escape(done_words(row, language))) if row["done"] is not None else DASH,
            growth_cell(row, language),
        ]
        for row in rows
    ]
    return table(heads, body, numeric=(1, 2))


def coverage_table(rows: list[Row], language: str) -> str:
    """Zones by years: how many figures there are, written on a shade of one colour; it scrolls on a narrow screen."""
    zones = list(dict.fromkeys((row["zone"], row["zone_name_en"]) for row in rows))
    years = sorted({row["year"] for row in rows}, reverse=True)
    counts = {(row["zone"], row["year"]): row["figures"] for row in rows}
    most = max(counts.values(), default=1)

    def cell(count: int | None) -> Cell:
        if count is None:
            return "", "shade"
        share = count / most
        ink = "#ffffff" if share > 0.45 else "#23272e"
        background = f"rgba(0, 80, 125, {0.1 + 0.85 * share:.2f})"
        return f'<span style="background:{background};color:{ink}">{count}</span>', "shade"

    body: list[list[Cell]] = [
        [
            (escape(zone_name(zone, english, language, is_short=True)), "place"),
            *(cell(counts.get((zone, year))) for year in years),
        ]
        for zone, english in zones
    ]
    return table([text("column.zone", language), *(str(year) for year in years)], body)


def documents_table(rows: Iterable[Row], english: Mapping[str, str | None], language: str) -> str:
    """Documents with their source and the number of their figures; `english`: the zones' English names."""
    body: list[list[Cell]] = [
        [
            (link("documents", language, proper(document_title(row, language, english), language), doc=row["document_id"]), "name"),
            (source_words(row | {"published": None}, language), "wide"),
            (str(row["published"] or ""), "nowrap"),
            str(row["figures"]),
        ]
        for row in rows
    ]
    return table([text(f"column.{key}", language) for key in ("title", "publisher", "published", "figures")], body, numeric=(3,))
