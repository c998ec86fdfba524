"""Corrections take the place of what was printed, are never overwritten, can be undone, and fail loudly when out of date."""

import csv
import shutil
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import ZONE, ask, entry, figures, observation, publish, silent

from metrics import seeds
from metrics.cli import building, correcting, ledgers
from metrics.cli.correcting import Asked
from metrics.intake import settling
from metrics.model import Extraction
from metrics.seeds import SeedError
from metrics.seeds.corrections import COLUMNS, load_corrections, read_printed
from metrics.warehouse import review, store
from metrics.warehouse.corrections import CorrectionError, Replacement, correct, load_known_errors
from metrics.warehouse.ingest import replace_entries

SHOWN = ["value_text", "flags", "witnesses", "is_conflict"]
FIGURE = Asked(ZONE, "gdp", "2020-12")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A warehouse in which one newspaper prints 100亿元."""
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(observation(), published="2021-02-01"))
    return path


def change(path: Path, new: str | None, asked: Asked = FIGURE) -> str:
    return correcting.correct(asked, new, "李明", "与公报不符", silent, path).partition(" ")[0]


def test_a_correction_takes_the_place_of_what_was_printed_and_quotes_it(path: Path):
    change(path, "101亿元")
    assert figures(path, [*SHOWN, "value"]) == [("101亿元", "correction", 1, False, Decimal(101 * 10**8))]
    sentence = ask(path, "select sentence from figure join passage using (passage)")[0][0]
    assert [word in sentence for word in ("101亿元", "100亿元", "与公报不符", "李明", "原文: gdplevel2020-12100亿元")] == [True] * 5
    assert ask(path, "select text[sentence_start + 1 : sentence_start + length(sentence)] = sentence from figure"
               " join passage using (passage, document_id) join document using (document_id)") == [(True,)]  # fmt: skip
    assert ask(path, "select value_text from observation order by 1") == [("100亿元",), ("101亿元",)]


def test_a_correction_can_be_undone_and_its_record_stays(path: Path):
    number = change(path, "101亿元")
    ledgers.undo("correction", number, "王芳", "公报无误", silent, path)
    assert figures(path, SHOWN) == [("100亿元", "", 1, False)]
    lines = list(ledgers.listed("correction", path))
    assert (len(lines), lines[0].endswith("公报无误]"), "100亿元 → 101亿元  李明" in lines[0]) == (1, True, True)
    with pytest.raises(CorrectionError, match=r"was undone by 王芳"):
        ledgers.undo("correction", number, "王芳", "again", silent, path)


def test_a_doubt_marks_the_figure_and_fails_a_check(path: Path):
    change(path, None)
    assert figures(path, SHOWN) == [("100亿元", "doubtful", 1, False)]
    assert ask(path, 'select "check", detail, printed from check_all') == [("check_doubtful", "与公报不符", "100亿元")]


def test_a_later_official_figure_is_preferred_to_a_correction_of_a_newspaper(path: Path):
    change(path, "101亿元")
    publish(path, entry(observation(value="10250000000", value_text="102.5亿元"), grade="official"), from_current=True)
    assert figures(path, ["value_text", "witnesses"]) == [("102.5亿元", 2)]


def test_a_correction_holds_for_every_document_that_prints_the_same_slip(path: Path):
    change(path, "101亿元")
    publish(path, entry(observation(), grade="official", text="a copy of the newspaper"), from_current=True)
    assert figures(path, SHOWN) == [("101亿元", "correction", 2, False)]


READ_ANEW = [
    ("99亿元", ["check_correction_stale"]),  # neither the old value nor the new one: said, the correction holds
    ("101亿元", []),  # what the person said
    ("100亿元", []),
    (None, []),  # no longer found
]


@pytest.mark.parametrize(("read", "checks"), READ_ANEW)
def test_no_extraction_overwrites_a_correction(path: Path, read: str | None, checks: list[str]):
    change(path, "101亿元")
    anew = entry(observation(), published="2021-02-01")
    found = observation(value=Decimal((read or "0亿元")[:-2]) * 10**8, value_text=read)
    with store.draft(path, from_current=True, tell=silent) as connection:
        replace_entries(connection, [type(anew)(anew.document, Extraction((found,) if read else (), ()), "bulletin", "media", "2")])
    assert figures(path, ["value_text", "flags"]) == [("101亿元", "correction")]
    assert [check for (check,) in ask(path, 'select "check" from check_all')] == checks


def test_a_correction_into_another_currency_leaves_no_figure_in_the_wrong_one(path: Path):
    change(path, "100亿美元")
    assert figures(path, ["value_text", "unit"]) == [("100亿美元", "USD")]


REFUSED = [
    (Asked(ZONE, "gdp", "2019"), "101亿元", "no such figure"),
    (FIGURE, "100亿元", "prints 100亿元 already"),
    (FIGURE, "101%", "101% is in PERCENT"),
    (FIGURE, "about 101", "cannot be read as a figure"),
    (FIGURE, "0.0000001", "cannot be stored exactly"),
    (FIGURE, "1" * 18 + "亿元", "cannot be stored exactly"),
]


@pytest.mark.parametrize(("asked", "new", "message"), REFUSED)
def test_a_correction_that_makes_no_sense_is_refused_and_publishes_nothing(path: Path, asked, new, message):
    before = store.current_version(path)
    with pytest.raises(CorrectionError, match=message):
        change(path, new, asked)
    assert store.current_version(path) == before


def test_of_several_figures_one_must_be_named(path: Path):
    publish(path, entry(observation(scope="限额以上"), text="other"), from_current=True)
    with pytest.raises(CorrectionError, match="2 figures fit"):
        change(path, "101亿元")
    change(path, "101亿元", Asked(ZONE, "gdp", "2020-12", scope="限额以上"))
    assert sorted(figures(path, ["scope", "value_text"]), key=str) == [("限额以上", "101亿元"), (None, "100亿元")]


def test_a_correction_is_not_corrected_itself(path: Path):
    change(path, "101亿元")
    with pytest.raises(CorrectionError, match="corrected already"):
        change(path, "102亿元")
    identifier = ask(path, "select observation_id from figure")[0][0]
    new = Replacement(Decimal(1), "CNY", "1元", "why", "who", datetime(2026, 1, 1))
    with store.draft(path, from_current=True, tell=silent) as connection, pytest.raises(CorrectionError, match="undo"):
        correct(connection, identifier, new)


def test_build_keeps_the_corrections_of_people(own_warehouse: Path):
    path = own_warehouse
    asked = Asked("北京经济技术开发区", "gdp", "2015-12")
    number = correcting.correct(asked, "126 billion yuan", "李明", "试", silent, path)[:8]
    building.build(silent, silent, path)
    query = "select value_text, flags from figure where zone = ? and indicator = 'gdp' and period_end = '2015-12'"
    assert ask(path, query, asked.zone) == [("126 billion yuan", "correction")]
    assert [line[:8] for line in ledgers.listed("correction", path) if "李明" in line] == [number]
    assert len(ask(path, "from correction")) == 1 + len(load_corrections())


SLIPS = [
    ("天津经济技术开发区", "industrial_output_all", "2021-06", Decimal(257630000000), "257.63 billion yuan", "correction"),
    ("天津经济技术开发区", "fdi_actual", "2014-12", Decimal(6040000000), "60.4亿元", "doubtful"),
    ("惠州大亚湾经济技术开发区", "port_throughput", "2018-08", Decimal(4321), "4321吨", "year_inferred|doubtful"),
]


@pytest.mark.parametrize(("zone", "indicator", "period", "value", "text", "flags"), SLIPS)
def test_the_known_slips_of_the_sources_are_corrected_or_marked(built_warehouse: Path, zone, indicator, period, value, text, flags):
    query = "select value, value_text, flags from figure where zone = ? and indicator = ? and measure = 'level' and period_end = ?"
    assert ask(built_warehouse, query, zone, indicator, period) == [(value, text, flags)]


ROW = dict(
    zip(
        COLUMNS,
        ["天津经济技术开发区", "fdi_actual", "level", "", "2014-01", "2014-12", "60.4", "亿元", "doubt", "", "", "why", "2026-11-20"],
        strict=True,
    )
)
BAD_ROWS = [
    ({"expected": "60.5"}, "corrections.csv, line 2, column expected: 60.5亿元 was expected for 天津经济技术开发区 fdi_actual 2014-12,"
     " but the sources now print 60.4亿元; allowed: a value that some source prints; else remove the row"),
    ({"period_end": "2014-11"}, "no source prints such a figure"),
    ({"zone": "某区"}, "column zone: '某区' is not known"),
    ({"action": "delete"}, "column action: 'delete' is not known; allowed: replace, doubt"),
    ({"action": "replace"}, "column corrected_unit: the cell is empty"),
    ({"corrected": "5"}, "column corrected: a doubt gives no other value"),
    ({"expected_unit": "吨"}, "column unit: 吨 cannot measure fdi_actual level"),
    ({"reason": ""}, "column reason: the cell is empty"),
    ({"decided": "today"}, "column decided: 'today' cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), BAD_ROWS, ids=[str(case[0]) for case in BAD_ROWS])
def test_a_row_of_corrections_whose_expectation_fails_stops_the_build(tmp_path: Path, built_warehouse: Path, change, message):
    folder = tmp_path / "seeds"
    shutil.copytree(seeds.SEEDS, folder)
    with (folder / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(ROW | change)
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(built_warehouse, path)
    with pytest.raises(SeedError) as caught, store.draft(path, from_current=True, tell=silent) as connection:
        load_known_errors(connection, folder)
    assert message in str(caught.value)


def test_no_table_of_corrections_is_no_correction(tmp_path: Path):
    assert load_corrections(tmp_path) == ()


@pytest.mark.parametrize("text", ["", "亿元", "1e5", "1,000亿元", "12朵", "1" * 30])
def test_a_figure_that_cannot_be_read_is_refused(text: str):
    with pytest.raises(ValueError, match="cannot be read as a figure"):
        read_printed(text, "CNY")


def test_what_is_no_figure_at_all_is_shown_neither_as_printed_nor_as_corrected(tmp_path: Path):
    """Several years: which of a figure's two records comes first by its identifier is chance."""
    path = tmp_path / "w.duckdb"
    publish(path, *(entry(observation(period_start=f"{year}-01", period_end=f"{year}-12")) for year in range(2012, 2020)))
    printed = ask(path, "select observation_id, document_id from observation")
    decided = datetime(2021, 3, 1)
    with store.draft(path, from_current=True, tell=silent) as connection:
        for identifier, _ in printed:
            correct(connection, identifier, Replacement(Decimal(101 * 10**8), "CNY", "101亿元", "误印", "李明", decided))
    assert len(figures(path, SHOWN)) == ask(path, "select count(*) from correction")[0][0] == 8
    with store.draft(path, from_current=True, tell=silent) as connection:
        for identifier, document in printed:
            review.record(connection, document, [review.Verdict(identifier, None, "不是本区数据")], "王芳", decided)
    assert ask(path, "select value_text, flags from observation_named where document_kind <> 'correction'") == []


