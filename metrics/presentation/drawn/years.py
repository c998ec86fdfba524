"""Lines of several zones through the years: an index, ranks, growth in small multiples; names at the ends of lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from itertools import pairwise

import pandas as pd

from metrics.analysis.frames import Row, rows_of
from metrics.presentation.as_printed import growth_words
from metrics.presentation.drawn.curves import Axes, Curve, Label, Point, curves, field, spread
from metrics.presentation.drawn.parts import Span, plain, span, ticks
from metrics.presentation.drawn.places import halved
from metrics.presentation.labels import zone_name
from metrics.presentation.numbers import rounded
from metrics.presentation.theme import HAZE, PALETTE, TEXT_OF

LETTERS = {"zh": 9, "en": 15}  # of a name at the end of a line; a longer one takes two
SIGNS = "●■◆▲▼✚✖⬟★⬢"  # of the marks mark-0 … of style.css: they stand before a line's name too, so that colour alone tells no zone
NAMED_YEARS = 4  # at most: more touch on a telephone
NARROW, WIDE = Decimal("0.44"), Decimal("0.78")  # rem: how wide a Latin letter or digit and a Chinese character of such a name are


def _by_zone(frame: pd.DataFrame) -> dict[str, list[Row]]:
    """The rows of each zone that has two years at least."""
    found: dict[str, list[Row]] = {}
    for row in rows_of(frame):
        found.setdefault(row["zone"], []).append(row)
    return {zone: rows for zone, rows in found.items() if len(rows) > 1}


def index_lines(frame: pd.DataFrame, zones: Sequence[str], language: str, alt: str) -> str:
    """Zones with the base year as 100, at current prices; `zones` of the page, in the order that gives each its colour."""
    lines = _by_zone(frame)
    values = [Decimal(100), *(row["index"] for rows in lines.values() for row in rows)]
    room = (max(values) - min(values) or Decimal(1)) / 12
    up = Span(min(values) - room, max(values) + room)
    left = [(mark, plain(mark)) for mark in ticks(up, 7)]
    found = [(zone, [_point(row, row["index"], rounded(row["index"], 1), language) for row in rows], rows) for zone, rows in lines.items()]
    return _named(found, zones, up, left, (up.high - up.low) / 23, "height:24rem", language, alt)


def rank_lines(frame: pd.DataFrame, zones: Sequence[str], language: str, alt: str) -> str:
    """Ranks year by year, first on top, among the same zones in every year. `zones` as above."""
    lines = _by_zone(frame)
    most = max(row["rank"] for rows in lines.values() for row in rows)
    up = Span(Decimal(-most) - Decimal("0.6"), Decimal("-0.4"))
    left = [(Decimal(-rank), str(rank)) for rank in range(1, most + 1)]
    found = [(zone, [_point(row, Decimal(-row["rank"]), _among(row), language) for row in rows], rows) for zone, rows in lines.items()]
    return _named(found, zones, up, left, Decimal("0.5"), f"height:{2.1 * most + 1.5:.1f}rem", language, alt)


def _among(row: Row) -> str:
    """A rank with how many are ranked."""
    return f"{row['rank']}/{row['ranked']}"


def _point(row: Row, value: Decimal, shown: str, language: str) -> Point:
    title = zone_name(row["zone"], row["zone_name_en"], language, is_short=True)
    return Point(row["year"], value, f"{title}\n{row['year']}: {shown}", row["observation_id"])


def _named(
    lines: Sequence[tuple[str, list[Point], list[Row]]], zones: Sequence[str], up: Span, left: list[tuple[Decimal, str]], room: Decimal,
    style: str, language: str, alt: str,
) -> str:  # fmt: skip
    """One line a zone in its own colour and mark, its name and last value right of the field; a grey thread leads there from a line that stops
    early, and its year stands beside the value.

    `room`: how high a line of words is, in the unit of the axis.
    """
    ends = max(points[-1].at for _, points, _ in lines)
    values = [points[-1].words.rpartition(" ")[2] + ("" if points[-1].at == ends else f" ({points[-1].at})") for _, points, _ in lines]
    names = [_on_lines(rows[0], value, language) for (_, _, rows), value in zip(lines, values, strict=True)]
    heights = spread([points[-1].value for _, points, _ in lines], room * max(map(len, names)), up)
    every = [int(point.at) for _, points, _ in lines for point in points]
    first, last = min(every), max(every)
    found: list[Curve] = []
    labels = []
    for (zone, points, _), height, name, value in zip(lines, heights, names, values, strict=True):
        number = zones.index(zone)
        colour, mark = PALETTE[number % len(PALETTE)], number % len(SIGNS)
        found += runs(points, colour, f"mark-{mark}")
        if points[-1].at < last:
            found.insert(
                0, Curve([points[-1], Point(last, height)], HAZE, width=1, dash="1 4")
            )  # no line of years: in a zone's colour it looked like a fall
        words = "<br>".join(f"<b>{escape(line)}</b>" for line in name)
        labels.append(Label(last, height, f"{SIGNS[mark]}\u00a0{words}\u00a0{value}", TEXT_OF.get(colour, colour)))
    step = -(-(last - first + 1) // NAMED_YEARS)
    below = [(Decimal(year), str(year)) for year in range(last, first - 1, -step)]
    across = Span(first - Decimal("0.3"), last + Decimal("0.15"))
    room_right = max(_width(line) for name, value in zip(names, values, strict=True) for line in [*name[:-1], name[-1] + value])
    style += f";margin-right:{2 + room_right}rem"
    return curves(found, labels, Axes(across, up, below, left), "", alt, language, style)


def _width(words: str) -> Decimal:
    """How wide words at the end of a line are, in rem.

    >>> _width("甲区 1.5")
    Decimal('3.32')
    """
    return sum((NARROW if letter.isascii() else WIDE for letter in words), Decimal(0))


def _on_lines(row: Row, value: str, language: str) -> list[str]:
    """A zone's whole name, on two lines where it is too long for one with the last value behind it."""
    title = zone_name(row["zone"], row["zone_name_en"], language, is_short=True)
    return [title] if len(title) <= LETTERS[language] else halved(title, len(value))


