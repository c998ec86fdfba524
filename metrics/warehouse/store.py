"""Opens the published warehouse for reading, and publishes a new version of it in one step.

`warehouse.duckdb` is a link to a file in `warehouse.duckdb.versions/`. A published file is never written again: a writer
builds the next one beside it and switches the link, so a reader sees the old version or the new one, whole. Where the system
refuses links, `warehouse.duckdb` is a copy, and `current` in the versions' folder names the version readers open.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from metrics.warehouse.program import PROGRAM
from metrics.warehouse.reconcile import SQL_FILES, reconcile, sql

WAREHOUSE = Path(os.environ.get("KAIMENHONG_WAREHOUSE") or Path(__file__).resolve().parents[2] / "warehouse.duckdb")
BUILD = f"{PROGRAM} build"
RESTORE = f"{PROGRAM} restore"
WAIT_SECONDS = 60.0
DATABASE_DISK_ERRORS = (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException)  # the last: of a commit
DISK_ERRORS = (OSError, *DATABASE_DISK_ERRORS)
DatabaseError = duckdb.Error
DAMAGE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)

_readers: dict[Path, tuple[Path, duckdb.DuckDBPyConnection]] = {}
_readers_lock = threading.Lock()


class WarehouseError(Exception):
    """The warehouse cannot be used; the message is one sentence that says what to run."""


class WarehouseBusy(WarehouseError):
    """Somebody else writes: a writer held the lock for longer than anybody waits, or another program has the file open."""


def schema_version() -> str:
    """What a warehouse must have been built with: it changes with any of the SQL files."""
    return hashlib.sha256("\0".join(map(sql, ("schema.sql", *SQL_FILES))).encode()).hexdigest()[:12]


def current_version(path: Path = WAREHOUSE) -> Path:
    """The file that readers of `path` open now. Raises WarehouseError where nothing has been published."""
    pointer = versions_folder(path) / "current"
    if not path.is_symlink() and pointer.is_file():
        named = versions_folder(path) / pointer.read_text(encoding="utf-8").strip()
        if named.is_file():  # else somebody removed it: the copy at `path` holds the same
            return named
    if not path.exists():
        raise WarehouseError(f"{path.name} is missing: run `{BUILD}`")
    return path.resolve()


def versions_folder(path: Path) -> Path:
    """The folder beside `path` that holds its versions."""
    return path.with_name(path.name + ".versions")


def readable_versions(path: Path = WAREHOUSE) -> list[Path]:
    """The published file and those kept from before, latest first; none where nothing was ever published."""
    kept = sorted(versions_folder(path).glob("2*.duckdb"), reverse=True)
    with contextlib.suppress(WarehouseError):
        current = current_version(path)
        # By name: the folder may be given by a link or a relative path, and the current one is resolved.
        return [current, *(version for version in kept if version.name != current.name)]
    return kept


def set_aside(version: Path) -> Path:
    """Give a damaged version a name under which no later clean-up removes it; its new path."""
    aside = version.with_name(f"damaged-{version.name}")
    shutil.copyfile(version, aside)
    return aside


def connect(path: Path = WAREHOUSE) -> duckdb.DuckDBPyConnection:
    """A read-only connection that can reach no file, no network and no setting.

    Raises WarehouseError where the warehouse is missing, damaged, or built by another release.
    """
    return _open_read_only(path, current_version(path))


def _open_read_only(path: Path, version: Path) -> duckdb.DuckDBPyConnection:
    try:
        connection = open_version(version, path.name)
    except WarehouseError as error:
        offer = "" if isinstance(error, WarehouseBusy) else _offer(path, version)
        raise type(error)(f"{error}{offer}") from None
    name = path.name
    built_with = connection.execute("select value from meta where key = 'schema_version'").fetchall()
    if built_with != [(schema_version(),)]:
        connection.close()
        raise WarehouseError(f"{name} was built by another release of the program: run `{BUILD}`")
    return connection


def is_damage(error: duckdb.Error) -> bool:
    """Whether a query met a damaged block of an otherwise readable file; else the query itself is wrong."""
    return isinstance(error, DAMAGE) or "Corrupt database file" in str(error)


def _offer(path: Path, damaged: Path) -> str:
    """What else can be done about a damaged version: go back to the one before it."""
    others = [version for version in readable_versions(path) if version.name != damaged.name]
    return f", or `{RESTORE}` to go back to {others[0].name}" if others else ""


def open_version(version: Path, name: str) -> duckdb.DuckDBPyConnection:
    """A version of any release, read-only and locked down. Raises WarehouseError, and WarehouseBusy where another program writes it."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }  # the dashboard opens with the same: one process cannot open one file in two ways
    try:
        connection = duckdb.connect(str(version), read_only=True, config=config)
        if connection.execute("select current_setting('lock_configuration')").fetchall() == [(False,)]:
            connection.execute("set lock_configuration = true")  # once for all connections of a process to this file
        connection.execute("from meta limit 0")
    except duckdb.Error as error:
        reason = str(error).splitlines()[0][:200]
        if "Could not set lock" in reason:
            holder = re.search(r"PID \d+", str(error))
            whose = f" ({holder[0]})" if holder else ""
            raise WarehouseBusy(f"{name} is open for writing in another program{whose}: close it there") from None
        raise WarehouseError(f"{name} cannot be read ({reason}): run `{BUILD}`") from None
    return connection


