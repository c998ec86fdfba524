"""Damaged, of an older release, held by another program: what is wrong is said with what to do."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from test_publishing import age, damage_block, damage_head, empty, python, truncate
from warehouse_cases import ZONE, added, ask, counts, entry, observation, publish, silent, two_figures

from metrics.__main__ import main
from metrics.analysis import connection as viewer
from metrics.cli import building
from metrics.cli.correcting import Asked, correct
from metrics.model import Cell, Document, Mark, Table
from metrics.warehouse import recovery, store
from metrics.warehouse.kept import belongings, stored_documents
from metrics.warehouse.layout import pack, unpack


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty warehouse."""
    path = tmp_path / "warehouse.duckdb"
    publish(path)
    return path


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
    text.write_text(two_figures(0), encoding="utf-8")
    added(path, text)
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


@pytest.mark.parametrize("column", ["indicator", "new_indicator"])
def test_a_correction_of_an_indicator_that_is_gone_is_said_and_left_out(own_warehouse: Path, column: str):
    path = own_warehouse
    correct(Asked("北京经济技术开发区", "gdp", "2015-12"), "126 billion yuan", "李明", "试", silent, path)
    with duckdb.connect(str(store.current_version(path))) as connection:
        connection.execute(f"update correction set {column} = 'gone' where made_in = 'command'")
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


@pytest.fixture
def held(path: Path) -> Iterator[Path]:
    """The same warehouse with two documents, the second in the version that another program has open for writing."""
    publish(path, entry(observation(), text="one", grade="user"), from_current=True)
    publish(path, entry(observation(), text="two", grade="user"), from_current=True)
    code = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    writer = python(code, store.current_version(path), stdin=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    yield path
    writer.communicate("")


@pytest.mark.parametrize("change", [lambda path: building.build(silent, silent, path), lambda path: recovery.restore(path, silent)])
def test_what_another_program_has_open_is_neither_given_up_nor_called_damaged(held: Path, change):
    """An older version lacks what people added since: to go on with it would lose that."""
    before = store.current_version(held)
    with pytest.raises(store.WarehouseBusy, match=r"open for writing in another program \(PID \d+\): close it there$"):
        change(held)
    assert (store.current_version(held), list(before.parent.glob("damaged-*"))) == (before, [])


def test_restore_after_a_restore_and_a_change_goes_to_what_was_changed(path: Path):
    publish(path, entry(observation(), text="wrong"), from_current=True)
    recovery.restore(path, silent)
    kept = store.current_version(path)
    publish(path, entry(observation(), text="right"), from_current=True)
    recovery.restore(path, silent)
    assert (store.current_version(path), counts(path)) == (kept, (0, 0))


def test_restore_knows_the_present_version_by_whatever_path_it_is_given(path: Path, monkeypatch: pytest.MonkeyPatch):
    publish(path, entry(observation(), text="one"), from_current=True)
    monkeypatch.chdir(path.parent)
    recovery.restore(Path(path.name), silent)
    assert counts(path) == (0, 0)
