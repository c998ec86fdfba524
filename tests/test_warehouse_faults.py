"""Killed, interrupted, damaged, of an older release: nothing is lost, and what is wrong is said with what to do."""

import _thread
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from test_publishing import KILLS, age, damage_block, damage_head, empty, python, truncate
from warehouse_cases import ZONE, ask, entry, observation, publish, silent

from metrics.__main__ import main
from metrics.analysis import connection as viewer
from metrics.cli import building
from metrics.cli.correcting import Asked, correct
from metrics.intake import documents as intake
from metrics.model import Cell, Document, Mark, Table
from metrics.warehouse import recovery, store
from metrics.warehouse.kept import belongings, stored_documents
from metrics.warehouse.layout import pack, unpack

# `add` of a folder, publishing after every document and printing what is published.
ADDER = """
import sys
from pathlib import Path
from metrics.cli import building
def emit(line):
    print(line, flush=True)
building.add([sys.argv[2]], sys.argv[3], None, emit, emit, emit, Path(sys.argv[1]), float(sys.argv[4]))
"""

# The same again and again, each in a child of one process that has loaded all: says the child's number and when it ended.
ADDERS = """
import os, sys
from pathlib import Path
from metrics.cli import building
from metrics.intake import documents as intake
from metrics.model import Document
intake.extract(Document("x", "GDP", "", "text"), None, None)
def emit(line):
    print(line, flush=True)
for _ in sys.stdin:
    child = os.fork()
    if not child:
        building.add([sys.argv[2]], sys.argv[3], None, emit, emit, emit, Path(sys.argv[1]), 0)
        os._exit(0)
    emit(f"child {child}")
    os.waitpid(child, 0)
    emit("ended")
"""


