"""The commands: clean output, one line for each thing that is wrong, and the exit statuses of the contract."""

import csv
import io
import json
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from metrics.__main__ import main
from metrics.cli.output import CSV_FIELDS, FIELDS
from metrics.export.table import COLUMNS
from metrics.intake import settling
from metrics.seeds import load_zones
from metrics.warehouse import store

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = "2019年前三季度，丽水开发区实现GDP总量49.82亿元，增长10.3%。"
PROSE = "今天天气很好，大家都来看花。"
ZONE = "丽水经济技术开发区"


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    file = tmp_path / "bulletin.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    return file


@pytest.fixture
def warehouse(own_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse built from the real seeds, which the commands work on."""
    monkeypatch.setattr(store, "WAREHOUSE", own_warehouse)
    return own_warehouse


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def query(path: Path, text: str) -> list[tuple]:
    return store.reader(path).execute(text).fetchall()


def test_extract_prints_one_object_a_line_with_every_field_of_the_contract(bulletin: Path):
    result = run("extract", bulletin)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, [list(record) for record in records]) == (0, [list(FIELDS)] * 2)
    shown = [{key: record[key] for key in ("document", "indicator", "measure", "value", "unit")} for record in records]
    assert shown == [
        {"document": str(bulletin), "indicator": "gdp", "measure": "level", "value": "4982000000", "unit": "CNY"},
        {"document": str(bulletin), "indicator": "gdp", "measure": "yoy", "value": "10.3", "unit": "PERCENT"},
    ]
    for record in records:
        evidence = record["evidence"]
        assert SENTENCE[evidence["start"] : evidence["end"]] == evidence["text"]


def test_extract_prints_the_same_as_csv(bulletin: Path):
    rows = list(csv.DictReader(io.StringIO(run("extract", bulletin, "--format", "csv").stdout)))
    assert [list(row) for row in rows] == [list(CSV_FIELDS)] * 2
    assert [row["value"] for row in rows] == ["4982000000", "10.3"]


def test_extract_takes_the_year_and_the_zone_from_the_options(tmp_path: Path):
    file = tmp_path / "x.txt"
    file.write_text("前三季度实现GDP总量49.82亿元。", encoding="utf-8")
    known = json.loads(run("extract", file, "--published", "2019-10-25", "--zone", ZONE).stdout)
    unknown = json.loads(run("extract", file).stdout)
    assert (known["zone"], known["period_start"], known["period_end"]) == (ZONE, "2019-01", "2019-09")
    assert (unknown["zone"], unknown["period_start"], unknown["period_end"]) == (None, "--01", "--09")


def test_a_bad_file_is_one_line_and_the_others_are_still_extracted(tmp_path: Path, bulletin: Path):
    empty, rubbish, prose = tmp_path / "empty.txt", tmp_path / "rubbish.txt", tmp_path / "prose.txt"
    empty.touch()
    rubbish.write_bytes(bytes(range(256)) * 4)
    prose.write_text(PROSE, encoding="utf-8")
    missing = tmp_path / "none.txt"
    result = run("extract", missing, empty, rubbish, prose, bulletin)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert result.stderr.splitlines() == [
        f"error: {missing}: there is no such file",
        f"error: {empty}: the file is empty",
        f"error: {rubbish}: the bytes are no text (byte 128); "
        "text in UTF-8, UTF-16 with a byte order mark, GB18030 or Big5 is read",
        f"{prose}: no figure of a known indicator",
    ]


def test_a_file_without_figures_is_no_failure(tmp_path: Path):
    prose = tmp_path / "prose.txt"
    prose.write_text(PROSE, encoding="utf-8")
    result = run("extract", prose)
    assert (result.exit_code, result.stdout) == (0, "")


WRONG_USAGE = [
    [],
    ["extract"],
    ["extract", "x.txt", "--published", "2019-13-01"],
    ["extract", "x.txt", "--format", "xml"],
    ["unknown"],
    ["explain"],
    ["add"],
    ["export", "--year", "last"],
    ["export", "--indicator", "gpd"],
    ["export", "--measure", "levels"],
    ["history", "苏州工业园区", "gpd", "2020"],
    ["serve", "--port", "0"],
    ["serve", "--port", "65536"],
]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_status_2_and_nothing_on_standard_output(arguments: list[str]):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [["check", "--zone"], ["revisions", "--zone"], ["export", "--zone"], ["history", "苏州工业圆区", "gdp"]],
    ids=lambda arguments: arguments[0],
)
def test_a_misspelt_zone_is_wrong_usage_with_what_was_meant(warehouse: Path, arguments: list[str]):
    result = run(*arguments, "2020" if arguments[0] == "history" else "苏州工业圆区")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'苏州工业圆区' is not known; did you mean 苏州工业园区 or " in result.stderr


def test_a_known_zone_without_figures_is_no_wrong_usage(warehouse: Path):
    stored = {zone for (zone,) in query(warehouse, "select zone from zone_summary")}
    zone = next(zone.name for zone in load_zones() if zone.name not in stored)
    for command, said in (("check", "0 failed checks"), ("revisions", "0 revisions"), ("export", "0 figures")):
        result = run(command, "--zone", zone)
        assert (result.exit_code, result.stderr) == (0, said + "\n")


@pytest.mark.parametrize(("zone", "said"), [("某某经开区", "note: '某某经开区' is no zone of seeds/zones.csv; it is taken as it is written\n"), (ZONE, "")])
def test_a_zone_that_the_seeds_do_not_know_is_taken_and_said(warehouse: Path, bulletin: Path, zone: str, said: str):
    bulletin.write_text(SENTENCE.replace("丽水开发区", "开发区"), encoding="utf-8")
    for command in ("extract", "add"):
        result = run(command, bulletin, "--zone", zone)
        assert (result.exit_code, result.stderr) == (0, said)
    assert query(warehouse, "select distinct zone from observation_named where source_grade = 'user'") == [(zone,)]


def test_a_port_in_use_is_one_line():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = run("serve", "--port", port)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith(f"Error: port {port} cannot be used (")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_output_that_cannot_be_written_is_one_line(bulletin: Path):
    command = [sys.executable, "-m", "metrics", "extract", str(bulletin)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "error: standard output: No space left on device\n")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_shows_an_example(name: str):
    result = run(name, "--help")
    assert (result.exit_code, f"Example: python -m metrics {name}" in result.stdout) == (0, True)
    assert isinstance(main.commands[name], click.Command)


def test_the_module_runs_as_a_program_from_any_folder(bulletin: Path):
    command = [sys.executable, "-m", "metrics", "extract", bulletin.name]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=bulletin.parent, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr, len(done.stdout.decode("utf-8").splitlines())) == (0, b"", 2)


def test_extract_loads_no_heavy_library(bulletin: Path):
    code = (
        "import sys; from metrics.__main__ import main; main(['extract', sys.argv[1]], standalone_mode=False);"
        "print([name for name in ('duckdb', 'pandas', 'numpy', 'streamlit', 'plotly') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(bulletin)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_explain_ends_with_the_observation():
    result = run("explain", SENTENCE)
    assert (result.exit_code, "gdp" in result.stdout, "4982000000" in result.stdout) == (0, True, True)


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


def test_export_writes_what_the_warehouse_holds(warehouse: Path, tmp_path: Path):
    file = tmp_path / "gdp.csv"
    filters = ("--zone", "北京经济技术开发区", "--indicator", "gdp", "--measure", "level", "--year", "2015")
    assert run("export", *filters, "-o", file).exit_code == 0
    content = file.read_bytes()
    row = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert (content[:3], list(row)) == (b"\xef\xbb\xbf", [chinese for chinese, _ in COLUMNS.values()])
    assert (row["地区"], row["数值"], row["单位"], row["原文数值"]) == (
        "北京经济技术开发区", "125920000000", "CNY", "125.92 billion yuan",
    )  # fmt: skip
    printed = run("export", "--zone", "北京经开区", *filters[2:], "--headers", "en")
    assert printed.stdout_bytes.startswith(b"zone,indicator,")
    assert printed.stderr == "1 figures\n"


def test_history_shows_every_witness_and_marks_the_chosen_one(warehouse: Path):
    result = run("history", "北京经开区", "gdp", "2015-12")
    lines = result.stdout.splitlines()
    level = lines.index("gdp level 2015-01..2015-12")
    assert lines[level + 1].startswith("* 125.92 billion yuan  actual  2023-09-11  invest.beijingetown.com.cn (official)")
    assert lines[level + 3].startswith("  108.14 billion yuan  actual  2016-02-22  covid-19.chinadaily.com.cn (media)")
    assert run("history", "北京经开区", "gdp", "1950").stderr == "no figure\n"


def test_check_prints_each_failure_once(warehouse: Path):
    result = run("check", "--zone", "成都经开区")
    line = "check_cumulative_falls  成都经济技术开发区  gdp  2013-12  837.06亿元 | ≥ 982.5亿元  累计数小于同年更早的累计数"
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, f"{len(lines)} failed checks\n")
    assert [text for text in lines if text.startswith("check_cumulative_falls")] == [line]
    assert sum(text.startswith("check_doubtful  成都经济技术开发区") for text in lines) == 5
    everything = run("check").stdout.splitlines()
    assert len(everything) == len(set(everything)) == query(warehouse, "select count(*) from check_all")[0][0]


def test_export_without_filters_has_every_figure(warehouse: Path):
    rows = list(csv.DictReader(io.StringIO(run("export", "--headers", "en").stdout)))
    assert len(rows) == query(warehouse, "select count(*) from figure")[0][0]
    assert len({row["observation_id"] for row in rows}) == len(rows)


def test_export_to_a_place_that_cannot_be_written_is_one_line(warehouse: Path, tmp_path: Path):
    result = run("export", "-o", tmp_path / "none" / "x.csv")
    assert (result.exit_code, result.stderr) == (1, f"Error: {tmp_path / 'none' / 'x.csv'}: No such file or directory\n")


BEIJING = ("北京经开区", "gdp", "2015-12")
SAID = ("--by", "李明", "--because", "与公报不符")


def test_correct_says_what_it_stored_lists_it_and_takes_it_back(warehouse: Path):
    made = run("correct", *BEIJING, "126 billion yuan", *SAID)
    line = "北京经济技术开发区 gdp level 2015-01..2015-12  125.92 billion yuan → 126 billion yuan  李明, "
    number = made.stdout[:8]
    assert (made.exit_code, made.stdout.startswith(f"{number}  {line}"), made.stdout.endswith(": 与公报不符\n")) == (0, True, True)
    assert made.stdout in run("correct", "--list").stdout
    shown = run("history", *BEIJING).stdout.splitlines()
    assert shown[1].startswith("* 126 billion yuan  actual  2023-09-11  invest.beijingetown.com.cn (official)  [correction]")
    assert [text for text in shown if "[corrected]" in text] == [
        "  125.92 billion yuan  actual  2023-09-11  invest.beijingetown.com.cn (official)  [corrected]"
    ]
    assert shown[-1] == f"correction {made.stdout.strip()}"
    undone = run("correct", "--undo", number, "--by", "王芳", "--because", "公报无误")
    assert (undone.exit_code, undone.stdout.endswith(": 公报无误]\n")) == (0, True)
    assert run("history", *BEIJING).stdout.splitlines()[1].startswith("* 125.92 billion yuan")


def test_correct_takes_the_name_from_the_environment(warehouse: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KAIMENHONG_USER", "王芳")
    result = run("correct", *BEIJING, "--doubt", "--because", "?")
    assert (result.exit_code, "125.92 billion yuan doubted  王芳, " in result.stdout) == (0, True)


CORRECTIONS_REFUSED = [
    (("--undo", "00000000", *SAID), "Error: there is no correction 00000000; `python -m metrics correct --list` shows them"),
    ((*BEIJING[:2], "1950", "1", *SAID), "Error: no such figure; `python -m metrics history ZONE INDICATOR PERIOD` shows what is stored"),
    ((*BEIJING, "8%", *SAID), "Error: 8% is in PERCENT, the figure printed (125.92 billion yuan) in CNY"),
]


@pytest.mark.parametrize(("arguments", "message"), CORRECTIONS_REFUSED)
def test_a_correction_that_cannot_be_made_is_one_line(warehouse: Path, arguments, message: str):
    result = run("correct", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", message + "\n")


def test_a_correction_of_the_seeds_is_undone_in_the_seeds(warehouse: Path):
    number = query(warehouse, "select correction_id from correction where made_in = 'seeds' order by 1")[0][0]
    result = run("correct", "--undo", number, *SAID)
    assert (result.exit_code, "remove the row and run `python -m metrics build`" in result.stderr) == (1, True)


CORRECT_USAGE = [
    (*BEIJING, "126 billion yuan"), ("--doubt", *BEIJING, "126 billion yuan", *SAID), (*BEIJING, *SAID), (*BEIJING[:1], "gpd", "2015", "1", *SAID),
    ("--measure", "levels", *BEIJING, "1", *SAID), ("--undo", "00000000"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", CORRECT_USAGE, ids=str)
def test_wrong_usage_of_correct_is_status_2(arguments):
    result = run("correct", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


GOAL = ("长春高新区", "gdp", "2018", "12%")


def test_target_says_what_it_stored_lists_it_and_takes_it_back(warehouse: Path):
    made = run("target", *GOAL, "--stretch", "13%", "--pace", "seasonal", *SAID)
    number = made.stdout[:8]
    line = f"{number}  长春高新技术产业开发区 gdp growth 2018 year  10% → 12% (stretch 13%) (pace seasonal)  李明, "
    assert (made.exit_code, made.stdout.startswith(line), made.stdout.endswith(": 与公报不符\n")) == (0, True, True)
    assert run("target", "--list").stdout == made.stdout
    undone = run("target", "--undo", number, "--by", "王芳", "--because", "误")
    assert (undone.exit_code, undone.stdout.endswith(": 误]\n")) == (0, True)
    assert run("target", "--list").stdout == undone.stdout


def test_a_target_is_withdrawn_and_comes_back(warehouse: Path):
    gone = run("target", *GOAL[:3], "--withdraw", *SAID)
    number = gone.stdout[:8]
    assert (gone.exit_code, gone.stdout.startswith(f"{number}  长春高新技术产业开发区 gdp growth 2018 year  10% → withdrawn  李明, ")) == (0, True)
    query_of = "select value::integer from target_all where zone = '长春高新技术产业开发区' and indicator = 'gdp' and year = 2018"
    assert query(warehouse, query_of) == []
    assert run("target", "--undo", number, *SAID).exit_code == 0
    assert query(warehouse, query_of) == [(10,)]


def test_settlements_are_listed_and_taken_back(warehouse: Path):
    check, first, second = query(warehouse, 'select "check", first_observation_id, second_observation_id from check_all order by all')[0]
    assert run("settlements").stdout == ""
    number = settling.accept(check, first, second, "李明", "已核对", lambda _: None, warehouse)["settlement_id"]
    line = run("settlements").stdout
    assert (line[:8], f" {check} accepted  李明, " in line, line.endswith(": 已核对\n")) == (number, True, True)
    undone = run("settlements", "--undo", number, "--by", "王芳", "--because", "口径已改")
    assert (undone.exit_code, undone.stdout) == (0, run("settlements", "--list").stdout)
    assert undone.stdout.endswith(": 口径已改]\n")
    again = run("settlements", "--undo", "00000000", *SAID)
    assert (again.exit_code, again.stderr) == (1, "Error: there is no settlement 00000000; `python -m metrics settlements` shows them\n")


TARGETS_REFUSED = [
    ((*GOAL[:2], "1950", "--withdraw", *SAID), 1, "Error: there is no such target to withdraw; nothing changed (`python -m metrics target --list` shows those people set)"),
    ((*GOAL, "--withdraw", *SAID), 2, "Error: ZONE INDICATOR YEAR are needed, and VALUE unless --withdraw is given"),
    (("--undo", "00000000", *SAID), 1, "Error: there is no target set by a person 00000000; `python -m metrics target --list` shows them"),
    ((*GOAL[:3], "12吨", *SAID), 1, "Error: 12吨 cannot measure gdp; allowed: a figure in CNY or in %"),
    ((*GOAL, "--pace", "fast", *SAID), 1, "Error: the pace plan 'fast' cannot be read; allowed: linear, seasonal, or twelve percentages separated by | that never fall and end at 100"),
    (("某区", *GOAL[1:], *SAID), 2, "Error: Invalid value for ZONE: '某区' is not known"),
    ((GOAL[0], "gpd", *GOAL[2:], *SAID), 2, "Error: Invalid value for INDICATOR: 'gpd' is not known; did you mean gdp?"),
    ((*GOAL[:3], *SAID), 2, "Error: ZONE INDICATOR YEAR are needed, and VALUE unless --withdraw is given"),
    (GOAL, 2, "Error: --by and --because are needed: who says so, and why"),
]


@pytest.mark.parametrize(("arguments", "status", "message"), TARGETS_REFUSED, ids=str)
def test_a_target_that_cannot_be_set_is_one_sentence(warehouse: Path, arguments, status: int, message: str):
    result = run("target", *arguments)
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (status, "", message)


def test_revisions_are_listed(warehouse: Path):
    result = run("revisions", "--zone", "北京经开区")
    line = (
        "北京经济技术开发区  gdp level 2015-01..2015-12  108.14 billion yuan (2016-02-22) → 125.92 billion yuan (2023-09-11)"
        "  +16.44%  invest.beijingetown.com.cn"
    )
    assert (result.exit_code, result.stdout, result.stderr) == (0, line + "\n", "1 revisions\n")
    assert len(run("revisions").stdout.splitlines()) == len(query(warehouse, "from revision"))


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
