"""A document as HTML: its text with every figure marked in place, the sentence of one figure, what the marks mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from metrics.analysis.frames import Row
from metrics.presentation import reading_words
from metrics.presentation.grids import aligned
from metrics.presentation.html import badge, figure_link, flag_badge, marked, mixed, notes, proper, rules, source_words
from metrics.presentation.labels import bounded, document_title, flag_word, name, scope_words, text, word, zone_name
from metrics.presentation.numbers import measured, period

WINDOW = 1500  # characters shown on each side of the figure looked at, in a long document
MARK_OF_MEASURE = {
    "level": "m-level", "change": "m-level",
    "yoy": "m-growth", "mom": "m-growth", "avg2y": "m-growth", "yoy_accel": "m-growth", "gap": "m-growth",
    "rank_level": "m-rank", "rank_yoy": "m-rank", "rank_change": "m-rank",
    "target": "m-target", "target_yoy": "m-target", "completion": "m-target",
    "share": "m-share", "contribution": "m-share", "contribution_share": "m-share",
}  # fmt: skip
LEGEND = ("m-level", "m-growth", "m-rank", "m-target", "m-share", "m-unread", "m-aside", "m-reject")
MOST_LISTED = 300  # figures beside the text; the others are marked in it
TOGETHER = 40  # of them in one list; a browser lays out the lists that come into sight (style.css)
_HEADING = re.compile(r"^#{1,6} +(?=[^ \n])(.*)$", re.MULTILINE)

Place = tuple[int, int, str, str, str]


def look(row: Row) -> str:
    """How a figure is marked: by its measure; an amount that is a goal, such as a year's planned investment, as goals are."""
    css = MARK_OF_MEASURE.get(row["measure"], "m-level")
    return "m-target" if css == "m-level" and row["status"] == "target" else css


def describe(row: Row, language: str) -> str:
    """What was read: indicator, measure, value, period."""
    return " · ".join(
        [
            name(row, language),
            text(f"measure.{row['measure']}", language),
            bounded(measured(row["measure"], row["value"], row["unit"], language), row.get("bound"), language),
            period(row["period_start"], row["period_end"], language),
        ]
    )


def figure_span(row: Row) -> tuple[int, int]:
    """The printed figure inside its evidence where it stands there verbatim, else the whole evidence."""
    at = row["evidence_text"].rfind(row["value_text"])  # the evidence ends with it
    if at < 0:
        return row["evidence_start"], row["evidence_end"]
    start = row["evidence_start"] + at
    return start, start + len(row["value_text"])


def places(rows: Sequence[Row], unread: Sequence[Row], focus: str | None, language: str) -> list[Place]:
    """Where marks go; figures read from the very same words share one mark that names them all."""
    spans: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        if row["evidence_start"] is not None:
            spans.setdefault(figure_span(row), []).append(row)
    found: list[Place] = []
    for (start, end), members in spans.items():
        chosen = next((row for row in members if row["observation_id"] == focus), members[0])
        css = look(chosen)
        if chosen["observation_id"] == focus:
            css += " focus"
        words = "; ".join(describe(row, language) for row in members)
        query = urlencode({"figure": chosen["observation_id"], "lang": language})
        found.append((start, end, css, words, query))
    for row in unread:
        css = _look(row["is_understood"])
        found.append((row["start_offset"], row["end_offset"], css, unread_words(row["reason"], row["is_understood"], language), ""))
    return found


def unread_words(reason: str, is_understood: bool, language: str) -> str:
    """Why a number gave no figure."""
    return (
        f"{text('documents.set_aside' if is_understood else 'documents.unread', language)}: {reading_words.unread_words(reason, language)}"
    )


def _look(is_understood: bool) -> str:
    return "m-aside" if is_understood else "m-unread"