def reader(path: Path = WAREHOUSE) -> duckdb.DuckDBPyConnection:
    """A cursor of the one connection this process keeps to the published version: call it anew for each question.

    A version published meanwhile is noticed; cursors of the one before keep working. Raises WarehouseError.
    """
    with _readers_lock:
        version = current_version(path)
        kept = _readers.get(path)
        if kept is None or kept[0] != version:
            kept = version, _open_read_only(path, version)
            _readers[path] = kept
        return kept[1].cursor()


@contextlib.contextmanager
def draft(
    path: Path = WAREHOUSE,
    *,
    from_current: bool,
    tell: Callable[[str], None],
    wait_seconds: float = WAIT_SECONDS,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A writable next version: with the tables of the current one, or empty ones. Published when the block ends well.

    One writer at a time: another waits, `tell`s so, and gives up after `wait_seconds`. Raises WarehouseError.
    """
    with writer_lock(path, tell, wait_seconds):
        try:
            with _explained(path, *DISK_ERRORS):
                file = _start(path, from_current)
            with (
                _explained(path, *DATABASE_DISK_ERRORS),
                interruptible(),
                contextlib.closing(duckdb.connect(str(file))) as connection,
            ):
                if not from_current:
                    connection.begin()  # one transaction: each table by itself would wait for the disk
                    connection.execute(sql("schema.sql"))
                    connection.commit()
                yield connection
                _finish(connection, has_views=from_current)
            with _explained(path, *DISK_ERRORS):
                _publish(path, file)
        finally:
            _remove_drafts(path)


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Gives Ctrl-C during a query its own name again: DuckDB makes a mere RuntimeError of it."""
    try:
        yield
    except RuntimeError as error:
        if str(error) != "Query interrupted":
            raise
        raise KeyboardInterrupt from None


@contextlib.contextmanager
def _explained(path: Path, *errors: type[Exception]) -> Iterator[None]:
    """Say what a disk that is full or not ours means for the warehouse. Only errors of writing it: not the caller's own."""
    try:
        yield
    except errors as error:
        reason = str(error).splitlines()[0][:200]
        raise WarehouseError(f"{path.name} could not be written ({reason}); the version before stays in use") from error


def _start(path: Path, from_current: bool) -> Path:
    """The file of the next version, a copy of the current one or none yet."""
    folder = versions_folder(path)
    folder.mkdir(exist_ok=True)
    _remove_drafts(path)
    file = folder / "draft.duckdb"
    if from_current:
        reader(path).close()  # refuses a damaged or outdated one; open already in a process that has asked anything
        shutil.copyfile(current_version(path), file)
    return file


def _remove_drafts(path: Path) -> None:
    for left_over in versions_folder(path).glob("draft*"):
        left_over.unlink()


def _finish(connection: duckdb.DuckDBPyConnection, has_views: bool) -> None:
    reconcile(connection, has_views)
    built_at = datetime.now(UTC).isoformat(timespec="seconds")
    meta = ["schema_version", schema_version(), "built_at", built_at]
    connection.execute("insert or replace into meta values (?, ?), (?, ?)", meta)
    connection.execute("checkpoint")


def _publish(path: Path, file: Path) -> None:
    """Give the draft its name and switch readers to it; nothing half-written is ever at `path`."""
    folder = versions_folder(path)
    with file.open("rb+") as written:
        os.fsync(written.fileno())
    before = {version.name for version in readable_versions(path)[:1]}
    version = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.duckdb"
    file.replace(version)
    switch_to(path, version)
    _clean(path, version, before)


def switch_to(path: Path, version: Path) -> None:
    """Make `version` what readers of `path` open, in one step."""
    folder = versions_folder(path)
    switch = folder / "draft.switch"
    pointer = folder / "current"
    try:
        switch.symlink_to(version.relative_to(path.parent))
        pointer.unlink(missing_ok=True)
    except OSError:  # a system that gives no links to ordinary users
        switch.write_text(version.name, encoding="utf-8")
        switch.replace(pointer)
        shutil.copyfile(version, switch)
    switch.replace(path)


def _clean(path: Path, version: Path, before: set[str]) -> None:
    """Remove what was published earlier than `version`, but for the one `before` it; one that a system keeps for its readers goes next time."""
    # After a `restore` that is not the latest of them: whoever goes back once more must not land on what was given up.
    for old in [v for v in versions_folder(path).glob("2*.duckdb") if v < version and v.name not in before]:
        with contextlib.suppress(PermissionError):
            old.unlink()
            old.with_name(old.name + ".wal").unlink(missing_ok=True)


@contextlib.contextmanager
def writer_lock(path: Path, tell: Callable[[str], None], wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Held by whoever changes what is published. Raises WarehouseError, naming the holder, after `wait_seconds`."""
    lock = FileLock(path.with_name(path.name + ".lock"))
    holder = path.with_name(path.name + ".writer")
    with _explained(path, OSError):
        if not _acquired(lock, 0):
            tell(f"{path.name} is being written by {_name_of(holder)}; waiting up to {wait_seconds:.0f} s")
            if not _acquired(lock, wait_seconds):
                raise WarehouseBusy(f"{path.name} is still being written by {_name_of(holder)}: try again later")
    try:
        with _explained(path, OSError):
            holder.write_text(f"process {os.getpid()}, since {datetime.now():%H:%M:%S}", encoding="utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):  # a name left behind is said of nobody: it is read only while the lock is held
            holder.unlink(missing_ok=True)
        lock.release()


def _acquired(lock: FileLock, seconds: float) -> bool:
    with contextlib.suppress(Timeout):
        lock.acquire(timeout=seconds)
    return lock.is_locked


def _name_of(holder: Path) -> str:
    with contextlib.suppress(OSError):
        return holder.read_text(encoding="utf-8") or "another process"
    return "another process"
