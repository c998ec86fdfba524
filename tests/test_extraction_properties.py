"""Generated sentences give back exactly the observations they were made of; any text at all is survived.

The grammar makes sentences of our own out of real indicator names and figures drawn at random. Every draw is the
same in every run (derandomised), so that the gate is stable.
"""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

import pytest
from case_tables import rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.extraction import extract
from metrics.language import periods, quantities
from metrics.model import Document, Extraction

ZONE = "江苏省丹阳经济开发区"
SETTINGS = settings(derandomize=True, deadline=None, max_examples=150, database=None, suppress_health_check=list(HealthCheck))

INDICATORS = {
    "gdp": "地区生产总值",
    "industrial_output": "规模以上工业总产值",
    "fai": "固定资产投资",
    "industrial_investment": "工业投资",
    "retail_sales": "社会消费品零售总额",
    "budget_revenue": "一般公共预算收入",
    "tax_revenue": "税收收入",
    "industrial_va": "规上工业增加值",
}
PERIODS = {
    "2018年1-6月": ("2018-01", "2018-06"),
    "2019年上半年": ("2019-01", "2019-06"),
    "2019年一季度": ("2019-01", "2019-03"),
    "2020年前三季度": ("2020-01", "2020-09"),
    "2021年1—11月": ("2021-01", "2021-11"),
    "2022年全年": ("2022-01", "2022-12"),
    "2017年": ("2017-01", "2017-12"),
    "2018年5月": ("2018-05", "2018-05"),
}
# What one bulletin speaks of: this year and the last. A month of long ago would date an event (1994年5月启动建设).
NEAR = {words: months for words, months in PERIODS.items() if months[0][:4] in ("2018", "2019")}
UNITS = {"元": 1, "万元": 10**4, "亿元": 10**8}
CHINESE_DIGITS = "零一二三四五六七八九"

Row = tuple[str, str, Decimal, str, str, str, str | None]


@dataclass(frozen=True)
class Phrase:
    """Words, and what they say: measure, value, unit and scope of each figure."""

    words: str
    figures: tuple[tuple[str, Decimal, str, str | None], ...]


def read(text: str, zone: str | None = ZONE) -> Extraction:
    return extract(Document("made", text, sha256(text.encode()).hexdigest(), "text"), zone=zone)


def rows_of(found: Extraction) -> list[Row]:
    return [(o.indicator, o.measure, o.value, o.unit, o.period_start, o.period_end, o.scope) for o in found.observations]


