"""Words, numbers and pieces of pages: what a reader sees of a value, and that both languages say everything."""

import re
import string
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from metrics import seeds
from metrics.analysis import plans
from metrics.analysis.frames import frame_of
from metrics.model import BOUNDS, MEASURES, STATUSES, UNITS
from metrics.presentation import comparison_tables, html, numbers, paper
from metrics.presentation.exports import EXPORT_COLUMNS, csv_bytes, plain
from metrics.presentation.labels import LANGUAGES, catalogue, flag_word, name, text, word, zone_name
from metrics.presentation.ui.frame import PAGES

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [*(ROOT / "metrics" / "presentation").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py"]
REASONS = re.compile(r'"(no_[a-z_]+|[a-z]+_has_no_quarters|[a-z_]*_cumulative|empty_warehouse|nothing_unread)"')
CHECKS = re.compile(r"view (check_[a-z0-9_]+)")
USED = re.compile(r'text\(\s*f?"([a-z_]+\.[a-z0-9_.{}\[\]\'-]*)"')


def placeholders(words: str) -> set[str]:
    """The names in a text's braces, those of words that a number asks for aside: Chinese has no plural."""
    return {name for _, name, form, _ in string.Formatter().parse(words) if name and "|" not in (form or "")}


def test_every_text_is_there_in_both_languages_with_the_same_places_to_fill() -> None:
    texts = catalogue().items()
    missing = [key for key, entry in texts if not all(entry[language].strip() for language in LANGUAGES)]
    unlike = [key for key, entry in texts if placeholders(entry["zh"]) != placeholders(entry["en"])]
    chinese = [key for key, entry in texts if re.search("[\u4e00-\u9fff]", entry["en"].replace("中文", "").replace("开门红", ""))]

    assert (missing, unlike, chinese) == ([], [], [])


@pytest.mark.parametrize("key", sorted(key for key, entry in catalogue().items() if "{" in entry["en"]))
def test_no_english_text_puts_a_plural_after_a_number_that_may_be_one(key: str) -> None:
    words = catalogue()[key]["en"]

    assert not re.search(
        r"(?<!first {read} of )\{(?:count|known|shown|figures|indicators|zones|most|unread|left)\} (?!with\b|as\b)(?:[a-z]+ )?[a-z]+s\b",
        words,
    )
    assert [form.count("|") for _, _, form, _ in string.Formatter().parse(words) if form] == [1] * words.count("|")


@pytest.mark.parametrize(
    ("key", "values", "zh", "en"),
    [
        ("comparison.zones_count", {"count": 1}, "1个区", "1 zone"),
        ("comparison.zones_count", {"count": 0}, "0个区", "0 zones"),
        ("totals.figures", {"count": 21}, "条数据", "figures"),
        ("totals.figures", {"count": 1}, "条数据", "figure"),
        ("documents.found", {"count": "1", "figures": "1,001", "unread": "1"}, "找到 1 份文档，共读出 1,001 个数字，1 个未读懂",
         "1 document with 1,001 figures, 1 number not understood"),
        ("goal.mend_first", {"count": 1}, "1 行有错，改好或删去后才能发布。", "1 row is faulty: mend or remove it, then publish."),
        ("intake.not_yet_undecided", {"count": 2}, "还有 2 条待定；每条都接受、拒绝或更正之后才能发布。",
         "2 figures are undecided; publishing waits until each is accepted, rejected or corrected."),
        ("filter.not_here", {"wanted": "{count:a|b}"}, "“{count:a|b}”在这里没有数据，已改为有数据的一项。",
         "“{count:a|b}” has no data here; showing one that has."),
    ],
)  # fmt: skip
def test_a_number_and_its_word_agree(key: str, values: dict[str, object], zh: str, en: str) -> None:
    assert (text(key, "zh", **values), text(key, "en", **values)) == (zh, en)


def test_every_text_asked_for_is_in_the_catalogue() -> None:
    asked = {key for path in SOURCES for key in USED.findall(path.read_text(encoding="utf-8"))}
    exact = {key for key in asked if "{" not in key and not key.endswith(".")}
    groups = {key.partition(".")[0] for key in asked}

    assert exact - catalogue().keys() == set()
    assert groups - {key.partition(".")[0] for key in catalogue()} == set()


def test_every_reason_the_analysis_gives_has_its_words() -> None:
    found = set()
    for path in (ROOT / "metrics" / "analysis").glob("*.py"):
        found |= set(REASONS.findall(path.read_text(encoding="utf-8")))
    known = {key.partition(".")[2] for key in catalogue() if key.startswith(("reason.", "left_out."))}

    assert found - known == set()


def test_every_check_has_its_name_and_says_what_is_doubted() -> None:
    checks = {name for path in (ROOT / "metrics" / "warehouse").glob("*.sql") for name in CHECKS.findall(path.read_text(encoding="utf-8"))}

    assert len(checks) > 5
    assert sorted(key for name in checks for key in (f"check.{name}", f"about.{name}") if key not in catalogue()) == []


def test_every_code_the_warehouse_uses_has_its_word() -> None:
    codes = {
        "measure": MEASURES, "status": STATUSES, "bound": BOUNDS, "unit": UNITS,
        "grade": ("official", "media", "republished", "own_words", "user"), "kind": ("table", "bulletin", "correction", "import"),
        "basis": ("constant_price", "comparable", "nominal", "physical"), "light": ("green", "amber", "red", "grey"),
        "dimension": {part.dimension for part in seeds.load_league_parts()},
        "choice.preset": {part.preset for part in seeds.load_league_parts()},
        "province": {zone.province for zone in seeds.load_zones() if zone.province},
        "level": {zone.level for zone in seeds.load_zones()}, "plan": plans.KINDS,
        "page": PAGES, "chart.month": map(str, range(1, 13)), "chart.quarter": map(str, range(1, 5)),
    }  # fmt: skip

    assert [f"{group}.{code}" for group, members in codes.items() for code in members if f"{group}.{code}" not in catalogue()] == []


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("8270000000", "CNY", "82.70亿元", "8.27 billion CNY"),
        ("583000000", "CNY", "5.83亿元", "583.00 million CNY"),
        ("17031", "CNY", "17,031元", "17,031 CNY"),
        ("3500000", "CNY", "350.00万元", "3.50 million CNY"),
        ("459500000", "USD", "4.60亿美元", "459.50 million USD"),
        ("34630000", "USD", "3,463.00万美元", "34.63 million USD"),
        ("-120000000", "CNY", "−1.20亿元", "−120.00 million CNY"),
        ("54", "COUNT", "54个", "54"),
        ("123456", "COUNT", "123,456个", "123,456"),
        ("10430000000", "KWH", "104.30亿千瓦时", "10.43 billion kWh"),
        (None, "CNY", "—", "—"),
    ],
)
def test_amounts_read_as_in_bulletins_of_either_language(value: str | None, unit: str, zh: str, en: str) -> None:
    exact = None if value is None else Decimal(value)

    assert (numbers.amount(exact, unit, "zh"), numbers.amount(exact, unit, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("measure", "value", "zh", "en"),
    [
        ("yoy", "8.25", "+8.3%", "+8.3%"),
        ("yoy", "-0.04", "0.0%", "0.0%"),
        ("completion", "50.13", "50.13%", "50.13%"),
        ("gap", "-3.8167", "−3.82个百分点", "−3.82 pp"),
        ("rank_yoy", "2", "第2位", "no. 2"),
        ("rank_change", "7", "前进7位", "up 7 places"),
        ("rank_change", "-1", "后退1位", "down 1 place"),
        ("rank_change", "0", "不变", "unchanged"),
    ],
)
def test_rates_gaps_and_ranks_have_their_own_form(measure: str, value: str, zh: str, en: str) -> None:
    shown = tuple(numbers.measured(measure, Decimal(value), None, language) for language in LANGUAGES)

    assert shown == (zh, en)


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ("2023-01", "2023-06", "2023年1–6月", "Jan–Jun 2023"),
        ("2023-01", "2023-12", "2023年", "2023"),
        ("2023-06", "2023-06", "2023年6月", "Jun 2023"),
        ("2022-10", "2023-03", "2022年10月–2023年3月", "Oct 2022 – Mar 2023"),
        ("--01", "--03", "（年份不详）1–3月", "Jan–Mar (year unknown)"),
    ],
)
def test_periods_are_said_in_words(start: str, end: str, zh: str, en: str) -> None:
    assert tuple(numbers.period(start, end, language) for language in LANGUAGES) == (zh, en)


