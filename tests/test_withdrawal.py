"""A document is taken back, or one of its figures is said to be wrong, where its sentence stands; each can be undone. All figures invented."""

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from page_cases import body, opened
from streamlit.testing.v1 import AppTest
from warehouse_cases import ZONE, ask, entry, observation, publish, silent

from metrics.analysis import documents, overview
from metrics.analysis.frames import rows_of
from metrics.cli import building, ledgers, reviewing
from metrics.intake import About, settling
from metrics.presentation.labels import text
from metrics.warehouse import store
from metrics.warehouse.corrections import CorrectionError
from metrics.warehouse.settlements import SettlementError

OURS = entry(observation(), observation(indicator="fai", indicator_text="投资", value_text="40亿元", value="4000000000"), name="ours.txt")
OTHER = entry(observation(value="10900000000", value_text="109亿元"), text="乙", grade="republished", name="other.txt")
SAME = entry(observation(), text="丙", grade="republished", name="same.txt")
FIGURES = "select indicator, value_text from figure where measure = 'level' and zone = '苏州工业园区' and period_end = '2020-12' order by 1"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "warehouse.duckdb"
    publish(path, OURS, OTHER)
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")
    return path


def document_id(given=OURS) -> str:
    return given.document.digest[:16]


def figure_id(path: Path, value_text: str) -> str:
    return str(ask(path, f"select observation_id from observation where value_text = '{value_text}'")[0][0])


def test_nothing_of_a_document_that_was_taken_back_is_left_until_that_is_undone(made: Path) -> None:
    settling.choose(figure_id(made, "100亿元"), "李明", "已核对", silent, made)
    before = ask(made, FIGURES)
    change = settling.withdraw(document_id(), "李明", "导错了文件", silent, made)

    assert before == [("fai", "40亿元"), ("gdp", "100亿元")]
    assert ask(made, FIGURES) == [("gdp", "109亿元")]
    with contextlib.closing(store.connect(made)) as opened_:
        assert [row["file_name"] for row in rows_of(overview.recent_documents(opened_, ZONE))] == ["other.txt"]
        summaries = {row["file_name"]: row["figures"] for row in rows_of(documents.documents(opened_, ZONE))}
        taken = documents.withdrawal(opened_, document_id())
    assert summaries == {"ours.txt": 0, "other.txt": 1}
    assert taken is not None
    assert (taken["settled_by"], taken["reason"]) == ("李明", "导错了文件")
    assert any("taken back" in line for line in ledgers.listed("settlement", made))

    settling.undo("settlement", change["settlement_id"], "王芳", "文件没错", silent, made)
    assert ask(made, FIGURES) == before


def test_a_document_stays_taken_back_when_the_warehouse_is_built_anew(tmp_path: Path) -> None:
    made = tmp_path / "warehouse.duckdb"
    publish(made, replace(OURS, source_grade="user"))
    settling.withdraw(document_id(), "李明", "导错了文件", silent, made)
    building.build(silent, silent, made)

    kept = ask(made, f"select count(*) from document where document_id = '{document_id()}'")
    assert (kept, ask(made, f"select count(*) from figure where document_id = '{document_id()}'")) == ([(1,)], [(0,)])


@pytest.mark.parametrize(("beside", "left"), [((), []), ((SAME,), [("gdp", "101亿元")])])
def test_a_correction_goes_with_its_document_unless_another_prints_the_same(tmp_path: Path, beside: tuple, left: list) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(path, OURS, *beside)
    (corrected,) = ask(path, f"select observation_id from observation where document_id = '{document_id()}' and indicator = 'gdp'")[0]
    settling.correct(corrected, "101亿元", "李明", "统计公报", silent, path)
    settling.withdraw(document_id(), "李明", "导错了文件", silent, path)

    assert ask(path, FIGURES) == left


def test_what_cannot_be_taken_back_is_refused(made: Path) -> None:
    settling.correct(figure_id(made, "40亿元"), "41亿元", "李明", "统计公报", silent, made)
    (correction,) = ask(made, "select document_id from document where kind = 'correction'")[0]
    settling.withdraw(document_id(), "李明", "导错了文件", silent, made)
    for wrong in ("nothing", correction, document_id()):
        with pytest.raises(SettlementError):
            settling.withdraw(wrong, "李明", "再来一次", silent, made)
    with pytest.raises(CorrectionError):
        settling.reject("nothing", "李明", "读错", silent, made)


