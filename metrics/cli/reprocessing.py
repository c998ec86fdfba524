"""Turns the stored documents into what the present extractor finds in them, and says what that changes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from metrics.cli import ledgers
from metrics.cli.speaking import several
from metrics.intake import documents as intake
from metrics.model import Observation
from metrics.warehouse import store
from metrics.warehouse.ingest import Entry, IngestError, check, replace_entries
from metrics.warehouse.kept import stored_documents
from metrics.warehouse.rows import rows_of

STORED = """
select d.file_name, o.document_id, o.zone, o.indicator, o.measure, o.value, o.unit, o.value_text, o.period_start,
    o.period_end, o.status, o.bound, o.scope, o.evidence_end
from observation as o join document as d using (document_id)
where d.document_id = ?
"""
Figure = tuple[object, ...]
# What makes two readings of a document the same figure; everything else about it can change.
SUBJECT = ("indicator", "measure", "evidence_end")
DETAILS = ("zone", "scope", "period_start", "period_end", "value", "unit", "status", "bound")


def reprocess(is_to_publish: bool, tell: Callable[[str], None], path: Path | None = None) -> Iterator[str]:
    """What changes, a line each, and at the end whether it was published. Raises WarehouseError."""
    path = path or store.WAREHOUSE
    reader = store.reader(path)
    changed: list[Entry] = []
    counts: Counter[str] = Counter()
    documents = stored_documents(reader)
    for kept in tqdm(documents, desc="extracting", unit="document", file=sys.stderr, disable=None):
        entry = intake.again(kept)
        try:
            check(entry)
        except IngestError as error:
            tell(f"error: {error}; the document stays as it is stored")
            continue
        before = rows_of(reader, STORED, [kept.document.digest[:16]])
        lines = list(differences(kept.document.name, before, entry))
        counts += counted(lines)
        yield from lines
        if lines or kept.extractor_version != entry.extractor_version:
            changed.append(entry)
    summary = f"{several(len(documents), 'document')}: {in_words(counts)}"
    if not changed:
        tell(f"{summary}; nothing to publish")
    elif not is_to_publish:
        tell(f"{summary}; nothing is published without --yes")
    else:
        with store.draft(path, from_current=True, tell=tell) as connection:
            replace_entries(connection, changed)
        tell(f"{summary}; published")
        ledgers.say_what_is_lost(tell, path)


def counted(lines: Iterable[str]) -> Counter[str]:
    """How many figures are new (+), gone (-) and changed (~)."""
    return Counter(line[0] for line in lines)


def in_words(counts: Counter[str]) -> str:
    """The counts in words."""
    return f"{several(counts['+'], 'figure')} new, {counts['-']} gone, {counts['~']} changed"


def differences(name: str, before: Sequence[dict[str, object]], entry: Entry) -> Iterator[str]:
    """One line for each figure that is new (+), gone (-) or read otherwise (~) in one document.

    `before` are stored rows, perhaps of an older release: a detail it did not know is not compared.
    """
    old = {_subject(row): row for row in before}
    new = {_subject(row): row for row in map(_as_row, entry.extraction.observations)}
    for subject in sorted({*old, *new}, key=str):
        was, becomes = old.get(subject), new.get(subject)
        if was is None and becomes is not None:
            yield f"+ {name}: {_shown(becomes)}"
        elif becomes is None and was is not None:
            yield f"- {name}: {_shown(was)}"
        elif was is not None and becomes is not None:
            changes = [f"{key} {was[key]} → {becomes[key]}" for key in DETAILS if key in was and was[key] != becomes[key]]
            if changes:
                yield f"~ {name}: {_shown(was)}: {', '.join(changes)}"


def _subject(row: dict[str, object]) -> Figure:
    return tuple(row[key] for key in SUBJECT)


def _as_row(observation: Observation) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(observation, name) for name in ("indicator", "measure", "value_text", *DETAILS)}
    return row | {"evidence_end": observation.evidence.end}


def _shown(row: dict[str, object]) -> str:
    scope = f" ({row['scope']})" if row["scope"] else ""
    return f"{row['zone'] or '-'} {row['indicator']} {row['measure']}{scope} {row['period_start']}..{row['period_end']} {row['value_text']}"
