"""The commands: clean output, one line for each thing that is wrong, and the exit statuses of the contract."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import click
import pytest
from command_line_cases import PROSE, SENTENCE, ZONE, run

from metrics.__main__ import main
from metrics.cli.output import CSV_FIELDS, FIELDS

ROOT = Path(__file__).resolve().parent.parent


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
        f"error: {rubbish}: the bytes are no text (byte 128); text in UTF-8, UTF-16 with a byte order mark, GB18030 or Big5 is read",
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
    ["extract", "x.txt", "--published", "20191301"],
    ["extract", "x.txt", "--format", "xml"],
    ["unknown"],
    ["explain"],
    ["explain", " "],
    ["add"],
    ["export", "--year", "last"],
    ["export", "--indicator", "gpd"],
    ["export", "--measure", "levels"],
    ["history", "苏州工业园区", "gpd", "2020"],
    ["history", "苏州工业园区", "gdp", "2020-1"],
    ["history", "苏州工业园区", "gdp", ""],
]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_status_2_and_nothing_on_standard_output(arguments: list[str]):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_wrong_usage_says_what_is_allowed():
    said = run("extract", "x.txt", "--published", "2019-02-29").stderr.splitlines()[-1]
    assert said == "Error: Invalid value for '--published': '2019-02-29' is no day; allowed: YYYY-MM-DD, such as 2018-08-10"


@pytest.mark.parametrize("command", ["extract", "review", "add"])
def test_nothing_was_published_on_a_day_to_come(command: str, bulletin: Path):
    tomorrow, today = (date.today() + timedelta(days=1)).isoformat(), date.today().isoformat()
    refused = run(command, bulletin, "--published", tomorrow)
    line = f"Error: Invalid value for '--published': '{tomorrow}' is yet to come; allowed: a day until today"
    assert (refused.exit_code, refused.stderr.splitlines()[-1]) == (2, line)
    assert run("extract", bulletin, "--published", today).exit_code == 0


def test_an_empty_name_is_not_the_present_folder(tmp_path: Path, bulletin: Path, monkeypatch: pytest.MonkeyPatch):
    """As a script passes it whose variable is not set."""
    monkeypatch.chdir(bulletin.parent)
    result = run("extract", "")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "error: '': this is no name of a file\n")


def test_an_empty_folder_and_standard_input_are_said(tmp_path: Path):
    (tmp_path / ".hidden").write_text(SENTENCE, encoding="utf-8")
    result = run("extract", tmp_path, "-")
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[:2]) == (
        1,
        "",
        [
            f"error: {tmp_path}: the folder is empty; files are looked for in it and in those below it, hidden ones left out",
            "error: -: there is no such file; standard input is not read, only files are",
        ],
    )


@pytest.mark.parametrize("port", ["0", "65536", "80a", "8600.5", "", "-1", "８６００"])
def test_what_is_no_port_is_told_what_one_is(port: str):
    result = run("serve", "--port", port)
    line = f"Error: Invalid value for '--port': '{port}' is no port; allowed: 1 to 65535"
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (2, "", line)


@pytest.mark.skipif(os.name != "posix", reason="names of files here have no control characters")
def test_the_name_of_a_file_breaks_no_line_of_what_is_said_of_it(tmp_path: Path):
    (tmp_path / "a\nerror: b.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "c\x1b[2J.txt").touch()
    (tmp_path / os.fsdecode(b"\xc4\xe3.txt")).write_text(SENTENCE, encoding="utf-8")
    result = run("extract", tmp_path)
    mark = "\N{REPLACEMENT CHARACTER}"
    assert [line.rpartition("/")[2] for line in result.stderr.splitlines()] == [
        f"c{mark}[2J.txt: the file is empty",
        "reader   observations  unread  file",
        f"a{mark}error: b.txt",
        f"{mark}{mark}.txt",
        "3 files: 2 gave figures, 0 gave none, 1 could not be read",
    ]
    assert {json.loads(line)["document"].rpartition("/")[2] for line in result.stdout.splitlines()} == {
        f"a{mark}error: b.txt", f"{mark}{mark}.txt"
    }  # fmt: skip


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


def test_explain_says_where_it_was_given_a_file(bulletin: Path):
    result = run("explain", bulletin)
    said = f"note: {bulletin} is a file, and only its name is explained; `python -m metrics extract` reads files\n"
    assert (result.exit_code, result.stderr) == (0, said)
    assert run("explain", SENTENCE * 100).stderr == ""
