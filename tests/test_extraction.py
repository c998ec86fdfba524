"""Whole sentences: the observations each must give, no more and no fewer.

The sentences of cases/constructions.csv are made up for the tests, and so are their figures; zones and words are real.
A row names the construction it is about, or, where none of them is, the rule of binding it shows.
"""

import gc
from functools import cache

import pytest
from case_tables import parameters, rows

from metrics.export.table import plain
from metrics.extraction import explain, extract
from metrics.extraction.constructions import CONSTRUCTIONS
from metrics.model import Extraction, Observation, Span
from metrics.reading import read_bytes

NAMES = {construction.name for construction in CONSTRUCTIONS}
# These read a number so that nothing else does: a distance from a plan, a change of a share, the same amount in another currency.
SILENT = {
    "apart",
    "converted",
    "against_pace",
    "growth_left",
    "ratio_left",
    "ratio_of_another",
    "goal_before",
    "goal_left",
    "growth_of_size",
    "share_change",
    "amount_apart",
    "multiple_since",
    "risen_from_a_start",
    "rate_compared",
}


@cache
def read(text: str, zone: str = "", published: str = "") -> Extraction:
    """What a text gives, which no test can change: a row is read once for all that is asked of it."""
    document = read_bytes("case.md", text.encode())
    assert document.text == text
    return extract(document, zone=zone or None, published=published or None)


def compact(observation: Observation, zone: str) -> str:
    """`indicator measure value unit first last [status] [bound] [of:scope] [zone:name]`; what goes without saying is left out."""
    seen = observation
    words = [seen.indicator, seen.measure, plain(seen.value), seen.unit, seen.period_start, seen.period_end]
    words += [seen.status] if seen.status != "actual" else []
    words += [seen.bound] if seen.bound != "exact" else []
    words += [f"of:{seen.scope}"] if seen.scope else []
    words += [f"zone:{seen.zone}"] if (seen.zone or "") != zone else []
    return " ".join(words)


def of_each_construction() -> dict[str, list[tuple[int, dict[str, str]]]]:
    """The rows of the table, each with its line, by what they are about; without those that cannot be read yet."""
    found: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in enumerate(rows("constructions.csv"), start=2):
        if row["kind"] != "known_gap":
            found.setdefault(row["construction"], []).append((line, row))
    return found


BY_CONSTRUCTION = of_each_construction()


def given(row: dict[str, str]) -> str:
    found = read(row["text"], row["zone"], row["published"])
    return "; ".join(compact(seen, row["zone"]) for seen in found.observations)


# One test for all rows of a construction: thousands of tests took longer to begin and to tell of than to read their sentences.
@pytest.mark.parametrize("name", BY_CONSTRUCTION)
def test_sentences_give_exactly_these_observations(name):
    found = {(line, row["text"]): (given(row), row["expected"]) for line, row in BY_CONSTRUCTION[name]}
    assert {row: {"given": seen, "expected": expected} for row, (seen, expected) in found.items() if seen != expected} == {}


@pytest.mark.parametrize("row", [row for row in parameters("constructions.csv", "kind") if row.marks])
def test_a_known_gap_is_not_read_yet(row):
    assert given(row) == row["expected"]


@pytest.mark.parametrize("name", [name for name in BY_CONSTRUCTION if name in NAMES])
def test_positive_cases_are_read_by_their_construction_and_negative_ones_are_not(name):
    wrong = {}
    for line, row in BY_CONSTRUCTION[name]:
        found = read(row["text"], row["zone"], row["published"])
        reads = name in {seen.construction for seen in found.observations}
        if name in SILENT and row["kind"] == "positive":
            is_right = (reads, found.not_understood) == (False, 0)
        else:
            is_right = reads == (row["kind"] == "positive")
        if not is_right:
            wrong[line, row["text"]] = f"{row['kind']}, read by {sorted({seen.construction for seen in found.observations})}"
    assert wrong == {}


@pytest.mark.parametrize("kind", ["positive", "negative"])
def test_every_construction_has_a_case(kind):
    covered = {row["construction"] for row in rows("constructions.csv") if row["kind"] == kind}
    assert sorted(NAMES - covered) == []