def test_short_names_keep_the_kind_of_zone() -> None:
    assert zone_name("西安高新技术产业开发区", None, "zh", is_short=True) == "西安高新区"
    assert zone_name("苏州工业园区", "Suzhou Industrial Park", "en") == "Suzhou Industrial Park"
    assert zone_name("苏州工业园区", None, "en") == "苏州工业园区"


def test_unknown_codes_are_shown_as_they_are() -> None:
    assert (word("status", "unheard_of", "zh"), word("status", None, "zh")) == ("unheard_of", "—")


def test_text_of_a_document_is_escaped_around_and_inside_marks() -> None:
    shown = html.marked("<b>增长8%</b> & more", [(5, 7, "m-growth", 'say "8"', "")])

    assert shown == '&lt;b&gt;增长<mark class="m-growth" title="say &quot;8&quot;">8%</mark>&lt;/b&gt; &amp; more'


def test_marks_that_overlap_do_not_nest() -> None:
    shown = html.marked("abcdef", [(1, 4, "x", "", ""), (2, 5, "y", "", ""), (4, 5, "z", "", "")])

    assert re.sub(r' title=""', "", shown) == 'a<mark class="x">bcd</mark><mark class="z">e</mark>f'


def test_the_figure_is_marked_in_its_sentence_at_its_own_place() -> None:
    row = {
        "sentence": "产值5亿元，税收5亿元。", "sentence_start": 10, "evidence_start": 16, "evidence_end": 21,
        "evidence_text": "税收5亿元", "value_text": "5亿元",
    }  # fmt: skip

    assert paper.sentence(row) == ('<blockquote class="sentence">产值5亿元，税收<mark class="focus" title="">5亿元</mark>。</blockquote>')


