"""The commands that store: `build`, `add` and `reprocess`."""

from pathlib import Path

import pytest
from command_line_cases import PROSE, SENTENCE, ZONE, query, run

from metrics.warehouse import store


@pytest.mark.parametrize(
    ("zone", "said"), [("某某经开区", "note: '某某经开区' is no zone of seeds/zones.csv; it is taken as it is written\n"), (ZONE, "")]
)
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


def test_add_is_told_what_a_document_is_called_and_where_it_is_from(warehouse: Path, bulletin: Path, tmp_path: Path):
    said = ("--title", "前三季度运行", "--publisher", "开发区报", "--address", "https://example.org/a", "--grade", "media")
    assert run("add", bulletin, *said, "--published", "2019-10-25").exit_code == 0
    described = "select title, publisher, address, source_grade, cast(published as text) from document where file_name = 'bulletin.txt'"
    assert query(warehouse, described) == [("前三季度运行", "开发区报", "https://example.org/a", "media", "2019-10-25")]
    told = run("describe", "前三季度运行", "--published", "", "--by", "李明", "--because", "日期不详")
    assert (told.exit_code, query(warehouse, described)[0][-1]) == (0, None)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (("--title", "一季度"), "Invalid value for --title: several files cannot share it; allowed: one file at a time"),
        (("--address", "https://example.org"), "Invalid value for --address: several files cannot share it; allowed: one file at a time"),
        (("--grade", "best"), "Invalid value for --grade: 'best' is no kind of source; allowed: official, media, republished, user"),
    ],
)
def test_what_cannot_be_said_of_files_to_add_is_refused_and_none_is_stored(warehouse: Path, bulletin: Path, said, message: str):
    before = query(warehouse, "select count(*) from document")
    result = run("add", bulletin, bulletin.parent, *said)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {message}")
    assert query(warehouse, "select count(*) from document") == before


def test_add_goes_on_after_a_bad_file_and_says_where_it_found_nothing(warehouse: Path, bulletin: Path, tmp_path: Path):
    prose, empty = tmp_path / "prose.txt", tmp_path / "empty.txt"
    prose.write_text(PROSE, encoding="utf-8")
    empty.touch()
    result = run("add", empty, prose, bulletin)
    assert (result.exit_code, result.stderr.splitlines()) == (
        1, [f"error: {empty}: the file is empty", "3 files: 2 stored, 0 stored already, 1 could not be read or stored"]
    )  # fmt: skip
    assert result.stdout.splitlines() == [
        f"{prose}: stored; no figure of a known indicator was found",
        f"{bulletin}: stored with 2 observations",
    ]


def test_a_changed_file_added_again_is_said_kept_beside_the_old_one_and_shown_first(warehouse: Path, bulletin: Path, tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    told = SENTENCE.replace("2019", "2031")
    (folder / bulletin.name).write_text(told, encoding="utf-8")
    run("add", folder)
    (folder / bulletin.name).write_text(told.replace("49.82", "49.28"), encoding="utf-8")
    (folder / "copy.txt").write_text(told, encoding="utf-8")
    result = run("add", folder)

    assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, "2 files: 1 stored, 1 stored already, 0 could not be read or stored")
    assert result.stdout.splitlines() == [
        f"note: {folder}/bulletin.txt: another text is stored under this name; both are kept, and figures that differ are flagged",
        f"{folder}/bulletin.txt: stored with 2 observations",
        f"{folder}/copy.txt: the same text is stored already (as bulletin.txt); nothing changed",
    ]
    chosen = f"select value_text, is_conflict from figure where zone = '{ZONE}' and period_end = '2031-09' and measure = 'level'"
    assert query(warehouse, chosen) == [("49.28亿元", True)]
    run("build")
    assert query(warehouse, chosen) == [("49.28亿元", True)]


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
