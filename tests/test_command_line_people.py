"""The commands by which people correct figures, set targets and settle checks, and take all of it back."""

from decimal import Decimal
from pathlib import Path

import pytest
from command_line_cases import query, run

from metrics.intake import settling

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
    (("--undo", "00000000", *SAID), "Error: there is no correction '00000000'; `python -m metrics correct --list` shows them"),
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
    ("--measure", "levels", *BEIJING, "1", *SAID), ("--undo", "00000000"), (*BEIJING[:2], "2015-13", "1", *SAID),
    (*BEIJING, "1亿元", *SAID, "--mesure", "yoy"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", CORRECT_USAGE, ids=str)
def test_wrong_usage_of_correct_is_status_2(arguments):
    result = run("correct", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_fall_is_an_amount_and_no_option(warehouse: Path):
    """Both ends of a line: a number may begin with a dash, a misspelt option may not pass for one."""
    figure = query(
        warehouse, "select zone, indicator, period_end from figure where measure = 'yoy' and value < 0 and status = 'actual' limit 1"
    )[0]
    made = run("correct", *figure, "-1.75%", "--measure", "yoy", *SAID)
    assert (made.exit_code, "→ -1.75%  " in made.stdout) == (0, True)
    assert query(warehouse, "select new_value from correction where made_in = 'command'") == [(Decimal("-1.75"),)]
    refused = run("correct", *figure, "-1.75%", "--mesure", "yoy", *SAID).stderr
    assert refused.endswith("Error: No such option '--mesure'. Did you mean '--measure'?\n")


def test_an_empty_list_says_so(warehouse: Path):
    for command in ("target", "settlements"):
        result = run(command, "--list")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"no {command.removesuffix('s')}\n")


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
    assert (gone.exit_code, gone.stdout.startswith(f"{number}  长春高新技术产业开发区 gdp growth 2018 year  10% → withdrawn  李明, ")) == (
        0,
        True,
    )
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
    assert (again.exit_code, again.stderr) == (1, "Error: there is no settlement '00000000'; `python -m metrics settlements` shows them\n")


def test_a_document_is_taken_back_by_its_name_and_brought_back(warehouse: Path, tmp_path: Path):
    for folder, amount in (("one", "12亿元"), ("two", "13亿元")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "bulletin.txt").write_text(f"2024年1-6月，丹阳经开区完成固定资产投资{amount}。", encoding="utf-8")
    assert run("add", tmp_path / "one" / "bulletin.txt").exit_code == 0
    figures = "select value_text from figure where zone = '江苏省丹阳经济开发区' and indicator = 'fai' and period_end = '2024-06'"
    assert query(warehouse, figures) == [("12亿元",)]
    for name in ("none.txt", "bulletin", "", " "):  # no title is no name: '' took back the one text that has none
        refused = run("withdraw", name, *SAID)
        assert (refused.exit_code, refused.stderr) == (
            1,
            f"Error: no stored document is '{name}'; allowed: a document's identifier, its file's name or its title\n",
        )
    taken = run("withdraw", "bulletin.txt", *SAID)
    assert (taken.exit_code, " (bulletin.txt) taken back  李明, " in taken.stdout, query(warehouse, figures)) == (0, True, [])
    assert "'bulletin.txt' is taken back already" in run("withdraw", "bulletin.txt", *SAID).stderr
    assert run("settlements").stdout == taken.stdout
    assert run("settlements", "--undo", taken.stdout[:8], *SAID).exit_code == 0
    assert query(warehouse, figures) == [("12亿元",)]
    assert run("add", tmp_path / "two" / "bulletin.txt").exit_code == 0
    several = run("withdraw", "bulletin.txt", *SAID)
    assert (
        several.exit_code,
        several.stderr.startswith("Error: 2 documents are called 'bulletin.txt'; allowed: one of the identifiers "),
    ) == (1, True)
    (number,) = query(warehouse, "select document_id from document where file_name = 'bulletin.txt' and contains(text, '13亿元')")[0]
    assert run("withdraw", number, *SAID).exit_code == 0
    assert query(warehouse, figures) == [("12亿元",)]


def test_a_document_is_described_by_its_name_and_its_figures_are_read_again(warehouse: Path, tmp_path: Path):
    (tmp_path / "bulletin.txt").write_text("1-6月，丹阳经开区完成固定资产投资12亿元。", encoding="utf-8")
    assert run("add", tmp_path / "bulletin.txt", "--published", "2023-07-20").exit_code == 0
    figures = "select period_end from figure where zone = '江苏省丹阳经济开发区' and value_text = '12亿元'"
    assert query(warehouse, figures) == [("2023-06",)]
    (number,) = query(warehouse, "select document_id from document where file_name = 'bulletin.txt'")[0]
    told = run("describe", "bulletin.txt", "--published", "2024-07-20", "--title", "上半年运行", "--publisher", "开发区报", *SAID)
    read, *lines = told.stdout.splitlines()
    assert (told.exit_code, query(warehouse, figures)) == (0, [("2024-06",)])
    assert read.startswith("~ bulletin.txt: ")
    assert read.endswith("period_start 2023-01 → 2024-01, period_end 2023-06 → 2024-06")
    assert [line[8:].partition("  李明")[0] for line in lines] == [
        f"  document {number} (bulletin.txt): title - → 上半年运行",
        f"  document {number} (bulletin.txt): published 2023-07-20 → 2024-07-20",
        f"  document {number} (bulletin.txt): publisher - → 开发区报",
    ]
    assert run("settlements", "--undo", lines[1][:8], *SAID).exit_code == 0
    assert query(warehouse, figures) == [("2023-06",)]


@pytest.mark.parametrize(
    ("said", "status", "message"),
    [
        ((), 2, "what is to be put right? allowed: --title, --published, --publisher, --address, --grade"),
        (("--published", "2999-01-01"), 2, "'2999-01-01' is yet to come"),
        (("--published", "2024-02-30"), 2, "'2024-02-30' is no day"),
        (("--grade", "best"), 1, "'best' is no kind of source; allowed: official, media, republished, user"),
        (("--title", "上半年运行"), 1, "no stored document is 'none.txt'"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_of_a_document_is_refused(warehouse: Path, tmp_path: Path, said: tuple[str, ...], status: int, message: str):
    (tmp_path / "bulletin.txt").write_text("1-6月，丹阳经开区完成固定资产投资12亿元。", encoding="utf-8")
    run("add", tmp_path / "bulletin.txt")
    refused = run("describe", "none.txt" if "--title" in said else "bulletin.txt", *said, *SAID)
    assert (refused.exit_code, message in refused.stderr) == (status, True)


def test_nobody_takes_a_document_back_without_who_and_why(warehouse: Path):
    refused = run("withdraw", "bulletin.txt", "--by", "李明")
    assert (refused.exit_code, "--by and --because are needed" in refused.stderr) == (2, True)


TARGETS_REFUSED = [
    (
        (*GOAL[:2], "1950", "--withdraw", *SAID),
        1,
        "Error: there is no such target to withdraw; nothing changed (`python -m metrics target --list` shows those people set)",
    ),
    ((*GOAL, "--withdraw", *SAID), 2, "Error: ZONE INDICATOR YEAR are needed, and VALUE unless --withdraw is given"),
    (
        ("--undo", "00000000", *SAID),
        1,
        "Error: there is no target set by a person '00000000'; `python -m metrics target --list` shows them",
    ),
    ((*GOAL[:3], "12吨", *SAID), 1, "Error: 12吨 cannot measure gdp; allowed: a figure in CNY or in %"),
    (
        (*GOAL, "--pace", "fast", *SAID),
        1,
        "Error: the pace plan 'fast' cannot be read; allowed: linear, seasonal, or twelve percentages separated by | that never fall and end at 100",
    ),
    (("某区", *GOAL[1:], *SAID), 2, "Error: Invalid value for ZONE: '某区' is not known"),
    ((GOAL[0], "gpd", *GOAL[2:], *SAID), 2, "Error: Invalid value for INDICATOR: 'gpd' is not known; did you mean gdp?"),
    ((*GOAL[:3], *SAID), 2, "Error: ZONE INDICATOR YEAR are needed, and VALUE unless --withdraw is given"),
    (GOAL, 2, "Error: --by and --because are needed: who says so, and why"),
]


@pytest.mark.parametrize(("arguments", "status", "message"), TARGETS_REFUSED, ids=str)
def test_a_target_that_cannot_be_set_is_one_sentence(warehouse: Path, arguments, status: int, message: str):
    result = run("target", *arguments)
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (status, "", message)
