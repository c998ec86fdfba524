"""The briefing as a Word file, read back: whole tables, verdicts, notes that every figure leads to, charts. All figures are invented."""

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from analysis_cases import completion, level, target, yoy
from command_line_cases import run
from docx import Document
from openpyxl import load_workbook
from warehouse_cases import ZONE, Entry, entry, observation, publish

from metrics.analysis.briefing import facts
from metrics.export import table
from metrics.export.formats import xlsx
from metrics.presentation.briefing import sheet_of, word_file
from metrics.presentation.labels import text
from metrics.warehouse import store

OTHER, THIRD = "昆山经济技术开发区", "宁波经济技术开发区"
HALF = {"period_start": "2030-01", "period_end": "2030-06"}
NEWS = [
    level("2030-06", 90), yoy("2030-06", "6.2"), target("gdp", 200),
    observation(measure="rank_yoy", unit="RANK", value="2", value_text="第2位", scope="全市", **HALF),
    level("2030-06", 30, indicator="fai", status="estimate", bound="about"), target("fai", 100),
    level("2030-06", 55, indicator="retail_sales"), target("retail_sales", 100),
    yoy("2030-06", "-1.5", indicator="imports"), target("budget_revenue", 40),
]  # fmt: skip
LATER = [level("2030-06", 93), yoy("2030-06", "6.25"), level("2029-12", 12, indicator="tax_revenue")]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("briefing") / "warehouse.duckdb"
    elsewhere = entry(level("2030-06", 120, zone=OTHER), yoy("2030-06", "5.0", zone=OTHER), published="2030-07-18", name="other.txt")
    implied = entry(
        level("2030-06", 22, indicator="budget_revenue", zone=THIRD),
        completion("budget_revenue", "44")._replace(zone=THIRD),
        name="third.txt",
    )
    publish(
        path,
        implied,
        entry(*NEWS, published="2030-07-20", name="news.txt"),
        entry(*LATER, published="2030-07-20", name="later.txt"),
        elsewhere,
    )
    return path


