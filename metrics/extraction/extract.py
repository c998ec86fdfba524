"""The two questions asked of this layer: what does a document say, and why was a text read so."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

from metrics.extraction.document.page import Page, page_of
from metrics.extraction.document.yearbooks import edition_of, without_edition
from metrics.extraction.headed_cells import with_headed_cells
from metrics.extraction.in_passing import without_passing
from metrics.extraction.reader import Reader
from metrics.extraction.results import ANOTHERS, Results
from metrics.extraction.tabular.tables import outside_tables, with_tables
from metrics.extraction.zones.file_names import zone_of_file
from metrics.language.telltales import forget_texts
from metrics.model import Document, Extraction, Observation
from metrics.reading.texttables import tables_in

_BY_FILE = "zone_of_file"  # the flag of figures whose zone only the file's name tells
_FEWEST = 3  # figures of another region in a text without any of its own: then it is about that region


def _page(document: Document, zone: str | None, published: str | None) -> tuple[Page, bool]:
    """The articles of a document, and whether nothing but the file's name tells whose they are."""
    prose, told = outside_tables(document), zone or document.origin.zone or None
    page = page_of(document, prose, told, published or document.origin.published or None)
    if told or not document.tables or page.names_a_place or (named := zone_of_file(document.text, document.origin.file_name)) is None:
        return page, False
    return page_of(document, prose, named, published or document.origin.published or None), True


@contextmanager
def _for_one_document() -> Iterator[None]:
    """Reading makes very many small things and no cycles of them: looking for cycles again and again takes a tenth of its time.

    What has been found of its articles is kept until the last one is read.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        forget_texts()
        if was_on:
            gc.enable()


@_for_one_document()
def extract(document: Document, zone: str | None = None, published: str | None = None) -> Extraction:
    """Every observation of a document, and the numbers beside indicators that nothing could read.

    `zone` names the zone where the text does not; `published` is YYYY-MM-DD. Values are exact, in base units.
    """
    document = document if document.tables else replace(document, tables=tables_in(document.text))  # kept as text alone
    page, is_by_file = _page(document, zone, published)
    found = _read(document, page)
    if year := edition_of(document.text, published or document.origin.published):
        found = without_edition(found, year)
    if is_by_file:
        return replace(found, observations=tuple(one._replace(flags=(*one.flags, _BY_FILE)) for one in found.observations))
    is_of_others = not found.observations and sum(missed.reason == ANOTHERS for missed in found.unread) >= _FEWEST
    return _read(document, page.of_all()) if is_of_others and not (page.is_given or page.is_paper) else found


def _read(document: Document, page: Page) -> Extraction:
    results = Results(document.name)
    for article in page.articles:
        Reader(article.clean, article.scan, article.context, results).read()
    found = results.extraction()
    if all(article.context.place.is_of_regions for article in page.articles):
        found = replace(found, observations=_without_unnamed_again(found.observations))
    return with_tables(document, page, with_headed_cells(document, page, without_passing(found, page)))


def _without_unnamed_again(told: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """湖北增长58.3%。…。58.3%的增速有些夸张: on a page of several regions, what is told of nobody by name is that of the one who has the same."""
    named = {_figure(seen) for seen in told if seen.zone is not None}
    return tuple(seen for seen in told if seen.zone is not None or _figure(seen) not in named)


def _figure(seen: Observation) -> tuple[object, ...]:
    return seen.indicator, seen.measure, seen.value, seen.unit, seen.period_start, seen.period_end


def explain(text: str, zone: str | None = None, published: str | None = None) -> str:
    """Sentence, slots, construction and observation of every figure, one a line."""
    document = Document("text", text, sha256(text.encode()).hexdigest(), "text")
    results, lines = Results(document.name), []
    for article in _page(document, zone, published)[0].articles:
        reader = Reader(article.clean, article.scan, article.context, results)
        reader.trace = []
        reader.read()
        for sentence, tokens in reader.trace:
            lines.append(sentence.strip())
            lines.append("  slots: " + " ".join(f"{t.letter}:{t.text}" for t in tokens))
    found = results.extraction()
    for seen in found.observations:
        words = (
            seen.construction + ":",
            seen.indicator,
            seen.measure,
            str(seen.value),
            seen.unit,
            seen.period_start,
            seen.period_end,
            seen.status,
        )
        lines.append("  " + " ".join(words) + (f" {seen.scope}" if seen.scope else ""))
    lines.extend(f"  {'set aside' if missed.is_understood else 'unread'}: {missed.span.text} ({missed.reason})" for missed in found.unread)
    return "\n".join(lines)
