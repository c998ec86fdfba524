"""A document as HTML: its text with every figure marked in place, the sentence of one figure, what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from metrics.analysis.frames import Row
from metrics.presentation.html import marked
from metrics.presentation.labels import name, text
from metrics.presentation.numbers import measured, period

WINDOW = 1500  # characters shown on each side of the figure looked at, in a long document
MARK_OF_MEASURE = {
    "level": "m-level", "change": "m-level",
    "yoy": "m-growth", "mom": "m-growth", "avg2y": "m-growth", "yoy_accel": "m-growth", "gap": "m-growth",
    "rank_level": "m-rank", "rank_yoy": "m-rank", "rank_change": "m-rank",
    "target": "m-target", "target_yoy": "m-target", "completion": "m-target",
}  # fmt: skip
LEGEND = ("m-level", "m-growth", "m-rank", "m-target", "m-unread")

Place = tuple[int, int, str, str, str]


def describe(row: Row, language: str) -> str:
    """What was read: indicator, measure, value, period."""
    return " · ".join(
        [
            name(row, language),
            text(f"measure.{row['measure']}", language),
            measured(row["measure"], row["value"], row["unit"], language),
            period(row["period_start"], row["period_end"], language),
        ]
    )


def _figure_span(row: Row) -> tuple[int, int]:
    """The printed figure inside its evidence where it stands there verbatim, else the whole evidence."""
    at = row["evidence_text"].find(row["value_text"])
    if at < 0:
        return row["evidence_start"], row["evidence_end"]
    start = row["evidence_start"] + at
    return start, start + len(row["value_text"])


def places(rows: Sequence[Row], unread: Sequence[Row], focus: str | None, language: str) -> list[Place]:
    """Where marks go; figures read from the very same words share one mark that names them all."""
    spans: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        if row["evidence_start"] is not None:
            spans.setdefault(_figure_span(row), []).append(row)
    found: list[Place] = []
    for (start, end), members in spans.items():
        chosen = next((row for row in members if row["observation_id"] == focus), members[0])
        css = MARK_OF_MEASURE.get(chosen["measure"], "m-level")
        if chosen["observation_id"] == focus:
            css += " focus"
        words = "; ".join(describe(row, language) for row in members)
        query = urlencode({"figure": chosen["observation_id"], "lang": language})
        found.append((start, end, css, words, query))
    for row in unread:
        found.append((row["start_offset"], row["end_offset"], "m-unread", text("documents.unread", language), ""))
    return found


def paper(document_text: str, marks: Sequence[Place], at: int | None = None) -> str:
    """The document's text with its marks; only the surroundings of the offset `at`, where one is given."""
    start, end = 0, len(document_text)
    if at is not None:
        start, end = max(0, at - WINDOW), min(len(document_text), at + WINDOW)
        start = document_text.rfind("\n", 0, start) + 1 if start else 0
    body = marked(document_text[start:end], [mark for mark in marks if start <= mark[0] and mark[1] <= end], start)
    return f'<div class="paper">{"… " if start else ""}{body}{" …" if end < len(document_text) else ""}</div>'


def sentence(row: Row) -> str:
    """The sentence of one figure with the figure marked in it."""
    words, figure = row["sentence"], row["value_text"]
    at = -1
    if row["sentence_start"] is not None and row["evidence_start"] is not None:
        start, end = _figure_span(row)
        at = start - row["sentence_start"]
        figure = words[at : at + end - start] if at >= 0 else figure
    if at < 0 or words[at : at + len(figure)] != figure:
        at = words.find(figure)
    body = escape(words) if at < 0 else marked(words, [(at, at + len(figure), "focus", "", "")])
    return f'<blockquote class="sentence">{body}</blockquote>'


def legend(language: str) -> str:
    """What the marks mean, each in its own look."""
    entries = " ".join(f'<mark class="{css}">{escape(text(f"documents.{css}", language))}</mark>' for css in LEGEND)
    return f'<p class="legend">{escape(text("documents.legend", language))} {entries}</p>'
