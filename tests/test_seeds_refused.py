"""A bad row of a table of seeds/ is refused with its place, and so is a table that cannot be read."""

import csv
import shutil
from pathlib import Path

import pytest

from metrics import seeds
from metrics.seeds import SEEDS, SeedError

TABLES = ("indicators", "definitions", "zones", "regions", "exchange_rates", "targets", "units_published", "lexicon", "contextual_names")

NEW_INDICATOR = {
    "code": "new", "name_zh": "新", "name_en": "New", "kind": "flow", "unit": "CNY", "group": "industry", "growth_basis": "nominal",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds that a test may spoil."""
    for name in TABLES:
        shutil.copy(SEEDS / f"{name}.csv", tmp_path)
    shutil.copytree(SEEDS / "observations", tmp_path / "observations")
    return tmp_path


def append(path: Path, **cells: str) -> None:
    """One more row; columns not named stay empty."""
    with path.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([cells.get(column, "") for column in head])


FIGURE = {
    "zone": "苏州工业园区", "indicator": "gdp", "measure": "level", "period_start": "2020-01", "period_end": "2020-12",
    "value": "1.5", "unit": "亿元", "status": "actual", "bound": "exact",
}  # fmt: skip
BAD_FIGURES = [
    ({"unit": "斗"}, "unit", "'斗' is not known"),
    ({"unit": "个"}, "unit", "个 cannot measure gdp level"),
    ({"measure": "yoy", "unit": "亿元"}, "unit", "亿元 cannot measure gdp yoy"),
    ({"value": "1,5"}, "value", "'1,5' cannot be read"),
    ({"value": "NaN"}, "value", "'NaN' cannot be read"),
    ({"value": "0.00000001", "unit": "%", "measure": "yoy"}, "value", "1E-8 cannot be stored exactly"),
    ({"zone": "无此区"}, "zone", "'无此区' is not known"),
    ({"indicator": "gpd"}, "indicator", "'gpd' is not known"),
    ({"measure": "levels"}, "measure", "'levels' is not known"),
    ({"period_end": "2020-13"}, "period_end", "'2020-13' cannot be read"),
    ({"period_end": "2019-12"}, "period_end", "2019-12 is before 2020-01"),
    ({"published": "2020"}, "published", "'2020' cannot be read"),
    ({"status": "done"}, "status", "'done' is not known"),
]


@pytest.mark.parametrize(("change", "column", "reason"), BAD_FIGURES)
def test_a_bad_figure_is_refused_with_its_place(folder: Path, change: dict[str, str], column: str, reason: str):
    path = folder / "observations" / "media.csv"
    append(path, **(FIGURE | change))
    line = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(SeedError) as caught:
        seeds.load_published_figures(folder)
    error = caught.value
    assert (error.file, error.line, error.column, error.reason) == ("media.csv", line, column, reason)
    assert str(error) == f"media.csv, line {line}, column {column}: {reason}; allowed: {error.allowed}"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"indicator": "gpd"}, "'gpd' is not known"),
        ({"indicator": "gdp"}, "'gdp' stands on line 2 already"),
        ({"indicator": "new", "parent": "gpd"}, "'gpd' is not known"),
        ({"indicator": "new", "definition_en": ""}, "the cell is empty"),
    ],
)
def test_a_bad_definition_is_refused(folder: Path, cells: dict[str, str], reason: str):
    append(folder / "indicators.csv", **NEW_INDICATOR)
    append(folder / "definitions.csv", **({"definition_zh": "新指标。", "definition_en": "New."} | cells))
    with pytest.raises(SeedError, match=reason):
        seeds.load_definitions(folder)


@pytest.mark.parametrize(
    ("table", "cells", "column", "reason", "allowed"),
    [
        ("lexicon", {"type": "holliday_word"}, "type", "'holliday_word' is not known", " known codes or names, such as holiday_word"),
        ("lexicon", {"type": "bound_word", "value": "oevr"}, "value", "'oevr' is not known", "over, under, about"),
        ("contextual_names", {"indicator": "gpd"}, "indicator", "'gpd' is not known", " known codes or names, such as gdp"),
        (
            "contextual_names",
            {"indicator": "gdp", "after": "fai|expport"},
            "after",
            "'expport' is not known",
            " known codes or names, such as exports",
        ),
    ],
)
def test_a_word_of_no_known_kind_is_refused_with_what_was_meant(
    folder: Path, table: str, cells: dict[str, str], column: str, reason: str, allowed: str
):
    append(folder / f"{table}.csv", words="某词", **cells)
    with pytest.raises(SeedError) as caught:
        {"lexicon": seeds.load_lexicon, "contextual_names": seeds.load_contextual_names}[table](folder)
    assert (caught.value.column, caught.value.reason) == (column, reason)
    assert caught.value.allowed.endswith(allowed)


@pytest.mark.parametrize("word", ["{同/可比口径", "同}比", "{{同/}比", "}同{比"])
def test_a_word_with_a_brace_alone_is_refused(folder: Path, word: str):
    """It was taken as it stands, and no text ever holds it."""
    append(folder / "lexicon.csv", type="yoy", words=f"某词|{word}")
    append(folder / "indicators.csv", **(NEW_INDICATOR | {"aliases": word}))
    for load, file in ((seeds.load_lexicon, "lexicon"), (seeds.load_indicators, "indicators")):
        with pytest.raises(SeedError) as caught:
            load(folder)
        assert (caught.value.file, caught.value.reason) == (f"{file}.csv", f"'{word}' has a brace without its partner")


def test_a_word_with_two_values_is_refused(folder: Path):
    """The second took the place of the first without a word."""
    append(folder / "lexicon.csv", type="narrowed_by_word", value="loans", words="净")
    with pytest.raises(SeedError, match=r"'净' stands with the value industrial_profit on line \d+ already"):
        seeds.load_lexicon(folder)


def test_a_shared_alias_is_refused(folder: Path):
    append(folder / "zones.csv", name="新区甲", aliases="昆山开发区", level="省级", zone_type="经济开发区")
    with pytest.raises(SeedError, match=r"'昆山开发区' belongs to 昆山经济技术开发区 on line \d+"):
        seeds.load_zones(folder)


def test_a_code_that_stands_twice_is_refused(folder: Path):
    append(folder / "indicators.csv", code="gdp", name_zh="x", name_en="x", kind="flow", unit="CNY", group="x")
    with pytest.raises(SeedError, match="'gdp' stands on line 2 already"):
        seeds.load_indicators(folder)


BAD_FILES = [
    (b"", "the column is missing"),
    (b"code,name_zh\n", "the column is missing"),
    ("code\n地区".encode("gb18030"), "the file is not UTF-8"),
    (None, "the file is missing"),
]


@pytest.mark.parametrize(("content", "reason"), BAD_FILES)
def test_a_table_that_cannot_be_read_is_refused(folder: Path, content: bytes | None, reason: str):
    path = folder / "indicators.csv"
    path.unlink() if content is None else path.write_bytes(content)
    place = ", line 1, column [a-z_]+" if reason == "the column is missing" else ""
    with pytest.raises(SeedError, match=rf"^indicators\.csv{place}: {reason}; allowed: "):
        seeds.load_indicators(folder)


def test_a_row_with_a_missing_cell_is_refused(folder: Path):
    path = folder / "exchange_rates.csv"
    path.write_text(path.read_text(encoding="utf-8") + "USD,2030-01\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"^exchange_rates\.csv, line \d+: 2 cells under 7 headings; allowed: "):
        seeds.load_exchange_rates(folder)


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        ("5|12|25|30|40|50|60|70|80|90|95|100", ""),
        ("5|12|25|30|40|50|60|70|80|90|95|99", "falls or does not end at 100"),
        ("5|12|25|20|40|50|60|70|80|90|95|100", "falls or does not end at 100"),
        ("5|12|25", "cannot be read"),
        ("steady", "cannot be read"),
    ],
)
def test_a_pace_plan_has_twelve_shares_that_never_fall_and_end_at_100(folder: Path, plan: str, fault: str):
    cells = {"zone": "北京经济技术开发区", "indicator": "gdp", "year": "2030", "period": "year", "kind": "amount"}
    append(folder / "targets.csv", **cells, value="1", unit="亿元", pace_plan=plan, source="a test's own row")
    if not fault:
        assert seeds.load_targets(folder)[-1].pace_plan == plan
        return
    with pytest.raises(SeedError, match=fault):
        seeds.load_targets(folder)


@pytest.mark.parametrize(
    ("day", "fault"), [("2030-02-10", ""), ("", ""), ("2030-02-30", "no day of that month"), ("10.2.2030", "cannot be read")]
)
def test_the_day_of_a_goal_is_a_day_of_the_calendar_or_not_known(folder: Path, day: str, fault: str):
    cells = {"zone": "北京经济技术开发区", "indicator": "gdp", "year": "2030", "period": "year", "kind": "amount", "pace_plan": "linear"}
    append(folder / "targets.csv", **cells, value="1", unit="亿元", said_on=day, source="a test's own row")
    if not fault:
        assert str(seeds.load_targets(folder)[-1].said_on or "") == day
        return
    with pytest.raises(SeedError, match=fault):
        seeds.load_targets(folder)
