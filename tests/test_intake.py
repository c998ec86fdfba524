"""The way in: drafts with their doubts, what cannot be read, and the desk on which reviews lie. Figures are invented."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from intake_cases import ABOUT, TEXT, drafted, one_newspaper
from warehouse_cases import ZONE, ask, entry, observation, publish, silent

from metrics import intake
from metrics.cli import reviewing
from metrics.intake import About, Draft, Refused
from metrics.warehouse import store
from metrics.warehouse.ingest import IngestError
from metrics.warehouse.trial import trial


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return one_newspaper(tmp_path)


HEADLINES = [
    ("上半年运行平稳\n" + TEXT, "上半年运行平稳"),
    ("\n## 【上半年运行平稳】 ##\n" + TEXT, "上半年运行平稳"),
    (TEXT, ""),  # no line of its own
    ("上半年运行平稳", ""),  # nothing below it
    ("GDP总量120亿元\n工业增加值60亿元", ""),  # a poster, a figure a line
    ("上半年，全区上下齐心协力，经济运行平稳\n" + TEXT, ""),
    ("上半年运行平稳。\n" + TEXT, ""),
    ("指标\t单位\n" + TEXT, ""),
    ("简报\n" + TEXT, ""),
    ("高" * 49 + "\n" + TEXT, ""),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_a_first_line_is_a_headline_where_it_looks_like_one(path: Path, text: str, expected: str) -> None:
    assert intake.headline(drafted(path, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, (ZONE, "2020-01", "2020-12")),
        ("一季度，开发区实现GDP总量30亿元。", (ZONE, "", "")),
        ("2020年\n指标\t完成\nGDP总量（亿元）\t120\n", (ZONE, "2020-01", "2020-12")),
    ],
)
def test_a_text_without_headline_is_known_by_the_zone_and_period_of_most_figures(
    path: Path, text: str, expected: tuple[str, str, str]
) -> None:
    assert intake.commonest(drafted(path, text, About(ZONE))) == expected


SIGNED = "\n开发区统计局\n2020年4月20日"
DOUBTS = [
    # text, what is said of it, printed figure, codes of the doubts
    (TEXT, ABOUT, "120亿元", ["conflict"]),
    (TEXT, ABOUT, "8.5%", []),
    ("2020年开发区运行情况。一季度，开发区实现GDP总量30亿元。", About(ZONE), "30亿元", ["year_inferred"]),
    (f"2020年通报\n一季度，开发区实现GDP总量30亿元。{SIGNED}", About(ZONE), "30亿元", []),  # the text is signed in that year
    (f"2020年通报\n前三季度，开发区实现GDP总量90亿元。{SIGNED}", About(ZONE), "90亿元", ["year_inferred", "check_future_period"]),
    (f"2020年通报\n全年目标：GDP总量130亿元。{SIGNED}", About(ZONE), "130亿元", []),
    ("一季度，开发区实现GDP总量30亿元。", About(ZONE), "30亿元", ["year_unknown"]),
    ("2020年，实现GDP总量120亿元。", About("", "2021-02-01"), "120亿元", ["zone_unknown"]),
    ("2020年，丹阳市实现GDP总量120亿元。", About("", "2021-02-01"), "120亿元", ["zone_not_listed"]),
    ("2020年，开发区实现GDP总量100亿元，增长350%。", ABOUT, "350%", ["check_implausible_growth"]),
    ("2020年，开发区实现GDP总量100.8亿元。", ABOUT, "100.8亿元", []),  # which a newspaper cuts off to 100
    ("2020年，开发区实现GDP总量101.2亿元。", ABOUT, "101.2亿元", ["conflict"]),
    ("2020年，开发区预计实现GDP总量130亿元。", ABOUT, "130亿元", []),  # an estimate contradicts no actual figure
    ("2020年，开发区GDP总量突破130亿元。", ABOUT, "突破130亿元", []),
    ("2020年，开发区GDP总量100亿元。开发区GDP总量130亿元。", ABOUT, "130亿元", ["conflict", "conflict_within"]),
]


@pytest.mark.parametrize(("text", "about", "printed", "codes"), DOUBTS)
def test_a_draft_says_why_a_figure_deserves_doubt(path: Path, text: str, about: About, printed: str, codes: list[str]):
    found = [one for one in drafted(path, text, about).candidates if one.observation.value_text == printed]

    assert [[doubt.code for doubt in one.doubts] for one in found] == [codes]


def test_doubtful_figures_come_first_and_agreeing_ones_are_counted(path: Path):
    draft = drafted(path, TEXT.replace("120", "100").replace("增长9%", "增长900%"))

    assert [(one.observation.value_text, bool(one.doubts), one.agreeing) for one in draft.candidates] == [
        ("900%", True, 0), ("100亿元", False, 1), ("8.5%", False, 0), ("60亿元", False, 0),
    ]  # fmt: skip


def test_a_conflict_names_the_other_figure_and_its_source(path: Path):
    doubt = drafted(path).candidates[0].doubts[0]

    assert (doubt.expected, doubt.source) == ("100亿元", "invented.txt 2021-02-01")
    assert ask(path, "select value_text from figure where observation_id = ?", doubt.other_id) == [("100亿元",)]


def test_drafting_writes_nothing(path: Path):
    before = store.current_version(path), sorted(path.parent.rglob("*"))
    (draft,) = intake.drafts_of("a.txt", TEXT.encode(), ABOUT, path)

    assert isinstance(draft, Draft)
    assert (store.current_version(path), sorted(path.parent.rglob("*"))) == before


UNREADABLE = [
    ("empty.txt", b"", "the file is empty"),
    ("../../etc/passwd", b"\x00\x01\x02", "passwd: "),
    ("C:\\secret\\bad.pdf", b"%PDF-1.7 nothing", "bad.pdf: the PDF file is damaged"),
    ("paper.caj", b"CAJ\x00", "paper.caj: this is a CAJ file"),
    ("large.txt", b"x" * (25 * 1024 * 1024 + 1), "the file is too large"),
]


@pytest.mark.parametrize(("name", "content", "words"), UNREADABLE, ids=[case[0] for case in UNREADABLE])
def test_a_bad_file_is_one_sentence(path: Path, name: str, content: bytes, words: str):
    (refusal,) = intake.drafts_of(name, content, About(), path)

    assert isinstance(refusal, Refused)
    assert (refusal.code, words in str(refusal), "/" in str(refusal), "\n" in str(refusal)) == ("unreadable", True, False, False)


def test_an_archive_gives_a_draft_for_each_of_its_files(path: Path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", "")
    found = list(intake.drafts_of("all.zip", content.getvalue(), ABOUT, path))

    assert [type(one) for one in found] == [Draft, Refused]


def test_without_a_warehouse_a_draft_is_refused(tmp_path: Path):
    (refusal,) = intake.drafts_of("a.txt", TEXT.encode(), ABOUT, tmp_path / "warehouse.duckdb")

    assert isinstance(refusal, Refused)
    assert refusal.code == "warehouse"


def test_the_desk_keeps_a_review_and_reading_anew_keeps_its_decisions(path: Path):
    desk = intake.Desk()
    name = desk.put(drafted(path))
    desk.all()[name].accept_sure()
    kept = dict(desk.all()[name].decisions)
    again = desk.put(drafted(path, name="b.txt"))

    assert (again, len(kept), desk.all()[name].decisions, desk.all()[name].undecided) == (name, 3, kept, 1)
    desk.put(drafted(path, about=replace(ABOUT, zone="北京经济技术开发区")))
    assert desk.all()[name].decisions == {}
    desk.drop(name)
    assert desk.all() == {}


def test_the_command_line_lists_doubtful_figures_first_and_stores_nothing(path: Path, tmp_path: Path):
    file, empty = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_text(TEXT, encoding="utf-8")
    empty.touch()
    complaints: list[str] = []
    lines = list(reviewing.review([str(file), str(empty)], ABOUT, silent, complaints.append, path))

    assert (lines[:2], len(lines), complaints) == (
        [f"{file}: 4 figures, 1 doubtful; 0 numbers could not be read",
         f"? {ZONE} gdp level 2020-01..2020-12 120亿元 actual  [invented.txt 2021-02-01 says 100亿元]"],
        5, [f"{empty}: the file is empty"],
    )  # fmt: skip
    assert ask(path, "select count(*) from document") == [(1,)]


def test_the_command_line_shows_a_fall_with_its_sign(path: Path, tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(f"2020年，{ZONE}进出口总额同比下降1.7%，出口总额增长-2.5%，位次后退两位。固定资产投资增长3%。", encoding="utf-8")
    lines = [line.split(" 2020-01..2020-12 ")[1] for line in reviewing.review([str(file)], ABOUT, silent, silent, path) if ".." in line]

    assert [line.split()[0] for line in lines if "%" in line] == ["-1.7%", "-2.5%", "3%"]


@pytest.mark.parametrize(("limit", "most"), [("MOST", 1), ("MOST_CHARACTERS", 2 * len(TEXT))])
def test_a_full_desk_says_so(path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int):
    monkeypatch.setattr(f"metrics.intake.desk.{limit}", most)
    desk = intake.Desk()
    desk.put(drafted(path))
    with pytest.raises(Refused) as caught:
        desk.put(drafted(path, TEXT + "另一份。"))

    assert caught.value.code == "desk_full"


def test_a_trial_knows_nothing_of_those_before_it(tmp_path: Path):
    """They share a room in memory: it holds what is published now, also after another version or another warehouse, or a failure."""
    first, second = tmp_path / "first.duckdb", tmp_path / "second.duckdb"
    publish(first, entry(observation(value="10900000000", value_text="109亿元"), text="甲"))
    publish(second, entry(observation(value="11000000000", value_text="110亿元"), text="乙"))
    doubtful = entry(observation(measure="yoy", unit="PERCENT", value="900", value_text="900%"), text="丙")
    tried = entry(observation(), text="丁")

    def seen(path: Path) -> tuple[list[str], list[str]]:
        beside, failed = trial(path, tried)
        return [row["value_text"] for row in beside], [row["check"] for row in failed]

    assert [row["check"] for row in trial(first, doubtful)[1]] == ["check_implausible_growth"]
    assert seen(first) == (["109亿元"], [])
    assert seen(second) == (["110亿元"], [])
    with pytest.raises(IngestError):
        trial(second, entry(observation(value="0.0000001"), text="戊"))
    publish(second, entry(observation(), text="己"), from_current=True)
    assert seen(second) == (["110亿元", "100亿元"], [])  # what says otherwise first
    assert seen(first) == (["109亿元"], [])
