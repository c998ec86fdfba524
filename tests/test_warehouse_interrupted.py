"""Killed, interrupted, two at once: nothing published is lost, and the same command goes on."""

import _thread
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from test_publishing import KILLS, python
from warehouse_cases import ZONE, added, ask, counts, entry, observation, publish, silent, two_figures

from metrics.cli import building
from metrics.intake import About
from metrics.intake import documents as intake
from metrics.model import Document
from metrics.warehouse import store

# `add` of a folder, publishing after every document and printing what is published.
ADDER = """
import sys
from pathlib import Path
from metrics.cli import building
from metrics.intake import About
def emit(line):
    print(line, flush=True)
building.add([sys.argv[2]], About(sys.argv[3]), emit, emit, emit, Path(sys.argv[1]), float(sys.argv[4]))
"""

# The same again and again, each in a child of one process that has loaded all: says the child's number and when it ended.
ADDERS = """
import os, sys
from pathlib import Path
from metrics.cli import building
from metrics.intake import About
from metrics.intake import documents as intake
from metrics.model import Document
intake.extract(Document("x", "GDP", "", "text"), None, None)
def emit(line):
    print(line, flush=True)
for _ in sys.stdin:
    child = os.fork()
    if not child:
        building.add([sys.argv[2]], About(sys.argv[3]), emit, emit, emit, Path(sys.argv[1]), 0)
        os._exit(0)
    emit(f"child {child}")
    os.waitpid(child, 0)
    emit("ended")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty warehouse."""
    path = tmp_path / "warehouse.duckdb"
    publish(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Invented texts of two figures each, more than are stored until the last kill."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(9 * KILLS // 2):
        (folder / f"{number:03}.txt").write_text(two_figures(number), encoding="utf-8")
    return folder


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
    assert (counts(path)[0], len(list(store.versions_folder(path).iterdir()))) == (stored + 1, 2)


def test_two_programs_that_add_at_once_wait_for_each_other(path: Path, folder: Path):
    halves = []
    for half in range(2):
        part = folder.with_name(f"half{half}")
        part.mkdir()
        for file in sorted(folder.iterdir())[half:6:2]:
            (part / file.name).write_bytes(file.read_bytes())
        halves.append(python(ADDER, path, part, ZONE, 0))
    said = [adder.communicate(timeout=120)[0] for adder in halves]
    assert ([text.count("stored with") for text in said], counts(path)) == ([3, 3], (6, 12))


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
        building.add([str(file) for file in files], About(ZONE), lines.append, said.append, silent, path, publish_every)
    assert lines == [f"{file}: stored with 2 observations" for file in files[:3]]
    assert said == ["stopped: 3 documents are stored; the same command goes on with the others"]
    assert counts(path) == (3, 6)
    monkeypatch.setattr(intake, "extract", extract)
    lines, _ = added(path, *files)
    assert [line.rpartition(": ")[2] for line in lines] == [
        *(f"the same text is stored already (as {file.name}); nothing changed" for file in files[:3]),
        "stored with 2 observations", "stored with 2 observations",
    ]  # fmt: skip
    assert counts(path) == (5, 10)


def test_an_add_interrupted_while_it_publishes_publishes_all_the_same(path, folder, monkeypatch):
    """DuckDB makes a RuntimeError of Ctrl-C during a query."""
    reconcile, calls = store.reconcile, []

    def interrupted_once(connection: duckdb.DuckDBPyConnection, has_views: bool) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("Query interrupted")
        reconcile(connection, has_views)

    monkeypatch.setattr(store, "reconcile", interrupted_once)
    files = sorted(folder.iterdir())[:2]
    with pytest.raises(KeyboardInterrupt):
        added(path, *files)
    assert (counts(path), list(path.parent.glob("*/draft*"))) == ((2, 4), [])


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C interrupts, even where a shell started the tests in the background, with interrupts ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
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
