"""Turns files into lines that say what `add` would store of them, what deserves doubt first, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from metrics.cli import work
from metrics.cli.speaking import several, stored_words
from metrics.intake import About, Candidate, Doubt, Draft, Refused
from metrics.intake.drafts import draft
from metrics.model import Observation

WORDS = {
    "year_unknown": "neither the text nor a date of publication says the year",
    "year_inferred": "the year is not said here, and taken from elsewhere in the text",
    "zone_of_file": "the zone is taken from the file's name, for the text names none",
    "ocr_doubtful": "the scan was not recognised surely here",
    "doubtful": "marked doubtful in its source",
    "zone_unknown": "the text does not say whose figure it is",
    "zone_not_listed": "the region is not in the list of zones",
}


def review(
    files: Sequence[str], about: About, tell: Callable[[str], None], complain: Callable[[str], None], path: Path | None = None
) -> Iterator[str]:
    """For each file a heading and a line a figure, doubtful ones first and marked `?`; nothing is stored."""
    for document in work.documents(files, complain, tell):
        try:
            yield from _lines(draft(document, about, path))
        except Refused as refusal:
            complain(str(refusal))


def _lines(found: Draft) -> Iterator[str]:
    name = found.document.name
    if found.known_as:
        yield f"{name}: {stored_words(found.known_as, found.taken_back)}"
        return
    doubtful = sum(bool(one.doubts) for one in found.candidates)
    yield f"{name}: {several(len(found.candidates), 'figure')}, {doubtful} doubtful; {several(found.entry.extraction.not_understood, 'number')} could not be read"
    yield from map(_line, found.candidates)


def _line(one: Candidate) -> str:
    o = one.observation
    scope = f" ({o.scope})" if o.scope else ""
    figure = f"{o.zone or '-'} {o.indicator} {o.measure}{scope} {o.period_start}..{o.period_end} {_printed(o)} {o.status}"
    reasons = "; ".join(map(_reason, one.doubts))
    return f"{'?' if reasons else ' '} {figure}{f'  [{reasons}]' if reasons else ''}"


def _printed(o: Observation) -> str:
    """The number as printed; a fall with its sign, which the source said in a word (下降1.7%)."""
    has_sign = o.value >= 0 or o.measure == "rank_change" or o.value_text.lstrip("(（").startswith(("-", "−", "－", "负"))
    return o.value_text if has_sign else f"-{o.value_text}"


def _reason(doubt: Doubt) -> str:
    if doubt.code == "conflict":
        return f"{doubt.source} says {doubt.expected}"
    if doubt.code == "conflict_within":
        return f"another place of the document says {doubt.expected}"
    if doubt.code in WORDS:
        return WORDS[doubt.code]
    return f"{doubt.code}: {doubt.printed}, expected {doubt.expected}"
