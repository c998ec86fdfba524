"""Figures read from scans are held against growth and other years; what does not fit is shown, and nothing is changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from analysis_cases import level, yoy
from warehouse_cases import ask, entry, observation, of_one_zone_each, publish

from metrics.model import Observation

OCR = {"flags": ("ocr",)}
NOMINAL = {"indicator": "exports"}  # growth at current prices, which levels must give


def scanned(value: str, text: str, **changes: object) -> Observation:
    """An invented level of exports in the first quarter of 2024, read from a scan."""
    values = {"value": value, "value_text": text, "period_start": "2024-01", "period_end": "2024-03"}
    return observation(**(NOMINAL | OCR | values | changes))


def growth(value: str, text: str = "", **changes: object) -> Observation:
    return yoy("2024-03", value, **({"value_text": text or f"{value}%"} | NOMINAL | changes))


BEFORE = level("2023-03", 80, **NOMINAL)  # 80亿元 a year before


AGAINST_GROWTH = [
    # 86.40 read as 36.40: a digit that looks like another.
    ([BEFORE, scanned("3640000000", "36.40亿元"), growth("8")], [("36.40亿元", "86.40亿元 ?")]),
    # The last digit hardly matters; the second one does.
    ([BEFORE, scanned("8040000000", "80.40亿元"), growth("8")], [("80.40亿元", "86.40亿元 ?")]),
    # 86.4 without its point, and a rule of the table taken for a 1.
    ([BEFORE, scanned("86400000000", "864亿元"), growth("8")], [("864亿元", "86.4亿元 ?")]),
    ([BEFORE, scanned("18640000000", "186.40亿元"), growth("8")], [("186.40亿元", "86.40亿元 ?")]),
    # The growth is what was misread: its minus, its percent sign, its point.
    ([BEFORE, level("2024-03", 72, **NOMINAL), growth("10", **OCR)], [("10%", "-10% ?")]),
    ([BEFORE, level("2024-03", 88, **NOMINAL), growth("16", **OCR)], [("16%", "10% ?")]),
    ([BEFORE, level("2024-03", 88, **NOMINAL), growth("100", **OCR)], [("100%", "10% ?")]),
    # Last year's level was misread.
    ([level("2023-03", 30, **NOMINAL, **OCR), level("2024-03", 88, **NOMINAL), growth("10")], [("30亿元", "80亿元 ?")]),
    # They agree, or nothing was read from a scan, or no reading makes them agree.
    ([BEFORE, scanned("8640000000", "86.40亿元"), growth("8")], []),
    ([BEFORE, scanned("3640000000", "36.40亿元", flags=()), growth("8")], []),
    ([BEFORE, scanned("4440000000", "44.40亿元"), growth("8")], []),
    # GDP grows at constant prices: a few points between growth and levels are no mistake.
    ([level("2023-03", 80), scanned("8640000000", "86.40亿元", indicator="gdp"), yoy("2024-03", "3")], []),
]
GROWTH_ZONES, GROWN = of_one_zone_each([entry(*figures)] for figures, _ in AGAINST_GROWTH)


@pytest.mark.parametrize(("zone", "case"), list(zip(GROWTH_ZONES, AGAINST_GROWTH, strict=True)))
def test_a_scanned_figure_is_held_against_growth_and_last_year(published: Callable[..., Path], zone: str, case: tuple) -> None:
    path = published(*GROWN)

    assert ask(path, "select printed, expected from check_ocr_against_growth where zone = ?", zone) == case[1]


AGAINST_YEARS = [
    ([BEFORE, scanned("827000000000", "8270亿元")], [("8270亿元", "82.7亿元 ?")]),
    ([BEFORE, level("2022-03", 78, **NOMINAL), scanned("3170000000", "31.70亿元")], [("31.70亿元", "81.70亿元 ?")]),
    ([BEFORE, scanned("8270000000", "82.70亿元")], []),
    ([BEFORE, scanned("827000000000", "8270亿元", flags=())], []),
    ([level("2023-06", 80, **NOMINAL), scanned("827000000000", "8270亿元")], []),  # other months
    ([level("2010-03", 8, **NOMINAL), scanned("8270000000", "82.70亿元")], []),  # too long ago
]
YEAR_ZONES, OF_YEARS = of_one_zone_each([entry(*figures)] for figures, _ in AGAINST_YEARS)


@pytest.mark.parametrize(("zone", "case"), list(zip(YEAR_ZONES, AGAINST_YEARS, strict=True)))
def test_a_scanned_figure_is_held_against_other_years(published: Callable[..., Path], zone: str, case: tuple) -> None:
    path = published(*OF_YEARS)

    assert ask(path, "select printed, expected from check_ocr_against_series where zone = ?", zone) == case[1]


def test_a_failure_keeps_the_figure_as_read_and_names_both_sentences(tmp_path: Path) -> None:
    read = scanned("3640000000", "36.40亿元")
    publish(tmp_path / "w.duckdb", entry(BEFORE, read, growth("8")))
    query = """
        select c."check", a.value_text, a.sentence, b.sentence
        from check_all as c
        join observation as a on a.observation_id = c.first_observation_id
        join observation as b on b.observation_id = c.second_observation_id
        where c."check" = 'check_ocr_against_growth'
        """

    assert ask(tmp_path / "w.duckdb", query) == [("check_ocr_against_growth", "36.40亿元", read.sentence.text, BEFORE.sentence.text)]
    assert ask(tmp_path / "w.duckdb", "select value_text from figure where period_end = '2024-03' and measure = 'level'") == [
        ("36.40亿元",)
    ]


def test_a_line_recognition_was_not_sure_of_is_shown(tmp_path: Path) -> None:
    sure = scanned("8640000000", "86.40亿元")
    unsure = scanned("1000000000", "10亿元", indicator="fai", flags=("ocr", "ocr_doubtful"))
    publish(tmp_path / "w.duckdb", entry(sure, unsure))

    assert ask(tmp_path / "w.duckdb", "select indicator, printed from check_ocr_doubtful") == [("fai", "10亿元")]


def test_a_figure_that_was_written_is_shown_before_one_recognised_on_a_scan(tmp_path: Path) -> None:
    scan, text = scanned("8630000000", "86.30亿元"), scanned("8640000000", "86.40亿元", flags=())
    publish(tmp_path / "w.duckdb", entry(scan, text="a"), entry(text, text="b"))

    assert ask(tmp_path / "w.duckdb", "select value_text, is_conflict from figure") == [("86.40亿元", True)]
