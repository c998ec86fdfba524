"""The warehouse chooses by its written rule, keeps what disagrees, converts only with known rates, and finds what is wrong."""

from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import ZONE, ask, entry, figures, observation, publish

from metrics.warehouse.ingest import IngestError, rounding

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
    ("an undoubted figure over a better source's doubtful one", ("official", "", {"flags": ("doubtful",)}), ("media", "", {}), 1),
    ("a revision over what it revises", ("official", "2024-01-01", {"flags": ("before_revision",)}), ("media", "", {}), 1),
]


@pytest.mark.parametrize(("name", "first", "second", "chosen"), CHOICES, ids=[case[0] for case in CHOICES])
def test_one_witness_is_chosen_by_the_written_rule(tmp_path: Path, name, first, second, chosen):
    path = tmp_path / "w.duckdb"
    values = ("100亿元", "103亿元")
    witnesses = [
        entry(observation(value=Decimal(text[:3]) * 10**8, value_text=text, **changes), grade=grade, published=day)
        for text, (grade, day, changes) in zip(values, (first, second), strict=True)
    ]
    publish(path, *witnesses)
    assert figures(path, ["value_text", "witnesses"]) == [(values[chosen], 2)]


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


@pytest.mark.parametrize(("first", "second", "changes", "is_conflict"), CONFLICTS)
def test_a_conflict_is_more_than_rounding_between_like_witnesses(tmp_path: Path, first, second, changes, is_conflict):
    path = tmp_path / "w.duckdb"
    amounts = [Decimal(text.removesuffix("亿元")) * 10**8 for text in (first, second)]
    publish(
        path,
        entry(observation(value=amounts[0], value_text=first), grade="official"),
        entry(observation(value=amounts[1], value_text=second, **changes)),
    )
    assert any(conflict for (conflict,) in figures(path, ["is_conflict"])) is is_conflict
    assert len(ask(path, "select * from check_conflict")) == int(is_conflict)


@pytest.mark.parametrize("unknown", [{"zone": None}, {"period_start": "--01", "period_end": "--03"}])
def test_figures_of_an_unknown_zone_or_year_are_never_brought_together(tmp_path: Path, unknown):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation(**unknown), text="one"), entry(observation(**unknown), text="two"))
    assert figures(path, ["witnesses", "year" if "period_end" in unknown else "zone"]) == [(1, None), (1, None)]


PERIODS = [
    ("gdp", "2020-01", "2020-12", 2020, 12, "year"),
    ("gdp", "2020-01", "2020-06", 2020, 6, "year_to_date"),
    ("gdp", "2020-01", "2020-01", 2020, 1, "year_to_date"),
    ("gdp", "2020-05", "2020-05", 2020, 1, "month"),
    ("gdp", "2020-04", "2020-06", 2020, 3, "other"),
    ("gdp", "2019-07", "2020-06", 2020, 12, "other"),
    ("gdp", "--01", "--03", None, 3, "year_to_date"),
    ("population", "2020-06", "2020-06", 2020, 1, "stock"),
]


@pytest.mark.parametrize(("indicator", "start", "end", "year", "months", "kind"), PERIODS)
def test_periods_are_named_by_what_they_cover(tmp_path: Path, indicator, start, end, year, months, kind):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation(indicator=indicator, unit="PERSON", period_start=start, period_end=end)))
    assert figures(path, ["year", "months", "period_kind"]) == [(year, months, kind)]


CONVERSIONS = [
    # the official yearly average, the market average of a quarter, of a month, the mean of six months, and no rate at all
    (USD, "2012-01", "2012-12", "6312500.000000", "official annual average"),
    (USD, "2019-01", "2019-03", "6745000.000000", "market average, mean of the monthly averages"),
    (USD, "2019-01", "2019-01", "6786300.000000", "market monthly average"),
    (USD, "2019-01", "2019-06", "6783433.330000", "market average, mean of 6 monthly averages"),
    (USD, "1995-01", "1995-12", None, None),
    (USD, "--01", "--03", None, None),
    (USD | {"indicator": "deposits"}, "2012-12", "2012-12", None, None),
]


