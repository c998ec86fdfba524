"""The documents page: found by words and kind, figures listed beside the text in their own marks, pages of the file marked."""

import re
from pathlib import Path

import pytest
from intake_cases import REJECTED, drafted, one_newspaper, publish_decided
from page_cases import body, opened
from streamlit.testing.v1 import AppTest
from warehouse_cases import ask, entry, observation, publish, silent

from metrics.analysis import documents
from metrics.analysis.connection import open_version, version
from metrics.analysis.frames import rows_of
from metrics.intake import settling
from metrics.model import Document, Extraction, Mark, Span, Unread
from metrics.presentation import paper
from metrics.presentation.drafts import draft_legend
from metrics.presentation.html import marked
from metrics.presentation.labels import text
from metrics.warehouse.ingest import Entry

pytestmark = pytest.mark.usefixtures("built_pages")


def two_pages() -> Entry:
    """An invented document of two pages with one figure and one unread number."""
    made = entry(observation(), text="第一页的话。" + observation().evidence.text + " 出口37.5", name="two pages.pdf")
    document = made.document
    marks = (Mark(0, "page=1"), Mark(6, "page=2, confidence=0.9"), Mark(8, "confidence=0.7"))
    unread = Unread(
        Span(len(document.text) - 4, len(document.text), "37.5"), Span(6, len(document.text), document.text[6:]), "no construction reads it"
    )
    found = Extraction(made.extraction.observations, (unread,))
    return Entry(
        Document(**{name: getattr(document, name) for name in document.__slots__} | {"marks": marks}), found, "bulletin", "media", "test"
    )


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "warehouse.duckdb"
    publish(path, two_pages(), entry(observation(zone="成都经济技术开发区"), text="别的文档", name="other.txt"))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    return path


def test_pages_figures_and_unread_numbers_are_marked_and_listed(written: Path) -> None:
    app = opened("documents", find="37.5")
    shown = body(app)

    assert [error.value for error in app.exception] == []
    assert text("documents.found", "zh", count=1, figures=1, unread=1) in shown
    for page in ("1", "2"):
        assert f'<span class="page-mark">{text("documents.page", "zh", label=page)}</span>' in shown
    beside = shown.split('<ol class="beside">')[1].split("</ol>")[0]
    assert '<mark class="m-level">100.00亿元</mark>' in beside
    assert '<mark class="m-unread">37.5</mark>' in beside
    assert text("documents.m-share", "zh") in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [({}, 2), ({"find": "别的"}, 1), ({"find": "TWO pages"}, 1), ({"kind": "bulletin"}, 2), ({"of_zone": "成都经济技术开发区"}, 1)],
)
def test_documents_are_found_by_words_kind_and_zone(written: Path, query: dict[str, str], found: int) -> None:
    assert text("documents.found", "zh", count=found, figures=found, unread=0).split("，")[0] in body(opened("documents", **query))


