"""The boards of a month (开门红, 双过半, 前三季度, 全年): filters, K of N, charts, tables, the rules in words, all zones."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from metrics.analysis import heatmap, overview, targets
from metrics.analysis.frames import Row, rows_of
from metrics.presentation import cards, drawn
from metrics.presentation.board_file import board_csv
from metrics.presentation.goal_tables import part_goal_table
from metrics.presentation.html import empty, lights, link, mixed, notes, rules
from metrics.presentation.labels import name, zone_name
from metrics.presentation.numbers import percent, period
from metrics.presentation.target_tables import heat_table, plan_words, rest_table
from metrics.presentation.theme import LIGHT_SIGNS
from metrics.presentation.ui.blocks import captioned, download, heading, html, nothing, titled
from metrics.presentation.ui.filters import choose, choose_code
from metrics.presentation.ui.frame import Page
from metrics.presentation.zone_files import goals_csv

VIEWS = ("one", "all")
PLANS = ("stored", "linear", "seasonal")
BOARDS = {3: "opening_quarter", 6: "half_year", 9: "year_end", 12: "year_end"}  # the page of each board
MOST_PLACES = 60  # other boards that are linked below one


def board_link(page: Page, zone: str, start: str, end: str) -> str:
    """The way to the board at which a zone's targets are counted at the end of these months (HTML); nothing where none is."""
    year, months = end[:4], int(end[5:7])
    if start != f"{year}-01" or months not in BOARDS:
        return ""
    words = f"{escape(page.text(f'page.{BOARDS[months]}'))} →"
    return link(BOARDS[months], page.language, words, "onscreen", zone=zone, year=year, month=months, view="one")


def judged_links(page: Page, zone: str) -> str:
    """The ways to the last boards that judge targets of a zone (HTML); nothing where none does."""
    found = [
        link(
            BOARDS[row["months"]], page.language, escape(period(f"{row['year']}-01", f"{row['year']}-{row['months']:02d}", page.language)),
            "onscreen", zone=zone, year=row["year"], month=row["months"], view="one",
        )
        for row in page.ask(targets.last_judged, zone)
    ]  # fmt: skip
    return f"{escape(page.text('overview.judged_elsewhere'))} {' · '.join(found)}" if found else ""


def goal_ways(page: Page, zone: str, year: int) -> str:
    """The ways from a zone's targets of a year to the boards that judge some of them, and to all of them at once (HTML)."""
    judged = [
        link(BOARDS[months], page.language, escape(page.text(f"chart.month.{months}")), zone=zone, year=year, month=months, view="one")
        for months in page.ask(targets.judged_months, zone, year)
    ]
    wall = link("targets", page.language, escape(page.text("board.to_wall")), part="wall", zone=zone, year=year)
    return f"{escape(page.text('goal.judged_at')) if judged else ''}{' · '.join([*judged, wall])}"


def _filters(page: Page, months: int, places: list[Row]) -> tuple[str, int, str | None]:
    """Zone, year and pace plan: zones with judged targets come first, and by default the place with most of them."""
    names = page.zone_names()
    zones = list(dict.fromkeys([place["zone"] for place in places if place["zone"] in names] + list(names)))
    columns = st.columns([2, 1, 1])
    zone = choose(page, "zone", zones, lambda code: zone_name(code, names.get(code), page.language), place=columns[0])
    years = [str(year) for year in page.ask(targets.years_with_figures, zone, months)]
    best = next((str(place["year"]) for place in places if place["zone"] == zone), None)
    year = choose(page, "year", years, str, best, place=columns[1]) if years else ""
    plan = choose(page, "plan", PLANS, lambda code: page.text(f"choice.plan.{code}"), place=columns[2])
    return zone, int(year or 0), None if plan == "stored" else plan


def _elsewhere(page: Page, zone: str, year: int, months: int) -> str:
    """The ways to the boards of the same zone and year for which there are figures (HTML)."""
    found = [other for other in page.ask(targets.judged_months, zone, year) if other != months]
    links = [
        link(BOARDS[other], page.language, escape(page.text(f"chart.month.{other}")), zone=zone, year=year, month=other) for other in found
    ]
    return f'<p class="legend">{escape(page.text("board.elsewhere"))} {" · ".join(links)}</p>' if links else ""


def _score(page: Page, board: list[Row], tally: targets.Tally, months: int) -> str:
    """K of N in large type with the lights counted, the unknown ones apart, and the rules in words."""
    if tally.judged:
        words = f"<strong>{tally.passed} / {tally.judged}</strong> {escape(page.text(f'board.score.{months}', judged=tally.judged))}"
        unknown = page.text("board.unknown_count", count=tally.unknown) if tally.unknown else ""
    else:
        words, unknown = escape(page.text("board.none_judged", count=tally.unknown, month=months)), ""
    shown = [f'<span class="light light-{code}">{LIGHT_SIGNS[code]} {escape(words)}</span>' for code, words in lights(board, page.language)]
    score = f'<p class="score">{words} <span class="quiet">{escape(unknown)}</span></p><p class="lights">{"".join(shown)}</p>'
    return score + rules([escape(page.text(f"board.rule.{months}"))])