@pytest.mark.parametrize(("money", "start", "end", "value_cny", "basis"), CONVERSIONS)
def test_foreign_money_is_converted_with_the_rate_of_its_period_or_not_at_all(tmp_path, money, start, end, value_cny, basis):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation(**money, period_start=start, period_end=end)))
    rows = ask(path, "select value_cny, rate_basis, is_converted, unit from figure_cny")
    assert rows == [(Decimal(value_cny) if value_cny else None, basis, value_cny is not None, "USD")]


def test_money_in_cny_is_not_called_converted(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation()))
    assert ask(path, "select value_cny, rate, is_converted from figure_cny") == [(Decimal(10**10), None, False)]


SIGNED = {"indicator": "projects_signed", "unit": "COUNT", "period_start": "2022-01", "period_end": "2022-03"}
DONE = observation(**SIGNED, value="10", value_text="10个")
SHARE = observation(**SIGNED | {"unit": "PERCENT"}, measure="completion", value="83", value_text="83%")
GOAL = observation(**SIGNED | {"period_end": "2022-12"}, measure="target", status="target", value="12", value_text="12个")
TARGETS = [
    ((DONE, SHARE), [("projects_signed", 2022, "year", "count", Decimal(12), "implied")]),
    ((DONE, SHARE, GOAL), [("projects_signed", 2022, "year", "count", Decimal(12), "document")]),
    ((DONE,), []),
    ((SHARE,), []),
]


@pytest.mark.parametrize(("observations", "targets"), TARGETS)
def test_goals_come_from_documents_and_from_completion_rates(tmp_path: Path, observations, targets):
    path = tmp_path / "w.duckdb"
    publish(path, entry(*observations))
    query = "select indicator, year, period, kind, value, origin from target_all where zone = ?"
    assert ask(path, query, ZONE) == targets


