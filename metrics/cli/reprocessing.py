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
from metrics.intake.rereading import STORED, Row, changed_details, changes
from metrics.warehouse import store
from metrics.warehouse.ingest import Entry, IngestError, check, replace_entries
from metrics.warehouse.kept import stored_documents
from metrics.warehouse.rows import rows_of


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


def differences(name: str, before: Sequence[Row], entry: Entry) -> Iterator[str]:
    """One line for each figure that is new (+), gone (-) or read otherwise (~) in one document.

    `before` are stored rows, perhaps of an older release.
    """
    for was, becomes in changes(before, entry):
        if was and becomes:
            changed = [f"{key} {was[key]} → {becomes[key]}" for key in changed_details(was, becomes)]
            yield f"~ {name}: {_shown(was)}: {', '.join(changed)}"
        elif becomes:
            yield f"+ {name}: {_shown(becomes)}"
        elif was:
            yield f"- {name}: {_shown(was)}"


def _shown(row: Row) -> str:
    scope = f" ({row['scope']})" if row["scope"] else ""
    return f"{row['zone'] or '-'} {row['indicator']} {row['measure']}{scope} {row['period_start']}..{row['period_end']} {row['value_text']}"
