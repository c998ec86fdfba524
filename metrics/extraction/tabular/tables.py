"""The statistical tables of a document beside its sentences: both are read, and nothing is said twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from unicodedata import normalize

from metrics.extraction.document.page import Page
from metrics.extraction.tabular.captions import caption_of, caption_of_all
from metrics.extraction.tabular.certain import key
from metrics.extraction.tabular.halves import parts
from metrics.extraction.tabular.paired import paired, with_growth_in_brackets
from metrics.extraction.tabular.prose_cells import prose_in, with_goals
from metrics.extraction.tabular.sections import sections
from metrics.extraction.tabular.sheets import of_sheet
from metrics.extraction.tabular.table_reading import TableReading
from metrics.language.signs import simplified
from metrics.language.vocabulary import names_in
from metrics.model import SURE, Document, Extraction, Observation, Table

_FIGURE, _BRACKET = re.compile(r"\d|持平"), re.compile("[(（]")


def outside_tables(document: Document) -> str:
    """The document's text with its tables blanked out, every character in its place; cells that hold prose stay."""
    pieces: list[str] = []
    at = 0
    for table in document.tables:
        prose = prose_in(table)
        for start, end in [*prose, (table.end, table.end)]:
            first = max(table.start, at)
            line_end = "" if document.text.startswith("\n", start) else "\n"  # a second one would make a gap, as between two articles
            blank = "。" * (start - first - len(line_end)) + line_end * (start > first)
            pieces += [document.text[at:first], blank, document.text[start:end]]
            at = end
    return "".join([*pieces, document.text[at:]])


def with_tables(document: Document, page: Page, found: Extraction) -> Extraction:
    """What was read in sentences, and the figures of the tables that say something new; places and doubts as flags."""
    observations, missed_goals = with_goals(document, found.observations)
    unread = [*found.unread, *missed_goals]
    said = {(*key(o), o.value) for o in observations} if document.tables else set()
    told_at = sorted(
        [*(o.evidence.start for o in observations), *(u.span.start for u in missed_goals)]
    )  # some in cells that hold sentences
    before, prose = 0, len(observations)
    for table in document.tables:
        for reading in _readings(document, page, table, before):
            read, missed = reading.read()
            if read or reading.names_indicators or reading.caption.about.indicator:  # else it is no table of figures we know
                unread += [one for one in missed if bisect_left(told_at, one.span.start) == bisect_left(told_at, one.span.end)]
            for one in read:
                if (*key(one), one.value) not in said:
                    said.add((*key(one), one.value))
                    observations.append(one)
        before = table.end
    observations = _without_unnamed_again(observations, prose)
    has_places = document.marks or document.reader == "ocr"
    return Extraction(tuple(_located(document, observations) if has_places else observations), tuple(unread))


def _without_unnamed_again(told: list[Observation], prose: int) -> list[Observation]:
    """全市一般公共预算收入41.58亿元 over a table with a row 许昌市: what the first `prose` of them tell of nobody by name is that of whom the table names."""
    named = {(key(o)[1:], o.value) for o in told[prose:] if o.zone is not None}
    return [o for at, o in enumerate(told) if at >= prose or o.zone is not None or (key(o)[1:], o.value) not in named] if named else told


def _readings(document: Document, page: Page, table: Table, before: int) -> Iterator[TableReading]:
    """Each table that a grid holds, below and beside others, with what stands above it; `before`: where the grid before ended."""
    if _FIGURE.search(document.text, table.start, table.end) is None:
        return
    context, has_names = of_sheet(page.context_at(table.start), document, table), _names_indicators(document, table)
    if _BRACKET.search(document.text, table.start, table.end) is not None:
        table = paired(with_growth_in_brackets(document.text, table))
    below = list(sections(table))
    whole = caption_of_all(document, below[0], before) if len(below) > 1 else None
    for section in below:
        caption = caption_of(document, section, before)
        for part in parts(section) if has_names or caption.about.indicator else ():
            yield TableReading(document, context, part, caption.within(whole) if whole else caption, is_part=part is not section)
        before = section.end


def _names_indicators(document: Document, table: Table) -> bool:
    """Whether a name of an indicator stands anywhere in a table, be its characters set apart or wide; most grids that hold none need no reading."""
    words = "".join(normalize("NFKC", document.text[table.start : table.end]).split())
    return bool(names_in(words if words.isascii() else simplified(words)))


def _located(document: Document, observations: list[Observation]) -> Iterator[Observation]:
    """The observations with flags for where the evidence stands in the file, and for what makes its reading doubtful."""
    starts = [mark.start for mark in document.marks]
    confidences = [mark.confidence for mark in document.marks]
    places, recognised = [""], set()
    for mark, confidence in zip(document.marks, confidences, strict=True):
        places.append(mark.label if mark.is_place and mark.label else places[-1])
        if confidence is not None:
            recognised.add(places[-1])
    for one in observations:
        at = bisect_right(starts, one.evidence.start)
        flags = list(one.flags)
        if places[at] and not any(flag.startswith(places[at]) for flag in flags):
            flags.append(places[at])
        if document.reader == "ocr" or places[at] in recognised:
            flags.append("ocr")
        if at and (confidences[at - 1] or 1.0) < SURE:
            flags.append("ocr_doubtful")
        yield one if tuple(flags) == one.flags else one._replace(flags=tuple(flags))
