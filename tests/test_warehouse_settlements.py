"""What a person chose or accepted outlives a new extraction of its document; where its figure is gone, that is said."""

import contextlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from page_cases import body, opened
from streamlit.testing.v1 import AppTest
from warehouse_cases import ZONE, ask, entry, observation, publish, silent

from metrics.cli import building, ledgers
from metrics.intake import settling
from metrics.model import Observation, Span
from metrics.presentation.labels import text
from metrics.warehouse import store
from metrics.warehouse.ingest import Entry, add_entries, replace_entries

GDP = {"indicator_text": "GDP"}
FIGURE = "select value_text, list_contains(string_split(flags, '|'), 'chosen') from figure where indicator = 'gdp' and measure = 'level' and zone = '苏州工业园区' and year = 2020 and scope is not distinct from ?"
LOST = "select zone, period_end, printed, expected from check_all where \"check\" = 'check_choice_lost'"
OURS = entry(observation(), text="甲", grade="republished", name="a.txt")
OTHER = entry(observation(value="10900000000", value_text="109亿元"), text="乙", grade="official", name="b.txt")
SENTENCE = "; no document prints it any more, so the rule chooses again"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse in which somebody chose a copy's 100亿元 over the 109亿元 of an official source. No test changes it."""
    path = tmp_path_factory.mktemp("chosen") / "warehouse.duckdb"
    publish(path, OURS, OTHER)
    (identifier,) = ask(path, "select observation_id from observation where value_text = '100亿元'")[0]
    settling.choose(identifier, "李明", "已核对", silent, path)
    assert ask(path, FIGURE, None) == [("100亿元", True)]
    assert ask(path, "select is_conflict, witnesses from figure") == [(False, 2)]  # somebody has looked at both
    return path