@pytest.fixture(scope="module")
def connection(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = store.connect(path)
    yield opened
    opened.close()


def briefing(connection: duckdb.DuckDBPyConnection, language: str, end: str = "2030-06") -> tuple[bytes, list[list[list[str]]], list[str]]:
    """The file, its tables cell by cell, and its paragraphs in their order."""
    told = facts(connection, ZONE, f"{end[:4]}-01", end)
    assert told is not None
    content = word_file(sheet_of(told, language), language)
    document = Document(io.BytesIO(content))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return content, tables, [paragraph.text for paragraph in document.paragraphs if paragraph.text]


TABLES = {
    "zh": [
        [
            ["指标", "数值", "同比", "公布位次", "年度目标", "完成率", "序时进度", "备注"],
            ["固定资产投资", "约30.00亿元（估计数）[1]", "—", "—", "100.00亿元[2]", "约30.00%\n推算", "50.00%", "■ 落后"],
            ["地区生产总值", "93.00亿元[3]", "+6.3%[4]", "增速 全市 第2位[5]", "200.00亿元[6]", "46.50%\n推算", "50.00%", "▲ 偏慢、来源不一致"],
            ["进口总额", "—", "−1.5%[7]", "—", "—", "—", "—", "—"],
            ["社会消费品零售总额", "55.00亿元[8]", "—", "—", "100.00亿元[9]", "55.00%\n推算", "50.00%", "● 达到"],
        ],
        [
            ["指标", "本区", "同比", "数值排名", "增速排名", "数值首位", "首位数值"],
            ["地区生产总值", "93.00亿元[3]", "+6.3%[4]", "2 / 2", "1 / 2", "昆山经开区", "120.00亿元[10]"],
        ],
    ],
    "en": [
        [
            ["Indicator", "Level", "Growth", "Published ranks", "Annual target", "Done", "Pace", "Remark"],
            ["Fixed-asset investment", "about 3.00 billion CNY (estimate)[1]", "—", "—", "10.00 billion CNY[2]", "about 30.00%\n(derived)", "50.00%", "■ Behind"],
            ["Gross regional product", "9.30 billion CNY[3]", "+6.3%[4]", "growth city-wide no. 2[5]", "20.00 billion CNY[6]", "46.50%\n(derived)", "50.00%",
             "▲ Slow, Sources differ"],
            ["Imports", "—", "−1.5%[7]", "—", "—", "—", "—", "—"],
            ["Total retail sales of consumer goods", "5.50 billion CNY[8]", "—", "—", "10.00 billion CNY[9]", "55.00%\n(derived)", "50.00%", "● On pace"],
        ],
        [
            ["Indicator", "This zone", "Growth", "Rank by level", "Rank by growth", "Largest", "Its level"],
            ["Gross regional product", "9.30 billion CNY[3]", "+6.3%[4]", "2 / 2", "1 / 2", "Kunshan ETDZ", "12.00 billion CNY[10]"],
        ],
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tables_show_what_is_known_and_mark_what_is_not(connection: duckdb.DuckDBPyConnection, language: str) -> None:
    assert briefing(connection, language)[1] == TABLES[language]


def test_the_text_tells_laggards_first_the_verdict_and_what_is_open(connection: duckdb.DuckDBPyConnection) -> None:
    _, _, paragraphs = briefing(connection, "zh")
    told = paragraphs[: paragraphs.index("注：数字的原句")]

    assert [words for words in told if not words.startswith(("判定", "排名为", "方括号"))] == [
        "苏州工业园区 2030年1–6月经济运行简报",
        "江苏省 · 本期资料最晚发布于 2030-07-20",
        "一、主要指标完成情况",
        "二、快于和慢于进度的指标",
        "■ 落后：固定资产投资 约30.00亿元（估计数）[1]，完成率 约30.00%，目标 100.00亿元[2]",
        "▲ 偏慢：地区生产总值 93.00亿元[3]，完成率 46.50%，目标 200.00亿元[6]，低于进度要求 3.50个百分点，余下 6 个月每月需 17.83亿元",
        "● 达到：社会消费品零售总额 55.00亿元[8]，完成率 55.00%，目标 100.00亿元[9]，高于进度要求 5.00个百分点，余下 6 个月每月需 7.50亿元",
        "▼ 进口总额 没有已知目标，同比 −1.5%[7]",
        "三、双过半",
        "1 / 3 项年度目标过半，未全部达到，另有 1 项有目标，缺数据或数据不够准，不判",
        "四、与其他开发区对比",
        "五、图",
        "六、不详与存疑",
        "来源不一致：地区生产总值 数值 93.00亿元（采用）[3]、90.00亿元[11]",
        "按规则采用：地区生产总值 同比 +6.3%（采用）[4]、+6.2%[12]",
        "有目标但缺数据：一般公共预算收入",
        "未公布增速：固定资产投资、社会消费品零售总额",
        "没有已知目标：进口总额",
        "本期缺（括号内为最近一期）：税收收入 (2029年)[13]",
    ]


def test_every_number_leads_to_its_sentence_with_document_and_day(connection: duckdb.DuckDBPyConnection) -> None:
    content, tables, paragraphs = briefing(connection, "zh")
    at = paragraphs.index("注：数字的原句") + 1
    notes = dict(re.fullmatch(r"\[(\d+)] (.+)", words).groups() for words in paragraphs[at:])  # type: ignore[union-attr, misc]
    xml = Document(io.BytesIO(content)).element.xml
    used = set(re.findall(r"\[(\d+)]", str(tables) + " ".join(paragraphs[: at - 1])))

    assert (notes["1"], notes["10"]) == (
        "“failevel2030-0630亿元”——《news.txt》，2030-07-20，媒体",
        "“gdplevel2030-06120亿元”——《other.txt》，2030-07-18，媒体",
    )
    assert used == set(notes) == set(re.findall(r'w:anchor="note(\d+)"', xml)) == set(re.findall(r'w:name="note(\d+)"', xml))


def linked(entry_: Entry, address: str) -> Entry:
    """The document as one that was read from an address."""
    return replace(entry_, document=replace(entry_.document, origin=replace(entry_.document.origin, address=address)))


@pytest.mark.parametrize(("address", "leads"), [("https://zone.example/a?b=1&c=2", True), ("javascript:alert(1)", False), ("", False)])
def test_a_note_leads_to_the_page_it_was_read_from(tmp_path: Path, address: str, leads: bool) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, linked(entry(level("2030-06", 90), published="2030-07-20", name="news.txt"), address))
    with contextlib.closing(store.connect(path)) as opened:
        content, _, paragraphs = briefing(opened, "en")
    document = Document(io.BytesIO(content))
    outside = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks if link.address]

    assert outside == ([address] if leads else [])
    assert paragraphs[-1].endswith(text("documents.original", "en")) == leads
    assert re.search(r'w:name="note1"/>\s*<w:r>(?:(?!</w:r>).)*\[1\]</w:t>\s*</w:r>\s*<w:bookmarkEnd', document.element.xml, re.DOTALL)


def test_a_period_without_targets_gets_no_verdict(connection: duckdb.DuckDBPyConnection) -> None:
    _, tables, paragraphs = briefing(connection, "zh", "2029-12")

    assert tables == [[TABLES["zh"][0][0][:3], ["税收收入", "12.00亿元[1]", "—"]]]  # no column of which nothing is known
    assert paragraphs[4:7] == ["二、快于和慢于进度的指标", "表中指标没有已知目标，不作判定。", "三、不详与存疑"]
    assert facts(connection, ZONE, "2028-01", "2028-12") is None


def test_a_target_that_only_a_rate_implies_is_marked_as_worked_out(connection: duckdb.DuckDBPyConnection) -> None:
    told = facts(connection, THIRD, "2030-01", "2030-06")
    assert told is not None
    document = Document(io.BytesIO(word_file(sheet_of(told, "zh"), "zh")))

    assert [cell.text for cell in document.tables[0].rows[1].cells] == [
        "一般公共预算收入", "22.00亿元[1]", "—", "50.00亿元\n推算[2]", "44.00%[2]", "50.00%", "▲ 偏慢",
    ]  # fmt: skip
    assert (
        "▲ 偏慢：一般公共预算收入 22.00亿元[1]，完成率 44.00%[2]，目标 50.00亿元 推算[2]，低于进度要求 6.00个百分点，余下 6 个月每月需 4.67亿元"
        in [paragraph.text for paragraph in document.paragraphs]
    )


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("51.2", "51.20%[1]"),  # 61.23 of 119.6 is 51.1957
        ("51.1", "51.20%\n推算\n公布 51.10%[1]"),
        ("50.2", "51.20%\n推算\n公布 50.20%[1]"),
        (None, "51.20%\n推算"),
    ],
)
def test_a_completion_rate_that_was_published_is_never_called_worked_out(tmp_path: Path, printed: str | None, shown: str) -> None:
    path = tmp_path / "warehouse.duckdb"
    done = [level("2030-06", 6123, indicator="fai"), target("fai", 11960)]
    publish(path, entry(*done, *([completion("fai", printed)] if printed else []), name="news.txt"))
    with contextlib.closing(store.connect(path)) as opened:
        _, (table,), _ = briefing(opened, "zh")
    (cell,) = (line[table[0].index("完成率")] for line in table[1:])

    assert re.sub(r"\[\d+]", "[1]", cell) == shown


