"""What a person accepted, rejected or corrected enters so, and stays so whatever is extracted anew. Figures are invented."""

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from intake_cases import ABOUT, REJECTED, TEXT, corrected, decided, drafted, one_newspaper, publish_decided
from warehouse_cases import ZONE, ask, figures, observation, silent

from metrics import intake
from metrics.analysis import standing
from metrics.analysis.frames import rows_of
from metrics.cli import building, ledgers, reprocessing
from metrics.intake import Decision, Refused, typed_as_read
from metrics.intake import documents as extracting
from metrics.model import Extraction
from metrics.presentation.drafts import candidate_line
from metrics.warehouse import store

SHOWN = ["indicator", "measure", "value_text"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return one_newspaper(tmp_path)


def test_what_is_accepted_enters_with_who_accepted_it(path: Path):
    publish_decided(path, drafted(path))

    assert figures(path, ["indicator", "measure", "value_text", "witnesses"]) == [
        ("gdp", "level", "100亿元", 2), ("gdp", "yoy", "8.5%", 1),
        ("industrial_va_all", "level", "60亿元", 1), ("industrial_va_all", "yoy", "9%", 1),
    ]  # fmt: skip
    query = "select added_by, publisher, title, published::text, zone, reader from document where source_grade = 'user'"
    assert ask(path, query) == [("李明", "区报", "2020年经济运行", "2021-02-01", ZONE, "text")]


def test_an_official_source_stands_before_a_newspaper_and_a_build_keeps_it(path: Path):
    publish_decided(path, drafted(path, about=replace(ABOUT, grade="official")))
    query = (
        "select value_text, source_grade from figure where zone = ? and indicator = 'gdp' and measure = 'level' and period_end = '2020-12'"
    )
    assert ask(path, query, ZONE) == [("120亿元", "official")]
    built(path)

    assert ask(path, "select source_grade, publisher from document where added_by = '李明'") == [("official", "区报")]


def test_what_is_rejected_is_kept_as_rejected_and_shown_nowhere(path: Path):
    publish_decided(path, drafted(path), _120=REJECTED, _60=REJECTED)

    assert figures(path, SHOWN) == [("gdp", "level", "100亿元"), ("gdp", "yoy", "8.5%"), ("industrial_va_all", "yoy", "9%")]
    assert ask(path, 'select "check" from check_all') == []
    query = "select action, old_text, reason, corrected_by, made_in, is_whole from correction order by old_text"
    assert ask(path, query) == [
        ("reject", "120亿元", "不是本区数据", "李明", "review", True), ("reject", "60亿元", "不是本区数据", "李明", "review", True),
    ]  # fmt: skip


def built(path: Path) -> None:
    complaints: list[str] = []
    building.build(silent, complaints.append, path)
    assert complaints == []


def reprocessed(path: Path) -> None:
    """Every document extracted anew and stored, as another extractor would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extracting, "extractor_version", lambda: "next")
        list(reprocessing.reprocess(True, silent, path))


def read_otherwise(path: Path) -> None:
    """The same, by an extractor that takes the first figure for one of another period."""
    extract = extracting.extract

    def otherwise(*arguments: object) -> Extraction:
        found = extract(*arguments)  # type: ignore[arg-type]
        changed = [o._replace(period_end="2020-11") if o.value_text == "120亿元" else o for o in found.observations]
        return Extraction(tuple(changed), found.unread)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extracting, "extract", otherwise)
        list(reprocessing.reprocess(True, silent, path))


def read_as_another(path: Path) -> None:
    """The same, by an extractor that takes the first figure for one of another indicator."""
    extract = extracting.extract

    def otherwise(*arguments: object) -> Extraction:
        found = extract(*arguments)  # type: ignore[arg-type]
        changed = [o._replace(indicator="exports") if o.value_text == "120亿元" else o for o in found.observations]
        return Extraction(tuple(changed), found.unread)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extracting, "extract", otherwise)
        list(reprocessing.reprocess(True, silent, path))


@pytest.mark.parametrize("again", [built, reprocessed, read_otherwise, read_as_another])
def test_no_extraction_brings_back_what_was_rejected_or_overwrites_what_was_corrected(path: Path, again: Callable[[Path], None]):
    draft = drafted(path)
    publish_decided(path, draft, _120=REJECTED, _60=corrected(draft, "60亿元", number="66"))
    query = "select indicator, measure, value_text, flags from figure where zone = ? and vintage = '2021-02-01' and indicator <> 'gdp' order by all"
    own = "select count(*) from observation_named where document_id = ? and value_text = '120亿元'"
    before = ask(path, query, ZONE)
    again(path)

    assert ask(path, query, ZONE) == before == [
        ("industrial_va_all", "level", "66亿元", "correction"), ("industrial_va_all", "yoy", "9%", ""),
    ]  # fmt: skip
    assert ask(path, own, draft.document_id) == [(0,)]


@pytest.mark.parametrize("again", [silent, reprocessed])
def test_of_a_number_read_as_two_figures_the_accepted_one_stays(path: Path, again: Callable):
    draft = drafted(path, "2020年，开发区GDP总量、增速均居全市第2位。")
    rejected = {one.observation_id: REJECTED for one in draft.candidates if one.observation.measure == "rank_level"}
    intake.publish([(draft, decided(draft) | rejected)], "李明", silent, path)
    again(path)

    assert ask(path, "select measure, value_text from figure where unit = 'RANK'") == [("rank_yoy", "第2位")]
    assert ask(path, "select is_whole from correction") == [(False,)]


CORRECTIONS = [
    ({"number": "102.5"}, ("gdp", "level", "102.5亿元", "CNY", "2020-01", "2020-12", "actual", ZONE)),
    ({"number": "12", "unit": "亿美元"}, ("gdp", "level", "12亿美元", "USD", "2020-01", "2020-12", "actual", ZONE)),
    ({"indicator": "fai"}, ("fai", "level", "120亿元", "CNY", "2020-01", "2020-12", "actual", ZONE)),
    ({"period_end": "2020-06"}, ("gdp", "level", "120亿元", "CNY", "2020-01", "2020-06", "actual", ZONE)),
    ({"measure": "target", "status": "target"}, ("gdp", "target", "120亿元", "CNY", "2020-01", "2020-12", "target", ZONE)),
    ({"zone": "北京经济技术开发区"}, ("gdp", "level", "120亿元", "CNY", "2020-01", "2020-12", "actual", "北京经济技术开发区")),
]


@pytest.mark.parametrize(("changes", "expected"), CORRECTIONS)
def test_a_figure_corrected_before_publishing_stands_as_the_person_says(path: Path, changes: dict[str, str], expected: tuple):
    draft = drafted(path)
    publish_decided(path, draft, _120=corrected(draft, "120亿元", **changes))
    query = "select indicator, measure, value_text, unit, period_start, period_end, status, zone from candidate where flags = 'correction'"

    assert ask(path, query) == [expected]
    assert ask(path, "select flags from figure where value_text = '120亿元' and flags <> 'correction'") == []
    sentence = ask(path, "select sentence from candidate where flags = 'correction'")[0][0]
    assert [words in sentence for words in ("李明", "看错了", "120亿元", "原文: 2020年，开发区实现GDP总量120亿元，增长8.5%。")] == [
        True
    ] * 4


def test_a_correction_that_changes_nothing_is_an_acceptance(path: Path):
    draft = drafted(path)
    publish_decided(path, draft, _120=corrected(draft, "120亿元"))

    assert ask(path, "from correction") == []


@pytest.mark.parametrize(("decision", "before"), [("reject", []), ("correct", ["66亿元"])])
def test_a_decision_can_be_undone_and_its_record_stays(path: Path, decision: str, before: list[str]):
    draft = drafted(path)
    publish_decided(path, draft, _60=REJECTED if decision == "reject" else corrected(draft, "60亿元", number="66"))
    query = "select value_text from figure where indicator = 'industrial_va_all' and measure = 'level'"
    assert ask(path, query) == [(words,) for words in before]
    (line,) = ledgers.listed("correction", path)
    ledgers.undo("correction", line.split()[0], "王芳", "原文无误", silent, path)

    assert ask(path, query) == [("60亿元",)]
    assert [("王芳" in line, "60亿元" in line, "李明" in line) for line in ledgers.listed("correction", path)] == [(True, True, True)]


def test_a_rejection_speaks_of_its_document_alone(path: Path):
    publish_decided(path, drafted(path), _120=REJECTED)
    other = drafted(path, TEXT + "另一份。", ABOUT)
    publish_decided(path, other)

    assert ask(path, "select document_id from observation_named where value_text = '120亿元'") == [(other.document_id,)]


REFUSALS = [
    # decisions that are changed before publishing, who, code
    (lambda draft, made: made.clear(), "李明", "undecided"),
    (lambda draft, made: made.pop(draft.candidates[-1].observation_id), "李明", "undecided"),
    (lambda draft, made: made.update(dict.fromkeys(made, REJECTED)), "李明", "nothing_accepted"),
    (lambda draft, made: made.update({draft.candidates[0].observation_id: Decision("reject", " ")}), "李明", "no_reason"),
    (lambda draft, made: made.update({draft.candidates[0].observation_id: Decision("reject", "x" * 301)}), "李明", "too_long"),
    (lambda draft, made: None, " ", "nobody"),
]


@pytest.mark.parametrize(("change", "who", "code"), REFUSALS)
def test_nothing_is_published_where_something_is_missing(path: Path, change: Callable, who: str, code: str):
    draft = drafted(path)
    made = decided(draft)
    change(draft, made)
    before = store.current_version(path)
    with pytest.raises(Refused) as caught:
        intake.publish([(draft, made)], who, silent, path)

    assert (caught.value.code, store.current_version(path)) == (code, before)


TYPED = [
    ({"zone": ""}, "typed_zone"), ({"zone": "某区"}, "typed_zone"), ({"indicator": "x"}, "typed_indicator"), ({"measure": "x"}, "typed_measure"),
    ({"status": "x"}, "typed_status"), ({"number": "1e5"}, "typed_number"), ({"number": "912,36"}, "typed_number"), ({"number": ""}, "typed_number"), ({"number": "1.12345678", "unit": "元"}, "typed_number"),
    ({"unit": "%"}, "typed_unit"), ({"unit": ""}, "typed_unit"), ({"measure": "yoy"}, "typed_unit"), ({"period_start": "--01"}, "typed_period"),
    ({"period_start": "2021-01"}, "typed_period"), ({"period_end": "2020-13"}, "typed_period"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "code"), TYPED)
def test_a_typed_figure_that_makes_no_sense_is_refused(path: Path, changes: dict[str, str], code: str):
    draft = drafted(path)
    with pytest.raises(Refused) as caught:
        publish_decided(path, draft, _120=corrected(draft, "120亿元", **changes))

    assert caught.value.code == code


@pytest.mark.parametrize(
    ("typed", "stored"), [("１２１．５", "121.5亿元"), ("1,310.5", "1310.5亿元"), ("1，310.5", "1310.5亿元"), ("−3.2", "-3.2亿元")]
)
def test_a_number_typed_as_a_chinese_keyboard_or_a_spreadsheet_gives_it_is_taken(path: Path, typed: str, stored: str):
    (level, *_) = [one for one in drafted(path).candidates if one.observation.value_text == "120亿元"]

    assert intake.figure_of(replace(typed_as_read(level.observation), number=typed)).value_text == stored


@pytest.mark.parametrize("printed", ["120亿元", "8.5%", "1.2万亿元", "5亿1万4千元", "一点五亿元", "12.5万美元", "负3.9%"])
def test_a_figure_as_typed_is_the_figure_as_read(printed: str):
    unit = {"%": "PERCENT", "美元": "USD"}.get("%" if printed.endswith("%") else printed[-2:], "CNY")
    measure = "yoy" if unit == "PERCENT" else "level"
    value = {"120亿元": "12000000000", "8.5%": "8.5", "1.2万亿元": "1200000000000", "5亿1万4千元": "500014000", "一点五亿元": "150000000",
             "12.5万美元": "125000", "负3.9%": "-3.9"}[printed]  # fmt: skip
    figure = intake.figure_of(typed_as_read(observation(value=value, value_text=printed, unit=unit, measure=measure)))

    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_a_known_text_is_said_to_be_known_before_review(path: Path):
    publish_decided(path, drafted(path))
    again = drafted(path, name="b.txt")

    assert (again.known_as, again.candidates) == ("a.txt", ())


def test_a_document_stored_meanwhile_is_not_stored_twice(path: Path):
    first, second = drafted(path), drafted(path, name="b.txt")
    publish_decided(path, first)
    before = store.current_version(path)
    with pytest.raises(Refused) as caught:
        publish_decided(path, second, _120=REJECTED)

    assert (caught.value.code, store.current_version(path)) == ("known", before)


def test_the_second_of_two_writers_waits_with_a_message(path: Path):
    draft, said, waiting = drafted(path), [], threading.Event()

    def tell(message: str) -> None:
        said.append(message)
        waiting.set()

    with store.writer_lock(path, silent):
        second = threading.Thread(target=intake.publish, args=([(draft, decided(draft))], "李明", tell, path))
        second.start()
        assert waiting.wait(60)
    second.join()

    assert ["is being written by" in message for message in said] == [True]
    assert ask(path, "select count(*) from document where added_by = '李明'") == [(1,)]


def test_what_the_latest_document_changed_shows_a_corrected_figure_as_corrected(path: Path):
    draft = drafted(path)
    publish_decided(path, draft, _60=corrected(draft, "60亿元", number="66"))
    opened = store.connect(path)
    rows = {row["indicator"]: row for row in rows_of(standing.changes(opened, ZONE, draft.document_id))}
    opened.close()

    assert (rows["industrial_va_all"]["value"], rows["industrial_va_all"]["yoy_pct"]) == (66 * 10**8, 9)


def test_a_line_under_review_says_about_how_much_and_among_whom(path: Path):
    text = "2020年，开发区实现GDP总量约120亿元，总量居全市第一。工业增加值60亿元。"
    names = {row: {"name_zh": row, "name_en": row} for row in ("gdp", "industrial_va_all")} | {ZONE: {"name_en": ZONE}}
    lines = [candidate_line(one, names, "zh", False) for one in drafted(path, text).candidates]

    assert [re.sub("<[^>]+>", "", line).split("原文")[0].strip() for line in lines] == [
        "gdp 数值 约120.00亿元 估计数", "gdp 总量位次 第1位 全市", "industrial_va_all 数值 60.00亿元",
    ]  # fmt: skip
