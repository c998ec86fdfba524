"""The tables of seeds/ hold what the program relies on, and a bad row is refused with its place."""

import csv
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from metrics import seeds
from metrics.language.tokens import letters_of
from metrics.language.vocabulary import any_of, words_of
from metrics.seeds import SEEDS, SeedError
from metrics.seeds.word_types import ASKED_FOR, SLOTS, TYPES

TABLES = ("indicators", "definitions", "zones", "regions", "exchange_rates", "targets", "units_published", "lexicon", "contextual_names")
NEWSPAPER_ZONES = {
    "丹阳开发区": "江苏省丹阳经济开发区",
    "高邮经开区": "江苏省高邮经济开发区",
    "高邮经济开发区": "江苏省高邮经济开发区",
    "淮安经开区": "淮安经济技术开发区",
    "丽水开发区": "丽水经济技术开发区",
}


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


def test_every_zone_name_and_alias_belongs_to_one_zone():
    names = [name for zone in seeds.load_zones() for name in (zone.name, *zone.aliases, *filter(None, zone.admin_alias.split("|")))]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_zone_goes_by_a_name_that_any_city_may_have():
    common = {"滨海", "航空", "航天", "石化", "汽车", "临港", "城南", "城北"}
    names = {f"{stem}{kind}" for stem in common for kind in ("开发区", "经开区", "经济开发区", "经济技术开发区")}
    assert sorted(names & {alias for zone in seeds.load_zones() for alias in zone.aliases}) == []


def test_a_street_run_with_a_zone_is_that_zones_alone():
    assert {street: zone.name for zone in seeds.load_zones() for street in zone.streets} == {
        "马棚街道": "江苏省高邮经济开发区",
        "时庄街道": "曲阜经济开发区",
        "锦丰镇": "江苏扬子江国际冶金工业园",
    }


def test_no_alias_of_a_zone_is_a_province_or_prefecture():
    regions = {name for region in seeds.load_regions() if region.level != "county" for name in (region.name, region.short)}
    assert sorted(regions & {alias for zone in seeds.load_zones() for alias in zone.aliases}) == []


@pytest.mark.parametrize(("alias", "zone"), NEWSPAPER_ZONES.items())
def test_names_the_newspapers_use_lead_to_their_zone(alias: str, zone: str):
    assert [z.name for z in seeds.load_zones() if alias in z.aliases] == [zone]


def test_every_indicator_is_defined_in_both_languages_and_is_part_of_nothing_that_is_part_of_it():
    meant = seeds.load_definitions()

    def wholes(code: str) -> list[str]:
        parent = meant[code].parent
        return [parent, *wholes(parent)] if parent else []

    assert sorted(meant) == sorted(indicator.code for indicator in seeds.load_indicators())
    assert [code for code in meant if code in wholes(code)] == []
    assert [about.source for about in meant.values() if "; " in about.source and "; http" not in about.source] == []


def test_every_zone_with_figures_has_an_english_name():
    english = {zone.name: zone.name_en for zone in seeds.load_zones()}
    assert sorted({figure.zone for figure in seeds.load_published_figures() if not english[figure.zone]}) == []


def test_regions_have_their_province_among_them():
    regions = seeds.load_regions()
    provinces = {region.name for region in regions if region.level == "province"}
    assert (len(provinces), {region.province for region in regions} - provinces) == (34, set())


@pytest.mark.parametrize(
    ("zone", "indicator", "measure", "period_end", "value", "unit", "value_text"),
    [
        ("上饶经济技术开发区", "industrial_revenue", "level", "2016-07", "49482000000", "CNY", "494.82亿元"),
        ("上饶经济技术开发区", "industrial_revenue", "rank_level", "2016-07", "5", "RANK", "第5位"),
        ("北京经济技术开发区", "gdp", "level", "2015-12", "125920000000", "CNY", "125.92 billion yuan"),
        ("天津经济技术开发区", "industrial_output_all", "level", "2021-06", "257630000000000", "CNY", "257.63 trillion yuan"),
        ("雅安经济技术开发区", "industrial_electricity", "level", "2021-06", "642000000", "KWH", "6.42亿度"),
    ],
)
def test_published_figures_are_converted_exactly(zone, indicator, measure, period_end, value, unit, value_text):
    found = [
        (figure.value, figure.unit, figure.value_text)
        for figure in seeds.load_published_figures()
        if (figure.zone, figure.indicator, figure.measure, figure.period_end) == (zone, indicator, measure, period_end)
    ]
    assert (Decimal(value), unit, value_text) in found


def test_disagreeing_values_are_all_kept():
    zone = "北京经济技术开发区"
    key = (zone, "gdp", "level", "2015-12")
    found = {f.value_text for f in seeds.load_published_figures() if (f.zone, f.indicator, f.measure, f.period_end) == key}
    assert found == {"125.92 billion yuan", "108.14 billion yuan"}


def test_every_target_says_its_source():
    targets = {(t.zone, t.indicator, t.year): (t.value, t.unit, t.kind) for t in seeds.load_targets()}
    assert targets[("江苏省高邮经济开发区", "projects_signed", 2023)] == (Decimal(12), "COUNT", "count")
    assert targets[("长春高新技术产业开发区", "gdp", 2018)] == (Decimal(10), "PERCENT", "growth")
    assert [target.zone for target in seeds.load_targets() if not target.source] == []


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
    append(
        folder / "indicators.csv",
        code="new",
        name_zh="新",
        name_en="New",
        kind="flow",
        unit="CNY",
        group="industry",
        growth_basis="nominal",
    )
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


def test_every_type_of_words_has_words_and_those_of_a_sentence_are_slots():
    words = {word.type: word.text for word in seeds.load_lexicon()}
    assert set(words) == set(TYPES)
    assert [kind for kind in SLOTS if "x" in letters_of(words[kind])] == []
    assert [kind for kind in ASKED_FOR if not kind.endswith(("_word", "_ending"))] == []


def test_every_word_of_a_sentence_that_stands_alone_in_its_row_can_take_effect():
    """Of a word that stands in several rows the first counts, and before all of them the names of indicators."""
    taken = {word for indicator in seeds.load_indicators() for alias in indicator.aliases for word in seeds.expand(alias)}
    taken |= {name.text for name in seeds.load_contextual_names()}
    shadowed = []
    with (SEEDS / "lexicon.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for pattern in row["words"].split("|") if row["type"] in SLOTS else ():
                words = set(seeds.expand(pattern))
                shadowed += [(row["type"], pattern)] if words <= taken else []
                taken |= words
    assert shadowed == []


def test_of_words_that_begin_alike_the_longer_is_found_wherever_its_row_stands():
    wrong = [
        (kind, word)
        for kind in ASKED_FOR
        for pattern in [re.compile(any_of(kind))]
        for word in words_of(kind)
        if (found := pattern.match(word)) is None or found.group() != word
    ]
    assert wrong == []


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
    with pytest.raises(SeedError, match=reason):
        seeds.load_indicators(folder)


def test_a_row_with_a_missing_cell_is_refused(folder: Path):
    path = folder / "exchange_rates.csv"
    path.write_text(path.read_text(encoding="utf-8") + "USD,2030-01\n", encoding="utf-8")
    with pytest.raises(SeedError, match="2 cells under 7 headings"):
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
