"""A document under review as HTML: its text with what would be stored marked in place, and each figure with its doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from metrics.analysis.frames import Row
from metrics.intake import Candidate, Decision, Doubt, Draft, Figure, commonest, headline, opening
from metrics.model import Unread
from metrics.presentation.html import badge, coverage, figure_link, marked, mixed
from metrics.presentation.labels import against_words, bounded, name, text, word, zone_name
from metrics.presentation.numbers import measured, period
from metrics.presentation.paper import Place, figure_span, look, text_of, unread_words

NAMES = dict[str, Row]  # indicators by code, zones by name


def row_of(one: Candidate, names: NAMES) -> Row:
    """A candidate as the row that a stored figure would be."""
    o = one.observation
    indicator = names[o.indicator]
    return {
        "observation_id": one.observation_id, "zone": o.zone, "zone_name_en": names.get(o.zone or "", {}).get("name_en"),
        "indicator": o.indicator, "name_zh": indicator["name_zh"], "name_en": indicator["name_en"], "measure": o.measure,
        "value": o.value, "unit": o.unit, "value_text": o.value_text, "period_start": o.period_start, "period_end": o.period_end,
        "evidence_start": o.evidence.start, "evidence_end": o.evidence.end, "evidence_text": o.evidence.text,
        "sentence": o.sentence.text, "sentence_start": o.sentence.start, "status": o.status,
    }  # fmt: skip


def called(draft: Draft) -> str:
    """What a draft is called: its title, or else the name of its file."""
    return draft.document.origin.title or draft.document.name


def titles_of(draft: Draft) -> tuple[str, str]:
    """What a text without title is called, in the language of the bulletins, and what where another one is called that already: by
    its headline, or else by zone and period, and its first words where these are not known; "" for one without figures."""
    head = headline(draft)
    if head or not draft.candidates:
        return head, head
    zone, start, end = commonest(draft)
    place = " ".join(filter(None, [zone, period(start, end, "zh") if start else ""]))
    told = "：".join(filter(None, [place, opening(draft)]))
    return place if zone and start else told, told


def describe(row: Row, language: str) -> str:
    """Zone, indicator, measure, value and period in words."""
    parts = [
        zone_name(row["zone"], row["zone_name_en"], language, is_short=True) if row["zone"] else "—",
        name(row, language),
        word("measure", row["measure"], language),
        measured(row["measure"], row["value"], row["unit"], language),
        period(row["period_start"], row["period_end"], language),
    ]
    return " · ".join(parts)


def draft_paper(draft: Draft, decisions: Mapping[str, Decision], names: NAMES, language: str) -> str:
    """The whole text with every figure marked: what deserves doubt, what was rejected or corrected, what was not read."""
    spans: dict[tuple[int, int], list[Candidate]] = {}
    for one in draft.candidates:
        spans.setdefault(figure_span(row_of(one, names)), []).append(one)
    places: list[Place] = []
    for (start, end), members in spans.items():
        actions = {decisions[one.observation_id].action for one in members if one.observation_id in decisions}
        states = [f"m-{action}" for action in ("reject", "correct") if action in actions]
        states += ["m-doubt"] if any(one.doubts for one in members) else []
        css = " ".join([look(row_of(members[0], names)), *states])
        places.append((start, end, css, "; ".join(describe(row_of(one, names), language) for one in members), ""))
    places += _unread_places(draft.entry.extraction.unread, language)
    return f'<div class="paper">{text_of(draft.document.text, places)}</div>'


def draft_legend(language: str) -> str:
    """What the marks mean, each in its own look."""
    looks = ("m-level", "m-growth", "m-rank", "m-target", "m-share", "m-unread", "m-aside")
    entries = [f'<mark class="{css}">{escape(text(f"documents.{css}", language))}</mark>' for css in looks]
    entries += [f'<mark class="{css}">{escape(text(f"intake.{css}", language))}</mark>' for css in ("m-doubt", "m-reject")]
    return f'<p class="legend">{" ".join(entries)}</p>'


def sentence_head(group: Sequence[Candidate], whole: Sequence[Candidate], unread: Sequence[Unread], names: NAMES, language: str) -> str:
    """The sentence that figures were read from, and zone and period where they share them. Marked in it is all that was read from it
    (`whole`), also what is listed elsewhere, and what of it was not: a number without a mark is one that nothing was made of."""
    rows = [row_of(one, names) for one in group]
    words, start = rows[0]["sentence"], rows[0]["sentence_start"]
    places: list[Place] = []
    for one in whole:
        row = row_of(one, names)
        low, high = (at - start for at in figure_span(row))
        css = look(row) + (" m-doubt" if one.doubts else "")
        places.append((low, high, css, describe(row, language), ""))
    for low, high, *looks in _unread_places(unread, language):
        places.append((low - start, high - start, *looks))
    shared = {_where(row, language) for row in rows}
    about = f'<p class="quiet">{mixed(shared.pop(), language)}</p>' if len(shared) == 1 else ""
    return f'{about}<blockquote class="sentence">{marked(words, places)}</blockquote>'


def _unread_places(unread: Sequence[Unread], language: str) -> list[Place]:
    """Where the numbers stand that gave no figure, each with the reason."""
    return [
        (
            missed.span.start,
            missed.span.end,
            "m-aside" if missed.is_understood else "m-unread",
            unread_words(missed.reason, missed.is_understood, language),
            "",
        )
        for missed in unread
    ]


def shares_place(group: Sequence[Candidate], names: NAMES, language: str) -> bool:
    """Whether all figures of a sentence are of one zone and period."""
    return len({_where(row_of(one, names), language) for one in group}) == 1


def _where(row: Row, language: str) -> str:
    zone = zone_name(row["zone"], row["zone_name_en"], language) if row["zone"] else text("intake.no_zone", language)
    return f"{zone} · {period(row['period_start'], row['period_end'], language)}"


def candidate_line(one: Candidate, names: NAMES, language: str, says_where: bool) -> str:
    """What was read in one line, with zone and period where the sentence's figures differ in them; below it what speaks against it."""
    row = row_of(one, names)
    o = one.observation
    value = bounded(measured(row["measure"], row["value"], row["unit"], language), o.bound, language)
    scope = coverage(o.scope, language)
    status = badge(word("status", o.status, language)) if o.status != "actual" else ""
    base = against_words(o.flags, language)
    scope += badge(base) if base else ""
    facts = [
        mixed(_where(row, language), language) if says_where else "",
        mixed(text("documents.printed", language, value=row["value_text"]), language),
        escape(text("intake.agreeing", language, count=one.agreeing)) if one.agreeing else "",
    ]
    title = f"{escape(name(row, language))} {escape(word('measure', row['measure'], language))}"
    doubts = "".join(f"<li>{doubt_words(doubt, language)}</li>" for doubt in one.doubts)
    quiet = f'<span class="quiet">{" · ".join(filter(None, facts))}</span>'
    return f'<p class="read">{title} <strong>{escape(value)}</strong> {scope}{status}{quiet}</p>{f"<ul class=doubts>{doubts}</ul>" if doubts else ""}'


def typed_words(figure: Figure, names: NAMES, language: str) -> str:
    """What a corrected figure says (HTML)."""
    known, place = names[figure.indicator], names.get(figure.zone)  # the text itself may name one that no list has
    row = {
        "zone": figure.zone, "zone_name_en": place["name_en"] if place else None, "name_zh": known["name_zh"], "name_en": known["name_en"],
        "measure": figure.measure, "value": figure.value, "unit": figure.unit,
        "period_start": figure.period_start, "period_end": figure.period_end,
    }  # fmt: skip
    return f'<p class="becomes">→ {escape(describe(row, language))}</p>'


def doubt_words(doubt: Doubt, language: str) -> str:
    """Why a figure deserves doubt, in a sentence (HTML)."""
    if doubt.code.startswith("check_"):
        words = text("doubt.check", language, check=word("check", doubt.code, language), printed=doubt.printed, expected=doubt.expected)
    else:
        words = text(f"doubt.{doubt.code}", language, expected=doubt.expected, source=doubt.source)
    return figure_link(doubt.other_id, language, escape(words), "")
