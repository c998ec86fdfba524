"""Every check of the warehouse finds what is wrong, and nothing else."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import ask, entry, observation, of_one_zone_each, publish

from metrics.model import MEASURE_UNITS, ORDINARY, Observation
from metrics.warehouse.ingest import Entry

YOY = {"measure": "yoy", "unit": "PERCENT", "value": "8", "value_text": "8%"}


def level(amount: str, start: str, end: str, **changes: object):
    return observation(value=Decimal(amount) * 10**8, value_text=f"{amount}亿元", period_start=start, period_end=end, **changes)


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
    ("check_completion_against_target",  # sources round last: a tenth of a point is tolerated, and what they print less exactly
     [level("2.74", "2020-01", "2020-03"), level("10.66", "2020-01", "2020-12", measure="target", status="target"),
      observation(measure="completion", unit="PERCENT", value="26.0", value_text="26.0%", period_end="2020-03")],
     [("2020-03", "26.0%", "25.70%")],
    ),
    ("check_completion_against_target",  # 2亿元 may be anything from 1.5 to 2.5: 23% is within what it rounds
     [level("2", "2020-01", "2020-03"), level("10", "2020-01", "2020-12", measure="target", status="target"),
      observation(measure="completion", unit="PERCENT", value="23", value_text="23%", period_end="2020-03")],
     [],
    ),
    ("check_completion_against_target",  # the goal of a quarter says nothing of a share of the year's
     [level("2.74", "2020-01", "2020-03"), level("3", "2020-01", "2020-03", measure="target", status="target"),
      observation(measure="completion", unit="PERCENT", value="25.7", value_text="25.7%", period_end="2020-03")],
     [],
    ),
    ("check_cumulative_falls", [level("50.3", "2020-01", "2020-06"), level("50", "2020-01", "2020-09")], []),  # printed less exactly
    ("check_cumulative_falls", [level("50", "2020-01", "2020-06"), level("48", "2020-01", "2020-09")],
     [("2020-09", "48亿元", "≥ 50亿元")]),
    ("check_cumulative_falls", [level("50", "2020-01", "2020-12"), level("12", "2021-01", "2021-03")], []),
    ("check_implausible_growth", [observation(**YOY | {"value": "650", "value_text": "650%"})],
     [("2020-12", "650%", "-90% … 200%")]),
    ("check_implausible_growth", [observation(**YOY)], []),
    ("check_implausible_points", [observation(measure="gap", unit="PP", value="989.4", value_text="989.4个百分点")],
     [("2020-12", "989.4个百分点", "-100 … 100")]),
    ("check_implausible_points", [observation(measure="yoy_accel", unit="PP", value="80.4", value_text="80.4个百分点")], []),
    ("check_part_against_whole",  # a part of a part too, and each with the whole it is larger than
     [level("100", "2020-01", "2020-12"), level("130", "2020-01", "2020-12", indicator="industrial_va_all")],
     [("2020-12", "130亿元", "≤ 100亿元")]),
    ("check_part_against_whole",  # 73319元 where 万元 is meant
     [level("100", "2020-01", "2020-12"),
      observation(indicator="tertiary_va", value=73319, value_text="73319元", period_start="2020-01", period_end="2020-12")],
     [("2020-12", "73319元", "0.01% … 100% × 100亿元")]),
    ("check_part_against_whole",  # farming of a zone of industry; another time, another coverage; a whole revised by a little
     [level("1000", "2020-01", "2020-12"), level("0.01", "2020-01", "2020-12", indicator="primary_va"),
      level("1040", "2020-01", "2020-12", indicator="secondary_va"), level("2000", "2020-01", "2020-09", indicator="tertiary_va"),
      level("3000", "2020-01", "2020-12", indicator="tertiary_va", scope="全市")],
     []),
    ("check_negative_amount", [level("-912.36", "2020-01", "2020-12")], [("2020-12", "-912.36亿元", "≥ 0")]),
    ("check_negative_amount",
     [level("-20", "2020-01", "2020-12", indicator="fai", measure="target", status="target"),
      observation(indicator="firms_new", value=-3, unit="COUNT", value_text="-3家")],
     [("2020-12", "-20亿元", "≥ 0"), ("2020-12", "-3家", "≥ 0")]),
    ("check_negative_amount",  # a loss, a fall, a change, a rate of a ratio, nothing at all
     [level("-2.1", "2020-01", "2020-12", indicator="industrial_profit"), level("-2", "2020-01", "2020-12", indicator="profit_and_tax"),
      observation(measure="yoy", unit="PERCENT", value="-8", value_text="-8%"), level("-3", "2020-01", "2020-12", measure="change"),
      observation(indicator="ppi", unit="PERCENT", value="-2", value_text="-2%"), level("0", "2020-01", "2020-12", indicator="fai")],
     []),
    ("check_bare_yuan", [observation(indicator="budget_revenue", value=73319, value_text="73319元", period_end="2020-12")],
     [("2020-12", "73319元", "万元?")]),
    ("check_bare_yuan",  # what is told a head is in 元
     [observation(indicator="income_urban", value=47791, value_text="47791元"),
      observation(indicator="budget_revenue", value=950000, value_text="95万元", period_end="2020-12")],
     []),
    ("check_growth_against_levels",
     [level("100", "2019-01", "2019-12", **NOMINAL), level("110", "2020-01", "2020-12", **NOMINAL),
      observation(**NOMINAL | YOY | {"value": "35", "value_text": "35%"})],
     [("2020-12", "35%", "10.0%")]),
    ("check_growth_against_levels",  # ten points are tolerated
     [level("100", "2019-01", "2019-12", **NOMINAL), level("110", "2020-01", "2020-12", **NOMINAL),
      observation(**NOMINAL | YOY | {"value": "20.5", "value_text": "20.5%"})],
     [("2020-12", "20.5%", "10.0%")]),
    ("check_growth_against_levels",
     [level("100", "2019-01", "2019-12", **NOMINAL), level("110", "2020-01", "2020-12", **NOMINAL),
      observation(**NOMINAL | YOY | {"value": "0.5", "value_text": "0.5%"})],
     []),
    ("check_growth_against_levels",  # constant prices: the two levels do not give the growth
     [level("100", "2019-01", "2019-12"), level("110", "2020-01", "2020-12"),
      observation(**YOY | {"value": "35", "value_text": "35%"})], []),
    ("check_unit_slip",
     [level("100", "2019-01", "2019-12"), level("0.01", "2020-01", "2020-12"), level("120", "2021-01", "2021-12")],
     [("2020-12", "0.01亿元", "≈ 11,000,000,000 CNY")]),
    ("check_unit_slip",
     [level("100", "2019-01", "2019-12"), level("12000", "2020-01", "2020-12"), level("120", "2021-01", "2021-12")],
     [("2020-12", "12000亿元", "≈ 11,000,000,000 CNY")]),
    ("check_unit_slip", [level("100", "2019-01", "2019-12"), level("0.01", "2020-01", "2020-12")], []),  # which of the two slipped?
    ("check_unit_slip", [level("100", "2019-01", "2019-12"), level("12", "2020-01", "2020-01")], []),
    ("check_future_period", [observation(period_end="2020-12")], [("2020-12", "2020-12", "≤ 2020-10")]),
    ("check_future_period", [observation(period_end=end) for end in ("2020-09", "2020-10")] + [observation(status="estimate")], []),
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


@pytest.mark.parametrize("measure", ORDINARY)
def test_what_a_measure_hardly_ever_is_fails_a_check(ordinary: Path, measure: str):
    """What a person is asked about when he types it is doubted when it is read."""
    query = """select printed from check_all join observation on observation_id = first_observation_id
        where measure = ? and "check" in ('check_implausible_growth', 'check_implausible_points', 'check_share_over_100') order by printed"""
    assert ask(ordinary, query, measure) == [("above",), ("below",)]


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of each measure what lies within its bounds and just beyond them, each of another year."""
    path = tmp_path_factory.mktemp("ordinary") / "w.duckdb"
    rows = [
        observation(measure=measure, unit=MEASURE_UNITS[measure], value=value, value_text=words, period_start=f"{year}-01", period_end=f"{year}-12")
        for measure, (low, high) in ORDINARY.items()
        for year, (words, value) in enumerate((("below", low - 1), ("low", low), ("high", high), ("above", high + 1)), 2016)
    ]  # fmt: skip
    publish(path, entry(*rows, published="2024-01-01"))
    return path


