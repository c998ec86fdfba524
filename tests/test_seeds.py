"""The tables of seeds/ hold what the program relies on."""

import csv
import re
from decimal import Decimal

import pytest

from metrics import seeds
from metrics.language.tokens import letters_of
from metrics.language.vocabulary import any_of, words_of
from metrics.seeds import SEEDS
from metrics.seeds.word_types import ASKED_FOR, SLOTS, TYPES

NEWSPAPER_ZONES = {
    "丹阳开发区": "江苏省丹阳经济开发区",
    "高邮经开区": "江苏省高邮经济开发区",
    "高邮经济开发区": "江苏省高邮经济开发区",
    "淮安经开区": "淮安经济技术开发区",
    "丽水开发区": "丽水经济技术开发区",
}


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