def test_the_figure_is_marked_at_the_end_of_evidence_that_prints_it_twice() -> None:
    row = {
        "sentence": "出口增长5%、进口增长5%。", "sentence_start": 0, "evidence_start": 0, "evidence_end": 13,
        "evidence_text": "出口增长5%、进口增长5%", "value_text": "5%",
    }  # fmt: skip

    assert paper.figure_span(row) == (11, 13)


def figure(**changes: object) -> dict[str, object]:
    """An invented row of the export."""
    return dict.fromkeys(EXPORT_COLUMNS) | {
        "zone": "苏州工业园区", "zone_name_en": "Suzhou Industrial Park", "name_zh": "地区生产总值", "name_en": "GRP",
        "indicator": "gdp", "measure": "level", "value": Decimal("12345678901234567890.123400"), "unit": "CNY",
        "period_start": "2030-01", "period_end": "2030-06", "status": "actual", "bound": "exact", "source_grade": "media",
        "flags": "", "is_conflict": False, "witnesses": 1, "published": date(2030, 7, 1), "title": 'with, comma and "quotes"',
        "file_name": "月报.csv", "sentence": "=上半年生产总值1.2亿元。",
    } | changes  # fmt: skip


def test_csv_has_a_mark_for_excel_chinese_heads_and_exact_values() -> None:
    rows = [figure()]
    content = csv_bytes(frame_of(rows, tuple(rows[0])), "zh")
    head, line = content.decode("utf-8-sig").splitlines()

    assert content.startswith(b"\xef\xbb\xbf")
    assert head.split(",")[:10] == ["开发区", "省份", "城市", "指标", "类别", "数值（常用单位）", "常用单位", "报告期", "数值", "单位"]
    assert line.startswith("苏州工业园区,,,地区生产总值,数值,123456789012.345678901234,亿元,2030年1–6月,12345678901234567890.1234,元,")
    assert '"with, comma and ""quotes"""' in line
    assert csv_bytes(frame_of(rows, tuple(rows[0])), "en").decode("utf-8-sig").startswith("Zone,Province,City,Indicator")


