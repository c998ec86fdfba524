"""What a document is called, who published it, when and where, and what kind of source it is, put right in place: kept, listed, undone,
and kept by a new build. Of another day, the years of its figures are read again."""

import re
from pathlib import Path

import pytest
from page_cases import body, opened
from warehouse_cases import ask, entry, observation, publish, silent

from metrics.cli import building, ledgers
from metrics.intake import settling
from metrics.presentation.labels import text
from metrics.warehouse.settlements import SettlementError

SOURCE = "select publisher, address, source_grade from document where file_name = 'a.txt'"
SHOWN = "select value_text from figure where indicator = 'gdp' and measure = 'level'"
OURS = entry(observation(), text="甲", grade="user", name="a.txt")
OTHER = entry(observation(value="10900000000", value_text="109亿元"), text="乙", grade="media", name="b.txt")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "warehouse.duckdb"
    publish(path, OURS, OTHER)
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")
    return path


def described(path: Path, **said: str) -> list[str]:
    made = settling.describe(OURS.document.digest[:16], said, "李明", "原件有章", silent, path)
    return [row["settlement_id"] for row in made]


def test_a_source_put_right_decides_which_figure_is_shown_until_it_is_undone(path: Path) -> None:
    before = ask(path, SOURCE)[0]
    assert ask(path, SHOWN) == [("109亿元",)]
    identifiers = described(path, publisher="滨海开发区统计局", address="https://example.org/a", source_grade="official")

    assert ask(path, SOURCE) == [("滨海开发区统计局", "https://example.org/a", "official")]
    assert ask(path, SHOWN) == [("100亿元",)]
    for identifier in identifiers:
        settling.undo("settlement", identifier, "李明", "改错了", silent, path)
    assert [(value or "") for value in ask(path, SOURCE)[0]] == [(value or "") for value in before]
    assert ask(path, SHOWN) == [("109亿元",)]


def test_of_two_changes_the_later_one_stands_whichever_is_undone(path: Path) -> None:
    (first,) = described(path, publisher="甲报")
    (second,) = described(path, publisher="乙报")

    settling.undo("settlement", first, "李明", "", silent, path)
    assert ask(path, SOURCE)[0][0] == "乙报"
    settling.undo("settlement", second, "李明", "", silent, path)
    assert not ask(path, SOURCE)[0][0]


@pytest.mark.parametrize(
    "said",
    [
        {}, {"source_grade": "user"}, {"source_grade": "best"}, {"text": "别的正文"},
        {"published": ""}, {"published": "2999-01-01"}, {"published": "去年"}, {"published": "2031-04-20"},
    ],
)  # fmt: skip
def test_what_changes_nothing_or_is_no_kind_of_source_is_refused(path: Path, said: dict[str, str]) -> None:
    with pytest.raises(SettlementError):
        described(path, **said)


def test_a_corrected_figure_goes_along_with_the_source_it_stands_in(path: Path) -> None:
    (printed,) = ask(path, "select observation_id from observation where value_text = '100亿元'")[0]
    settling.correct(printed, "98亿元", "李明", "与原件核对", silent, path)
    described(path, source_grade="official")

    assert ask(path, SHOWN) == [("98亿元",)]


def test_a_new_build_keeps_the_document_and_what_was_said_of_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    described(path, publisher="滨海开发区统计局", source_grade="official")
    monkeypatch.setattr(building.work, "bulletins", list)
    building.build(silent, silent, path)

    assert ask(path, SOURCE)[0][::2] == ("滨海开发区统计局", "official")


def test_the_page_shows_the_change_with_its_history_and_the_ledgers_list_it(path: Path) -> None:
    app = opened("documents", doc=OURS.document.digest[:16])
    app.radio(key=f"amend_{OURS.document.digest[:16]}").set_value("describe").run()
    assert [error.value for error in app.exception] == []
    assert app.button(key="amend").disabled
    next(field for field in app.text_input if field.label == text("described.publisher", "zh")).set_value("滨海开发区统计局")
    app.text_input(key="w_who").set_value("李明")
    app.text_input(key=f"amend_why_{OURS.document.digest[:16]}").set_value("原件有章").run()
    app.button(key="amend").click().run()

    assert [error.value for error in app.exception] == []
    assert ask(path, SOURCE)[0][0] == "滨海开发区统计局"
    words = text("quality.decided.describe", "zh", part="发布者", old="—", new="滨海开发区统计局")
    ledger = opened("quality", list="ledger")
    assert words in body(ledger)
    assert ledger.selectbox(key="undo_which").options == [f"a.txt · {words} · 李明"]
    assert any("publisher - → 滨海开发区统计局" in line for line in ledgers.listed("settlement", path))
    again = opened("documents", doc=OURS.document.digest[:16])
    again.radio(key=f"amend_{OURS.document.digest[:16]}").set_value("describe").run()
    assert words in body(again)


def test_the_sentence_of_a_figure_names_what_other_sources_say_and_which_is_in_use(path: Path) -> None:
    """A card said 来源不一致, and the sentence it leads to did not say with whom."""
    ((ours,), (others,)) = (
        ask(path, f"select observation_id from observation where value_text = '{value}'")[0] for value in ("100亿元", "109亿元")
    )
    app = opened("documents", figure=ours)
    shown = body(app)
    lines = re.findall(r"<li>(.*?)</li>", shown[shown.index(text("documents.said_otherwise", "zh")) :])[:2]
    words = [re.sub(r"<[^>]+>", "", line) for line in lines]

    assert [error.value for error in app.exception] == []
    assert words == ["109.00亿元 采用b.txt · 媒体", "100.00亿元 a.txt · 用户导入 (即上面这句)"]
    assert [f"figure={others}" in lines[0], "figure=" in lines[1]] == [True, False]