@pytest.fixture
def chosen(tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which the pages show and may change."""
    path = shutil.copytree(made.parent, tmp_path / "own", symlinks=True) / made.name
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")
    return path


def reread(path: Path, observations: Sequence[Observation], given: Entry = OURS) -> None:
    """Publish that another extractor finds these observations in a stored document."""
    found = entry(*observations, text=given.document.text, grade=given.source_grade, name=given.document.name)
    with store.draft(path, from_current=True, tell=silent) as connection:
        replace_entries(connection, [found])


def at(place: int, **changes: object) -> Observation:
    """The chosen figure as read at another place: its identifier is another."""
    return observation(**changes)._replace(evidence=Span(0, place, "GDP"))


KEPT = [
    ([at(70)], None, [("100亿元", True)]),
    ([at(70), at(90)], None, [("100亿元", True)]),
    ([at(70, scope="全口径")], "全口径", [("100亿元", True)]),
    ([at(70, scope="全口径"), at(75)], None, [("100亿元", True)]),
]


@pytest.mark.parametrize(("observations", "scope", "figure"), KEPT)
def test_a_choice_outlives_new_identifiers(chosen: Path, observations, scope, figure):
    reread(chosen, observations)
    assert (ask(chosen, FIGURE, scope), ask(chosen, LOST)) == (figure, [])


def test_a_choice_outlives_a_document_that_is_stored_anew_under_its_name(chosen: Path):
    with store.draft(chosen, from_current=True, tell=silent) as connection:
        replace_entries(connection, [entry(text="甲")])
        connection.execute("delete from document where file_name = 'a.txt'")
        add_entries(connection, [entry(at(70), text="甲, 另一行", grade="republished", name="a.txt")])
    assert (ask(chosen, FIGURE, None), ask(chosen, LOST)) == ([("100亿元", True)], [])


GONE = [
    [],
    [at(70, value="10000000001", value_text="100.00000001亿元")],
    [at(70, period_start="2019-01", period_end="2019-12")],
    [at(70, zone="广州南沙经济技术开发区")],
    [at(70, measure="change")],
]


@pytest.mark.parametrize("observations", GONE, ids=range(len(GONE)))
def test_a_choice_whose_figure_is_gone_is_said_to_be_so(chosen: Path, observations):
    reread(chosen, observations)
    said: list[str] = []
    ledgers.say_what_is_lost(said.append, chosen)
    (line,) = ledgers.listed("settlement", chosen)

    assert ask(chosen, FIGURE, None) == [("109亿元", False)]
    assert ask(chosen, LOST) == [(ZONE, "2020-12", "100亿元", "109亿元")]
    assert said == [f"1 choice of a witness is lost{SENTENCE}; `python -m metrics settlements` and the quality page show which"]
    assert f"{ZONE} gdp level 2020-01..2020-12  100亿元 chosen, now lost{SENTENCE}" in line


def test_a_choice_read_again_or_made_anew_or_taken_back_is_no_longer_lost(chosen: Path):
    reread(chosen, [])
    reread(chosen, [at(70)])
    assert (ask(chosen, FIGURE, None), ask(chosen, LOST)) == ([("100亿元", True)], [])
    reread(chosen, [at(70, value="10200000000", value_text="102亿元")])
    (other,) = ask(chosen, "select observation_id from observation where value_text = '102亿元'")[0]
    assert len(ask(chosen, LOST)) == 1
    settling.choose(other, "王芳", "重新选定", silent, chosen)
    assert (ask(chosen, FIGURE, None), ask(chosen, LOST)) == ([("102亿元", True)], [])
    reread(chosen, [])
    assert [row[2] for row in ask(chosen, LOST)] == ["102亿元"]
    for (identifier,) in ask(chosen, "select settlement_id from settlement"):
        settling.undo("settlement", identifier, "李明", "不需要了", silent, chosen)
    assert ask(chosen, LOST) == []


def test_the_quality_page_shows_a_lost_choice_and_its_ledger_calls_it_void(chosen: Path):
    reread(chosen, [])
    failed, listed = opened("quality", check="check_choice_lost"), opened("quality", list="ledger")

    assert [error.value for error in (*failed.exception, *listed.exception)] == []
    for words in ("100亿元", "109亿元", text("about.check_choice_lost", "zh"), text("quality.to_ledger", "zh")):
        assert words in body(failed)
    assert text("quality.choice_lost", "zh") in body(listed)
    assert text("quality.choice_lost", "zh") not in body(_after_undoing(chosen))


def _after_undoing(path: Path) -> AppTest:
    (identifier,) = ask(path, "select settlement_id from settlement")[0]
    settling.undo("settlement", identifier, "李明", "不需要了", silent, path)
    return opened("quality", list="ledger")


def test_a_choice_of_which_nothing_is_known_any_more_is_shown_without_a_figure(chosen: Path):
    _forget_figures(chosen)
    reread(chosen, [])
    app = opened("quality", check="check_choice_lost")

    assert ask(chosen, LOST) == [(None, None, None, "—")]
    assert [error.value for error in app.exception] == []
    assert text("quality.to_ledger", "zh") in body(app)
    assert f"chosen, now lost{SENTENCE}" in next(ledgers.listed("settlement", chosen))


def test_what_was_accepted_stays_accepted_when_its_document_is_read_anew(chosen: Path):
    for (identifier,) in ask(chosen, "select settlement_id from settlement"):
        settling.undo("settlement", identifier, "李明", "改为认可", silent, chosen)
    ((first, second),) = ask(chosen, "select first_observation_id, second_observation_id from check_all where \"check\" = 'check_conflict'")
    settling.accept("check_conflict", first, second, "李明", "口径不同", silent, chosen)
    reread(chosen, [at(70)])

    assert text("quality.none_open", "zh") in body(opened("quality", check="check_conflict"))
    assert "口径不同" in body(opened("quality", check="check_conflict", state="settled"))


def test_a_choice_of_an_older_release_is_carried_over_with_its_figure(chosen: Path):
    _forget_figures(chosen, "drop table settled_figure")
    building.build(silent, silent, chosen)

    assert ask(chosen, "select side, zone, indicator, value_text, file_name from settled_figure") == [
        ("first", ZONE, "gdp", "100亿元", "a.txt")
    ]


def _forget_figures(path: Path, statement: str = "delete from settled_figure") -> None:
    """Make the published version one that knows a settlement by identifiers alone."""
    version = store.current_version(path)
    with contextlib.closing(duckdb.connect(str(version))) as writer:
        writer.execute(statement)