decimals = st.decimals(min_value="0.1", max_value="9999", places=2)
rates = st.decimals(min_value="0.1", max_value="99.9", places=1)
places_of_rank = st.integers(min_value=1, max_value=15)
scopes = st.sampled_from(["全市", "全省", "全国"])


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, Decimal]:
    """An amount as printed and its value: half-width, full-width, in bold, with separators or in Chinese."""
    unit = draw(st.sampled_from(["万元", "亿元"]))
    value = draw(decimals)
    form = draw(st.sampled_from(["plain", "full", "bold", "grouped", "chinese"]))
    if form == "chinese":
        value = draw(st.integers(min_value=11, max_value=99).filter(lambda n: n % 10))
        words = ("" if value < 20 else CHINESE_DIGITS[value // 10]) + "十" + CHINESE_DIGITS[value % 10]
        return words + unit, Decimal(value) * UNITS[unit]
    text = f"{value:,f}" if form == "grouped" else f"{value:f}"
    if form == "full":
        text = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789."})
    return (f"**{text}**{unit}" if form == "bold" else text + unit), value * UNITS[unit]


@st.composite
def growth(draw: st.DrawFn) -> Phrase:
    value = draw(rates)
    words, sign = draw(
        st.sampled_from(
            [("同比增长{}%", 1), ("增长{}%", 1), ("比上年同期增长{}%", 1), ("同比下降{}%", -1), ("下降{}%", -1), ("同比增长-{}%", -1)]
        )
    )
    return Phrase(words.format(value), (("yoy", sign * value, "PERCENT", None),))


@st.composite
def ranks(draw: st.DrawFn) -> Phrase:
    place, scope = draw(places_of_rank), draw(scopes)
    words, measure = draw(st.sampled_from([("增速居{}第{}位", "rank_yoy"), ("总量居{}第{}位", "rank_level"), ("增幅列{}第{}", "rank_yoy")]))
    return Phrase(words.format(scope, place), ((measure, Decimal(place), "RANK", scope),))


@st.composite
def gaps(draw: st.DrawFn) -> Phrase:
    value, scope = draw(rates), draw(scopes)
    words, sign = draw(st.sampled_from([("高于{}{}个百分点", 1), ("低于{}{}个百分点", -1)]))
    return Phrase(words.format(scope, value), (("gap", sign * value, "PP", scope),))


@st.composite
def completions(draw: st.DrawFn) -> Phrase:
    value = draw(rates)
    words = draw(st.sampled_from(["完成年度目标的{}%", "占全年目标任务的{}%"]))
    return Phrase(words.format(value), (("completion", value, "PERCENT", None),))


@st.composite
def sentences(draw: st.DrawFn, among: dict[str, tuple[str, str]] = PERIODS) -> tuple[str, list[Row]]:
    """Period, verb, indicator, amount, and any of growth, gap, rank and completion, in a usual order."""
    code, name = draw(st.sampled_from(sorted(INDICATORS.items())))
    period, (first, last) = draw(st.sampled_from(sorted(among.items())))
    amount, value = draw(amounts())
    clauses = [
        period
        + draw(st.sampled_from(["，", "，全区", "，我区", ""]))
        + draw(st.sampled_from([f"完成{name}{amount}", f"{name}完成{amount}", f"实现{name}{amount}", f"{name}达{amount}"]))
    ]
    phrases = [Phrase("", (("level", value, "CNY", None),))]
    has_growth = draw(st.booleans())
    if has_growth:
        phrases.append(draw(growth()))
        phrases += [draw(gaps())] if draw(st.booleans()) else []
    phrases += [draw(ranks())] if draw(st.booleans()) else []
    phrases += [draw(completions())] if draw(st.booleans()) else []
    text = "，".join([*clauses, *(phrase.words for phrase in phrases[1:])]) + "。"
    return text, [
        (code, measure, number, unit, first, last, scope) for phrase in phrases for measure, number, unit, scope in phrase.figures
    ]


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[Row]]:
    """Two to four indicators and their figures in the same order: 甲、乙和丙分别增长…"""
    codes = draw(st.lists(st.sampled_from(sorted(INDICATORS)), min_size=2, max_size=4, unique=True))
    period, (first, last) = draw(st.sampled_from(sorted(PERIODS.items())))
    is_growth = draw(st.booleans())
    values = draw(st.lists(rates if is_growth else decimals, min_size=len(codes), max_size=len(codes)))
    joint = draw(st.sampled_from(["和", "、"]))
    names = [INDICATORS[code] for code in codes]
    printed = [f"{value}{'%' if is_growth else '亿元'}" for value in values]
    verb = "增长" if is_growth else "完成"
    text = f"{period}，{'、'.join(names)}分别{verb}{'、'.join(printed[:-1])}{joint}{printed[-1]}。"
    factor, unit, measure = (1, "PERCENT", "yoy") if is_growth else (10**8, "CNY", "level")
    return text, [(code, measure, value * factor, unit, first, last, None) for code, value in zip(codes, values, strict=True)]


PIECES = st.one_of(
    st.sampled_from(sorted(INDICATORS.values())),
    st.sampled_from(sorted(PERIODS)),
    st.sampled_from(
        [
            "同比",
            "增长",
            "下降",
            "分别",
            "其中",
            "，",
            "。",
            "、",
            "；",
            "：",
            "（",
            "）",
            "\n",
            "**",
            " ",
            "|",
            "占",
            "全市",
            "第2位",
            "完成",
            "年度目标",
            "的",
            "预计",
            "力争",
        ]
    ),
    st.sampled_from(
        [
            "3.5%",
            "12亿元",
            "1,234.5万元",
            "三成半",
            "五六百家",
            "-3%",
            "2、3号",
            "1—5月",
            "亿",
            "2.1个百分点",
            "１２",
            "億元",
            "翻一番",
            "持平",
            "江苏省",
            "开发区",
        ]
    ),
    st.text(max_size=3),
)


@SETTINGS
@given(sentences())
def test_a_generated_sentence_gives_exactly_its_figures(made):
    text, expected = made
    assert (rows_of(read(text)), text) == (expected, text)


@SETTINGS
@given(st.lists(sentences(NEAR), min_size=2, max_size=4, unique_by=lambda made: made[1][0][:2] + made[1][0][4:6]))
def test_sentences_one_after_another_keep_their_own_figures(made):
    text = "".join(words for words, _ in made)
    assert (rows_of(read(text)), text) == ([row for _, rows in made for row in rows], text)


@SETTINGS
@given(lists())
def test_a_generated_list_gives_every_member_its_own_figure(made):
    text, expected = made
    assert (rows_of(read(text)), text) == (expected, text)


def survives(text: str) -> None:
    """Reading raises nothing, and every span reads the same at its place in the text."""
    found = read(text, zone=None)
    spans = [span for seen in found.observations for span in (seen.evidence, seen.sentence)]
    spans += [span for missed in found.unread for span in (missed.span, missed.sentence)]
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]
    assert [text[q.start : q.end] for q in quantities(text)] == [q.text for q in quantities(text)]
    assert [words for words, _ in periods(text) if words not in text] == []


@SETTINGS
@given(st.text(max_size=200))
def test_any_unicode_text_is_survived(text):
    survives(text)


@settings(SETTINGS, max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_the_words_of_bulletins_is_survived(text):
    survives(text)


@settings(SETTINGS, max_examples=300)
@given(st.sampled_from([row["text"] for row in rows("constructions.csv")]), st.data())
def test_a_page_cut_anywhere_is_survived(text, data):
    """What was copied out of a page begins and ends in the middle of something."""
    start = data.draw(st.just(0) | st.integers(0, len(text) - 1))
    survives(text[start : data.draw(st.integers(start, len(text)))])


SENTENCES = [row["text"] for row in rows("constructions.csv")]
SURROUNDINGS = [
    "(%s)",
    "（%s",
    "%s）",
    "【%s】",
    "“%s”",
    "《%s》",
    "# %s",
    "%s:",
    "%s,",
    "|%s|",
    "\n%s\n",
    "1.%s",
    "本报讯(记者%s)",
    "%s%s",
]


@settings(SETTINGS, max_examples=300)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4), st.lists(st.sampled_from(SURROUNDINGS), min_size=1, max_size=4))
def test_sentences_in_any_surroundings_are_survived(told, around):
    """Web pages put whole sentences into brackets, quotation marks, headings and table cells, one behind another."""
    survives("".join(around[i % len(around)].replace("%s", text) for i, text in enumerate(told)))


@pytest.mark.parametrize(
    "text",
    [
        "岳阳市、",
        "岳阳市完成地区生产总值20亿元(",
        "浦口区\n浦口区、",
        "日照经济技术开发区增长5%-",
        "徒区增速达9.3%,句容",
        "(原标题:高新区上半年GDP同比增长6.8%)",
    ],
)
def test_a_page_that_ends_within_a_list_of_places_is_survived(text):
    survives(text)
