"""The commands that ask: `export`, `history`, `check` and `revisions`."""

import csv
import io
from pathlib import Path

import pytest
from command_line_cases import query, run

from metrics.export.table import COLUMNS, DAYS
from metrics.seeds import SeedError, load_zones


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


def test_export_writes_what_the_warehouse_holds(warehouse: Path, tmp_path: Path):
    file = tmp_path / "gdp.csv"
    filters = ("--zone", "北京经济技术开发区", "--indicator", "gdp", "--measure", "level", "--year", "2015")
    assert run("export", *filters, "-o", file).exit_code == 0
    content = file.read_bytes()
    row = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert (content[:3], list(row)) == (b"\xef\xbb\xbf", [chinese for chinese, _ in (COLUMNS | DAYS).values()])
    assert (row["起始日"], row["截止日"]) == ("2015-01-01", "2015-12-31")
    assert (row["地区"], row["数值"], row["单位"], row["原文数值"]) == (
        "北京经济技术开发区", "125920000000", "CNY", "125.92 billion yuan",
    )  # fmt: skip
    printed = run("export", "--zone", "北京经开区", *filters[2:], "--headers", "en")
    assert printed.stdout_bytes.startswith(b"zone,indicator,")
    assert printed.stderr == "1 figure\n"


def test_history_shows_every_witness_and_marks_the_chosen_one(warehouse: Path):
    result = run("history", "北京经开区", "gdp", "2015-12")
    lines = result.stdout.splitlines()
    level = lines.index("gdp level 2015-01..2015-12")
    assert lines[level + 1].startswith("* 125.92 billion yuan  actual  2023-09-11  invest.beijingetown.com.cn (official)")
    assert lines[level + 3].startswith("  108.14 billion yuan  actual  2016-02-22  covid-19.chinadaily.com.cn (media)")
    assert run("history", "北京经开区", "gdp", "1950").stderr == "no figure\n"


def test_check_prints_each_failure_once(warehouse: Path):
    result = run("check", "--zone", "成都经开区")
    line = "check_cumulative_falls  成都经济技术开发区  gdp  2013-12  837.06亿元 | ≥ 982.5亿元  Cumulative figure falls"
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, f"{len(lines)} failed checks\n")
    assert [text for text in lines if text.startswith("check_cumulative_falls")] == [line]
    assert sum(text.startswith("check_doubtful  成都经济技术开发区") for text in lines) == 5
    everything = run("check").stdout.splitlines()
    doubted = [text.partition(" | ?  ")[2] for text in everything if text.startswith("check_doubtful")]
    assert "Doubtful figure" in doubted
    assert len(everything) == len(set(everything)) == query(warehouse, "select count(*) from check_all")[0][0]
    figure = ("太仓高新技术产业开发区", "gdp", "2020-12")
    assert run("correct", *figure, "--doubt", "--by", "李明", "--because", "口径不明").exit_code == 0
    assert run("check", "--zone", figure[0]).stdout.count(" | ?  Doubtful figure: 口径不明\n") == 1


def test_export_without_filters_has_every_figure(warehouse: Path):
    rows = list(csv.DictReader(io.StringIO(run("export", "--headers", "en").stdout)))
    assert len(rows) == query(warehouse, "select count(*) from figure")[0][0]
    assert len({row["observation_id"] for row in rows}) == len(rows)


def test_export_to_a_place_that_cannot_be_written_is_one_line(warehouse: Path, tmp_path: Path):
    result = run("export", "-o", tmp_path / "none" / "x.csv")
    assert (result.exit_code, result.stderr) == (1, f"Error: {tmp_path / 'none' / 'x.csv'}: No such file or directory\n")


def test_revisions_are_listed(warehouse: Path):
    result = run("revisions", "--zone", "北京经开区")
    line = (
        "北京经济技术开发区  gdp level 2015-01..2015-12  108.14 billion yuan (2016-02-22) → 125.92 billion yuan (2023-09-11)"
        "  +16.44%  invest.beijingetown.com.cn"
    )
    assert (result.exit_code, result.stdout, result.stderr) == (0, line + "\n", "1 revision\n")
    assert len(run("revisions").stdout.splitlines()) == len(query(warehouse, "from revision"))


@pytest.mark.parametrize("command", ["explain", "extract"])
def test_a_fault_in_the_seeds_is_one_line_whichever_command_meets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str):
    def refuse(*_: object, **__: object) -> None:
        raise SeedError("lexicon.csv", 2, "type", "the cell is empty", "any text")

    monkeypatch.setattr(f"metrics.extraction.{command}", refuse)
    file = tmp_path / "a.txt"
    file.write_text("完成投资3亿元", encoding="utf-8")
    result = run(command, str(file))
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "Error: lexicon.csv, line 2, column type: the cell is empty; allowed: any text\n",
    )


GDP = ("export", "--zone", "北京经济技术开发区", "--indicator", "gdp", "--measure", "level")


def test_export_takes_the_format_from_the_ending(warehouse: Path, tmp_path: Path):
    file = tmp_path / "gdp.xlsx"
    assert (run(*GDP, "-o", file).exit_code, file.read_bytes()[:4]) == (0, b"PK\x03\x04")


@pytest.mark.parametrize(("form", "name"), [("csv", "gdp.xlsx"), ("xlsx", "gdp.csv"), ("sdmx", "gdp.parquet")])
def test_export_refuses_a_name_that_belongs_to_another_format(warehouse: Path, tmp_path: Path, form: str, name: str):
    result = run(*GDP, "--format", form, "-o", tmp_path / name)
    assert (result.exit_code, f"{name} is no name for {form}; allowed: an ending of ." in result.stderr) == (2, True)
    assert not (tmp_path / name).exists()


def test_export_refuses_a_name_of_no_known_format_unless_the_format_is_given(warehouse: Path, tmp_path: Path):
    result = run(*GDP, "-o", tmp_path / "gdp.pdf")
    assert (result.exit_code, "gdp.pdf says no known format; allowed: .csv, .xlsx, .parquet, or --format" in result.stderr) == (2, True)
    assert not (tmp_path / "gdp.pdf").exists()
    assert run(*GDP, "--format", "csv", "-o", tmp_path / "gdp.txt").exit_code == 0


def test_a_briefing_is_written_under_the_name_of_a_word_file_only(warehouse: Path, tmp_path: Path):
    result = run("briefing", "丹阳经开区", "2018-H1", "--out", tmp_path / "danyang.txt")
    assert (result.exit_code, result.stderr.endswith("danyang.txt is no name for a Word file; allowed: an ending of .docx\n")) == (2, True)


@pytest.mark.parametrize("name", ["地区生产总值", "生产总值", "GDP", "Gross regional product"])
def test_an_indicator_goes_by_the_names_people_call_it(warehouse: Path, name: str):
    assert run("history", "北京经开区", name, "2015-12").stdout == run("history", "北京经开区", "gdp", "2015-12").stdout != ""
    assert (
        run("export", "--indicator", name, "--zone", "北京经开区").stdout
        == run("export", "--indicator", "gdp", "--zone", "北京经开区").stdout
    )


def test_a_name_of_no_indicator_is_wrong_usage_with_what_was_meant(warehouse: Path):
    for arguments in (("history", "北京经开区", "固定资产投姿", "2015-12"), ("export", "--indicator", "固定资产投姿")):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "'固定资产投姿' is not known; did you mean 固定资产" in result.stderr
