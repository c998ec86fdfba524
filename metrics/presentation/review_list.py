"""The figures of a draft under review as what the browser needs to draw them (see ui/review.js): sentences, a line a figure, fields.

    {"draft": name, "heard": [browser, number], "actions": [[code, words]], "lists": {part: [[value, words]]}, "groups": [
        {"key": …, "head": html, "lines": [{"key": observation, "html": …, "about": words, "action": code, "outcome": html, "fields": [
            {"key": part, "label": words, "value": …, "words": …, "options": [[value, words]], "longest": characters}]}]}]}

A field with `options` is a choice among them, with none a choice from the list of its name, and without the key a text.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby
from typing import Any

from metrics import intake
from metrics.intake import ACTIONS, Candidate, Decision, Doubt, Figure, Refused, Review, Typed
from metrics.model import MEASURES, STATUSES, UNITS, Span
from metrics.presentation.corrected import far_words, odd_words, sign_words
from metrics.presentation.drafts import (
    NAMES,
    candidate_line,
    describe,
    doubt_words,
    row_of,
    sentence_head,
    shares_place,
    typed_words,
)
from metrics.presentation.labels import name, text, word, zone_name
from metrics.presentation.numbers import period
from metrics.presentation.reading_words import refusal_words

FIRST_YEAR = 1990
SPANS = (
    *(("01", f"{end:02}") for end in range(1, 13)),
    *((f"{month:02}", f"{month:02}") for month in range(2, 13)),
    *((f"{start:02}", f"{start + 2:02}") for start in (4, 7, 10)),
    ("07", "12"),
)
LONGEST = {"reason": 200, "number": 30}  # characters
Field = dict[str, Any]
Choices = list[tuple[str, str]]  # values and their words


def review_list(
    draft: str, review: Review, shown: Sequence[Candidate], names: NAMES, language: str, heard: tuple[str, int]
) -> dict[str, Any]:
    """All that is shown of the figures `shown` of a review, the draft `draft` on the desk."""
    decisions = [review.decisions.get(one.observation_id) for one in shown]
    is_corrected = any(decision and decision.typed for decision in decisions)
    whole: dict[Span, list[Candidate]] = {}
    for one in review.draft.candidates:
        whole.setdefault(one.observation.sentence, []).append(one)
    return {
        "draft": draft, "heard": heard, "actions": [(action, text(f"intake.{action}", language)) for action in ACTIONS],
        "lists": _lists(names, language) if is_corrected else {},
        "groups": [_group(review, members, whole[members[0].observation.sentence], names, language) for members in _by_sentence(shown)],
    }  # fmt: skip


def pages_of(shown: Sequence[Candidate], each: int) -> list[list[Candidate]]:
    """The figures cut into pages of about `each`, no sentence cut in two: its figures are looked at side by side."""
    pages: list[list[Candidate]] = [[]]
    for group in _by_sentence(shown):
        if pages[-1] and len(pages[-1]) + len(group) > each:
            pages.append([])
        pages[-1] += group
    return pages


def _by_sentence(shown: Sequence[Candidate]) -> list[list[Candidate]]:
    """The figures that follow each other and are of one sentence, together."""
    return [list(members) for _, members in groupby(shown, key=lambda one: one.observation.sentence)]


def _lists(names: NAMES, language: str) -> dict[str, Choices]:
    """The long lists, which all corrected figures share."""
    return {
        "zone": [(code, zone_name(code, row["name_en"], language)) for code, row in names.items() if "zone" in row],
        "indicator": [(code, name(row, language)) for code, row in names.items() if "indicator" in row],
    }


def _group(review: Review, group: list[Candidate], whole: Sequence[Candidate], names: NAMES, language: str) -> dict[str, Any]:
    """One sentence with the figures of it that are shown; `whole` are all that were read from it."""
    says_where = not shares_place(group, names, language)
    words = group[0].observation.sentence
    unread = [one for one in review.draft.entry.extraction.unread if words.start <= one.span.start and one.span.end <= words.end]
    return {
        "key": group[0].observation_id, "head": sentence_head(group, whole, unread, names, language),
        "lines": [_line(review, one, names, language, says_where) for one in group],
    }  # fmt: skip


def _line(review: Review, one: Candidate, names: NAMES, language: str, says_where: bool) -> dict[str, Any]:
    """A figure with what a rejection or a correction needs besides."""
    decision = review.decisions.get(one.observation_id)
    fields: list[Field] = []
    outcome = ""
    if decision and decision.action != "accept":
        fields = [
            *(_correction(decision.typed, names, language) if decision.typed else ()),
            _typed("reason", text("intake.why", language), decision.reason),
        ]
        outcome = _outcome(one, decision, review.against.get(one.observation_id, ()), names, language)
    return {
        "key": one.observation_id, "html": candidate_line(one, names, language, says_where),
        "about": f"{text('intake.decision', language)}: {describe(row_of(one, names), language)}",
        "action": decision.action if decision else None, "fields": fields, "outcome": outcome,
    }  # fmt: skip


def _outcome(one: Candidate, decision: Decision, against: Sequence[Doubt], names: NAMES, language: str) -> str:
    """What a corrected figure says now, whether that is meant and what speaks against it, or why it says nothing; that a reason is missing."""
    said = ""
    if decision.typed:
        try:
            figure = intake.figure_of(decision.typed, one.observation.zone)
            said = typed_words(figure, names, language) + _asked(one, figure, against, language)
        except Refused as refusal:
            said = f'<p class="fault" role="alert">{escape(refusal_words(refusal.code, str(refusal), language))}</p>'
    return said if decision.reason.strip() else f'{said}<p class="quiet">{escape(text("refused.no_reason", language, message=""))}</p>'


def _asked(one: Candidate, figure: Figure, against: Sequence[Doubt], language: str) -> str:
    """The question whether a corrected figure is meant: one of the same kind far from the printed one, or one that hardly ever is so;
    and what the warehouse says `against` it (HTML)."""
    o = one.observation
    is_alike = (o.indicator, o.measure, o.unit, o.period_start, o.period_end) == (
        figure.indicator, figure.measure, figure.unit, figure.period_start, figure.period_end
    )  # fmt: skip
    far = far_words(figure.value, o.value, o.value_text, language) if is_alike else ""
    negative = sign_words(figure.value, o.value, language) if is_alike and o.measure == "level" else ""
    asked = far or negative or odd_words(figure.measure, figure.value, figure.unit, language)
    doubts = "".join(f"<li>{doubt_words(doubt, language)}</li>" for doubt in against)
    return asked + (f'<ul class="doubts">{doubts}</ul>' if doubts else "")


def asked_about(review: Review) -> int:
    """How many corrected figures are asked about whether they are meant."""
    count = 0
    for one in review.draft.candidates:
        decision = review.decisions.get(one.observation_id)
        if decision and decision.typed:
            with contextlib.suppress(Refused):  # what says nothing is not asked about: it is a fault
                figure = intake.figure_of(decision.typed, one.observation.zone)
                count += bool(_asked(one, figure, review.against.get(one.observation_id, ()), "zh"))
    return count


def _correction(typed: Typed, names: NAMES, language: str) -> Iterable[Field]:
    """The fields of a corrected figure."""

    def words(kind: str) -> Callable[[str], str]:
        return lambda code: word(kind, code, language)

    def listed(part: str, value: str, shown: str) -> Field:
        return {"key": part, "label": text(f"intake.{part}", language), "value": value, "words": shown, "options": None}

    def chosen(part: str, value: str, options: Iterable[str], show: Callable[[str], str]) -> Field:
        listed = [(one, show(one)) for one in options]
        return {"key": part, "label": text(f"intake.{part}", language), "value": value if value in dict(listed) else "", "options": listed}

    zone = names.get(typed.zone)
    yield listed("zone", typed.zone, zone_name(typed.zone, zone["name_en"], language) if zone else typed.zone)
    yield listed("indicator", typed.indicator, name(names[typed.indicator], language))
    yield chosen("measure", typed.measure, MEASURES, words("measure"))
    yield _typed("number", text("intake.number", language), typed.number)
    units = intake.units_for(typed.indicator, typed.measure)
    yield chosen("unit", typed.unit, units, lambda one: word("unit", one, language) if one in UNITS else one)
    known = typed.period_end[:4] if typed.period_end[:4].isdigit() else ""
    yield chosen("year", known, [str(year) for year in range(date.today().year + 1, FIRST_YEAR - 1, -1)], str)
    yield chosen(
        "span",
        f"{typed.period_start}~{typed.period_end}",
        _spans(typed, known),
        lambda one: period(one.partition("~")[0], one.partition("~")[2], language),
    )
    yield chosen("status", typed.status, STATUSES, words("status"))


def _spans(typed: Typed, known: str) -> list[str]:
    """The periods of the year at hand, cumulative ones first; the standing one too, whatever it is."""
    year = known or str(date.today().year)
    spans = [f"{year}-{start}~{year}-{end}" for start, end in SPANS]
    standing = f"{typed.period_start}~{typed.period_end}"
    return spans if standing in spans else [standing, *spans]


def _typed(part: str, label: str, value: str) -> Field:
    return {"key": part, "label": label, "value": value, "longest": LONGEST[part]}
