"""The commands that store: `build`, `add` and `reprocess`."""

from pathlib import Path

import pytest
from command_line_cases import PROSE, SENTENCE, ZONE, query, run

from metrics.warehouse import store


@pytest.mark.parametrize(("zone", "said"), [("某某经开区", "note: '某某经开区' is no zone of seeds/zones.csv; it is taken as it is written\n"), (ZONE, "")])
def test_a_zone_that_the_seeds_do_not_know_is_taken_and_said(warehouse: Path, bulletin: Path, zone: str, said: str):
    bulletin.write_text(SENTENCE.replace("丽水开发区", "开发区"), encoding="utf-8")
    for command in ("extract", "add"):
        result = run(command, bulletin, "--zone", zone)
        assert (result.exit_code, result.stderr) == (0, said)
    assert query(warehouse, "select distinct zone from observation_named where source_grade = 'user'") == [(zone,)]


def test_build_holds_the_seeds_and_says_what_it_made(warehouse: Path):
    result = run("build")
    counts = query(warehouse, "select count(*), count(distinct zone), count(distinct indicator) from observation")[0]
    assert counts >= (1783, 79, 74)
    assert result.stderr.splitlines()[-1].startswith(f"warehouse.duckdb: {counts[0]} observations of {counts[2]} indicators")


def test_add_stores_a_document_once_and_build_keeps_it(warehouse: Path, bulletin: Path):
    before = query(warehouse, "select count(*) from document")[0][0]
    first = run("add", bulletin, "--published", "2019-10-25")
    assert (first.exit_code, first.stdout) == (0, f"{bulletin}: stored with 2 observations\n")
    version = store.current_version(warehouse)
    copy = bulletin.with_name("copy.txt")
    copy.write_bytes("\ufeff".encode() + bulletin.read_bytes())
    again = run("add", copy)
    same = f"{copy}: the same text is stored already (as bulletin.txt); nothing changed\n"
    assert (again.exit_code, again.stdout, store.current_version(warehouse)) == (0, same, version)
    added = "select file_name, zone, cast(published as text), source_grade, added_at from document where source_grade = 'user'"
    stored = query(warehouse, added)
    assert [row[:4] for row in stored] == [("bulletin.txt", None, "2019-10-25", "user")]
    assert run("build").exit_code == 0
    assert (query(warehouse, added), query(warehouse, "select count(*) from document")) == (stored, [(before + 1,)])


def test_add_goes_on_after_a_bad_file_and_says_where_it_found_nothing(warehouse: Path, bulletin: Path, tmp_path: Path):
    prose, empty = tmp_path / "prose.txt", tmp_path / "empty.txt"
    prose.write_text(PROSE, encoding="utf-8")
    empty.touch()
    result = run("add", empty, prose, bulletin)
    assert (result.exit_code, result.stderr) == (1, f"error: {empty}: the file is empty\n")
    assert result.stdout.splitlines() == [
        f"{prose}: stored; no figure of a known indicator was found",
        f"{bulletin}: stored with 2 observations",
    ]


@pytest.mark.parametrize("command", [["add"], ["export"]], ids=["add", "export"])
def test_without_a_warehouse_the_commands_say_what_to_run(command, bulletin: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(store, "WAREHOUSE", tmp_path / "none.duckdb")
    result = run(*command, *([bulletin] if command == ["add"] else []))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: none.duckdb is missing: run `python -m metrics build`\n"


def test_build_survives_a_damaged_warehouse_and_keeps_what_the_version_before_held(warehouse: Path, bulletin: Path):
    run("add", bulletin)
    other = bulletin.with_name("other.txt")
    other.write_text(SENTENCE + "其中工业增加值3亿元。", encoding="utf-8")
    run("add", other)
    damaged = store.current_version(warehouse)
    damaged.write_bytes(b"rubbish" * 1000)
    result = run("build")
    kept = query(warehouse, "select file_name from document where source_grade = 'user'")
    aside = damaged.with_name(f"damaged-{damaged.name}")
    assert (result.exit_code, kept, aside.read_bytes()[:7]) == (1, [("bulletin.txt",)], b"rubbish")
    assert f"could not be read from {aside}" in result.stderr


def test_reprocess_of_what_was_just_built_changes_nothing(warehouse: Path, bulletin: Path):
    run("add", bulletin)
    version = store.current_version(warehouse)
    result = run("reprocess", "--yes")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[-1] == "6 documents: 0 figures new, 0 gone, 0 changed; nothing to publish"
    assert store.current_version(warehouse) == version


def test_tables_are_stored_with_their_cells_and_extracted_anew(warehouse: Path, tmp_path: Path):
    file = tmp_path / "table.csv"
    file.write_text("指标,单位,2021年1-6月,同比%\n地区生产总值,亿元,123.4,8.2\n", encoding="utf-8")
    assert run("add", file, "--zone", ZONE, "--published", "2021-07-20").stdout == f"{file}: stored with 2 observations\n"
    stored = "select measure, value_text, evidence_text, sentence from observation_named where file_name = 'table.csv' order by measure"
    row = "地区生产总值\t亿元\t123.4\t8.2"
    expected = [("level", "123.4亿元", "123.4", row), ("yoy", "8.2%", "8.2", row)]
    assert query(warehouse, stored) == expected
    assert run("reprocess").stderr.splitlines()[-1].endswith("nothing to publish")
    run("build")
    assert query(warehouse, stored) == expected