def test_no_sentence_stands_twice_and_every_kind_is_known():
    table = rows("constructions.csv")
    keys = [(row["text"], row["zone"], row["published"]) for row in table]
    kinds = {row["kind"] for row in table} - {"known_gap"}
    assert (len(keys), kinds) == (len(set(keys)), {"positive", "negative"})


def not_verbatim(row: dict[str, str]) -> list[Span]:
    """Evidence and unread numbers of a row that do not stand where they say."""
    found = read(row["text"], row["zone"], row["published"])
    spans = [span for seen in found.observations for span in (seen.evidence, seen.sentence)]
    spans += [span for missed in found.unread for span in (missed.span, missed.sentence)]
    return [span for span in spans if row["text"][span.start : span.end] != span.text]


def test_evidence_and_unread_numbers_reread_verbatim():
    """One test of all rows: two thousand would take as long again to begin and to tell of."""
    assert {
        (at, row["text"][:24]): wrong for at, row in enumerate(rows("constructions.csv"), start=2) if (wrong := not_verbatim(row))
    } == {}


def test_the_evidence_of_a_figure_is_its_words():
    [seen] = read("2018年1-6月，全区完成地区生产总值**179.74**亿元。", "江苏省丹阳经济开发区").observations
    assert (seen.evidence.text, seen.value_text) == ("全区完成地区生产总值**179.74**亿元", "179.74**亿元")


def test_a_number_beside_an_indicator_that_nothing_reads_is_kept():
    found = read("2018年1-6月，税收收入之外另有3.2亿元。", "江苏省丹阳经济开发区")
    assert (found.observations, [missed.span.text for missed in found.unread]) == ((), ["3.2亿元"])


def numbers_beside_a_name(row: dict[str, str]) -> list[str]:
    """The numbers of a row, as printed, that stand behind an indicator's name with no comma or number between."""
    found = []
    for line in explain(row["text"], row["zone"] or None, row["published"] or None).splitlines():
        is_named = False
        for letter, said in ((slot[:1], slot[2:]) for slot in line.removeprefix("  slots: ").split(" ") if line.startswith("  slots: ")):
            if is_named and letter in tuple("PBMXK") and said in row["text"]:
                found.append(said)
            is_named = letter in ("I", "J") or (is_named and letter not in tuple("PBMXK,;"))
    return found


def test_no_number_beside_an_indicator_is_dropped():
    """As a figure, or as one of those that are left or set aside with a reason."""
    dropped = {}
    for line, row in enumerate(rows("constructions.csv"), start=2):
        found = read(row["text"], row["zone"], row["published"])
        told = [seen.value_text for seen in found.observations] + [missed.span.text for missed in found.unread]
        if missing := [number for number in numbers_beside_a_name(row) if not any(number in said for said in told)]:
            dropped[line, row["text"]] = missing
    assert dropped == {}


def test_figures_of_a_name_glued_to_unknown_words_are_listed_as_unread():
    found = read("一季度，详见进出口总额46亿元，增长5%。", "江苏省丹阳经济开发区", "2023-05-01")
    assert (found.observations, [missed.span.text for missed in found.unread]) == ((), ["46亿元", "5%"])


def test_the_same_figure_twice_gives_one_observation():
    text = "2018年1-6月，完成地区生产总值179.74亿元。2018年1-6月，地区生产总值达到179.74亿元。"
    assert [compact(seen, "") for seen in read(text).observations] == ["gdp level 17974000000 CNY 2018-01 2018-06"]


def test_a_reading_leaves_no_cycles_that_only_the_collector_could_free():
    text = "2018年1-6月，全区完成地区生产总值179.74亿元(增速8%)，其中工业投资增长4.5%；预计全年突破400亿元。\n本报讯 一季度，丹阳经开区实际到账外资3亿美元。"
    read(text)
    gc.collect()
    found = read.__wrapped__(text)
    assert (gc.collect(), len(found.observations)) == (0, 4)


def test_a_text_without_a_year_says_so():
    [seen] = read("前三季度，完成地区生产总值260亿元。", "江苏省丹阳经济开发区").observations
    assert (seen.period_start, seen.period_end, seen.flags) == ("--01", "--09", ("year_unknown",))


