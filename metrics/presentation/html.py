"""Pieces of a page as HTML strings: cards, tables, badges, marked text. Everything that comes from data is escaped.

Streamlit's `st.html` strips inline SVG, so that a sparkline travels as an image.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from urllib.parse import quote_plus, urlencode

from metrics.analysis.frames import Row
from metrics.presentation.labels import light_word, scope_words, text
from metrics.presentation.numbers import DASH
from metrics.presentation.theme import ACCENT, LIGHT_SIGNS, MUTED

Cell = str | tuple[str, str]  # the HTML of a cell, or that and a class
STACKED = 4  # columns from which a row becomes a block on a telephone
LONG, WHOLE = 15, 22  # letters of a number (a Chinese one is two wide) of which a telephone shows only two beside one another, or one
SPARK = (240, 44)  # pixels
_CHINESE = re.compile("([\u2e80-\uffef]+)")
_TAG = re.compile("<[^>]*>")


def link(page: str, language: str, words: str, css: str = "", **query: str | int | Sequence[str]) -> str:
    """A link to another page of the dashboard, in the same language. `words` is HTML."""
    address = escape(f"{page}?{urlencode(query | {'lang': language}, doseq=True)}", quote=True)
    return f'<a class="{css}" href="{address}">{words}</a>'


def take_home(language: str, zones: Sequence[str] = (), indicators: Sequence[str] = (), year: str = "") -> str:
    """The way to the page of data with just these figures chosen, where they are kept as a file; all years where none is named."""
    span = [year] if year else []
    words = escape(text("data.take_home", language))
    return link("data", language, words, zones=zones, indicators=indicators, since=span, until=span)


def figure_link(observation_id: str | None, language: str, words: str, css: str = "fig", full: str = "") -> str:
    """Words (HTML) that lead to the sentence a figure came from; plain where there is no observation.

    `full` is the value with every digit it has, shown when a pointer rests on it.
    """
    hover = f' title="{escape(full, quote=True)}"' if full else ""
    if not observation_id:
        return f"<span{hover}>{words}</span>" if full else words
    look = f' class="{css}"' if css else ""
    return f'<a{look} href="{address_of(observation_id, language)}"{hover}>{words}</a>'


def address_of(observation_id: str, language: str) -> str:
    """The address of a figure's sentence, escaped."""
    return f"documents?figure={quote_plus(observation_id)}&amp;lang={language}"  # hundreds a page: written out


def proper(words: str, language: str) -> str:
    """A name as its source writes it, escaped; a Chinese one on an English page is marked as Chinese."""
    is_foreign = language == "en" and any("\u2e80" <= letter <= "\uffef" for letter in words)
    return f'<span lang="zh">{escape(words)}</span>' if is_foreign else escape(words)


def mixed(words: str, language: str) -> str:
    """Words in the page's language, escaped, with what a source names in Chinese (a coverage in a name) marked on an English page."""
    return "".join(proper(part, language) for part in _CHINESE.split(words))


def coverage(scope: str | None, language: str) -> str:
    """A narrower coverage in a frame, as its source names it or by its usual English name; "" where there is none."""
    return f'<span class="badge">{proper(scope_words(scope, language), language)}</span>' if scope else ""


def badge(words: str, css: str = "") -> str:
    """A small framed word."""
    return f'<span class="badge {css}">{escape(words)}</span>'


def flag_badge(flag: str, words: str) -> str:
    """A flag of a figure in a frame. Only one that is a reason for care has its colour: where in a file a figure stands, and what a
    change is held against, are none."""
    return badge(words, "" if "=" in flag else "warn")


def reservations(row: Row, language: str) -> str:
    """What a number alone would not say: that it is doubtful, that sources differ. (超, 约, 不足 stand before the number itself.)"""
    words = [badge(text("flag.doubtful", language), "warn")] if "doubtful" in str(row.get("flags") or "").split("|") else []
    words += [badge(text("flag.conflict", language), "warn")] if row.get("is_conflict") else []
    return " ".join(words)


def light(row: Row, language: str) -> str:
    """The light of a row with shape and word, so that colour says nothing alone."""
    code = row["light"]
    return f'<span class="light light-{code}">{LIGHT_SIGNS[code]} {escape(light_word(row, language))}</span>'


def lights(rows: Iterable[Row], language: str) -> list[tuple[str, str]]:
    """How many rows have each light, in words: (code, `● 3 On pace`); those that have the same word together."""
    counts = Counter((row["light"], light_word(row, language)) for row in rows)
    found = sorted(counts, key=lambda one: list(LIGHT_SIGNS).index(one[0]))
    return [(code, text("board.lights", language, count=counts[code, word], word=word)) for code, word in found]