def test_how_new_the_figures_are_is_said_of_their_own_documents(tmp_path: Path) -> None:
    """What the zone published for other periods says nothing of this one."""
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(level("2030-06", 90), name="new.txt"), entry(level("2029-06", 80), published="2029-07-20", name="old.txt"))
    with contextlib.closing(store.connect(path)) as opened:
        told = [briefing(opened, "zh", end)[2][1] for end in ("2030-06", "2029-06")]

    assert told == ["江苏省 · 本期资料发布日期不详", "江苏省 · 本期资料最晚发布于 2029-07-20"]


@pytest.mark.parametrize(
    ("period", "status", "said"),
    [
        ("2030-H1", 0, "4 indicators, 13 notes"),
        ("2030-06", 0, "4 indicators, 13 notes"),
        ("2030", 1, f"{ZONE} has no figure from 2030-01 to 2030-12; known, latest first: 2030-06, 2029-12"),
        ("2030-13", 2, "'2030-13' is no year, last month, quarter or half"),
    ],
)
def test_the_command_writes_the_file_or_says_why_not(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, period: str, status: int, said: str
) -> None:
    monkeypatch.setattr(store, "WAREHOUSE", path)
    out = tmp_path / "briefing.docx"
    result = run("briefing", ZONE, period, "--out", out)

    assert (result.exit_code, said in result.output, out.exists()) == (status, True, status == 0)


