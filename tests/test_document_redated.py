"""A document told to be of another day is read again as of that day: the years of its figures follow, and come back when that is undone."""

from datetime import date
from pathlib import Path

import pytest
from intake_cases import corrected, decided, drafted, publish_decided
from page_cases import body, opened
from warehouse_cases import ZONE, ask, entry, observation, publish, silent

from metrics import intake
from metrics.cli import building
from metrics.intake import About, rereading, settling
from metrics.presentation.labels import text
from metrics.warehouse import store
from metrics.warehouse.settlements import SettlementError

TEXT = "一季度，开发区实现GDP总量120亿元，增长8.5%。"
GIVEN = About(ZONE, "2022-04-20", title="一季度运行")
FIGURES = "select indicator, measure, period_end, vintage from observation order by measure"
DOCUMENT = "select title, file_title, published, is_day_read from document where kind = 'bulletin'"
OF_PEOPLE = (
    "select indicator, measure, period_end, vintage from observation join document using (document_id) where kind = 'bulletin' order by all"
)


def figures(month: str, day: date | None) -> list[tuple[object, ...]]:
    return [("gdp", "level", month, day), ("gdp", "yoy", month, day)]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "warehouse.duckdb"
    publish(path)
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    monkeypatch.setenv("KAIMENHONG_WRITING", "yes")
    return path


def stored(path: Path, words: str = TEXT, about: About = GIVEN) -> str:
    """Publishes a text; its document."""
    draft = drafted(path, words, about)
    intake.publish([(draft, decided(draft))], "李明", silent, path)
    return draft.document_id


def described(path: Path, document_id: str, **said: str) -> list[str]:
    return [row["settlement_id"] for row in settling.describe(document_id, said, "李明", "与原件核对", silent, path)]


def test_the_years_of_its_figures_follow_the_day_and_come_back(path: Path) -> None:
    document_id = stored(path)
    assert ask(path, FIGURES) == figures("2022-03", date(2022, 4, 20))
    (found,) = described(path, document_id, published="2023-04-20")

    assert ask(path, FIGURES) == figures("2023-03", date(2023, 4, 20))
    settling.undo("settlement", found, "李明", "改错了", silent, path)
    assert ask(path, FIGURES) == figures("2022-03", date(2022, 4, 20))


def test_a_preview_names_what_would_change_and_changes_nothing(path: Path) -> None:
    document_id = stored(path)
    found = rereading.preview(document_id, "2023-04-20", path)
    assert found is not None
    moved = [(was and was["period_end"], becomes and becomes["period_end"]) for was, becomes in found.changes]
    same = rereading.preview(document_id, "2022-05-01", path)

    assert (moved, found.corrected) == ([("2022-03", "2023-03")] * 2, 0)
    assert same is not None
    assert same.changes == ()
    assert ask(path, FIGURES) == figures("2022-03", date(2022, 4, 20))


def test_the_day_that_the_text_says_itself_is_read_from_it_again(path: Path) -> None:
    words = f"发布日期：2022-04-20\n{TEXT}"
    document_id = stored(path, words, About(ZONE))
    assert ask(path, DOCUMENT)[0][2:] == (date(2022, 4, 20), True)
    (found,) = described(path, document_id, published="2022-06-01")
    assert ask(path, DOCUMENT)[0][2:] == (date(2022, 6, 1), False)

    settling.undo("settlement", found, "李明", "", silent, path)
    assert ask(path, DOCUMENT)[0][2:] == (date(2022, 4, 20), True)


def test_an_unknown_day_is_unknown_again_when_it_is_taken_back(path: Path) -> None:
    document_id = stored(path, TEXT, About(ZONE))
    unknown = ask(path, FIGURES)
    assert unknown == figures("--03", None)
    (found,) = described(path, document_id, published="2023-04-20")
    assert ask(path, FIGURES) == figures("2023-03", date(2023, 4, 20))

    settling.undo("settlement", found, "李明", "", silent, path)
    assert ask(path, FIGURES) == unknown


def test_a_day_that_was_given_in_error_is_taken_away_and_comes_back(path: Path) -> None:
    document_id = stored(path)
    (found,) = described(path, document_id, published="")
    assert (ask(path, FIGURES), ask(path, DOCUMENT)[0][2:]) == (figures("--03", None), (None, False))

    settling.undo("settlement", found, "李明", "改错了", silent, path)
    assert ask(path, FIGURES) == figures("2022-03", date(2022, 4, 20))


def test_a_day_taken_away_gives_way_to_the_one_that_the_text_says_and_that_one_stays(path: Path) -> None:
    document_id = stored(path, f"发布日期：2022-04-20\n{TEXT}", About(ZONE, "2023-04-20"))
    described(path, document_id, published="")
    assert ask(path, DOCUMENT)[0][2:] == (date(2022, 4, 20), True)

    for ask_for in (lambda: described(path, document_id, published=""), lambda: rereading.preview(document_id, "", path)):
        with pytest.raises(SettlementError, match="its text says that it was published on 2022-04-20"):
            ask_for()