def _rules(page: Page, rows: list[Row]) -> list[str]:
    """The rule of every light on the board in words, with the indicators it is for and where it comes from."""
    of_rule: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        words = row[f"rule_{page.language}"]
        names = of_rule.setdefault((words, row["rule_source"] if page.language == "zh" else ""), [])
        names.append(name(row, page.language))
    return [
        f"<strong>{mixed(page.text('list.comma').join(dict.fromkeys(names)), page.language)}</strong>: {escape(words)}"
        + (f" ({escape(source)})" if source else "")
        for (words, source), names in of_rule.items()
    ]


def _legend(page: Page, completions: list[Row], lines: Iterable[str]) -> list[str]:
    """What the marks of the bullets are, of those that are drawn."""
    has_before = any(row["last_year_completion_pct"] is not None for row in completions)
    return [
        page.text("board.caption.line", line=page.text("list.comma").join(lines)),
        page.text("board.caption.goal"),
        page.text("board.caption.before") if has_before else "",
        page.text("board.caption.shades"),
    ]


def _judged(page: Page, rows: list[Row], about: str) -> str:
    """The bars, the table target by target, and what the rest of the year must bring."""
    completions = [row for row in rows if row["completion_pct"] is not None]
    growths = [row for row in rows if row["kind"] == "growth" and row["done"] is not None]
    silent = [name(row, page.language) for row in rows if row["completion_pct"] is None and row["done"] is None]
    missing = page.text("board.caption_missing", names=page.text("list.comma").join(silent)) if silent else ""
    parts = []
    if completions:
        used = dict.fromkeys(f"{plan_words(row, page.language)} {percent(row['line_pct'], 2)}" for row in completions)
        caption = (about, *_legend(page, completions, used), missing)
        title = page.text("board.completion_heading")
        below = captioned(title, (mixed(words, page.language) for words in caption), page.language, about)
        parts.append(titled(title, page.text("board.completion_remark"), drawn.bullets(completions, page.language, title) + below))
    if growths:
        title = page.text("board.growth_heading")
        cut = drawn.cut_words([row[key] for row in growths for key in ("done", "target")], page.language)
        below = captioned(title, (mixed(words, page.language) for words in (about, cut, missing)), page.language, about)
        parts.append(titled(title, page.text("board.growth_remark"), drawn.goals_of_growth(growths, page.language, title) + below))
    parts.append(titled(page.text("board.table_heading"), "", cards.board_table(rows, page.language)))
    parts.append(f'<h3 class="minor">{escape(page.text("board.rules_heading"))}</h3>{rules(_rules(page, rows))}')
    rest = rest_table(rows, page.language)
    if rest:
        parts.append(titled(page.text("board.rest_of_year"), page.text("board.rest_of_year_remark"), rest))
    return "".join(parts)


def _others(page: Page, places: list[Row], zone: str, year: int) -> None:
    """Links to the other zones and years that have targets, so that an empty board is no dead end."""
    names = page.zone_names()
    entries = {
        (place["zone"], place["year"]): link(
            page.code,
            page.language,
            f"{escape(zone_name(place['zone'], names.get(place['zone']), page.language, is_short=True))} {place['year']}"
            f' <span class="quiet">({place["judged"]}/{place["with_target"]})</span>',
            zone=place["zone"],
            year=place["year"],
            **({"month": place["months"]} if page.code == "year_end" else {}),
        )
        for place in places[:MOST_PLACES]
        if (place["zone"], place["year"]) != (zone, year)
    }
    judged = {(place["zone"], place["year"]) for place in places if place["judged"]}
    telling = " · ".join(words for place, words in entries.items() if place in judged)
    silent = [words for place, words in entries.items() if place not in judged]
    if entries:
        links = f'<p class="legend">{telling}</p>' if telling else ""
        if silent:
            more = escape(page.text("board.more_places", count=len(silent)))
            links += f'<details class="legend"><summary>{more}</summary>{" · ".join(silent)}</details>'
        html(f'<div class="offprint">{titled(page.text("board.others"), page.text("board.others_remark"), links)}</div>')