def tiles(entries: Sequence[tuple[str, str]]) -> str:
    """A strip of numbers with their words: (number, words)."""
    cells = "".join(
        f'<div class="tile"><div class="tile-number">{escape(number)}</div><div class="tile-word">{escape(words)}</div></div>'
        for number, words in entries
    )
    return f'<div class="tiles">{cells}</div>'


DOT = "\u00a0· "  # between remarks; no line begins with it


def notes(lines: Iterable[str], ending: str = "", hint: str = "") -> str:
    """The line under a chart: source, period, coverage, what is missing; all are HTML. `hint` is for the screen alone."""
    shown = DOT.join(line for line in lines if line)
    spare = f'<span class="onscreen">{DOT if shown else ""}{hint}</span>' if hint else ""
    return f'<p class="caption">{ending}{shown}{spare}</p>' if shown or spare else ""


def bullet(done: Decimal, line: Decimal | None, light: str, words: str) -> str:
    """A small bullet: a bar for what is done of the target (the whole track), an upright mark for the pace. Percent."""
    mark = f'<span class="pace" style="left:{min(line, Decimal(100)):.2f}%"></span>' if line is not None else ""
    fill = f'<span class="fill fill-{light}" style="width:{max(min(done, Decimal(100)), Decimal(0)):.2f}%"></span>'
    return f'<div class="bullet" role="img" aria-label="{escape(words, quote=True)}">{fill}{mark}</div>'


def off_paper(body: str) -> str:
    """A part (HTML) that stays on the screen, so that what matters comes out large enough on a sheet of paper."""
    return f'<div class="offprint">{body}</div>' if body else ""


def side_by_side(parts: Sequence[str]) -> str:
    """Parts (HTML) beside each other, below each other on a telephone."""
    return f'<div class="beside-each-other">{"".join(f"<div>{part}</div>" for part in parts)}</div>' if parts else ""


def rules(lines: Iterable[str]) -> str:
    """Rules in words, one a line (HTML)."""
    return f'<ul class="rules">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


def saves(title: str, language: str) -> str:
    """Buttons that keep the chart above as a picture, its file named by the title."""
    name = re.sub(r'[\\/:*?"<>|\s·]+', "_", title).strip("_")
    buttons = "".join(
        f'<button class="save" type="button" data-kind="{kind}" data-title="{escape(title, quote=True)}" '
        f'data-file="{escape(name, quote=True)}" aria-label="{escape(text("chart.save", language, kind=kind.upper()), quote=True)}">'
        f"{kind.upper()}</button>"
        for kind in ("png", "svg")
    )
    return f'<span class="saves">{buttons}</span>'


def empty(words: str, advice: str = "") -> str:
    """An empty state: what is not there (plain text), and what to do (HTML)."""
    return f'<div class="empty"><p><strong>{escape(words)}</strong></p><p>{advice}</p></div>'


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], numeric: Sequence[int] = ()) -> str:
    """A table; columns in `numeric` are set right. Cells are HTML. A column that says nothing in any row is left out.

    On a telephone one of several columns whose rows have a name (a class of one of their cells) becomes a block a row,
    each value under its head, two beside one another where a third would break a number from its unit; any other scrolls sideways
    under its first column. Such a one names its parts as what they are: drawn as blocks, some browsers (Safari's older ones) no
    longer read them out as a table.
    """
    lines = [[cell if isinstance(cell, tuple) else (cell, "") for cell in row] for row in rows]
    kept = [at for at in range(len(heads)) if not at or not lines or any(_says(line[at][0]) for line in lines)]
    stacks = len(kept) >= STACKED and any("name" in css for line in lines for _, css in line)

    def cell(at: int, inner: str, css: str) -> str:
        whole = "whole" if stacks and at in numeric and _width(inner) > WHOLE else ""
        classes = " ".join(filter(None, [css, "num" if at in numeric else "", whole, "" if _says(inner) else "none"]))
        head = f' data-head="{escape(heads[at], quote=True)}"' if stacks and "name" not in css else ""
        return f'<td{role("cell")} class="{classes}"{head}>{inner}</td>'

    def role(name: str) -> str:
        return f' role="{name}"' if stacks else ""

    head = "".join(
        f'<th{role("columnheader")} scope="col" class="{"num" if at in numeric else ""}">{escape(heads[at])}</th>' for at in kept
    )
    body = "".join(f"<tr{role('row')}>{''.join(cell(at, *line[at]) for at in kept)}</tr>" for line in lines)
    is_long = stacks and any(_width(line[at][0]) > LONG for line in lines for at in kept if at in numeric)
    css = "scroll stack long" if is_long else "scroll stack" if stacks else "scroll"
    group = role("rowgroup")
    return (
        f'<div class="{css}"><table{role("table")}><thead{group}><tr{role("row")}>{head}</tr></thead>'
        f"<tbody{group}>{body}</tbody></table></div>"
    )