def answered(app: AppTest, action: str, **typed: str) -> AppTest:
    """The page after an action was chosen, signed and published."""
    if app.radio:
        app.radio[0].set_value(action).run()
    fields = {text("writing.who", "zh"): "李明", text("goal.why", "zh"): "与月报不符", **typed}
    for field in app.text_input:
        if field.label in fields:
            field.set_value(fields[field.label])
    app.run()
    next(button for button in app.button if button.key in ("amend", "settle")).click()
    return app.run()


ACTIONS = [
    # what is done at the sentence of 40亿元; the figures left
    ("correct", [("fai", "41亿元"), ("gdp", "100亿元")]),
    ("doubt", [("fai", "40亿元"), ("gdp", "100亿元")]),
    ("reject", [("gdp", "100亿元")]),
    ("withdraw", [("gdp", "109亿元")]),
]


@pytest.mark.parametrize(("action", "left"), ACTIONS, ids=[action for action, _ in ACTIONS])
def test_a_figure_is_put_right_where_its_sentence_stands(made: Path, action: str, left: list[tuple[str, str]]) -> None:
    app = answered(opened("documents", figure=figure_id(made, "40亿元")), action, **{text("quality.new_value", "zh"): "41亿元"})

    assert [error.value for error in app.exception] == []
    assert text(f"amend.{action}", "zh") in app.success[0].value
    assert app.success[0].value.endswith(" → 41亿元") == (action == "correct")
    assert ask(made, FIGURES) == left
    doubted = ask(made, "select count(*) from figure where list_contains(string_split(flags, '|'), 'doubtful')")
    assert doubted == [(1 if action == "doubt" else 0,)]


def test_a_title_that_is_markdown_is_shown_as_it_is_written(made: Path) -> None:
    titled = entry(observation(), text="丁", name="![a](//a.example/b.png).txt")
    publish(made, titled)
    app = answered(opened("documents", doc=document_id(titled)), "withdraw")

    assert app.success[0].value == text("quality.said", "zh", what=text("amend.withdraw", "zh"), where=r"!\[a\](//a.example/b.png).txt")


def test_a_figure_somebody_corrected_leads_to_the_ledger_and_a_document_taken_back_says_who_and_why(made: Path) -> None:
    settling.correct(figure_id(made, "40亿元"), "41亿元", "李明", "统计公报", silent, made)
    shown = body(opened("documents", figure=figure_id(made, "40亿元")))
    assert (text("amend.decided", "zh") in shown, "quality?list=ledger" in shown) == (True, True)

    settling.withdraw(document_id(), "李明", "导错了文件", silent, made)
    app = opened("documents", doc=document_id())
    assert "导错了文件" in body(app)
    assert not any(button.key in ("amend", "settle") for button in app.button)
    ledger = body(opened("quality", list="ledger"))
    assert text("quality.decided.withdraw", "zh", old="ours.txt") in ledger
    assert f'href="documents?doc={document_id()}&amp;lang=zh"' in ledger


def test_who_may_not_write_is_told_so_and_changes_nothing(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WRITING", "no")
    app = opened("documents", figure=figure_id(made, "40亿元"))

    assert text("writing.not_allowed", "zh") in body(app)
    assert not any(button.key in ("amend", "settle") for button in app.button)


def test_that_a_document_was_taken_back_stands_above_its_text(made: Path) -> None:
    settling.withdraw(document_id(), "李明", "导错了文件", silent, made)
    shown = body(opened("documents", doc=document_id()))

    assert 0 < shown.index(text("amend.withdrawn_advice", "zh")) < shown.index('class="paper"')


def test_a_text_that_comes_again_after_it_was_taken_back_says_so_and_how_it_comes_back(made: Path, tmp_path: Path) -> None:
    """Nothing of it is stored, and `nothing changed` alone would leave its figures missing without a word."""
    file = tmp_path / "again.txt"
    file.write_text("2020年，苏州工业园区完成地区生产总值100亿元。", encoding="utf-8")
    said: list[str] = []
    building.add([str(file)], About(), said.append, silent, silent, made)
    (document,) = ask(made, "select document_id from document where file_name = 'again.txt'")[0]
    change = settling.withdraw(document, "李明", "导错了文件", silent, made)
    undo = f"`python -m metrics settlements --undo {change['settlement_id']}` brings its figures back"
    day = str(change["settled_at"])[:10]
    known = f"{file}: the same text is stored already (as again.txt) and was taken back by 李明, {day}: 导错了文件; {undo}"

    assert building.add([str(file)], About(), said.append, silent, silent, made) == (0, 1)
    assert said[-1] == known
    assert list(reviewing.review([str(file)], About(), silent, silent, made)) == [known]