def test_what_the_verdict_counts_is_told_though_only_its_rate_is_known(tmp_path: Path) -> None:
    """A completion rate without a level or a growth: without its row and sentence, a verdict of 2 / 2 would come from nowhere."""
    path = tmp_path / "warehouse.duckdb"
    publish(
        path, entry(level("2030-06", 90), completion("fai", "61"), completion("exports", "50"), published="2030-07-20", name="news.txt")
    )
    opened = store.connect(path)
    _, tables, paragraphs = briefing(opened, "zh")
    opened.close()

    assert [row[0] for row in tables[0]] == ["指标", "出口总额", "固定资产投资", "地区生产总值"]
    assert paragraphs[4:9] == [
        "二、快于和慢于进度的指标", "● 达到：出口总额 完成率 50.00%[1]，恰好达到进度要求", "● 达到：固定资产投资 完成率 61.00%[2]，高于进度要求 11.00个百分点",
        "三、双过半", "2 / 2 项年度目标过半，全部达到",
    ]  # fmt: skip


def test_copies_are_said_once_where_all_figures_are(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    copied, own = (entry(yoy("2030-06", rate, indicator=code), published="2030-07-20", grade=grade, name=f"{code}.txt")
                   for code, rate, grade in (("gdp", "5", "republished"), ("fai", "4", "media")))  # fmt: skip
    publish(path, copied)
    opened = store.connect(path)
    _, (table,), paragraphs = briefing(opened, "zh")
    opened.close()
    assert (table[0], "本表数字均为转载（未核实）" in paragraphs) == (["指标", "数值", "同比"], True)

    publish(path, copied, own)
    opened = store.connect(path)
    _, (table,), paragraphs = briefing(opened, "zh")
    opened.close()
    assert ([row[3] for row in table], "本表数字均为转载（未核实）" in paragraphs) == (["备注", "转载（未核实）", "—"], False)


def test_characters_that_xml_has_no_place_for_spoil_neither_the_briefing_nor_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    told = yoy("2030-06", "5")
    broken = told._replace(sentence=told.sentence._replace(text=f"经济\uffff向好\x0c\ufffe，{told.sentence.text}"))
    publish(path, entry(broken, published="2030-07-20", name="news.txt"))
    with contextlib.closing(store.connect(path)) as opened:
        _, _, paragraphs = briefing(opened, "zh")
        rows = table.figure_rows(opened, (ZONE,))
    cells = [cell.value for row in load_workbook(io.BytesIO(xlsx(rows, "zh"))).worksheets[0].iter_rows() for cell in row]

    assert [any("经济 向好  ，" in str(words) for words in told) for told in (paragraphs, cells)] == [True, True]