def runs(points: Sequence[Point], colour: str, css: str, width: float = 2) -> list[Curve]:
    """A line through the years, dashed where years without a figure lie between."""
    found: list[list[Point]] = [[points[0]]]
    for before, after in pairwise(points):
        if after.at - before.at > 1:
            found.append([])
        found[-1].append(after)
    gaps = [Curve([before[-1], after[0]], colour, width=1, dash="6 5") for before, after in pairwise(found)]
    return gaps + [Curve(run, colour, css, width) for run in found]


def has_leap(rows: Sequence[Row]) -> bool:
    """Whether some zone's line is dashed over years without a figure (rows by zone and year)."""
    return any(before["zone"] == after["zone"] and after["year"] - before["year"] > 1 for before, after in pairwise(rows))


def trend_fields(zones: dict[str, list[Row]], language: str, alt: str) -> str:
    """Small multiples, two in a row: each zone's published growth through the years, on shared axes."""
    every = [row for rows in zones.values() for row in rows]
    up = span([row["yoy_pct"] for row in every], Decimal("0.2"))
    first, last = min(row["year"] for row in every), max(row["year"] for row in every)
    below = [(Decimal(year), str(year)) for year in dict.fromkeys((first, last))]
    axes = Axes(Span(first - Decimal("0.5"), last + Decimal("0.3")), up, below, [(mark, f"{plain(mark)}%") for mark in ticks(up, 3)])
    fields = []
    for rows in zones.values():
        points = [
            _point(
                row | {"observation_id": row.get("yoy_observation_id") or row["observation_id"]},
                row["yoy_pct"],
                growth_words(row, language),
                language,
            )
            for row in rows
        ]
        label = Label(rows[-1]["year"], rows[-1]["yoy_pct"], f"<b>{growth_words(rows[-1], language)}</b>", PALETTE[0])
        title = zone_name(rows[0]["zone"], rows[0]["zone_name_en"], language, is_short=True)
        body = field(runs(points, PALETTE[0], "mark-0"), [label], axes, language)
        fields.append(f'<div><p class="name">{escape(title)}</p>{body}</div>')
    return f'<div class="drawn smalls" role="group" aria-label="{escape(alt, quote=True)}">{"".join(fields)}</div>'