def test_explain_shows_the_way_from_the_sentence_to_the_observation():
    lines = explain("2018年1-6月，完成地区生产总值179.74亿元。").splitlines()
    assert lines == [
        "2018年1-6月,完成地区生产总值179.74亿元。",
        "  slots: T:2018年1-6月 ,:, F:完成 I:地区生产总值 M:179.74亿元 x:。",
        "  named_level: gdp level 17974000000 CNY 2018-01 2018-06 actual",
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "2023年上半年，某某电子有限公司实现产值5.2亿元，增长31%。",
            [("5.2亿元", "it is another's figure"), ("31%", "it is another's figure")],
        ),
        (
            "2023年上半年，销售面积45万平方米，下降3.2%，绿化率提高到41%。",
            [("45万平方米", "the indicator is not certain"), ("3.2%", "the indicator is not certain")],
        ),
        (
            "2023年上半年，全区完成投资总额45亿元，增长8%，居全市第4位。",
            [("45亿元", "the indicator is not certain"), ("8%", "the indicator is not certain"), ("第4位", "the indicator is not certain")],
        ),
        ("2023年上半年，全市固定资产投资增长6.3%。", [("6.3%", "it is another's figure")]),
        ("2016年至2020年，全区地区生产总值年均增长7.4%。", [("7.4%", "it is no figure of one period")]),
        (
            "2021年上半年，第三产业增加值74.3亿元，占GDP的比重为31.1%，比去年同期提高1.5个百分点；规上工业总产值512.7亿元，比2019年同期增长24.1%。",
            [("1.5个百分点", "no measure is kept of it"), ("24.1%", "no measure is kept of it")],
        ),
        ("2021年上半年，民间投资由上年同期的下降5.4%转为增长12.3%。", [("5.4%", "no measure is kept of it")]),
        ("2021年上半年，税收收入16.8亿元，减少0.9亿元。", [("0.9亿元", "no measure is kept of it")]),
        ("2021年上半年，主营业务收入超10亿元的企业14家。", [("超10亿元", "no measure is kept of it")]),
        (
            "2021年，工业总产值、税收分别达到120亿元、8亿元，分别是五年前的3.1倍和2.8倍。",
            [("3.1倍", "it is no figure of one period"), ("2.8倍", "it is no figure of one period")],
        ),
        ("2021年上半年，税收收入突破30亿元，达到30.2亿元。", [("突破30亿元", "the text tells it more exactly")]),
        ("园区里有12家咖啡馆，每天卖出咖啡3000杯；税收由企业自己申报。", []),
        (
            "2023年上半年，全区固定资产投资95亿元，完成年度目标的47.5%，较序时进度低2.5个百分点；进出口总额30亿元，超序时进度1.2个百分点。",
            [("2.5个百分点", "it is a distance from a plan"), ("1.2个百分点", "it is a distance from a plan")],
        ),
        ("2023年上半年，全区税收收入30亿元，完成预算的61%，时间进度为50%。", [("50%", "it is a distance from a plan")]),
        ("各项工作平稳推进，总体快于序时进度3个百分点。", []),
        (
            "2023年上半年，汽车、电子产业总产值分别增长4.1%、9.6%，全区进出口总额增长3%。",
            [("4.1%", "the indicator is not certain"), ("9.6%", "the indicator is not certain")],
        ),
    ],
)
def test_a_number_beside_an_indicator_that_is_no_figure_of_the_zone_is_set_aside_and_not_lost(text, left):
    found = read(text, "江苏省丹阳经济开发区")
    assert [(missed.span.text, missed.reason) for missed in found.unread] == left


def test_a_goal_set_anew_twice_is_marked_once():
    text = "2019年一般公共预算收入年初预算33亿元,第一次调整预算34亿元,第二次调整预算35亿元。"
    found = extract(read_bytes("会议.txt", text.encode()), "江苏省丹阳经济开发区", "2020-01-20").observations

    assert [(int(seen.value), seen.flags) for seen in found] == [
        (3_300_000_000, ("before_revision",)),
        (3_400_000_000, ("before_revision",)),
        (3_500_000_000, ()),
    ]
