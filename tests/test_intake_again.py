"""A stored document is read again as it was read first, whatever people said of it; a scan is recognised once. Figures are invented."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from warehouse_cases import ZONE, added, ask, publish

from metrics import intake
from metrics.analysis import documents
from metrics.analysis.connection import open_version, version
from metrics.intake import About, Draft
from metrics.intake import documents as entries
from metrics.model import Document, Mark, Origin
from metrics.presentation import paper
from metrics.presentation.labels import text
from metrics.reading import worker
from metrics.warehouse import store
from metrics.warehouse.kept import stored_documents

TABLE = "指标\t完成\nGDP总量（亿元）\t120\n"
NEWS = "开发区一季度开门红\n2024年4月18日 来源：滨海开发区报\n一季度，开发区实现GDP总量30亿元。\n"
TITLE = "2024年一季度开发区主要指标"


def first(words: str, about: About, path: Path) -> Draft:
    (draft,) = intake.drafts_of("a.txt", words.encode(), about, path)
    assert isinstance(draft, Draft)
    return draft


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "warehouse.duckdb"
    publish(path)
    return path


@pytest.mark.parametrize(
    ("words", "about", "origin", "periods"),
    [
        # a title dates the table below it where it is the file's own, also where a person gives another; a person's title does not
        (f"---\ntitle: {TITLE}\n---\n{TABLE}", About(ZONE), ("", None, False, TITLE), [("2024-01", "2024-03")]),
        (f"---\ntitle: {TITLE}\n---\n{TABLE}", About(ZONE, title="月报"), ("", TITLE, False, "月报"), [("2024-01", "2024-03")]),
        (TABLE, About(ZONE, title=TITLE), ("", "", False, TITLE), []),
        # a day read from the text is stored, and changes nothing that is read
        (NEWS, About(ZONE), ("2024-04-18", None, True, ""), [("2024-01", "2024-03")]),
        (NEWS, About(ZONE, "2024-05-06"), ("2024-05-06", None, False, ""), [("2024-01", "2024-03")]),
    ],
)
def test_what_is_said_of_a_document_is_kept_apart_from_what_it_says(
    path: Path, words: str, about: About, origin: tuple[str, str | None, bool, str], periods: list[tuple[str, str]]
) -> None:
    draft = first(words, about, path)
    publish(path, draft.entry)
    (kept,) = stored_documents(store.reader(path))
    again = entries.again(kept)

    for one in (draft.document.origin, kept.document.origin, again.document.origin):
        assert (one.published, one.file_title, one.is_day_read, one.title) == origin
    assert again.extraction == draft.entry.extraction
    assert [(o.period_start, o.period_end) for o in again.extraction.observations] == periods
    assert ask(path, "select cast(vintage as text) from observation") == [(origin[0] or None,) for _ in periods]


@pytest.mark.parametrize(
    ("day", "line", "is_told"),
    [
        ("2024年4月18日 来源：滨海开发区报", "; published 2024-04-18, as a line of the text says", True),
        ("4月18日 来源：滨海开发区报", "", False),
    ],
)
def test_a_day_read_from_the_text_is_said_where_it_is_stored_and_shown(
    path: Path, tmp_path: Path, day: str, line: str, is_told: bool
) -> None:
    file = tmp_path / "news.txt"
    file.write_text(NEWS.replace("2024年4月18日 来源：滨海开发区报", day), encoding="utf-8")
    lines, _ = added(path, file)
    opened = open_version(version(path)[0])
    (identifier,) = ask(path, "select document_id from document")[0]
    document = documents.document(opened, identifier)
    opened.close()

    assert lines == [f"{file}: stored with 1 observation{line}"]
    assert document is not None
    assert (text("documents.day_read", "zh") in paper.origin_notes(document, "zh")) is is_told


def test_a_title_changed_before_publishing_leaves_the_files_own_behind(path: Path) -> None:
    draft = first("---\ntitle: 月报\n---\n" + TABLE, About(ZONE), path)
    named = intake.entitled(draft, TITLE)

    assert (named.document.origin.title, named.document.origin.file_title) == (TITLE, "月报")
    assert intake.entitled(named, "月报").document.origin == draft.document.origin


def test_a_scan_that_is_stored_is_not_recognised_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = io.BytesIO()
    Image.new("L", (8, 8)).save(picture, "PNG")
    asked: list[str] = []

    def recognise(form: str, _content: bytes) -> dict[str, object]:
        asked.append(form)
        return {"document": {"text": NEWS, "reader": "image", "tables": [], "marks": [[0, "confidence=0.99"]], "notes": [], "origin": {}}}

    monkeypatch.setattr(worker, "_ask", recognise)
    (draft,) = intake.drafts_of("第一次.png", picture.getvalue(), About(ZONE), path)
    assert isinstance(draft, Draft)
    publish(path, draft.entry)
    (again,) = intake.drafts_of("第二次.png", picture.getvalue(), About(), path)
    (other,) = intake.drafts_of("别的.png", picture.getvalue() + b"\0", About(), path)

    assert isinstance(again, Draft)
    assert isinstance(other, Draft)
    assert (again.known_as, again.document.name, again.document.marks) == ("第一次.png", "第二次.png", (Mark(0, "confidence=0.99"),))
    assert asked == ["image", "image"]  # the first time, and for the other file
    assert replace(again.document, name="", origin=Origin()) == replace(draft.document, name="", origin=Origin())
    assert isinstance(again.document, Document)
