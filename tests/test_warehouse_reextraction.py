"""Another extractor finds other figures in stored documents: `reprocess` shows it before, `build` says it after."""

from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import ZONE, ask, entry, publish, silent

from metrics.cli import building, reprocessing
from metrics.intake import documents as intake
from metrics.intake import rereading
from metrics.model import Document, Origin
from metrics.warehouse import store

TEXT = "2020年开发区实现GDP总量100亿元，增长8%。"
DOCUMENT = Document("a.txt", TEXT, "d" * 64, "text", Origin("a.txt", published="2021-02-01"))


@pytest.fixture
def misread(tmp_path: Path) -> Path:
    """A document stored by an extractor that read one figure wrong, saw one that is not there and missed one."""
    path = tmp_path / "warehouse.duckdb"
    now = intake.extract(DOCUMENT, ZONE, "2021-02-01").observations
    wrong = [now[0]._replace(value=Decimal(5)), now[1]._replace(indicator="exports")]
    old = entry(*wrong, text=TEXT)
    publish(path, type(old)(DOCUMENT, old.extraction, "bulletin", "user", "0", ZONE))
    return path


def test_reprocess_shows_what_changes_before_it_publishes(misread: Path):
    before = store.current_version(misread)
    said: list[str] = []
    lines = list(reprocessing.reprocess(False, said.append, misread))
    assert sorted(line[0] for line in lines) == ["+", "-", "~"]
    assert "value 5.000000 → 10000000000" in next(line for line in lines if line[0] == "~")
    assert (said, store.current_version(misread)) == (
        ["1 document: 1 figure new, 1 gone, 1 changed; nothing is published without --yes"], before,
    )  # fmt: skip
    assert list(reprocessing.reprocess(True, said.append, misread)) == lines
    assert said[-1].endswith("published")
    assert ask(misread, "select indicator, measure, value from figure order by measure") == [
        ("gdp", "level", Decimal(10**10)), ("gdp", "yoy", Decimal(8)),
    ]  # fmt: skip
    assert ask(misread, "select extractor_version from document") == [(intake.extractor_version(),)]
    assert list(reprocessing.reprocess(True, said.append, misread)) == []
    assert said[-1].endswith("nothing to publish")


def test_build_says_what_it_reads_otherwise_and_lists_all_of_it(misread: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(building, "SHOWN_CHANGES", 2)
    lines = list(reprocessing.reprocess(False, silent, misread))
    said: list[str] = []
    building.build(said.append, silent, misread)
    assert said == [
        *lines[:2],
        "documents added before are read anew: 1 figure new, 1 gone, 1 changed; all of it stands in "
        "warehouse.duckdb.changes.txt (the first 2 stand above); `python -m metrics restore` goes back",
    ]
    listed = misread.with_name("warehouse.duckdb.changes.txt")
    assert listed.read_text(encoding="utf-8").splitlines() == lines
    listed.unlink()
    said.clear()
    building.build(said.append, silent, misread)
    assert (said, listed.exists()) == ([], False)


def test_what_an_older_release_did_not_know_is_no_change():
    made = intake.entry(DOCUMENT, "user", intake.About(ZONE, "2021-02-01"))
    rows = [{name: getattr(o, name) for name in rereading.SUBJECT[:2] + rereading.DETAILS} | {"evidence_end": o.evidence.end}
            for o in made.extraction.observations]  # fmt: skip
    for row in rows:
        del row["bound"]
    assert list(reprocessing.differences("a.txt", rows, made)) == []
