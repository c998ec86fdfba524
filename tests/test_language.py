"""Numbers and periods in Chinese prose: what must be read, exactly, and what must yield nothing.

The rows of cases/quantities.csv and cases/periods.csv are phrases of our own; the year that holds is 2019.
"""

import doctest
import sys
from decimal import Decimal
from importlib import import_module

import cn2an
import pytest
from case_tables import parameters, rows

from metrics.language import periods, quantities
from metrics.language.normalise import normalise
from metrics.language.numerals import parse_number
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.seldom import Uncompiled, seldom
from metrics.model import Period, Quantity
from metrics.seeds import load_regions, load_zones


def plain(quantity: Quantity) -> str:
    """`words=value unit [bound] [estimate]`, a range as `low..high`, no unit as `-`."""
    value = f"{quantity.value:f}" + (f"..{quantity.upper:f}" if quantity.upper is not None else "")
    words = [f"{quantity.text}={value}", quantity.unit or "-"]
    words += [quantity.bound] if quantity.bound != "exact" else []
    return " ".join(words + ["estimate"] * quantity.is_estimate)


def months(period: Period | None) -> str:
    return f"{period.period_start}..{period.period_end}" if period else ""


def plain_period(mention: PeriodMention) -> str:
    """`words=first..last kind [stock=first..last] [compared]`; several years joined by a dash."""
    flow, stock = mention.resolve(2019), mention.resolve(2019, is_stock=True)
    words = [f"{mention.text}={months(flow) or '-'.join(map(str, mention.years)) or '-'}", mention.kind]
    words += [f"stock={months(stock)}"] if stock != flow else []
    return " ".join(words + ["compared"] * mention.is_compared)


@pytest.mark.parametrize("row", parameters("quantities.csv", "status"))
def test_a_phrase_gives_exactly_these_quantities(row):
    assert "; ".join(plain(quantity) for quantity in quantities(row["text"])) == row["expected"]


@pytest.mark.parametrize("row", parameters("periods.csv", "status"))
def test_a_phrase_names_exactly_these_periods(row):
    assert "; ".join(plain_period(mention) for mention in find_periods(normalise(row["text"]).text)) == row["expected"]


@pytest.mark.parametrize("table", ["quantities.csv", "periods.csv"])
def test_no_phrase_stands_twice(table):
    texts = [row["text"] for row in rows(table)]
    assert sorted(text for text in set(texts) if texts.count(text) > 1) == []


def test_the_two_public_recognisers_have_examples():
    finder = doctest.DocTestFinder()
    assert [bool(finder.find(function)[0].examples) for function in (quantities, periods)] == [True, True]


def test_a_quantity_keeps_what_was_printed_and_where():
    text = "完成进出口总额约４５９５０万美元。"
    assert quantities(text) == [Quantity(7, 16, "约４５９５０万美元", Decimal(459500000), "USD", "about", True, None, "45950万", "美元")]


def test_the_words_of_a_period_are_those_of_the_text():
    assert periods("２０１８年１－６月份", 2019) == [("２０１８年１－６月份", Period("2018-01", "2018-06"))]


def test_a_period_without_a_year_stays_without():
    assert periods("前三季度") == [("前三季度", Period("--01", "--09"))]


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("固定资产【chǎn】投资12亿【yì】元", "固定资产投资12亿元"),
        ("增【zēng】长【zhǎng】5.1%", "增长5.1%"),
        ("【工业】增长5.1%", "【工业】增长5.1%"),
        ("高于[GDP]增速", "高于[GDP]增速"),
    ],
)
def test_only_readings_put_behind_characters_are_taken_out(printed, clean):
    assert normalise(printed).text == clean


def test_no_place_is_read_as_a_quantity_or_a_period():
    names = {name for zone in load_zones() for name in (zone.name, *zone.aliases)} | {r.name for r in load_regions()}
    assert len(names) > 4000
    assert sorted(name for name in names if quantities(name) or periods(name)) == []


WHOLE_BELOW_TEN_THOUSAND = ["十", "三十二", "一百零五", "五百零三", "一千二", "二百五", "一千零五十", "九千九百九十九"]


@pytest.mark.parametrize("text", WHOLE_BELOW_TEN_THOUSAND)
def test_cn2an_serves_where_it_is_exact(text):
    assert parse_number(text) == cn2an.cn2an(text, "smart")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("一点一零", "1.10"),  # two decimals were printed: the last one is lost in a float
        ("零点一二三四五六七八九一二三四五六七八九一", "0.1234567891234567891"),  # more digits than a float has
        ("1.3万亿", "1300000000000"),
        ("1.2千万", "12000000"),
        ("万亿", "1000000000000"),
        ("百亿", "10000000000"),
        ("82，225.00", "82225.00"),
    ],
)
def test_where_cn2an_is_not_exact_the_number_is_read_here(text, exact):
    try:
        theirs = str(cn2an.cn2an(text, "smart"))
    except (ValueError, KeyError):
        theirs = "refused"
    assert (str(parse_number(text)), theirs == exact) == (exact, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "负",
        "亿亿亿",
        "万万",
        "零十零",
        "十十",
        "--5",
        "1亿2亿",
        "1万20000",
        "1亿20000万",
        "点",
        "一点",
        "9" * 49,
        "9" * 40,
        "9" * 20 + ".123456789",
    ],
)
def test_what_is_no_number_has_no_value(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "12,",
        "123,",
        "1.",
        "1-",
        "1 ",
        "亿",
        "一二三四五六七八九十",
        "一点",
        "千万亿",
        "百分之",
        "2018年",
        "1-6月",
        "1月",
        "1、",
        "1%、",
        "截至",
        "上年",
        " ",
        "-",
        "(",
    ],
)
def test_a_long_run_of_one_piece_is_read_piece_by_piece(piece):
    """Hostile input: nothing that grows with the square of the length, and no number larger than any economy."""
    text = piece * (60_000 // len(piece))
    found = quantities(text)
    assert [text[q.start : q.end] for q in found] == [q.text for q in found]
    assert all(q.value < Decimal(10) ** 15 for q in found)
    assert [words for words, _ in periods(text) if words not in text] == []


def test_patterns_compiled_when_asked_compile():
    import_module("metrics.extraction")
    modules = [module for name, module in sys.modules.items() if name.startswith("metrics.")]
    waiting = [known for module in modules for known in vars(module).values() if type(known) is Uncompiled]
    assert len(waiting) > 100
    for pattern in waiting:
        pattern.search("")
        assert "match" in vars(pattern), pattern.pattern


def test_a_pattern_waiting_has_no_other_names():
    with pytest.raises(AttributeError):
        seldom("[0-9]").flags  # noqa: B018