def test_a_corrected_figure_that_would_be_of_another_year_holds_the_day(path: Path) -> None:
    document_id = stored(path)
    (printed,) = ask(path, "select observation_id from observation where value_text = '120亿元'")[0]
    correction = settling.correct(printed, "121亿元", "李明", "与原件核对", silent, path)
    with pytest.raises(SettlementError, match="1 of its figures"):
        described(path, document_id, published="2023-04-20")
    assert ask(path, DOCUMENT)[0][2] == date(2022, 4, 20)

    described(path, document_id, published="2022-05-06")
    assert ask(path, "select value_text, vintage from figure where indicator = 'gdp' and measure = 'level'") == [
        ("121亿元", date(2022, 5, 6))
    ]
    settling.undo("correction", correction["correction_id"], "李明", "", silent, path)
    described(path, document_id, published="2023-04-20")
    assert ask(path, FIGURES) == figures("2023-03", date(2023, 4, 20))


def test_a_figure_that_a_review_corrected_holds_it_too(path: Path) -> None:
    draft = drafted(path, TEXT, About(ZONE, "2022-04-20"))
    publish_decided(path, draft, _8_5=corrected(draft, "8.5%", number="8.6"))
    with pytest.raises(SettlementError):
        described(path, draft.document_id, published="2023-04-20")
    described(path, draft.document_id, published="2022-05-06", title="一季度情况")


def test_a_title_is_another_name_and_the_file_keeps_its_own(path: Path) -> None:
    document_id = stored(path)
    before = ask(path, FIGURES)
    own = ask(path, DOCUMENT)[0][1]
    (found,) = described(path, document_id, title="一季度简况")

    assert (ask(path, DOCUMENT)[0][:2], ask(path, FIGURES)) == (("一季度简况", own), before)
    settling.undo("settlement", found, "李明", "", silent, path)
    assert ask(path, DOCUMENT)[0][:2] == ("一季度运行", own)


@pytest.mark.parametrize("day", ["2023-04-20", ""])
def test_a_new_build_keeps_day_and_title(path: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    described(path, stored(path), published=day, title="一季度情况")
    before = ask(path, OF_PEOPLE), ask(path, DOCUMENT)
    monkeypatch.setattr(building.work, "bulletins", list)
    building.build(silent, silent, path)
    assert (ask(path, OF_PEOPLE), ask(path, DOCUMENT)) == before


def test_a_bulletin_that_a_build_brings_anew_is_of_the_day_that_was_said(path: Path) -> None:
    document_id = stored(path)
    described(path, document_id, published="2023-04-20")
    with store.draft(path, from_current=True, tell=silent) as connection:
        connection.execute("update document set published = '2022-04-20'")
        rereading.describe_again(connection)
    assert ask(path, FIGURES) == figures("2023-03", date(2023, 4, 20))


def test_figures_that_say_their_periods_themselves_keep_them(path: Path) -> None:
    one = entry(observation(), published="2021-02-01")
    publish(path, one)
    with store.draft(path, from_current=True, tell=silent) as connection:
        connection.execute("update document set kind = 'table'")
    document_id = one.document.digest[:16]
    assert rereading.preview(document_id, "2021-03-01", path) is None
    described(path, document_id, published="2021-03-01")
    assert ask(path, "select period_end, vintage from figure") == [("2020-12", date(2021, 3, 1))]


def test_the_page_says_what_changes_before_and_publishes_it(path: Path) -> None:
    document_id = stored(path)
    app = opened("documents", doc=document_id)
    app.radio(key=f"amend_{document_id}").set_value("describe").run()
    app.date_input(key=f"describe_published_{document_id}_0").set_value(date(2023, 4, 20)).run()
    assert [error.value for error in app.exception] == []
    assert text("describe.reread", "zh", day="2023-04-20", count=2) in body(app)
    assert "2022年1–3月 → 2023年1–3月" in body(app)
    app.text_input(key="w_who").set_value("李明")
    app.text_input(key=f"amend_why_{document_id}").set_value("网页有日期").run()
    app.button(key="amend").click().run()

    assert [error.value for error in app.exception] == []
    assert ask(path, FIGURES) == figures("2023-03", date(2023, 4, 20))
    words = text("quality.decided.describe", "zh", part="发布日期", old="2022-04-20", new="2023-04-20")
    assert words in body(opened("quality", list="ledger"))


def test_the_page_empties_a_day(path: Path) -> None:
    document_id = stored(path)
    app = opened("documents", doc=document_id)
    app.radio(key=f"amend_{document_id}").set_value("describe").run()
    field = app.date_input(key=f"describe_published_{document_id}_0")
    assert field.value == date(2022, 4, 20)
    field.set_value(None).run()
    assert text("describe.reread", "zh", day="日期不详", count=2) in body(app)
    app.text_input(key="w_who").set_value("李明")
    app.text_input(key=f"amend_why_{document_id}").set_value("日期是误填").run()
    app.button(key="amend").click().run()

    assert [error.value for error in app.exception] == []
    assert ask(path, FIGURES) == figures("--03", None)


def test_the_page_holds_a_day_that_would_move_a_corrected_figure(path: Path) -> None:
    document_id = stored(path)
    (printed,) = ask(path, "select observation_id from observation where value_text = '120亿元'")[0]
    settling.correct(printed, None, "李明", "待核", silent, path)
    app = opened("documents", doc=document_id)
    app.radio(key=f"amend_{document_id}").set_value("describe").run()
    app.date_input(key=f"describe_published_{document_id}_0").set_value(date(2023, 4, 20)).run()
    app.text_input(key="w_who").set_value("李明")
    app.text_input(key=f"amend_why_{document_id}").set_value("网页有日期").run()

    assert [error.value for error in app.exception] == []
    assert text("describe.corrected", "zh", count=1) in body(app)
    assert app.button(key="amend").disabled
