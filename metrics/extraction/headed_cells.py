"""Cells of a table that hold sentences, read anew with what the head of their column says: its months, or that they are goals.

1-9月完成情况 over 规上工业增加值增长7.7%。 tells the months that the cell does not, and 年度目标 makes wishes of what else would be results
of a year that is not over.
"""

from __future__ import annotations

from metrics.extraction.document.page import Page
from metrics.extraction.reader import Reader
from metrics.extraction.results import Results
from metrics.extraction.tabular.prose_cells import HeadedCell, headed_cells
from metrics.language.normalise import normalise
from metrics.language.vocabulary import Scan
from metrics.model import Document, Extraction, Observation, Span, Unread


def with_headed_cells(document: Document, page: Page, found: Extraction) -> Extraction:
    """What was read, with the cells whose heads say more read anew."""
    cells = [cell for table in document.tables for cell in headed_cells(document, table)]
    if not cells:
        return found
    observations, unread = list(found.observations), list(found.unread)
    for cell in cells:
        read = _read(document, page, cell)
        if cell.is_goal and not read.observations:
            continue
        observations = [one for one in observations if not cell.start <= one.evidence.start < cell.end]
        unread = [one for one in unread if not cell.start <= one.span.start < cell.end]
        observations += read.observations
        unread += read.unread
    observations.sort(key=lambda one: one.evidence.start)
    return Extraction(tuple(observations), tuple(unread))


def _read(document: Document, page: Page, cell: HeadedCell) -> Extraction:
    """What a cell says behind the words of its head; these words themselves are no evidence."""
    text = cell.words + document.text[cell.start : cell.end]
    results = Results(document.name)
    clean = normalise(text).moved(cell.start - len(cell.words), document.text)
    Reader(clean, Scan(clean.text, text), page.context_at(cell.start), results).read()
    found = results.extraction()
    return Extraction(
        tuple(_within(document, one, cell) for one in found.observations if one.evidence.end > cell.start),
        tuple(_missed(document, one, cell) for one in found.unread if one.span.end > cell.start),
    )


def _within(document: Document, one: Observation, cell: HeadedCell) -> Observation:
    return one._replace(evidence=_clipped(document, one.evidence, cell), sentence=_clipped(document, one.sentence, cell))


def _missed(document: Document, one: Unread, cell: HeadedCell) -> Unread:
    return one._replace(span=_clipped(document, one.span, cell), sentence=_clipped(document, one.sentence, cell))


def _clipped(document: Document, span: Span, cell: HeadedCell) -> Span:
    start = max(span.start, cell.start)
    return Span(start, span.end, document.text[start : span.end])
