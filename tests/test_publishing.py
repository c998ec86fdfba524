"""Readers see one whole version or the next, whatever happens to the writer."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock
from warehouse_cases import ask, entry, observation, publish, silent

from metrics.warehouse import store
from metrics.warehouse.store import WarehouseError

TESTS = Path(__file__).parent
# KAIMENHONG_FAULTS=many asks for ten times as much of what takes long.
IS_LONG = os.environ.get("KAIMENHONG_FAULTS") == "many"
KILLS, PUBLICATIONS = (200, 300) if IS_LONG else (20, 30)
# A writer that publishes again and again; version n holds n documents of two observations each. It leaves out what is worked out
# for the pages, which readers here do not ask for: so versions follow each other as fast as they can.
WRITER = """
import sys
from pathlib import Path
from metrics.warehouse import store
from warehouse_cases import entry, observation, publish
store.reconcile = lambda connection, has_views: None
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    both = [observation(period_end="2020-0%d" % (i + 1), scope=str(number)) for i in range(2)]
    publish(Path(sys.argv[1]), entry(*both, text=str(number)), from_current=True)
    print(number, flush=True)
"""
# A reader that asks until its standard input ends, and reports anything but whole versions.
READER = """
import sys, threading
from pathlib import Path
from metrics.warehouse import store
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
torn, seen = [], set()
while not ended.is_set() or not seen:
    documents, observations = store.reader(Path(sys.argv[1])).execute(
        "select (select count(*) from document), (select count(*) from observation)").fetchall()[0]
    seen.add(documents)
    if observations != 2 * documents:
        torn.append((documents, observations))
    ended.wait(0.005)  # leaves the writer its share of two cores
print(torn, max(seen))
"""


def python(code: str, *arguments: object, **options: object) -> subprocess.Popen:
    """A process of its own that can import the program and the cases."""
    path = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, **options)  # type: ignore[call-overload]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A warehouse with one document of two observations."""
    path = tmp_path / "warehouse.duckdb"
    both = [observation(period_end=f"2020-0{i + 1}") for i in range(2)]
    publish(path, entry(*both, text="first"))
    return path


def counts(path: Path) -> tuple[int, int]:
    return ask(path, "select (select count(*) from document), (select count(*) from observation)")[0]


def test_a_version_that_fails_changes_nothing(path: Path):
    def fail() -> None:
        with store.draft(path, from_current=True, tell=silent) as connection:
            connection.execute("delete from observation")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (counts(path), list(path.parent.glob("*/draft*"))) == ((1, 2), [])


def test_a_reader_notices_a_new_version_and_its_old_cursor_still_works(path: Path):
    before = store.reader(path)
    publish(path, entry(observation(), text="second"), from_current=True)
    query = "select count(*) from document"
    assert (before.execute(query).fetchall(), store.reader(path).execute(query).fetchall()) == ([(1,)], [(2,)])


def test_only_the_version_before_is_kept(path: Path):
    for number in range(4):
        publish(path, entry(observation(), text=str(number)), from_current=True)
    assert (len(list(store.versions_folder(path).iterdir())), counts(path)[0]) == (2, 5)


def test_the_top_level_file_is_what_duckdb_opens(path: Path):
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("select count(*) from figure").fetchall() == [(2,)]


@pytest.mark.parametrize("named", ["20200101T000000000000.duckdb", ""])
def test_a_pointer_to_a_version_that_is_gone_gives_way_to_the_copy(path: Path, named: str):
    copied = store.current_version(path).read_bytes()
    path.unlink()
    path.write_bytes(copied)
    (store.versions_folder(path) / "current").write_text(named, encoding="utf-8")
    assert counts(path) == (1, 2)
    publish(path, entry(observation(), text="second"), from_current=True)
    assert counts(path)[0] == 2


