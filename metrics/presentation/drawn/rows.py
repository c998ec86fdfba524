"""Rows of bars: growth rates, bullets of completion against the pace, growth against its goal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

import pandas as pd

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.as_printed import completion_words, growth_words
from metrics.presentation.drawn.parts import HUNDRED, Span, bar, grid, row, rows, signed_css, span, ticks
from metrics.presentation.html import figure_link
from metrics.presentation.labels import bounded, light_word, name, text, zone_name
from metrics.presentation.numbers import amount, exact, exact_growth, percent, points, scale_for, scaled
from metrics.presentation.theme import LIGHT_SIGNS

ROOM = Decimal("0.06")
NEAR = 1  # points between two marks of which one would cover the other
RANGES = 3  # shades behind a bullet: far below the line, a little below it, from it on


def growth_rows(found: Sequence[Row], language: str, alt: str) -> str:
    """Published growth of a zone's indicators as bars from zero, fastest first; what is not exact or doubtful is pale."""
    return _growths([(name(one, language), one) for one in found], language, alt)


def zone_growth_rows(frame: pd.DataFrame, language: str, alt: str) -> str:
    """Published growth of zones as bars from zero, fastest first; what is not exact or doubtful is pale."""
    found = [one for one in rows_of(frame) if one["yoy_pct"] is not None]
    return _growths([(zone_name(one["zone"], one["zone_name_en"], language, is_short=True), one) for one in found], language, alt)


def _growths(named: list[tuple[str, Row]], language: str, alt: str) -> str:
    ends = span([one["yoy_pct"] for _, one in named], ROOM, is_cut=True)
    body = []
    for title, one in sorted(named, key=lambda pair: pair[1]["yoy_pct"], reverse=True):
        value, shown = one["yoy_pct"], growth_words(one, language)
        place = ends.between(Decimal(0), ends.kept(value))
        drawn = bar(
            signed_css(value, ends, one.get("is_growth_fit", True)),
            place,
            f"{title} {bounded(exact_growth(value), one.get('yoy_bound'), language)}",
            one["yoy_observation_id"],
            language,
        )
        body.append(row(_named(title, figure_link(one["yoy_observation_id"], language, escape(shown))), drawn))
    return rows("".join(body), grid(ends, ticks(ends), "%"), alt)


def zone_level_rows(frame: pd.DataFrame, language: str, alt: str) -> str:
    """Levels of zones as bars, largest on top; bars that are not comparable (another coverage) are pale."""
    found = [one for one in rows_of(frame) if one["value"] is not None]
    unit = next((one["unit"] for one in found if one["is_comparable"]), found[0]["unit"])
    found = [one for one in found if one["unit"] == unit]
    scale = scale_for([one["value"] for one in found], unit, language)
    ends = span([one["value"] / scale.factor for one in found], ROOM)
    body = []
    for one in found:
        title, shown = (
            zone_name(one["zone"], one["zone_name_en"], language, is_short=True),
            bounded(scaled(one["value"], scale), one.get("bound"), language),
        )
        css, place = "bar" if one["is_comparable"] else "bar pale", ends.between(Decimal(0), one["value"] / scale.factor)
        drawn = bar(css, place, f"{title} {exact(one['value'], unit, language)}", one["observation_id"], language)
        body.append(row(_named(title, figure_link(one["observation_id"], language, escape(shown))), drawn))
    return rows("".join(body), grid(ends, ticks(ends), ""), alt, scale.word)


def _named(title: str, number: str) -> str:
    """The name of a row with its number (HTML)."""
    return f"<span>{escape(title)}</span><b>{number}</b>"


def bullets(found: Sequence[Row], language: str, alt: str) -> str:
    """Completion: done as a bar, the pace as an upright mark, the target (100 %) as a thick one, last year as a diamond.

    The shades behind, of one hue, go from far below the line over a little below it to the line and beyond, by the rule of
    the indicator's light.
    """
    top = max([HUNDRED, *(one["completion_pct"] for one in found)]) * Decimal("1.03")
    ends = Span(Decimal(0), top)
    body = [row(_judged(one, completion_words(one, language), language), _bullet(one, ends, language)) for one in found]
    return rows("".join(body), grid(ends, ticks(ends), "%"), alt)


def _judged(one: Row, number: str, language: str) -> str:
    """The name of a row, its number and its light in sign and word."""
    light = one["light"]
    linked = figure_link(one["observation_id"], language, escape(number))
    verdict = f'<em class="light-{light}">{LIGHT_SIGNS[light]} {escape(light_word(one, language))}</em>'
    return _named(name(one, language), f"{linked} {verdict}")


def _bullet(one: Row, ends: Span, language: str) -> str:
    line: Decimal = one["line_pct"]
    middle = line if one["amber_pp"] is None else max(Decimal(0), line + one["amber_pp"])
    edges = (Decimal(0), middle, line, ends.high)
    shades = "".join(
        f'<span class="range range-{number}" style="{ends.between(edges[number], edges[number + 1])}"></span>' for number in range(RANGES)
    )
    words = _bullet_words(one, language)
    css = "bar" if one.get("completion_bound") in (None, "exact") else "bar pale"
    done = bar(css, ends.between(Decimal(0), one["completion_pct"]), words, one["observation_id"], language)
    marks = [f'<span class="goal" style="left:{ends.at(HUNDRED)}"></span>']
    if one["last_year_completion_pct"] is not None:
        before = f"{text('board.last_year', language)} {percent(one['last_year_completion_pct'], 2)}"
        marks.append(
            f'<span class="before" style="left:{ends.at(one["last_year_completion_pct"])}" title="{escape(before, quote=True)}">◆</span>'
        )
    pace = f"{text('board.line', language)} {percent(line, 2)}"
    beside = " beside" if abs(line - HUNDRED) < NEAR else ""  # at the year's end; else one would cover the other
    marks.append(f'<span class="pace{beside}" style="left:{ends.at(line)}" title="{escape(pace, quote=True)}"></span>')
    return shades + done + "".join(marks)


def _bullet_words(one: Row, language: str) -> str:
    words = [f"{name(one, language)} {text('board.completion', language)} {completion_words(one, language)}"]
    if one["target"] is not None:
        words.append(f"{text('board.target', language)} {amount(one['target'], one['target_unit'], language)}")
    words.append(f"{text('board.gap', language)} {points(one['gap_pp'], language)}")
    return "; ".join(words)


def goals_of_growth(found: Sequence[Row], language: str, alt: str) -> str:
    """Growth against the target growth: a bar for what was reached, an upright line for the target."""
    ends = span([value for one in found for value in (one["done"], one["target"])], ROOM, is_cut=True)
    body = []
    for one in found:
        shown, goal = (
            bounded(percent(one["done"], is_signed=True), one.get("done_bound"), language),
            f"{text('board.target', language)} {percent(one['target'])}",
        )
        words = f"{name(one, language)} {shown}; {goal}"
        css = signed_css(one["done"], ends, one.get("done_bound") in (None, "exact"))
        drawn = bar(css, ends.between(Decimal(0), ends.kept(one["done"])), words, one["observation_id"], language)
        drawn += f'<span class="goal" style="left:{ends.at(ends.kept(one["target"]))}" title="{escape(goal, quote=True)}"></span>'
        body.append(row(_judged(one, shown, language) + f"<small>{escape(goal)}</small>", drawn))
    return rows("".join(body), grid(ends, ticks(ends), "%"), alt)