def test_words_that_no_document_has_are_said_to_find_none(written: Path) -> None:
    app = opened("documents", find="没有这个词")

    assert [error.value for error in app.exception] == []
    assert text("documents.none_found", "zh") in body(app)


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five documents, of which a list holds two."""
    path = tmp_path / "warehouse.duckdb"
    publish(path, *(entry(observation(), text=f"第{number}份" + observation().evidence.text, name=f"{number}.txt") for number in range(5)))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    monkeypatch.setattr("metrics.presentation.ui.documents.EACH", 2)
    return path


def listed(app: AppTest) -> list[str]:
    return [option.split(" · ")[0] for option in next(box for box in app.selectbox if box.label == text("filter.doc", "zh")).options]


def test_every_document_is_reached_page_by_page_and_what_is_not_listed_is_said(many: Path) -> None:
    pages = [opened("documents", at=at) for at in ("1", "2", "3", "99", "x")]

    assert [listed(app) for app in pages] == [["0.txt", "1.txt"], ["2.txt", "3.txt"], ["4.txt"], ["4.txt"], ["0.txt", "1.txt"]]
    assert text("documents.found", "zh", count=5, figures=5, unread=0) in body(pages[1])
    assert text("documents.listed", "zh", first=3, last=4) in body(pages[1])
    assert text("documents.listed", "zh", first=1, last=2) not in body(opened("documents", find="第3份"))


def test_a_document_of_another_page_of_the_list_is_shown_where_the_address_asks_for_it(many: Path) -> None:
    connection = open_version(version(many)[0])
    last = rows_of(documents.documents(connection))[-1]["document_id"]

    assert "第4份" in body(opened("documents", doc=last))
    assert listed(opened("documents", doc=last)) == ["4.txt", "0.txt", "1.txt"]
    assert "第4份" not in body(opened("documents", doc=last, find="第1份"))


def test_another_search_begins_with_the_first_page_of_what_it_finds(many: Path) -> None:
    app = opened("documents", at="3")
    next(field for field in app.text_input if field.label == text("filter.find", "zh")).set_value("亿元").run()

    assert [error.value for error in app.exception] == []
    assert app.query_params["at"] in ("1", ["1"])


def test_a_figure_leads_to_its_document_whatever_the_filters_say(written: Path) -> None:
    connection = open_version(version(written)[0])
    other = next(row for row in rows_of(documents.documents(connection)) if row["file_name"] == "other.txt")
    (mark,) = rows_of(documents.marks(connection, other["document_id"]))

    shown = body(opened("documents", figure=mark["observation_id"], find="37.5"))
    assert '<mark class="m-level focus">' in shown
    assert "别的文档" in shown


def test_a_corrected_figure_says_what_takes_its_place_and_who_decided_it_and_why(written: Path) -> None:
    (printed,) = ask(written, "select observation_id from observation where zone = '成都经济技术开发区'")[0]
    settling.correct(printed, "98亿元", "李明", "与快报核对", silent, written)
    shown = body(opened("documents", figure=printed))

    for part in (shown.split('<ol class="beside">')[0], shown.split('<ol class="beside">')[1]):
        assert text("flag.corrected_to", "zh", value="98亿元") in part
    assert text("documents.decided", "zh", by="李明", why="与快报核对") in shown
    assert text("documents.corrections", "zh", count=1) in shown  # it stands in the list, and is no document
    assert ask(written, "select documents from contents") == [(2,)]


def test_the_ledger_leads_to_the_sentence_of_what_was_corrected_or_doubted(written: Path) -> None:
    (printed,), (doubted,) = ask(written, "select observation_id from observation order by zone = '成都经济技术开发区'")
    settling.correct(printed, "98亿元", "李明", "与快报核对", silent, written)
    settling.correct(doubted, None, "李明", "口径不明", silent, written)
    app = opened("quality", list="ledger")

    assert [error.value for error in app.exception] == []
    assert set(re.findall(r'href="documents\?figure=(\w+)', body(app))) == {printed, doubted}


def test_a_place_without_length_shows_its_words_before_the_figure_that_begins_there() -> None:
    places = [(2, 4, "m-level", "x", ""), (2, 2, "page-mark", "<3>", "")]

    assert marked("ab34", places) == 'ab<span class="page-mark">&lt;3&gt;</span><mark class="m-level" title="x">34</mark>'


def test_what_a_review_rejected_is_struck_out_with_who_and_why_and_is_no_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = one_newspaper(tmp_path)
    draft = drafted(path)
    publish_decided(path, draft, _120=REJECTED)
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    shown = body(opened("documents", doc=draft.document_id))

    words = text("documents.rejected", "zh", reason="不是本区数据", by="李明")
    assert f'GDP总量<mark class="m-reject" title="{words}">120亿元</mark>，增长<mark class="m-growth"' in shown
    assert "120.00亿元" not in shown
    assert text("documents.figures_heading", "zh", count=3, unread=0) in shown


def test_every_measure_has_a_mark_of_the_legend() -> None:
    assert set(paper.MARK_OF_MEASURE.values()) <= set(paper.LEGEND)
    review = draft_legend("zh")
    assert [css for css in paper.MARK_OF_MEASURE.values() if f'<mark class="{css}">' not in review] == []


@pytest.mark.parametrize(
    ("measure", "status", "css"),
    [
        ("level", "target", "m-target"), ("level", "actual", "m-level"), ("level", "estimate", "m-level"),
        ("yoy", "actual", "m-growth"), ("share", "target", "m-share"), ("completion", "actual", "m-target"),
    ],
)  # fmt: skip
def test_an_amount_that_is_a_goal_is_marked_as_goals_are(measure: str, status: str, css: str) -> None:
    assert paper.look({"measure": measure, "status": status}) == css


def options(app: AppTest) -> list[str]:
    """The documents of the list, as they are shown."""
    return list(next(box for box in app.selectbox if box.label == text("filter.doc", "zh")).options)


def test_of_a_document_that_was_taken_back_it_is_not_said_that_nothing_was_read(written: Path) -> None:
    connection = open_version(version(written)[0])
    other = next(row for row in rows_of(documents.documents(connection)) if row["file_name"] == "other.txt")
    said = text("documents.figures_heading", "zh", count=1, unread=0)
    before = body(opened("documents", doc=other["document_id"]))
    listed = options(opened("documents"))
    settling.withdraw(other["document_id"], "王芳", "导错了文件", silent, written)
    app = opened("documents", doc=other["document_id"])

    assert [error.value for error in app.exception] == []
    assert said in before
    assert text("amend.withdrawn_advice", "zh") in body(app)
    assert "别的文档" in body(app)
    taken = [words for words in options(app) if words not in listed]
    assert [words.startswith(text("documents.taken_back", "zh")) for words in taken] == [True]
    assert options(opened("documents"))[-1:] == taken  # what takes part in nothing is listed last
    assert text("documents.figures_heading", "zh", count=0, unread=0) not in body(app)
