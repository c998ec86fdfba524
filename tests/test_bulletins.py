"""Our bulletins carry the newspapers' figures: reading each gives exactly the observations listed beside it, no more."""

import json
from pathlib import Path

import pytest

from metrics import extraction
from metrics.cli.work import BULLETINS
from metrics.export.table import plain
from metrics.model import Observation
from metrics.reading import read

DOCUMENTS = Path(__file__).parent / "documents"
FIELDS = ("indicator", "measure", "value", "unit", "period_start", "period_end", "status", "bound", "scope", "zone")


def found(path: Path) -> list[Observation]:
    document = read(path)
    origin = document.origin
    return list(extraction.extract(document, zone=origin.zone, published=origin.published or None).observations)


def row_of(observation: Observation) -> tuple[str | None, ...]:
    return tuple(plain(observation.value) if field == "value" else getattr(observation, field) for field in FIELDS)


def expected(name: str) -> set[tuple[str | None, ...]]:
    lines = (DOCUMENTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return {tuple(json.loads(line)[field] for field in FIELDS) for line in lines}


def test_every_bulletin_has_its_list_and_every_list_its_bulletin():
    names = {path.stem for path in BULLETINS.glob("*.md")}
    assert (names, len(names) >= 5) == ({path.stem for path in DOCUMENTS.glob("*.jsonl")}, True)


@pytest.mark.parametrize("path", sorted(BULLETINS.glob("*.md")), ids=lambda path: path.stem)
def test_a_bulletin_gives_exactly_what_is_listed(path: Path):
    observations = found(path)
    rows = [row_of(observation) for observation in observations]
    assert (set(rows), len(rows)) == (expected(path.stem), len(expected(path.stem)))


@pytest.mark.parametrize("path", sorted(BULLETINS.glob("*.md")), ids=lambda path: path.stem)
def test_the_evidence_reads_the_same_at_its_place(path: Path):
    text = read(path).text
    spans = [span for observation in found(path) for span in (observation.evidence, observation.sentence)]
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]