def rejected_marks(rows: Sequence[Row], language: str) -> list[Place]:
    """Where the numbers stand that a person rejected in review."""
    found = []
    for row in rows:
        words = text("documents.rejected", language, reason=row["reason"], by=row["corrected_by"])
        found.append((*figure_span(row), "m-reject", words, ""))
    return found


def page_marks(rows: Sequence[Row], language: str) -> list[Place]:
    """Where pages, sheets and slides begin, as places that show their own words."""
    return [(row["start"], row["start"], "page-mark", text(f"documents.{row['sort']}", language, label=row["label"]), "") for row in rows]


def beside(rows: Sequence[Row], unread: Sequence[Row], focus: str | None, language: str) -> str:
    """The figures in the order of the text, each with the mark it has there and leading to it; then the unread numbers."""
    entries = []
    for row in rows[:MOST_LISTED]:
        css = look(row) + (" focus" if row["observation_id"] == focus else "")
        value = f'<mark class="{css}">{escape(bounded(measured(row["measure"], row["value"], row["unit"], language), row.get("bound"), language))}</mark>'
        about = " · ".join([name(row, language), word("measure", row["measure"], language)])
        status = word("status", row["status"], language) if row["status"] != "actual" else ""
        where = " · ".join(
            [
                period(row["period_start"], row["period_end"], language),
                zone_name(row["zone"] or "—", row["zone_name_en"], language, is_short=True),
            ]
        )
        kept = "".join([badge(status) if status else "", *(flag_badge(flag, words) for flag, words in flag_words(row, language))])
        linked = figure_link(row["observation_id"], language, value, "")
        entries.append(f"<li>{linked} {escape(about)} {kept}<small>{escape(where)}</small></li>")
    for row in unread:
        reason = escape(reading_words.unread_words(row["reason"], language))
        entries.append(
            f'<li><mark class="{_look(row["is_understood"])}">{proper(row["text"], language)}</mark> <span class="quiet">{reason}</span></li>'
        )
    more = notes([escape(text("documents.more", language, count=len(rows) - MOST_LISTED))]) if len(rows) > MOST_LISTED else ""
    lists = [
        f'<ol class="beside"{f" start={at + 1}" if at else ""}>{"".join(entries[at : at + TOGETHER])}</ol>'
        for at in range(0, len(entries), TOGETHER)
    ]
    return "".join(lists) + more


def paper(document_text: str, marks: Sequence[Place], at: int | None = None) -> str:
    """The document's text with its marks; only the surroundings of the offset `at`, where one is given."""
    first = len(document_text) - len(document_text.lstrip())  # no empty lines above the first word
    start, end = first, len(document_text)
    if at is not None:
        start, end = max(first, at - WINDOW), min(len(document_text), at + WINDOW)
        start = max(first, document_text.rfind("\n", 0, start) + 1)
    body = text_of(document_text[start:end], [mark for mark in marks if start <= mark[0] and mark[1] <= end], start)
    return f'<div class="paper">{"… " if start > first else ""}{body}{" …" if end < len(document_text) else ""}</div>'


def text_of(words: str, marks: Sequence[Place], start: int = 0) -> str:
    """A text (from the offset `start` on) with its marks: tables as tables, a heading of Markdown as a heading, without its signs.

    >>> text_of("# 某区月报\\n#1机组", [])
    '<b class="head">某区月报</b>\\n#1机组'
    """
    return aligned(_HEADING.sub(_headed, marked(words, marks, start)))


def _headed(line: re.Match[str]) -> str:
    """A heading as such; a line that a mark goes beyond stays as it is."""
    return f'<b class="head">{line[1]}</b>' if line[1].count("<mark") == line[1].count("</mark") else line[0]