def _says(inner: str) -> bool:
    """Whether the HTML of a cell holds more than nothing or a dash."""
    return _TAG.sub("", inner).strip() not in ("", DASH)


def _width(inner: str) -> int:
    """How many letters wide the longest line of a cell (HTML) is.

    >>> _width('<a href="x">173.94 billion CNY</a><br>1.2亿元')
    18
    """
    return max(sum(2 if letter >= "\u2e80" else 1 for letter in _TAG.sub("", line)) for line in inner.split("<br>"))


def sparkline(history: Sequence[tuple[int, Decimal]], words: str) -> str:
    """Values of the same period through the years as a small line with its last point marked; "" for fewer than three, which are no trend."""
    if len(history) < 3:
        return ""
    width, height = SPARK
    years = [year for year, _ in history]
    values = [float(value) for _, value in history]
    low, high = min(values), max(values)
    across = (width - 46) / ((years[-1] - years[0]) or 1)
    down = (height - 22) / ((high - low) or 1)
    places = [(6 + (year - years[0]) * across, 5 + (high - value) * down) for year, value in zip(years, values, strict=True)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.8" fill="{MUTED}"/>' for x, y in places[:-1])
    last_x, last_y = places[-1]
    label = f'font-family="sans-serif" font-size="10" fill="{MUTED}"'
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<polyline points="{line}" fill="none" stroke="{MUTED}" stroke-width="1.5"/>{dots}'
        f'<circle cx="{last_x:.1f}" cy="{last_y:.1f}" r="3.2" fill="{ACCENT}"/>'
        f'<text x="2" y="{height - 2}" {label}>{years[0]}</text>'
        f'<text x="{last_x:.1f}" y="{height - 2}" text-anchor="middle" {label}>{years[-1]}</text></svg>'
    )
    data = base64.b64encode(drawing.encode()).decode()
    return f'<img class="spark" alt="{escape(words, quote=True)}" src="data:image/svg+xml;base64,{data}">'


def growth(value: Decimal | None, shown: str) -> str:
    """A growth rate with an arrow for its direction."""
    if value is None:
        return f'<span class="quiet">{DASH}</span>'
    arrow = "▲" if value > 0 else "▼" if value < 0 else "■"
    return f'<span class="growth"><span class="arrow">{arrow}</span> {escape(shown)}</span>'


def marked(document_text: str, places: Sequence[tuple[int, int, str, str, str]], start: int = 0) -> str:
    """A document's text with figures marked in place: each (start, end, class, tooltip, observation_id or "").

    Every slice is escaped before a mark is put around it. Places that overlap an earlier one are skipped;
    one without length shows its words themselves. `start` is
    the offset of `document_text` in the whole document.
    """
    pieces, at = [], 0
    for first, last, css, words, identifier in sorted(places, key=lambda place: (place[0], place[0] != place[1], -place[1])):
        low, high = first - start, last - start
        if low < at or high > len(document_text):
            continue
        pieces.append(escape(document_text[at:low]))
        if first == last:
            pieces.append(f'<span class="{css}">{escape(words)}</span>')
            at = high
            continue
        inner = escape(document_text[low:high])
        if identifier:
            inner = f'<a href="{escape("documents?" + identifier, quote=True)}">{inner}</a>'
        pieces.append(f'<mark class="{css}" title="{escape(words, quote=True)}">{inner}</mark>')
        at = high
    pieces.append(escape(document_text[at:]))
    return "".join(pieces)


def source_words(row: Row, language: str) -> str:
    """Publisher, date and how far the source can be trusted, as escaped words."""
    day = f'<span class="nowrap">{row["published"]}</span>' if row.get("published") else ""
    publisher = proper(str(row["publisher"]), language) if row.get("publisher") else ""
    shown = " · ".join(filter(None, [publisher, day]))
    grade = escape(text(f"grade.{row['source_grade']}", language)) if row.get("source_grade") else ""
    return " · ".join(filter(None, [grade, shown]))