def _all_zones(page: Page, months: int) -> None:
    """The heat map of one year."""
    years = page.ask(heatmap.heat_years, months)
    if nothing(years, page.language):
        return
    counts = {
        str(row["year"]): page.text("heat.year", year=row["year"], count=row["zones"], judged=row["judged"]) for row in rows_of(years)
    }
    best = str(max(rows_of(years), key=lambda row: (row["judged"], row["zones"], row["year"]))["year"])  # where there is most to see
    year = choose(
        page,
        "year",
        list(counts),
        lambda code: counts.get(code, code),
        best,
    )
    found = page.ask(heatmap.heat_map, int(year), months)
    if nothing(found, page.language):
        return
    table = heat_table(rows_of(found), page.code, int(year), page.language)
    below = notes([escape(page.text(f"board.rule.{months}"))]) + notes([escape(page.text("heat.caption", count=heatmap.MOST_ZONES))])
    title = page.text("heat.heading", year=year)
    heading(title, page.text("heat.remark"), table + below)
    until = page.text(f"chart.month.{months}")
    download(
        page.text("heat.download"), lambda: goals_csv(rows_of(found), f"{title} · {until}", page.language),
        page.text("heat.file", year=year, until=until), "heat_download",
    )  # fmt: skip


def show_board(page: Page, *months_offered: int) -> None:
    """The whole board of the end of month 3, 6, 9 or 12: of one zone, or of all at once."""
    if not page.zone_names():
        nothing(page.ask(overview.zones), page.language)
        return
    with st.container(horizontal=True):
        codes = [str(months) for months in months_offered]
        months = int(choose_code(page, "month", codes, str(_last_judged(page, months_offered))) if len(codes) > 1 else codes[0])
        view = choose_code(page, "view", VIEWS)
    if view == "all":
        _all_zones(page, months)
        return
    _one_zone(page, months)


def _last_judged(page: Page, offered: tuple[int, ...]) -> int:
    """Of the months offered the last one at which a target of the zone and year in the address is judged, without these of any:
    a year that is not over has no figure of December. Where none is, the last one."""
    zone, year = st.query_params.get("zone"), st.query_params.get("year", "")
    if zone and year.isdecimal():
        judged = page.ask(targets.judged_months, zone, int(year))
    elif zone:
        judged = [row["months"] for row in page.ask(targets.last_judged, zone) if row["months"] in offered][:1]
    else:
        judged = [months for months in offered if any(row["judged"] for row in rows_of(page.ask(targets.board_places, months)))]
    return max((months for months in offered if months in judged), default=offered[-1])


def _offer_file(page: Page, rows: list[Row], rest: list[Row], title: str, of: tuple[str, int, int]) -> None:
    """The board as a file to hand in: every row of its tables."""
    zone, year, months = of
    named = page.text("board.file", zone=zone, year=year, until=page.text(f"chart.month.{months}"))
    download(page.text("board.download"), lambda: board_csv(rows, rest, title, page.language), named, "board_download")


def _one_zone(page: Page, months: int) -> None:
    """The board of one zone: what is judged, what has no target, and the way to other boards."""
    places = rows_of(page.ask(targets.board_places, months))
    zone, year, plan = _filters(page, months, places)
    shown = zone_name(zone, page.zone_names().get(zone), page.language)
    goals = link(
        "targets", page.language, escape(page.text("overview.set_targets")), part="edit", zone=zone, **({"year": str(year)} if year else {})
    )
    if not year:
        until = page.text(f"chart.month.{months}")
        bring = link("intake", page.language, escape(page.text("board.bring")), gap_zone=zone, gap_period=until)
        html(empty(page.text("board.nothing", zone=shown, until=until), f"{bring} · {goals}"))
    else:
        board, rest = page.ask(targets.board, zone, year, months, plan), rows_of(page.ask(targets.without_target, zone, year, months))
        if board.empty:
            html(empty(page.text("reason.no_target"), f"{escape(page.text('board.no_target_advice'))} {goals}"))
        else:
            about = f"{shown} · {period(f'{year}-01', f'{year}-{months:02d}', page.language)}"
            tally = targets.tally(board)
            score = _score(page, rows_of(board), tally, months) + ("" if tally.judged else _elsewhere(page, zone, year, months))
            way = link("targets", page.language, escape(page.text("board.to_wall")), part="wall", zone=zone, year=year)
            html(f'<p class="onpaper">{escape(about)}</p>{score}')
            with st.container(horizontal=True, vertical_alignment="center", key="offprint_ways"):
                _offer_file(
                    page, targets.light_rows(board), rest, f"{about} · {page.text(f'page.{page.code}.title')}", (shown, year, months)
                )
                html(way, width="content")
            html(_judged(page, targets.light_rows(board), about))
        if parts := rows_of(page.ask(targets.part_goals, zone, year, months)):
            heading(page.text("board.part_heading"), page.text("board.part_remark"), part_goal_table(parts, page.language))
        if rest:
            table = cards.plain_table(rest, page.language)
            heading(page.text("board.rest_heading", count=len(rest)), page.text("board.rest_remark"), table)
    _others(page, places, zone, year)