@pytest.mark.parametrize(("title", "shown"), [("半年报", "半年报"), (None, "月报.csv"), ("", "月报.csv")])
def test_a_figure_is_kept_with_its_whole_sentence_and_what_its_document_is_called(title: str | None, shown: str) -> None:
    rows = [figure(title=title)]
    content = csv_bytes(frame_of(rows, tuple(rows[0])), "zh", ("title", "sentence")).decode("utf-8-sig")

    assert content.splitlines() == ["文档,所在句", f"{shown},'=上半年生产总值1.2亿元。"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("8.50"), "8.5"), (Decimal("100.000000"), "100"), (Decimal("1E+3"), "1000"), (None, "")],
)
def test_cells_are_plain_numbers(value: Decimal | None, shown: str) -> None:
    assert plain(value) == shown


def test_a_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("no.such_text", "zh")


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("page=3", ("第3页", "page 3")),
        ("sheet=三月!C4", ("工作表 三月!C4", "sheet 三月!C4")),
        ("ocr", ("扫描识别", "Read from a scan")),
        ("of_no_list", ("of_no_list", "of_no_list")),
    ],
)
def test_a_flag_says_where_a_figure_stands_and_what_is_to_be_known_of_it(flag: str, words: tuple[str, str]) -> None:
    assert (flag_word(flag, "zh"), flag_word(flag, "en")) == words


def test_a_coverage_in_a_name_is_marked_as_chinese_on_an_english_page():
    row = {"name_zh": "签约项目数", "name_en": "Projects signed", "coverage": "亿元以上<项目>"}
    assert html.mixed(name(row, "zh"), "zh") == "签约项目数（亿元以上&lt;项目&gt;）"
    assert html.mixed(name(row, "en"), "en") == ('Projects signed (<span lang="zh">亿元以上</span>&lt;<span lang="zh">项目</span>&gt;)')


def test_known_coverages_and_places_of_ranks_have_english_names_and_others_keep_their_own():
    assert [html.coverage(scope, "en") for scope in ("全市", "成都市", "某口径", None)] == [
        '<span class="badge">city-wide</span>', '<span class="badge">Chengdu</span>',
        '<span class="badge"><span lang="zh">某口径</span></span>', "",
    ]  # fmt: skip
    assert html.coverage("全市", "zh") == '<span class="badge">全市</span>'


@pytest.mark.parametrize("at", [None, 3])
def test_the_paper_begins_with_the_first_word_and_its_marks_stand_where_they_were(at: int | None) -> None:
    assert paper.paper("\n\n \n甲区 8% 增长", [(7, 9, "m-growth", "", "")], at) == (
        '<div class="paper">甲区 <mark class="m-growth" title="">8%</mark> 增长</div>'
    )


@pytest.mark.parametrize(("language", "words"), [("zh", "总量位次 全市 第1位"), ("en", "Rank by level city-wide no. 1")])
def test_a_printed_rank_names_whom_it_was_ranked_among_in_the_language_of_the_page(language: str, words: str):
    rank = {"measure": "rank_level", "scope": "全市", "value": Decimal(1), "observation_id": None}
    assert comparison_tables.printed_rank(rank, language) == words


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "增速比 全省 超过+0.40个百分点"), ("en", "Growth against province-wide over +0.40 pp")]
)
def test_growth_that_a_zone_holds_against_its_province_stands_among_its_ranks(language: str, words: str):
    gap = {"measure": "gap", "scope": "全省", "value": Decimal("0.4"), "bound": "over", "observation_id": None}
    assert comparison_tables.rank_words(gap, language) == words
