"""Turns seeds, bulletins and added documents into the next version of the warehouse."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from tqdm import tqdm

from metrics import seeds
from metrics.cli import ledgers, work
from metrics.cli.reprocessing import counted, differences, in_words
from metrics.cli.speaking import several, stored_words
from metrics.intake import documents as intake
from metrics.intake.documents import About
from metrics.intake.publishing import publish_entries
from metrics.intake.rereading import describe_again
from metrics.model import Document
from metrics.reading import ReadError
from metrics.reading.archive import files_below
from metrics.warehouse import store
from metrics.warehouse.corrections import load_known_errors
from metrics.warehouse.dictionaries import load_dictionaries
from metrics.warehouse.ingest import Entry, IngestError, add_entries, check, table_entries
from metrics.warehouse.kept import Belongings, belongings, carry_over, recognised_before
from metrics.warehouse.rows import rows_of
from metrics.warehouse.settlements import STORED

PUBLISH_EVERY = 30.0  # seconds: what a killed `add` loses at most; a publication costs a fraction of one
SHOWN_CHANGES = 20  # lines; a person reads no more of them in passing
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
        added: list[Callable[[], Entry]] = [partial(intake.again, old) for old in kept.documents]
        entries = list(_done([*work.bulletins(), *added], complain))
        add_entries(connection, entries)
        describe_again(connection)
    _say_what_changed(entries, kept, path, tell)
    ledgers.say_what_is_lost(tell, path)
    return _summary(path)


def _say_what_changed(entries: Sequence[Entry], kept: Belongings, path: Path, tell: Callable[[str], None]) -> None:
    """Say which figures of documents that people added this program reads otherwise; the whole list goes into a file."""
    lines: list[str] = []
    for entry in entries:
        before = kept.figures.get(entry.document.digest[:16])
        if before is not None:
            lines += differences(entry.document.name, before, entry)
    if not lines:
        return
    file = path.with_name(path.name + ".changes.txt")
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for line in lines[:SHOWN_CHANGES]:
        tell(line)
    rest = f" (the first {SHOWN_CHANGES} stand above)" if len(lines) > SHOWN_CHANGES else ""
    tell(
        f"documents added before are read anew: {in_words(counted(lines))}; all of it stands in {file.name}{rest}; `{store.RESTORE}` goes back"
    )


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
        f"{path.name}: {several(observations, 'observation')} of {several(indicators, 'indicator')}, {several(zones, 'zone')} and "
        f"{several(periods, 'period')} from {several(documents, 'document')}; {several(failures, 'failed check')}"
    )


def add(
    files: Sequence[str],
    about: About,
    emit: Callable[[str], None],
    tell: Callable[[str], None],
    complain: Callable[[str], None],
    path: Path | None = None,
    publish_every: float = PUBLISH_EVERY,
) -> tuple[int, int]:
    """Store the texts of these files too; how many were stored, and how many were before. Raises WarehouseError.

    `emit`s a line for each once it is published.

    A text that is stored, under whatever name, changes nothing; where all are, no version is published. What was extracted
    is published every `publish_every` seconds, and when the user interrupts: the same command then goes on with the others.
    """
    batch = Batch(path or store.WAREHOUSE, emit, tell)
    every = _every_file(files)
    progress = tqdm(every, desc="adding", unit="file", file=sys.stderr, disable=None if len(every) > 1 else True)
    try:
        for document in work.documents(progress, complain, tell, recognised_before(batch.path)):
            if batch.is_new(document) and (entry := _attempt(partial(intake.entry, document, "user", about), complain)):
                batch.take(entry)
            if monotonic() - batch.published_at >= publish_every:
                batch.publish()
        batch.publish()
    except KeyboardInterrupt:
        batch.publish()
        tell(
            f"stopped: {several(batch.stored, 'document')} {'is' if batch.stored == 1 else 'are'} stored; the same command goes on with the others"
        )
        raise
    return batch.stored, batch.already


def _every_file(names: Sequence[str]) -> list[str]:
    """The files, those of folders each by itself, so that the progress bar knows how many there are."""
    every: list[str] = []
    for name in names:
        try:
            below = files_below(Path(name)) if name and Path(name).is_dir() else []
            every += map(str, below) if below else [name]
        except (OSError, ReadError):
            every.append(name)  # whose reading will say why not
    return every


class Batch:
    """Entries on their way into the next version, and the lines to be said once it is published."""

    def __init__(self, path: Path, emit: Callable[[str], None], tell: Callable[[str], None]) -> None:
        self.path, self.emit, self.tell = path, emit, tell
        self.known = dict(store.reader(path).execute("select digest, file_name from document").fetchall())
        self.entries: list[Entry] = []
        self.lines: list[str] = []
        self.stored = self.already = 0
        self.published_at = monotonic()

    def is_new(self, document: Document) -> bool:
        """Whether its text is not stored yet; says so where it is."""
        stored_as = self.known.get(document.digest)
        if stored_as is not None:
            self.already += 1
            taken_back = next((row for row in rows_of(store.reader(self.path), STORED, [document.digest]) if row["settlement_id"]), None)
            self.lines.append(f"{document.name}: {stored_words(stored_as, taken_back)}{'' if taken_back else '; nothing changed'}")
        return stored_as is None

    def take(self, entry: Entry) -> None:
        """Keep it for the next version; says so where another text is stored under its name."""
        name = entry.document.origin.file_name or entry.document.name
        if name in self.known.values():
            self.lines.append(
                f"note: {entry.document.name}: another text is stored under this name; both are kept, and figures that differ are flagged"
            )
        self.known[entry.document.digest] = name
        self.entries.append(entry)
        self.lines.append(_line(entry))

    def publish(self) -> None:
        """Publish what was taken, and say so."""
        self.stored += publish_entries(self.entries, self.tell, self.path)
        self.entries = []
        for line in self.lines:
            self.emit(line)
        self.lines = []
        self.published_at = monotonic()


def _line(entry: Entry) -> str:
    found, unread = len(entry.extraction.observations), entry.extraction.not_understood
    name = entry.document.name
    origin = entry.document.origin
    day = f"; published {origin.published}, as a line of the text says" if origin.is_day_read else ""
    if not found:
        return f"{name}: stored; no figure of a known indicator was found{day}"
    rest = f"; {several(unread, 'number')} could not be read" if unread else ""
    return f"{name}: stored with {several(found, 'observation')}{rest}{day}"
