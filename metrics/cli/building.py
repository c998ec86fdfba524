"""Turns seeds, bulletins and added documents into the next version of the warehouse."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from tqdm import tqdm

from metrics import seeds
from metrics.cli import work
from metrics.reading import ReadError
from metrics.warehouse import store
from metrics.warehouse.ingest import Entry, add_entries, load_dictionaries, table_entries
from metrics.warehouse.kept import documents_added

COUNTS = """
select
    count(*),
    count(distinct zone),
    count(distinct indicator),
    count(distinct period_start || period_end),
    (select count(*) from document),
    (select count(*) from check_all)
from observation
"""


def build(tell: Callable[[str], None], complain: Callable[[str], None], path: Path | None = None) -> str:
    """Publish a warehouse made of the seeds and of the documents users added; what it holds, in one line.

    A bulletin that cannot be read is complained of and left out. Raises SeedError, IngestError, WarehouseError.
    """
    path = path or store.WAREHOUSE
    with store.draft(path, from_current=False, tell=tell) as connection:
        load_dictionaries(connection)
        names = {indicator.code: indicator.name_zh for indicator in seeds.load_indicators()}
        add_entries(connection, table_entries(seeds.load_published_figures(), names))
        added: list[Callable[[], Entry]] = [partial(work.again, old) for old in documents_added(path, complain)]
        add_entries(connection, _done([*work.bulletins(), *added], complain))
    return _summary(path)


def _done(jobs: Sequence[Callable[[], Entry]], complain: Callable[[str], None]) -> Iterable[Entry]:
    for job in tqdm(jobs, desc="extracting", unit="document", file=sys.stderr, disable=None):
        try:
            yield job()
        except ReadError as error:
            complain(str(error))


def _summary(path: Path) -> str:
    counts = store.reader(path).execute(COUNTS).fetchall()[0]
    observations, zones, indicators, periods, documents, failures = counts
    return (
        f"{path.name}: {observations} observations of {indicators} indicators, {zones} zones and {periods} periods "
        f"from {documents} documents; {failures} failed checks"
    )


def add(entries: Sequence[Entry], tell: Callable[[str], None], path: Path | None = None) -> list[str]:
    """Publish a version with these documents too; a line for each. Raises IngestError, WarehouseError.

    A text that is stored, under whatever name, changes nothing; where all are, no version is published.
    """
    path = path or store.WAREHOUSE
    known = dict(store.reader(path).execute("select digest, file_name from document").fetchall())
    lines, fresh = [], []
    for entry in entries:
        document = entry.document
        if document.digest in known:
            lines.append(f"{document.name}: the same text is stored already (as {known[document.digest]}); nothing changed")
            continue
        known[document.digest] = document.origin.file_name or document.name
        fresh.append(entry)
        lines.append(_line(entry))
    if fresh:
        with store.draft(path, from_current=True, tell=tell) as connection:
            add_entries(connection, fresh)
    return lines


def _line(entry: Entry) -> str:
    found, unread = len(entry.extraction.observations), len(entry.extraction.unread)
    name = entry.document.name
    if not found:
        return f"{name}: stored; no figure of a known indicator was found"
    return f"{name}: stored with {found} observations" + (f"; {unread} numbers could not be read" if unread else "")