def test_what_has_no_place_in_its_document_cannot_be_rejected_there(tmp_path: Path):
    """A rejection is found again by its place: without one it would be written down and do nothing."""
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation()))
    with store.draft(path, from_current=True, tell=silent) as connection:
        connection.execute("update observation set evidence_start = null, evidence_end = null")
    (identifier,) = ask(path, "select observation_id from observation")[0]
    with pytest.raises(CorrectionError, match="with a place in its document"):
        settling.reject(identifier, "李明", "不是本区数据", silent, path)


UNKNOWN = [
    ({"zone": None}, 1),
    ({"period_start": "--01", "period_end": "--12"}, 1),
    ({}, 2),  # known to be the same figure
]


@pytest.mark.parametrize(("changes", "corrected"), UNKNOWN)
def test_a_correction_speaks_of_other_documents_only_where_zone_and_year_are_known(tmp_path: Path, changes, corrected: int):
    path = tmp_path / "w.duckdb"
    publish(path, entry(observation(**changes), text="one"), entry(observation(**changes), text="two"))
    ((identifier,), _) = ask(path, "select observation_id from observation")
    settling.correct(identifier, "101亿元", "李明", "误印", silent, path)
    query = "select count(*) from observation_named where list_contains(string_split(flags, '|'), 'corrected')"
    assert ask(path, query) == [(corrected,)]


def test_as_of_today_is_what_is_shown_where_all_days_are_known(path: Path):
    change(path, "101亿元")
    assert ask(path, "select observation_id from figure_as_of(current_date)") == ask(path, "select observation_id from figure")