def sentence(row: Row) -> str:
    """The sentence of one figure with the figure marked in it."""
    words, figure = row["sentence"], row["value_text"]
    at = -1
    if row["sentence_start"] is not None and row["evidence_start"] is not None:
        start, end = figure_span(row)
        at = start - row["sentence_start"]
        figure = words[at : at + end - start] if at >= 0 else figure
    if at < 0 or words[at : at + len(figure)] != figure:
        at = words.find(figure)
    body = escape(words) if at < 0 else marked(words, [(at, at + len(figure), "focus", "", "")])
    return f'<blockquote class="sentence">{body}</blockquote>'


def flag_words(row: Row, language: str) -> list[tuple[str, str]]:
    """What there is to know of a figure besides what it says, flag by flag; of one that was corrected also what takes its place."""
    flags = [flag for flag in (row["flags"] or "").split("|") if flag]
    said = {"corrected": text("flag.corrected_to", language, value=row["corrected_to"])} if row["corrected_to"] else {}
    return [(flag, said.get(flag) or flag_word(flag, language)) for flag in flags]


def _decided_because(row: Row, language: str) -> str:
    """Who corrected a figure or doubts it, and why; "" where nobody does."""
    why = word("correction_reason", row["decided_because"], language) if row["decided_because"] else ""
    return text("documents.decided", language, by=row["decided_by"], why=why) if row["decided_by"] else why


def legend(language: str) -> str:
    """What the marks mean, each in its own look."""
    entries = " ".join(f'<mark class="{css}">{escape(text(f"documents.{css}", language))}</mark>' for css in LEGEND)
    return f'<p class="legend">{escape(text("documents.legend", language))} {entries}</p>'


def sentence_notes(row: Row, document: Row, language: str) -> str:
    """What stands under the sentence: the figure as printed, status, exactness, coverage, source."""
    return notes(
        [
            mixed(text("documents.printed", language, value=row["value_text"]), language),
            escape(word("status", row["status"], language)),
            escape(word("bound", row["bound"], language)),
            mixed(text("caption.coverage", language, scope=scope_words(row["scope"], language)), language) if row["scope"] else "",
            *(escape(words) for _, words in flag_words(row, language)),
            mixed(_decided_because(row, language), language),
            source_words(document, language),
        ]
    )


def said_otherwise(rows: Sequence[Row], focus: str, english: Mapping[str, str | None], language: str) -> str:
    """What the sources of a figure say that was published with more than one value, each leading to its sentence; `focus` is the one
    looked at."""
    if not rows:
        return ""
    lines = []
    for row in rows:
        value = escape(bounded(measured(row["measure"], row["value"], row["unit"], language), row["bound"], language))
        shown = f"<strong>{value}</strong>" if row["observation_id"] == focus else figure_link(row["observation_id"], language, value)
        used = badge(text("progress.chosen", language)) if row["is_chosen"] else ""
        title = proper(document_title(row, language, english), language)
        here = f" ({escape(text('documents.this_sentence', language))})" if row["observation_id"] == focus else ""
        lines.append(f"{shown} {used}{title} · {source_words(row, language)}{here}")
    head = badge(text("flag.conflict", language), "warn") if rows[0]["is_open"] else badge(text("indicator.settled", language))
    return f'<p class="aside">{head}{escape(text("documents.said_otherwise", language))}</p>{rules(lines)}'


def origin_notes(document: Row, language: str) -> str:
    """What stands under a document's title: kind, source, the original page where it is on the web, file and reader."""
    address = document["address"] or ""
    by, day = document.get("added_by"), document["added_at"]
    added = text("documents.added_by", language, by=by, day=day.date()) if by else ""
    is_day_read = document["is_day_read"] and document["published"]
    original = f'<a href="{escape(address, quote=True)}">{escape(text("documents.original", language))}</a>'
    return notes(
        [
            badge(text(f"kind.{document['kind']}", language)) + source_words(document, language),
            escape(text("documents.day_read", language)) if is_day_read else "",
            original if address.startswith(("http://", "https://")) else "",
            escape(text("documents.read_by", language, file=document["file_name"], reader=word("reader", document["reader"], language))),
            escape(added),
        ]
    )