def test_a_goal_of_the_seeds_carries_the_sentence_that_says_it_too(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    zone, year = "长春高新技术产业开发区", {"period_start": "2018-01", "period_end": "2018-12"}
    goal = observation(zone=zone, **YOY | {"measure": "target_yoy", "value": "10", "value_text": "10%"}, **year)
    publish(path, entry(goal))
    query = "select origin, value, sentence from target_all where zone = ? and indicator = 'gdp'"
    assert ask(path, query, zone) == [("seed", Decimal(10), goal.sentence.text)]


def level(amount: str, start: str, end: str, **changes: object):
    return observation(
        value=Decimal(amount) * 10**8, value_text=f"{amount}亿元", period_start=start, period_end=end, **changes
    )


NOMINAL = {"indicator": "industrial_sales"}
CHECKS = [
    (
        "check_completion_against_target",
        [level("2.74", "2020-01", "2020-03"), level("10.66", "2020-01", "2020-12", measure="target", status="target"),
         observation(measure="completion", unit="PERCENT", value="21.85", value_text="21.85%", period_end="2020-03")],
        [("2020-03", "21.85%", "25.70%")],
    ),
    (
        "check_completion_against_target",
        [level("2.74", "2020-01", "2020-03"), level("10.66", "2020-01", "2020-12", measure="target", status="target"),
         observation(measure="completion", unit="PERCENT", value="25.7", value_text="25.7%", period_end="2020-03")],
        [],
    ),
    ("check_cumulative_falls", [level("50", "2020-01", "2020-06"), level("48", "2020-01", "2020-09")],
     [("2020-09", "48亿元", "≥ 50亿元")]),
    ("check_cumulative_falls", [level("50", "2020-01", "2020-12"), level("12", "2021-01", "2021-03")], []),
    ("check_implausible_growth", [observation(**YOY | {"value": "650", "value_text": "650%"})],
     [("2020-12", "650%", "-90% … 200%")]),
    ("check_implausible_growth", [observation(**YOY)], []),
    ("check_growth_against_levels",
     [level("100", "2019-01", "2019-12", **NOMINAL), level("110", "2020-01", "2020-12", **NOMINAL),
      observation(**NOMINAL | YOY | {"value": "35", "value_text": "35%"})],
     [("2020-12", "35%", "10.0%")]),
    ("check_growth_against_levels",  # constant prices: the two levels do not give the growth
     [level("100", "2019-01", "2019-12"), level("110", "2020-01", "2020-12"),
      observation(**YOY | {"value": "35", "value_text": "35%"})], []),
    ("check_unit_slip",
     [level("100", "2019-01", "2019-12"), level("0.01", "2020-01", "2020-12"), level("120", "2021-01", "2021-12")],
     [("2020-12", "0.01亿元", "≈ 11,000,000,000 CNY")]),
    ("check_unit_slip", [level("100", "2019-01", "2019-12"), level("12", "2020-01", "2020-01")], []),
    ("check_future_period", [observation(period_end="2020-12")], [("2020-12", "2020-12", "≤ 2020-10")]),
    ("check_future_period", [observation(period_end="2020-09"), observation(status="estimate")], []),
    ("check_share_over_100",
     [observation(measure="share", unit="PERCENT", value="104", value_text="104%", scope="全市")],
     [("2020-12", "104%", "0%–100%")]),
    ("check_doubtful", [observation(flags=("doubtful",))], [("2020-12", "100亿元", "?")]),
    ("check_doubtful", [observation(flags=("year_inferred",))], []),
    ("check_rank_contradicts",  # more cases in test_analysis_checks.py
     [observation(measure="rank_level", unit="RANK", value="1", value_text="第1位", scope="全市", zone=zone)
      for zone in ("广州南沙经济技术开发区", "广州花都经济技术开发区")],
     [("2020-12", "第1位", "广州花都经济技术开发区 第1位")]),
    ("check_ocr_doubtful", [observation(flags=("ocr", "ocr_doubtful"))], [("2020-12", "100亿元", "?")]),
    ("check_ocr_against_growth",  # more cases in test_recognition_checks.py
     [level("80", "2019-01", "2019-12", **NOMINAL), level("36.4", "2020-01", "2020-12", **NOMINAL, flags=("ocr",)),
      observation(**NOMINAL | YOY | {"value": "8", "value_text": "8%"})],
     [("2020-12", "36.4亿元", "86.4亿元 ?")]),
    ("check_ocr_against_series", [level("80", "2019-01", "2019-12"), level("827", "2020-01", "2020-12", flags=("ocr",))],
     [("2020-12", "827亿元", "82.7亿元 ?")]),
    ("check_stale_zone",
     [observation(), observation(period_start="2023-01", period_end="2023-12", zone="广州南沙经济技术开发区")],
     [("2020-12", "2020-12", "≥ 2021-12")]),
    ("check_stale_zone", [observation()], []),
]  # fmt: skip


@pytest.mark.parametrize(("check", "observations", "failures"), CHECKS)
def test_a_check_finds_what_is_wrong_and_nothing_else(tmp_path: Path, check, observations, failures):
    path = tmp_path / "w.duckdb"
    published = "2020-10-20" if check == "check_future_period" else "2024-01-01"
    publish(path, entry(*observations, published=published))
    query = 'select period_end, printed, expected from check_all where "check" = ?'
    assert ask(path, query, check) == failures


def test_every_check_has_a_case_and_all_have_the_same_columns(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    publish(path)
    rows = ask(
        path,
        "select view_name, list(column_name) from duckdb_views() join (select table_name as view_name, column_name"
        " from information_schema.columns order by ordinal_position) using (view_name)"
        " where starts_with(view_name, 'check_') group by 1",
    )
    columns = [
        *("zone", "indicator", "period_start", "period_end", "detail", "printed", "expected"),
        *("first_observation_id", "second_observation_id"),
    ]
    assert {tuple(row[1]) for row in rows} == {tuple(columns)}
    assert {row[0] for row in rows} == {case[0] for case in CHECKS} | {"check_conflict", "check_correction_stale"}


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


def test_the_same_text_is_stored_once(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation(), text="same", name="a.txt"), entry(observation(), text="same", name="b.txt"))
    publish(path, entry(observation(), text="same", name="c.txt"), from_current=True)
    assert ask(path, "select file_name from document") == [("a.txt",)]
    assert ask(path, "select count(*) from observation") == [(1,)]
