"""The warehouse chooses by its written rule, keeps what disagrees and converts only with known rates."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import ask, entry, figures, observation, of_one_zone_each, publish, silent

from metrics.model import Observation, PublishedFigure
from metrics.warehouse import store
from metrics.warehouse.ingest import IngestError, rounding, table_entries
from metrics.warehouse.reconcile import _make_room, reconcile, sql

YOY = {"measure": "yoy", "unit": "PERCENT", "value": "8", "value_text": "8%"}
USD = {"indicator": "exports", "unit": "USD", "value": "1000000", "value_text": "100万美元"}

# What each of two witnesses has (its document's grade, day, and the figure's own), and which is chosen.
CHOICES = [
    ("actual over estimate", ("republished", "", {}), ("official", "2024-01-01", {"status": "estimate"}), 0),
    ("estimate over target", ("media", "", {"status": "estimate"}), ("official", "", {"status": "target"}), 0),
    ("official over media", ("media", "2024-01-01", {}), ("official", "2021-01-01", {}), 1),
    ("media over a user's file", ("user", "2024-01-01", {}), ("media", "2021-01-01", {}), 1),
    ("our bulletin over a copy", ("republished", "2024-01-01", {}), ("own_words", "2021-01-01", {}), 1),
    ("later over earlier", ("media", "2021-01-01", {}), ("media", "2021-06-01", {}), 1),
    ("a known day over none", ("media", "", {}), ("media", "2021-06-01", {}), 1),
    ("exact over about", ("media", "", {"bound": "about"}), ("media", "", {}), 1),
    ("of two files of people the one added last", ("user", "", {}), ("user", "", {}), 1),
    ("an exact figure over one added later", ("user", "", {}), ("user", "", {"bound": "about"}), 0),
    ("an undoubted figure over a better source's doubtful one", ("official", "", {"flags": ("doubtful",)}), ("media", "", {}), 1),
    ("what was written over what a scan was read as", ("media", "", {"flags": ("ocr",)}), ("media", "", {}), 1),
    ("the same, where it stands first", ("media", "", {}), ("media", "", {"flags": ("ocr",)}), 0),
    ("a figure printed to more digits", ("media", "", {}), ("media", "", {"value_text": "103.0亿元"}), 1),
    ("the same, where it stands first", ("media", "", {"value_text": "100.0亿元"}), ("media", "", {}), 0),
    ("a revision over what it revises", ("official", "2024-01-01", {"flags": ("before_revision",)}), ("media", "", {}), 1),
]


VALUES = ("100亿元", "103亿元")
CHOICE_ZONES, WITNESSES = of_one_zone_each(
    [
        entry(observation(**{"value": Decimal(text[:3]) * 10**8, "value_text": text} | changes), grade=grade, published=day)
        for text, (grade, day, changes) in zip(VALUES, both, strict=True)
    ]
    for _, *both, _ in CHOICES
)


@pytest.mark.parametrize(("zone", "case"), list(zip(CHOICE_ZONES, CHOICES, strict=True)), ids=[case[0] for case in CHOICES])
def test_one_witness_is_chosen_by_the_written_rule(published: Callable[..., Path], zone: str, case: tuple):
    path = published(*WITNESSES)
    chosen = case[-1]
    printed = case[1 + chosen][2].get("value_text", VALUES[chosen])
    assert figures(path, ["value_text", "witnesses"], zone) == [(printed, 2)]


CONFLICTS = [
    ("100亿元", "100.0亿元", {}, False),
    ("100亿元", "100.4亿元", {}, False),
    ("740亿元", "740.53亿元", {}, False),  # cut off, not rounded
    ("100亿元", "102亿元", {}, True),
    ("100亿元", "102亿元", {"status": "estimate"}, False),
    ("100亿元", "102亿元", {"bound": "over"}, False),
    ("100亿元", "102亿元", {"flags": ("before_revision",)}, False),
    ("100亿元", "102亿元", {"scope": "限额以上"}, False),
    ("100亿元", "102亿元", {"zone": "昆山经济技术开发区"}, False),
]


def amount(text: str, **changes: object) -> Observation:
    return observation(value=Decimal(text.removesuffix("亿元")) * 10**8, value_text=text, **changes)


CONFLICT_ZONES, SAID_TWICE = of_one_zone_each(
    [entry(amount(first), grade="official"), entry(amount(second, **changes))] for first, second, changes, _ in CONFLICTS
)


@pytest.mark.parametrize(("zone", "case"), list(zip(CONFLICT_ZONES, CONFLICTS, strict=True)), ids=str)
def test_a_conflict_is_more_than_rounding_between_like_witnesses(published: Callable[..., Path], zone: str, case: tuple):
    path = published(*SAID_TWICE)
    *_, changes, is_conflict = case
    zones = [zone, str(changes.get("zone", zone))]
    assert any(conflict for (conflict,) in figures(path, ["is_conflict"], *zones)) is is_conflict
    assert len(ask(path, "select * from check_conflict where list_contains(?, zone)", zones)) == int(is_conflict)


@pytest.mark.parametrize("unknown", [{"zone": None}, {"period_start": "--01", "period_end": "--03"}])
def test_figures_of_an_unknown_zone_or_year_are_never_brought_together(tmp_path: Path, unknown):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation(**unknown), text="one"), entry(observation(**unknown), text="two"))
    assert figures(path, ["witnesses", "year" if "period_end" in unknown else "zone"]) == [(1, None), (1, None)]


PART_OF = {"indicator": "gdp", "measure": "share", "unit": "PERCENT", "value": "20", "value_text": "20%"}
# A zone, and two names of what its share is held against: are they one?
WHOLES = [
    ("成都高新技术产业开发区", "全市", "成都市", True),
    ("成都高新技术产业开发区", "全省", "四川省", True),
    ("成都高新技术产业开发区", "全市", "四川省", False),
    ("成都高新技术产业开发区", "全市", "重庆市", False),
    ("北京经济技术开发区", "全市", "北京市", True),
    ("昆山经济技术开发区", "全市", "苏州市", False),  # 全市 on its page may be 昆山市
    ("昆山经济技术开发区", "全省", "江苏省", True),
]


@pytest.mark.parametrize(("zone", "said", "named", "are_one"), WHOLES)
def test_the_zones_own_city_and_province_are_one_whole_by_name_or_as_all_of_it(
    tmp_path: Path, zone: str, said: str, named: str, are_one: bool
):
    path = tmp_path / "w.duckdb"
    one, other = (entry(observation(zone=zone, scope=scope, **PART_OF), text=scope) for scope in (said, named))
    publish(path, one, other)
    assert figures(path, ["witnesses"]) == ([(2,)] if are_one else [(1,), (1,)])


PERIODS = [
    ("gdp", "2020-01", "2020-12", 2020, 12, "year"),
    ("gdp", "2020-01", "2020-06", 2020, 6, "year_to_date"),
    ("gdp", "2020-01", "2020-01", 2020, 1, "year_to_date"),
    ("gdp", "2020-05", "2020-05", 2020, 1, "month"),
    ("gdp", "2020-04", "2020-06", 2020, 3, "other"),
    ("gdp", "2019-07", "2020-06", 2020, 12, "other"),
    ("gdp", "2019-01", "2020-12", 2020, 24, "other"),
    ("gdp", "2020-02", "2020-12", 2020, 11, "other"),
    ("gdp", "--01", "--03", None, 3, "year_to_date"),
    ("population", "2020-06", "2020-06", 2020, 1, "stock"),
]


PERIOD_ZONES, COVERING = of_one_zone_each(
    [entry(observation(indicator=indicator, unit="PERSON", period_start=start, period_end=end))] for indicator, start, end, *_ in PERIODS
)


@pytest.mark.parametrize(("zone", "case"), list(zip(PERIOD_ZONES, PERIODS, strict=True)), ids=str)
def test_periods_are_named_by_what_they_cover(published: Callable[..., Path], zone: str, case: tuple):
    path = published(*COVERING)
    assert figures(path, ["year", "months", "period_kind"], zone) == [case[3:]]


CONVERSIONS = [
    # the official yearly average, the market average of a quarter, of a month, the mean of six months, and no rate at all
    (USD, "2012-01", "2012-12", "6312500.000000", "official annual average"),
    (USD, "2019-01", "2019-03", "6745000.000000", "market average, mean of the monthly averages"),
    (USD, "2019-01", "2019-01", "6786300.000000", "market monthly average"),
    (USD, "2019-01", "2019-06", "6783433.330000", "market average, mean of 6 monthly averages"),
    (USD, "1995-01", "1995-12", None, None),
    (USD, "1999-07", "2000-06", None, None),  # of half of whose months the rate is known
    (USD, "--01", "--03", None, None),
    (USD | {"indicator": "deposits"}, "2012-12", "2012-12", None, None),
]


MONEY_ZONES, MONEY = of_one_zone_each(
    [entry(observation(**money, period_start=start, period_end=end))] for money, start, end, *_ in CONVERSIONS
)


@pytest.mark.parametrize(("zone", "case"), list(zip(MONEY_ZONES, CONVERSIONS, strict=True)), ids=str)
def test_foreign_money_is_converted_with_the_rate_of_its_period_or_not_at_all(published: Callable[..., Path], zone: str, case: tuple):
    path = published(*MONEY)
    *_, value_cny, basis = case
    rows = ask(path, "select value_cny, rate_basis, is_converted, unit from figure_cny where zone = ?", zone)
    assert rows == [(Decimal(value_cny) if value_cny else None, basis, value_cny is not None, "USD")]


def test_money_in_cny_is_not_called_converted(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation()))
    assert ask(path, "select value_cny, rate, is_converted from figure_cny") == [(Decimal(10**10), None, False)]


def test_values_are_stored_exactly_or_not_at_all(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    exact = ["9999999999999999999999.999999", "-0.000001", "0.1"]
    publish(path, entry(*(observation(value=value, period_end=f"2020-0{i + 1}") for i, value in enumerate(exact))))
    assert [str(value) for (value,) in figures(path, ["value"])] == ["9999999999999999999999.999999", "-0.000001", "0.100000"]
    for value in ("1E22", "0.0000001"):
        with pytest.raises(IngestError, match="cannot be stored exactly"):
            publish(path, entry(observation(value=value)))


ROUNDING = [
    ("8270000000", "82.70亿元", "CNY", "500000"),
    ("459500000", "45950万美元", "USD", "5000"),
    ("-3.9", "下降3.9%", "PERCENT", "0.05"),
    ("150", "1.5倍", "PERCENT", "5"),
    ("1234500", "1,234.5千", "CNY", "50"),
    ("100", "翻一番", "PERCENT", "0"),
    ("0", "0%", "PERCENT", "0.5"),
    ("10", "10个", "COUNT", "0"),
    ("-3", "3家", "COUNT", "0"),
    ("2", "第2位", "RANK", "0"),
    ("12000", "1.2万人", "PERSON", "500"),
    ("12000", "12000人", "PERSON", "0"),
    ("350000", "35万户", "COUNT", "5000"),
]


@pytest.mark.parametrize(("value", "printed", "unit", "half_digit"), ROUNDING)
def test_rounding_is_half_of_the_last_digit_printed_and_none_of_pieces(value: str, printed: str, unit: str, half_digit: str):
    assert rounding(Decimal(value), printed, unit) == Decimal(half_digit)


@pytest.mark.parametrize(("second", "conflicts"), [("11", 1), ("10", 0)])
def test_two_sources_that_count_one_piece_apart_are_a_conflict(tmp_path: Path, second: str, conflicts: int):
    counted = {"indicator": "projects_signed", "unit": "COUNT"}
    publish(
        tmp_path / "w.duckdb",
        entry(observation(**counted, value="10", value_text="10个")),
        entry(observation(**counted, value=second, value_text=f"{second}个"), text="another source"),
    )
    assert ask(tmp_path / "w.duckdb", "select count(*) from check_conflict") == [(conflicts,)]


SAID = [
    ("over", "actual", "超 100亿元"), ("about", "actual", "约 100亿元"), ("under", "actual", "不足 100亿元"), ("exact", "actual", "100亿元"),
    ("about", "estimate", "预计 约 100亿元"),
]  # fmt: skip


@pytest.mark.parametrize(("bound", "status", "words"), SAID)
def test_the_line_of_a_published_figure_says_how_sure_it_is(bound: str, status: str, words: str):
    figure = PublishedFigure(
        "official.csv:2", "某区", "gdp", "level", Decimal(10**10), "CNY", "100亿元", "2020-01", "2020-12", status, bound, None, "2021-02-01",
        "official", "统计局", "", (), "按现价",
    )  # fmt: skip
    (made,) = table_entries([figure], {"gdp": "地区生产总值"})
    (found,) = made.extraction.observations
    assert found.sentence.text == f"2020-01—2020-12 地区生产总值 {words} (注: 按现价)"
    assert found.evidence.text == f"地区生产总值 {words}"
    assert made.document.text[found.evidence.start : found.evidence.end] == found.evidence.text


def test_the_same_text_is_stored_once(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation(), text="same", name="a.txt"), entry(observation(), text="same", name="b.txt"))
    publish(path, entry(observation(), text="same", name="c.txt"), from_current=True)
    assert ask(path, "select file_name from document") == [("a.txt",)]
    assert ask(path, "select count(*) from observation") == [(1,)]


def test_what_one_step_hands_on_to_the_next_is_gone_when_all_are_done(tmp_path: Path):
    publish(tmp_path / "w.duckdb", entry(observation()))
    with store.draft(tmp_path / "w.duckdb", from_current=True, tell=silent) as connection:
        reconcile(connection)
        assert connection.execute("select table_name from duckdb_tables() where temporary").fetchall() == []
        assert connection.execute("select count(*) from figure").fetchone() == (1,)


def test_no_table_is_left_that_the_next_version_would_not_drop(tmp_path: Path):
    publish(tmp_path / "w.duckdb", entry(observation()))
    with store.draft(tmp_path / "w.duckdb", from_current=True, tell=silent) as connection:
        _make_room(connection)
        left = {table for (table,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    assert left == set(re.findall(r"^create table (\w+)", sql("schema.sql"), re.MULTILINE))
