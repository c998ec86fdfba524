"""Figures and documents found by words, whatever their case and wherever they stand. All invented."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from warehouse_cases import ZONE, entry, observation, publish

from metrics.analysis import documents, figures
from metrics.analysis.figures import Wanted
from metrics.analysis.frames import rows_of
from metrics.model import Observation, Origin, Span
from metrics.warehouse import store

OTHER = "大连金普新区"


def said(sentence: str, **changes: object) -> Observation:
    return observation(**changes)._replace(sentence=Span(0, len(sentence), sentence))


FIGURES = [
    said("全区GDP完成100亿元。", period_start="2019-01", period_end="2019-12"),
    said("全区GDP完成100亿元。"),
    said("合计 | 40", indicator="fai", value_text="40亿元", scope="亿元以上项目"),
    said("外贸出口额30亿元。", indicator="exports", zone=OTHER, value_text="30亿元"),
]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("search") / "warehouse.duckdb"
    printed = entry(*FIGURES, text="经开区一季度 Report on R&D", name="First.txt")
    origin = Origin("First.txt", publisher="滨海Daily", title="一季度 Review")
    publish(path, replace(printed, document=replace(printed.document, origin=origin)))
    with contextlib.closing(store.connect(path)) as opened:
        yield opened


WORDS = [
    ("", [("gdp", "2020-12"), ("gdp", "2019-12"), ("fai", "2020-12"), ("exports", "2020-12")]),
    ("gdp", [("gdp", "2020-12"), ("gdp", "2019-12")]),
    ("GDP 100亿元", [("gdp", "2020-12"), ("gdp", "2019-12")]),
    ("亿元以上项目", [("fai", "2020-12")]),  # the coverage, which the sentence does not say
    ("40亿元", [("fai", "2020-12")]),  # the unit stands in the head of a table
    ("大连 出口", [("exports", "2020-12")]),
    ("苏州 出口额", []),
    ("fixed-ASSET", [("fai", "2020-12")]),
    ("gdp gdp", [("gdp", "2020-12"), ("gdp", "2019-12")]),
    ("合计 固定资产 苏州 review", [("fai", "2020-12")]),  # one word in the sentence, two in names, one in the title
    ("daily 外贸", [("exports", "2020-12")]),
    ("合计 出口", []),
    ("%", []),
]


@pytest.mark.parametrize(("words", "expected"), WORDS)
def test_figures_hold_every_word_and_the_richest_zone_the_main_indicator_and_the_newest_period_come_first(
    connection: duckdb.DuckDBPyConnection, words: str, expected: list[tuple[str, str]]
):
    wanted = Wanted(words=words)
    found = [(row["indicator"], row["period_end"]) for row in rows_of(figures.figures(connection, wanted))]
    assert (found, figures.count_figures(connection, wanted)[0]) == (expected, len(expected))


@pytest.mark.parametrize(("words", "count"), [("一季度", 1), ("r&d REPORT", 1), ("first.TXT", 1), ("一季度 二季度", 0)])
def test_documents_hold_every_word_in_their_text_or_source(connection: duckdb.DuckDBPyConnection, words: str, count: int):
    assert len(documents.documents(connection, words=words)) == count


def test_a_limit_keeps_the_first_rows_of_the_whole_order(connection: duckdb.DuckDBPyConnection):
    everything = [row["observation_id"] for row in rows_of(figures.figures(connection))]
    assert [row["observation_id"] for row in rows_of(figures.figures(connection, limit=2))] == everything[:2]
    assert [row["zone"] for row in rows_of(figures.figures(connection))] == [ZONE] * 3 + [OTHER]


def test_a_sentence_of_several_figures_is_kept_once_with_what_a_search_reads_beside_it(connection: duckdb.DuckDBPyConnection):
    rows = connection.execute("select sentence, beside from passage order by sentence").fetchall()
    assert rows == [
        ("全区GDP完成100亿元。", "全区gdp完成100亿元。"),
        ("合计 | 40", "40亿元 亿元以上项目"),
        ("外贸出口额30亿元。", None),
    ]
