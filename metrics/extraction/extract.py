"""The two questions asked of this layer: what does a document say, and why was a text read so."""

from __future__ import annotations

from hashlib import sha256

from metrics.extraction.context import document_context
from metrics.extraction.reader import Reader
from metrics.language.normalise import normalise
from metrics.model import Document, Extraction

VERSION = "1"


def _reader(document: Document, zone: str | None, published: str | None) -> Reader:
    clean = normalise(document.text)
    origin = document.origin
    return Reader(document, clean, document_context(clean, zone, published or origin.published or None))


def extract(document: Document, zone: str | None = None, published: str | None = None) -> Extraction:
    """Every observation of a document, and the numbers beside indicators that nothing could read.

    `zone` names the zone where the text does not; `published` is YYYY-MM-DD. Values are exact, in base units.
    """
    reader = _reader(document, zone, published)
    reader.read()
    return Extraction(tuple(reader.observations), tuple(reader.unread))


def explain(text: str, zone: str | None = None, published: str | None = None) -> str:
    """Sentence, slots, construction and observation of every figure, one a line."""
    document = Document("text", text, sha256(text.encode()).hexdigest(), "text")
    reader = _reader(document, zone, published)
    reader.trace = []
    reader.read()
    lines = []
    for sentence, slots in reader.trace:
        lines.append(sentence.strip())
        lines.append("  slots: " + " ".join(f"{letter}:{word}" for letter, word in slots))
    for seen in reader.observations:
        lines.append(
            f"  {seen.construction}: {seen.indicator} {seen.measure} {seen.value} {seen.unit} "
            f"{seen.period_start} {seen.period_end} {seen.status}" + (f" {seen.scope}" if seen.scope else "")
        )
    for missed in reader.unread:
        lines.append(f"  unread: {missed.span.text} ({missed.reason})")
    return "\n".join(lines)