def test_without_links_readers_follow_the_pointer(path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError("links need a privilege")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    for number in range(3):
        publish(path, entry(observation(), text=str(number)), from_current=True)
        documents = store.reader(path).execute("select count(*) from document").fetchall()
        assert (documents, path.is_symlink()) == ([(number + 2,)], False)


FORBIDDEN = [
    "create table x (a integer)",
    "delete from observation",
    "select * from read_csv('/etc/hostname')",
    "copy observation to '/tmp/x.csv'",
    "attach '/tmp/x.duckdb'",
    "set enable_external_access = true",
    "set memory_limit = '1GB'",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_a_reader_can_neither_write_nor_reach_outside(path: Path, statement: str):
    with pytest.raises(duckdb.Error):
        store.reader(path).execute(statement)


def damage_head(file: Path) -> None:
    file.write_bytes(b"rubbish" * 1000)


def damage_block(file: Path) -> None:
    """Spoils the first block of data: the file opens, and the query that reads it fails."""
    content = bytearray(file.read_bytes())
    content[20000:20100] = bytes(100)
    file.write_bytes(content)


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def age(file: Path) -> None:
    with duckdb.connect(str(file)) as connection:
        connection.execute("update meta set value = 'older' where key = 'schema_version'")


PROBLEMS = [
    (damage_head, "cannot be read"),
    (damage_block, "cannot be read"),
    (truncate, "cannot be read"),
    (empty, "cannot be read"),
    (age, "another release"),
]


@pytest.mark.parametrize(("spoil", "message"), PROBLEMS)
def test_a_warehouse_that_cannot_be_used_says_what_to_run(path: Path, spoil, message: str):
    spoil(store.current_version(path))
    for use in (store.connect, store.reader, lambda p: publish(p, from_current=True)):
        with pytest.raises(WarehouseError, match=message) as caught:
            use(path)
        assert str(caught.value).endswith("run `python -m metrics build`")


def test_a_missing_warehouse_says_what_to_run(tmp_path: Path):
    with pytest.raises(WarehouseError, match=r"^w.duckdb is missing: run `python -m metrics build`$"):
        store.connect(tmp_path / "w.duckdb")


def test_a_second_writer_waits_says_so_and_gives_up_naming_the_first(path: Path):
    said: list[str] = []
    path.with_name(path.name + ".writer").write_text("process 4711, since 09:00:00", encoding="utf-8")
    with (
        FileLock(f"{path}.lock"),
        pytest.raises(WarehouseError, match=r"still being written by process 4711"),
        store.draft(path, from_current=True, tell=said.append, wait_seconds=0.05),
    ):
        pytest.fail("two writers at once")
    assert said == ["warehouse.duckdb is being written by process 4711, since 09:00:00; waiting up to 0 s"]


def test_a_second_writer_goes_on_when_the_first_is_done(path: Path):
    first = FileLock(f"{path}.lock", thread_local=False)
    first.acquire()
    said: list[str] = []

    def tell(message: str) -> None:
        said.append(message)
        threading.Thread(target=first.release).start()

    publish(path, entry(observation(), text="second"), from_current=True, tell=tell)
    assert (len(said), counts(path)[0]) == (1, 2)


def test_readers_in_other_processes_see_whole_versions_only(path: Path):
    readers = [python(READER, path, stdin=subprocess.PIPE) for _ in range(2)]
    writer = python(WRITER, path, 0, PUBLICATIONS)
    assert writer.wait(timeout=600) == 0
    answers = [reader.communicate("", timeout=120)[0].strip() for reader in readers]
    assert answers == [f"[] {PUBLICATIONS + 1}"] * 2


# A writer whose files may not grow past a size, as on a full disk.
FULL_DISK = """
import resource, sys
from pathlib import Path
from metrics.warehouse.store import WarehouseError
from warehouse_cases import entry, observation, publish
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    publish(Path(sys.argv[1]), entry(observation(), text="second" * int(sys.argv[3])), from_current=True)
except WarehouseError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes to simulate a full disk with")
@pytest.mark.parametrize(("share", "is_long"), [(0, False), (0.3, False), (0.9, False), (1.01, False), (1.2, True)])
def test_a_full_disk_is_said_and_the_version_before_stays(path: Path, share: float, is_long: bool):
    before = store.current_version(path)
    limit = int(before.stat().st_size * share)
    answer = python(FULL_DISK, path, limit, limit // 5 if is_long else 100000).communicate()[
        0
    ]  # a long text fills the disk as it is committed
    assert (answer.startswith("warehouse.duckdb could not be written ("), answer.count("\n")) == (True, 1)
    assert (counts(path), store.current_version(path), list(path.parent.glob("*/draft*"))) == ((1, 2), before, [])
