"""Turns seeds, bulletins and added documents into the next version of the warehouse."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tqdm import tqdm

from metrics import seeds
from metrics.cli import work
from metrics.reading import ReadError
from metrics.warehouse import store
from metrics.warehouse.corrections import load_known_errors
from metrics.warehouse.ingest import Entry, IngestError, add_entries, check, load_dictionaries, table_entries
from metrics.warehouse.kept import belongings, carry_over

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

    A document that cannot be read or stored is complained of and left out. Raises SeedError, WarehouseError.
    """
    path = path or store.WAREHOUSE
    with store.draft(path, from_current=False, tell=tell) as connection:
        load_dictionaries(connection)
        names = {indicator.code: indicator.name_zh for indicator in seeds.load_indicators()}
        add_entries(connection, table_entries(seeds.load_published_figures(), names))
        load_known_errors(connection)
        kept = belongings(path, complain)
        carry_over(connection, kept, complain)
        added: list[Callable[[], Entry]] = [partial(work.again, old) for old in kept.documents]
        add_entries(connection, _done([*work.bulletins(), *added], complain))
    return _summary(path)


def _done(jobs: Sequence[Callable[[], Entry]], complain: Callable[[str], None]) -> Iterator[Entry]:
    """What each job gives, with a progress bar."""
    for job in tqdm(jobs, desc="extracting", unit="document", file=sys.stderr, disable=None):
        if entry := _attempt(job, complain):
            yield entry


def _attempt(job: Callable[[], Entry], complain: Callable[[str], None]) -> Entry | None:
    """What the job gives; None, and a complaint, for a document that cannot be read or stored."""
    try:
        entry = job()
        check(entry)
    except (ReadError, IngestError) as error:
        complain(str(error))
        return None
    return entry


def _summary(path: Path) -> str:
    counts = store.reader(path).execute(COUNTS).fetchall()[0]
    observations, zones, indicators, periods, documents, failures = counts
    return (
        f"{path.name}: {observations} observations of {indicators} indicators, {zones} zones and {periods} periods "
        f"from {documents} documents; {failures} failed checks"
    )


def add(
    files: Sequence[str],
    zone: str | None,
    published: str | None,
    tell: Callable[[str], None],
    complain: Callable[[str], None],
    path: Path | None = None,
) -> list[str]:
    """Store the texts of these files too, in one new version; a line for each. Raises WarehouseError.

    A text that is stored, under whatever name, changes nothing; where all are, no version is published. When the user
    interrupts, what was extracted so far is published first.
    """
    path = path or store.WAREHOUSE
    known = dict(store.reader(path).execute("select digest, file_name from document").fetchall())
    lines: list[str] = []
    fresh: list[Entry] = []
    progress = tqdm(files, desc="adding", unit="file", file=sys.stderr, disable=None if len(files) > 1 else True)
    try:
        for document in work.documents(progress, complain):
            if document.digest in known:
                stored_as = known[document.digest]
                lines.append(f"{document.name}: the same text is stored already (as {stored_as}); nothing changed")
            elif entry := _attempt(partial(work.entry, document, "user", zone, published), complain):
                known[document.digest] = document.origin.file_name
                fresh.append(entry)
                lines.append(_line(entry))
    except KeyboardInterrupt:
        tell(f"stopped: {len(fresh)} documents are stored; the same command goes on with the others")
        raise
    finally:
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