def checked(check: str, observations: list[Observation]) -> list[Entry]:
    return [entry(*observations, published="2020-10-20" if check == "check_future_period" else "2024-01-01")]


FAILURES = 'select period_end, printed, expected from check_all where "check" = ?'
ACROSS_ZONES = ("check_rank_contradicts", "check_stale_zone")
OF_ONE_ZONE = [case for case in CHECKS if case[0] not in ACROSS_ZONES]
CHECK_ZONES, CHECKED = of_one_zone_each(checked(*case[:2]) for case in OF_ONE_ZONE)


@pytest.mark.parametrize(("zone", "case"), list(zip(CHECK_ZONES, OF_ONE_ZONE, strict=True)), ids=[case[0] for case in OF_ONE_ZONE])
def test_a_check_finds_what_is_wrong_and_nothing_else(published: Callable[..., Path], zone: str, case: tuple):
    path = published(*CHECKED)
    assert sorted(ask(path, f"{FAILURES} and zone = ?", case[0], zone), key=str) == sorted(case[2], key=str)


@pytest.mark.parametrize(("check", "observations", "failures"), [case for case in CHECKS if case[0] in ACROSS_ZONES])
def test_a_check_across_zones_finds_what_is_wrong_and_nothing_else(tmp_path: Path, check, observations, failures):
    path = tmp_path / "w.duckdb"
    publish(path, *checked(check, observations))
    assert sorted(ask(path, FAILURES, check), key=str) == sorted(failures, key=str)


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
    elsewhere = {"check_conflict", "check_correction_stale", "check_choice_lost"}  # tests of witnesses, corrections, settlements
    assert {row[0] for row in rows} == {case[0] for case in CHECKS} | elsewhere