def sentence(number: int) -> str:
    """An invented text of two figures."""
    return f"{1950 + number // 12}年1-{number % 12 + 1}月，开发区实现GDP总量{number + 1}亿元，增长8%。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty warehouse."""
    path = tmp_path / "warehouse.duckdb"
    publish(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """900 invented texts of two figures each."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(900):
        (folder / f"{number:03}.txt").write_text(sentence(number), encoding="utf-8")
    return folder


def counts(path: Path) -> tuple[int, int]:
    return ask(path, "select (select count(*) from document), (select count(*) from observation)")[0]


def names(path: Path) -> list[str]:
    return [Path(name).name for (name,) in ask(path, "select file_name from document order by 1")]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_add_loses_nothing_published_and_goes_on(path: Path, folder: Path):
    stored = 0
    adders = python(ADDERS, path, folder, ZONE, stdin=subprocess.PIPE)
    assert adders.stdin is not None
    assert adders.stdout is not None
    for round_number in range(KILLS):
        print("go", file=adders.stdin, flush=True)
        lines: list[str] = []
        while not ({"child", "stored"} <= {word for line in lines for word in line.split()}):
            lines.append(adders.stdout.readline())
        time.sleep(0.017 * round_number % 0.13)
        os.kill(next(int(line.split()[1]) for line in lines if line.startswith("child ")), signal.SIGKILL)
        lines += iter(adders.stdout.readline, "ended\n")
        published = stored + sum("stored with 2 observations" in line for line in lines)
        documents, observations = counts(path)
        # The one in flight may have been published before its line was printed.
        assert (documents in (published, published + 1), observations) == (True, 2 * documents)
        assert names(path) == [f"{number:03}.txt" for number in range(documents)]
        stored = documents
    adders.communicate("")
    publish(path, entry(observation(zone=ZONE), text="last"), from_current=True)
    assert (counts(path)[0], len(list(store.versions_folder(path).iterdir()))) == (stored + 1, store.KEPT_VERSIONS)


def test_two_programs_that_add_at_once_wait_for_each_other(path: Path, folder: Path):
    halves = []
    for half in range(2):
        part = folder.with_name(f"half{half}")
        part.mkdir()
        for file in sorted(folder.iterdir())[half:10:2]:
            (part / file.name).write_bytes(file.read_bytes())
        halves.append(python(ADDER, path, part, ZONE, 0))
    said = [adder.communicate(timeout=120)[0] for adder in halves]
    assert ([text.count("stored with") for text in said], counts(path)) == ([5, 5], (10, 20))


def add(path: Path, *files: Path, publish_every: float = 60) -> tuple[list[str], list[str]]:
    """What `add` says of each file, and otherwise."""
    lines: list[str] = []
    said: list[str] = []
    building.add([str(file) for file in files], ZONE, None, lines.append, said.append, said.append, path, publish_every)
    return lines, said


@pytest.mark.parametrize("publish_every", [0, 60])
def test_an_interrupted_add_keeps_what_it_did_and_the_same_command_goes_on(path, folder, monkeypatch, publish_every):
    files = sorted(folder.iterdir())[:5]
    extract, done = intake.extract, []

    def interrupted(document: Document, *details: object) -> object:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(document.name)
        return extract(document, *details)

    monkeypatch.setattr(intake, "extract", interrupted)
    lines: list[str] = []
    said: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        building.add([str(file) for file in files], ZONE, None, lines.append, said.append, silent, path, publish_every)
    assert lines == [f"{file}: stored with 2 observations" for file in files[:3]]
    assert said == ["stopped: 3 documents are stored; the same command goes on with the others"]
    assert counts(path) == (3, 6)
    monkeypatch.setattr(intake, "extract", extract)
    lines, _ = add(path, *files)
    assert [line.rpartition(": ")[2] for line in lines] == [
        *(f"the same text is stored already (as {file.name}); nothing changed" for file in files[:3]),
        "stored with 2 observations", "stored with 2 observations",
    ]  # fmt: skip
    assert counts(path) == (5, 10)


def test_an_add_interrupted_while_it_publishes_publishes_all_the_same(path, folder, monkeypatch):
    """DuckDB makes a RuntimeError of Ctrl-C during a query."""
    reconcile, calls = store.reconcile, []

    def interrupted_once(connection: duckdb.DuckDBPyConnection) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("Query interrupted")
        reconcile(connection)

    monkeypatch.setattr(store, "reconcile", interrupted_once)
    files = sorted(folder.iterdir())[:2]
    with pytest.raises(KeyboardInterrupt):
        add(path, *files)
    assert (counts(path), list(path.parent.glob("*/draft*"))) == ((2, 4), [])


def test_an_interrupted_question_is_an_interruption(path: Path):
    threading.Timer(0.05, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt), store.interruptible():
        store.reader(path).execute("select count(*) from range(10000000) as a, range(10000000) as b where a.range > b.range").fetchall()


def test_adding_a_folder_shows_how_far_it_is(path: Path, folder: Path):
    """The bar counts files, says the rate and the time that remains."""
    terminal = """
import io, sys
class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True
sys.stderr = Terminal(sys.stderr.buffer, encoding="utf-8", line_buffering=True)
"""
    for file in sorted(folder.iterdir())[20:]:
        file.unlink()
    adder = python(terminal + ADDER, path, folder, ZONE, 60, stderr=subprocess.PIPE)
    bar = adder.communicate(timeout=120)[1].splitlines()[-1]
    assert ("adding: 100%" in bar, "20/20 [" in bar, "<00:00" in bar, "file/s" in bar) == (True, True, True, True)


def test_rubbish_beside_a_version_is_not_taken_for_its_log(path: Path):
    publish(path, entry(observation(), text="one"), from_current=True)
    for place in (path, store.current_version(path)):
        place.with_name(place.name + ".wal").write_bytes(b"rubbish" * 100)
    assert counts(path) == (1, 1)
    publish(path, entry(observation(), text="two"), from_current=True)
    assert counts(path) == (2, 2)


@pytest.mark.parametrize("spoil", [damage_head, damage_block, truncate, empty])
def test_of_a_damaged_warehouse_the_version_before_is_offered_and_restored(path: Path, spoil, monkeypatch):
    monkeypatch.setattr(store, "WAREHOUSE", path)
    publish(path, entry(observation(), text="one"), from_current=True)
    before = store.current_version(path)
    publish(path, entry(observation(), text="two"), from_current=True)
    damaged = store.current_version(path)
    spoil(damaged)
    said = CliRunner().invoke(main, ["history", ZONE, "gdp", "2020"]).stderr
    assert said.endswith(f": run `python -m metrics build`, or `python -m metrics restore` to go back to {before.name}\n")
    restored = CliRunner().invoke(main, ["restore"])
    aside = damaged.with_name(f"damaged-{damaged.name}")
    assert (restored.exit_code, restored.stderr.splitlines()[-1]) == (0, f"warehouse.duckdb is now the version {before.stem}")
    assert (counts(path), aside.exists(), store.current_version(path)) == ((1, 1), True, before)


def test_damage_that_only_a_query_meets_is_one_line(built_warehouse: Path, tmp_path: Path, monkeypatch):
    path = tmp_path / "warehouse.duckdb"
    content = bytearray(built_warehouse.read_bytes())
    for place in range(400_000, len(content), 50_000):
        content[place : place + 64] = bytes(64)
    path.write_bytes(content)
    monkeypatch.setattr(store, "WAREHOUSE", path)
    result = CliRunner().invoke(main, ["export", "--witnesses"])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "`python -m metrics build`" in result.stderr
    assert recovery.problem(path) is not None


def test_without_an_earlier_version_restore_says_what_to_run(path: Path):
    damage_head(store.current_version(path))
    with pytest.raises(store.WarehouseError, match=r"no earlier version .* can be used: run `python -m metrics build`"):
        recovery.restore(path, silent)


def test_restore_passes_over_a_version_of_another_release(path: Path):
    age(store.current_version(path))
    publish(path)
    said: list[str] = []
    with pytest.raises(store.WarehouseError, match="no earlier version"):
        recovery.restore(path, said.append)
    assert [line.partition(" ")[2] for line in said] == ["cannot be used: it was built by another release"]


def test_build_moves_what_people_put_in_from_an_older_release(tmp_path: Path, own_warehouse: Path):
    """An older release knew neither corrections nor the layout of documents."""
    path = own_warehouse
    text = tmp_path / "a.txt"
    text.write_text(sentence(0), encoding="utf-8")
    add(path, text)
    with duckdb.connect(str(store.current_version(path))) as connection:
        views = connection.execute("select view_name from duckdb_views() where not internal").fetchall()
        for (view,) in views:
            connection.execute(f"drop view {view}")
        connection.execute("drop table correction")
        connection.execute("drop table unread")
        connection.execute("drop table observation")
        connection.execute("alter table document drop column layout")
        connection.execute("update meta set value = 'older' where key = 'schema_version'")
    with pytest.raises(store.WarehouseError, match=r"another release of the program: run `python -m metrics build`$"):
        store.connect(path)
    complaints: list[str] = []
    building.build(silent, complaints.append, path)
    assert complaints == []
    query = "select file_name, zone, count(*) from observation_named where source_grade = 'user' group by all"
    assert ask(path, query) == [(text.name, ZONE, 2)]


def test_a_correction_of_an_indicator_that_is_gone_is_said_and_left_out(own_warehouse: Path):
    path = own_warehouse
    correct(Asked("北京经济技术开发区", "gdp", "2015-12"), "126 billion yuan", "李明", "试", silent, path)
    with duckdb.connect(str(store.current_version(path))) as connection:
        connection.execute("update correction set indicator = 'gone' where made_in = 'command'")
    complaints: list[str] = []
    building.build(silent, complaints.append, path)
    assert complaints == ["correction of 北京经济技术开发区 2015-12: indicator 'gone' is no longer known; left out"]


def test_the_tables_of_a_document_come_back_for_extraction_anew(path: Path):
    text = "指标\t数值\nGDP\t100\n"
    cells = ((Cell("指标", 0, 2, "A1"), Cell("数值", 3, 5, "B1")), (Cell("GDP", 6, 9, "A2"), Cell("100.0", 10, 13, "B2")), (None, None))
    tables = (Table(cells, 0, 14, "sheet=1"),)
    document = Document("a.xlsx", text, "e" * 64, "xlsx", tables=tables, marks=(Mark(0, "sheet=1"),), notes=("one chart",))
    assert unpack(text, pack(document)) == (tables, document.marks, document.notes)
    made = entry(text=text)
    publish(path, type(made)(document, made.extraction, "bulletin", "user", "1"), from_current=True)
    connection = store.connect(path)
    (kept,) = stored_documents(connection)
    connection.close()
    assert kept.document.tables == tables
    assert [one.document.tables for one in belongings(path, silent).documents] == [tables]


def test_a_viewer_that_holds_a_version_open_sees_the_next_one(path: Path):
    """As the dashboard reads: the version is looked up before each question, in a process that may also use the store."""
    store.reader(path)
    first = viewer.version(path)
    before = viewer.open_version(first[0]).cursor()
    publish(path, entry(observation(), text="one"), from_current=True)
    second = viewer.version(path)
    after = viewer.open_version(second[0]).cursor()
    query = "select count(*) from document"
    assert (first == second, before.execute(query).fetchall(), after.execute(query).fetchall()) == (False, [(0,)], [(1,)])


def test_a_program_that_writes_into_the_published_file_is_named(path: Path):
    code = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    writer = python(code, path, stdin=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    with pytest.raises(store.WarehouseError, match=rf"open for writing in another program \(PID {writer.pid}\): close it there"):
        store.connect(path)
    writer.communicate("")
    assert counts(path) == (0, 0)
