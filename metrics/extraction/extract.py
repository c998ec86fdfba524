"""The two questions asked of this layer: what does a document say, and why was a text read so."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from metrics.extraction.context import document_context
from metrics.extraction.reader import Reader
from metrics.extraction.results import Results
from metrics.extraction.tables import outside_tables, with_tables
from metrics.language.normalise import normalise
from metrics.model import Document, Extraction
from metrics.reading.texttables import tables_in


def _reader(document: Document, zone: str | None, published: str | None) -> Reader:
    clean = normalise(outside_tables(document))
    context = document_context(normalise(document.text) if document.tables else clean, zone or document.origin.zone or None, published or document.origin.published or None)
    return Reader(clean, context, Results(document.name, clean))


def extract(document: Document, zone: str | None = None, published: str | None = None) -> Extraction:
    """Every observation of a document, and the numbers beside indicators that nothing could read.

    `zone` names the zone where the text does not; `published` is YYYY-MM-DD. Values are exact, in base units.
    """
    document = document if document.tables else replace(document, tables=tables_in(document.text))  # kept as text alone
    reader = _reader(document, zone, published)
    reader.read()
    return with_tables(document, reader.state.context, reader.state.results.extraction())


def explain(text: str, zone: str | None = None, published: str | None = None) -> str:
    """Sentence, slots, construction and observation of every figure, one a line."""
    document = Document("text", text, sha256(text.encode()).hexdigest(), "text")
    reader = _reader(document, zone, published)
    reader.trace = []
    reader.read()
    lines = []
    for sentence, tokens in reader.trace:
        lines.append(sentence.strip())
        lines.append("  slots: " + " ".join(f"{t.letter}:{t.text}" for t in tokens))
    found = reader.state.results.extraction()
    for seen in found.observations:
        words = (seen.construction + ":", seen.indicator, seen.measure, str(seen.value), seen.unit, seen.period_start, seen.period_end, seen.status)
        lines.append("  " + " ".join(words) + (f" {seen.scope}" if seen.scope else ""))
    lines.extend(f"  unread: {missed.span.text} ({missed.reason})" for missed in found.unread)
    return "\n".join(lines)
